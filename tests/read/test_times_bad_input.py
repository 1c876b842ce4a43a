"""Dates that are none, scanned pages, and text of any kind: nothing breaks, nothing is invented."""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.model import Document, MadeBy, Parse, Reading, Span, TimeExpression, sha256
from onrecord.read.times import READER, find_times
from onrecord.read.times.quoted import quoted_spans

PUBLISHED = date(2025, 6, 14)


def read(text: str, day: date | None = PUBLISHED) -> Document:
    return Document(id="d", name="d", text=text, text_sha256=sha256(text), published=day)


def found(text: str) -> list[tuple[str, str]]:
    document = read(text)
    return [(document.slice(t.span), t.value) for t in find_times(document)]


def problems(text: str) -> list[tuple[str, str]]:
    document = read(text)
    reading = READER.read(
        Parse(sentences=(), tokens=()),
        Reading(document=document, made_by=MadeBy(onrecord="", readers={}, models={})),
    )
    return [(p.kind, document.slice(p.span)) for p in reading.problems if p.span is not None]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("It began on 31 February.", "31 February"),
        ("It began on June 31.", "June 31"),
        ("It began on 29 February 2025.", "29 February 2025"),
        ("It began on the 32nd of June.", "the 32nd of June"),
        ("It began on 31.02.2025.", "31.02.2025"),
        ("It began on 2/29/2025.", "2/29/2025"),
        ("It began on 2025-13-45.", "2025-13-45"),
        ("On 0 May he resigned.", "0 May"),
        ("It began on May 0.", "May 0"),
        ("It began at 25:99.", "25:99"),
        ("It began at 9:75 a.m.", "9:75 a.m."),
        ("It ends in the year 10000.", "the year 10000"),
        ("It is dated 10000-01-01.", "10000-01-01"),
        ("It began in week 60.", "week 60"),
        ("It began on 12 May 10000.", "12 May 10000"),
        ("It began on May 12, 10000, in Rome.", "May 12, 10000"),
        ("It began in week 53 of 2025.", "week 53 of 2025"),
        ("It began on the fifth Friday of February 2025.", "the fifth Friday of February 2025"),
        ("It began in the 13th month of 2024.", "the 13th month of 2024"),
    ],
)
def test_a_date_that_no_calendar_has_is_a_problem_and_no_time(text: str, words: str) -> None:
    assert problems(text) == [("impossible-date", words)]
    assert found(text) == []


@pytest.mark.parametrize(
    "text",
    ["The score was 25:99.", "The odds stood at 25:75.", "They sent 10 May boats.", "Room 90210-12-34."],
)
def test_scores_odds_and_numbers_are_no_impossible_dates(text: str) -> None:
    assert problems(text) == []


@pytest.mark.parametrize("words", ["05/06/2024", "5/6/2024", "05-06-2024", "05/06/24"])
def test_figures_that_could_be_two_days_have_a_year_alone_and_are_told(words: str) -> None:
    text = f"They met on {words} in Rome."

    assert problems(text) == [("ambiguous-date", words)]
    assert found(text) == [(words, "2024-XX-XX")]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("They met on 13/06/2024.", "2024-06-13"),
        ("They met on 06/13/2024.", "2024-06-13"),
        ("They met on 06/06/2024.", "2024-06-06"),
        ("They met on 05.06.2024.", "2024-06-05"),
        ("They met on 13/04/2024 and on 05/06/2024.", "2024-06-05"),
        ("They met on 04/13/2024 and on 05/06/2024.", "2024-05-06"),
        ("06/14/2025\nThey met on 05/06/2024.", "2024-05-06"),
        ("(14/06/2025) They met on 05/06/2024.", "2024-06-05"),
    ],
)
def test_figures_with_one_order_or_beside_such_are_read(text: str, value: str) -> None:
    assert problems(text) == []
    assert found(text)[-1][1] == value


def test_dates_that_show_both_orders_show_none() -> None:
    assert problems("13/04/2024, 04/13/2024 and 05/06/2024") == [("ambiguous-date", "05/06/2024")]


@pytest.mark.parametrize("words", ["\u0663 June", "June \u0663", "\u0661\u0662 June 2024"])
def test_figures_of_another_script_are_told_and_leave_no_month(words: str) -> None:
    text = f"They met on {words}."

    assert problems(text) == [("misread-date", words)]
    assert found(text) == []


def test_a_number_of_people_behind_a_day_is_no_year() -> None:
    assert found("On 13 May 10000 people came, as on 12 May 2025.")[-1] == ("12 May 2025", "2025-05-12")
    assert problems("On 13 May 10000 people came.") == []


def test_the_last_day_of_a_list_may_be_impossible_alone() -> None:
    text = "It ran from June 28 to 31."

    assert found(text) == [("June 28", "2025-06-28")]
    assert problems(text) == [("impossible-date", "31")]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("They met on June l2.", "June l2"),
        ("They met on Ju1y 4.", "Ju1y 4"),
        ("They met on June I5, 2O24.", "June I5, 2O24"),
        ("They met in 2O25.", "2O25"),
        ("They met on 0ctober 3, 2020.", "0ctober 3, 2020"),
        ("They met on O5/12/2024.", "O5/12/2024"),
    ],
)
def test_letters_for_figures_are_told_and_not_guessed(text: str, words: str) -> None:
    assert problems(text) == [("misread-date", words)]
    assert found(text) == []


