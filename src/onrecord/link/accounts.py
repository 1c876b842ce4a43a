"""One report's account of one event, with everything that tells it from other events."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache

from onrecord.lexicon.countries import country_of_seat
from onrecord.lexicon.kinds import kinds
from onrecord.link.wording import function_words
from onrecord.model import (
    Document,
    Duration,
    Entity,
    EventMention,
    Interval,
    Kind,
    Mode,
    Part,
    Reading,
    Realis,
    Statement,
    When,
    WhenBasis,
)
from onrecord.text.names import name_key
from onrecord.text.normal import stem, words_of

AGENT = frozenset({"agent"})
TARGET = frozenset({"target"})
ASIDE = frozenset({"place", "what", "thing"})
"""Roles that are no party to the event."""

PRINCIPAL = frozenset({"who", "target"})
"""Roles of whom an event is of."""

DOERS = frozenset({Kind.PERSON, Kind.ORGANISATION, Kind.AGENCY})
"""Who does one newsworthy thing of a kind in a few days; a state does many."""

OPENING = 3
"""How many paragraphs open a report."""

OPENING_CHARACTERS = 700
"""Most characters of an opening."""

SHORT_LINE = 25
"""Shorter lines are no paragraphs: datelines, bylines, links."""

STATES = frozenset({Kind.PLACE, Kind.NATIONALITY, Kind.ORGANISATION, Kind.GROUP})

STEPS = 3
"""Most steps from a person to a state: press secretary, presidency, state."""

LONG_QUOTE = 5
"""Words that a quotation needs to tell one occasion from another."""

_STRENGTH = {
    WhenBasis.RULED: -1,
    WhenBasis.STATED: 0,
    WhenBasis.RELATIVE: 1,
    WhenBasis.SAME_EVENT: 1,
    WhenBasis.BOUNDS: 2,
    WhenBasis.UNKNOWN: 3,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """What one report tells of one event, all its mentions taken together.

    `people` are persons who take part, `bodies` states and organisations (with those
    that the persons speak for); `agents` and `targets` are for events that one side does
    to another. `quotes` are (speaker, words) of what the report quotes about the event.
    """

    id: str
    document: Document
    mentions: tuple[EventMention, ...]
    kind: str
    realis: Realis
    people: frozenset[str]
    bodies: frozenset[str]
    agents: frozenset[str]
    targets: frozenset[str]
    when: When | None
    duration: Duration | None
    ordinal: int | None
    place: str | None
    topics: Mapping[str, str] = field(default_factory=dict)
    """Stem of a topic's word → the topic in the report's words."""
    quotes: frozenset[tuple[str, tuple[str, ...]]] = frozenset()
    named: str = ""
    """What it was done to, where only a name says so ("venna dam"); empty for descriptions."""
    word: str = ""
    """Stem of the noun that it is called by, where it is called by one ("memorandum")."""
    documents: frozenset[str] = frozenset()
    """Ids of the reports that tell it so: one, or all that say the same."""
    principals: frozenset[str] = frozenset()
    """Persons that the event is of: who resigns, is appointed, endorsed or arrested. Empty for contacts."""
    doers: frozenset[str] = frozenset()
    """Persons and bodies, as named, that do it to others; states are not among them."""
    describes: bool = False
    """Whether it tells somebody who takes part in words alone ("his wife")."""
    is_main: bool = False
    """Whether the report opens with it."""
    reach: tuple[str, str] = ("", "~")
    """First and last possible day as comparable words; the open ends reach everywhere."""

    @property
    def published(self) -> str | None:
        """Day of the report, where the account itself gives none: it limits what "the talks" can mean."""
        day = self.document.published
        return day.isoformat() if day is not None and self.interval is None else None

    @property
    def main_of(self) -> tuple[frozenset[str], frozenset[str], str] | None:
        """Persons, doers and day of publication, where the report opens with it; else None."""
        told = self.document.published
        main = self.is_main and told is not None
        return (self.principals, self.doers, told.isoformat()) if main and told is not None else None

    @property
    def days(self) -> tuple[date, date] | None:
        """First and last possible day, both known; else None."""
        if self.when is None or self.when.basis is WhenBasis.UNKNOWN:
            return None
        first, last = self.when.interval.first_day, self.when.interval.last_day
        return (first, last) if first is not None and last is not None else None

    @property
    def is_dated(self) -> bool:
        """Whether the report says anything of the day that tells it from other days.

        That something happened after a far date, with no last day, does not.
        """
        if self.interval is None:
            return False
        ahead = self.realis not in (Realis.ACTUAL, Realis.ALLEGED)
        return ahead or self.interval.last is not None

    @property
    def interval(self) -> Interval | None:
        """What is known of the day, be it one end only."""
        if self.when is None or self.when.basis is WhenBasis.UNKNOWN:
            return None
        interval = self.when.interval
        return interval if interval.first or interval.last else None


def accounts_of(
    reading: Reading, entity_of: Mapping[tuple[str, str], str], entities: Mapping[str, Entity]
) -> list[Account]:
    """The accounts of one report, in order of their first mention."""
    groups: dict[str, list[EventMention]] = defaultdict(list)
    for mention in reading.events:
        groups[mention.same_as or mention.id].append(mention)
    quotes = _quotes(reading, entity_of)
    return [_account(ident, group, reading, entity_of, entities, quotes) for ident, group in groups.items()]


def _account(
    ident: str,
    mentions: Sequence[EventMention],
    reading: Reading,
    entity_of: Mapping[tuple[str, str], str],
    entities: Mapping[str, Entity],
    quotes: Mapping[str, set[tuple[str, tuple[str, ...]]]],
) -> Account:
    doc = reading.document.id
    opening = opening_end(reading.document)
    roles: dict[str, set[str]] = defaultdict(set)
    for mention in mentions:
        for participant in mention.participants:
            if participant.party.entity is not None and participant.role not in ASIDE:
                local = participant.party.entity
                roles[participant.role].add(entity_of.get((doc, local), local))
    everyone = {e for found in roles.values() for e in found}
    people = frozenset(e for e in everyone if _kind(e, entities) is Kind.PERSON)
    names = {w for e in everyone if e in entities for w in _stems(entities[e].name)}
    kind = main_kind(m.kind for m in mentions)
    realis = main_realis(m.realis for m in mentions)
    when = merge_when(m.when for m in _of_the_day(mentions, kind, realis))
    return Account(
        id=ident,
        document=reading.document,
        mentions=tuple(sorted(mentions, key=lambda m: (m.trigger, m.id))),
        kind=kind,
        realis=realis,
        people=people,
        bodies=_sides(everyone, entities),
        agents=_sides({e for r in AGENT for e in roles.get(r, ())}, entities),
        targets=_sides({e for r in TARGET for e in roles.get(r, ())}, entities),
        when=when,
        named=_named(mentions),
        word=_word(mentions, reading.document),
        documents=frozenset({doc}),
        principals=frozenset(
            e for r in PRINCIPAL for e in roles.get(r, ()) if _kind(e, entities) is Kind.PERSON
        ),
        doers=frozenset(e for e in roles.get("agent", ()) if _kind(e, entities) in DOERS),
        describes=any(p.party.entity is None and p.role in AGENT for m in mentions for p in m.participants),
        is_main=any(m.trigger.end <= opening for m in mentions),
        reach=_reach(when),
        duration=merge_durations(m.duration for m in mentions),
        ordinal=next((m.ordinal for m in mentions if m.ordinal is not None), None),
        place=next((name_key(m.place) for m in mentions if m.place), None),
        topics={
            s: topic
            for m in reversed(mentions)
            for topic in m.topics
            for s in _stems(topic)
            if s not in names
        },
        quotes=frozenset(q for m in mentions for q in quotes.get(m.id, ())),
    )


def opening_end(document: Document) -> int:
    """Where a report's opening ends: its headline and its first paragraphs, with few characters at most.

    A report set as one block opens with as many characters.
    """
    end, seen, paragraphs = 0, 0, 0
    for line in document.text.splitlines(keepends=True):
        start, end = end, end + len(line)
        if len(line.strip()) < SHORT_LINE or document.part_at(start) not in (Part.BODY, Part.HEADLINE):
            continue
        paragraphs += document.part_at(start) is Part.BODY
        seen += len(line)
        if paragraphs >= OPENING or seen >= OPENING_CHARACTERS:
            return end - max(0, seen - OPENING_CHARACTERS)
    return end


def _of_the_day(mentions: Sequence[EventMention], kind: str, realis: Realis) -> list[EventMention]:
    """The mentions whose day is the event's: a resignation has another day on which it takes effect."""
    if kind not in once_told() or realis is not Realis.ACTUAL:
        return list(mentions)
    return [m for m in mentions if m.realis in (Realis.ACTUAL, Realis.ALLEGED)]


