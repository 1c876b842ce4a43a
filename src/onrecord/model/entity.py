"""Somebody or something that reports name, under all its names."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.model.mention import Kind
from onrecord.model.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Characters of one document."""

    doc: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """A role somebody holds ("president of Russia").

    `first` and `last` are ISO dates; None is open or unknown.
    """

    role: str
    first: str | None = None
    last: str | None = None
    of: str | None = None
    """Id of the organisation, state or person served."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """One person, organisation, place, outlet … with every name used for it.

    Inside a reading, `mentions` is empty (the mentions point here); in a record it
    lists every place across reports. `gender` is "f", "m", "n" or None.
    `side` is the id of the institution or state the entity speaks for, where known.
    """

    id: str
    kind: Kind
    name: str
    names: tuple[str, ...] = ()
    wikidata: str | None = None
    roles: tuple[Office, ...] = ()
    gender: str | None = None
    side: str | None = None
    mentions: tuple[Place, ...] = ()
