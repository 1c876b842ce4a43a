"""Where in a report an expression of time could begin, and whether the report is a history."""

from __future__ import annotations

import re
from bisect import bisect_left
from datetime import date

from onrecord.lexicon.holidays import by_name
from onrecord.read.times.words import (
    DATA,
    DAYPARTS,
    DECADES,
    LANDMARKS,
    MODIFIERS,
    MONTHS,
    NUMBERS,
    ORDINALS,
    SEASONS,
    SETS,
    UNITS,
    WEEKDAY_SHORT,
    WEEKDAYS,
)

_PLAIN = {
    ord(a): b
    for a, b in zip("\u2018\u2019\u02bc\u02b9\u201b\u00a0\u2009\u202f\u2032", "'''''   '", strict=True)
}
_PLAIN |= {code: chr(code + 32) for code in range(ord("A"), ord("Z") + 1)}
_RAW = {code: char for code, char in _PLAIN.items() if not ord("A") <= code <= ord("Z")}

_TOKEN = re.compile(r"'?\w+(?:'\w+)?")

_PLURAL = (UNITS, DAYPARTS, WEEKDAYS)
_TABLES = (MONTHS, WEEKDAYS, WEEKDAY_SHORT, UNITS, SEASONS, DAYPARTS, DECADES, SETS)
_NAMED_DAYS = {re.findall(r"[^\W_]+", name)[-1] for name in [*by_name(), *LANDMARKS]} - {"s"}
"""The last words of named days; their first words only open an expression."""
_HOT = frozenset(
    {word for table in _TABLES for word in table}
    | {word + "s" for table in _PLURAL for word in table}
    | set(DATA["scan"]["hot"])
    | _NAMED_DAYS
)
_PHRASES = [
    *MODIFIERS,
    *(w for words in DATA["references"].values() for w in words),
    *DATA["vague"]["words"],
    *by_name(),
    *LANDMARKS,
]
_OPENERS = frozenset(
    {re.split(r"[ .-]", phrase)[0] for phrase in _PHRASES}
    | set(NUMBERS)
    | set(ORDINALS)
    | set(DATA["scan"]["openers"])
)
_REACH = 7
"""Words within which an opening word like "the" must find a word of time."""


def plain(text: str) -> str:
    """`text` in ASCII lower case with plain apostrophes and blanks, character for character."""
    return text.translate(_PLAIN)


def straight(text: str) -> str:
    """`text` with plain apostrophes and blanks, its capitals kept, character for character."""
    return text.translate(_RAW)


_FULL_YEAR = re.compile(r"(?<![\d.,$£€#:/-])(?:1\d\d\d|20\d\d)(?![\d%]|[.,:/]\d)")
_YEAR_BEFORE_CHRIST = re.compile(r"(?<![\d.,$])\d{1,4}[ ]?b\.?c\b")
_NEWS_WORDS = re.compile(r"\b(?:yesterday|tonight|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b")
_NEWS_LEAD = re.compile(
    r"\b(?:yesterday|today|tonight|tomorrow|(?:mon|tues|wednes|thurs|fri|satur|sun)day(?![a-z, ]{0,24}\d)"
    r"|(?:this|last)\s(?:morning|afternoon|evening|night|week|weekend|month))\b"
)
_QUOTED = re.compile(r"[\"“][^\"“”\n]{2,600}[\"”]")
LEAD = 1000
"""Characters within which a news report says that it is of these days. Chosen on the training texts."""

NARRATIVE_YEARS = 8
"""How many years in figures a report must name to count as history. Chosen on the training texts."""

FEW_YEARS = 5
"""How many suffice where nearly all are long past. Chosen on the training texts."""

FEWEST_YEARS = 3
"""How many suffice where a long text never says "today", "Friday" or "last week" either. Likewise chosen."""

LONG = 3000
"""Characters of such a long text."""

NARRATIVE_STRETCH = 2500
"""Characters of a history within which a year in figures is named. Chosen on the training texts."""


def _long_past(years: list[int], day: date | None) -> bool:
    """Whether nearly all of `years` lie three years or more from publication."""
    return day is not None and sum(abs(y - day.year) >= 3 for y in years) >= 0.9 * len(years)


def is_narrative(low: str, day: date | None) -> bool:
    """Whether the report tells of times far from its publication, as a history does."""
    years = [int(y) for y in _FULL_YEAR.findall(low)]
    told = _QUOTED.sub(" ", low)
    if _NEWS_LEAD.search(told, 0, LEAD):
        return False
    years += [0] * len(_YEAR_BEFORE_CHRIST.findall(low))
    past = len(years) >= FEWEST_YEARS and _long_past(years, day)
    if past and len(low) > LONG and not _NEWS_LEAD.search(told):
        return True
    if len(years) < NARRATIVE_YEARS and not (past and len(years) >= FEW_YEARS):
        return False
    if day is not None:
        far = sum(1 for y in years if y != day.year)
        if far < 0.7 * len(years):
            return False
    return len(_NEWS_WORDS.findall(low)) < 0.15 * len(years) and len(years) > len(low) / NARRATIVE_STRETCH


def places(low: str) -> list[int]:
    """Starts of words at which an expression could begin."""
    starts: list[int] = []
    hot: list[int] = []
    pending: list[tuple[int, int]] = []
    for n, token in enumerate(_TOKEN.finditer(low)):
        word = token.group()
        first = word[0]
        if (
            first.isdigit()
            or first in "½¼¾"
            or (word.startswith(("'", "fy")) and word.lstrip("'fy")[:1].isdigit())
        ):
            starts.append(token.start())
            hot.append(n)
            continue
        base = word[:-2] if word.endswith("'s") else word
        if base in _HOT:
            hot.append(n)
            starts.append(token.start())
        elif base in _OPENERS:
            pending.append((n, token.start()))
    for n, start in pending:
        i = bisect_left(hot, n)
        if i < len(hot) and hot[i] <= n + _REACH:
            starts.append(start)
    starts.sort()
    return starts
