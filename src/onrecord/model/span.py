"""A stretch of characters in one document."""

from __future__ import annotations

from typing import NamedTuple


class Span(NamedTuple):
    """Characters `start` up to, not including, `end` of `Document.text`.

    Offsets are Unicode code points. A named tuple, unlike the rest of the model:
    it is the one type made by the hundred thousand, sorts by place, and stands
    in JSON as `[start, end]`.
    """

    start: int
    end: int

    @property
    def length(self) -> int:
        """Number of characters."""
        return self.end - self.start

    def holds(self, other: Span) -> bool:
        """Whether `other` lies wholly inside."""
        return self.start <= other[0] and other[1] <= self.end

    def touches(self, other: Span) -> bool:
        """Whether the two share at least one character."""
        return self.start < other[1] and other[0] < self.end


def cover(spans: tuple[Span, ...] | list[Span]) -> Span:
    """The smallest span that holds all of `spans`.

    Raises:
        ValueError: for no spans at all.
    """
    return Span(min(s.start for s in spans), max(s.end for s in spans))
