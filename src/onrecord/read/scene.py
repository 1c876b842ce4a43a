"""Who is on stage: the persons of a report as they come up, for telling whom a word means."""

from __future__ import annotations

from bisect import insort
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from onrecord.model import Kind, Parse, Span, Token
from onrecord.read.candidates import Found
from onrecord.read.names import People
from onrecord.read.voices import Voice

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
    owns_subject: bool = False
    """Whether the subject is the person's: "Roe's letter was read"."""
    words: str = ""
    """How somebody without a name is described; `entity` is then empty."""


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
    past: bool = False
    """Whether the report says that it is over: "former", "then"."""


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
    voices: list[Voice] = field(default_factory=list)
    """The report's quotations with their speakers."""
    strangers: list[Seen] = field(default_factory=list)
    """Single persons who are only described ("a senior official"), in reading order."""
    votes: dict[str, list[str]] = field(default_factory=dict)
    """Genders that pronouns told of persons whose names do not tell it."""
    _voice_at: dict[int, Voice] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for voice in self.voices:
            for i in range(voice.first, voice.last):
                self._voice_at[i] = voice

    def voice_at(self, i: int) -> Voice | None:
        """The quotation that holds token `i`, None outside marks."""
        return self._voice_at.get(i)

    def speaker_at(self, i: int) -> str | None:
        """The person in whose quoted words token `i` stands; None where there is none or none known."""
        voice = self._voice_at.get(i)
        return self.at.get(voice.head) if voice is not None and voice.head is not None else None

    def add(self, first: int, last: int, entity: str) -> None:
        """A person is named or meant by the tokens from `first` to `last`."""
        # In reading order, though a speaker behind a quotation comes up before its words.
        insort(self.seen, place(self.parse, first, last, entity), key=lambda s: (s.last, s.first))
        for i in range(first, last):
            self.at.setdefault(i, entity)

    def add_stranger(self, first: int, last: int, words: str) -> None:
        """Somebody is described by the tokens, and nobody can say who it is."""
        seen = place(self.parse, first, last, "")
        insort(self.strangers, replace(seen, words=words), key=lambda s: (s.last, s.first))

    def near(self, first: int, reach: int) -> Iterator[Seen]:
        """Everybody named or meant before token `first`, the last first, up to `reach` sentences back."""
        here = self.parse.sentence_of(self.parse.tokens[first]).index
        for seen in reversed(self.seen):
            if here - seen.sentence > reach:
                return
            if seen.last <= first:
                yield seen

    def strange(self, first: int, reach: int) -> Iterator[Seen]:
        """Everybody without a name who was described before token `first`, as `near` has them."""
        here = self.parse.sentence_of(self.parse.tokens[first]).index
        for seen in reversed(self.strangers):
            if seen.last <= first and here - seen.sentence <= reach:
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
        owns_subject=_owns_subject(parse, head),
    )


def _owns_subject(parse: Parse, head: Token) -> bool:
    """Whether the sentence is about something of the person's: "one of Roe's jokes came when he …"."""
    if head.dep != "poss":
        return False
    thing = parse.head(head)
    while thing.dep == "pobj" and parse.head(thing).lower == "of":
        thing = parse.head(parse.head(thing))
    return thing.dep in SUBJECTS


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
