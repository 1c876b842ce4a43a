"""What a report is about, as weighted words: stems, and pairs of stems that stand side by side.

Pairs carry names and set phrases ("Gulf Aden", "hit run") without anybody having to find them. Terms are
numbers (CRC-32 of their letters), so that a hundred thousand reports keep arrays and not a table of every
word ever used; two terms that share a number are one chance in some millions, and cost a little likeness at
most.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from onrecord.lexicon.news_words import RAREST, news_shares
from onrecord.link.wording import function_words
from onrecord.model import Document, Part, Reading
from onrecord.text.normal import stem, words_of

LEAD = 60
"""Words of the text that count double, as a headline's do: news tells first what it is about.
Any number from 40 to 100 did about as well on ECB+ train."""

LEADING = 2.0
"""How many times the words of headline and lead count."""

LEAST = 3
"""Fewest letters of a word that counts; numbers may be shorter."""

_ADDRESS = re.compile(r"(?:https?:|www\.)\S+")
_PAIR = 0x01000193
"""Odd multiplier (FNV) that makes one number of two."""

Keys = NDArray[np.uint32]
Weights = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Bag:
    """A report's terms as sorted numbers, and how much each is told: 1 + log of its weighted count."""

    keys: Keys
    told: Weights


def content_of(text: str) -> Iterator[str]:
    """The stem of each word of `text`, in order; "" for words without content. Addresses are no words."""
    for word in words_of(_ADDRESS.sub(" ", text)):
        yield _stem_of(word.form)


def bag_of(reading: Reading) -> Bag:
    """The report's terms. Headers, captions, credits and links to other reports do not count."""
    document = reading.document
    numbers: list[int] = []
    counts: list[float] = []
    _count([_key(s) for s in content_of(document.title or "")], LEADING, numbers, counts)
    words = [_key(s) for s in _body(document)]
    _count(words[:LEAD], LEADING, numbers, counts)
    _count(words[LEAD:], 1.0, numbers, counts, words[LEAD - 1] if len(words) > LEAD else 0)
    keys, where = np.unique(np.array(numbers, dtype=np.uint32), return_inverse=True)
    told = np.bincount(where, weights=np.array(counts, dtype=np.float64), minlength=len(keys))
    return Bag(keys, 1 + np.log(np.maximum(told, 1)))


def _count(
    words: Sequence[int], weight: float, numbers: list[int], counts: list[float], before: int = 0
) -> None:
    for word in words:
        if word:
            numbers.append(word)
            counts.append(weight)
            if before:
                numbers.append(_pair(before, word))
                counts.append(weight)
        before = word


def _body(document: Document) -> Iterator[str]:
    at = 0
    for segment in document.segments:
        if segment.role in (Part.BODY, Part.HEADLINE):
            continue
        yield from content_of(document.text[at : segment.span.start])
        at = segment.span.end
    yield from content_of(document.text[at:])


def _pair(a: int, b: int) -> int:
    return (a * _PAIR + b) & 0xFFFFFFFF


@lru_cache(maxsize=65536)
def _stem_of(form: str) -> str:
    if form in function_words() or (len(form) < LEAST and not form.isdigit()):
        return ""
    return stem(form)


@lru_cache(maxsize=65536)
def _key(stemmed: str) -> int:
    return crc32(stemmed.encode("utf-8", "surrogatepass")) or 1 if stemmed else 0


def term_key(term: str) -> int:
    """The number of a stem, or of two with a blank between."""
    first, _, second = term.partition(" ")
    return _pair(_key(first), _key(second)) if second else _key(first)


@cache
def _shares() -> tuple[Keys, Weights]:
    table = {term_key(term): share for term, share in news_shares().items()}
    keys = np.array(sorted(table), dtype=np.uint32)
    return keys, np.array([table[int(k)] for k in keys], dtype=np.float64)


def news_share(keys: Keys) -> Weights:
    """The share of news reports that have each of `keys`."""
    known, shares = _shares()
    at = np.minimum(np.searchsorted(known, keys), len(known) - 1)
    return np.where(known[at] == keys, shares[at], RAREST)


def own_words(document: Document) -> dict[int, str]:
    """How the report writes its terms, where it has them first: number to words."""
    found: dict[int, str] = {}
    for text in (document.title or "", document.text):
        before = None
        for word in words_of(text):
            key = _key(_stem_of(word.form))
            if key:
                found.setdefault(key, text[word.span.start : word.span.end])
                if before:
                    pair = text[before[1] : word.span.end]
                    found.setdefault(_pair(before[0], key), " ".join(pair.split()))
            before = (key, word.span.start) if key else None
    return found
