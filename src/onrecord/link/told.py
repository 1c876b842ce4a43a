"""How likely two wordings of one speaker give the same thing said: retold, shortened or translated.

Method: the sentences of both are aligned word for word (the common subsequence of stems and near words that
weighs most), words weighed by how rare they are in news; a logistic model over seven features of the
best-aligned pair of sentences gives the score. Its coefficients come from `training/told_words.py`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from onrecord.lexicon.base import read_toml
from onrecord.link.wording import Wording, function_words
from onrecord.model import Mode
from onrecord.text.normal import stem

NAME, DIGIT, NUMBER, RAREST = 2.5, 3.0, 6.0, 7.5
"""Weights of a name, of a number of one digit, of any other and of a word in no class of common words, on the
scale of `common_words.toml`: natural logarithms of how many paragraphs go on one that has the word."""

NEAR = 0.6
"""What a near word ("help" for "assist") counts of an equal one. Chosen, not measured."""

FEW = 2
"""Words with content up to which a reported wording says too little to be known by them."""

TOLD, CLEARLY = 0.6, 1.2
"""Log odds from which a retelling is taken for the same (see `is_told`). Chosen on the judged pairs."""

SEVERAL = 3
"""Shared words from which the lower of the two is enough."""

INTERCEPT = -3.36
WEIGHTS = {
    "even": 5.72,
    "mass": 1.24,
    "same_report": -0.98,
    "both_direct": -1.22,
    "few": -2.04,
    "quoted_elsewhere": -2.52,
    "event": 0.82,
}
"""The model: `python training/told_words.py BASIL.jsonl training/told_pairs.tsv`."""


class Sentence(NamedTuple):
    """The words with content of one sentence: near words as one, their stems, what each weighs, the words."""

    concepts: tuple[str, ...]
    stems: tuple[str, ...]
    weights: tuple[float, ...]
    forms: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One wording, cut to what telling it apart needs. `quoted` are the concepts in quotation marks."""

    mode: Mode
    sentences: tuple[Sentence, ...]
    concepts: frozenset[str]
    quoted: frozenset[str]
    count: int


class Likeness(NamedTuple):
    """Features of two wordings; the words (of near ones the first by letters) that the best-aligned sentences
    share; and how many of them count: all, but between two quotations no names, as titles are long."""

    features: dict[str, float]
    shared: tuple[str, ...]
    telling: int


@cache
def _rarity() -> dict[str, float]:
    classes = read_toml("common_words.toml")["class"]
    return {s: int(n) + 0.5 for n, row in classes.items() for s in row["stems"].split()}


@cache
def _near() -> dict[str, str]:
    """Stem of a word to the stem that stands for it and its near words."""
    plain = function_words()
    found: dict[str, str] = {}
    for line in read_toml("near_words.toml")["en"]:
        words = [w for w in (w.strip() for w in line.split(",")) if " " not in w and w not in plain]
        for word in words:
            found.setdefault(stem(word), f"={stem(words[0])}")
    return found


def concept(of: str) -> str:
    """What stands for a stem and its near words."""
    return _near().get(of, of)


def tell(wording: Wording, mode: Mode) -> Told:
    """The wording cut into sentences of weighed words."""
    sentences = tuple(_sentences(wording))
    quoted = frozenset(concept(s) for s in wording.content(quoted=True))
    whole = frozenset(c for s in sentences for c in s.concepts)
    count = sum(len(s.stems) for s in sentences)
    if len(sentences) > 1:
        # A report may retell two sentences in one.
        sentences = (*sentences, _joined(sentences))
    return Told(mode=mode, sentences=sentences, concepts=whole, quoted=quoted, count=count)


def _sentences(wording: Wording) -> Iterator[Sentence]:
    plain = function_words()
    for sentence in wording.sentences():
        rows = [_row(word.form, name) for word, name in sentence if word.form not in plain]
        if rows:
            concepts, stems, weights, forms = zip(*rows, strict=True)
            yield Sentence(concepts, stems, weights, forms)


def _joined(sentences: Sequence[Sentence]) -> Sentence:
    return Sentence(
        tuple(c for s in sentences for c in s.concepts),
        tuple(c for s in sentences for c in s.stems),
        tuple(c for s in sentences for c in s.weights),
        tuple(c for s in sentences for c in s.forms),
    )


def _row(form: str, name: bool) -> tuple[str, str, float, str]:
    root = stem(form)
    if form[0].isdigit():
        return root, root, NUMBER if len(form) > 1 else DIGIT, form
    return concept(root), root, NAME if name else _rarity().get(root, RAREST), form


