"""Groups out of pairwise verdicts, without lucky chains."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from onrecord.link.base import RULED, Linker
from onrecord.link.block import CROWD, candidate_pairs
from onrecord.model import Answer, Verdict

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Grouping(Generic[T]):
    """Groups of the same, and which groups could be the same.

    `why` gives for every group the verdicts that hold it together; `soft` are
    (number of a group, number of another, the POSSIBLY verdict between members),
    only between groups with no DIFFERENT between any of their members.
    """

    groups: tuple[tuple[T, ...], ...]
    why: tuple[tuple[Verdict, ...], ...]
    soft: tuple[tuple[int, int, Verdict], ...]


def cluster(items: Sequence[T], linker: Linker[T], by: Callable[[T], str], crowd: int = CROWD) -> Grouping[T]:
    """Group items that the linker calls the same.

    A DIFFERENT verdict between any two members forbids a group, so a chain
    of lucky matches cannot glue two happenings together. Where an item would fit two
    groups that exclude each other, it joins the one with which it shares more company.
    A person's ruling (rule "ruling") is applied first and is not undone by the linker.

    Returns:
        Groups and members in order of `by`, whatever order the items came in.
        `by` must tell items apart.
    """
    return _Clustering(sorted(items, key=by), linker, crowd).run()


class _Clustering(Generic[T]):
    def __init__(self, items: list[T], linker: Linker[T], crowd: int) -> None:
        self.items = items
        self.linker = linker
        self.verdicts: dict[tuple[int, int], Verdict] = {}
        self.pairs = list(candidate_pairs(items, linker, crowd))
        self.group = list(range(len(items)))
        self.members: dict[int, list[int]] = {i: [i] for i in range(len(items))}
        self.why: dict[int, list[Verdict]] = defaultdict(list)

    def verdict(self, i: int, j: int) -> Verdict:
        """The linker's word on two items, asked once."""
        pair = (i, j) if i < j else (j, i)
        if pair not in self.verdicts:
            self.verdicts[pair] = self.linker.compare(self.items[pair[0]], self.items[pair[1]])
        return self.verdicts[pair]

    def run(self) -> Grouping[T]:
        """All merges, then the groups with what could join them."""
        for i, j in self._in_order():
            self._merge(i, j, self.verdict(i, j))
        roots = sorted(self.members, key=lambda g: min(self.members[g]))
        number = {g: n for n, g in enumerate(roots)}
        return Grouping(
            groups=tuple(tuple(self.items[i] for i in sorted(self.members[g])) for g in roots),
            why=tuple(tuple(self.why[g]) for g in roots),
            soft=tuple(self._soft(number)),
        )

    def _in_order(self) -> list[tuple[int, int]]:
        """Pairs called the same: rulings first, then those with the most common company."""
        same = [(i, j) for i, j in self.pairs if self.verdict(i, j).answer is Answer.SAME]
        company: dict[int, set[int]] = defaultdict(set)
        for i, j in same:
            company[i].add(j)
            company[j].add(i)
        return sorted(
            same,
            key=lambda p: (self.verdict(*p).rule != RULED, -len(company[p[0]] & company[p[1]]), p),
        )

    def _merge(self, i: int, j: int, verdict: Verdict) -> None:
        a, b = self.group[i], self.group[j]
        if a == b or self._forbidden(a, b, ruled=verdict.rule == RULED):
            return
        if min(self.members[b]) < min(self.members[a]):
            a, b = b, a
        for member in self.members[b]:
            self.group[member] = a
        self.members[a].extend(self.members.pop(b))
        self.why[a].extend([*self.why.pop(b, []), verdict])

    def _forbidden(self, a: int, b: int, ruled: bool = False) -> bool:
        """Whether any two members exclude each other; against a ruling only a ruling counts."""
        return any(
            verdict.answer is Answer.DIFFERENT and (not ruled or verdict.rule == RULED)
            for i in self.members[a]
            for j in self.members[b]
            if (verdict := self.verdict(i, j))
        )

    def _soft(self, number: dict[int, int]) -> list[tuple[int, int, Verdict]]:
        found: dict[tuple[int, int], Verdict] = {}
        for i, j in self.pairs:
            verdict = self.verdict(i, j)
            if verdict.answer not in (Answer.POSSIBLY, Answer.SAME):
                continue
            a, b = sorted((self.group[i], self.group[j]), key=lambda g: number[g])
            if a == b or self._forbidden(a, b):
                continue
            found.setdefault((number[a], number[b]), verdict)
        return [(a, b, verdict) for (a, b), verdict in sorted(found.items(), key=lambda x: x[0])]
