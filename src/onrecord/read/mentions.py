"""Mentions: every naming of a person, institution, place, outlet, and whom it means."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from onrecord.lexicon.countries import state_wikidata
from onrecord.lexicon.cues import cue_words
from onrecord.lexicon.gazetteer import side_of
from onrecord.lexicon.people import is_lead, person, titles
from onrecord.lexicon.roles import plain_role, written_out
from onrecord.model import Entity, Form, Kind, Mention, Office, Parse, Reading, Token
from onrecord.read import nominals, pronouns
from onrecord.read.candidates import Found
from onrecord.read.descriptions import Described, find_descriptions
from onrecord.read.names import find_names
from onrecord.read.quotations import read_marks
from onrecord.read.scene import Scene, Taught, span_of
from onrecord.read.voices import find_voices, speakers_first


class MentionsReader:
    """Names, descriptions and pronouns with the entities that they mean.

    A nationality ("Russian") has its state as entity and name; a capital or a seat of
    government is an entity of its own whose `side` is the state. A plural ("the two
    leaders") has no entity but `members`. "I" and "we" are left to the statements.
    """

    name = "mentions"
    version = "2"
    needs: frozenset[str] = frozenset()
    gives = frozenset({"mentions", "entities"})

    def read(self, parse: Parse, reading: Reading) -> Reading:
        """`reading` with `mentions` and `entities` filled; a mention of nobody known has a reason."""
        document = reading.document
        names, people = find_names(parse, document.published)
        covered = {i: found for found in names for i in range(found.first, found.last)}
        quotes, _ = read_marks(document)
        voices = find_voices(parse, quotes, cue_words("en"))
        scene = Scene(parse=parse, people=people, names=covered, voices=voices)
        nominals.count(scene, names)
        described = find_descriptions(parse, covered)
        nominals.teach(scene, described)
        mentions = {mention.id: mention for mention in _walk(document.id, scene, names, described)}
        ordered = tuple(sorted(mentions.values(), key=lambda m: (m.span, m.kind)))
        entities = _entities(ordered, names, scene, document.text)
        return replace(reading, mentions=ordered, entities=entities)


def _walk(doc: str, scene: Scene, names: list[Found], described: list[Described]) -> Iterator[Mention]:
    """Every mention in reading order, each resolved from what stands before it."""
    by_name = {found.first: found for found in names}
    by_noun = {d.noun: d for d in described}
    for i in speakers_first(scene.parse, scene.voices):
        token = scene.parse.tokens[i]
        found = by_name.get(token.i)
        if found is not None:
            yield _named(doc, found)
            if found.kind is Kind.PERSON and found.entity:
                scene.add(found.first, found.last, found.entity)
        elif token.i in by_noun:
            resolved = nominals.resolve(scene, by_noun[token.i])
            if resolved is not None:
                yield _described(doc, scene, resolved)
        elif token.lower in pronouns.GENDER and token.tag in ("PRP", "PRP$"):
            meant = pronouns.resolve(scene, token)
            yield _meant(doc, scene, meant)
        elif token.lower in pronouns.PLURAL and token.tag in ("PRP", "PRP$"):
            members = pronouns.resolve_plural(scene, token)
            if members:
                yield _they(doc, scene, token.i, members)
            elif words := pronouns.described_group(scene, token):
                yield _some_of_them(doc, token, words)


def _named(doc: str, found: Found) -> Mention:
    return Mention(
        id=f"{doc}.m{found.span.start}-{found.span.end}",
        span=found.span,
        kind=found.kind,
        form=Form.NAME,
        name=found.name,
        entity=found.entity,
        reason=found.reason,
    )


def _described(doc: str, scene: Scene, resolved: nominals.Resolved) -> Mention:
    span = span_of(scene.parse, resolved.first, resolved.last)
    if resolved.entity:
        scene.add(resolved.first, resolved.last, resolved.entity)
    elif resolved.kind is Kind.PERSON and resolved.reason == nominals.INDEFINITE:
        scene.add_stranger(resolved.first, resolved.last, resolved.name)
    if resolved.members:
        scene.groups.append((resolved.last, resolved.members))
    return Mention(
        id=f"{doc}.m{span.start}-{span.end}",
        span=span,
        kind=resolved.kind,
        form=Form.NOMINAL,
        name=resolved.name,
        entity=resolved.entity,
        reason=resolved.reason,
        members=resolved.members,
    )


def _meant(doc: str, scene: Scene, meant: pronouns.Meant) -> Mention:
    token = scene.parse.tokens[meant.token]
    entity = meant.entity
    if entity:
        scene.add(token.i, token.i + 1, entity)
    return Mention(
        id=f"{doc}.m{token.start}-{token.end}",
        span=token.span,
        kind=Kind.PERSON,
        form=Form.PRONOUN,
        name=scene.people.full.get(entity, token.text) if entity else meant.words or token.text,
        entity=entity,
        reason=meant.reason,
    )


def _they(doc: str, scene: Scene, i: int, members: tuple[str, ...]) -> Mention:
    token = scene.parse.tokens[i]
    return Mention(
        id=f"{doc}.m{token.start}-{token.end}",
        span=token.span,
        kind=Kind.GROUP,
        form=Form.PRONOUN,
        name=" and ".join(scene.people.full[who] for who in members),
        entity=None,
        reason="the group named last",
        members=members,
    )


def _some_of_them(doc: str, token: Token, words: str) -> Mention:
    return Mention(
        id=f"{doc}.m{token.start}-{token.end}",
        span=token.span,
        kind=Kind.OTHER,
        form=Form.PRONOUN,
        name=words,
        entity=None,
        reason="a group described before, without names",
    )


def _entities(
    mentions: tuple[Mention, ...], names: list[Found], scene: Scene, text: str
) -> tuple[Entity, ...]:
    """One entity for each id that a mention points to, by id."""
    sides = {found.entity: found.side for found in names if found.entity and found.side}
    canonical = {m.entity: m.name for m in reversed(mentions) if m.entity}
    words: dict[str, set[str]] = {}
    for m in mentions:
        if m.entity:
            seen = words.setdefault(m.entity, set())
            if m.form is Form.NAME:
                seen.add(" ".join(text[m.span.start : m.span.end].split()))
        for member in m.members:
            words.setdefault(member, set())
            canonical.setdefault(member, scene.people.full[member])
    return tuple(
        _entity(id, canonical[id], tuple(sorted(words[id])), scene, sides.get(id)) for id in sorted(words)
    )


def _entity(id: str, name: str, names: tuple[str, ...], scene: Scene, side: str | None) -> Entity:
    known = person(id)
    taught = [t for t in scene.taught if t.entity == id]
    roles = list(known.offices if known else ())
    for t in taught:
        office = _office(t, known.offices if known else (), scene.people.day)
        if office is not None and office not in roles:
            roles.append(office)
    if known is not None and known.offices:
        side = known.side_on(scene.people.day)
    if side is None:
        own = titles().own_voice
        side = next((t.bodies[0] for t in taught if t.bodies and not t.past and t.words not in own), None)
    if side is None:
        side = side_of(id)
    return Entity(
        id=id,
        kind=Kind(id.partition(":")[0]),
        name=name,
        names=names,
        wikidata=known.wikidata if known else state_wikidata(id),
        roles=tuple(roles),
        gender=scene.people.gender.get(id),
        side=side,
    )


def _office(taught: Taught, known: tuple[Office, ...], day: date | None) -> Office | None:
    """An office as the report tells it; None where the lexicon has it with its days.

    A former one ended on the day of the report at the latest. A loaded word ("tyrant") is no office.
    """
    words = taught.words
    if words in titles().epithets or any(plain_role(office.role) == plain_role(words) for office in known):
        return None
    if "leader" in titles().roles.get(words, ()) and any(is_lead(office) for office in known):
        return None
    last = day.isoformat() if taught.past and day is not None else None
    return Office(role=written_out(taught.words), last=last, of=taught.bodies[0] if taught.bodies else None)


READER = MentionsReader()
"""What `READERS` lists."""
