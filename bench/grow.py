"""Many reports out of few: readings of public texts with other names, years, numbers and words.

A reading is taken apart once into fixed pieces and slots, so that a new one is made by filling the slots.
Every replacement has the length of what it replaces and is the same in the report's text and in every
field of its reading: all spans stay valid. Names that the lexicon knows (states, outlets, office-holders)
stay, as they would in an archive.
"""

from __future__ import annotations

import hashlib
import json
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

import msgspec

from onrecord import model
from onrecord.lexicon.gazetteer import gazetteer
from onrecord.link.wording import function_words
from onrecord.model import Reading, sha256

YEARS = 20
"""A new story lies up to so many years after the one that it is grown from."""

PLAIN_WORDS = 0.7
"""How much seldomer words without content are others: a telling keeps some of its grammar."""

TELLINGS = 3
"""Times that each report of a story is told again in other words, at most."""

OTHER_WORDS = 0.9
"""Share of a telling's words with content that are other words of the same length."""

COPIED = 0.1
"""Share of the reports that are nearly copies of the one before."""

EDITED = 0.04
"""Share of a copy's words with content that are other words."""

FIXED = frozenset(
    {
        "anchor",
        "basis",
        "form",
        "gender",
        "kind",
        "lang",
        "mod",
        "mode",
        "part",
        "plover",
        "published_basis",
        "realis",
        "reason",
        "role",
        "rule",
        "slot",
        "sort",
        "stance",
        "type",
        "unit",
        "voice",
    }
)
"""Fields whose words are the program's own, not the report's."""

OWN_WORDS = frozenset(
    word
    for found in vars(model).values()
    if isinstance(found, type) and issubclass(found, StrEnum)
    for value in found
    for word in value.split("-")
) | {"atook"}
"""Words that the program builds ids of: they stay in every text too."""

_SLOT = re.compile("\ue000([A-Z])([^\ue001]*)\ue001")
_NUMBER = re.compile('"\ue002([0-9]+)\ue001"')
_KEPT_PARTS = frozenset({"made_by", "text_sha256"})


@dataclass(frozen=True)
class Template:
    """Pieces of an encoded reading; every second one is a slot (kind, what stood there)."""

    group: str
    pieces: tuple[str, ...]
    slots: tuple[tuple[str, str], ...]

    def fill(self, story: _Story, telling: int, share: float, edit: int | None) -> Reading:
        """A new reading: names, years and numbers by the story, words by the telling and its edits."""
        ident = f"r{story.number}-{self.slots[0][1]}-{telling}" + (f"c{edit}" if edit is not None else "")
        out = [self.pieces[0]]
        for (kind, old), piece in zip(self.slots, self.pieces[1:], strict=True):
            if kind == "D":
                new = ident
            elif kind in ("W", "F"):
                part = share if kind == "W" else share * PLAIN_WORDS
                new = story.word(kind, old, f"{self.slots[0][1]}|{telling}", part)
                if edit is not None and kind == "W":
                    new = story.word(kind, new, f"edit{edit}", EDITED)
            else:
                new = story.replaced(kind, old)
            out += (new, piece)
        reading = msgspec.json.decode("".join(out), type=Reading)
        document = reading.document
        return replace(reading, document=replace(document, text_sha256=sha256(document.text)))


class _Story:
    """One new story: what each name, year and number of the old one is called in it."""

    def __init__(self, number: int, pool: dict[tuple[str, int], list[str]]) -> None:
        self.number = number
        self.pool = pool
        self.years = _hash(f"year{number}") % YEARS
        self._known: dict[tuple[str, str], str] = {}
        self._words: dict[tuple[str, str], str] = {}

    def replaced(self, kind: str, old: str) -> str:
        found = self._known.get((kind, old))
        if found is None:
            found = {"Y": self._year, "N": self._number, "P": self._name}[kind](old)
            self._known[kind, old] = found
        return found

    def _year(self, old: str) -> str:
        return str(int(old) + self.years)

    def _number(self, old: str) -> str:
        digits = iter(
            str(_hash(f"{self.number}|{old}") % 9 + 1) + str(_hash(f"{old}|{self.number}") + 10**20)[1:]
        )
        return "".join(next(digits) if c.isdigit() else c for c in old)

    def _name(self, old: str) -> str:
        seed = _hash(f"{self.number}|{old.casefold()}")
        letters = []
        for i in range(len(old)):
            letters.append(("aeiou" if i % 2 else "bcdfghklmnprstvz")[seed % (5 if i % 2 else 16)])
            seed //= 5 if i % 2 else 16
        new = "".join(letters)
        return new if old.islower() else new.upper() if old.isupper() else new.capitalize()

    def word(self, kind: str, old: str, telling: str, share: float) -> str:
        found = self._words.get((telling, old))
        if found is None:
            seed = _hash(f"{self.number}|{telling}|{old}")
            pool = self.pool[kind, len(old)]
            found = pool[seed // 1000 % len(pool)] if seed % 1000 < 1000 * share else old
            self._words[telling, old] = found
        return found


def _hash(text: str) -> int:
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=12).digest(), "big")


