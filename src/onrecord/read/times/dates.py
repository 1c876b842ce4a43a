"""Dates of the calendar: days, months, years, decades, quarters, seasons, holidays."""

from __future__ import annotations

import re

from onrecord.model import Anchor, Span, TimeType
from onrecord.read.times.calendar import day_of
from onrecord.read.times.figures import DAY_FIRST, MONTH_FIRST, full_year
from onrecord.read.times.rule import Rule, rule
from onrecord.read.times.scene import Barred, Impossible, Scene, Sense
from onrecord.read.times.words import (
    DAY,
    MONTH,
    MONTHS,
    ORDINALS,
    SEP,
    WEEKDAY_ANY,
    WEEKDAY_SHORT,
    WEEKDAYS,
    YEAR,
    alternatives,
    ordinal_of,
)
from onrecord.read.times.years import ANY_YEAR, ERA, year_in

DATE = TimeType.DATE


_AHEAD = re.compile(
    rf"(?:{SEP}?(?:,|-|–|—|and|or|to|through|until|till){SEP}?)"
    rf"(?:(?P<month>{alternatives(MONTHS)})\.?{SEP})?(?:\d{{1,2}}(?:st|nd|rd|th)?,?{SEP}|(?={alternatives(MONTHS)}))"
    rf"(?:(?P<month1>{alternatives(MONTHS)})\.?,?{SEP})?(?:(?:in|of){SEP})?(?P<year>(?:1\d|20)\d\d)(?!\d)"
)
"""A year that comes only after the second of two dates: "June 5 to June 9, 1998"."""
_MONTH_AHEAD = re.compile(
    rf"{SEP}?(?:-|–|—|to\b|through\b|until\b|till\b){SEP}?(?P<month>{alternatives(MONTHS)})\b"
    rf"(?:\.?,?{SEP}(?:(?:in|of){SEP})?(?P<year>(?:1\d|20)\d\d)(?!\d))?"
)
_AND_MONTH = re.compile(
    rf"{SEP}and{SEP}(?P<month>{alternatives(MONTHS)})\b(?:\.?,?{SEP}(?:(?:in|of){SEP})?(?P<year>(?:1\d|20)\d\d)(?!\d))?"
)
"""The other end of "between August and October"."""
_MONTH_BEFORE = re.compile(rf"\b(?P<month>{alternatives(MONTHS)})\.?\s?(?:-|–|—|\bto\b|\bthrough\b)\s?$")


_NO_YEAR = re.compile(rf",?{SEP}\d{{5,}}(?=[.,;:!?)]?(?:\s|$))(?!{SEP}[a-z])")
"""A number behind a day that is no year: "12 May 10000.", not "12 May 10000 people came"."""


def _year_ahead(end: int, month: int, scene: Scene) -> int | None:
    """The year that the second of two dates gives the first: of "November to February 2017", 2016."""
    ahead = _AHEAD.match(scene.text, end)
    if ahead is None:
        return None
    named = ahead["month"] or ahead["month1"]
    return int(ahead["year"]) - (named is not None and MONTHS[named] < month)


def _month_beside(m: re.Match[str], month: int, scene: Scene) -> int | None:
    """The year of a month at an end of a range whose other end has one, or is resolved."""
    ahead = _MONTH_AHEAD.match(scene.text, m.end())
    if ahead is None and scene.text.endswith("between ", 0, m.start()):
        ahead = _AND_MONTH.match(scene.text, m.end())
    if ahead:
        other = MONTHS[ahead["month"]]
        year = int(ahead["year"]) if ahead["year"] else scene.year_of(other, None)[0]
        return year - (other < month) if year else None
    before = _MONTH_BEFORE.search(scene.text, max(0, m.start() - 16), m.start())
    if before and scene.last and re.fullmatch(rf"\d{{4}}-{MONTHS[before['month']]:02d}", scene.last):
        return int(scene.last[:4]) + (month < MONTHS[before["month"]])
    return None


def _same_year(which: str, scene: Scene) -> tuple[int | None, Anchor]:
    """The year of "June 5 of that year" and "June 5 last year"."""
    if which in ("last", "this", "next"):
        step = {"last": -1, "next": 1}.get(which, 0)
        return (scene.day.year + step, Anchor.PUBLISHED) if scene.day else (None, Anchor.NONE)
    return scene.year_named(), Anchor.EVENT


def _weekday_of(m: re.Match[str]) -> int | None:
    named = m.groupdict().get("weekday")
    return (WEEKDAYS.get(named) or WEEKDAY_SHORT.get(named)) if named else None


