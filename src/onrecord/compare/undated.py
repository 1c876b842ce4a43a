"""What has no day, and what it could be all the same."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.compare.base import finding
from onrecord.model import (
    Event,
    Finding,
    FindingKind,
    Links,
    Place,
    Reading,
    Realis,
    Span,
    WhenBasis,
    document_key,
)
from onrecord.text.labels import short_names
from onrecord.text.wording import bounds_reason, limits_words, listed

HEAD = 80
"""Characters from the start of an undated report that stand as its evidence: it has no date to point at."""


class Undated:
    """Finds reports without a date, events without a day, and events that are possibly one."""

    name = "undated"

    def compare(self, readings: Sequence[Reading], links: Links) -> tuple[Finding, ...]:
        """Reports first, in their order; then events and pairs of events by id."""
        names = short_names([r.document for r in readings])
        in_order = sorted(readings, key=lambda r: document_key(r.document))
        undated = [r for r in in_order if r.document.published is None]
        alone: dict[str, list[Event]] = {}
        for event in links.events:
            if len(event.documents) == 1:
                alone.setdefault(event.documents[0], []).append(event)
        return (
            *(_report(r, names, alone.get(r.document.id, ())) for r in undated),
            *_events(links, names, {r.document.id for r in undated}),
            *_possibly(links, names),
        )


def _has_day(event: Event) -> bool:
    if event.when is None or event.when.basis is WhenBasis.UNKNOWN:
        return False
    # That something happened since a far day, with no last one, dates nothing.
    return event.when.interval.last is not None


def _report(reading: Reading, names: dict[str, str], alone: Sequence[Event]) -> Finding:
    """What an undated report, and the events that it `alone` tells, lack."""
    document, bounds = reading.document, reading.published_bounds
    left = [e for e in alone if not _has_day(e)]
    main = [e for e in left if e.realis is Realis.ACTUAL and len(e.participants) >= 2]
    main.sort(key=lambda e: (-len(e.mentions), e.id))
    reason = f"{names[document.id]} does not say when it was published"
    if main:
        reason += f", so {_listed(main)} cannot be dated by it"
    if bounds is not None:
        reason += f"; it is of a day {limits_words(bounds.interval)}, as it {bounds_reason(bounds)}"
    words = document.text[:HEAD]
    start = len(words) - len(words.lstrip())
    spans = [limit.span for limit in bounds.limits if limit.span] if bounds else []
    if document.text.strip():
        spans.append(Span(start, min(len(document.text), max(start + 1, HEAD))))
    return finding(
        FindingKind.UNDATED,
        [document.id, *(e.id for e in main)],
        [Place(doc=document.id, span=span) for span in spans],
        f"{reason}; the date of the file says nothing about it.",
        "report-without-date",
    )


def _listed(events: Sequence[Event]) -> str:
    shown = [f"the event “{e.label}”" for e in events[:2]]
    if len(events) > len(shown):
        shown.append(f"{len(events) - len(shown)} more")
    return listed(shown)


def _events(links: Links, names: dict[str, str], undated: set[str]) -> Iterator[Finding]:
    """Events that are told exactly (how long, the how-manieth, by two reports) but not when."""
    for event in links.events:
        if _has_day(event) or event.realis is not Realis.ACTUAL or len(event.participants) < 2:
            continue
        told = event.duration is not None or event.ordinal is not None or len(event.documents) > 1
        if not told or (len(event.documents) == 1 and event.documents[0] in undated):
            continue
        docs = listed([names[d] for d in event.documents])
        yield finding(
            FindingKind.UNDATED,
            [event.id],
            event.mentions[:3],
            f"When this was is told by none of its reports ({docs}): {event.label}.",
            "event-without-day",
        )


def _possibly(links: Links, names: dict[str, str]) -> Iterator[Finding]:
    by_id = {e.id: e for e in links.events}
    for event in links.events:
        for maybe in event.possibly_same_as:
            other = by_id.get(maybe.event)
            if other is None or other.id < event.id:
                continue
            docs = listed(sorted({names[d] for d in (*event.documents, *other.documents)}))
            yield finding(
                FindingKind.POSSIBLY_SAME,
                [event.id, other.id],
                [*event.mentions[:2], *other.mentions[:2]],
                f"Possibly one event, kept apart ({docs}): “{event.label}” and “{other.label}” – "
                f"{maybe.reason}.",
                "possibly-same",
            )
