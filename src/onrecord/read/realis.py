"""How real an event is told to be: happened, planned, proposed, possible, denied, alleged."""

from __future__ import annotations

from onrecord.lexicon.kinds import event_words
from onrecord.model import Part, Realis, Stance, Token
from onrecord.read.layout import Layout
from onrecord.read.triggers import Sighting

BY_STRENGTH = (Realis.DENIED, Realis.HYPOTHETICAL, Realis.PROPOSED, Realis.PLANNED, Realis.ALLEGED)
"""Which reading wins where several words speak: "will not impose" is denied, not planned."""

LEVELS = 6
"""How many words up from the trigger are asked; what stands further up speaks of something else."""


SETTLING = frozenset({"of", "in", "at", "after", "before", "during"})
"""Prepositions before a known event: "details of the call" leave the call as it is."""


def realis_of(layout: Layout, sighting: Sighting) -> Realis:
    """How real the event is told to be, from modality, negation, tense, and the words that govern it."""
    signs: set[Realis] = set()
    token = sighting.token
    if sighting.verb:
        signs |= _verb_signs(layout, token)
        if any(_is_none(layout, t) for t in layout.below(token, "dobj")):
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
    past = head.tag in ("VBD", "VBN") and not _negated(layout, head)
    return verb.dep in ("advcl", "xcomp") and past and head.lemma.lower() in event_words("taking_to")


def _is_occasion(sighting: Sighting) -> bool:
    """Whether it is something that is fixed beforehand and has a name: an election, a match, a summit."""
    kind = sighting.kind
    return kind.named and (kind.one_day or kind.family == "contact")


def _is_timetabled(layout: Layout, verb: Token) -> bool:
    """ "Voters go to the polls on Sunday": the present of what is arranged; a headline's tells the past."""
    if verb.tag not in ("VBZ", "VBP") or verb.lemma.lower() not in event_words("timetabled"):
        return False
    if layout.document.part_at(verb.start) is Part.HEADLINE or layout.below(verb, "aux"):
        return False
    dates = (*layout.below(verb, "npadvmod", "advmod"), *layout.objects_of(verb, "on", "in", "at"))
    return any(layout.is_timed(t) for t in dates)


