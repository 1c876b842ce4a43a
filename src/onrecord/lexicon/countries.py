"""States, their peoples, capitals, towns, and the houses that stand for their governments."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from onrecord.lexicon.base import read_toml
from onrecord.text.names import slug


@dataclass(frozen=True, slots=True, kw_only=True)
class Country:
    """A state, or a region when `iso` is None.

    `people` are adjectives and nouns for its people; `capital` has the capital's spellings;
    `seats` are houses and offices that stand for its government ("Kremlin"). `strict`: the
    name is also a forename or an everyday word.
    """

    id: str
    iso: str | None
    name: str
    names: tuple[str, ...]
    people: tuple[str, ...]
    capital: tuple[str, ...] = ()
    seats: tuple[str, ...] = ()
    cities: tuple[str, ...] = ()
    strict: bool = False
    wikidata: str | None = None


@cache
def countries() -> tuple[Country, ...]:
    """Every state, then every region, of the lexicon, in the order of the file."""
    data = read_toml("countries.toml")
    qids = read_toml("wikidata.toml")["state"]
    rows = [(code, row) for code, row in data["country"].items()]
    rows += [(None, row) for row in data["region"].values()]
    return tuple(
        Country(
            id=f"place:{slug(row['name'])}",
            iso=code,
            name=row["name"],
            names=(row["name"], *row.get("also", ())),
            people=tuple(row["people"]),
            capital=tuple(row.get("capital", ())),
            seats=tuple(row.get("seats", ())),
            cities=tuple(row.get("cities", ())),
            strict=row.get("strict", False),
            wikidata=qids.get(code or ""),
        )
        for code, row in rows
    )


@cache
def _index(field: str) -> dict[str, Country]:
    found: dict[str, Country] = {}
    for country in countries():
        for name in getattr(country, field):
            found.setdefault(_bare(name), country)
    return found


def _bare(name: str) -> str:
    return name[4:] if name[:4].casefold() == "the " else name


def country(iso: str) -> Country | None:
    """The state with that ISO 3166-1 alpha-2 code (any case); None if unknown."""
    return _by_iso().get(iso.upper())


@cache
def _by_iso() -> dict[str, Country]:
    return {c.iso: c for c in countries() if c.iso}


@cache
def _by_id() -> dict[str, Country]:
    return {c.id: c for c in countries()}


def state_wikidata(id: str) -> str | None:
    """The Wikidata id of the state with that entity id; None if it is none."""
    state = _by_id().get(id)
    return state.wikidata if state is not None else None


def country_named(name: str) -> Country | None:
    """The state or region of that name ("Britain", "the Middle East"); case counts. None if unknown."""
    return _index("names").get(_bare(name))


def country_of_people(word: str) -> Country | None:
    """Whose people `word` ("Russian", "Danes") means; None if unknown."""
    return _index("people").get(word)


def country_of_capital(name: str) -> Country | None:
    """The state whose capital `name` is; None if it is none."""
    return _index("capital").get(_bare(name))


def country_of_seat(name: str) -> Country | None:
    """The state for whose government the house or office `name` stands ("Kremlin"); None if none."""
    return _index("seats").get(_bare(name))
