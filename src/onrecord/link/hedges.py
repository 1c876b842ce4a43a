"""Reserves that a speaker made, and which of two wordings leaves one out."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher
from functools import cache
from itertools import pairwise
from typing import Any, NamedTuple

from onrecord.lexicon.base import read_toml
from onrecord.link.wording import Wording, function_words
from onrecord.text.normal import stem

MARGIN = 3
"""Words before what two wordings share in which a hedge still belongs to it; behind it only the very last
words of a wording do ("…, I think")."""


class LostHedge(NamedTuple):
    """A hedge that stands in one of two wordings only; `in_a`: in the first of them."""

    words: str
    in_a: bool


@cache
def _hedging() -> tuple[
    frozenset[tuple[str, ...]], frozenset[str], frozenset[tuple[str, str]], dict[str, int]
]:
    """Phrases, words before numbers, modals with what undoes them, how long phrases with a first word are."""
    data: dict[str, Any] = read_toml("hedges.toml")["en"]
    phrases = frozenset(tuple(p.split()) for p in data["phrases"])
    longest: dict[str, int] = {}
    for phrase in phrases:
        longest[phrase[0]] = max(len(phrase), longest.get(phrase[0], 0))
    undone = frozenset((modal, word) for modal in data["modals"] for word in data["undone_by"])
    return phrases, frozenset(data["before_numbers"]), undone, longest


def find_hedges(forms: Sequence[str]) -> list[tuple[int, int]]:
    """Hedges in a row of folded words, as (first, after last)."""
    phrases, numbers, undone, longest = _hedging()
    found = []
    i = 0
    while i < len(forms):
        for n in range(longest.get(forms[i], 0), 0, -1):
            if tuple(forms[i : i + n]) in phrases:
                if i + n >= len(forms) or (forms[i], forms[i + n]) not in undone:
                    found.append((i, i + n))
                i += n
                break
        else:
            if forms[i] in numbers and i + 1 < len(forms) and forms[i + 1][0].isdigit():
                found.append((i, i + 1))
            i += 1
    return found


def lost_hedge(a: Wording, b: Wording) -> LostHedge | None:
    """The hedge that one wording has and the other lacks, around what both tell.

    Reported speech may bring in "could" and "might" by its grammar, so only a quoted
    wording's hedge can be lost, not a reported one's. A wording that keeps any hedge, or a
    form of the same word ("thought" for "I thought"), has lost none.
    """
    plain = function_words()
    x, y = (_content_in_place(w, side) for w, side in ((a, "a"), (b, "b")))
    blocks = [m for m in SequenceMatcher(None, x, y, autojunk=False).get_matching_blocks() if m.size]
    if not blocks:
        return None
    left = (blocks[0].a - MARGIN, blocks[-1].a + blocks[-1].size)
    right = (blocks[0].b - MARGIN, blocks[-1].b + blocks[-1].size)
    for one, other, window in ((a, b, left), (b, a, right)):
        if find_hedges(other.forms):
            continue
        kept = {_root(f) for f in other.forms if f not in plain}
        for i, j in find_hedges(one.forms):
            last = j == len(one.forms) and i <= window[1] + MARGIN
            near = window[0] <= i and (j <= window[1] or last)
            inside = (near or _skipped(one.forms, other.forms, i, j)) and all(one.quoted[i:j])
            if inside and _root(one.forms[j - 1]) not in kept:
                return LostHedge(one.said(i, j), one is a)
    return None


def _content_in_place(wording: Wording, side: str) -> list[str]:
    """Stems of the words; those without content are made to match nothing of the other side."""
    plain = function_words()
    return [stem(f) if f not in plain else f"\0{side}" for f in wording.forms]


def _skipped(forms: Sequence[str], other: Sequence[str], i: int, j: int) -> bool:
    """Whether the other wording goes on from the word before the hedge to the next, or has the next three."""
    if i > 0 and j < len(forms) and (forms[i - 1], forms[j]) in pairwise(other):
        return True
    after = tuple(forms[j : j + 3])
    return len(after) == 3 and after in zip(other, other[1:], other[2:], strict=False)


def _root(form: str) -> str:
    """A stem under which the tenses of the verbs of thinking meet."""
    return {"thought": "think", "thinks": "think", "felt": "feel", "feels": "feel"}.get(form, stem(form))
