"""Every name that the lexicon knows, ready to be looked up in a text."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from functools import cache

from onrecord.lexicon.base import read_toml
from onrecord.lexicon.countries import countries, country
from onrecord.lexicon.media import media
from onrecord.lexicon.people import people
from onrecord.model import Kind
from onrecord.text.names import slug


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What a name of the lexicon stands for.

    `entity` and `name` are the thing's own; for a nationality they are those of its
    state. `side` is the state or institution that it stands or speaks for. `strict`:
    the bare name needs a further sign.
    """

    kind: Kind
    name: str
    entity: str
    side: str | None = None
    strict: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Institution:
    """A body in the news. `of` is the id of the state for which it speaks, None for international ones.

    `short` are names of it that are everyday words too, `people` words for its members and doings.
    """

    id: str
    name: str
    names: tuple[str, ...]
    of: str | None
    short: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    strict: bool = False


@cache
def institutions() -> tuple[Institution, ...]:
    """Every institution of the lexicon, in the order of the file."""
    found = []
    for row in read_toml("institutions.toml")["institution"]:
        state = country(row["of"]) if "of" in row else None
        found.append(
            Institution(
                id=f"organisation:{slug(row['name'])}",
                name=row["name"],
                names=(row["name"], *row.get("also", ())),
                of=state.id if state else None,
                short=tuple(row.get("short", ())),
                people=tuple(row.get("people", ())),
                strict=row.get("strict", False),
            )
        )
    return tuple(found)


@cache
def gazetteer() -> dict[str, tuple[tuple[str, Known], ...]]:
    """First word of a name -> (full name, what it is), the longest name first.

    The first word runs up to the first blank, hyphen, stop or apostrophe. Where two things share
    a name, the earlier of person, medium, institution, state wins.
    """
    names: dict[str, Known] = {}
    shared = Counter(name for person in people() for name in set(person.names))
    for person in people():
        known = Known(kind=Kind.PERSON, name=person.name, entity=person.id, side=person.side)
        for name in person.names:
            # A name that two share ("George Bush") is left to `person_named`, which asks for the day.
            if " " in name and shared[name] == 1:
                names.setdefault(name, known)
    _add_media(names)
    for body in institutions():
        known = Known(
            kind=Kind.ORGANISATION, name=body.name, entity=body.id, side=body.of, strict=body.strict
        )
        for name in body.names:
            names.setdefault(name.removeprefix("the "), known)
        for name in body.short:
            names.setdefault(name, replace(known, strict=True))
        for name in body.people:
            names.setdefault(name, replace(known, kind=Kind.NATIONALITY, side=None, strict=True))
    _add_countries(names)
    _add_places(names)
    found: dict[str, list[tuple[str, Known]]] = {}
    for name, known in names.items():
        found.setdefault(first_word(name), []).append((name, known))
    return {w: tuple(sorted(rows, key=lambda row: (-len(row[0]), row[0]))) for w, rows in found.items()}


def _add_media(names: dict[str, Known]) -> None:
    for medium in media():
        for name in medium.names:
            strict = medium.strict and " " not in name and name == medium.name.removeprefix("The ")
            known = Known(kind=medium.kind, name=medium.name, entity=medium.id, strict=strict)
            names.setdefault(name, known)


def _add_countries(names: dict[str, Known]) -> None:
    for state in countries():
        itself = Known(kind=Kind.PLACE, name=state.name, entity=state.id, strict=state.strict)
        for name in state.names:
            names.setdefault(name.removeprefix("the ").removeprefix("The "), itself)
        for name in state.people:
            known = Known(kind=Kind.NATIONALITY, name=state.name, entity=state.id, strict=state.strict)
            names.setdefault(name, known)
        for name in state.capital:
            known = Known(
                kind=Kind.PLACE,
                name=state.capital[0],
                entity=f"place:{slug(state.capital[0])}",
                side=state.id,
            )
            names.setdefault(name, known)
        for name in state.seats:
            bare = name.removeprefix("the ")
            known = Known(
                kind=Kind.ORGANISATION, name=bare, entity=f"organisation:{slug(bare)}", side=state.id
            )
            names.setdefault(bare, known)
        for name in state.cities:
            names.setdefault(name, Known(kind=Kind.PLACE, name=name, entity=f"place:{slug(name)}"))


def _add_places(names: dict[str, Known]) -> None:
    for row in read_toml("places.toml")["place"]:
        bare = row["name"].removeprefix("The ")
        strict = row.get("strict", False)
        known = Known(kind=Kind.PLACE, name=row["name"], entity=f"place:{slug(row['name'])}")
        for name in (bare, *row.get("also", ())):
            again = names.get(name)
            if again is None or (again.kind is Kind.PLACE and again.side is None):
                # A town of countries.toml under its other names is still one town.
                names[name] = replace(known, strict=strict and name == bare)
        for name in row.get("short", ()):
            names.setdefault(name, replace(known, strict=True))
        for name in row.get("people", ()):
            names.setdefault(name, replace(known, kind=Kind.NATIONALITY, strict=True))


@cache
def known_ids() -> frozenset[str]:
    """Entity ids of everybody and everything in the lexicon."""
    return frozenset(known.entity for rows in gazetteer().values() for _, known in rows)


def first_word(name: str) -> str:
    """`name` up to the first character that is no letter or digit."""
    for i, c in enumerate(name):
        if not c.isalnum():
            return name[:i] or name[0]
    return name


@cache
def _sides() -> dict[str, str]:
    found: dict[str, str] = {}
    for rows in gazetteer().values():
        for _, known in rows:
            if known.side and known.kind is not Kind.PERSON:
                found.setdefault(known.entity, known.side)
    return found


def side_of(entity: str) -> str | None:
    """The state for which an institution, a seat of government or a capital stands; None if unknown."""
    return _sides().get(entity)
