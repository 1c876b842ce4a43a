"""Who held which office when, what people are called, and words for people by what they do."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from onrecord.lexicon.base import read_toml
from onrecord.lexicon.countries import country
from onrecord.model import Kind, Office
from onrecord.text.names import name_key, slug

PARTICLES = frozenset(
    [
        "al",
        "bin",
        "bint",
        "da",
        "dal",
        "dalla",
        "das",
        "de",
        "del",
        "della",
        "den",
        "der",
        "di",
        "dos",
        "du",
        "el",
        "ibn",
        "la",
        "las",
        "le",
        "los",
        "san",
        "st",
        "ten",
        "ter",
        "van",
        "von",
        "y",
        "zu",
    ]
)
"""Small words inside surnames: "von der Leyen", "da Silva"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody whose offices the lexicon knows, the earliest office first.

    `surname` is what a report calls them alone; `weak` marks one that is also an everyday
    word. `side` is the institution or state for which the latest office speaks.
    """

    id: str
    name: str
    names: tuple[str, ...]
    surname: str
    gender: str
    offices: tuple[Office, ...]
    side: str | None = None
    wikidata: str | None = None
    weak: bool = False
    speaks: tuple[str, ...] = ()
    """For whom each of the offices speaks, in their order."""

    def side_on(self, day: date | None) -> str | None:
        """Whom the latest office held on `day` speaks for; with no day, `side`; None if none is held."""
        if day is None:
            return self.side
        here = [side for office, side in zip(self.offices, self.speaks, strict=True) if _open_on(office, day)]
        return here[-1] if here else None

    def held(self, day: date | None) -> tuple[Office, ...]:
        """Offices held on `day`; with no day, those still open."""
        return tuple(office for office in self.offices if _open_on(office, day))


def _open_on(office: Office, day: date | None) -> bool:
    if day is None:
        return office.last is None
    iso = day.isoformat()
    # A bare year or month compares as the start or, through the slice, the whole of it.
    return (office.first is None or office.first <= iso) and (
        office.last is None or iso[: len(office.last)] <= office.last
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """One office with its holders: (person id, first day, last day)."""

    role: str
    of: str
    speaks: str
    leads: bool
    holders: tuple[tuple[str, str | None, str | None], ...]


def body_id(of: str) -> str:
    """The entity id of a state by its ISO code, or of an institution by its name."""
    state = country(of) if len(of) == 2 else None
    return state.id if state else f"organisation:{slug(of)}"


@cache
def posts() -> tuple[Post, ...]:
    """Every office of the lexicon, in the order of the file."""
    return tuple(
        Post(
            role=row["role"],
            of=body_id(row["of"]),
            speaks=body_id(row.get("speaks", row["of"])),
            leads=row.get("lead", False),
            holders=tuple(
                (f"person:{slug(name)}", first or None, last or None) for name, first, last in row["holders"]
            ),
        )
        for row in read_toml("offices.toml")["office"]
    )


@cache
def people() -> tuple[Person, ...]:
    """Everybody of the lexicon, by id."""
    data = read_toml("offices.toml")
    extra = data["person"]
    names: dict[str, str] = {}
    offices: dict[str, list[tuple[Office, str]]] = {}
    for row, post in zip(data["office"], posts(), strict=True):
        for (name, _, _), (who, first, last) in zip(row["holders"], post.holders, strict=True):
            names.setdefault(who, name)
            office = Office(role=post.role, first=first, last=last, of=post.of)
            offices.setdefault(who, []).append((office, post.speaks))
    for name in extra.get("others", ()):
        names.setdefault(f"person:{slug(name)}", name)
    return tuple(_person(names[who], offices.get(who, []), extra) for who in sorted(names))


def _person(name: str, offices: list[tuple[Office, str]], extra: dict[str, Any]) -> Person:
    offices.sort(key=lambda pair: (pair[0].first or "", pair[0].role))
    surname = extra.get("surnames", {}).get(name) or surname_of(name)
    return Person(
        id=f"person:{slug(name)}",
        name=name,
        names=(name, *extra["names"].get(name, ())),
        surname=surname,
        gender="f" if name in extra["women"] else "m",
        offices=tuple(office for office, _ in offices),
        side=offices[-1][1] if offices else None,
        speaks=tuple(side for _, side in offices),
        wikidata=extra["wikidata"].get(name),
        weak=surname in extra["weak"],
    )


def surname_of(name: str) -> str:
    """The last name with its particles: "Ursula von der Leyen" gives "von der Leyen"."""
    words = name.split()
    while len(words) > 1 and words[-1].rstrip(".").casefold() in {"jr", "sr", "ii", "iii", "iv"}:
        words.pop()
    start = len(words) - 1
    while start > 1 and words[start - 1].casefold() in PARTICLES:
        start -= 1
    return " ".join(words[start:])


@cache
def _by_id() -> dict[str, Person]:
    return {person.id: person for person in people()}


def person(id: str) -> Person | None:
    """The lexicon's person of that entity id; None if unknown."""
    return _by_id().get(id)


