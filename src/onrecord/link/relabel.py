"""Readings in which every entity goes by the record's name for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from onrecord.link.accounts import state_of
from onrecord.model import Chain, Entity, Hop, Links, Participant, Party, Reading


def relabel(reading: Reading, links: Links, by_id: Mapping[str, Entity] | None = None) -> Reading:
    """`reading` with the record's entity ids in place of its own.

    Names of parties and hops become the entity's full name, so that a report that
    says only "Smith" reads like the others. Ids that linking does not know stay.
    `by_id` are the entities of `links` by id, for who relabels many readings.
    """
    doc = reading.document.id
    known = {e.id: e for e in links.entities} if by_id is None else by_id

    def entity(local: str | None) -> str | None:
        return links.entity_of.get((doc, local), local) if local is not None else None

    def name(local: str | None, otherwise: str) -> str:
        found = known.get(entity(local) or "")
        return found.name if found is not None else otherwise

    def party(p: Party | None) -> Party | None:
        return replace(p, entity=entity(p.entity), name=name(p.entity, p.name)) if p is not None else None

    def participant(p: Participant) -> Participant:
        renamed = party(p.party)
        assert renamed is not None
        return replace(p, party=renamed)

    def chain(hops: Chain) -> Chain:
        return tuple(
            replace(h, entity=entity(h.entity), name=name(h.entity, h.name), side=side(h)) for h in hops
        )

    # What one report knows of whom somebody speaks for holds for all of them.
    def side(h: Hop) -> str | None:
        found = known.get(entity(h.entity) or "")
        told = found.side if found is not None and found.side is not None else entity(h.side)
        # A president and the spokesman of the presidency speak for one state.
        return state_of(told, known) if told is not None else None

    # A root is the name of a hop, so it is renamed with it.
    def root(hops: Chain, old: str | None) -> str | None:
        return next((name(h.entity, h.name) for h in hops if h.name == old), old)

    return replace(
        reading,
        mentions=tuple(
            replace(m, entity=entity(m.entity), name=name(m.entity, m.name)) for m in reading.mentions
        ),
        entities=tuple(
            replace(e, id=entity(e.id) or e.id, name=name(e.id, e.name)) for e in reading.entities
        ),
        statements=tuple(
            replace(
                s,
                speaker=party(s.speaker),
                addressee=party(s.addressee),
                medium=party(s.medium),
                chain=chain(s.chain),
                root=root(s.chain, s.root),
            )
            for s in reading.statements
        ),
        events=tuple(
            replace(
                e,
                participants=tuple(participant(p) for p in e.participants),
                initiator=party(e.initiator),
            )
            for e in reading.events
        ),
        framing=tuple(replace(f, about=entity(f.about)) for f in reading.framing),
    )
