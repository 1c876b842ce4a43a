"""Hours told by their surroundings, weeks by number, days counted from days, one sentence a claim."""

from __future__ import annotations

from datetime import date

import pytest

from onrecord.model import Document, Interval, TimeType, sha256
from onrecord.read.times import find_times

PUBLISHED = date(2025, 6, 14)
"""A Saturday."""


def found(text: str, day: date | None = PUBLISHED) -> list[tuple[str, str]]:
    document = Document(id="d", name="d", text=text, text_sha256=sha256(text), published=day)
    return [(document.slice(t.span), t.value) for t in find_times(document)]


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("The road was closed between 2 and 4 p.m.", ["T14:00", "T16:00"]),
        ("Polling runs from 7 a.m. to 8 p.m.", ["T07:00", "T20:00"]),
        ("Shops open 9:30-4.30pm.", ["T09:30", "T16:30"]),
        ("It lasted from 11 to 1 p.m.", ["T11:00", "T13:00"]),
        ("Shelling was heard between 10 and 11:30 this morning.", ["T10:00", "T11:30"]),
        ("He was shot at half past seven in the evening.", ["T19:30"]),
        ("The bell rang at a quarter to nine.", ["T08:45"]),
        ("The train left at ten minutes past 9.", ["T09:10"]),
        ("It ended at eight o'clock.", ["T08:00"]),
    ],
)
def test_an_hour_without_am_or_pm_is_told_by_what_stands_beside_it(text: str, hours: list[str]) -> None:
    assert [value[10:] for _, value in found(text)] == hours


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("He was seen at 9:30 last night.", "9:30 last night", "2025-06-13T21:30"),
        ("He was seen last night at 8.", "last night at 8", "2025-06-13T20:00"),
        ("They spoke at 8 tonight.", "8 tonight", "2025-06-14T20:00"),
        ("The guests left at 4 in the morning.", "4 in the morning", "2025-06-14T04:00"),
        ("The vote began at 12 noon.", "12 noon", "2025-06-14T12:00"),
        ("The ship left at 0730 on 3 June.", "0730 on 3 June", "2025-06-03T07:30"),
        ("The ship left at 2130 hours.", "2130 hours", "2025-06-14T21:30"),
    ],
)
def test_an_hour_and_the_part_of_the_day_beside_it_are_one_time(text: str, words: str, value: str) -> None:
    assert found(text) == [(words, value)]


@pytest.mark.parametrize(
    "text",
    [
        "They won 5 to 6 and lost 3 to 2.",
        "He killed 5 in all.",
        "Ten past champions came.",
        "The score was 2-1 at half.",
        "Rates were at 6.45 percent.",
        "It rose 3 to 5 points.",
        "One in the hand is worth more.",
    ],
)
def test_numbers_that_are_no_hours_stay_numbers(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("They met in the week of May 5.", "the week of May 5", "2025-W19"),
        ("It opens in the week beginning 16 June.", "the week beginning 16 June", "2025-W25"),
        ("Work starts in week 23.", "week 23", "2025-W23"),
        ("It began in week 3 of 2027.", "week 3 of 2027", "2027-W03"),
        ("It rained on the first weekend of June.", "the first weekend of June", "2025-W23-WE"),
        ("It fell on the last Friday in March.", "the last Friday in March", "2025-03-28"),
        ("It fell on the second Tuesday of July 2024.", "the second Tuesday of July 2024", "2024-07-09"),
        ("They meet on the first Monday of next month.", "the first Monday of next month", "2025-07-07"),
        ("It ended in the third month of 2021.", "the third month of 2021", "2021-03"),
        ("The talks will be in the week after next.", "the week after next", "2025-W26"),
        ("They will vote next week on Tuesday.", "next week on Tuesday", "2025-06-17"),
        ("They will vote on Wednesday evening next week.", "Wednesday evening next week", "2025-06-18TEV"),
        ("It was signed on Monday the 9th.", "Monday the 9th", "2025-06-09"),
        ("It was signed on the 9th.", "the 9th", "2025-06-09"),
        ("It will end on the 15th day of next month.", "the 15th day of next month", "2025-07-15"),
    ],
)
def test_weeks_and_weekdays_are_counted_within_months_and_years(text: str, words: str, value: str) -> None:
    assert found(text) == [(words, value)]


def test_the_first_week_of_a_month_may_be_counted_from_its_first_day() -> None:
    text = "It was held in the first week of May."
    document = Document(id="d", name="d", text=text, text_sha256=sha256(text), published=PUBLISHED)

    (time,) = find_times(document)

    assert time.interval is not None
    assert (time.value, time.interval.first, time.interval.last) == ("2025-W18", "2025-05-01", "2025-05-07")


