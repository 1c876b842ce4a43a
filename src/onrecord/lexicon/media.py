"""Outlets, agencies and platforms: who passes words on."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from onrecord.lexicon.base import read_toml
from onrecord.model import Kind
from onrecord.text.names import slug

_FILES = (
    ("agencies.toml", "agency", Kind.AGENCY),
    ("outlets.toml", "outlet", Kind.OUTLET),
    ("platforms.toml", "platform", Kind.PLATFORM),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Medium:
    """One outlet, agency or platform.

    `names` has every name it goes by, its own first. `strict` marks a name that is also
    an everyday word: it must not be taken for the medium without a further sign.
    """

    id: str
    kind: Kind
    name: str
    names: tuple[str, ...]
    domain: str | None = None
    country: str | None = None
    state_owned: bool = False
    strict: bool = False


@cache
def media() -> tuple[Medium, ...]:
    """Every outlet, agency and platform of the lexicon, in the order of the files."""
    found = []
    for file, table, kind in _FILES:
        for row in read_toml(file)[table]:
            found.append(
                Medium(
                    id=f"{kind}:{slug(row['name'])}",
                    kind=kind,
                    name=row["name"],
                    names=(row["name"], *row.get("also", ())),
                    domain=row.get("domain"),
                    country=row.get("country"),
                    state_owned=row.get("owner") == "state",
                    strict=row.get("strict", False),
                )
            )
    return tuple(found)


@cache
def _by_name() -> dict[str, Medium]:
    found: dict[str, Medium] = {}
    for medium in media():
        for name in medium.names:
            found.setdefault(_bare(name), medium)
    return found


def _bare(name: str) -> str:
    name = " ".join(name.replace("’", "'").split())
    return name[4:].casefold() if name[:4].casefold() == "the " else name.casefold()


def medium_named(name: str) -> Medium | None:
    """The outlet, agency or platform of that name; case and "the" do not count. None if unknown."""
    return _by_name().get(_bare(name))


@cache
def _by_domain() -> dict[str, Medium]:
    found: dict[str, Medium] = {}
    for medium in media():
        if medium.domain:
            found.setdefault(medium.domain, medium)
    return found


def medium_at(url: str) -> Medium | None:
    """The medium whose site `url` (or a bare host) is on; None if unknown."""
    host = url.split("://")[-1].split("/")[0].split("@")[-1].split(":")[0].lower()
    while host:
        if host in _by_domain():
            return _by_domain()[host]
        host = host.partition(".")[2]
    return None


@cache
def media_words(where: str) -> dict[str, tuple[tuple[tuple[str, ...], Kind], ...]]:
    """What reports call a medium: first word -> (lower-case words, kind), the longest first.

    `where` is "behind" for words after the name ("the Meridian news agency"), "before"
    for words in front of it ("the social network Agora").
    """
    found: dict[str, list[tuple[tuple[str, ...], Kind]]] = {}
    for kind, table in read_toml("media_words.toml").items():
        for phrase in table[where]:
            words = tuple(phrase.lower().split())
            found.setdefault(words[0], []).append((words, Kind(kind)))
    return {first: tuple(sorted(rows, key=lambda row: -len(row[0]))) for first, rows in found.items()}
