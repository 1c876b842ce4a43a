"""A report as a parser sees it: tokens, sentences, and who depends on whom."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from onrecord.model.span import Span


@dataclass(frozen=True, slots=True)
class Token:
    """One word or mark. `head` and `i` are indexes into `Parse.tokens`; a root is its own head.

    Positional, unlike the rest of the model, because a report has a thousand of them.
    `pos`, `tag`, `dep` are Universal POS, Penn tag and spaCy's English dependency label;
    `entity` is the recogniser's label or "", `begins` whether an entity starts here.
    """

    i: int
    start: int
    end: int
    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    entity: str
    begins: bool

    @property
    def span(self) -> Span:
        """The token's characters."""
        return Span(self.start, self.end)

    @property
    def lower(self) -> str:
        """The word in lower case."""
        return self.text.lower()


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """Tokens `first` up to, not including, `last`; `paragraph` counts from 0 within the report."""

    index: int
    paragraph: int
    first: int
    last: int
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Parse:
    """All tokens and sentences of one report, in reading order.

    Sentences cover body and headline only; headers, captions, credits and
    "Read also" lines are not parsed, so nothing can be read out of them.

    `inner` is what one reader found out on the way and a later one of the same report needs:
    (first token, rows of numbers for it and those behind it). It is part of no reading.
    """

    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    inner: list[tuple[int, Any]] = field(default_factory=list, repr=False, compare=False)
    _children: list[tuple[int, ...]] = field(default_factory=list, repr=False, compare=False)
    _sentence_of: list[int] = field(default_factory=list, repr=False, compare=False)

    def __post_init__(self) -> None:
        below: list[list[int]] = [[] for _ in self.tokens]
        for token in self.tokens:
            if token.head != token.i:
                below[token.head].append(token.i)
        self._children.extend(tuple(b) for b in below)
        for sentence in self.sentences:
            self._sentence_of.extend([sentence.index] * (sentence.last - sentence.first))

    def children(self, token: Token) -> list[Token]:
        """Direct dependents, in reading order."""
        return [self.tokens[i] for i in self._children[token.i]]

    def head(self, token: Token) -> Token:
        """What the token depends on; itself for a root."""
        return self.tokens[token.head]

    def ancestors(self, token: Token) -> Iterator[Token]:
        """From the head upwards to the root."""
        while token.head != token.i:
            token = self.tokens[token.head]
            yield token

    def subtree(self, token: Token) -> list[Token]:
        """The token and everything below it, in reading order."""
        found = [token.i]
        for i in found:
            found.extend(self._children[i])
        return [self.tokens[i] for i in sorted(found)]

    def sentence_of(self, token: Token) -> Sentence:
        """The sentence that holds `token`."""
        return self.sentences[self._sentence_of[token.i]]

    def words(self, sentence: Sentence) -> Sequence[Token]:
        """The sentence's tokens."""
        return self.tokens[sentence.first : sentence.last]

    def inside(self, span: Span) -> list[Token]:
        """Tokens that lie wholly inside `span`, in reading order."""
        i = bisect_left(self.tokens, span.start, key=lambda t: t.start)
        found = []
        while i < len(self.tokens) and self.tokens[i].end <= span.end:
            found.append(self.tokens[i])
            i += 1
        return found

    def at(self, offset: int) -> Token | None:
        """The token that covers the character at `offset`, if one does."""
        i = bisect_right(self.tokens, offset, key=lambda t: t.start) - 1
        return self.tokens[i] if i >= 0 and offset < self.tokens[i].end else None
