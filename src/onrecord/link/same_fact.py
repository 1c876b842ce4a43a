"""Whether two assertions tell one fact."""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from onrecord.lexicon.acts import load_acts
from onrecord.lexicon.countries import country_of_capital, country_of_seat
from onrecord.link.wording import function_words
from onrecord.model import Assertion, Document, Slot, Statement
from onrecord.text.normal import stem, words_of

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

NAMED = 0.4
"""Weight of a part of a name, as a share of another word's. Chosen, not measured."""

ELSEWHERE = 0.6
"""Share of the shorter telling's words for tellings that reports hang on different events.

Chosen on eight BASIL triples, read by hand: higher than within an event, where less can be meant.
"""

AROUND = 0.25
"""Share of the words in one number's sentence that the other's must share. Chosen on BASIL triples."""

ROUNDED = 0.021
"""How far a sum told roundly may be from the exact one, as a share of it: "$43 million" of $43.9 million."""

EXACT = 3
"""Digits, zeros at the end apart, from which on two equal numbers are hardly equal by chance, and a rate
may be another one rounded: 35.7 of 35.72, but not 36 of 35.7."""

BREATH = 80
"""Characters between two offers of one speaker that make them one offer."""

BY_VALUE = frozenset(
    {
        *(Slot.TOOK_PLACE, Slot.PLANNED, Slot.ORDINAL, Slot.INITIATOR, Slot.PARTICIPANT, Slot.PLACE),
        Slot.TOPIC,
    }
)
BY_RANGE = frozenset({Slot.DAY, Slot.DURATION, Slot.NUMBER})
_SCALE = frozenset({"hundred", "thousand", "million", "billion", "trillion", "percent", "dollars"})
_SENTENCE = re.compile(r"[^.!?\n]+(?:[.!?](?=\S)[^.!?\n]+)*")
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
    def place(self) -> tuple[str, str, tuple[int, int], str]:
        """Where it stands: what items are sorted by."""
        return (self.document.name, self.document.id, self.assertion.span, self.assertion.id)

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
    """The stems of blank-separated words; a capital counts as its country."""
    return frozenset(_stem(word) for word in words.split())


@cache
def _stem(word: str) -> str:
    country = country_of_seat(word.title()) or country_of_capital(word.title())
    return stem(country.name.lower()) if country is not None else stem(word)


def rarity(items: Sequence[Item], names: frozenset[str] = frozenset()) -> dict[str, float]:
    """Weight of each word: the rarer among the assertions, the heavier; parts of `names` weigh little.

    Whom or what somebody speaks of is shared by much that he says.
    """
    seen = Counter(word for item in items for word in item.words)
    return {
        word: math.log(1 + len(items) / count) * (NAMED if word in names else 1.0)
        for word, count in seen.items()
    }


def fit(a: Item, b: Item, kind: str, weight: Mapping[str, float]) -> float:
    """How well two assertions of one family tell one fact, 0 to 1; 0 forbids it."""
    if kind in ("said", "offered"):
        return _fit_words(a, b, kind, weight)
    if a.assertion.slot in BY_RANGE:
        return float(ranges_meet(a.assertion.value, b.assertion.value))
    if a.assertion.slot in (Slot.INITIATOR, Slot.PARTICIPANT):
        return float(a.who == b.who)
    if a.assertion.slot is Slot.PLANNED:
        return 1.0
    if a.assertion.slot is Slot.TOPIC:
        return _same_topic(a.assertion.value, b.assertion.value)
    return float(a.assertion.value == b.assertion.value)


def fit_elsewhere(a: Item, b: Item, weight: Mapping[str, float]) -> float:
    """How well two things that one speaker said fit, where reports hang them on different events."""
    kinds = {family(a.assertion.slot), family(b.assertion.slot)}
    found = _fit_words(a, b, "said" if "said" in kinds else "offered", weight)
    # Two words are enough within an event; elsewhere they may be a name or a turn of phrase.
    few = len(a.words & b.words) <= LEAST_SHARED
    if few and a.words != b.words and not a.quotes & b.quotes and not _one_deed(a, b):
        return 0.0
    return max(found, ELSEWHERE) if found and a.quotes & b.quotes else found


def fit_numbers(a: Item, b: Item, weight: Mapping[str, float]) -> float:
    """How well two numbers of one unit, told anywhere, are one: equal, and in sentences that share words.

    A number of three digits ("$447 billion") needs one word in common, others two. Sums and shares may
    be rounded: "$15 million" is "$14,959,450".
    """
    one, other = read_range(a.assertion.value), read_range(b.assertion.value)
    if not same_number(a, b):
        return 0.0
    # That ships are counted in both says nothing of which ships.
    mine, theirs = (item.words - {stem(one[0])} for item in (a, b))
    common = mine & theirs
    lighter = min(math.fsum(weight[w] for w in words) for words in (mine, theirs))
    digits = max(_digits(value) for value in (one[1], other[1]))
    least = 1 if digits >= EXACT else LEAST_SHARED
    if len(common) < least or not lighter:
        return 0.0
    share = math.fsum(weight[w] for w in common) / lighter
    # One sum told twice in a story is hardly two sums; counts, and sums told roundly, are.
    return share if share >= AROUND or (one == other and _is_measured(one[0])) else 0.0


