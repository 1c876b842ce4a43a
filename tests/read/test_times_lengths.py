"""How long and how often: compounds, ranges, approximations, sets; ages and scores, which are neither."""

from __future__ import annotations

from datetime import date

import pytest

from onrecord.model import Anchor, Document, Interval, TimeExpression, TimeType, sha256
from onrecord.read.times import find_times
from onrecord.read.times.quoted import quoted_spans

PUBLISHED = date(2013, 3, 20)
"""A Wednesday."""

YEAR = 525949.2
"""Minutes, by the Gregorian mean."""


def times(text: str, day: date | None = PUBLISHED) -> dict[str, TimeExpression]:
    document = Document(id="d", name="d", text=text, text_sha256=sha256(text), published=day)
    return {document.slice(t.span): t for t in find_times(document, quoted=quoted_spans(text))}


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("He ruled for two years and three months.", "two years and three months", "P2Y3M"),
        ("It lasted a minute and a half.", "a minute and a half", "PT1M30S"),
        ("It lasted an hour-and-a-half.", "an hour-and-a-half", "PT1H30M"),
        ("It lasted for a quarter of a century.", "a quarter of a century", "P25Y"),
        ("It lasted for half a century.", "half a century", "P50Y"),
        ("It lasted for half a day.", "half a day", "PT12H"),
        ("They had a half-hour break.", "half-hour", "PT30M"),
        ("They had a week-long break.", "week-long", "P1W"),
        ("It lasted for two-and-a-half years.", "two-and-a-half years", "P2Y6M"),
        ("They expect it in the weeks ahead.", "the weeks ahead", "PXW"),
        ("It was so in the early years of the club.", "the early years", "PXY"),
        ("It lasted for two hundred and five days.", "two hundred and five days", "P205D"),
        ("It grew over the past decade.", "the past decade", "P10Y"),
        ("It will grow over the next couple of years.", "the next couple of years", "P2Y"),
        ("He works there, barely a month after his arrest.", "barely a month", "P1M"),
    ],
)
def test_a_length_is_one_expression(text: str, words: str, value: str) -> None:
    assert {w.removeprefix("barely ") for w in times(text)} == {words.removeprefix("barely ")}
    assert [t.value for t in times(text).values()] == [value]


@pytest.mark.parametrize(
    ("text", "words", "years"),
    [
        ("He faces a 10- to 15-year sentence.", "10- to 15-year", (10, 15)),
        ("They made a five- or six-year plan.", "five- or six-year", (5, 6)),
        ("He was away for two to three years.", "two to three years", (2, 3)),
        ("He was away for between two and three years.", "two and three years", (2, 3)),
    ],
)
def test_a_range_keeps_both_ends(text: str, words: str, years: tuple[int, int]) -> None:
    assert times(text)[words].minutes == pytest.approx((years[0] * YEAR, years[1] * YEAR))


def test_ten_plus_years_has_no_upper_end() -> None:
    time = times("He was away for 10-plus years.")["10-plus years"]

    assert (time.value, time.mod) == ("P10Y", "MORE_THAN")
    assert time.minutes == pytest.approx((10 * YEAR, None))


def test_lengths_in_a_list_are_not_added_up() -> None:
    assert [t.value for t in times("He gave them two days, three weeks or five months.").values()] == [
        "P2D",
        "P3W",
        "P5M",
    ]


def test_over_several_years_is_not_more_than_several() -> None:
    assert list(times("It has evolved over several years.")) == ["several years"]
    assert list(times("It took over three years.")) == ["over three years"]


@pytest.mark.parametrize(
    "text",
    [
        "The 48-year-old striker scored.",
        "He died, aged 84.",
        "He was 19 years old.",
        "In her 80s, she still taught.",
        "They won 3-2 and led 21-14.",
        "The score was 5:4.",
    ],
)
def test_ages_and_scores_are_no_times(text: str) -> None:
    assert times(text) == {}


def test_figures_with_a_zone_are_an_hour_and_no_year() -> None:
    time = times("The blast came at 3:30 p.m. (1930 GMT).")["1930 GMT"]

    assert time.value == "2013-03-20T19:30"
    assert time.interval is not None
    assert time.interval.first == "2013-03-20T19:30+00:00"


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("By mid-afternoon it was over.", "mid-afternoon", "2013-03-20TAF"),
        ("They left at dawn on Monday.", "dawn on Monday", "2013-03-18TMO"),
        ("He spoke at mid-afternoon yesterday.", "mid-afternoon yesterday", "2013-03-19TAF"),
    ],
)
def test_moments_of_the_day_need_no_article(text: str, words: str, value: str) -> None:
    assert {w: t.value for w, t in times(text).items()} == {words: value}


def test_later_in_the_day_is_the_day_named_last() -> None:
    found = times("On March 4, 2012, he flew to Rome; later in the day he spoke.")

    assert found["later in the day" if "later in the day" in found else "the day"].value == "2012-03-04"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("It fell in recent years.", "PAST_REF"),
        ("It will fall in coming months.", "FUTURE_REF"),
        ("It fell in recent weeks.", "PXW"),
    ],
)
def test_recent_years_are_when_and_recent_weeks_how_long(text: str, value: str) -> None:
    assert [t.value for t in times(text).values()] == [value]


