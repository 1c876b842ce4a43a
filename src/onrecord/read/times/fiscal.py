"""The years that reports on business count: the fiscal year, the year ended, the year-earlier quarter."""

from __future__ import annotations

import re

from onrecord.model import Anchor, TimeType
from onrecord.read.times.calendar import shift_quarter
from onrecord.read.times.lengths import minutes_of
from onrecord.read.times.rule import Rule, rule
from onrecord.read.times.scene import Scene, Sense
from onrecord.read.times.words import SEP

DATE, DURATION = TimeType.DATE, TimeType.DURATION

_ENDED = rf"(?={SEP}(?:that{SEP})?(?:ended|ending|ends|to|through){SEP})"


def _year_ended(_m: re.Match[str], scene: Scene) -> Sense | None:
    """The year that ends on a day named right after it: twelve months, whatever the calendar says."""
    return Sense(type=DURATION, value="P1Y", minutes=minutes_of(1, 1, "Y"), anchor=scene.anchor, keep=False)


def _the_year(m: re.Match[str], scene: Scene) -> Sense | None:
    """The full year, "for the year": the one of publication, or the fiscal one named last."""
    if scene.day is None or scene.narrative:
        return None
    step = -1 if (m["which"] or "").strip() in ("latest", "last", "previous", "prior") else 0
    return Sense(type=DATE, value=f"{scene.day.year + step:04d}", anchor=Anchor.PUBLISHED, keep=False)


def _year_earlier(_m: re.Match[str], scene: Scene) -> Sense | None:
    """The year-earlier results: those of the same quarter, or the whole year, a year before."""
    if scene.narrative:
        return None
    if (told := scene.quarter_told()) is not None:
        value = shift_quarter(told, -4)
        return Sense(type=DATE, value=value, anchor=Anchor.EVENT, keep=False)
    if scene.day is None:
        return None
    return Sense(type=DATE, value=f"{scene.day.year - 1:04d}", anchor=Anchor.PUBLISHED, keep=False)


FISCAL: tuple[Rule, ...] = (
    rule("year-ended", rf"the{SEP}(?:fiscal{SEP}|full{SEP})?year{_ENDED}", _year_ended),
    rule(
        "full-year",
        rf"(?:the{SEP})(?P<which>latest{SEP}|last{SEP}|previous{SEP}|prior{SEP}|current{SEP}|whole{SEP})?"
        rf"(?:fiscal|full){SEP}year|(?<=for )the{SEP}year(?!'s|{SEP}\d)",
        _the_year,
    ),
    rule("year-earlier", r"year-(?:earlier|ago)(?=\s+[a-z])", _year_earlier),
)
