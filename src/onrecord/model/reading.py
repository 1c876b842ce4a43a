"""Everything that one report says."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.model.claim import Assertion
from onrecord.model.document import Document
from onrecord.model.entity import Entity
from onrecord.model.event import EventMention, MainEvent
from onrecord.model.framing import Framing
from onrecord.model.mention import Mention
from onrecord.model.problem import Problem
from onrecord.model.published import PublishedBounds
from onrecord.model.quantity import Quantity
from onrecord.model.statement import Statement
from onrecord.model.when import TimeExpression


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeBy:
    """What made a reading or record: program version, reader versions, models with hashes."""

    onrecord: str
    readers: dict[str, str]
    models: dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """Everything that one report says, each item pinned to characters of it.

    Lists are sorted by place. `published_bounds` is None where the report says when it was published, or
    nothing limits it. `entities` are this report's own; linking makes them
    the record's. Readers fill one field each and return a new `Reading`.
    """

    document: Document
    made_by: MadeBy
    mentions: tuple[Mention, ...] = ()
    entities: tuple[Entity, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    statements: tuple[Statement, ...] = ()
    events: tuple[EventMention, ...] = ()
    main_event: MainEvent | None = None
    assertions: tuple[Assertion, ...] = ()
    framing: tuple[Framing, ...] = ()
    problems: tuple[Problem, ...] = ()
    published_bounds: PublishedBounds | None = None
