"""Between which days a report was published that does not say when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from onrecord.model.span import Span
from onrecord.model.when import Interval


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """One ground for a report to be no older than `first` or no younger than `last`, both inclusive.

    `rule` is a stable name, `reason` says it in words; `span` are the report's words, where there are any.
    """

    first: date | None = None
    last: date | None = None
    rule: str
    reason: str
    span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedBounds:
    """The days between which a report was published, by what it says itself; never a day of publication.

    An end that nothing limits is None. `limits` are the grounds that the ends rest on.
    """

    interval: Interval
    limits: tuple[Limit, ...]
