"""Facts: what one report asserts, and what all of them assert of one event."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from onrecord.model.chain import Chain
from onrecord.model.span import Span
from onrecord.model.statement import Stance


class Slot(StrEnum):
    """What a fact is about."""

    TOOK_PLACE = "took-place"
    PLANNED = "planned"
    """It is said to be ahead; `value` is "planned" or "proposed"."""
    DAY = "day"
    DURATION = "duration"
    ORDINAL = "ordinal"
    PLACE = "place"
    PARTICIPANT = "participant"
    """Who took part in a talk of more than two; `value` is the entity."""
    INITIATOR = "initiator"
    TOPIC = "topic"
    OFFERED = "offered"
    """Who put forward help, talks, a deal …; `value` is "agent|thing"."""
    AGREED = "agreed"
    DEMANDED = "demanded"
    REFUSED = "refused"
    PROMISED = "promised"
    DENIED = "denied"
    SAID = "said"
    NUMBER = "number"


@dataclass(frozen=True, slots=True, kw_only=True)
class Assertion:
    """One thing that one report asserts.

    `event` is the id of an event mention of the same report, `statement` that of the
    statement it stands in (None: the outlet's own voice). `value` is the comparable
    form ("75..75" minutes, an entity id, "2025-06-04..2025-06-04"); `text` the report's words.
    """

    id: str
    slot: Slot
    span: Span
    text: str
    value: str
    event: str | None = None
    statement: str | None = None
    negated: bool = False
    hedged: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """One report's telling of a claim. `root` is None where nobody named vouches for it."""

    doc: str
    span: Span
    chain: Chain
    root: str | None
    stance: Stance
    assertion: str
    value: str
    statement: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One fact about one event with all its tellings and the three counts, never merged.

    `documents`, `outlets` count reports and outlets that tell it; `roots` names the
    independent root sources; `unattributed` counts tellings without one. `omitted_by`
    lists reports on the same event that do not tell it.
    """

    id: str
    event: str | None
    slot: Slot
    text: str
    value: str
    tellings: tuple[Telling, ...]
    documents: int
    outlets: int
    roots: tuple[str, ...]
    unattributed: int
    omitted_by: tuple[str, ...] = ()
