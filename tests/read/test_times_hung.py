"""Days that hang on an event count from the event, and have no day where that has none."""

from __future__ import annotations

from datetime import date

import pytest

from onrecord.model import Anchor, Document, Interval, TimeExpression, sha256
from onrecord.read.times import find_times

PUBLISHED = date(2025, 6, 10)
"""A Tuesday."""


def times(text: str) -> dict[str, TimeExpression]:
    document = Document(id="d", name="d", text=text, text_sha256=sha256(text), published=PUBLISHED)
    return {document.slice(t.span): t for t in find_times(document)}


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("The rally took place on the Sunday before the election.", "Sunday", "XXXX-WXX-7"),
        ("He spoke on Monday. The rally was on the Sunday before his trial.", "Sunday", "XXXX-WXX-7"),
        ("He resigned the day after the vote.", "the day after", "XXXX-XX-XX"),
        ("They met on June 3. He resigned the day after the murders.", "the day after", "XXXX-XX-XX"),
        ("He resigned the day after.", "the day after", "XXXX-XX-XX"),
        ("The following week, ministers resigned.", "The following week", "XXXX-WXX"),
        ("The following day, ministers resigned.", "The following day", "XXXX-XX-XX"),
    ],
)
def test_a_day_that_hangs_on_an_undated_event_has_no_place(text: str, words: str, value: str) -> None:
    found = times(text)[words]

    assert (found.value, found.anchor, found.interval) == (value, Anchor.EVENT, None)


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("The rally was on the Sunday before the election on 3 June.", "Sunday", "2025-06-01"),
        (
            "The election was on 3 June. The rally was on the Sunday before the election.",
            "Sunday",
            "2025-06-01",
        ),
        ("The election was on 1 June. He left on the Sunday after the election.", "Sunday", "2025-06-08"),
        ("He resigned the day after the vote on June 3.", "the day after", "2025-06-04"),
        ("The day before the June 15 vote, he resigned.", "The day before", "2025-06-14"),
        ("The vote was on June 3. He resigned the day after the vote.", "the day after", "2025-06-04"),
        ("They met on June 3. He resigned the day after.", "the day after", "2025-06-04"),
        ("They met on June 3. The following week, he resigned.", "The following week", "2025-W24"),
    ],
)
def test_it_counts_from_the_event_where_the_report_dates_that(text: str, words: str, value: str) -> None:
    found = times(text)[words]

    assert (found.value, found.anchor) == (value, Anchor.EVENT)


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("He came on Sunday before the vote.", "Sunday", "2025-06-08"),
        ("He came on Sunday.", "Sunday", "2025-06-08"),
        ("They will meet the following week.", "the following week", "2025-W25"),
    ],
)
def test_other_days_still_count_from_publication(text: str, words: str, value: str) -> None:
    found = times(text)[words]

    assert (found.value, found.anchor) == (value, Anchor.PUBLISHED)


@pytest.mark.parametrize(
    ("text", "words", "last"),
    [
        ("They must sign before the end of the week.", "the end of the week", "2025-06-15"),
        ("They must sign by the end of the month.", "the end of the month", "2025-06-30"),
        ("They must sign before the end of the year.", "the end of the year", "2025-12-31"),
        ("They must sign before the end of July.", "the end of July", "2025-07-31"),
    ],
)
def test_before_the_end_of_a_stretch_reaches_to_its_last_day(text: str, words: str, last: str) -> None:
    found = times(text)[words]

    assert found.mod == "END"
    assert found.interval == Interval(first=last, last=last)


def test_at_the_end_of_a_stretch_is_its_second_half() -> None:
    found = times("They will sign at the end of the month.")["the end of the month"]

    assert found.interval == Interval(first="2025-06-16", last="2025-06-30")
