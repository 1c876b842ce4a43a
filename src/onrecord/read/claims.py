"""What a report asserts, fact by fact: of an event, and of what people did with words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from onrecord.lexicon.kinds import kinds
from onrecord.model import (
    Assertion,
    EventMention,
    Parse,
    Reading,
    Realis,
    Slot,
    Span,
    Stance,
    Statement,
    WhenBasis,
    cover,
)
from onrecord.read.claim_acts import acts_of
from onrecord.read.claim_events import event_of, speakers
from onrecord.read.claim_pieces import Piece, pieces_of
from onrecord.read.claim_scene import TALKING, ClaimScene, content_words, set_scene
from onrecord.read.claim_slots import is_hedged, slot_of


class ClaimsReader:
    """Finds what a report asserts, so that reports can be compared fact by fact."""

    name = "claims"
    version = "2"
    needs = frozenset({"mentions", "times", "quantities", "statements", "events"})
    gives = frozenset({"assertions"})

    def read(self, parse: Parse, reading: Reading) -> Reading:
        """`reading` with its assertions, sorted by place."""
        scene = set_scene(parse, reading)
        found: dict[str, Assertion] = {}
        for assertion in (*_event_facts(scene), *_said(scene), *acts_of(scene)):
            found.setdefault(assertion.id, assertion)
        ordered = sorted(found.values(), key=lambda a: (a.span, a.slot, a.id))
        return replace(reading, assertions=tuple(ordered))


READER = ClaimsReader()


def _event_facts(scene: ClaimScene) -> Iterator[Assertion]:
    """Facts that stand with an event's mentions, each told once per event and teller."""
    told: set[tuple[str, Slot, str, str | None]] = set()
    for event in scene.reading.events:
        for fact in (*_facts_of(scene, event), *_topics(scene, event)):
            teller = scene.statement.get(fact.statement or "")
            key = (fact.event or "", fact.slot, fact.value, teller.root if teller is not None else None)
            if key not in told:
                told.add(key)
                yield fact


def _fact(scene: ClaimScene, event: EventMention, slot: Slot, span: Span, value: str) -> Assertion:
    return Assertion(
        id=f"{scene.reading.document.id}.a{slot}-{span.start}",
        slot=slot,
        span=span,
        text=scene.words(span),
        value=value,
        event=scene.first_of(event),
        statement=scene.voucher(span),
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
    when = event.when
    if when is not None and when.evidence and when.basis in (WhenBasis.STATED, WhenBasis.RELATIVE):
        days = f"{when.interval.first or ''}..{when.interval.last or ''}"
        yield _fact(scene, event, Slot.DAY, when.evidence, days)
    if event.duration is not None and event.duration.evidence:
        length = f"{_plain(event.duration.low)}..{_plain(event.duration.high)}"
        yield _fact(scene, event, Slot.DURATION, event.duration.evidence, length)
    if event.ordinal is not None:
        yield _fact(scene, event, Slot.ORDINAL, event.sentence, str(event.ordinal))
    if event.initiator is not None:
        who = event.initiator.entity or event.initiator.name
        yield _fact(scene, event, Slot.INITIATOR, event.sentence, who)
    if event.place is not None:
        yield _fact(scene, event, Slot.PLACE, event.trigger, event.place)
    for span, value in _numbers(scene, event):
        yield _fact(scene, event, Slot.NUMBER, span, value)


def _topics(scene: ClaimScene, event: EventMention) -> Iterator[Assertion]:
    """Topics whose words stand in this mention's sentence; the others stand at another mention."""
    for topic in event.topics:
        span = _topic_span(scene, event, topic)
        if span is not None:
            fact = _fact(scene, event, Slot.TOPIC, span, topic)
            yield replace(fact, id=f"{fact.id}-{'-'.join(topic.lower().split())}")


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


def _said(scene: ClaimScene) -> Iterator[Assertion]:
    """What is said, sentence by sentence, each on the word of whoever reports it."""
    for statement in scene.reading.statements:
        if statement.stance is Stance.SILENCE or not statement.content:
            continue
        for piece in pieces_of(scene, statement):
            fact = _from_piece(scene, statement, piece)
            # That a call was and how long stands among the facts of the call; that it was agreed does not.
            if fact.slot is not Slot.SAID or not piece.is_bare:
                yield fact


def _from_piece(scene: ClaimScene, statement: Statement, piece: Piece) -> Assertion:
    cues = [t for c in statement.cue for t in scene.parse.inside(c)]
    slot = slot_of(scene, statement, cues, piece.tokens)
    return Assertion(
        id=f"{scene.reading.document.id}.a{slot}-{piece.span.start}",
        slot=slot,
        span=piece.span,
        text=scene.words(piece.span),
        value=f"{party_key(scene, statement)}|{content_words(piece.tokens)}",
        event=event_of(scene, statement),
        # What somebody said is a fact on the word of whoever reports that he said it:
        # the statement's own chain ends in the one who vouches.
        statement=statement.id,
        negated=(slot is Slot.DENIED) != any(t.dep == "neg" for t in (*cues, *piece.tokens)),
        hedged=is_hedged(" ".join(t.lower for t in piece.tokens)),
    )


_OPEN = frozenset({"i", "we", "you", "he", "she", "it", "they", "him", "her", "them", "his", "their"}) | {
    *("who", "which", "that", "this", "these", "those"),
}
"""Words that name nobody by themselves."""


def party_key(scene: ClaimScene, statement: Statement) -> str:
    """Who says it: an entity id, several joined by "+", or the report's words; empty for a bare pronoun."""
    known = speakers(scene, statement)
    if known:
        return "+".join(sorted(known))
    name = statement.speaker.name if statement.speaker is not None else ""
    return "" if name.lower() in _OPEN else name
