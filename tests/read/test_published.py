"""Between which days a report without a date was published."""

from __future__ import annotations

from datetime import date

import pytest

from onrecord.ingest import Given, make_document
from onrecord.model import Document, MadeBy, PublishedBounds, Reading
from onrecord.present.reading_json import bounds_json
from onrecord.read import mentions, nlp, published, times

STORY = "The envoys met again in the old town. They spoke for three hours about the truce."


def read(text: str, given: Given | None = None) -> Reading:
    document = make_document("a.txt", text, given)
    assert isinstance(document, Document)
    parse = nlp.parse(document)
    reading = Reading(document=document, made_by=MadeBy(onrecord="0", readers={}, models={}))
    for reader in (mentions.READER, times.READER, published.READER):
        reading = reader.read(parse, reading)
    return reading


def bounds(text: str) -> tuple[str | None, str | None]:
    found = read(text).published_bounds
    return (found.interval.first, found.interval.last) if found else (None, None)


def words(reading: Reading) -> list[str]:
    assert reading.published_bounds is not None
    return [reading.document.slice(limit.span) for limit in reading.published_bounds.limits if limit.span]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("The ministers met in Geneva on June 4, 2025.", "2025-06-04"),
        ("The firm has paid nothing since January 2023, its owners said.", "2023-01-01"),
        ("Twelve people died in the attack on June 4, 2025, officials said.", "2025-06-04"),
        ("The attack of 4 June 2025 was the worst of the war.", "2025-06-04"),
        ("The plant was opened in 1998. It was sold on 3 May 2011.", "2011-05-03"),
    ],
)
def test_a_report_is_no_older_than_a_day_it_tells_as_past(text: str, first: str) -> None:
    assert bounds(f"{text} {STORY}") == (first, None)


@pytest.mark.parametrize(
    "text",
    [
        "The summit was scheduled for July 3, 2025.",
        "The town agreed on July 3, 2025 to be the day.",
        "The loan was extended until 3 July 2025.",
        "The union had set a deadline of 3 July 2025.",
        "The firm would close the plant by 2030.",
        "If they met on 3 July 2027, the truce could hold.",
        "She wanted to leave on 3 July 2027.",
        "They met on Monday.",
    ],
)
def test_a_day_that_was_only_planned_feared_or_wanted_dates_nothing(text: str) -> None:
    assert bounds(f"{text} {STORY}") == (None, None)


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("The ministers will meet again on 3 July 2025.", "2025-07-03"),
        ("They are to meet again on 3 July 2025.", "2025-07-03"),
        ("The summit will be held in Geneva in July 2025, the hosts said.", "2025-07-31"),
    ],
)
def test_a_report_is_no_younger_than_a_day_it_tells_as_still_to_come(text: str, last: str) -> None:
    assert bounds(f"{text} {STORY}") == (None, last)


@pytest.mark.parametrize(
    "text",
    [
        "“We will meet on 3 July 2025,” the minister said.",
        "The ministers will not meet before 3 July 2025.",
        "The ministers may meet on 3 July 2025.",
        "The report will be out by 2030.",
    ],
)
def test_a_future_quoted_denied_or_open_limits_nothing(text: str) -> None:
    assert bounds(f"{text} {STORY}") == (None, None)


@pytest.mark.parametrize(
    ("text", "between"),
    [
        ("German Chancellor Olaf Scholz spoke on Tuesday.", ("2021-12-08", "2025-05-06")),
        ("Prime Minister Liz Truss told reporters so.", ("2022-09-06", "2022-10-25")),
        (
            "US President Donald Trump spoke to German Chancellor Olaf Scholz.",
            ("2025-01-20", "2025-05-06"),
        ),
        ("The envoys met Secretary of State Marco Rubio.", ("2025-01-21", None)),
    ],
)
def test_a_report_is_of_the_time_when_those_it_names_by_office_held_it(
    text: str, between: tuple[str, str | None]
) -> None:
    assert bounds(f"{text} {STORY}") == between


@pytest.mark.parametrize(
    "text",
    [
        "Former German Chancellor Olaf Scholz spoke on Tuesday.",
        "Then-President Barack Obama spoke on Tuesday.",
        "President-elect Donald Trump spoke on Tuesday.",
        "The law was signed by President Barack Obama.",
        "The plant was built under President Barack Obama.",
        "In 2011, President Barack Obama ordered the raid. Former president Barack Obama did not comment.",
        "President Barack Obama had ordered the raid.",
        "“President Barack Obama spoke to us,” she said.",
        "Olaf Scholz spoke on Tuesday.",
        "President Bush spoke on Tuesday.",
        "Yugoslav President Slobodan Milosevic spoke on Tuesday.",
        "Company President Donald Trump spoke on Tuesday.",
    ],
)
def test_who_held_the_office_at_another_time_or_elsewhere_says_nothing(text: str) -> None:
    first, last = bounds(f"{text} {STORY}")

    assert last is None
    assert first in (None, "2011-01-01")


