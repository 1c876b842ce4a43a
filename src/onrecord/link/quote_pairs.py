"""Which of a million utterances are worth comparing, and groups of those that are one.

Blocking: every utterance is filed under each pair of neighbouring words that it quotes and under each
word of its speaker. Keys that many share are refined once (four words in a row; the word on this event
or in these days); what still crowds one key meets only its neighbours in time. So the number of pairs
grows with the number of utterances, not with its square.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from onrecord.link.base import RULED
from onrecord.link.told import concept
from onrecord.link.utterances import Utterance
from onrecord.model import Span, Verdict

CROWD = 24
"""Most utterances under one key that are all compared with one another. Chosen for speed."""

WINDOW = 4
"""Neighbours in time that a crowded key still brings together."""

PARTNERS = 24
"""Most later utterances that one is compared with: those that share the most keys with it."""

DAYS = 3
"""Length of the periods by which a speaker's common words are filed, in days."""

SHORT = 2
"""Words with content up to which one shared key is enough; longer utterances need two."""

MIXER = 0x9E3779B97F4A7C15
WIDE = (1 << 64) - 1

Codes = NDArray[np.int64]


class _Numbers(dict[str, int]):
    """A number for each string, in the order in which they come."""

    def __missing__(self, of: str) -> int:
        number = self[of] = len(self) + 1
        return number


def _mix(*parts: int) -> int:
    """One 63-bit key of several numbers. Two keys that meet by chance cost a comparison, nothing else."""
    value = 0
    for part in parts:
        value = ((value ^ part) * MIXER) & WIDE
        value ^= value >> 29
    return value >> 1


