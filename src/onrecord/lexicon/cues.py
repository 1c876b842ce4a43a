"""Words that report speech, writing, thought and silence, as one typed table per language."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from onrecord.errors import LexiconError
from onrecord.lexicon.base import read_toml
from onrecord.model import Stance


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """One frame of a reporting word: "promise" with an infinitive, "call" with "for".

    `kind` is "speech", "writing", "thought" or "appearance" (the report's own hedge).
    """

    lemma: str
    takes: str
    kind: str
    stance: Stance


@dataclass(frozen=True, slots=True, kw_only=True)
class CueWords:
    """Every reporting word of a language. `verbs` is keyed by lemma, then by frame."""

    verbs: dict[str, dict[str, Cue]]
    nouns: dict[str, Cue]
    nouns_with_to: frozenset[str]
    silent: frozenset[str]
    silent_negated: frozenset[str]
    silent_objects: frozenset[str]
    silent_needs_object: frozenset[str]
    view_nouns: frozenset[str]
    relay_verbs: frozenset[str]
    doubting: frozenset[str]
    mistaken: frozenset[str]
    impersonal: frozenset[str]
    unnamed_heads: frozenset[str]
    plural_bodies: frozenset[str]
    relay_heads: frozenset[str]
    official_heads: frozenset[str]
    outlet_heads: frozenset[str]
    voiceless: frozenset[str]
    voiceless_endings: tuple[str, ...]
    voiced: frozenset[str]
    channels: frozenset[str]
    settings: frozenset[str]
    continuing: frozenset[str]
    conversation_verbs: frozenset[str]
    together_verbs: frozenset[str]
    conversation_nouns: frozenset[str]
    conversation_pairs: frozenset[str]
    made_plain: frozenset[str]

    def verb(self, lemma: str, takes: str) -> Cue | None:
        """The word's frame of that sort, None where it has none."""
        return self.verbs.get(lemma, {}).get(takes)


@cache
def cue_words(language: str = "en") -> CueWords:
    """The reporting words of `language`, loaded once per process.

    Raises:
        LexiconError: the language has no such table, or a group in it is malformed.
    """
    name = f"languages/{language}_cues.toml"
    data = read_toml(name)
    try:
        return _build(data)
    except (KeyError, ValueError) as err:
        raise LexiconError(f"{name}: a group lacks or misspells {err}") from err


def _build(data: dict[str, Any]) -> CueWords:
    verbs: dict[str, dict[str, Cue]] = {}
    for group in data["verbs"]:
        for lemma in group["lemmas"]:
            for takes in group["takes"]:
                cue = Cue(lemma=lemma, takes=takes, kind=group["kind"], stance=Stance(group["stance"]))
                # An attitude named by a later group ("admit": endorsing) beats a plain one.
                known = verbs.setdefault(lemma, {}).get(takes)
                if known is None or known.stance is Stance.NEUTRAL:
                    verbs[lemma][takes] = cue
    nouns = {
        lemma: Cue(lemma=lemma, takes="noun", kind=group["kind"], stance=Stance(group["stance"]))
        for group in data["nouns"]
        for lemma in group["lemmas"]
    }
    silence = data["silence"]
    return CueWords(
        verbs=verbs,
        nouns=nouns,
        nouns_with_to=_set(data["nouns_with_to"]["lemmas"]),
        silent=_set(silence["verbs"]),
        silent_negated=_set(silence["negated"]),
        silent_objects=_set(silence["objects"]),
        silent_needs_object=_set(silence["needs_object"]),
        view_nouns=_set(data["phrases"]["view"]),
        relay_verbs=_set(data["phrases"]["relay"]),
        doubting=_set(data["adverbs"]["doubting"]),
        mistaken=_set(data["adverbs"]["mistaken"]),
        impersonal=_set(data["impersonal"]["adverbs"]),
        unnamed_heads=_set(data["unnamed"]["heads"]),
        plural_bodies=_set(data["unnamed"]["bodies"]),
        relay_heads=_set(data["unnamed"]["relays"]),
        official_heads=_set(data["officials"]["heads"]),
        outlet_heads=_set(data["outlets"]["heads"]),
        voiceless=_set(data["voiceless"]["heads"]),
        voiceless_endings=tuple(data["voiceless"]["endings"]),
        voiced=_set(data["voiceless"]["but"]),
        channels=_set(data["media"]["channels"]),
        settings=_set(data["media"]["settings"]),
        continuing=_set(data["continuing"]["lemmas"]),
        conversation_verbs=_set(data["conversation"]["verbs"]),
        together_verbs=_set(data["conversation"]["together"]),
        conversation_nouns=_set(data["conversation"]["nouns"]),
        conversation_pairs=_set(data["conversation"]["pairs"]),
        made_plain=_set(data["made"]["plain"]),
    )


def _set(words: Iterable[str]) -> frozenset[str]:
    return frozenset(words)
