"""Who takes part in an event, and how."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.lexicon.countries import country_named
from onrecord.lexicon.kinds import event_words
from onrecord.model import Form, Kind, Mention, Participant, Party, Token
from onrecord.read.layout import Layout
from onrecord.read.realis import open_signs
from onrecord.read.triggers import Sighting, phase_verb

PREPOSITIONS = ("with", "to", "between", "among", "by", "against", "on", "of", "at", "in", "from", "for")

PARTIES = frozenset({Kind.PERSON, Kind.PLACE, Kind.ORGANISATION, Kind.NATIONALITY, Kind.GROUP, Kind.AGENCY})

TELLING = frozenset({"announce", "report", "describe", "say", "confirm", "tell", "call"})
"""Participles whose "by" names a teller, not a party: "the call described by X"."""

SHORT = 4
"""Most words of a description that stands as a name."""

SIDES_NAMED = ("with", "between", "against", "by", "among")
"""Prepositions below a light verb that name parties: "imposed sanctions … with", "held … with"."""

MEDIA = frozenset({"over", "on", "by", "via", "through", "in"})
"""Prepositions before what people speak over."""

Found = tuple[str, Token]
"""How a party hangs on the event ("subject", "with", …) and its head word."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cast:
    """Who takes part, and where.

    `group` is how many unnamed parties a group stands for: 2 for "the two leaders", -1 for "several",
    0 for none. `strangers` are parties told in words alone that stand for nobody named elsewhere
    ("European leaders"). `sides` are states that one unnamed party stands for ("his Russian counterpart").
    """

    participants: tuple[Participant, ...]
    group: int
    strangers: frozenset[str]
    sides: frozenset[str]
    place: Mention | None
    some: bool = False
    """Whether the strangers are only some, or most, of a group."""


def cast_of(layout: Layout, sighting: Sighting) -> Cast:
    """The participants that stand with a trigger, the size of a group among them, and the place."""
    found = _of_verb(layout, sighting.token, sighting) if sighting.verb else _of_noun(layout, sighting)
    place = _place(layout, sighting, found)
    participants: list[Participant] = []
    group, strangers, sides, seen = 0, set(), set(), set()
    some = False
    for relation, token in found:
        role = _role(sighting, relation, token, found)
        if (
            role is None
            or role in ("place", "about")
            or layout.is_timed(token)
            or _is_dateline(layout, token)
        ):
            continue
        listed = layout.with_conjuncts(token)
        for one in listed:
            size = _group(layout, one) if len(listed) == 1 else 0
            group = group or size
            parties = [] if size else _parties(layout, one)
            if one is not token and layout.mention_at(token):
                # "attacks on Ukraine and the slow pace of talks": beside a name, only names are parties.
                parties = [p for p in parties if p.entity]
            for party in parties:
                key = party.entity or party.name
                if key in seen or (place is not None and key == place.entity):
                    continue
                seen.add(key)
                participants.append(Participant(role=role, party=party))
                if party.entity is None and one.tag == "NNS":
                    strangers.add(party.name)
                    some = some or bool(event_words("some") & set(party.name.lower().split()))
                elif party.entity is None:
                    sides |= _sides_before(layout, one)
    if strangers and group:
        participants = [*_speaking_side(layout, sighting, found), *participants]
    return Cast(
        participants=tuple(participants),
        group=group,
        strangers=frozenset(strangers),
        sides=frozenset(sides),
        place=place,
        some=some,
    )


def _role(sighting: Sighting, relation: str, token: Token, found: list[Found]) -> str | None:
    """The part that a relation gives in the event, None for none.

    Where subject and object are of one part ("he resigned", "she fired him"), a verb with both
    has the event be of its object; the object of "leave" is a post and no party.
    """
    roles = sighting.kind.roles
    role = roles.get(relation)
    if sighting.kind.once and relation == "possessor" and token.tag == "PRP$":
        # "X announced his resignation": X's own, whomever else "his" may be taken for.
        return None if any(r == "subject" for r, _ in found) else role
    one_part = sighting.verb and sighting.kind.once and roles.get("subject") == roles.get("object")
    if not one_part or relation not in ("subject", "object"):
        return role
    if sighting.token.lemma.lower() in event_words("leaving"):
        return role if relation == "subject" else None
    both = relation == "subject" and any(r == "object" for r, _ in found)
    return roles.get("by") if both else role


