"""Who holds an attitude, and by which words."""

from __future__ import annotations

from onrecord.lexicon.cues import Cue
from onrecord.lexicon.people import titles
from onrecord.model import Parse, Stance, Token
from onrecord.read.drafts import Draft
from onrecord.read.grammar import (
    SUBJECTS,
    antecedent,
    child,
    cue_tokens,
    infinitive,
    lemma_of,
    phrase,
    subject,
)
from onrecord.read.sources import known_by

TAKES = "attitude"
"""Frame of the cues that this file makes, and the start of their drafts' rule."""

NEAR = 5
"""Tokens that may stand between a light verb and its word. Chosen."""


def held_by(
    parse: Parse, token: Token, who: Token | None, content: list[int], cue: list[int], rule: str
) -> Draft | None:
    """A draft by `who`; None where nobody holds the attitude or it is about nothing."""
    if who is None or who.tag == "EX" or who.i == token.i:
        return None
    holder = _person_before(parse, who)
    named = phrase(parse, who) if holder is who else [holder.i]
    if who.dep == "poss" or who.i in content:
        named = [i for i in named if i not in content] or [who.i]
    left = [i for i in content if i not in named and i not in cue and i != who.i]
    if not left or holder.i in left:
        return None
    word = Cue(lemma=lemma_of(token), takes=TAKES, kind="thought", stance=Stance.NEUTRAL)
    return Draft(
        cue=cue,
        source=named,
        content=left,
        word=word,
        stance=Stance.NEUTRAL,
        rule=f"{TAKES}-{rule}",
        verb=token.i,
        speaker=known_by(parse, who, named) if holder is who else holder.i,
    )


def standing_for(noun: Token, about: list[int]) -> Draft:
    """A draft by those whom a noun names by what they think: "opponents of the deal"."""
    word = Cue(lemma=lemma_of(noun), takes=TAKES, kind="thought", stance=Stance.NEUTRAL)
    return Draft(
        cue=[noun.i],
        source=[noun.i],
        content=about,
        word=word,
        stance=Stance.NEUTRAL,
        rule=f"{TAKES}-partisan",
        verb=noun.i,
        speaker=noun.i,
    )


def words_of(parse: Parse, verb: Token, word: Token) -> list[int]:
    """The words of an attitude from its verb on: "was not ready", "has no plan"; else the word alone."""
    first = cue_tokens(parse, verb)[0] if verb.pos in ("VERB", "AUX") else word.i
    between = parse.tokens[first : word.i]
    plain = all(t.pos in ("AUX", "VERB", "PART", "ADV", "DET", "ADJ", "PRON") for t in between)
    return list(range(first, word.i + 1)) if plain and len(between) <= NEAR else [word.i]


def _person_before(parse: Parse, who: Token) -> Token:
    """Whom "who" stands for: the noun right before it, where the parser hung the clause higher up."""
    meant = antecedent(parse, who)
    before = parse.tokens[who.i - 1] if who.i else who
    near = who.lower == "who" and meant is not who and before.pos in ("NOUN", "PROPN")
    return before if near and meant.dep != "ROOT" and meant.pos == "NOUN" else meant


def doer(parse: Parse, verb: Token) -> Token | None:
    """Who does what `verb` says, also where an object does it: "asked them to leave"."""
    head = parse.head(verb)
    own = next((c for c in parse.children(verb) if c.dep in SUBJECTS), None)
    if own is None and verb.dep in ("xcomp", "advcl", "ccomp") and infinitive(parse, verb):
        told = child(parse, head, "dobj")
        if told is not None and told.i < verb.i and child(parse, head, "auxpass") is None:
            return told
    blame = blamed(parse, verb)
    return blame[1] if blame is not None else subject(parse, verb)


def blamed(parse: Parse, verb: Token) -> tuple[Token, Token] | None:
    """The verb above and its object in "accused Roe of hiding it", "thanked Roe for coming".

    The cause of what one is accused of or thanked for lies with him (`titles.toml`, `objects_own`).
    """
    if verb.dep != "pcomp" or child(parse, verb, *SUBJECTS) is not None:
        return None
    preposition = parse.head(verb)
    over = parse.head(preposition)
    thing = child(parse, over, "dobj")
    if over.pos != "VERB" and over.dep == "dobj":
        over, thing = parse.head(over), over
    kept = preposition.lower == "from" or lemma_of(over) in titles().objects_own
    return (over, thing) if thing is not None and thing.i < verb.i and kept else None
