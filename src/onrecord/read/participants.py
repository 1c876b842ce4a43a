"""Who takes part in an event, and how."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.model import Form, Kind, Mention, Participant, Party, Token
from onrecord.read.scene import Scene
from onrecord.read.triggers import Sighting

PREPOSITIONS = ("with", "to", "between", "among", "by", "against", "on", "of", "at", "in", "from", "for")

GROUP_HEADS = frozenset(
    {"leader", "president", "head", "side", "politician", "party", "pair", "minister", "statesman", "counterpart",
     "chancellor", "man", "country", "nation", "delegation", "negotiator", "official", "state", "representative",
     "government", "army"}
)  # fmt: skip
"""Plural nouns that mean parties told of elsewhere ("the two leaders"), or whose "of" names them."""

PRONOUNS = frozenset({"they", "we", "both", "them"})

PLACES = ("in", "at")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cast:
    """Who takes part. `group` is how many unnamed parties a group stands for, 0 for no group, -1 for "several"."""

    participants: tuple[Participant, ...]
    group: int
    place: Mention | None


def cast_of(scene: Scene, sighting: Sighting) -> Cast:
    """The participants that stand with a trigger, the size of a group among them, and the place."""
    roles = sighting.kind.roles
    found: list[tuple[str, Token]] = []
    if sighting.verb:
        found += _of_verb(scene, sighting.token, sighting)
    else:
        found += _of_noun(scene, sighting)
    participants: list[Participant] = []
    group = 0
    seen: set[str] = set()
    for relation, token in found:
        role = roles.get(relation)
        if role is None or role in ("place", "about"):
            continue
        for one in scene.with_conjuncts(token):
            for party in _parties(scene, one):
                key = party.entity or party.name
                if key not in seen:
                    seen.add(key)
                    participants.append(Participant(role=role, party=party))
            group = group or _group(scene, one, one is token)
    return Cast(participants=tuple(participants), group=group, place=_place(scene, sighting))


def _of_verb(scene: Scene, verb: Token, sighting: Sighting) -> list[tuple[str, Token]]:
    found: list[tuple[str, Token]] = []
    children = scene.parse.children(verb)
    passive = any(t.dep in ("nsubjpass", "auxpass") for t in children)
    for t in children:
        if t.dep == "nsubj":
            found.append(("subject", t))
        elif t.dep == "nsubjpass" or (t.dep in ("dobj", "dative") and t.pos != "ADP"):
            found.append(("object", t))
    if not passive and not any(r == "subject" for r, _ in found):
        subject = _shared_subject(scene, verb)
        if subject is not None:
            found.insert(0, ("subject", subject))
    if verb.dep == "acl" and verb.tag == "VBN":
        found.append(("object", scene.parse.head(verb)))
    found += _behind_prepositions(scene, verb)
    if not passive and any(r == "object" for r, _ in found):
        # "imposed sanctions against Norland": what hangs on the object counts, too.
        for relation, t in list(found):
            if relation == "object" and t.tag in ("NN", "NNS") and scene.mention_at(t) is None:
                found += _behind_prepositions(scene, t)
                found += [
                    ("possessor", p) for p in scene.below(t, "poss") if sighting.kind.family != "contact"
                ]
    return found


def _shared_subject(scene: Scene, verb: Token) -> Token | None:
    """The subject that a verb shares with the verb that it is joined to or depends on."""
    token = verb
    for _ in range(3):
        if token.dep not in ("conj", "xcomp", "pcomp", "advcl", "acl") or token.head == token.i:
            return None
        head = scene.parse.head(token)
        if token.dep in ("pcomp", "prep"):
            head = scene.parse.head(head)
        if head.pos == "NOUN":
            owner = next(iter(scene.below(head, "poss")), None)
            if owner is not None:
                return owner
        subject = next(iter(scene.below(head, "nsubj")), None)
        if subject is not None and head.pos in ("VERB", "AUX"):
            return subject
        token = head
    return None


def _of_noun(scene: Scene, sighting: Sighting) -> list[tuple[str, Token]]:
    noun = sighting.token
    found: list[tuple[str, Token]] = []
    for t in scene.below(noun, "poss", "compound", "nmod", "amod"):
        if sighting.span.start <= t.start < sighting.span.end:
            continue
        if t.dep == "poss" or _names_party(scene, t):
            found.append(("possessor", t))
    found += _behind_prepositions(scene, noun)
    found += _of_participle(scene, noun)
    found += _round_of(scene, noun)
    verb = _light_verb(scene, noun)
    if verb is not None:
        subject = next(iter(scene.below(verb, "nsubj")), None) or _shared_subject(scene, verb)
        if subject is not None and not _inside(scene, noun, subject):
            found.insert(0, ("subject", subject))
        found += [
            (r, t) for r, t in _behind_prepositions(scene, verb) if r in ("with", "between", "against", "by")
        ]
    return found


def _names_party(scene: Scene, token: Token) -> bool:
    mention = scene.mention_at(token)
    return mention is not None and mention.kind in (
        Kind.PERSON,
        Kind.PLACE,
        Kind.ORGANISATION,
        Kind.NATIONALITY,
        Kind.GROUP,
    )


def _of_participle(scene: Scene, noun: Token) -> list[tuple[str, Token]]:
    """ "attacks carried out by both sides": who stands behind "by"."""
    return [
        ("by", t)
        for verb in scene.below(noun, "acl")
        for prep in scene.below(verb, "agent", "prep")
        if prep.lower == "by"
        and verb.lemma.lower() not in ("announce", "report", "describe", "say", "confirm")
        for t in scene.below(prep, "pobj")
    ]


def _round_of(scene: Scene, noun: Token) -> list[tuple[str, Token]]:
    """ "a series of talks with …": the parser may hang "with" on the series."""
    prep = scene.parse.head(noun)
    if noun.dep != "pobj" or prep.lower != "of":
        return []
    counted = scene.parse.head(prep)
    if counted.pos != "NOUN":
        return []
    return [p for p in _behind_prepositions(scene, counted) if p[1].i != noun.i and p[0] != "of"]


def _light_verb(scene: Scene, noun: Token) -> Token | None:
    """The verb whose object the event is ("held talks"), looking through "series of", "round of"."""
    token = noun
    for _ in range(3):
        head = scene.parse.head(token)
        if token.dep == "dobj" and head.pos in ("VERB", "AUX"):
            return head
        if (
            token.dep == "conj"
            or (token.dep == "pobj" and head.lower in ("of", "in"))
            or head.lower == "of"
            or (token.dep == "prep" and token.lower == "of" and head.pos == "NOUN")
        ):
            token = head
        elif (
            token.dep == "prep"
            and token.lower == "in"
            and head.lemma.lower() in ("participate", "engage", "take", "be")
        ):
            return head
        else:
            return None
    return None


def _inside(scene: Scene, noun: Token, subject: Token) -> bool:
    return any(t.i == subject.i for t in scene.parse.subtree(noun))


def _behind_prepositions(scene: Scene, token: Token) -> list[tuple[str, Token]]:
    found = []
    for prep in scene.parse.children(token):
        if prep.dep in ("prep", "dative", "agent") and prep.lower in PREPOSITIONS:
            found += [(prep.lower, t) for t in scene.below(prep, "pobj")]
            for deeper in scene.below(prep, "prep"):
                if deeper.lower in PREPOSITIONS:
                    found += [(deeper.lower, t) for t in scene.below(deeper, "pobj")]
            # "spoke over the phone with X": "with" may hang on the phone.
            for t in scene.below(prep, "pobj"):
                if scene.mention_at(t) is None:
                    for deeper in scene.below(t, "prep"):
                        if deeper.lower in ("with", "between", "against") and prep.lower not in ("of",):
                            found += [(deeper.lower, x) for x in scene.below(deeper, "pobj")]
    return found


def _parties(scene: Scene, token: Token) -> list[Party]:
    """Who a token names: its mention; for "leaders of X, Y", those behind "of"."""
    mention = scene.mention_at(token)
    if mention is not None and mention.entity is not None and mention.kind not in (Kind.WORK, Kind.OTHER):
        return [Party(name=mention.name, mention=mention.id, entity=mention.entity)]
    if token.lemma.lower() in GROUP_HEADS and token.tag in ("NNS", "NNPS"):
        named = [t for one in scene.objects_of(token, "of", "from") for t in scene.with_conjuncts(one)]
        parties = [party for t in named for party in _named(scene, t)]
        if parties:
            return parties
    if mention is not None and mention.form is Form.NAME:
        return [Party(name=mention.name, mention=mention.id)]
    if token.tag in ("NN", "NNS") and token.lemma.lower() not in ("phone", "telephone", "hour", "minute"):
        # "bombers", "the airbases": unnamed targets are named by their words.
        span = scene.phrase(token)
        words = scene.document.slice(span)
        inner = [t for t in scene.tokens_in(span) if t.pos in ("NOUN", "PROPN", "ADJ")]
        if token.lemma.lower() in GROUP_HEADS and not any(scene.mention_at(t) for t in inner):
            return []
        return [Party(name=" ".join(words.split()), mention=mention.id if mention else None)]
    return []


def _named(scene: Scene, token: Token) -> list[Party]:
    mention = scene.mention_at(token)
    if mention is None or mention.entity is None:
        return []
    return [Party(name=mention.name, mention=mention.id, entity=mention.entity)]


def _group(scene: Scene, token: Token, alone: bool) -> int:
    """How many parties an unresolved group stands for: 2 for "the two leaders", -1 for several, else 0."""
    mention = scene.mention_at(token)
    if mention is not None and mention.entity is not None:
        return 0
    plural = token.tag in ("NNS", "NNPS") and token.lemma.lower() in GROUP_HEADS
    if not alone or not (plural or token.lower in PRONOUNS):
        return 0
    words = {t.lower for t in scene.parse.children(token)}
    if "of" in words or {"other", "european", "world"} & words:
        return 0
    if words & {"two", "both"} or token.lower == "both":
        return 2
    return -1


def _place(scene: Scene, sighting: Sighting) -> Mention | None:
    """Where the event is: a place behind "in" or "at" below the trigger, or else below its light verb."""
    tops = [sighting.token]
    verb = None if sighting.verb else _light_verb(scene, sighting.token)
    if verb is not None:
        tops.append(verb)
    for top in tops:
        for t in scene.objects_of(top, *PLACES):
            mention = scene.mention_at(t)
            if mention is not None and mention.kind is Kind.PLACE:
                return mention
    if "place" in sighting.kind.roles.values():
        relations = [r for r, role in sighting.kind.roles.items() if role == "place"]
        found = _of_verb(scene, sighting.token, sighting) if sighting.verb else _of_noun(scene, sighting)
        for relation, t in found:
            mention = scene.mention_at(t)
            if relation in relations and mention is not None and mention.kind is Kind.PLACE:
                return mention
    # "the Istanbul talks", "Istanbul agreements"
    if not sighting.verb:
        for t in scene.below(sighting.token, "compound", "nmod"):
            mention = scene.mention_at(t)
            if (
                mention is not None
                and mention.kind is Kind.PLACE
                and sighting.kind.family in ("contact", "agreement")
            ):
                return mention
    return None
