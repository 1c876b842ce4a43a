"""For whom spokesmen, aides and ministers speak, where no report says so with their name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from onrecord.model import Entity, Kind, Mention, Reading

SERVANT = (
    r"(?:(?:press|foreign|defen[cs]e|interior|finance|prime)\s+)?"
    r"(?:aide|advis[eo]r|spokes(?:man|woman|person)|secretary|minister|envoy|assistant|chief of staff)"
)
"""Offices held for somebody else. Own list, the common ones in news."""

PRESIDENTIAL = re.compile(rf"\bpresidential\s+{SERVANT}\s+$", re.I)

OWNED = re.compile(rf"^(?:['’]s?)?\s+(?:government\s+)?{SERVANT},?\s+$", re.I)
"""What may stand between an owner and the name: "Smith's spokesman, " of "Smith's spokesman, Ann Lee"."""

BEHIND = re.compile(
    rf"^,\s+(?:an?|the|his|her)\s+(?:(?:top|senior|chief|long-?time)\s+)?{SERVANT}\s+(?:for|of|to)\s+(?:the\s+)?$",
    re.I,
)
"""What may stand between the name and its owner: "Ann Lee, a spokeswoman for the "."""

REACH = 60
"""Most characters between the two."""


def with_known_sides(
    readings: Sequence[Reading], entities: Sequence[Entity], entity_of: Mapping[tuple[str, str], str]
) -> tuple[Entity, ...]:
    """`entities`, with a side for persons whom some report calls somebody's spokesman, aide or minister.

    A "presidential aide" serves the one president whom his report names; of two presidents in
    it neither is taken. Reports that disagree leave the side unknown.
    """
    known = {e.id: e for e in entities}
    states = _states(entities)
    found: dict[str, set[str]] = {}
    for reading in readings:
        for mention in reading.mentions:
            who = known.get(entity_of.get((reading.document.id, mention.entity or ""), ""))
            if who is not None and who.kind is Kind.PERSON and who.side is None:
                found.setdefault(who.id, set()).update(_told(reading, mention, known, entity_of, states))
    return tuple(
        replace(e, side=min(found[e.id])) if e.id in found and len(found[e.id]) == 1 else e for e in entities
    )


def _told(
    reading: Reading,
    name: Mention,
    known: Mapping[str, Entity],
    entity_of: Mapping[tuple[str, str], str],
    states: Mapping[str, set[str]],
) -> Iterator[str]:
    text, doc = reading.document.text, reading.document.id

    def entity(mention: Mention) -> Entity | None:
        return known.get(entity_of.get((doc, mention.entity or ""), ""))

    if PRESIDENTIAL.search(text[max(0, name.span.start - REACH) : name.span.start]):
        heads = {(e.id, e.side) for m in reading.mentions if (e := entity(m)) is not None and _presides(e)}
        if len(heads) == 1:
            yield from (side for _, side in heads if side is not None)
    for other in reading.mentions:
        owner = entity(other)
        if owner is None or other.span.touches(name.span):
            continue
        before = 0 < name.span.start - other.span.end <= REACH
        after = 0 < other.span.start - name.span.end <= REACH
        owned = before and OWNED.match(text[other.span.end : name.span.start])
        behind = after and BEHIND.match(text[name.span.end : other.span.start])
        side = _side(owner, states) if owned or behind else None
        if side is not None:
            yield side


def _presides(entity: Entity) -> bool:
    return entity.side is not None and any(office.role == "president" for office in entity.roles)


def _states(entities: Sequence[Entity]) -> dict[str, set[str]]:
    """The states for which those who hold office somewhere speak."""
    found: dict[str, set[str]] = {}
    for entity in entities:
        if entity.side is not None and entity.side.startswith("place:"):
            for office in entity.roles:
                if office.of is not None:
                    found.setdefault(office.of, set()).add(entity.side)
    return found


def _side(owner: Entity, states: Mapping[str, set[str]]) -> str | None:
    """The state of an owner: of a person his own, else himself; of a people that of those in office there."""
    if owner.kind is Kind.NATIONALITY:
        found = states.get(owner.id, set())
        return next(iter(found)) if len(found) == 1 else owner.id
    if owner.kind is Kind.PERSON:
        return owner.side or owner.id
    return owner.side or owner.id if owner.kind in (Kind.PLACE, Kind.ORGANISATION) else None
