"""What happened, as one report tells it and as the whole record has it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from onrecord.model.entity import Place
from onrecord.model.quantity import Duration
from onrecord.model.span import Span
from onrecord.model.statement import Party
from onrecord.model.when import When


class Realis(StrEnum):
    """How real an event is told to be."""

    ACTUAL = "actual"
    PLANNED = "planned"
    PROPOSED = "proposed"
    HYPOTHETICAL = "hypothetical"
    DENIED = "denied"
    ALLEGED = "alleged"


@dataclass(frozen=True, slots=True, kw_only=True)
class Participant:
    """Somebody's part in an event: role ("who", "whom", "with", "target" …) and party.

    `words` is where the report says so beside the event; None where it is understood from elsewhere.
    """

    role: str
    party: Party
    words: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """One place where a report says what a talk was about: the topic's name and the words."""

    name: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class EventMention:
    """One telling of an event in one report.

    `kind` is a file name of lexicon/events; `ordinal` is 6 for "the sixth contact";
    `statement` is the id of the statement that the telling stands in, None in the
    outlet's own voice. `same_as` is the id of the first mention of the same event in this
    report (its own id for the first): events within one report are told apart by the reader.
    `place` is the entity's name. `topics_told` stands with the first mention only: every place
    where the report says that the event was about something. `sense` is what it means as numbers
    from -127 to 127, one byte each, made only to be compared with others; empty where no model
    has read the report.
    """

    id: str
    kind: str
    plover: str
    trigger: Span
    realis: Realis
    sentence: Span
    participants: tuple[Participant, ...] = ()
    when: When | None = None
    duration: Duration | None = None
    place: str | None = None
    topics: tuple[str, ...] = ()
    ordinal: int | None = None
    initiator: Party | None = None
    statement: str | None = None
    same_as: str = ""
    topics_told: tuple[Topic, ...] = ()
    sense: bytes = b""


@dataclass(frozen=True, slots=True, kw_only=True)
class MainEvent:
    """What one report is about, and when that was.

    `event` is the id of the event's first mention in the report, None where it is of no known kind;
    `span` the words that tell of it. `when` is None where nothing says when. `likely` is the day that
    a reader would take it for where `when` leaves several: a guess, and never an event's own day.
    """

    event: str | None
    span: Span
    when: When | None
    likely: date | None
    reason: str
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MaybeSame:
    """Another event that this one could be, with reasons for and against."""

    event: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """How an event stands to another: before, after, series, planned-then-happened, response-to,
    answered-by; and on what that rests, in words.
    """

    kind: str
    event: str
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One happening across reports.

    `mention_ids` are the ids of its `EventMention`s, `mentions` their places.
    `documents`, `outlets`, `roots` and `unattributed` are its counts, never merged:
    `roots` names the independent root sources.
    """

    id: str
    kind: str
    label: str
    realis: Realis
    when: When | None
    duration: Duration | None
    ordinal: int | None
    participants: tuple[Participant, ...]
    topics: tuple[str, ...]
    place: str | None
    mention_ids: tuple[str, ...]
    mentions: tuple[Place, ...]
    documents: tuple[str, ...] = ()
    outlets: int = 0
    roots: tuple[str, ...] = ()
    unattributed: int = 0
    possibly_same_as: tuple[MaybeSame, ...] = ()
    relations: tuple[Relation, ...] = ()
    reason: str = ""
