"""What kind of fact a statement is: an offer, an agreement, a refusal … or just something said."""

from __future__ import annotations

from onrecord.lexicon.acts import Acts, load_acts
from onrecord.model import Slot, Statement, Token
from onrecord.read.claim_scene import ClaimScene

UNREAL = frozenset({"could", "would", "may", "might", "should", "must"})
"""Auxiliaries that leave open whether something was done."""

_SELF = frozenset({"i", "we", "he", "she", "they"})
"""Words by which a speaker names himself in reported speech."""


def is_hedged(words: str) -> bool:
    """Whether `words` (lower case, blank-separated) hold a hedge."""
    acts = load_acts()
    return any(w in acts.hedge_words for w in words.split()) or any(
        f" {phrase} " in f" {words} " for phrase in acts.hedge_phrases
    )


def is_negated(cues: list[Token], tokens: list[Token]) -> bool:
    """Whether the act or the main verb of what is said is negated.

    "He will not fire him" is; "it is a plan that will not work" is not: it says that there is one.
    """
    inside = {t.i for t in tokens}
    heads = {t.i for t in tokens if t.head == t.i or t.head not in inside}
    # "Russia does not want to leave", "there is no plan": what the main verb governs directly counts too.
    heads |= {
        t.i for t in tokens if t.head in heads and t.dep in ("xcomp", "ccomp", "conj") and t.pos == "VERB"
    }
    said = [t for t in tokens if t.dep == "neg" and t.head in heads]
    return bool(said) or any(t.dep == "neg" for t in cues)


def slot_of(scene: ClaimScene, statement: Statement, cues: list[Token], tokens: list[Token]) -> Slot:
    """The kind of fact, by the reporting verb and, for offers, by what is put forward."""
    acts = load_acts()
    # "could reject", "did not agree": said of the act, but it is not done.
    if any(t.dep == "neg" or t.lower in UNREAL for t in cues):
        return Slot.SAID
    lemmas = {t.lemma.lower() for t in cues}
    words = " ".join(t.lower for t in tokens)
    if any(f" {phrase} " in f" {words} " for phrase in acts.request_phrases):
        return Slot.OFFERED
    # "said he had agreed to it" reports the act from inside; its verb is no cue then.
    if lemmas & acts.offers:
        return Slot.OFFERED
    parts = {t.lemma.lower() for t in tokens} & acts.parts
    if parts and lemmas & acts.requests and any(t.lower in ("to", "for") for t in tokens[:6]):
        return Slot.OFFERED
    if parts and lemmas & acts.weak_offers and _own_part(scene, statement, tokens):
        return Slot.OFFERED
    for token in cues:
        slot = acts.slot_of.get(token.lemma.lower())
        near = [*cues, *tokens[:1]]
        if slot is not None and (has_particle(acts, token, near) or _asks(acts, token, near, tokens)):
            return slot
    return Slot.SAID


def _asks(acts: Acts, verb: Token, near: list[Token], tokens: list[Token]) -> bool:
    """Whether what follows says what is asked of somebody: "called on her to go"."""
    needed = acts.infinitives.get(verb.lemma.lower(), frozenset())
    return any(t.lower in needed for t in near) and any(t.tag == "TO" for t in tokens)


def has_particle(acts: Acts, verb: Token, near: list[Token]) -> bool:
    """Whether `verb` comes with the word it needs to mean the act ("call" with "for")."""
    needed = acts.particles.get(verb.lemma.lower())
    return needed is None or any(t.lower in needed for t in near)


def _own_part(scene: ClaimScene, statement: Statement, tokens: list[Token]) -> bool:
    """Whether the part put forward is the speaker's own: "suggested that he will participate"."""
    speaker = statement.speaker.entity if statement.speaker is not None else None
    acts = load_acts()
    inside = {t.i for t in tokens}
    for token in tokens:
        if token.lemma.lower() not in acts.parts:
            continue
        for verb in (token, *(t for t in scene.parse.ancestors(token) if t.i in inside)):
            subjects = [t for t in scene.parse.children(verb) if t.dep in ("nsubj", "nsubjpass")]
            if subjects and _is_future(scene, verb):
                return any(_is_speaker(scene, t, speaker) for t in subjects)
            if subjects:
                break
    return False


def _is_future(scene: ClaimScene, verb: Token) -> bool:
    """Whether `verb` tells what is yet to come: "will help", "could be helpful", not "has helped"."""
    return any(t.tag == "MD" for t in scene.parse.children(verb))


def _is_speaker(scene: ClaimScene, subject: Token, speaker: str | None) -> bool:
    who = scene.mention_at.get(subject.end)
    if who is not None:
        return who.entity == speaker
    return subject.lower in _SELF
