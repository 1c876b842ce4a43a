"""What is handed to the parser: stretches of a report, mended without moving a character."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from onrecord.lexicon.countries import countries
from onrecord.lexicon.glue import glued_after, glued_before
from onrecord.lexicon.people import PARTICLES, given_names, people, titles
from onrecord.model import Document, Part
from onrecord.text.lines import even_blanks, plain, unwrap
from onrecord.text.names import latin

PARSED = (Part.BODY, Part.HEADLINE)
"""The parts of a report that are read."""

_BULLET = re.compile(r"^[\s\-–—•*·▪►]+(?=\w|[\"'])")
_FULL_NAME = re.compile(
    r"\b([A-Z][\w'-]+) (?:[A-Z]\.? )?((?:(?:{}) )*)([A-Z][^\W\d_][\w'-]*)".format("|".join(sorted(PARTICLES)))
)
_TITLED = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Sir)\.? ([A-Z][\w'-]+)")
_WORD = re.compile(r"\b[^\W\d_]{5,}\b")
_ABBREVIATED = re.compile(r"\b(?:[A-Z]\.){2,}-(?=[A-Za-z])")
"""The hyphen behind initials, which the tokeniser does not see: "U.S.-Russian", "U.N.-backed"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A stretch that is parsed by itself: where it starts, its text, and glued words to take apart.

    `cuts` are offsets within `text` at which a new word starts without a blank before it.
    """

    start: int
    text: str
    cuts: tuple[int, ...] = ()


def evened(document: Document) -> Document:
    """`document` as if typed with plain blanks and one line a paragraph, character for character.

    Readers work on this, so that hard line breaks and odd blanks change nothing they find.
    """
    lines = unwrap(_read_parts(document))
    text = "".join(
        " " if c == "\n" and even == " " else c
        for c, even in zip(even_blanks(document.text), lines, strict=True)
    )
    return document if text == document.text else replace(document, text=text)


def _read_parts(document: Document) -> str:
    """The text in plain characters, with blanks for what is no body or headline, each headline on a line."""
    blank = bytearray(len(document.text))
    for segment in document.segments:
        if segment.role not in PARSED:
            blank[segment.span.start : segment.span.end] = b"\1" * segment.span.length
    text = plain(document.text)
    if any(blank):
        # A line end inside a blanked stretch still ends a paragraph.
        text = "".join(" " if blank[i] and c != "\n" else c for i, c in enumerate(text))
    for segment in document.segments:
        end = segment.span.end
        if segment.role is Part.HEADLINE and text[end : end + 1] == " ":
            # The story goes on behind its headline in the same line.
            text = f"{text[:end]}\n{text[end + 1 :]}"
    return text


def units_of(document: Document) -> list[tuple[int, str]]:
    """The stretches that are parsed one by one: (offset, text), one per paragraph of body or headline."""
    units = []
    for line in re.finditer(r"[^\n]+", unwrap(_read_parts(document))):
        words = _BULLET.sub(lambda m: " " * len(m.group()), line.group())
        lead = len(words) - len(words.lstrip())
        words = words.strip()
        if words:
            units.extend(_pieces(line.start() + lead, words))
    return units


LONGEST = 20_000
"""Longest stretch parsed at once, in characters: a page without line ends must not take all memory."""


def _pieces(start: int, text: str) -> list[tuple[int, str]]:
    """`text` whole, or, when too long, cut behind stops; failing that at any blank, or anywhere."""
    pieces = []
    while len(text) > LONGEST:
        cut = max(text.rfind(". ", LONGEST // 2, LONGEST) + 1, 0)
        cut = cut or max(text.rfind(" ", LONGEST // 2, LONGEST), 0) or LONGEST
        pieces.append((start, text[:cut]))
        rest = text[cut:]
        lead = len(rest) - len(rest.lstrip())
        start, text = start + cut + lead, rest.lstrip()
    return [*pieces, (start, text)] if text else pieces


def mended_units(document: Document) -> tuple[list[Unit], frozenset[str]]:
    """The stretches to parse, and the surnames known in this report.

    Mended are glued words ("Smithwho") and a stop between a role and its name
    ("according to an adviser. John Smith"), which becomes a comma.
    """
    raw = units_of(document)
    surnames = known_surnames("\n".join(text for _, text in raw))
    units = []
    for start, text in raw:
        units.append(Unit(start=start, text=_without_stray_stops(text, surnames), cuts=_cuts(text, surnames)))
    return units, surnames


def known_surnames(text: str) -> frozenset[str]:
    """Surnames that a report may use alone: the lexicon's, and those it gives with a forename or title.

    Surnames that are also everyday words count only where the report has them in full.
    """
    given = given_names()
    found = {m[3] for m in _FULL_NAME.finditer(text) if latin(m[1]) in given}
    found |= {m[1] for m in _TITLED.finditer(text)}
    found = {re.sub(r"'s?$", "", name) for name in found}
    for name in sorted(found):
        # "Smithwho" after a forename is no surname but a glued one.
        cut = _cut_of(name)
        if cut:
            found.discard(name)
            found.add(name[:cut])
    found |= {word for word, full in _weak_surnames().items() if any(name in text for name in full)}
    return frozenset(found - not_surnames()) | _strong_surnames()


@cache
def _strong_surnames() -> frozenset[str]:
    return frozenset(p.surname.split()[-1] for p in people() if not p.weak)


@cache
def _weak_surnames() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for person in people():
        if person.weak:
            word = person.surname.split()[-1]
            found[word] = (*found.get(word, ()), *(n for n in person.names if " " in n))
    return found


_CALENDAR = (
    "January February March April May June July August September October November December"
    " Monday Tuesday Wednesday Thursday Friday Saturday Sunday"
)


@cache
def not_surnames() -> frozenset[str]:
    """Words that follow a forename in other names: places, peoples, roles, months."""
    words = set(_CALENDAR.split())
    for state in countries():
        for name in (*state.names, *state.people, *state.capital, *state.cities, *state.seats):
            words.add(name)
    words |= {word.title() for word in titles().roles} | titles().no_surname
    return frozenset(words)


def _cut_of(word: str) -> int | None:
    """Where a glued word starts inside `word`, if one does."""
    for length in range(3, min(10, len(word) - 3)):
        if word[-length:] in glued_after():
            return len(word) - length
    return None


def _cuts(text: str, surnames: frozenset[str]) -> tuple[int, ...]:
    cuts = []
    for match in _WORD.finditer(text):
        word = match.group()
        if word in surnames:
            continue
        if word[0].isupper():
            cut = _cut_of(word)
            if cut and word[:cut] in surnames:
                cuts.append(match.start() + cut)
            continue
        for i, c in enumerate(word):
            if c.isupper():
                if word[:i] in glued_before() and word[i:] in surnames:
                    cuts.append(match.start() + i)
                break
    for match in _ABBREVIATED.finditer(text):
        cuts += [match.end() - 1, match.end()]
    return tuple(sorted(cuts))


@cache
def _stray_stop() -> re.Pattern[str]:
    roles = "|".join(sorted(map(re.escape, titles().roles), key=lambda r: (-len(r), r)))
    return re.compile(
        r"(?:^|(?<=[.!?\"] )|(?<=[.!?\"] {2}))((?:According to|As told by|Citing|Quoting)"
        rf"(?: [^\W\d_][\w'-]*){{0,4}} (?:{roles}))"
        r"\.(?= *([A-Z][\w'-]+) [A-Z])"
    )


def _without_stray_stops(text: str, surnames: frozenset[str]) -> str:
    def mend(match: re.Match[str]) -> str:
        is_name = latin(match[2]) in given_names() or match[2] in surnames
        return match[1] + ("," if is_name else ".")

    return _stray_stop().sub(mend, text)
