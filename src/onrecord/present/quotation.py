"""What `onrecord quote` prints: where words stand, who said them, in which wordings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Protocol

from onrecord.model import DiffOp, Document, Place, Quote, Record, root_hop
from onrecord.text.labels import short_names
from onrecord.text.wording import count_of, day_words


class _Hit(Protocol):
    @property
    def place(self) -> Place: ...
    @property
    def text(self) -> str: ...
    @property
    def statement(self) -> str | None: ...
    @property
    def speaker(self) -> str | None: ...
    @property
    def quote(self) -> str | None: ...
    @property
    def ops(self) -> tuple[DiffOp, ...]: ...
    @property
    def quoted(self) -> bool: ...
    @property
    def negated(self) -> str | None: ...


class _Lookup(Protocol):
    @property
    def words(self) -> str: ...
    @property
    def exact(self) -> tuple[_Hit, ...]: ...
    @property
    def variants(self) -> tuple[_Hit, ...]: ...


CONTEXT = 60
"""Characters shown on each side of the words found."""


MOST = 20
"""Places of one kind that are printed when nobody says how many."""

LONGEST = 40
"""Words of the fullest form that are printed."""


def lookup_text(found: _Lookup, record: Record, most: int = MOST) -> str:
    """The answer as lines of text: a summary, every place with the differing words, who printed it first.

    `most` is how many places of each kind (exact, variant) are printed.
    """
    hits = (*found.exact, *found.variants)
    if not hits:
        return f"NOT FOUND  “{found.words}” stands in none of the {len(record.documents)} reports"
    labels = short_names(record.documents)
    documents = {d.id: d for d in record.documents}
    statements = {s.id: s for _, s in record.statements}
    wordings = {h.text.casefold() for h in hits}
    said = [statements[h.statement] for h in hits if h.statement in statements]
    roots = {hop.name for s in said if (hop := root_hop(s.chain)) is not None}
    speakers = sorted({h.speaker for h in hits if h.speaker})
    head = "FOUND" if found.exact else "ONLY IN OTHER WORDS"
    counts = " · ".join(
        (
            count_of(len(wordings), "wording"),
            count_of(len({h.place.doc for h in hits}), "report"),
            count_of(len(speakers), "speaker") + (f" ({', '.join(speakers)})" if speakers else ""),
            count_of(len(roots), "root"),
        )
    )
    lines = [f"{head}  {counts}"]
    for kind, found_here in (("exact  ", found.exact), ("variant", found.variants)):
        for hit in found_here[:most]:
            lines.extend(_hit_lines(hit, kind, documents[hit.place.doc], labels[hit.place.doc]))
        if len(found_here) > most:
            lines.append(f"  … and {len(found_here) - most} more {kind.strip()} (--limit {len(found_here)})")
    told = dict.fromkeys(hit.quote for hit in hits if hit.quote is not None)
    for quote in (q for q in record.quotes if q.id in told):
        lines.extend(_utterance_lines(quote, labels, documents))
    if found.exact and not any(hit.quoted for hit in found.exact):
        lines.append("NOTE  nowhere inside quotation marks: these are the reports' words, not a quotation")
    return "\n".join(lines)


def _utterance_lines(
    quote: Quote, labels: Mapping[str, str], documents: Mapping[str, Document]
) -> Iterator[str]:
    """Who printed the utterance first, and its fullest form."""
    if len({v.doc for v in quote.variants}) == 1:
        pass
    elif quote.first is not None:
        first = documents[quote.variants[quote.first].doc]
        day = f" ({day_words(first.published)})" if first.published else ""
        yield f"FIRST    {labels[first.id]}{day}, of the {count_of(len(quote.variants), 'printing')}"
    elif quote.first_reason:
        yield f"FIRST    cannot say: {quote.first_reason}"
    if quote.longest is not None:
        fullest = quote.variants[quote.longest]
        words = fullest.text.split()
        cut = " ".join(words[:LONGEST]) + (" …" if len(words) > LONGEST else "")
        yield f"FULLEST  {labels[fullest.doc]}:{fullest.span.start}  {cut}"


def _hit_lines(hit: _Hit, kind: str, document: Document, label: str) -> Iterable[str]:
    start, end = hit.place.span
    before = " ".join(document.text[max(0, start - CONTEXT) : start].split())
    after = " ".join(document.text[end : end + CONTEXT].split())
    day = day_words(document.published) if document.published else "undated"
    who = hit.speaker or ("speaker not known" if hit.statement else "nobody: the report's own voice")
    where = "in quotation marks" if hit.quoted else "in the report's words"
    yield f"  {kind}  {label}:{start}  {day}  {who}, {where}"
    yield f"           … {before} [{' '.join(hit.text.split())}] {after} …"
    changed = list(_changes(hit.ops))
    if changed:
        yield f"           words: {'; '.join(changed)}"
    if hit.negated:
        yield f"           BEWARE  “{hit.negated}” stands right before these words"


def _changes(ops: Iterable[DiffOp]) -> Iterable[str]:
    for op in ops:
        if op.op == "replace":
            yield f"“{op.a}” → “{op.b}”"
        elif op.op == "delete":
            yield f"without “{op.a}”"
        elif op.op == "insert":
            yield f"with “{op.b}”"
