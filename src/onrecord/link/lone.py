"""Bare surnames, forenames alone and other unsure names, joined to the one person whom they can mean."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from onrecord.lexicon.people import person
from onrecord.lexicon.roles import plain_role
from onrecord.lexicon.spellings import same_word, spellings
from onrecord.link.owners import Company, Group, Owner, called_in_full
from onrecord.link.same_entity import Profile
from onrecord.model import Kind, Verdict
from onrecord.text.names import slug

WITNESSES = 2
"""Reports besides that must know a name for a longer one to be it with a word glued on. Chosen."""

TOGETHER = frozenset({"suffix-left-out", "slip", "bare-surname", "forename"})
"""Rules by which two that one report names side by side are two: it would not have needed both names."""


def join_lone(groups: Sequence[Group], soft: Sequence[tuple[int, int, Verdict]], company: Company) -> None:
    """Move every unsure name to the one group that it can mean in its report, if it is one only.

    `soft` are pairs of groups that may be one, with the verdict. Each report is asked for itself:
    whoever has another gender, or holds none of the offices that the report tells, is not meant.
    """
    options: dict[int, dict[int, str]] = defaultdict(dict)
    for a, b, verdict in soft:
        for x, y in ((a, b), (b, a)):
            if _weaker(groups[x], groups[y], verdict.rule):
                options[x][y] = verdict.rule
    # Fuller names first, so that an initial has found its person when the bare surname asks.
    for lone in sorted(options, key=lambda n: (-_fullness(groups[n]), groups[n].key, n)):
        group = groups[lone]
        moves: dict[int, list[Owner]] = defaultdict(list)
        for owner in sorted(group.owners, key=lambda o: o.key):
            full = {y: rule for y, rule in options[lone].items() if groups[y].owners}
            meant = _meant(owner, group, full, groups, company)
            if meant is not None:
                moves[meant].append(owner)
        for y, owners in sorted(moves.items()):
            groups[y].take(owners, group)


def _meant(
    owner: Owner, group: Group, options: Mapping[int, str], groups: Sequence[Group], company: Company
) -> int | None:
    """The only one of the groups `options` that a report's unsure name can mean; None of none or several."""
    fits = [
        y
        for y, rule in options.items()
        if not (rule in TOGETHER and owner.doc in groups[y].docs)
        and _agree(owner.entity.gender, groups[y].gender)
        and company.may_join([owner], groups[y])
        and company.shared(owner.doc, groups[y], group)
    ]
    if len(fits) > 1:
        fits = _of_office(owner, fits, groups) or fits
    return fits[0] if len(fits) == 1 else None


def _agree(one: str | None, other: str | None) -> bool:
    return not (one in ("f", "m") and other in ("f", "m") and one != other)


def _of_office(owner: Owner, fits: Sequence[int], groups: Sequence[Group]) -> list[int]:
    """Those who hold an office that the report tells of the name; none where it tells none."""
    told = {plain_role(r.role) for r in owner.entity.roles}
    return [y for y in fits if told & {plain_role(r.role) for o in groups[y].owners for r in o.entity.roles}]


def _fullness(group: Group) -> int:
    """How much of a name a group has: one word 1, an initial 2, two names 3, a middle name or "Jr." 4."""
    most = 0
    for p in group.profiles:
        if p.kind is Kind.PERSON and p.words:
            two = 2 if len(p.core[0]) == 1 else 3
            most = max(most, 1 if p.bare or len(p.core) == 1 else two + (len(p.core) > 2 or bool(p.suffix)))
    return most


def _weaker(a: Group, b: Group, rule: str) -> bool:
    """Whether `a` may join `b`: the less full name the fuller, a misspelt one the one in more reports.

    A name with a word more that stands once in one report is the shorter one that several others know.
    """
    if rule == "glued-on":
        return a.weight == (1, 1) and not a.known and len(b.docs - a.docs) >= WITNESSES
    if rule == "slip":
        return not a.known and (a.known, *a.weight, a.key) < (b.known, *b.weight, b.key)
    return _fullness(a) < _fullness(b)


def overrule_guesses(groups: Sequence[Group], company: Company) -> None:
    """Give a bare surname that a report took for a known office-holder's to the person whom the others name.

    Only where no report names the office-holder in full or by an office, and the others name exactly one
    person of that surname in full: in a story about Ann Roe, "Roe" is no former minister.
    """
    by_surname: dict[str, list[Group]] = defaultdict(list)
    for group in groups:
        for surname in {p.core[-1] for p in group.profiles if p.kind is Kind.PERSON and len(p.core) > 1}:
            for s in spellings(surname):
                by_surname[s].append(group)
    for group in groups:
        guessed = [o for o in group.owners if person(o.entity.id) is not None]
        if len(guessed) != len(group.owners) or not guessed or any(_is_told(o) for o in guessed):
            continue
        surname = guessed[0].profile.core[-1]
        others = {id(g): g for s in spellings(surname) for g in by_surname[s] if g is not group and g.owners}
        named = [g for g in others.values() if any(called_in_full(o) for o in g.owners)]
        for owner in sorted(guessed, key=lambda o: o.key):
            fits = [
                g for g in named
                if same_word(g.profiles[0].core[-1], surname)
                and _agree(owner.entity.gender, g.gender)
                and not company.ruled([owner], g)
                and company.shared(owner.doc, g, group)
            ]  # fmt: skip
            if len(fits) == 1:
                fits[0].take([owner], group)
                fits[0].owners[-1] = _no_office_holder(owner)


def _no_office_holder(owner: Owner) -> Owner:
    """A report's entity without what the lexicon says of the office-holder that it was taken for."""
    name = min(owner.entity.names, default=owner.entity.name)
    entity = replace(owner.entity, name=name, wikidata=None, roles=(), gender=None, side=None)
    profile = Profile(id=f"person:{slug(name)}", kind=Kind.PERSON, name=name, wikidata=None)
    return replace(owner, entity=entity, profile=profile)


def _is_told(owner: Owner) -> bool:
    """Whether a report names its person in full, or by an office of which the lexicon gives no days."""
    return called_in_full(owner) or any(r.first is None and r.last is None for r in owner.entity.roles)
