"""PLOVER's types and modes, and what it calls an act that is announced or refused."""

from __future__ import annotations

from functools import cache
from types import MappingProxyType

from onrecord.lexicon.base import read_toml

NONE = "NONE"
"""The type of what PLOVER has no type for: accidents, elections, markets."""


@cache
def types() -> MappingProxyType[str, frozenset[str]]:
    """Each type with its modes."""
    return MappingProxyType({t: frozenset(m) for t, m in read_toml("plover.toml")["types"].items()})


def code(kind: str, mode: str | None) -> str:
    """Type and mode as one word: "ASSAULT-firearms", "AGREE"."""
    return f"{kind}-{mode}" if mode else kind


def split(word: str) -> tuple[str, str | None]:
    """Type and mode of a code; the mode is None where it has none."""
    kind, _, mode = word.partition("-")
    return kind, mode or None


@cache
def announced(word: str) -> str:
    """What `word` is while it is only ahead: a visit is agreed to, a boycott threatened."""
    return _turned(word, "planned", "threatened")


@cache
def refused(word: str) -> str:
    """What `word` is where it is ruled out: a meeting that will not be is refused."""
    return _turned(word, "denied", "refused")


def _turned(word: str, to: str, by: str) -> str:
    data = read_toml("plover.toml")
    kind, mode = split(word)
    turned = data[to].get(kind)
    if turned is None:
        return word
    if mode in types()[turned]:
        return code(turned, mode)
    found = data[by].get(word, data[by].get(kind))
    return code(turned, found if found in types()[turned] else None)
