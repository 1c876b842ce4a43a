"""Groups out of pairwise verdicts, without lucky chains."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
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


def cluster(
    items: Sequence[T],
    linker: Linker[T],
    by: Callable[[T], str],
    crowd: int = CROWD,
    finer: Callable[[T], Iterable[str]] | None = None,
) -> Grouping[T]:
    """Group items that the linker calls the same.

    A DIFFERENT verdict between any two members forbids a group, so a chain
    of lucky matches cannot glue two happenings together. Where an item would fit two
    groups that exclude each other, it joins the one with which it shares more company.
    A person's ruling (rule "ruling") is applied first and is not undone by the linker.

    Returns:
        Groups and members in order of `by`, whatever order the items came in.
        `by` must tell items apart.
    """
    return _Clustering(sorted(items, key=by), linker, crowd, finer).run()


class _Clustering(Generic[T]):
    """One run of clustering.

    Of all verdicts only those that join, could join or bear a ruling are kept; the others, a million
    in a story with a thousand tellings, are one mark each.
    """

    def __init__(
        self,
        items: list[T],
        linker: Linker[T],
        crowd: int,
        finer: Callable[[T], Iterable[str]] | None = None,
    ) -> None:
        self.items = items
        self.linker = linker
        self.kept: dict[tuple[int, int], Verdict] = {}
        self.asked: tuple[array[int], bytearray] = (array("q"), bytearray())
        self.later: dict[int, bool] = {}
        self.group = list(range(len(items)))
        self.members: dict[int, list[int]] = {i: [i] for i in range(len(items))}
        self.why: dict[int, list[Verdict]] = defaultdict(list)
        self.barred: dict[int, set[int]] = defaultdict(set)
        for i, j in candidate_pairs(items, linker, crowd, finer):
            self.asked[0].append(i * len(items) + j)
            self.asked[1].append(self._ask(i, j))
        could = (Answer.SAME, Answer.POSSIBLY)
        self.linked = [(pair, verdict) for pair, verdict in self.kept.items() if verdict.answer in could]

    def _ask(self, i: int, j: int) -> bool:
        """The linker's word on two items: whether it tells them apart; kept whole if it is needed again."""
        verdict = self.linker.compare(self.items[i], self.items[j])
        if verdict.rule == RULED or verdict.answer in (Answer.SAME, Answer.POSSIBLY):
            self.kept[i, j] = verdict
        return verdict.answer is Answer.DIFFERENT

    def apart(self, i: int, j: int, ruled: bool) -> bool:
        """Whether the linker tells two items apart; with `ruled`, whether a person does. Asked once."""
        pair = (i, j) if i < j else (j, i)
        kept = self.kept.get(pair)
        if kept is not None:
            return kept.answer is Answer.DIFFERENT and (not ruled or kept.rule == RULED)
        number = pair[0] * len(self.items) + pair[1]
        at = bisect_left(self.asked[0], number)
        if at < len(self.asked[0]) and self.asked[0][at] == number:
            return bool(self.asked[1][at]) and not ruled
        if number not in self.later:
            self.later[number] = self._ask(*pair)
            return self.apart(i, j, ruled)
        return self.later[number] and not ruled

    def run(self) -> Grouping[T]:
        """All merges, then the groups with what could join them."""
        for (i, j), verdict in self._in_order():
            self._merge(i, j, verdict)
        roots = sorted(self.members, key=lambda g: min(self.members[g]))
        number = {g: n for n, g in enumerate(roots)}
        return Grouping(
            groups=tuple(tuple(self.items[i] for i in sorted(self.members[g])) for g in roots),
            why=tuple(tuple(self.why[g]) for g in roots),
            soft=tuple(self._soft(number)),
        )

    def _in_order(self) -> list[tuple[tuple[int, int], Verdict]]:
        """Pairs called the same: rulings first, then those with the most common company."""
        same = [(pair, verdict) for pair, verdict in self.linked if verdict.answer is Answer.SAME]
        company: dict[int, set[int]] = defaultdict(set)
        for (i, j), _ in same:
            company[i].add(j)
            company[j].add(i)
        return sorted(
            same,
            key=lambda s: (s[1].rule != RULED, -len(company[s[0][0]] & company[s[0][1]]), s[0]),
        )

    def _merge(self, i: int, j: int, verdict: Verdict) -> None:
        a, b = self.group[i], self.group[j]
        ruled = verdict.rule == RULED
        if a == b or (b in self.barred[a] and not ruled):
            return
        if self._forbidden(a, b, ruled):
            if not ruled:
                self.barred[a].add(b)
                self.barred[b].add(a)
            return
        if min(self.members[b]) < min(self.members[a]):
            a, b = b, a
        for member in self.members[b]:
            self.group[member] = a
        self.members[a].extend(self.members.pop(b))
        self.why[a].extend([*self.why.pop(b, []), verdict])
        # Who could not join a part cannot join the whole.
        for other in self.barred.pop(b, set()):
            self.barred[other].discard(b)
            if other != a:
                self.barred[other].add(a)
                self.barred[a].add(other)

    def _forbidden(self, a: int, b: int, ruled: bool = False) -> bool:
        """Whether any two members exclude each other; against a ruling only a ruling counts."""
        return any(self.apart(i, j, ruled) for i in self.members[a] for j in self.members[b])

    def _soft(self, number: dict[int, int]) -> list[tuple[int, int, Verdict]]:
        found: dict[tuple[int, int], Verdict] = {}
        barred: set[tuple[int, int]] = set()
        for (i, j), verdict in self.linked:
            a, b = sorted((self.group[i], self.group[j]), key=lambda g: number[g])
            pair = (number[a], number[b])
            if a == b or pair in found or pair in barred:
                continue
            if self._forbidden(a, b):
                barred.add(pair)
            else:
                found[pair] = verdict
        return [(a, b, verdict) for (a, b), verdict in sorted(found.items(), key=lambda x: x[0])]
