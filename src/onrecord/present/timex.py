"""What a time expression means, in plain words: "Wednesday 4 Jun 2025", "about 1 h 15 min", "every week"."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable
from datetime import date, timedelta

from onrecord.model import Anchor, Document, Duration, TimeExpression, TimeType
from onrecord.text.wording import (
    MONTHS,
    day_words,
    duration_words,
    interval_words,
    minutes_words,
    range_words,
)

MODS = {
    "START": "early",
    "MID": "the middle of",
    "END": "late",
    "APPROX": "about",
    "BEFORE": "before",
    "AFTER": "after",
    "ON_OR_BEFORE": "by",
    "ON_OR_AFTER": "from",
    "LESS_THAN": "less than",
    "MORE_THAN": "more than",
    "EQUAL_OR_LESS": "at most",
    "EQUAL_OR_MORE": "at least",
}
"""TIMEX3's modifiers."""
SEASONS = {"SP": "spring", "SU": "summer", "FA": "autumn", "WI": "winter"}
DAY_PARTS = {
    "MO": "morning",
    "MI": "midday",
    "NO": "noon",
    "AF": "afternoon",
    "EV": "evening",
    "NI": "night",
    "DT": "daytime",
    "PM": "afternoon",
}
"""TIMEX3's parts of the day, as they stand behind the T of a value."""
UNITS = {
    "Y": "year",
    "Q": "quarter",
    "M": "month",
    "W": "week",
    "WE": "weekend",
    "D": "day",
    "DE": "decade",
    "CE": "century",
    "ML": "millennium",
}
"""What is counted before the T of a period's value."""
CLOCK_UNITS = {"H": "hour", "M": "minute", "S": "second"}
"""What is counted behind it."""
MANY = {"century": "centuries", "millennium": "millennia"}
REFERENCES = {
    "PRESENT_REF": "when it is told",
    "PAST_REF": "some time before it is told",
    "FUTURE_REF": "some time after it is told",
}
ANCHORS = {
    Anchor.PUBLISHED: "counted from the day of the report",
    Anchor.UTTERANCE: "counted from the moment of the quotation",
    Anchor.EVENT: "counted from another date in the report",
    Anchor.EXPLICIT: "counted from nothing: complete in itself",
    Anchor.NONE: "nothing to count from",
}
A_DAY = 1440
"""Minutes of a day; longer lengths are told in the unit of their words and not in hours."""
PIECE = re.compile(r"(\d+(?:\.\d+)?|X+)([A-Z]{1,2})")


def meaning(time: TimeExpression) -> str:
    """What the words mean, in plain words; "not resolved" stands before what has no place in time.

    A value that is not understood is given as it is.
    """
    if time.type is TimeType.SET:
        return _every(time.value)
    if time.type is TimeType.DURATION:
        return _length(time)
    if time.value in REFERENCES:
        return _reference(time)
    named = _named(time.value)
    words = _modified(time.mod, named or time.value)
    if time.interval is None:
        placed = named is not None and "X" not in time.value
        return words if placed else f"not resolved: {words}"
    told = interval_words(time.interval)
    if named is None:
        return _modified(time.mod, told)
    # "Jun 2025" is its own interval, "autumn 2009" and "early Jun 2025" are not.
    day = time.interval.first_day if time.interval.is_one_day else None
    known = told in named or (day is not None and day_words(day) in named)
    return words if known else f"{words} ({told})"


def counted_from(time: TimeExpression, document: Document) -> str:
    """What the expression is counted from, with the day of the report where that is it."""
    if time.type is TimeType.SET or (time.type is TimeType.DURATION and time.interval is None):
        return "no place on the calendar"
    words = ANCHORS[time.anchor]
    if time.anchor is Anchor.NONE and document.published is None:
        return f"{words}: the report has no date"
    if time.anchor in (Anchor.PUBLISHED, Anchor.UTTERANCE) and document.published:
        return f"{words}, {weekday_words(document.published)}"
    return words


