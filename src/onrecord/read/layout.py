"""One report laid out for the event reader: its parse with the mentions and statements on top."""

from __future__ import annotations

from dataclasses import dataclass, field

from onrecord.model import (
    Document,
    Entity,
    Form,
    Kind,
    Mention,
    Parse,
    Reading,
    Sentence,
    Span,
    Stance,
    Statement,
    Token,
)
from onrecord.read.by_place import ByPlace

CLAUSES = frozenset({"ROOT", "ccomp", "advcl", "relcl", "acl", "parataxis", "pcomp", "csubj", "csubjpass"})
"""Dependency labels that open a clause of their own."""

NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})

OBJECTS = frozenset({"dobj", "nsubjpass", "attr", "oprd"})

PEOPLE = frozenset({"he", "she", "him", "her", "they", "them", "we", "us", "i", "me", "you"})
"""Pronouns for people."""

SUBJECTS = frozenset({"nsubj", "csubj", "agent"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """A parse with quick ways from a token to its clause, its mention and its statement."""

    document: Document
    parse: Parse
    mentions: tuple[Mention, ...]
    entities: dict[str, Entity]
    statements: tuple[Statement, ...]
    sure: dict[int, bool] = field(default_factory=dict)
    """What `surely_meant` has found of a pronoun, by its token."""
    _mention_at: dict[int, Mention] = field(default_factory=dict)
    _timed: frozenset[int] = frozenset()
    _statement_at: ByPlace[Statement] = field(default_factory=lambda: ByPlace((), lambda _: ()))

    def is_timed(self, token: Token) -> bool:
        """Whether the token belongs to a time expression."""
        return token.i in self._timed

    def mention_at(self, token: Token) -> Mention | None:
        """The longest mention that covers `token`."""
        return self._mention_at.get(token.i)

    def is_person(self, token: Token) -> bool:
        """Whether the token names or means a person, or a group of them."""
        mention = self.mention_at(token)
        if mention is not None:
            return mention.kind is Kind.PERSON
        return token.entity == "PERSON" or token.lower in PEOPLE

    def is_state(self, token: Token) -> bool:
        """Whether the token names a place, state or organisation."""
        mention = self.mention_at(token)
        if mention is not None:
            return mention.kind in (Kind.PLACE, Kind.ORGANISATION, Kind.NATIONALITY)
        return token.entity in ("GPE", "LOC", "ORG", "NORP")

    def clause(self, token: Token) -> Token:
        """The word that heads the clause of `token`: the nearest verb that opens one, or the root."""
        while token.head != token.i:
            if token.dep in CLAUSES or (token.dep == "conj" and token.pos in ("VERB", "AUX")):
                return token
            token = self.parse.head(token)
        return token

    def governor(self, token: Token) -> Token | None:
        """The verb that `token` is an argument of, looking through prepositions and other nouns."""
        for above in self.parse.ancestors(token):
            if above.pos in ("VERB", "AUX"):
                return above
        return None

    def below(self, token: Token, *deps: str) -> list[Token]:
        """Children of `token` with one of the dependency labels `deps`."""
        return [t for t in self.parse.children(token) if t.dep in deps]

    def objects_of(self, token: Token, *prepositions: str) -> list[Token]:
        """What stands behind the prepositions below `token`; behind any preposition, if none is given."""
        found = []
        for prep in self.parse.children(token):
            if prep.dep in ("prep", "dative", "agent") and (not prepositions or prep.lower in prepositions):
                found.extend(self.below(prep, "pobj", "pcomp"))
                # "spoke on Friday over the phone": the parser may hang one preposition on another.
                found.extend(t for deeper in self.below(prep, "prep") for t in self.below(deeper, "pobj"))
        return found

    def with_conjuncts(self, token: Token) -> list[Token]:
        """`token` and what is listed with it ("Macron, Meloni, Merz and Stubb")."""
        found = [token]
        for t in found:
            for child in self.parse.children(t):
                joined = child.dep == "conj" and child.pos not in ("VERB", "AUX") and child not in found
                if joined or (child.dep == "appos" and self._is_listed(t, child)):
                    found.append(child)
        return sorted(found, key=lambda t: t.i)

    def _is_listed(self, first: Token, second: Token) -> bool:
        """Whether two words that are taken for one and the same are two of a list.

        "Ukraine, the EU, and Russia": the second of three is often taken for an apposition.
        """
        one, other = self.mention_at(first), self.mention_at(second)
        both = one is not None and other is not None
        named = one is not None and other is not None and one.entity != other.entity
        if any(c.dep == "cc" for c in self.parse.children(second)):
            return named or (not both and second.tag in ("NNS", "NNPS"))
        end = max(t.i for t in self.parse.subtree(second)) + 1
        after = self.parse.tokens[end : end + 2]
        goes_on = [t.lower for t in after if t.text != ","][:1] in (["and"], ["or"])
        return named and goes_on and self._alike(one, other)

    def _alike(self, one: Mention | None, other: Mention | None) -> bool:
        """Whether two names can stand in one list: two persons or two bodies, not a town and its state."""
        if one is None or other is None or (one.kind is Kind.PERSON) != (other.kind is Kind.PERSON):
            return False
        entity = self.entities.get(one.entity or "")
        return entity is None or entity.side is None or entity.side != other.entity

    def phrase(self, token: Token) -> Span:
        """The characters of the noun phrase of `token`, without clauses that hang on it."""
        keep = [token.i]
        for i in keep:
            for child in self.parse.children(self.parse.tokens[i]):
                if child.dep in ("relcl", "acl", "advcl", "appos") or (
                    child.dep == "punct" and child.text != "-"
                ):
                    continue
                # What is listed with the head is a phrase of its own; "between A and B" is not.
                if i != token.i or child.dep not in ("conj", "cc"):
                    keep.append(child.i)
        return Span(self.parse.tokens[min(keep)].start, self.parse.tokens[max(keep)].end)

    def statement_of(self, span: Span) -> Statement | None:
        """The innermost statement whose content holds `span`.

        "has not commented on the call" tells nothing of the call: silence holds no words.
        """
        holding = [
            s
            for s in self._statement_at.near(span)
            if s.stance is not Stance.SILENCE and any(c.holds(span) for c in s.content)
        ]
        return min(holding, key=lambda s: (sum(c.length for c in s.content), s.start, s.id), default=None)

    def sentence(self, token: Token) -> Sentence:
        """The sentence of `token`."""
        return self.parse.sentence_of(token)

    def tokens_in(self, span: Span) -> list[Token]:
        """Tokens inside `span`."""
        return self.parse.inside(span)


def lay_out(parse: Parse, reading: Reading) -> Layout:
    """The layout of one report.

    A token belongs to the mention that it is the head of; else a name wins over a description, and
    the longer of two over the shorter.
    """
    at: dict[int, Mention] = {}
    heads: dict[int, Mention] = {}
    order = sorted(reading.mentions, key=lambda m: (m.form is Form.NAME, m.span.length, m.span.start, m.id))
    for mention in order:
        inside = parse.inside(mention.span)
        own = {t.i for t in inside}
        for token in inside:
            at[token.i] = mention
            if token.head not in own or token.head == token.i:
                heads[token.i] = mention
    at |= heads
    timed = (t.i for time in reading.times for t in parse.inside(time.span))
    return Layout(
        document=reading.document,
        parse=parse,
        mentions=reading.mentions,
        entities={e.id: e for e in reading.entities},
        statements=reading.statements,
        _mention_at=at,
        _timed=frozenset(timed),
        _statement_at=ByPlace(reading.statements, lambda s: s.content),
    )