def full_date(m: re.Match[str], scene: Scene) -> Sense | None:
    """A day of a month, with or without weekday and year."""
    month, day = MONTHS[m["month"]], ordinal_of(m["day"])
    if m["month"] in ("may", "march") and scene.raw[m.start("month")].islower():
        return None
    year = year_in(m, scene)
    if m.groupdict().get("era") and m["era"][0] == "b":
        return Sense(type=DATE, value=f"BC{year:04d}-{month:02d}-{day:02d}", keep=False)
    anchor = Anchor.EXPLICIT
    if year is None and (beyond := _NO_YEAR.match(scene.text, m.end())):
        scene.end = beyond.end()
        raise Impossible
    if year is None and (same := m.groupdict().get("same")):
        year, anchor = _same_year(same, scene)
    if year is None:
        year = _year_ahead(m.end(), month, scene)
    if year is None:
        if day_of(2000, month, day or 0) is None:
            raise Impossible
        year, anchor = scene.year_of(month, day, _weekday_of(m))
        if year is None:
            return Sense(type=DATE, value=f"XXXX-{month:02d}-{day:02d}", anchor=Anchor.NONE)
    found = day_of(year, month, day or 0)
    if found is None:
        raise Impossible
    return Sense(type=DATE, value=found.isoformat(), anchor=anchor)


_BEFORE_MONTH = re.compile(
    r"\b(?:in|of|since|until|till|by|from|to|through|during|between|and|or|last|next|this|early|late|mid"
    r"|for|before|after|"
    r"each|every|than|around|about|over|past|that|previous|following|beginning|starting|ending|ended|as"
    r"|the|late|on|is|was|"
    r"earlier|later)[\s-]+$|[(,/–-]\s?$"
)


_SURE_BEFORE = re.compile(
    r"\b(?:in|since|until|till|by|during|last|next|this|early|late|mid|each|every|than|around|between"
    r"|before|after|of|from|through)[\s-]+$"
    r"|(?:uary|march|april|may|june|july|august|tember|tober|vember|cember),?\s(?:to|and|or)\s$"
)


_WORDS_TOO = frozenset({"may", "march", "mar", "jan", "dec"})
_NAMES_TOO = frozenset({"april", "may", "june", "august", "jan"})
_DETERMINER = re.compile(r"(?:\b(?:an?|the|its|his|her|their|our|that|this)|'s)\s+$")
_THING = re.compile(
    r"\s(?!(?:of|and|or|to|in|on|at|for|from|was|is|has|had|that|who|when|by|with)\b)[a-z]{3}"
)


def _stands_as_month(m: re.Match[str], scene: Scene) -> bool:
    """Whether a month without a year is one: not "May" the verb, "March" the walk, "June" the woman."""
    at, word, after = m.start("month"), m["month"], scene.raw[m.end() : m.end() + 24]
    before = scene.text[max(0, at - 20) : at]
    if _DETERMINER.search(before) and _THING.match(after):
        # "a June agreement", "its March summit"
        return True
    sure = _SURE_BEFORE.search(before) is not None or _MONTH_BEFORE.search(before) is not None
    ahead = _MONTH_AHEAD.match(scene.text, m.end()) is not None
    beside = _BEFORE_MONTH.search(before) is not None
    if not sure and word in _WORDS_TOO | _NAMES_TOO:
        if not ahead and (word in _WORDS_TOO or not beside):
            return False
    elif not ahead and not beside and after[:2].strip()[:1].isupper():
        return False
    named = word in _NAMES_TOO and re.match(r"\s[A-Z][a-z]+", after)
    return bool(sure or not named)


def bare_month(m: re.Match[str], scene: Scene) -> Sense | None:
    """A month alone or with its year."""
    at = m.start("month")
    if not scene.raw[at].isupper():
        return None
    year = year_in(m, scene)
    month = MONTHS[m["month"]]
    if year is None:
        if not _stands_as_month(m, scene):
            return None
    elif m.groupdict().get("era") and m["era"][0] == "b":
        return Sense(type=DATE, value=f"BC{year:04d}-{month:02d}", keep=False)
    anchor = Anchor.EXPLICIT
    if year is None:
        year = _year_ahead(m.end(), month, scene)
    if year is None:
        beside = _month_beside(m, month, scene)
        year, anchor = (beside, scene.anchor) if beside else scene.year_of(month, None)
        if year is None:
            return Sense(type=DATE, value=f"XXXX-{month:02d}", anchor=Anchor.NONE)
    return Sense(type=DATE, value=f"{year:04d}-{month:02d}", anchor=anchor)


