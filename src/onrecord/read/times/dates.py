"""Dates of the calendar: days, months, years, decades, quarters, seasons, holidays."""

from __future__ import annotations

import re
from datetime import timedelta

from onrecord.model import Anchor, TimeType
from onrecord.read.times.calendar import day_of, easter, nth_weekday
from onrecord.read.times.rule import Rule, rule
from onrecord.read.times.scene import Impossible, Scene, Sense
from onrecord.read.times.words import (
    DAY,
    DECADES,
    HOLIDAYS,
    HYP,
    LANDMARKS,
    MONTH,
    MONTHS,
    ORDINALS,
    SEASON,
    SEASONS,
    SEP,
    SHORT_YEAR,
    WEEKDAY_ANY,
    WEEKDAY_SHORT,
    WEEKDAYS,
    WORD_YEAR,
    YEAR,
    alternatives,
    ordinal_of,
    word_year,
)

DATE = TimeType.DATE
ANY_YEAR = rf"(?:{YEAR}|{SHORT_YEAR}|{WORD_YEAR})"
ERA = rf"(?:{SEP}?(?P<era>b\.?c\.?(?:e\.?)?|a\.d\.|ad|ce)(?!\w))"

_AHEAD = re.compile(
    rf"(?:{SEP}?(?:,|-|–|—|and|or|to|through|until|till){SEP}?)"
    rf"(?:{alternatives(MONTHS)}\.?{SEP})?(?:\d{{1,2}}(?:st|nd|rd|th)?,?{SEP}|(?={alternatives(MONTHS)}))"
    rf"(?:{alternatives(MONTHS)}\.?,?{SEP})?(?P<year>(?:1\d|20)\d\d)(?!\d)"
)
"""A year that comes only after the second of two dates: "June 5 to June 9, 1998"."""

YEAR_CUES = re.compile(
    r"(?:\b(?:in|since|of|from|by|until|till|to|through|during|between|before|after|for|and|or|year|years|"
    r"early|late|mid|spring|summer|fall|autumn|winter|as|than|about|around|circa|fiscal|the|its|on|pre|post)"
    r"[\s-]{1,3}|[-–/(]\s?|\bmid-|,\s)$"
)
_STRICT_CUES = re.compile(
    r"\b(?:in|since|until|till|year|early|late|mid|spring|summer|fall|autumn|winter|circa)[\s-]+$"
)
_COUNTED = re.compile(
    r"[ \t]+(?:[a-z]+[ \t]+)?(?:[a-z]+s|people|men|women|children|percent|per\s+cent|square|sq|km|feet|ft|miles|tons)\b"
)
_NOT_COUNTED = frozenset(
    {"was", "is", "has", "as", "its", "his", "this", "olympics", "elections", "games", "us"}
)


def _year(m: re.Match[str], scene: Scene) -> int | None:
    got = m.groupdict()
    if words := got.get("year"):
        return int(words)
    if words := got.get("shortyear"):
        short = int(words[1:])
        pivot = (scene.day.year if scene.day else 2030) % 100 + 10
        return (1900 if short > pivot else 2000) + short
    if words := got.get("wordyear"):
        return word_year(words)
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
    year = _year(m, scene)
    if m.groupdict().get("era") and m["era"][0] == "b":
        return Sense(type=DATE, value=f"BC{year:04d}-{month:02d}-{day:02d}", keep=False)
    anchor = Anchor.EXPLICIT
    if year is None and (same := m.groupdict().get("same")):
        year, anchor = _same_year(same, scene)
    if year is None and (ahead := _AHEAD.match(scene.text, m.end())):
        year = int(ahead["year"])
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
    r"\b(?:in|of|since|until|till|by|from|to|through|during|between|and|or|last|next|this|early|late|mid|for|before|after|"
    r"each|every|than|around|about|over|past|that|previous|following|beginning|starting|ending|ended|as|the|late|on|is|was|"
    r"earlier|later)[\s-]+$|[(,/–-]\s?$"
)
_SURE_BEFORE = re.compile(
    r"\b(?:in|since|until|till|by|during|last|next|this|early|late|mid|each|every|than|around|between|before|after|of|from|through)[\s-]+$"
)


