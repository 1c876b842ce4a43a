"""What is the same as what across reports, and why."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from onrecord.model.claim import Claim
from onrecord.model.entity import Entity
from onrecord.model.event import Event
from onrecord.model.quote import Quote
from onrecord.model.span import Span
from onrecord.model.story import NewsStory


class Answer(StrEnum):
    """Whether two items are the same thing."""

    SAME = "same"
    DIFFERENT = "different"
    POSSIBLY = "possibly"
    CANNOT_SAY = "cannot-say"


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """An answer with its reason in words and the rule that gave it."""

    answer: Answer
    reason: str
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """A stretch of `doc` that stands, nearly word for word, in `of` too. `share` is of `doc`'s words."""

    doc: str
    of: str
    share: float
    spans: tuple[tuple[Span, Span], ...]
    """Pairs (span in `doc`, span in `of`)."""
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Links:
    """Everything that linking found, sorted by id.

    `entity_of` maps a reading's (document id, local entity id) to the record's entity id,
    `event_of` an event mention's id to the record's event id.
    """

    entities: tuple[Entity, ...] = ()
    entity_of: dict[tuple[str, str], str] = field(default_factory=dict)
    events: tuple[Event, ...] = ()
    event_of: dict[str, str] = field(default_factory=dict)
    quotes: tuple[Quote, ...] = ()
    claims: tuple[Claim, ...] = ()
    copies: tuple[Copy, ...] = ()
    stories: tuple[NewsStory, ...] = ()
    """By day."""
