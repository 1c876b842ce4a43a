"""Where some words stand: exactly, or in other wordings of the same utterance."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from rapidfuzz import fuzz

from onrecord.model import (
    DiffOp,
    Document,
    Place,
    Reading,
    Record,
    Span,
    Statement,
    cover,
    document_key,
)
from onrecord.text.diff import diff
from onrecord.text.normal import comparable, words_of
from onrecord.text.quotes import pair_quotes

CLOSE = 78.0
"""Similarity, 0 to 100, of letters that makes a passage another wording of what was asked for.

rapidfuzz's partial ratio: the best-matching stretch. Chosen, not measured; the variants of the seeds
and the example story that tests ask for are found at it.
"""

AS_PRINTED = 60.0
"""The same for another printing of an utterance that an exact hit belongs to. Chosen."""

NEGATIONS = frozenset({"not", "no", "never", "n't", "cannot", "nor", "without", "hardly"})

LEAST_WORDS = 3
"""Shorter questions have no variants: one or two words are close to too much."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One passage: its place, its words, the statement it stands in, and how it differs from the question."""

    place: Place
    text: str
    statement: str | None
    speaker: str | None
    quote: str | None
    ops: tuple[DiffOp, ...]
    quoted: bool
    """Whether the words stand inside quotation marks: only then are they a quotation."""
    negated: str | None
    """The negation that stands right before the words and is not part of the question, if there is one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lookup:
    """What was asked for and where it stands, in the order of the reports."""

    words: str
    exact: tuple[Hit, ...]
    variants: tuple[Hit, ...]


def look_up(words: str, record: Record) -> Lookup:
    """Every place in the reports where `words` stand, exactly or in another wording.

    Case, accents, blanks and the style of quotation marks do not count. A variant is a
    passage of a statement that is close in letters, or another printing of an utterance
    of which an exact hit is a printing.
    """
    asked = comparable(words.strip().strip("\"'“”„«»‘’").strip()).text
    if not asked:
        return Lookup(words=words, exact=(), variants=())
    quotes = {v.statement: q.id for q in record.quotes for v in q.variants}
    exact: list[Hit] = []
    close: list[Hit] = []
    for reading in sorted(record.readings, key=lambda r: document_key(r.document)):
        found = list(_exact(asked, reading, quotes, words))
        exact.extend(found)
        close.extend(_close(asked, reading, quotes, words, taken={h.statement for h in found}))
    told = {h.quote for h in exact if h.quote is not None}
    have = {h.statement for h in (*exact, *close)}
    documents = {r.document.id: r for r in record.readings}
    for quote in record.quotes:
        if quote.id not in told:
            continue
        for variant in quote.variants:
            if variant.statement not in have:
                reading = documents[variant.doc]
                near = _nearest(asked, reading.document, variant.span, AS_PRINTED)
                if near is not None:
                    close.append(_hit(reading, near, quotes, words))
    order = {d.id: n for n, d in enumerate(record.documents)}
    close.sort(key=lambda h: (order[h.place.doc], h.place.span))
    return Lookup(words=words, exact=tuple(exact), variants=tuple(close))


def _exact(asked: str, reading: Reading, quotes: dict[str, str], words: str) -> Iterator[Hit]:
    text = comparable(reading.document.text)
    at = text.text.find(asked)
    while at >= 0:
        end = at + len(asked)
        whole = not (text.text[at - 1 : at].isalnum() or text.text[end : end + 1].isalnum())
        span = text.back(Span(at, end))
        if whole and reading.document.is_body(span):
            yield _hit(reading, span, quotes, words)
        at = text.text.find(asked, end)


def _close(
    asked: str, reading: Reading, quotes: dict[str, str], words: str, taken: set[str | None]
) -> Iterator[Hit]:
    if len(words_of(asked)) < LEAST_WORDS:
        return
    for statement in reading.statements:
        if statement.id in taken or _has_inner(statement, reading):
            continue
        near = _nearest(asked, reading.document, cover(statement.content), CLOSE)
        if near is not None:
            yield _hit(reading, near, quotes, words)


def _nearest(asked: str, document: Document, whole: Span, cutoff: float) -> Span | None:
    """The stretch of `whole` that is closest to `asked` in letters, if it is closer than `cutoff`."""
    text = comparable(document.slice(whole), whole.start)
    if len(text.text) < len(asked) * 0.6:
        return None
    best = fuzz.partial_ratio_alignment(asked, text.text, score_cutoff=cutoff)
    if best is None or best.dest_start == best.dest_end:
        return None
    return _to_words(asked, document, text.back(Span(best.dest_start, best.dest_end)), whole)


def _has_inner(statement: Statement, reading: Reading) -> bool:
    return any(s.within == statement.id for s in reading.statements)


def _to_words(asked: str, document: Document, rough: Span, whole: Span) -> Span:
    """The stretch of `whole` that answers `asked` word for word, found around a rough match of letters."""
    told = words_of(document.slice(whole), whole.start)
    inside = [n for n, w in enumerate(told) if w.span.touches(rough)]
    wanted = [w.form for w in words_of(asked)]
    edge = len(wanted) // 2
    near = told[max(0, inside[0] - edge) : inside[-1] + 1 + edge]
    blocks = SequenceMatcher(None, wanted, [w.form for w in near], autojunk=False).get_matching_blocks()
    first, last = blocks[0], blocks[-2] if len(blocks) > 1 else blocks[0]
    start = max(0, first.b - first.a)
    end = min(len(near), last.b + last.size + len(wanted) - last.a - last.size)
    return cover([w.span for w in near[start:end]]) if start < end else rough


def _hit(reading: Reading, span: Span, quotes: dict[str, str], words: str) -> Hit:
    holding = [s for s in reading.statements if any(c.touches(span) for c in s.content)]
    told = min(holding, key=lambda s: (s.end - s.start, s.id), default=None)
    text = reading.document.slice(span)
    return Hit(
        place=Place(doc=reading.document.id, span=span),
        text=text,
        statement=told.id if told is not None else None,
        speaker=told.speaker.name if told is not None and told.speaker is not None else None,
        quote=quotes.get(told.id) if told is not None else None,
        ops=diff(words, text, 0, span.start),
        quoted=any(p.span.holds(span) for p in pair_quotes(reading.document.text).pairs),
        negated=_negation_before(reading.document, span),
    )


def _negation_before(document: Document, span: Span) -> str | None:
    """A negation among the three words before `span` in its sentence."""
    before = document.text[max(0, span.start - 40) : span.start]
    before = re.split(r"[.!?\n]", before)[-1]
    last = [w.lower() for w in re.findall(r"[\w'’]+", before)][-3:]
    return next((w for w in last if w in NEGATIONS or w.endswith(("n't", "n’t"))), None)
