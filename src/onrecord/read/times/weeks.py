"""Weeks, weekends and weekdays by their number or place: "the week of May 4", "the last Friday in March"."""

from __future__ import annotations

import re
from datetime import date, timedelta

from onrecord.lexicon.holidays import nth_weekday
from onrecord.model import Anchor, Interval, TimeType
from onrecord.read.times.calendar import (
    bounds_of,
    day_of,
    last_of_month,
    shift_days,
    shift_months,
    week_value,
)
from onrecord.read.times.dates import full_date
from onrecord.read.times.rule import Rule, rule
from onrecord.read.times.scene import Impossible, Scene, Sense
from onrecord.read.times.words import (
    DAY,
    DAYPARTS,
    MONTH,
    MONTHS,
    ORDINALS,
    SEP,
    WEEKDAYS,
    YEAR,
    alternatives,
    ordinal_of,
)

DATE, TIME = TimeType.DATE, TimeType.TIME

_NTH = rf"(?P<nth>\d{{1,2}}(?:st|nd|rd|th)|{alternatives([*ORDINALS, 'last'])})"
_WHOLE = (
    rf"(?:(?P<which>last|this|next|that|the{SEP}(?:same|following|next)|the){SEP}(?P<whole>month|year)"
    rf"|{MONTH}(?:(?:,?{SEP}|-)(?:of{SEP})?{YEAR})?"
    rf"|{YEAR.replace('year', 'year1')})"
)
_IN = rf"{SEP}(?:of|in){SEP}"


def _whole(m: re.Match[str], scene: Scene) -> tuple[date, date, Anchor] | None:
    """First and last day of the month or year that holds what is counted; None where it is not known."""
    if m["year1"]:
        year = int(m["year1"])
        return date(year, 1, 1), date(year, 12, 31), Anchor.EXPLICIT
    if m["month"]:
        month = MONTHS[m["month"]]
        told, anchor = (int(m["year"]), Anchor.EXPLICIT) if m["year"] else scene.year_of(month, None)
        return (date(told, month, 1), last_of_month(told, month), anchor) if told else None
    which = m["which"].split()[-1]
    if which in ("that", "same", "following") or (which == "the" and scene.narrative):
        bounds = bounds_of(scene.last[:7]) if scene.last else None
        if bounds is None or scene.last is None or len(scene.last) < 7:
            return None
        base, anchor = bounds[0], Anchor.EVENT
    elif scene.day is not None and not scene.narrative:
        base, anchor = scene.day, Anchor.PUBLISHED
    else:
        return None
    step = {"last": -1, "next": 1, "following": 1}.get(which, 0)
    if m["whole"] == "year":
        year = base.year + step
        return (date(year, 1, 1), date(year, 12, 31), anchor) if 1 <= year <= 9999 else None
    found = shift_months(base, step)
    return (date(*found, 1), last_of_month(*found), anchor) if found else None


def _count(m: re.Match[str]) -> int | None:
    return -1 if m["nth"] == "last" else ordinal_of(m["nth"])


def nth_weekday_of(m: re.Match[str], scene: Scene) -> Sense | None:
    """The last Friday in March; the first Monday evening of next month."""
    n, whole = _count(m), _whole(m, scene)
    if n is None or (m["month"] is None and m["whole"] != "month"):
        return None
    part = m["part"] or ""
    code = DAYPARTS.get(part, "")
    if whole is None:
        month = f"XXXX-{MONTHS[m['month']]:02d}-XX" if m["month"] else "XXXX-XX-XX"
        return Sense(type=TIME if code else DATE, value=month + code, anchor=Anchor.NONE)
    first, _, anchor = whole
    day = nth_weekday(first.year, first.month, WEEKDAYS[m["weekday"]], n)
    if day.month != first.month:
        raise Impossible
    return Sense(type=TIME if code else DATE, value=day.isoformat() + code, anchor=anchor)


