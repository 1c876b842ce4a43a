"""How long and how often: durations, ages, sets."""

from __future__ import annotations

import re

from onrecord.model import Interval, TimeType
from onrecord.read.times.counted import moved
from onrecord.read.times.rule import Rule, rule
from onrecord.read.times.scene import Barred, Scene, Sense
from onrecord.read.times.words import (
    AMOUNT,
    DATA,
    DAYPARTS,
    HYP,
    MINUTES,
    MONTHS,
    NUMBER,
    PLAIN_AMOUNT,
    SEASONS,
    SEP,
    SETS,
    UNIT,
    UNITS,
    WEEKDAYS,
    alternatives,
    amount_of,
    number_of,
)

DURATION, SET, DATE = TimeType.DURATION, TimeType.SET, TimeType.DATE

LOOSE = 0.10
"""How far "about" reaches either way, as a share. Chosen, not measured."""


BEYOND = 1e9
"""Numbers of units from which on a length says nothing that a calendar could hold."""


def shown(number: float | None) -> str:
    """A number as TIMEX3 writes it: "X" for an unknown one."""
    if number is None or number >= BEYOND:
        return "X"
    return f"{number:.4f}".rstrip("0").rstrip(".")


_HALVES = {"Y": "6M", "D": "T12H", "TH": "30M", "TM": "30S"}
"""Half a year, an hour, a minute, in the next smaller unit."""


def duration_value(amount: float | None, code: str) -> str:
    """The TIMEX3 value of so many units: "PT1H15M", "P2Y6M", "PXD"."""
    multiple = int(re.sub(r"\D", "", code) or 1)
    unit = re.sub(r"\d", "", code)
    if unit == "WE":
        return f"P{shown(amount)}WE"
    if amount is not None:
        amount *= multiple
    if unit == "Y" and amount is None and multiple > 1:
        return {10: "PXDE", 100: "PXCE"}.get(multiple, "PXML")
    time, letter = ("T", unit[1]) if unit.startswith("T") else ("", unit)
    half = _HALVES.get(time + letter)
    if amount is not None and amount % 1 == 0.5 and half:
        whole = f"{int(amount)}{letter}" if amount >= 1 else ""
        return f"P{time}{whole}{half}"
    return f"P{time}{shown(amount)}{letter}"


def minutes_of(low: float | None, high: float | None, code: str) -> tuple[float, float] | None:
    """Minutes of so many units; None where the words give no number."""
    if low is None or high is None:
        return None
    multiple = int(re.sub(r"\D", "", code) or 1)
    each = MINUTES.get(re.sub(r"\d", "", code))
    return (low * multiple * each, high * multiple * each) if each else None


NEARLY = frozenset(DATA["nearly"]["words"])
"""Modifiers that put a length just below what they name."""


def widened(
    minutes: tuple[float | None, float | None] | None, mod: str | None, near: bool = False
) -> tuple[float | None, float | None] | None:
    """What "about", "more than" … make of a number of minutes; `near` for "nearly" and its like."""
    if minutes is None or mod is None:
        return minutes
    low, high = minutes
    if mod == "APPROX":
        return (
            low * (1 - LOOSE) if low is not None else None,
            high * (1 + LOOSE) if high is not None else None,
        )
    if mod in ("MORE_THAN", "EQUAL_OR_MORE"):
        return low, None
    if near and low is not None:
        return low * (1 - 2 * LOOSE), high
    if mod in ("LESS_THAN", "EQUAL_OR_LESS"):
        return (None if mod == "EQUAL_OR_LESS" else 0.0), high
    return minutes


_FIGURES = re.compile(r"(?:[01]\d|2[0-3])[0-5]\d")
_AT = re.compile(r"\b(?:at|by|from|until|around|about)\s$")


