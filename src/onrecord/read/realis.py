"""How real an event is told to be: happened, planned, proposed, possible, denied, alleged."""

from __future__ import annotations

from functools import cache
from types import MappingProxyType

from onrecord.lexicon.base import read_toml
from onrecord.model import Realis, Stance, Token
from onrecord.read.scene import Scene
from onrecord.read.triggers import Sighting

WORDS_FILE = "languages/en_realis.toml"

BY_STRENGTH = (Realis.DENIED, Realis.HYPOTHETICAL, Realis.PROPOSED, Realis.PLANNED, Realis.ALLEGED)
"""Which reading wins where several words speak: "will not impose" is denied, not planned."""

FUTURE_NOUNS = frozenset(
    {"week", "month", "year", "day", "round", "phase", "stage", "series", "set", "number"}
)
"""Nouns that only count or time the event below them ("another round of talks")."""

LEVELS = 4
"""How many words up from the trigger are asked; what stands further up speaks of something else."""


@cache
def _words() -> MappingProxyType[str, frozenset[str]]:
    return MappingProxyType({key: frozenset(value) for key, value in read_toml(WORDS_FILE).items()})


def realis_of(scene: Scene, sighting: Sighting) -> Realis:
    """How real the event is told to be, from modality, negation, tense, and the words that govern it."""
    signs: set[Realis] = set()
    token = sighting.token
    if sighting.verb:
        signs |= _verb_signs(scene, token)
    else:
        signs |= _noun_signs(scene, token)
    statement = scene.statement_of(sighting.span)
    if statement is not None and statement.stance is Stance.DOUBTING and not signs:
        signs.add(Realis.ALLEGED)
    for realis in BY_STRENGTH:
        if realis in signs:
            return realis
    return Realis.ACTUAL


def _noun_signs(scene: Scene, token: Token) -> set[Realis]:
    words = _words()
    signs = _adjective_signs(scene, token)
    below = token
    for _ in range(LEVELS):
        if below.head == below.i:
            break
        head = scene.parse.head(below)
        if head.pos in ("VERB", "AUX"):
            return signs | _governed_by(scene, token, below, head)
        if head.pos in ("NOUN", "PROPN"):
            signs |= _noun_head_signs(scene, head)
        elif head.pos == "ADJ" and head.lemma.lower() in words["planned"]:
            signs.add(Realis.PLANNED)
        elif head.dep == "prep" and head.lower in ("without", "despite"):
            signs |= {Realis.DENIED} if head.lower == "without" else set()
        below = head
    return signs


def _noun_head_signs(scene: Scene, head: Token) -> set[Realis]:
    words = _words()
    signs = set()
    lemma = head.lemma.lower()
    for realis in BY_STRENGTH[:-1]:
        if lemma in words[f"{realis.value}_nouns"]:
            signs.add(realis)
    if lemma in FUTURE_NOUNS:
        signs |= _adjective_signs(scene, head)
    return signs


def _adjective_signs(scene: Scene, token: Token) -> set[Realis]:
    words = _words()
    signs = set()
    for child in scene.parse.children(token):
        for realis in BY_STRENGTH:
            if child.lower in words[f"{realis.value}_adjectives"]:
                signs.add(realis)
        if child.dep == "neg":
            signs.add(Realis.DENIED)
    return signs


def _governed_by(scene: Scene, token: Token, below: Token, verb: Token) -> set[Realis]:
    """What the verb above a noun says of the event: only where the event is what the verb is about."""
    words = _words()
    lemma = verb.lemma.lower()
    settled = below.dep == "prep" and below.lower in words["settled"]
    definite = any(t.lower in ("the", "this", "these", "those", "that") for t in scene.below(token, "det"))
    owned = bool(scene.below(token, "poss"))
    if below.dep == "prep" and below.lower in ("for", "to", "of", "on", "about", "against"):
        settled = False
    if settled and below.lower not in ("in", "at", "on"):
        return set()
    signs = set()
    if lemma in words["light"]:
        signs |= _verb_signs(scene, verb)
    elif below.dep in ("dobj", "nsubjpass", "prep", "xcomp", "ccomp") and not settled:
        for realis in BY_STRENGTH:
            if lemma in words[realis.value] and _rules_out(scene, verb):
                signs.add(realis)
        # "discussed a ceasefire" leaves it open; "discussed the attack" speaks of what was.
        if (definite or owned) and Realis.PROPOSED in signs:
            signs.discard(Realis.PROPOSED)
        if signs and _negated(scene, verb):
            signs = {Realis.HYPOTHETICAL}
        if not definite and not owned:
            signs |= _verb_signs(scene, verb)
    elif below.dep == "nsubj" and not (definite or owned):
        signs |= _verb_signs(scene, verb)
    return signs


