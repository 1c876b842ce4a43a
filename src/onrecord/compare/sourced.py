"""Whether a report names somebody near a fact, though the fact itself is told in its own words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from onrecord.compare.passages import sentence_spans
from onrecord.model import Claim, HopRole, Mode, Reading, Span

_CITED = re.compile(
    r"\b(?:according to|citing|cites?|quot(?:ed|ing)|on condition of anonymity"
    r"|(?:officials?|police|authorities|media|records?|documents?) (?:say|said|show|showed|report(?:ed)?))\b",
    re.I,
)
"""Words that name a source whatever the reader of statements makes of the sentence."""


def has_source(claim: Claim, readings: Mapping[str, Reading]) -> bool:
    """Whether any telling has a source in its sentence, or in the next ones as reported speech.

    "Three died. The fire was set by protesters, police said." gives the police for both.
    """
    for telling in claim.tellings:
        reading = readings[telling.doc]
        if any(h.role is not HopRole.OUTLET for h in telling.chain):
            return True
        spans = _sentences(reading.document.text)
        at = [n for n, s in enumerate(spans) if s.touches(telling.span)]
        if not at:
            continue
        own = spans[at[0] : at[-1] + 1]
        near = spans[max(0, at[0] - 1) : at[-1] + 2]
        if any(_CITED.search(reading.document.slice(s)) for s in near):
            return True
        for statement in reading.statements:
            if statement.speaker is None:
                continue
            places = own if statement.mode is Mode.DIRECT else near
            if any(c.touches(s) for c in (*statement.content, *statement.cue) for s in places):
                return True
    return False


@lru_cache(maxsize=256)
def _sentences(text: str) -> tuple[Span, ...]:
    return tuple(sentence_spans(text))
