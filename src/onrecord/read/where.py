"""Where an event is told to be."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.lexicon.countries import country_named
from onrecord.lexicon.kinds import event_words
from onrecord.model import Kind, Mention, Token
from onrecord.read.arguments import Found, counted_by, is_where, light_verb
from onrecord.read.layout import Layout
from onrecord.read.parties import is_happening
from onrecord.read.triggers import Sighting

AT = ("in", "at", "near", "outside", "inside", "around", "across", "throughout", "within", "off")
"""Prepositions before a place."""

DEEP = 2
"""How many nouns are looked through: "in an attack on a village in Kenya"."""


def place_of(layout: Layout, sighting: Sighting, found: list[Found]) -> Mention | None:
    """Where the event is, None where nobody says: behind "in" or "at", in a place's role, or before it.

    "The Istanbul talks"; "in the northern city of Kirkuk"; "at the White House"; "killed in a raid on a camp
    in Kenya". The place of a dateline, or of where somebody spoke, is no event's. What is only said has no
    place of its own.
    """
    roles = sighting.kind.roles
    noun = sighting.token
    tops = [noun]
    if not sighting.verb:
        tops += [t for t in (counted_by(layout, noun), light_verb(layout, noun)) if t is not None]
        above = layout.parse.head(noun)
        if noun.dep in ("nsubj", "nsubjpass") and above.lemma.lower() in event_words("happening"):
            # "Talks resumed in Rome".
            tops.append(above)
    for top in tops:
        if (place := _at(layout, top)) is not None:
            return place
    for relation, t in found:
        if roles.get(relation) == "place" and (place := _site(layout, t)) is not None:
            return place
    if not sighting.verb and (place := _before(layout, sighting)) is not None:
        return place
    return _beside_target(layout, sighting, found)


def _at(layout: Layout, top: Token, deep: int = DEEP) -> Mention | None:
    """The place behind a preposition of `top`, through what happens there."""
    for t in layout.objects_of(top, *AT):
        if layout.is_timed(t):
            continue
        if (site := _site(layout, t)) is not None:
            return site
        if deep and is_happening(layout, t):
            for one in (t, *layout.objects_of(t, "on", "of", "against")):
                if (inner := _at(layout, one, deep - 1)) is not None:
                    return inner
    return None


def _site(layout: Layout, token: Token) -> Mention | None:
    """The place that a noun names: itself, "the city of …", "the capital, …", "the Kenyan town …"."""
    mention = layout.mention_at(token)
    if mention is not None and _is_place(layout, mention):
        return mention
    if token.lemma.lower() not in event_words("sites"):
        return None
    for t in _named_by(layout, token):
        mention = layout.mention_at(t)
        if mention is not None and mention.kind is Kind.PLACE:
            return mention
    # "at the base in the Somali desert", "in a camp near Gao".
    return _at(layout, token, 0)


def _named_by(layout: Layout, token: Token) -> Iterator[Token]:
    yield from layout.objects_of(token, "of")
    yield from layout.below(token, "appos")
    yield from layout.below(token, "compound", "nmod", "poss")


def _is_place(layout: Layout, mention: Mention) -> bool:
    if mention.kind is Kind.PLACE:
        return True
    last = layout.document.slice(mention.span).split()[-1].lower()
    return mention.kind is Kind.ORGANISATION and mention.entity is not None and last in event_words("venues")


def _before(layout: Layout, sighting: Sighting) -> Mention | None:
    """A place before the noun: "the Berlin bombing", "the Istanbul talks", but not "the Kenya talks"."""
    noun = sighting.token
    for t in layout.below(noun, "compound", "nmod"):
        if is_where(layout, sighting, t):
            return layout.mention_at(t)
    if sighting.kind.family not in ("contact", "agreement"):
        return None
    for t in layout.below(noun, "compound", "nmod", "amod"):
        mention = layout.mention_at(t)
        if mention is not None and mention.kind is Kind.PLACE and country_named(mention.name) is None:
            return mention
    return None


def _beside_target(layout: Layout, sighting: Sighting, found: list[Found]) -> Mention | None:
    """Where whom it is done to is: "shelled positions near Rafah", "arrested students at a camp in Kenya"."""
    kind = sighting.kind
    if kind.family in ("contact", "agreement") or not kind.slots.get("place"):
        return None
    for relation, t in found:
        if relation == "by" and (place := _at(layout, t, 0)) is not None:
            # "killed by gunmen in Mombasa".
            return place
        if relation in ("object", "on", "against", "at") and kind.roles.get(relation) == "target":
            if (place := _at(layout, t, 0)) is not None:
                return place
            if layout.mention_at(t) is None and (site := _site(layout, t)) is not None:
                return site
    return None
