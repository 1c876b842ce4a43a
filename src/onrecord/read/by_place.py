"""Finding what stands at a place of a long report without looking through all of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Generic, TypeVar

from onrecord.model import Span

T = TypeVar("T")

BLOCK = 2_000
"""Characters that are looked up together: about a screen of text. Chosen."""


class ByPlace(Generic[T]):
    """Items by the characters that they stand on. `spans_of` gives an item's spans."""

    def __init__(self, items: Iterable[T], spans_of: Callable[[T], Iterable[Span]]) -> None:
        self._blocks: dict[int, list[tuple[int, T]]] = {}
        for number, item in enumerate(items):
            blocks = {b for s in spans_of(item) for b in range(s[0] // BLOCK, s[1] // BLOCK + 1)}
            for block in sorted(blocks):
                self._blocks.setdefault(block, []).append((number, item))

    def near(self, span: Span) -> list[T]:
        """Every item that touches `span`, and some more around it, each once, in the order given."""
        first, last = span[0] // BLOCK, span[1] // BLOCK
        if first == last:
            return [item for _, item in self._blocks.get(first, ())]
        found = {n: item for b in range(first, last + 1) for n, item in self._blocks.get(b, ())}
        return [found[number] for number in sorted(found)]
