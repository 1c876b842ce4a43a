from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st
from made_events import every_case, made, record_of
from made_record import EVENTS, RECORD

from onrecord.model import Duration, Event, Interval, Realis, Record, When, WhenBasis
from onrecord.present.chronicle import chronicle
from onrecord.present.page import Page
from onrecord.present.timeline import (
    Axis,
    axis_of,
    duration_bar,
    key_mark,
    longest_of,
    order,
    track,
    track_kind,
)
from onrecord.present.words import event_is_dated, event_what, event_when, precision_words

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


def page_of(record: Record) -> Page:
    page = Page(record)
    page.ids |= {event.id: event.id for event in record.events}
    return page


def lanes() -> dict[str, list[str]]:
    """Labels of the events by the heading that they stand under."""
    found = chronicle(page_of(every_case()), [])
    return {
        f"{start}{lane['title']}": [row["label"] for row in (*lane["rows"], *lane["folded"])]
        for start, some in (("", found["lanes"]), ("No date: ", found["undated"]))
        for lane in some
    }


def test_what_happened_is_planned_or_denied_stands_in_a_lane_of_its_own() -> None:
    found = lanes()

    dated = [title for title in found if not title.startswith("No date")]
    assert dated == ["What happened", "Alleged", "Planned", "Proposed", "Possible", "Denied"]
    assert found["Denied"] == ["Attack that is denied", "Raid denied over two days"]
    assert "Talks planned for a day" in found["Planned"]
    assert not any("planned" in label or "denied" in label for label in found["What happened"])


def test_undated_events_of_different_ways_of_telling_never_stand_in_one_list() -> None:
    found = lanes()
    undated = [title for title in found if title.startswith("No date")]

    assert undated == ["No date: What happened", "No date: Planned", "No date: Denied"]
    assert found["No date: Planned"] == ["Summit planned without a date"]
    assert found["No date: Denied"] == ["Deal that is denied"]


def test_undated_events_of_which_only_the_kind_is_known_share_one_line() -> None:
    few = record_of(made("Talks"), made("Talks"))
    record = record_of(made("Talks"), made("Talks"), made("Attack"), made("Truce", who=("Norland",)))
    (alone,), (lane,) = (chronicle(page_of(r), [])["undated"] for r in (few, record))

    assert (len(alone["rows"]), alone["together"]) == (2, None)
    assert (lane["count"], [row["label"] for row in lane["rows"]]) == (4, ["Truce"])
    assert [(kind["label"], kind["count"]) for kind in lane["together"]["kinds"]] == [
        ("Talks", 2),
        ("Attack", 1),
    ]


def test_the_legend_explains_the_mark_of_every_heading() -> None:
    found = chronicle(page_of(every_case()), [])

    assert {lane["key"] for lane in (*found["lanes"], *found["undated"])} <= found["has"]


def test_each_way_of_telling_has_a_shape_of_its_own() -> None:
    shapes = {str(key_mark(realis)).replace(realis, "") for realis in Realis}

    # A disc, a ring and a dashed ring are one circle, told apart by its style.
    assert len(shapes) == len(Realis) - len({"planned", "hypothetical"})
    assert str(key_mark("proposed")).count("<circle") == 0
    assert 'class="cross"' in key_mark("denied")


def test_a_day_of_an_unknown_month_is_paler_than_days_that_are_known() -> None:
    by_label = {event.label: event for event in every_case().events}
    month, days = by_label["Exchange in a known month"], by_label["Shelling over three nights"]

    assert (track_kind(month), track_kind(days)) == ("unit", "days")
    assert "coarse" in drawn(month)
    assert "coarse" not in drawn(days)
    assert precision_words(month.when) == "day not known"


def test_what_did_not_happen_is_an_outline_and_its_open_end_an_arrow() -> None:
    by_label = {event.label: event for event in every_case().events}

    open_end = drawn(by_label["Talks planned after a day"])
    assert 'class="edge"' in open_end
    assert 'class="arrow"' in open_end
    assert 'class="mark"' not in drawn(by_label["Raid denied over two days"])
    assert 'class="cross"' in drawn(by_label["Raid denied over two days"])


def test_a_drawing_says_in_words_what_it_shows() -> None:
    axis, ticks = axis_of(RECORD.events)

    said = track(BY_ID["ev-shelling"], axis, ticks, 30, 'on "3 June" & after')
    assert 'role="img" aria-label="on &#34;3 June&#34; &amp; after"' in said
    assert 'aria-hidden="true"' in drawn(BY_ID["ev-shelling"])


def test_a_day_off_the_axis_stands_beside_it() -> None:
    axis = Axis([date(2025, 1, 1), date(2025, 2, 1)])

    assert axis.x(date(2024, 1, 1)) < axis.x(date(2025, 1, 1))
    assert axis.x(date(2025, 2, 1)) < axis.x(date(2026, 1, 1)) < 100


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
