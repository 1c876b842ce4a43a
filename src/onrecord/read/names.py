"""Names in a report: who and what is named, found by lexicon, recogniser and the report itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date

from onrecord.lexicon.gazetteer import Known, gazetteer
from onrecord.lexicon.media import medium_named
from onrecord.lexicon.people import (
    PARTICLES,
    given_names,
    is_lead,
    person_named,
    persons_called,
    surname_of,
    titles,
)
from onrecord.model import Kind, Parse, Span, Token
from onrecord.read.roles import role_at
from onrecord.text.names import latin, name_key, slug

LABELS = {
    "PERSON": Kind.PERSON,
    "ORG": Kind.ORGANISATION,
    "GPE": Kind.PLACE,
    "LOC": Kind.PLACE,
    "FAC": Kind.PLACE,
    "NORP": Kind.NATIONALITY,
    "WORK_OF_ART": Kind.WORK,
    "LAW": Kind.WORK,
    "EVENT": Kind.OTHER,
    "PRODUCT": Kind.OTHER,
}
"""The recogniser's labels that become mentions, and as what."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A name: tokens `first` up to, not including, `last`."""

    first: int
    last: int
    span: Span
    kind: Kind
    name: str
    entity: str | None
    reason: str
    side: str | None = None


@dataclass(slots=True)
class People:
    """The persons of one report, as they become known while reading.

    `full` maps entity id to full name; `by_surname` a surname's key to ids, in order of appearance.
    """

    day: date | None
    full: dict[str, str] = field(default_factory=dict)
    gender: dict[str, str] = field(default_factory=dict)
    by_surname: dict[str, list[str]] = field(default_factory=dict)
    full_at: list[tuple[int, str]] = field(default_factory=list)
    """Token number and id of every full name, in reading order."""

    def meet(self, name: str) -> str:
        """The id of the person of that full name, who is known from here on."""
        known = person_named(name)
        if known is not None:
            who, full, surname, gender = known.id, known.name, known.surname, known.gender
        else:
            full = " ".join(name.split())
            who, surname, gender = f"person:{slug(full)}", surname_of(full), gender_of(full) or ""
            key = name_key(full)
            for id, other in self.full.items():
                if name_key(other) == key:
                    who, full = id, other
        self.full.setdefault(who, full)
        if gender:
            self.gender.setdefault(who, gender)
        for word in {surname, surname_of(name), name.split()[-1]}:
            ids = self.by_surname.setdefault(name_key(word), [])
            if who not in ids:
                ids.append(who)
        return who


def gender_of(name: str) -> str | None:
    """ "f" or "m" as the forename says; None where it is unknown or goes for both."""
    given = given_names().get(latin(name.split()[0]))
    return given if given in ("f", "m") else None


def find_names(parse: Parse, day: date | None) -> tuple[list[Found], People]:
    """Every name in the report, in reading order, none overlapping, and the persons behind them."""
    people = People(day=day)
    taken: dict[int, Found] = {}
    for found in _choose(_candidates(parse)):
        for i in range(found.first, found.last):
            taken[i] = found
    _meet_everybody(taken, people)
    _add_surnames(parse, taken, people)
    return sorted(set_of(taken), key=lambda f: f.first), people


def set_of(taken: dict[int, Found]) -> Iterator[Found]:
    """Each name once."""
    for i in sorted(taken):
        if taken[i].first == i:
            yield taken[i]


def _candidates(parse: Parse) -> Iterator[tuple[int, Found]]:
    """(strength, name): of two that overlap, the stronger stays, then the longer, then the earlier."""
    for found, strict in _from_lexicon(parse):
        if not strict or _confirmed(parse, found):
            yield (3 if found.kind is Kind.PERSON else 2), found
    titles_here = {i for t in parse.tokens for i in _role_tokens(parse, t)}
    common = {t.text for t in parse.tokens if t.text.islower()}
    for found in _from_recogniser(parse):
        words = parse.tokens[found.first : found.last]
        if all(t.i in titles_here for t in words):
            continue  # "State" of "Secretary of State"
        if len(words) == 1 and found.kind is not Kind.PERSON and words[0].lower in common:
            continue  # a word in capitals that the report also has in small letters
        yield 1, found
    for found in _from_given_names(parse):
        yield 2, found


def _role_tokens(parse: Parse, token: Token) -> range:
    match = role_at(parse, token.i)
    return range(token.i, match[1]) if match else range(0)


