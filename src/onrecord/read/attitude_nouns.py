"""Nouns of attitude: "Roe's fear of a split", "concern in Oslo about it", "has no plan to leave"."""

from __future__ import annotations

from onrecord.lexicon.attitudes import AttitudeWords
from onrecord.lexicon.countries import country_of_people
from onrecord.model import Parse, Token
from onrecord.read.drafts import Draft
from onrecord.read.grammar import agent, child, ids, infinitive, lemma_of
from onrecord.read.holders import doer, held_by, standing_for, words_of

_CLAUSES = frozenset({"ccomp", "xcomp", "acl", "advcl"})
_OWNING = ("of", "by", "from", "among", "in", "within")
"""Prepositions behind a noun of attitude that lead to who holds it."""


def from_partisan(parse: Parse, words: AttitudeWords, noun: Token) -> Draft | None:
    """ "opponents of the deal", "Roe's critics", "Roe supporters": who they are says what they think."""
    if lemma_of(noun) not in words.partisans:
        return None
    about: list[int] = []
    for c in parse.children(noun):
        if c.dep == "prep" and c.lower in ("of", "to") and c.i > noun.i:
            about.extend(i for i in ids(parse, c) if i != c.i)
        elif (c.dep == "poss" or (c.dep in ("compound", "nmod") and c.pos == "PROPN")) and c.i < noun.i:
            about.extend(i for i in ids(parse, c) if parse.tokens[i].tag != "POS")
    return standing_for(noun, sorted(set(about))) if about else None


def from_noun(parse: Parse, words: AttitudeWords, noun: Token) -> Draft | None:
    """ "Roe's fear of a split", "concern in Oslo about it", "has no plan to leave"."""
    frames = words.nouns.get(lemma_of(noun), frozenset())
    if not frames:
        return None
    who = child(parse, noun, "poss") or _by_people(parse, noun)
    if who is not None and who.tag == "PRP$":
        # "voiced his concern": he who voices it.
        who = _bearer(parse, words, noun) or who
    behind = [c for c in [*parse.children(noun), *_beside(parse, words, noun)] if c.i > noun.i]
    of_whom = _owner_behind(parse, words, frames, behind) if who is None else None
    about: list[int] = []
    for c in behind:
        if of_whom is not None and c.i == of_whom.head:
            about.extend(_hung_on_owner(parse, frames, of_whom))
        elif c.dep == "prep" and c.lower in frames:
            about.extend(i for i in ids(parse, c) if i != c.i)
        elif c.dep in _CLAUSES and frames & {"that", "to"} and _is_said(parse, c):
            about.extend(ids(parse, c))
    if not about:
        about = _equated(parse, noun, frames)
    who = who or of_whom or _bearer(parse, words, noun)
    if not about or who is None or who.i in about:
        return None
    light = noun.dep == "dobj" and lemma_of(parse.head(noun)) in words.light
    cue = words_of(parse, parse.head(noun) if light else noun, noun)
    return held_by(parse, noun, who, sorted(set(about)), cue, "noun")


def _owner_behind(
    parse: Parse, words: AttitudeWords, frames: frozenset[str], behind: list[Token]
) -> Token | None:
    """Who holds it by a phrase behind the noun: "concern in Oslo about it", "the interest of Roe in it"."""
    for c in behind:
        thing = child(parse, c, "pobj") if c.dep == "prep" and c.lower in _OWNING else None
        if thing is None:
            continue
        others = [o for o in behind if o is not c and (o.lower in frames or o.dep in _CLAUSES)]
        if c.lower not in frames or others or _hung_on_owner(parse, frames, thing):
            named = thing.pos == "PROPN" or thing.entity or words.can_hold(lemma_of(thing))
            if named or c.lower not in frames:
                return thing
    return None


def _hung_on_owner(parse: Parse, frames: frozenset[str], owner: Token) -> list[int]:
    """ "support from Roe for a truce": what the parser hung on Roe."""
    for c in parse.children(owner):
        if c.dep == "prep" and c.lower in frames and c.lower not in _OWNING and c.i > owner.i:
            return [i for i in ids(parse, c) if i != c.i]
    return []


def _equated(parse: Parse, noun: Token, frames: frozenset[str]) -> list[int]:
    """ "my concern is that …", "their aim is to leave"."""
    verb = parse.head(noun)
    if noun.dep != "nsubj" or lemma_of(verb) != "be" or not frames & {"that", "to"}:
        return []
    for c in parse.children(verb):
        if c.dep in ("ccomp", "xcomp") and c.i > verb.i and _is_said(parse, c):
            return ids(parse, c)
    return []


def _is_said(parse: Parse, clause: Token) -> bool:
    """Whether a noun's clause is what it holds: an infinitive, or a clause with "that"."""
    return infinitive(parse, clause) or any(
        c.dep == "mark" and c.lower == "that" for c in parse.children(clause)
    )


def _by_people(parse: Parse, noun: Token) -> Token | None:
    """ "the US plan", "American suspicion": the country before the noun."""
    for c in parse.children(noun):
        if c.dep not in ("amod", "compound") or c.i > noun.i:
            continue
        if country_of_people(c.text) is not None or c.entity in ("GPE", "ORG", "NORP"):
            return c
    return None


def _beside(parse: Parse, words: AttitudeWords, noun: Token) -> list[Token]:
    """Phrases that the parser hung on the light verb behind the noun: "gave support to Roe"."""
    verb = parse.head(noun)
    if noun.dep != "dobj" or lemma_of(verb) not in words.light:
        return []
    return [c for c in parse.children(verb) if c.dep in ("prep", "xcomp", "ccomp") and c.i > noun.i]


def _bearer(parse: Parse, words: AttitudeWords, noun: Token) -> Token | None:
    """Who has it: the subject of "has no plan to leave", of "acts in the hope that …"."""
    top = noun
    while top.dep == "conj" and parse.head(top).pos == "NOUN":
        top = parse.head(top)
    if top is not noun:
        shared = child(parse, top, "poss") or _by_people(parse, top)
        if shared is not None:
            return shared
    over = parse.head(top)
    if top.dep == "dobj" and lemma_of(over) in words.light:
        return agent(parse, over) or doer(parse, over)
    if top.dep == "pobj" and over.lower in ("with", "in", "out", "of", "by", "under"):
        verb = parse.head(over)
        return doer(parse, verb) if verb.pos in ("VERB", "AUX") else None
    return None
