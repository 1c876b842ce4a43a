"""What a report asserts, fact by fact: of an event, and of what people did with words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from onrecord.lexicon.acts import load_acts
from onrecord.model import (
    Assertion,
    EventMention,
    Mention,
    Mode,
    Parse,
    Reading,
    Realis,
    Slot,
    Span,
    Stance,
    Statement,
    Token,
    WhenBasis,
    cover,
)

TALKING = frozenset({"call", "meeting", "talks", "summit", "visit"})
"""Kinds of event at which things are said."""

_OWN_WORDS = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})
_EMPTY = frozenset(
    {"be", "have", "do", "say", "tell", "add", "make", "go", "get", "will", "can", "could", "mr"}
)


def content_words(tokens: list[Token]) -> str:
    """The words that carry meaning, as lemmas in reading order: what tellings are compared by."""
    kept = (t.lemma.lower() for t in tokens if t.pos in _OWN_WORDS)
    return " ".join(word for word in kept if word not in _EMPTY and word.isalnum())


@dataclass(frozen=True, slots=True)
class _Scene:
    """One report, indexed for the questions that this reader asks."""

    parse: Parse
    reading: Reading
    mention_at: dict[int, Mention]
    group: dict[str, EventMention]
    """First mention of an event in this report, by the id of any of its mentions."""
    cue_tokens: frozenset[int]

    def words(self, span: Span) -> str:
        return self.reading.document.slice(span)

    def innermost(self, span: Span) -> Statement | None:
        """The narrowest statement whose content holds `span`."""
        holding = [s for s in self.reading.statements if any(c.holds(span) for c in s.content)]
        return min(holding, key=lambda s: (s.end - s.start, s.id), default=None)


class ClaimsReader:
    """Finds what a report asserts, so that reports can be compared fact by fact."""

    name = "claims"
    version = "1"
    needs = frozenset({"mentions", "times", "quantities", "statements", "events"})
    gives = frozenset({"assertions"})

    def read(self, parse: Parse, reading: Reading) -> Reading:
        """`reading` with its assertions, sorted by place."""
        scene = _set_scene(parse, reading)
        found: dict[str, Assertion] = {}
        for assertion in (*_event_facts(scene), *_said(scene), *_acts(scene)):
            found.setdefault(assertion.id, assertion)
        ordered = sorted(found.values(), key=lambda a: (a.span, a.slot, a.id))
        return replace(reading, assertions=tuple(ordered))


READER = ClaimsReader()


def _set_scene(parse: Parse, reading: Reading) -> _Scene:
    first = {e.id: e for e in reading.events}
    return _Scene(
        parse=parse,
        reading=reading,
        mention_at={m.span.end: m for m in reading.mentions if m.entity is not None},
        group={e.id: first.get(e.same_as or e.id, e) for e in reading.events},
        cue_tokens=frozenset(
            token.i for s in reading.statements for cue in s.cue for token in parse.inside(cue)
        ),
    )


def _event_facts(scene: _Scene) -> Iterator[Assertion]:
    doc = scene.reading.document.id
    for event in scene.reading.events:
        base = scene.group[event.id].id

        def fact(slot: Slot, span: Span, value: str, negated: bool = False, *, of: str = base) -> Assertion:
            told = scene.innermost(span)
            return Assertion(
                id=f"{doc}.a{slot}-{span.start}",
                slot=slot,
                span=span,
                text=scene.words(span),
                value=value,
                event=of,
                statement=told.id if told is not None else None,
                negated=negated,
                hedged=event.realis is Realis.ALLEGED,  # noqa: B023
            )

        if event.realis in (Realis.ACTUAL, Realis.DENIED, Realis.ALLEGED):
            denied = event.realis is Realis.DENIED
            yield fact(Slot.TOOK_PLACE, event.trigger, "no" if denied else "yes", denied)
        when = event.when
        if when is not None and when.evidence and when.basis in (WhenBasis.STATED, WhenBasis.RELATIVE):
            yield fact(Slot.DAY, when.evidence, f"{when.interval.first or ''}..{when.interval.last or ''}")
        if event.duration is not None and event.duration.evidence:
            low, high = event.duration.low, event.duration.high
            yield fact(Slot.DURATION, event.duration.evidence, f"{_plain(low)}..{_plain(high)}")
        if event.ordinal is not None:
            yield fact(Slot.ORDINAL, event.sentence, str(event.ordinal))
        if event.initiator is not None:
            yield fact(Slot.INITIATOR, event.sentence, event.initiator.entity or event.initiator.name)
        if event.place is not None:
            yield fact(Slot.PLACE, event.trigger, event.place)
        for topic in event.topics:
            span = _topic_span(scene, event, topic)
            yield replace(
                fact(Slot.TOPIC, span, topic), id=f"{doc}.a{Slot.TOPIC}-{span.start}-{_slug(topic)}"
            )
        yield from (fact(Slot.NUMBER, span, value) for span, value in _numbers(scene, event))


def _plain(number: float | None) -> str:
    return "" if number is None or number == float("inf") else f"{number:g}"


def _slug(words: str) -> str:
    return "-".join(words.lower().split())


def _topic_span(scene: _Scene, event: EventMention, topic: str) -> Span:
    """The words of the event's sentence that name the topic, else the sentence."""
    wanted = {w for w in topic.lower().replace("'s", "").split() if len(w) > 3} or {topic.lower()}
    hits = [t.span for t in scene.parse.inside(event.sentence) if {t.lower, t.lemma.lower()} & wanted]
    return cover(hits) if hits else event.sentence