def _is_no_length(m: re.Match[str], words: str, scene: Scene) -> bool:
    """Whether an amount and a unit are a rate, a thing, a count of times or a time of day."""
    unit = m["unit"]
    if words in ("a", "an") and not _whole_length(m, scene):
        return True
    if unit in ("second", "sec", "min", "yr", "hr", "night") and words in ("a", "an", "some", "many", "few"):
        return True
    if unit == "quarter" and (
        words in ("a", "an") or re.match(r"\s+(?:of|to|past)\b", scene.text[m.end() : m.end() + 6])
    ):
        return True
    if words == "one" and unit == "day" and not _whole_length(m, scene) and not m.groupdict().get("rest"):
        return True
    if UNITS[unit] == "TH" and _FIGURES.fullmatch(words):
        # "at 2130 hours" is a time of day.
        return _AT.search(scene.text, max(0, m.start() - 8), m.start()) is not None
    if words == "many" and scene.text.endswith(" as ", 0, m.start("amount")):
        # "the third time in as many weeks"
        return True
    if words == "some" and not m[0].rstrip().endswith("s"):
        return True
    return unit in ("min", "sec") and not words[0].isdigit()


def duration(m: re.Match[str], scene: Scene) -> Sense | None:
    """So many units, with a smaller part where there is one ("an hour and 15 minutes")."""
    words = re.sub(r"\s+", " ", m["amount"])
    low, high = amount_of(words)
    code = UNITS[m["unit"]]
    got = m.groupdict()
    if _is_no_length(m, words, scene):
        return None
    value, minutes = duration_value(low, code), minutes_of(low, high, code)
    if got.get("rest"):
        if low is None or minutes is None or UNITS[m["unit2"]] not in _SMALLER.get(code, ()):
            return None
        value, minutes = _compound(m, value, minutes)
    elif got.get("halfway") and minutes and low is not None and high is not None:
        low, high = low + 0.5, high + 0.5
        value, minutes = duration_value(low, code), minutes_of(low, high, code)
    mod = "APPROX" if words.startswith(("a couple", "couple")) or got.get("soft") else None
    mod = "MORE_THAN" if words.endswith("-plus") else mod
    return Sense(type=DURATION, value=value, minutes=widened(minutes, mod), mod=mod, keep=False)


def quarter_century(_m: re.Match[str], _scene: Scene) -> Sense | None:
    """A quarter of a century: 25 years."""
    return Sense(type=DURATION, value="P25Y", minutes=minutes_of(25, 25, "Y"), keep=False)


def elliptic(m: re.Match[str], _scene: Scene) -> Sense | None:
    """A 10- to 15-year sentence: one length between two."""
    low, high, code = number_of(m["low"]), number_of(m["high"]), UNITS[m["unit"]]
    if low is None or high is None or low >= high:
        return None
    return Sense(
        type=DURATION, value=duration_value(low, code), minutes=minutes_of(low, high, code), keep=False
    )


def _whole_length(m: re.Match[str], scene: Scene) -> bool:
    """Whether "a year" is a length rather than a rate ("$5 a year") or a thing ("a day of mourning")."""
    before = scene.text[max(0, m.start() - 28) : m.start()]
    if m.groupdict().get("rest") or m.groupdict().get("halfway"):
        return True
    return bool(
        re.search(
            r"\b(?:for|in|within|after|than|over|nearly|almost|about|lasted|lasting|last|took|take|takes"
            r"|taking|least|"
            r"half|under|around|spent|spend|once|during|only|just|quite|wait|waited|every"
            r"|barely|hardly|scarcely|another|as long as|as little as)\s$",
            before,
        )
    )


_SMALLER = {"Y": ("M", "W", "D"), "M": ("W", "D"), "W": ("D",), "D": ("TH",), "TH": ("TM",), "TM": ("TS",)}


def _compound(m: re.Match[str], value: str, minutes: tuple[float, float]) -> tuple[str, tuple[float, float]]:
    low, high = amount_of(m["rest"])
    code = UNITS[m["unit2"]]
    more = minutes_of(low, high, code)
    if low is None or more is None:
        return value, minutes
    second = duration_value(low, code)
    joined = value + (second[2:] if value.startswith("PT") else second[1:])
    return joined, (minutes[0] + more[0], minutes[1] + more[1])


def hyphened(m: re.Match[str], _scene: Scene) -> Sense | None:
    """A 30-day ceasefire, an hour-long call, a decades-long war."""
    got = m.groupdict()
    words = got.get("amount") or ""
    low, high = amount_of(words) if words else ((1.0, 1.0) if not m["plural"] else (None, None))
    code = UNITS[m["unit"]]
    if code == "Q" and m[0].endswith("quarters"):
        raise Barred
    if code == "TS" and not got.get("long") and not words[:1].isdigit():
        return None
    # "an hour-long call" is not "an hour": the number belongs to the compound, and is a round one.
    soft = bool(got.get("long"))
    minutes = minutes_of(low, high, code)
    return Sense(
        type=DURATION,
        value=duration_value(low, code),
        minutes=widened(minutes, "APPROX" if soft else None),
        keep=False,
    )


