"""Where direct speech stands, well enough to tell whose "now" a "now" is."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence

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


Holding = Callable[[Span], Span | None]


def holding(spans: Sequence[Span]) -> Holding:
    """A look-up by halving: which of `spans` holds a span. Spans that overlap count as one."""
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start < merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    starts = [span.start for span in merged]

    def held(span: Span) -> Span | None:
        i = bisect_right(starts, span.start) - 1
        return merged[i] if i >= 0 and merged[i].holds(span) else None

    return held


_JUST = re.compile(r"\b(?:i|we|you|he|she|they|it|has|have|had|'ve|who|and)\s+(just)\s+([a-z]+)\b")


def just_spans(low: str, quoted: Sequence[Span]) -> tuple[Span, ...]:
    """Where a speaker says "just" of what has happened ("I just finished"), not "just 5 percent"."""
    held = holding(quoted)
    return tuple(
        Span(*m.span(1))
        for m in _JUST.finditer(low)
        if (m[2].endswith("ed") or m[2] in TENSE["past"]) and held(Span(*m.span(1)))
    )
