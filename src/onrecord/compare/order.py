"""What a report tells first and what late: where each event, fact and speaker first stands in it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence

from onrecord.model import Buried, Document, Links, Place, Position, Reading, Span, Stance, outlet_key
from onrecord.text.normal import places_of

EARLY = 0.2
"""Share of a report's words before which a thing stands early: headline and lead. Chosen, not measured."""

LATE = 0.5
"""Share of a report's words behind which a thing stands late. Chosen, not measured."""

LEAST_WORDS = 150
"""Words that a report must have for early and late to mean anything. Chosen, not measured."""

TOLD_BY = 2
"""Reports that must tell an event or a fact for its place to be compared."""


class Layout:
    """How far into a report a place is: by words, and by paragraph."""

    def __init__(self, document: Document) -> None:
        self.doc = document.id
        places = places_of(document.text)
        plain = not document.segments
        self.starts = [a for _, a, b in places if plain or document.is_body(Span(a, b))]
        self.paragraphs = list(_paragraphs(document))

    @property
    def words(self) -> int:
        """Words of headline and body."""
        return len(self.starts)

    def position(self, subject: str, span: Span) -> Position:
        """Where `subject`, which first stands at `span`, is."""
        before = bisect_left(self.starts, span.start) / max(1, len(self.starts))
        paragraph = bisect_left(self.paragraphs, span.start + 1)
        return Position(
            subject=subject,
            place=Place(doc=self.doc, span=span),
            before=round(before, 3),
            paragraph=max(1, paragraph),
        )


def _paragraphs(document: Document) -> Iterator[int]:
    """Where the lines of headline and body begin."""
    start = 0
    for line in document.text.splitlines(keepends=True):
        words = line.strip()
        first = start + len(line) - len(line.lstrip())
        if words and document.is_body(Span(first, first + 1)):
            yield first
        start += len(line)


def positions(
    readings: Sequence[Reading], links: Links, layouts: Mapping[str, Layout]
) -> dict[str, tuple[Position, ...]]:
    """For each report's id where its speakers and shared events and facts first stand, in that order."""
    first: dict[tuple[str, str], Span] = {}
    for doc, subject, span in _places(readings, links):
        key = (doc, subject)
        if doc in layouts and (key not in first or span < first[key]):
            first[key] = span
    found: dict[str, list[Position]] = {doc: [] for doc in layouts}
    for (doc, subject), span in first.items():
        found[doc].append(layouts[doc].position(subject, span))
    return {doc: tuple(sorted(of, key=lambda p: (p.place.span, p.subject))) for doc, of in found.items()}


def _places(readings: Iterable[Reading], links: Links) -> Iterator[tuple[str, str, Span]]:
    """Every place of what is compared: (report, subject, span)."""
    for event in links.events:
        if len({p.doc for p in event.mentions}) >= TOLD_BY:
            for place in event.mentions:
                yield place.doc, event.id, place.span
    for claim in links.claims:
        if claim.documents >= TOLD_BY:
            for telling in claim.tellings:
                yield telling.doc, claim.id, telling.span
    for reading in readings:
        for statement in reading.statements:
            speaker = statement.speaker
            if speaker is not None and speaker.entity is not None and statement.stance is not Stance.SILENCE:
                who = links.entity_of.get((reading.document.id, speaker.entity), speaker.entity)
                for span in statement.content:
                    yield reading.document.id, who, span


def buried(
    readings: Sequence[Reading],
    order: Mapping[str, Sequence[Position]],
    subjects: Iterable[str],
    layouts: Mapping[str, Layout],
) -> dict[str, tuple[Buried, ...]]:
    """For each report's id which of `subjects` stand late in it and early in another outlet's report.

    The widest apart first; of several early tellings the earliest. Short reports are left out, and
    so is what the outlet itself tells early in another of its reports.
    """
    long = {r.document.id for r in readings if layouts[r.document.id].words >= LEAST_WORDS}
    outlets = {r.document.id: outlet_key(r.document) for r in readings}
    docs = sorted(long & set(order))
    early = _early([p for doc in docs for p in order[doc]], set(subjects), outlets)
    own = {(p.subject, outlets[doc]) for doc in order for p in order[doc] if p.before <= EARLY}
    found: dict[str, tuple[Buried, ...]] = {}
    for doc in docs:
        pairs = []
        for here in order[doc]:
            there = [p for p in early.get(here.subject, ()) if outlets[p.place.doc] != outlets[doc]]
            if here.before >= LATE and there and (here.subject, outlets[doc]) not in own:
                pairs.append(Buried(here=here, there=there[0]))
        pairs.sort(key=lambda b: (b.there.before - b.here.before, b.here.place.span, b.here.subject))
        found[doc] = tuple(pairs)
    return found


def _early(
    positions: Iterable[Position], asked: set[str], outlets: Mapping[str, str]
) -> dict[str, list[Position]]:
    """For each subject its earliest telling and the earliest of another outlet: more are never needed."""
    found: dict[str, list[Position]] = {}
    early = [p for p in positions if p.subject in asked and p.before <= EARLY]
    for position in sorted(early, key=lambda p: (p.before, p.place.doc, p.place.span)):
        kept = found.setdefault(position.subject, [])
        if len(kept) < 2 and all(outlets[k.place.doc] != outlets[position.place.doc] for k in kept):
            kept.append(position)
    return found
