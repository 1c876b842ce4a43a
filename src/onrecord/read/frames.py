"""What a reporting verb takes: a clause, an infinitive, an object, "as", a preposition."""

from __future__ import annotations

from onrecord.lexicon.cues import Cue, CueWords
from onrecord.model import Parse, Stance, Token
from onrecord.read.drafts import Draft
from onrecord.read.grammar import SUBJECTS, agent, child, ids, infinitive, lemma_of, subject
from onrecord.read.sources import draft_of

_NAMING = frozenset(
    {"call", "label", "brand", "dub", "term", "deem", "declare", "consider", "pronounce", "judge"}
)
"""Verbs that need no "as" ("called it a lie")."""

NEAR_GAP = 3
"""Tokens that may stand between an object and the limit set to it (", but only"). Chosen."""

_HOLDERS = frozenset(
    {"claim", "idea", "fact", "belief", "statement", "report", "hope", "fear", "view", "suggestion"}
)
"""Nouns that a that-clause rightly hangs on."""


def clause(parse: Parse, frames: dict[str, Cue], verb: Token) -> Draft | None:
    """ "said that …", "…, said X", "told X that …", "X, he said, …"."""
    cue = frames.get("clause")
    if cue is None:
        return None
    below = parse.children(verb)
    found = [c for c in below if c.dep == "ccomp"]
    # Behind the verb first: what stands before it behind a colon is another's sentence.
    complement = next((c for c in found if c.i > verb.i and _colon_before(parse, verb)), None)
    complement = complement or next(iter(found), None)
    if complement is not None and _no_complement(parse, verb, complement):
        complement = None
    if complement is None:
        complement = next((c for c in below if c.dep == "xcomp" and _is_clause(parse, c)), None)
    if complement is None:
        complement = next((c for c in below if c.dep == "advcl" and _whether(parse, c, verb)), None)
    if complement is None:
        complement = _strayed(parse, verb)
    if complement is not None:
        if _idle_it(parse, verb):
            return None
        if verb.dep in ("xcomp", "advcl") and subject(parse, verb) is None and cue.kind == "thought":
            return None
        extra = [
            c for c in below if c.dep in ("advcl",) and c.i > complement.i and _follows(parse, complement, c)
        ]
        extra.extend(c for c in below if c.i > complement.i and _goes_on(parse, verb, c))
        if complement.i > verb.i:
            extra.extend(c for c in below if c.dep == "ccomp" and c.i > complement.i)
        held = ids(parse, complement, *extra)
        aside = _contrast(parse, verb, complement)
        draft = draft_of(parse, cue, verb, [i for i in held if i not in aside], "clause")
        return draft if draft.content else None
    return _inserted(parse, cue, verb)


def _contrast(parse: Parse, verb: Token, complement: Token) -> set[int]:
    """ "…, while Trump pushed for a truce": set against the reporting clause, not reported in it."""
    for c in parse.children(complement):
        if c.dep != "advcl" or c.i < complement.i or child(parse, c, *SUBJECTS) is None:
            continue
        own = ids(parse, c)
        if parse.tokens[own[0]].lower in ("while", "whereas") and parse.tokens[own[0] - 1].text == ",":
            who, other = child(parse, verb, "nsubj"), child(parse, c, "nsubj")
            if who is not None and other is not None and {who.pos, other.pos} == {"PROPN"}:
                return set(own)
    return set()


def _goes_on(parse: Parse, verb: Token, other: Token) -> bool:
    """Whether something coordinated with the reporting verb belongs to the reported clause instead.

    "told reporters that he trusts him, but will leave": the future is reported.
    "said that no plan was agreed, but they would talk on": so is a clause about others.
    """
    if other.dep != "conj" or verb.tag not in ("VBD", "VBZ", "VBN"):
        return False
    if other.pos not in ("VERB", "AUX"):
        return True
    modal = any(c.dep == "aux" and c.tag == "MD" for c in parse.children(other))
    who = child(parse, other, *SUBJECTS)
    if who is None:
        return modal
    # One who speaks alone cannot be "they": the clause is about those in what he says.
    own = child(parse, verb, "nsubj")
    alone = own is not None and own.tag in ("NNP", "NN") and child(parse, own, "conj") is None
    return (who.lower == "they" and alone) or (who.lower in ("they", "it") and modal)


def _follows(parse: Parse, complement: Token, adverbial: Token) -> bool:
    """Whether an adverbial clause hung on the reporting verb belongs to the reported clause.

    "said they would leave because it was late": no comma, right behind.
    """
    end = max(t.i for t in parse.subtree(complement))
    start = min(t.i for t in parse.subtree(adverbial))
    return start == end + 1 and adverbial.tag not in ("VBG",)