def bare_month(m: re.Match[str], scene: Scene) -> Sense | None:
    """A month alone or with its year."""
    at = m.start("month")
    if not scene.raw[at].isupper():
        return None
    year = _year(m, scene)
    month = MONTHS[m["month"]]
    before = scene.text[max(0, at - 20) : at]
    if year is None:
        if m["month"] in (
            "may",
            "march",
            "mar",
            "jan",
            "dec",
            "april",
            "june",
            "august",
        ) and not _SURE_BEFORE.search(before):
            if m["month"] in ("may", "march", "mar", "jan", "dec") or not _BEFORE_MONTH.search(before):
                return None
        elif not _BEFORE_MONTH.search(before) and scene.raw[m.end() : m.end() + 2].strip()[:1].isupper():
            return None
        if (
            not _SURE_BEFORE.search(before)
            and m["month"] in ("april", "may", "june", "august", "jan")
            and re.match(r"\s[A-Z][a-z]+", scene.raw[m.end() :])
        ):
            return None
    elif m.groupdict().get("era") and m["era"][0] == "b":
        return Sense(type=DATE, value=f"BC{year:04d}-{month:02d}", keep=False)
    anchor = Anchor.EXPLICIT
    if year is None and (ahead := _AHEAD.match(scene.text, m.end())):
        year = int(ahead["year"])
    if year is None:
        year, anchor = scene.year_of(month, None)
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


def iso(m: re.Match[str], scene: Scene) -> Sense | None:
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
    """A date in figures: month first with slashes, day first with dots, unless only the other can be."""
    a, b = int(m["a"]), int(m["b"])
    year = int(m["year"])
    if year < 100:
        pivot = (scene.day.year if scene.day else 2030) % 100 + 10
        year += 1900 if year > pivot else 2000
    order = ((a, b), (b, a)) if m["mark"] in "/-" else ((b, a), (a, b))
    for month, day in order:
        if found := day_of(year, month, day):
            return Sense(type=DATE, value=found.isoformat())
    return None


def year_alone(m: re.Match[str], scene: Scene) -> Sense | None:
    """A year that stands where only a year can: not "2,000 people", not "$1998"."""
    start, end = m.start(), m.end()
    before = scene.text[max(0, start - 24) : start]
    value = _year(m, scene)
    if value is None or re.search(
        r"[$£€#.,:\d]$|\b(?:no|flight|page|room|route|channel|number|model|about)\.? ?$", before
    ):
        return None
    if m["shortyear"]:
        if not re.search(r"\b(?:in|since|of|from|by|until|and|to)\s$", before):
            return None
        return Sense(type=DATE, value=f"{value:04d}")
    strict = bool(_STRICT_CUES.search(before))
    if not strict:
        if not 1900 <= value <= 2039 and not re.search(
            r"\b(?:of|from|by|to|and|between|before|after|the)\s$|[-–(]$", before
        ):
            return None
        counted = _COUNTED.match(scene.text, end)
        if (
            counted
            and not re.search(r"\b(?:the|of|'s|its|their)\s+$", before)
            and not (set(counted[0].split()) & _NOT_COUNTED)
        ):
            return None
        single = value >= 1900 and re.match(
            r"[ ](?!(?:and|or|to|in|on|at|of|for)\b)[a-z]+(?<!s)\b", scene.text[end : end + 20]
        )
        if (
            not single
            and not YEAR_CUES.search(before)
            and not re.match(
                r"[\s]*[),.;:–-]|\s(?:was|is|and|to|has|saw|would|will|when|after)\b",
                scene.text[end : end + 8],
            )
        ):
            return None
    if re.match(
        r"\s?(?:%|percent|per cent|kg|km|mph|meters|metres|feet|miles|troops|people|points)\b|[-:.]\d",
        scene.text[end : end + 12],
    ):
        return None
    return Sense(type=DATE, value=f"{value:04d}")