@cache
def _by_key() -> dict[str, tuple[Person, ...]]:
    found: dict[str, list[Person]] = {}
    for somebody in people():
        for key in sorted({name_key(name) for name in somebody.names}):
            found.setdefault(key, []).append(somebody)
    return {key: tuple(persons) for key, persons in found.items()}


def person_named(name: str, day: date | None = None) -> Person | None:
    """Whom a full name means, in any usual spelling; None if unknown.

    A name that two share ("George Bush") means the likelier on `day`, the later with no day. An initial in
    the middle that the lexicon does not have ("John R. Bolton") is passed over.
    """
    key = name_key(name)
    called = _by_key().get(key) or _by_key().get(_without_initials(key), ())
    if len(called) > 1:
        likely = persons_called(called[0].surname, day)
        called = tuple(p for p in likely if p in called) or called
    return called[0] if called else None


def _without_initials(key: str) -> str:
    words = key.split()
    inner = [w for w in words[1:-1] if len(w) > 1]
    return " ".join([*words[:1], *inner, *words[-1:]])


@cache
def _by_surname() -> dict[str, tuple[Person, ...]]:
    found: dict[str, list[Person]] = {}
    for somebody in people():
        surnames = {somebody.surname, *(surname_of(n) if " " in n else n for n in somebody.names)}
        for key in sorted({name_key(s) for s in surnames}):
            found.setdefault(key, []).append(somebody)
    return {key: tuple(persons) for key, persons in found.items()}


def persons_called(surname: str, day: date | None = None) -> tuple[Person, ...]:
    """Everybody of that surname, the likeliest first.

    Likelier: in office on `day`, then in office latest before it, then latest of all.
    """

    def rank(somebody: Person) -> tuple[int, str, int, str]:
        leads = sum(is_lead(o) for o in somebody.offices)
        if somebody.held(day):
            return (0, "", -leads, somebody.id)
        iso = day.isoformat() if day else "9999"
        before = [o.last or "9999" for o in somebody.offices if (o.first or "") <= iso]
        return (1 if before else 2, _descending(max(before, default="")), -leads, somebody.id)

    return tuple(sorted(_by_surname().get(name_key(surname), ()), key=rank))


LATELY = 10
"""Years before or after an office within which a bare surname may mean its holder. Chosen: reports call
former leaders by surname for some years, and candidates before they win; others are named in full or by
the office ("former Prime Minister Roe")."""


def likely_called(surname: str, day: date | None, gender: str | None = None) -> tuple[Person, ...]:
    """Whom a bare surname that a report never gives in full may mean on `day`, the likeliest first.

    Those who hold an office, or did or will within `LATELY` years, before those who never had one. Nobody
    if two fit alike and neither is in office: the report's own words must tell. With no day, everybody.
    """
    called = [p for p in persons_called(surname, day) if gender is None or p.gender == gender]
    if day is None:
        return tuple(called)
    near = [p for p in called if any(_is_near(office, day) for office in p.offices)]
    if len(near) > 1 and not near[0].held(day):
        return ()
    others = [p for p in called if not p.offices]
    return (*near, *others) if near or len(others) == 1 else ()


