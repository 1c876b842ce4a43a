"""What a report asserts, fact by fact: of an event, and of what people did with words."""

from __future__ import annotations

from collections import defaultdict
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
    statement: dict[str, Statement]
    cue_tokens: frozenset[int]

    def words(self, span: Span) -> str:
        return self.reading.document.slice(span)

    def paragraph_at(self, offset: int) -> int:
        token = self.parse.at(offset)
        return self.parse.sentence_of(token).paragraph if token is not None else -1

    def sentence_at(self, span: Span) -> int:
        token = self.parse.at(span.start)
        return self.parse.sentence_of(token).index if token is not None else -1

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
        statement={s.id: s for s in reading.statements},
        cue_tokens=frozenset(
            token.i for s in reading.statements for cue in s.cue for token in parse.inside(cue)
        ),
    )


def _event_facts(scene: _Scene) -> Iterator[Assertion]:
    """Facts that stand with an event's mentions, each told once per event and teller."""
    told: set[tuple[str, Slot, str, str | None]] = set()
    for event in scene.reading.events:
        for fact in (*_facts_of(scene, event), *_topics(scene, event)):
            teller = scene.statement.get(fact.statement or "")
            key = (fact.event or "", fact.slot, fact.value, teller.root if teller is not None else None)
            if key not in told:
                told.add(key)
                yield fact


def _fact(scene: _Scene, event: EventMention, slot: Slot, span: Span, value: str) -> Assertion:
    told = scene.innermost(span)
    return Assertion(
        id=f"{scene.reading.document.id}.a{slot}-{span.start}",
        slot=slot,
        span=span,
        text=scene.words(span),
        value=value,
        event=scene.group[event.id].id,
        statement=told.id if told is not None else None,
        negated=slot is Slot.TOOK_PLACE and value == "no",
        hedged=event.realis is Realis.ALLEGED,
    )


def _facts_of(scene: _Scene, event: EventMention) -> Iterator[Assertion]:
    if event.realis in (Realis.ACTUAL, Realis.DENIED, Realis.ALLEGED):
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


def _topics(scene: _Scene, event: EventMention) -> Iterator[Assertion]:
    """Topics whose words stand in this mention's sentence; the others stand at another mention."""
    for topic in event.topics:
        span = _topic_span(scene, event, topic)
        if span is not None:
            fact = _fact(scene, event, Slot.TOPIC, span, topic)
            yield replace(fact, id=f"{fact.id}-{_slug(topic)}")


def _plain(number: float | None) -> str:
    return "" if number is None or number == float("inf") else f"{number:g}"


def _slug(words: str) -> str:
    return "-".join(words.lower().split())


def _topic_span(scene: _Scene, event: EventMention, topic: str) -> Span | None:
    """The words of the event's sentence that name the topic."""
    wanted = {w for w in topic.lower().replace("'s", "").split() if len(w) > 3} or {topic.lower()}
    hits = [t.span for t in scene.parse.inside(event.sentence) if {t.lower, t.lemma.lower()} & wanted]
    return cover(hits) if hits else None


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
    inner: dict[str, list[Statement]] = defaultdict(list)
    for statement in scene.reading.statements:
        if statement.within is not None:
            inner[statement.within].append(statement)
    for statement in scene.reading.statements:
        if statement.stance is Stance.SILENCE or not statement.content:
            continue
        for piece in _pieces(scene, statement):
            # "Ushakov said that Putin told Trump …": the fact is what Putin told, on Ushakov's word.
            if _share(inner[statement.id], piece) <= MOSTLY and not _tells_only_facts(scene, piece):
                yield _from_statement(scene, statement, piece)


MOSTLY = 0.6
"""Share of a statement that one inside it takes up before the outer one says nothing of its own."""


def _pieces(scene: _Scene, statement: Statement) -> list[Span]:
    """The statement's content sentence by sentence: each can be told or left out by itself."""
    pieces = []
    for span in statement.content:
        cuts = [s.span for s in scene.parse.sentences if s.span.touches(span)]
        for sentence in cuts:
            start, end = max(sentence.start, span.start), min(sentence.end, span.end)
            if len(scene.words(Span(start, end)).split()) > 1 or len(cuts) == 1:
                pieces.append(Span(start, end))
    # Reporting words in the middle of a sentence ("…", he said, "…") leave one fact in two pieces.
    if len(statement.content) > 1 and len({scene.sentence_at(p) for p in pieces}) == 1:
        return [cover(pieces)]
    return pieces