def range_end(m: re.Match[str], scene: Scene) -> Sense | None:
    """The 18 of "1914-18"."""
    first, last = scene.text[m.start() - 5 : m.start() - 1], m[0]
    return Sense(type=DATE, value=first[:2] + last) if last > first[2:] else None


def year_range(m: re.Match[str], scene: Scene) -> Sense | None:
    """The first year of "1914-18"; the second is read by itself."""
    return Sense(type=DATE, value=m["year"])


def before_christ(m: re.Match[str], scene: Scene) -> Sense | None:
    """A year before Christ; ISO days cannot hold it, so it has no interval."""
    scene.bc += 1
    century = m.groupdict().get("nth")
    if century:
        n = ordinal_of(century)
        return Sense(type=DATE, value=f"BC{(n or 1) - 1:02d}", keep=False) if n else None
    if m["decade"]:
        return Sense(type=DATE, value=f"BC{int(m['n']) // 10:03d}", keep=False)
    return Sense(type=DATE, value=f"BC{int(m['n']):04d}", keep=False)


def bare_before_christ(m: re.Match[str], scene: Scene) -> Sense | None:
    """A three-digit year in a report that counts in years before Christ."""
    return Sense(type=DATE, value=f"BC{int(m['n']):04d}", keep=False) if scene.bc >= 2 else None


def decade(m: re.Match[str], scene: Scene) -> Sense | None:
    """The 1980s, the '80s, the eighties."""
    if m["full"]:
        if m["full"].endswith("00") and int(m["full"]) % 1000:
            return Sense(type=DATE, value=m["full"][:2])
        return Sense(type=DATE, value=m["full"][:3])
    digit = int(m["short"][0]) if m["short"] else DECADES[m["word"]]
    if m["word"] and re.search(
        r"\b(?:his|her|their|my|your|our|s)\s+(?:(?:early|mid|late)[\s-]+)?$",
        scene.text[max(0, m.start() - 20) : m.start()],
    ):
        return None
    now = (scene.day.year if scene.day else 2025) // 10 % 10
    return Sense(type=DATE, value=f"{20 if digit <= now - 1 and now <= 3 and digit <= 2 else 19}{digit}")


def century(m: re.Match[str], scene: Scene) -> Sense | None:
    """The 19th century."""
    n = ordinal_of(m["nth"])
    return Sense(type=DATE, value=f"{n - 1:02d}") if n and 1 <= n <= 30 else None


def season(m: re.Match[str], scene: Scene) -> Sense | None:
    """A season with its year, or with last, next, this, the."""
    code = SEASONS[m["season"]]
    year = _year(m, scene)
    if (year is None and m[0] == "fall") or (m[0] == "spring" and not scene.narrative):
        return None
    anchor = Anchor.EXPLICIT
    which = (m.groupdict().get("which") or "").strip()
    if year is None:
        anchor = Anchor.PUBLISHED
        if scene.narrative and which not in ("last", "next", "this"):
            year, anchor = scene.year_named(), Anchor.EVENT
        elif scene.day is None:
            year = None
        else:
            year = _season_year(scene, code, which)
        if year is None:
            return Sense(type=DATE, value=f"XXXX-{code}", anchor=Anchor.NONE)
    return Sense(type=DATE, value=f"{year:04d}-{code}", anchor=anchor)


def _season_year(scene: Scene, code: str, which: str) -> int:
    assert scene.day is not None
    today = scene.day
    begins = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}[code]
    running = today.year - (today.month < begins)
    if which in ("last", "this past", "the past", "past", "the previous"):
        over = {"SP": 6, "SU": 9, "FA": 12, "WI": 15}[code]
        return running if (today.year - running) * 12 + today.month >= over else running - 1
    if which in ("next", "the following", "the next"):
        return running + 1
    if which in ("this", "this coming", "the coming"):
        return today.year if code != "WI" or today.month > 2 else today.year - 1
    way = scene.direction()
    return today.year if way > 0 or today.month >= begins else running


