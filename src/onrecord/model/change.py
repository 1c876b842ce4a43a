"""What is otherwise in one record than in another of the same reports."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One thing that changed: what it is about ("event", "entity", "quote", "claim", "finding",
    "document"), what happened to it ("joined", "parted", "gone", "new", "changed") and one sentence."""

    about: str
    how: str
    words: str
