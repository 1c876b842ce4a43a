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
        "4-Jun-2025",
        "2025-06-04T00:10:00+03:00",
        "Wed Jun 04 22:00:00 +0000 2025",
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


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("1749031200", date(2025, 6, 4)),
        ("1749031200000", date(2025, 6, 4)),
        ("1749031200.5", date(2025, 6, 4)),
        ("2025-06-04T23:30:00-05:00", date(2025, 6, 4)),
        ("2025-06-04T23:30:00Z", date(2025, 6, 4)),
    ],
)
def test_an_instant_is_of_the_day_where_it_was_written_and_a_number_of_seconds_in_utc(
    words: str, day: date
) -> None:
    document = made(STORY, Given(published=words))

    assert (document.published, kinds(document)) == (day, [])


@pytest.mark.parametrize("words", ["", " ", "n/a", "N/A", "null", "None", "nan", "-", "unknown"])
def test_a_field_that_says_there_is_no_date_is_no_bad_date(words: str) -> None:
    assert kinds(made(STORY, Given(published=words))) == ["no-date"]


@pytest.mark.parametrize(
    "words",
    ["1970-01-01", "1970-01-01T00:00:00Z", "1969-12-31", "1900-01-01", "0001-01-01", "9999-12-31", "0"],
)
def test_what_programs_write_for_no_date_is_refused_and_told(words: str) -> None:
    document = made(STORY, Given(published=words))

    assert document.published is None
    assert kinds(document) == ["bad-date", "no-date"]


@pytest.mark.parametrize("words", ["1970-01-02", "1969-07-21", "2000-01-01"])
def test_other_days_of_long_ago_are_kept(words: str) -> None:
    assert kinds(made(STORY, Given(published=words))) == []


def test_a_later_day_than_today_is_refused_only_where_today_is_given() -> None:
    given = Given(published="2025-06-05")
    late = make_document("a.txt", STORY, given, today=date(2025, 6, 4))
    same = make_document("a.txt", STORY, given, today=date(2025, 6, 5))

    assert made(STORY, given).published == date(2025, 6, 5)
    assert isinstance(same, Document)
    assert same.published == date(2025, 6, 5)
    assert isinstance(late, Document)
    assert late.published is None
    assert "after 2025-06-04" in late.problems[0].message


def test_a_year_long_after_this_version_is_no_year_of_a_report() -> None:
    assert kinds(made(f"Date: 2125-06-04\n\n{STORY}")) == ["bad-date", "no-date"]


@pytest.mark.parametrize("words", ["Monday, 4 June 2025", "4 June 2025 (Mon)", "Mon, June 4, 2025"])
def test_a_weekday_that_does_not_fit_is_told_and_the_day_kept(words: str) -> None:
    document = made(f"{words}\n\n{STORY}")

    assert document.published == date(2025, 6, 4)
    assert kinds(document) == ["wrong-weekday"]
    assert "was a Wednesday" in document.problems[0].message


@pytest.mark.parametrize("words", ["Wednesday, 4 June 2025", "Wed., June 4, 2025", "June 4, 2025, Wednesday"])
def test_a_weekday_that_fits_is_no_problem(words: str) -> None:
    assert kinds(made(f"{words}\n\n{STORY}")) == []


def test_a_day_with_its_own_weekday_is_trusted_before_one_with_another() -> None:
    document = made(f"Date: Monday, 4 June 2025\n\nWednesday, 11 June 2025\n\n{STORY}")

    assert document.published == date(2025, 6, 11)
    assert kinds(document) == ["wrong-weekday", "dates-disagree"]


@pytest.mark.parametrize(
    "head",
    [
        "Date: 2025-06-04\nDate: 2025-06-07\n\n",
        " date 2025-06-04 date 2025-06-07 ",
        "---\ndate: 2025-06-04\npublished: 2025-06-07\n---\n",
    ],
)
def test_a_second_day_in_the_header_is_told_with_its_place(head: str) -> None:
    document = made(f"{head}{STORY}")

    assert document.published == date(2025, 6, 4)
    assert kinds(document) == ["dates-disagree"]
    assert document.problems[0].span is not None
    assert document.slice(document.problems[0].span) == "2025-06-07"


def test_one_field_that_names_two_days_gives_neither() -> None:
    document = made(f"Date: 4 June 2025 or 6 June 2025\n\n{STORY}")

    assert document.published is None
    assert kinds(document) == ["bad-date", "no-date"]


