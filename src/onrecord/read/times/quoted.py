"""Where direct speech stands, well enough to tell whose "now" a "now" is."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.model import Span
from onrecord.read.times.tense import TENSE

_PAIRS = re.compile(
    r"[“«]([^“„«»”\n]{2,2000})(?:[”»]|(?=\n|$))|„([^“„«»”\n]{2,2000})(?:[“”]|(?=\n|$))"
    r"|\"([^\"\n]{2,2000})\"|``(.{2,2000}?)''",
    re.DOTALL,
)


def quoted_spans(text: str) -> tuple[Span, ...]:
    """The insides of quotation marks, paragraph by paragraph, in reading order.

    A mark that opens and is not closed reaches to the end of its paragraph.
    """
    return tuple(Span(*m.span(m.lastindex or 0)) for m in _PAIRS.finditer(text))


_JUST = re.compile(r"\b(?:i|we|you|he|she|they|it|has|have|had|'ve|who|and)\s+(just)\s+([a-z]+)\b")


def just_spans(low: str, quoted: Sequence[Span]) -> tuple[Span, ...]:
    """Where a speaker says "just" of what has happened ("I just finished"), not "just 5 percent"."""
    return tuple(
        Span(*m.span(1))
        for m in _JUST.finditer(low)
        if (m[2].endswith("ed") or m[2] in TENSE["past"]) and any(q.holds(Span(*m.span(1))) for q in quoted)
    )