def month_of(m: re.Match[str], scene: Scene) -> Sense | None:
    """A month of this, last, next or the same year."""
    if scene.raw[m.start("month")].islower():
        return None
    which = m["which"]
    if which in ("that", "the same"):
        year, anchor = scene.year_named(), Anchor.EVENT
    else:
        year = scene.day.year + {"last": -1, "next": 1}.get(which, 0) if scene.day else None
        anchor = Anchor.PUBLISHED
    if year is None:
        return Sense(type=DATE, value=f"XXXX-{MONTHS[m['month']]:02d}", anchor=Anchor.NONE)
    return Sense(type=DATE, value=f"{year:04d}-{MONTHS[m['month']]:02d}", anchor=anchor)


def month_which(m: re.Match[str], scene: Scene) -> Sense | None:
    """Last, next or this June."""
    if scene.raw[m.start("month")].islower():
        return None
    month, today = MONTHS[m["month"]], scene.day
    named = scene.year_named()
    if m["which"].split()[-1] in ("previous", "following", "same") and scene.last and named:
        at = int(scene.last[5:7]) if re.match(r"\d{4}-\d\d", scene.last) else 1
        step = {"previous": -(month >= at), "following": int(month <= at)}.get(m["which"].split()[-1], 0)
        return Sense(type=DATE, value=f"{named + step:04d}-{month:02d}", anchor=Anchor.EVENT)
    if today is None:
        return Sense(type=DATE, value=f"XXXX-{month:02d}", anchor=Anchor.NONE)
    which = m["which"]
    if which in ("last", "past", "this past", "the past"):
        year = today.year - (month >= today.month)
    elif which in ("next", "this coming", "coming"):
        year = today.year + (month <= today.month)
    else:
        year = today.year
    return Sense(type=DATE, value=f"{year:04d}-{month:02d}", anchor=Anchor.PUBLISHED)


def iso(m: re.Match[str], _scene: Scene) -> Sense | None:
    """An ISO 8601 day, with or without a time of day."""
    found = day_of(int(m["year"]), int(m["m"]), int(m["d"]))
    if found is None:
        raise Impossible
    if m["h"] and int(m["h"]) < 24 and int(m["min"]) < 60:
        offset = m["offset"] or ""
        offset = "+00:00" if offset == "z" else offset
        return Sense(type=TimeType.TIME, value=f"{found.isoformat()}T{m['h']}:{m['min']}{offset}")
    return Sense(type=DATE, value=found.isoformat())


def numeric(m: re.Match[str], scene: Scene) -> Sense | None:
    """A date in figures: day first with dots, with slashes in the report's order or the only possible one.

    Where both orders give a day and the report shows none, it has a year and no day, and is told.
    """
    a, b, year = int(m["a"]), int(m["b"]), full_year(m["year"], scene.day)
    month_first, day_first = day_of(year, a, b), day_of(year, b, a)
    if m["mark"] == ".":
        found = day_first or month_first
    elif month_first and day_first and month_first != day_first:
        found = {MONTH_FIRST: month_first, DAY_FIRST: day_first}.get(scene.order or "")
        if found is None:
            scene.ambiguous.add(Span(m.start(), m.end()))
            return Sense(type=DATE, value=f"{year:04d}-XX-XX", anchor=Anchor.NONE, keep=False)
    else:
        found = month_first or day_first
    if found:
        return Sense(type=DATE, value=found.isoformat())
    if len(m["year"]) == 4 and min(a, b) >= 1 and max(a, b) <= 31:
        raise Impossible
    if len(m["year"]) == 4:
        raise Barred
    return None


def year_first(m: re.Match[str], scene: Scene) -> Sense | None:
    """2017 April: the year before the month; "In 2017 May said" is no month."""
    if not scene.raw[m.start("month")].isupper() or m["month"] in ("may", "march", "mar", "jan", "dec"):
        return None
    return Sense(type=DATE, value=f"{int(m['year']):04d}-{MONTHS[m['month']]:02d}")


def no_such_day(m: re.Match[str], scene: Scene) -> Sense | None:
    """June 45, 2024; the 32nd of June: shaped as a date, with a day that no month has."""
    if scene.raw[m.start("month" if m["month"] else "month1")].islower():
        return None
    raise Impossible


def no_such_date(_m: re.Match[str], _scene: Scene) -> Sense | None:
    """The year 10000, 10000-01-01: beyond every calendar here."""
    raise Impossible


def listed_day(m: re.Match[str], scene: Scene) -> Sense | None:
    """The 5 of "5-7 June" and of "5 and 7 June 2024"."""
    return full_date(m, scene)


