"""Groups joined by how alike they are on average."""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence

Pair = tuple[int, int]


def average_link(
    sizes: Sequence[int], alike: Mapping[Pair, float], at: float, apart: Callable[[int, int], bool]
) -> list[list[int]]:
    """Which of some groups are to be joined: the nearest two first, while their members are alike enough.

    How alike two joined groups are is the mean over all pairs of their members (average link; Sokal and
    Michener 1958): one lucky pair joins nothing. Costs as much as there are pairs, not groups squared.

    Args:
        sizes: The number of members of each group.
        alike: For two groups (the lower index first) the sum over pairs of their members, each 0 to 1;
            a pair of groups that is not there is not alike at all.
        at: Least mean at which two are joined.
        apart: Whether two of the groups given must not be joined, nor anything that holds them.

    Returns:
        Every index once, those of joined groups together and sorted, in order of their lowest.
    """
    near: dict[int, dict[int, float]] = defaultdict(dict)
    for (i, j), total in alike.items():
        near[i][j] = near[j][i] = total
    size = dict(enumerate(sizes))
    parts = {i: [i] for i in size}
    heap = [(-total / (size[i] * size[j]), i, j, 0) for (i, j), total in alike.items()]
    heap = [entry for entry in heap if -entry[0] >= at]
    heapq.heapify(heap)
    age = dict.fromkeys(size, 0)
    while heap:
        mean, i, j, when = heapq.heappop(heap)
        if i not in parts or j not in parts or when != age[i] + age[j] or j not in near[i]:
            continue
        if any(apart(x, y) for x in parts[i] for y in parts[j]):
            del near[i][j], near[j][i]
            continue
        parts[i] += parts.pop(j)
        size[i] += size.pop(j)
        age[i] += age[j] + 1
        _move(near, j, i)
        for k, total in near[i].items():
            mean = total / (size[i] * size[k])
            if mean >= at:
                heapq.heappush(heap, (-mean, min(i, k), max(i, k), age[i] + age[k]))
    return sorted(sorted(part) for part in parts.values())


def _move(near: dict[int, dict[int, float]], gone: int, into: int) -> None:
    """Add what was near one group to what is near the other."""
    for k, total in near.pop(gone).items():
        del near[k][gone]
        if k != into:
            near[into][k] = near[k][into] = near[into].get(k, 0.0) + total