def _is_awaited(layout: Layout, noun: Token) -> bool:
    """Whether an occasion lies ahead: "ahead of the election", "is running in the primary", "will win the primary"."""
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
        _verb_signs(layout, verb) & {Realis.PLANNED, Realis.PROPOSED}
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
                return signs | _refused(layout, below, head)
            return signs | _governed_by(layout, below, head, definite)
        if head.pos in ("NOUN", "PROPN"):
            lemma = head.lemma.lower()
            above = {r for r in BY_STRENGTH if lemma in event_words(f"{r.value}_nouns")}
            if below.dep == "conj" or lemma in event_words("counting"):
                above = _adjective_signs(layout, head)
            elif (
                lemma in event_words("showing")
                and _is_none(layout, head)
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
    return any(t.lower == "failed" for t in layout.parse.children(noun)) and not _is_none(layout, noun)


def _leaves_alone(below: Token, definite: bool) -> bool:
    """Whether the preposition keeps what the noun above says from the event: "details of the call"."""
    if definite and below.lower in SETTLING:
        return True
    return below.dep == "prep" and below.lower not in event_words("carrying")


def _refused(layout: Layout, below: Token, verb: Token) -> set[Realis]:
    """ "rejected the proposal for talks": what is refused is denied, whatever it was before."""
    refuses = Realis.DENIED in _said_by(layout, verb)
    if below.dep not in ("dobj", "nsubjpass") or not refuses:
        return set()
    return {Realis.HYPOTHETICAL} if _negated(layout, verb) else {Realis.DENIED}


def is_pointing(layout: Layout, token: Token) -> bool:
    """Whether a noun points to something known: "the call", "this call", "Monday's call", "their call"."""
    return any(
        t.dep == "poss" or (t.dep == "det" and t.lower in event_words("definite"))
        for t in layout.parse.children(token)
    )


def _is_negated_subject(layout: Layout, noun: Token) -> bool:
    """A plan "had not been agreed": what it is for stays open."""
    verb = layout.parse.head(noun)
    return noun.dep in ("nsubj", "nsubjpass") and _negated(layout, verb)


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
            told = _said_by(layout, child)
            signs |= told if child.lemma.lower() not in event_words("leaves_open") else set()
    return signs


def _said_by(layout: Layout, verb: Token) -> set[Realis]:
    """What a verb says of what it governs: "cancelled", "called off", "proposed", "is considering"."""
    lemma = verb.lemma.lower()
    particles = {t.lower for t in layout.below(verb, "prt", "advmod", "prep")}
    if any(f"{lemma} {particle}" in event_words("denied_phrases") for particle in particles):
        return {Realis.DENIED}
    return {r for r in BY_STRENGTH if lemma in event_words(r.value)}


def _governed_by(layout: Layout, below: Token, verb: Token, definite: bool) -> set[Realis]:
    """What the verb above a noun says of the event: only where the event is what the verb is about.

    `below` is the word between, or the noun itself. "discussed the attack" and "after the call" leave a
    known event alone; "discussed a truce", "proposed talks" and "will hold talks" do not.
    """
    lemma = verb.lemma.lower()
    if _stands_without(layout, below, verb, definite):
        return set()
    if below.dep == "prep" and below.lower in ("during", "after", "following", "before", "since"):
        return set()
    if below.dep == "prep" and below.lower in ("in", "at") and lemma not in ("participate", "engage", "take"):
        return set()
    if definite and lemma in event_words("attending") and _is_missed(layout, verb):
        return set()
    if lemma in event_words("light"):
        return _verb_signs(layout, verb)
    signs: set[Realis] = set()
    if below.dep in ("dobj", "nsubjpass", "prep", "xcomp", "ccomp", "dative", "agent"):
        signs = _said_by(layout, verb)
        if lemma == "call" and below.dep != "prep":
            # "called attacks a crime" names them; "called for talks" asks for them.
            signs -= {Realis.PROPOSED}
        if lemma in event_words("averting") and _verb_signs(layout, verb) == {Realis.DENIED}:
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
        if _negated(layout, verb):
            return {Realis.HYPOTHETICAL} if Realis.DENIED in signs else {Realis.DENIED}
        return signs
    return set() if definite else _verb_signs(layout, verb)


def _is_missed(layout: Layout, verb: Token) -> bool:
    """ "failed to attend the summit", "skipped the summit": somebody was not there; the summit was held."""
    return _said_by(layout, verb) == {Realis.DENIED} or _verb_signs(layout, verb) == {Realis.DENIED}


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


def open_signs(layout: Layout, verb: Token) -> frozenset[Realis]:
    """What makes a verb's action less than actual; empty where it is told as having happened."""
    return frozenset(_verb_signs(layout, verb))


def _negated(layout: Layout, verb: Token) -> bool:
    """Whether the verb is denied, or told of nobody: "nobody came", "no soldier came", "neither came"."""
    nots = [t for t in layout.parse.children(verb) if t.dep == "neg" or t.lower in ("never", "not", "n't")]
    if any(not _goes_further(layout, t) for t in nots):
        return True
    return any(
        t.lower in event_words("nobody") or any(c.lower in NONE for c in layout.parse.children(t))
        for t in layout.below(verb, "nsubj", "nsubjpass")
    )


def _goes_further(layout: Layout, negation: Token) -> bool:
    """ "not only investigating but also …": that, and more."""
    after = layout.parse.tokens[negation.i + 1 : negation.i + 2]
    return any(t.lower in event_words("not_alone") for t in after)


NONE = frozenset({"no", "neither"})
"""Words that make a subject nobody."""


def _verb_signs(layout: Layout, verb: Token, deep: int = 2) -> set[Realis]:
    """What a verb's own auxiliaries, negation and governing verb say."""
    signs = set()
    children = layout.parse.children(verb)
    helpers = [t for t in children if t.dep in ("aux", "auxpass")]
    # "would be crippled": the parser may hang "would" on "be".
    helpers += [t for one in helpers for t in layout.below(one, "aux")]
    aux = {t.lower for t in helpers}
    if verb.dep == "conj":
        first = layout.parse.head(verb)
        if not any(t.dep == "nsubj" for t in children):
            aux |= {t.lower for t in layout.below(first, "aux")} & (
                event_words("may") | event_words("shall") | event_words("ought")
            )
    if aux & event_words("shall"):
        signs.add(Realis.PLANNED)
    if _is_open(layout, verb):
        signs.add(Realis.HYPOTHETICAL)
    if _is_told_as_ahead(layout, verb, aux):
        aux, signs = aux - {"would"}, signs | {Realis.PLANNED}
    if aux & event_words("may"):
        signs.add(Realis.HYPOTHETICAL)
    if aux & event_words("ought"):
        signs.add(Realis.PROPOSED)
    if any(t.lower in event_words("condition") and t.dep == "mark" for t in children):
        signs.add(Realis.HYPOTHETICAL)
    for realis in (Realis.ALLEGED, Realis.HYPOTHETICAL):
        if any(t.lower in event_words(f"{realis.value}_adverbs") for t in children):
            signs.add(realis)
    if _negated(layout, verb):
        return {Realis.DENIED}
    head = layout.parse.head(verb)
    if deep and head.i != verb.i:
        signs |= _above_verb(layout, verb, head, deep)
    return signs


def _is_open(layout: Layout, verb: Token) -> bool:
    """Whether the word order asks or supposes: "Did Kenya attack?", "Had Kenya attacked, …"."""
    subject = next(iter(layout.below(verb, "nsubj", "nsubjpass")), None)
    before = [t for t in layout.below(verb, "aux", "auxpass") if subject is not None and t.i < subject.i]
    if not before or any(t.tag in ("WRB", "WP", "WDT") for t in layout.parse.subtree(verb)):
        return False
    sentence = layout.sentence(verb)
    asks = any(t.text == "?" for t in layout.parse.words(sentence)[-2:])
    supposes = before[0].lower in ("had", "were", "should") and verb.dep in ("advcl", "ccomp")
    return asks or supposes


def _is_told_as_ahead(layout: Layout, verb: Token, aux: set[str]) -> bool:
    """ "said that he would leave in May": what was said is "will", unless an "if" goes with it."""
    head = layout.parse.head(verb)
    telling = event_words("speech") | event_words("pledging")
    said = verb.dep == "ccomp" and head.tag in ("VBD", "VBN") and head.lemma.lower() in telling
    if "would" not in aux or not said:
        return False
    clauses = layout.below(verb, "advcl")
    return not any(t.lower in event_words("condition") for c in clauses for t in layout.below(c, "mark"))


def _is_none(layout: Layout, noun: Token) -> bool:
    """ "has no plans to resign": none of it."""
    return any(t.lower == "no" for t in layout.parse.children(noun))


def _above_verb(layout: Layout, verb: Token, head: Token, deep: int) -> set[Realis]:
    """What the verb, adjective, noun or preposition that a verb is the complement of says of it."""
    infinitive = any(t.tag == "TO" for t in layout.parse.children(verb))
    if verb.dep == "pcomp":
        return _behind_preposition(layout, head)
    if verb.dep in ("xcomp", "acl", "advcl") and (infinitive or verb.tag == "VBG"):
        return _of_complement(layout, verb, head, infinitive, deep)
    if verb.dep == "ccomp":
        return _of_clause(layout, verb, head, infinitive)
    if verb.dep == "conj" and head.pos in ("VERB", "AUX") and verb.tag == "VB":
        return _verb_signs(layout, head, deep - 1)
    return set()


def _of_complement(layout: Layout, verb: Token, head: Token, infinitive: bool, deep: int) -> set[Realis]:
    """ "plans to leave", "is likely to leave", "has yet to leave", "abandoned a plan to leave"."""
    lemma = head.lemma.lower()
    signs = _said_by(layout, head)
    if head.pos == "NOUN":
        signs |= {r for r in BY_STRENGTH if lemma in event_words(f"{r.value}_nouns")}
        above = layout.parse.head(head)
        if signs and (_is_none(layout, head) or _refused(layout, head, above)):
            # "would abandon efforts to end the war": may be.
            open_still = bool(_verb_signs(layout, above, 0)) and above.i != head.i
            signs = {Realis.HYPOTHETICAL} if open_still else {Realis.DENIED}
    if head.pos == "ADJ":
        signs |= {r for r in BY_STRENGTH if head.lower in event_words(f"{r.value}_adjectives")}
        if signs == {Realis.PLANNED} and _negated(layout, layout.parse.head(head)):
            # "was not ready to end the war".
            signs = {Realis.DENIED}
    if verb.dep == "xcomp":
        signs |= _of_modal_like(layout, head, infinitive)
        if head.pos in ("VERB", "AUX") and (not signs or _negated(layout, head)):
            signs |= _verb_signs(layout, head, deep - 1)
    if verb.dep == "advcl" and infinitive and Realis.HYPOTHETICAL in _verb_signs(layout, head, 0):
        # "To pass the bill, they would need sixty votes."
        return {Realis.HYPOTHETICAL}
    if verb.dep == "advcl" and infinitive and not signs:
        # "pressure grew for him to resign": somebody else's wish.
        others = any(t.dep == "mark" and t.lower == "for" for t in layout.parse.children(verb))
        signs.add(Realis.PROPOSED if others else Realis.PLANNED)
    return signs


def _of_modal_like(layout: Layout, head: Token, infinitive: bool) -> set[Realis]:
    """ "is to leave", "is going to leave", "has yet to leave", "told to leave", "is said to have left"."""
    lemma = head.lemma.lower()
    children = layout.parse.children(head)
    if not infinitive:
        return {Realis.PLANNED} if lemma == "go" else set()
    if lemma in ("have", "be", "remain") and any(t.lower == "yet" for t in children):
        return {Realis.DENIED}
    if lemma in ("be", "go") or (head.pos == "ADJ" and head.lower == "about"):
        return {Realis.PLANNED}
    if lemma in event_words("commanding"):
        return {Realis.PROPOSED}
    passive = any(t.dep in ("auxpass", "nsubjpass") for t in children)
    return {Realis.ALLEGED} if passive and lemma in event_words("guessing") | {"say", "report"} else set()


def _of_clause(layout: Layout, verb: Token, head: Token, infinitive: bool) -> set[Realis]:
    """ "demanded that he leave", "wants him to leave", "denied that he left", "suspects that he left"."""
    lemma = head.lemma.lower()
    if lemma in event_words("proposed") and verb.tag in ("VB", "VBP"):
        return {Realis.PROPOSED}
    if lemma in event_words("wanting") and infinitive:
        return {Realis.PROPOSED}
    if Realis.DENIED in _said_by(layout, head) and lemma != "fail":
        return {Realis.DENIED}
    own = any(t.lower in ("i", "we") for t in layout.below(head, "nsubj"))
    finite = verb.tag in ("VBD", "VBN", "VBZ") and not infinitive
    return {Realis.ALLEGED} if finite and lemma in event_words("guessing") and not own else set()


def _behind_preposition(layout: Layout, preposition: Token) -> set[Realis]:
    """ "accused of leaving", "kept from leaving", "without leaving", "plans for leaving"."""
    above = layout.parse.head(preposition)
    before = layout.parse.tokens[max(0, preposition.i - 1)]
    if preposition.lower == "without" or "instead" in (preposition.lower, before.lower):
        return {Realis.DENIED}
    if preposition.lower == "from" and above.lemma.lower() in event_words("keeping"):
        return {Realis.DENIED}
    if above.lemma.lower() in event_words("showing") and _is_none(layout, above):
        return {Realis.DENIED}
    if preposition.lower not in event_words("carrying") | {"with", "from"}:
        return set()
    if above.pos == "NOUN":
        signs = {r for r in BY_STRENGTH if above.lemma.lower() in event_words(f"{r.value}_nouns")}
        return {Realis.DENIED} if signs and _is_none(layout, above) else signs
    signs = _said_by(layout, above)
    if signs and _negated(layout, above):
        return {Realis.HYPOTHETICAL} if Realis.DENIED in signs else {Realis.DENIED}
    return signs