def _is_dateline(layout: Layout, token: Token) -> bool:
    """ "BOSTON — The governor appointed": where the report was written, no party."""
    sentence = layout.sentence(token)
    before = [t for t in layout.parse.words(sentence) if t.i <= token.i]
    after = layout.parse.tokens[token.i + 1] if token.i + 1 < len(layout.parse.tokens) else token
    return after.text in ("—", "–", "--", "-") and all(t.text.isupper() or t.text == "," for t in before)


def _speaking_side(layout: Layout, sighting: Sighting, found: list[Found]) -> list[Participant]:
    """ "We spoke to the heads of most nations": whoever says "we" took part."""
    statement = layout.statement_of(sighting.span)
    if statement is None or statement.speaker is None or statement.speaker.entity is None:
        return []
    party = Party(name=statement.speaker.name, entity=statement.speaker.entity)
    roles = (sighting.kind.roles.get(relation) for relation, t in found if t.lower == "we")
    return [Participant(role=role, party=party) for role in roles if role is not None]


def _sides_before(layout: Layout, token: Token) -> set[str]:
    """The states named before a description: "his Russian counterpart", "the Kremlin leader"."""
    mentions = [layout.mention_at(t) for t in layout.below(token, "amod", "compound", "poss", "nmod")]
    named = {m.entity for m in mentions if m is not None and m.entity and m.kind is not Kind.PERSON}
    speaks_for = {e.side for one in named if (e := layout.entities.get(one)) is not None and e.side}
    return {*named, *speaks_for}


def _of_verb(layout: Layout, verb: Token, sighting: Sighting) -> list[Found]:
    children = layout.parse.children(verb)
    words = sighting.span
    passive = any(t.dep in ("nsubjpass", "auxpass") for t in children)
    found: list[Found] = []
    for t in children:
        if words.start <= t.start < words.end:
            continue
        if t.dep == "nsubj":
            found.append(("subject", t))
        elif t.dep == "nsubjpass" or (t.dep in ("dobj", "dative") and t.pos != "ADP"):
            found.append(("object", t))
    if not passive and not any(r == "subject" for r, _ in found):
        subject = _shared_subject(layout, verb)
        if subject is not None:
            found.insert(0, ("subject", subject))
    if verb.dep == "acl" and verb.tag == "VBN":
        found.append(("object", layout.parse.head(verb)))
    found += _behind_prepositions(layout, verb)
    phase = phase_verb(layout, verb)
    if phase is not None:
        found += _behind_prepositions(layout, phase)
    # "exchanged 24 prisoners with Norland": "with" may hang on the prisoners.
    things = [
        t for r, t in found if r == "object" and t.tag in ("NN", "NNS") and layout.mention_at(t) is None
    ]
    found += [f for t in things for f in _behind_prepositions(layout, t) if f[0] in ("with", "against")]
    return found


def _shared_subject(layout: Layout, verb: Token) -> Token | None:
    """The subject that a verb shares with the verb that it is joined to or depends on."""
    token = verb
    if verb.dep == "ccomp":
        # "told reporters that he trusts him, will not sanction Russia": the subject of the clause before.
        before = [t for t in layout.below(layout.parse.head(verb), "ccomp") if t.i < verb.i]
        return next(iter(layout.below(before[-1], "nsubj")), None) if before else None
    for _ in range(3):
        # "X is ready to work": through the adjective.
        if token.dep not in ("conj", "xcomp", "pcomp", "advcl", "acl", "acomp") or token.head == token.i:
            return None
        head = layout.parse.head(token)
        if token.dep == "pcomp":
            if _is_for_others(layout, head):
                return None
            head = layout.parse.head(head)
        if head.pos == "NOUN":
            owner = next(iter(layout.below(head, "poss")), None)
            if owner is not None:
                return owner
            if head.dep == "dobj" and layout.parse.head(head).lemma.lower() in event_words("light"):
                # "has no plans to resign": whoever has them.
                head = layout.parse.head(head)
        subject = next(iter(layout.below(head, "nsubj")), None)
        if subject is not None and head.pos in ("VERB", "AUX"):
            return subject
        token = head
    return None