def weekday_words(day: date) -> str:
    """ "Wednesday 4 Jun 2025"."""
    return f"{calendar.day_name[day.weekday()]} {day_words(day)}"


def _modified(mod: str | None, named: str) -> str:
    if mod not in MODS:
        return named
    # A date "less than a year later" is somewhere near it, not less than a date.
    words = "about" if mod.endswith("_THAN") else MODS[mod]
    inside = " in" if named.startswith("the ") and words in ("early", "late") else ""
    return f"{words}{inside} {named}"


def _reference(time: TimeExpression) -> str:
    words = REFERENCES[time.value]
    if time.interval is None:
        return f"not resolved: {words}"
    first, last = time.interval.first_day, time.interval.last_day
    if first is None and last:
        # Ends are inclusive: what is past at noon can be of the same day.
        return f"{words}, {weekday_words(last)} or earlier"
    if last is None and first:
        return f"{words}, {weekday_words(first)} or later"
    return f"{words}, {interval_words(time.interval)}"


def _named(value: str) -> str | None:
    """The name of a date or time of TIMEX3; None for what is not understood."""
    day, _, clock = value.partition("T")
    for pattern, say in DATES:
        if found := pattern.fullmatch(day):
            try:
                said = say(found)
            except ValueError:
                return None
            return f"{said}{_clock(clock)}" if clock else said
    return None


def _clock(clock: str) -> str:
    if part := DAY_PARTS.get(clock[:2]):
        return f", {part}"
    if clock.startswith("X"):
        return ", some time of that day"
    found = re.fullmatch(r"(\d\d)(:\d\d)?(:\d\d)?(Z|[+-]\d\d(?::?\d\d)?)?", clock)
    if found is None:
        return f", {clock}"
    zone = found[4] or ""
    zone = zone if zone in ("", "Z") else f"{zone[0]}{int(zone[1:3])}{zone[3:].removesuffix(':00')}"
    return f", {found[1]}{found[2] or ':00'}{found[3] or ''}" + (f" (UTC{zone.strip('Z')})" if zone else "")


def _ordinal(number: int) -> str:
    ends = {1: "st", 2: "nd", 3: "rd"}
    return f"{number}{'th' if number % 100 in (11, 12, 13) else ends.get(number % 10, 'th')}"


def _week(found: re.Match[str]) -> str:
    monday = date.fromisocalendar(int(found[1]), int(found[2]), 1)
    if found[3]:
        return f"the weekend of {range_words(monday + timedelta(days=5), monday + timedelta(days=6))}"
    return f"the week of {range_words(monday, monday + timedelta(days=6))}"


def _era(found: re.Match[str]) -> str:
    return " BC" if found[1] else ""


def _month(found: re.Match[str]) -> str:
    return f"{MONTHS[_number(found[2], 12) - 1]} {found[1]}"


def _yearless(found: re.Match[str]) -> str:
    # A leap year, so that 29 February can be said.
    return f"{day_words(date(2000, int(found[1]), int(found[2])), year=False)}, in no known year"


def _number(digits: str, most: int) -> int:
    number = int(digits)
    if not 1 <= number <= most:
        raise ValueError(digits)
    return number


def _weekday(digit: str) -> str:
    return calendar.day_name[_number(digit, 7) - 1]


