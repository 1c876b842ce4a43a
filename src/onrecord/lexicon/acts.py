"""What people do with words: offering, asking, agreeing, refusing …"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from onrecord.lexicon.base import read_toml
from onrecord.model import Slot


@dataclass(frozen=True, slots=True, kw_only=True)
class Acts:
    """Lemmas and phrases by what they do. All in lower case."""

    slot_of: dict[str, Slot]
    particles: dict[str, frozenset[str]]
    infinitives: dict[str, frozenset[str]]
    offers: frozenset[str]
    weak_offers: frozenset[str]
    parts: frozenset[str]
    requests: frozenset[str]
    request_phrases: tuple[str, ...]
    hedge_words: frozenset[str]
    hedge_phrases: tuple[str, ...]


@cache
def load_acts() -> Acts:
    """The lists of acts.toml."""
    data = read_toml("acts.toml")
    return Acts(
        slot_of={verb: Slot(slot) for slot, verbs in data["verbs"].items() for verb in verbs},
        particles={verb: frozenset(words) for verb, words in data["particles"].items()},
        infinitives={verb: frozenset(words) for verb, words in data["infinitives"].items()},
        offers=frozenset(data["offer"]["verbs"]),
        weak_offers=frozenset(data["offer"]["weak_verbs"]),
        parts=frozenset(data["offer"]["parts"]),
        requests=frozenset(data["request"]["verbs"]),
        request_phrases=tuple(data["request"]["phrases"]),
        hedge_words=frozenset(data["hedges"]["words"]),
        hedge_phrases=tuple(data["hedges"]["phrases"]),
    )
