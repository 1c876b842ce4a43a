"""The vocabulary of time as regular-expression pieces, and what its numbers mean."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from onrecord.lexicon.base import read_toml

DATA: dict[str, Any] = read_toml("languages/en_time.toml")

MONTHS: dict[str, int] = DATA["months"]
WEEKDAYS: dict[str, int] = DATA["weekdays"]
WEEKDAY_SHORT: dict[str, int] = DATA["weekday_abbreviations"]
UNITS: dict[str, str] = DATA["units"]
MINUTES: dict[str, float] = DATA["minutes"]
NUMBERS: dict[str, int] = DATA["numbers"]
ORDINALS: dict[str, int] = DATA["ordinals"]
SEASONS: dict[str, str] = DATA["seasons"]
DAYPARTS: dict[str, str] = DATA["dayparts"]
DECADES: dict[str, int] = DATA["decades"]
SETS: dict[str, str] = DATA["sets"]
ZONES: dict[str, float] = DATA["zones"]
MODIFIERS: dict[str, list[str]] = DATA["modifiers"]
LANDMARKS: dict[str, str] = DATA["landmarks"]
LANDMARKS_BEFORE: dict[str, list[str]] = DATA["landmarks_before"]

DAYS_STOP: frozenset[str] = frozenset(DATA["hung"]["no_noun"])
"""Words that end the noun of "the day after the vote in parliament"."""

_HUNDREDS = {"hundred": 100, "thousand": 1000, "million": 1_000_000}


def alternatives(words: Iterable[str]) -> str:
    """A group that matches any of `words`, longest first, blanks as `SEP`."""
    ordered = sorted(set(words), key=lambda w: (-len(w), w))
    return "(?:" + "|".join(re.escape(w).replace(r"\ ", SEP) for w in ordered) + ")"


SEP = r"(?:[ \t]{1,8}\n?[ \t]{0,8}|\n[ \t]{0,8})"
"""Between two words: blanks and at most one line break (reports are often hard-wrapped).