@pytest.mark.parametrize(
    "text", ["They met in Iowa.", "A solo of iOS 17.", "The B10 and the M4 were closed.", "Apollo 11 flew."]
)
def test_names_with_such_letters_are_no_misread_dates(text: str) -> None:
    assert problems(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "It was in the year 10000.",
        "It was in the year 123456.",
        "It ended at 25:61.",
        "It ended at 9:75 a.m.",
        "It was Q5 and H3.",
        "They won 78:65 and lost 3-1.",
        "A 33-year-old from Route 66 paid $1998, or 19.50 percent.",
        "Call 555-1212 or 2010-2015-86.",
        "Version 2.10.2024.1 is out.",
    ],
)
def test_what_is_no_time_gives_none(text: str) -> None:
    assert found(text) == []


def test_a_length_that_no_calendar_could_hold_has_no_number() -> None:
    assert found("He left 99999999999999 years ago.") == [("99999999999999 years", "PXY")]


@pytest.mark.parametrize(
    "unit",
    [
        "June 1, 2025; ",
        "Monday or ",
        "5 to ",
        "12:30 to ",
        "two weeks from ",
        "Monday and Tuesday next week, ",
        "National Day ",
        "June l2 ",
        "1-",
        "in the morning at 7 ",
        '"We act within 2 weeks, now," he said on Monday. ',
        '"I just finished it," he said. ',
    ],
)
def test_a_line_of_dates_costs_its_length_and_not_its_square(unit: str) -> None:
    def seconds(times: int) -> float:
        document = read(unit * times)
        started = process_time()
        find_times(document, None, quoted_spans(document.text))
        return process_time() - started

    seconds(20)
    short, long = min(seconds(100) for _ in range(3)), min(seconds(800) for _ in range(3))

    # Eight times the text: a square would cost 64 times as much.
    assert long < 30 * short + 0.05


PIECES = st.sampled_from(
    [
        *"0123456789",
        *" .,:;-/'\n",
        *("31", "29", "12", "60", "10000", "2025", "1998", "0", "'98", "½"),
        *("June", "February", "May", "Sept.", "june", "Monday", "Sun.", "week", "weekend", "year", "quarter"),
        *(
            "of",
            "the",
            "last",
            "next",
            "first",
            "fifth",
            "this",
            "from",
            "to",
            "between",
            "and",
            "before",
            "ago",
        ),
        *("a.m.", "p.m.", "noon", "o'clock", "UTC+3", "GMT", "tonight", "morning", "yesterday", "half past"),
        *(
            "two",
            "hundred",
            "weeks",
            "days",
            "hours",
            "century",
            "1980s",
            "B.C.",
            "Q3",
            "H2",
            "every",
            "other",
        ),
        *("Easter", "Independence Day", "Eid al-Fitr", "Ukraine", "more than", "late", "l2", "2O25", "Ju1y"),
    ]
)
TEXTS = st.one_of(
    st.text(max_size=200),
    st.lists(PIECES, max_size=25).map(" ".join),
    st.lists(PIECES, max_size=25).map("".join),
)
DAYS = st.one_of(st.none(), st.dates(), st.sampled_from([date.min, date.max, date(2024, 2, 29)]))
VALUE = re.compile(
    r"(?:[\dX]{4}(?:-[\dX]{2}(?:-[\dX]{2})?)?|\d{2,3}|[\dX]{4}-W[\dX]{2}(?:-WE|-\d)?|[\dX]{4}-(?:Q[\dX]|H[\dX]|SP|SU|FA|WI)"
    r"|XXXX-WXX-\d|BC\d{2,4}(?:-(?:[\dX]{2}|SP|SU|FA|WI)){0,2}|(?:FY\d{4}))"
    r"(?:T(?:[A-Z]{2}|[\dX]{2}(?::\d\d(?::\d\d)?)?)?(?:[+-]\d\d:\d\d|Z)?)?"
    r"|P(?:[\dX.]+(?:Y|M|W|D|Q|DE|CE|ML|WE|WD))*(?:T(?:[\dX.]+[HMS])+)?|P1WD"
    r"|PRESENT_REF|PAST_REF|FUTURE_REF"
)


def whole(document: Document, time: TimeExpression) -> None:
    """What holds of every expression of every text."""
    assert Span(0, len(document.text)).holds(time.span)
    assert document.slice(time.span).strip()
    assert VALUE.fullmatch(time.value), (document.text, document.slice(time.span), time.value)
    if time.interval is not None:
        first, last = time.interval.first, time.interval.last
        if first is not None and last is not None:
            assert first[:10] <= last[:10]
        assert all(day is None or date.fromisoformat(day[:10]) for day in (first, last))
    if time.minutes is not None and None not in time.minutes:
        low, high = time.minutes
        assert low is not None
        assert high is not None
        assert low <= high


@settings(max_examples=400, deadline=None)
@given(text=TEXTS, day=DAYS)
def test_on_any_text_spans_values_and_intervals_are_sound(text: str, day: date | None) -> None:
    document = read(text, day)

    times = find_times(document)

    for time in times:
        whole(document, time)
    assert [t.span.start for t in times] == sorted(t.span.start for t in times)
    assert all(a.span.end <= b.span.start for a, b in pairwise(times))
    assert len({t.id for t in times}) == len(times)


@settings(max_examples=100, deadline=None)
@given(text=TEXTS)
def test_without_a_day_of_publication_only_what_says_it_all_is_dated(text: str) -> None:
    for time in find_times(read(text, None)):
        if time.interval is not None:
            assert any(c.isdigit() for c in time.value)
