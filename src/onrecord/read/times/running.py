"""Which year a history is in where it names a month or a day without one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

_OPENS = re.compile(r"(?:^|\n|[.!?;]['\"]?\s)[^.!?\n]{0,25}$")
_REACH = 60
"""Characters looked back over for the start of the sentence."""

_MONTH = re.compile(r"(\d{4})-(\d\d)")
_PART = re.compile(r"(\d{4})-(SP|SU|FA|WI|Q[1-4]|H[12])")
_YEAR = re.compile(r"\d{4}")
_FIRST = {
    "SP": 3,
    "SU": 6,
    "FA": 9,
    "WI": 12,
    "Q1": 1,
    "Q2": 4,
    "Q3": 7,
    "Q4": 10,
    "H1": 1,
    "H2": 7,
}

NAMED = 3
"""How many of the dates named last are asked. Chosen on the training texts, as are the next three."""
OLDER = 3
"""Months that each later date between counts."""
IN_PASSING = 4
"""Months that it counts that a date did not open its sentence."""
YEAR_ALONE = 4
"""Months into a year that a date which names only the year is taken to mean."""


@dataclass(frozen=True, slots=True)
class Named:
    """A date that a history has named: its month counted from year 0, and how it was named."""

    month: int
    year_alone: bool
    opens: bool


def named(value: str, text: str, start: int) -> Named | None:
    """The date `value` that stands at `start` of `text`; None where it names no year."""
    opens = _OPENS.search(text, max(0, start - _REACH), start) is not None
    if m := _MONTH.match(value):
        return Named(int(m[1]) * 12 + int(m[2]), False, opens)
    if m := _PART.match(value):
        return Named(int(m[1]) * 12 + _FIRST[m[2]], False, opens)
    if m := _YEAR.match(value):
        return Named(int(m[0]) * 12 + YEAR_ALONE, True, opens)
    return None


def year_near(trail: Sequence[Named], month: int) -> int | None:
    """The year that brings `month` nearest to the dates named last, those that opened a sentence first.

    So a tale that mentions "a campaign planned for 1976" between two months of 1975 stays in 1975.
    """
    best: tuple[int, int] | None = None
    for age, date in enumerate(reversed(trail[-NAMED:])):
        year = (date.month - 1) // 12
        for candidate in (year,) if date.year_alone else (year, year + 1):
            cost = abs(candidate * 12 + month - date.month) + age * OLDER + (0 if date.opens else IN_PASSING)
            if best is None or cost < best[0]:
                best = cost, candidate
    return best[1] if best else None
