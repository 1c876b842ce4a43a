"""Who does what a verb tells, however far up the sentence they stand."""

from __future__ import annotations

from onrecord.lexicon.kinds import event_words
from onrecord.model import Token
from onrecord.read.layout import Layout
from onrecord.read.parties import is_party

WHOSE_DEED = ("of", "for", "from")
"""Prepositions before what somebody is said to do: "accused X of attacking", "kept X from voting"."""

FAR = 4
"""How many verbs up a subject is looked for."""


def is_passive(layout: Layout, verb: Token) -> bool:
    """Whether what seems to be a verb's subject has it done to it; a participle below a noun is so too.

    "Thousands of students protested in Belgrade" may be parsed as a noun with a participle: a verb that
    nothing can be done to is active, and so is one with an object of its own.
    """
    if any(t.dep in ("nsubjpass", "auxpass") for t in layout.parse.children(verb)):
        # "is opposed to the plan", "were engaged in fighting": a state of the subject, done by nobody else.
        by = any(t.dep == "agent" for t in layout.parse.children(verb))
        return by or verb.lemma.lower() not in event_words("stative")
    if any(t.dep == "agent" for t in layout.parse.children(verb)):
        return True
    if verb.tag != "VBN" or verb.dep not in ("acl", "conj"):
        return False
    if verb.dep == "conj":
        head = layout.parse.head(verb)
        own = any(t.dep in ("aux", "auxpass", "nsubj") for t in layout.parse.children(verb))
        return not own and head.tag == "VBN" and is_passive(layout, head)
    return not layout.below(verb, "dobj") and verb.lemma.lower() not in event_words("never_passive")


def subject_of(layout: Layout, verb: Token, far: int = FAR) -> Token | None:
    """Who does what a verb without a subject of its own tells, None where nobody is told.

    Through joined verbs, infinitives, participles and nouns: "agreed to send", "urged Kenya to release",
    "accused rebels of killing", "has no plans to resign", "the troops attacking the port".
    """
    own = next(iter(layout.below(verb, "nsubj", "nsubjpass")), None) or _swallowed(layout, verb)
    if own is not None or far == 0:
        return own
    head = layout.parse.head(verb)
    if head.i == verb.i:
        return None
    if verb.dep == "ccomp":
        # "told reporters that he trusts him, will not sanction Russia": the subject of the clause before.
        before = [t for t in layout.below(head, "ccomp") if t.i < verb.i]
        return next(iter(layout.below(before[-1], "nsubj")), None) if before else None
    if verb.dep in ("acl", "relcl"):
        return _of_noun_above(layout, verb, head, far)
    if verb.dep == "pcomp":
        return _behind_preposition(layout, head, far)
    if verb.dep not in ("conj", "xcomp", "advcl", "acomp", "attr"):
        return None
    if verb.dep == "xcomp" and (other := _controller(layout, head)) is not None:
        return other
    if verb.dep == "advcl" and is_passive(layout, head) and verb.tag == "VBG":
        # "was attacked by militiamen, killing six": whoever attacked.
        by = agent_of(layout, head)
        if by is not None:
            return by
    return subject_of(layout, head, far - 1) if head.pos in ("VERB", "AUX", "ADJ", "NOUN") else None


def _swallowed(layout: Layout, verb: Token) -> Token | None:
    """ "Afraid the council has closed its inquiry": the parser may take the council for what is feared.

    The object of another verb that stands right before the auxiliary of a verb without a subject.
    """
    helped = [t for t in layout.below(verb, "aux", "auxpass") if t.tag in ("MD", "VBZ", "VBP", "VBD")]
    first = min((t.i for t in (*helped, *layout.below(verb, "neg", "advmod")) if t.i < verb.i), default=0)
    if not helped or not first or helped[0].i != first:
        return None
    before = layout.parse.tokens[first - 1]
    for noun in (before, *layout.parse.ancestors(before)):
        if noun.pos not in ("NOUN", "PROPN", "ADP", "PRON"):
            return None
        if noun.dep == "dobj":
            above = layout.parse.head(noun)
            # "A boy trapped down a well is found": the participle hangs on whoever is found.
            bare = above.tag == "VBN" and not layout.below(above, "aux", "auxpass")
            return None if bare or above.i == verb.i or above.dep in ("acl", "relcl") else noun
    return None


def _controller(layout: Layout, head: Token) -> Token | None:
    """Whom a verb has do something: "urged Kenya to release", not "promised Kenya to release"."""
    if head.lemma.lower() in event_words("promising"):
        return None
    told = layout.below(head, "dobj", "dative")
    if head.lemma.lower() in event_words("asking_of"):
        # "called on Kenya to release them".
        told = layout.objects_of(head, "on", "upon", "to")
    return next((t for t in told if is_party(layout, t)), None)


def agent_of(layout: Layout, verb: Token) -> Token | None:
    """Who stands behind "by" below a passive verb, None where nobody does."""
    behind = (t for by in layout.below(verb, "agent") for t in layout.below(by, "pobj"))
    return next(behind, None)


def _of_noun_above(layout: Layout, verb: Token, noun: Token, far: int) -> Token | None:
    """Who does what hangs on a noun: the people themselves, the owner of a plan, or who has it."""
    if verb.tag == "VBN" and not any(t.tag == "TO" for t in layout.parse.children(verb)):
        return noun
    if is_party(layout, noun) and verb.tag in ("VBG", "VBD", "VBZ", "VBP"):
        return noun
    paper = verb.tag == "VBG" and noun.lemma.lower() in event_words("papers")
    if noun.lemma.lower() in event_words("askings") and any(
        t.tag == "TO" for t in layout.parse.children(verb)
    ):
        return next((t for t in layout.objects_of(noun, "on", "to", "for") if is_party(layout, t)), None)
    owner = next(iter(layout.below(noun, "poss")), None)
    if owner is not None:
        return owner
    for by in layout.objects_of(noun, "by"):
        return by
    if paper:
        # "released a letter from his doctor declaring him fit": whoever wrote it says so, not who shows it.
        return next(iter(layout.objects_of(noun, "from")), None)
    above = layout.parse.head(noun)
    if noun.dep == "pobj":
        above = layout.parse.head(above)
    if above.pos in ("VERB", "AUX") and noun.dep in ("dobj", "pobj", "attr", "npadvmod"):
        return agent_of(layout, above) if is_passive(layout, above) else subject_of(layout, above, far - 1)
    return None


def _behind_preposition(layout: Layout, preposition: Token, far: int) -> Token | None:
    """Who does what stands behind a preposition: "accused X of attacking", "fled after attacking"."""
    if _is_for_others(layout, preposition):
        return None
    head = layout.parse.head(preposition)
    if preposition.lower in WHOSE_DEED and head.pos == "VERB":
        whom = next((t for t in layout.below(head, "dobj") if is_party(layout, t)), None)
        whom = whom or next(iter(layout.below(head, "nsubjpass")), None)
        if whom is not None:
            return whom
    if head.pos == "NOUN":
        owner = next(iter(layout.below(head, "poss")), None)
        if owner is not None:
            return owner
        above = layout.parse.head(head)
        carried = above.lemma.lower() in event_words("light")
        return subject_of(layout, above, far - 1) if head.dep == "dobj" and carried else None
    return subject_of(layout, head, far - 1) if head.pos in ("VERB", "AUX", "ADJ") else None


def _is_for_others(layout: Layout, preposition: Token) -> bool:
    """ "offered assistance in negotiating": whoever offers it does not negotiate."""
    before = layout.parse.tokens[max(0, preposition.i - 1)]
    return before.pos == "NOUN" and before.lemma.lower() in event_words("helping")
