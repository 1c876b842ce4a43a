"""How one wording becomes another, word by word, with the place of every word."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from onrecord.model import DiffOp, Span, cover
from onrecord.text.normal import Word, words_of

Piece = Sequence[Word]
"""Words that stand together in a text."""


def diff_pieces(a: Sequence[tuple[str, int]], b: Sequence[tuple[str, int]]) -> tuple[DiffOp, ...]:
    """The steps from wording `a` to wording `b`.

    Each side is a sequence of (text, where it begins in its document), several where
    reporting words interrupt a quotation. Case, accents, the style of quotation marks and
    punctuation do not count as differences. Spans never run across an interruption.
    """
    left, right = ([words_of(text, start) for text, start in x] for x in (a, b))
    return diff_words(left, right, a, b)


def diff_words(
    left: Sequence[Piece], right: Sequence[Piece], a: Sequence[tuple[str, int]], b: Sequence[tuple[str, int]]
) -> tuple[DiffOp, ...]:
    """The same for texts whose words (of each piece, in order) are at hand."""
    a_words = [w for piece in left for w in piece]
    b_words = [w for piece in right for w in piece]
    a_ends = _ends(left)
    b_ends = _ends(right)
    matcher = SequenceMatcher(None, [w.form for w in a_words], [w.form for w in b_words], autojunk=False)
    ops: list[DiffOp] = []
    for op, i, j, k, m in matcher.get_opcodes():
        ops.extend(_cut(op, (i, j), (k, m), a_ends, b_ends, (a_words, b_words), (a, b)))
    return tuple(ops)


def diff(a: str, b: str, a_start: int = 0, b_start: int = 0) -> tuple[DiffOp, ...]:
    """The steps from wording `a` to wording `b`; see `diff_pieces`."""
    return diff_pieces([(a, a_start)], [(b, b_start)])


def _ends(pieces: Sequence[Piece]) -> set[int]:
    """Indexes of words after which a piece ends."""
    total = 0
    ends = set()
    for piece in pieces:
        total += len(piece)
        ends.add(total)
    return ends


def _cut(
    op: str,
    a: tuple[int, int],
    b: tuple[int, int],
    a_ends: set[int],
    b_ends: set[int],
    words: tuple[Sequence[Word], Sequence[Word]],
    texts: tuple[Sequence[tuple[str, int]], Sequence[tuple[str, int]]],
) -> Iterator[DiffOp]:
    a_runs = _runs(a, a_ends)
    b_runs = _runs(b, b_ends)
    if op == "equal":
        cuts = sorted(
            {0, a[1] - a[0]}
            | {e - a[0] for e in a_ends if a[0] < e < a[1]}
            | {e - b[0] for e in b_ends if b[0] < e < b[1]}
        )
        for x, y in itertools.pairwise(cuts):
            yield _op(op, words[0][a[0] + x : a[0] + y], words[1][b[0] + x : b[0] + y], texts)
        return
    if op == "replace" and len(a_runs) == 1 and len(b_runs) == 1:
        yield _op(op, words[0][a[0] : a[1]], words[1][b[0] : b[1]], texts)
        return
    # A change that runs across an interruption has no single span: say it as
    # words that went and words that came.
    for i, j in a_runs:
        yield _op("delete", words[0][i:j], (), texts)
    for i, j in b_runs:
        yield _op("insert", (), words[1][i:j], texts)


def _runs(bounds: tuple[int, int], ends: set[int]) -> list[tuple[int, int]]:
    cuts = [bounds[0], *sorted(e for e in ends if bounds[0] < e < bounds[1]), bounds[1]]
    return [(i, j) for i, j in itertools.pairwise(cuts) if i < j]


def _op(
    op: str,
    a: Piece,
    b: Piece,
    texts: tuple[Sequence[tuple[str, int]], Sequence[tuple[str, int]]],
) -> DiffOp:
    a_span, b_span = _span(a), _span(b)
    return DiffOp(op=op, a=_say(texts[0], a_span), b=_say(texts[1], b_span), a_span=a_span, b_span=b_span)


def _span(words: Piece) -> Span | None:
    return cover([w.span for w in words]) if words else None


def _say(pieces: Sequence[tuple[str, int]], span: Span | None) -> str:
    if span is None:
        return ""
    for text, start in pieces:
        if start <= span.start and span.end <= start + len(text):
            return text[span.start - start : span.end - start]
    return ""
