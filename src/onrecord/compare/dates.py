"""Where what a report says of its own day of publication does not fit together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.compare.base import finding
from onrecord.model import Document, Finding, FindingKind, Links, Place, Problem, Reading, Span
from onrecord.text.labels import short_names

KINDS = frozenset({"dates-disagree", "wrong-weekday"})
"""Problems that are findings too: the day is used, and could be wrong."""

HEAD = 80
"""Characters from the start of a report that stand as evidence where no word of it gives a day."""


class Dates:
    """Finds reports whose header, page, dateline, address or weekday name different days."""

    name = "dates"

    def compare(self, readings: Sequence[Reading], links: Links) -> tuple[Finding, ...]:  # noqa: ARG002
        """One finding for each disagreement, with the words of both sides that stand in the report."""
        names = short_names([r.document for r in readings])
        return tuple(
            finding(
                FindingKind.DATES_DISAGREE,
                [reading.document.id],
                [Place(doc=reading.document.id, span=span) for span in _evidence(reading.document, problem)],
                f"{names[reading.document.id]}: {problem.message}.",
                problem.kind,
            )
            for reading in readings
            for problem in dict.fromkeys((*reading.document.problems, *reading.problems))
            if problem.kind in KINDS
        )


def _evidence(document: Document, problem: Problem) -> Iterator[Span]:
    spans = {span for span in (document.published_span, problem.span) if span is not None}
    if not spans and document.text:
        words = document.text[:HEAD]
        start = len(words) - len(words.lstrip())
        spans = {Span(start, max(start + 1, len(words)))}
    yield from sorted(spans)
