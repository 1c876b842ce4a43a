"""A person's decision, which always wins over the machine's."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class RulingKind(StrEnum):
    """What a person can decide."""

    SAME = "same"
    """Two events, persons or bodies, or utterances are one."""
    DIFFERENT = "different"
    """They are not."""
    NOT_A_QUOTE = "not-a-quote"
    """These words are nobody's statement."""
    ROOT = "root"
    """On whose word a statement stands."""
    DATE = "date"
    """When a report was published, or when an event was."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """A signed, dated, withdrawable decision about the record.

    `kind` is a `RulingKind`; `subject` are ids; `value` is the date (a day, or "first..last") or the
    name of the root ruled, "none" for no day and nobody's word; `made` is an ISO instant given by
    the caller, never the clock.
    """

    id: str
    kind: str
    subject: tuple[str, ...]
    why: str
    by: str
    made: str
    value: str | None = None
    withdrawn: bool = False