def holiday(m: re.Match[str], scene: Scene) -> Sense | None:
    """A day that recurs each year."""
    if not scene.raw[m.start("holiday")].isupper():
        return None
    named = re.sub(r"\s+", " ", m["holiday"])
    year = _year(m, scene)
    anchor = Anchor.EXPLICIT
    if year is None:
        year, anchor = _holiday_year(named, (m["which"] or "").strip(), scene)
    if year is None or not 1583 <= year <= 9999:
        fixed = HOLIDAYS[named].get("fixed")
        if not fixed:
            return None
        return Sense(type=DATE, value=f"XXXX-{fixed[0]:02d}-{fixed[1]:02d}", anchor=Anchor.NONE)
    return Sense(type=DATE, value=_holiday_day(named, year), anchor=anchor)


def _holiday_day(named: str, year: int) -> str:
    data = HOLIDAYS[named]
    if "fixed" in data:
        return f"{year:04d}-{data['fixed'][0]:02d}-{data['fixed'][1]:02d}"
    if "nth" in data:
        day = nth_weekday(year, *data["nth"])
        return (day + timedelta(days=data.get("plus", 0))).isoformat()
    return (easter(year) + timedelta(days=data["easter"])).isoformat()


def _holiday_year(named: str, which: str, scene: Scene) -> tuple[int | None, Anchor]:
    if scene.narrative:
        return scene.year_named(), Anchor.EVENT
    if scene.day is None:
        return None, Anchor.NONE
    today = scene.day
    days = [(_holiday_day(named, today.year + n), today.year + n) for n in (-1, 0, 1)]
    way = {"last": -1, "this past": -1, "next": 1, "this coming": 1}.get(which) or scene.direction()
    now = today.isoformat()
    if way < 0:
        return max(d for d in days if d[0] <= now)[1], Anchor.PUBLISHED
    if way > 0:
        return min(d for d in days if d[0] >= now)[1], Anchor.PUBLISHED
    near = min(days, key=lambda d: abs((day_of(*map(int, d[0].split("-"))) or today) - today))  # type: ignore[arg-type]
    return near[1], Anchor.PUBLISHED


def landmark(m: re.Match[str], scene: Scene) -> Sense | None:
    """A day so well known that it carries its year."""
    return Sense(type=DATE, value=LANDMARKS[re.sub(r"\s+", " ", m["landmark"])])


def listed_day(m: re.Match[str], scene: Scene) -> Sense | None:
    """The 5 of "5-7 June" and of "5 and 7 June 2024"."""
    return full_date(m, scene)