def _rules_out(scene: Scene, verb: Token) -> bool:
    """False for "rule" without "out": only the two together deny."""
    return verb.lemma.lower() != "rule" or any(t.lower == "out" for t in scene.parse.children(verb))


def _negated(scene: Scene, verb: Token) -> bool:
    return any(t.dep == "neg" or t.lower in ("never", "not", "n't") for t in scene.parse.children(verb))


def _verb_signs(scene: Scene, verb: Token, deep: int = 2) -> set[Realis]:
    """What a verb's own auxiliaries, negation and governing verb say."""
    words = _words()
    signs = set()
    children = scene.parse.children(verb)
    aux = {t.lower for t in children if t.dep in ("aux", "auxpass")}
    if verb.dep == "conj":
        first = scene.parse.head(verb)
        if not any(t.dep == "nsubj" for t in children):
            aux |= {t.lower for t in scene.below(first, "aux")} & (
                words["may"] | words["shall"] | words["ought"]
            )
    if aux & words["shall"]:
        signs.add(Realis.PLANNED)
    if aux & words["may"]:
        signs.add(Realis.HYPOTHETICAL)
    if aux & words["ought"]:
        signs.add(Realis.PROPOSED)
    if any(t.lower in words["condition"] and t.dep == "mark" for t in children):
        signs.add(Realis.HYPOTHETICAL)
    if any(t.lower in words["alleged_adverbs"] for t in children):
        signs.add(Realis.ALLEGED)
    if _negated(scene, verb):
        return {Realis.DENIED}
    head = scene.parse.head(verb)
    if deep and head.i != verb.i:
        signs |= _above_verb(scene, verb, head, deep)
    return signs


def _above_verb(scene: Scene, verb: Token, head: Token, deep: int) -> set[Realis]:
    """What the verb or adjective that a verb is the complement of says of it."""
    words = _words()
    signs: set[Realis] = set()
    lemma = head.lemma.lower()
    infinitive = any(t.tag == "TO" for t in scene.parse.children(verb))
    if verb.dep in ("xcomp", "acl", "advcl", "pcomp") and (infinitive or verb.tag == "VBG"):
        for realis in BY_STRENGTH:
            if lemma in words[realis.value] and _rules_out(scene, head):
                signs.add(realis)
            if head.pos == "NOUN" and lemma in words.get(f"{realis.value}_nouns", frozenset()):
                signs.add(realis)
        if lemma == "go" and verb.dep == "xcomp":
            signs.add(Realis.PLANNED)
        if verb.dep == "xcomp" and head.pos in ("VERB", "AUX") and (not signs or _negated(scene, head)):
            signs |= _verb_signs(scene, head, deep - 1)
        if verb.dep == "advcl" and infinitive and not signs:
            signs.add(Realis.PLANNED)
    elif verb.dep == "pcomp":
        above = scene.parse.head(head)
        for realis in BY_STRENGTH:
            if above.lemma.lower() in words[realis.value] and _rules_out(scene, above):
                signs.add(realis)
    elif verb.dep == "ccomp" and lemma in words["proposed"] and verb.tag == "VB":
        signs.add(Realis.PROPOSED)
    elif verb.dep == "ccomp" and lemma in words["denied"] and lemma not in ("rule", "fail"):
        signs.add(Realis.DENIED)
    elif verb.dep == "conj" and head.pos in ("VERB", "AUX") and verb.tag == "VB":
        signs |= _verb_signs(scene, head, deep - 1)
    return signs
