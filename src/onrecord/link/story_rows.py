"""Reports as sparse rows of weighted words, and which rows lie nearest to one another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onrecord.link.story_words import Bag, Keys, Weights, news_share

NEWS = 200.0
"""How many reports of other news every folder counts as having beside its own, so that the words of two
reports are weighed sensibly too. 100 to 300 did about as well on ECB+ train and BASIL train."""

INSIDE = 10.0
"""The same for the second look, inside one group. 3 to 20 did about as well."""

LONELY = 0.5
"""How much words that no other report has count in a report's length. With 0, two reports with three words in
common and nobody beside them would be alike; with 1, long reports would be like none. Of two to fourteen
reports drawn from one to four stories of ECB+ and BASIL train and ECB+ dev, 99 % (B³) come out right with
0.5, 98 % with 0.3 or 1."""

PROBES = 32
"""A report's weightiest words under which its neighbours are sought. 16 to 64 gave the same stories."""

CROWD = 1000
"""Most reports under one word that are looked at; a word of more says too little."""

NEAREST = 20
"""Most neighbours of a report whose likeness is measured. 5 to 100 gave the same stories, but for
one or two reports."""

Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Rows:
    """Reports as sparse rows of length one: row i has `terms[starts[i]:starts[i + 1]]`, sorted, with
    `weights`.

    Terms count from 0; `keys` are their numbers in the reports' bags.
    """

    starts: Ints
    terms: Ints
    weights: Weights
    keys: Keys

    @property
    def width(self) -> int:
        """How many terms there are."""
        return len(self.keys)

    def __len__(self) -> int:
        return len(self.starts) - 1

    def row(self, i: int) -> tuple[Ints, Weights]:
        """Terms and weights of one report."""
        part = slice(self.starts[i], self.starts[i + 1])
        return self.terms[part], self.weights[part]


def weigh(bags: Sequence[Bag], others: float, inside: bool = False) -> Rows:
    """Rows of `bags` with rare words weighed up; words that only one report has are left out (see `LONELY`).

    A word counts minus the log of its share among these reports and `others` reports of other news;
    `inside` a group, once more by how rare it is in news at large.
    """
    sizes = np.array([len(b.keys) for b in bags])
    keys = np.concatenate([b.keys for b in bags])
    told = np.concatenate([b.told for b in bags])
    owner = np.repeat(np.arange(len(bags)), sizes)
    known, terms, counts = np.unique(keys, return_inverse=True, return_counts=True)
    kept = counts > 1
    news = news_share(known)
    rare = np.maximum(-np.log((counts + others * news) / (len(bags) + others)), 0.0)
    if inside:
        rare = rare * -np.log(news)
    number = np.cumsum(kept) - 1
    weights = told * rare[terms]
    counted = np.where(kept[terms], 1.0, 0.0 if inside else LONELY)
    lengths = np.sqrt(np.bincount(owner, weights=counted * weights**2, minlength=len(bags)))
    weights = weights / np.where(lengths > 0, lengths, 1.0)[owner]
    chosen = kept[terms]
    owner, terms, weights = owner[chosen], terms[chosen], weights[chosen]
    starts = np.concatenate([[0], np.cumsum(np.bincount(owner, minlength=len(bags)))])
    return Rows(starts, number[terms], weights, known[kept])


class Likeness:
    """Measures the cosine of one row with others; keeps one row spread out, so that asking is cheap."""

    def __init__(self, rows: Rows) -> None:
        self.rows = rows
        self._spread = np.zeros(rows.width)

    def of(self, i: int, others: Ints) -> Weights:
        """The cosine of row `i` with each of `others`."""
        terms, weights = self.rows.row(i)
        self._spread[terms] = weights
        found = self._with(others)
        self._spread[terms] = 0.0
        return found

    def _with(self, others: Ints) -> Weights:
        rows = self.rows
        first = rows.starts[others]
        sizes = rows.starts[others + 1] - first
        before = np.cumsum(sizes) - sizes
        at = np.arange(int(sizes.sum())) + np.repeat(first - before, sizes)
        products = self._spread[rows.terms[at]] * rows.weights[at]
        # Summed in the order of the terms, so that a cosine is the same to the last bit either way round.
        asked = np.repeat(np.arange(len(others)), sizes)
        return np.asarray(np.bincount(asked, weights=products, minlength=len(others)), dtype=np.float64)


def near_pairs(rows: Rows, least: float) -> Iterator[tuple[int, int, float]]:
    """Pairs of reports (i < j) at least so alike, each once, sorted by j, then i.

    Each report asks the reports under its `PROBES` weightiest words, and measures the `NEAREST` that share
    most of them. A pair is found where either of the two finds the other.
    """
    posted = _Postings(rows)
    likeness = Likeness(rows)
    found: list[dict[int, float]] = [{} for _ in range(len(rows))]
    for i in range(len(rows)):
        others = posted.nearest(i)
        for j, value in zip(others.tolist(), likeness.of(i, others).tolist(), strict=True):
            if value >= least:
                found[max(i, j)][min(i, j)] = round(value, 9)
    for j, row in enumerate(found):
        for i in sorted(row):
            yield i, j, row[i]


class _Postings:
    """Which reports have a word, and how weightily."""

    def __init__(self, rows: Rows) -> None:
        self.rows = rows
        order = np.argsort(rows.terms, kind="stable")
        self.owners = np.repeat(np.arange(len(rows)), np.diff(rows.starts))[order]
        self.weights = rows.weights[order]
        self.starts = np.concatenate([[0], np.cumsum(np.bincount(rows.terms, minlength=rows.width))])

    def nearest(self, i: int) -> Ints:
        """The reports that share most of the weight of row `i`'s weightiest words, sorted, without itself."""
        terms, weights = self.rows.row(i)
        sizes = self.starts[terms + 1] - self.starts[terms]
        usable = sizes <= CROWD
        terms, weights, sizes = terms[usable], weights[usable], sizes[usable]
        best = np.argsort(-weights, kind="stable")[:PROBES]
        terms, weights, sizes = terms[best], weights[best], sizes[best]
        before = np.cumsum(sizes) - sizes
        at = np.arange(int(sizes.sum())) + np.repeat(self.starts[terms] - before, sizes)
        owners, where = np.unique(self.owners[at], return_inverse=True)
        shared = np.bincount(
            where, weights=self.weights[at] * np.repeat(weights, sizes), minlength=len(owners)
        )
        shared[owners == i] = -1.0
        top = np.argsort(-np.round(shared, 9), kind="stable")[: NEAREST + 1]
        return np.sort(owners[top[shared[top] > 0]][:NEAREST])
