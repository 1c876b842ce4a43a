"""What hangs on the word that tells of an event, and how: subject, object, "with", "by" …"""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.lexicon.kinds import event_words
from onrecord.model import Kind, Token
from onrecord.read.doers import agent_of, is_passive, subject_of
from onrecord.read.layout import Layout
from onrecord.read.parties import PARTIES, antecedent, is_happening, modifiers
from onrecord.read.triggers import Sighting, phase_verb
from onrecord.read.turned_round import gains, is_a_state, is_looked_into, undergone, with_subject
from onrecord.read.verb_signs import open_signs

PREPOSITIONS = (
    "with", "to", "between", "among", "by", "against", "on", "upon", "of", "at", "in", "into", "from", "for",
    "over", "about", "toward", "towards", "alongside",
)  # fmt: skip

TELLING = frozenset({"announce", "report", "describe", "say", "confirm", "tell", "call"})
"""Participles whose "by" names a teller, not a party: "the call described by X"."""

SIDES_NAMED = ("with", "between", "against", "by", "among")
"""Prepositions below a light verb that name parties: "imposed sanctions … with", "held … with"."""

MEDIA = frozenset({"over", "on", "by", "via", "through", "in"})
"""Prepositions before what people speak over."""

Found = tuple[str, Token]
"""How a party hangs on the event ("subject", "with", …) and its head word."""


def arguments_of(layout: Layout, sighting: Sighting) -> list[Found]:
    """What hangs on a trigger, relatives and pronouns replaced by what they stand for in the sentence.

    Besides subject, object, possessor and prepositions: "clause" is the subject of what is demanded
    ("demanded that Kenya leave"), "complement" whatever stands below what is agreed, threatened or refused
    to be done ("refused to meet the envoy"), "purpose" whom a protest is to move ("marched to
    demand …"), "condition" who has to do something ("threatened to strike unless Kenya …").
    """
    found = _of_verb(layout, sighting) if sighting.verb else _of_noun(layout, sighting)
    return [(relation, _meant(layout, antecedent(layout, token) or token)) for relation, token in found]


def _meant(layout: Layout, token: Token) -> Token:
    """ "Roe, whose son was killed": the parser may take the son for another name of Roe."""
    for t in layout.below(token, "appos"):
        if any(c.tag == "WP$" for c in layout.parse.children(t)):
            return t
    return token


def _of_verb(layout: Layout, sighting: Sighting) -> list[Found]:
    verb, words = sighting.token, sighting.span
    children = [t for t in layout.parse.children(verb) if not words.start <= t.start < words.end]
    passive = is_passive(layout, verb)
    found: list[Found] = []
    for t in children:
        if t.dep == "nsubj":
            found.append(("object" if passive else "subject", t))
        elif t.dep == "nsubjpass" and not passive:
            found.append(("subject", t))
        elif t.dep == "dative" and t.pos != "ADP":
            found.append(("to" if "to" in sighting.kind.roles else "object", t))
        elif t.dep in ("nsubjpass", "dobj"):
            found.append(("object", t))
    if not any(t.dep in ("nsubj", "nsubjpass") for t in children):
        subject = subject_of(layout, verb)
        if subject is not None and not any(t.i == subject.i for _, t in found):
            found.insert(0, ("object" if passive else "subject", subject))
    found += _counted_object(layout, verb, found)
    found = [(r, _named_so(layout, verb, t) if r == "object" else t) for r, t in found]
    found += [("object", t) for t in _made_so(layout, verb)]
    found += behind_prepositions(layout, verb)
    phase = phase_verb(layout, verb)
    if phase is not None:
        found += behind_prepositions(layout, phase)
    # "exchanged 24 prisoners with Norland": "with" may hang on the prisoners.
    things = [
        t for r, t in found if r == "object" and t.tag in ("NN", "NNS") and layout.mention_at(t) is None
    ]
    wanted = ("with", "against") if "target" not in sighting.kind.roles.values() else AIMED
    found += [f for t in things for f in behind_prepositions(layout, t) if f[0] in wanted]
    return found + _of_complement(layout, sighting) + _of_purpose(layout, sighting, verb)


AIMED = ("with", "against", "on", "upon", "to")
"""Prepositions below an object that say whom it is done to: "imposed a ban on Kenya", "sent aid to Kenya"."""