def _is_near(office: Office, day: date) -> bool:
    """Whether an office was held at most `LATELY` years before or after `day`."""
    before, after = str(day.year - LATELY), str(day.year + LATELY)
    late = office.last is None or office.last >= f"{before}{day.isoformat()[4 : len(office.last)]}"
    return late and (office.first or before) <= f"{after}-12-31"


def _descending(iso: str) -> str:
    return "".join(chr(ord("9") - int(c) + ord("0")) if c.isdigit() else c for c in iso)


@cache
def _lead_roles() -> frozenset[tuple[str, str]]:
    return frozenset((post.role, post.of) for post in posts() if post.leads)


def is_lead(office: Office) -> bool:
    """Whether the office leads its state or body."""
    return (office.role, office.of or "") in _lead_roles()


def holders(role: str, of: str, day: date | None) -> tuple[Person, ...]:
    """Who held `role` ("president"; "leader" for whichever office leads) of entity `of` on `day`.

    With no day, the latest holders: nobody can say more without a date.
    """
    found: dict[str, Person] = {}
    for post in posts():
        if post.of != of and post.speaks != of:
            continue
        if post.role != role and not (role == "leader" and post.leads):
            continue
        for who, first, last in post.holders:
            if _open_on(Office(role=role, first=first, last=last), day):
                found.setdefault(who, _by_id()[who])
    return tuple(found.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class Titles:
    """Words for people: honorifics, role nouns with the offices they can mean, epithets, plurals.

    `objects_own` are verbs that speak of their object's own doings ("thank", "blame");
    `no_surname` are capitalised words that follow a forename without being a surname;
    `also_surnames` are offices, places and months that can be one ("Steve King");
    `figures` are role nouns that vary the name of whom a report is about, and `bodies`
    words that do so for institutions and outlets, with the kinds that each can mean.
    """

    honorifics: frozenset[str]
    female: frozenset[str]
    male: frozenset[str]
    roles: dict[str, tuple[str, ...]]
    epithets: dict[str, tuple[str, ...]]
    groups: dict[str, str]
    objects_own: frozenset[str]
    no_surname: frozenset[str]
    also_surnames: frozenset[str]
    figures: frozenset[str]
    bodies: dict[str, tuple[str, ...]]
    own_voice: frozenset[str]
    """Role nouns of people who speak for nobody but themselves."""
    ends: dict[str, Kind]
    """Last words of names that tell the kind: "Committee", "Act", "Summit"."""


@cache
def titles() -> Titles:
    """The words of titles.toml."""
    data = read_toml("titles.toml")
    return Titles(
        honorifics=frozenset(data["honorifics"]),
        female=frozenset(data["female"]),
        male=frozenset(data["male"]),
        roles={word: tuple(offices) for word, offices in data["role"].items()},
        epithets={word: tuple(offices) for word, offices in data["epithet"].items()},
        groups=dict(data["group"]),
        objects_own=frozenset(data["objects_own"]),
        no_surname=frozenset(data["no_surname"]),
        also_surnames=frozenset(data["also_surnames"]),
        figures=frozenset(data["figures"]),
        bodies={word: tuple(kinds) for word, kinds in data["body"].items()},
        own_voice=frozenset(data["own_voice"]),
        ends={
            word: kind
            for table, kind in (
                ("bodies_end", Kind.ORGANISATION),
                ("works_end", Kind.WORK),
                ("happenings_end", Kind.OTHER),
            )
            for word in data[table]
        },
    )


@cache
def given_names() -> dict[str, str]:
    """Forenames in Latin letters, lower case, with "f", "m" or "n" (both)."""
    data = read_toml("given_names.toml")
    both = set(data["both"])
    found = dict.fromkeys(data["female"], "f") | dict.fromkeys(data["male"], "m")
    return found | dict.fromkeys(both, "n")
