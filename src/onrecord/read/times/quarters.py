"""Quarters and halves of a year, as reports on business count them."""

from __future__ import annotations

import re
from datetime import date, timedelta

from onrecord.model import Anchor, Interval, TimeType
from onrecord.read.times.calendar import (
    bounds_of,
    day_of,
    quarter_value,
    shift_months,
    shift_quarter,
    unit_value,
)
from onrecord.read.times.rule import Rule, rule
from onrecord.read.times.scene import Scene, Sense
from onrecord.read.times.words import (
    HYP,
    MONTH,
    MONTHS,
    SEP,
    UNITS,
    YEAR,
    ordinal_of,
)

DATE = TimeType.DATE

_ENDED = re.compile(
    rf"{SEP}(?:that{SEP})?(?:ended|ending|ends|through){SEP}{MONTH}{SEP}(?P<day>\d{{1,2}})(?:,{SEP}{YEAR})?"
)


_A_YEAR_AGO = rf"{SEP}(?:last{SEP}year|a{SEP}year{SEP}(?:ago|earlier|before))"


def _end_of(m: re.Match[str], scene: Scene) -> date | None:
    """The day on which a quarter is said to end ("its fourth quarter ended June 30")."""
    ended = _ENDED.match(scene.text, m.end())
    if ended is None or scene.day is None:
        return None
    month, day = MONTHS[ended["month"]], int(ended["day"])
    years = [int(ended["year"])] if ended["year"] else [scene.day.year, scene.day.year - 1]
    ends = [d for year in years if (d := day_of(year, month, day)) and (ended["year"] or d <= scene.day)]
    return ends[0] if ends else None


def _ending(end: date) -> Interval | None:
    """The three months that end on `end`."""
    start = shift_months(end + timedelta(days=1), -3) if end < date.max else None
    if start is None:
        return None
    first = day_of(*start, min((end + timedelta(days=1)).day, 28))
    return Interval(first=first.isoformat(), last=end.isoformat()) if first else None


def quarter(m: re.Match[str], scene: Scene) -> Sense | None:
    """The third quarter, second-quarter, the first half, with or without a year."""
    n = ordinal_of(m["nth"])
    letter = "Q" if m["what"].startswith("q") else "H"
    if n is None:
        n = 4 if letter == "Q" else 2
    if not 1 <= n <= (4 if letter == "Q" else 2):
        return None
    after = scene.text[m.end() : m.end() + 12]
    if (letter == "H" or m["nth"] in ("last", "final")) and not m["year"] and not m["rel"]:
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
    else:
        year = _quarter_year(n, scene)
    if letter == "Q":
        scene.quarter, scene.quarter_at = f"{year}-Q{n}", m.start()
    end = _end_of(m, scene) if letter == "Q" else None
    interval = _ending(end) if end else None
    return Sense(type=DATE, value=f"{year}-{letter}{n}", anchor=Anchor.PUBLISHED, interval=interval)


def the_quarter(m: re.Match[str], scene: Scene) -> Sense | None:
    """The quarter, the latest quarter: the one named last, else the last that is over."""
    if m["what"] == "period" and scene.quarter is None:
        return None
    ago = "year" in m["which"] or m["ago"] is not None
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


def the_quarter_a_year_ago(_m: re.Match[str], scene: Scene) -> Sense | None:
    """The quarter a year ago, last year's quarter."""
    if scene.quarter is None:
        return None
    return Sense(type=DATE, value=shift_quarter(scene.quarter, -4), anchor=Anchor.EVENT, keep=False)


def unit_end(m: re.Match[str], scene: Scene) -> Sense | None:
    """Year-end, the month's end: the end of the year or month that runs, or that a history is in."""
    code = UNITS[m["unit"]]
    day, anchor = scene.day, Anchor.PUBLISHED
    if scene.narrative or day is None:
        bounds = bounds_of(scene.last) if scene.last else None
        if bounds is None or (code != "Y" and len(scene.last or "") < 7):
            return None
        day, anchor = bounds[0], Anchor.EVENT
    value = unit_value(day, code, 0)
    bounds = bounds_of(value) if value else None
    if value is None or bounds is None:
        return None
    last = bounds[1]
    first = max(bounds[0], last - timedelta(days=_END_OF[code]))
    interval = Interval(first=first.isoformat(), last=last.isoformat())
    return Sense(type=DATE, value=value, mod="END", anchor=anchor, interval=interval)


