"""What every linker is."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol, TypeVar

from onrecord.model import Verdict

T_contra = TypeVar("T_contra", contravariant=True)

RULED = "ruling"
"""Rule name of a verdict that a person gave; it wins over every other."""


class Linker(Protocol[T_contra]):
    """Says which items are one and the same.

    Both methods are pure, so that any engine with map and group-by can run them:
    keys → group by key → compare pairs → groups.
    """

    def keys(self, item: T_contra) -> Iterable[str]:
        """Words under which the item is filed; only items that share one are compared."""
        ...

    def compare(self, a: T_contra, b: T_contra) -> Verdict:
        """Whether `a` and `b` are the same, with the reason; the same answer either way round."""
        ...
