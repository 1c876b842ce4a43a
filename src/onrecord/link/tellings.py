"""The words in which one mention of an event is told, and how alike two such tellings are."""

from __future__ import annotations

import json
import math
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from operator import mul
from pathlib import Path

from onrecord.link.wording import function_words
from onrecord.model import Document, EventMention
from onrecord.text.normal import stem, words_of

NUMBERS = Path(__file__).parent / "tellings.json"
"""What `training/events_train.py` learned: weights of the features and how rare words are in news."""

OPENING = 1500
"""Characters of a report by which it is compared with others: what it is on stands there. Chosen."""

REACH = 25.0
"""Characters over which a word's nearness to the trigger falls to a third. Chosen."""

FEATURES = (
    "sense",
    "beginning",
    "stems",
    "rare-stems",
    "near",
    "around",
    "names",
    "names-differ",
    "numbers",
    "numbers-differ",
    "report",
    "report-names",
    "report-numbers",
    "same-report",
    "same-sentence",
    "elsewhere",
    "rarest",
    "sense-of-one-word",
    "sense-of-one-report",
)
"""What two tellings are compared by, in the order of `features`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbers:
    """What was learned. `rarity` is a stem's log inverse share of reports; unknown ones have `rarest`."""

    weights: tuple[float, ...]
    bias: float
    rarity: Mapping[str, float]
    rarest: float


@cache
def numbers() -> Numbers:
    """The learned numbers."""
    known = json.loads(NUMBERS.read_text(encoding="utf-8"))
    return Numbers(
        weights=tuple(known["weights"][name] for name in FEATURES),
        bias=known["bias"],
        rarity=known["rarity"],
        rarest=known["rarest"],
    )


Weights = Mapping[str, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """How a report opens: its stems, and those of its names, by how often and rarely they are used, each
    of length one; and the numbers in it.
    """

    stems: Weights
    names: Weights
    figures: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Telling:
    """One mention of an event in its words.

    Stems of the trigger and of the rest of its sentence, these with how rare and how near to it they
    are; names and numbers in the sentence; the report's opening;
    `sense` of length one, empty where no model has read the report.
    """

    doc: str
    sentence: tuple[int, int]
    trigger: str
    words: frozenset[str]
    stems: frozenset[str]
    rarity: float
    around: Weights
    near: Weights
    names: frozenset[str]
    figures: frozenset[str]
    report: Opening
    sense: tuple[float, ...]


def rarity_of(stem_: str) -> float:
    """How rare a stem is in news: the log of the inverse of the share of reports that have it."""
    known = numbers()
    return known.rarity.get(stem_, known.rarest)


@cache
def _stem(form: str) -> str:
    return stem(form)


def opening_of(document: Document) -> Opening:
    """How a report opens."""
    text = document.text[:OPENING]
    stems, names = Counter[str](), Counter[str]()
    figures = set[str]()
    for word in words_of(text):
        if word.form[0].isdigit():
            figures.add(word.form.replace(",", ""))
        elif word.form not in function_words():
            key = _stem(word.form)
            stems[key] += 1
            names[key] += text[word.span.start].isupper()
    return Opening(stems=_weighed(stems), names=_weighed(names), figures=frozenset(figures))


def _weighed(count: Mapping[str, int]) -> Weights:
    return _of_length_one({s: (1 + math.log(n)) * rarity_of(s) for s, n in count.items() if n})


def _of_length_one(weights: Weights) -> Weights:
    length = math.sqrt(sum(w * w for w in weights.values())) or 1.0
    return {s: w / length for s, w in weights.items()}


def telling_of(document: Document, mention: EventMention, report: Opening) -> Telling:
    """The telling of one mention; `report` as `opening_of` gives it."""
    own = [w.form for w in words_of(document.slice(mention.trigger))]
    content = [w for w in own if w not in function_words()] or own or ["?"]
    stems = frozenset(_stem(w) for w in content)
    around, near = dict[str, float](), dict[str, float]()
    names, figures = set[str](), set[str]()
    start, end = mention.trigger
    words = words_of(document.slice(mention.sentence), mention.sentence.start)
    for n, word in enumerate(words):
        if start <= word.span.start < end:
            continue
        if word.form[0].isdigit():
            figures.add(word.form.replace(",", ""))
        if word.form in function_words():
            continue
        key = _stem(word.form)
        rare = rarity_of(key)
        around[key] = rare
        away = min(abs(word.span.start - start), abs(word.span.start - end))
        near[key] = max(near.get(key, 0.0), rare * math.exp(-away / REACH))
        if n and document.text[word.span.start].isupper():
            names.add(key)
    return Telling(
        doc=document.id,
        sentence=(mention.sentence.start, mention.sentence.end),
        trigger=" ".join(own),
        words=frozenset(content),
        stems=stems,
        rarity=max(rarity_of(s) for s in stems),
        around=_of_length_one(around),
        near=_of_length_one(near),
        names=frozenset(names),
        figures=frozenset(figures),
        report=report,
        sense=_sense(mention.sense),
    )


def _sense(numbers_: bytes) -> tuple[float, ...]:
    values = [n - 256 if n > 127 else n for n in numbers_]
    length = math.sqrt(sum(v * v for v in values)) or 1.0
    return tuple(v / length for v in values)


def _dot(a: Weights, b: Weights) -> float:
    if len(a) > len(b):
        a, b = b, a
    return sum(w * b[s] for s, w in a.items() if s in b)


def _beginning(a: frozenset[str], b: frozenset[str]) -> float:
    """The longest share of a word with which a word of the other begins too: "announ" of "announcement"."""
    best = 0.0
    for x in a:
        for y in b:
            same = next(
                (n for n, (p, q) in enumerate(zip(x, y, strict=False)) if p != q), min(len(x), len(y))
            )
            best = max(best, same / max(len(x), len(y)))
    return best


def features(a: Telling, b: Telling) -> tuple[float, ...]:
    """What two tellings have in common, in the order of `FEATURES`."""
    sense = sum(map(mul, a.sense, b.sense))
    stems = len(a.stems & b.stems) / len(a.stems | b.stems)
    names = len(a.names & b.names)
    figures = len(a.figures & b.figures)
    report = _dot(a.report.stems, b.report.stems)
    return (
        sense,
        _beginning(a.words, b.words),
        stems,
        stems * (a.rarity + b.rarity) / 2,
        _dot(a.near, b.near),
        _dot(a.around, b.around),
        float(min(names, 4)),
        float(bool(a.names and b.names and not names)),
        float(min(figures, 2)),
        float(bool(a.figures and b.figures and not figures)),
        report,
        _dot(a.report.names, b.report.names),
        float(min(len(a.report.figures & b.report.figures), 5)),
        float(a.doc == b.doc),
        float(a.doc == b.doc and a.sentence == b.sentence),
        float(not a.stems.isdisjoint(b.around)) + float(not b.stems.isdisjoint(a.around)),
        min(a.rarity, b.rarity),
        sense * stems,
        sense * report,
    )


def likeness(a: Telling, b: Telling) -> float:
    """The share of pairs told as alike as these that are of one event, as learned; 0 without senses."""
    if not a.sense or not b.sense:
        return 0.0
    known = numbers()
    told = known.bias + sum(w * f for w, f in zip(known.weights, features(a, b), strict=True))
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, told))))