Bounded, because a page of blanks would otherwise cost the square of its length."""

HYP = rf"(?:-|{SEP})"
END = r"(?![\w])"
_SHORT_MONTHS = ("jan", "feb", "febr", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec")
_MONTH_DOT = r"(?:(?:" + "|".join(f"(?<={m})" for m in _SHORT_MONTHS) + r")\.)?"
MONTH = rf"(?P<month>{alternatives(MONTHS)})\b{_MONTH_DOT}"
WEEKDAY = rf"(?P<weekday>{alternatives(WEEKDAYS)})\b"
WEEKDAY_ANY = rf"(?P<weekday>{alternatives([*WEEKDAYS, *WEEKDAY_SHORT])})\b\.?"
DAY = (
    r"(?P<day>(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![\w%])(?![.,:]\d)"
    rf"|(?:{alternatives([*ORDINALS, *(w.replace('-', ' ') for w in ORDINALS)])})\b)"
)
YEAR = r"(?P<year>(?:1\d|20)\d\d)(?![\d%])(?![.,]\d)"
SHORT_YEAR = r"(?P<shortyear>'\d\d)(?![\w])"
WORD_YEAR = (
    r"(?P<wordyear>(?:nineteen|eighteen|twenty)[ -](?:hundred|oh[ -]\w+|ten|eleven|twelve|\w+teen"
    r"|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[ -](?:one|two|three|four|five|six"
    r"|seven|eight|nine))?))\b"
)
UNIT = rf"(?P<unit>{alternatives(UNITS)})s?\b"
SEASON = rf"(?P<season>{alternatives(SEASONS)})\b"
DAYPART = rf"(?P<part>{alternatives(DAYPARTS)})\b"

_ONES = alternatives(w for w, n in NUMBERS.items() if n < 10 and len(w) > 2)
_TENS = alternatives(w for w, n in NUMBERS.items() if n >= 20)
_SMALL = rf"(?:{_TENS}(?:[ -]?{_ONES})?|{alternatives(w for w in NUMBERS if w not in ('a', 'an'))})"
NUMBER = (
    r"(?:\d*[½¼¾]|\d[\d,]{0,15}(?:\.\d+)?(?:[ -]\d/\d)?(?![\d/:])"
    rf"|(?:{_SMALL}|an?(?=[ -]hundred))(?:[ -](?:hundred|thousand)(?:[ -](?:and[ -])?{_SMALL})?)*"
    r"(?:[ -]and(?:[ -]an?)?[ -](?:half|quarter)\b)?)(?:-plus\b)?"
)
VAGUE = rf"(?:{alternatives(DATA['vague']['words'])})"
AMOUNT = (
    rf"(?P<amount>{NUMBER}(?:(?:{SEP}(?:to|or|and){SEP}|-|–){NUMBER})?|an?{SEP}couple(?:{SEP}of)?|couple{SEP}of|"
    rf"a{SEP}dozen|two{SEP}dozen|half(?:{SEP}an?)?|an?|{VAGUE})"
)
PLAIN_AMOUNT = AMOUNT.replace("|an?|", "|")
_AMERICAN = r"(?:eastern|central|mountain|pacific)"
ZONE = (
    r"(?:[ ]?(?P<bracket>\([ ]?)?(?P<zone>(?:utc|gmt)[ ]?[+-][ ]?\d{1,2}(?::?\d\d)?(?:[ ][a-z]{2,5}(?=\)))?|"
    + alternatives(ZONES)
    + rf"\b|local[ ]time|{_AMERICAN}(?:[ ](?:standard|daylight))?[ ]time(?:zone)?\b|[a-z]+[ ]time\b"
    rf"|(?:[ecmp]t\b|{_AMERICAN})(?=[ ]?(?:[.,;:)?!]|$|(?:on|for|to|today|tonight|tomorrow|and|or)\b)))"
    r"(?(bracket)(?:[ ]?\))?))"
)
CLOCK = (
    r"(?:(?:12 )?(?P<named>noon|midday|midnight)\b"
    r"|(?P<hour>1\d|2[0-3]|0?\d)(?:(?P<sep>[:.])(?P<minute>[0-5]\d)(?![\d]))?(?::[0-5]\d)?"
    r"(?:[ ]?(?P<half>[ap])(?:\.[ ]?m\.?|m\b)|(?P<oclock>[ ]o'clock))?)"
    rf"{ZONE}?"
)


_FRACTIONS = {"½": 0.5, "¼": 0.25, "¾": 0.75}


def number_of(words: str) -> float | None:
    """The number that `words` give ("2 1/2", "twenty-four", "a hundred"), None where they give none."""
    words = words.strip().replace(",", "").removesuffix("-plus")
    if words[-1:] in _FRACTIONS:
        return (int(words[:-1]) if words[:-1] else 0) + _FRACTIONS[words[-1]]
    if m := re.fullmatch(r"(\d+(?:\.\d+)?)(?:[ -](\d)/(\d))?", words):
        whole = float(m[1])
        return whole + (int(m[2]) / int(m[3]) if m[2] and m[3] != "0" else 0)
    extra = 0.0
    if m := re.search(r"[\s-]+and[\s-]+(?:an?[\s-]+)?(half|quarter)$", words):
        extra, words = (0.5 if m[1] == "half" else 0.25), words[: m.start()]
    total = current = 0.0
    seen = False
    for word in re.split(r"[\s-]+", words):
        if word in ("and", ""):
            continue
        if word in NUMBERS:
            if current % 100 and not (current % 10 == 0 and current % 100 >= 20 and NUMBERS[word] < 10):
                return None
            current += NUMBERS[word]
        elif word in _HUNDREDS:
            current = max(current, 1) * _HUNDREDS[word]
            if _HUNDREDS[word] > 100:
                total, current = total + current, 0.0
        elif word.isdigit():
            current += int(word)
        else:
            return None
        seen = True
    return total + current + extra if seen else None


def amount_of(words: str) -> tuple[float | None, float | None]:
    """Lowest and highest number that an amount gives; (None, None) for "several".

    "two to three" is (2, 3); "a couple of" is (2, 2); "half an" is (0.5, 0.5).
    """
    words = re.sub(r"\s+", " ", words.strip())
    if re.match(r"(?:an? )?couple", words):
        return 2.0, 2.0
    if words.startswith("half"):
        return 0.5, 0.5
    if words in ("a dozen", "two dozen"):
        return (12.0, 12.0) if words[0] == "a" else (24.0, 24.0)
    single = number_of(words)
    if single is not None and not re.search(r"\b(?:to|or)\b|\d-\d", words):
        return single, single
    if m := re.fullmatch(r"(.+?)(?: (?:to|or|and) |-|–)(.+)", words):
        low, high = number_of(m[1]), number_of(m[2])
        if low is not None and high is not None and low < high:
            return low, high
    return single, single


def ordinal_of(words: str) -> int | None:
    """The number in "3rd", "third" or "3"."""
    if m := re.match(r"\d+", words):
        return int(m[0])
    return ORDINALS.get(re.sub(r"[\s-]+", "-", words))


def word_year(words: str) -> int | None:
    """The year in "nineteen ninety-six" or "twenty twelve"."""
    parts = re.split(r"[ -]", words, maxsplit=1)
    century = {"eighteen": 1800, "nineteen": 1900, "twenty": 2000}.get(parts[0])
    if century is None or len(parts) < 2:
        return None
    if parts[1] == "hundred":
        return century
    rest = number_of(re.sub(r"^oh[ -]", "", parts[1]))
    return century + int(rest) if rest is not None and rest < 100 else None
