"""Days with a name, one sentence a claim."""

from __future__ import annotations

from datetime import date

import pytest

from onrecord.lexicon.holidays import easter, holidays, meanings, orthodox_easter
from onrecord.model import Document, TimeExpression, sha256
from onrecord.read.times import find_times

PUBLISHED = date(2025, 6, 14)
"""A Saturday."""


def times(text: str, day: date | None = PUBLISHED) -> list[tuple[str, TimeExpression]]:
    document = Document(id="d", name="d", text=text, text_sha256=sha256(text), published=day)
    return [(document.slice(t.span), t) for t in find_times(document)]


def values(text: str, day: date | None = PUBLISHED) -> list[tuple[str, str]]:
    return [(words, time.value) for words, time in times(text, day)]


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("They spoke on Christmas Day.", "Christmas Day", "2024-12-25"),
        ("They will speak on Christmas Eve.", "Christmas Eve", "2025-12-24"),
        ("They met on Easter Monday.", "Easter Monday", "2025-04-21"),
        ("They met on Good Friday 2024.", "Good Friday 2024", "2024-03-29"),
        ("They met on Orthodox Easter 2024.", "Orthodox Easter 2024", "2024-05-05"),
        ("They met on Eid al-Adha.", "Eid al-Adha", "2025-06-06"),
        ("They met on Yom Kippur 2023.", "Yom Kippur 2023", "2023-09-25"),
        ("They met on Lunar New Year 2024.", "Lunar New Year 2024", "2024-02-10"),
        ("They met last Thanksgiving.", "last Thanksgiving", "2024-11-28"),
        ("They will meet next Easter.", "next Easter", "2026-04-05"),
        ("They met on Labor Day weekend.", "Labor Day weekend", "2024-W35-WE"),
        ("They will meet on the weekend of Halloween.", "the weekend of Halloween", "2025-W44-WE"),
        ("They met on Holocaust Remembrance Day.", "Holocaust Remembrance Day", "2025-01-27"),
    ],
)
def test_a_named_day_is_that_day_of_the_year_that_the_tense_tells(text: str, words: str, value: str) -> None:
    assert values(text) == [(words, value)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Ukraine marked Independence Day in Kyiv.", "2024-08-24"),
        ("Polish veterans marched on Independence Day.", "2024-11-11"),
        ("They marched on India's Independence Day.", "2024-08-15"),
        ("Fireworks burst over the city on Independence Day.", "2024-07-04"),
        ("Turkish jets flew over Ankara on Victory Day.", "2024-08-30"),
        ("Russian tanks rolled past on Victory Day.", "2024-05-09"),
        ("Saudi Arabia marked National Day.", "2024-09-23"),
        ("Canadian shops closed on Thanksgiving.", "2024-10-14"),
    ],
)
def test_a_day_that_many_countries_keep_is_that_of_the_country_named(text: str, value: str) -> None:
    assert [found for _, found in values(text, date(2025, 1, 15))] == [value]


def test_a_shared_name_without_a_country_is_no_date() -> None:
    assert values("A parade was held on National Day.") == []


def test_a_feast_by_the_moon_may_fall_a_day_to_either_side() -> None:
    ((_, time),) = times("They prayed on Eid al-Fitr 2025.")

    assert time.interval is not None
    assert (time.interval.first, time.interval.last) == ("2025-03-29", "2025-03-31")


@pytest.mark.parametrize(
    "text",
    [
        "They spent the Christmas holidays at home.",
        "It was a day for an independence day of sorts.",
        "Shops were full in the Christmas season.",
        "They met on Yom Kippur 1973.",
    ],
)
def test_days_around_a_feast_and_years_beyond_the_table_are_no_day(text: str) -> None:
    assert all(time.interval is None or len(time.value) == 4 for _, time in times(text))


@pytest.mark.parametrize(
    "text", ["The Good Friday agreement held.", "They sailed to Easter Island.", "The Yom Kippur War ended."]
)
def test_what_is_named_after_a_feast_is_no_day(text: str) -> None:
    assert values(text) == []


def test_easter_is_the_churches_easter() -> None:
    assert [easter(year) for year in (1961, 2024, 2038)] == [
        date(1961, 4, 2),
        date(2024, 3, 31),
        date(2038, 4, 25),
    ]
    assert [orthodox_easter(year) for year in (2016, 2024, 2025)] == [
        date(2016, 5, 1),
        date(2024, 5, 5),
        date(2025, 4, 20),
    ]


def test_the_tables_name_the_days_of_many_countries() -> None:
    countries = {holiday.country for holiday in holidays() if holiday.country}

    assert len(countries) >= 170
    assert all(holiday.on(2024) is not None for holiday in holidays())


def test_the_nearest_country_tells_whose_day_it_is() -> None:
    text = "Russia struck again as Ukrainians marked Independence Day."
    start = text.index("Independence")

    (one,) = meanings("Independence Day", text, start, start + len("Independence Day"))

    assert one.country == "UA"