def nth_week_of(m: re.Match[str], scene: Scene) -> Sense | None:
    """The first week of June, the last week of 2016, the second weekend of next month.

    A week belongs to the month that has its Thursday, as in ISO 8601; its interval takes in the
    days that a reader who counts by sevens from the first would think of.
    """
    n, whole = _count(m), _whole(m, scene)
    if n is None:
        return None
    if whole is None:
        return Sense(
            type=DATE, value="XXXX-WXX" + ("-WE" if m["unit"] == "weekend" else ""), anchor=Anchor.NONE
        )
    first, last, anchor = whole
    if m["unit"] == "weekend":
        if first.month != last.month:
            return None
        saturday = nth_weekday(first.year, first.month, 6, n)
        if saturday.month != first.month:
            raise Impossible
        return Sense(type=DATE, value=week_value(saturday) + "-WE", anchor=anchor)
    if n > (5 if first.month == last.month else 53):
        raise Impossible
    thursday = _nth_thursday(first, last, n)
    if thursday is None:
        return None
    monday = thursday - timedelta(days=3)
    counted = last - timedelta(days=6) if n < 0 else first + timedelta(days=7 * (n - 1))
    interval = Interval(
        first=max(first, min(monday, counted)).isoformat(),
        last=min(last, max(monday, counted) + timedelta(days=6)).isoformat(),
    )
    return Sense(type=DATE, value=week_value(thursday), anchor=anchor, interval=interval)


def _nth_thursday(first: date, last: date, n: int) -> date | None:
    if n < 0:
        return last - timedelta(days=(last.isoweekday() - 4) % 7)
    found = shift_days(first, (4 - first.isoweekday()) % 7 + 7 * (n - 1))
    return found if found is not None and found <= last else None


def nth_month_of(m: re.Match[str], scene: Scene) -> Sense | None:
    """The third month of 2021; the last month of the year."""
    n, whole = _count(m), _whole(m, scene)
    if n is None or whole is None or whole[0].month == whole[1].month:
        return None
    if not 1 <= (month := 12 if n < 0 else n) <= 12:
        raise Impossible
    return Sense(type=DATE, value=f"{whole[0].year:04d}-{month:02d}", anchor=whole[2])


def nth_day_of(m: re.Match[str], scene: Scene) -> Sense | None:
    """The 15th day of next month, the last day of the month, the 21st of this month."""
    n, whole = _count(m), _whole(m, scene)
    if n is None or whole is None or (m["of"] is None and m["which"] is None):
        return None
    first, last, anchor = whole
    if n < 0:
        day: date | None = last
    elif first.month != last.month:
        day = shift_days(first, n - 1) if m["day"] else None
    else:
        day = day_of(first.year, first.month, n)
        if day is None:
            raise Impossible
    return Sense(type=DATE, value=day.isoformat(), anchor=anchor) if day else None


def week_number(m: re.Match[str], scene: Scene) -> Sense | None:
    """Week 23 of the year, by ISO 8601; a "Week 3" with a capital is a match day or a chapter."""
    n = int(m["n"])
    if not m["year"] and not m["whole"]:
        opens = re.search(r"(?:^|[\n.])\s*$", scene.text[: m.start("word")][-3:])
        if (scene.raw[m.start("word")].isupper() and not opens) or re.match(
            r"\s+(?:of|in)\s", scene.text[m.end() :][:5]
        ):
            return None
    if n == 0 or n > 53:
        raise Impossible
    if m["year"]:
        year, anchor = int(m["year"]), Anchor.EXPLICIT
    elif scene.day is not None and not scene.narrative:
        step = {"last": -1, "next": 1}.get(m["whole"] or "", 0)
        year, anchor = scene.day.year + step, Anchor.PUBLISHED
    else:
        return Sense(type=DATE, value=f"XXXX-W{n:02d}", anchor=Anchor.NONE)
    if bounds_of(f"{year:04d}-W{n:02d}") is None:
        raise Impossible
    return Sense(type=DATE, value=f"{year:04d}-W{n:02d}", anchor=anchor)