def _whether(parse: Parse, clause: Token, verb: Token) -> bool:
    """ "asked if he believes": the parser takes the question for a condition."""
    if lemma_of(verb) not in ("ask", "wonder", "inquire", "enquire", "query") or clause.i < verb.i:
        return False
    return any(c.dep == "mark" and c.lower in ("if", "whether") for c in parse.children(clause))


def _strayed(parse: Parse, verb: Token) -> Token | None:
    """The that-clause of "said during a conference that he may wait", hung on the conference."""
    for c in parse.children(verb):
        if c.dep not in ("prep", "npadvmod", "dobj") or c.i < verb.i:
            continue
        for t in parse.subtree(c):
            if c.dep == "prep" and _for_the_first_time(parse, c, t):
                return t
            if c.dep == "dobj" and (_stranded(parse, t) or parse.head(t).pos in ("VERB", "AUX")):
                continue
            hung = t.dep in ("relcl", "acl", "ccomp") and child(parse, t, "nsubj", "nsubjpass") is not None
            if hung and any(m.dep == "mark" and m.lower == "that" for m in parse.children(t)):
                return t if lemma_of(parse.head(t)) not in _HOLDERS else None
    return None


def _idle_it(parse: Parse, verb: Token) -> bool:
    """ "It is troubling to see that …", "it is not to defend a creed": nobody does it."""
    who = subject(parse, verb)
    return who is not None and who.lower == "it" and infinitive(parse, verb)


def _no_complement(parse: Parse, verb: Token, complement: Token) -> bool:
    """Whether what the parser put before a verb of saying cannot be what was said.

    "In a letter posted online, Roe recalled …" says where, unless quotation marks say otherwise.
    """
    if complement.i > verb.i:
        return False
    own = ids(parse, complement)
    if any(parse.tokens[i].tag in ("``", "''") or parse.tokens[i].text == '"' for i in own):
        return False
    first = parse.tokens[own[0]]
    return first.pos == "ADP" and child(parse, complement, "nsubj", "nsubjpass", "expl") is None


def _for_the_first_time(parse: Parse, preposition: Token, clause: Token) -> bool:
    """ "said for the first time that he was ready": the parser hangs the clause on the time."""
    time = parse.head(clause)
    if clause.dep not in ("relcl", "acl", "ccomp") or time.dep != "pobj" or time.head != preposition.i:
        return False
    counted = any(c.lower in ("first", "second", "third", "last", "umpteenth") for c in parse.children(time))
    opens = parse.tokens[min(t.i for t in parse.subtree(clause))]
    whole = child(parse, clause, "nsubj", "nsubjpass", "expl") is not None
    return preposition.lower == "for" and time.lower == "time" and counted and whole and opens.lower == "that"


def _stranded(parse: Parse, clause: Token) -> bool:
    """ "details that nobody was aware of": a preposition without its noun makes "that" a relative."""
    return clause.dep in ("relcl", "acl", "ccomp") and any(
        t.dep == "prep" and t.tag == "IN" and not parse.children(t) for t in parse.subtree(clause)
    )


def made_clear(parse: Parse, words: CueWords, verb: Token) -> Draft | None:
    """ "made it very clear that …", "made plain that …"."""
    if lemma_of(verb) != "make":
        return None
    near = parse.tokens[verb.i + 1 : verb.i + 6]
    plain = next((t for t in near if t.lower in words.made_plain), None)
    if plain is None or any(t.pos not in ("PRON", "ADV", "ADJ", "CCONJ") for t in near if t.i < plain.i):
        return None
    under = set(ids(parse, verb))
    for mark in parse.tokens[plain.i + 1 : plain.i + 2]:
        clause = parse.head(mark)
        if mark.lower != "that" or clause.i not in under or clause.i < mark.i:
            continue
        cue = Cue(lemma="make clear", takes="clause", kind="speech", stance=Stance.NEUTRAL)
        draft = draft_of(parse, cue, verb, [i for i in ids(parse, clause) if i > plain.i], "clause")
        draft.cue = list(range(draft.cue[0], plain.i + 1))
        return draft
    return None


def by_this(parse: Parse, words: CueWords, verb: Token) -> Draft | None:
    """ "By this the ministry meant sanctions": what somebody's words are explained to mean."""
    thing, who = child(parse, verb, "dobj"), child(parse, verb, "nsubj")
    if lemma_of(verb) != "mean" or thing is None or who is None or thing.i < verb.i:
        return None
    for c in parse.children(verb):
        what = child(parse, c, "pobj")
        if c.lower == "by" and what is not None and what.lower in ("this", "that", "it", "these", "which"):
            cue = words.verb("say", "clause")
            over = parse.head(verb) if verb.dep == "ccomp" else verb
            content = [i for i in ids(parse, over) if i >= ids(parse, thing)[0]]
            return draft_of(parse, cue, verb, content, "meant", who) if cue is not None else None
    return None