@pytest.mark.parametrize(
    "head",
    [
        "Published 4 June 2025, 10:15 BST\nUpdated 9 June 2025, 11:00 BST",
        "Updated: 9 June 2025\nPublished: 4 June 2025",
        "Published June 4, 2025 | Updated June 9, 2025 | 3 min read",
        "June 4, 2025 (updated June 9, 2025)",
    ],
)
def test_published_comes_before_updated_and_the_change_is_noted(head: str) -> None:
    document = made(f"{head}\n\n{STORY}")

    assert document.published == date(2025, 6, 4)
    assert kinds(document) == ["changed-later"]


def test_a_change_on_the_next_day_is_not_worth_a_word() -> None:
    assert kinds(made(f"Published 4 June 2025. Updated 5 June 2025\n\n{STORY}")) == []


def test_the_day_of_an_update_alone_is_a_limit() -> None:
    document = made(f"Last updated at 10:15 on 5 June 2025\n\n{STORY}")

    (limit,) = document.published_limits
    assert document.published is None
    assert (limit.first, limit.last) == (None, date(2025, 6, 5))


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("June 2025", date(2025, 6, 1), date(2025, 6, 30)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("04/06/2025", date(2025, 4, 6), date(2025, 6, 4)),
    ],
)
def test_a_header_that_gives_no_day_gives_limits(words: str, first: date, last: date) -> None:
    document = made(f"Date: {words}\n\n{STORY}")

    (limit,) = document.published_limits
    assert document.published is None
    assert (limit.first, limit.last) == (first, last)
    assert limit.span is not None
    assert document.slice(limit.span) == words


def test_an_address_with_a_month_gives_limits() -> None:
    (limit,) = made(STORY, Given(url="https://example.org/2025/06/envoys-meet")).published_limits

    assert (limit.first, limit.last) == (date(2025, 6, 1), date(2025, 6, 30))


@pytest.mark.parametrize(
    "line",
    [
        "Geneva, 4 June 2025",
        "GENEVA, Wednesday 4 June 2025",
        "June 4, 2025 / 5:46 PM EDT / Example News",
        "By Jane Roe | June 4, 2025",
        "Posted on June 4, 2025 by admin",
        "Publication date: 4 June 2025",
        "First published on Wed 4 Jun 2025 10.15 BST",
    ],
)
def test_a_line_that_says_when_and_where_or_by_whom_dates_a_report(line: str) -> None:
    assert made(f"{line}\n\n{STORY}").published == date(2025, 6, 4)


@pytest.mark.parametrize(
    "line", ["Envoys Meet Again in Geneva, 4 June 2025", "What happened on 4 June 2025", "Geneva, 4 June"]
)
def test_a_headline_with_a_day_dates_nothing(line: str) -> None:
    assert made(f"{line}\n\n{STORY}").published is None


@pytest.mark.parametrize(
    "head",
    [
        "KYIV — June 4, 2025 — ",
        "KYIV, June 4, 2025 (Agency) — ",
        "Geneva, 4 June 2025 – ",
        "June 4, 2025 – ",
        "GENEVA - 4 June 2025 - ",
    ],
)
def test_a_dateline_before_the_first_sentence_dates_a_report(head: str) -> None:
    document = made(head + STORY)

    assert (document.published, document.published_basis) == (date(2025, 6, 4), DateBasis.DATELINE)


@pytest.mark.parametrize(
    ("end", "basis"),
    [
        ("\n\nDate: 2025-06-04", DateBasis.DATELINE),
        ("\n\n(Published 4 June 2025)", DateBasis.DATELINE),
        ("\n\nThis article was first published on 4 June 2025.", DateBasis.TEXT),
    ],
)
def test_a_line_after_the_text_that_says_when_it_came_out_dates_it(end: str, basis: DateBasis) -> None:
    document = made(STORY + end)

    assert (document.published, document.published_basis) == (date(2025, 6, 4), basis)


def test_a_last_sentence_on_what_came_out_when_dates_nothing() -> None:
    assert made(f"{STORY}\nThe book was published on 4 June 2025.").published is None


@pytest.mark.parametrize("words", ["4th June 2O25", "2O25-06-O4", "31 February 2025", "10000-01-01"])
def test_misread_and_impossible_header_days_are_told_and_nothing_is_guessed(words: str) -> None:
    for document in (made(f"Date: {words}\n\n{STORY}"), made(f"{STORY}\n\nDate: {words}")):
        assert document.published is None
        assert document.published_limits == ()
    assert kinds(made(f"Date: {words}\n\n{STORY}")) == ["bad-date", "no-date"]


def test_a_short_header_with_misread_digits_stays_a_header() -> None:
    document = made(f" date 2O25-O6-04 {STORY}")

    assert kinds(document) == ["bad-date", "no-date"]
    assert document.text[document.segments[0].span.end :] == STORY
