"""Dates that count from another day: yesterday, Monday, last week, two months ago."""

from __future__ import annotations

import re
from datetime import date

from onrecord.model import Anchor, Interval, TimeType
from onrecord.read.times.calendar import (
    bounds_of,
    shift_days,
    shift_quarter,
    unit_value,
    week_value,
)
from onrecord.read.times.eras import years_from
from onrecord.read.times.lengths import minutes_of
from onrecord.read.times.rule import Rule, rule
from onrecord.read.times.scene import Scene, Sense
from onrecord.read.times.words import (
    AMOUNT,
    DATA,
    DAYPART,
    SEP,
    UNIT,
    UNITS,
    alternatives,
    amount_of,
)

DATE = TimeType.DATE


TIME = TimeType.TIME


def which_unit(m: re.Match[str], scene: Scene) -> Sense | None:
    """Last week, this year, the previous month, the current quarter, that day."""
    which, code = re.sub(r"\s+", " ", m["which"]), UNITS[m["unit"]]
    if (which, code) == ("this", "D"):
        before = scene.text[max(0, m.start() - 12) : m.start()]
        lasting = re.search(r"(?<!refers)(?<!referred)(?<!refer)\sto\s$", before) and not scene.narrative
        return _to_this_day(scene) if lasting else None
    if code.startswith("T") or (which in _NOT_OF_DAYS and code == "D"):
        return None
    if code == "10Y" and which in _LENGTHS_OF_DECADES and scene.era is None:
        # "the past decade": ten years up to now, not the 2000s.
        return Sense(
            type=TimeType.DURATION,
            value="P10Y",
            minutes=minutes_of(10, 10, "Y"),
            anchor=scene.anchor,
            keep=False,
        )
    step = _STEPS[which]
    if code == "2W" and step:
        length = (20160.0, 20160.0)
        return Sense(type=TimeType.DURATION, value="P2W", minutes=length, anchor=scene.anchor, keep=False)
    if which in _FROM_NAMED or scene.narrative:
        if _is_after_the_untold(which, scene):
            # "The following week, ministers resigned": after something without a date.
            return Sense(type=DATE, value=_BLANK.get(code, "XXXX"), anchor=Anchor.EVENT, keep=False)
        return _from_named(code, step, scene)
    if scene.day is None or scene.narrative:
        return Sense(type=DATE, value=_BLANK.get(code, "XXXX"), anchor=Anchor.NONE)
    if code == "WE":
        step = _weekend_step(scene, which)
    value = unit_value(scene.day, code, step)
    return Sense(type=DATE, value=value, anchor=Anchor.PUBLISHED) if value else None


_BLANK = {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "WE": "XXXX-WXX-WE", "M": "XXXX-XX", "Q": "XXXX-QX"}
"""Values of a unit that nothing places."""


def _is_after_the_untold(which: str, scene: Scene) -> bool:
    """Whether "the following week" of a tale follows something that no date was given to."""
    undated = scene.last is None and scene.era is None
    return undated and which in ("the following", "following") and scene.direction() < 0


_NOT_OF_DAYS = frozenset({"last", "the last", "past", "this past"})
"""The last day of a month or a campaign is not yesterday."""
_LENGTHS_OF_DECADES = frozenset({"past", "the past", "the last", "the next", "the coming", "this past"})


def _to_this_day(scene: Scene) -> Sense:
    """ "continues to this day": now."""
    day = scene.day.isoformat() if scene.day is not None and not scene.narrative else None
    interval = Interval(first=day, last=day) if day else None
    return Sense(type=DATE, value="PRESENT_REF", anchor=scene.anchor, interval=interval, keep=False)


_STEPS: dict[str, int] = DATA["steps"]


_FROM_NAMED = frozenset(
    {
        "that",
        "that same",
        "the same",
        "the following",
        "the next",
        "the previous",
        "the preceding",
        "the prior",
        "same",
        "previous",
    }
)


def _weekend_step(scene: Scene, which: str) -> int:
    assert scene.day is not None
    weekday = scene.day.isoweekday()
    if which == "this" and scene.direction() < 0 and weekday <= 3:
        return -1
    if which in ("last", "this past", "the past", "past"):
        return -1
    return {"next": 1}.get(which, 0)


def _coarse(named: str, code: str) -> str:
    """A finer unit within a coarse date, with X for what is not known: a day in "1998-03" is "1998-03-XX"."""
    if code == "D":
        return (named[:7] if re.fullmatch(r"\d{4}-\d\d", named) else named[:4] + "-XX") + "-XX"
    return named[:4] + ("-WXX" if code in ("W", "WE") else "-XX")


