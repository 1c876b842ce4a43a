"""One person, organisation or place across spellings and reports."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from onrecord.lexicon.gazetteer import known_ids
from onrecord.lexicon.people import given_names, person, person_named
from onrecord.lexicon.roles import plain_role
from onrecord.lexicon.spellings import given_spellings
from onrecord.link.cluster import cluster
from onrecord.link.lone import join_lone, overrule_guesses
from onrecord.link.mistaken import join_mistaken, kind_of
from onrecord.link.owners import Company, Group, Owner
from onrecord.link.same_entity import EntityLinker, Profile, Rulings, shared_names
from onrecord.link.short_names import join_short
from onrecord.model import Entity, Form, Kind, Office, Place, Reading
from onrecord.text.bodies import body_words
from onrecord.text.names import latin, slug

__all__ = ["EntityLinker", "Profile", "link_entities"]


def link_entities(
    readings: Sequence[Reading], rulings: Rulings | None = None
) -> tuple[tuple[Entity, ...], dict[tuple[str, str], str]]:
    """The record's entities, and which of them each report's own entity is.

    First names that are spellings of one another are put together (`EntityLinker`), with no chain over
    two that exclude each other. Then unsure ones are asked for, report by report: bare surnames,
    forenames and misspelt names (`join_lone`), what was taken for another kind of thing
    (`join_mistaken`), short names of bodies (`join_short`); each joins the only one that fits, and
    stays on its own where two do. The id of a record entity is the lexicon's where it knows a
    member, otherwise made from the full name used most.
    """
    groups = _grouped(readings, rulings)
    uses = _uses(readings)
    places = _places(readings)
    entities: list[Entity] = []
    entity_of: dict[tuple[str, str], str] = {}
    sides: dict[str, list[tuple[str, str]]] = defaultdict(list)
    taken: set[str] = set()
    for group in sorted((g for g in groups if g.owners), key=lambda g: g.key):
        owners = sorted(group.owners, key=lambda o: o.key)
        entity = _merged(owners, uses, places, taken)
        taken.add(entity.id)
        entities.append(entity)
        for owner in owners:
            entity_of[(owner.doc, owner.entity.id)] = entity.id
            if owner.entity.side is not None:
                sides[entity.id].append((owner.doc, owner.entity.side))
    found_sides = {
        ident: _side([entity_of.get(told, told[1]) for told in tellings]) for ident, tellings in sides.items()
    }
    named = [replace(e, side=found_sides.get(e.id)) for e in entities]
    return tuple(sorted(named, key=lambda e: e.id)), entity_of


def _grouped(readings: Sequence[Reading], rulings: Rulings | None) -> list[Group]:
    """All reports' own entities in groups of the same."""
    uses = _uses(readings)
    owners: dict[Profile, list[Owner]] = defaultdict(list)
    for reading in readings:
        doc = reading.document.id
        for entity in reading.entities:
            profile = _profile(entity)
            owners[profile].append(
                Owner(doc=doc, entity=entity, profile=profile, uses=uses[(doc, entity.id)])
            )
    profiles = list(owners)
    linker = EntityLinker(rulings, shared=shared_names(profiles), forenames=_forenames(profiles))
    found = cluster(profiles, linker, by=lambda p: p.key)
    groups = [Group(owners=[o for p in members for o in owners[p]]) for members in found.groups]
    company = Company(groups, rulings)
    overrule_guesses(groups, company)
    join_lone(groups, found.soft, company)
    join_mistaken(groups, company)
    join_short(groups, company)
    return groups


def _forenames(profiles: Sequence[Profile]) -> frozenset[str]:
    """Spellings of the persons' single words that can be forenames ("Hillary")."""
    lone = {
        p.core[0] for p in profiles if p.kind is Kind.PERSON and len(p.core) == 1 and _is_forename(p.name)
    }
    return frozenset(s for word in lone for s in given_spellings(word))


def _is_forename(name: str) -> bool:
    return latin(name) in given_names()


def _side(told: Sequence[str]) -> str:
    """Whom somebody speaks for: what most reports say; a state or body before a nationality."""
    count = Counter(told)
    return min(count, key=lambda s: (s.startswith("nationality:"), -count[s], s))


