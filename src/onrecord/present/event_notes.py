"""What happened, as a reporter writes it down: `onrecord show STORY.db events`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from onrecord.model import Document, Event, EventMention, Place, Reading, Realis, Record
from onrecord.present.grounds import Ground, grounds
from onrecord.present.notes import Note, Notes
from onrecord.present.strip import days_of, key_of, ruler, strip
from onrecord.present.tellings import Tellings, line_of, words_at
from onrecord.present.timeline import Axis, axis_of, order
from onrecord.present.words import (
    FEW,
    LANES,
    REALIS_WORDS,
    by_kind,
    event_counts,
    event_is_dated,
    event_what,
    event_when,
    is_plain,
)
from onrecord.text.labels import short_names
from onrecord.text.wording import count_of, duration_words, listed

STRIP = 64
"""Characters of the strip that shows an event's time. Chosen, not measured."""
MARGIN = 4
"""Characters of a line beside it."""
LEAST = 20
"""The same where a terminal is very narrow."""
WORDS = 3
"""Wordings of one ground that are quoted; more are counted."""
LINES = 6
"""Tellings of events of one kind that are named by their line; more are counted."""
REPORTS = 4
"""Reports that are named for one event; more are counted."""


def event_notes(record: Record, width: int | None = None) -> list[Notes]:
    """Every event by how real it is told to be and then by day; the undated ones last, with why.

    `width` is the room that a line has, where it is known.
    """
    labels = short_names(record.documents)
    return notes_of(record.events, record.readings, labels, width=width)


def notes_of(
    events: Sequence[Event],
    readings: Sequence[Reading],
    labels: Mapping[str, str],
    *,
    width: int | None = None,
    counts: bool = True,
) -> list[Notes]:
    """Notes of these events; without `counts` it is not told which of the `readings` have them."""
    if not events:
        return []
    drawn = STRIP if width is None else min(STRIP, max(LEAST, width - MARGIN))
    writer = _Writer(events, readings, labels, drawn, counts=counts)
    found = []
    for dated in (True, False):
        for realis, title in LANES.items():
            mine = [e for e in order(events) if e.realis is realis and event_is_dated(e) is dated]
            if mine and not dated:
                # Those with a limit can be seen against the dates above them.
                mine.sort(key=lambda e: event_when(e) == "undated")
            if mine:
                found.append(writer.group(title, mine, dated))
    summary = _summary(events)
    key = key_of(writer.axis) if any(e.when for e in events) else ""
    return [Notes(heading=summary, remark=key), *found]


def _summary(events: Sequence[Event]) -> str:
    """ "20 events: 6 told as happened, 2 planned; 14 of them without a date"."""
    parts = [
        f"{number} {words}"
        for realis, words in REALIS_WORDS.items()
        if (number := sum(e.realis is realis for e in events))
    ]
    undated = sum(not event_is_dated(e) for e in events)
    without = f"; {undated} of them without a date" if undated else ""
    return f"{count_of(len(events), 'event')}: {listed(parts)}{without}"


