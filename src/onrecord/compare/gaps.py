"""What the reports at hand leave out of a series that one of them counts."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.compare.base import finding
from onrecord.model import Event, Finding, FindingKind, Links, Reading, Realis
from onrecord.text.labels import short_names
from onrecord.text.wording import listed


class Gaps:
    """Finds series of which a report says more than the record knows ("the sixth call")."""

    name = "gaps"

    def compare(self, readings: Sequence[Reading], links: Links) -> tuple[Finding, ...]:
        """One finding for each numbered event that has fewer known predecessors than its number says."""
        names = short_names([r.document for r in readings])
        by_id = {e.id: e for e in links.events}
        found = []
        for event in links.events:
            if event.ordinal is None or event.ordinal < 2 or event.realis is not Realis.ACTUAL:
                continue
            series = _series(event, by_id)
            earlier = [e for e in series if not _later(e, event)]
            known = len(earlier) + 1
            if not earlier or known >= event.ordinal:
                continue
            docs = listed([names[d] for d in event.documents])
            call = "calls" if len(event.documents) == 1 else "call"
            found.append(
                finding(
                    FindingKind.COVERAGE_GAP,
                    [event.id, *(e.id for e in earlier)],
                    [*event.mentions[:1], *(e.mentions[0] for e in earlier if e.mentions)],
                    f"{docs} {call} this number {event.ordinal} of its kind: {event.label}; "
                    f"these reports know {known} at most, so at least {event.ordinal - known} "
                    f"{'is' if event.ordinal - known == 1 else 'are'} not covered here.",
                    "ordinal-beyond-record",
                )
            )
        return tuple(found)


def _series(event: Event, by_id: dict[str, Event]) -> list[Event]:
    ids = {r.event for r in event.relations if r.kind == "series"}
    return [by_id[i] for i in sorted(ids) if i in by_id]


def _later(other: Event, event: Event) -> bool:
    """Whether `other` is known to have come after `event`."""
    if other.when is None or event.when is None:
        return False
    first, last = other.when.interval.first, event.when.interval.last
    return first is not None and last is not None and first[:10] > last[:10]
