"""Days counted from a named day: "three weeks from Tuesday", "two years and a month ago"."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from onrecord.model import Anchor, TimeType
from onrecord.read.times.calendar import (
    bounds_of,
    day_of,
    last_of_month,
    shift_days,
    shift_months,
    week_value,
)
from onrecord.read.times.rule import Rule, rule
from onrecord.read.times.scene import Scene, Sense
from onrecord.read.times.words import AMOUNT, SEP, UNIT, UNITS, amount_of

DATE = TimeType.DATE

FROM_DAY = re.compile(
    rf"{AMOUNT}{SEP}(?P<unit>days?|weeks?|months?|years?|fortnights?){SEP}(?P<way>from|after|before){SEP}(?:the{SEP})?"
)
"""What may stand before a day from which something is counted."""

BESIDE_DAY = re.compile(rf"the{SEP}day{SEP}(?P<way>before|after){SEP}")
"""The same for a day: "the day after Thanksgiving"."""

DAY_RULES = frozenset(
    {
        "casual",
        "weekday",
        "date-month-day",
        "date-day-month",
        "date-iso",
        "date-numeric",
        "holiday",
        "weekday-of-week",
    }
)
"""Rules whose days others are counted from."""


def moved(day: date, amount: float, code: str, way: int) -> date | None:
    """`day` shifted by days, weeks, months or years; a month's last day where it has no such day."""
    if code in ("D", "W", "2W"):
        return shift_days(day, way * amount * {"D": 1, "W": 7, "2W": 14}[code])
    months = amount * (12 if code == "Y" else 1)
    found = shift_months(day, int(way * months)) if code in ("M", "Y") else None
    if found is None:
        return None
    return day_of(*found, day.day) or last_of_month(*found)


_RANGE = re.compile(rf"{SEP}(?:to|until|till|through){SEP}")


_LASTING = re.compile(
    r"\b(?:for|lasted|lasting|last|lasts|spent|spend|took|within|in|over|during|after|of)\s$"
)


def counted_from(opening: re.Match[str], sense: Sense, end: int) -> Sense | None:
    """The day that lies so far from the day of `sense`, which ends at `end`; None where either is not exact.

    "64 days from June 1 to August 4" counts from no day, it is a length and a range; nor does
    "for two days before Friday's vote".
    """
    text = opening.string
    if (opening["way"] == "from" and _RANGE.match(text, end)) or text.startswith("'s", end):
        return None
    if _LASTING.search(text, max(0, opening.start() - 20), opening.start()):
        return None
    got = opening.groupdict()
    low, high = amount_of(got["amount"]) if "amount" in got else (1.0, 1.0)
    bounds = bounds_of(sense.value)
    if low is None or high != low or bounds is None or sense.type is not DATE or bounds[0] != bounds[1]:
        return None
    code = UNITS[got.get("unit", "day").rstrip("s")]
    day = moved(bounds[0], low, code, -1 if opening["way"] == "before" else 1)
    return replace(sense, value=day.isoformat(), mod=None, interval=None) if day else None


def compound_ago(m: re.Match[str], scene: Scene) -> Sense | None:
    """Two weeks and two days ago; 2 years, 1 month and 21 days later."""
    here = m["how"] in ("ago", "from now")
    day, anchor = (scene.day, Anchor.PUBLISHED) if here else scene.reference()
    if day is None and not here and scene.last is None and not scene.narrative:
        day, anchor = scene.day, Anchor.PUBLISHED
    if day is None or (here and scene.narrative):
        return Sense(type=DATE, value="XXXX-XX-XX", anchor=Anchor.NONE)
    way = 1 if m["how"] in ("later", "from now") else -1
    for words, unit in ((m["amount"], m["unit"]), (m["amount2"], m["unit2"]), (m["amount3"], m["unit3"])):
        amount = amount_of(words)[0] if words else 0.0
        shifted = moved(day, amount, UNITS[unit], way) if amount is not None and words else day
        if amount is None or shifted is None:
            return None
        day = shifted
    finest = UNITS[m["unit3"] or m["unit2"]]
    if finest == "W":
        return Sense(type=DATE, value=week_value(day), anchor=anchor)
    return Sense(type=DATE, value=day.isoformat()[: 7 if finest == "M" else 10], anchor=anchor)


_AND = rf"(?:{SEP}and{SEP}|,{SEP}(?:and{SEP})?|{SEP})"


def _part(n: int) -> str:
    amount = AMOUNT.replace("amount", f"amount{n}")
    return rf"{amount}{SEP}{UNIT.replace('unit', f'unit{n}')}"


COUNTED: tuple[Rule, ...] = (
    rule(
        "compound-ago",
        rf"{AMOUNT}{SEP}{UNIT}{_AND}{_part(2)}(?:{_AND}{_part(3)})?{SEP}(?P<how>ago|later|earlier|from now)",
        compound_ago,
    ),
)
