"""A person's decision, which always wins over the machine's."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """A signed, dated, withdrawable decision about the record.

    `kind`: same, different, not-a-quote, root, date. `subject` are ids; `value` is the
    date or root ruled; `made` is an ISO instant given by the caller, never the clock.
    """

    id: str
    kind: str
    subject: tuple[str, ...]
    why: str
    by: str
    made: str
    value: str | None = None
    withdrawn: bool = False