def _numbers(scene: _Scene, event: EventMention) -> Iterator[tuple[Span, str]]:
    """Counts that the event's own verb governs: "exchanged 42 prisoners"."""
    trigger = scene.parse.at(event.trigger.start)
    if trigger is None:
        return
    reach = {t.i for t in scene.parse.subtree(trigger)}
    for quantity in scene.reading.quantities:
        if quantity.unit == "minutes" or not event.sentence.holds(quantity.span):
            continue
        token = scene.parse.at(quantity.span.start)
        if token is None or token.i not in reach:
            continue
        # A number inside another clause ("said that all 42 …") is not the event's own.
        between = [t for t in scene.parse.ancestors(token) if t.i in reach and t.i != trigger.i]
        if any(t.pos == "VERB" for t in between):
            continue
        yield quantity.span, f"{quantity.unit}|{_plain(quantity.low)}..{_plain(quantity.high)}"


def _said(scene: _Scene) -> Iterator[Assertion]:
    statements = scene.reading.statements
    inner = {s.within: s for s in statements if s.within is not None}
    for statement in statements:
        if statement.stance is Stance.SILENCE or not statement.content:
            continue
        below = inner.get(statement.id)
        # "Ushakov said that Putin told Trump …": the fact is what Putin told, on Ushakov's word.
        if below is not None and _share(below, statement) > 0.5:
            continue
        yield _from_statement(scene, statement)


def _share(part: Statement, whole: Statement) -> float:
    return sum(s.length for s in part.content) / max(1, sum(s.length for s in whole.content))


def _from_statement(scene: _Scene, statement: Statement) -> Assertion:
    span = cover(statement.content)
    tokens = [t for c in statement.content for t in scene.parse.inside(c)]
    cues = [t for c in statement.cue for t in scene.parse.inside(c)]
    slot, initiator = _slot_of(scene, statement, cues, tokens)
    value = f"{initiator}|{content_words(tokens)}"
    event = _event_of(scene, statement)
    words = " ".join(t.lower for t in tokens)
    return Assertion(
        id=f"{scene.reading.document.id}.a{slot}-{span.start}",
        slot=slot,
        span=span,
        text=scene.words(span),
        value=value,
        event=event,
        # What somebody said is a fact on the word of whoever reports that he said it:
        # the statement's own chain ends in the one who vouches.
        statement=statement.id,
        negated=slot is Slot.DENIED,
        hedged=is_hedged(words),
    )


def is_hedged(words: str) -> bool:
    """Whether `words` (lower case, blank-separated) hold a hedge."""
    acts = load_acts()
    return any(w in acts.hedge_words for w in words.split()) or any(
        f" {phrase} " in f" {words} " for phrase in acts.hedge_phrases
    )


def _slot_of(scene: _Scene, statement: Statement, cues: list[Token], tokens: list[Token]) -> tuple[Slot, str]:
    acts = load_acts()
    speaker = _party_key(statement)
    lemmas = {t.lemma.lower() for t in cues}
    words = " ".join(t.lower for t in tokens)
    if any(phrase in words for phrase in acts.request_phrases):
        return Slot.OFFERED, speaker
    if lemmas & acts.offers:
        return Slot.OFFERED, speaker
    if lemmas & acts.requests and any(t.lower in ("to", "for") for t in tokens[:6]):
        return Slot.OFFERED, speaker
    own_part = {t.lemma.lower() for t in tokens} & acts.parts
    if lemmas & acts.weak_offers and own_part and _own_part(scene, statement, tokens):
        return Slot.OFFERED, speaker
    for token in cues:
        slot = acts.slot_of.get(token.lemma.lower())
        needed = acts.particles.get(token.lemma.lower())
        if slot is not None and (needed is None or any(t.lower in needed for t in (*cues, *tokens[:1]))):
            return slot, speaker
    return Slot.SAID, speaker


