"""How often, beyond "every week": "every other Friday", "weekends", "the 19th of every month"."""

from __future__ import annotations

import re

from onrecord.model import TimeType
from onrecord.read.times.lengths import duration_value, length_around, minutes_of
from onrecord.read.times.rule import Rule, rule
from onrecord.read.times.scene import Scene, Sense
from onrecord.read.times.words import (
    AMOUNT,
    DAYPARTS,
    ORDINALS,
    SEP,
    UNITS,
    WEEKDAYS,
    alternatives,
    amount_of,
    ordinal_of,
)

DURATION, SET = TimeType.DURATION, TimeType.SET


def every_other(m: re.Match[str], _scene: Scene) -> Sense | None:
    """Every other Friday, every second Monday: that weekday, every second time."""
    return Sense(type=SET, value=f"XXXX-WXX-{WEEKDAYS[m['weekday']]}", keep=False)


def every_kind(m: re.Match[str], _scene: Scene) -> Sense | None:
    """Every weekday, every working day, every night."""
    if m["kind"] != "night":
        return Sense(type=SET, value="P1WD", keep=False)
    return Sense(type=SET, value="XXXX-XX-XXTNI", keep=False)


def bare_plural(m: re.Match[str], scene: Scene) -> Sense | None:
    """Weekends, mornings, "in the evenings": at each of them."""
    if m[0].startswith("all") or m[0].startswith("any"):
        return Sense(
            type=SET,
            value="P1WE" if m["unit"] == "weekend" else "XXXX-XX-XX" + DAYPARTS[m["unit"]],
            keep=False,
        )
    before = scene.text[max(0, m.start() - 16) : m.start()]
    if not re.search(
        r"\b(?:on|in|in the|at|the|all|any|out|open|during|works?|worked|closed|held)\s$", before
    ):
        return None
    if m["unit"] == "weekend":
        return Sense(type=SET, value="P1WE", keep=False)
    return Sense(type=SET, value="XXXX-XX-XX" + DAYPARTS[m["unit"]], keep=False)


def day_of_every_month(m: re.Match[str], _scene: Scene) -> Sense | None:
    """The 19th of every month, the first day of each month."""
    n = ordinal_of(m["nth"])
    if n is None or not 1 <= n <= 31:
        return None
    return Sense(type=SET, value=f"XXXX-XX-{n:02d}", keep=False)


def once_a(m: re.Match[str], _scene: Scene) -> Sense | None:
    """Once a week, twice a year: TIMEX3 marks the period, here with the word that counts."""
    return Sense(type=SET, value=duration_value(1.0, UNITS[m["unit"]]), keep=False)


def another(m: re.Match[str], _scene: Scene) -> Sense | None:
    """Another week: one more of the unit."""
    code = UNITS[m["unit"]]
    return Sense(
        type=DURATION, value=duration_value(1.0, code), minutes=minutes_of(1.0, 1.0, code), keep=False
    )


def counted_stretch(m: re.Match[str], scene: Scene) -> Sense | None:
    """The 5 past years, the next couple weeks."""
    low, high = (2.0, 2.0) if m["amount"] == "couple" else amount_of(m["amount"])
    return length_around(m, scene, low, high)


_UNIT = r"(?P<unit>minute|hour|day|week|month|year|quarter|decade)"

OFTEN: tuple[Rule, ...] = (
    rule(
        "every-other", rf"every{SEP}(?:other|second){SEP}(?P<weekday>{alternatives(WEEKDAYS)})", every_other
    ),
    rule(
        "every-kind",
        rf"(?:every|each){SEP}(?:single{SEP})?(?P<kind>night|weekday|work(?:ing)?{SEP}?day)",
        every_kind,
    ),
    rule("bare-plural", rf"(?:all{SEP}|any{SEP})?(?P<unit>weekend|{alternatives(DAYPARTS)})s", bare_plural),
    rule(
        "day-of-every-month",
        rf"(?:the{SEP})?(?P<nth>\d{{1,2}}(?:st|nd|rd|th)|{alternatives(ORDINALS)})(?:{SEP}day)?"
        rf"{SEP}of{SEP}(?:every|each){SEP}month",
        day_of_every_month,
    ),
    rule(
        "once-a",
        rf"(?:once|twice){SEP}(?:a|an|each|every|per){SEP}(?P<unit>hour|day|week|month|year)",
        once_a,
    ),
    rule("another", rf"another{SEP}{_UNIT}", another),
    rule(
        "stretch",
        rf"(?:the{SEP})?{AMOUNT}{SEP}(?:upcoming|coming|next|past|last|previous|following){SEP}{_UNIT}s",
        counted_stretch,
    ),
    rule(
        "stretch",
        rf"(?:the{SEP})?(?:next|past|last|coming){SEP}(?P<amount>couple)(?:{SEP}of)?{SEP}{_UNIT}s",
        counted_stretch,
    ),
)
