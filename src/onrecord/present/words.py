"""How dates, lengths, counts and chains are said, everywhere in the same words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import timedelta

from onrecord.model import (
    Chain,
    Claim,
    Event,
    Hop,
    HopRole,
    Participant,
    Problem,
    Reading,
    Realis,
    When,
    WhenBasis,
)
from onrecord.text.wording import (
    count_of,
    day_words,
    interval_words,
)

NEAR = 7
"""Widest limits, in days, that are still told as a date. Chosen, not measured."""


def is_dated(when: When | None, ahead: bool = False) -> bool:
    """Whether the reports place an event in time, not only between limits.

    An event still to come (`ahead`) "after 22 June" is placed; one that happened at some
    time after 1 January is not, nor is one only known to lie before its report.
    """
    if when is None or when.basis is WhenBasis.UNKNOWN:
        return False
    first, last = when.interval.first_day, when.interval.last_day
    if when.basis is WhenBasis.BOUNDS:
        if first and last:
            return (last - first).days < NEAR
        return ahead and first is not None
    return first is not None or last is not None


def when_words(when: When | None, ahead: bool = False) -> str:
    """When an event was: "4 Jun 2025", "after 22 Jun 2025", "undated", "undated, by 14 Jun 2025"."""
    if when is None:
        return "undated"
    first, last = when.interval.first_day, when.interval.last_day
    if is_dated(when, ahead):
        return interval_words(when.interval, opened=when.is_opened)
    if first and last:
        return f"undated, between {day_words(first)} and {day_words(last)}"
    if first or last:
        return f"undated, {interval_words(when.interval, opened=when.is_opened)}"
    return "undated"


AHEAD = frozenset({Realis.PLANNED, Realis.PROPOSED, Realis.HYPOTHETICAL})
"""How an event is told that has not happened yet."""


def event_is_dated(event: Event) -> bool:
    """Whether an event stands on the calendar."""
    return is_dated(event.when, event.realis in AHEAD)


def event_when(event: Event) -> str:
    """When an event was or is to be, in words."""
    return when_words(event.when, event.realis in AHEAD)


LENGTH = r"\d+ (d|h|min|days?)( \d+ (h|min))?"
TAIL = re.compile(
    r"undated|of unknown length|(from|by|after) .*\d{4}( on)?|\d{1,2}\b.* \d{4}|[A-Z][a-z]{2} \d{4}"
    rf"|((about|at least|up to|over|under) )?{LENGTH}( to {LENGTH})?"
)
"""What labels of events end in: their day and length, which stand beside them already."""


def event_what(event: Event) -> str:
    """An event's label without the day and length at its end."""
    parts = event.label.split(", ")
    while len(parts) > 1 and TAIL.fullmatch(parts[-1]):
        parts.pop()
    return ", ".join(parts)


FEW = 3
"""Events of one list of which only the kind is known, from which on they are told together. Chosen."""


def is_plain(event: Event) -> bool:
    """Whether a single report tells of it, without day, place, length or party."""
    known = event.participants or event.place or event.duration or event.when or event.possibly_same_as
    return not known and len(event.documents) <= 1


def by_kind(events: Iterable[Event]) -> list[tuple[str, list[Event]]]:
    """Events by what they are called, the most frequent first."""
    found: dict[str, list[Event]] = {}
    for event in events:
        found.setdefault(event_what(event), []).append(event)
    return sorted(found.items(), key=lambda item: (-len(item[1]), item[0]))


BASIS_WORDS = {
    WhenBasis.STATED: "the date stands with the event",
    WhenBasis.RELATIVE: "counted from the day of publication",
    WhenBasis.SAME_EVENT: "told at another mention of the same event",
    WhenBasis.BOUNDS: "only limits are known",
    WhenBasis.RULED: "ruled by a person",
    WhenBasis.UNKNOWN: "no report says when",
}
NEWS = "told as news of the day; no words say which day"
"""The ground of a day that is known by nothing but that a report tells something as new."""
NARROW = "taken from the words around it, not said outright"
"""The ground of limits so near that they are told as a date."""


