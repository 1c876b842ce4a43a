"""Which event a fact belongs to."""

from __future__ import annotations

from onrecord.model import EventMention, Realis, Statement
from onrecord.read.claim_scene import ClaimScene, is_talk


def event_of(scene: ClaimScene, statement: Statement) -> str | None:
    """The event that a statement belongs to, as the id of its first mention in this report.

    What one party says to another belongs to the talk they had; then comes the talk in which was
    discussed what the statement says was discussed, or one of the speaker's that it is about; then
    the talk that the passage is about, if the speaker took part or speaks for somebody who did, unless
    the words were said on an occasion of their own; then whatever else the statement is about.
    """
    speaker = speakers(scene, statement)
    told_of = [e for e in scene.reading.events if e.id in statement.about]
    between = _between(scene, statement, speaker)
    if between is not None:
        return scene.first_of(between)
    discussed = _discussed_in(scene, statement)
    if discussed is not None:
        return discussed
    own = [e for e in told_of if is_talk(e) and scene.took_part(e, speaker)]
    if own:
        return scene.first_of(own[0])
    passage = talk_of_passage(scene, statement.start)
    if passage is not None and _said_of(scene, statement, passage):
        return scene.first_of(passage)
    real = [e for e in told_of if e.realis is Realis.ACTUAL]
    chosen = real or told_of
    if chosen:
        return scene.first_of(chosen[0])
    before = _same_breath(scene, statement)
    return event_of(scene, before) if before is not None else None


def _discussed_in(scene: ClaimScene, statement: Statement) -> str | None:
    """The talk of whose topics `statement` tells, as the id of its first mention."""
    for event in scene.reading.events:
        if any(c.holds(topic.span) for topic in event.topics_told for c in statement.content):
            return scene.first_of(event)
    return None


def _same_breath(scene: ClaimScene, statement: Statement) -> Statement | None:
    """What the same speaker is reported to have said just before, in the same sentence."""
    sentence = scene.sentence_at(statement.start)
    if sentence is None or statement.speaker is None:
        return None
    earlier = [
        s
        for s in scene.reading.statements
        if sentence.start <= s.start
        and s.end <= statement.start
        and s.within == statement.within
        and s.speaker == statement.speaker
    ]
    return earlier[-1] if earlier else None


def speakers(scene: ClaimScene, statement: Statement) -> frozenset[str]:
    """The entities that say it: one, several ("Trump and Putin agreed"), or none that is known."""
    if statement.speaker is None:
        return frozenset()
    if statement.speaker.entity is not None:
        return frozenset({statement.speaker.entity})
    names = {e.name: e.id for e in scene.reading.entities}
    parts = statement.speaker.name.replace(", ", " and ").split(" and ")
    return frozenset(names[p] for p in parts) if all(p in names for p in parts) else frozenset()


def _between(scene: ClaimScene, statement: Statement, speaker: frozenset[str]) -> EventMention | None:
    """The last talk told of, in which both who says it and who is told it took part."""
    addressee = statement.addressee.entity if statement.addressee is not None else None
    if addressee is None:
        return None
    talks = [e for e in _talks_before(scene, statement.start) if scene.took_part(e, frozenset({addressee}))]
    if speaker:
        talks = [e for e in talks if scene.took_part(e, speaker)]
    here = scene.paragraph_at(statement.start)
    near = [e for e in talks if scene.paragraph_at(e.trigger.start) == here]
    if near:
        return near[-1]
    return talks[0] if len({scene.first_of(e) for e in talks}) == 1 else None


def _talks_before(scene: ClaimScene, offset: int) -> list[EventMention]:
    """Talks told of up to the end of the sentence at `offset`."""
    sentence = scene.sentence_at(offset)
    end = sentence.end if sentence is not None else offset
    return [e for e in scene.talks if e.trigger.start < end]


def talk_of_passage(scene: ClaimScene, offset: int) -> EventMention | None:
    """The talk that the lines around `offset` are about; None where that is open.

    The last one told of in the same paragraph, else the only one so far: background further
    down is about other things. Talks between people go before those between states, which
    are rather what people talk about.
    """
    before = [e for e in _talks_before(scene, offset) if len(scene.parties[scene.first_of(e)]) > 1]
    for least in (1, 2):
        before = [e for e in before if len(scene.people[scene.first_of(e)]) >= least] or before
    here = [e for e in before if scene.paragraph_at(e.trigger.start) == scene.paragraph_at(offset)]
    if here:
        return here[-1]
    return before[0] if len({scene.first_of(e) for e in before}) == 1 else None


def _said_of(scene: ClaimScene, statement: Statement, talk: EventMention) -> bool:
    """Whether a statement that names no event is about `talk`: a party's words or a readout."""
    if _other_day(scene, statement, talk):
        return False
    if scene.took_part(talk, speakers(scene, statement)):
        # A party who tells somebody else ("told parliament") speaks elsewhere.
        return statement.addressee is None
    if statement.about:
        return False
    sides = {h.side for h in statement.chain if h.side} | {h.entity for h in statement.chain if h.entity}
    return any(scene.took_part(talk, frozenset({side})) for side in sides)


def _other_day(scene: ClaimScene, statement: Statement, talk: EventMention) -> bool:
    """Whether the reporting words name a day on which `talk` was not ("said on Wednesday")."""
    when = talk.when
    sentence = scene.sentence_at(statement.start)
    if when is None or sentence is None:
        return False
    return any(
        not time.interval.meets(when.interval)
        for time in scene.reading.times
        if time.interval is not None
        and sentence.holds(time.span)
        and not any(c.touches(time.span) for c in statement.content)
    )
