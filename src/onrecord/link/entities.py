"""One person, organisation or place across spellings and reports."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from onrecord.lexicon.people import same_given_name
from onrecord.link.base import RULED
from onrecord.link.cluster import cluster
from onrecord.model import (
    Answer,
    Entity,
    Form,
    Kind,
    Place,
    Reading,
    Verdict,
)
from onrecord.text.names import latin, name_key, slug

BODIES = frozenset({Kind.ORGANISATION, Kind.OUTLET, Kind.AGENCY, Kind.PLATFORM})
"""Kinds that one body can be taken for in different reports; the most specific is kept."""

_SPECIFIC = (Kind.AGENCY, Kind.OUTLET, Kind.PLATFORM)

Rulings = Mapping[frozenset[str], bool]
"""Pairs of ids that a person ruled the same (True) or different (False)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """What reports agree on about somebody: id, kind, name, Wikidata id, aliases.

    Equal profiles of different reports are one item, so that a name in ten thousand
    reports is compared once.
    """

    id: str
    kind: Kind
    name: str
    wikidata: str | None
    aliases: frozenset[str]

    @property
    def key(self) -> str:
        """What profiles are sorted and told apart by."""
        return "\x1f".join((self.id, self.kind, self.name, self.wikidata or ""))

    @property
    def words(self) -> tuple[str, ...]:
        """The name's words in the form in which spellings meet."""
        return tuple(name_key(self.name).split())


class EntityLinker:
    """Persons by Wikidata id, surname and given name; bodies and places by name.

    A bare surname is nobody's in particular here: see `link_entities`.
    """

    def __init__(self, rulings: Rulings | None = None) -> None:
        self.rulings = rulings or {}

    def keys(self, item: Profile) -> Iterable[str]:
        """Wikidata id, id, and the last word of the name (for a person) or the whole name."""
        yield f"id:{item.id}"
        if item.wikidata:
            yield f"wd:{item.wikidata}"
        if item.kind is Kind.PERSON:
            if item.words:
                yield f"p:{item.words[-1]}"
        else:
            yield f"n:{' '.join(item.words)}"
        for pair in self.rulings:
            if item.id in pair:
                yield "ruled:" + "\x1f".join(sorted(pair))

    def compare(self, a: Profile, b: Profile) -> Verdict:
        """Whether two profiles are one."""
        ruled = self.rulings.get(frozenset({a.id, b.id}))
        if ruled is not None and a.id != b.id:
            return Verdict(answer=Answer.SAME if ruled else Answer.DIFFERENT, reason="ruled", rule=RULED)
        if a.wikidata and b.wikidata:
            same = a.wikidata == b.wikidata
            return _say(same, f"Wikidata ids {a.wikidata} and {b.wikidata}", "wikidata")
        if a.kind is not b.kind and not (a.kind in BODIES and b.kind in BODIES):
            return _say(False, "a different kind of thing", "kind")
        if a.kind is Kind.PERSON:
            return _persons(a, b)
        return _say(a.words == b.words or a.id == b.id, f"names {a.name} and {b.name}", "name")


def _say(same: bool, reason: str, rule: str) -> Verdict:
    return Verdict(answer=Answer.SAME if same else Answer.DIFFERENT, reason=reason, rule=rule)


_PARTICLES = frozenset(
    "van von de del della di da dos der den ter zu al el bin ibn ben la le du abu".split()  # noqa: SIM905
)
"""Words that belong to the surname behind them: "von der Leyen" is a bare surname."""


_SUFFIXES = frozenset(name_key(word) for word in ("Jr", "Sr", "II", "III", "IV"))
"""What follows a surname and tells father from son."""


def _bare(words: tuple[str, ...]) -> bool:
    """Whether a name is a surname and nothing more."""
    return all(w in _PARTICLES for w in words[:-1])