def _profile(entity: Entity) -> Profile:
    known = person_named(entity.name) if entity.kind is Kind.PERSON and " " in entity.name else None
    if known is not None and person(entity.id) is None:
        # "John R. Bolton", whom only another spelling made a stranger.
        return Profile(id=known.id, kind=entity.kind, name=known.name, wikidata=known.wikidata)
    return Profile(id=entity.id, kind=entity.kind, name=entity.name, wikidata=entity.wikidata)


def _uses(readings: Sequence[Reading]) -> Counter[tuple[str, str]]:
    """How often each report's entity is named."""
    return Counter(
        (r.document.id, m.entity)
        for r in readings
        for m in r.mentions
        if m.entity is not None and m.form is Form.NAME
    )


def _places(readings: Sequence[Reading]) -> dict[tuple[str, str], list[Place]]:
    places: dict[tuple[str, str], list[Place]] = defaultdict(list)
    for reading in readings:
        for mention in reading.mentions:
            if mention.entity is not None:
                place = Place(doc=reading.document.id, span=mention.span)
                places[(reading.document.id, mention.entity)].append(place)
    return places


def _merged(
    owners: Sequence[Owner],
    uses: Counter[tuple[str, str]],
    places: Mapping[tuple[str, str], list[Place]],
    taken: set[str],
) -> Entity:
    count: Counter[str] = Counter()
    for o in owners:
        count[o.entity.name] += 1 + uses[(o.doc, o.entity.id)]
    entities = [o.entity for o in owners]
    known = sorted(
        ((o.profile.id, o.profile.name, o.profile.wikidata) for o in owners if _is_known(o)),
        key=lambda k: (k[2] is None, k[0], k[1]),
    )
    kind = kind_of(owners)
    name = known[0][1] if known else _best_name([o for o in owners if o.entity.kind is kind] or owners, count)
    wanted = known[0][0] if known else f"{kind}:{slug(name)}"
    ident, n = wanted, 2
    # Two people can have one name: the id says which in the order of their profiles.
    while ident in taken:
        ident, n = f"{wanted}-{n}", n + 1
    where = sorted(
        {p for o in owners for p in places.get((o.doc, o.entity.id), ())}, key=lambda p: (p.doc, p.span)
    )
    somebody = person(ident)
    return Entity(
        id=ident,
        kind=Kind(wanted.partition(":")[0]) if known else kind,
        name=name,
        names=tuple(sorted({n for e in entities for n in (*e.names, e.name)})),
        wikidata=next((k[2] for k in known if k[2]), None),
        roles=_roles([*(somebody.offices if somebody else ()), *(r for e in entities for r in e.roles)]),
        gender=_most(e.gender for e in entities),
        mentions=tuple(where),
    )


def _is_known(owner: Owner) -> bool:
    return owner.profile.wikidata is not None or owner.profile.id in known_ids()


def _roles(told: Iterable[Office]) -> tuple[Office, ...]:
    """Offices, each once: one without days says nothing beside the same office with days."""
    offices = sorted(set(told), key=_in_order)
    dated = {plain_role(o.role) for o in offices if o.first or o.last}
    bodies = {(plain_role(o.role), o.last) for o in offices if o.of}
    kept = [
        o
        for o in offices
        if (o.first or o.last or plain_role(o.role) not in dated)
        and (o.of or (plain_role(o.role), o.last) not in bodies)
    ]
    return tuple(kept)


def _in_order(office: Office) -> tuple[str, str, str, str]:
    return office.role, office.first or "", office.last or "", office.of or ""


def _best_name(owners: Sequence[Owner], count: Counter[str]) -> str:
    """The fullest name, and of those the one used most; a body's has the most words and is no list."""
    somebody = owners[0].entity.kind is Kind.PERSON

    def rank(name: str) -> tuple[bool, int, int, int, str]:
        words = min(len(latin(name).split()), 2) if somebody else len(body_words(name))
        return "," in name, -words, -count[name], len(name), name

    return min({o.entity.name for o in owners}, key=rank)


def _most(values: Iterable[str | None]) -> str | None:
    count = Counter(v for v in values if v is not None)
    return min(count, key=lambda v: (-count[v], v)) if count else None