@cache
def once_told() -> frozenset[str]:
    """Kinds that one person does once in a story, so that announcing it is the news."""
    return frozenset(name for name, kind in kinds().items() if kind.once)


def _named(mentions: Sequence[EventMention]) -> str:
    """The name in a description of the target: "the Venna dam" is "venna dam", "the dam" is nothing."""
    for mention in mentions:
        for participant in mention.participants:
            if participant.role not in TARGET or participant.party.entity is not None:
                continue
            words = [w for w in participant.party.name.split() if w.lower() not in function_words()]
            if len(words) > 1 and any(w[0].isupper() for w in words):
                return " ".join(w.lower() for w in words)
    return ""


def _word(mentions: Sequence[EventMention], document: Document) -> str:
    """The stem of the word that all mentions share as their last; empty where they differ."""
    found = {stem(document.slice(m.trigger).split()[-1].lower()) for m in mentions}
    return found.pop() if len(found) == 1 else ""


def _reach(when: When | None) -> tuple[str, str]:
    if when is None or when.basis is WhenBasis.UNKNOWN:
        return ("", "~")
    first, last = when.interval.first, when.interval.last
    return (first[:10] if first else "", last[:10] if last else "~")


def _kind(entity: str, entities: Mapping[str, Entity]) -> Kind | None:
    if entity in entities:
        return entities[entity].kind
    return Kind.PERSON if entity.startswith("person:") else None


