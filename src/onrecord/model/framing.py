"""How an outlet tells it: names, loaded words, reporting verbs, share of voice."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from onrecord.model.entity import Place
from onrecord.model.span import Span


class FramingKind(StrEnum):
    """What makes the words stand out."""

    LABEL = "label"
    LOADED = "loaded"
    DISTANCING_VERB = "distancing-verb"
    ENDORSING_VERB = "endorsing-verb"
    SCARE_QUOTES = "scare-quotes"
    HEDGE = "hedge"


@dataclass(frozen=True, slots=True, kw_only=True)
class Framing:
    """Words that colour. `voice` is "outlet", the id of the statement whose words they are, or
    "quoted" for words of somebody whom no statement holds ("called him a racist").

    `about` is the entity that a label is for, None where the words concern nobody in particular.
    """

    span: Span
    kind: FramingKind
    voice: str
    about: str | None = None
    rule: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """A form of words, how often it stands, and where."""

    form: str
    count: int
    places: tuple[Place, ...]
    about: str | None = None
    """Entity id (names, verbs by speaker) or None."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """How much room a speaker gets: words given directly and indirectly."""

    entity: str | None
    name: str
    direct: int
    indirect: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Portrait:
    """How one outlet tells the story. No score: counts with places."""

    outlet: str
    documents: tuple[str, ...]
    naming: tuple[Tally, ...]
    loaded: tuple[Tally, ...]
    verbs: tuple[Tally, ...]
    voices: tuple[Voice, ...]
    words: int
