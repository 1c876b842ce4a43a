"""How real an event is told to be: happened, planned, proposed, possible, denied, alleged."""

from __future__ import annotations

from onrecord.lexicon.kinds import event_words
from onrecord.model import Part, Realis, Stance, Token
from onrecord.read.layout import Layout
from onrecord.read.triggers import Sighting
from onrecord.read.verb_signs import BY_STRENGTH, is_negated, is_none, refused, said_by, verb_signs

LEVELS = 6
"""How many words up from the trigger are asked; what stands further up speaks of something else."""


SETTLING = frozenset({"of", "in", "at", "after", "before", "during"})
"""Prepositions before a known event: "details of the call" leave the call as it is."""


def realis_of(layout: Layout, sighting: Sighting) -> Realis:
    """How real the event is told to be, from modality, negation, tense, and the words that govern it."""
    signs: set[Realis] = set()
    token = sighting.token
    if sighting.verb:
        signs |= verb_signs(layout, token)
        if any(is_none(layout, t) for t in layout.below(token, "dobj")):
            # "found no evidence", "made no concession".
            signs.add(Realis.DENIED)
        if _is_occasion(sighting) and not signs and _is_timetabled(layout, token):
            signs.add(Realis.PLANNED)
        if sighting.kind.said and _is_way_of_saying(layout, token):
            signs.discard(Realis.PLANNED)
    else:
        signs |= _noun_signs(layout, token, sighting.kind.plover == "RETREAT" and not sighting.kind.once)
        if _is_occasion(sighting) and not signs and _is_awaited(layout, token):
            signs.add(Realis.PLANNED)
        if sighting.kind.family == "contact" and _is_failed(layout, token):
            # Talks that failed were held.
            signs.discard(Realis.DENIED)
    statement = layout.statement_of(sighting.span)
    if statement is not None and statement.stance is Stance.DOUBTING and not signs:
        signs.add(Realis.ALLEGED)
    for realis in BY_STRENGTH:
        if realis in signs:
            return realis
    return Realis.ACTUAL


def _is_way_of_saying(layout: Layout, verb: Token) -> bool:
    """ "took to the radio to denounce the bill": it was denounced."""
    head = layout.parse.head(verb)
    past = head.tag in ("VBD", "VBN") and not is_negated(layout, head)
    return verb.dep in ("advcl", "xcomp") and past and head.lemma.lower() in event_words("taking_to")


def _is_occasion(sighting: Sighting) -> bool:
    """Whether it is something that is fixed beforehand and has a name: an election, a match, a summit."""
    kind = sighting.kind
    once = sighting.token.lower not in event_words("one_in_many") or kind.one_day
    return kind.named and once and (kind.one_day or kind.family == "contact")


def _is_timetabled(layout: Layout, verb: Token) -> bool:
    """ "Voters go to the polls on Sunday": the present of what is arranged; a headline's tells the past."""
    if verb.tag not in ("VBZ", "VBP") or verb.lemma.lower() not in event_words("timetabled"):
        return False
    if layout.document.part_at(verb.start) is Part.HEADLINE or layout.below(verb, "aux"):
        return False
    dates = (*layout.below(verb, "npadvmod", "advmod"), *layout.objects_of(verb, "on", "in", "at"))
    return any(layout.is_timed(t) for t in dates)


def _is_awaited(layout: Layout, noun: Token) -> bool:
    """Whether an occasion lies ahead: "ahead of the election", "is running in the primary"."""
    if any(t.lower in event_words("bygone") for t in layout.below(noun, "amod")):
        return False
    above = layout.parse.head(noun)
    before = layout.parse.tokens[max(0, above.i - 1)]
    if noun.dep != "pobj":
        return False
    if above.lower == "of" and before.lower == "ahead":
        return True
    if above.lower not in ("in", "at", "for", "before"):
        return False
    verb = layout.governor(noun)
    if verb is None:
        return False
    auxiliaries = layout.below(verb, "aux")
    present = verb.tag in ("VBZ", "VBP") or (
        verb.tag == "VBG" and (not auxiliaries or auxiliaries[-1].tag in ("VBZ", "VBP"))
    )
    if present and verb.lemma.lower() in event_words("running"):
        return True
    return layout.parse.head(above).i == verb.i and bool(
        verb_signs(layout, verb) & {Realis.PLANNED, Realis.PROPOSED}
    )