def _persons(a: Profile, b: Profile) -> Verdict:
    x, y = a.words, b.words
    if x == y:
        return _say(True, f"{a.name} and {b.name} are spellings of one name", "full-name")
    if x and y and x[-1] == y[-1] and x[-1] in _SUFFIXES:
        x, y = x[:-1], y[:-1]
    if not x or not y or x[-1] != y[-1]:
        return _say(False, "different surnames", "surname")
    if _bare(x) or _bare(y):
        return Verdict(answer=Answer.POSSIBLY, reason="one is a bare surname", rule="bare-surname")
    if same_given_name(x[0], y[0]) and _middle(x, y):
        return _say(True, f"{a.name} and {b.name} share given name and surname", "given-and-surname")
    if x[0][0] == y[0][0] and 1 in (len(x[0]), len(y[0])):
        return Verdict(answer=Answer.POSSIBLY, reason="an initial fits the given name", rule="initial")
    return _say(False, f"given names differ: {a.name}, {b.name}", "given-name")


def _middle(x: tuple[str, ...], y: tuple[str, ...]) -> bool:
    """Whether middle names do not speak against each other."""
    if len(x) == 2 or len(y) == 2:
        return True
    return all(p == q or (1 in (len(p), len(q)) and p[0] == q[0]) for p, q in zip(x, y, strict=False))


def link_entities(
    readings: Sequence[Reading], rulings: Rulings | None = None
) -> tuple[tuple[Entity, ...], dict[tuple[str, str], str]]:
    """The record's entities, and which of them each report's own entity is.

    A bare surname joins the only person in the story with a full name that ends in it;
    where there are two (husband and wife, homonyms) it stays on its own. The id of a
    record entity is the lexicon's where a member has a Wikidata id, otherwise made
    from the full name used most.
    """
    owners: dict[Profile, list[tuple[str, Entity]]] = defaultdict(list)
    for reading in readings:
        for entity in reading.entities:
            owners[_profile(entity)].append((reading.document.id, entity))
    found = cluster(list(owners), EntityLinker(rulings), by=lambda p: p.key)
    groups = _join_mistaken(_join_lone(found.groups, found.soft), owners)
    uses = _uses(readings)
    places = _places(readings)
    entities: list[Entity] = []
    entity_of: dict[tuple[str, str], str] = {}
    sides: dict[str, list[tuple[str, str]]] = defaultdict(list)
    taken: set[str] = set()
    for group in sorted(groups, key=lambda g: min(p.key for p in g)):
        members = [owner for profile in group for owner in owners[profile]]
        entity = _merged(members, uses, places, taken)
        taken.add(entity.id)
        entities.append(entity)
        for doc, local in members:
            entity_of[(doc, local.id)] = entity.id
            if local.side is not None:
                sides[entity.id].append((doc, local.side))
    found_sides = {
        ident: _side([entity_of.get(told, told[1]) for told in tellings]) for ident, tellings in sides.items()
    }
    named = [replace(e, side=found_sides.get(e.id)) for e in entities]
    return tuple(sorted(named, key=lambda e: e.id)), entity_of


def _side(told: Sequence[str]) -> str:
    """Whom somebody speaks for: what most reports say; a state or body before a nationality."""
    count = Counter(told)
    return min(count, key=lambda s: (s.startswith("nationality:"), -count[s], s))


def _profile(entity: Entity) -> Profile:
    return Profile(
        id=entity.id,
        kind=entity.kind,
        name=entity.name,
        wikidata=entity.wikidata,
        aliases=frozenset(),
    )


def _join_lone(
    groups: Sequence[tuple[Profile, ...]], soft: Sequence[tuple[int, int, Verdict]]
) -> list[list[Profile]]:
    """Bare surnames and initials moved to the one group that they can mean, if it is one only."""
    options: dict[int, set[int]] = defaultdict(set)
    for a, b, _ in soft:
        for x, y in ((a, b), (b, a)):
            if _weaker(groups[x], groups[y]):
                options[x].add(y)
    joined = [list(g) for g in groups]
    for lone in sorted(options, key=lambda n: -_fullness(groups[n])):
        full = {y for y in options[lone] if joined[y]}
        if len(full) == 1:
            joined[full.pop()].extend(joined[lone])
            joined[lone] = []
    return [g for g in joined if g]


WITNESSES = 2
"""Reports that must call a thing a place, or a person by the full name, to overrule one that does not."""

_UNSURE = (Kind.PERSON, Kind.PLACE, Kind.ORGANISATION)


