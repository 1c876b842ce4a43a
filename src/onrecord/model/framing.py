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
    """A form of words, how often it stands, and where.

    `kind` says what the words do where they colour ("distancing-verb", "label" …), None for plain names and
    verbs. `rule` is "learned" where only the trained tagger takes them for loaded: candidates.
    """

    form: str
    count: int
    places: tuple[Place, ...]
    about: str | None = None
    """Entity id: who is named, who speaks, whom a label is for; None where nobody is."""
    kind: FramingKind | None = None
    rule: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """How much room a speaker gets: words given directly and indirectly.

    `entity` is None for speakers without a name ("prosecutors"), who are called by the report's words.
    """

    entity: str | None
    name: str
    direct: int
    indirect: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """Where something first stands in one report.

    `subject` is the id of an event, a fact or an entity. `before` is the share of the report's words that
    stand before it (0 the first, towards 1 the last), `paragraph` counts from 1, the headline included.
    """

    subject: str
    place: Place
    before: float
    paragraph: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Buried:
    """What this report tells late and another outlet tells early: `here` and the earliest telling `there`."""

    here: Position
    there: Position


@dataclass(frozen=True, slots=True, kw_only=True)
class Portrait:
    """How one outlet tells the story. No score: counts with places.

    `loaded` are labels and loaded words of its own, `marks` short words that it puts in quotation
    marks itself, `quoted` labels and loaded words of those it lets speak (`about` is who speaks).
    `verbs` are reporting words by speaker, `sides` the same by the state or institution that the
    speaker stands for. `order` is where each speaker, and each event and fact that other reports tell
    too, first stands, the earliest first; `buried` what stands late here and early elsewhere.
    """

    outlet: str
    documents: tuple[str, ...]
    naming: tuple[Tally, ...]
    loaded: tuple[Tally, ...]
    verbs: tuple[Tally, ...]
    voices: tuple[Voice, ...]
    words: int
    marks: tuple[Tally, ...] = ()
    quoted: tuple[Tally, ...] = ()
    sides: tuple[Tally, ...] = ()
    order: tuple[Position, ...] = ()
    buried: tuple[Buried, ...] = ()
