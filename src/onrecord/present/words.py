"""How dates, lengths, counts and chains are said, everywhere in the same words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from onrecord.model import (
    Chain,
    Claim,
    Document,
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

LABEL_LENGTH = 40
"""Most characters of a report's short name. Chosen, not measured."""


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
        return interval_words(when.interval)
    if first and last:
        return f"undated, between {day_words(first)} and {day_words(last)}"
    if first or last:
        return f"undated, {interval_words(when.interval)}"
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


BASIS_WORDS = {
    WhenBasis.STATED: "the date stands with the event",
    WhenBasis.RELATIVE: "counted from the day of publication",
    WhenBasis.SAME_EVENT: "told at another mention of the same event",
    WhenBasis.BOUNDS: "only limits are known",
    WhenBasis.UNKNOWN: "no report says when",
}


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


def short_names(documents: Sequence[Document]) -> dict[str, str]:
    """The shortest label that tells each report from the others: document id to label.

    The outlet where it is known and has one report; outlet and day ("undated") where that is enough;
    else the shortest beginning of the file's name, at a word's end, that no other has.
    Labels are unique: the last resort is a number behind the label, in the reports' order.
    """
    outlets = Counter(document.outlet for document in documents if document.outlet)
    dated = Counter((d.outlet, d.published) for d in documents if d.outlet and d.published)
    undated = Counter(d.outlet for d in documents if d.outlet and not d.published)
    stems = {document.id: _stem(document.name) for document in documents}
    labels: dict[str, str] = {}
    for document in documents:
        if document.outlet and outlets[document.outlet] == 1:
            label = document.outlet
        elif document.outlet and document.published and dated[document.outlet, document.published] == 1:
            label = f"{document.outlet}, {day_words(document.published, year=False)}"
        elif document.outlet and not document.published and undated[document.outlet] == 1:
            label = f"{document.outlet}, undated"
        else:
            label = _shortest(stems[document.id], [s for i, s in stems.items() if i != document.id])
        labels[document.id] = label[:LABEL_LENGTH].strip() or document.id
    return _unique(labels)


def _stem(name: str) -> str:
    last = re.split(r"[/\\]", name.rstrip("/\\"))[-1]
    return re.sub(r"\.[A-Za-z0-9]{1,5}(#|$)", r"\1", last) or name


def _shortest(stem: str, others: Sequence[str]) -> str:
    for end in [match.start() for match in re.finditer(r"[\s_.\-]+", stem)] + [len(stem)]:
        if end and not any(other.startswith(stem[:end]) for other in others):
            return stem[:end]
    return stem


def _unique(labels: Mapping[str, str]) -> dict[str, str]:
    seen: Counter[str] = Counter()
    taken = set(labels.values())
    unique: dict[str, str] = {}
    for id_, label in labels.items():
        seen[label] += 1
        name = label
        while seen[label] > 1 and name in taken:
            name = f"{label} ({seen[label]})"
            seen[label] += name in taken
        taken.add(name)
        unique[id_] = name
    return unique
