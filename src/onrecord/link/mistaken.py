"""What one report's recogniser took for another kind of thing, put with what the others say it is."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import cache

from onrecord.lexicon.people import given_names
from onrecord.lexicon.spellings import given_spellings, same_given_name, spellings
from onrecord.link.owners import Company, Group, Owner
from onrecord.model import Kind
from onrecord.text.names import latin, name_key, place_key

WITNESSES = 2
"""Reports that must call somebody by the full name to overrule those that take the surname for a place."""

UNSURE = (Kind.PERSON, Kind.PLACE, Kind.ORGANISATION, Kind.OTHER, Kind.WORK, Kind.NATIONALITY)
"""Kinds that a recogniser mixes up, the likeliest first where reports are divided."""


def join_mistaken(groups: Sequence[Group], company: Company) -> None:
    """Join names that differ only in kind, and single words that are somebody's forename or surname.

    What the lexicon knows is never taken for something else.
    """
    _one_kind(groups, company)
    _persons(groups, company)


def _one_kind(groups: Sequence[Group], company: Company) -> None:
    """One name, several kinds: what the lexicon knows holds, else what most reports say."""
    called: dict[str, list[Group]] = defaultdict(list)
    for group in groups:
        kinds = {p.kind for p in group.profiles}
        if group.owners and kinds <= set(UNSURE):
            for words in {words_alike(p.name) for p in group.profiles}:
                called[words].append(group)
    for words in sorted(called):
        rivals = [g for g in called[words] if g.owners]
        known = [g for g in rivals if g.known]
        if len(rivals) < 2 or len(known) > 1:
            continue
        home = known[0] if known else max(rivals, key=lambda g: (*_likely(g), g.key))
        for other in rivals:
            if other is not home and _may_be(other, home) and company.may_join(other.owners, home):
                home.take(list(other.owners), other)


def words_alike(name: str) -> str:
    """A name's words for telling whether two names are the same but for their kind."""
    return place_key(name)


def _may_be(other: Group, home: Group) -> bool:
    """Whether a name's other kind may be a mistake: no two of one kind, no person of a known thing's name.

    A person of one word is mistaken only where several reports, or that very report, say otherwise.
    """
    kinds = {p.kind for p in other.profiles}
    if kinds & {p.kind for p in home.profiles} or (home.known and other.full_person):
        return False
    if Kind.PERSON not in kinds or other.full_person:
        return True
    return len(home.docs) >= WITNESSES or other.docs <= home.docs


def _likely(group: Group) -> tuple[bool, bool, int, int, int]:
    """How likely a group's kind is right: a forename makes a person, then the reports, then the uses."""
    kind = group.profiles[0].kind
    forename = kind is Kind.PERSON and any(
        len(p.core) > 1 and latin(p.name.split()[0]) in given_names() for p in group.profiles
    )
    return forename, kind is not Kind.PERSON or group.full_person, *group.weight, -UNSURE.index(kind)


def _persons(groups: Sequence[Group], company: Company) -> None:
    """Single words that reports take for a place or body, and that are a person's who is named in full."""
    index = _Names(groups)
    for group in groups:
        words = {words_alike(p.name) for p in group.profiles}
        if not group.owners or group.known or group.full_person or len(words) != 1 or " " in min(words):
            continue
        kinds = {p.kind for p in group.profiles}
        shouted = any(p.name.isupper() for p in group.profiles)
        if shouted or not kinds <= set(UNSURE[1:]) or kinds & {Kind.NATIONALITY}:
            continue
        for owner in sorted(group.owners, key=lambda o: o.key):
            fits = [
                g
                for g in index.bearers(min(words), group)
                if company.may_join([owner], g) and company.shared(owner.doc, g, group)
            ]
            if len(fits) == 1:
                fits[0].take([owner], group)


class _Names:
    """Persons named in full, by surname and by forename."""

    def __init__(self, groups: Sequence[Group]) -> None:
        self.surnames: dict[str, list[Group]] = defaultdict(list)
        self.forenames: dict[str, list[Group]] = defaultdict(list)
        for group in groups:
            if group.full_person:
                for s in {s for core in _cores(group) for s in spellings(core[-1])}:
                    self.surnames[s].append(group)
                for s in {s for core in _cores(group) for s in given_spellings(core[0])}:
                    self.forenames[s].append(group)

    def bearers(self, word: str, group: Group) -> list[Group]:
        """Whose surname or forename a word, that `group` is called, can be.

        A surname needs several reports that know the person, and more than know the word alone; so does a
        word that is no usual forename, unless others of the family are named.
        """
        found: dict[int, Group] = {}
        for s in sorted(spellings(word)):
            for g in self.surnames.get(s, ()):
                if g.owners and len(g.docs) >= WITNESSES and g.weight > group.weight:
                    found[id(g)] = g
        for s in sorted(given_spellings(word)):
            for g in self.forenames.get(s, ()):
                fits = g.owners and any(same_given_name(word, core[0]) for core in _cores(g))
                if fits and (word in _given_keys() or g.weight > group.weight or self._has_family(g)):
                    found[id(g)] = g
        return list(found.values())

    def _has_family(self, group: Group) -> bool:
        surnames = {core[-1] for core in _cores(group)}
        return any(g is not group and g.owners for s in surnames for g in self.surnames.get(s, ()))


def _cores(group: Group) -> list[tuple[str, ...]]:
    """The names of a group that have more than one word."""
    return [p.core for p in group.profiles if p.kind is Kind.PERSON and len(p.core) > 1]


@cache
def _given_keys() -> frozenset[str]:
    return frozenset(name_key(name) for name in given_names())


def kind_of(owners: Sequence[Owner]) -> Kind:
    """What a group is: the most special kind of a body, else what most reports say."""
    kinds = Counter[Kind]()
    for o in owners:
        kinds[o.entity.kind] += 1
    for kind in (Kind.AGENCY, Kind.OUTLET, Kind.PLATFORM):
        if kinds[kind]:
            return kind
    full = any(o.profile.kind is Kind.PERSON and not o.profile.bare for o in owners)
    if full:
        return Kind.PERSON
    if len(kinds) > 1:
        # Nobody gives a forename, and some report says that it is no person.
        del kinds[Kind.PERSON]
    return min(kinds, key=lambda k: (-kinds[k], UNSURE.index(k) if k in UNSURE else 9, k))