def _named_so(layout: Layout, verb: Token, thing: Token) -> Token:
    """ "elected Ann Roe president": the parser may take the name for a modifier of the office."""
    if verb.lemma.lower() not in event_words("naming") or thing.tag != "NN" or layout.below(thing, "det"):
        # "elected a Roe adviser": the adviser.
        return thing
    named = [t for t in layout.below(thing, "compound") if layout.is_person(t) and t.i == thing.i - 1]
    return named[0] if named else thing


def _made_so(layout: Layout, verb: Token) -> list[Token]:
    """Who is made something in a clause without a verb: "elected Ann Roe president"."""
    if verb.lemma.lower() not in event_words("naming"):
        return []
    clauses = [t for t in layout.below(verb, "ccomp", "xcomp") if t.pos in ("NOUN", "PROPN", "ADJ")]
    return [t for clause in clauses for t in layout.below(clause, "nsubj")]


def _counted_object(layout: Layout, verb: Token, found: list[Found]) -> list[Found]:
    """ "kidnapped up to 16 advisers": the parser may take "up to" for prepositions."""
    if any(r == "object" for r, _ in found):
        return []
    behind = [t for t in layout.parse.tokens[verb.i + 1 : verb.i + 3] if t.lower in ("up", "to")]
    if len(behind) < 2:
        return []
    pieces = [t for t in layout.parse.subtree(verb) if t.dep == "pobj"]
    counted = [t for t in pieces if layout.parse.head(t).i == behind[1].i]
    return [("object", t) for t in counted if layout.below(t, "nummod")]


def _of_complement(layout: Layout, sighting: Sighting) -> list[Found]:
    """Who stands in the clause below the trigger, where its kind has a part for them."""
    roles = sighting.kind.roles
    if not {"clause", "complement", "condition"} & set(roles):
        return []
    found = _of_condition(layout, sighting)
    clauses = layout.below(sighting.token, "ccomp", "xcomp")
    clauses += [
        v
        for v in layout.below(sighting.token, "advcl", "acl")
        if _is_infinitive(layout, v) or (v.dep == "acl" and layout.below(v, "nsubj", "nsubjpass"))
    ]
    clauses += [v for prep in layout.below(sighting.token, "prep") for v in layout.below(prep, "pcomp")]
    for clause in clauses:
        own = layout.below(clause, "nsubj", "nsubjpass")
        if own and not _is_own(layout, own[0], sighting.token):
            found += [("clause", t) for t in own] if "clause" in roles else []
        elif "complement" in roles:
            found += _below_clause(layout, clause)
    return found


def _of_condition(layout: Layout, sighting: Sighting) -> list[Found]:
    """ "threatened to strike unless Kenya gave in": whoever is to do something."""
    if "condition" not in sighting.kind.roles:
        return []
    below = layout.parse.subtree(sighting.token)
    clauses = [t for t in below if t.dep == "advcl" and t.i > sighting.token.i]
    return [
        ("condition", t)
        for clause in clauses
        if any(m.lower in event_words("condition") for m in layout.below(clause, "mark"))
        for t in layout.below(clause, "nsubj", "nsubjpass")
    ]


def _is_own(layout: Layout, subject: Token, trigger: Token) -> bool:
    """Whether the subject of a clause is whoever tells it: "Kenya said it would send aid"."""
    teller = subject_of(layout, trigger) if trigger.pos in ("VERB", "AUX") else None
    if teller is None:
        return False
    one, other = layout.mention_at(subject), layout.mention_at(teller)
    same = one is not None and other is not None and one.entity is not None and one.entity == other.entity
    return same or antecedent(layout, subject) is teller


def _of_purpose(layout: Layout, sighting: Sighting, verb: Token | None) -> list[Found]:
    """Whom a protest is aimed at: "marched to demand the resignation of …", "in protest against …"."""
    if "purpose" not in sighting.kind.roles:
        return []
    tops = [sighting.token, *([verb] if verb is not None and verb.i != sighting.token.i else [])]
    found: list[Token] = []
    for top in tops:
        for clause in layout.below(top, "advcl", "acl", "xcomp"):
            if clause.lemma.lower() in event_words("aiming"):
                found += layout.below(clause, "dobj")
                found += [t for _, t in behind_prepositions(layout, clause)]
        for noun in layout.objects_of(top, "in"):
            if noun.lemma.lower() in event_words("aiming"):
                found += layout.objects_of(noun, "against", "of", "at", "to", "with", "over")
    return [("purpose", t) for t in found if not layout.is_timed(t)]


def _is_infinitive(layout: Layout, verb: Token) -> bool:
    return any(t.tag == "TO" for t in layout.parse.children(verb))


