"""Who wants, fears, backs or refuses what: attitudes in a parse, whoever reports them."""

from __future__ import annotations

from onrecord.lexicon.attitudes import AttitudeWords
from onrecord.model import Parse, Token
from onrecord.read.attitude_nouns import from_noun, from_partisan
from onrecord.read.drafts import Draft
from onrecord.read.grammar import (
    SUBJECTS,
    agent,
    antecedent,
    child,
    cue_tokens,
    ids,
    infinitive,
    lemma_of,
    subject,
)
from onrecord.read.holders import doer, held_by, words_of

_OBJECTS = frozenset({"dobj", "dative", "oprd"})


def find_attitudes(parse: Parse, words: AttitudeWords) -> list[Draft]:
    """A draft for every word of attitude whose sentence says who holds it and what it is about."""
    found = []
    for token in parse.tokens:
        draft = None
        if token.pos in ("VERB", "AUX"):
            draft = _from_adjective(parse, words, token) or _from_verb(parse, words, token)
            draft = draft or _from_stand(parse, words, token)
        elif token.pos == "NOUN":
            draft = from_partisan(parse, words, token) or from_noun(parse, words, token)
        elif token.pos == "ADJ":
            draft = _from_adjective(parse, words, token)
        if draft is not None:
            found.append(draft)
    return found


def _from_verb(parse: Parse, words: AttitudeWords, verb: Token) -> Draft | None:
    """ "fears a split", "wants them to leave", "is feared by Roe", "the split frightens Roe"."""
    frames = next((words.verbs[key] for key in _keys(parse, verb) if key in words.verbs), frozenset())
    if not frames or verb.dep == "aux":
        return None
    below = parse.children(verb)
    passive = _is_passive(parse, verb)
    cue = cue_tokens(parse, verb)
    if "stirs" in frames:
        return _stirred(parse, verb, passive, cue)
    if "as" in frames and not any(c.lower == "as" for c in below):
        frames -= {"as"}
    about: list[int] = []
    for c in below:
        about.extend(_complement(parse, verb, c, frames, passive))
    if passive:
        who = agent(parse, verb) or _agent_below(parse, verb)
        if who is not None and frames & {"object", "as", "told"}:
            about.extend(_undergone(parse, verb))
    else:
        who = doer(parse, verb)
        if "object" in frames and not any(c.dep == "dobj" for c in below):
            about.extend(_left_out(parse, verb))
    return held_by(parse, verb, who, sorted(set(about)), cue, "verb")


def _keys(parse: Parse, verb: Token) -> list[str]:
    """Lexicon keys for a verb: with its particle first ("turn down"), then alone."""
    lemma = lemma_of(verb)
    more = [c for c in parse.children(verb) if c.i == verb.i + 1 and c.dep in ("prt", "advmod")]
    return [*(f"{lemma} {c.lower}" for c in more), lemma]


def _complement(parse: Parse, verb: Token, c: Token, frames: frozenset[str], passive: bool) -> list[int]:
    """What one dependent of a verb adds to what the attitude is about."""
    if c.dep in _OBJECTS and frames & {"object", "told", "as"} and not passive:
        return _object(parse, c)
    if c.dep in ("ccomp", "xcomp") and c.i > verb.i:
        to = infinitive(parse, c)
        own = any(g.dep in SUBJECTS for g in parse.children(c))
        if to and not own and frames & {"infinitive", "told"}:
            return ids(parse, c)
        if (own or not to) and frames & {"clause", "told", "object", "as"}:
            return ids(parse, c)
    if c.dep == "advcl" and infinitive(parse, c) and "told" in frames and child(parse, verb, "dobj"):
        return ids(parse, c)
    if c.dep == "prep" and c.lower in frames and c.i > verb.i:
        return [i for i in ids(parse, c) if i != c.i or c.lower == "as"]
    return []


def _object(parse: Parse, thing: Token) -> list[int]:
    """An object with everything below it; for "that" and "which" what they stand for."""
    meant = antecedent(parse, thing)
    if meant is thing:
        return ids(parse, thing)
    return _without_clauses(parse, meant)


def _without_clauses(parse: Parse, noun: Token) -> list[int]:
    """A noun phrase without the relative clauses hung on it."""
    cut = {i for c in parse.children(noun) if c.dep in ("relcl", "acl", "appos") for i in ids(parse, c)}
    return [i for i in ids(parse, noun) if i not in cut]


def _left_out(parse: Parse, verb: Token) -> list[int]:
    """ "the guns we need", "those accused by Roe": the noun that the clause hangs on."""
    head = parse.head(verb)
    if verb.dep not in ("relcl", "acl") or head.pos not in ("NOUN", "PROPN", "PRON"):
        return []
    who = child(parse, verb, "nsubj")
    others = who is not None and who.tag not in ("WDT", "WP")
    if others or (who is None and infinitive(parse, verb) and head.dep in ("dobj", "attr")):
        return _without_clauses(parse, head)
    return []