def _share(inside: list[Statement], piece: Span) -> float:
    """How much of `piece` the words of a statement in it take up, its source and cue included."""
    covered = [
        cover([s for s in (*below.content, *below.cue, *below.source) if piece.holds(s)])
        for below in inside
        if any(piece.holds(c) for c in below.content)
    ]
    return max((c.length for c in covered), default=0) / max(1, piece.length)


def _tells_only_facts(scene: _Scene, piece: Span) -> bool:
    """Whether a statement says no more than an event's length or day ("the call lasted 50 minutes")."""
    facts = [e.trigger for e in scene.reading.events if piece.holds(e.trigger)]
    for event in scene.reading.events:
        for evidence in (event.duration and event.duration.evidence, event.when and event.when.evidence):
            if evidence and piece.holds(evidence):
                facts.append(evidence)
    if len(facts) < 2:
        return False
    rest = [t for t in scene.parse.inside(piece) if not any(f.holds(t.span) for f in facts)]
    return len(content_words(rest).split()) <= 1


def _from_statement(scene: _Scene, statement: Statement, piece: Span) -> Assertion:
    tokens = scene.parse.inside(piece)
    cues = [t for c in statement.cue for t in scene.parse.inside(c)]
    slot, speaker = _slot_of(scene, statement, cues, tokens)
    return Assertion(
        id=f"{scene.reading.document.id}.a{slot}-{piece.start}",
        slot=slot,
        span=piece,
        text=scene.words(piece),
        value=f"{speaker}|{content_words(tokens)}",
        event=_event_of(scene, statement),
        # What somebody said is a fact on the word of whoever reports that he said it:
        # the statement's own chain ends in the one who vouches.
        statement=statement.id,
        negated=slot is Slot.DENIED,
        hedged=is_hedged(" ".join(t.lower for t in tokens)),
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
    parts = {t.lemma.lower() for t in tokens} & acts.parts
    if parts and lemmas & acts.requests and any(t.lower in ("to", "for") for t in tokens[:6]):
        return Slot.OFFERED, speaker
    if parts and lemmas & acts.weak_offers and _own_part(scene, statement, tokens):
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

    What one party says to another belongs to the talk they had; then comes a talk of the
    speaker's that the statement is about; then the talk that the passage is about, if the
    speaker took part; then whatever else the statement is about.
    """
    speaker = statement.speaker.entity if statement.speaker is not None else None
    addressee = statement.addressee.entity if statement.addressee is not None else None
    told_of = [e for e in scene.reading.events if e.id in statement.about]
    passage = _talk_of_passage(scene, statement.start)
    held = [e for e in told_of if e.kind in TALKING and _took_part(e, speaker)]
    if passage is not None and _took_part(passage, speaker):
        if addressee is not None and _took_part(passage, addressee):
            return scene.group[passage.id].id
        held = held or [passage]
    elif passage is not None and not told_of and _speaks_of(statement, passage):
        held = [passage]
    for choice in (held, told_of):
        if choice:
            return scene.group[choice[0].id].id
    return None


def _talk_of_passage(scene: _Scene, offset: int) -> EventMention | None:
    """The talk that the lines around `offset` are about.

    The last one told of in the same paragraph, else the report's first, as long as no other
    talk has come up since: background further down is about other things.
    """
    talks = [e for e in scene.reading.events if e.kind in TALKING and e.realis is Realis.ACTUAL]
    before = [e for e in talks if e.trigger.start <= offset]
    here = [e for e in before if scene.paragraph_at(e.trigger.start) == scene.paragraph_at(offset)]
    if here:
        return here[-1]
    since = {scene.group[e.id].id for e in before if len(e.participants) > 1}
    return before[0] if len(since) == 1 else None


def _speaks_of(statement: Statement, talk: EventMention) -> bool:
    """Whether somebody in the chain speaks for a party of `talk`, or is reported to have spoken in it."""
    sides = {h.side for h in statement.chain if h.side} | {h.entity for h in statement.chain if h.entity}
    return statement.within is not None or any(_took_part(talk, side) for side in sides)


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
            event=_passage_event(scene, token.start),
            statement=told.id if told is not None else None,
            negated=any(t.dep == "neg" for t in below),
            hedged=is_hedged(" ".join(t.lower for t in kept)),
        )


def _passage_event(scene: _Scene, offset: int) -> str | None:
    talk = _talk_of_passage(scene, offset)
    return scene.group[talk.id].id if talk is not None else None
