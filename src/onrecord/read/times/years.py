"""Years and what recurs in them: decades, centuries, seasons."""

from __future__ import annotations

import re

from onrecord.model import Anchor, Interval, TimeType
from onrecord.read.times.rule import Rule, rule
from onrecord.read.times.scene import Scene, Sense
from onrecord.read.times.words import (
    DATA,
    DECADES,
    HYP,
    LANDMARKS,
    LANDMARKS_BEFORE,
    NUMBERS,
    ORDINALS,
    SEASON,
    SEASONS,
    SEP,
    SHORT_YEAR,
    WORD_YEAR,
    YEAR,
    alternatives,
    number_of,
    ordinal_of,
    word_year,
)

DATE = TimeType.DATE
ANY_YEAR = rf"(?:{YEAR}|{SHORT_YEAR}|{WORD_YEAR})"
ERA = rf"(?:{SEP}?(?P<era>b\.?c\.?(?:e\.?)?|a\.d\.|ad|ce)(?!\w))"


def year_in(m: re.Match[str], scene: Scene) -> int | None:
    """The year that a match names in figures or words; None where it names none."""
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


YEAR_CUES = re.compile(
    r"(?:\b(?:in|since|of|from|by|until|till|to|through|during|between|before|after|for|and|or|year|years|"
    r"early|late|mid|spring|summer|fall|autumn|winter|as|than|about|around|circa|fiscal|the|its|on|pre|post)"
    r"[\s-]{1,3}|[-–/(]\s?|\bmid-|,\s)$"
)


_STRICT_CUES = re.compile(
    r"\b(?:in|since|until|till|year|early|late|as late as|as early as|mid"
    r"|spring|summer|fall|autumn|winter|circa)[\s-]+$"
)


_THINGS = r"(?:[a-z]+s|people|men|women|children|percent|per\s+cent|square|sq|km|feet|ft|miles|tons)\b"
_COUNTED = re.compile(rf"[ \t]{{1,8}}(?:[a-z]{{1,20}}[ \t]{{1,8}})?{_THINGS}")
_COUNTED_NEXT = re.compile(rf"[ \t]{{1,8}}{_THINGS}")


_NOT_COUNTED = frozenset(
    {"was", "is", "has", "as", "its", "his", "this", "olympics", "elections", "games", "us"}
)


_LINE_BEFORE = re.compile(r"(?:^|\n)[ \t]*$")
_LINE_AFTER = re.compile(r"[ \t]*(?:\n|$|:\s)")


def _heads_a_part(start: int, end: int, scene: Scene) -> bool:
    """Whether a year in a history stands on a line of its own ("1919", "2003: Invasion")."""
    return (
        scene.narrative
        and _LINE_BEFORE.search(scene.text, max(0, start - 20), start) is not None
        and _LINE_AFTER.match(scene.text, end) is not None
    )


_NUMBERED = re.compile(
    r"[$£€#.,:\d]$|(?<!\d)\d{1,3}-$|\d{5,}-$|\d-\d{4}-$"
    r"|\b(?:no|flight|page|room|route|channel|number|model|section|article|chapter|bill|resolution|proposition"
    r"|interstate|highway|apartment|psalm|h\.r)\.? ?$"
)
_ADDRESS = re.compile(
    r" (?:[NSEW]\.? )?(?:[A-Z][\w.'-]* ){1,3}"
    r"(?:Street|St|Avenue|Ave|Road|Rd|Boulevard|Blvd|Drive|Lane|Highway)\b"
)
_SHORT_CUES = re.compile(r"\b(?:in|since|of|from|by|until|and|to)\s$")
_MEASURED = re.compile(
    r"\s?(?:%|percent|per cent|kg|km|mph|meters|metres|feet|miles|troops|people|points|block|gmt|utc"
    r"|hours|hrs)\b|[-:.]\d"
)


