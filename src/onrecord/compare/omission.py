"""What one report tells of an event and another report on the same event does not."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache

from onrecord.compare.values import is_told
from onrecord.lexicon.cues import cue_words
from onrecord.lexicon.kinds import kinds
from onrecord.model import (
    Claim,
    Document,
    Event,
    Finding,
    FindingKind,
    Links,
    Mode,
    Place,
    Quantity,
    Reading,
    Slot,
    Span,
    Statement,
    content_id,
)
from onrecord.text.labels import short_names
from onrecord.text.normal import stem, words_of
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

LONGEST = 18
"""Words of one fact that a finding repeats. Chosen."""

SHOWN = 6
"""Facts that one finding spells out; the others are counted, and stand among its evidence. Chosen."""

ITS_SUBJECT = 4
"""First words of a telling among which its subject stands. Chosen."""

REFLEXIVE = frozenset({"himself", "herself", "itself", "themselves"})

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
        """One finding per event and report, with all that the report leaves out, the weightiest first."""
        names = short_names([r.document for r in readings])
        documents = {r.document.id: r.document for r in readings}
        by_doc = {r.document.id: r for r in readings}
        events = {e.id: e for e in links.events}
        statements = {s.id: (r.document, s) for r in readings for s in r.statements}
        elsewhere = _of_several_events(links)
        missing: dict[tuple[str, str], list[Claim]] = defaultdict(list)
        for claim in links.claims:
            if claim.event not in events or not _matters(claim, events[claim.event]):
                continue
            if claim.slot is Slot.SAID and not _is_said(claim, statements):
                continue
            if any(t.span.touches(w) for t in claim.tellings for w in elsewhere.get(t.statement or "", ())):
                continue
            for doc in claim.omitted_by:
                figures = by_doc[doc].quantities
                if _late_enough(documents[doc], claim, documents) and not _has_figure(claim, figures):
                    missing[(claim.event, doc)].append(claim)
        return tuple(
            _finding(sorted(claims, key=_weight), doc, events[event], names)
            for (event, doc), claims in sorted(missing.items())
        )


def _weight(claim: Claim) -> tuple[bool, int, int, int, str]:
    """What an editor asks after first: acts before words, what more reports tell, what stands high."""
    high = min(t.span.start for t in claim.tellings)
    return (claim.slot not in WEIGHTY, -claim.documents, -len(claim.roots), high, claim.id)


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
    if claim.slot is Slot.SAID and _is_the_event(claim, event):
        return False
    parties = {p.party.entity for p in event.participants}
    return claim.slot in WEIGHTY or claim.documents >= 2 or set(who.split("+")) <= parties


def _is_said(claim: Claim, statements: Mapping[str, tuple[Document, Statement]]) -> bool:
    """Whether some report gives it as somebody's words.

    "She has faced criticism for it", told with no word for saying, is what the report says of her; so is
    that "the Hunters knew", and what "he calls himself".
    """
    who, _, words = claim.text.partition(": ")
    if who.split()[-1:] and who.split()[-1] in words.split()[:ITS_SUBJECT]:
        return False
    for telling in claim.tellings:
        document, statement = statements.get(telling.statement or "", (None, None))
        if document is None or statement is None:
            continue
        if any(w.form in REFLEXIVE for w in words_of(document.slice(telling.span))[:ITS_SUBJECT]):
            continue
        if statement.mode is not Mode.INDIRECT or telling.span.start >= statement.start or not statement.cue:
            return True
        if {stem(w.form) for cue in statement.cue for w in words_of(document.slice(cue))} & _saying():
            return True
    return False


@cache
def _saying() -> frozenset[str]:
    """Stems of the verbs that report speech, writing or thought."""
    return frozenset(stem(lemma) for lemma in cue_words().verbs)


def _has_figure(claim: Claim, figures: Sequence[Quantity]) -> bool:
    """Whether a report has the figure all the same, told of something near."""
    if claim.slot not in (Slot.NUMBER, Slot.DURATION):
        return False
    unit, _, both = claim.value.rpartition("|")
    low, _, high = both.partition("..")
    wanted = Quantity(
        id="",
        span=claim.tellings[0].span,
        unit=unit or "minutes",
        low=float(low) if low else None,
        high=float(high) if high else None,
        rule="",
    )
    return is_told(wanted, figures)


def _is_the_event(claim: Claim, event: Event) -> bool:
    """Whether what is said is that it happened, which a report on it does not leave out.

    Not so of talks: "the two discussed the attack" tells what was talked of.
    """
    if event.kind in kinds() and kinds()[event.kind].plover == "CONSULT":
        return False
    told = [(m.doc, m.span) for m in event.mentions]
    return any(t.doc == doc and t.span.holds(span) for t in claim.tellings for doc, span in told)


def _late_enough(document: Document, claim: Claim, documents: dict[str, Document]) -> bool:
    """Whether the report appeared on or after the day of the first telling. Undated: cannot say, so no."""
    days: list[date] = [d for t in claim.tellings if (d := documents[t.doc].published) is not None]
    if document.published is None or not days:
        return False
    # A day's grace: evening and morning papers of one night carry two dates.
    return (min(days) - document.published).days <= 1


def _finding(claims: Sequence[Claim], doc: str, event: Event, names: dict[str, str]) -> Finding:
    by_source: dict[str, list[str]] = defaultdict(list)
    for claim in claims[:SHOWN]:
        by_source[_told(claim, names)].append(_fact(claim))
    told_so = [f"{source}: {'; '.join(facts)}" for source, facts in by_source.items()]
    more = f"; {len(claims) - SHOWN} more" if len(claims) > SHOWN else ""
    reason = f"{names[doc]} leaves out of “{event.label}” what {'; and what '.join(told_so)}{more}."
    own = [m for m in event.mentions if m.doc == doc][:1]
    told = [Place(doc=t.doc, span=t.span) for c in claims for t in c.tellings]
    ids = [c.id for c in claims]
    return Finding(
        id=content_id("f", FindingKind.OMISSION, *ids, doc),
        kind=FindingKind.OMISSION,
        subject=(*ids, event.id, doc),
        evidence=(*dict.fromkeys(told), *own),
        reason=reason,
        rule="told-elsewhere",
    )


def _fact(claim: Claim) -> str:
    """What is left out, in few words: "Ilena Marsk said “the engineers leave tomorrow”"."""
    who, colon, words = claim.text.partition(": ")
    if claim.slot is Slot.NUMBER:
        unit = claim.value.rpartition("|")[0]
        # "$60 billion USD" says its currency twice.
        return f"“{claim.text.removesuffix(f' {unit}') if unit.isupper() else claim.text}”"
    if claim.slot in (Slot.DURATION, Slot.INITIATOR):
        return f"it {'was ' if claim.slot is Slot.INITIATOR else ''}{claim.text}"
    if not colon:
        return _short(claim.text)
    return f"{who} {_VERBS.get(claim.slot, 'said')} “{_short(words).strip('“”')}”"


def _short(words: str) -> str:
    every = words.split()
    return " ".join(every) if len(every) <= LONGEST else f"{' '.join(every[:LONGEST])} …"


_VERBS = {
    Slot.OFFERED: "made an offer:",
    Slot.AGREED: "gave consent:",
    Slot.DEMANDED: "made a demand:",
    Slot.REFUSED: "refused:",
    Slot.PROMISED: "made a promise:",
    Slot.DENIED: "denied:",
}
"""What goes between a speaker and words of his that stand as the report has them ("he would appreciate it
if …"), whatever grammar they have."""


def _told(claim: Claim, names: dict[str, str]) -> str:
    docs = sorted({names[t.doc] for t in claim.tellings})
    told = f"{listed(docs)} {'tells' if len(docs) == 1 else 'tell'}"
    return f"{told} on the word of {listed(claim.roots)}" if claim.roots else told