def templates(readings: Sequence[Reading], groups: Sequence[str]) -> list[Template]:
    """Each reading taken apart; `groups` names the story of each."""
    known = {k.entity for rows in gazetteer().values() for _, k in rows}
    return [_template(r, g, known) for r, g in zip(readings, groups, strict=True)]


def _template(reading: Reading, group: str, known: set[str]) -> Template:
    names: set[str] = set()
    kept: set[str] = set()
    for entity in reading.entities:
        words = {w for n in (entity.name, *entity.names) for w in re.findall(r"[^\W\d_]{3,}", n)}
        (kept if entity.id in known else names).update(w.casefold() for w in words if w[:1].isupper())
    names -= kept
    # What an id says in another form than the name ("o-neal") stays, lest one person be many.
    kept |= {w for e in reading.entities for w in re.findall(r"[a-z]+", e.id)} - names
    stay = OWN_WORDS | kept
    plain = frozenset(w for w in function_words() if w.isalpha() and w.isascii() and len(w) > 1)
    numbers = set(re.findall(r"(?<![\w.,])\d{3,}(?![\w.,]*\d)", reading.document.text))
    numbers = {n for n in numbers if not re.fullmatch(r"1[6-9]\d\d|20\d\d", n)}
    ident = reading.document.id
    parts = [re.escape(ident), r"(?<!\d)(?:19|20)\d\d(?!\d)"]
    pattern = re.compile(rf"({parts[0]})|({parts[1]})|(?<![\w.,])(\d{{3,}})(?![\w.,]*\d)|([^\W\d_]+)")

    def mark(found: re.Match[str]) -> str:
        word = found.group()
        if found.group(1):
            return f"\ue000D{ident}\ue001"
        if found.group(2):
            return f"\ue000Y{word}\ue001"
        if found.group(3):
            return f"\ue000N{word}\ue001" if word in numbers else word
        if word.casefold() in names:
            return f"\ue000P{word}\ue001"
        longer = len(word) >= 4 and word.isascii() and word.islower() and word not in stay
        if word in plain and word not in stay:
            return f"\ue000F{word}\ue001"
        return f"\ue000W{word}\ue001" if longer else word

    def walk(value: Any, key: str) -> Any:
        if isinstance(value, dict):
            return {k: v if k in _KEPT_PARTS else walk(v, k) for k, v in value.items()}
        if isinstance(value, list | tuple):
            return [walk(v, key) for v in value]
        if isinstance(value, str):
            return value if key in FIXED else pattern.sub(mark, value)
        if isinstance(value, float) and key in ("low", "high") and f"{value:.0f}" in numbers:
            return f"\ue002{value:.0f}\ue001"
        return value

    encoded = json.dumps(walk(msgspec.to_builtins(reading), ""), ensure_ascii=False)
    encoded = _NUMBER.sub("\ue000N\\1\ue001", encoded)
    if "-02-29" in encoded:
        encoded = encoded.replace("-02-29", "-02-28")
    parts = _SLOT.split(encoded)
    return Template(group, tuple(parts[0::3]), tuple(zip(parts[1::3], parts[2::3], strict=True)))


def grow(
    found: Sequence[Template], size: int, *, stories: int | None = None, wording: float = OTHER_WORDS
) -> Iterator[Reading]:
    """`size` new readings, the same for the same call: story by story, each told by several reports.

    `stories`: how many different stories there are at most; without it, as many as it takes. `wording`:
    share of each telling's words with content that are other words; a small one makes all tellings copies.
    """
    pool: dict[tuple[str, int], list[str]] = {}
    for template in found:
        for kind, word in template.slots:
            if kind in ("W", "F"):
                pool.setdefault((kind, len(word)), []).append(word)
    by_group: dict[str, list[Template]] = {}
    for template in found:
        by_group.setdefault(template.group, []).append(template)
    # Shuffled, so that long and short reports are mixed alike at every size.
    groups = [by_group[g] for g in sorted(by_group, key=_hash)]
    made = number = 0
    while made < size:
        story = _Story(number if stories is None else number % stories, pool)
        chance = random.Random(number)
        for template in groups[story.number % len(groups)]:
            for telling in range(chance.randint(1, TELLINGS)):
                telling += 0 if stories is None else TELLINGS * (number // stories)
                copies = [None, *range(1 if chance.random() < COPIED else 0)]
                for edit in copies:
                    if made < size:
                        yield template.fill(story, telling, wording, edit)
                        made += 1
        number += 1