@pytest.mark.parametrize("word", ["now", "recently", "currently"])
def test_what_a_speaker_calls_now_or_recent_counts_from_his_words(word: str) -> None:
    inside = times(f"“They {word} say so,” he said.")[word]
    outside = times(f"They {word} say so.")[word]

    assert inside.anchor is Anchor.UTTERANCE
    assert outside.anchor is Anchor.PUBLISHED


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("It rains every single week.", "P1W"),
        ("They meet every other day.", "P2D"),
        ("They meet each spring.", "XXXX-SP"),
        ("They meet twice a month.", "P1M"),
        ("They meet on Mondays.", "XXXX-WXX-1"),
        ("They meet annually.", "P1Y"),
    ],
)
def test_what_recurs_is_a_set(text: str, value: str) -> None:
    (time,) = times(text).values()

    assert (time.type, time.value) == ("SET", value)


def test_thirty_days_in_a_month_are_no_set() -> None:
    (time,) = times("It rained for thirty days.").values()

    assert time.type == "DURATION"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("From March 18 to 22 they met.", ["2013-03-18", "2013-03-22"]),
        ("On 5 and 7 June 2012 they met.", ["2012-06-05", "2012-06-07"]),
        ("They met on May 24, 25 and 26, 2012.", ["2012-05-24", "2012-05-25", "2012-05-26"]),
        ("On the night of 5 March they met.", ["2013-03-05TNI"]),
        ("On the night of 5 to 6 March they met.", ["2013-03-05TNI", "2013-03-06TNI"]),
    ],
)
def test_dates_that_share_a_month_are_each_read(text: str, expected: list[str]) -> None:
    assert [t.value for t in times(text).values()] == expected


def test_without_a_date_dates_count_from_one_another() -> None:
    found = times("On March 4, 2012, he was held. Two days later he was freed; on the 9th he left.", None)

    assert [t.value for t in found.values()] == ["2012-03-04", "2012-03-06", "2012-03-09"]
    assert all(t.anchor in (Anchor.EXPLICIT, Anchor.EVENT) for t in found.values())


def test_years_later_than_nothing_named_is_no_year() -> None:
    time = times("They did it! 108 years later, the wait is over.")["108 years later"]

    assert (time.value, time.interval) == ("XXXX", None)


def test_two_numbers_in_a_row_are_not_added_up() -> None:
    assert times("The lab bought one two years ago.")["two years ago"].value == "2011"


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("He left a few days ago.", "a few days ago", (None, "2013-03-20")),
        ("He will be back a few days from now.", "a few days from now", ("2013-03-20", None)),
        ("On March 4, 2012, he was held. Weeks later he was freed.", "Weeks later", ("2012-03-04", None)),
        ("He left two to three weeks ago.", "two to three weeks ago", ("2013-02-25", "2013-03-10")),
    ],
)
def test_a_distance_without_a_number_has_one_open_end(
    text: str, words: str, expected: tuple[str | None, str | None]
) -> None:
    interval = times(text)[words].interval

    assert interval is not None
    assert (interval.first, interval.last) == expected


def test_a_few_days_ago_in_an_undated_report_has_no_interval() -> None:
    assert times("He left a few days ago.", None)["a few days ago"].interval is None


@pytest.mark.parametrize(
    ("text", "value", "first", "last"),
    [
        ("In the past two weeks, police arrested 30 people.", "P2W", "2025-05-31", "2025-06-14"),
        ("For the last three months he has been ill.", "P3M", "2025-03-14", "2025-06-14"),
        ("They will meet over the next two days.", "P2D", "2025-06-14", "2025-06-16"),
        ("They will meet in the next couple of weeks.", "P2W", "2025-06-14", "2025-06-28"),
    ],
)
def test_a_stretch_up_to_or_from_the_report_has_its_days(
    text: str, value: str, first: str, last: str
) -> None:
    document = Document(id="d", name="d", text=text, text_sha256=sha256(text), published=date(2025, 6, 14))
    (time,) = find_times(document)

    assert (time.type, time.value) == (TimeType.DURATION, value)
    assert time.interval == Interval(first=first, last=last)


@pytest.mark.parametrize(
    "text",
    [
        "The last two years of the war were hard.",
        "He fell ill. Over the next two days, 30 people died.",
        "The first two years were hard.",
        "The next few days will tell.",
    ],
)
def test_a_stretch_beside_something_else_has_none(text: str) -> None:
    document = Document(id="d", name="d", text=text, text_sha256=sha256(text), published=date(2025, 6, 14))
    (time,) = find_times(document)

    assert (time.type, time.interval) == (TimeType.DURATION, None)


def test_a_stretch_of_an_undated_report_has_no_days() -> None:
    text = "In the past two weeks, police arrested 30 people."
    document = Document(id="d", name="d", text=text, text_sha256=sha256(text))
    (time,) = find_times(document)

    assert time.interval is None