def _sides(ids: Iterable[str], entities: Mapping[str, Entity]) -> frozenset[str]:
    """Bodies as they are, persons as whom they speak for where that is known."""
    return frozenset(state_of(ident, entities) for ident in ids)


def state_of(ident: str, entities: Mapping[str, Entity]) -> str:
    """The state or body that somebody or something speaks for; itself where it is nobody's.

    A president speaks for the Kremlin, and that for Russia.
    """
    for _ in range(STEPS):
        entity = entities.get(ident)
        if entity is None:
            return ident
        seat = country_of_seat(entity.name) if entity.kind is not Kind.PERSON else None
        above = seat.id if seat is not None else entity.side
        if above is None or above == ident:
            return ident
        ident = above
    return ident


def _stems(text: str) -> list[str]:
    plain = function_words()
    return [stem(w.form) for w in words_of(text) if len(w.form) > 2 and w.form not in plain]


def _quotes(
    reading: Reading, entity_of: Mapping[tuple[str, str], str]
) -> dict[str, set[tuple[str, tuple[str, ...]]]]:
    """Longer quotations about each event mention, with their speakers."""
    found: dict[str, set[tuple[str, tuple[str, ...]]]] = defaultdict(set)
    for statement in reading.statements:
        if statement.mode is not Mode.DIRECT:
            continue
        for words in _sentences(statement, reading.document):
            speaker = _speaker(statement, reading.document.id, entity_of)
            for event in statement.about:
                found[event].add((speaker, words))
    return found


def _speaker(statement: Statement, doc: str, entity_of: Mapping[tuple[str, str], str]) -> str:
    local = statement.speaker.entity if statement.speaker is not None else None
    return entity_of.get((doc, local), local) if local is not None else ""


def _sentences(statement: Statement, document: Document) -> list[tuple[str, ...]]:
    found = []
    for span in statement.content:
        for sentence in document.slice(span).replace("!", ".").replace("?", ".").split(". "):
            words = tuple(w.form for w in words_of(sentence))
            if len(words) >= LONG_QUOTE:
                found.append(words)
    return found


def main_kind(kinds: Iterable[str]) -> str:
    """The kind told most often; "talks" yields to a call whatever the count, and to others that tie.

    "Monday's talks" can be a phone call; delegations who "meet" for talks hold talks.
    """
    count = Counter(kinds)
    return min(count, key=lambda k: (k == "talks" and "call" in count, -count[k], k == "talks", k))


def main_realis(told: Iterable[Realis]) -> Realis:
    """How real the event is, told in several ways: it happened if any telling says so."""
    count = Counter(told)
    if count[Realis.ACTUAL]:
        return Realis.ACTUAL
    return min(count, key=lambda r: (-count[r], r))


def merge_when(told: Iterable[When | None]) -> When | None:
    """The narrowest time that fits what is told, the best-founded telling first.

    A date that stands with the event beats one counted from the day of publication,
    and that beats mere bounds; a telling that does not fit a better one is left out.
    None where nothing is known. The words it rests on are dropped: they can be several.
    """
    known = [w for w in told if w is not None and w.basis is not WhenBasis.UNKNOWN]
    if not known:
        return None
    known.sort(key=lambda w: (_STRENGTH[w.basis], _width(w.interval), w.interval.first or "", w.rule))
    best = known[0]
    first, last = best.interval.first, best.interval.last
    for when in known[1:]:
        other = when.interval
        if not Interval(first=first, last=last).meets(other):
            continue
        if other.first is not None and (first is None or other.first[:10] > first[:10]):
            first = other.first
        if other.last is not None and (last is None or other.last[:10] < last[:10]):
            last = other.last
    evidence = best.evidence if len(known) == 1 else None
    return When(
        interval=Interval(first=first, last=last), basis=best.basis, rule=best.rule, evidence=evidence
    )


def _width(interval: Interval) -> int:
    first, last = interval.first_day, interval.last_day
    return (last - first).days if first is not None and last is not None else 10**6


def merge_durations(told: Iterable[Duration | None]) -> Duration | None:
    """What all tellings of a length have in common; where nothing is, all that they allow."""
    known = [d for d in told if d is not None and not (d.low is None and d.high is None)]
    if not known:
        return None
    lows = [d.low for d in known if d.low is not None]
    highs = [d.high for d in known if d.high is not None]
    low = max(lows) if lows else None
    high = min(highs) if highs else None
    if low is not None and high is not None and low > high:
        low, high = min(lows), max(highs)
    return Duration(low=low, high=high, evidence=known[0].evidence if len(known) == 1 else None)
