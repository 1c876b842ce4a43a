"""Facts across reports: which tellings are of one fact, and on how many feet it stands."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from onrecord.lexicon.judging import only_judges
from onrecord.lexicon.kinds import kinds
from onrecord.link.copied import Copied
from onrecord.link.fact_groups import groups_of
from onrecord.link.fact_words import wording
from onrecord.link.left_out import Silence, listen
from onrecord.link.roots import Roots, independent_roots, roots_in
from onrecord.link.same_fact import BY_RANGE, Item, around, rarity, read_range, stems
from onrecord.model import (
    Chain,
    Claim,
    Event,
    Hop,
    HopRole,
    Links,
    Quote,
    Reading,
    Realis,
    Slot,
    Span,
    Stance,
    Telling,
    content_id,
    document_key,
    outlet_key,
)

_Printings = Mapping[str, Sequence[tuple[str, str, Span]]]


def link_claims(readings: Sequence[Reading], links: Links) -> tuple[Claim, ...]:
    """Every fact with all its tellings, sorted by event, slot and first telling.

    Facts of one event are compared with one another; what a known speaker said also across events,
    since reports hang one saying on the talk, on its matter or on nothing. The order of `readings`
    changes nothing.
    """
    names = {e.id: e.name for e in links.entities}
    printed = _printings(links.quotes)
    items = sorted(
        (i for reading in readings for i in _items(reading, links, names, printed)), key=lambda i: i.place
    )
    desk = _Desk(
        links=links,
        names=names,
        events={e.id: e for e in links.events},
        silence=listen(items, [reading.document for reading in readings]),
        roots=roots_in(links.entities),
        copied=Copied.of(links.copies),
    )
    weight = rarity(items, frozenset(part for e in links.entities for part in stems(e.name.lower())))
    claims = [_claim(desk.led(group), desk) for group in groups_of(items, weight, links.events)]
    order = {r.document.id: document_key(r.document) for r in readings}
    return tuple(
        sorted(
            claims,
            key=lambda c: (c.event or "~", c.slot, order[c.tellings[0].doc], c.tellings[0].span, c.id),
        )
    )


@dataclass(frozen=True, slots=True)
class _Desk:
    """What every claim is looked up in."""

    links: Links
    names: Mapping[str, str]
    events: Mapping[str, Event]
    silence: Silence
    roots: Roots
    copied: Copied

    def led(self, group: list[Item]) -> list[Item]:
        """`group` with the telling in front that says what the fact is called and of which event it is.

        Of ranges that is the narrowest; of what reports hang on different events, the first one on
        the event that most of them name, a talk before what was talked about.
        """
        if group[0].assertion.slot in BY_RANGE:
            lead = min(group, key=lambda item: _width(item.assertion.value))
        else:
            told = Counter(item.event for item in group if item.event is not None)
            lead = min(
                group,
                key=lambda i: (i.event is None, not self._is_talk(i.event), -told[i.event or ""], i.place),
            )
        return [lead, *(item for item in group if item is not lead)]

    def _is_talk(self, event: str | None) -> bool:
        known = self.events.get(event or "")
        kind = kinds().get(known.kind) if known is not None and known.realis is Realis.ACTUAL else None
        return kind is not None and kind.family == "contact"


def _items(reading: Reading, links: Links, names: Mapping[str, str], printings: _Printings) -> Iterable[Item]:
    doc = reading.document.id
    statements = {s.id: replace(s, chain=_in_record(s.chain, doc, links, names)) for s in reading.statements}
    printed = printings.get(doc, ())
    for assertion in reading.assertions:
        who, _, words = assertion.value.partition("|")
        yield Item(
            assertion=assertion,
            document=reading.document,
            statement=statements.get(assertion.statement or ""),
            event=links.event_of.get(assertion.event or ""),
            who="+".join(sorted(links.entity_of.get((doc, one), one) for one in who.split("+"))),
            words=around(reading.document, assertion) if assertion.slot is Slot.NUMBER else stems(words),
            quotes=frozenset(
                q
                for q, statement_id, span in printed
                if statement_id == assertion.statement and span.touches(assertion.span)
            ),
        )


def _printings(quotes: Sequence[Quote]) -> _Printings:
    """(quote, statement, characters) of every printing of an utterance, by report."""
    found: dict[str, list[tuple[str, str, Span]]] = defaultdict(list)
    for quote in quotes:
        for variant in quote.variants:
            found[variant.doc].append((quote.id, variant.statement, variant.span))
    return found


def _in_record(chain: Chain, doc: str, links: Links, names: Mapping[str, str]) -> Chain:
    """`chain` with the record's entity ids and names, so that roots are the same in every report."""

    def known(local: str | None) -> str | None:
        return links.entity_of.get((doc, local), local) if local is not None else None

    return tuple(
        replace(h, entity=known(h.entity), side=known(h.side), name=names.get(known(h.entity) or "", h.name))
        for h in chain
    )


def _width(value: str) -> tuple[bool, float]:
    _, low, high = read_range(value)
    if not low or not high:
        return (True, 0.0)
    try:
        return (False, float(high) - float(low))
    except ValueError:
        return (False, (date.fromisoformat(high[:10]) - date.fromisoformat(low[:10])).days)


def _telling(item: Item, roots: Roots) -> Telling:
    statement = item.statement
    own = Hop(role=HopRole.OUTLET, name=item.document.outlet or item.document.name, implicit=True)
    chain: Chain = statement.chain if statement is not None else (own,)
    vouching = [name for _, name in roots.of(chain)]
    judged = statement is not None and only_judges(item.document.slice(span) for span in statement.cue)
    if judged and item.assertion.slot is Slot.TOOK_PLACE:
        # Who welcomed an exchange does not vouch that it took place: that it did is the report's word.
        vouching = []
    return Telling(
        doc=item.document.id,
        span=item.assertion.span,
        chain=chain,
        root=vouching[0] if vouching else None,
        stance=statement.stance if statement is not None else Stance.NEUTRAL,
        assertion=item.assertion.id,
        value=item.assertion.value,
        statement=item.assertion.statement,
    )


def _claim(group: Sequence[Item], desk: _Desk) -> Claim:
    lead = group[0]
    tellings = tuple(_telling(item, desk.roots) for item in sorted(group, key=lambda i: i.place))
    own = [t for t in tellings if t.root is None and not desk.copied.is_taken(t.doc, t.span)]
    event = desk.events.get(lead.event or "")
    return Claim(
        id=content_id("c", *sorted(item.assertion.id for item in group)),
        event=lead.event,
        slot=lead.assertion.slot,
        text=wording(group, desk.names, event.realis if event is not None else None),
        value=_shared_value(lead),
        tellings=tellings,
        documents=len({item.document.id for item in group}),
        outlets=len({outlet_key(item.document) for item in group}),
        roots=independent_roots((t.chain for t in tellings if t.root is not None), desk.roots),
        unattributed=len({t.doc for t in own}),
        omitted_by=desk.silence.on(group),
    )


def _shared_value(item: Item) -> str:
    """The value with the record's entity id in place of the report's own."""
    _, bar, words = item.assertion.value.partition("|")
    return f"{item.who}{bar}{words}" if bar else item.who
