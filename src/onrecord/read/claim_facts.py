"""What a report asserts of an event: that it was, when, how long, where, who took part, about what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from onrecord.lexicon.kinds import kinds
from onrecord.model import Assertion, EventMention, Realis, Slot, Span, WhenBasis, cover
from onrecord.read.claim_scene import TALKING, ClaimScene
from onrecord.read.claim_voices import voucher_of
from onrecord.read.series import NUMERAL, ORDINALS

FEW = 3
"""Counts below this are told of everything: "two men", "one bill"."""

NEAR = 4
"""Words from a number to the noun that it counts."""

SEVERAL = 2
"""Parties up to which the event's own name tells who took part."""


def event_facts(scene: ClaimScene) -> Iterator[Assertion]:
    """Facts that stand with an event's mentions, each told once per event and teller."""
    told: set[tuple[str, Slot, str, str | None]] = set()
    for event in scene.reading.events:
        for fact in (*_facts_of(scene, event), *_topics(scene, event), *_taking_part(scene, event)):
            teller = scene.statement.get(fact.statement or "")
            key = (fact.event or "", fact.slot, fact.value, teller.root if teller is not None else None)
            if key not in told:
                told.add(key)
                yield fact


def _fact(
    scene: ClaimScene, event: EventMention, slot: Slot, span: Span, value: str, at: Span | None = None
) -> Assertion:
    """A fact told at `span`, on the word of whoever tells what stands at `at`."""
    return Assertion(
        id=f"{scene.reading.document.id}.a{slot}-{span.start}",
        slot=slot,
        span=span,
        text=scene.words(span),
        value=value,
        event=scene.first_of(event),
        statement=voucher_of(scene, at or span, slot, event if slot is Slot.TOOK_PLACE else None),
        negated=slot is Slot.TOOK_PLACE and value == "no",
        hedged=event.realis is Realis.ALLEGED,
    )


def _facts_of(scene: ClaimScene, event: EventMention) -> Iterator[Assertion]:
    known = kinds().get(event.kind)
    # What is done by words alone is a fact of its own kind, told by the words: see claim_acts.
    spoken = known is not None and known.said
    if not spoken and event.realis in (Realis.ACTUAL, Realis.DENIED, Realis.ALLEGED):
        happened = "no" if event.realis is Realis.DENIED else "yes"
        yield _fact(scene, event, Slot.TOOK_PLACE, event.trigger, happened)
    if not spoken and event.realis in (Realis.PLANNED, Realis.PROPOSED):
        yield _fact(scene, event, Slot.PLANNED, event.trigger, event.realis.value)
    when = event.when
    if when is not None and when.evidence and when.basis in (WhenBasis.STATED, WhenBasis.RELATIVE):
        days = f"{when.interval.first or ''}..{when.interval.last or ''}"
        yield _fact(scene, event, Slot.DAY, when.evidence, days)
    if event.duration is not None and event.duration.evidence:
        length = f"{_plain(event.duration.low)}..{_plain(event.duration.high)}"
        yield _fact(scene, event, Slot.DURATION, event.duration.evidence, length)
    if event.ordinal is not None and _is_counted(scene, event):
        yield _fact(scene, event, Slot.ORDINAL, event.sentence, str(event.ordinal), event.trigger)
    if event.initiator is not None:
        who = event.initiator.entity or event.initiator.name
        yield _fact(scene, event, Slot.INITIATOR, event.sentence, who, event.trigger)
    if event.place is not None:
        yield _fact(scene, event, Slot.PLACE, event.trigger, event.place)
    for span, value in _numbers(scene, event):
        yield _fact(scene, event, Slot.NUMBER, span, value)


def _is_counted(scene: ClaimScene, event: EventMention) -> bool:
    """Whether the sentence of this mention says which in a row it is."""
    words = {t.lower for t in scene.parse.inside(event.sentence)}
    spelled = {word for word, number in ORDINALS.items() if number == event.ordinal}
    return bool(words & spelled) or any(
        (match := NUMERAL.fullmatch(word)) is not None and int(match[1]) == event.ordinal for word in words
    )