class _Keys:
    """The keys of utterances, coarse and fine, as numbers that are the same in every run."""

    def __init__(self, items: Sequence[Utterance]) -> None:
        self.items = items
        self.number = _Numbers()

    def coarse(self, item: Utterance) -> Iterator[tuple[int, tuple[int, ...]]]:
        """(key, what the finer keys need): rows of two quoted words; the speaker's words."""
        quoted = [self.number[s] for s in item.quoted]
        for n, (x, y) in enumerate(pairwise(quoted)):
            yield _mix(1, x, y), (1, *quoted[n : n + 4])
        if item.speaker:
            who = self.number[item.speaker]
            for word in sorted({concept(s) for s in item.content}):
                yield _mix(2, who, self.number[word]), (2, who, self.number[word])

    def fine(self, item: Utterance, more: tuple[int, ...]) -> Iterator[int]:
        """What a crowded key is parted by."""
        if more[0] == 1:
            if len(more) == 5:
                yield _mix(3, *more[1:])
            if item.speaker:
                yield _mix(4, self.number[item.speaker], *more[1:3])
            return
        for event in sorted(item.events):
            yield _mix(5, *more[1:], self.number[event])
        published = item.places[0][0].published
        if published is not None:
            # Days near a border of two periods are in both.
            for period in {(published.toordinal() + d) // DAYS for d in (0, 1)}:
                yield _mix(6, *more[1:], period)


def candidate_pairs(items: Sequence[Utterance]) -> list[tuple[int, int]]:
    """Pairs of indexes of utterances worth comparing, the lower index first, sorted.

    `items` must come in the order of their keys, so that neighbours are neighbours in time.
    """
    keys = _Keys(items)
    names, owners = array("Q"), array("l")
    for i, item in enumerate(items):
        for key, _ in keys.coarse(item):
            names.append(key)
            owners.append(i)
    pairs, crowded = _grouped(names, owners, CROWD)
    if crowded:
        names, owners = array("Q"), array("l")
        for i, item in enumerate(items):
            for key, more in keys.coarse(item):
                if key in crowded:
                    for finer in keys.fine(item, more):
                        names.append(finer)
                        owners.append(i)
        more_pairs, _ = _grouped(names, owners, CROWD, window=True)
        pairs.extend(more_pairs)
    return _enough(pairs, items)


def _grouped(
    names: array[int], owners: array[int], crowd: int, window: bool = False
) -> tuple[list[Codes], set[int]]:
    """Pairs (as lower << 32 | higher) of owners of one key, and the keys that too many have."""
    if not names:
        return [], set()
    key = np.frombuffer(names, dtype=np.uint64)
    owner = np.frombuffer(owners, dtype=np.int64)
    order = np.argsort(key, kind="stable")
    key, owner = key[order], owner[order]
    start = np.flatnonzero(np.r_[True, key[1:] != key[:-1]])
    size = np.diff(np.r_[start, len(key)])
    found: list[Codes] = []
    for n in range(2, crowd + 1):
        rows = owner[start[size == n][:, None] + np.arange(n)]
        for i in range(n):
            for j in range(i + 1, n):
                found.append(_codes(rows[:, i], rows[:, j]))
    large = size > crowd
    if window and large.any():
        inside = np.repeat(large, size)
        group = np.repeat(np.arange(len(size)), size)
        for step in range(1, WINDOW + 1):
            both = np.flatnonzero(inside[:-step] & (group[:-step] == group[step:]))
            found.append(_codes(owner[both], owner[both + step]))
    return found, set(key[start[large]].tolist())


def _codes(a: Codes, b: Codes) -> Codes:
    codes: Codes = (a[a != b] << 32) | b[a != b]
    return codes


def _enough(found: list[Codes], items: Sequence[Utterance]) -> list[tuple[int, int]]:
    """Pairs that share enough keys, at most `PARTNERS` of one utterance with later ones."""
    if not found:
        return []
    codes, shared = np.unique(np.concatenate(found), return_counts=True)
    low, high = codes >> 32, codes & 0xFFFFFFFF
    short = np.array([len(u.content) <= SHORT or len(u.quoted) == 1 for u in items])
    keep = (shared > 1) | short[low] | short[high]
    low, high, shared = low[keep], high[keep], shared[keep]
    order = np.lexsort((high, -shared, low))
    low, high = low[order], high[order]
    start = np.flatnonzero(np.r_[True, low[1:] != low[:-1]]) if len(low) else np.array([], dtype=np.int64)
    rank = np.arange(len(low)) - np.repeat(start, np.diff(np.r_[start, len(low)]))
    best = rank < PARTNERS
    return sorted(zip(low[best].tolist(), high[best].tolist(), strict=True))


class Groups:
    """Utterances put together pair by pair.

    Two groups stay apart if they have different speakers, if a member of one stands inside a
    member of the other, or if a person said so; of the former a person's word is stronger.
    """

    def __init__(self, items: Sequence[Utterance]) -> None:
        self.items = items
        self.of = list(range(len(items)))
        self._groups: dict[int, _Group] = {}
        self._apart: dict[int, set[int]] = {}

    def keep_apart(self, i: int, j: int) -> None:
        """Never put the groups of `i` and `j` together."""
        self._apart.setdefault(i, set()).add(j)
        self._apart.setdefault(j, set()).add(i)

    def join(self, i: int, j: int, verdict: Verdict) -> None:
        """Put the groups of `i` and `j` together, unless something forbids it."""
        a, b = self.of[i], self.of[j]
        if a == b:
            self._group(a).why.append(verdict)
            return
        large, small = self._group(a), self._group(b)
        if len(large.members) < len(small.members):
            a, b, large, small = b, a, small, large
        if any(self.of[x] == a for member in small.members for x in self._apart.get(member, ())):
            return
        if verdict.rule != RULED and _exclude(large, small):
            return
        for member in small.members:
            self.of[member] = a
        large.members.extend(small.members)
        large.why.extend([*small.why, verdict])
        large.speaker = large.speaker or small.speaker
        for doc, spans in small.taken.items():
            large.taken.setdefault(doc, []).extend(spans)
        del self._groups[b]

    def having(self, i: int) -> list[int]:
        """The members of the group of `i`."""
        return self._groups[self.of[i]].members if self.of[i] in self._groups else [i]

    def _group(self, root: int) -> _Group:
        if root not in self._groups:
            taken: dict[str, list[Span]] = {}
            for document, statement in self.items[root].places:
                taken.setdefault(document.id, []).append(Span(statement.start, statement.end))
            self._groups[root] = _Group([root], [], self.items[root].speaker, taken)
        return self._groups[root]

    def __iter__(self) -> Iterator[tuple[list[Utterance], list[Verdict]]]:
        """Each group with its reasons, in the order of its earliest member; also who stands alone."""
        grouped = {min(g.members): g for g in self._groups.values()}
        for i in range(len(self.items)):
            if i in grouped:
                yield [self.items[m] for m in sorted(grouped[i].members)], grouped[i].why
            elif self.of[i] == i and i not in self._groups:
                yield [self.items[i]], []


@dataclass(slots=True)
class _Group:
    """A group as it grows: members, reasons, the speaker if known, and where its members stand."""

    members: list[int]
    why: list[Verdict]
    speaker: str
    taken: dict[str, list[Span]]


def _exclude(large: _Group, small: _Group) -> bool:
    """Whether they have different speakers, or one stands inside the other."""
    if large.speaker and small.speaker and large.speaker != small.speaker:
        return True
    return any(_touch(spans, large.taken.get(doc, [])) for doc, spans in small.taken.items())


def _touch(x: Iterable[Span], y: Sequence[Span]) -> bool:
    """Whether a stretch of one side and one of the other share characters."""
    return any(a.touches(b) for a in x for b in y)