def _choose(candidates: Iterable[tuple[int, Found]]) -> list[Found]:
    def key(pair: tuple[int, Found]) -> tuple[int, int, int]:
        strength, found = pair
        return (-strength, -(found.last - found.first), found.first)

    rows = sorted(candidates, key=key)
    taken: dict[int, Found] = {}
    for _, found in rows:
        over = {taken[i] for i in range(found.first, found.last) if i in taken}
        if not over or all(_swallows(found, small) for small in over):
            for small in over:
                for i in range(small.first, small.last):
                    taken.pop(i, None)
            for i in range(found.first, found.last):
                taken[i] = found
    return list(set_of(taken))


def _swallows(big: Found, small: Found) -> bool:
    """Whether the longer name is one in which the shorter only lends a word ("Bank of England")."""
    if (
        not (big.first <= small.first and small.last <= big.last)
        or big.last - big.first <= small.last - small.first
    ):
        return False
    if big.kind is Kind.ORGANISATION or big.kind is Kind.OTHER:
        return small.kind in (Kind.PLACE, Kind.NATIONALITY, Kind.ORGANISATION, Kind.PERSON)
    if big.kind is Kind.PERSON:
        return small.kind is Kind.PLACE and small.side is None and big.last == small.last
    return False


def _found(parse: Parse, first: int, last: int, known: Known, reason: str) -> Found:
    span = Span(parse.tokens[first].start, parse.tokens[last - 1].end)
    return Found(
        first=first, last=last, span=span, kind=known.kind, name=known.name,
        entity=known.entity, reason=reason, side=known.side,
    )  # fmt: skip


def _from_lexicon(parse: Parse) -> Iterator[tuple[Found, bool]]:
    names = gazetteer()
    tokens = parse.tokens
    for token in tokens:
        head = token.text
        rows = names.get(head) or (names.get(_first_part(head)) if not head.isalnum() else None)
        for name, known in rows or ():
            last = _matches(tokens, token.i, name)
            if last:
                yield _found(parse, token.i, last, known, "named in the lexicon"), known.strict
                break


def _first_part(text: str) -> str:
    for i, c in enumerate(text):
        if not c.isalnum():
            return text[:i]
    return text


def _matches(tokens: tuple[Token, ...], i: int, name: str) -> int | None:
    """Index behind the last token if the tokens from `i` on spell `name`, blanks apart."""
    rest = name.replace(" ", "")
    while rest:
        if i >= len(tokens) or not rest.startswith(tokens[i].text):
            return None
        rest = rest[len(tokens[i].text) :]
        i += 1
    return i


def _confirmed(parse: Parse, found: Found) -> bool:
    """Whether something beside the word says that an everyday word is meant as a name."""
    token = parse.tokens[found.first]
    before = parse.tokens[found.first - 1].lower if found.first else ""
    if found.kind is Kind.PLACE:
        return token.entity in ("GPE", "LOC", "NORP")
    if found.kind is Kind.NATIONALITY:
        return token.entity in ("GPE", "LOC", "NORP")
    if found.kind is Kind.PLATFORM:
        return before in ("on", "via", "platform", "network", "app", "to") and token.tag in (
            "NNP",
            "NN",
            "NNPS",
        )
    return before == "the" or token.entity == "ORG"


def _from_recogniser(parse: Parse) -> Iterator[Found]:
    tokens = parse.tokens
    i = 0
    while i < len(tokens):
        if not tokens[i].entity:
            i += 1
            continue
        first = i
        i += 1
        while i < len(tokens) and tokens[i].entity and not tokens[i].begins:
            i += 1
        kind = LABELS.get(tokens[first].entity)
        if kind is not None:
            found = _clean(parse, first, i, kind)
            if found is not None:
                yield found


def _clean(parse: Parse, first: int, last: int, kind: Kind) -> Found | None:
    """The recogniser's name without articles, titles, possessives and what was glued on."""
    tokens = parse.tokens
    words = titles()
    for i in range(first, last):
        if tokens[i].text in ("'s", "'") and i > first:
            last = i
            break
    while first < last and (
        tokens[first].lower in ("the", "a", "an")
        or not any(c.isalnum() for c in tokens[first].text)
        or (
            kind is Kind.PERSON
            and (tokens[first].text in words.honorifics or tokens[first].lower in words.roles)
        )
    ):
        first += 1
    while first < last and not any(c.isalnum() for c in tokens[last - 1].text):
        last -= 1
    if first >= last or not tokens[first].text[0].isalnum():
        return None
    if kind in (Kind.PERSON, Kind.ORGANISATION) and not any(t.text[:1].isupper() for t in tokens[first:last]):
        return None
    name = " ".join(t.text for t in tokens[first:last])
    if kind is Kind.PERSON:
        if any(c.isdigit() for c in name):
            return None
        known = Known(kind=kind, name=name, entity="")
    else:
        medium = medium_named(name) if kind is Kind.ORGANISATION else None
        if medium is not None:
            known = Known(kind=medium.kind, name=medium.name, entity=medium.id)
        else:
            known = Known(kind=kind, name=name, entity=f"{kind}:{slug(name)}")
    return _found(parse, first, last, known, "named; seen by the recogniser")


