"""One report, indexed for the question what it asserts."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.model import EventMention, Mention, Parse, Reading, Realis, Span, Statement, Token
from onrecord.read.by_place import ByPlace

TALKING = frozenset({"call", "meeting", "talks", "summit", "visit"})
"""Kinds of event at which things are said."""

_OWN_WORDS = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})
_EMPTY = frozenset(
    {"be", "have", "do", "say", "tell", "add", "make", "go", "get", "will", "can", "could", "mr", "such"}
)


def content_words(tokens: list[Token]) -> str:
    """The words that carry meaning, as lemmas in reading order: what tellings are compared by."""
    kept = (t.lemma.lower() for t in tokens if t.pos in _OWN_WORDS)
    return " ".join(word for word in kept if word not in _EMPTY and word.isalnum())


@dataclass(frozen=True, slots=True)
class ClaimScene:
    """A report with its parse, looked up by place, event and statement."""

    parse: Parse
    reading: Reading
    mention_at: dict[int, Mention]
    """Mentions of known entities by where they end."""
    mention_span: dict[str, Span]
    """Where each mention stands, by its id."""
    group: dict[str, EventMention]
    """First mention of an event in this report, by the id of any of its mentions."""
    parties: dict[str, frozenset[str]]
    """Entities that take part in an event by any of its mentions, by the id of the first."""
    people: dict[str, frozenset[str]]
    """The persons among them."""
    statement: dict[str, Statement]
    inner: dict[str, tuple[Statement, ...]]
    """Statements reported directly inside another, by the other's id."""
    cue_tokens: frozenset[int]
    statement_at: ByPlace[Statement]
    """Statements by the place of their content."""
    talks: tuple[EventMention, ...]
    """Tellings of occasions that took place and at which things were said, in reading order."""

    def words(self, span: Span) -> str:
        """The report's words at `span`."""
        return self.reading.document.slice(span)

    def paragraph_at(self, offset: int) -> int:
        """Number of the paragraph at `offset`; -1 outside what is parsed."""
        token = self.parse.at(offset)
        return self.parse.sentence_of(token).paragraph if token is not None else -1

    def sentence_at(self, offset: int) -> Span | None:
        """The sentence at `offset`."""
        token = self.parse.at(offset)
        return self.parse.sentence_of(token).span if token is not None else None

    def innermost(self, span: Span) -> Statement | None:
        """The narrowest statement whose content holds `span`."""
        holding = [s for s in self.statement_at.near(span) if any(c.holds(span) for c in s.content)]
        return min(holding, key=lambda s: (s.end - s.start, s.id), default=None)

    def first_of(self, event: EventMention) -> str:
        """Id of the first mention of `event` in this report."""
        return self.group[event.id].id

    def took_part(self, event: EventMention, entities: frozenset[str]) -> bool:
        """Whether all of `entities`, at least one, take part in `event` by any of its mentions here."""
        return bool(entities) and entities <= self.parties[self.first_of(event)]


def set_scene(parse: Parse, reading: Reading) -> ClaimScene:
    """The report indexed."""
    by_id = {e.id: e for e in reading.events}
    group = {e.id: by_id.get(e.same_as or e.id, e) for e in reading.events}
    parties: dict[str, set[str]] = {first.id: set() for first in group.values()}
    for event in reading.events:
        found = {p.party.entity for p in event.participants if p.party.entity is not None}
        parties[group[event.id].id] |= found
    inner: dict[str, list[Statement]] = {}
    for statement in reading.statements:
        if statement.within is not None:
            inner.setdefault(statement.within, []).append(statement)
    persons = {e.id for e in reading.entities if e.kind == "person"}
    return ClaimScene(
        parse=parse,
        reading=reading,
        mention_at={m.span.end: m for m in reading.mentions if m.entity is not None},
        mention_span={m.id: m.span for m in reading.mentions},
        group=group,
        parties={key: frozenset(found) for key, found in parties.items()},
        people={key: frozenset(found & persons) for key, found in parties.items()},
        statement={s.id: s for s in reading.statements},
        inner={key: tuple(below) for key, below in inner.items()},
        cue_tokens=frozenset(
            token.i for s in reading.statements for cue in s.cue for token in parse.inside(cue)
        ),
        talks=tuple(e for e in reading.events if is_talk(e)),
        statement_at=ByPlace(reading.statements, lambda s: s.content),
    )


def is_talk(event: EventMention) -> bool:
    """Whether `event` is an occasion that took place and at which things were said."""
    return event.kind in TALKING and event.realis is Realis.ACTUAL