def _is_for_others(layout: Layout, preposition: Token) -> bool:
    """ "offered assistance in negotiating": whoever offers it does not negotiate."""
    before = layout.parse.tokens[max(0, preposition.i - 1)]
    return before.pos == "NOUN" and before.lemma.lower() in event_words("helping")


def _of_noun(layout: Layout, sighting: Sighting) -> list[Found]:
    noun = sighting.token
    found: list[Found] = []
    for t in layout.below(noun, "poss", "compound", "nmod", "amod"):
        if sighting.span.start <= t.start < sighting.span.end:
            continue
        if t.dep == "poss" or (_names_party(layout, t) and not _is_where(layout, sighting, t)):
            found.append(("possessor", t))
    found += _behind_prepositions(layout, noun)
    found += _of_participle(layout, noun)
    found += _of_clause(layout, noun)
    found += _round_of(layout, noun)
    if sighting.kind.family != "contact":
        found += _of_work(layout, noun)
    verb = light_verb(layout, noun)
    if verb is not None:
        subject = next(iter(layout.below(verb, "nsubj")), None) or _shared_subject(layout, verb)
        if subject is not None and not _inside(layout, noun, subject) and not _would_join(layout, verb):
            found.insert(0, ("subject", subject))
        found += [f for f in _behind_prepositions(layout, verb) if f[0] in SIDES_NAMED]
    return found


def _of_work(layout: Layout, noun: Token) -> list[Found]:
    """Who works on an agreement: "A is ready to work with B on a memorandum"."""
    prep = layout.parse.head(noun)
    verb = layout.parse.head(prep)
    if noun.dep != "pobj" or prep.lower != "on" or verb.lemma.lower() not in event_words("working"):
        return []
    subject = next(iter(layout.below(verb, "nsubj")), None) or _shared_subject(layout, verb)
    found = [("subject", subject)] if subject is not None else []
    return found + [f for f in _behind_prepositions(layout, verb) if f[0] == "with"]


def _would_join(layout: Layout, verb: Token) -> bool:
    """ "offered that he will participate in the talks": he is no party to them yet."""
    return verb.lemma.lower() in event_words("joining") and bool(open_signs(layout, verb))


def _names_party(layout: Layout, token: Token) -> bool:
    mention = layout.mention_at(token)
    return mention is not None and mention.kind in PARTIES


def _is_where(layout: Layout, sighting: Sighting, modifier: Token) -> bool:
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
        found += [f for f in _behind_prepositions(layout, verb) if f[0] in SIDES_NAMED]
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
    return [f for f in _behind_prepositions(layout, counted) if f[1].i != noun.i and f[0] != "of"]


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
    carries = event_words("light") | event_words("planned")
    if token.dep == "dobj" and head.pos in ("VERB", "AUX") and head.lemma.lower() in carries:
        return head
    if token.dep == "pobj" and head.lower == "in":
        verb = layout.parse.head(head)
        if verb.lemma.lower() in ("participate", "engage", "take", "be"):
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


def _behind_prepositions(layout: Layout, token: Token) -> Iterator[Found]:
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
            if prep.lower not in MEDIA or layout.mention_at(t) is not None:
                continue
            for deeper in layout.below(t, "prep"):
                if deeper.lower in ("with", "between", "against"):
                    yield from ((deeper.lower, x) for x in layout.below(deeper, "pobj"))


