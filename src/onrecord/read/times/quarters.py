"""Quarters and halves of a year, as reports on business count them."""

from __future__ import annotations

import re

from onrecord.model import Anchor, TimeType
from onrecord.read.times.calendar import (
    quarter_value,
    shift_quarter,
)
from onrecord.read.times.rule import Rule, rule
from onrecord.read.times.scene import Scene, Sense
from onrecord.read.times.words import (
    HYP,
    SEP,
    YEAR,
    ordinal_of,
)

DATE = TimeType.DATE


def quarter(m: re.Match[str], scene: Scene) -> Sense | None:
    """The third quarter, second-quarter, the first half, with or without a year."""
    n = ordinal_of(m["nth"])
    letter = "Q" if m["what"].startswith("q") else "H"
    if n is None:
        n = 2 if m["nth"] in ("latter", "last") else 1
    if not 1 <= n <= (4 if letter == "Q" else 2):
        return None
    after = scene.text[m.end() : m.end() + 12]
    if letter == "H" and not m["year"] and not m["rel"]:
        return None
    if re.match(r"\s(?:final|horse|mile|of\sthe\s(?:game|match))", after):
        return None
    if m["year"] or m["year1"]:
        return Sense(type=DATE, value=f"{m['year'] or m['year1']}-{letter}{n}")
    if scene.day is None or scene.narrative:
        return Sense(type=DATE, value=f"XXXX-{letter}{n}", anchor=Anchor.NONE)
    today = scene.day
    rel = (m["rel"] or m["rel1"] or "").split()
    if rel:
        year = today.year + {"last": -1, "next": 1}.get(rel[0], 0)
        if rel[0] == "year-ago" or rel[0] == "year-earlier":
            year = today.year - 1
    elif scene.direction() > 0:
        # Results of a quarter that is over are still to come: only the first comes round again soon.
        year = today.year + (n == 1 and today.month > 6)
    else:
        year = today.year - (n > (today.month + 2) // 3)
    scene.quarter = f"{year}-{letter}{n}" if letter == "Q" else scene.quarter
    return Sense(type=DATE, value=f"{year}-{letter}{n}", anchor=Anchor.PUBLISHED)


def the_quarter(m: re.Match[str], scene: Scene) -> Sense | None:
    """The quarter, the latest quarter: the one named last, else the last that is over."""
    if m["what"] == "period" and scene.quarter is None:
        return None
    ago = "year" in (m["which"] or "")
    value = scene.quarter
    if value is None:
        if scene.day is None or scene.narrative:
            return None
        value = shift_quarter(quarter_value(scene.day), 0 if m["which"] == "current" else -1)
    elif "latest" in m["which"] and scene.day is not None and not scene.narrative:
        # The latest quarter is one that is over, even where a coming one was named since.
        value = min(value, shift_quarter(quarter_value(scene.day), -1))
    return Sense(
        type=DATE, value=shift_quarter(value, -4) if ago else value, anchor=Anchor.EVENT, keep=not ago
    )


def year_end(_m: re.Match[str], scene: Scene) -> Sense | None:
    """Year-end."""
    if scene.day is None or scene.narrative:
        return None
    year = scene.day.year - (scene.direction() < 0 and scene.day.month < 7)
    return Sense(type=DATE, value=f"{year}-12-31", anchor=Anchor.PUBLISHED)


def the_quarter_plain(m: re.Match[str], scene: Scene) -> Sense | None:
    """The quarter, where the report has named one or speaks of money."""
    if scene.quarter is None:
        return None
    if m["year"]:
        return Sense(type=DATE, value=m["year"] + scene.quarter[4:], anchor=Anchor.EVENT, keep=False)
    return Sense(type=DATE, value=scene.quarter, anchor=Anchor.EVENT)


QUARTERS: tuple[Rule, ...] = (
    rule(
        "quarter",
        rf"(?:the{SEP}(?!\w+-quarter))?(?:(?P<rel1>(?:last|this|next){SEP}year's|year-ago|year-earlier)"
        rf"{SEP})?(?:fiscal{HYP})?(?:{YEAR.replace('year', 'year1')}{SEP})?(?:fiscal{HYP})?"
        rf"(?P<nth>first|second|third|fourth|1st|2nd|3rd|4th|last|latter){HYP}(?P<what>quarter|half)"
        rf"(?:{SEP}(?:of{SEP})?(?:(?:fiscal{SEP})?{YEAR}|(?P<rel>(?:last|this|next){SEP}year)))?",
        quarter,
    ),
    rule(
        "the-quarter",
        rf"(?:the{SEP})?(?P<which>latest|year-ago|year-earlier|current|comparable{SEP}year-ago"
        rf"|corresponding|comparable|same|most{SEP}recent){SEP}(?P<what>quarter|period)"
        rf"|the{SEP}{YEAR}{SEP}(?:quarter|period)|the{SEP}(?P<what2>quarter)(?!{HYP}(?:final|century"
        rf"|mile|of\b))".replace("what2", "what0"),
        lambda m, scene: the_quarter(m, scene) if m["what"] else the_quarter_plain(m, scene),
    ),
    rule("year-end", rf"(?:year{HYP}end|the{SEP}year's{SEP}end|year's{SEP}end)", year_end),
)