def _noun_signs(layout: Layout, token: Token, open_deed: bool = False) -> set[Realis]:
    """What stands above a noun says of it, up to the verb or to a noun that speaks of something else."""
    signs = _adjective_signs(layout, token)
    # A planned meeting that is discussed is planned: what is known already is not proposed by discussing it.
    definite = is_pointing(layout, token) or bool(signs)
    if open_deed and layout.parse.head(token).lemma.lower() in event_words("pondering"):
        # "discussed the return of the bodies": one that may come.
        definite = definite and not layout.objects_of(token, "of", "to", "from")
    below, opened, contained = token, False, False
    for _ in range(LEVELS):
        head = _above(layout, below)
        if head.i == below.i:
            break
        if head.dep == "relcl" and below.dep == "dobj" and head.lemma.lower() in event_words("containing"):
            # "a memorandum that includes a ceasefire" is as real as the memorandum.
            below, head, contained = head, layout.parse.head(head), True
        if head.pos in ("VERB", "AUX") and head.dep != "prep":
            if below.dep == "relcl" or opened:
                return signs | refused(layout, below, head)
            return signs | _governed_by(layout, below, head, definite)
        if head.pos in ("NOUN", "PROPN"):
            lemma = head.lemma.lower()
            above = {r for r in BY_STRENGTH if lemma in event_words(f"{r.value}_nouns")}
            if below.dep == "conj" or lemma in event_words("counting"):
                above = _adjective_signs(layout, head)
            elif (
                lemma in event_words("showing")
                and is_none(layout, head)
                and below.lower in ("of", "for", "that")
            ):
                above = {Realis.DENIED}
            elif not contained and (not above or _leaves_alone(below, definite)):
                return signs
            elif _is_negated_subject(layout, head):
                above = {Realis.HYPOTHETICAL}
            signs |= above
            opened = opened or bool(above)
        elif head.pos == "ADJ" and head.lemma.lower() in event_words("planned"):
            signs.add(Realis.PLANNED)
        elif below.dep == "pobj" and head.lower == "without":
            signs.add(Realis.DENIED)
        below = head
    return signs


def _above(layout: Layout, token: Token) -> Token:
    """What stands above a word: "gives room for a raid" has the raid below "room", wherever "for" hangs."""
    head = layout.parse.head(token)
    if token.lower in ("for", "of") and head.pos == "VERB":
        before = layout.parse.tokens[max(0, token.i - 1)]
        if before.dep == "dobj" and before.lemma.lower() in event_words("hypothetical_nouns"):
            return before
    return head


def _is_failed(layout: Layout, noun: Token) -> bool:
    return any(t.lower == "failed" for t in layout.parse.children(noun)) and not is_none(layout, noun)


def _leaves_alone(below: Token, definite: bool) -> bool:
    """Whether the preposition keeps what the noun above says from the event: "details of the call"."""
    if definite and below.lower in SETTLING:
        return True
    return below.dep == "prep" and below.lower not in event_words("carrying")


def is_pointing(layout: Layout, token: Token) -> bool:
    """Whether a noun points to something known: "the call", "this call", "Monday's call", "their call"."""
    return any(
        t.dep == "poss" or (t.dep == "det" and t.lower in event_words("definite"))
        for t in layout.parse.children(token)
    )