def year_alone(m: re.Match[str], scene: Scene) -> Sense | None:
    """A year that stands where only a year can: not "2,000 people", not "$1998"."""
    start, end = m.start(), m.end()
    before = scene.text[max(0, start - 24) : start]
    value = year_in(m, scene)
    if value is None or _NUMBERED.search(before) or (m["wordyear"] and scene.text.startswith("-", end)):
        return None
    if m["shortyear"]:
        return Sense(type=DATE, value=f"{value:04d}") if _SHORT_CUES.search(before) else None
    if _MEASURED.match(scene.text, end):
        return None
    sure = _STRICT_CUES.search(before) or _heads_a_part(start, end, scene)
    if not sure and (_ADDRESS.match(scene.raw, end) or not _stands_as_year(value, before, end, scene)):
        return None
    return Sense(type=DATE, value=f"{value:04d}")


_FREE = re.compile(r"\b(?:of|from|by|to|and|between|before|after|the)\s$|[-–(]$")
_OWNER = re.compile(r"(?:\b(?:the|of|its|their|his|her)|'s)\s+(?:[a-z-]{4,}\s+)?$")
_ONE_THING = re.compile(r"[ ](?!(?:and|or|to|in|on|at|of|for)\b)[a-z]+(?<!s)\b")
_AFTER_YEAR = re.compile(r"[\s]*[),.;:–-]|'s\b|\s(?:was|is|and|to|has|saw|would|will|when|after)\b")


def _stands_as_year(value: int, before: str, end: int, scene: Scene) -> bool:
    """Whether four figures without a cue are a year: newspapers write 1,950 men with a comma."""
    if not (1900 <= value <= 2039 or (scene.narrative and value >= 1500)) and not _FREE.search(before):
        return False
    modern = 1900 < value < 2040 and value % 100 != 0
    counted = (_COUNTED_NEXT if modern else _COUNTED).match(scene.text, end)
    if counted and not _OWNER.search(before) and not set(counted[0].split()) & _NOT_COUNTED:
        return False
    if modern or YEAR_CUES.search(before):
        return True
    return bool((value >= 1900 and _ONE_THING.match(scene.text, end)) or _AFTER_YEAR.match(scene.text, end))


def year_two_thousand(m: re.Match[str], _scene: Scene) -> Sense | None:
    """The year two thousand (and five), as speakers say it."""
    rest = number_of(m["rest"]) if m["rest"] else 0
    return Sense(type=DATE, value=f"{2000 + int(rest):04d}") if rest is not None and rest < 100 else None


def year_onward(m: re.Match[str], _scene: Scene) -> Sense | None:
    """1994 or later; 1990 and beyond: from the first day of the year on."""
    interval = Interval(first=f"{m['year']}-01-01", last=None)
    return Sense(type=DATE, value=m["year"], mod="ON_OR_AFTER", interval=interval)


def new_year(m: re.Match[str], scene: Scene) -> Sense | None:
    """The new year: the next one, or in its first months or a past tense the one that runs."""
    if scene.raw[m.start("new")].isupper():
        return None
    if scene.narrative or scene.day is None:
        named = re.match(r"(\d{4})-(\d\d)", scene.last or "")
        year = int(named[1]) + (int(named[2]) > 6) if named else None
        anchor = Anchor.EVENT
    else:
        over = scene.day.month <= 2 or scene.direction() < 0
        year, anchor = scene.day.year + (not over), Anchor.PUBLISHED
    if year is None:
        return Sense(type=DATE, value="XXXX", anchor=Anchor.NONE)
    interval = Interval(first=f"{year:04d}-01-01", last=f"{year:04d}-01-31")
    return Sense(type=DATE, value=f"{year:04d}", mod="START", anchor=anchor, interval=interval, keep=False)


def range_end(m: re.Match[str], scene: Scene) -> Sense | None:
    """The 18 of "1914-18"."""
    first, last = scene.text[m.start() - 5 : m.start() - 1], m[0]
    if re.search(r"\d-$|\+\d+ $", scene.text[max(0, m.start() - 11) : m.start() - 5]):
        return None
    return Sense(type=DATE, value=first[:2] + last) if last > first[2:] else None


