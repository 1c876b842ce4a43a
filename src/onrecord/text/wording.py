"""How days, lengths, counts and lists are said, everywhere in the same words."""

from __future__ import annotations

import calendar
from collections.abc import Sequence
from datetime import date, timedelta

from onrecord.model import Duration, Interval, PublishedBounds

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
ABOUT = 0.35
"""Widest range, as a share of its middle, that is still said as "about …". Chosen, not measured."""


def count_of(number: int, one: str, many: str | None = None) -> str:
    """ "1 report", "2 reports"."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def listed(items: Sequence[str], last: str = "and") -> str:
    """ "a", "a and b", "a, b and c"."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {last} {items[-1]}"


def day_words(day: date, year: bool = True) -> str:
    """ "4 Jun 2025", or "4 Jun"."""
    short = f"{day.day} {MONTHS[day.month - 1]}"
    return f"{short} {day.year}" if year else short


def range_words(first: date, last: date) -> str:
    """Days from `first` to `last`: "24–26 May 2025", "30 May – 2 Jun 2025", "Jun 2025", "2025"."""
    if first == last:
        return day_words(first)
    month_end = calendar.monthrange(last.year, last.month)[1]
    if first.year == last.year and first.day == 1 and last.day == month_end:
        if (first.month, last.month) == (1, 12):
            return str(first.year)
        if first.month == last.month:
            return f"{MONTHS[first.month - 1]} {first.year}"
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{day_words(last)}"
    return f"{day_words(first, first.year != last.year)} – {day_words(last)}"


def interval_words(interval: Interval | None, clock: bool = True, opened: bool = False) -> str:
    """An interval as a newsroom says it; "undated" where neither end is known.

    With `clock`, the hour stands behind a day that is known to it.

    Ends are inclusive, so an open end is told from the day next to it: first
    possible day 23 June and no last one is "after 22 Jun 2025"; `opened` by the very day that
    the words name ("since May 26") it is "from 26 May 2025 on".
    """
    if interval is None:
        return "undated"
    first, last = interval.first_day, interval.last_day
    if first and last:
        return range_words(first, last) + (_clock(interval) if clock else "")
    if first and first.day == 1:
        return f"from {MONTHS[first.month - 1]} {first.year} on"
    if first and (opened or first == date.min):
        return f"from {day_words(first)} on"
    if first:
        return f"after {day_words(first - timedelta(days=1))}"
    return f"by {day_words(last)}" if last else "undated"


def limits_words(interval: Interval) -> str:
    """Days between which something lies: "not before 4 Jun 2025", "between 1 Jun 2025 and 4 Jun 2025"."""
    first, last = interval.first_day, interval.last_day
    if first and last and first != last:
        return f"between {day_words(first)} and {day_words(last)}"
    if first:
        return f"on {day_words(first)}" if last else f"not before {day_words(first)}"
    return f"not after {day_words(last)}" if last else "on a day that nothing limits"


def bounds_reason(bounds: PublishedBounds) -> str:
    """On what ground, in words: "names A as chancellor, in office from 6 May 2025"."""
    return "; ".join(dict.fromkeys(limit.reason for limit in bounds.limits))


def _clock(interval: Interval) -> str:
    first, last = _hour(interval.first), _hour(interval.last)
    if not interval.is_one_day or not first or (first, last) in (("00:00", "23:59"), ("00:00", "24:00")):
        return ""
    return f", {first}" if first == last or not last else f", {first}–{last}"


def _hour(instant: str | None) -> str:
    """Hour and minute of an instant, "" for a day."""
    return instant[11:16] if instant is not None and instant[10:11] == "T" else ""


MONTH, YEAR = 43829.1, 525949.2
"""Minutes of a month and a year by the Gregorian mean."""

HALF_A_DAY = 720


def minutes_words(minutes: float) -> str:
    """ "50 min", "1 h 15 min", "2 h", "3 days", "2 months", "1 year"."""
    whole = round(minutes)
    if whole >= 2880 and whole % 1440 == 0:
        return f"{whole // 1440} days"
    for minutes_of_one, unit in ((YEAR, "year"), (MONTH, "month")):
        number = round(minutes / minutes_of_one, 1)
        if number >= 1 and abs(number * minutes_of_one - minutes) < HALF_A_DAY:
            return count_of(int(number), unit) if number.is_integer() else f"{number:g} {unit}s"
    if whole >= 2880:
        return f"{round(minutes / 1440)} days"
    hours, rest = divmod(whole, 60)
    return " ".join([f"{hours} h"] * bool(hours) + [f"{rest} min"] * bool(rest or not hours))


def duration_words(duration: Duration | None) -> str:
    """How long: "50 min", "about 1 h 15 min", "over 2 h", "under 1 h", "1 h to 3 h"; "" where nobody says."""
    if duration is None or (duration.low is None and duration.high is None):
        return ""
    low, high = duration.low, duration.high
    if low is None or high is None:
        return f"over {minutes_words(low)}" if low is not None else f"under {minutes_words(high or 0)}"
    if low == high:
        return minutes_words(low)
    middle = (low + high) / 2
    if high - low <= ABOUT * middle:
        step = 5 if middle >= 20 else 1
        return f"about {minutes_words(round(middle / step) * step)}"
    return f"{minutes_words(low)} to {minutes_words(high)}"
