"""Days of a month without the month: "Monday the 27th", "on the 18th", "the week of the 18th"."""

from __future__ import annotations

import re
from datetime import date

from onrecord.model import Anchor, TimeType
from onrecord.read.times.calendar import day_of, shift_days, shift_months, week_value
from onrecord.read.times.rule import Rule, rule
from onrecord.read.times.scene import Impossible, Scene, Sense
from onrecord.read.times.words import (
    ORDINALS,
    SEP,
    WEEKDAY_ANY,
    WEEKDAY_SHORT,
    WEEKDAYS,
    alternatives,
    ordinal_of,
)

DATE = TimeType.DATE


def _near(base: date, n: int, weekday: int | None, way: int) -> date | None:
    """The nearest day `n` of a month (that is a `weekday`, where one is told) before or after `base`."""
    reach = 12 if weekday else 1
    months = [found for step in range(-reach, reach + 1) if (found := shift_months(base, step))]
    days = [day for year, month in months if (day := day_of(year, month, n))]
    if weekday:
        days = [day for day in days if day.isoweekday() == weekday]
    fitting = [day for day in days if (day - base).days * way >= 0] or days
    return min(fitting, key=lambda day: (abs((day - base).days), day), default=None)


def numbered_weekday(m: re.Match[str], scene: Scene) -> Sense | None:
    """Monday the 27th, Friday 13th: the nearest day that is both, back or ahead by the tense."""
    n = ordinal_of(m["nth"] or m["n"])
    named = m["weekday"]
    weekday = WEEKDAYS.get(named) or WEEKDAY_SHORT.get(named)
    if n is None or weekday is None or not 1 <= n <= 31:
        return None
    base, anchor = (scene.day, Anchor.PUBLISHED) if not scene.narrative else scene.reference()
    if base is None:
        return Sense(type=DATE, value=f"XXXX-XX-{n:02d}", anchor=Anchor.NONE)
    day = _near(base, n, weekday, scene.direction())
    return Sense(type=DATE, value=day.isoformat(), anchor=anchor) if day else None


def nth_alone(m: re.Match[str], scene: Scene) -> Sense | None:
    """On the 18th: of the month named last, else of the one at hand; of "the week of the 18th", the week."""
    n = ordinal_of(m["nth"])
    if n is None or not 1 <= n <= 31:
        return None
    if scene.last is not None and re.match(r"\d{4}-\d\d", scene.last):
        day, anchor = day_of(int(scene.last[:4]), int(scene.last[5:7]), n), Anchor.EVENT
        if day is None:
            raise Impossible
    elif scene.day is not None and not scene.narrative and scene.last is None:
        day, anchor = _near(scene.day, n, None, scene.direction()), Anchor.PUBLISHED
    else:
        return None
    if day is None:
        return None
    return Sense(type=DATE, value=week_value(day) if m["week"] else day.isoformat(), anchor=anchor)


def weekday_of_last(scene: Scene, weekday: int) -> date | None:
    """The Friday of "from Monday to Friday": the first after the day named last."""
    named, _ = scene.reference()
    start = shift_days(named, 1) if named is not None else None
    return shift_days(start, (weekday - start.isoweekday()) % 7) if start is not None else None


_NTH = r"\d{1,2}(?:st|nd|rd|th)"
_WORDS = alternatives([*ORDINALS, *(w.replace("-", " ") for w in ORDINALS)])
_CLOSED = (
    rf"(?={SEP}?[,.;:)!?]|{SEP}(?:and|or|was|were|in|at|by|with|after|when|to|he|she|they|it|\d+"
    r"(?:\s?[ap]\.?m)?)\b|\s?$)"
)

MONTHDAYS: tuple[Rule, ...] = (
    rule(
        "numbered-weekday",
        rf"{WEEKDAY_ANY}(?:,?{SEP}(?:the{SEP})?(?P<nth>{_NTH}|(?<=day the ){_WORDS}){_CLOSED}"
        rf"|{SEP}(?P<n>3[01]|[12]\d|[1-9])(?=[.!?;)]|,{SEP}(?:at|from|between)\b|{SEP}(?:at|from|between|around)\b|$))",
        numbered_weekday,
    ),
    rule(
        "nth-alone",
        rf"(?:(?P<week>the{SEP}week{SEP}of{SEP})|(?<=on )|(?<=between )|(?<=around )|(?<=until )"
        rf"|(?<=before ))the{SEP}(?P<nth>{_NTH}){_CLOSED}",
        nth_alone,
    ),
)
