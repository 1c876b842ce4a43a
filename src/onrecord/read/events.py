"""What happened, as one report tells it: every mention of an event, with who, when, where and how real."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.model import EventMention, Parse, Reading, Realis, Statement, When
from onrecord.read.event_days import Times, day_of, framed_day, gather, length_of
from onrecord.read.event_facts import (
    filled,
    inherited,
    initiator_of,
    kind_of,
    ordinal_of,
    parties_of,
    placed_subjects,
    shared_day,
)
from onrecord.read.participants import cast_of
from onrecord.read.realis import realis_of
from onrecord.read.retellings import Happening, Telling, group
from onrecord.read.scene import Scene, lay_out
from onrecord.read.topics import Subject, subjects_of
from onrecord.read.triggers import Sighting, find_triggers


class EventsReader:
    """Fills `Reading.events`, and `Statement.about` with the events that a statement tells of."""

    name = "events"
    version = "1"
    needs = frozenset({"mentions", "times", "statements"})
    gives = frozenset({"events", "statements"})

    def read(self, parse: Parse, reading: Reading) -> Reading:
        """`reading` with its event mentions, in reading order."""
        scene = lay_out(parse, reading)
        times = gather(scene, reading.times)
        sightings = find_triggers(scene)
        if not sightings:
            return replace(reading, events=())
        days: dict[int, When | None] = {}
        tellings = [_telling(scene, times, s, sightings, days) for s in sightings]
        happenings = group(scene, tellings)
        subjects = placed_subjects(scene, subjects_of(scene), happenings)
        events: list[EventMention] = []
        for happening in happenings:
            events += _mentions(scene, times, happening, subjects, days, happenings)
        events.sort(key=lambda e: (e.trigger, e.id))
        statements = tuple(_with_events(scene, s, events) for s in reading.statements)
        return replace(reading, events=tuple(events), statements=statements)


READER = EventsReader()


def main_event(reading: Reading) -> EventMention | None:
    """The first mention of the event that a report is about, None where it tells of none.

    That is the event of the lead that is told most often; actual ones before planned
    ones, and the earlier before the later.
    """
    if not reading.events:
        return None
    count: dict[str, int] = {}
    for event in reading.events:
        count[event.same_as] = count.get(event.same_as, 0) + 1
    start = min(e.sentence.start for e in reading.events)
    first = [e for e in reading.events if e.same_as == e.id]
    lead = [e for e in first if e.sentence.start == start] or first
    return min(lead, key=lambda e: (e.realis is not Realis.ACTUAL, -count[e.id], e.trigger))


def _telling(
    scene: Scene,
    times: Times,
    sighting: Sighting,
    all_sightings: list[Sighting],
    days: dict[int, When | None],
) -> Telling:
    sentence = scene.sentence(sighting.token)
    realis = realis_of(scene, sighting)
    when = day_of(scene, times, sighting, all_sightings)
    if when is None:
        when = framed_day(scene, times, sighting, realis)
    realis = _by_date(scene, realis, when)
    days[sighting.token.i] = when
    statement = scene.statement_of(sighting.span)
    cast = cast_of(scene, sighting)
    return Telling(
        sighting=sighting,
        cast=cast,
        realis=realis,
        interval=when.interval if when else None,
        duration=length_of(scene, times, sighting),
        place=cast.place.name if cast.place else None,
        sentence=sentence.index,
        paragraph=sentence.paragraph,
        statement=statement.id if statement else None,
    )


def _by_date(scene: Scene, realis: Realis, when: When | None) -> Realis:
    """What is dated after the report's own day has not happened yet."""
    published = scene.document.published
    if realis is Realis.ACTUAL and published and when is not None and when.interval.first is not None:
        return Realis.PLANNED if when.interval.first[:10] > published.isoformat() else realis
    return realis


def _mentions(
    scene: Scene,
    times: Times,
    happening: Happening,
    subjects: dict[int, list[Subject]],
    days: dict[int, When | None],
    happenings: list[Happening],
) -> list[EventMention]:
    """The event mentions of one happening: each with its own words, and what the others add."""
    parties = parties_of(happening)
    kind = kind_of(happening)
    shared = shared_day(scene, times, happening, days, happenings)
    length = next((t.duration for t in happening.tellings if t.duration), None)
    place = next((t.place for t in happening.tellings if t.place), None)
    ordinal = next((n for t in happening.tellings if (n := ordinal_of(scene, t.sighting)) is not None), None)
    first_id = f"{scene.document.id}.e{happening.tellings[0].sighting.span.start}"
    found = []
    for telling in happening.tellings:
        sighting = telling.sighting
        own = days[sighting.token.i]
        found.append(
            EventMention(
                id=f"{scene.document.id}.e{sighting.span.start}",
                kind=kind.name,
                plover=kind.plover,
                trigger=sighting.span,
                realis=telling.realis,
                sentence=scene.sentence(sighting.token).span,
                participants=filled(telling, parties),
                when=own or inherited(shared, telling, happening),
                duration=telling.duration or length,
                place=telling.place or place,
                topics=_names(subjects.get(happening.tellings[0].sighting.token.i, [])),
                ordinal=ordinal,
                initiator=initiator_of(scene, telling),
                statement=telling.statement,
                same_as=first_id,
            )
        )
    return found


def _names(subjects: list[Subject]) -> tuple[str, ...]:
    """Topic names without repeats, in reading order."""
    return tuple(dict.fromkeys(s.name for s in sorted(subjects, key=lambda s: s.span)))


def _with_events(scene: Scene, statement: Statement, events: Sequence[EventMention]) -> Statement:
    """The statement with the events that its words tell of.

    Where they tell of none, those in the reporting words beside them: "the call was
    described by X as “frank”" is about the call.
    """
    inside = [e.id for e in events if any(c.holds(e.trigger) for c in statement.content)]
    if not inside and statement.content:
        token = scene.parse.at(statement.content[0].start) or scene.parse.at(statement.content[0].start + 1)
        if token is not None:
            sentence = scene.sentence(token).span
            beside = [e for e in events if sentence.holds(e.trigger) and e.realis is Realis.ACTUAL]
            inside = [e.id for e in beside if e.trigger.start < statement.start]
    return replace(statement, about=tuple(dict.fromkeys(inside)))