def _from_given_names(parse: Parse) -> Iterator[Found]:
    """A known forename and a capitalised word: "Tomas Velden" where the recogniser saw nothing."""
    tokens = parse.tokens
    for token in tokens[:-1]:
        after = tokens[token.i + 1]
        if (
            token.text[:1].isupper()
            and latin(token.text) in given_names()
            and token.tag in ("NNP", "NNPS")
            and after.tag in ("NNP", "NNPS")
            and after.text[:1].isupper()
            and len(after.text) > 1
            and after.entity in ("", "PERSON")
            and after.lower not in PARTICLES
        ):
            last = token.i + 2
            while last < len(tokens) and tokens[last].entity == "PERSON" and not tokens[last].begins:
                last += 1
            found = _clean(parse, token.i, last, Kind.PERSON)
            if found is not None:
                yield replace(found, reason="named; a forename and a surname")


def _meet_everybody(taken: dict[int, Found], people: People) -> None:
    persons = [f for f in set_of(taken) if f.kind is Kind.PERSON]
    bare = []
    for found in persons:
        if is_full(found.name):
            who = people.meet(found.name)
            people.full_at.append((found.first, who))
            _put(taken, replace(found, entity=who, name=people.full[who]))
        else:
            bare.append(found)
    for found in bare:
        _put(taken, _resolve(found, found.name, people))


def is_full(name: str) -> bool:
    """Whether a name is more than a surname: "Ursula von der Leyen", not "von der Leyen"."""
    words = name.split()
    if len(words) < 2:
        return False
    return words[0].casefold() not in PARTICLES or person_named(name) is not None


def _put(taken: dict[int, Found], found: Found) -> None:
    for i in range(found.first, found.last):
        taken[i] = found


def _resolve(found: Found, surname: str, people: People) -> Found:
    """A bare surname with the person it means."""
    ids = people.by_surname.get(name_key(surname), [])
    known = persons_called(surname, people.day)
    # Somebody of the family is named in full, but the surname alone is the one in office's.
    leads = bool(known) and any(is_lead(office) for office in known[0].held(people.day))
    if ids and not (leads and known[0].id not in ids):
        who = _nearest_of(ids, found.first, people)
        reason = "surname of somebody named in full in the report"
    elif known:
        who = people.meet(known[0].name)
        reason = "surname of a known office-holder"
    else:
        return replace(
            found, entity=f"person:{slug(surname)}", name=surname, reason="only the surname is given"
        )
    return replace(found, kind=Kind.PERSON, entity=who, name=people.full[who], reason=reason)


def _nearest_of(ids: list[str], at: int, people: People) -> str:
    """Of several persons with one surname, the one named in full last before, else first of all."""
    before = [who for first, who in people.full_at if first < at and who in ids]
    return before[-1] if before else ids[0]


def _add_surnames(parse: Parse, taken: dict[int, Found], people: People) -> None:
    """Bare surnames that nobody saw, or saw as something else."""
    for token in parse.tokens:
        text = token.text
        if not text[:1].isupper() or len(text) < 2 or (token.i in taken and not _weaker(taken[token.i])):
            continue
        key = name_key(text)
        in_report = key in people.by_surname
        if not in_report:
            known = persons_called(text, people.day)
            if not known or known[0].weak or not any(text == n for p in known for n in (p.surname,)):
                continue
        if token.i in taken:
            for i in range(taken[token.i].first, taken[token.i].last):
                taken.pop(i, None) if i != token.i else None
        first = token.i
        bare = Found(
            first=first, last=first + 1, span=token.span, kind=Kind.PERSON, name=text, entity=None, reason=""
        )
        _put(taken, _resolve(bare, text, people))


def _weaker(found: Found) -> bool:
    """Whether a name is one word that only the recogniser saw."""
    return (
        found.last - found.first == 1
        and found.kind is not Kind.PERSON
        and found.reason.endswith("recogniser")
    )