def _below_clause(layout: Layout, clause: Token, deep: int = 2) -> list[Found]:
    """Whom something is agreed or refused to be done to: the first that stands there, nearest first."""
    objects = layout.below(clause, "dobj", "dative")
    objects += [t for r, t in behind_prepositions(layout, clause) if not layout.is_timed(t)]
    found = [("complement", t) for t in objects]
    if deep:
        for deeper in layout.below(clause, "xcomp", "ccomp"):
            found += [("complement", t) for t in layout.below(deeper, "nsubj")]
            found += _below_clause(layout, deeper, deep - 1)
    return found


def _of_noun(layout: Layout, sighting: Sighting) -> list[Found]:
    noun = sighting.token
    found: list[Found] = []
    for t in layout.below(noun, "poss", "compound", "nmod", "amod"):
        if sighting.span.start <= t.start < sighting.span.end:
            found += [
                ("possessor", x)
                for x in _before_a_modifier(layout, sighting, t)
                if not is_looked_into(layout, sighting, x)
            ]
        elif t.dep == "poss":
            found.append(("possessor", t))
        else:
            named = [x for x in modifiers(layout, t) if _names_party(layout, x)]
            about = [x for x in named if is_looked_into(layout, sighting, x)]
            found += [("into", x) for x in about if is_a_state(layout, x)]
            own = [x for x in named if x not in about and not is_where(layout, sighting, x)]
            found += [("object" if gains(layout, sighting, x) else "possessor", x) for x in own]
    found += behind_prepositions(layout, noun)
    found += _of_participle(layout, noun)
    found += _of_clause(layout, noun)
    found += _round_of(layout, noun)
    if sighting.kind.family != "contact":
        found += _of_work(layout, noun)
    verb = light_verb(layout, noun) or undergone(layout, sighting)
    arranged = verb is not None and verb.lemma.lower() in event_words("arranging")
    if verb is not None and not (arranged and sighting.kind.family == "contact"):
        subject = subject_of(layout, verb)
        if is_passive(layout, verb):
            subject = agent_of(layout, verb)
        if subject is not None and not _inside(layout, noun, subject) and not _would_join(layout, verb):
            found = with_subject(layout, sighting, found, subject, verb)
        wanted = SIDES_NAMED if sighting.kind.family == "contact" else (*SIDES_NAMED, *AIMED)
        found += [f for f in behind_prepositions(layout, verb) if f[0] in wanted]
        found += [("to", t) for t in layout.below(verb, "dative") if t.pos != "ADP"]
    return found + _of_complement(layout, sighting) + _of_purpose(layout, sighting, verb)


def _before_a_modifier(layout: Layout, sighting: Sighting, modifier: Token) -> list[Token]:
    """ "Russia-Ukraine peace talks": the parties may hang on the word before the noun."""
    below = layout.below(modifier, "compound", "nmod", "amod")
    return [
        x
        for t in below
        if t.start < sighting.span.start
        for x in modifiers(layout, t)
        if _names_party(layout, x) and not is_where(layout, sighting, x)
    ]


def _of_work(layout: Layout, noun: Token) -> list[Found]:
    """Who works on an agreement: "A is ready to work with B on a memorandum"."""
    prep = layout.parse.head(noun)
    verb = layout.parse.head(prep)
    if noun.dep != "pobj" or prep.lower not in ("on", "to", "upon"):
        return []
    if verb.lemma.lower() not in event_words("working"):
        return []
    subject = subject_of(layout, verb)
    found = [("subject", subject)] if subject is not None else []
    return found + [f for f in behind_prepositions(layout, verb) if f[0] == "with"]


def _would_join(layout: Layout, verb: Token) -> bool:
    """ "offered that he will participate in the talks": he is no party to them yet."""
    return verb.lemma.lower() in event_words("joining") and bool(open_signs(layout, verb))


def _names_party(layout: Layout, token: Token) -> bool:
    mention = layout.mention_at(token)
    return mention is not None and mention.kind in PARTIES


def is_where(layout: Layout, sighting: Sighting, modifier: Token) -> bool:
    """Whether a place before an attack says where it was: "the Libya attack", "the Berlin bombing".

    "Libya's attack" and "Libyan attacks" are somebody's, and so are "US strikes" (no adjective is at hand)
    and "the Libya attack on Malta"; "the Kenya talks" may be with Kenya, and "US aid" is not in the US.
    """
    mention = layout.mention_at(modifier)
    if sighting.kind.name != "attack" or mention is None or mention.kind is not Kind.PLACE:
        return False
    aimed = layout.objects_of(sighting.token, "on", "against", "upon")
    return modifier.dep in ("compound", "nmod") and not modifier.text.replace(".", "").isupper() and not aimed


