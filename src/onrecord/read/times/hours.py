"""Hours told by their surroundings: the 5 of "5 to 6 p.m.", the 8 of "at 8 last night", "half past seven"."""

from __future__ import annotations

import re

from onrecord.model import TimeType
from onrecord.read.times.rule import Rule, rule
from onrecord.read.times.scene import Scene, Sense
from onrecord.read.times.words import DAYPARTS, NUMBERS, SEP, alternatives

TIME = TimeType.TIME

HOURS_IN_WORDS = {word: n for word, n in NUMBERS.items() if 1 <= n <= 12 and len(word) > 2}
_HOUR = rf"(?:1\d|2[0-3]|0?\d|{alternatives(HOURS_IN_WORDS)})"
_PART = alternatives([*DAYPARTS, "tonight"])
_TO = r"(?:\s?[-–—]\s?|\s(?:to|and|until|till|through)\s)"
_HALF = r"(?P<half>[ap])(?:\.\s?m\.?|m\b)"

_PARTNER = re.compile(rf"{_TO}(?P<hour>\d{{1,2}})(?:[:.](?P<minute>\d\d))?\s?{_HALF}")
_NAMED_PARTNER = re.compile(rf"{_TO}(?P<named>noon|midday|midnight)\b")
_COLON_PARTNER = re.compile(rf"{_TO}\d{{1,2}}:\d\d(?!\d)")
_PARTNER_BEFORE = re.compile(
    rf"(?<![\d.,:])(?P<hour>\d{{1,2}})(?:[:.](?P<minute>\d\d))?\s?(?:{_HALF})?{_TO}$"
)
_PART_AFTER = re.compile(
    rf"(?:{_TO}(?:\d{{1,2}}|{alternatives(HOURS_IN_WORDS)})(?:[:.]\d\d)?)?,?\s(?:on\s)?"
    rf"(?:(?:in|at|the|this|last|that|next|early|late|following|same|tomorrow|yesterday|\w+day)\s){{0,3}}"
    rf"(?P<part>{_PART})\b"
)
_PART_BEFORE = re.compile(
    rf"\b(?P<part>{_PART})\b,?\s(?:(?:at|around|about|from|between|until|till|by|before|after|circa)\s){{0,2}}"
    rf"(?:(?:\d{{1,2}}|{alternatives(HOURS_IN_WORDS)})(?:[:.]\d\d)?{_TO})?$"
)
_CUE = re.compile(
    r"(?:^|\b(?:at|around|about|by|from|between|until|till|before|after|than|circa|past|since)\s)$"
)
_RANGE_CUE = re.compile(r"\b(?:from|between|at)\s$")
_REACH = 44
"""Characters to either side within which a word like "morning" tells an hour. Chosen, not measured."""


def _of_part(hour: int, part: str) -> int | None:
    """An hour of the twelve-hour clock within a part of the day; None where it has none such."""
    code = "TNI" if part == "tonight" else DAYPARTS[part]
    if hour > 12 or hour == 0:
        return hour
    if code in ("TMO", "TDT"):
        return hour % 12 if code == "TMO" else None
    if code == "TAF":
        return 12 if hour == 12 else hour + 12
    if hour == 12:
        return 0
    return hour + 12 if code == "TEV" or hour >= 6 else hour


def _with_half(hour: int, half: str) -> int:
    return hour % 12 + (12 if half == "p" else 0)


def told_hour(scene: Scene, start: int, end: int, hour: int, minute: int) -> int | None:
    """The hour of the day that its surroundings make of an hour without a.m. or p.m.

    The other end of a range tells ("5 to 6 p.m."), or a part of the day beside it ("9:30 last
    night"). None where nothing tells.
    """
    if hour > 12:
        return hour
    after, before = scene.text[end : end + _REACH], scene.text[max(0, start - _REACH) : start]
    if partner := _PARTNER.match(after):
        late = _with_half(int(partner["hour"]), partner["half"]) * 60 + int(partner["minute"] or 0)
        same = _with_half(hour, partner["half"])
        return same if same * 60 + minute <= late else (same + 12) % 24
    if named := _NAMED_PARTNER.match(after):
        return _with_half(hour, "p" if named["named"] == "midnight" else "a")
    if (m := _PARTNER_BEFORE.search(before)) and m["half"] and int(m["hour"]) <= 12:
        early = _with_half(int(m["hour"]), m["half"])
        same = _with_half(hour, m["half"])
        return same if same > early else (same + 12) % 24
    if m := _PART_AFTER.match(after) or _PART_BEFORE.search(before):
        return _of_part(hour, m["part"])
    return None


def _number(words: str) -> int:
    return int(words) if words.isdigit() else HOURS_IN_WORDS[words]


