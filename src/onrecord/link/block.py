"""Which items are worth comparing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import TypeVar

from onrecord.link.base import Linker

T = TypeVar("T")

CROWD = 400
"""Most items under one key that are all compared with one another; a key shared by more
says too little, and its items meet under their rarer keys. Chosen, not measured."""


def candidate_pairs(items: Sequence[T], linker: Linker[T], crowd: int = CROWD) -> Iterator[tuple[int, int]]:
    """Pairs of indexes of items that share a key, each once, the lower index first, sorted."""
    filed: dict[str, list[int]] = defaultdict(list)
    for i, item in enumerate(items):
        for key in sorted(set(linker.keys(item))):
            filed[key].append(i)
    pairs: set[tuple[int, int]] = set()
    for members in filed.values():
        if len(members) > crowd:
            continue
        pairs.update((i, j) for n, i in enumerate(members) for j in members[n + 1 :])
    yield from sorted(pairs)