def _parties(layout: Layout, token: Token) -> list[Party]:
    """Who a token names: its mention, one in apposition, those behind "leaders of"; else its words."""
    mention = layout.mention_at(token)
    if mention is not None and mention.entity is not None:
        return [_party(mention)] if mention.kind not in (Kind.WORK, Kind.OTHER) else []
    if token.lemma.lower() in event_words("instruments"):
        return []
    beside = [m for t in layout.below(token, "appos") if (m := layout.mention_at(t)) is not None and m.entity]
    after = layout.parse.tokens[token.i + 1] if token.i + 1 < len(layout.parse.tokens) else token
    if (m := layout.mention_at(after)) is not None and m.entity and m.span.start == after.start:
        # "leader Tomas Brandek": the parser may take the two apart.
        beside.append(m)
    if beside and beside[0].kind is Kind.PERSON:
        return [_party(beside[0])]
    if token.lemma.lower() in event_words("group") and token.tag in ("NNS", "NNPS"):
        named = [t for one in layout.objects_of(token, "of", "from") for t in layout.with_conjuncts(one)]
        parties = [_party(m) for t in named if (m := layout.mention_at(t)) is not None and m.entity]
        if parties:
            return parties
    if mention is not None and mention.form is Form.NAME:
        return [Party(name=mention.name, mention=mention.id)]
    if token.lemma.lower() in event_words("acts_for"):
        state = _state_of(layout, token)
        if state is not None:
            words = layout.document.slice(layout.phrase(token)).split()
            entity = layout.entities.get(state)
            name = " ".join(words) if len(words) <= SHORT or entity is None else entity.name
            return [Party(name=name, mention=mention.id if mention else None, entity=state)]
    if token.lemma.lower() in event_words("counting") | event_words("parts_of_day"):
        # "to pass it in the next couple of weeks": a while is no party.
        return []
    if token.tag in ("NN", "NNS") and not _only_group(layout, token):
        phrase = layout.document.slice(layout.phrase(token))
        return [Party(name=" ".join(phrase.split()), mention=mention.id if mention else None)]
    return []


def _state_of(layout: Layout, token: Token) -> str | None:
    """The state that forces or officials act for: "Russian forces", "the government of Kenya"."""
    near = layout.below(token, "amod", "compound", "nmod", "poss") + layout.objects_of(token, "of", "from")
    mentions = [m for t in near if (m := layout.mention_at(t)) is not None and m.entity]
    states = [m for m in mentions if m.kind in (Kind.PLACE, Kind.NATIONALITY)]
    if states:
        return states[0].entity
    leaders = [e.side for m in mentions if m.entity and (e := layout.entities.get(m.entity)) is not None]
    return next((side for side in leaders if side), None)


def _party(mention: Mention) -> Party:
    return Party(name=mention.name, mention=mention.id, entity=mention.entity)


def _only_group(layout: Layout, token: Token) -> bool:
    """Whether the words name nobody in particular: "the leaders"."""
    if token.lemma.lower() not in event_words("group"):
        return False
    inner = [t for t in layout.tokens_in(layout.phrase(token)) if t.pos in ("NOUN", "PROPN", "ADJ")]
    return not any(layout.mention_at(t) for t in inner if t is not token)


def _group(layout: Layout, token: Token) -> int:
    """How many parties an unresolved group stands for: 2 for "the two leaders", -1 for several, else 0."""
    mention = layout.mention_at(token)
    if mention is not None and mention.entity is not None:
        return 0
    plural = token.tag in ("NNS", "NNPS") and token.lemma.lower() in event_words("principals")
    if not (plural or token.lower in event_words("group_pronouns")):
        return 0
    words = {t.lower for t in layout.parse.children(token)}
    if words & event_words("group_apart"):
        return 0
    return 2 if words & {"two", "both"} or token.lower == "both" else -1


def _place(layout: Layout, sighting: Sighting, found: list[Found]) -> Mention | None:
    """Where the event is: behind "in" or "at", in a place's role, or before it ("the Istanbul talks")."""
    tops = [sighting.token]
    if not sighting.verb:
        verb = light_verb(layout, sighting.token)
        tops += [t for t in (counted_by(layout, sighting.token), verb) if t is not None]
    for top in tops:
        for t in layout.objects_of(top, "in", "at"):
            mention = layout.mention_at(t)
            if mention is not None and mention.kind is Kind.PLACE:
                return mention
    for relation, t in found:
        mention = layout.mention_at(t)
        if (
            sighting.kind.roles.get(relation) == "place"
            and mention is not None
            and mention.kind is Kind.PLACE
        ):
            return mention
    if not sighting.verb:
        before = [
            t for t in layout.below(sighting.token, "compound", "nmod") if _is_where(layout, sighting, t)
        ]
        if before:
            return layout.mention_at(before[0])
    if not sighting.verb and sighting.kind.family in ("contact", "agreement"):
        for t in layout.below(sighting.token, "compound", "nmod", "amod"):
            mention = layout.mention_at(t)
            if mention is not None and mention.kind is Kind.PLACE and country_named(mention.name) is None:
                return mention
    return None