def _own_part(scene: _Scene, statement: Statement, tokens: list[Token]) -> bool:
    """Whether the part put forward is the speaker's own: "suggested that he will participate"."""
    speaker = statement.speaker.entity if statement.speaker is not None else None
    acts = load_acts()
    for token in tokens:
        if token.lemma.lower() not in acts.parts:
            continue
        for verb in (token, *scene.parse.ancestors(token)):
            for child in scene.parse.children(verb):
                if child.dep not in ("nsubj", "nsubjpass"):
                    continue
                who = scene.mention_at.get(child.end)
                if child.lower in ("i", "we") or (who is not None and who.entity == speaker):
                    return True
    return False


def _party_key(statement: Statement) -> str:
    if statement.speaker is None:
        return ""
    return statement.speaker.entity or statement.speaker.name


def _event_of(scene: _Scene, statement: Statement) -> str | None:
    """The event that a statement belongs to, as the id of its first mention in this report.

    What one party says to another belongs to the talk they had; then comes what the
    statement is about; then the last talk told of before it that the speaker took part in.
    """
    speaker = statement.speaker.entity if statement.speaker is not None else None
    addressee = statement.addressee.entity if statement.addressee is not None else None
    talks = [
        e
        for e in scene.reading.events
        if e.kind in TALKING and e.realis is Realis.ACTUAL and e.trigger.start < statement.end
    ]
    held = [e for e in talks if _took_part(e, speaker)]
    both = [e for e in held if addressee is not None and _took_part(e, addressee)]
    told_of = [e for e in scene.reading.events if e.id in statement.about]
    for choice in (both, told_of, held):
        if choice:
            nearest = max(choice, key=lambda e: (e.trigger.start <= statement.start, e.trigger))
            return scene.group[nearest.id].id
    return _event_of_teller(scene, statement, talks)


def _event_of_teller(scene: _Scene, statement: Statement, talks: list[EventMention]) -> str | None:
    """The last talk before a statement of which somebody in the chain, or their state, was a party."""
    sides = {h.side for h in statement.chain if h.side} | {h.entity for h in statement.chain if h.entity}
    held = [e for e in talks if any(_took_part(e, side) for side in sides)]
    if not held and statement.within is not None:
        held = talks
    return scene.group[held[-1].id].id if held else None


def _took_part(event: EventMention, entity: str | None) -> bool:
    return entity is not None and any(p.party.entity == entity for p in event.participants)


def _acts(scene: _Scene) -> Iterator[Assertion]:
    """What people did with words and no statement was found for: "Trump pushed for a ceasefire"."""
    acts = load_acts()
    doc = scene.reading.document.id
    for token in scene.parse.tokens:
        lemma = token.lemma.lower()
        if token.pos != "VERB" or token.i in scene.cue_tokens:
            continue
        slot = Slot.OFFERED if lemma in acts.offers | acts.requests else acts.slot_of.get(lemma)
        if slot is None:
            continue
        below = scene.parse.children(token)
        needed = acts.particles.get(lemma)
        if needed is not None and not any(t.lower in needed for t in below):
            continue
        subject = next((t for t in below if t.dep == "nsubj"), None)
        rest = [t for t in below if t.dep in ("xcomp", "ccomp", "dobj", "prep", "dative") and t.i > token.i]
        if subject is None or not rest:
            continue
        who = scene.mention_at.get(subject.end)
        kept = [token, *(t for child in rest for t in scene.parse.subtree(child))]
        span = Span(subject.start, max(t.end for t in kept))
        told = scene.innermost(token.span)
        if told is not None and told.mode is Mode.DIRECT:
            continue
        key = who.entity if who is not None and who.entity else subject.lower
        words = content_words(kept)
        yield Assertion(
            id=f"{doc}.a{slot}-{token.start}",
            slot=slot,
            span=span,
            text=scene.words(span),
            value=f"{key}|{words}",
            event=_last_talk(scene, token, who.entity if who is not None else None),
            statement=told.id if told is not None else None,
            negated=any(t.dep == "neg" for t in below),
            hedged=is_hedged(" ".join(t.lower for t in kept)),
        )


def _last_talk(scene: _Scene, token: Token, who: str | None) -> str | None:
    talks = [
        e
        for e in scene.reading.events
        if e.kind in TALKING and e.realis is Realis.ACTUAL and e.trigger.start <= token.start
    ]
    held = [e for e in talks if _took_part(e, who)] or talks
    return scene.group[held[-1].id].id if held else None
