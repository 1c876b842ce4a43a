"""Role nouns with what belongs to them: "the tyrant's foreign policy aide, Yuri Ushakov"."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.lexicon.countries import country_of_people
from onrecord.lexicon.people import titles
from onrecord.model import Kind, Parse
from onrecord.read.candidates import Found
from onrecord.read.roles import role_at

_INDEFINITE = frozenset({"a", "an", "another", "some"})
_POSSESSIVE = frozenset({"his", "her", "their", "its", "my", "our", "your"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Described:
    """A description: tokens `first` to `last`, its role noun, and what stands with it.

    `bodies` are ids of states and institutions; `owner` is the token number of a possessor.
    `name` is the person named right beside it, if any; `inside` says that the description is only
    the title before a name and no mention of its own.
    """

    first: int
    last: int
    noun: int
    words: str
    bodies: tuple[str, ...]
    definite: bool
    plural: bool
    owner: int | None = None
    name: Found | None = None
    inside: bool = False


def find_descriptions(parse: Parse, names: dict[int, Found]) -> list[Described]:
    """Every role noun with what belongs to it, in reading order."""
    found = []
    after = -1
    for token in parse.tokens:
        name = names.get(token.i)
        if token.i < after or (name is not None and name.kind in (Kind.PERSON, Kind.ORGANISATION, Kind.WORK)):
            continue
        match = role_at(parse, token.i)
        if match is None:
            continue
        words, last = match
        after = last
        described = _describe(parse, names, token.i, last, words)
        if described is not None:
            found.append(described)
    return found


def _describe(parse: Parse, names: dict[int, Found], noun: int, last: int, words: str) -> Described | None:
    tokens = parse.tokens
    first = _left_edge(parse, names, noun)
    plural = words in titles().groups
    right = tokens[last] if last < len(tokens) else None
    title_of = names.get(last)
    if title_of is not None and title_of.kind is Kind.PERSON and title_of.first == last:
        bodies, _ = _bodies(parse, names, first, last)
        behind = _right_edge(parse, names, title_of.last)
        bodies += _bodies(parse, names, title_of.last, behind)[0]
        return _made(parse, first, last, noun, words, bodies, plural, name=title_of, inside=True)
    if right is not None and right.dep != "punct" and tokens[last - 1].dep == "compound":
        return None  # "president candidate", "leader board": the noun only qualifies another
    end = _right_edge(parse, names, last)
    bodies, owner = _bodies(parse, names, first, end)
    beside = _beside(parse, names, first, end)
    return _made(parse, first, end, noun, words, bodies, plural, owner=owner, name=beside)


def _made(
    parse: Parse, first: int, last: int, noun: int, words: str, bodies: tuple[str, ...],
    plural: bool, owner: int | None = None, name: Found | None = None, inside: bool = False,
) -> Described:  # fmt: skip
    opening = parse.tokens[first].lower
    definite = opening in ("the", "this", "that", "these", "those", "both") or opening in _POSSESSIVE
    definite = (
        definite or owner is not None or (bool(bodies) and opening not in ("a", "an", "another", "some"))
    )
    return Described(
        first=first, last=last, noun=noun, words=words, bodies=bodies, definite=definite,
        plural=plural, owner=owner, name=name, inside=inside,
    )  # fmt: skip


def _left_edge(parse: Parse, names: dict[int, Found], noun: int) -> int:
    """First token of the noun's phrase: articles, adjectives, peoples, possessors."""
    tokens = parse.tokens
    start = parse.sentence_of(tokens[noun]).first
    i = noun
    while i > start:
        before = tokens[i - 1]
        if before.tag == "IN":
            return i  # "said that aides …": no article
        if before.lower in ("the", "a", "an", "this", "that", "these", "those", "another", "some") or (
            before.lower in _POSSESSIVE
        ):
            return i - 1
        if before.text == "'s" or (before.text == "'" and before.tag == "POS"):
            return _possessor(parse, names, i - 2) if i - 2 > start else start
        if (
            before.pos in ("ADJ", "NOUN", "PROPN", "NUM")
            or before.text == "-"
            or (before.tag == "VBN" and before.dep == "amod")
            or before.lower in ("former", "then")
        ):
            i -= 1
            continue
        return i
    return i


def _possessor(parse: Parse, names: dict[int, Found], i: int) -> int:
    """First token of the possessor that ends at token `i`: a name with its honorific, or a phrase."""
    name = names.get(i)
    if name is None:
        return _left_edge(parse, names, i)
    titled = name.first > 0 and parse.tokens[name.first - 1].text in titles().honorifics
    first = name.first - 1 if titled else name.first
    return first - 1 if first and parse.tokens[first - 1].lower == "the" else first


def _right_edge(parse: Parse, names: dict[int, Found], last: int) -> int:
    """Behind "of Russia", "of the European Commission" where a state or institution follows."""
    tokens = parse.tokens
    i = last
    if i < len(tokens) and tokens[i].lower == "of":
        i += 1
        if i < len(tokens) and tokens[i].lower == "the":
            i += 1
        found = names.get(i)
        if found is not None and found.kind in (Kind.PLACE, Kind.ORGANISATION):
            return found.last
    return last


def _bodies(
    parse: Parse, names: dict[int, Found], first: int, last: int
) -> tuple[tuple[str, ...], int | None]:
    """Ids of the states and institutions in the phrase, and the last token of a possessor who is a person."""
    found: list[str] = []
    owner = None
    for i in range(first, last):
        token = parse.tokens[i]
        name = names.get(i)
        if token.tag == "POS" and i > first:
            before = names.get(i - 1)
            if before is None or before.kind is Kind.PERSON:
                owner = i - 1
                found.clear()
                continue
        if token.lower in _POSSESSIVE:
            owner = i
        if name is not None and name.first == i and name.entity:
            # "The Republican governor" governs no party.
            party = name.kind is Kind.NATIONALITY and not name.entity.startswith("place:")
            if name.kind in (Kind.NATIONALITY, Kind.PLACE, Kind.ORGANISATION) and not party:
                found.append(name.entity)
                if name.side:
                    found.append(name.side)
        elif name is None:
            state = country_of_people(token.text)
            if state is not None:
                found.append(state.id)
    return tuple(found), owner


def _beside(parse: Parse, names: dict[int, Found], first: int, last: int) -> Found | None:
    """The person named next to it behind a comma: "an aide, John Smith", "Jane Doe, an adviser"."""
    tokens = parse.tokens
    if last + 1 < len(tokens) and tokens[last].text == ",":
        after = names.get(last + 1)
        if after is not None and after.kind is Kind.PERSON and " " in _text(parse, after):
            here = tokens[after.last].text if after.last < len(tokens) else "."
            if here in (",", ".", ";", ")", "-", "–", "—", "quoted", "cited") or here in ("'s", "who"):
                return after
    if first >= 2 and tokens[first - 1].text == ",":
        before = names.get(first - 2)
        if before is not None and before.kind is Kind.PERSON and before.last == first - 1:
            here = tokens[last].text if last < len(tokens) else "."
            if tokens[first].lower not in ("his", "her") and (
                here in (",", ".", ";", "to", "for", "at", "of", "who", "and", "in", "with")
            ):
                return before
    return None


def _text(parse: Parse, found: Found) -> str:
    return " ".join(t.text for t in parse.tokens[found.first : found.last])
