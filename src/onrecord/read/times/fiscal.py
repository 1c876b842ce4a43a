"""The years that reports on business count: the fiscal year, the year ended, the year-earlier quarter."""

from __future__ import annotations

import re

from onrecord.model import Anchor, Interval, TimeType
from onrecord.read.times.calendar import shift_quarter, unit_value
from onrecord.read.times.lengths import minutes_of
from onrecord.read.times.rule import Rule, rule
from onrecord.read.times.scene import Scene, Sense
from onrecord.read.times.words import DATA, SEP, UNITS
from onrecord.read.times.years import ANY_YEAR, year_in

DATE, DURATION = TimeType.DATE, TimeType.DURATION

_ENDED = rf"(?={SEP}(?:that{SEP})?(?:ended|ending|ends|to|through){SEP})"


_OF_A_STATE = re.compile(rf"\b(?:{'|'.join(DATA['fiscal']['of_a_state'])})\b")
_SENTENCE = 150
"""Characters to either side that are asked whose fiscal year it is. Chosen, not measured."""


def _fiscal_year(m: re.Match[str], scene: Scene) -> Sense | None:
    """Fiscal 2013: the United States' from October on; a company's may begin anywhere in a year's reach."""
    year = year_in(m, scene)
    if year is None:
        return None
    around = scene.text[max(0, m.start() - _SENTENCE) : m.end() + _SENTENCE]
    if _OF_A_STATE.search(around):
        interval = Interval(first=f"{year - 1:04d}-10-01", last=f"{year:04d}-09-30")
    else:
        interval = Interval(first=f"{year - 1:04d}-02-01", last=f"{year + 1:04d}-01-31")
    return Sense(type=DATE, value=f"{year:04d}", interval=interval)


def _year_ended(_m: re.Match[str], scene: Scene) -> Sense | None:
    """The year that ends on a day named right after it: twelve months, whatever the calendar says."""
    return Sense(type=DURATION, value="P1Y", minutes=minutes_of(1, 1, "Y"), anchor=scene.anchor, keep=False)


def _the_year(m: re.Match[str], scene: Scene) -> Sense | None:
    """The full year, "for the year": the one of publication, or the fiscal one named last."""
    if scene.day is None or scene.narrative:
        return None
    step = -1 if (m["which"] or "").strip() in ("latest", "last", "previous", "prior") else 0
    return Sense(type=DATE, value=f"{scene.day.year + step:04d}", anchor=Anchor.PUBLISHED, keep=False)


def _the_running(m: re.Match[str], scene: Scene) -> Sense | None:
    """ "For the week, the index fell"; "the week's losses": the week or month that runs."""
    if scene.day is None or scene.narrative:
        return None
    value = unit_value(scene.day, UNITS[m["unit"] or m["owner"]], 0)
    return Sense(type=DATE, value=value, anchor=Anchor.PUBLISHED, keep=False) if value else None


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
    rule("fiscal-year", rf"(?:fiscal(?:{SEP}year)?|financial{SEP}year|fy){SEP}?{ANY_YEAR}", _fiscal_year),
    rule("fiscal-year", rf"(?:the{SEP})?{ANY_YEAR}{SEP}(?:fiscal|financial){SEP}year", _fiscal_year),
    rule("year-ended", rf"the{SEP}(?:fiscal{SEP}|full{SEP})?year{_ENDED}", _year_ended),
    rule(
        "full-year",
        rf"(?:the{SEP})(?P<which>latest{SEP}|last{SEP}|previous{SEP}|prior{SEP}|current{SEP}|whole{SEP})?"
        rf"(?:fiscal|full){SEP}year|(?<=for )the{SEP}year(?!'s|{SEP}\d)",
        _the_year,
    ),
    rule(
        "the-running",
        rf"(?<=for )the{SEP}(?P<unit>week|month)(?!'s|{SEP}\d)|the{SEP}(?P<owner>week|month)(?='s\b)",
        _the_running,
    ),
    rule("year-earlier", r"year-(?:earlier|ago)(?=\s+[a-z])", _year_earlier),
)
