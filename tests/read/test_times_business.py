"""Quarters, halves and fiscal years, as reports on companies and budgets count them."""

from __future__ import annotations

from datetime import date

import pytest

from onrecord.model import Document, TimeExpression, sha256
from onrecord.read.times import find_times

PUBLISHED = date(2013, 10, 26)


def times(text: str, day: date | None = PUBLISHED) -> dict[str, TimeExpression]:
    document = Document(id="d", name="d", text=text, text_sha256=sha256(text), published=day)
    return {document.slice(t.span): t for t in find_times(document)}


def ends(time: TimeExpression) -> tuple[str | None, str | None] | None:
    return (time.interval.first, time.interval.last) if time.interval else None


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("Profit fell in the third quarter.", "the third quarter", "2013-Q3"),
        ("It reported third-quarter losses.", "third-quarter", "2013-Q3"),
        ("It lost money in the last quarter of 2012.", "the last quarter of 2012", "2012-Q4"),
        ("It lost money in the final quarter of 2012.", "The final quarter of 2012", "2012-Q4"),
        ("It lost money last quarter.", "last quarter", "2013-Q3"),
        ("It lost money in the first half of 2012.", "the first half of 2012", "2012-H1"),
        ("For the week, the index fell.", "the week", "2013-W43"),
        ("It grew in nine months of the year.", "the year", "2013"),
        ("For the full year, it expects a loss.", "the full year", "2013"),
        ("Sales are above fiscal 2012 sales.", "fiscal 2012", "2012"),
        ("It wants to close the mine by year end.", "year end", "2013"),
        ("It wants to close the mine at month's end.", "month's end", "2013-10"),
        ("It may not be profitable until 2016 or later.", "2016 or later", "2016"),
    ],
)
def test_a_period_of_accounts_is_read(text: str, words: str, value: str) -> None:
    assert {w.lower(): t.value for w, t in times(text).items()}[words.lower()] == value


def test_the_year_earlier_is_that_of_the_quarter_told() -> None:
    found = times("In the third quarter it earned $3 million, against a year-earlier loss of $2 million.")

    assert found["year-earlier"].value == "2012-Q3"


def test_after_a_longer_period_a_year_earlier_is_a_year() -> None:
    found = times("It lost money in the third quarter. For the nine months, net fell 5% from a year earlier.")

    assert found["a year earlier"].value == "2012"


def test_a_quarter_that_ends_on_a_day_is_the_three_months_before() -> None:
    found = times("For its fourth quarter ended June 30, net rose.")

    assert found["fourth quarter"].value == "2013-Q4"
    assert ends(found["fourth quarter"]) == ("2013-04-01", "2013-06-30")


def test_the_quarter_is_told_by_its_last_day() -> None:
    found = times("In the quarter ended July 31, net rose.")

    assert found["the quarter"].value == "2013-Q2"
    assert ends(found["the quarter"]) == ("2013-05-01", "2013-07-31")


def test_the_year_ended_on_a_day_is_twelve_months() -> None:
    time = times("Net rose in the year ended March 31.")["the year"]

    assert (time.type, time.value) == ("DURATION", "P1Y")


def test_year_end_is_the_end_of_the_year() -> None:
    time = times("It wants to close the mine by year-end.")["year-end"]

    assert (time.value, time.mod) == ("2013", "END")
    assert ends(time) == ("2013-12-01", "2013-12-31")


def test_2016_or_later_is_open() -> None:
    assert ends(times("It may not be profitable until 2016 or later.")["2016 or later"]) == (
        "2016-01-01",
        None,
    )


def test_a_fiscal_year_of_a_government_begins_in_october() -> None:
    time = times("Congress cut the federal budget for fiscal year 2012.")["fiscal year 2012"]

    assert time.value == "2012"
    assert ends(time) == ("2011-10-01", "2012-09-30")


@pytest.mark.parametrize("words", ["fiscal 2012", "the 2012 fiscal year", "FY2012"])
def test_a_fiscal_year_of_a_company_lies_within_wide_bounds(words: str) -> None:
    time = times(f"The brewer lost money in {words}.")[words]

    assert time.value == "2012"
    assert ends(time) == ("2011-02-01", "2013-01-31")


def test_quarters_in_a_list_are_each_read() -> None:
    found = times("Sales fell in the second and third quarters of 2012.")

    assert {w: t.value for w, t in found.items()} == {
        "the second": "2012-Q2",
        "third quarters of 2012": "2012-Q3",
    }


def test_who_finished_second_named_no_quarter() -> None:
    assert times("He finished first and second in the quarter-mile.") == {}


@pytest.mark.parametrize(
    "text",
    [
        "Three-quarters of them left.",
        "The quarter-final was lost.",
        "They live in the French quarter.",
        "It fell to earth at the 1900 block of Main Street.",
    ],
)
def test_quarters_and_figures_that_are_no_time(text: str) -> None:
    assert times(text) == {}


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("Analysts raised their 2014 Stonewood earnings forecast.", "2014", "2014"),
        ("It cited that 1978 resolution.", "1978", "1978"),
        ("It looked into the deadly 2012 attacks.", "2012", "2012"),
        ("It sold bonds due 2023 and shares.", "2023", "2023"),
        ("In nineteen ninety-one he was convicted.", "nineteen ninety-one", "1991"),
        ("It must halve it by the year two thousand and five.", "the year two thousand and five", "2005"),
    ],
)
def test_a_year_that_stands_before_a_thing_or_in_words_is_a_year(text: str, words: str, value: str) -> None:
    assert {w: t.value for w, t in times(text).items()} == {words: value}


@pytest.mark.parametrize(
    "text", ["It shipped 1950 crates.", "Nineteen hundred-pound men ran.", "It cost 1978 pounds."]
)
def test_counted_things_are_no_year(text: str) -> None:
    assert times(text) == {}
