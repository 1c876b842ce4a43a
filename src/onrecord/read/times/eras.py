"""Dates before Christ: years, months and seasons of them, and what a report then counts in them.

ISO days cannot hold such a date, so it has a value ("BC0480-08") and no interval.
"""

from __future__ import annotations

import re
from dataclasses import replace

from onrecord.model import Anchor, TimeType
from onrecord.read.times.rule import Rule, rule
from onrecord.read.times.scene import Scene, Sense
from onrecord.read.times.words import (
    HYP,
    MONTH,
    MONTHS,
    ORDINALS,
    SEASON,
    SEASONS,
    SEP,
    alternatives,
    ordinal_of,
)

DATE = TimeType.DATE
_BC = r"(?:b\.c\.(?:e\.)?|b\.?c(?:\.?e)?(?!\w))"
_BLANK = re.compile(r"XXXX-(?:\d\d|XX|SP|SU|FA|WI)")


def in_era(sense: Sense, era: str | None) -> Sense:
    """`sense` with the year that was named last, where the report counts in years before Christ.

    "In September" after 480 BC is September 480 BC; "the next day" after August 480 BC is
    some day of that month.
    """
    if era is None or sense.anchor is not Anchor.NONE or not _BLANK.match(sense.value):
        return sense
    rest = sense.value[4:]
    if rest.startswith("-XX-") and len(era) >= 9:
        rest = era[6:9] + rest[3:]
    return replace(sense, value=era[:6] + rest, anchor=Anchor.EVENT)


def years_from(era: str, step: int) -> str:
    """The year that lies `step` years after the one of `era`."""
    year = int(era[2:6]) - step
    return f"BC{year:04d}" if year > 0 else f"{1 - year:04d}"


def _year(m: re.Match[str], scene: Scene) -> Sense | None:
    if m["n"] and not int(m["n"]):
        return None
    scene.bc += 1
    if m["nth"]:
        n = ordinal_of(m["nth"])
        return Sense(type=DATE, value=f"BC{n - 1:02d}", keep=False) if n else None
    if m["decade"]:
        return Sense(type=DATE, value=f"BC{int(m['n']) // 10:03d}", keep=False)
    return Sense(type=DATE, value=f"BC{int(m['n']):04d}")


def _first_of_two(m: re.Match[str], _scene: Scene) -> Sense | None:
    return Sense(type=DATE, value=f"BC{int(m['n']):04d}") if int(m["n"]) >= int(m["last"]) else None


def _bare(m: re.Match[str], scene: Scene) -> Sense | None:
    """A year of three figures in a report that counts in years before Christ."""
    return Sense(type=DATE, value=f"BC{int(m['n']):04d}") if scene.bc >= 2 else None


def _month(m: re.Match[str], _scene: Scene) -> Sense | None:
    day = m["day"]
    value = f"BC{int(m['n']):04d}-{MONTHS[m['month']]:02d}" + (f"-{int(day):02d}" if day else "")
    return Sense(type=DATE, value=value)


def _season(m: re.Match[str], _scene: Scene) -> Sense | None:
    return Sense(type=DATE, value=f"BC{int(m['n']):04d}-{SEASONS[m['season']]}")


BEFORE_CHRIST: tuple[Rule, ...] = (
    rule(
        "year-before-christ",
        rf"(?:(?:the{SEP})?(?P<n>\d{{1,4}})(?P<decade>s)?|(?:the{SEP})?(?P<nth>\d{{1,2}}(?:st|nd|rd|th)"
        rf"|{alternatives(ORDINALS)}){HYP}centur(?:y|ies)){SEP}?{_BC}",
        _year,
    ),
    rule(
        "year-before-christ-first",
        rf"(?P<n>\d{{1,4}})(?=(?:[-–/]|{SEP}(?:to|and|or|until){SEP})(?P<last>\d{{1,4}}){SEP}?{_BC})",
        _first_of_two,
    ),
    rule(
        "month-before-christ",
        rf"(?:(?P<day>[12]\d|3[01]|[1-9]){SEP})?{MONTH},?{SEP}(?:of{SEP})?(?P<n>\d{{1,4}}){SEP}?{_BC}",
        _month,
    ),
    rule(
        "season-before-christ",
        rf"(?:the{SEP})?{SEASON},?{SEP}(?:of{SEP})?(?P<n>\d{{1,4}}){SEP}?{_BC}",
        _season,
    ),
    rule("year-before-christ-bare", r"(?<=in )(?P<n>\d{3})(?![\d,.%])", _bare),
)