DATES: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = tuple(
    (re.compile(pattern), say)
    for pattern, say in (
        (r"(\d{4})-(\d\d)-(\d\d)", lambda m: weekday_words(date(int(m[1]), int(m[2]), int(m[3])))),
        (r"(\d{4})-(\d\d)", _month),
        (r"(BC)?(\d{4})", lambda m: f"{int(m[2])}{_era(m)}"),
        (r"(BC)?(\d{3})", lambda m: f"the {int(m[2])}0s{_era(m)}"),
        (r"(BC)?(\d{2})", lambda m: f"the {_ordinal(int(m[2]) + 1)} century{_era(m)}"),
        (r"(\d{4})-Q(\d)", lambda m: f"the {_ordinal(_number(m[2], 4))} quarter of {m[1]}"),
        (r"(\d{4})-H([12])", lambda m: f"the {'first' if m[2] == '1' else 'second'} half of {m[1]}"),
        (r"(\d{4})-(SP|SU|FA|WI)", lambda m: f"{SEASONS[m[2]]} {m[1]}"),
        (r"(\d{4})-W(\d\d)(-WE)?", _week),
        (r"XXXX-(\d\d)-(\d\d)", _yearless),
        (r"XXXX-(\d\d)", lambda m: f"{MONTHS[_number(m[1], 12) - 1]}, in no known year"),
        (r"XXXX-WXX-(\d)", lambda m: f"a {_weekday(m[1])}"),
        (r"XXXX-(SP|SU|FA|WI)", lambda m: f"{SEASONS[m[1]]}, in no known year"),
        (r"(\d{4})-(\d\d)-XX", lambda m: f"a day in {_month(m)}"),
        (r"(\d{4})-XX-XX", lambda m: f"a day in {m[1]}"),
        (r"(\d{4})-XX", lambda m: f"a month of {m[1]}"),
        (r"(\d{4})-WXX", lambda m: f"a week of {m[1]}"),
        (r"XXXX-XX-XX", lambda _: "a day"),
        (r"XXXX-WXX", lambda _: "a week"),
        (r"XXXX-XX", lambda _: "a month"),
        (r"XXXX", lambda _: "a year"),
    )
)
"""Forms of TIMEX3's dates, each with how it is said."""


def _pieces(value: str) -> list[tuple[str, str]]:
    """Numbers with their units: P2Y6M is [("2", "year"), ("6", "month")]; empty for no period."""
    if not value.startswith("P"):
        return []
    days, _, clock = value[1:].partition("T")
    return [
        (number, units[unit])
        for part, units in ((days, UNITS), (clock, CLOCK_UNITS))
        for number, unit in PIECE.findall(part)
        if unit in units
    ]


def _counted(number: str, unit: str) -> str:
    if number.startswith("X"):
        return f"some {MANY.get(unit, unit + 's')}"
    return f"{number} {unit if float(number) == 1 else MANY.get(unit, unit + 's')}"


def _length(time: TimeExpression) -> str:
    pieces = _pieces(time.value)
    low, high = time.minutes or (None, None)
    mod = f"{MODS[time.mod]} " if time.mod in MODS else ""
    if not pieces:
        words = duration_words(Duration(low=low, high=high)) or time.value
    elif mod or low == high or low is None or high is None:
        words = mod + " ".join(_counted(number, unit) for number, unit in pieces)
        if low and high and low < high <= A_DAY:
            words += f" ({minutes_words(low)} to {minutes_words(high)})"
    elif high < A_DAY:
        words = duration_words(Duration(low=low, high=high))
    elif low and len(pieces) == 1 and not pieces[0][0].startswith("X"):
        # "12 to 18 months": the value has the lower number only.
        most = round(high * float(pieces[0][0]) / low, 1)
        words = f"{pieces[0][0]} to {_counted(f'{most:g}', pieces[0][1])}"
    else:
        words = mod + " ".join(_counted(number, unit) for number, unit in pieces)
    return f"{words}, {interval_words(time.interval, opened=True)}" if time.interval else words


def _every(value: str) -> str:
    """ "every week", "every 2 days", "every Friday morning"; the value itself where it is not understood."""
    pieces = _pieces(value)
    if len(pieces) == 1:
        number, unit = pieces[0]
        return f"every {unit}" if number == "1" else f"every {_counted(number, unit)}"
    day, _, clock = value.partition("T")
    part = DAY_PARTS.get(clock[:2], "")
    if found := re.fullmatch(r"XXXX-WXX-(\d)", day):
        return f"every {_weekday(found[1])} {part}".rstrip()
    if day == "XXXX-XX-XX":
        return f"every {part or 'day'}" + ("" if part else _clock(clock) if clock else "")
    if found := re.fullmatch(r"XXXX-(\d\d)(-\d\d)?", day):
        return f"every year, {_named(day) or value}".replace(", in no known year", "")
    return f"again and again ({value})"
