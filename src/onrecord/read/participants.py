"""Who takes part in an event, and how."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.lexicon.kinds import event_words
from onrecord.model import Kind, Mention, Participant, Party, Token
from onrecord.read.arguments import Found, arguments_of
from onrecord.read.bystanders import is_bystander, is_no_name
from onrecord.read.layout import Layout
from onrecord.read.parties import Named, inside, is_happening, is_party, members_of, parties_of
from onrecord.read.triggers import Sighting
from onrecord.read.where import place_of

NO_ROLE = frozenset({"place", "about"})
"""Parts that no party plays."""

PEOPLE = frozenset({"who", "whom", "with"})
"""Parts that only people, bodies and states play."""

ANIMATE = ("person", "party", "state", "organisation", "group")
"""What a kind's slots call those who can be acted on; "thing" may be anything."""

IN_WORDS = frozenset({"clause", "complement", "purpose"})
"""Relations in which only parties count, never things: what somebody is asked or has agreed to do."""


DIRECT = frozenset({"subject", "object"})
"""Relations that a verb gives to whom it speaks of, so that even an unknown word means somebody."""

DATELINE = 9
"""How many words a dateline has at most, with its dash. Chosen."""

LEFT_ALONE = frozenset({"of", "for", "from", "in"})
"""Relations whose thing names no further party: "convicted of the murder of …" is no trial of the dead."""


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
    found = [f for f in arguments_of(layout, sighting) if not is_bystander(layout, sighting, *f)]
    place = place_of(layout, sighting, found)
    taking = [
        (role, f) for f in found if (role := _role(layout, sighting, *f, found)) not in (None, *NO_ROLE)
    ]
    participants: dict[str, Participant] = {}
    group, strangers, sides = 0, set(), set()
    for role, (relation, token) in taking:
        if role is None or layout.is_timed(token) or _is_dateline(layout, token):
            continue
        listed = layout.with_conjuncts(token)
        group = group or (_group(layout, token) if len(listed) == 1 else 0)
        for one in listed:
            for named in _playing(layout, sighting, role, relation, one, token):
                if is_no_name(layout, sighting, named):
                    continue
                key = named.party.entity or named.party.name
                if key in participants or (place is not None and key == place.entity):
                    continue
                participants[key] = Participant(role=role, party=named.party, words=named.words)
                if named.party.entity is not None:
                    continue
                if named.head.tag == "NNS":
                    strangers.add(named.party.name)
                else:
                    sides |= _sides_before(layout, named.head)
    told = tuple(participants.values())
    if strangers and group:
        told = (*_speaking_side(layout, sighting, found), *told)
    return Cast(
        participants=told,
        group=group,
        strangers=frozenset(strangers),
        sides=frozenset(sides),
        place=place,
        some=any(event_words("some") & set(name.lower().split()) for name in strangers),
    )


def _playing(
    layout: Layout, sighting: Sighting, role: str, relation: str, token: Token, first: Token
) -> list[Named]:
    """Who plays `role` through one word of a list that starts with `first`.

    A thing plays it itself where the role takes things ("attacked the port"); else those whom it belongs to
    or is aimed at do ("rejected a Kenyan request"). Beside a name, only parties count: not the pace in
    "attacks on Kenya and the slow pace of talks".
    """
    if _group(layout, token):
        # Of a talk, the parties of the last one are meant; see `event_facts.parties_of`.
        return [] if sighting.kind.family == "contact" else members_of(layout, token)
    if is_party(layout, token):
        return parties_of(layout, token)
    taken = _takes(layout, sighting, role, relation, token)
    if token is not first:
        return parties_of(layout, token) if taken and layout.mention_at(first) is None else []
    if taken:
        return parties_of(layout, token)
    left = relation in LEFT_ALONE and not sighting.kind.said
    if left or token.pos not in ("NOUN", "PROPN"):
        return []
    # "sanctions imposed by Kenya": whoever imposes them is not the one they are imposed on.
    doing = {t.i for t in layout.objects_of(sighting.token, "by")} if relation == "object" else set()
    return [n for n in inside(layout, token) if n.head.i not in doing]


