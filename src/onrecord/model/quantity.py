"""Numbers that a report gives, as ranges."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.model.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number with its unit, as the lowest and highest value that the words allow.

    `unit` is "minutes" for durations, "percent", a currency code ("USD") or the
    counted noun's lemma ("prisoner"). None on one side is open ("more than 50": low 50, high None).
    """

    id: str
    span: Span
    unit: str
    low: float | None
    high: float | None
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Duration:
    """How long something lasted, in minutes, and the words that say so. None is open."""

    low: float | None
    high: float | None
    evidence: Span | None = None

    def meets(self, other: Duration) -> bool:
        """Whether some length fits both."""
        if self.high is not None and other.low is not None and self.high < other.low:
            return False
        return not (self.low is not None and other.high is not None and other.high < self.low)
