"""What a report's words of time mean, one sentence a claim."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.model import Anchor, Document, Part, Segment, Span, TimeExpression, sha256
from onrecord.read.times import find_times

PUBLISHED = date(2025, 6, 14)
"""A Saturday."""


def read(text: str, day: date | None = PUBLISHED, segments: tuple[Segment, ...] = ()) -> Document:
    return Document(id="d", name="d", text=text, text_sha256=sha256(text), published=day, segments=segments)


def found(text: str, day: date | None = PUBLISHED) -> list[tuple[str, str]]:
    document = read(text, day)
    return [(document.slice(t.span), t.value) for t in find_times(document)]


def only(text: str, day: date | None = PUBLISHED) -> TimeExpression:
    (time,) = find_times(read(text, day))
    return time


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("It began on June 9.", "June 9", "2025-06-09"),
        ("It began on 9 June.", "9 June", "2025-06-09"),
        ("It began on 9th of June, 2024.", "9th of June, 2024", "2024-06-09"),
        ("It began on Tuesday, September 1, 2015.", "Tuesday, September 1, 2015", "2015-09-01"),
        ("It began on Sept. 3.", "Sept. 3", "2024-09-03"),
        ("It began on 2024-02-29.", "2024-02-29", "2024-02-29"),
        ("It began on 31/12/2024.", "31/12/2024", "2024-12-31"),
        ("It began on 31.12.2024.", "31.12.2024", "2024-12-31"),
        ("He took office in January 2025.", "January 2025", "2025-01"),
        ("He met him in Helsinki in 2018.", "2018", "2018"),
        ("They met in March.", "March", "2025-03"),
        ("They met last December.", "last December", "2024-12"),
        ("They met in the 1980s.", "the 1980s", "198"),
        ("A church of the 19th century burned.", "the 19th century", "18"),
        ("Profit fell in the third quarter of 2024.", "the third quarter of 2024", "2024-Q3"),
        ("They met in the summer of 2016.", "the summer of 2016", "2016-SU"),
        ("He called yesterday.", "yesterday", "2025-06-13"),
        ("He called the day before yesterday.", "the day before yesterday", "2025-06-12"),
        ("He will call tomorrow morning.", "tomorrow morning", "2025-06-15TMO"),
        ("He called last week.", "last week", "2025-W23"),
        ("He called two weeks ago.", "two weeks ago", "2025-W22"),
        ("He called three days ago.", "three days ago", "2025-06-11"),
        ("He called ten years ago.", "ten years ago", "2015"),
        ("He called earlier this year.", "earlier this year", "2025"),
        ("He called on Friday night.", "Friday night", "2025-06-13TNI"),
        ("He was killed at 10:35 a.m. on June 12.", "10:35 a.m. on June 12", "2025-06-12T10:35"),
        ("They were married on Christmas Day.", "Christmas Day", "2024-12-25"),
        ("Voters went out on Easter Sunday 2024.", "Easter Sunday 2024", "2024-03-31"),
    ],
)
def test_a_date_of_every_newspaper_form_is_read(text: str, words: str, value: str) -> None:
    assert found(text) == [(words, value)]


@pytest.mark.parametrize(
    "text",
    [
        "About 2,000 people came.",
        "It cost $1998.",
        "It may rain; they march on.",
        "The Sunday Times looked back on Bloody Sunday.",
        "A 33-year-old man is 19 years old no more.",
        "They won 3-1 and 78:65.",
        "Flight 1950 carried 1,950 crates.",
        "Three-quarters of them left.",
        "He referred to this day as the black one.",
        "The report was published by Valdoria Today.",
    ],
)
def test_what_only_looks_like_a_time_is_none(text: str) -> None:
    assert found(text) == []


def test_a_weekday_looks_back_after_a_past_tense() -> None:
    time = only("The two leaders spoke on Monday.")

    assert time.value == "2025-06-09"
    assert time.anchor is Anchor.PUBLISHED


def test_a_weekday_looks_ahead_after_will() -> None:
    assert only("The two leaders will speak on Monday.").value == "2025-06-16"


def test_the_weekday_of_publication_is_that_day() -> None:
    assert only("The two leaders spoke on Saturday.").value == "2025-06-14"


def test_a_day_eight_days_ahead_is_not_a_year_old_whatever_the_tense() -> None:
    assert only("He said Moscow was ready to go on, as agreed, after June 22.").value == "2025-06-22"


def test_an_hour_and_fifteen_minutes_is_one_duration() -> None:
    document = read("The call lasted about an hour and 15 minutes.")

    (time,) = find_times(document)

    assert document.slice(time.span) == "about an hour and 15 minutes"
    assert (time.value, time.mod) == ("PT1H15M", "APPROX")
    assert time.minutes == (67.5, 82.5)


def test_more_than_two_hours_has_no_upper_end() -> None:
    time = only("It lasted more than 2 hours.")

    assert (time.value, time.mod, time.minutes) == ("PT2H", "MORE_THAN", (120.0, None))


def test_an_hour_long_call_is_about_an_hour() -> None:
    time = only("They had an hour-long phone conversation.")

    assert time.value == "PT1H"
    assert time.minutes == (54.0, 66.0)


def test_a_night_of_three_days_is_three_nights() -> None:
    times = found("Russia struck on the night of May 24, 25, and 26.")

    assert times == [
        ("the night of May 24", "2025-05-24TNI"),
        ("25", "2025-05-25TNI"),
        ("26", "2025-05-26TNI"),
    ]


def test_a_number_after_a_date_is_not_always_another_date() -> None:
    assert found("On May 24, 25 people died.") == [("May 24", "2025-05-24")]


def test_a_dateline_with_a_zone_is_an_instant() -> None:
    document = read(
        "5 Jun. 9:30 (UTC+3 MSK)\n\nThey spoke.",
        date(2025, 6, 5),
        (Segment(span=Span(0, 23), role=Part.DATELINE),),
    )

    (time,) = find_times(document)

    assert document.slice(time.span) == "5 Jun. 9:30 (UTC+3 MSK)"
    assert time.interval is not None
    assert time.interval.first == "2025-06-05T09:30+03:00"


def test_a_caption_dates_nothing() -> None:
    document = read(
        "Photo from 2018\nThey met in 2024.", segments=(Segment(span=Span(0, 15), role=Part.CAPTION),)
    )

    (time,) = find_times(document)

    assert document.slice(time.span) == "2024"


def test_now_inside_a_quotation_is_the_moment_of_speaking() -> None:
    text = "“I say so now,” he wrote."

    (time,) = find_times(read(text), quoted=[Span(1, text.index("”"))])

    assert time.value == "PRESENT_REF"
    assert time.anchor is Anchor.UTTERANCE


def test_just_inside_a_quotation_is_a_time_only_of_what_has_happened() -> None:
    text = "“I just finished speaking; it cost just 5 dollars,” he wrote. They just finished."

    times = find_times(read(text), quoted=[Span(1, text.index("”"))])

    assert [(t.span.start, t.value, t.anchor) for t in times] == [(3, "PAST_REF", Anchor.UTTERANCE)]


def test_earlier_this_year_ends_on_the_day_of_publication() -> None:
    time = only("He resigned earlier this year.")

    assert time.interval is not None
    assert (time.interval.first, time.interval.last) == ("2025-01-01", "2025-06-14")


def test_a_history_counts_from_the_dates_it_has_named() -> None:
    years = " ".join(f"In {y}, troops came." for y in range(1931, 1940))

    times = found(
        f"{years} On 5 May they left; the war of 1812 was past. On 9 May it ended.", date(2009, 12, 19)
    )

    assert times[-3:] == [("5 May", "1939-05-05"), ("1812", "1812"), ("9 May", "1939-05-09")]


def test_every_single_week_recurs() -> None:
    time = only("5,000 young people every single week are being killed.")

    assert (time.type, time.value) == ("SET", "P1W")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("They spoke on June 22.", "XXXX-06-22"),
        ("They spoke on Monday.", "XXXX-WXX-1"),
        ("They spoke yesterday.", "XXXX-XX-XX"),
    ],
)
def test_without_a_date_of_publication_nothing_is_invented(text: str, value: str) -> None:
    time = only(text, day=None)

    assert time.value == value
    assert time.anchor is Anchor.NONE
    assert time.interval is None


def test_without_a_date_of_publication_a_full_date_still_stands() -> None:
    time = only("He took office in January 2025.", day=None)

    assert time.anchor is Anchor.EXPLICIT
    assert time.interval is not None
    assert (time.interval.first, time.interval.last) == ("2025-01-01", "2025-01-31")


@pytest.mark.parametrize(
    "text", ["on 31 February 2025", "on February 30", "in week 60", "in the year 10000", "on 2025-13-45"]
)
def test_a_date_that_no_calendar_has_gives_no_value(text: str) -> None:
    assert all(t.interval is None for t in find_times(read(text)))


def test_ocr_digits_are_no_dates() -> None:
    assert found("On June l2 and June I5 and 2O24 they met.") in (
        [],
        [("June", "2025-06"), ("June", "2025-06")],
    )


def test_five_hundred_dates_in_a_line_are_five_hundred_dates() -> None:
    assert len(found("June 1, 2025; " * 500)) == 500


@given(st.text(alphabet="ab 019,.-:/'\n“”Mayunehrspft", max_size=120))
@settings(max_examples=150, deadline=None)
def test_spans_hold_on_any_text(text: str) -> None:
    times = find_times(read(text))

    assert all(0 <= t.span.start < t.span.end <= len(text) for t in times)
    assert all(a.span.end <= b.span.start for a, b in pairwise(times))
    assert len({t.id for t in times}) == len(times)


_BITS = [
    "June ",
    "31 ",
    "February ",
    "2025",
    ", ",
    "the ",
    "week",
    "s ",
    "two ",
    "ago ",
    "last ",
    "9999 ",
    "to ",
    "10:30 ",
    "a.m. ",
    "year ",
    "of ",
]


@given(
    st.lists(st.sampled_from(_BITS), max_size=20),
    st.sampled_from([None, date(1, 1, 1), date(9999, 12, 31), PUBLISHED]),
)
@settings(max_examples=200, deadline=None)
def test_words_of_time_in_any_order_never_break_the_reader(bits: list[str], day: date | None) -> None:
    times = find_times(read("".join(bits), day))

    assert all(
        t.interval is None
        or t.interval.first is None
        or t.interval.last is None
        or t.interval.first <= t.interval.last
        for t in times
    )


@pytest.mark.parametrize("day", [date(1, 1, 1), date(9999, 12, 31)])
def test_where_the_calendar_ends_nothing_breaks_and_nothing_is_counted(day: date) -> None:
    times = find_times(read("Next Easter, last Monday and the Christmas before.", day))

    assert all(t.interval is None for t in times)


ODD = ["1-2-", "June" + " " * 200, "1,", "two hundred and ", "June 1, 2, 3, ", '"']


@pytest.mark.parametrize("words", ODD)
def test_no_line_however_odd_costs_more_than_its_length(words: str) -> None:
    text = words * (20_000 // len(words))

    times = find_times(read(text))

    assert all(t.span.end <= len(text) for t in times)