def said_this(parse: Parse, words: CueWords, verb: Token) -> Draft | None:
    """ "He made this statement in a talk with Roe": points to what was said before; see `chains`."""
    thing = child(parse, verb, "dobj")
    if lemma_of(verb) != "make" or thing is None or thing.lower not in words.nouns:
        return None
    pointing = any(c.lower in ("this", "that", "these", "those") for c in parse.children(thing))
    cue = words.verb("say", "clause")
    if not pointing or cue is None or subject(parse, verb) is None:
        return None
    return draft_of(parse, cue, verb, [thing.i], "this")


def _colon_before(parse: Parse, verb: Token) -> bool:
    """Whether a colon stands shortly before the verb and its subject."""
    return any(t.text in (":", ";") for t in parse.tokens[max(0, verb.i - 6) : verb.i])


def _is_clause(parse: Parse, token: Token) -> bool:
    if token.tag == "VBG" and child(parse, token, "ccomp") is not None:
        return True  # "said legalising it could help"
    return any(c.dep in ("nsubj", "nsubjpass", "mark") and c.tag != "TO" for c in parse.children(token))


def _inserted(parse: Parse, cue: Cue, verb: Token) -> Draft | None:
    """ "The talks, he said, were useful": reporting words inside, or hung behind, what they report."""
    if cue.kind == "thought" and lemma_of(verb) not in ("think", "believe", "hope"):
        return None
    head = parse.head(verb)
    if head.i == verb.i or verb.dep not in ("parataxis", "ccomp", "advcl", "dep", "conj", "acl"):
        return None
    own = ids(parse, verb)
    who = child(parse, verb, "nsubj")
    if who is None or own[-1] - own[0] > 14:
        return None
    if any(c.dep == "mark" for c in parse.children(verb)):
        return None
    if not (
        _comma_before(parse, own[0]) and (_ends(parse, own[-1] + 1) or parse.tokens[own[-1]].pos == "PUNCT")
    ):
        return None
    inside = set(own)
    content = [t.i for t in parse.subtree(head) if t.i not in inside]
    return draft_of(parse, cue, verb, content, "inserted", who) if content else None


def _comma_before(parse: Parse, i: int) -> bool:
    return i > 0 and (parse.tokens[i - 1].pos == "PUNCT" or parse.tokens[i].pos == "PUNCT")


def _ends(parse: Parse, i: int) -> bool:
    return i >= len(parse.tokens) or parse.tokens[i].pos == "PUNCT"


def as_what(parse: Parse, frames: dict[str, Cue], verb: Token) -> Draft | None:
    """ "called it a lie", "described X as Y", "was described by X as Y"."""
    cue = frames.get("as")
    passive = child(parse, verb, "nsubjpass")
    what = _said_to_be(parse, verb, passive) if cue is not None else None
    if cue is None or what is None:
        return None
    who = agent(parse, verb)
    if passive is None and verb.tag == "VBN" and child(parse, verb, "aux") is None and who is None:
        return None  # "a plan called Dawn" only has a name
    if passive is not None and who is None and cue.kind == "thought":
        return None
    thing = passive or child(parse, verb, "dobj")
    content = ids(parse, what) if thing is None else ids(parse, thing, what)
    solid = list(range(content[0], content[-1] + 1))
    if thing is not None and passive is None and verb.i not in solid:
        content = solid
    return draft_of(parse, cue, verb, content, "as", who if passive is not None else None)


def _said_to_be(parse: Parse, verb: Token, passive: Token | None) -> Token | None:
    """What something is called or described as: the as-phrase, or what a naming verb predicates."""
    held = child(parse, verb, "dobj")
    for top in (verb, held):
        for c in parse.children(top) if top is not None else ():
            if c.dep == "prep" and c.lower == "as" and c.i > verb.i:
                return c
    if lemma_of(verb) not in _NAMING:
        return None
    for c in parse.children(verb):
        if c.dep in ("oprd", "ccomp", "xcomp", "attr") and c.i > verb.i:
            clause_like = c.dep in ("ccomp", "xcomp") and c.pos == "VERB" and passive is None
            return None if clause_like else c
    return None


def what_to_do(parse: Parse, frames: dict[str, Cue], verb: Token) -> Draft | None:
    """ "promised to leave", "urged them to leave"."""
    below = parse.children(verb)
    cue = frames.get("told-to")
    to_verb = next((c for c in below if c.dep in ("xcomp", "ccomp", "advcl") and infinitive(parse, c)), None)
    if to_verb is None:
        return None
    if cue is not None and child(parse, verb, "dobj", "nsubjpass") is not None:
        return draft_of(parse, cue, verb, ids(parse, to_verb), "told-to")
    cue = frames.get("to")
    if cue is None or to_verb.dep == "advcl":
        return None
    if cue.kind == "appearance":
        who = child(parse, verb, "nsubj")
        if who is None:
            return None
        draft = draft_of(parse, cue, verb, ids(parse, to_verb, who), "appearance", who)
        draft.content = sorted({*ids(parse, to_verb), *draft.source})
        draft.source, draft.speaker = [], None
        return draft
    if child(parse, verb, "auxpass") is not None:
        return None
    return draft_of(parse, cue, verb, ids(parse, to_verb), "infinitive")


