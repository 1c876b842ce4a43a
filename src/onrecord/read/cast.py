"""Everybody whom a report mentions, found by the characters that they stand on."""

from __future__ import annotations

from dataclasses import dataclass, field

from onrecord.lexicon.cues import CueWords
from onrecord.lexicon.media import medium_named
from onrecord.model import Document, Entity, HopRole, Kind, Mention, Parse, Party, Reading, Span
from onrecord.read.grammar import lemma_of

OWN_WORDS = frozenset(
    {"statement", "report", "letter", "post", "readout", "communiqué", "release", "transcript", "message"}
)
"""Things that hold somebody's words: it is their author who speaks."""

RELAY_KINDS = {Kind.AGENCY: HopRole.AGENCY, Kind.OUTLET: HopRole.OUTLET, Kind.PLATFORM: HopRole.MEDIUM}
"""Kinds of what passes words on, and as what."""


@dataclass(slots=True)
class Cast:
    """A report's mentions and entities, found by the characters that they stand on."""

    document: Document
    parse: Parse
    words: CueWords
    mentions: tuple[Mention, ...]
    entities: dict[str, Entity]
    officials: set[str] = field(default_factory=set)
    _by_token: dict[int, list[Mention]] = field(default_factory=dict)

    @classmethod
    def of(cls, parse: Parse, reading: Reading, words: CueWords) -> Cast:
        """The cast of one reading."""
        cast = cls(
            document=reading.document,
            parse=parse,
            words=words,
            mentions=reading.mentions,
            entities={e.id: e for e in reading.entities},
        )
        for mention in reading.mentions:
            for token in parse.inside(mention.span):
                cast._by_token.setdefault(token.i, []).append(mention)
        for entity in reading.entities:
            if entity.kind is Kind.PERSON and any(_office_word(words, o.role) for o in entity.roles):
                cast.officials.add(entity.id)
        return cast

    def mention_at(self, i: int) -> Mention | None:
        """The mention on a token: one whose entity is known before others, then the longest."""
        found = self._by_token.get(i, [])
        return max(found, key=lambda m: (m.entity is not None, m.span.length, -m.span.start), default=None)

    def mentions_in(self, indexes: list[int]) -> list[Mention]:
        """Mentions on any of the tokens, in reading order, each once."""
        found: dict[str, Mention] = {}
        for i in indexes:
            for mention in self._by_token.get(i, []):
                found.setdefault(mention.id, mention)
        return sorted(found.values(), key=lambda m: m.span)

    def text(self, indexes: list[int]) -> str:
        """The words from the first to the last token."""
        tokens = self.parse.tokens
        return " ".join(self.document.text[tokens[indexes[0]].start : tokens[indexes[-1]].end].split())

    def kind_of(self, party: Party) -> Kind | None:
        """What sort of thing a party is, None where not known."""
        if party.entity is not None and party.entity in self.entities:
            return self.entities[party.entity].kind
        known = medium_named(party.name)
        if known is not None:
            return known.kind
        return next((m.kind for m in self.mentions if m.id == party.mention), None)

    def side_of(self, party: Party) -> str | None:
        """Id of the institution or state that a party speaks for, where known."""
        entity = self.entities.get(party.entity or "")
        return entity.side if entity is not None else None

    def side_of_owner(self, head: int | None) -> str | None:
        """The institution behind "his ministry", "her office": that of its owner, where known."""
        if head is None or lemma_of(self.parse.tokens[head]) not in self.words.official_heads:
            return None
        owner = next((t for t in self.parse.children(self.parse.tokens[head]) if t.tag == "PRP$"), None)
        mention = self.mention_at(owner.i) if owner is not None else None
        entity = self.entities.get(mention.entity or "") if mention is not None else None
        return entity.side if entity is not None else None


def _office_word(words: CueWords, role: str) -> bool:
    return any(word.strip(",.").lower() in words.official_heads for word in role.replace("-", " ").split())


def span_of_tokens(cast: Cast, indexes: list[int]) -> Span:
    """The characters from the first to the last token."""
    return Span(cast.parse.tokens[indexes[0]].start, cast.parse.tokens[indexes[-1]].end)


def relay_in(cast: Cast, indexes: list[int]) -> tuple[Party, Span] | None:
    """The first agency, outlet or platform among the tokens, with its words."""
    for mention in cast.mentions_in(indexes):
        if mention.kind in RELAY_KINDS:
            return Party(name=mention.name, mention=mention.id, entity=mention.entity), mention.span
    run: list[int] = []
    for i in [*indexes, -1]:
        if i >= 0 and cast.parse.tokens[i].pos == "PROPN" and (not run or i == run[-1] + 1):
            run.append(i)
            continue
        for start in range(len(run)):
            known = medium_named(cast.text(run[start:]))
            if known is not None and _stands_alone(cast, run, start, known.name):
                return Party(name=known.name, entity=known.id), span_of_tokens(cast, run[start:])
        run = [i] if i >= 0 and cast.parse.tokens[i].pos == "PROPN" else []
    return None


def _stands_alone(cast: Cast, run: list[int], start: int, name: str) -> bool:
    """Whether the end of a run of names is a name of its own: "Hill" is none in "Capitol Hill".

    One that is called "The …" needs its article: a hill is no paper.
    """
    led = run[start] > 0 and cast.parse.tokens[run[start] - 1].lower == "the"
    if start == len(run) - 1 and name.startswith("The ") and not led:
        return False
    if start == 0:
        return True
    before = cast.parse.tokens[run[start] - 1]
    if before.dep == "compound" and lemma_of(before) not in cast.words.outlet_heads:
        return False
    first = cast.parse.tokens[run[start]].start
    return all(m.span.start >= first for m in cast.mentions_in([run[start]]))
