"""What one report says, for a person who checks it item by item: `onrecord read REPORT --show times`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum

from onrecord.lexicon.kinds import kinds
from onrecord.model import (
    Document,
    Event,
    EventMention,
    Place,
    Reading,
    Realis,
    Record,
    TimeExpression,
    When,
)
from onrecord.present.event_notes import notes_of
from onrecord.present.grounds import STRENGTH
from onrecord.present.notes import Note, Notes, statement_notes
from onrecord.present.tellings import in_line, phrase_around, words_at
from onrecord.present.timex import counted_from, meaning, weekday_words
from onrecord.present.words import AHEAD, event_what, problems_of, when_words
from onrecord.text.labels import short_names
from onrecord.text.wording import count_of, limits_words, listed


class Shown(StrEnum):
    """What of a report can be listed."""

    TIMES = "times"
    EVENTS = "events"
    STATEMENTS = "statements"


def reading_notes(reading: Reading, things: Iterable[Shown], width: int | None = None) -> list[Notes]:
    """The report's head, then what was asked for, then everything odd about the report.

    `width` is the room that a line has, where it is known.
    """
    document = reading.document
    asked = set(things)
    found = [_head(reading)]
    if Shown.TIMES in asked:
        found.append(_times(reading))
    if Shown.EVENTS in asked:
        found += _events(reading, width)
    if Shown.STATEMENTS in asked:
        label = short_names([document])[document.id]
        notes = statement_notes(reading, label)
        found.append(Notes(heading=_counted(len(notes), "statement"), notes=notes))
    problems = problems_of(reading)
    if problems:
        found.append(
            Notes(
                heading=count_of(len(problems), "problem"),
                notes=tuple(
                    Note(words=p.message, details=in_line(document, p.span) if p.span else "")
                    for p in problems
                ),
            )
        )
    return found


def times_by_report(record: Record) -> list[Notes]:
    """Every report with its times."""
    return [group for reading in record.readings for group in (_head(reading), _times(reading))]


def _counted(number: int, what: str) -> str:
    return count_of(number, what) if number else f"no {what}s"


def _head(reading: Reading) -> Notes:
    document = reading.document
    label = short_names([document])[document.id]
    lines = [f"{_published(document)} · {document.name}", *_limits(reading), *_about(reading)]
    return Notes(
        heading=f"{label}: {document.title}" if document.title else label,
        remark="\n".join(lines),
    )


def _published(document: Document) -> str:
    if document.published is None:
        return "no date of publication"
    words = document.slice(document.published_span) if document.published_span else ""
    quoted = f", “{' '.join(words.split())}”" if words.strip() else ""
    basis = f" (known by: {document.published_basis}{quoted})" if document.published_basis else ""
    return f"published {weekday_words(document.published)}{basis}"


def _limits(reading: Reading) -> list[str]:
    """Between which days a report without a date was published, with the grounds."""
    bounds = reading.published_bounds
    if bounds is None:
        return []
    grounds = [
        limit.reason + (f", “{words_at(reading.document, limit.span)}”" if limit.span else "")
        for limit in bounds.limits
    ]
    return [f"published {limits_words(bounds.interval)}: {'; '.join(grounds)}"]


def _about(reading: Reading) -> list[str]:
    """What the report is about, and when that was or most likely was."""
    main = reading.main_event
    if main is None:
        return []
    event = next((e for e in events_of(reading) if e.id == main.event), None)
    told = words_at(reading.document, phrase_around(reading.document, main.span))
    what = event_what(event) if event else f"“{told}”"
    day = when_words(main.when, event is not None and event.realis in AHEAD)
    likely = main.likely is not None and (main.when is None or not main.when.interval.is_one_day)
    guess = f", most likely {weekday_words(main.likely)}" if likely and main.likely else ""
    return [f"about: {what}, {day}{guess} – {main.reason}"]


def _times(reading: Reading) -> Notes:
    document = reading.document
    notes = tuple(time_note(document, time) for time in reading.times)
    unread = next((p.message for p in problems_of(reading) if p.kind.startswith("not-read")), "")
    return Notes(heading=_counted(len(notes), "time"), remark="" if notes else unread, notes=notes)


def time_note(document: Document, time: TimeExpression) -> Note:
    """One time: its words and what they mean; where they stand; type, value, ground, rule and place."""
    mod = f" {time.mod}" if time.mod else ""
    facts = (
        f"{time.type} {time.value}{mod}",
        counted_from(time, document),
        f"rule {time.rule}",
        f"at {time.span.start}–{time.span.end}",
    )
    return Note(
        words=f"“{words_at(document, time.span)}” = {meaning(time)}",
        details=f"{in_line(document, time.span)}\n{' · '.join(facts)}",
    )


def _events(reading: Reading, width: int | None) -> list[Notes]:
    events = events_of(reading)
    if not events:
        return [Notes(heading="no events")]
    names = {reading.document.id: reading.document.name}
    return notes_of(events, [reading], names, width=width, counts=False)


def events_of(reading: Reading) -> list[Event]:
    """What happened as this report alone has it: its tellings of one event put together.

    Each fact is that of the first telling that has it; a time that stands with the event comes first.
    """
    groups: dict[str, list[EventMention]] = {}
    for mention in reading.events:
        groups.setdefault(mention.same_as or mention.id, []).append(mention)
    return [_event(reading.document, id_, told) for id_, told in groups.items()]


def _event(document: Document, id_: str, told: Sequence[EventMention]) -> Event:
    participants = max((mention.participants for mention in told), key=len)
    known = kinds().get(told[0].kind)
    label = known.label if known else told[0].kind.replace("-", " ").capitalize()
    names = list(dict.fromkeys(p.party.name for p in participants))
    place = next((m.place for m in told if m.place), None)
    parts = [label, listed(names)] + ([place] if place and place not in names else [])
    return Event(
        id=id_,
        kind=told[0].kind,
        label=", ".join(part for part in parts if part),
        realis=_realis(told),
        when=_when(told),
        duration=next((m.duration for m in told if m.duration), None),
        ordinal=next((m.ordinal for m in told if m.ordinal), None),
        participants=participants,
        topics=tuple(dict.fromkeys(topic for m in told for topic in m.topics)),
        place=place,
        mention_ids=tuple(m.id for m in told),
        mentions=tuple(Place(doc=document.id, span=m.trigger) for m in told),
        documents=(document.id,),
    )


def _realis(told: Sequence[EventMention]) -> Realis:
    """Told as happened if any telling says so, else as most of them have it."""
    ways = [mention.realis for mention in told]
    return Realis.ACTUAL if Realis.ACTUAL in ways else max(ways, key=ways.count)


def _when(told: Sequence[EventMention]) -> When | None:
    known = [mention.when for mention in told if mention.when]
    return min(known, key=lambda when: STRENGTH.index(when.basis), default=None)
