"""What "now", "within weeks" and "nearly an hour" mean, and whose name a "Today" is."""

from __future__ import annotations

from datetime import date

import pytest

from onrecord.model import Document, TimeExpression, sha256
from onrecord.read import read
from onrecord.read.times import find_times
from onrecord.read.times.quoted import quoted_spans

PUBLISHED = date(2025, 6, 14)
"""A Saturday."""


def times(text: str, day: date | None = PUBLISHED) -> dict[str, TimeExpression]:
    """The expressions of a text by their words."""
    document = Document(id="d", name="d", text=text, text_sha256=sha256(text), published=day)
    return {document.slice(t.span): t for t in find_times(document, quoted=quoted_spans(text))}


def interval(time: TimeExpression) -> tuple[str | None, str | None] | None:
    return (time.interval.first, time.interval.last) if time.interval else None


def test_within_weeks_counts_from_the_day_it_was_said() -> None:
    found = times("The sources said on May 26 that he could impose sanctions within weeks.")

    assert interval(found["weeks"]) == ("2025-05-26", None)


def test_within_two_weeks_ends() -> None:
    found = times("He will come within two weeks.")

    assert interval(found["two weeks"]) == ("2025-06-14", "2025-06-28")


@pytest.mark.parametrize(
    "text",
    ["The army fell within weeks of the attack.", "They found it within weeks.", "He worked for weeks."],
)
def test_lengths_that_do_not_run_from_the_words_have_no_interval(text: str) -> None:
    assert interval(times(text)["weeks"]) is None


def test_within_weeks_in_an_undated_report_has_no_interval() -> None:
    assert interval(times("He could come within weeks.", None)["weeks"]) is None


@pytest.mark.parametrize(
    "text",
    [
        'In a post after Tuesday, she wrote: "I would say so now."',
        'She said on Tuesday, "I would say so now."',
        'She told reporters on Tuesday that it was "fine for now."',
    ],
)
def test_now_in_quotation_marks_is_when_it_was_said(text: str) -> None:
    assert interval(times(text)["now"]) == ("2025-06-10", "2025-06-10")


def test_now_is_not_the_day_of_what_else_is_told() -> None:
    found = times('The man who fell on Tuesday said, "I would say so now."')

    assert interval(found["now"]) == ("2025-06-14", "2025-06-14")


@pytest.mark.parametrize(
    ("words", "low", "high"),
    [
        ("nearly an hour", 48, 60),
        ("almost two hours", 96, 120),
        ("less than an hour", 0, 60),
        ("under two hours", 0, 120),
    ],
)
def test_nearly_is_just_below_and_less_is_anywhere_below(words: str, low: float, high: float) -> None:
    found = times(f"The call lasted {words}.")

    assert found[words].minutes == (low, high)


def test_to_this_day_is_now() -> None:
    found = times("The exchange began on June 9 and continues to this day.")

    assert interval(found["this day"]) == ("2025-06-14", "2025-06-14")


@pytest.mark.parametrize(
    "text", ["The report by Psychology Today was wrong.", "He told Valdoria Today that it rained."]
)
def test_a_paper_called_today_is_no_day(text: str) -> None:
    assert not times(text)


@pytest.mark.parametrize(
    "text", ["Today he came.", "LEADERS MEET TODAY", "Leaders Meet In Lysna Today", "He comes today."]
)
def test_today_is_a_day(text: str) -> None:
    assert [t.value for t in times(text).values()] == ["2025-06-14"]


def test_the_day_in_an_outlets_name_dates_nothing() -> None:
    text = "According to The Mail on Sunday, Donald Trump spoke to Vladimir Putin on Friday."
    document = Document(id="d", name="d", text=text, text_sha256=sha256(text), published=PUBLISHED, lang="en")

    assert [document.slice(t.span) for t in read(document).times] == ["Friday"]
