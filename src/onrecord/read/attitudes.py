"""Who wants, fears, backs or refuses what: attitudes in a parse, whoever reports them."""

from __future__ import annotations

from onrecord.lexicon.attitudes import AttitudeWords, attitude_words
from onrecord.lexicon.countries import country_of_people
from onrecord.lexicon.cues import Cue
from onrecord.lexicon.people import titles
from onrecord.model import Parse, Stance, Token
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
    phrase,
    subject,
)
from onrecord.read.sources import known_by

TAKES = "attitude"
"""Frame of the cues that this file makes, and the start of their drafts' rule."""

_CLAUSES = frozenset({"ccomp", "xcomp", "acl", "advcl"})
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
            draft = _from_noun(parse, words, token)
        elif token.pos == "ADJ":
            draft = _from_adjective(parse, words, token)
        if draft is not None:
            found.append(draft)
    return found


def _draft(
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
    return _draft(parse, verb, who, sorted(set(about)), cue, "verb")


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
    return _draft(parse, verb, who, about, cue, "stirred")


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
    cue = [token.i]
    who = _holder_of_quality(parse, token)
    return _draft(parse, token, who, sorted(set(about)), cue, "adjective") if about else None


def _holder_of_quality(parse: Parse, token: Token) -> Token | None:
    """Whose quality an adjective or participle names."""
    own = child(parse, token, "nsubjpass", "nsubj")
    if own is not None:
        return own
    head = parse.head(token)
    if token.dep == "ccomp" and child(parse, token, "auxpass") is not None:
        # "he is opposed": the parser can leave the subject with the verb above.
        return next((c for c in parse.children(head) if c.dep in SUBJECTS and head.i < c.i < token.i), None)
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
            return _draft(parse, verb, who, about, [*cue_tokens(parse, verb), c.i], "stand")
    return None


def _from_noun(parse: Parse, words: AttitudeWords, noun: Token) -> Draft | None:
    """ "Roe's fear of a split", "concern in Oslo about it", "has no plan to leave"."""
    frames = words.nouns.get(lemma_of(noun), frozenset())
    if not frames:
        return None
    who = child(parse, noun, "poss") or _by_people(parse, noun)
    if who is not None and who.tag == "PRP$":
        # "voiced his concern": he who voices it.
        who = _bearer(parse, words, noun) or who
    behind = [c for c in [*parse.children(noun), *_beside(parse, words, noun)] if c.i > noun.i]
    of_whom = _owner_behind(parse, frames, behind) if who is None else None
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
    return _draft(parse, noun, who, sorted(set(about)), [noun.i], "noun")


_OWNING = ("of", "by", "from", "among", "in", "within")
"""Prepositions behind a noun of attitude that lead to who holds it."""


def _owner_behind(parse: Parse, frames: frozenset[str], behind: list[Token]) -> Token | None:
    """Who holds it by a phrase behind the noun: "concern in Oslo about it", "the interest of Roe in it"."""
    for c in behind:
        thing = child(parse, c, "pobj") if c.dep == "prep" and c.lower in _OWNING else None
        if thing is None:
            continue
        others = [o for o in behind if o is not c and (o.lower in frames or o.dep in _CLAUSES)]
        if c.lower not in frames or others or _hung_on_owner(parse, frames, thing):
            named = thing.pos == "PROPN" or thing.entity or attitude_words().can_hold(lemma_of(thing))
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
