"""What happened, as one report tells it: every mention of an event, with who, when, where and how real."""

from __future__ import annotations

from dataclasses import replace

from onrecord.lexicon.kinds import kinds
from onrecord.model import (
    EventMention,
    MainEvent,
    Parse,
    Participant,
    Reading,
    Realis,
    Span,
    Statement,
    Topic,
    When,
    WhenBasis,
    cover,
)
from onrecord.read.by_place import ByPlace
from onrecord.read.date_words import Times, gather
from onrecord.read.event_days import day_of
from onrecord.read.event_facts import (
    beside,
    filled,
    inherited,
    kind_of,
    parties_of,
    placed_subjects,
    proposer_of,
    shared_day,
    told_new,
)
from onrecord.read.event_lengths import length_of
from onrecord.read.framed_days import framed_day
from onrecord.read.fresh_days import fresh_news, says_when
from onrecord.read.general import without_general
from onrecord.read.habits import without_habits
from onrecord.read.layout import Layout, lay_out
from onrecord.read.main_event import find_main
from onrecord.read.modes import plover_of
from onrecord.read.participants import cast_of
from onrecord.read.realis import realis_of
from onrecord.read.retellings import Happening, Telling, group, is_in_headline, lead_of
from onrecord.read.series import initiator_of, ordinal_of
from onrecord.read.topics import Subject, matter_of, subjects_of
from onrecord.read.triggers import Sighting, find_triggers


class EventsReader:
    """Fills `Reading.events` and `main_event`, and `Statement.about` with the events that it tells of."""

    name = "events"
    version = "2"
    needs = frozenset({"mentions", "times", "statements"})
    gives = frozenset({"events", "main_event", "statements"})

    def read(self, parse: Parse, reading: Reading) -> Reading:
        """`reading` with its event mentions, in reading order."""
        layout = lay_out(parse, reading)
        times = gather(layout, reading.times, reading.problems)
        sightings = without_habits(layout, find_triggers(layout), reading.times)
        if not sightings:
            return replace(reading, events=(), main_event=find_main(layout, times, ()))
        days: dict[int, When | None] = {}
        tellings = [_telling(layout, times, s, sightings, days) for s in sightings]
        lead = lead_of(tellings)
        told = lead is not None and not is_in_headline(layout, lead)
        if lead is not None and told and lead.interval is None and _could_be_fresh(layout, times, lead):
            # Only a bound for telling events apart; what becomes of it is decided by `shared_day`.
            fresh = fresh_news(times.published, lead.sighting.span)
            lead.interval = fresh.interval if fresh else None
        happenings = without_general(layout, group(layout, tellings, lead), days)
        shared = _shared_days(layout, times, happenings, days, lead)
        subjects = placed_subjects(layout, subjects_of(layout), happenings, lead)
        events: list[EventMention] = []
        for happening in happenings:
            matters = subjects.get(happening.first.start, [])
            topics = _names(matters) or _matters(layout, happening)
            parties = parties_of(happening, happenings)
            mentions = _mentions(layout, happening, parties, topics, shared.get(happening.first.start), days)
            events += [_with_topics(m, matters) for m in mentions]
        events.sort(key=lambda e: (e.trigger, e.id))
        by_place = ByPlace(events, lambda e: (e.trigger,))
        statements = tuple(_with_events(layout, s, by_place) for s in reading.statements)
        main = find_main(layout, times, events)
        events = _with_main_day(events, main)
        return replace(reading, events=tuple(events), main_event=main, statements=statements)


READER = EventsReader()


def main_event(reading: Reading) -> EventMention | None:
    """The first mention of the event that a report is about; None where it is of no known kind."""
    found = reading.main_event
    return next((e for e in reading.events if found is not None and e.id == found.event), None)


def _telling(
    layout: Layout,
    times: Times,
    sighting: Sighting,
    all_sightings: list[Sighting],
    days: dict[int, When | None],
) -> Telling:
    sentence = layout.sentence(sighting.token)
    realis = realis_of(layout, sighting)
    when = day_of(layout, times, sighting, all_sightings)
    if when is None:
        when = framed_day(layout, times, sighting, realis)
    if when is not None and _is_of_the_promise(layout, sighting, realis, when):
        when = None
    realis = _by_date(layout, realis, when)
    when = _until_told(layout, realis, when)
    days[sighting.token.i] = when
    statement = layout.statement_of(sighting.span)
    cast = cast_of(layout, sighting)
    return Telling(
        sighting=sighting,
        cast=cast,
        realis=realis,
        interval=when.interval if when else None,
        duration=length_of(layout, times, sighting),
        place=cast.place.name if cast.place else None,
        sentence=sentence.index,
        statement=statement.id if statement else None,
        proposer=proposer_of(layout, sighting) if realis is Realis.PROPOSED else None,
    )


def _is_of_the_promise(layout: Layout, sighting: Sighting, realis: Realis, when: When) -> bool:
    """ "On Thursday he vowed to resign": a past day is that of the vow, not of what is ahead."""
    published, last = layout.document.published, when.interval.last_day
    ahead = realis in (Realis.PLANNED, Realis.PROPOSED, Realis.HYPOTHETICAL)
    promised = sighting.verb and sighting.token.dep == "xcomp" and when.rule == "its-clause"
    return bool(ahead and promised and published and last and last <= published)


def _could_be_fresh(layout: Layout, times: Times, lead: Telling) -> bool:
    return told_new(layout, lead) and not says_when(layout, times, lead.sighting.token)


