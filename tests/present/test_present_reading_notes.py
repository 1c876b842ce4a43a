"""One report, for a person who checks it item by item."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date

from made_events import every_case
from made_record import D1, D3, RECORD, at

from onrecord.model import (
    Anchor,
    Interval,
    Limit,
    MainEvent,
    Problem,
    PublishedBounds,
    Reading,
    Realis,
    TimeExpression,
    TimeType,
)
from onrecord.present.notes import print_notes
from onrecord.present.reading_notes import Shown, events_of, reading_notes, times_by_report
from onrecord.present.tellings import line_of

GAZETTE, HARBOUR = RECORD.readings[1], RECORD.readings[2]


def written(reading: Reading, *things: Shown) -> list[str]:
    out = io.StringIO()
    print_notes(reading_notes(reading, things), out)
    return out.getvalue().splitlines()


def test_a_time_is_told_with_its_meaning_its_place_and_its_ground() -> None:
    lines = written(GAZETTE, Shown.TIMES)

    first = lines.index("- “yesterday” = Tuesday 3 Jun 2025")
    assert lines[first + 1] == (
        "  line 1: … Ilana Dorsk and Tomas Reik held a phone call [yesterday] that lasted 75 minutes,"
        " Dorsk announced on …"
    )
    assert lines[first + 2] == (
        "  DATE 2025-06-03 · counted from the day of the report, Wednesday 4 Jun 2025"
        f" · rule yesterday · at {at(D3, 'yesterday').start}–{at(D3, 'yesterday').end}"
    )
    assert "- “75 minutes” = 75 minutes" in lines


def test_the_words_in_brackets_are_those_at_the_place() -> None:
    for group in times_by_report(RECORD):
        for note in group.notes:
            quoted = note.words.partition("“")[2].partition("”")[0]
            assert f"[{quoted}]" in note.details


def test_a_head_says_when_and_how_that_is_known() -> None:
    assert written(GAZETTE, Shown.TIMES)[:2] == [
        "Sella Gazette",
        "published Wednesday 4 Jun 2025 (known by: dateline, “4 June”) · report-gazette.txt",
    ]
    assert written(RECORD.readings[0], Shown.TIMES)[1].startswith("no date of publication")


def test_a_report_without_a_date_says_between_which_days_it_was_published() -> None:
    limit = Limit(
        first=date(2025, 6, 3), rule="r", reason="it tells of the call of 3 June", span=at(D1, "Tuesday")
    )
    bounds = PublishedBounds(interval=Interval(first="2025-06-03", last=None), limits=(limit,))
    undated = replace(HARBOUR, document=replace(D1, published=None), published_bounds=bounds)

    assert written(undated, Shown.TIMES)[2] == (
        "published not before 3 Jun 2025: it tells of the call of 3 June, “Tuesday”"
    )


def test_a_head_says_what_the_report_is_about_and_when_that_was() -> None:
    first = HARBOUR.events[0]
    main = MainEvent(
        event=first.id,
        span=first.trigger,
        when=first.when,
        likely=date(2025, 6, 3),
        reason="a date stands with it",
        rule="r",
    )
    lines = written(replace(HARBOUR, main_event=main), Shown.TIMES)

    assert lines[2] == ("about: Phone call, Ilana Dorsk and Tomas Reik, 3 Jun 2025 – a date stands with it")
    guessed = replace(main, event=None, when=None, reason="the day before it was published")
    assert written(replace(HARBOUR, main_event=guessed), Shown.TIMES)[2] == (
        "about: “President Ilana Dorsk of Arvenia spoke by phone with Prime Minister Tomas Reik”, undated,"
        " most likely Tuesday 3 Jun 2025 – the day before it was published"
    )


def test_what_is_not_resolved_is_told_and_nothing_is_invented() -> None:
    lost = TimeExpression(
        id="t",
        span=at(D1, "Tuesday"),
        type=TimeType.DATE,
        value="XXXX-WXX-2",
        rule="weekday",
        anchor=Anchor.NONE,
    )
    undated = replace(D1, published=None, published_basis=None)
    lines = written(replace(HARBOUR, document=undated, times=(lost,)), Shown.TIMES)

    at_ = lines.index("- “Tuesday” = not resolved: a Tuesday")
    assert "nothing to count from: the report has no date" in lines[at_ + 2]


def test_the_line_of_a_report_is_counted_from_one() -> None:
    assert line_of(D1, 0) == 1
    assert line_of(D1, D1.text.index("It was a useful")) == 5


def test_problems_stand_below_with_their_words() -> None:
    odd = Problem(kind="no-such-day", message="no calendar has 'noon'", span=at(D1, "Tuesday"))
    lines = written(replace(HARBOUR, problems=(odd,)), Shown.TIMES)

    assert "- no calendar has 'noon'" in lines[lines.index("1 problem") :]
    assert any("[Tuesday]" in line for line in lines[lines.index("1 problem") :])


def test_a_report_without_times_says_so_and_why_if_it_was_not_read() -> None:
    unread = Problem(kind="not-read-language", message="not read: language de")
    empty = replace(HARBOUR, times=(), problems=(unread,))

    lines = written(empty, Shown.TIMES)
    assert lines[lines.index("no times") + 1] == "not read: language de"


def test_events_of_one_report_are_told_like_those_of_a_story() -> None:
    lines = written(HARBOUR, Shown.EVENTS)

    assert any(line.startswith("- after 22 Jun 2025: PLANNED – Meeting") for line in lines)
    assert any(line.startswith("- 3 Jun 2025: Phone call, Ilana Dorsk and Tomas Reik, ") for line in lines)
    assert "Denied" in "\n".join(lines).replace("– denied", "Denied")
    assert not any("docs" in line or "outlet" in line for line in lines), "one report counts nothing"


def test_tellings_of_one_event_are_put_together_and_a_stated_day_comes_first() -> None:
    first = HARBOUR.events[0]
    vague = replace(first, id="x", when=None, realis=Realis.PLANNED, same_as=first.id)
    both = replace(HARBOUR, events=(vague, replace(first, same_as=first.id)))

    (event,) = events_of(both)
    assert event.when is not None
    assert event.when.interval == Interval(first="2025-06-03", last="2025-06-03")
    assert event.realis is Realis.ACTUAL


def test_every_telling_of_a_report_is_in_one_event() -> None:
    for reading in (*RECORD.readings, *every_case().readings):
        told = [mention for event in events_of(reading) for mention in event.mention_ids]

        assert sorted(told) == sorted(mention.id for mention in reading.events)


def test_statements_are_the_notes_of_the_story() -> None:
    lines = written(HARBOUR, Shown.STATEMENTS)

    assert "3 statements" in lines
    assert any("Dorsk" in line for line in lines if line.startswith("- "))
