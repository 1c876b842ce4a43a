"""Which items are worth comparing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from onrecord.link.base import Linker

T = TypeVar("T")

CROWD = 400
"""Most items under one key that are all compared with one another; a key shared by more
says too little, and its items meet under their rarer keys. Chosen, not measured."""

AT_ONCE = 1 << 20
"""Pairs that are gathered before the same ones are thrown out: what a pair shared by many keys can cost."""


MANY = 200
"""Items under one key from which they are parted by finer keys, where there are any. Chosen, not measured."""


def candidate_pairs(
    items: Sequence[T],
    linker: Linker[T],
    crowd: int = CROWD,
    finer: Callable[[T], Iterable[str]] | None = None,
) -> Iterator[tuple[int, int]]:
    """Pairs of indexes of items that share a key, each once, the lower index first, sorted.

    Under a key that more than `MANY` share, only those meet that share one of the `finer` keys too.
    """
    filed: dict[str, list[int]] = defaultdict(list)
    for i, item in enumerate(items):
        for key in set(linker.keys(item)):
            filed[key].append(i)
    if finer is not None:
        filed = _parted(filed, items, finer)
    # A pair is one number, so that millions of them take eight bytes each.
    whole = max(1, len(items))
    known = np.zeros(0, np.int64)
    fresh: list[NDArray[np.int64]] = []
    waiting = 0
    for members in filed.values():
        if not 1 < len(members) <= crowd:
            continue
        row, column = np.triu_indices(len(members), 1)
        numbers = np.array(members, np.int64)
        fresh.append(numbers[row] * whole + numbers[column])
        waiting += len(row)
        if waiting > max(AT_ONCE, len(known)):
            known, fresh, waiting = np.unique(np.concatenate([known, *fresh])), [], 0
    known = np.unique(np.concatenate([known, *fresh]))
    for start in range(0, len(known), AT_ONCE):
        for pair in known[start : start + AT_ONCE].tolist():
            yield divmod(pair, whole)


def _parted(
    filed: dict[str, list[int]], items: Sequence[T], finer: Callable[[T], Iterable[str]]
) -> dict[str, list[int]]:
    """The files with crowded ones cut up by the finer keys of their members."""
    parted: dict[str, list[int]] = defaultdict(list)
    for key, members in filed.items():
        if len(members) <= MANY:
            parted[key] = members
            continue
        for i in members:
            for more in set(finer(items[i])):
                parted[f"{key}\x1f{more}"].append(i)
    return parted
