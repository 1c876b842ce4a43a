"""Days that are kept every year on the same date, for telling when a congratulation was spoken."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache

from onrecord.lexicon.base import read_toml

FILE = "holidays.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Holiday:
    """A day kept on one date of the year. `country` is an ISO 3166 code, or "" for many countries."""

    name: str
    names: tuple[str, ...]
    month: int
    day: int
    country: str

    def on(self, year: int) -> date | None:
        """The day in `year`; None for 29 February in other than leap years."""
        try:
            return date(year, self.month, self.day)
        except ValueError:
            return None


@cache
def holidays() -> tuple[Holiday, ...]:
    """Every day of the table, in its order."""
    found = []
    for row in read_toml(FILE)["holidays"]:
        month, day = (int(part) for part in row["on"].split("-"))
        names = (row["name"], *row.get("also", ()))
        found.append(
            Holiday(name=row["name"], names=names, month=month, day=day, country=row.get("country", ""))
        )
    return tuple(found)


@cache
def _pattern() -> tuple[re.Pattern[str], dict[str, tuple[Holiday, ...]]]:
    by_name: dict[str, list[Holiday]] = {}
    for holiday in holidays():
        for name in holiday.names:
            by_name.setdefault(name.lower(), []).append(holiday)
    longest_first = sorted(by_name, key=lambda n: (-len(n), n))
    words = "|".join(re.escape(n).replace("'", "['’ʼ]") for n in longest_first)
    return re.compile(rf"\b(?:{words})\b", re.IGNORECASE), {n: tuple(h) for n, h in by_name.items()}


def holidays_in(text: str) -> list[tuple[Holiday, int, int]]:
    """The days named in `text` with start and end of the words; one of several meanings each counts."""
    pattern, by_name = _pattern()
    found: list[tuple[Holiday, int, int]] = []
    for match in pattern.finditer(text):
        if match.group()[0].isupper():
            name = re.sub("[’ʼ]", "'", match.group().lower())
            found.extend((holiday, match.start(), match.end()) for holiday in by_name.get(name, ()))
    return found
