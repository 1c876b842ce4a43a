"""Where direct speech stands, well enough to tell whose "now" a "now" is."""

from __future__ import annotations

import re

from onrecord.model import Span

_PAIRS = re.compile(
    r"[“„«]([^“„«»”\n]{2,2000})(?:[”»]|(?=\n|$))|\"([^\"\n]{2,2000})\"|``(.{2,2000}?)''", re.DOTALL
)


def quoted_spans(text: str) -> tuple[Span, ...]:
    """The insides of quotation marks, paragraph by paragraph, in reading order.

    A mark that opens and is not closed reaches to the end of its paragraph.
    """
    spans = []
    for m in _PAIRS.finditer(text):
        group = 1 if m[1] is not None else 2 if m[2] is not None else 3
        spans.append(Span(*m.span(group)))
    return tuple(spans)
