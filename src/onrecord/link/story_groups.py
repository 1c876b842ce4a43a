"""Reports in groups that tell of one story, out of their weighted words and days.

Average-link clustering (Sokal & Michener 1958) over nearest neighbours found through an inverted index, then
a second look at every group with the words weighed by how common they are *inside* it: what all of a group
share ("strait", "tanker") says nothing there, and two alike stories (23 sailors of one ship; 26 of another)
fall apart. Costs grow with reports, their words and the neighbours kept, never with pairs of reports.
"""

from __future__ import annotations

import heapq
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from onrecord.link.story_rows import INSIDE, NEWS, Ints, Likeness, Rows, near_pairs, weigh
from onrecord.link.story_words import Bag, Weights

JOINED = 0.10
"""Mean cosine between the reports of two groups from which they are one, at first look. From 0.08 to 0.12 the
figures of BASIL train, ECB+ train and ECB+ dev hold: the second look mends what is joined too freely."""

APART = 0.08
"""Mean cosine, in the words of the group itself, under which its two halves are two stories. The figures of
ECB+ train and dev hold from 0.07 to 0.10."""

FAR = 0.25
"""The same as a share of what the reports of the looser half have in common with one another: few reports
share much of the little that they say. From 0.2 to 0.3 the figures hold; 0.4 costs a point."""

FEWEST = 4
"""Fewest reports of a group that is looked at again, two on either side."""

SAMPLE = 200
"""Most reports of one group from which its halves are found; the others follow the half they are nearer
to."""

LEAST = 0.05
"""Mean cosine under which two groups are no longer neighbours."""

FREE = 4
"""Days between two reports within which time says nothing against their being one story."""

FADING = 30.0
"""Days beyond that in which what time takes away is nearly all taken. Chosen on BASIL train, any number
does."""

LEFT = 0.5
"""What is left of a likeness over any length of time: a story may run for years."""


def fading(days: NDArray[np.float64]) -> Weights:
    """What time leaves of a likeness, for numbers of days between; a missing day (nan) takes nothing away."""
    late = np.maximum(np.nan_to_num(days, nan=0.0) - FREE, 0.0)
    return np.asarray(LEFT + (1 - LEFT) * np.exp(-late / FADING))


@dataclass(frozen=True, slots=True)
class Group:
    """Reports of one story by their numbers, sorted; `split` where it was once one with another group."""

    members: tuple[int, ...]
    split: bool = False


def group(bags: Sequence[Bag], days: Sequence[int | None]) -> list[Group]:
    """The groups, sorted by their first members. `days` are ordinals of publication, None where nobody says.

    The numbers of the result depend on the order of `bags`; for the same groups whatever order reports come
    in, sort them first.
    """
    if not bags:
        return []
    numbers = np.array([np.nan if d is None else d for d in days], dtype=np.float64)
    found: list[Group] = []
    todo = [Group(tuple(g)) for g in _Joining(weigh(bags, NEWS), numbers).run()]
    while todo:
        one = todo.pop()
        halves = look_again([bags[i] for i in one.members], numbers[list(one.members)])
        if halves is None:
            found.append(one)
        else:
            todo += [Group(tuple(one.members[i] for i in half), split=True) for half in halves]
    return sorted(found, key=lambda g: g.members[0])


@dataclass(slots=True)
class _Cluster:
    """A group in the making: the sum of its rows and the days it spans."""

    members: list[int]
    terms: Ints
    weights: Weights
    first: float
    last: float
    beside: dict[int, float] = field(default_factory=dict)
    """Number of a neighbour to the sum of cosines between members."""


class _Joining:
    """Average-link clustering of the graph of near pairs. Sums of cosines that the graph lacks are
    measured."""

    def __init__(self, rows: Rows, days: NDArray[np.float64]) -> None:
        self.clusters = {
            i: _Cluster([i], *rows.row(i), float(days[i]), float(days[i])) for i in range(len(rows))
        }
        self.heap: list[tuple[float, int, int]] = []
        for i, j, value in near_pairs(rows, LEAST):
            self.clusters[i].beside[j] = self.clusters[j].beside[i] = value
        for i, cluster in self.clusters.items():
            for j in cluster.beside:
                if i < j:
                    self._offer(i, j)

    def run(self) -> list[list[int]]:
        """All joins, the likest first; of two equally like pairs the one with the lower numbers."""
        while self.heap:
            negative, i, j = heapq.heappop(self.heap)
            current = i in self.clusters and j in self.clusters and j in self.clusters[i].beside
            if current and -negative == self._alike(i, j):
                self._join(i, j)
        return [sorted(c.members) for c in self.clusters.values()]

    def _alike(self, i: int, j: int) -> float:
        a, b = self.clusters[i], self.clusters[j]
        mean = a.beside[j] / (len(a.members) * len(b.members))
        between = max(a.first - b.last, b.first - a.last, 0.0)
        return round(mean * float(fading(np.array(between))), 9)

    def _offer(self, i: int, j: int) -> None:
        alike = self._alike(i, j)
        if alike >= JOINED:
            heapq.heappush(self.heap, (-alike, min(i, j), max(i, j)))

    def _join(self, i: int, j: int) -> None:
        """Group `j` goes into group `i`."""
        a, b = self.clusters[i], self.clusters.pop(j)
        del a.beside[j], b.beside[i]
        sums: dict[int, float] = {}
        for k in sorted(a.beside.keys() | b.beside.keys()):
            other = self.clusters[k]
            other.beside.pop(j, None)
            other.beside.pop(i, None)
            total = sum(c.beside[k] if k in c.beside else _product(c, other) for c in (a, b))
            if total >= LEAST * (len(a.members) + len(b.members)) * len(other.members):
                sums[k] = other.beside[i] = total
        a.beside = sums
        a.members += b.members
        a.terms, a.weights = _sum(a, b)
        a.first, a.last = float(np.fmin(a.first, b.first)), float(np.fmax(a.last, b.last))
        for k in sums:
            self._offer(i, k)


