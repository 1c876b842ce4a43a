"""Words that one telling carries over from another: a piece of a quotation, or a sentence taken up again."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz.distance import LCSseq

from onrecord.link.wording import Wording, function_words, names_in
from onrecord.text.normal import stem

RUN = 4
"""Words in a row, three of them with content and no names, that make two statements of one report one."""

LONG_RUN = 6
"""Words in a row that do so with two such words."""

MOSTLY = 0.6
"""Share of the content of one of the two, or of what it quotes, that the row must be. Chosen."""

PIECE = 4
"""Fewest words of a piece of a quotation, one of them with content, that stands whole in another."""

SLACK = 3
"""Words that a whole quotation may have more between those of the piece."""


def carried_over(a: Wording, b: Wording, one_report: bool) -> str:
    """The words that both have, as the report says them, if they are enough; else empty. Symmetric.

    `one_report`: both stand in one report, whose summary takes up what it tells in full below.
    """
    piece = _piece(a, b) or _piece(b, a)
    if piece:
        return piece
    return _run(a, b) if one_report else ""


def _piece(part: Wording, whole: Wording) -> str:
    """The words that `part` quotes within a sentence of its own, if `whole` quotes them nearly in a row."""
    if part.all_quoted or not any(part.quoted):
        return ""
    here = [n for n, q in enumerate(part.quoted) if q]
    if here[-1] - here[0] + 1 != len(here) or len(here) < PIECE:
        return ""
    words = part.forms[here[0] : here[-1] + 1]
    names = names_in(part)
    if not any(w not in function_words() and stem(w) not in names for w in words):
        return ""
    told = tuple(f for f, q in zip(whole.forms, whole.quoted, strict=True) if q)
    if LCSseq.similarity(words, told) < len(words):
        return ""
    size = len(words) + SLACK
    windows = (told[n : n + size] for n, w in enumerate(told) if w == words[0])
    if any(LCSseq.similarity(words, w) == len(words) for w in windows):
        return part.said(here[0], here[-1] + 1)
    return ""


def _run(a: Wording, b: Wording) -> str:
    first, count = _longest_run([stem(f) for f in a.forms], [stem(f) for f in b.forms])
    words = a.forms[first : first + count]
    names = names_in(a) | names_in(b)
    content = [w for w in words if w not in function_words() and stem(w) not in names]
    stems = {stem(w) for w in content}
    enough = (count >= RUN and len(content) >= 3) or (count >= LONG_RUN and len(content) >= 2)
    if not enough or max(_share(x, stems, names) for x in (a, b)) < MOSTLY:
        return ""
    return a.said(first, first + count)


def _share(wording: Wording, run: set[str], names: frozenset[str]) -> float:
    """How much of a wording's content without names the row is; of what it quotes, if that is more."""
    told, quoted = ([s for s in wording.content(quoted=q) if s not in names] for q in (False, True))
    return max(
        (sum(s in run for s in content) / len(content) for content in (told, quoted) if content), default=0
    )


def longest_run(a: Wording, b: Wording) -> int:
    """Words in a row that both wordings have."""
    return _longest_run(a.forms, b.forms)[1]


def _longest_run(a: Sequence[str], b: Sequence[str]) -> tuple[int, int]:
    """Where the longest row of equal words begins in `a`, and its length; the first of equals."""
    best, at = 0, 0
    before = [0] * (len(b) + 1)
    for i, x in enumerate(a):
        row = [0] * (len(b) + 1)
        for j, y in enumerate(b):
            if x == y:
                row[j + 1] = before[j] + 1
                if row[j + 1] > best:
                    best, at = row[j + 1], i + 1 - row[j + 1]
        before = row
    return at, best
