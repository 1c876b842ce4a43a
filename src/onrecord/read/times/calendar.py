"""Calendar arithmetic on TIMEX3 values: from words' worth to first and last day."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

from onrecord.model import Interval

SEASON_MONTHS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 2)}
"""Meteorological seasons of the northern hemisphere."""

_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")


def day_of(year: int, month: int, day: int) -> date | None:
    """The day, or None where the calendar has none (31 February)."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def shift_days(day: date, days: float) -> date | None:
    """`day` moved by `days`; None beyond the years 1 to 9999."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


def shift_months(day: date, months: int) -> tuple[int, int] | None:
    """Year and month, `months` away; None beyond the years 1 to 9999."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return (year, month + 1) if 1 <= year <= 9999 else None


def last_of_month(year: int, month: int) -> date:
    """The month's last day."""
    return date(year, month, calendar.monthrange(year, month)[1])


def week_value(day: date) -> str:
    """The ISO week that holds `day`, as "1998-W08"."""
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def quarter_value(day: date) -> str:
    """The calendar quarter that holds `day`, as "1989-Q3"."""
    return f"{day.year:04d}-Q{(day.month + 2) // 3}"


def shift_quarter(value: str, quarters: int) -> str:
    """ "1989-Q3" moved by `quarters`."""
    index = int(value[:4]) * 4 + int(value[6]) - 1 + quarters
    return f"{index // 4:04d}-Q{index % 4 + 1}"


def unit_value(day: date, code: str, step: int) -> str | None:
    """The value of the day, week, month … that lies `step` away from the one that holds `day`."""
    if code == "D":
        moved = shift_days(day, step)
        return moved.isoformat() if moved else None
    if code in ("W", "2W", "WE"):
        moved = shift_days(day, 7 * step * (2 if code == "2W" else 1))
        return None if moved is None else week_value(moved) + ("-WE" if code == "WE" else "")
    if code == "M":
        month = shift_months(day, step)
        return f"{month[0]:04d}-{month[1]:02d}" if month else None
    if code == "Q":
        return shift_quarter(quarter_value(day), step)
    years = {"Y": 1, "10Y": 10, "100Y": 100, "1000Y": 1000}.get(code)
    if years is None or not 1 <= day.year + years * step <= 9999:
        return None
    return f"{day.year + years * step:04d}"[: {1: 4, 10: 3, 100: 2, 1000: 1}[years]]


def season_of(day: date, season: str) -> int:
    """The year of the season `season` that `day` lies in or last saw the start of the year of."""
    return day.year - 1 if season == "WI" and day.month <= 2 else day.year


def bounds_of(value: str) -> tuple[date, date] | None:
    """First and last day of a TIMEX3 date or time value; None where it names no stretch of days."""
    try:
        return _bounds(value)
    except (ValueError, OverflowError):
        return None


def _bounds(value: str) -> tuple[date, date] | None:
    if m := _DAY.match(value):
        day = date(int(m[1]), int(m[2]), int(m[3]))
        return day, day
    if m := re.fullmatch(r"(\d{4})-(\d\d)", value):
        return date(int(m[1]), int(m[2]), 1), last_of_month(int(m[1]), int(m[2]))
    if m := re.fullmatch(r"(\d{4})-W(\d\d)(-WE)?", value):
        monday = date.fromisocalendar(int(m[1]), int(m[2]), 1)
        return monday + timedelta(days=5 if m[3] else 0), monday + timedelta(days=6)
    if m := re.fullmatch(r"(\d{4})-([QH])(\d)", value):
        length = 3 if m[2] == "Q" else 6
        first = (int(m[3]) - 1) * length + 1
        return date(int(m[1]), first, 1), last_of_month(int(m[1]), first + length - 1)
    if m := re.fullmatch(r"(\d{4})-(SP|SU|FA|WI)", value):
        year, (first, last) = int(m[1]), SEASON_MONTHS[m[2]]
        return date(year, first, 1), last_of_month(year + (last < first), last)
    if re.fullmatch(r"\d{2,4}", value):
        width = 10 ** (4 - len(value))
        first_year = int(value) * width
        return date(first_year, 1, 1), date(first_year + width - 1, 12, 31)
    return None


def interval_of(value: str, mod: str | None) -> Interval | None:
    """First and last possible day or minute of a value; None where it has none.

    "Early" and "late" keep the half they name, "mid" the middle half: wide enough
    to hold what writers mean, chosen, not measured.
    """
    if m := re.fullmatch(r"(\d{4}-\d\d-\d\d)T(\d\d)(?::(\d\d))?((?:[+-]\d\d:\d\d)?)", value):
        if bounds_of(m[1]) is None or int(m[2]) > 24:
            return None
        minute = m[3] or "00"
        if m[2] == "24":
            return Interval(first=m[1] + "T24:00" + m[4], last=m[1] + "T24:00" + m[4])
        stamp = f"{m[1]}T{m[2]}:{minute}{m[4]}"
        return Interval(first=stamp, last=stamp)
    bounds = bounds_of(value)
    if bounds is None:
        return None
    first, last = bounds
    length = (last - first).days
    if mod in ("START", "END", "MID") and length >= 6:
        half, quarter = timedelta(days=length // 2), timedelta(days=length // 4)
        if mod == "START":
            last = first + half
        elif mod == "END":
            first = last - half
        else:
            first, last = first + quarter, last - quarter
    return Interval(first=first.isoformat(), last=last.isoformat())
