"""Mentions: every naming of a person, institution, place, outlet, and whom it means."""

from __future__ import annotations

from dataclasses import replace

from onrecord.lexicon.people import person
from onrecord.model import Entity, Form, Kind, Mention, Parse, Reading
from onrecord.read.names import Found, People, find_names


class MentionsReader:
    """Names, descriptions and pronouns with the entities that they mean."""

    name = "mentions"
    version = "1"
    needs: frozenset[str] = frozenset()
    gives = frozenset({"mentions", "entities"})

    def read(self, parse: Parse, reading: Reading) -> Reading:
        """`reading` with `mentions` and `entities` filled; a mention of nobody known has a reason."""
        document = reading.document
        names, people = find_names(parse, document.published)
        mentions = [_mention(document.id, found) for found in names]
        entities = _entities(names, people, document.text)
        return replace(reading, mentions=tuple(sorted(mentions, key=lambda m: m.span)), entities=entities)


def _mention(doc: str, found: Found) -> Mention:
    return Mention(
        id=f"{doc}.m{found.span.start}-{found.span.end}",
        span=found.span,
        kind=found.kind,
        form=Form.NAME,
        name=found.name,
        entity=found.entity,
        reason=found.reason,
    )


def _entities(names: list[Found], people: People, text: str) -> tuple[Entity, ...]:
    found: dict[str, list[Found]] = {}
    for name in names:
        if name.entity:
            found.setdefault(name.entity, []).append(name)
    entities = []
    for id in sorted(found):
        rows = found[id]
        words = tuple(sorted({" ".join(text[r.span.start : r.span.end].split()) for r in rows}))
        kind = Kind(id.partition(":")[0])
        known = person(id)
        entities.append(
            Entity(
                id=id,
                kind=kind,
                name=rows[0].name,
                names=words,
                wikidata=known.wikidata if known else None,
                roles=known.offices if known else (),
                gender=people.gender.get(id),
                side=known.side if known else rows[0].side,
            )
        )
    return tuple(entities)


READER = MentionsReader()
"""What `READERS` lists."""
