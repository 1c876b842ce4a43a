"""Words that colour a report: what people and states are called, loaded words, distance, agreement, hedges.

No judgement and no score: each item is a place with its kind and whose words they are.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from onrecord.lexicon.base import read_toml
from onrecord.model import Framing, FramingKind, Parse, Reading
from onrecord.read.coloured import FILE, coloured, judged_by, voice_of
from onrecord.read.scare_quotes import scare_quotes
from onrecord.read.tagging.loaded import LEARNED


class FramingReader:
    """Fills `Reading.framing`.

    What is there before are words that the tagger takes for loaded (rule "learned"): they get
    their voice here, and go where the lexicon or another rule has the same words.
    """

    name = "framing"
    version = "2"
    needs = frozenset({"mentions", "statements"})
    gives = frozenset({"framing"})

    def read(self, parse: Parse, reading: Reading) -> Reading:
        """`reading` with the places of words that colour, in reading order."""
        known = [*coloured(parse, reading), *_cues(parse, reading), *scare_quotes(parse, reading)]
        found = [*known, *_learned(parse, reading, known)]
        found.sort(key=lambda f: (f.span, f.kind.value, f.rule))
        kept: list[Framing] = []
        for framing in found:
            if not kept or kept[-1].span != framing.span or kept[-1].kind is not framing.kind:
                kept.append(framing)
        return replace(reading, framing=tuple(kept))


READER = FramingReader()


def _learned(parse: Parse, reading: Reading, known: list[Framing]) -> Iterator[Framing]:
    """The tagger's loaded words that no rule has, with whose they are."""
    cues = [span for statement in reading.statements for span in statement.cue]
    for framing in reading.framing:
        # A reporting word is judged by its list alone: "claimed" keeps a distance, "said" nothing.
        if framing.rule != LEARNED or any(c.touches(framing.span) for c in cues):
            continue
        if any(k.span.touches(framing.span) for k in known):
            continue
        yield replace(framing, voice=judged_by(parse, reading, parse.inside(framing.span)))


@cache
def _verbs() -> dict[str, FramingKind]:
    verbs = read_toml(FILE)["verbs"]
    found = dict.fromkeys(verbs["distancing"], FramingKind.DISTANCING_VERB)
    found.update(dict.fromkeys(verbs["endorsing"], FramingKind.ENDORSING_VERB))
    return found


def _cues(parse: Parse, reading: Reading) -> Iterator[Framing]:
    """Reporting verbs of statements that keep a distance or agree; the outlet, or who reports, chose them."""
    verbs = _verbs()
    for statement in reading.statements:
        for span in statement.cue:
            for token in parse.inside(span):
                if token.pos not in ("VERB", "AUX"):
                    continue
                lemma = token.lemma.lower()
                phrase = (
                    f"{lemma} {parse.tokens[token.i + 1].lower}" if token.i + 1 < len(parse.tokens) else lemma
                )
                kind = verbs.get(phrase) or verbs.get(lemma)
                if kind is not None:
                    yield Framing(
                        span=token.span,
                        kind=kind,
                        voice=voice_of(reading, token.span),
                        about=statement.speaker.entity if statement.speaker else None,
                        rule="reporting-verb",
                    )
