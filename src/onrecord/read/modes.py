"""How an event was done, in PLOVER's words: by which weapon, for which demand, over which medium."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.lexicon import plover
from onrecord.lexicon.kinds import EventKind
from onrecord.model import Realis, Token
from onrecord.read.layout import Layout
from onrecord.read.triggers import Sighting


def plover_of(layout: Layout, sighting: Sighting, realis: Realis) -> str:
    """PLOVER's code of one telling: "ASSAULT-firearms", "AGREE", "NONE".

    The mode goes by words: those of the trigger first, then those that hang on it, then those of
    its clause. What is only ahead or ruled out has the code that PLOVER gives to announcing or
    refusing it.
    """
    kind = sighting.kind
    if kind.plover == plover.NONE:
        return plover.NONE
    mode = _mode(layout, sighting)
    word = mode if mode and mode[0].isupper() else plover.code(kind.plover, mode)
    if realis is Realis.PLANNED:
        return plover.announced(word)
    if realis is Realis.DENIED:
        return plover.refused(word)
    return word


def _mode(layout: Layout, sighting: Sighting) -> str | None:
    kind = sighting.kind
    if kind.modes:
        sentence = layout.sentence(sighting.token)
        tokens = layout.parse.words(sentence)
        own = [t for t in tokens if sighting.span.holds(t.span)]
        under = layout.parse.subtree(sighting.token)
        clause = layout.clause(sighting.token)
        beside = [t for t in tokens if layout.clause(t).i == clause.i]
        for words in (own, under, beside):
            if (found := _mode_in(kind, words)) is not None:
                return found
    return kind.mode


def _mode_in(kind: EventKind, tokens: Iterable[Token]) -> str | None:
    """The first mode in the kind's own order of which some words stand in `tokens`."""
    listed = list(tokens)
    written = f" {' '.join(t.lower for t in listed)} "
    plain = f" {' '.join(t.lemma.lower() for t in listed)} "
    for mode, words in kind.modes:
        if any(f" {w} " in written or f" {w} " in plain for w in words):
            return mode
    return None
