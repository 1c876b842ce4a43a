"""Facts across reports: which tellings are of one fact, and on how many feet it stands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from onrecord.lexicon.judging import only_judges
from onrecord.link.copied import Copied
from onrecord.link.fact_words import wording
from onrecord.link.left_out import Silence, listen
from onrecord.link.roots import independent_roots
from onrecord.link.same_fact import BY_RANGE, Item, family, fit, rarity, read_range, stems
from onrecord.model import (
    Chain,
    Claim,
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
    root_hop,
)

_Printings = Mapping[str, Sequence[tuple[str, str, Span]]]


def link_claims(readings: Sequence[Reading], links: Links) -> tuple[Claim, ...]:
    """Every fact with all its tellings, sorted by event, slot and first telling.

    Facts of one event are compared with one another only; facts of no known event
    by speaker and words across the story. The order of `readings` changes nothing.
    """
    names = {e.id: e.name for e in links.entities}
    printed = _printings(links.quotes)
    items = sorted((i for reading in readings for i in _items(reading, links, names, printed)), key=_place)
    weight = rarity(items)
    blocks: dict[tuple[str, str], list[Item]] = defaultdict(list)
    for item in items:
        blocks[(item.event or f"none:{item.who}", family(item.assertion.slot))].append(item)
    desk = _Desk(
        links=links,
        names=names,
        realis={e.id: e.realis for e in links.events},
        silence=listen(items, [reading.document for reading in readings]),
        copied=Copied.of(links.copies),
    )
    claims = [
        _claim(group, desk)
        for (_, kind), block in sorted(blocks.items())
        for group in _groups(block, kind, weight)
    ]
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
    realis: Mapping[str, Realis]
    silence: Silence
    copied: Copied


def _place(item: Item) -> tuple[str, str, tuple[int, int], str]:
    return (item.document.name, item.document.id, item.assertion.span, item.assertion.id)


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
            words=stems(words),
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


def _groups(block: Sequence[Item], kind: str, weight: Mapping[str, float]) -> list[list[Item]]:
    """Tellings of one fact together. An item joins a group only if it fits every member."""
    groups: list[list[Item]] = []
    holding: dict[str, set[int]] = defaultdict(set)
    for item in block:
        marks = {*item.words, f"in {item.document.id}"} if kind in ("said", "offered") else {""}
        # Only groups with a word, or for offers the report, in common can fit.
        near = sorted({n for mark in marks for n in holding[mark]})
        scores = [
            (min(fits), -n)
            for n in near
            if all(fits := [fit(item, member, kind, weight) for member in groups[n]])
        ]
        chosen = -max(scores)[1] if scores else len(groups)
        if not scores:
            groups.append([])
        groups[chosen].append(item)
        for mark in marks:
            holding[mark].add(chosen)
    return [_exact_first(group) for group in groups]


def _exact_first(group: list[Item]) -> list[Item]:
    """Ranges with the narrowest in front: it is what the fact is called and compared by."""
    if group[0].assertion.slot not in BY_RANGE:
        return group
    narrowest = min(group, key=lambda item: _width(item.assertion.value))
    return [narrowest, *(item for item in group if item is not narrowest)]


def _width(value: str) -> tuple[bool, float]:
    _, low, high = read_range(value)
    if not low or not high:
        return (True, 0.0)
    try:
        return (False, float(high) - float(low))
    except ValueError:
        return (False, (date.fromisoformat(high[:10]) - date.fromisoformat(low[:10])).days)


def _telling(item: Item) -> Telling:
    statement = item.statement
    own = Hop(role=HopRole.OUTLET, name=item.document.outlet or item.document.name, implicit=True)
    chain: Chain = statement.chain if statement is not None else (own,)
    hop = root_hop(chain)
    if statement is not None and item.assertion.slot is Slot.TOOK_PLACE:
        # Who welcomed an exchange does not vouch that it took place: that it did is the report's word.
        judged = only_judges(item.document.slice(span) for span in statement.cue)
        hop = None if judged else hop
    return Telling(
        doc=item.document.id,
        span=item.assertion.span,
        chain=chain,
        root=hop.name if hop is not None else None,
        stance=statement.stance if statement is not None else Stance.NEUTRAL,
        assertion=item.assertion.id,
        value=item.assertion.value,
        statement=item.assertion.statement,
    )


def _claim(group: Sequence[Item], desk: _Desk) -> Claim:
    lead = group[0]
    tellings = tuple(_telling(item) for item in sorted(group, key=_place))
    own = [t for t in tellings if t.root is None and not desk.copied.is_taken(t.doc, t.span)]
    return Claim(
        id=content_id("c", *sorted(item.assertion.id for item in group)),
        event=lead.event,
        slot=lead.assertion.slot,
        text=wording(group, desk.names, desk.realis.get(lead.event or "")),
        value=_shared_value(lead),
        tellings=tellings,
        documents=len({item.document.id for item in group}),
        outlets=len({outlet_key(item.document) for item in group}),
        roots=independent_roots(t.chain for t in tellings if t.root is not None),
        unattributed=len({t.doc for t in own}),
        omitted_by=desk.silence.on(group),
    )


def _shared_value(item: Item) -> str:
    """The value with the record's entity id in place of the report's own."""
    _, bar, words = item.assertion.value.partition("|")
    return f"{item.who}{bar}{words}" if bar else item.who
