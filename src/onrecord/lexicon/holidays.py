"""Days that recur every year, by name and country, and the day each falls on in a year."""

from __future__ import annotations

import calendar
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any

from onrecord.lexicon.base import read_toml
from onrecord.lexicon.countries import countries

FILE = "holidays.toml"
FEASTS = "feasts.toml"


def nth_weekday(year: int, month: int, weekday: int, n: int) -> date:
    """The n-th `weekday` (1 Monday … 7 Sunday) of a month; n = -1 is the last."""
    if n < 0:
        last = date(year, month, calendar.monthrange(year, month)[1])
        return last - timedelta(days=(last.isoweekday() - weekday) % 7)
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (n - 1))


def easter(year: int) -> date:
    """Western Easter Sunday (Meeus/Jones/Butcher)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)


def orthodox_easter(year: int) -> date:
    """Orthodox Easter Sunday in the Gregorian calendar (Meeus' Julian algorithm)."""
    d = (19 * (year % 19) + 15) % 30
    e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7
    month, day = divmod(d + e + 114, 31)
    return date(year, month, day + 1) + timedelta(days=year // 100 - year // 400 - 2)


@dataclass(frozen=True, slots=True, kw_only=True)
class Holiday:
    """A day of the year that has a name.

    `country` is an ISO 3166 code, or "" for a day kept in many countries. `spread` is how many
    days earlier or later it is kept somewhere (feasts by the moon). `default`: what the name
    means where several countries use it and none is told.
    """

    name: str
    names: tuple[str, ...]
    country: str = ""
    fixed: tuple[int, int] | None = None
    nth: tuple[int, int, int] | None = None
    plus: int = 0
    easter: int | None = None
    orthodox: int | None = None
    dates: frozenset[date] = frozenset()
    spread: int = 0
    default: bool = False

    def on(self, year: int) -> date | None:
        """The day in `year`; None where there is none or the table does not reach.

        29 February only in leap years; feasts by the moon from 1980 to 2040, the first where
        a year has two.
        """
        if not 1583 <= year < date.max.year:
            return None
        if self.fixed is not None:
            try:
                return date(year, *self.fixed)
            except ValueError:
                return None
        if self.nth is not None:
            return nth_weekday(year, *self.nth) + timedelta(days=self.plus)
        if self.easter is not None:
            return easter(year) + timedelta(days=self.easter)
        if self.orthodox is not None:
            return orthodox_easter(year) + timedelta(days=self.orthodox)
        return min((day for day in self.dates if day.year == year), default=None)

    def days(self, first: int, last: int) -> list[date]:
        """Every day from the year `first` to the year `last`, in order."""
        if self.dates:
            return sorted(day for day in self.dates if first <= day.year <= last)
        return [day for year in range(first, last + 1) if (day := self.on(year))]


def _month_day(text: str) -> tuple[int, int]:
    month, day = text.split("-")
    return int(month), int(day)


def _row(row: Mapping[str, Any]) -> Holiday:
    return Holiday(
        name=row["name"],
        names=(row["name"], *row.get("also", ())),
        country=row.get("country", ""),
        fixed=_month_day(row["on"]) if "on" in row else None,
        nth=tuple(row["nth"]) if "nth" in row else None,
        plus=row.get("plus", 0),
        easter=row.get("easter"),
        orthodox=row.get("orthodox"),
        dates=frozenset(date.fromisoformat(day) for day in row.get("dates", ())),
        spread=row.get("spread", 0),
        default=row.get("default", False),
    )


def _by_country(data: Mapping[str, Any], listed: set[tuple[str, str]]) -> list[Holiday]:
    """The days of the table by country that no row of its own tells."""
    found = []
    for name, entries in data["by_country"].items():
        also = tuple(other for other, means in data["by_country_also"].items() if means == name)
        for entry in entries:
            country, day = entry.split()
            if (name, country) not in listed:
                names = (name, *also)
                found.append(Holiday(name=name, names=names, country=country, fixed=_month_day(day)))
    return found


@cache
def holidays() -> tuple[Holiday, ...]:
    """Every day of the tables, in their order: rows, days by country, feasts by the moon."""
    data = read_toml(FILE)
    rows = [_row(row) for row in data["holidays"]]
    listed = {(name, row.country) for row in rows for name in row.names}
    feasts = [_row(row) for row in read_toml(FEASTS)["feasts"]]
    return (*rows, *_by_country(data, listed), *feasts)


@cache
def by_name() -> dict[str, tuple[Holiday, ...]]:
    """The days by their names in lower case; several where countries share a name."""
    found: dict[str, list[Holiday]] = {}
    for holiday in holidays():
        for name in holiday.names:
            found.setdefault(name.lower(), []).append(holiday)
    return {name: tuple(days) for name, days in found.items()}


@cache
def _country_words() -> tuple[re.Pattern[str], dict[str, str]]:
    codes: dict[str, str] = {}
    for country in countries():
        if country.iso:
            for word in (*country.names, *country.people):
                codes.setdefault(word, country.iso)
    longest_first = sorted(codes, key=lambda w: (-len(w), w))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})(?!\w)"), codes


BEFORE, AFTER = 160, 60
"""Characters before and after a name within which a country tells whose day it is. Chosen, not measured."""


def meanings(name: str, text: str, start: int, end: int) -> tuple[Holiday, ...]:
    """What the name at `start`:`end` of `text` can mean.

    Where several countries use a name: the day of the country named nearest to it, else the one
    kept in many countries, else the default, else every one.
    """
    known = by_name().get(re.sub(r"\s+", " ", re.sub("[’ʼ]", "'", name.lower())), ())
    if len(known) < 2:
        return known
    pattern, codes = _country_words()
    own = {holiday.country for holiday in known}
    floor = max(0, start - BEFORE)
    near = [
        (start - floor - m.end() if floor + m.end() <= start else floor + m.start() - end, codes[m[0]])
        for m in pattern.finditer(text[floor : end + AFTER])
        if codes[m[0]] in own
    ]
    if near:
        code = min(near)[1]
        return tuple(holiday for holiday in known if holiday.country == code)
    common = tuple(holiday for holiday in known if not holiday.country)
    return common or tuple(holiday for holiday in known if holiday.default) or known


@cache
def _pattern() -> re.Pattern[str]:
    longest_first = sorted(by_name(), key=lambda n: (-len(n), n))
    words = "|".join(re.escape(n).replace("'", "['’ʼ]") for n in longest_first)
    return re.compile(rf"\b(?:{words})\b", re.IGNORECASE)


def holidays_in(text: str) -> list[tuple[Holiday, int, int]]:
    """The days named in `text` with start and end of the words; one of several meanings each counts."""
    found: list[tuple[Holiday, int, int]] = []
    for match in _pattern().finditer(text):
        if match.group()[0].isupper():
            known = meanings(match.group(), text, match.start(), match.end())
            found.extend((holiday, match.start(), match.end()) for holiday in known)
    return found
