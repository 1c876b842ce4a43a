"""Changes planted into copies of real reports: some that cannot both be, some that mean nothing.

A site is a value in a report (a count, a sum, a day …), found by general patterns of English and not by the
product. A contradiction puts another value there; a harmless change says the same in other words, or of
something else. Values inside quotation marks are left alone: who changes them changes a quotation.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

NUMBERS = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven"),
    *("twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"),
)
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
PLACES = (
    *("Washington", "London", "Paris", "Berlin", "Moscow", "Beijing", "Tokyo", "Cairo", "Rome"),
    *("Madrid", "Geneva", "Baghdad", "Kabul", "Jerusalem", "Damascus", "Mumbai", "Nairobi", "Chicago"),
    *("Boston", "Houston", "Dallas", "Miami", "Denver", "Seattle", "Detroit", "Philadelphia", "Atlanta"),
    *("Phoenix", "Orlando", "Baltimore", "Iowa", "Ohio", "Florida", "Texas", "Nevada", "Arizona"),
    *(
        "Virginia",
        "Georgia",
        "Michigan",
        "Wisconsin",
        "Pennsylvania",
        "Minnesota",
        "Missouri",
        "Alabama",
        "Indiana",
    ),
    *("Utah", "Colorado", "Oregon", "Kansas"),
)
"""Cities and states to look for and to put in each other's place. Chosen."""

_SMALL = "|".join(NUMBERS[2:])
_N = rf"(?<![\d.,$-])(?P<n>\d{{1,3}}(?:,\d{{3}})+|(?!(?:19|20)\d\d\b)\d{{1,4}}|{_SMALL})"
_NOT_COUNTED = "|".join(
    (
        *(
            "percent",
            "per",
            "million",
            "billion",
            "trillion",
            "years?",
            "months?",
            "weeks?",
            "days?",
            "hours?",
        ),
        *(
            "minutes?",
            "seconds?",
            "times?",
            "points?",
            "a.m",
            "p.m",
            "am",
            "pm",
            "degrees?",
            "and",
            "or",
            "to",
        ),
        *("of", "in", "on", "at", "for", "as", "is", "was", "were", "who", "that", "more", "others?", "than"),
        *("by", "with", "republicans?", "democrats?", "terms?", "ways?", "things?", "questions?", "remarks?"),
        *("comments?", "words?"),
    )
)
_NOUN = rf"(?:[a-z-]+ )?(?!(?:{_NOT_COUNTED})\b)(?P<noun>[a-z]{{3,}}s|people|men|women|children)\b"
_LENGTH = r"(?P<noun>hours|minutes|days|weeks|months|years)\b"
_DONE = r"(?= (?!not\b|never\b|no\b)[a-z]+(?:ed|en|ing|t)\b)"
_TITLE = r"(?:^|(?<=\n)|(?<=[.!?] ))(?:[A-Z][a-z]+\. |President |Senator )?"
_OPENS = r"(?!The |In |But |And |A |An |On |At |For |His |Her )"
SITES = {
    "count": re.compile(rf"\b{_N} {_NOUN}", re.I),
    "sum": re.compile(r"\$(?P<n>\d+(?:\.\d+)?(?:,\d{3})*) (?P<noun>million|billion|trillion)\b"),
    "percent": re.compile(r"\b(?P<n>\d{1,2}(?:\.\d+)?) (?P<noun>percent)\b"),
    "duration": re.compile(rf"\b(?:for|lasted|took|after|nearly) {_N} {_LENGTH}", re.I),
    "vote": re.compile(r"\b(?P<n>\d{2,3})(?P<noun>-| to )(?P<m>\d{1,3})\b(?!-| percent)"),
    "day": re.compile(rf"\bon (?P<n>{'|'.join(DAYS)})\b"),
    "place": re.compile(rf"\bin (?P<n>{'|'.join(PLACES)})\b(?!,)"),
    "denial": re.compile(rf"\b(?P<n>will|would|was|were|is|are|has|had|could|did){_DONE}"),
    "who": re.compile(
        rf"{_TITLE}{_OPENS}(?P<n>[A-Z][a-z]+ [A-Z][a-z]+) (?!said|added|noted|called)[a-z]{{2,}}(?:ed|t)\b"
    ),
}
"""What a slot looks like. `n` is what is changed, `noun` what it counts."""

_SHORT = "".join(rf"(?<!\b{w}\.)" for w in ("Mr", "Mrs", "Ms", "Dr", "Gov", "Sen", "Rep", "St"))
SENTENCE = re.compile(rf"{_SHORT}(?<! [A-Z]\.)(?<=[.!?])[\"”’)]*\s+(?=[A-Z“\"])|\n+")
WORD = re.compile(r"[A-Za-z]{4,}")
REACH, COMMON = 90, 4
"""Characters around a value, and words in them, that two reports must share to tell one fact. Chosen."""
OPENERS = frozenset(
    {"The", "A", "An", "In", "On", "At", "But", "And", "While", "After", "He", "She", "It", "They"}
)
HURT = re.compile(r"\b(kill|dead|died|dying|injur|wound|arrest|missing|rescued|captur)", re.I)
BALLOT = re.compile(r"\b(?:vot|tally|pass|approv|confirm|defeat|reject|against)", re.I)
HEDGED = re.compile(r"\b(?:than|about|nearly|almost|roughly|least|most|to|some|around|over|under) \$?$")
"""Words before a figure that make it no exact one."""


