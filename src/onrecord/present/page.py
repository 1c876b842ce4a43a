"""What every section of the report shares: labels, keys, and links into the source texts."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from markupsafe import Markup

from onrecord.model import Chain, Document, HopRole, Place, Record, Span, root_hop
from onrecord.present.grounds import told_in
from onrecord.present.lit import anchor_id, page_text
from onrecord.present.words import event_what, event_when, hop_words, problems_of
from onrecord.text.labels import short_names
from onrecord.text.wording import day_words

CLIP = 260
"""Most characters of a source quoted in a section; the rest is one click away. Chosen, not measured."""

ISO_DATE = re.compile(r"\b\d{4}-\d\d-\d\d\b")
DOUBLE_MARKS = frozenset('"“”„«»')
SHORT = 40
"""Longest place that is shown with its surroundings. Chosen, not measured."""
AROUND = 60
"""Most characters shown on each side of a short place. Chosen, not measured."""
LONG_NAME = 10
"""File names longer than this are said by their label. Chosen, not measured."""

ROLE_WORDS = {
    HopRole.OUTLET: "outlet",
    HopRole.AGENCY: "news agency",
    HopRole.MEDIUM: "published on",
    HopRole.OFFICIAL: "speaks for somebody",
    HopRole.SPEAKER: "speaker",
    HopRole.UNNAMED: "without a name",
}


class Page:
    """One report page in the making.

    Each link into a source text is written by `words`, which notes the place; `anchors` then
    says where the texts need targets. Keys ("d1") are the reports' numbers in the record's order.
    """

    def __init__(self, record: Record) -> None:
        self.record = record
        self.documents = {document.id: document for document in record.documents}
        self.labels = short_names(record.documents)
        self.keys = {document.id: f"d{i}" for i, document in enumerate(record.documents, start=1)}
        self.anchors: dict[str, set[Span]] = defaultdict(set)
        self.ids: dict[str, str] = {}
        """Ids of events, quotes and claims to their ids on the page; filled before the sections are made."""
        self.events = {event.id: event for event in record.events}
        self.claims = {claim.id: claim for claim in record.claims}
        self.told = told_in(record)
        self.event_of = {mention: event for event in record.events for mention in event.mention_ids}
        """The event that a telling is of, by the telling's id."""
        self.names = {entity.id: entity.name for entity in record.entities}
        self.unread = {
            reading.document.id
            for reading in record.readings
            if any(problem.kind.startswith("not-read") for problem in problems_of(reading))
        }
        """Reports that were taken in and not read, for their language."""
        self._long_names = sorted(
            {
                (name, self.labels[document.id])
                for document in record.documents
                for name in (document.name, document.name.rsplit("/", 1)[-1].rsplit(".", 1)[0])
                if len(name) > max(LONG_NAME, len(self.labels[document.id]))
            },
            key=lambda pair: (-len(pair[0]), pair),
        )

    def label(self, doc: str) -> str:
        """A report's short name."""
        return self.labels.get(doc, doc)

    def outlet(self, docs: Sequence[str]) -> str:
        """What the outlet of these reports is called: its name, else the reports' labels."""
        names = {self.documents[doc].outlet for doc in docs if doc in self.documents}
        name = names.pop() if len(names) == 1 else None
        return name or ", ".join(self.label(doc) for doc in docs)

    def href(self, doc: str, span: Span) -> str:
        """A link to a place in a source text, which becomes a target."""
        self.anchors[self.keys[doc]].add(Span(*span))
        return "#" + anchor_id(self.keys[doc], span)

    def words(self, doc: str, span: Span, clip: int = CLIP) -> Markup:
        """The words at a place as a link to it, cut at `clip` characters; "" for no report of the record."""
        document = self.documents.get(doc)
        if document is None or span[1] <= span[0]:
            return Markup("")
        text = document.text[span[0] : span[1]]
        cut = len(text) > clip
        words = page_text(text[:clip].rstrip() if cut else text)
        return Markup(
            '<a class="w" dir="auto" href="{}" data-doc="{}" data-start="{}" data-end="{}"{}>{}{}</a>'
        ).format(
            self.href(doc, span),
            doc,
            span[0],
            span[1],
            Markup(' data-clipped=""') if cut else "",
            words,
            Markup('<span data-aside="">…</span>') if cut else "",
        )

    def pointer(self, place: Place, words: str) -> Markup:
        """A link to a place under other words; the words alone where there is no such report."""
        if place.doc not in self.keys or not place.span.length:
            return page_text(words)
        return Markup('<a href="{}">{}</a>').format(self.href(place.doc, place.span), words)

    def quoted(self, doc: str, span: Span, clip: int = CLIP) -> Markup:
        """The words at a place as a link, in quotation marks that go with those they hold themselves."""
        return self._marks(doc, span, self.words(doc, span, clip))

    def _marks(self, doc: str, span: Span | tuple[int, int], words: Markup) -> Markup:
        if not words:
            return words
        text = self.documents[doc].text[span[0] : span[1]].strip()
        if text[:1] in DOUBLE_MARKS or text[-1:] in DOUBLE_MARKS:
            return Markup('<q class="own">{}</q>').format(words)
        inner = any(mark in text for mark in DOUBLE_MARKS)
        return Markup('<q class="single">{}</q>' if inner else "<q>{}</q>").format(words)

    def in_context(self, doc: str, span: Span) -> Markup:
        """The words at a place, short ones with what stands around them, so that they can be understood."""
        document = self.documents.get(doc)
        if document is None or span[1] <= span[0] or span[1] - span[0] > SHORT:
            return self.quoted(doc, span, 200)
        start, end = _around(document, span)
        words = Markup(
            '<span class="ctx" dir="auto" data-doc="{}" data-start="{}" data-end="{}">{}{}{}</span>'
        ).format(
            doc,
            start,
            end,
            page_text(document.text[start : span[0]]),
            self.words(doc, span),
            page_text(document.text[span[1] : end]),
        )
        return self._marks(doc, (start, end), words)

    def say(self, reason: str) -> str:
        """`reason` with long file names and ISO dates said as this page says them."""
        for name, label in self._long_names:
            reason = reason.replace(name, label)
        return ISO_DATE.sub(_day, reason)

    def source(self, doc: str) -> Markup:
        """A report's label as a link to its text."""
        if doc not in self.keys:
            return Markup("{}").format(doc)
        return Markup('<a class="src" href="#{}">{}</a>').format(self.keys[doc], self.label(doc))

    def chain(self, chain: Chain, doc: str) -> Markup:
        """Who has it from whom, outermost first; the root is marked, unwritten links are in italics."""
        root = root_hop(chain)
        parts = []
        if not chain or chain[0].role is not HopRole.OUTLET or chain[0].span is not None:
            parts.append(Markup('<span class="hop">{}</span>').format(self.label(doc)))
        for i, hop in enumerate(chain):
            name = hop_words(hop, self.label(doc) if i == 0 else None)
            tag = Markup('<span class="hop{}{}" title="{}">{}</span>').format(
                " root" if hop is root else "",
                " unwritten" if hop.implicit and i else "",
                ROLE_WORDS[hop.role] + (", not written but understood" if hop.implicit and i else ""),
                page_text(name),
            )
            if hop.span is not None and hop.span.length and doc in self.keys:
                tag = Markup('<a href="{}">{}</a>').format(self.href(doc, hop.span), tag)
            parts.append(tag)
        arrow = Markup('<span class="from" aria-hidden="true"> ← </span><span class="vh"> from </span>')
        return arrow.join(parts)

    def event(self, id_: str) -> Markup:
        """A link to an event, told with its date: a story can have four calls of the same two people."""
        event = self.events.get(id_)
        if event is None:
            return page_text(id_)
        return self.linked(id_, f"{event_what(event)}, {event_when(event)}")

    def linked(self, id_: str, label: str) -> Markup:
        """`label` as a link to the page's article on `id_`, plain where it has none."""
        if id_ in self.ids:
            return Markup('<a href="#{}">{}</a>').format(self.ids[id_], page_text(label))
        return page_text(label)


