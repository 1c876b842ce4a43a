"""Whether two assertions tell one fact."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from onrecord.lexicon.acts import load_acts
from onrecord.model import Assertion, Document, Slot, Statement
from onrecord.text.normal import stem

SAME_WORDS = 0.5
"""Share of the shorter telling's meaning-bearing words (weighted by rarity) that the other must share.

Chosen, not measured; lower would join neighbouring statements of one speech.
"""

OPEN_SPEAKER = 0.75
"""The same where the report leaves open who said it ("he", "the two leaders")."""

OF_THE_LONGER = 0.25
"""Share of the longer telling's words that must be met too, lest two words fit into any long sentence."""

LEAST_SHARED = 2
"""Meaning-bearing words that two tellings must share, whatever their share."""

LONG = 4
"""Words from which on a telling must share one more: two are a name ("select committee")."""

ONE_UTTERANCE = 0.3
"""Share that is enough where the quotes linker found both to be printings of one utterance."""

BREATH = 80
"""Characters between two offers of one speaker that make them one offer."""

BY_VALUE = frozenset({Slot.TOOK_PLACE, Slot.ORDINAL, Slot.INITIATOR, Slot.PLACE, Slot.TOPIC})
BY_RANGE = frozenset({Slot.DAY, Slot.DURATION, Slot.NUMBER})
_AGAINST = frozenset({Slot.DENIED, Slot.REFUSED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One assertion with what is needed to compare it. `words` are stems; `quotes` ids of quotes."""

    assertion: Assertion
    document: Document
    statement: Statement | None
    event: str | None
    who: str
    words: frozenset[str]
    quotes: frozenset[str] = frozenset()

    @property
    def is_named(self) -> bool:
        """Whether it is known who says or does it."""
        return ":" in self.who


def family(slot: Slot) -> str:
    """Slots within which tellings are compared: a demand in one report is a plain saying in another."""
    if slot in BY_VALUE or slot in BY_RANGE:
        return slot.value
    return "offered" if slot is Slot.OFFERED else "said"


def stems(words: str) -> frozenset[str]:
    """The stems of blank-separated words."""
    return frozenset(stem(word) for word in words.split())


def rarity(items: Sequence[Item]) -> dict[str, float]:
    """Weight of each word: the rarer among the assertions, the heavier."""
    seen = Counter(word for item in items for word in item.words)
    return {word: math.log(1 + len(items) / count) for word, count in seen.items()}


def fit(a: Item, b: Item, kind: str, weight: Mapping[str, float]) -> float:
    """How well two assertions of one family tell one fact, 0 to 1; 0 forbids it."""
    if kind in ("said", "offered"):
        return _fit_words(a, b, kind, weight)
    if a.assertion.slot in BY_RANGE:
        return float(ranges_meet(a.assertion.value, b.assertion.value))
    return float(
        a.who == b.who if a.assertion.slot is Slot.INITIATOR else a.assertion.value == b.assertion.value
    )


def _fit_words(a: Item, b: Item, kind: str, weight: Mapping[str, float]) -> float:
    if a.is_named and b.is_named and a.who != b.who:
        return 0.0
    # Who puts it forward is what matters of an offer: nobody unknown may be taken for somebody known.
    if kind == "offered" and a.who != b.who:
        return 0.0
    if kind == "offered" and a.who and _in_one_breath(a, b):
        return 1.0
    # What follows in one breath is a new fact, however like it sounds.
    if a.assertion.statement is not None and a.assertion.statement == b.assertion.statement:
        return 0.0
    if a.assertion.negated != b.assertion.negated:
        return 0.0
    if (a.assertion.slot in _AGAINST) != (b.assertion.slot in _AGAINST):
        return 0.0
    least = SAME_WORDS if a.who == b.who or (a.is_named and b.is_named) else OPEN_SPEAKER
    needed = LEAST_SHARED + (min(len(a.words), len(b.words)) >= LONG)
    if a.quotes & b.quotes:
        least, needed = ONE_UTTERANCE, LEAST_SHARED
    if kind == "offered" and a.is_named and _same_part(a, b):
        return 1.0
    return _share(a.words, b.words, weight, least, needed)


def _in_one_breath(a: Item, b: Item) -> bool:
    """Whether one report puts two offers side by side: "said help is welcome and asked him to join"."""
    apart = max(a.assertion.span, b.assertion.span).start - min(a.assertion.span, b.assertion.span).end
    return a.document.id == b.document.id and a.who == b.who and apart <= BREATH


def _same_part(a: Item, b: Item) -> bool:
    """Offers by one person in one talk are one offer if they share the part offered ("help")."""
    return bool(a.words & b.words & part_stems())


def part_stems() -> frozenset[str]:
    """Stems of the parts that somebody can offer: help, mediate, send …"""
    return frozenset(stem(word) for word in load_acts().parts)


def _share(
    a: frozenset[str], b: frozenset[str], weight: Mapping[str, float], least: float, needed: int
) -> float:
    common = a & b
    if not common or (len(common) < needed and a != b):
        return 0.0
    lighter, heavier = sorted((math.fsum(weight[w] for w in a), math.fsum(weight[w] for w in b)))
    both = math.fsum(weight[w] for w in common)
    share = both / lighter
    return share if share >= least and both / heavier >= OF_THE_LONGER else 0.0


def read_range(value: str) -> tuple[str, str, str]:
    """(unit, low, high) of a range value such as "prisoner|42..42" or "2025-06-04.."."""
    unit, _, both = value.rpartition("|")
    low, _, high = both.partition("..")
    return unit, low, high


def ranges_meet(a: str, b: str) -> bool:
    """Whether some number or day lies in both ranges, of one unit. Open ends meet everything."""
    (unit_a, low_a, high_a), (unit_b, low_b, high_b) = read_range(a), read_range(b)
    if unit_a != unit_b:
        return False
    return not (_less(high_a, low_b) or _less(high_b, low_a))


def _less(a: str, b: str) -> bool:
    if not a or not b:
        return False
    try:
        return float(a) < float(b)
    except ValueError:
        return a[:10] < b[:10]
