"""What every reader is."""

from __future__ import annotations

from typing import Protocol

from onrecord.model import Parse, Reading


class Reader(Protocol):
    """Finds one kind of thing in one report.

    `needs` and `gives` name fields of `Reading`: a reader runs after those that give
    what it needs (`READERS` in this package's `__init__` is in such an order; a test
    checks it). `version` is raised when the reader's output changes.
    """

    name: str
    version: str
    needs: frozenset[str]
    gives: frozenset[str]

    def read(self, parse: Parse, reading: Reading) -> Reading:
        """`reading` with this reader's fields filled. Never raises for odd material."""
        ...
