"""What happened, written down as a reporter does."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_events import every_case, far_apart, made, many, record_of, with_two_reports
from made_record import RECORD

from onrecord.model import Party, Realis, Record, WhenBasis
from onrecord.present.event_notes import STRIP, event_notes
from onrecord.present.notes import Notes, print_notes
from onrecord.present.strip import BROKEN, MARKS, POINTER, days_of, ruler, strip
from onrecord.present.timeline import Axis, axis_of
from onrecord.text.wording import day_words


def written(found: list[Notes]) -> list[str]:
    out = io.StringIO()
    print_notes(found, out)
    return out.getvalue().splitlines()


def block(record: Record, words: str) -> list[str]:
    """The lines of the note that has `words`: its head, its strip and its details."""
    lines = written(event_notes(record))
    at = next(i for i, line in enumerate(lines) if words in line and line.startswith("- "))
    end = next((i for i in range(at + 1, len(lines)) if not lines[i].startswith("  ")), len(lines))
    return [lines[at], *(line.strip() for line in lines[at + 1 : end])]


def group_of(record: Record, words: str) -> str:
    """The heading that the note with `words` stands under."""
    return next(
        group.heading for group in event_notes(record) if any(words in note.words for note in group.notes)
    )


def test_a_known_day_is_one_mark_and_several_days_a_bar_with_two_ends() -> None:
    assert block(every_case(), "Call on a known day")[1].strip("·/") == "●"
    bar = block(every_case(), "Shelling over three nights")[1].strip("·/")
    assert (bar[0], bar[-1], set(bar[1:-1])) in (("├", "┤", {"─"}), ("├", "┤", set()))


def test_an_open_end_is_an_arrow() -> None:
    assert block(every_case(), "Blockade with an open end")[1].endswith("─▶")
    assert block(every_case(), "Treaty with an open start")[1].startswith("◀─")
    assert block(every_case(), "Talks planned after a day")[1].endswith("╌▶")


def test_limits_of_an_undated_event_stand_in_brackets() -> None:
    assert "(┄" in block(every_case(), "Call with limits alone")[1]
    strip_between = block(every_case(), "Truce between two limits")[1].strip("·/")
    assert (strip_between[0], strip_between[-1]) == ("(", ")")


def test_an_event_without_a_date_has_no_strip_and_says_why() -> None:
    head, known, counts, telling = block(every_case(), "Talks by nobody's date")

    assert head == "- undated: Talks by nobody's date"
    assert known == "no report says when"
    assert counts == "told in Wire Daily: 1 doc · 1 outlet · 1 root (the ministry)"
    assert telling == (
        "Wire Daily, line 1: The two sides [met] on Monday, the ministry said. – in the outlet's own voice"
    )


@pytest.mark.parametrize(
    ("words", "heading"),
    [
        ("Call on a known day", "What happened"),
        ("Attack that is alleged", "Alleged"),
        ("Talks planned for a day", "Planned"),
        ("Truce proposed for a week", "Proposed"),
        ("Visit that could come", "Possible"),
        ("Attack that is denied", "Denied"),
        ("Talks by nobody's date", "No date – what happened"),
        ("Summit planned without a date", "No date – planned"),
        ("Deal that is denied", "No date – denied"),
    ],
)
def test_ways_of_telling_never_stand_in_one_list(words: str, heading: str) -> None:
    assert group_of(every_case(), words).startswith(f"{heading} (")


def test_what_did_not_happen_is_marked_in_its_own_line_too() -> None:
    assert block(every_case(), "Attack that is denied")[0] == "- 28 May 2025: DENIED – Attack that is denied"
    assert "PLANNED" not in block(every_case(), "Call on a known day")[0]


def test_a_day_says_on_what_words_it_rests_and_how_it_is_counted() -> None:
    event, mention = made("Call", "2025-06-02", "2025-06-02")
    record = with_two_reports(event, mention, "yesterday")

    assert block(record, "Call")[2] == (
        "the date stands with the event: “on Monday” (Wire Daily);"
        " counted from the day of publication: “yesterday” (Evening Post)"
    )


def test_a_telling_of_another_day_is_no_ground() -> None:
    event, mention = made("Call", "2025-06-02", "2025-06-02")
    other, elsewhere = made("Call", "2025-05-02", "2025-05-02")
    record = record_of((event, mention))
    mixed = with_two_reports(event, elsewhere, "a month before")

    assert other.when != event.when
    assert "a month before" not in "\n".join(block(mixed, "Call")[:3])
    assert "on Monday" in "\n".join(written(event_notes(record)))


def test_limits_as_near_as_a_date_do_not_pass_for_a_stated_one() -> None:
    record = record_of(made("Call", "2025-06-03", "2025-06-04", basis=WhenBasis.BOUNDS))

    assert "not said outright" in block(record, "Call")[2]


def test_a_day_that_rests_on_the_telling_itself_quotes_no_words_for_it() -> None:
    event, mention = made("Call", "2025-06-03", "2025-06-04", basis=WhenBasis.BOUNDS)
    assert mention.when is not None
    fresh = replace(mention, when=replace(mention.when, evidence=mention.trigger))

    assert block(record_of((event, fresh)), "Call")[2] == "told as news of the day; no words say which day"
    assert "“on Monday”" in block(record_of((event, mention)), "Call")[2]


def test_possible_doubles_parties_and_numbers_are_told() -> None:
    first, telling = made("Call, A and B", "2025-06-02", "2025-06-02", who=("A", "B", "C"), ordinal=6)
    record = record_of((first, telling), made("Call, undated", maybe=(first.id,)))

    assert "parties: A, B and C · number 6 in a row" in block(record, "Call, A and B")[3]
    assert "possibly the same as Call, A and B, 2 Jun 2025" in "\n".join(block(record, "undated: Call"))


def test_a_telling_that_denies_what_others_tell_as_happened_is_not_lost() -> None:
    event, mention = made("Call", "2025-06-02", "2025-06-02")
    record = with_two_reports(event, mention, "yesterday")
    late = record.readings[0]
    denied = replace(late.events[0], realis=Realis.DENIED, initiator=Party(name="Ann Kern"))
    record = replace(record, readings=(replace(late, events=(denied,)), record.readings[1]))

    details = block(record, "Call")[3]
    assert group_of(record, "Call").startswith("What happened")
    assert "elsewhere denied: “met” (Evening Post)" in details
    assert "initiated or announced by Ann Kern (Evening Post)" in details


def test_every_event_has_one_note() -> None:
    for record in (RECORD, every_case(), many(), far_apart()):
        notes = [note for group in event_notes(record) for note in group.notes]

        assert len(notes) == len(record.events)


def test_a_narrow_terminal_gets_a_short_strip_and_not_half_of_one() -> None:
    short = [line for group in event_notes(every_case(), 40) for note in group.notes for line in note.above]

    assert {len(line) for line in short} == {36}
    assert any(line.endswith("▶") for line in short)


def test_a_shortened_axis_says_so() -> None:
    lines = written(event_notes(far_apart()))

    assert any("the axis is shortened" in line for line in lines)
    assert any(BROKEN in line for line in lines if "●" in line and line.startswith("  ·"))


def test_an_empty_record_says_so() -> None:
    assert written(event_notes(record_of())) == ["nothing of the kind in this record"]


DAYS = st.dates(min_value=date(1700, 1, 1), max_value=date(2100, 1, 1))


@given(st.lists(DAYS, min_size=1, max_size=25), st.integers(min_value=20, max_value=120))
def test_dates_over_a_strip_never_run_into_each_other(days: list[date], width: int) -> None:
    line = ruler(Axis(days), days, width)

    assert len(line) <= width
    shown = line.replace(POINTER, " ").split()
    assert 0 < line.count(POINTER) <= len(set(days))
    words = {part for day in days for part in day_words(day).split()}
    assert set(shown) <= words


ENDS = st.one_of(st.none(), DAYS.map(date.isoformat))


@given(
    st.lists(st.tuples(ENDS, ENDS, st.sampled_from(list(Realis))), max_size=12),
    st.integers(min_value=20, max_value=90),
    st.sampled_from([WhenBasis.STATED, WhenBasis.BOUNDS]),
)
def test_a_strip_is_as_wide_as_it_should_be(
    told: list[tuple[str | None, str | None, Realis]], width: int, basis: WhenBasis
) -> None:
    events = []
    for first, last, realis in told:
        ends = sorted((first, last)) if first and last else (first, last)
        events.append(made("Meeting", ends[0], ends[1], realis=realis, basis=basis)[0])
    axis = axis_of(events)[0]

    for event in events:
        line = strip(event, axis, width)
        assert len(line) == (width if event.when else 0)
        assert not line or any(mark in line for mark in (*MARKS.values(), *"├◀("))
    assert ruler(axis, days_of(events), STRIP) is not None


def test_events_of_which_nothing_but_the_kind_is_known_share_a_note() -> None:
    record = record_of(
        made("Talks"),
        made("Talks"),
        made("Attack"),
        made("Talks", who=("Norland",)),
        made("Truce", "2025-06-04"),
    )

    assert block(record, "more, without")[0] == "- 3 more, without day, place or party"
    assert block(record, "more, without")[1:] == [
        "Talks (2): “met” (Wire Daily)",
        "Attack: “met” (Wire Daily)",
    ]


def test_two_of_them_stand_by_themselves() -> None:
    lines = written(event_notes(record_of(made("Talks"), made("Attack"))))

    assert [line for line in lines if line.startswith("- ")] == ["- undated: Talks", "- undated: Attack"]