def _takes(layout: Layout, sighting: Sighting, role: str, relation: str, token: Token) -> bool:
    """Whether something that is no party may play a role: a bomb may kill and a port be attacked."""
    if relation == "complement" and token.tag in ("NNP", "NNPS"):
        # "agreed to buy Norcorp": a firm that nobody knows.
        return sighting.kind.slots.get(role, "").startswith("organisation")
    if relation in IN_WORDS or is_happening(layout, token) or token.lower in event_words("nobody"):
        return False
    if role in PEOPLE:
        # "A poet died": whoever does that is somebody, whatever the word.
        return relation in DIRECT and sighting.kind.family != "contact"
    if role == "agent":
        return relation in ("subject", "by", "possessor")
    return relation in DIRECT or not sighting.kind.slots.get(role, "").startswith(ANIMATE)


def _role(layout: Layout, sighting: Sighting, relation: str, token: Token, found: list[Found]) -> str | None:
    """The part that a relation gives in the event, None for none.

    Where subject and object are of one part ("he resigned", "she fired him"), a verb with both
    has the event be of its object; the object of "leave" is a post and no party.
    """
    roles = sighting.kind.roles
    role = roles.get(relation)
    if sighting.kind.once and relation == "possessor" and token.tag == "PRP$":
        # "X announced his resignation": X's own, whomever else "his" may be taken for.
        return None if any(r == "subject" for r, _ in found) else role
    if relation == "possessor" and role == "target" and "by" in roles:
        # "Roe's indictment" is of Roe, but "the prosecutors' indictment of Roe" is theirs.
        aimed = any(r in ("of", "against") and roles.get(r) == "target" for r, _ in found)
        return roles["by"] if aimed else role
    one_part = sighting.verb and roles.get("subject") == roles.get("object")
    one_part = one_part and (sighting.kind.once or (role == "who" and "by" in roles))
    if not one_part or relation not in ("subject", "object"):
        return role
    if sighting.token.lemma.lower() in event_words("leaving"):
        return role if relation == "subject" else None
    # "voters cast ballots": what is done to nobody is the voters' own.
    done_to = [t for r, t in found if r == "object" and (sighting.kind.once or is_party(layout, t))]
    both = relation == "subject" and any(t.i != token.i for t in done_to)
    return roles.get("by") if both else role


def _is_dateline(layout: Layout, token: Token) -> bool:
    """ "BOSTON — The governor", "AUGUSTA, Me. — The governor": where the report was written, no party."""
    words = layout.parse.words(layout.sentence(token))[:DATELINE]
    dash = next((t for t in words if t.text in ("—", "–", "--", "-") and t.i > token.i), None)
    if dash is None or dash.start == layout.parse.tokens[dash.i - 1].end:
        return False
    before = [t for t in words if t.i < dash.i]
    return before[0].text.isupper() and all(t.text[:1].isupper() or not t.text[:1].isalpha() for t in before)


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


def _group(layout: Layout, token: Token) -> int:
    """How many parties an unresolved group stands for: 2 for "the two leaders", -1 for several, else 0."""
    mention = layout.mention_at(token)
    if mention is not None and mention.entity is not None:
        return 0
    plural = token.tag in ("NNS", "NNPS") and token.lemma.lower() in event_words("principals")
    if not (plural or token.lower in event_words("group_pronouns")):
        return 0
    words = {t.lower for t in layout.parse.children(token)}
    if words & event_words("group_apart") or any(_is_named(layout, t) for t in layout.parse.children(token)):
        return 0
    return 2 if words & {"two", "both"} or token.lower == "both" else -1


def _is_named(layout: Layout, modifier: Token) -> bool:
    """Whether a word before a group says of whom it is: "the Kenyan leaders"."""
    return modifier.dep in ("amod", "compound", "nmod", "poss") and layout.mention_at(modifier) is not None