def _from_named(code: str, step: int, scene: Scene) -> Sense | None:
    """A unit counted from the date named last; from publication where nothing was named."""
    if scene.era is not None and code == "Y":
        return Sense(type=DATE, value=years_from(scene.era, step), anchor=Anchor.EVENT)
    named = scene.last
    bounds = bounds_of(named) if named else None
    if bounds is None and scene.day is not None and not scene.narrative:
        value = unit_value(scene.day, code, step)
        return Sense(type=DATE, value=value, anchor=Anchor.PUBLISHED) if value else None
    if bounds is None or named is None:
        return Sense(type=DATE, value="XXXX-XX-XX" if code == "D" else "XXXX", anchor=Anchor.NONE)
    fine = {"D": 10, "W": 8, "WE": 8, "M": 7, "Q": 7}.get(code, 4)
    if code == "Q" and scene.quarter:
        return Sense(type=DATE, value=shift_quarter(scene.quarter, step), anchor=Anchor.EVENT)
    if len(named) < fine and code in ("D", "W", "WE", "M"):
        return Sense(type=DATE, value=_coarse(named, code), anchor=Anchor.EVENT)
    value = unit_value(bounds[0], code, step)
    return Sense(type=DATE, value=value, anchor=Anchor.EVENT) if value else None


def the_weekend(_m: re.Match[str], scene: Scene) -> Sense | None:
    """The weekend: the last one, or in the future tense the next."""
    if scene.day is None or scene.narrative:
        return Sense(type=DATE, value="XXXX-WXX-WE", anchor=Anchor.NONE)
    step = 0 if scene.day.isoweekday() >= 6 or scene.direction() > 0 else -1
    return Sense(type=DATE, value=unit_value(scene.day, "WE", step) or "", anchor=Anchor.PUBLISHED)


def ago(m: re.Match[str], scene: Scene) -> Sense | None:
    """Two weeks ago, three days later, a year earlier, ten years from now."""
    low, high = amount_of(m["amount"]) if m["amount"] else (None, None)
    code, how = UNITS[m["unit"]], re.sub(r"\s+", " ", m["how"])
    if how in ("before", "after", "previously", "prior"):
        # "thirty days before closing" is a length; only "thirty days before." is a day.
        if not m["amount"] or not re.match(r"\s*(?:[,.;:)]|$)", scene.text[m.end() : m.end() + 3]):
            return None
    elif not m["amount"] and not m[0].startswith(m["unit"] + "s"):
        return None
    way = 1 if how in _ONWARD else -1
    here = how in _FROM_NOW
    if low is None:
        return _vague_ago(way, here, scene)
    if code == "WE" or code == "TS":
        return None
    day, anchor = (scene.day, Anchor.PUBLISHED) if here else scene.reference()
    if here and scene.narrative:
        day = None
    if day is None and not here:
        return _coarse_later(low, code, way, scene)
    if day is None:
        blank = {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "M": "XXXX-XX", "TH": "XXXX-XX-XX", "TM": "XXXX-XX-XX"}
        return Sense(type=DATE, value=blank.get(code, "XXXX"), anchor=Anchor.NONE)
    return _moved(day, low, high, code, way, anchor, here, scene)


def _moved(
    day: date, low: float, high: float | None, code: str, way: int, anchor: Anchor, here: bool, scene: Scene
) -> Sense | None:
    if code in ("TH", "TM"):
        hours = low if code == "TH" else low / 60
        if hours < 24:
            return Sense(type=TIME, value=day.isoformat() + "TXX", anchor=anchor)
        moved = shift_days(day, way * round(hours / 24))
        return Sense(type=DATE, value=moved.isoformat(), anchor=anchor) if moved else None
    if code == "Y" and way < 0 and low == 1 and not scene.narrative and (told := scene.quarter_told()):
        return Sense(type=DATE, value=shift_quarter(told, -4), anchor=Anchor.EVENT, keep=False)
    multiple = int(re.sub(r"\D", "", code) or 1)
    unit = re.sub(r"\d", "", code)
    if unit == "D":
        value = unit_value(day, "D", int(way * low))
    elif unit == "W":
        moved = shift_days(day, way * 7 * low * multiple)
        if moved is None:
            return None
        value = week_value(moved) if here else moved.isoformat()
    elif unit in ("M", "Q"):
        value = unit_value(day, unit, int(way * low))
    else:
        value = unit_value(day, "Y", int(way * low * multiple))
        if low != int(low) and low < 3:
            value = unit_value(day, "M", int(way * low * 12))
    if value is None:
        return None
    interval = None
    if high and high != low:
        other = _moved(day, high, None, code, way, anchor, here, scene)
        both = [b for v in (value, other.value if other else value) if (b := bounds_of(v))]
        if len(both) == 2:
            ends = sorted(both)
            interval = Interval(first=ends[0][0].isoformat(), last=ends[1][1].isoformat())
    return Sense(type=DATE, value=value, anchor=anchor, interval=interval)


_ONWARD = frozenset(
    {
        "later",
        "from now",
        "hence",
        "after",
        "afterward",
        "afterwards",
        "from today",
        "from tomorrow",
        "thereafter",
    }
)


_FROM_NOW = frozenset({"ago", "from now", "hence", "back", "from today"})


