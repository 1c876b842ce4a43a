"""Reprints: reports, or stretches of them, that stand nearly word for word in another.

Candidates come from an inverted index of word runs instead of MinHash: it finds short
copies inside long reports, which a sketch of whole texts misses (true wire reprints average
0.30 Jaccard on word 3-grams; Silcock et al. 2023, "Noise-Robust De-Duplication at Scale"),
and it is linear, because each run points at its earliest owner only.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from onrecord.model import Copy, Document, Mode, Reading, Span, cover, document_key
from onrecord.text.normal import Word, words_of

RUN = 6
"""Words in a row that two reports must share before they are compared. Chosen, not measured."""

GAP = 6
"""Most words that may differ between two shared runs of one copied stretch: a light edit."""

LEAST = 25
"""Fewest words, other people's quoted words not counted, that make a copied stretch.
Two reports that quote one post share its words without copying from each other."""

FURTHER = 8
"""Fewest such words of a further stretch, once one stretch shows that the report copies."""

SHARE = 0.08
"""Least share of the report's own words that must be copied."""


@dataclass(frozen=True, slots=True)
class _Text:
    """A report's body as words, with those that stand in quotations marked."""

    document: Document
    words: tuple[Word, ...]
    own: tuple[bool, ...]
    at: dict[tuple[str, ...], list[int]] = field(default_factory=dict)


def find_copies(readings: Sequence[Reading]) -> tuple[Copy, ...]:
    """Every copied stretch, by document.

    Of two reports the one published earlier is the original; without dates the longer.
    A report is compared with the earliest reports that share its word runs only.
    """
    texts = sorted((_text(r) for r in readings), key=_seniority)
    owner: dict[tuple[str, ...], int] = {}
    copies: list[Copy] = []
    for i, text in enumerate(texts):
        shared: Counter[int] = Counter()
        for run in text.at:
            first = owner.setdefault(run, i)
            if first != i:
                shared[first] += 1
        for j, count in sorted(shared.items()):
            if count + RUN > LEAST // 2:
                copy = _copy(text, texts[j])
                if copy is not None:
                    copies.append(copy)
    return tuple(sorted(copies, key=lambda c: (c.doc, c.of)))


def _seniority(text: _Text) -> tuple[str, int, tuple[str, str]]:
    document = text.document
    day = document.published.isoformat() if document.published else "9999"
    return (day, -len(text.words), document_key(document))


def _text(reading: Reading) -> _Text:
    document = reading.document
    words = tuple(w for w in words_of(document.text) if document.is_body(w.span))
    quoted = bytearray(len(document.text) + 1)
    for statement in reading.statements:
        if statement.mode is Mode.DIRECT:
            for span in statement.content:
                quoted[span.start : span.end] = b"\1" * span.length
    at: dict[tuple[str, ...], list[int]] = defaultdict(list)
    forms = [w.form for w in words]
    for i in range(len(forms) - RUN + 1):
        at[tuple(forms[i : i + RUN])].append(i)
    return _Text(document, words, tuple(not quoted[w.span.start] for w in words), dict(at))


def _copy(text: _Text, other: _Text) -> Copy | None:
    stretches = _stretches(_runs(text, other))
    kept = [s for s in stretches if sum(text.own[s[0] : s[1]]) >= LEAST]
    if kept:
        kept = [s for s in stretches if sum(text.own[s[0] : s[1]]) >= FURTHER]
    own = sum(text.own)
    copied = sum(sum(text.own[i:j]) for i, j, _, _ in kept)
    if not kept or copied / own < SHARE:
        return None
    share = round(sum(j - i for i, j, _, _ in kept) / len(text.words), 3)
    return Copy(
        doc=text.document.id,
        of=other.document.id,
        share=min(share, 1.0),
        spans=tuple((_span(text, i, j), _span(other, k, m)) for i, j, k, m in kept),
        reason=(
            f"{share:.0%} of its words stand, nearly in the same order, in the other report; "
            "quotations alone do not count"
        ),
    )


def _span(text: _Text, i: int, j: int) -> Span:
    return cover([text.words[i].span, text.words[j - 1].span])


def _runs(text: _Text, other: _Text) -> list[tuple[int, int, int]]:
    """Longest shared runs from left to right: (start here, start there, words)."""
    runs = []
    i = 0
    forms = [w.form for w in text.words]
    theirs = [w.form for w in other.words]
    while i <= len(forms) - RUN:
        best = (0, 0)
        for k in other.at.get(tuple(forms[i : i + RUN]), ()):
            n = RUN
            while i + n < len(forms) and k + n < len(theirs) and forms[i + n] == theirs[k + n]:
                n += 1
            best = max(best, (n, -k))
        if best[0]:
            runs.append((i, -best[1], best[0]))
            i += best[0]
        else:
            i += 1
    return runs


def _stretches(runs: Sequence[tuple[int, int, int]]) -> list[tuple[int, int, int, int]]:
    """Runs joined over light edits: (from, to) here and (from, to) there, in words."""
    joined: list[tuple[int, int, int, int]] = []
    for i, k, n in runs:
        if joined:
            a, b, c, d = joined[-1]
            if 0 <= i - b <= GAP and 0 <= k - d <= GAP:
                joined[-1] = (a, i + n, c, k + n)
                continue
        joined.append((i, i + n, k, k + n))
    return joined