DATES: tuple[Rule, ...] = (
    rule(
        "date-iso",
        r"(?<![\d-])(?P<year>\d{4})-(?P<m>\d\d?)-(?P<d>\d\d?)(?![\d-])"
        r"(?:[t ](?P<h>\d\d):(?P<min>\d\d)(?::\d\d(?:\.\d+)?)?(?P<offset>z|[+-]\d\d:\d\d)?)?",
        iso,
    ),
    rule(
        "date-numeric",
        r"(?<!\d[/.])(?<!\d)(?:(?<!-)|(?<=\d{4}-)|(?<=/\d-)|(?<=/\d\d-))(?P<a>\d{1,2})(?P<mark>[/.-])(?P<b>\d{1,2})(?P=mark)(?P<year>\d{4}|\d\d)"
        r"(?!\d|[/.]\d|-\d(?!\d?/))",
        numeric,
    ),
    rule(
        "date-month-day",
        rf"(?:(?:(?:this{SEP}(?:coming{SEP}|past{SEP})?|last{SEP}|next{SEP}))?{WEEKDAY_ANY},?{SEP}(?:the"
        rf"{SEP})?)?{MONTH}{SEP}?(?:the{SEP})?{DAY}(?:(?:[ ]?,{SEP}?|{SEP})(?:of{SEP})?"
        rf"(?:{ANY_YEAR}{ERA}?|(?P<same>that|the{SEP}same|last|next){SEP}year))?",
        full_date,
    ),
    rule(
        "date-numeric-first",
        r"(?<!\d[/.])(?<![\d-])(?P<a>\d{1,2})(?P<mark>/)(?P<b>\d{1,2})(?=\s?[-–]\s?\d{1,2}/\d{1,2}/(?P<year>\d{4})(?!\d))",
        numeric,
    ),
    rule(
        "no-such-day",
        rf"(?:the{SEP})?(?:{MONTH}{SEP}(?:3[2-9]|[4-9]\d|0?0)(?:(?:st|nd|rd|th)|(?=,{SEP}(?:1\d|20)\d\d))"
        rf"|(?:3[2-9]|[4-9]\d|0?0)(?:st|nd|rd|th){SEP}(?:of{SEP})?{MONTH.replace('month', 'month1')})",
        no_such_day,
    ),
    rule(
        "no-such-day",
        rf"(?:{MONTH}{SEP}0?0(?![\d%])(?![.,:-]\d)"
        rf"|(?<![\d.,:$£€-])0?0{SEP}{MONTH.replace('month', 'month1')})",
        no_such_day,
    ),
    rule(
        "no-such-year",
        rf"(?:the{SEP})?year{SEP}\d{{5,6}}(?![\d%]|[.,]\d)(?!{SEP}(?:b\.?c|years))",
        no_such_date,
    ),
    rule("no-such-year", r"(?<![\w.-])\d{5}-(?:0\d|1[0-2])-(?:[0-2]\d|3[01])(?![\w-])", no_such_date),
    rule("year-first", rf"{YEAR}{SEP}{MONTH}(?!{SEP}\d)", year_first),
    rule(
        "date-month-comma-day",
        rf"{MONTH},{SEP}(?:the{SEP})?(?P<day>\d{{1,2}}(?:st|nd|rd|th))(?:,?{SEP}{YEAR})?",
        full_date,
    ),
    rule(
        "date-day-month",
        rf"(?<![$£€#])(?<![$£€#] )(?<!\d[.,/])(?:{WEEKDAY_ANY},?{SEP})?(?:the{SEP})?{DAY}(?:{SEP}|-)"
        rf"(?:day{SEP})?(?:of{SEP})?{MONTH}(?:(?:[ ]?,?{SEP}|-)(?:(?:of|in){SEP})?(?:{ANY_YEAR}{ERA}?"
        rf"|(?P<same>that|the{SEP}same|last|next){SEP}year))?",
        full_date,
    ),
    rule(
        "date-listed-day",
        rf"(?:the{SEP})?{DAY}(?=(?:(?:,{SEP}?|,?{SEP}(?:and|or|to|till|until|through){SEP}(?:the{SEP})?|-|–)(?:\d{{1,2}}(?:st|nd|rd|th)?"
        rf"|{alternatives(ORDINALS)})){{1,6}}{SEP}(?:of"
        rf"{SEP})?{MONTH}(?:,?{SEP}{YEAR})?)",
        listed_day,
    ),
    rule("month-year", rf"{MONTH}(?:,?{SEP}|-)(?:(?:of|in){SEP})?(?:{ANY_YEAR}){ERA}?", bare_month),
    rule("month", MONTH, bare_month),
    rule(
        "month-of-year",
        rf"{MONTH},?{SEP}(?:of{SEP})?(?P<which>last|next|this|that|the{SEP}same){SEP}year",
        month_of,
    ),
    rule(
        "month-which",
        rf"(?P<which>last|next|this{SEP}past|this{SEP}coming|this|the{SEP}past|coming|the{SEP}"
        rf"(?:previous|following|same)){SEP}{MONTH}(?!\.?{SEP}\d)",
        month_which,
    ),
)
