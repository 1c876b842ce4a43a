"""Words that say what somebody wants, fears or backs, as one typed table per language."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from onrecord.errors import LexiconError
from onrecord.lexicon.base import read_toml

Frames = dict[str, frozenset[str]]
"""From a word to what may stand with it: "to", "that", "object", a preposition."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AttitudeWords:
    """Every word of attitude of a language.

    `partisans` are nouns for those who are for or against something; `light` verbs lend theirs
    to a noun ("voiced concern"); `stands` are prepositions that say it all behind "be" ("is
    against it"); `holders` are nouns for those who can want something without being named.
    """

    verbs: Frames
    adjectives: Frames
    nouns: Frames
    stands: frozenset[str]
    partisans: frozenset[str]
    light: frozenset[str]
    holders: frozenset[str]
    holder_endings: tuple[str, ...]
    no_holders: frozenset[str]

    def can_hold(self, noun: str) -> bool:
        """Whether a common noun, in the singular, means somebody."""
        return noun in self.holders or (noun.endswith(self.holder_endings) and noun not in self.no_holders)


@cache
def attitude_words(language: str = "en") -> AttitudeWords:
    """The words of attitude of `language`, loaded once per process.

    Raises:
        LexiconError: the language has no such table, or a group in it is malformed.
    """
    name = f"languages/{language}_attitudes.toml"
    data = read_toml(name)
    try:
        return AttitudeWords(
            verbs=_frames(data["verbs"]),
            adjectives=_frames(data["adjectives"]),
            nouns=_frames(data["nouns"]),
            stands=frozenset(data["stands"]["prepositions"]),
            partisans=frozenset(data["partisans"]["heads"]),
            light=frozenset(data["light"]["verbs"]),
            holders=frozenset(data["holders"]["heads"]),
            holder_endings=tuple(data["holders"]["endings"]),
            no_holders=frozenset(data["holders"]["but"]),
        )
    except KeyError as err:
        raise LexiconError(f"{name}: a group lacks or misspells {err}") from err


def _frames(groups: list[dict[str, Any]]) -> Frames:
    found: dict[str, set[str]] = {}
    for group in groups:
        for lemma in group["lemmas"]:
            found.setdefault(lemma, set()).update(group["takes"])
    return {lemma: frozenset(takes) for lemma, takes in found.items()}
