"""Words by which two tellings exclude each other, or only seem to."""

from __future__ import annotations

from functools import cache

from onrecord.lexicon.base import read_toml
from onrecord.text.normal import stem


@cache
def _opposites() -> frozenset[frozenset[str]]:
    pairs: list[list[str]] = read_toml("clashing.toml")["opposites"]
    return frozenset(
        frozenset({stem(a), stem(b)})
        for one, other in pairs
        for a in one.split("/")
        for b in other.split("/")
    )


def are_opposites(one: str, other: str) -> bool:
    """Whether two folded words ("rose", "fell") cannot both be said of one thing."""
    return one != other and frozenset({stem(one), stem(other)}) in _opposites()


@cache
def words(table: str) -> frozenset[str]:
    """The words of one table of `clashing.toml`, such as "negations", "apart" or "denying"."""
    return frozenset(read_toml("clashing.toml")[table])


def is_negation(word: str) -> bool:
    """Whether a folded word turns its sentence round."""
    return word in words("negations") or word.endswith("n't")
