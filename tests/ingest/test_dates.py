"""When a report was published, and on whose word."""

from __future__ import annotations

from datetime import date

import pytest

from onrecord.ingest import Given, make_document
from onrecord.ingest.dates import read_date
from onrecord.model import DateBasis, Document

STORY = "The envoys of both countries met again on Monday. They spoke for three hours about the truce."


def made(text: str, given: Given | None = None) -> Document:
    document = make_document("a.txt", text, given)
    assert isinstance(document, Document)
    return document


def kinds(document: Document) -> list[str]:
    return [problem.kind for problem in document.problems]


@pytest.mark.parametrize(
    "words",
    [
        "2025-06-04",
        "2025-06-04T23:59:00+02:00",
        "20250604",
        "2025/6/4",
        "4 June 2025",
        "4th of June, 2025",
        "June 4, 2025",
        "Jun. 4, 2025",
        "Wed, 04 Jun 2025 10:00:00 GMT",
        "04.06.2025 18:45",
    ],
)
def test_a_day_is_read_in_any_usual_writing(words: str) -> None:
    found = read_date(words, DateBasis.GIVEN)

    assert found is not None
    assert found.full == date(2025, 6, 4)


@pytest.mark.parametrize(
    "words", ["Jun 2025", "2025", "9:30", "may be 30 or more", "1.5.2", "room 12345678901"]
)
def test_other_numbers_are_no_day(words: str) -> None:
    found = read_date(words, DateBasis.GIVEN)

    assert found is None or found.full is None


def test_the_short_header_dates_a_report_and_the_story_goes_on_after_it() -> None:
    document = made(f" date 2025-06-04 {STORY}")

    assert (document.published, document.published_basis) == (date(2025, 6, 4), DateBasis.HEADER)
    assert document.published_span is not None
    assert document.slice(document.published_span) == "2025-06-04"
    assert document.text[document.segments[0].span.end :] == STORY


def test_header_lines_give_date_title_and_outlet() -> None:
    document = made(
        f"Title: Envoys meet\nOutlet: Example News\nDate: 2025-06-04\nURL: https://example.org/a\n\n{STORY}"
    )

    assert document.title == "Envoys meet"
    assert document.outlet == "Example News"
    assert document.published == date(2025, 6, 4)
    assert document.text[document.segments[0].span.end :].strip() == STORY


def test_a_first_line_with_a_colon_is_no_header() -> None:
    document = made(f"Warning: the truce may not hold.\n\n{STORY}")

    assert document.segments == ()


def test_the_given_date_wins_and_a_different_header_is_named() -> None:
    document = made(f" date 2025-06-04 {STORY}", Given(published="2025-06-07"))

    assert (document.published, document.published_basis) == (date(2025, 6, 7), DateBasis.GIVEN)
    assert kinds(document) == ["dates-disagree"]
    assert "2025-06-07" in document.problems[0].message
    assert "2025-06-04" in document.problems[0].message


def test_a_full_date_in_a_dateline_dates_a_report() -> None:
    document = made(f"Published 4 June 2025, 10:30 GMT\n\n{STORY}")

    assert (document.published, document.published_basis) == (date(2025, 6, 4), DateBasis.DATELINE)


def test_the_day_of_an_update_is_not_the_day_of_publication() -> None:
    assert made(f"Updated: 5 June 2025\n\n{STORY}").published is None


def test_a_dateline_without_a_year_dates_nothing() -> None:
    document = made(f"5 Jun. 9:30 (UTC+3 MSK)\n\n{STORY}")

    assert document.published is None
    assert kinds(document) == ["no-date"]


def test_a_dateline_without_a_year_completes_a_month_known_from_the_address() -> None:
    document = made(f"5 Jun. 9:30\n\n{STORY}", Given(url="https://example.org/2025/06/envoys-meet"))

    assert (document.published, document.published_basis) == (date(2025, 6, 5), DateBasis.DATELINE)


def test_an_address_dates_a_report() -> None:
    document = made(STORY, Given(url="https://www.example.org/2025/06/04/envoys-meet"))

    assert (document.published, document.published_basis) == (date(2025, 6, 4), DateBasis.URL)
    assert document.outlet == "example.org"


def test_numbers_in_an_address_that_make_no_day_are_passed_over() -> None:
    assert kinds(made(STORY, Given(url="https://example.org/2024/99/12/"))) == ["no-date"]


def test_a_dateline_of_the_evening_before_is_no_disagreement() -> None:
    document = made(f" date 2025-01-01 \n\nKYIV, Dec 31 (Reuters) - {STORY}")

    assert kinds(document) == []


def test_a_dateline_of_another_week_is_a_disagreement() -> None:
    document = made(f" date 2025-06-14 \n\nKYIV, June 4 (Reuters) - {STORY}")

    assert document.published == date(2025, 6, 14)
    assert kinds(document) == ["dates-disagree"]


@pytest.mark.parametrize(
    "words", ["1492-06-04", "2999-12-31", "2025-02-30", "2025-13-01", "04/05/2025", "yesterday"]
)
def test_a_day_that_cannot_be_is_refused_and_told(words: str) -> None:
    document = made(STORY, Given(published=words))

    assert document.published is None
    assert kinds(document) == ["bad-date", "no-date"]
    assert words in document.problems[0].message


def test_an_impossible_header_day_is_refused_but_stays_a_header() -> None:
    document = made(f" date 2025-02-30 {STORY}")

    assert document.published is None
    assert kinds(document) == ["bad-date", "no-date"]
    assert document.text[document.segments[0].span.end :] == STORY


def test_days_inside_the_story_never_date_it() -> None:
    assert made(f"{STORY} The first round was on 4 June 2025 in Geneva.").published is None
