"""Comparable forms of text, always with the way back to the offsets they came from."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from onrecord.model import Span

_MARKS = str.maketrans(
    dict.fromkeys("‘’ʼʹ‛´`", "'") | dict.fromkeys("“”„‟«»", '"') | dict.fromkeys("‐‑‒–—−", "-")
)
_LETTERS = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "æ": "ae", "œ": "oe", "ß": "ss"}
)
"""Letters that Unicode does not take apart into a base letter and a mark."""

_LETTER = r"[^\W_][\u0300-\u036f]*"
_WORD = re.compile(
    r"\d+(?:[.,]\d+)*"
    rf"|(?:[^\W\d_]\.){{2,}}"
    rf"|(?:{_LETTER})+(?:['\u2019\u02bc](?:{_LETTER})+)*"
)

_SUFFIXES = (
    "ments",
    "ment",
    "fully",
    "ings",
    "ness",
    "ions",
    "ion",
    "ful",
    "ing",
    "ied",
    "ies",
    "ed",
    "es",
    "ly",
    "s",
    "y",
)


class Word(NamedTuple):
    """One word: its comparable form and its characters in the text it stands in."""

    form: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparable:
    """A text made comparable. `offsets[i]` is where character `i` of `text` came from."""

    text: str
    offsets: tuple[int, ...]

    def back(self, span: Span) -> Span:
        """The original characters behind `span` of `text`; an empty span stays empty."""
        if span.start >= span.end:
            at = self.offsets[span.start] if span.start < len(self.offsets) else 0
            return Span(at, at)
        return Span(self.offsets[span.start], self.offsets[span.end - 1] + 1)


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """`text` in lower case, without accents, with plain quotation marks, apostrophes and dashes."""
    plain = unicodedata.normalize("NFKD", text.translate(_MARKS).casefold())
    return "".join(c for c in plain if not unicodedata.combining(c)).translate(_LETTERS)


def comparable(text: str, start: int = 0) -> Comparable:
    """`text` folded (see `fold`), blanks of any kind as one space, none at the ends.

    `start` is where `text` begins in its document; offsets count from there.
    """
    out: list[str] = []
    offsets: list[int] = []
    for i, character in enumerate(text, start):
        if character.isspace():
            if out and out[-1] != " ":
                out.append(" ")
                offsets.append(i)
            continue
        for piece in fold(character):
            out.append(piece)
            offsets.append(i)
    if out and out[-1] == " ":
        out.pop()
        offsets.pop()
    return Comparable(text="".join(out), offsets=tuple(offsets))


def words_of(text: str, start: int = 0) -> tuple[Word, ...]:
    """The words of `text`, without marks, in reading order.

    "U.S." is one word ("us"), a hyphen parts two, "5,000" is one. `start` is where
    `text` begins in its document; spans count from there.
    """
    return tuple(Word(form, Span(start + i, start + j)) for form, i, j in places_of(text))


def places_of(text: str) -> list[tuple[str, int, int]]:
    """The words of `text` as `words_of` gives them, as plain (form, start, end): quicker."""
    return [(_form(m.group()), m.start(), m.end()) for m in _WORD.finditer(text)]


@lru_cache(maxsize=65536)
def _form(word: str) -> str:
    return word if word[0].isdigit() else fold(word).replace(".", "")


@lru_cache(maxsize=65536)
def stem(form: str) -> str:
    """A rough stem of a folded English word: "weapons" and "weapon", "agreed" and "agreement" meet.

    Not a lemma: it only ever serves to ask whether two words could be forms of one.
    """
    word = form.removesuffix("'s").replace("'", "")
    for suffix in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= 3:
            word = word[: -len(suffix)]
            break
    while len(word) > 3 and word.endswith(("e", "i")):
        word = word[:-1]
    if len(word) > 4 and word[-1] == word[-2]:
        word = word[:-1]
    return word