def likeness(a: Told, b: Told, same_report: bool, event: bool) -> Likeness:
    """What two wordings have in common. The same either way round."""
    even, mass, shared = max(_aligned(x, y) for x in a.sentences for y in b.sentences)
    few = min(a.count, b.count) <= FEW and not (a.quoted and b.quoted)
    features = {
        "even": even,
        "mass": min(mass, 30.0) / 10,
        "same_report": float(same_report),
        "both_direct": float(a.mode is Mode.DIRECT and b.mode is Mode.DIRECT),
        "few": float(few),
        "quoted_elsewhere": float(_quoted_elsewhere(a, b) or _quoted_elsewhere(b, a)),
        "event": float(event),
    }
    words = dict(shared)
    direct = a.mode is Mode.DIRECT is b.mode
    count = sum(not common for common in words.values()) if direct else len(words)
    return Likeness(features, tuple(words), count)


def _quoted_elsewhere(a: Told, b: Told) -> bool:
    """Whether the phrase that one report puts in marks is nowhere in the other: that tells another saying."""
    return a.mode is Mode.MIXED and not a.quoted & b.concepts


def _aligned(a: Sentence, b: Sentence) -> tuple[float, float, tuple[tuple[str, bool], ...]]:
    """Share of both sentences that stands in the other in the same order, its weight, and the shared words.

    With each word whether it is a name, or as common as one is told.
    Of all ways to align them the one with the most weight is taken.
    """
    # What stands in one only changes nothing: the table is of the words that both have.
    common = set(a.concepts).intersection(b.concepts)
    here = [i for i, word in enumerate(a.concepts) if word in common]
    there = [j for j, word in enumerate(b.concepts) if word in common]
    rows: list[list[float]] = [[0.0] * (len(there) + 1)]
    for x in here:
        above, row = rows[-1], [0.0]
        for n, y in enumerate(there):
            best = max(above[n + 1], row[n])
            if a.concepts[x] == b.concepts[y]:
                best = max(best, above[n] + _met(a, b, x, y))
            row.append(best)
        rows.append(row)
    mass = rows[-1][-1]
    shared = []
    i, j = len(here), len(there)
    while i and j and rows[i][j] > 0:
        if rows[i][j] == rows[i - 1][j]:
            i -= 1
        elif rows[i][j] == rows[i][j - 1]:
            j -= 1
        else:
            i, j = i - 1, j - 1
            x, y = here[i], there[j]
            shared.append((min(a.forms[x], b.forms[y]), min(a.weights[x], b.weights[y]) <= NAME))
    return 2 * mass / (sum(a.weights) + sum(b.weights)), mass, tuple(sorted(shared))


def _met(a: Sentence, b: Sentence, i: int, j: int) -> float:
    weight = min(a.weights[i], b.weights[j])
    return weight if a.stems[i] == b.stems[j] else NEAR * weight


def could_reach(a: Told, b: Told, least: float) -> bool:
    """Whether the words in common, in whatever order, could give log odds of `least`: a quick first look."""
    common = a.concepts & b.concepts
    weigh = {c: w for s in a.sentences for c, w in zip(s.concepts, s.weights, strict=True)}
    mass = sum(weigh[c] for c in common)
    even = min(1.0, 2 * mass / (_lightest(a) + _lightest(b)))
    most = {"even": even, "mass": min(2 * mass, 30.0) / 10, "event": 1.0}
    return INTERCEPT + sum(WEIGHTS[name] * value for name, value in most.items()) >= least


def _lightest(told: Told) -> float:
    return min(sum(s.weights) for s in told.sentences)


def is_told(log_odds: float, shared: int, quoted: bool, event: bool) -> bool:
    """Whether two wordings are taken for one thing said.

    Few words in common must be clear without the help of a common event; so must two reports that both put it
    in their own words, of no common event: they may speak of two sayings.

    Args:
        log_odds: What `score` says.
        shared: Different words that both have.
        quoted: Whether either quotes anything.
        event: Whether both are about one event.
    """
    if shared < (2 if quoted else SEVERAL):
        return False
    if shared < SEVERAL:
        log_odds -= WEIGHTS["event"] * event
        return log_odds >= CLEARLY
    return log_odds >= (TOLD if quoted or event else CLEARLY)


def score(features: dict[str, float]) -> float:
    """Log odds that the two give one thing said."""
    return INTERCEPT + sum(WEIGHTS[name] * value for name, value in features.items())