def year_range(m: re.Match[str], scene: Scene) -> Sense | None:
    """The first year of "1914-18"; the second is read by itself. No part of a telephone number."""
    if re.search(r"\d-$|\+\d+ $", scene.text[max(0, m.start() - 6) : m.start()]):
        return None
    return Sense(type=DATE, value=m["year"])


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


def century(m: re.Match[str], _scene: Scene) -> Sense | None:
    """The 19th century."""
    n = ordinal_of(m["nth"])
    return Sense(type=DATE, value=f"{n - 1:02d}") if n and 1 <= n <= 30 else None


_GAMES = re.compile(r"\s(?:olympics?|paralympics?|games|universiade)\b")
_NO_SEASON = re.compile(rf"\b{alternatives(DATA['names']['before_season'])}{SEP}$")
_FALL_OF = re.compile(r"\s+of\s+(?!(?:last|this|next|that|the\s+same)\s+year\b)")
"""The fall of a city, a government or a price is no autumn."""


def season(m: re.Match[str], scene: Scene) -> Sense | None:
    """A season with its year, or with last, next, this, the."""
    code = SEASONS[m["season"]]
    year = year_in(m, scene)
    if year is None and m["season"] == "fall" and (m[0] == "fall" or _FALL_OF.match(scene.text, m.end())):
        return None
    if m[0] == "spring" and not scene.narrative:
        return None
    if _NO_SEASON.search(scene.text, max(0, m.start() - 16), m.start()) or _GAMES.match(scene.text, m.end()):
        return None
    anchor = Anchor.EXPLICIT
    which = (m.groupdict().get("which") or "").strip()
    if year is None:
        anchor = Anchor.PUBLISHED
        if scene.narrative and which not in ("last", "next", "this"):
            year, anchor = _season_told(scene, code, which), Anchor.EVENT
        elif scene.day is None:
            year = None
        elif of := m.groupdict().get("of"):
            year = scene.day.year + {"last": -1, "next": 1}.get(of, 0)
        else:
            year = _season_year(scene, code, which)
        if year is None:
            return Sense(type=DATE, value=f"XXXX-{code}", anchor=Anchor.NONE)
    return Sense(type=DATE, value=f"{year:04d}-{code}", anchor=anchor)


_BEGINS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
"""First months of the seasons."""


def _season_told(scene: Scene, code: str, which: str) -> int | None:
    """The year of a season that a history names without one."""
    m = re.match(r"(\d{4})-(\d\d|SP|SU|FA|WI)", scene.last or "")
    if which in ("the next", "the following") and m:
        month = int(m[2]) if m[2].isdigit() else _BEGINS[m[2]]
        return int(m[1]) + (month >= _BEGINS[code])
    return scene.year_named()


def _season_year(scene: Scene, code: str, which: str) -> int:
    assert scene.day is not None
    today = scene.day
    begins = _BEGINS[code]
    running = today.year - (today.month < begins)
    if which in ("last", "this past", "the past", "past", "the previous"):
        over = {"SP": 6, "SU": 9, "FA": 12, "WI": 15}[code]
        return running if (today.year - running) * 12 + today.month >= over else running - 1
    if which in ("next", "the following", "the next"):
        return running + 1
    if which in ("this", "this coming", "the coming"):
        return today.year if code != "WI" or today.month > 2 else today.year - 1
    if (today.year - running) * 12 + today.month - begins < _SEASON:
        return running
    way, middle = scene.direction(), begins + 1
    months = [(year, (year - today.year) * 12 + middle - today.month) for year in (running, running + 1)]
    return min(months, key=lambda m: scene.distance(m[1], way or -1, _AGAINST))[0]


_SEASON = 3
"""Months in a season."""
_AGAINST = 3.0
"""How many times farther a season seems that lies against the tense. Chosen, not measured."""