_CAN_LAST = re.compile(
    r"\b(?:to|will|would|can|could|may|might|should|must|not|'ll|typically|usually|often)\s+$"
)


_AROUND = re.compile(r"\b(?P<which>past|last|next|coming|upcoming)\b")
_OF_SOMETHING = re.compile(r"\s(?:of|before|after)\s")


def around_the_report(
    m: re.Match[str], scene: Scene, low: float | None, high: float | None
) -> Interval | None:
    """The past two weeks up to the day of publication, the next two from it on.

    None for "the last two years of the war", and for the next days of a tale of the past.
    """
    which = _AROUND.search(m[0])
    longest, code = high or low, UNITS[m["unit"]]
    if which is None or scene.day is None or scene.narrative or longest is None:
        return None
    back = which["which"] in ("past", "last")
    if _OF_SOMETHING.match(scene.text, m.end()) or (not back and scene.direction() < 0):
        return None
    other = moved(scene.day, longest, code, -1 if back else 1)
    if other is None:
        return None
    first, last = sorted((scene.day, other))
    return Interval(first=first.isoformat(), last=last.isoformat())


def stretch(m: re.Match[str], scene: Scene) -> Sense | None:
    """The past three months, the next few days, the first two years: durations; "the past year" is a date."""
    if m[0].startswith("last") and _CAN_LAST.search(scene.text, max(0, m.start() - 12), m.start()):
        return None
    words = re.sub(r"\s+", " ", m["amount"])
    low, high = amount_of(words)
    if low is None and words in ("many", "some"):
        return None
    return length_around(m, scene, low, high)


def length_around(m: re.Match[str], scene: Scene, low: float | None, high: float | None) -> Sense:
    """So many units before or after the report."""
    code = UNITS[m["unit"]]
    return Sense(
        type=DURATION,
        value=duration_value(low, code),
        minutes=minutes_of(low, high, code),
        anchor=scene.anchor,
        mod="APPROX" if "couple" in m["amount"] else None,
        interval=around_the_report(m, scene, low, high),
        keep=False,
    )


def age(_m: re.Match[str], _scene: Scene) -> Sense | None:
    """The 33-year-old; 19 years old: how old somebody is, not when or how long anything was."""
    raise Barred


def every(m: re.Match[str], _scene: Scene) -> Sense | None:
    """Every week, each Monday, every two years, every other day."""
    got = m.groupdict()
    if got.get("weekday"):
        return Sense(type=SET, value=f"XXXX-WXX-{WEEKDAYS[m['weekday']]}", keep=False)
    if got.get("month"):
        return Sense(type=SET, value=f"XXXX-{MONTHS[m['month']]:02d}", keep=False)
    if got.get("season"):
        return Sense(type=SET, value=f"XXXX-{SEASONS[m['season']]}", keep=False)
    if got.get("part"):
        return Sense(type=SET, value=f"XXXX-XX-XX{DAYPARTS[m['part']]}", keep=False)
    low = amount_of(m["amount"])[0] if got.get("amount") else 2.0 if got.get("other") else 1.0
    return Sense(type=SET, value=duration_value(low, UNITS[m["unit"]]), keep=False)


def plural_weekday(m: re.Match[str], scene: Scene) -> Sense | None:
    """Mondays; Tuesday nights."""
    if not scene.raw[m.start("weekday")].isupper():
        return None
    part = m.groupdict().get("part") or ""
    return Sense(type=SET, value=f"XXXX-WXX-{WEEKDAYS[m['weekday']]}{DAYPARTS.get(part, '')}", keep=False)


def adverb_set(m: re.Match[str], scene: Scene) -> Sense | None:
    """Daily, weekly, annually; not the Daily Mail."""
    word = m["word"]
    if scene.raw[m.start()].isupper() and re.match(r"\s[A-Z]", scene.raw[m.end() : m.end() + 2]):
        return None
    if word == "quarterly" and not re.match(r"[.,;:!?)]|\s*$", scene.text[m.end() : m.end() + 4]):
        # "a quarterly dividend" is a kind of dividend.
        return None
    if word == "annually" and re.search(r"\d[^.\n]{0,14}$", scene.text[max(0, m.start() - 18) : m.start()]):
        # "8.5% annually" is a rate.
        return None
    return Sense(type=SET, value=SETS[word], keep=False)


