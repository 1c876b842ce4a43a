"""Words that get glued to names."""

from __future__ import annotations

from functools import cache

from onrecord.lexicon.base import read_toml


@cache
def glued_after() -> frozenset[str]:
    """Words found glued behind a name ("Smithwho")."""
    return frozenset(read_toml("glue.toml")["after"])


@cache
def glued_before() -> frozenset[str]:
    """Words found glued before a name ("bySmith")."""
    return frozenset(read_toml("glue.toml")["before"])
