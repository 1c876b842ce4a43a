"""Short names and abbreviations of organisations, joined to the one body that they can mean."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from onrecord.link.mistaken import kind_of
from onrecord.link.owners import Company, Group, Owner
from onrecord.link.same_entity import BODIES
from onrecord.model import Kind
from onrecord.text.bodies import acronym, body_head, body_words, initials, is_short_for

CROWD = 300
"""Most bodies under one word that are looked at; a word that more bodies share tells too little. Chosen."""


OFTEN = 15
"""How many times as often as in full a body may be named in short. Chosen: in the stories read, up to 8."""


def join_short(groups: Sequence[Group], company: Company) -> None:
    """Move every short name ("the Academy", "Central Command", "RNC") to the body that it can mean.

    Of bodies that the same report names in full, the only one that fits; where it names none, the only
    one of the whole story. A place of the same short name ("Queens") is no body. What the lexicon
    knows is moved only to what else the lexicon knows not: "Senate" stays the Senate.
    """
    heads: dict[str, list[Group]] = defaultdict(list)
    letters: dict[str, list[Group]] = defaultdict(list)
    for group in groups:
        if _is_body(group):
            for words in {body_words(n) for n in _names(group)}:
                if len(words) > 1:
                    heads[words[body_head(words)]].append(group)
            for short in {initials(n) for n in _names(group)} - {""}:
                letters[short].append(group)
    order = sorted((g for g in groups if _is_body(g) and not g.known), key=lambda g: (_length(g), g.key))
    for group in order:
        full = _options(group, heads, letters)
        if full:
            _move(group, full, company)


def _is_body(group: Group) -> bool:
    return bool(group.owners) and kind_of(group.owners) in BODIES


def _names(group: Group) -> set[str]:
    """What reports call a body; a list of several is no name."""
    return {n for o in group.owners for n in (o.entity.name, *o.entity.names) if "," not in n}


def _length(group: Group) -> int:
    return max(len(p.words) for p in group.profiles)


def _options(group: Group, heads: dict[str, list[Group]], letters: dict[str, list[Group]]) -> list[Group]:
    """The bodies that every one of a group's names can be short for."""
    common: dict[int, Group] | None = None
    for p in group.profiles:
        found = {id(g): g for g in letters.get(acronym(p.name), ()) if acronym(p.name)}
        crowd = heads.get(p.words[body_head(p.words)], ()) if p.words else ()
        if len(crowd) <= CROWD:
            found |= {id(g): g for g in crowd if any(is_short_for(p.words, body_words(n)) for n in _names(g))}
        common = found if common is None else {i: g for i, g in common.items() if i in found}
    return [g for g in (common or {}).values() if g is not group and g.owners]


def _move(group: Group, full: Sequence[Group], company: Company) -> None:
    for owner in sorted(group.owners, key=lambda o: o.key):
        here = [g for g in full if owner.doc in g.docs]
        fits = here or [g for g in full if company.shared(owner.doc, g, group)]
        fits = _longest(fits)
        if len(fits) == 1 and _may(group, owner, fits[0]) and company.may_join([owner], fits[0]):
            fits[0].take([owner], group)


def _longest(fits: list[Group]) -> list[Group]:
    """Without bodies that are short for another of them ("Legislature" beside "State Legislature")."""

    def short(g: Group) -> bool:
        return any(
            h is not g and any(is_short_for(p.words, q.words) for p in g.profiles for q in h.profiles)
            for h in fits
        )

    return [g for g in fits if not short(g)]


def _may(group: Group, owner: Owner, home: Group) -> bool:
    """Whether neither the kind nor the number of uses speaks against it.

    A company's short name is no outlet's; what is named once in full and fifty times in short is rather
    a name of its own with a word glued on once.
    """
    kinds = {p.kind for p in home.profiles}
    kind = owner.profile.kind in kinds or owner.profile.kind is Kind.ORGANISATION
    return kind and (home.known or group.weight[1] <= OFTEN * max(1, home.weight[1]))