def test_office_holders_of_different_times_are_a_problem_and_no_bound() -> None:
    reading = read(f"President Barack Obama spoke on Tuesday. President Joe Biden spoke too. {STORY}")

    assert reading.published_bounds is None
    (problem,) = [p for p in reading.problems if p.kind == "bounds-disagree"]
    assert "at no one time" in problem.message


def test_limits_that_leave_no_day_are_a_problem_and_no_bound() -> None:
    reading = read(f"He wrote so on Truth Social. He will travel to Geneva on 1 May 2020. {STORY}")

    assert reading.published_bounds is None
    assert [p.kind for p in reading.problems] == ["bounds-disagree"]


def test_what_has_been_only_since_a_known_day_limits_from_below() -> None:
    reading = read(f"The number of COVID-19 cases fell again. {STORY}")

    assert words(reading) == ["COVID-19"]
    assert bounds(f"The number of cases fell again. {STORY}") == (None, None)


def test_the_header_and_the_text_limit_together() -> None:
    reading = read(f"Date: June 2025\n\nThe ministers met in Geneva on June 4, 2025. {STORY}")

    assert reading.published_bounds is not None
    assert reading.published_bounds.interval.first == "2025-06-04"
    assert reading.published_bounds.interval.last == "2025-06-30"
    assert words(reading) == ["June 4, 2025", "June 2025"]


def test_a_report_with_a_date_has_no_bounds() -> None:
    text = f"The ministers met in Geneva on June 4, 2025. {STORY}"

    assert read(text, Given(published="2025-06-05")).published_bounds is None


def test_a_date_before_what_the_report_tells_as_past_is_a_disagreement() -> None:
    text = f"The ministers met in Geneva on June 4, 2025. {STORY}"

    (problem,) = read(text, Given(published="2025-05-01")).problems

    assert problem.kind == "dates-disagree"
    assert "2025-05-01" in problem.message
    assert problem.span is not None
    assert text[slice(*problem.span)] == "June 4, 2025"
    assert read(text, Given(published="2025-06-03")).problems == ()
    assert read(text, Given(published="2031-01-01")).problems == ()


def test_bounds_are_never_a_day_of_publication() -> None:
    reading = read(f"The ministers met on June 4, 2025. They will meet again on June 4, 2025. {STORY}")

    assert reading.document.published is None
    assert [p.kind for p in reading.document.problems] == ["no-date"]


def test_captions_and_credits_limit_nothing() -> None:
    text = f"{STORY}\n\n(Photo: posted on Truth Social by the minister)\n\n© 2025 example.org"

    assert bounds(text) == (None, None)


def test_the_day_where_terms_meet_belongs_to_both() -> None:
    text = "Chancellor Olaf Scholz spoke on Tuesday. Chancellor Friedrich Merz spoke later."

    assert bounds(f"{text} {STORY}") == ("2025-05-06", "2025-05-06")


def test_bounds_are_told_with_rule_evidence_and_reason() -> None:
    reading = read(f"German Chancellor Friedrich Merz spoke on Tuesday. {STORY}")

    told = bounds_json(reading.published_bounds, reading.document.text)

    assert told is not None
    assert (told["from"], told["to"], told["basis"]) == ("2025-05-06", None, "bounds")
    assert told["rule"] == "office-holder"
    assert told["exact"] == ["Chancellor Friedrich Merz"]
    assert told["reason"] == "names Friedrich Merz as chancellor, in office from 6 May 2025"


def test_limits_are_taken_from_the_nearest_ends_whatever_their_order() -> None:
    reading = read(f"The plant was opened in 1998. It was sold on 3 May 2011. {STORY}")
    limits = published.limits_of(nlp.parse(reading.document), reading)[0]

    one, other = published.combine(limits)[0], published.combine(limits[::-1])[0]

    assert isinstance(one, PublishedBounds)
    assert one == other
    assert [limit.first for limit in one.limits] == [date(2011, 5, 3)]


def test_odd_offices_and_dates_cost_nothing() -> None:
    for text in ("President", "President ", "-President Joe Biden", "on 31 February 2025", "2025 2025 2025"):
        assert read(f"{text} {STORY}").document.published is None