def week_of(m: re.Match[str], scene: Scene) -> Sense | None:
    """The week or weekend of March 6, the week beginning 4 February, the week to June 8."""
    inner = full_date(m, scene)
    bounds = bounds_of(inner.value) if inner else None
    if inner is None:
        return None
    if bounds is None:
        return Sense(type=DATE, value="XXXX-WXX", anchor=Anchor.NONE)
    week = week_value(bounds[0])
    if not (m["begins"] or m["ends"]) or m["which"] == "weekend":
        end_of_week = "-WE" if m["which"] == "weekend" else ""
        return Sense(type=DATE, value=week + end_of_week, anchor=inner.anchor)
    other = shift_days(bounds[0], -6 if m["ends"] else 6)
    first, last = sorted((bounds[0], other or bounds[0]))
    interval = Interval(first=first.isoformat(), last=last.isoformat()) if other else None
    return Sense(type=DATE, value=week, anchor=inner.anchor, interval=interval)


def after_next(m: re.Match[str], scene: Scene) -> Sense | None:
    """The week after next, the weekend before last."""
    if scene.day is None or scene.narrative:
        return Sense(type=DATE, value="XXXX-WXX", anchor=Anchor.NONE)
    step = 2 if m["way"].startswith("after") else -2
    if m["unit"] in ("week", "weekend"):
        day = shift_days(scene.day, 7 * step)
        value = week_value(day) + ("-WE" if m["unit"] == "weekend" else "") if day else None
    elif m["unit"] == "month":
        found = shift_months(scene.day, step)
        value = f"{found[0]:04d}-{found[1]:02d}" if found else None
    else:
        value = f"{scene.day.year + step:04d}"
    return Sense(type=DATE, value=value, anchor=Anchor.PUBLISHED) if value else None


_MONTH_DAY = rf"{MONTH}{SEP}{DAY}(?:,?{SEP}{YEAR})?"
_DAY_MONTH = rf"{DAY}{SEP}(?:of{SEP})?{MONTH}(?:,?{SEP}{YEAR})?"
_WEEK_OF = (
    rf"(?:the{SEP})?(?P<which>weekend|week){SEP}(?:of|(?P<begins>(?:beginning|starting|commencing)(?:{SEP}on)?)"
    rf"|(?P<ends>(?:ending|ended)(?:{SEP}on)?|to)){SEP}"
    rf"(?:the{SEP})?"
)

WEEKS: tuple[Rule, ...] = (
    rule("week-of", _WEEK_OF + _MONTH_DAY + rf"(?:(?:[-–]|{SEP}(?:and|to){SEP})\d{{1,2}})?", week_of),
    rule("week-of", _WEEK_OF + _DAY_MONTH, week_of),
    rule(
        "week-number",
        rf"(?:the{SEP})?(?P<word>week){SEP}(?:no\.{SEP}?|number{SEP})?(?P<n>\d\d?)(?![\d:.,]\d|[%/-])"
        rf"(?:,?{SEP}(?:of|in){SEP}(?:{YEAR}|(?:the{SEP})?(?P<whole>last|this|next|the){SEP}year))?",
        week_number,
    ),
    rule(
        "nth-weekday-of",
        rf"(?:the{SEP}(?:very{SEP})?)?{_NTH}{SEP}(?P<weekday>{alternatives(WEEKDAYS)})"
        rf"(?:{SEP}(?P<part>{alternatives(DAYPARTS)}))?{_IN}{_WHOLE}",
        nth_weekday_of,
    ),
    rule("nth-week-of", rf"(?:the{SEP})?{_NTH}{SEP}(?P<unit>week|weekend){_IN}{_WHOLE}", nth_week_of),
    rule("nth-month-of", rf"(?:the{SEP})?{_NTH}{SEP}month{_IN}{_WHOLE}", nth_month_of),
    rule(
        "nth-day-of",
        rf"(?:the{SEP})?{_NTH}(?:{SEP}(?P<day>day))?(?:(?P<of>{_IN})|{SEP}){_WHOLE}".replace(
            MONTH, r"(?P<month>(?!))"
        ),
        nth_day_of,
    ),
    rule(
        "after-next",
        rf"the{SEP}(?P<unit>week|weekend|month|year){SEP}(?P<way>after{SEP}next|before{SEP}last)",
        after_next,
    ),
)
