"""What a time expression means, told so that a reader can check it."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import Anchor, Document, Interval, Span, TimeExpression, TimeType, sha256
from onrecord.present.timex import counted_from, meaning

BEFORE, AFTER = "some time before it is told", "some time after it is told"


def time(
    type_: str,
    value: str,
    interval: tuple[str | None, str | None] | None = None,
    mod: str | None = None,
    minutes: tuple[float | None, float | None] | None = None,
    anchor: Anchor = Anchor.PUBLISHED,
) -> TimeExpression:
    return TimeExpression(
        id="t",
        span=Span(0, 1),
        type=TimeType(type_),
        value=value,
        mod=mod,
        rule="made-by-hand",
        anchor=anchor,
        interval=Interval(first=interval[0], last=interval[1]) if interval else None,
        minutes=minutes,
    )


def day(words: str) -> tuple[str, str]:
    return words, words


@pytest.mark.parametrize(
    ("value", "interval", "mod", "words"),
    [
        ("2025-06-04", day("2025-06-04"), None, "Wednesday 4 Jun 2025"),
        ("2025-06", ("2025-06-01", "2025-06-30"), None, "Jun 2025"),
        ("2025-06", ("2025-06-01", "2025-06-15"), "START", "early Jun 2025 (1–15 Jun 2025)"),
        ("1998", ("1998-07-02", "1998-12-31"), "END", "late 1998 (2 Jul – 31 Dec 1998)"),
        ("2025-W23", ("2025-06-02", "2025-06-08"), None, "the week of 2–8 Jun 2025"),
        ("2025-W23-WE", ("2025-06-07", "2025-06-08"), None, "the weekend of 7–8 Jun 2025"),
        ("2025-Q2", ("2025-04-01", "2025-06-30"), None, "the 2nd quarter of 2025 (1 Apr – 30 Jun 2025)"),
        ("2025-H1", ("2025-01-01", "2025-06-30"), None, "the first half of 2025 (1 Jan – 30 Jun 2025)"),
        ("2009-FA", ("2009-09-01", "2009-11-30"), None, "autumn 2009 (1 Sep – 30 Nov 2009)"),
        ("199", ("1990-01-01", "1999-12-31"), None, "the 1990s (1 Jan 1990 – 31 Dec 1999)"),
        ("199", ("1990-01-01", "1994-12-31"), "START", "early in the 1990s (1 Jan 1990 – 31 Dec 1994)"),
        ("19", ("1900-01-01", "1999-12-31"), None, "the 20th century (1 Jan 1900 – 31 Dec 1999)"),
        ("BC0480", None, None, "480 BC"),
        ("BC03", None, None, "the 4th century BC"),
        (
            "PAST_REF",
            (None, "2025-06-04"),
            None,
            "some time before it is told, Wednesday 4 Jun 2025 or earlier",
        ),
        (
            "FUTURE_REF",
            ("2025-06-04", None),
            None,
            "some time after it is told, Wednesday 4 Jun 2025 or later",
        ),
        ("PRESENT_REF", day("2025-06-04"), None, "when it is told, 4 Jun 2025"),
        ("2025-06-XX", ("2025-06-10", "2025-06-12"), None, "a day in Jun 2025 (10–12 Jun 2025)"),
    ],
)
def test_a_date_is_told_in_plain_words(
    value: str, interval: tuple[str | None, str | None] | None, mod: str | None, words: str
) -> None:
    assert meaning(time("DATE", value, interval, mod)) == words


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("2025-06-05T09:30", "Thursday 5 Jun 2025, 09:30"),
        ("2025-06-05T09:30+03:00", "Thursday 5 Jun 2025, 09:30 (UTC+3)"),
        ("2025-06-05T09:30+05:30", "Thursday 5 Jun 2025, 09:30 (UTC+5:30)"),
        ("2025-06-05T09:30Z", "Thursday 5 Jun 2025, 09:30 (UTC)"),
        ("2025-06-05TNI", "Thursday 5 Jun 2025, night"),
        ("2025-06-05TXX", "Thursday 5 Jun 2025, some time of that day"),
    ],
)
def test_an_hour_or_part_of_the_day_stands_behind_the_day(value: str, words: str) -> None:
    assert meaning(time("TIME", value, day("2025-06-05"))) == words


@pytest.mark.parametrize(
    ("value", "mod", "words"),
    [
        ("XXXX-WXX-5", None, "not resolved: a Friday"),
        ("XXXX-09", "END", "not resolved: late Sep, in no known year"),
        ("XXXX-02-29", None, "not resolved: 29 Feb, in no known year"),
        ("1987-XX-XX", None, "not resolved: a day in 1987"),
        ("XXXX", None, "not resolved: a year"),
        ("PAST_REF", None, "not resolved: some time before it is told"),
        ("2025-13-77", None, "not resolved: 2025-13-77"),
        ("XXXX-77-77", None, "not resolved: XXXX-77-77"),
    ],
)
def test_what_has_no_place_in_time_says_so(value: str, mod: str | None, words: str) -> None:
    assert meaning(time("DATE", value, None, mod)) == words


@pytest.mark.parametrize(
    ("value", "mod", "minutes", "words"),
    [
        ("PT50M", None, (50, 50), "50 minutes"),
        ("PT1H15M", "APPROX", (67.5, 82.5), "about 1 hour 15 minutes (1 h 8 min to 1 h 22 min)"),
        ("PT1H", None, (54, 66), "about 1 h"),
        ("PT2H", "MORE_THAN", (120, None), "more than 2 hours"),
        ("P20Y", "EQUAL_OR_MORE", (10518984, None), "at least 20 years"),
        ("P12M", None, (525949.2, 788923.8), "12 to 18 months"),
        ("P2Y6M", None, (1314873, 1314873), "2 years 6 months"),
        ("PXD", None, None, "some days"),
        ("PXCE", None, None, "some centuries"),
        ("PT20S", None, (0.33, 0.33), "20 seconds"),
    ],
)
def test_a_length_is_told_in_the_unit_of_its_words(
    value: str, mod: str | None, minutes: tuple[float | None, float | None] | None, words: str
) -> None:
    assert meaning(time("DURATION", value, None, mod, minutes)) == words


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("P1W", "every week"),
        ("P2D", "every 2 days"),
        ("PT1H", "every hour"),
        ("XXXX-WXX-5", "every Friday"),
        ("XXXX-WXX-5TMO", "every Friday morning"),
        ("XXXX-XX-XXTEV", "every evening"),
        ("XXXX-12-25", "every year, 25 Dec"),
        ("nonsense", "again and again (nonsense)"),
    ],
)
def test_what_comes_again_says_how_often(value: str, words: str) -> None:
    assert meaning(time("SET", value)) == words


def document(published: date | None) -> Document:
    return Document(id="d", name="d", text="x", text_sha256=sha256("x"), published=published)


def test_what_a_time_is_counted_from_is_told_with_the_day() -> None:
    report = document(date(2025, 6, 4))

    on_friday = time("DATE", "2025-06-06", day("2025-06-06"))
    assert counted_from(on_friday, report) == "counted from the day of the report, Wednesday 4 Jun 2025"
    said = time("DATE", "2025-06-06", day("2025-06-06"), anchor=Anchor.UTTERANCE)
    assert counted_from(said, report).startswith("counted from the moment of the quotation")
    lost = time("DATE", "XXXX-WXX-5", anchor=Anchor.NONE)
    assert counted_from(lost, document(None)) == "nothing to count from: the report has no date"


@given(
    st.sampled_from(list(TimeType)),
    st.text(alphabet="PTXYMWDHSQEC0123456789-:+BNIOREF_", max_size=14),
    st.one_of(st.none(), st.sampled_from(["START", "APPROX", "LESS_THAN", "odd"])),
    st.one_of(st.none(), st.tuples(st.floats(0, 1e7), st.floats(0, 1e7))),
)
def test_no_value_is_too_odd_to_be_told(
    type_: TimeType, value: str, mod: str | None, minutes: tuple[float, float] | None
) -> None:
    assert isinstance(meaning(time(type_, value, None, mod, minutes)), str)
    assert meaning(time(type_, value, day("2025-06-04"), mod, minutes))