@dataclass(frozen=True, slots=True)
class Site:
    """One value in a text. `start`, `end` are those of its characters, `first`, `last` of its sentence."""

    slot: str
    start: int
    end: int
    first: int
    last: int
    noun: str


@dataclass(frozen=True, slots=True)
class Change:
    """A changed text and where the changed words stand in it."""

    text: str
    start: int
    end: int
    later: bool = False
    """Whether the report with it appears days later."""


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """(start, end) of every sentence, roughly."""
    start = 0
    for match in SENTENCE.finditer(text):
        yield start, match.start()
        start = match.end()
    yield start, len(text)


def quoted(text: str) -> list[tuple[int, int]]:
    """Stretches inside quotation marks."""
    return [(m.start(), m.end()) for m in re.finditer(r"“[^”]*”|\"[^\"\n]*\"", text)]


def sites(text: str, slot: str) -> list[Site]:
    """Every value of a slot that does not stand in quotation marks, in its order."""
    marks = quoted(text)
    found = []
    for first, last in sentences(text):
        hits = list(SITES[slot].finditer(text, first, last))
        for hit in hits:
            inside = any(a <= hit.start() < b for a, b in marks)
            # Several of a kind in one sentence belong to several things.
            if slot == "vote" and not BALLOT.search(text, first, last):
                continue
            if not inside and len(hits) == 1 and len(WORD.findall(text[first:last])) >= 5:
                noun = hit.groupdict().get("noun") or ""
                found.append(Site(slot, hit.start("n"), hit.end("n"), first, last, noun.lower()))
    return found


def about(text: str, site: Site) -> set[str]:
    """Beginnings of the longer words of its sentence within REACH characters of a site."""
    near = text[max(site.first, site.start - REACH) : min(site.last, site.end + REACH)]
    return {w.lower()[:6] for w in WORD.findall(near)}


def told_by_both(a: str, b: str, slot: str) -> list[Site]:
    """Sites of `b` whose value stands in `a` too, among as many common words as a fact needs."""
    found = []
    for site in sites(b, slot):
        for other in sites(a, slot):
            same = a[other.start : other.end].lower() == b[site.start : site.end].lower()
            if same and other.noun == site.noun and len(about(a, other) & about(b, site)) >= COMMON:
                found.append(site)
                break
    return found


def number(text: str) -> float:
    """The number that a figure or a word says."""
    return float(NUMBERS.index(text.lower())) if text.lower() in NUMBERS else float(text.replace(",", ""))


def figure(value: float) -> str:
    """A number in a newspaper's way."""
    if value == int(value):
        return NUMBERS[int(value)] if 1 < value < 10 else f"{int(value):,}"
    return f"{value:.1f}"


def contradict(text: str, site: Site, rng: random.Random) -> Change | None:
    """The text with a value that the other cannot go with; every place with the same value is changed."""
    old = text[site.start : site.end]
    if site.slot == "percent":
        new = f"{number(old) / 2:g}" if number(old) > 20 else f"{number(old) + 7:g}"
    elif site.slot == "sum":
        new = f"{number(old) * rng.choice((0.5, 1.5, 2, 3)):g}"
    elif site.slot in ("count", "duration"):
        factor = rng.choice((0.5, 1.5, 2, 3))
        new = figure(max(2, round(number(old) * factor))) if number(old) >= 4 else figure(number(old) + 3)
    elif site.slot == "vote":
        new = str(int(old) + rng.choice((3, 5, 7)))
    elif site.slot == "day":
        new = DAYS[(DAYS.index(old) + rng.choice((2, 3, -2, -3))) % 7]
    elif site.slot == "place":
        new = rng.choice([p for p in PLACES if p not in text])
    elif site.slot == "denial":
        new = f"{old} not" if old != "did" else "did not"
    else:
        here = text[site.first : site.last]
        others = sorted({m.group("n") for m in SITES["who"].finditer(text)} - {old})
        others = [o for o in others if o.split()[-1] not in here and o.split()[-1] != old.split()[-1]]
        if not others:
            return None
        new = rng.choice(others)
    if new.lower() == old.lower():
        return None
    return everywhere(text, site, old, new)


def everywhere(text: str, site: Site, old: str, new: str) -> Change:
    """The site changed, and a value's other places too, so that the copy does not tell both."""
    if site.slot in ("denial", "who", "day", "place"):
        return at(text, site.start, site.end, new)
    pattern = re.compile(rf"(?<![\d,.$-]){re.escape(old)}(?![\d,]|\.\d)", re.I)
    before = pattern.sub(new, text[: site.start])
    after = pattern.sub(new, text[site.end :])
    return Change(before + new + after, len(before), len(before) + len(new))


