"""Facts of one call, told by hand-made reports, for the tests of claims and of what compares them.

a = FactDesk("a.txt", "Courier", "2024-03-05", "… text …")
a.fact(Slot.DURATION, "55 minutes", "55..55", said=a.said(…))
links = one_call(a, b)            # with claims; `compared(AGREEMENT, a, b)` gives findings
"""

from __future__ import annotations

from dataclasses import replace

from onrecord.compare.base import Comparison
from onrecord.link.claims import link_claims
from onrecord.model import (
    Assertion,
    Claim,
    Copy,
    Document,
    Event,
    EventMention,
    Finding,
    Kind,
    Links,
    Participant,
    Party,
    Place,
    Quote,
    Reading,
    Realis,
    Slot,
    Statement,
    outlet_key,
)
from storydesk import Desk

CALL = "event-call"
MARSK, BRANDEK = "Ilena Marsk", "Tomas Brandek"


class FactDesk(Desk):
    """A report that begins with a call of the two leaders, and whatever facts a test adds."""

    def __init__(self, name: str, outlet: str | None, published: str | None, text: str) -> None:
        super().__init__(name, outlet, published, f"{MARSK} called {BRANDEK}. {text}")
        self.marsk = self.entity(MARSK)
        self.brandek = self.entity(BRANDEK)
        self.call: EventMention = self.event("call", "called", self.marsk, self.brandek)
        self.fact(Slot.TOOK_PLACE, "called", "yes")

    def spokesman(self, name: str, side: str = "organisation:palace") -> Party:
        """Somebody who speaks for an institution."""
        return self.entity(name, Kind.PERSON, side=side)

    def fact(
        self,
        slot: Slot,
        words: str,
        value: str,
        *,
        said: Statement | None = None,
        about_call: bool = True,
        negated: bool = False,
    ) -> Assertion:
        """A fact in the words `words`, on the word of whoever made the statement `said`."""
        span = self.span(words)
        fact = Assertion(
            id=f"{self.document.id}.a{slot}-{span.start}",
            slot=slot,
            span=span,
            text=words,
            value=value,
            event=self.call.id if about_call else None,
            statement=said.id if said is not None else None,
            negated=negated,
        )
        self.reading = replace(self.reading, assertions=(*self.reading.assertions, fact))
        return fact

    def saying(
        self, words: str, meant: str, by: Party, *, on: Party | None = None, slot: Slot = Slot.SAID
    ) -> Assertion:
        """Something that `by` said (`meant`: its words as lemmas), on the word of `on` or his own."""
        outer = self.said(words, on) if on is not None else None
        statement = self.said(words, by, chain=outer.chain if outer else None, within=outer)
        if outer is not None:
            statement = self._renamed(statement)
        return self.fact(slot, words, f"{by.entity or by.name}|{meant}", said=statement)

    def addressed(self, fact: Assertion, to: Party) -> None:
        """Has the statement behind `fact` said to somebody."""
        changed = (replace(s, addressee=to) if s.id == fact.statement else s for s in self.reading.statements)
        self.reading = replace(self.reading, statements=tuple(changed))

    def _renamed(self, statement: Statement) -> Statement:
        """An id of its own for a statement that starts where its reporter's does."""
        new = replace(statement, id=f"{statement.id}-2")
        self.reading = replace(self.reading, statements=(*self.reading.statements[:-1], new))
        return new


def one_call(*desks: FactDesk, copies: tuple[Copy, ...] = (), quotes: tuple[Quote, ...] = ()) -> Links:
    """Links in which every report's call is one event and names are the same everywhere."""
    readings = [d.reading for d in desks]
    entities = {e.id: e for r in readings for e in r.entities}
    links = Links(
        entities=tuple(entities[i] for i in sorted(entities)),
        entity_of={(r.document.id, e.id): e.id for r in readings for e in r.entities},
        events=(call_of(readings, {d.document.id: d.call for d in desks}),),
        event_of={d.call.id: CALL for d in desks},
        copies=copies,
        quotes=quotes,
    )
    return replace(links, claims=link_claims(readings, links))


def call_of(readings: list[Reading], calls: dict[str, EventMention]) -> Event:
    """The call as an event of the record."""
    docs = {r.document.id: r.document for r in readings}
    some = next(iter(calls.values()))
    return Event(
        id=CALL,
        kind="call",
        label="The call",
        realis=Realis.ACTUAL,
        when=None,
        duration=None,
        ordinal=None,
        participants=tuple(Participant(role="who", party=p.party) for p in some.participants),
        topics=(),
        place=None,
        mention_ids=tuple(sorted(c.id for c in calls.values())),
        mentions=tuple(Place(doc=doc, span=calls[doc].trigger) for doc in sorted(calls)),
        documents=tuple(sorted(docs)),
        outlets=len({outlet_key(d) for d in docs.values()}),
    )


def claims(*desks: FactDesk, slot: Slot | None = None, copies: tuple[Copy, ...] = ()) -> list[Claim]:
    """The claims of the reports, of one slot if asked."""
    return [c for c in one_call(*desks, copies=copies).claims if slot is None or c.slot is slot]


def compared(comparison: Comparison, *desks: FactDesk, copies: tuple[Copy, ...] = ()) -> list[Finding]:
    """What one comparison finds in the reports."""
    return list(comparison.compare([d.reading for d in desks], one_call(*desks, copies=copies)))


def words_of(finding: Finding, *desks: FactDesk) -> list[str]:
    """The words that a finding points to."""
    texts: dict[str, Document] = {d.document.id: d.document for d in desks}
    return [texts[p.doc].slice(p.span) for p in finding.evidence]
