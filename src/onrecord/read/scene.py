"""Who is on stage: the persons of a report as they come up, for telling whom a word means."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from onrecord.model import Kind, Parse, Span, Token
from onrecord.read.candidates import Found
from onrecord.read.names import People

SUBJECTS = frozenset({"nsubj", "nsubjpass"})
CITING = frozenset({"cite", "quote"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """One naming of a person: tokens `first` up to `last`, `head` the word others hang on."""

    first: int
    last: int
    entity: str
    head: int
    subject: bool
    main: bool
    """Whether it is the subject of the whole sentence."""
    verb: int
    sentence: int
    is_source: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Taught:
    """What the report itself says of a person beside the name: "Kremlin aide Yury Ushakov".

    `words` is the role noun; `bodies` are ids of states and institutions beside it.
    """

    entity: str
    words: str
    bodies: tuple[str, ...]
    owner: str | None = None
    """Whose aide, lawyer … it is, where the words say so and the owner is a person."""


@dataclass(slots=True)
class Scene:
    """The report so far."""

    parse: Parse
    people: People
    names: dict[int, Found]
    """Token number -> the name that covers it."""
    taught: list[Taught] = field(default_factory=list)
    seen: list[Seen] = field(default_factory=list)
    count: dict[str, int] = field(default_factory=dict)
    """How often each person is named in the whole report."""
    groups: list[tuple[int, tuple[str, ...]]] = field(default_factory=list)
    """Plurals whose persons are known: token number behind it, and their ids."""

    at: dict[int, str] = field(default_factory=dict)
    """Token number -> the person whom a name, description or pronoun there means."""

    def add(self, first: int, last: int, entity: str) -> None:
        """A person is named or meant by the tokens from `first` to `last`."""
        self.seen.append(place(self.parse, first, last, entity))
        for i in range(first, last):
            self.at.setdefault(i, entity)

    def near(self, first: int, reach: int) -> Iterator[Seen]:
        """Everybody named or meant before token `first`, the last first, up to `reach` sentences back."""
        here = self.parse.sentence_of(self.parse.tokens[first]).index
        for seen in reversed(self.seen):
            if here - seen.sentence > reach:
                return
            if seen.last <= first:
                yield seen


def head_of(parse: Parse, first: int, last: int) -> Token:
    """The word among the tokens on which the others hang."""
    for token in parse.tokens[first:last]:
        if not first <= token.head < last or token.head == token.i:
            return token
    return parse.tokens[last - 1]


def place(parse: Parse, first: int, last: int, entity: str) -> Seen:
    """Where and as what a person stands in the sentence."""
    head = head_of(parse, first, last)
    up = head
    while up.dep in ("conj", "appos") and up.head != up.i:
        up = parse.head(up)
    up = _behind_words(parse, up) if up.dep == "poss" else _behind_office(parse, first, up)
    verb = parse.head(up)
    source = up.dep == "dobj" and verb.lemma in CITING
    above = parse.head(verb)
    if up.dep == "pobj" and verb.lower == "to" and (verb.text + above.text).lower() == "toaccording":
        source = True
    if up.dep in SUBJECTS and any(c.dep in ("ccomp", "parataxis") for c in parse.children(verb)):
        source = True
    return Seen(
        first=first,
        last=last,
        entity=entity,
        head=head.i,
        subject=up.dep in SUBJECTS,
        main=up.dep in SUBJECTS and verb.head == verb.i,
        verb=_verb_above(parse, up).i,
        sentence=parse.sentence_of(head).index,
        is_source=source,
    )


_WORDS = frozenset({"letter", "statement", "message", "speech", "note", "memo", "post", "tweet", "email"})
"""What speaks for the one who wrote it."""


def _behind_words(parse: Parse, up: Token) -> Token:
    """The letter in "Roe's letter said": its author acts through it; else the token itself."""
    head = parse.head(up)
    return head if up.dep == "poss" and head.lemma.lower() in _WORDS and head.dep in SUBJECTS else up


def _behind_office(parse: Parse, first: int, up: Token) -> Token:
    """The office in "attorney for Ohio Jane Roe", the place run into the name; else the token."""
    run_in = up.dep == "pobj" and first > 0 and parse.tokens[first - 1].tag == "NNP"
    head = parse.head(parse.head(up))
    return head if run_in and parse.tokens[first - 1].entity in ("GPE", "ORG", "LOC") else up


def _verb_above(parse: Parse, token: Token) -> Token:
    for up in parse.ancestors(token):
        if up.pos in ("VERB", "AUX"):
            return up
    return token


def persons(names: list[Found]) -> list[Found]:
    """Only the persons."""
    return [found for found in names if found.kind is Kind.PERSON and found.entity]


def span_of(parse: Parse, first: int, last: int) -> Span:
    """The characters of the tokens."""
    return Span(parse.tokens[first].start, parse.tokens[last - 1].end)
