"""Readings made by hand, in few words, for the tests of linking and comparing.

desk = Desk("a.txt", "The Courier", "2025-06-05")
desk.person("Ilena Marsk"); call = desk.event("call", "call", who=[...], day="2025-06-04")
desk.reading("… text …")
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from onrecord.model import (
    Chain,
    Document,
    Duration,
    Entity,
    EventMention,
    Form,
    Hop,
    HopRole,
    Interval,
    Kind,
    MadeBy,
    Mention,
    Mode,
    Participant,
    Party,
    Reading,
    Realis,
    Span,
    Statement,
    When,
    WhenBasis,
    sha256,
)
from onrecord.text.names import slug


class Desk:
    """One report that is being read by hand: words are pinned to where they stand in its text."""

    def __init__(self, name: str, outlet: str | None, published: str | None, text: str) -> None:
        self.document = Document(
            id=f"d-{name}",
            name=name,
            text=text,
            text_sha256=sha256(text),
            outlet=outlet,
            published=date.fromisoformat(published) if published else None,
            lang="en",
        )
        self.reading = Reading(document=self.document, made_by=MadeBy(onrecord="0", readers={}, models={}))

    def span(self, words: str, nth: int = 0) -> Span:
        """Where `words` stand, for the `nth` time."""
        at = -1
        for _ in range(nth + 1):
            at = self.document.text.index(words, at + 1)
        return Span(at, at + len(words))

    def entity(
        self,
        name: str,
        kind: Kind = Kind.PERSON,
        *,
        wikidata: str | None = None,
        side: str | None = None,
        local: str | None = None,
        words: str | None = None,
    ) -> Party:
        """Somebody, named where `words` (or the name) stand in the text."""
        ident = local or f"{kind}:{slug(name)}"
        if all(e.id != ident for e in self.reading.entities):
            found = Entity(id=ident, kind=kind, name=name, names=(name,), wikidata=wikidata, side=side)
            self.reading = replace(self.reading, entities=(*self.reading.entities, found))
        form = words or name
        mention = None
        if form in self.document.text:
            span = self.span(form)
            mention = f"{self.document.id}.m{span.start}-{span.end}"
            if all(m.id != mention for m in self.reading.mentions):
                new = Mention(id=mention, span=span, kind=kind, form=Form.NAME, name=name, entity=ident)
                self.reading = replace(self.reading, mentions=(*self.reading.mentions, new))
        return Party(name=name, mention=mention, entity=ident)

    def event(
        self,
        kind: str,
        trigger: str,
        *who: Party,
        roles: tuple[str, ...] = (),
        day: str | tuple[str | None, str | None] | None = None,
        basis: WhenBasis = WhenBasis.STATED,
        minutes: tuple[float | None, float | None] | None = None,
        realis: Realis = Realis.ACTUAL,
        ordinal: int | None = None,
        place: str | None = None,
        topics: tuple[str, ...] = (),
        statement: Statement | None = None,
        same_as: EventMention | None = None,
        nth: int = 0,
    ) -> EventMention:
        """A telling of an event at `trigger`."""
        span = self.span(trigger, nth)
        ident = f"{self.document.id}.e{span.start}"
        when = None
        if day is not None:
            first, last = (day, day) if isinstance(day, str) else day
            when = When(interval=Interval(first=first, last=last), basis=basis, rule="by hand")
        mention = EventMention(
            id=ident,
            kind=kind,
            plover="CONSULT",
            trigger=span,
            realis=realis,
            sentence=span,
            participants=tuple(
                Participant(role=roles[i] if i < len(roles) else "who", party=p) for i, p in enumerate(who)
            ),
            when=when,
            duration=Duration(low=minutes[0], high=minutes[1]) if minutes else None,
            ordinal=ordinal,
            place=place,
            topics=topics,
            statement=statement.id if statement else None,
            same_as=same_as.same_as if same_as else ident,
        )
        self.reading = replace(self.reading, events=(*self.reading.events, mention))
        return mention

    def said(
        self,
        words: str,
        speaker: Party | None,
        *,
        mode: Mode = Mode.DIRECT,
        about: tuple[EventMention, ...] = (),
        medium: Party | None = None,
        root: str | None = "",
        chain: Chain | None = None,
        within: Statement | None = None,
        nth: int = 0,
    ) -> Statement:
        """A statement with the content `words`; its root is the speaker unless said otherwise."""
        span = self.span(words, nth)
        if chain is None:
            hops = [Hop(role=HopRole.OUTLET, name=self.document.outlet or self.document.name, implicit=True)]
            if speaker is not None:
                side = next((e.side for e in self.reading.entities if e.id == speaker.entity), None)
                hops.append(Hop(role=HopRole.SPEAKER, name=speaker.name, entity=speaker.entity, side=side))
            chain = tuple(hops)
        statement = Statement(
            id=f"{self.document.id}.s{span.start}",
            mode=mode,
            content=(span,),
            speaker=speaker,
            medium=medium,
            chain=chain,
            root=(speaker.name if speaker else None) if root == "" else root,
            within=within.id if within else None,
            about=tuple(e.id for e in about),
        )
        self.reading = replace(self.reading, statements=(*self.reading.statements, statement))
        return statement
