"""Days with a name: "Independence Day", "last Easter", "Labor Day weekend"."""

from __future__ import annotations

import re
from datetime import date, timedelta

from onrecord.lexicon.holidays import Holiday, by_name, meanings
from onrecord.model import Anchor, Interval, TimeType
from onrecord.read.times.calendar import shift_days, week_value
from onrecord.read.times.rule import Rule, rule
from onrecord.read.times.scene import Barred, Scene, Sense
from onrecord.read.times.words import DAYPART, DAYPARTS, SEP, alternatives
from onrecord.read.times.years import ANY_YEAR, year_in

DATE = TimeType.DATE

_BACK = frozenset({"last", "this past", "previous"})
_AHEAD = frozenset({"next", "this coming", "coming", "following"})

_AROUND = "celebrations?|festivities|festival|holidays?|season|period|break|vacation"
_PERIOD = re.compile(rf"{SEP}(?:{_AROUND})\b")
"""After a name: days around the feast, not the day."""


def holiday(m: re.Match[str], scene: Scene) -> Sense | None:
    """A day that recurs each year, or the weekend beside it; none where its country stays untold."""
    start, end = m.span("holiday")
    if not scene.raw[start].isupper():
        return None
    known = meanings(scene.raw[start:end], scene.raw, start, end)
    if len({(one.fixed, one.nth, one.easter) for one in known}) != 1:
        return None
    if _names_more(m["holiday"], end, scene):
        raise Barred
    if not (m["weekend"] or m["weekend1"]) and _PERIOD.match(scene.text, m.end()):
        return None
    feast = known[0]
    year, anchor = _named_year(m, scene), Anchor.EXPLICIT
    if year is None:
        day, anchor = _nearest(feast, (m["which"] or "").removeprefix("the "), scene)
    else:
        day = feast.on(year)
    if day is None and feast.dates:
        raise Barred
    if day is None:
        fixed = f"{feast.fixed[0]:02d}-{feast.fixed[1]:02d}" if feast.fixed else "XX-XX"
        return Sense(type=DATE, value=f"XXXX-{fixed}", anchor=Anchor.NONE)
    if m["weekend"] or m["weekend1"]:
        return _weekend(day, anchor)
    if m["week"]:
        return Sense(type=DATE, value=week_value(day), anchor=anchor)
    if m["part"]:
        return Sense(type=TimeType.TIME, value=day.isoformat() + DAYPARTS[m["part"]], anchor=anchor)
    interval = None
    if feast.spread:
        around = [shift_days(day, -feast.spread), shift_days(day, feast.spread)]
        if around[0] and around[1]:
            interval = Interval(first=around[0].isoformat(), last=around[1].isoformat())
    return Sense(type=DATE, value=day.isoformat(), anchor=anchor, interval=interval)


_LONGER = re.compile(
    r"[ -](?:islands?|agreement|accords?|church|cathedral|chapel|school|hospital|road|street|hotel|bowl|party"
    r"|seals?|express|foundation|massacre|war)\b"
)


def _names_more(name: str, end: int, scene: Scene) -> bool:
    """Whether the name goes on to name something else: Easter Island, the Good Friday agreement.

    What is named after a "Day" or an "Eve" happens on it: the Independence Day party.
    """
    return not name.endswith((" day", " eve")) and _LONGER.match(scene.text, end) is not None


def _named_year(m: re.Match[str], scene: Scene) -> int | None:
    """The year beside the name, or that of "of this year"."""
    if m["of"] and scene.day is not None and not scene.narrative:
        return scene.day.year + {"last": -1, "next": 1}.get(m["of"], 0)
    return int(m["year1"]) if m["year1"] else year_in(m, scene)


def _nearest(feast: Holiday, which: str, scene: Scene) -> tuple[date | None, Anchor]:
    """The day of the feast that is meant where no year is named."""
    if scene.narrative:
        named = scene.year_named()
        return (feast.on(named) if named else None), Anchor.EVENT
    if scene.day is None:
        return None, Anchor.NONE
    today = scene.day
    days = feast.days(max(1583, today.year - 1), min(9998, today.year + 1))
    if which in _BACK:
        return max((day for day in days if day < today), default=None), Anchor.PUBLISHED
    if which in _AHEAD:
        return min((day for day in days if day > today), default=None), Anchor.PUBLISHED
    way = scene.direction()
    near = min(days, key=lambda day: (scene.distance((day - today).days, way), day), default=None)
    return near, Anchor.PUBLISHED


def _weekend(day: date, anchor: Anchor) -> Sense | None:
    """The weekend that a feast belongs to: before a Monday or Tuesday, after a Wednesday or later."""
    saturday = shift_days(day, 6 - day.isoweekday() - (7 if day.isoweekday() <= 2 else 0))
    if saturday is None:
        return None
    sunday = saturday + timedelta(days=1)
    interval = Interval(first=min(saturday, day).isoformat(), last=max(sunday, day).isoformat())
    return Sense(type=DATE, value=week_value(saturday) + "-WE", anchor=anchor, interval=interval)


FEASTS: tuple[Rule, ...] = (
    rule(
        "holiday",
        rf"(?P<weekend1>(?:the{SEP})?weekend{SEP}of{SEP})?"
        rf"(?:(?P<which>(?:the{SEP})?(?:last|next|previous|following|coming)|this{SEP}past|this{SEP}coming|this){SEP})?"
        rf"(?P<holiday>{alternatives(by_name())})(?:,?{SEP}(?P<year1>(?:1\d|20)\d\d)(?={SEP}weekend))?"
        rf"(?P<weekend>{SEP}weekend)?(?P<week>{SEP}week\b)?(?:{SEP}{DAYPART})?"
        rf"(?:{SEP}of{SEP}(?P<of>last|this|next){SEP}year|(?:,{SEP}|{SEP})(?:of{SEP})?{ANY_YEAR})?",
        holiday,
    ),
)