def _is_passive(parse: Parse, verb: Token) -> bool:
    below = parse.children(verb)
    if any(c.dep in ("auxpass", "nsubjpass", "agent") for c in below):
        return True
    return verb.tag == "VBN" and verb.dep in ("acl", "amod") and not any(c.dep == "aux" for c in below)


def _agent_below(parse: Parse, verb: Token) -> Token | None:
    """ "treated with suspicion by the police": the parser hung the doer on what stands between."""
    for c in parse.children(verb):
        for below in parse.children(c) if c.dep == "prep" else ():
            for by in parse.children(below):
                if by.lower == "by" and by.i > below.i and below.dep == "pobj":
                    return child(parse, by, "pobj")
    return None


def _undergone(parse: Parse, verb: Token) -> list[int]:
    """What the passive is about: its subject, or the noun that a participle hangs on."""
    thing = child(parse, verb, "nsubjpass")
    if thing is not None:
        return _object(parse, thing)
    head = parse.head(verb)
    if verb.dep in ("acl", "relcl", "amod") and head.pos in ("NOUN", "PROPN", "PRON"):
        return _without_clauses(parse, head)
    if verb.dep == "conj":
        return _undergone(parse, head) if head.pos == "VERB" else []
    return []


def _stirred(parse: Parse, verb: Token, passive: bool, cue: list[int]) -> Draft | None:
    """ "the split frightens Roe": Roe holds the attitude, the split is what it is about."""
    if passive:
        who = child(parse, verb, "nsubjpass")
        stirring = agent(parse, verb)
        about = ids(parse, stirring) if stirring is not None else []
    else:
        who = child(parse, verb, "dobj")
        cause = subject(parse, verb)
        about = _object(parse, cause) if cause is not None else []
    return held_by(parse, verb, who, about, cue, "stirred")


def _from_adjective(parse: Parse, words: AttitudeWords, token: Token) -> Draft | None:
    """ "is worried about it", "critical of Roe", "were convinced that …"."""
    frames = words.adjectives.get(token.lower, frozenset())
    if not frames:
        return None
    if child(parse, token, "agent") is not None and "object" in words.verbs.get(lemma_of(token), ()):
        return None  # "was opposed by Roe": Roe opposes it
    about: list[int] = []
    for c in parse.children(token):
        if c.i < token.i:
            continue
        if c.dep in ("prep", "agent") and c.lower in frames:
            about.extend(i for i in ids(parse, c) if i != c.i)
        elif c.dep in ("ccomp", "xcomp", "advcl") and frames & {"that", "to"}:
            clause = any(g.dep in SUBJECTS for g in parse.children(c))
            if infinitive(parse, c) or (clause and c.dep != "advcl"):
                about.extend(ids(parse, c))
    if not about:
        return None
    who = _holder_of_quality(parse, token)
    verb = parse.head(token) if token.dep in ("acomp", "oprd", "attr") else token
    return held_by(parse, token, who, sorted(set(about)), words_of(parse, verb, token), "adjective")


def _holder_of_quality(parse: Parse, token: Token) -> Token | None:
    """Whose quality an adjective or participle names."""
    own = child(parse, token, "nsubjpass", "nsubj")
    if own is not None:
        return own
    head = parse.head(token)
    helping = child(parse, token, "auxpass", "aux")
    if helping is not None and child(parse, helping, "nsubj") is not None:
        return child(parse, helping, "nsubj")  # where the parser hangs "he" of "he is opposed"
    if token.dep in ("acomp", "oprd", "attr", "xcomp") and head.pos in ("VERB", "AUX"):
        return subject(parse, head)
    if token.dep in ("amod", "acl", "relcl", "appos") and head.pos in ("NOUN", "PROPN", "PRON"):
        return head if head.i < token.i else None
    if token.dep == "conj" and head.i != token.i:
        return _holder_of_quality(parse, head) if head.pos in ("ADJ", "VERB", "AUX") else None
    if token.dep == "advcl" and head.pos in ("VERB", "AUX"):
        return subject(parse, head)
    return None


def _from_stand(parse: Parse, words: AttitudeWords, verb: Token) -> Draft | None:
    """ "is against the plan"."""
    if lemma_of(verb) not in ("be", "stand", "remain") or child(parse, verb, "acomp", "attr") is not None:
        return None
    for c in parse.children(verb):
        if c.dep == "prep" and c.lower in words.stands and c.i > verb.i:
            about = [i for i in ids(parse, c) if i != c.i]
            who = child(parse, verb, "nsubj") or subject(parse, verb)
            return held_by(parse, verb, who, about, [*cue_tokens(parse, verb), c.i], "stand")
    return None