def bare_hour(m: re.Match[str], scene: Scene) -> Sense | None:
    """A bare number as an hour: at an end of a range of hours, or beside a part of the day."""
    hour = _number(m["hour"])
    start, end = m.span("hour")
    after, before = scene.text[end : end + _REACH], scene.text[max(0, start - _REACH) : start]
    known = told_hour(scene, start, end, hour, 0)
    opens = _PARTNER.match(after) or _NAMED_PARTNER.match(after)
    if opens and (" and " not in opens[0] or before.endswith("between ")):
        return Sense(type=TIME, value="", clock=(known or 0, 0, ""))
    if hour > 12:
        return None
    ranged = _COLON_PARTNER.match(after) and _RANGE_CUE.search(before)
    closes = _PARTNER_BEFORE.search(before)
    if (
        closes
        and (closes["half"] or closes["minute"])
        and re.match(r"\s?(?:[,.;)]|$)|\s(?:on|yester|to|in)", after)
    ):
        if known is None and closes["minute"] and hour <= int(closes["hour"]):
            known = hour % 12 + 12
        return Sense(type=TIME, value="", clock=(hour if known is None else known, 0, ""))
    if ranged:
        return Sense(type=TIME, value="", clock=(hour if known is None else known, 0, ""))
    end_of_range = _PART_AFTER_RANGE.match(after) or _between(before) or _ranged_in_part(before, after)
    if known is None or not (_CUE.search(before) or end_of_range):
        return None
    return Sense(type=TIME, value="", clock=(known, 0, ""))


_PART_AFTER_RANGE = re.compile(
    rf"{_TO}(?:\d{{1,2}}|{alternatives(HOURS_IN_WORDS)})(?:[:.]\d\d)?\s(?:in the\s)?{_PART}\b"
)


def _ranged_in_part(before: str, after: str) -> bool:
    """The 6 of "Monday morning 6-8", the seven of "5 to seven in the morning"."""
    opens = _PART_BEFORE.search(before) and re.match(r"\s?[-–]\s?\d{1,2}\b", after)
    closes = re.search(
        rf"\b(?:\d{{1,2}}|{alternatives(HOURS_IN_WORDS)}){_TO}$", before
    ) and _PART_AFTER.match(after)
    return bool(opens or closes)


def _between(before: str) -> bool:
    """Whether an hour closes a range that a word opened: the 9 of "between 7 and 9 last night"."""
    hour = rf"(?:\d{{1,2}}|{alternatives(HOURS_IN_WORDS)})(?:[:.]\d\d)?"
    return re.search(rf"\b(?:from|between|at|{_PART},?)\s{hour}{_TO}$", before) is not None


def past_the_hour(m: re.Match[str], scene: Scene) -> Sense | None:
    """Half past seven, a quarter to nine, ten past 9, 20 minutes past eight."""
    hour = _number(m["hour"])
    words = m["minutes"] or m["fraction"]
    minute = {"half": 30, "quarter": 15}.get(words.split()[-1]) or NUMBERS.get(words)
    if minute is None:
        tens = re.fullmatch(r"(\w+)[ -](\w+)", words)
        minute = NUMBERS[tens[1]] + NUMBERS[tens[2]] if tens else int(words)
    if minute > 59 or hour > 12:
        return None
    if m["way"] in ("to", "before", "of") and not (m["unit"] or m["fraction"]):
        # "five to seven" may be a range; "five minutes to seven" is not.
        return None
    if not m["clock"] and re.match(r"\s(?:percent|points|people|\w+s)\b", scene.text[m.end() :][:12]):
        return None
    known = told_hour(scene, m.start("hour"), m.end(), hour, minute)
    hour = hour if known is None else known
    if m["way"] in ("to", "before", "of"):
        hour, minute = (hour - 1) % 24, 60 - minute
    return Sense(type=TIME, value="", clock=(hour, minute, ""))


def word_oclock(m: re.Match[str], scene: Scene) -> Sense | None:
    """Eight o'clock; five-thirty beside a part of the day."""
    hour = _number(m["hour"])
    minute = NUMBERS[m["tens"]] if m["tens"] else 0
    known = told_hour(scene, m.start("hour"), m.end(), hour, minute)
    if m["tens"] and known is None and not _CUE.search(scene.text[max(0, m.start() - 8) : m.start()]):
        return None
    return Sense(type=TIME, value="", clock=(hour if known is None else known, minute, ""))


_WORDS = alternatives(HOURS_IN_WORDS)
_MINUTE_WORDS = alternatives(w for w, n in NUMBERS.items() if n <= 50 and len(w) > 2)

HOURS: tuple[Rule, ...] = (
    rule(
        "past-the-hour",
        rf"(?:(?P<fraction>half|(?:a{SEP})?quarter)|(?P<minutes>[1-5]?\d|{_MINUTE_WORDS}(?:[ -]{_WORDS})?)"
        rf"(?P<unit>{SEP}min(?:ute)?s?)?){SEP}(?P<way>past|to|before|of|after){SEP}(?P<hour>\d{{1,2}}|{_WORDS})"
        rf"(?P<clock>{SEP}o'clock)?(?![:.]\d)",
        past_the_hour,
    ),
    rule("word-o-clock", rf"(?P<hour>{_WORDS})(?:{SEP}o'clock|-(?P<tens>fifteen|thirty))", word_oclock),
    rule(
        "bare-hour",
        rf"(?<![$£€#\d.,:/])(?P<hour>{_HOUR})(?!['%]|[:.,]\d)(?=\s?[-–—,.;)]|\s(?:to|and|until|till|through|in|at|on"
        rf"|this|last|that|next|tomorrow|yesterday|tonight)\b|$)",
        bare_hour,
    ),
)