def _vague_ago(way: int, here: bool, scene: Scene) -> Sense:
    """A few days ago, weeks later: somewhere before or after the day it counts from."""
    value = "PAST_REF" if way < 0 else "FUTURE_REF"
    anchor = scene.anchor if here else Anchor.EVENT
    day = (None if scene.narrative else scene.day) if here else scene.reference()[0]
    if day is None:
        return Sense(type=DATE, value=value, anchor=anchor, keep=False)
    first, last = (None, day.isoformat()) if way < 0 else (day.isoformat(), None)
    return Sense(type=DATE, value=value, anchor=anchor, interval=Interval(first=first, last=last), keep=False)


def _coarse_later(low: float, code: str, way: int, scene: Scene) -> Sense | None:
    """ "Two years later" after a month or a year; months and days after something coarser stay blank."""
    if scene.era is not None and code.endswith("Y"):
        years = int(re.sub(r"\D", "", code) or 1)
        return Sense(type=DATE, value=years_from(scene.era, int(way * low * years)), anchor=Anchor.EVENT)
    if code == "Y" and way < 0 and low == 1 and not scene.narrative and (told := scene.quarter_told()):
        return Sense(type=DATE, value=shift_quarter(told, -4), anchor=Anchor.EVENT, keep=False)
    named = scene.last
    bounds = bounds_of(named) if named else None
    if named is None or bounds is None:
        if scene.day is None or scene.narrative:
            return None
        if way > 0 and code.endswith("Y"):
            # "108 years later, they won": from something that no date was given to.
            return Sense(type=DATE, value="XXXX", anchor=Anchor.NONE)
        return _moved(scene.day, low, None, code, way, Anchor.PUBLISHED, True, scene)
    if code.endswith("Y"):
        years = int(re.sub(r"\D", "", code) or 1)
        value = unit_value(bounds[0], "Y", int(way * low * years))
    elif code == "M" and len(named) == 7 and named[5].isdigit():
        value = unit_value(bounds[0], "M", int(way * low))
    else:
        value = named[:4] + ("-XX-XX" if code == "D" else "-XX")
    return Sense(type=DATE, value=value, anchor=Anchor.EVENT) if value else None


def the_year(m: re.Match[str], scene: Scene) -> Sense | None:
    """The year, the month, the week: after "end of" and the like, or "in the year" itself."""
    code = UNITS[m["unit"]]
    before = scene.text[max(0, m.start() - 22) : m.start()]
    if not re.search(
        r"\b(?:end|start|beginning|middle|close|earlier in|later in|early in|late in|rest|remainder|half"
        r"|months|weeks|quarters|part)(?:\s+of)?\s$",
        before,
    ):
        return None
    if scene.narrative or scene.day is None:
        return _from_named(code, 0, scene)
    value = unit_value(scene.day, code, 0)
    return Sense(type=DATE, value=value, anchor=Anchor.PUBLISHED) if value else None


def the_day(_m: re.Match[str], scene: Scene) -> Sense | None:
    """The day of "later in the day": the one named last, else that of publication."""
    day, anchor = scene.reference()
    if day is None and not scene.narrative:
        day, anchor = scene.day, Anchor.PUBLISHED
    return Sense(type=DATE, value=day.isoformat(), anchor=anchor, keep=False) if day else None


_ROUND = alternatives(_STEPS)


_BIG = alternatives(
    u for u in UNITS if u not in ("second", "sec", "minute", "min", "hour", "hr", "night", "yr")
)


_AFTER = (
    r"(?P<how>ago|later(?! (?:today|tonight|this (?:week|month|year|morning|afternoon|evening))\b)"
    r"|earlier|before|after|previously|from now|from today|hence|back|afterwards?"
    r"|thereafter|prior)"
)


RELATIVE: tuple[Rule, ...] = (
    rule(
        "which-unit",
        rf"(?P<which>{_ROUND}){SEP}(?:(?:fiscal|calendar|full|school|academic|financial|tax){SEP})?(?P<unit>{_BIG})(?!s?\w)"
        rf"(?:{SEP}or{SEP}so)?(?!{SEP}(?:{DAYPART.replace('part', 'part0')}))",
        which_unit,
    ),
    rule("the-weekend", rf"the{SEP}weekend", the_weekend),
    rule(
        "ago",
        rf"(?:{AMOUNT}(?:{SEP}(?:full|short|whole|long|more))?(?:{SEP}|-))?{UNIT}(?:{SEP}or{SEP}so)?"
        rf"{SEP}{_AFTER}",
        ago,
    ),
    rule("the-year", rf"the{SEP}(?P<unit>week|month|year|decade|century)(?!'s?)", the_year),
    rule("the-day", rf"(?:(?<=later in )|(?<=earlier in )|(?<=late in )|(?<=early in ))the{SEP}day", the_day),
    rule("the-year", r"(?<=end of )(?P<unit>week|month|year)(?!')", the_year),
)
