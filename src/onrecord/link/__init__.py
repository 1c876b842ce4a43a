"""Linking: which items of all reports are the same entity, event, utterance or fact, and why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from onrecord.link.claims import link_claims
from onrecord.link.copies import find_copies
from onrecord.link.entities import link_entities
from onrecord.link.events import event_id, link_events
from onrecord.link.quotes import link_quotes
from onrecord.link.relabel import relabel
from onrecord.link.ruled import obey
from onrecord.link.sides import with_known_sides
from onrecord.link.stories import find_stories
from onrecord.model import Links, Reading, Ruling, RulingKind

__all__ = ["in_force", "link", "link_entities", "link_events", "link_in_place", "link_quotes", "obey"]


def link(readings: Sequence[Reading], rulings: Sequence[Ruling] = ()) -> Links:
    """Everything that is the same across `readings`, whatever order they come in.

    Rulings of the kinds "same" and "different" (about entity ids, event ids, ids of event
    mentions or of statements) and "not-a-quote" (ids of statements) win over every rule of the
    machine; of two rulings on one pair the later one counts. Withdrawn ones do not. Those about
    roots and days change what is linked: readings are to be given as `obey` gives them.
    """
    return link_in_place(list(readings), rulings)


def link_in_place(readings: list[Reading], rulings: Sequence[Ruling] = ()) -> Links:
    """As `link`; and from then on everybody in `readings` goes by the record's name, see `relabel`.

    One by one and in place: two copies of every reading would be the most memory of all.
    """
    ordered = sorted(readings, key=lambda r: (r.document.name, r.document.id))
    ruled = in_force(rulings)
    entities, entity_of = link_entities(ordered, _pairs(ruled, {}))
    entities = with_known_sides(ordered, entities, entity_of)
    # From here on everybody goes by the record's name, so that "Smith" in one report and
    # "Anna Smith" in another are one party, one speaker and one root.
    known = Links(entities=entities, entity_of=entity_of)
    by_id = {e.id: e for e in entities}
    ordered.clear()
    for n, reading in enumerate(readings):
        readings[n] = relabel(reading, known, by_id)
    ordered = sorted(readings, key=lambda r: (r.document.name, r.document.id))
    copies = find_copies(ordered)
    anchors = {event_id(m.id): m.id for reading in ordered for m in reading.events}
    stories = find_stories(ordered)
    story_of = {doc: story.id for story in stories for doc in story.documents}
    events, event_of = link_events(ordered, entities, entity_of, copies, _pairs(ruled, anchors), story_of)
    not_quotes = frozenset(s for r in ruled if r.kind == RulingKind.NOT_A_QUOTE for s in r.subject)
    quotes = link_quotes(ordered, entity_of, event_of, not_quotes, _pairs(ruled, {}))
    links = Links(
        entities=entities,
        entity_of=entity_of,
        events=events,
        event_of=event_of,
        quotes=quotes,
        copies=copies,
        stories=stories,
    )
    return replace(links, claims=link_claims(ordered, links))


def in_force(rulings: Sequence[Ruling]) -> list[Ruling]:
    """Rulings that are not withdrawn, by the instant they were made: of two on one thing the later wins."""
    return sorted((r for r in rulings if not r.withdrawn), key=lambda r: (r.made, r.id))


def _pairs(rulings: Sequence[Ruling], anchors: Mapping[str, str]) -> dict[frozenset[str], bool]:
    """Each ruled pair of ids, True for the same; ids of events as those of their first mentions."""
    found: dict[frozenset[str], bool] = {}
    for ruling in rulings:
        if ruling.kind not in (RulingKind.SAME, RulingKind.DIFFERENT):
            continue
        ids = [anchors.get(s, s) for s in ruling.subject]
        for i, a in enumerate(ids):
            for b in ids[i + 1 :]:
                if a != b:
                    found[frozenset({a, b})] = ruling.kind == RulingKind.SAME
    return found