def at(text: str, start: int, end: int, new: str, later: bool = False) -> Change:
    """`text` with other words at a place."""
    return Change(text[:start] + new + text[end:], start, start + len(new), later)


Harmless = Callable[[str, Site], Change | None]


def rounded(text: str, site: Site) -> Change | None:
    """About the same."""
    if HEDGED.search(text, 0, site.start):
        return None
    value = number(text[site.start : site.end])
    size = 10 if value < 100 else 10 ** (len(str(int(value))) - 2)
    near = round(value / size) * size
    if site.slot == "sum" or near == 0 or abs(near - value) > 0.1 * value:
        near = round(value)
    if abs(near - value) > 0.1 * value:
        return None
    return at(text, site.start, site.end, f"about {int(near):,}")


def at_least(text: str, site: Site) -> Change | None:
    """A lower bound."""
    value = number(text[site.start : site.end])
    if HEDGED.search(text, 0, site.start):
        return None
    return at(text, site.start, site.end, f"at least {figure(value - 2)}") if value >= 5 else None


def other_unit(text: str, site: Site) -> Change | None:
    """The same number in other units or in words."""
    value, old = number(text[site.start : site.end]), text[site.start : site.end]
    end = site.end + 1 + len(site.noun)
    if site.slot == "sum" and site.noun == "billion":
        return at(text, site.start, end, f"{value * 1000:,.0f} million")
    if site.slot == "duration" and site.noun in ("hours", "weeks", "years"):
        many = {"hours": (60, "minutes"), "weeks": (7, "days"), "years": (12, "months")}[site.noun]
        return at(text, site.start, end, f"{value * many[0]:,.0f} {many[1]}")
    if site.slot == "count" and value <= 20 and value == int(value):
        new = NUMBERS[int(value)] if old[0].isdigit() else str(int(value))
        return at(text, site.start, site.end, new)
    return None


def later_toll(text: str, site: Site) -> Change | None:
    """A higher count in a report of two days later."""
    value = number(text[site.start : site.end])
    hurt = re.search(
        r"\b(kill|dead|died|dying|injur|wound|arrest|missing|rescued|captur)",
        text[site.first : site.last],
        re.I,
    )
    return at(text, site.start, site.end, figure(value + 2), later=True) if hurt else None


def other_event(text: str, site: Site) -> Change | None:
    """The sentence once more with another value, told of an earlier occasion."""
    old = text[site.start : site.end]
    if "(" in text[site.first : site.last]:
        return None
    value = figure(number(old) * 2) if site.slot == "count" else f"{number(old) / 2:g}"
    sentence = text[site.first : site.start] + value + text[site.end : site.last]
    lead = " In a separate case a year earlier, "
    first = sentence.split()[0]
    new = lead + (sentence[0].lower() + sentence[1:] if first in OPENERS else sentence)
    return Change(text[: site.last] + new + text[site.last :], site.last, site.last + len(new))


def partial(text: str, site: Site) -> Change | None:
    """Some of them."""
    value = number(text[site.start : site.end])
    return (
        at(text, site.start, site.end, f"{figure(value // 2)} of the {figure(value)}") if value >= 6 else None
    )


def day_boundary(text: str, site: Site) -> Change | None:
    """The next day by another clock."""
    day = DAYS[(DAYS.index(text[site.start : site.end]) + 1) % 7]
    return at(text, site.start - 3, site.end, f"early on {day}, European time,")


def planned(text: str, site: Site) -> Change | None:
    """The day that it had been planned for, beside the day on which it was."""
    day = text[site.start : site.end]
    return at(
        text, site.start, site.end, f"{day}, and not on {DAYS[(DAYS.index(day) - 2) % 7]} as had been planned"
    )


def nearer(text: str, site: Site) -> Change | None:
    """A narrower place inside the same one."""
    return at(text, site.start, site.end, f"northern {text[site.start : site.end]}")


def reworded(text: str, site: Site) -> Change | None:
    """No change of what is said: an adverb more."""
    return at(text, site.start, site.end, f"{text[site.start : site.end]} reportedly")


HARMLESS: dict[str, tuple[Sequence[str], Harmless]] = {
    "rounded": (("count", "sum", "percent"), rounded),
    "at-least": (("count", "percent", "duration"), at_least),
    "other-unit": (("count", "sum", "duration"), other_unit),
    "later-toll": (("count",), later_toll),
    "other-event": (("count", "sum", "percent", "vote"), other_event),
    "partial": (("count",), partial),
    "day-boundary": (("day",), day_boundary),
    "planned": (("day",), planned),
    "nearer-place": (("place",), nearer),
    "reworded": (("denial",), reworded),
}
"""Changes that contradict nothing, with the slots that they can be made in."""
