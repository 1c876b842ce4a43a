"""Times of day: "10:35 a.m.", "noon", "9:30 (UTC+3 MSK)", and the words for parts of a day."""

from __future__ import annotations

import re
from datetime import date

from onrecord.lexicon.holidays import nth_weekday
from onrecord.model import TimeType
from onrecord.read.times.hours import told_hour
from onrecord.read.times.rule import Rule, rule
from onrecord.read.times.scene import Impossible, Scene, Sense
from onrecord.read.times.words import CLOCK, DATA, DAYPART, DAYPARTS, SEP, ZONES, alternatives

TIME = TimeType.TIME

MOMENTS: list[str] = DATA["moments"]["words"]
"""Parts of a day that stand without an article: "by nightfall"."""

_CLOCK_CUES = re.compile(
    r"\b(?:at|by|around|about|from|until|till|to|since|after|before|between|and|than|approximately)\s+$|[-–(]$"
)

_TO_CLOCK = re.compile(r"(?:\s?[-–—]\s?|\s(?:to|until|till)\s)\d{1,2}:\d\d(?!\d)")
_PRICED = re.compile(
    r"\b(?:closed|traded|trading|ended|quoted|valued|priced|stood|fell|rose|was|were|rates?|yields?|dollar|euro|shares?)"
    r" at $"
)
_DOT_ON = re.compile(r" (?:on )?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|yesterday|today|tomorrow)\b")
_AT_DOT = re.compile(r"(?:day|tomorrow|\d{4}) at $")
"""Before "2.30" without a.m. or p.m., which is a time only where a day has just been named."""


def clock(m: re.Match[str], scene: Scene) -> Sense | None:
    """A time of day, which still looks for its day."""
    if m["named"]:
        hour: int | None = 24 if m["named"] == "midnight" else 12
        minute: int | None = None if m["named"] == "midnight" else 0
        return Sense(type=TIME, value="", clock=(hour or 0, minute, offset_of(m["zone"])))
    hour = int(m["hour"])
    minute = int(m["minute"]) if m["minute"] else None
    half = m["half"]
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "p" else 0)
    elif (known := told_hour(scene, m.start("hour"), m.end(), hour, minute or 0)) is not None and (
        m["oclock"] or (minute is not None and (m["sep"] == ":" or scene.text.endswith("at ", 0, m.start())))
    ):
        hour = known
    elif not m["oclock"]:
        if minute is None:
            return None
        if m["sep"] == "." and not m["zone"]:
            beside = _AT_DOT.search(scene.text, max(0, m.start() - 24), m.start())
            priced = _PRICED.search(scene.text, max(0, m.start() - 24), m.start())
            if not beside and not priced and scene.text.endswith("at ", 0, m.start()):
                beside = _DOT_ON.match(scene.text, m.end())
            return Sense(type=TIME, value="?", clock=(hour, minute, "")) if beside else None
        ranged = _TO_CLOCK.match(scene.text, m.end())
        if (
            not m["zone"]
            and not ranged
            and not _CLOCK_CUES.search(scene.text[max(0, m.start() - 16) : m.start()])
        ):
            # A bare 9:30 is a time only beside a date; otherwise a score, a verse, a ratio.
            return Sense(type=TIME, value="?", clock=(hour, minute, ""))
    if re.match(r"\s(?:ahead|behind|victory|win|lead|defeat)\b", scene.text[m.end() : m.end() + 10]):
        return None
    return Sense(type=TIME, value="", clock=(hour, minute, offset_of(m["zone"])))


def military(m: re.Match[str], _scene: Scene) -> Sense | None:
    """Four figures with a zone or a nought: "0735 GMT", "at 0730", "2130 hours"."""
    return Sense(type=TIME, value="", clock=(int(m["hour"]), int(m["minute"]), offset_of(m["zone"])))


_AMERICAN = {"e": -5, "c": -6, "m": -7, "p": -8}
"""Hours from UTC by standard time of Eastern, Central, Mountain, Pacific."""
_US_ZONE = re.compile(
    r"(?:(?P<short>[ecmp])t|(?P<long>[ecmp])(?:astern|entral|ountain|acific)(?: (?P<kind>\w+))?.*)$"
)
SEASONAL = "us"
"""Begins the offset of a zone of the United States that the day of the year decides: "us-5"."""


