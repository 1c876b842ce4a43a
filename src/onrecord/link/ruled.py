"""Readings as they are after what a person ruled about a root, a day or an event's date."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from onrecord.link.base import RULED
from onrecord.model import (
    EventMention,
    Hop,
    HopRole,
    Interval,
    Reading,
    Ruling,
    Statement,
    When,
    WhenBasis,
)

NOBODY = "none"
"""The root of what a person ruled to be on nobody's word, and the date of what has none."""


def obey(reading: Reading, rulings: Sequence[Ruling]) -> Reading:
    """`reading` with the roots and the days of events that `rulings` name; the later of two counts.

    "root": `subject` are ids of statements, `value` the name of who vouches for them, or "none".
    "date": `subject` are ids of event mentions, `value` a day or "first..last", or "none".
    Anything else, and every id of another report, is left alone.
    """
    roots = _last(rulings, "root")
    days = _last(rulings, "date")
    if not roots and not days:
        return reading
    named = {e.name: e.id for e in reading.entities}
    return replace(
        reading,
        statements=tuple(_rooted(s, roots[s.id], named) if s.id in roots else s for s in reading.statements),
        events=tuple(_dated(e, days[e.id]) if e.id in days else e for e in reading.events),
    )


def _last(rulings: Sequence[Ruling], kind: str) -> dict[str, str]:
    return {s: r.value or NOBODY for r in rulings if r.kind == kind for s in r.subject}


def _rooted(statement: Statement, name: str, named: Mapping[str, str]) -> Statement:
    """The statement on the word of `name`: the chain keeps its relays and ends in whom the ruling names."""
    known = next((h for h in statement.chain if h.name == name), None)
    relays = tuple(h for h in statement.chain if h.role in (HopRole.OUTLET, HopRole.AGENCY, HopRole.MEDIUM))
    if name == NOBODY:
        end = Hop(role=HopRole.UNNAMED, name="nobody named", implicit=True)
        return replace(statement, chain=(*relays, end), root=None)
    end = known or Hop(role=HopRole.SPEAKER, name=name, implicit=True, entity=named.get(name))
    before = tuple(h for h in relays if h.name != name)
    # Whom the ruling names vouches for it, whatever it was before: an agency can be the source itself.
    end = replace(end, role=HopRole.SPEAKER) if end in relays else end
    return replace(statement, chain=(*before, end), root=name)


def _dated(event: EventMention, value: str) -> EventMention:
    if value == NOBODY:
        interval = Interval(first=None, last=None)
        return replace(event, when=When(interval=interval, basis=WhenBasis.UNKNOWN, rule=RULED))
    first, _, last = value.partition("..")
    interval = Interval(first=first, last=last or first)
    return replace(event, when=When(interval=interval, basis=WhenBasis.RULED, rule=RULED))
