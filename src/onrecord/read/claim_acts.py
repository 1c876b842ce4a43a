"""What people did with words where no statement was found: "Trump pushed for a ceasefire"."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.lexicon.acts import load_acts
from onrecord.model import Assertion, Mode, Slot, Span, Token
from onrecord.read.claim_events import talk_of_passage
from onrecord.read.claim_scene import ClaimScene, content_words
from onrecord.read.claim_slots import UNREAL, has_particle, is_hedged

_ARGUMENTS = frozenset({"xcomp", "ccomp", "dobj", "dative"})


def acts_of(scene: ClaimScene) -> Iterator[Assertion]:
    """Offers, demands, agreements, refusals … told in the report's own words.

    Only of somebody known by name, only as having happened: not "could offer", "did not agree",
    "if he refuses". Words in quotation marks are the speaker's and are left to his statement.
    """
    for verb in scene.parse.tokens:
        if verb.pos != "VERB" or verb.i in scene.cue_tokens:
            continue
        slot = _slot(scene, verb)
        subject = _subject(scene, verb)
        if slot is None or subject is None or not _happened(scene, verb):
            continue
        below = scene.parse.children(verb)
        rest = [t for t in below if t.i > verb.i and (t.dep in _ARGUMENTS or t.dep == "prep")]
        told = scene.innermost(verb.span)
        if not rest or (told is not None and told.mode is Mode.DIRECT):
            continue
        yield _act(scene, slot, subject, verb, rest)


def _slot(scene: ClaimScene, verb: Token) -> Slot | None:
    acts = load_acts()
    lemma = verb.lemma.lower()
    below = scene.parse.children(verb)
    if lemma in acts.offers:
        return Slot.OFFERED
    if lemma in acts.requests:
        asked = {t.lemma.lower() for t in scene.parse.subtree(verb) if t.i > verb.i}
        return Slot.OFFERED if asked & acts.parts and any(t.dep == "xcomp" for t in below) else None
    slot = acts.slot_of.get(lemma)
    if slot is None or not has_particle(acts, verb, [*below, *_openings(scene, below)]):
        return None
    governed = lemma in acts.particles or any(t.dep in _ARGUMENTS and t.i > verb.i for t in below)
    return slot if governed else None


def _openings(scene: ClaimScene, below: list[Token]) -> list[Token]:
    """The marks of clauses below a verb: the "to" of "declined to comment"."""
    return [t for clause in below if clause.dep == "xcomp" for t in scene.parse.children(clause)]


def _subject(scene: ClaimScene, verb: Token) -> Token | None:
    """Who does it, if it is somebody known: laws require and shares decline too."""
    for token in scene.parse.children(verb):
        if token.dep == "nsubj" and token.end in scene.mention_at:
            return token
    return None


def _happened(scene: ClaimScene, verb: Token) -> bool:
    below = scene.parse.children(verb)
    if any(t.dep == "neg" or t.lower in UNREAL for t in below):
        return False
    return not any(t.dep == "mark" and t.lower in ("if", "unless", "whether") for t in below)


def _act(scene: ClaimScene, slot: Slot, subject: Token, verb: Token, rest: list[Token]) -> Assertion:
    kept = [verb, *(t for child in rest for t in scene.parse.subtree(child))]
    while kept[-1].pos == "PUNCT":
        kept.pop()
    span = Span(subject.start, max(t.end for t in kept))
    told = scene.innermost(verb.span)
    talk = talk_of_passage(scene, verb.start)
    who = scene.mention_at[subject.end].entity
    parties = frozenset({who}) if who is not None else frozenset()
    return Assertion(
        id=f"{scene.reading.document.id}.a{slot}-{verb.start}",
        slot=slot,
        span=span,
        text=scene.words(span),
        value=f"{who}|{content_words(kept[1:])}",
        event=scene.first_of(talk) if talk is not None and scene.took_part(talk, parties) else None,
        statement=told.id if told is not None else None,
        hedged=is_hedged(" ".join(t.lower for t in kept)),
    )