def landmark(m: re.Match[str], _scene: Scene) -> Sense | None:
    """A day so well known that it carries its year: "9/11", "the Sept. 11 attacks"."""
    words = re.sub(r"\s+", " ", m["landmark"])
    return Sense(type=DATE, value=LANDMARKS.get(words) or LANDMARKS_BEFORE[words][1])


WELL_KNOWN: tuple[Rule, ...] = (
    rule("landmark", rf"(?P<landmark>{alternatives(LANDMARKS)})", landmark),
    *(
        rule(
            "landmark", rf"(?P<landmark>{alternatives([words])})(?={SEP}(?:\w+{SEP})?(?:{after})\b)", landmark
        )
        for words, (after, _) in LANDMARKS_BEFORE.items()
    ),
)


def far_year(m: re.Match[str], _scene: Scene) -> Sense | None:
    """A year of the centuries to come, where only a year can stand: "in 2150."."""
    return Sense(type=DATE, value=m["year"])


YEARS: tuple[Rule, ...] = (
    rule(
        "year",
        rf"(?:the{SEP}year{SEP}|(?:financial|school|academic|calendar|tax){SEP}year{SEP})?{ANY_YEAR}",
        year_alone,
    ),
    rule(
        "year-spoken",
        rf"the{SEP}year{SEP}two{SEP}thousand(?:{SEP}(?:and{SEP})?(?P<rest>{alternatives(NUMBERS)}))?",
        year_two_thousand,
    ),
    rule(
        "year-onward",
        rf"{YEAR}{SEP}(?:or{SEP}(?:later|after)|and{SEP}(?:beyond|after|later)|onwards?)",
        year_onward,
    ),
    rule(
        "far-year",
        r"(?:(?<=\bin )|(?<=\bby )|(?<=\buntil ))(?P<year>2[1-4]\d\d)(?=[.,;:)?!]?(?:\s|$)(?!\s*[a-z]+s\b))",
        far_year,
    ),
    rule("new-year", rf"the{SEP}(?P<new>new){SEP}year(?!'s)", new_year),
    rule("year-range", r"(?P<year>(?:1\d|20)\d\d)(?=[-–/](?:\d\d|\d{4})(?!\d|-\d))", year_range),
    rule("year-range-end", r"(?:(?<=\b1\d\d\d[-–/])|(?<=\b20\d\d[-–/]))\d\d(?![-–/:.\d])", range_end),
    rule(
        "decade",
        rf"(?:the{SEP})?(?:(?P<full>(?:1\d|20)\d0)(?:'?s)|'(?P<short>\d0)'?s"
        rf"|(?P<word>{alternatives(DECADES)}))",
        decade,
    ),
    rule(
        "century",
        rf"(?:the{SEP})?(?P<nth>\d{{1,2}}(?:st|nd|rd|th)|{alternatives(ORDINALS)}){HYP}centur(?:y|ies)",
        century,
    ),
    rule(
        "century",
        rf"(?:the{SEP})?(?P<nth>\d{{1,2}}(?:st|nd|rd|th))(?={SEP}(?:to|and|or|through){SEP}(?:the{SEP})?"
        rf"(?:(?:early|mid|late)[- ])?\d{{1,2}}(?:st|nd|rd|th){HYP}centur(?:y|ies)\b)",
        century,
    ),
    rule(
        "season",
        rf"(?:(?P<which>last|next|this{SEP}past|this{SEP}coming|this|the{SEP}previous|the{SEP}following"
        rf"|the{SEP}next|the{SEP}past){SEP}|the{SEP})?"
        rf"{SEASON}(?:(?:{SEP}of{SEP}|{SEP}|,{SEP}){ANY_YEAR}(?:[-–/]\d\d(?!\d))?"
        rf"|{SEP}(?:of{SEP})?(?P<of>last|this|next){SEP}year)?",
        season,
    ),
    rule("season-year-first", rf"(?:the{SEP})?{YEAR}{HYP}{SEASON}", season),
)