def test_weekdays_in_a_row_share_the_week_of_the_last() -> None:
    times = found("Trains will stop on Monday, Thursday and Friday next week.")

    assert [value for _, value in times] == ["2025-06-16", "2025-06-19", "2025-06-20"]


@pytest.mark.parametrize(
    "text", ["They lost in Week 3 against the Hawks.", "It was week 3 of the trial.", "He wore number 23."]
)
def test_a_numbered_week_of_something_else_is_no_week_of_the_year(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("It opens two weeks from Tuesday.", "two weeks from Tuesday", "2025-07-01"),
        ("It opens two days after tomorrow.", "two days after tomorrow", "2025-06-17"),
        ("It closed three days before Christmas 2024.", "three days before Christmas 2024", "2024-12-22"),
        ("It ended a month after January 31, 2024.", "a month after January 31, 2024", "2024-02-29"),
        ("He left two weeks and two days ago.", "two weeks and two days ago", "2025-05-29"),
    ],
)
def test_a_day_counted_from_a_named_day_is_one_date(text: str, words: str, value: str) -> None:
    assert found(text) == [(words, value)]


def test_a_length_before_a_range_or_after_for_counts_from_no_day() -> None:
    assert found("They trained for two days before Friday's vote.")[0] == ("two days", "P2D")
    assert found("It took 64 days from June 1, 2024 to August 4, 2024.")[0] == ("64 days", "P64D")


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("It runs from June 3 to 5.", ["2025-06-03", "2025-06-05"]),
        ("It runs from June 3 through the 5th.", ["2025-06-03", "2025-06-05"]),
        ("It ran between May 3 and 5.", ["2025-05-03", "2025-05-05"]),
        ("It ran from November to February 2024.", ["2023-11", "2024-02"]),
        ("It ran from June to August in 2022.", ["2022-06", "2022-08"]),
        ("It runs from next Monday to Friday.", ["2025-06-16", "2025-06-20"]),
        ("Sales rose in Q1 2024 and 2024 Q3.", ["2024-Q1", "2024-Q3"]),
    ],
)
def test_both_ends_of_a_range_belong_together(text: str, values: list[str]) -> None:
    assert [value for _, value in found(text)] == values


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("The court sits every other Friday.", "every other Friday", "XXXX-WXX-5"),
        ("Trains run every weekday.", "every weekday", "P1WD"),
        ("The rent is due on the 19th of every month.", "the 19th of every month", "XXXX-XX-19"),
        ("The panel meets semi-annually.", "semi-annually", "P6M"),
        ("The museum is closed on weekends.", "weekends", "P1WE"),
        ("They march every July.", "every July", "XXXX-07"),
    ],
)
def test_what_recurs_has_its_period(text: str, words: str, value: str) -> None:
    assert found(text) == [(words, value)]


@pytest.mark.parametrize(
    "text",
    [
        "Call (206) 555-1212 or +86 138-2010-2015.",
        "The number is 123-12-1234.",
        "The part is 133-03-03-2020.",
        "It cost $12 and weighed 6,107.31 kilos.",
        "Version 3.11.7 of the program runs.",
        "They live at 1950 Main Street.",
        "The bill, H.R. 1946, and resolution 1973 passed.",
    ],
)
def test_telephone_numbers_codes_and_addresses_are_no_dates(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("The law passed in the spring of last year.", "the spring of last year", "2024-SP"),
        ("They left on the day after Thanksgiving 2024.", "the day after Thanksgiving 2024", "2024-11-29"),
        ("They met over the weekend of June 7-8.", "the weekend of June 7-8", "2025-W23-WE"),
        ("They left on Christmas morning.", "Christmas morning", "2024-12-25TMO"),
        ("It was mild in the winter of 2023-24.", "the winter of 2023-24", "2023-WI"),
        ("Shares rose in the week ending June 8.", "the week ending June 8", "2025-W23"),
        ("The doors opened at 6.30 on Monday.", "6.30 on Monday", "2025-06-09T06:30"),
    ],
)
def test_words_that_name_one_time_together_are_one_expression(text: str, words: str, value: str) -> None:
    assert found(text) == [(words, value)]


def test_the_end_of_a_range_comes_after_its_beginning() -> None:
    times = found("The fair runs from 10 a.m. Saturday to 2 p.m. Sunday.")

    assert [value for _, value in times] == ["2025-06-14T10:00", "2025-06-15T14:00"]


def test_the_day_after_something_untold_is_no_day() -> None:
    assert found("The day after the vote he left.") == [("The day after", "XXXX-XX-XX")]


@pytest.mark.parametrize("text", ["It was the third quake in as many weeks.", "The euro stood at 1.09."])
def test_counts_and_prices_are_no_times(text: str) -> None:
    assert found(text) == []


