"""Words that say who belongs to whom."""

from __future__ import annotations

from functools import cache

from onrecord.lexicon.base import read_toml


@cache
def words(table: str) -> frozenset[str]:
    """The words of one table of `belonging.toml`: "posts", "services", "bodies", "kin" or "loose"."""
    return frozenset(read_toml("belonging.toml")[table])