def per_unit(m: re.Match[str], _scene: Scene) -> Sense | None:
    """Twice a week; three times per day."""
    if UNITS.get(m["unit"] or "") == "TS":
        return None
    return Sense(type=SET, value=duration_value(1.0, UNITS[m["unit"] or m["unit0"]]), keep=False)


LONG_UNITS = alternatives(u for u in UNITS if u not in ("sec", "min", "yr", "hr"))

_LENGTH = (
    rf"{AMOUNT}(?:{SEP}(?:more|full|straight|consecutive|whole|long|additional|extra|trading|working"
    rf"|business|calendar|successive|short))?(?:{SEP}|(?<=\d)(?=(?:min|hr))){UNIT}"
)
_AND_REST = (
    rf",?{SEP}(?:and{SEP})?(?P<rest>{PLAIN_AMOUNT.replace('amount', 'amount2')})"
    rf"{SEP}(?P<unit2>{LONG_UNITS})s?"
)
_OR_SO = rf"(?P<soft>{SEP}or{SEP}so)?"

LENGTHS: tuple[Rule, ...] = (
    rule(
        "duration",
        rf"(?:only{SEP})?(?P<span>{_LENGTH}(?P<halfway>{HYP}and{HYP}a{HYP}half)?{_OR_SO})(?!-[a-z])",
        duration,
    ),
    rule("compound", rf"(?:only{SEP})?(?P<span>{_LENGTH}{_AND_REST}{_OR_SO})", duration),
    rule("quarter-century", rf"an?{SEP}quarter(?:{HYP}|{SEP}of{SEP}a{SEP})century", quarter_century),
    rule(
        "elliptic",
        rf"(?P<low>{NUMBER})-?{SEP}(?:to|or|and){SEP}(?P<high>{NUMBER})-{UNIT}",
        elliptic,
    ),
    rule("hyphened", rf"{PLAIN_AMOUNT}-{UNIT}(?P<long>[- ]long)?(?P<plural>(?!))?", hyphened),
    rule("unit-long", rf"(?P<unit>{LONG_UNITS})(?P<plural>s)?-(?P<long>long)", hyphened),
    rule(
        "stretch",
        rf"(?:(?:the|this|its|his|her|their){SEP})?(?:past|last|next|first|final|coming|previous"
        rf"|following|preceding|latest|year-earlier){SEP}"
        rf"{PLAIN_AMOUNT}{SEP}(?:fiscal{SEP}|full{SEP})?{UNIT}(?P<soft>{SEP}or{SEP}so)?",
        stretch,
    ),
    rule("stretch-the", rf"the{SEP}{PLAIN_AMOUNT}{SEP}{UNIT}", stretch),
    rule("age", rf"{AMOUNT}[- ]{UNIT}[- ]old", age),
    rule(
        "every",
        rf"(?:every|each){SEP}(?:single{SEP})?(?:(?:{PLAIN_AMOUNT}{SEP}|(?P<other>other){SEP})?{UNIT}"
        rf"|(?P<weekday>{alternatives(WEEKDAYS)})"
        rf"|(?P<month>{alternatives(m for m in MONTHS if len(m) > 4 or m in ('may', 'june', 'july'))})"
        rf"|(?P<season>{alternatives(SEASONS)})|(?P<part>{alternatives(DAYPARTS)}))",
        every,
    ),
    rule(
        "plural-weekday",
        rf"(?P<weekday>{alternatives(WEEKDAYS)})(?:s|{SEP}(?P<part>{alternatives(DAYPARTS)})s)",
        plural_weekday,
    ),
    rule("adverb-set", rf"(?P<word>{alternatives(SETS)})", adverb_set),
    rule(
        "per-unit",
        rf"(?:(?<=once )|(?<=twice )|(?<=times ))(?:a|an|each|every){SEP}(?P<unit0>day|week|month|year"
        rf"|hour)|per{SEP}{UNIT}",
        per_unit,
    ),
)
