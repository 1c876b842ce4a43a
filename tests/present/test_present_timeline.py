from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st
from made_record import EVENTS, RECORD

from onrecord.model import Duration, Event, Interval, Realis, When, WhenBasis
from onrecord.present.timeline import Axis, axis_of, duration_bar, longest_of, order, track
from onrecord.present.words import event_is_dated, event_what, event_when

BY_ID = {event.id: event for event in EVENTS}
DAYS = st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 1, 1))


def drawn(event: Event) -> str:
    axis, ticks = axis_of(RECORD.events)
    return str(track(event, axis, ticks, 30))


def test_a_known_day_is_a_dot_and_several_days_a_bar_with_whiskers() -> None:
    assert "<circle" in drawn(BY_ID["ev-call-3jun"])
    assert drawn(BY_ID["ev-shelling"]).count("whisker") == 2


def test_an_open_end_fades_and_an_undated_event_is_a_line_between_its_limits() -> None:
    assert "fade-right" in drawn(BY_ID["ev-meeting"])
    assert "limits" in drawn(BY_ID["ev-call-undated"])
    assert "circle" not in drawn(BY_ID["ev-call-undated"])


def test_what_happened_after_some_day_is_undated_but_what_is_planned_after_it_is_placed() -> None:
    after = When(interval=Interval(first="2025-06-23", last=None), basis=WhenBasis.BOUNDS, rule="r")
    happened = replace(BY_ID["ev-shelling"], when=after)
    planned = replace(happened, realis=Realis.PLANNED)

    assert event_when(happened) == "undated, after 22 Jun 2025"
    assert event_when(planned) == "after 22 Jun 2025"
    assert not event_is_dated(happened)
    assert event_is_dated(planned)


def test_a_label_is_told_without_the_day_and_length_that_stand_beside_it() -> None:
    event = replace(BY_ID["ev-shelling"], label="Phone call, A and B, 4 Jun 2025, about 1 h 15 min")

    assert event_what(event) == "Phone call, A and B"
    assert event_what(replace(event, label="Talks, undated")) == "Talks"
    assert event_what(replace(event, label="Killing, 5,000 people, undated")) == "Killing, 5,000 people"


def test_undated_events_stand_behind_dated_ones() -> None:
    dated = [event_is_dated(event) for event in order(RECORD.events)]

    assert dated == sorted(dated, reverse=True)


def test_a_month_long_truce_does_not_dwarf_an_hour_long_call() -> None:
    truce = replace(BY_ID["ev-shelling"], duration=Duration(low=43200, high=43200))
    call = BY_ID["ev-call-3jun"]

    assert longest_of([truce, call]) == 82
    assert duration_bar(truce.duration, 82) == ""
    assert "sure" in duration_bar(call.duration, 82)


@given(st.lists(DAYS, min_size=1, max_size=20), DAYS, DAYS)
def test_the_axis_keeps_the_order_of_days(days: list[date], one: date, other: date) -> None:
    axis = Axis(days)
    first, last = sorted((one, other))

    assert 0 <= axis.x(first) <= axis.x(last) <= 100
    assert all(0 < axis.x(day) < 100 for day in days)


def test_a_long_gap_is_shortened_and_shown() -> None:
    start = date(2025, 1, 1)
    axis = Axis([start, start + timedelta(days=300), start + timedelta(days=310)])

    assert len(axis.breaks) == 1
    assert axis.x(start + timedelta(days=300)) < 80