def same_number(a: Item, b: Item) -> bool:
    """Whether two numbers of one unit are equal, or one is the other told roundly."""
    one, other = read_range(a.assertion.value), read_range(b.assertion.value)
    return one[0] == other[0] and all((*one, *other)) and (one == other or _rounded(one, other))


def _digits(value: str) -> int:
    """Digits of a number that tell something: 3 for 447000000000."""
    plain = f"{float(value):.10g}" if float(value) < 10**10 else f"{float(value):.0f}"
    return len(plain.replace(".", "").lstrip("0").rstrip("0"))


def _is_measured(unit: str) -> bool:
    """Whether a unit is of sums or shares, not the noun counted."""
    return unit == "percent" or (len(unit) == 3 and unit.isupper())


def _rounded(one: tuple[str, str, str], other: tuple[str, str, str]) -> bool:
    """Whether two numbers may be one: sums told more or less roundly, anything with "about"."""
    unit = one[0]
    share = unit == "percent"
    (low_a, high_a), (low_b, high_b) = ((float(x), float(y)) for _, x, y in (one, other))
    if low_a != high_a or low_b != high_b:
        # "Roughly 36 percent" and "35.7 percent" may well be two rates.
        return not share and low_a <= high_b and low_b <= high_a
    if not _is_measured(unit):
        return False
    rounder, exact = sorted((low_a, low_b), key=lambda x: _digits(str(x)))
    digits = _digits(str(rounder))
    if digits == _digits(str(exact)) or (share and digits < EXACT):
        return False
    step = 10.0 ** (math.floor(math.log10(rounder)) - digits + 1) if rounder > 0 else 0.0
    return abs(rounder - exact) < step and abs(rounder - exact) <= ROUNDED * exact


@cache
def _sentences(text: str) -> tuple[tuple[int, int], ...]:
    return tuple(m.span() for m in _SENTENCE.finditer(text))


def around(document: Document, assertion: Assertion) -> frozenset[str]:
    """Stems of what stands in a number's sentence beside the number: what it is a number of."""
    bounds = _sentences(document.text)
    at = bisect_right(bounds, (assertion.span.start, len(document.text))) - 1
    start, end = bounds[at] if at >= 0 else (0, len(document.text))
    plain = function_words()
    return frozenset(
        stem(w.form)
        for w in words_of(document.text[start:end])
        if w.form.isalpha() and len(w.form) > 2 and w.form not in plain and w.form not in _SCALE
    )


def _same_topic(a: str, b: str) -> float:
    """1 for the same name; less where one names it more broadly: "Iran", "Iran's nuclear programme"."""
    if a == b:
        return 1.0
    one, other = (stems(name.replace("'s", "").lower()) for name in (a, b))
    return 0.5 if one < other or other < one else 0.0


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
    # Printings of one utterance: a "not" in what one of them adds is its own.
    if a.assertion.negated != b.assertion.negated and not a.quotes & b.quotes:
        return 0.0
    if (a.assertion.slot in _AGAINST) != (b.assertion.slot in _AGAINST):
        return 0.0
    least = SAME_WORDS if a.who == b.who or (a.is_named and b.is_named) else OPEN_SPEAKER
    needed = LEAST_SHARED + (min(len(a.words), len(b.words)) >= LONG)
    if _one_deed(a, b):
        return 1.0
    if a.quotes & b.quotes:
        least, needed = ONE_UTTERANCE, LEAST_SHARED
    if kind == "offered" and a.is_named and _same_part(a, b):
        return 1.0
    return _share(a.words, b.words, weight, least, needed)


def _one_deed(a: Item, b: Item) -> bool:
    """Whether both tell one kind of deed (a demand, a promise …) by somebody known, of one thing.

    "Pushed for a quick ceasefire", "pushed for an immediate ceasefire": the last words are the same.
    """
    if a.assertion.slot is not b.assertion.slot or a.assertion.slot is Slot.SAID or not a.is_named:
        return False
    if max(len(a.words), len(b.words)) >= LONG:
        return False
    one, other = (item.assertion.text.lower().split() for item in (a, b))
    plain = not {"of", "on", "over", "and"} & {*one, *other}
    return plain and bool(one) and bool(other) and stem(one[-1].strip(".,")) == stem(other[-1].strip(".,"))


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