def _topics(scene: ClaimScene, event: EventMention) -> Iterator[Assertion]:
    """Topics where their words stand; those told in an event's own name ("talks on the truce") beside it."""
    told = [(topic.name, topic.span) for topic in event.topics_told]
    known = {topic.name for topic in scene.group[event.id].topics_told}
    for name in event.topics:
        span = _topic_span(scene, event, name) if name not in known else None
        if span is not None:
            told.append((name, span))
    for name, span in told:
        fact = _fact(scene, event, Slot.TOPIC, span, name)
        yield replace(fact, id=f"{fact.id}-{'-'.join(name.lower().split())}")


def _taking_part(scene: ClaimScene, event: EventMention) -> Iterator[Assertion]:
    """Who took part, one by one, where more did than an event is named after."""
    if event.kind not in TALKING or event.realis is not Realis.ACTUAL:
        return
    if len(scene.parties[scene.first_of(event)]) <= SEVERAL:
        return
    for participant in event.participants:
        party = participant.party
        span = scene.mention_span.get(party.mention or "")
        if span is not None and party.entity is not None:
            yield _fact(scene, event, Slot.PARTICIPANT, span, party.entity, event.trigger)


def loose_numbers(scene: ClaimScene, told: Iterable[Span]) -> Iterator[Assertion]:
    """Counts, sums and shares that no event's verb governs, with what they are a number of.

    `told` are the numbers that stand with an event already. Only those that say much alone: sums,
    shares and counts of three and more.
    """
    known = set(told)
    for quantity in scene.reading.quantities:
        token = scene.parse.at(quantity.span.start)
        if quantity.unit in _NO_COUNTS or quantity.span in known or token is None:
            continue
        few = quantity.high is not None and quantity.high < FEW and not _is_measured(quantity.unit)
        if few or not scene.reading.document.is_body(quantity.span):
            continue
        yield Assertion(
            id=f"{scene.reading.document.id}.a{Slot.NUMBER}-{quantity.span.start}",
            slot=Slot.NUMBER,
            span=(span := _counted(scene, quantity.span)),
            text=scene.words(span),
            value=f"{quantity.unit}|{_plain(quantity.low)}..{_plain(quantity.high)}",
            statement=voucher_of(scene, quantity.span, Slot.NUMBER),
        )


def _is_measured(unit: str) -> bool:
    return unit == "percent" or (len(unit) == 3 and unit.isupper())


def _counted(scene: ClaimScene, number: Span) -> Span:
    """The number with the rest of its noun phrase: "$447 billion jobs package"."""
    tokens = scene.parse.inside(number)
    inside = {t.i for t in tokens}
    head = next((t for t in tokens if t.head not in inside or t.head == t.i), None)
    above = scene.parse.head(head) if head is not None else None
    if (
        head is None
        or above is None
        or above.pos not in ("NOUN", "PROPN")
        or not 0 < above.i - head.i <= NEAR
    ):
        return number
    return Span(number.start, above.end)


def _plain(number: float | None) -> str:
    return "" if number is None or number == float("inf") else f"{number:g}"


def _topic_span(scene: ClaimScene, event: EventMention, topic: str) -> Span | None:
    """The words of the event's sentence that name the topic."""
    wanted = {w for w in topic.lower().replace("'s", "").split() if len(w) > 3} or {topic.lower()}
    hits = [t.span for t in scene.parse.inside(event.sentence) if {t.lower, t.lemma.lower()} & wanted]
    return cover(hits) if hits else None


def _numbers(scene: ClaimScene, event: EventMention) -> Iterator[tuple[Span, str]]:
    """Counts that the event's own verb governs: "exchanged 42 prisoners"."""
    trigger = scene.parse.at(event.trigger.start)
    # "The two leaders talked": a count of parties is no result of the talk.
    if trigger is None or event.kind in TALKING:
        return
    reach = {t.i for t in scene.parse.subtree(trigger)}
    for quantity in scene.reading.quantities:
        if quantity.unit in _NO_COUNTS or not event.sentence.holds(quantity.span):
            continue
        token = scene.parse.at(quantity.span.start)
        if token is None or token.i not in reach:
            continue
        # A number inside another clause ("said that all 42 …") is not the event's own.
        between = [t for t in scene.parse.ancestors(token) if t.i in reach and t.i != trigger.i]
        if any(t.pos == "VERB" for t in between):
            continue
        yield quantity.span, f"{quantity.unit}|{_plain(quantity.low)}..{_plain(quantity.high)}"


_NO_COUNTS = frozenset({"", "minutes", "year", "month", "week", "day", "hour", "time"})
"""Units that measure the time of an event and are told by its day and duration."""
