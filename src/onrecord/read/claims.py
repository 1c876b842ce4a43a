"""What a report asserts, fact by fact: of an event, and of what people did with words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from onrecord.lexicon.acts import load_acts
from onrecord.model import Assertion, Parse, Reading, Slot, Stance, Statement, cover
from onrecord.read.claim_acts import acts_of
from onrecord.read.claim_events import event_of, speakers
from onrecord.read.claim_facts import event_facts, loose_numbers
from onrecord.read.claim_pieces import Piece, pieces_of
from onrecord.read.claim_scene import ClaimScene, content_words, set_scene
from onrecord.read.claim_slots import is_hedged, is_negated, slot_of
from onrecord.read.claim_voices import is_deed


class ClaimsReader:
    """Finds what a report asserts, so that reports can be compared fact by fact."""

    name = "claims"
    version = "3"
    needs = frozenset({"mentions", "times", "quantities", "statements", "events"})
    gives = frozenset({"assertions"})

    def read(self, parse: Parse, reading: Reading) -> Reading:
        """`reading` with its assertions, sorted by place."""
        scene = set_scene(parse, reading)
        found: dict[str, Assertion] = {}
        for assertion in (*event_facts(scene), *_said(scene), *acts_of(scene)):
            found.setdefault(assertion.id, assertion)
        counted = [a.span for a in found.values() if a.slot is Slot.NUMBER]
        for assertion in loose_numbers(scene, counted):
            found.setdefault(assertion.id, assertion)
        ordered = sorted(found.values(), key=lambda a: (a.span, a.slot, a.id))
        return replace(reading, assertions=tuple(ordered))


READER = ClaimsReader()


def _said(scene: ClaimScene) -> Iterator[Assertion]:
    """What is said, sentence by sentence, each on the word of whoever reports it."""
    for statement in scene.reading.statements:
        if not statement.content:
            continue
        if statement.stance is Stance.SILENCE:
            yield from _silence(scene, statement)
            continue
        for piece in pieces_of(scene, statement):
            fact = _from_piece(scene, statement, piece)
            # That a call was and how long stands among the facts of the call; that it was agreed does not.
            if fact.slot is not Slot.SAID or not piece.is_bare:
                yield fact


def _from_piece(scene: ClaimScene, statement: Statement, piece: Piece) -> Assertion:
    cues = [t for c in statement.cue for t in scene.parse.inside(c)]
    slot = slot_of(scene, statement, cues, piece.tokens)
    # What somebody said is a fact on the word of whoever reports that he said it: the statement's own
    # chain ends in the one who vouches. What he did ("pleaded guilty") is the report's word.
    vouching = statement.within if is_deed(scene, statement) else statement.id
    return Assertion(
        id=f"{scene.reading.document.id}.a{slot}-{piece.span.start}",
        slot=slot,
        span=piece.span,
        text=scene.words(piece.span),
        value=f"{party_key(scene, statement)}|{content_words(piece.tokens)}",
        event=event_of(scene, statement),
        statement=vouching,
        negated=(slot is Slot.DENIED) != is_negated(cues, piece.tokens),
        hedged=is_hedged(" ".join(t.lower for t in piece.tokens)),
    )


def _silence(scene: ClaimScene, statement: Statement) -> Iterator[Assertion]:
    """That somebody declined to speak, which is his own act, or has not spoken yet, which the report says.

    Only of somebody known, and only with what it is that he is silent on.
    """
    cues = [t for c in statement.cue for t in scene.parse.inside(c)]
    words = [t for c in statement.content for t in scene.parse.inside(c)]
    if not speakers(scene, statement) or not cues or not content_words(words):
        return
    declined = any(load_acts().slot_of.get(t.lemma.lower()) is Slot.REFUSED for t in cues)
    slot = Slot.REFUSED if declined else Slot.SAID
    whole = cover([*statement.cue, statement.content[0]])
    yield Assertion(
        id=f"{scene.reading.document.id}.a{slot}-{whole.start}",
        slot=slot,
        span=whole,
        text=scene.words(whole),
        value=f"{party_key(scene, statement)}|{content_words([*cues, *words])}",
        event=event_of(scene, statement),
        statement=statement.id if declined else statement.within,
        negated=True,
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