def test_each_weekday_of_a_list_recurs() -> None:
    times = found("He swims every Monday, Wednesday and Friday.")

    assert [value for _, value in times] == ["XXXX-WXX-1", "XXXX-WXX-3", "XXXX-WXX-5"]


def test_a_weekday_after_a_full_stop_is_one_day() -> None:
    assert found("He came every Monday. Thursday was his day off.")[1] == ("Thursday", "2025-06-12")


def test_two_centuries_share_the_word() -> None:
    times = found("They ruled from the late 17th to the early 18th century.")

    assert [value for _, value in times] == ["16", "17"]


@pytest.mark.parametrize(
    ("text", "instant"),
    [
        ("He spoke at 5 p.m. ET on June 9, 2025.", "2025-06-09T17:00-04:00"),
        ("He spoke at 5 p.m. ET on January 9, 2025.", "2025-01-09T17:00-05:00"),
        ("He spoke at 5 p.m. Pacific on July 9, 2024.", "2024-07-09T17:00-07:00"),
        ("He spoke at 5 p.m. PST on July 9, 2024.", "2024-07-09T17:00-08:00"),
        ("He spoke at 5 p.m. ET on June 9, 1975.", "1975-06-09T17:00"),
    ],
)
def test_a_zone_with_summer_time_goes_by_the_day_of_the_year(text: str, instant: str) -> None:
    document = Document(id="d", name="d", text=text, text_sha256=sha256(text), published=PUBLISHED)

    (time,) = find_times(document)

    assert time.interval is not None
    assert time.interval.first == instant


def test_the_early_hours_alone_are_of_the_day_of_the_report() -> None:
    assert found("He died in the early hours, police said.") == [("the early hours", "2025-06-14TMO")]


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("He died in the early hours of Sunday.", "the early hours of Sunday", "2025-06-08TMO"),
        ("He died in the small hours of 3 June.", "the small hours of 3 June", "2025-06-03TMO"),
    ],
)
def test_the_early_hours_of_a_day_are_a_time_of_it(text: str, words: str, value: str) -> None:
    document = Document(id="d", name="d", text=text, text_sha256=sha256(text), published=date(2025, 6, 10))
    (found,) = find_times(document)

    assert (document.slice(found.span), found.type, found.value) == (words, TimeType.TIME, value)
    assert found.mod == "START"


def test_the_early_hours_of_a_morning_are_that_morning() -> None:
    assert found("He died in the early hours of Sunday morning.") == [("Sunday morning", "2025-06-08TMO")]


def test_the_early_hours_of_something_else_are_no_time_of_day() -> None:
    assert found("He fought from the early hours of the war.") == []


def test_earlier_on_a_weekday_is_that_day_and_not_its_morning() -> None:
    text = "Earlier Friday, police arrested a man."
    document = Document(id="d", name="d", text=text, text_sha256=sha256(text), published=date(2025, 6, 10))
    (found,) = find_times(document)

    assert (found.value, found.mod) == ("2025-06-06", None)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "It hit at 3:15 a.m. local time (2015 GMT) on Monday.",
            [("3:15 a.m. local time", "2025-06-09T03:15"), ("2015 GMT", "2025-06-08T20:15")],
        ),
        (
            "It hit at 9:35 p.m. EDT (0135 GMT) on Monday.",
            [("9:35 p.m. EDT", "2025-06-09T21:35"), ("0135 GMT", "2025-06-10T01:35")],
        ),
        (
            "It hit at 3:15 p.m. local time (1115 GMT) on Monday.",
            [("3:15 p.m. local time", "2025-06-09T15:15"), ("1115 GMT", "2025-06-09T11:15")],
        ),
        (
            "It hit at 3 p.m. (rain fell at 0215 GMT) on Monday.",
            [("3 p.m.", "2025-06-09T15:00"), ("0215 GMT", "2025-06-09T02:15")],
        ),
    ],
)
def test_a_moment_told_by_a_second_clock_in_brackets_is_one_moment(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert found(text)[:2] == expected


def test_midnight_is_the_end_of_its_day_and_not_a_minute_before() -> None:
    (time,) = find_times(document_of("It ended at midnight on Monday."))

    assert time.interval == Interval(first="2025-06-09T24:00", last="2025-06-09T24:00")
    assert time.interval.is_one_day


def test_a_minute_before_midnight_is_still_one() -> None:
    (time,) = find_times(document_of("It ended at 11:59 p.m. on Monday."))

    assert time.interval == Interval(first="2025-06-09T23:59", last="2025-06-09T23:59")


def document_of(text: str, day: date | None = PUBLISHED) -> Document:
    return Document(id="d", name="d", text=text, text_sha256=sha256(text), published=day)