DATES: tuple[Rule, ...] = (
    rule(
        "date-iso",
        r"(?P<year>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)(?:[t ](?P<h>\d\d):(?P<min>\d\d)(?::\d\d(?:\.\d+)?)?"
        r"(?P<offset>z|[+-]\d\d:\d\d)?)?",
        iso,
    ),
    rule(
        "date-numeric",
        r"(?P<a>\d{1,2})(?P<mark>[/.-])(?P<b>\d{1,2})(?P=mark)(?P<year>\d{4}|\d\d)(?![/.-]?\d)",
        numeric,
    ),
    rule(
        "date-month-day",
        rf"(?:(?:(?:this{SEP}(?:coming{SEP}|past{SEP})?|last{SEP}|next{SEP}))?{WEEKDAY_ANY},?{SEP}(?:the{SEP})?)?{MONTH}{SEP}?(?:the{SEP})?{DAY}(?:(?:[ ]?,{SEP}?|{SEP})(?:of{SEP})?(?:{ANY_YEAR}{ERA}?|(?P<same>that|the{SEP}same|last|next){SEP}year))?",
        full_date,
    ),
    rule(
        "date-day-month",
        rf"(?:{WEEKDAY_ANY},?{SEP})?(?:the{SEP})?{DAY}(?:{SEP}|-)(?:day{SEP})?(?:of{SEP})?{MONTH}(?:(?:[ ]?,?{SEP}|-)(?:of{SEP})?(?:{ANY_YEAR}{ERA}?|(?P<same>that|the{SEP}same|last|next){SEP}year))?",
        full_date,
    ),
    rule(
        "date-listed-day",
        rf"{DAY}(?=(?:(?:,{SEP}?|,?{SEP}(?:and|or|to){SEP}|-|–)\d{{1,2}}(?:st|nd|rd|th)?)+{SEP}(?:of{SEP})?{MONTH}(?:,?{SEP}{YEAR})?)",
        listed_day,
    ),
    rule("month-year", rf"{MONTH}(?:,?{SEP}|-)(?:of{SEP})?(?:{ANY_YEAR}){ERA}?", bare_month),
    rule("month", MONTH, bare_month),
    rule(
        "month-of-year",
        rf"{MONTH},?{SEP}(?:of{SEP})?(?P<which>last|next|this|that|the{SEP}same){SEP}year",
        month_of,
    ),
    rule(
        "month-which",
        rf"(?P<which>last|next|this{SEP}past|this{SEP}coming|this|the{SEP}past|coming|the{SEP}(?:previous|following|same)){SEP}{MONTH}",
        month_which,
    ),
    rule("year", rf"(?:the{SEP}year{SEP}|fiscal(?:{SEP}year)?{SEP})?{ANY_YEAR}", year_alone),
    rule("year-range", r"(?P<year>(?:1\d|20)\d\d)(?=[-–/](?:\d\d|\d{4})(?!\d|-\d))", year_range),
    rule("year-range-end", r"(?:(?<=\b1\d\d\d[-–/])|(?<=\b20\d\d[-–/]))\d\d(?![-–/:.\d])", range_end),
    rule(
        "year-before-christ",
        rf"(?:(?:the{SEP})?(?P<n>\d{{1,4}})(?P<decade>s)?|(?:the{SEP})?(?P<nth>\d{{1,2}}(?:st|nd|rd|th)|{alternatives(ORDINALS)}){HYP}centur(?:y|ies)){SEP}?b\.?c\.?(?:e\.?)?",
        before_christ,
    ),
    rule("year-before-christ-bare", r"(?<=in )(?P<n>\d{3})(?![\d,.%])", bare_before_christ),
    rule(
        "decade",
        rf"(?:the{SEP})?(?:(?P<full>(?:1\d|20)\d0)(?:'?s)|'(?P<short>\d0)'?s|(?P<word>{alternatives(DECADES)}))",
        decade,
    ),
    rule(
        "century",
        rf"(?:the{SEP})?(?P<nth>\d{{1,2}}(?:st|nd|rd|th)|{alternatives(ORDINALS)}){HYP}century",
        century,
    ),
    rule(
        "season",
        rf"(?:(?P<which>last|next|this{SEP}past|this{SEP}coming|this|the{SEP}previous|the{SEP}following|the{SEP}next|the{SEP}past){SEP}|the{SEP})?"
        rf"{SEASON}(?:(?:{SEP}of{SEP}|{SEP}|,{SEP}){ANY_YEAR})?",
        season,
    ),
    rule("season-year-first", rf"(?:the{SEP})?{YEAR}{HYP}{SEASON}", season),
    rule(
        "holiday",
        rf"(?:(?P<which>last|next|this{SEP}past|this{SEP}coming|this){SEP})?(?P<holiday>{alternatives(HOLIDAYS)})(?:(?:,{SEP}|{SEP}){ANY_YEAR})?",
        holiday,
    ),
    rule("landmark", rf"(?P<landmark>{alternatives(LANDMARKS)})", landmark),
)