def _join_mistaken(
    groups: Sequence[list[Profile]], owners: Mapping[Profile, Sequence[tuple[str, Entity]]]
) -> list[list[Profile]]:
    """What one report's recogniser took for another kind of thing, put with what the others say it is.

    A single word that no report gives a forename is the place or organisation that several
    reports know by that very name; one taken for a place is the only person of that surname
    if more reports, and several, know that person.
    """
    reports = [len({doc for p in g for doc, _ in owners[p]}) for g in groups]
    homes: dict[tuple[bool, str], set[int]] = defaultdict(set)
    for n, group in enumerate(groups):
        if reports[n] < WITNESSES:
            continue
        for p in group:
            if p.kind is Kind.PERSON and not _bare(p.words):
                homes[(False, p.words[-1])].add(n)
            elif p.kind in (Kind.PLACE, Kind.ORGANISATION) and p.words:
                homes[(True, " ".join(p.words))].add(n)
    joined = [list(g) for g in groups]
    for n, group in enumerate(groups):
        unsure = all(p.kind in _UNSURE and len(p.words) == 1 and not p.wikidata for p in group)
        if not unsure:
            continue
        person = group[0].kind is Kind.PERSON
        home = homes[(person, group[0].words[0])] - {n}
        if not person:
            home = {h for h in home if reports[h] > reports[n]}
        if len(home) == 1:
            joined[home.pop()].extend(joined[n])
            joined[n] = []
    return [g for g in joined if g]


def _fullness(group: Sequence[Profile]) -> int:
    """How much of a name a group has: a bare surname 1, an initial 2, a given name 3."""
    return max(1 if _bare(p.words) else 2 if len(p.words[0]) == 1 else 3 for p in group)


def _weaker(a: Sequence[Profile], b: Sequence[Profile]) -> bool:
    return _fullness(a) < _fullness(b)


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
    members: Sequence[tuple[str, Entity]],
    uses: Counter[tuple[str, str]],
    places: Mapping[tuple[str, str], list[Place]],
    taken: set[str],
) -> Entity:
    count: Counter[str] = Counter()
    for doc, entity in members:
        count[entity.name] += 1 + uses[(doc, entity.id)]
    entities = [e for _, e in members]
    known = sorted((e for e in entities if e.wikidata), key=lambda e: (e.id, e.name))
    name = known[0].name if known else _best_name(count)
    kind = _kind(entities)
    wanted = known[0].id if known else f"{kind}:{slug(name)}"
    ident, n = wanted, 2
    # Two people can have one name: the id says which in the order of their profiles.
    while ident in taken:
        ident, n = f"{wanted}-{n}", n + 1
    where = sorted(
        {p for doc, e in members for p in places.get((doc, e.id), ())}, key=lambda p: (p.doc, p.span)
    )
    return Entity(
        id=ident,
        kind=kind,
        name=name,
        names=tuple(sorted({n for e in entities for n in (*e.names, e.name)})),
        wikidata=known[0].wikidata if known else None,
        roles=tuple(
            sorted(
                {r for e in entities for r in e.roles},
                key=lambda r: (r.role, r.first or "", r.last or "", r.of or ""),
            )
        ),
        gender=_most(e.gender for e in entities),
        mentions=tuple(where),
    )


def _best_name(count: Counter[str]) -> str:
    """The fullest name, and of those the one used most."""
    return min(count, key=lambda n: (-min(len(latin(n).split()), 2), -count[n], n))


def _kind(entities: Sequence[Entity]) -> Kind:
    kinds = Counter(e.kind for e in entities)
    if kinds[Kind.PERSON] and len(kinds) > 1:
        # One report was mistaken, see `_join_mistaken`: what most say holds.
        full = any(len(e.name.split()) > 1 for e in entities if e.kind is Kind.PERSON)
        return Kind.PERSON if full else max(_UNSURE[1:], key=lambda k: kinds[k])
    for kind in _SPECIFIC:
        if kinds[kind]:
            return kind
    return min(kinds, key=lambda k: (-kinds[k], k))


def _most(values: Iterable[str | None]) -> str | None:
    count = Counter(v for v in values if v is not None)
    return min(count, key=lambda v: (-count[v], v)) if count else None