class _Writer:
    """Writes events of one list down on one axis."""

    def __init__(
        self,
        events: Sequence[Event],
        readings: Sequence[Reading],
        labels: Mapping[str, str],
        width: int,
        *,
        counts: bool,
    ) -> None:
        self.axis: Axis = axis_of(events)[0]
        self.width = width
        self.ruler = ruler(self.axis, days_of(events), width)
        self.tellings = Tellings(readings, labels, named=counts)
        self.told, self.labels, self.counts = self.tellings.told, labels, counts
        self.documents = {reading.document.id: reading.document for reading in readings}
        self.names = {event.id: f"{event_what(event)}, {event_when(event)}" for event in events}

    def group(self, title: str, events: Sequence[Event], dated: bool) -> Notes:
        plain = [] if dated else [event for event in events if is_plain(event)]
        if len(plain) < FEW:
            plain = []
        notes = [self.note(event) for event in events if event not in plain]
        notes += [self._together(plain)] if plain else []
        heading = f"{title if dated else f'No date – {title[:1].lower()}{title[1:]}'} ({len(events)})"
        drawn = any(strip(event, self.axis, self.width) for event in events)
        remark = f"  {self.ruler}" if drawn and self.ruler else ""
        return Notes(heading=heading, remark=remark, notes=tuple(notes))

    def note(self, event: Event) -> Note:
        line = strip(event, self.axis, self.width)
        more = self._more(event)
        if self.counts:
            more.append(f"told in {self._reports(event)}: {event_counts(event)}")
        maybe = [self.names[m.event] for m in event.possibly_same_as if m.event in self.names]
        more += [f"possibly the same as {listed(maybe, 'or')}"] if maybe else []
        return Note(
            words=f"{event_when(event)}: {self._mark(event)}{event_what(event)}{self._length(event)}",
            above=(line,) if line else (),
            details="\n".join(
                part for part in (self._known(event), " · ".join(more), *self.tellings.lines(event)) if part
            ),
        )

    def _together(self, events: Sequence[Event]) -> Note:
        """Events of which nothing is known but their kind, by kind: each would fill lines and say nothing."""
        lines = []
        for label, same in by_kind(events):
            number = f" ({len(same)})" if len(same) > 1 else ""
            quoted = self._in_lines([p for event in same for p in event.mentions])
            lines.append(f"{label}{number}: {quoted}")
        words = f"{self._mark(events[0])}{len(events)} more, without day, place or party"
        return Note(words=words, details="\n".join(lines))

    def _mark(self, event: Event) -> str:
        """What nobody who copies one line may lose."""
        return "" if event.realis is Realis.ACTUAL else f"{LANES[event.realis].upper()} – "

    def _length(self, event: Event) -> str:
        words = duration_words(event.duration)
        if not words:
            return ""
        told = self._told(event)
        spans = [(document.id, mention.duration.evidence) for document, mention in told if mention.duration]
        places = [Place(doc=doc, span=span) for doc, span in spans if span]
        quoted = self._quoted(places, named=False)
        return f", {words}" + (f" ({quoted})" if quoted else "")

    def _known(self, event: Event) -> str:
        return "; ".join(self._ground(ground) for ground in grounds(event, self.told))

    def _ground(self, ground: Ground) -> str:
        quoted = self._quoted(ground.places, named=self.counts)
        return f"{ground.words}: {quoted}" if quoted else ground.words

    def _quoted(self, places: Iterable[Place], *, named: bool) -> str:
        """The words at these places, the same ones once, with the reports that have them."""
        told: dict[str, list[str]] = {}
        for place in places:
            words = words_at(self.documents[place.doc], place.span)
            if not words:
                continue
            told.setdefault(words, []).append(self.labels[place.doc])
        shown = [
            f"“{words}”" + (f" ({', '.join(dict.fromkeys(reports))})" if named else "")
            for words, reports in list(told.items())[:WORDS]
        ]
        more = len(told) - len(shown)
        return ", ".join(shown) + (f" and {more} more" if more else "")

    def _in_lines(self, places: Sequence[Place]) -> str:
        """The words at these places, with the report that has them or, of one report, their lines."""
        if self.counts:
            return self._quoted(places, named=True)
        shown = [
            f"“{words_at(document, place.span)}” (line {line_of(document, place.span.start)})"
            for place in places[:LINES]
            if (document := self.documents[place.doc])
        ]
        more = len(places) - len(shown)
        return ", ".join(shown) + (f" and {more} more" if more else "")

    def _reports(self, event: Event) -> str:
        names = [label for doc, label in self.labels.items() if doc in event.documents]
        if len(names) <= REPORTS + 1:
            return listed(names)
        return f"{', '.join(names[:REPORTS])} and {len(names) - REPORTS} more"

    def _more(self, event: Event) -> list[str]:
        label = event_what(event)
        who = list(dict.fromkeys(p.party.name for p in event.participants))
        hidden = any(not re.search(rf"(?<!\w){re.escape(name)}(?!\w)", label) for name in who)
        parts = [f"parties: {listed(who)}"] if hidden else []
        parts += [f"in {event.place}"] if event.place and event.place not in label else []
        parts += [f"number {event.ordinal} in a row"] if event.ordinal else []
        parts += [f"about {listed(event.topics)}"] if event.topics else []
        return [*parts, *self._began(event), *self._otherwise(event), *self.tellings.denials(event)]

    def _began(self, event: Event) -> list[str]:
        """Who put it forward; reports may have it from different sides."""
        told: dict[str, list[str]] = {}
        for document, mention in self._told(event):
            if mention.initiator is not None:
                told.setdefault(mention.initiator.name, []).append(self.labels[document.id])
        names = [
            name + (f" ({', '.join(dict.fromkeys(reports))})" if self.counts else "")
            for name, reports in told.items()
        ]
        return [f"initiated or announced by {listed(names, 'or')}"] if names else []

    def _otherwise(self, event: Event) -> list[str]:
        """Tellings that have it less or more real than the whole: what is planned here and denied there."""
        other: dict[Realis, list[Place]] = {}
        for document, mention in self._told(event):
            if mention.realis is not event.realis:
                other.setdefault(mention.realis, []).append(Place(doc=document.id, span=mention.trigger))
        return [
            f"elsewhere {REALIS_WORDS[realis]}: {self._quoted(places, named=self.counts)}"
            for realis, places in other.items()
        ]

    def _told(self, event: Event) -> list[tuple[Document, EventMention]]:
        return [self.told[id_] for id_ in event.mention_ids if id_ in self.told]