def _by_date(layout: Layout, realis: Realis, when: When | None) -> Realis:
    """What is dated after the report's own day has not happened yet."""
    published = layout.document.published
    if realis is Realis.ACTUAL and published and when is not None and when.interval.first is not None:
        return Realis.PLANNED if when.interval.first[:10] > published.isoformat() else realis
    return realis


def _until_told(layout: Layout, realis: Realis, when: When | None) -> When | None:
    """What is told as done "since May", or in a week that goes on, was done by the day of publishing."""
    if when is None or when.basis is not WhenBasis.BOUNDS or realis is not Realis.ACTUAL:
        return when
    published, interval = layout.document.published, when.interval
    if published is None or (interval.first_day is not None and interval.first_day > published):
        return when
    if interval.last_day is not None and interval.last_day <= published:
        return when
    return replace(when, interval=replace(interval, last=published.isoformat()))


def _shared_days(
    layout: Layout,
    times: Times,
    happenings: list[Happening],
    days: dict[int, When | None],
    lead: Telling | None,
) -> dict[int, When]:
    """The day of each happening that has one, by the start of its first telling."""
    found: dict[int, When] = {}
    for happening in happenings:
        when = shared_day(layout, times, happening, days, happenings, lead)
        if when is not None:
            found[happening.first.start] = when
    for happening in happenings:
        if happening.first.start not in found and happening.is_real:
            when = beside(layout, happening, happenings, found)
            if when is not None:
                found[happening.first.start] = when
    return found


def _mentions(
    layout: Layout,
    happening: Happening,
    parties: tuple[Participant, ...],
    topics: tuple[str, ...],
    shared: When | None,
    days: dict[int, When | None],
) -> list[EventMention]:
    """The event mentions of one happening: each with its own words, and what the others add."""
    kind = kind_of(happening)
    length = next((t.duration for t in happening.tellings if t.duration), None)
    place = next((t.place for t in happening.tellings if t.place), None)
    numbers = [ordinal_of(layout, t.sighting) for t in happening.tellings]
    doc = layout.document.id
    return [
        EventMention(
            id=f"{doc}.e{telling.start}",
            kind=kind.name,
            plover=plover_of(layout, telling.sighting, telling.realis),
            trigger=telling.sighting.span,
            realis=telling.realis,
            sentence=layout.sentence(telling.sighting.token).span,
            participants=filled(telling, parties),
            when=days[telling.sighting.token.i] or inherited(shared, telling, happening),
            duration=telling.duration or length,
            place=telling.place or place,
            topics=topics,
            ordinal=next((n for n in numbers if n is not None), None),
            initiator=initiator_of(layout, telling),
            statement=telling.statement,
            same_as=f"{doc}.e{happening.first.start}",
        )
        for telling in happening.tellings
    ]


def _matters(layout: Layout, happening: Happening) -> tuple[str, ...]:
    """What negotiations are said to be on."""
    nouns = [t.sighting.token for t in happening.tellings if t.sighting.kind.name == "talks"]
    found = [matter_of(layout, noun) for noun in nouns if noun.pos == "NOUN"]
    return tuple(dict.fromkeys(m for m in found if m is not None))


def _with_main_day(events: list[EventMention], main: MainEvent | None) -> list[EventMention]:
    """The mentions; those of the main event, where none has a date or limits, with what limits the news."""
    if main is None or main.when is None or main.rule == "fresh-news":
        return events
    told = [e for e in events if e.same_as == main.event]
    if any(e.when is not None and e.when.rule != "fresh-news" for e in told):
        return events
    when = replace(main.when, basis=WhenBasis.BOUNDS)
    return [replace(e, when=when) if e.same_as == main.event else e for e in events]


def _with_topics(mention: EventMention, subjects: list[Subject]) -> EventMention:
    """The first mention of a happening with the places where its topics are told."""
    if mention.same_as != mention.id or not subjects:
        return mention
    told = tuple(Topic(name=s.name, span=s.span) for s in sorted(subjects, key=lambda s: (s.span, s.name)))
    return replace(mention, topics_told=told)


def _names(subjects: list[Subject]) -> tuple[str, ...]:
    """Topic names without repeats, in reading order."""
    return tuple(dict.fromkeys(s.name for s in sorted(subjects, key=lambda s: s.span)))


def _with_events(layout: Layout, statement: Statement, events: ByPlace[EventMention]) -> Statement:
    """The statement with the events that its words tell of.

    Where they tell of none, those in the reporting words beside them: "the call was
    described by X as “frank”" is about the call.
    """
    whole = cover(statement.content) if statement.content else Span(0, 0)
    inside = [e.id for e in events.near(whole) if any(c.holds(e.trigger) for c in statement.content)]
    if not inside and statement.content:
        token = layout.parse.at(statement.content[0].start) or layout.parse.at(statement.content[0].start + 1)
        if token is not None:
            sentence = layout.sentence(token).span
            beside = [e for e in events.near(sentence) if sentence.holds(e.trigger) and _is_subject(e)]
            inside = [e.id for e in beside if e.trigger.start < statement.start]
    return replace(statement, about=tuple(dict.fromkeys(inside)))


def _is_subject(event: EventMention) -> bool:
    """Whether words beside the event can be about it: it happened, and is not just where they were said."""
    return event.realis is Realis.ACTUAL and not kinds()[event.kind].occasion