def quarter_listed(m: re.Match[str], scene: Scene) -> Sense | None:
    """The second of "the second and third quarters of 2012"."""
    n = ordinal_of(m["nth"])
    letter = "Q" if m["what"] == "quarter" else "H"
    if n is None or (letter == "H" and n > 2):
        return None
    if m["year"]:
        return Sense(type=DATE, value=f"{m['year']}-{letter}{n}")
    if scene.day is None or scene.narrative or letter == "H":
        return Sense(type=DATE, value=f"XXXX-{letter}{n}", anchor=Anchor.NONE)
    year = scene.day.year - (n > (scene.day.month + 2) // 3)
    return Sense(type=DATE, value=f"{year}-Q{n}", anchor=Anchor.PUBLISHED)


_END_OF = {"Y": 30, "Q": 14, "M": 6, "W": 2}
"""Days before the last one that still are the end of a year, quarter, month, week. Chosen, not measured."""

_MIDDLE = 45
"""Days before its end at which a quarter has its middle."""


def the_quarter_plain(m: re.Match[str], scene: Scene) -> Sense | None:
    """The quarter, where the report has named one or speaks of money."""
    if not m["year"] and (end := _end_of(m, scene)) is not None:
        value = scene.quarter or quarter_value(end - timedelta(days=_MIDDLE))
        return Sense(type=DATE, value=value, anchor=Anchor.PUBLISHED, interval=_ending(end))
    if scene.quarter is None:
        return None
    if m["year"]:
        return Sense(type=DATE, value=m["year"] + scene.quarter[4:], anchor=Anchor.EVENT, keep=False)
    return Sense(type=DATE, value=scene.quarter, anchor=Anchor.EVENT)


def quarter_code(m: re.Match[str], scene: Scene) -> Sense | None:
    """Q3, Q1 2019, 2019-Q1, H2 2019; a half only with its year (H1 is also a visa)."""
    at = m.start("code") if m["code"] else m.start("code1")
    if not scene.raw[at].isupper():
        return None
    code = (m["code"] or m["code1"]).upper()
    year = m["year"] or m["year1"]
    if year:
        return Sense(type=DATE, value=f"{year}-{code}")
    if code[0] == "H" or re.match(r"\s*&", scene.text[m.end() :][:3]):
        return None
    if scene.day is None or scene.narrative:
        return Sense(type=DATE, value=f"XXXX-{code}", anchor=Anchor.NONE)
    return Sense(type=DATE, value=f"{_quarter_year(int(code[1]), scene)}-{code}", anchor=Anchor.PUBLISHED)


def _quarter_year(n: int, scene: Scene) -> int:
    """The year of a quarter without one, by the tense."""
    assert scene.day is not None
    today = scene.day
    if scene.direction() > 0:
        # Results of a quarter that is over are still to come: only the first comes round again soon.
        return today.year + (n == 1 and today.month > 6)
    return today.year - (n > (today.month + 2) // 3)


_NTH = "(?:first|second|third|fourth)"

QUARTERS: tuple[Rule, ...] = (
    rule(
        "quarter-code",
        rf"(?:{YEAR}(?:{SEP}|-)(?P<code>[qh][12]|q[34])"
        rf"|(?P<code1>[qh][12]|q[34])(?:(?:,?{SEP}(?:of{SEP})?(?:fiscal{SEP}(?:year{SEP})?)?|-)"
        rf"{YEAR.replace('year', 'year1')})?)",
        quarter_code,
    ),
    rule(
        "quarter",
        rf"(?:the{SEP}(?!\w+-quarter))?(?:(?P<rel1>(?:last|this|next){SEP}year's|year-ago|year-earlier)"
        rf"{SEP})?(?:fiscal{HYP})?(?:{YEAR.replace('year', 'year1')}{SEP})?(?:fiscal{HYP})?"
        rf"(?P<nth>first|second|third|fourth|1st|2nd|3rd|4th|final|last|latter){HYP}(?P<what>quarter|half|halve)s?"
        rf"(?:{SEP}(?:of{SEP})?(?:(?:fiscal{SEP})?{YEAR}|(?P<rel>(?:last|this|next|the){SEP}year)))?",
        quarter,
    ),
    rule(
        "quarter-listed",
        rf"(?:the{SEP})?(?P<nth>{_NTH})(?=(?:,{SEP}{_NTH})*,?{SEP}(?:and|or){SEP}{_NTH}{HYP}"
        rf"(?P<what>quarter|half|halve)s?(?:{SEP}of{SEP}{YEAR})?)",
        quarter_listed,
    ),
    rule(
        "the-quarter",
        rf"(?:the{SEP})?(?P<which>latest|year-ago|year-earlier|current|comparable{SEP}year-ago"
        rf"|corresponding|comparable|same|most{SEP}recent){SEP}(?P<what>quarter|period)(?P<ago>{_A_YEAR_AGO})?",
        the_quarter,
    ),
    rule(
        "the-quarter-ago",
        rf"last{SEP}year's{SEP}quarter|the{SEP}quarter{_A_YEAR_AGO}",
        the_quarter_a_year_ago,
    ),
    rule(
        "the-quarter-plain",
        rf"the{SEP}{YEAR}{SEP}(?:quarter|period)|the{SEP}quarter(?!{HYP}(?:final|century|mile|of\b))",
        the_quarter_plain,
    ),
    rule("unit-end", rf"(?:the{SEP})?(?P<unit>year|quarter|month|week)(?:'s{SEP}|-|{SEP})end", unit_end),
)