def what_object(parse: Parse, frames: dict[str, Cue], verb: Token) -> Draft | None:
    """ "criticised the plan"."""
    thing = child(parse, verb, "dobj")
    told = _given(parse, verb, thing) if thing is not None and "given" in frames else None
    cue = frames.get("object") if told is None else frames["given"]
    if cue is None or thing is None or thing.i < verb.i:
        return None
    who = subject(parse, verb)
    if who is None or child(parse, verb, "auxpass") is not None or who.tag == "WDT":
        return None  # "a bill that encouraged trade" speaks for nobody
    if _idle_it(parse, verb):
        return None
    aside = {i for t in parse.subtree(thing) if _who_aside(parse, t) for i in ids(parse, t)}
    content = [i for i in ids(parse, thing) if i not in aside]
    if told is not None:
        content = [i for i in content if i > told]
        content.extend(_in_doing(parse, verb, content))
    content.extend(_but_only(parse, verb, content))
    draft = draft_of(parse, cue, verb, content, "object", who)
    draft.told = told
    return draft


def _who_aside(parse: Parse, clause: Token) -> bool:
    """ "criticised Roe, who said …": what the one criticised says is no part of the criticism."""
    first = ids(parse, clause)[0] if clause.dep == "relcl" else 0
    return first > 0 and parse.tokens[first].lower == "who" and parse.tokens[first - 1].text == ","


def _given(parse: Parse, verb: Token, thing: Token) -> int | None:
    """The last token of whom something was offered to: "offered Roe help", taken apart if need be."""
    dative = child(parse, verb, "dative", "iobj")
    if dative is not None and dative.pos in ("PROPN", "PRON", "NOUN") and dative.i < thing.i:
        return dative.i
    last = verb.i
    while last + 1 < thing.i and _of_a_name(parse.tokens[last + 1]):
        last += 1
    return last if last > verb.i else None


def _in_doing(parse: Parse, verb: Token, content: list[int]) -> list[int]:
    """ "help in finding a way" right behind what was offered, hung on the verb."""
    for c in parse.children(verb):
        if c.dep == "prep" and content and c.i == content[-1] + 1 and child(parse, c, "pcomp") is not None:
            return ids(parse, c)
    return []


def _of_a_name(token: Token) -> bool:
    return token.entity == "PERSON" and token.tag == "NNP"


def _but_only(parse: Parse, verb: Token, content: list[int]) -> list[int]:
    """ "…, but only under conditions that …" right behind: a limit set to the object."""
    for c in parse.children(verb):
        own = ids(parse, c) if c.dep == "conj" and c.pos == "ADP" else []
        gap = parse.tokens[content[-1] + 1 : own[0]] if own and own[0] > content[-1] else ()
        if gap and all(t.pos in ("PUNCT", "CCONJ", "ADV") for t in gap) and len(gap) <= NEAR_GAP:
            return list(range(content[-1] + 1, own[-1] + 1))
    return []


def preposition(parse: Parse, frames: dict[str, Cue], verb: Token) -> Draft | None:
    """ "called for talks"."""
    told = child(parse, verb, "dobj", "dative") if "person" in frames else None
    below = [*parse.children(verb), *(parse.children(told) if told is not None else ())]
    for c in below:
        cue = frames.get(f"prep-{c.lower}") if c.dep == "prep" and c.i > verb.i else None
        if cue is None:
            continue
        content = [i for i in ids(parse, c) if i != c.i]
        content.extend(_behind(parse, verb, content))
        who = subject(parse, verb)
        if content and who is not None:
            draft = draft_of(parse, cue, verb, content, "preposition", who)
            if c.i == draft.cue[-1] + 1:
                draft.cue.append(c.i)
            return draft
    return None


def _behind(parse: Parse, verb: Token, content: list[int]) -> list[int]:
    """A further phrase right behind a reported one ("for more pressure on Russia"), unless it says when."""
    if not content:
        return []
    for c in parse.children(verb):
        thing = child(parse, c, "pobj")
        next_to = c.dep == "prep" and c.i == content[-1] + 1
        timeless = c.lower not in ("in", "during", "at", "after", "before")
        if next_to and timeless and thing is not None and thing.entity not in ("DATE", "TIME"):
            return ids(parse, c)
    return []