def _of_clause(layout: Layout, noun: Token) -> list[Found]:
    """Who stands in the clause behind: "conversations he had with the ambassador"."""
    found: list[Found] = []
    for verb in layout.below(noun, "relcl"):
        # The noun is what was had: "that" stands for it.
        other = [t for t in layout.below(verb, "dobj", "nsubjpass") if t.tag not in ("WDT", "WP")]
        if other or verb.lemma.lower() not in event_words("light"):
            continue
        found += [("subject", t) for t in layout.below(verb, "nsubj") if t.tag not in ("WDT", "WP")]
        found += [f for f in behind_prepositions(layout, verb) if f[0] in SIDES_NAMED]
    return found


def _of_participle(layout: Layout, noun: Token) -> list[Found]:
    """Who stands behind "by" in "attacks carried out by both sides"."""
    return [
        ("by", t)
        for verb in layout.below(noun, "acl")
        if verb.lemma.lower() not in TELLING
        for prep in layout.below(verb, "agent", "prep")
        if prep.lower == "by"
        for t in layout.below(prep, "pobj")
    ]


def _round_of(layout: Layout, noun: Token) -> list[Found]:
    """Parties of "a series of talks with …", where the parser hangs "with" on the series."""
    counted = counted_by(layout, noun)
    if counted is None:
        return []
    return [f for f in behind_prepositions(layout, counted) if f[1].i != noun.i and f[0] != "of"]


def counted_by(layout: Layout, noun: Token) -> Token | None:
    """The noun that only counts the event: "series" of "a series of talks"; None where there is none."""
    prep = layout.parse.head(noun)
    if noun.dep != "pobj" or prep.lower != "of":
        return None
    counted = layout.parse.head(prep)
    return counted if counted.lemma.lower() in event_words("counting") else None


def light_verb(layout: Layout, noun: Token) -> Token | None:
    """The verb whose object the event is ("held talks"), looking through "series of", "round of"."""
    token = counted_by(layout, noun) or noun
    while token.dep == "conj":
        token = layout.parse.head(token)
    head = layout.parse.head(token)
    carries = event_words("light") | event_words("planned") | event_words("doing")
    if token.dep in ("dobj", "nsubjpass") and head.pos in ("VERB", "AUX") and head.lemma.lower() in carries:
        return head
    if token.dep == "pobj" and head.lower in ("in", "during"):
        verb = layout.parse.head(head)
        taking = head.lower == "in" and verb.lemma.lower() in ("participate", "engage", "take", "be")
        # "said in a speech": whoever says so holds it.
        a = any(t.lower in ("a", "an") for t in layout.below(token, "det"))
        if taking or (a and verb.lemma.lower() in event_words("speech")):
            return verb
    if came_for(layout, noun):
        return layout.parse.head(head)
    return None


def came_for(layout: Layout, noun: Token) -> bool:
    """Whether people go somewhere for the event: "travelled to the capital for a meeting with X"."""
    prep = layout.parse.head(noun)
    verb = layout.parse.head(prep)
    return noun.dep == "pobj" and prep.lower == "for" and verb.lemma.lower() in event_words("going")


def _inside(layout: Layout, noun: Token, subject: Token) -> bool:
    return any(t.i == noun.i for t in layout.parse.ancestors(subject))


def behind_prepositions(layout: Layout, token: Token) -> Iterator[Found]:
    """What stands behind the prepositions below `token`, however the parser nests them."""
    for prep in layout.parse.children(token):
        if prep.dep not in ("prep", "dative", "agent") or prep.lower == "according":
            continue
        if prep.lower in PREPOSITIONS:
            yield from ((prep.lower, t) for t in layout.below(prep, "pobj"))
        for deeper in layout.below(prep, "prep"):
            if deeper.lower in PREPOSITIONS:
                yield from ((deeper.lower, t) for t in layout.below(deeper, "pobj"))
        # "spoke over the phone with X": "with" may hang on the phone.
        for t in layout.below(prep, "pobj"):
            if prep.lower not in MEDIA or layout.mention_at(t) is not None or is_happening(layout, t):
                continue
            for deeper in layout.below(t, "prep"):
                if deeper.lower in ("with", "between", "against"):
                    yield from ((deeper.lower, x) for x in layout.below(deeper, "pobj"))
