"""Time as intervals: what a report says about when, and on what ground."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from onrecord.model.span import Span


class TimeType(StrEnum):
    """TIMEX3's four types."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


class Anchor(StrEnum):
    """What a time expression is counted from."""

    PUBLISHED = "published"
    """The day the report was published."""
    UTTERANCE = "utterance"
    """The moment of the quoted utterance that holds it."""
    EVENT = "event"
    """Another event or date named in the report."""
    EXPLICIT = "explicit"
    """Nothing: the expression says it all."""
    NONE = "none"
    """Nothing is known to count from; there is no interval."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """First and last possible day or instant, both inclusive, as ISO 8601; None is open or unknown."""

    first: str | None
    last: str | None

    @property
    def first_day(self) -> date | None:
        """The first possible day."""
        return date.fromisoformat(self.first[:10]) if self.first else None

    @property
    def last_day(self) -> date | None:
        """The last possible day."""
        return date.fromisoformat(self.last[:10]) if self.last else None

    @property
    def is_one_day(self) -> bool:
        """Whether the day is known exactly."""
        return self.first is not None and self.last is not None and self.first[:10] == self.last[:10]

    def meets(self, other: Interval) -> bool:
        """Whether some day could lie in both. Open ends meet everything on their side."""
        if self.last is not None and other.first is not None and self.last[:10] < other.first[:10]:
            return False
        return not (self.first is not None and other.last is not None and other.last[:10] < self.first[:10])


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeExpression:
    """Words that say when, how long or how often.

    `value` and `mod` are TIMEX3's; `interval` is None where nothing anchors it
    (always for SET, and for DURATION unless it runs up to or from the report, as "the past two weeks"
    does, or from the moment of speaking, as "within" says).
    `minutes` is (low, high)
    for durations; None on one side is open ("more than 2 hours": (120, None)).
    """

    id: str
    span: Span
    type: TimeType
    value: str
    rule: str
    anchor: Anchor
    mod: str | None = None
    interval: Interval | None = None
    minutes: tuple[float | None, float | None] | None = None


class WhenBasis(StrEnum):
    """How an event's time is known."""

    STATED = "stated"
    """A date stands with the event."""
    RELATIVE = "relative"
    """Counted from the day the report was published ("yesterday")."""
    SAME_EVENT = "same-event"
    """Told at another mention of the same event."""
    BOUNDS = "bounds"
    """Only limits are known ("after June 22"; before the report was published)."""
    RULED = "ruled"
    """A person ruled it; there are no words for it."""
    UNKNOWN = "unknown"


OPENED = "+opened"
"""What a rule's name ends in where an interval without a last day begins on the day that the words name
("since May 26", "within weeks"), not on the day behind it ("after June 22")."""


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """When something happened: an interval, its ground, and the words it rests on."""

    interval: Interval
    basis: WhenBasis
    rule: str
    evidence: Span | None = None

    @property
    def is_opened(self) -> bool:
        """Whether the words name the first day of an open interval: "from 26 May on"."""
        return self.rule.endswith(OPENED)