def _product(a: _Cluster, b: _Cluster) -> float:
    """The sum of all cosines between members of two groups."""
    if len(a.terms) > len(b.terms):
        a, b = b, a
    if not len(b.terms):
        return 0.0
    at = np.minimum(np.searchsorted(b.terms, a.terms), len(b.terms) - 1)
    return (
        float(np.cumsum(np.where(b.terms[at] == a.terms, a.weights * b.weights[at], 0.0))[-1])
        if len(at)
        else 0.0
    )


def _sum(a: _Cluster, b: _Cluster) -> tuple[Ints, Weights]:
    terms, where = np.unique(np.concatenate([a.terms, b.terms]), return_inverse=True)
    weights = np.bincount(where, weights=np.concatenate([a.weights, b.weights]))
    return np.asarray(terms, dtype=np.int64), np.asarray(weights, dtype=np.float64)


def look_again(bags: Sequence[Bag], days: NDArray[np.float64]) -> tuple[list[int], list[int]] | None:
    """The two stories that a group holds, as numbers of its reports; None where it holds one."""
    if len(bags) < FEWEST:
        return None
    chosen = sorted(range(len(bags)), key=lambda i: (days[i] if days[i] == days[i] else np.inf, i))
    if len(bags) > SAMPLE:
        chosen = [chosen[i * len(bags) // SAMPLE] for i in range(SAMPLE)]
    rows = weigh(bags, INSIDE, inside=True)
    likeness = Likeness(rows)
    some = np.array(sorted(chosen))
    alike = np.array([likeness.of(int(i), some) for i in some])
    alike = np.round(alike * fading(np.abs(days[some, None] - days[None, some])), 9)
    halves = _halves(alike)
    if halves is None or not _apart(alike, *halves):
        return None
    left, right = ({int(some[i]) for i in half} for half in halves)
    for i in sorted(set(range(len(bags))) - left - right):
        near = likeness.of(i, some) * fading(np.abs(days[some] - days[i]))
        (left if near[halves[0]].mean() >= near[halves[1]].mean() else right).add(i)
    return sorted(left), sorted(right)


def _apart(alike: Weights, left: Sequence[int], right: Sequence[int]) -> bool:
    across = float(alike[np.ix_(left, right)].mean())
    within = min(_within(alike, left), _within(alike, right))
    return across < APART or across < FAR * within


def _within(alike: Weights, half: Sequence[int]) -> float:
    """The mean cosine between different members of a half."""
    between = alike[np.ix_(half, half)]
    return float(between.sum() - np.trace(between)) / (len(half) * (len(half) - 1))


def _halves(alike: Weights) -> tuple[list[int], list[int]] | None:
    """The last two groups of average-link clustering that both have two members; None if there are none."""
    n = len(alike)
    members = {i: [i] for i in range(n)}
    sums = np.where(np.eye(n, dtype=bool), -np.inf, alike)
    sizes = np.ones(n)
    joins: list[tuple[list[int], list[int]]] = []
    while len(members) > 1:
        means = sums / (sizes[:, None] * sizes[None, :])
        i, j = sorted(divmod(int(np.argmax(means)), n))
        joins.append((members[i], members.pop(j)))
        members[i] = members[i] + joins[-1][1]
        sums[i] += sums[j]
        sums[:, i] = sums[i]
        sums[i, i] = -np.inf
        sums[j] = sums[:, j] = -np.inf
        sizes[i] += sizes[j]
    whole = set(range(n))
    for left, right in reversed(joins):
        if whole == {*left, *right}:
            if min(len(left), len(right)) >= FEWEST // 2:
                return sorted(left), sorted(right)
            whole = set(left if len(left) >= len(right) else right)
    return None
