"""What a report names that tells of its day: words around offices and dates, and names that are no older."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache

from onrecord.lexicon.base import read_toml


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """The words of bounds.toml; see there for what each means. `landmarks` are names with their first day."""

    not_in_office: frozenset[str]
    of_another_time: frozenset[str]
    with_whom: frozenset[str]
    plans: frozenset[str]
    ahead: frozenset[str]
    unplanned: frozenset[str]
    past_before: frozenset[str]
    future_before: frozenset[str]
    landmarks: dict[str, date]
    pattern: re.Pattern[str]


@cache
def bounds() -> Bounds:
    """The words, read once."""
    data = read_toml("bounds.toml")
    landmarks = {name: date.fromisoformat(day) for name, day in data["landmarks"].items()}
    names = "|".join(re.escape(n).replace(r"\ ", r"\s+") for n in sorted(landmarks, key=len, reverse=True))
    return Bounds(
        not_in_office=frozenset(data["not_in_office"]),
        of_another_time=frozenset(data["of_another_time"]),
        with_whom=frozenset(data["with_whom"]),
        plans=frozenset(data["plans"]),
        ahead=frozenset(data["ahead"]),
        unplanned=frozenset(data["unplanned"]),
        past_before=frozenset(data["past_before"]),
        future_before=frozenset(data["future_before"]),
        landmarks=landmarks,
        pattern=re.compile(rf"(?<![\w-])(?:{names})(?!\w)"),
    )