def offset_of(zone: str | None) -> str:
    """ "UTC+3 MSK" as "+03:00", "EST" as "-05:00", "local time" as ""."""
    if not zone:
        return ""
    if m := re.match(r"(?:utc|gmt)\s?([+-])\s?(\d{1,2}):?(\d\d)?", zone):
        return f"{m[1]}{int(m[2]):02d}:{m[3] or '00'}" if int(m[2]) <= 14 else ""
    hours = ZONES.get(zone)
    if hours is None and (m := _US_ZONE.match(zone)):
        hours = _AMERICAN[m["short"] or m["long"]]
        if m["kind"] not in ("standard", "daylight"):
            return f"{SEASONAL}{hours}"
        hours += m["kind"] == "daylight"
    return _offset(hours) if hours is not None else ""


def _offset(hours: float) -> str:
    sign = "-" if hours < 0 else "+"
    return f"{sign}{int(abs(hours)):02d}:{int(abs(hours) % 1 * 60):02d}"


def offset_on(offset: str, day: date) -> str:
    """An offset as it holds on a day: "us-5" is "-04:00" in summer; "" before 1987, when rules differed."""
    if not offset.startswith(SEASONAL):
        return offset
    if day.year < 1987:
        return ""
    first, last = ((3, 2), (11, 1)) if day.year >= 2007 else ((4, 1), (10, -1))
    start = nth_weekday(day.year, first[0], 7, first[1])
    end = nth_weekday(day.year, last[0], 7, last[1])
    return _offset(int(offset.removeprefix(SEASONAL)) + (start <= day < end))


def clock_value(sense_clock: tuple[int, int | None, str], explicit_zone: bool) -> str:
    """The part of a TIMEX3 value after the day."""
    hour, minute, offset = sense_clock
    base = f"T{hour:02d}" + (f":{minute:02d}" if minute is not None else "" if hour == 24 else ":00")
    return base + (offset if explicit_zone else "")


def part_of_day(m: re.Match[str], _scene: Scene) -> Sense | None:
    """In the morning, overnight: of the day named last in the sentence, else of publication."""
    word = m["part"] or m["part2"] or "night"
    return Sense(type=TIME, value="", clock=(-1, None, DAYPARTS[word]))


def small_hours(_m: re.Match[str], _scene: Scene) -> Sense | None:
    """In the early hours: the beginning of the morning of the day named last, else of publication."""
    return Sense(type=TIME, value="", clock=(-1, None, "TMO"), mod="START")


_ODDS = re.compile(
    r"\b(?:odds|ratio|score|split|mix|stood|stands|ended|priced|quoted|trad\w+|verse)\b[^.]{0,24}$"
)


def no_such_hour(m: re.Match[str], scene: Scene) -> Sense | None:
    """ "At 25:99", "9:75 a.m.": shaped as a time of day, and none; not the odds or the score."""
    if not m["half"] and _ODDS.search(scene.text, max(0, m.start() - 40), m.start()):
        return None
    raise Impossible


CLOCKS: tuple[Rule, ...] = (
    rule(
        "no-such-hour",
        r"(?:(?<=\bat )(?P<hour>\d\d):[6-9]\d(?![\d:%])|(?<=\bat )(?:2[5-9]|[3-9]\d):\d\d(?![\d:%])"
        r"|(?<![\d:.])\d\d?:[6-9]\d[ ]?(?P<half>[ap])(?:\.[ ]?m\.?|m\b))",
        no_such_hour,
    ),
    rule(
        "clock-figures",
        rf"(?P<hour>[01]\d|2[0-3])(?P<minute>[0-5]\d){SEP}?(?P<zone>{alternatives(ZONES)})\b",
        military,
    ),
    rule(
        "clock-figures",
        rf"(?:(?<=\bat )(?=0)|(?=\d{{4}}{SEP}h(?:ou)?rs\b))(?P<hour>[01]\d|2[0-3])(?P<minute>[0-5]\d)"
        rf"(?:{SEP}h(?:ou)?rs\b)?(?P<zone>(?!))?",
        military,
    ),
    rule("clock", rf"(?<!high ){CLOCK}(?![%\d])", clock),
    rule(
        "part-of-day",
        rf"(?:(?<=in )|(?<=during )|(?<=by )|(?<=into ))the{SEP}(?:early|small|wee)"
        rf"{SEP}(?:morning{SEP})?hours(?!{SEP}(?:of|on)\b)",
        small_hours,
    ),
    rule("part-of-day", rf"(?:(?<=in early )|(?<=in late )){DAYPART}", part_of_day),
    rule(
        "part-of-day",
        rf"(?:(?<=in )|(?<=during )|(?<=by ))the{SEP}{DAYPART}|(?<![-\w])overnight"
        rf"|(?:(?<=at )|(?<=by )|(?<=before )|(?<=after )|(?<=until )|(?<=since ))"
        rf"(?P<part2>{alternatives(MOMENTS)})\b",
        part_of_day,
    ),
)
