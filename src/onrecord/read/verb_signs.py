"""What a verb's auxiliaries, negation and the words above it say of how real its action is."""

from __future__ import annotations

from onrecord.lexicon.kinds import event_words
from onrecord.model import Realis, Token
from onrecord.read.layout import Layout

BY_STRENGTH = (Realis.DENIED, Realis.HYPOTHETICAL, Realis.PROPOSED, Realis.PLANNED, Realis.ALLEGED)
"""Which reading wins where several words speak: "will not impose" is denied, not planned."""


NONE = frozenset({"no", "neither"})
"""Words that make a subject nobody."""


def open_signs(layout: Layout, verb: Token) -> frozenset[Realis]:
    """What makes a verb's action less than actual; empty where it is told as having happened."""
    return frozenset(verb_signs(layout, verb))


def refused(layout: Layout, below: Token, verb: Token) -> set[Realis]:
    """ "rejected the proposal for talks": what is refused is denied, whatever it was before."""
    refuses = Realis.DENIED in said_by(layout, verb)
    if below.dep not in ("dobj", "nsubjpass") or not refuses:
        return set()
    return {Realis.HYPOTHETICAL} if is_negated(layout, verb) else {Realis.DENIED}


def said_by(layout: Layout, verb: Token) -> set[Realis]:
    """What a verb says of what it governs: "cancelled", "called off", "proposed", "is considering"."""
    lemma = verb.lemma.lower()
    particles = {t.lower for t in layout.below(verb, "prt", "advmod", "prep")}
    if any(f"{lemma} {particle}" in event_words("denied_phrases") for particle in particles):
        return {Realis.DENIED}
    return {r for r in BY_STRENGTH if lemma in event_words(r.value)}


def is_negated(layout: Layout, verb: Token) -> bool:
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


def verb_signs(layout: Layout, verb: Token, deep: int = 2) -> set[Realis]:
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
    if is_negated(layout, verb):
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


def is_none(layout: Layout, noun: Token) -> bool:
    """ "has no plans to resign": none of it."""
    return any(t.lower == "no" for t in layout.parse.children(noun))


def _above_verb(layout: Layout, verb: Token, head: Token, deep: int) -> set[Realis]:
    """What the verb, adjective, noun or preposition that a verb is the complement of says of it."""
    infinitive = any(t.tag == "TO" for t in layout.parse.children(verb))
    if verb.dep == "pcomp":
        return _behind_preposition(layout, head)
    if verb.dep in ("xcomp", "acl", "advcl") and (infinitive or verb.tag == "VBG"):
        return _of_complement(layout, verb, head, infinitive, deep)
    if verb.dep == "relcl" and infinitive:
        return _of_complement(layout, verb, head, infinitive, deep)
    if verb.dep == "ccomp":
        signs = _of_clause(layout, verb, head, infinitive)
        # "worked to get Congress to enact a law": as open as the getting.
        return signs or (verb_signs(layout, head, deep - 1) if infinitive and deep else set())
    if verb.dep == "conj" and head.pos in ("VERB", "AUX") and verb.tag == "VB":
        return verb_signs(layout, head, deep - 1)
    return set()


def _of_complement(layout: Layout, verb: Token, head: Token, infinitive: bool, deep: int) -> set[Realis]:
    """ "plans to leave", "is likely to leave", "has yet to leave", "abandoned a plan to leave"."""
    lemma = head.lemma.lower()
    signs = said_by(layout, head)
    # "agreed to a truce, backing down": what goes with it is no part of what was agreed.
    if verb.dep == "advcl" and not infinitive:
        signs -= {Realis.PLANNED}
    if head.pos == "NOUN":
        signs |= {r for r in BY_STRENGTH if lemma in event_words(f"{r.value}_nouns")}
        above = layout.parse.head(head)
        if signs and (is_none(layout, head) or refused(layout, head, above)):
            # "would abandon efforts to end the war": may be.
            open_still = bool(verb_signs(layout, above, 0)) and above.i != head.i
            signs = {Realis.HYPOTHETICAL} if open_still else {Realis.DENIED}
        if verb.dep in ("acl", "relcl") and infinitive and not signs:
            # "the candidate to succeed him" may yet.
            signs = {Realis.HYPOTHETICAL}
    if head.pos == "ADJ":
        signs |= {r for r in BY_STRENGTH if head.lower in event_words(f"{r.value}_adjectives")}
        if signs == {Realis.PLANNED} and is_negated(layout, layout.parse.head(head)):
            # "was not ready to end the war".
            signs = {Realis.DENIED}
    if verb.dep == "xcomp":
        if infinitive and lemma in event_words("trying"):
            signs.add(Realis.HYPOTHETICAL)
        signs |= _of_modal_like(layout, head, infinitive)
        if head.pos in ("VERB", "AUX") and (not signs or is_negated(layout, head)):
            signs |= verb_signs(layout, head, deep - 1)
    if verb.dep == "advcl" and infinitive and Realis.HYPOTHETICAL in verb_signs(layout, head, 0):
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
    if Realis.DENIED in said_by(layout, head) and lemma != "fail":
        return {Realis.DENIED}
    if infinitive and (signs := said_by(layout, head) & {Realis.HYPOTHETICAL, Realis.PLANNED}):
        # "is considered to succeed him"
        return signs
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
    if above.lemma.lower() in event_words("showing") and is_none(layout, above):
        return {Realis.DENIED}
    if preposition.lower not in event_words("carrying") | {"with", "from"}:
        return set()
    if above.pos == "NOUN":
        signs = {r for r in BY_STRENGTH if above.lemma.lower() in event_words(f"{r.value}_nouns")}
        return {Realis.DENIED} if signs and is_none(layout, above) else signs
    signs = said_by(layout, above)
    if signs and is_negated(layout, above):
        return {Realis.HYPOTHETICAL} if Realis.DENIED in signs else {Realis.DENIED}
    return signs