def _is_negated_subject(layout: Layout, noun: Token) -> bool:
    """A plan "had not been agreed": what it is for stays open."""
    verb = layout.parse.head(noun)
    return noun.dep in ("nsubj", "nsubjpass") and is_negated(layout, verb)


def _adjective_signs(layout: Layout, token: Token) -> set[Realis]:
    signs = set()
    for child in layout.parse.children(token):
        for realis in BY_STRENGTH:
            if child.lower in event_words(f"{realis.value}_adjectives"):
                signs.add(realis)
        if child.dep == "neg":
            signs.add(Realis.DENIED)
        if child.dep == "acl" and child.tag in ("VBN", "VBD"):
            # "a visit planned for May", "talks proposed by Kenya"; what is backed or brokered may well be.
            told = said_by(layout, child)
            signs |= told if child.lemma.lower() not in event_words("leaves_open") else set()
    return signs


def _governed_by(layout: Layout, below: Token, verb: Token, definite: bool) -> set[Realis]:
    """What the verb above a noun says of the event: only where the event is what the verb is about.

    `below` is the word between, or the noun itself. "discussed the attack" and "after the call" leave a
    known event alone; "discussed a truce", "proposed talks" and "will hold talks" do not.
    """
    lemma = verb.lemma.lower()
    if _stands_without(layout, below, verb, definite):
        return set()
    if below.dep == "prep" and below.lower in event_words("beside"):
        return set()
    if below.dep == "prep" and below.lower in ("in", "at") and lemma not in ("participate", "engage", "take"):
        return set()
    if definite and lemma in event_words("attending") and _is_missed(layout, verb):
        return set()
    if lemma in event_words("light"):
        return verb_signs(layout, verb)
    signs: set[Realis] = set()
    if below.dep in ("dobj", "nsubjpass", "prep", "xcomp", "ccomp", "dative", "agent"):
        signs = said_by(layout, verb)
        if lemma == "call" and below.dep != "prep":
            # "called attacks a crime" names them; "called for talks" asks for them.
            signs -= {Realis.PROPOSED}
        if lemma in event_words("averting") and verb_signs(layout, verb) == {Realis.DENIED}:
            return set() if definite else {Realis.HYPOTHETICAL}
        if definite and lemma not in event_words("averting"):
            signs -= {Realis.PROPOSED, Realis.HYPOTHETICAL}
        if definite and below.dep == "prep" and below.lower in ("for", "over"):
            # "blames the mayor for the defeat": who is to blame is open, the defeat is not.
            signs -= {Realis.ALLEGED}
    if below.dep in ("nsubj", "nsubjpass"):
        # "a meeting was possible": what is said of it.
        said = layout.below(verb, "acomp", "attr", "oprd")
        signs |= {r for r in BY_STRENGTH for t in said if t.lower in event_words(f"{r.value}_adjectives")}
    if signs:
        if is_negated(layout, verb):
            return {Realis.HYPOTHETICAL} if Realis.DENIED in signs else {Realis.DENIED}
        return signs
    return set() if definite else verb_signs(layout, verb)


def _is_missed(layout: Layout, verb: Token) -> bool:
    """ "failed to attend the summit", "skipped the summit": somebody was not there; the summit was held."""
    return said_by(layout, verb) == {Realis.DENIED} or verb_signs(layout, verb) == {Realis.DENIED}


def _stands_without(layout: Layout, below: Token, verb: Token, definite: bool) -> bool:
    """Whether talks go on whatever the verb says.

    "They discussed negotiations with Iran"; "he will participate in the discussions with Iran".
    """
    noun = below if below.dep != "prep" else next(iter(layout.below(below, "pobj")), below)
    if noun.lower not in event_words("one_in_many") or noun.tag != "NNS":
        return False
    lemma = verb.lemma.lower()
    if lemma in ("discuss", "address", "raise", "review"):
        return below.dep in ("dobj", "nsubjpass")
    return definite and below.lower == "in" and lemma in event_words("joining")
