"""What one report tells of an event and another report on the same event does not."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from onrecord.model import (
    Claim,
    Document,
    Event,
    Finding,
    FindingKind,
    Links,
    Place,
    Reading,
    Slot,
    Span,
    content_id,
)
from onrecord.text.labels import short_names
from onrecord.text.wording import listed

TELLABLE = frozenset(
    {
        Slot.SAID,
        Slot.OFFERED,
        Slot.AGREED,
        Slot.DEMANDED,
        Slot.REFUSED,
        Slot.PROMISED,
        Slot.DENIED,
        Slot.DURATION,
        Slot.NUMBER,
        Slot.INITIATOR,
    }
)
"""Facts whose absence says something. Days, places and topics are context that a report may take as known."""


WEIGHTY = TELLABLE - {Slot.SAID, Slot.INITIATOR}
"""Facts that matter whoever is behind them."""

LEAST_WORDS = 3
"""Meaning-bearing words of something said below which it is a courtesy or a fragment ("Let it begin")."""


class Omission:
    """Finds facts that a report on an event leaves out.

    Only what a named root or two reports tell counts, only if a party of the event said it or it
    changes what happened (an offer, a refusal, a number …); and only against a report for which the
    event is a main thing (`Claim.omitted_by`) and that was published late enough.
    """

    name = "omission"

    def compare(self, readings: Sequence[Reading], links: Links) -> tuple[Finding, ...]:
        """One finding per fact and report that leaves it out."""
        names = short_names([r.document for r in readings])
        documents = {r.document.id: r.document for r in readings}
        events = {e.id: e for e in links.events}
        elsewhere = _of_several_events(links)
        return tuple(
            _finding(claim, doc, events[claim.event], names)
            for claim in links.claims
            if claim.event in events and _matters(claim, events[claim.event])
            if not any(
                t.span.touches(words)
                for t in claim.tellings
                for words in elsewhere.get(t.statement or "", ())
            )
            for doc in claim.omitted_by
            if _late_enough(documents[doc], claim, documents)
        )


def _of_several_events(links: Links) -> dict[str, list[Span]]:
    """Words that reports hang on different events, by statement: nobody can say to which they belong."""
    event = {t.statement: c.event for c in links.claims for t in c.tellings if t.statement and c.event}
    found: dict[str, list[Span]] = {}
    for quote in links.quotes:
        if len({event[v.statement] for v in quote.variants if v.statement in event}) > 1:
            for v in quote.variants:
                found.setdefault(v.statement, []).append(v.span)
    return found


def _matters(claim: Claim, event: Event) -> bool:
    """Whether an editor would want to know that a fact is missing."""
    if claim.slot not in TELLABLE or not (claim.roots or claim.documents >= 2):
        return False
    who, bar, words = claim.value.partition("|")
    if bar and claim.slot is not Slot.NUMBER and len(words.split()) < LEAST_WORDS:
        return False
    parties = {p.party.entity for p in event.participants}
    return claim.slot in WEIGHTY or claim.documents >= 2 or set(who.split("+")) <= parties


def _late_enough(document: Document, claim: Claim, documents: dict[str, Document]) -> bool:
    """Whether the report appeared on or after the day of the first telling. Undated: cannot say, so no."""
    days: list[date] = [d for t in claim.tellings if (d := documents[t.doc].published) is not None]
    if document.published is None or not days:
        return False
    # A day's grace: evening and morning papers of one night carry two dates.
    return (min(days) - document.published).days <= 1


def _finding(claim: Claim, doc: str, event: Event, names: dict[str, str]) -> Finding:
    told = listed(sorted({names[t.doc] for t in claim.tellings}))
    source = f", on the word of {listed(claim.roots)}" if claim.roots else ""
    reason = f"{names[doc]} leaves out of “{event.label}”: {claim.text} (told by {told}{source})."
    own = [m for m in event.mentions if m.doc == doc][:1]
    evidence = (*(Place(doc=t.doc, span=t.span) for t in claim.tellings), *own)
    return Finding(
        id=content_id("f", FindingKind.OMISSION, claim.id, doc),
        kind=FindingKind.OMISSION,
        subject=(claim.id, event.id, doc),
        evidence=evidence,
        reason=reason,
        rule="told-elsewhere",
    )