def ground_words(when: When | None) -> str:
    """On what ground it is known when an event was, or that it is not."""
    if when is None:
        return BASIS_WORDS[WhenBasis.UNKNOWN]
    first, last = when.interval.first_day, when.interval.last_day
    if when.basis is WhenBasis.BOUNDS and first and last and (last - first).days < NEAR:
        return NARROW
    return BASIS_WORDS[when.basis]


def precision_words(when: When | None) -> str:
    """That a month or a year leaves the day open; "" for days and limits."""
    if when is None or when.basis is WhenBasis.BOUNDS:
        return ""
    first, last = when.interval.first_day, when.interval.last_day
    if first is None or last is None or first.day != 1 or (last + timedelta(days=1)).day != 1:
        return ""
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    return "day not known" if months in (1, 3, 12) else ""


REALIS_WORDS = {
    Realis.ACTUAL: "told as happened",
    Realis.ALLEGED: "alleged",
    Realis.PLANNED: "planned",
    Realis.PROPOSED: "proposed",
    Realis.HYPOTHETICAL: "possible",
    Realis.DENIED: "denied",
}
"""How real an event is told to be, in the order in which events are shown; never mixed in one list."""
LANES = {
    Realis.ACTUAL: "What happened",
    Realis.ALLEGED: "Alleged",
    Realis.PLANNED: "Planned",
    Realis.PROPOSED: "Proposed",
    Realis.HYPOTHETICAL: "Possible",
    Realis.DENIED: "Denied",
}
"""What the lists are headed by."""


def counts_words(documents: int, outlets: int, roots: Sequence[str], unattributed: int) -> str:
    """Three counts side by side, never added: "2 docs · 2 outlets · 1 root (Donald Trump)"."""
    parts = [count_of(documents, "doc"), count_of(outlets, "outlet")]
    names = f" ({', '.join(roots)})" if 0 < len(roots) <= 3 else ""
    parts.append(count_of(len(roots), "root") + names)
    if unattributed:
        parts.append(f"{unattributed} unattributed")
    return " · ".join(parts)


def event_counts(event: Event) -> str:
    """The counts of an event in words."""
    return counts_words(len(event.documents), event.outlets, event.roots, event.unattributed)


def claim_counts(claim: Claim) -> str:
    """The counts of a claim in words."""
    return counts_words(claim.documents, claim.outlets, claim.roots, claim.unattributed)


def short_person(name: str, entity: str | None) -> str:
    """The last word of a person's name, the whole name of anybody else."""
    if entity and entity.startswith("person:") and " " in name:
        return name.rsplit(" ", 1)[1]
    return name


def hop_words(hop: Hop, label: str | None = None, short: bool = False) -> str:
    """One link's name; `label` stands for the outlet that was read."""
    if label is not None and hop.role is HopRole.OUTLET and hop.span is None:
        return label
    return short_person(hop.name, hop.entity) if short else hop.name


def chain_words(chain: Chain, label: str, short: bool = True) -> str:
    """Who has it from whom, outermost first: "001 ← Ushakov ← Putin".

    `label` names the report that was read, and stands alone where the report speaks for itself.
    """
    names = [hop_words(hop, label if i == 0 else None, short) for i, hop in enumerate(chain)]
    if not names or (chain[0].role is not HopRole.OUTLET or chain[0].span is not None):
        names.insert(0, label)
    return " ← ".join(name for i, name in enumerate(names) if i == 0 or name != names[i - 1])


def participants_words(participants: Iterable[Participant]) -> str:
    """Names of those who take part, each once."""
    return ", ".join(dict.fromkeys(participant.party.name for participant in participants))


def problems_of(reading: Reading) -> tuple[Problem, ...]:
    """Everything noted about a report, by whoever took it in and whoever read it, each thing once."""
    return tuple(dict.fromkeys((*reading.document.problems, *reading.problems)))
