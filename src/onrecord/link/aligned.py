"""Stretches of two reports that are the same words, lightly edited, wherever they stand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from rapidfuzz.distance import LCSseq

SEED = 4
"""Words in a row that two stretches must share to be laid beside each other."""

GAP = 10
"""Most words that may differ between two shared runs of one stretch: a light edit.
Chosen on the edited pairs of bench/copies.py, as are the other numbers here."""

OCCURRENCES = 12
"""Most places of one run in a report that are tried; what stands there more often is a refrain."""


class Run(NamedTuple):
    """`n` words from `i` here that stand from `k` there."""

    i: int
    k: int
    n: int


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words `i` to `j` here and `k` to `m` there; `kept` are those here that stand there, in order."""

    i: int
    j: int
    k: int
    m: int
    kept: tuple[int, ...]


Places = Mapping[tuple[int, ...], Sequence[int]]
"""Where each run of words of a report stands in it."""


def places(words: Sequence[int]) -> Places:
    """Where each run of `words` begins."""
    at: dict[tuple[int, ...], list[int]] = defaultdict(list)
    for k in range(len(words) - SEED + 1):
        at[tuple(words[k : k + SEED])].append(k)
    return at


def stretches(here: Sequence[int], there: Sequence[int], at: Places) -> list[Stretch]:
    """What two reports, as words, have in common: stretches in the order in which they stand here.

    `at` are the `places` of `there`.

    Runs of words are found first, the longest of those that begin at a word; runs that follow each other
    in both reports with few words between become one stretch. Stretches may stand in another order there.
    """
    return [_stretch(here, there, runs) for runs in _joined(_runs(here, there, at))]


def _runs(here: Sequence[int], there: Sequence[int], at: Places) -> list[Run]:
    """Longest shared runs from left to right."""
    runs: list[Run] = []
    i = 0
    while i <= len(here) - SEED:
        where = at.get(tuple(here[i : i + SEED]))
        if where is None:
            i += 1
            continue
        _, n, k = max(_measured(here, there, i, k, runs) for k in where[:OCCURRENCES])
        runs.append(Run(i, -k, n))
        i += n
    return runs


def _measured(
    here: Sequence[int], there: Sequence[int], i: int, k: int, runs: Sequence[Run]
) -> tuple[int, int, int]:
    """How good a run is: one that continues the last counts as if that one's words were its own."""
    n = SEED
    while i + n < len(here) and k + n < len(there) and here[i + n] == there[k + n]:
        n += 1
    follows = bool(runs) and _follow(runs[-1], Run(i, k, n))
    return (n + (runs[-1].n if follows else 0), n, -k)


def _follow(one: Run, other: Run) -> bool:
    """Whether two runs belong to one stretch."""
    return 0 <= other.i - one.i - one.n <= GAP and 0 <= other.k - one.k - one.n <= GAP


def _joined(runs: Sequence[Run]) -> Iterator[list[Run]]:
    joined: list[Run] = []
    for run in runs:
        if joined and not _follow(joined[-1], run):
            yield joined
            joined = []
        joined.append(run)
    if joined:
        yield joined


def _stretch(here: Sequence[int], there: Sequence[int], runs: Sequence[Run]) -> Stretch:
    """Runs with the words between them that are the same too."""
    kept: list[int] = []
    for n, run in enumerate(runs):
        if n:
            i, k = runs[n - 1].i + runs[n - 1].n, runs[n - 1].k + runs[n - 1].n
            between = LCSseq.opcodes(here[i : run.i], there[k : run.k])
            kept += (i + x for op in between if op.tag == "equal" for x in range(op.src_start, op.src_end))
        kept += range(run.i, run.i + run.n)
    first, last = runs[0], runs[-1]
    return Stretch(first.i, last.i + last.n, first.k, last.k + last.n, tuple(kept))