def _day(match: re.Match[str]) -> str:
    try:
        return day_words(date.fromisoformat(match[0]))
    except ValueError:
        return match[0]


def _around(document: Document, span: Span) -> tuple[int, int]:
    """A little of the sentence on both sides of `span`, cut between words.

    It never runs over the end of a line or of a part of the report (a header, a caption).
    """
    text = document.text
    parts = [segment.span for segment in document.segments if not segment.span.touches(span)]
    line_start = max(
        text.rfind("\n", 0, span[0]) + 1,
        text.rfind(". ", 0, span[0]) + 2 if ". " in text[: span[0]] else 0,
        *(part.end for part in parts if part.end <= span[0]),
        0,
    )
    while line_start < span[0] and text[line_start].isspace():
        line_start += 1
    start = max(line_start, span[0] - AROUND)
    if start > line_start:
        start = text.find(" ", start, span[0]) + 1 or span[0]
    ends = [i for i in (text.find("\n", span[1]), text.find(". ", span[1])) if i >= 0]
    ends += [part.start for part in parts if part.start >= span[1]]
    line_end = min(ends, default=len(text))
    end = min(line_end, span[1] + AROUND)
    if end < line_end:
        end = max(text.rfind(" ", span[1], end), span[1])
    return min(start, span[0]), max(end, span[1])
