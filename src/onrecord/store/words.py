"""Words as the full-text index sees them, and when one report is a later edit of another."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from onrecord.model import Document, Span
from onrecord.store.base import Hit

SAME_REPORT = 0.5
"""Share of the shorter text's runs of words that the other must have, to be an edit of it.
Chosen, not measured."""

RUN = 4
"""Words in a run: shorter ones are shared by any two reports of one story."""

_WORD = re.compile(r"[^\W_]+")


def words_of(text: str) -> list[str]:
    """The words of `text` in lower case without accents, in order."""
    # Accents go after the split into letters and marks, so that both ways to write "é" agree.
    plain = "".join(c for c in unicodedata.normalize("NFD", text.lower()) if not unicodedata.combining(c))
    return _WORD.findall(plain)


def is_edit(earlier: str, later: str) -> bool:
    """Whether two texts of one name are versions of one report, not two reports."""
    runs = [_runs(words_of(text)) for text in (earlier, later)]
    fewer = min(len(run) for run in runs)
    return fewer > 0 and len(runs[0] & runs[1]) >= SAME_REPORT * fewer


def hits_in(document: Document, statements: Iterable[tuple[str, Span]], wanted: frozenset[str]) -> list[Hit]:
    """Where in one report all `wanted` words stand, given its statements' ids and characters."""
    if not wanted <= set(words_of(document.text)):
        return []
    found = [
        Hit(doc=document.id, name=document.name, span=span, statement=statement)
        for statement, span in statements
        if wanted <= set(words_of(document.slice(span)))
    ]
    return found or [Hit(doc=document.id, name=document.name, span=_line(document.text, wanted))]


def _line(text: str, wanted: frozenset[str]) -> Span:
    for line in re.finditer(r"[^\n]+", text):
        if wanted <= set(words_of(line.group())):
            return Span(line.start(), line.end())
    return Span(0, len(text))


def _runs(words: list[str]) -> set[tuple[str, ...]]:
    size = min(RUN, len(words))
    return {tuple(words[i : i + size]) for i in range(len(words) - size + 1)} if size else set()
