"""A report cut into stretches that the tagger reads at once: whole paragraphs, several while they fit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.model import Parse

LONGEST = 192
"""Word pieces read at once, marks of the window's and paragraphs' edges included."""

PIECES = 8
"""Pieces kept of one word: a web address is as telling by its beginning."""


@dataclass(frozen=True, slots=True)
class Window:
    """Tokens `first` up to, not including, `last`; `breaks` are those that open a paragraph."""

    first: int
    last: int
    breaks: tuple[int, ...]


def windows(parse: Parse, lengths: Sequence[int], longest: int = LONGEST) -> list[Window]:
    """The report's windows in order; together they hold every token once.

    `lengths` says how many pieces each token has. A paragraph that is too long is cut
    between sentences, a sentence that is too long wherever it must be.
    """
    found: list[Window] = []
    first, size, breaks = 0, 2, list[int]()

    def close(at: int) -> None:
        nonlocal first, size, breaks
        if at > first:
            found.append(Window(first, at, tuple(breaks)))
        first, size, breaks = at, 2, []

    for start, end, opens in _stretches(parse, lengths, longest - 3):
        own = sum(lengths[start:end])
        if size + own + opens > longest:
            close(start)
        if opens:
            breaks.append(start)
        size += own + opens
    close(len(parse.tokens))
    return found


def _stretches(parse: Parse, lengths: Sequence[int], longest: int) -> list[tuple[int, int, bool]]:
    """Paragraphs, or the parts of those that are too long: (first, last, whether it opens one)."""
    found: list[tuple[int, int, bool]] = []
    ends = {s.first for s in parse.sentences}
    for first, last in _paragraphs(parse):
        if sum(lengths[first:last]) <= longest:
            found.append((first, last, True))
            continue
        opens = True
        start, size = first, 0
        for i in range(first, last):
            if size + lengths[i] > longest:
                cut = max((e for e in range(start + 1, i + 1) if e in ends), default=i)
                found.append((start, cut, opens))
                start, opens = cut, False
                size = sum(lengths[start:i])
            size += lengths[i]
        found.append((start, last, opens))
    return found


def _paragraphs(parse: Parse) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    number = -1
    for sentence in parse.sentences:
        if sentence.paragraph == number:
            found[-1] = (found[-1][0], sentence.last)
        else:
            found.append((sentence.first, sentence.last))
            number = sentence.paragraph
    return found
