"""The words of a statement, those in quotation marks marked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from onrecord.lexicon.base import read_toml
from onrecord.model import Document, Mode, Span, Statement
from onrecord.text.normal import Word, stem, words_of
from onrecord.text.quotes import pair_quotes


@cache
def function_words() -> frozenset[str]:
    """Words without content of their own."""
    return frozenset(read_toml("function_words.toml")["en"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """The words of one statement, with those that stand in quotation marks marked.

    `forms` are the words in comparable form.
    `pieces` are (text, start) of each stretch of content, as `diff_pieces` wants them.
    """

    words: tuple[Word, ...]
    forms: tuple[str, ...]
    quoted: tuple[bool, ...]
    pieces: tuple[tuple[str, int], ...]

    @property
    def all_quoted(self) -> bool:
        """Whether everything stands in quotation marks."""
        return all(self.quoted)

    def content(self, quoted: bool = False) -> tuple[str, ...]:
        """Stems of the words with content; of the quoted ones only, if asked."""
        plain = function_words()
        return tuple(
            stem(w.form)
            for w, q in zip(self.words, self.quoted, strict=True)
            if w.form not in plain and (q or not quoted)
        )

    def by_piece(self) -> list[tuple[Word, ...]]:
        """The words of each piece."""
        ends = [start + len(text) for text, start in self.pieces]
        return [
            tuple(w for w in self.words if start <= w.span.start < end)
            for (_, start), end in zip(self.pieces, ends, strict=True)
        ]

    def said(self, first: int, end: int) -> str:
        """The report's own words from number `first` up to, not including, `end`; pieces joined by blanks."""
        found = []
        for text, start in self.pieces:
            inside = [w for w in self.words[first:end] if start <= w.span.start < start + len(text)]
            if inside:
                found.append(text[inside[0].span.start - start : inside[-1].span.end - start])
        return " ".join(" ".join(found).split())

    def sentences(self) -> Iterator[list[tuple[Word, bool]]]:
        """The words sentence by sentence, each with whether it is a name by its capital letter.

        The first word of a sentence is never taken for a name.
        """
        sentence: list[tuple[Word, bool]] = []
        tail = ""
        for text, start in self.pieces:
            end = 0
            for word in self.words:
                at = word.span.start - start
                if not 0 <= at < len(text):
                    continue
                if sentence and _ends(sentence[-1][0].form, tail + text[end:at]):
                    yield sentence
                    sentence = []
                sentence.append((word, text[at].isupper() and bool(sentence)))
                tail, end = "", word.span.end - start
            tail = f"{text[end:]} "
        if sentence:
            yield sentence


_END = re.compile(r"([.!?;…])[\"'”’»)\]]*\s")


def _ends(form: str, between: str) -> bool:
    """Whether a sentence ends between the word `form` and the next one."""
    stop = _END.search(between)
    return stop is not None and not (stop[1] == "." and (form in _abbreviated() or len(form) == 1))


@cache
def _abbreviated() -> frozenset[str]:
    return frozenset(read_toml("spellings.toml")["abbreviated"])


def names_in(wording: Wording) -> frozenset[str]:
    """Stems of the words that stand with a capital letter inside a sentence."""
    return frozenset(stem(w.form) for s in wording.sentences() for w, name in s if name)


def wording_of(statement: Statement, document: Document, marks: Sequence[Span] | None = None) -> Wording:
    """The wording of a statement. `marks` are the document's quotations, if at hand (see `quotations`)."""
    pieces = tuple((document.slice(s), s.start) for s in statement.content)
    words = tuple(w for text, start in pieces for w in words_of(text, start))
    if statement.mode is Mode.DIRECT:
        quoted = (True,) * len(words)
    elif statement.mode is Mode.INDIRECT:
        quoted = (False,) * len(words)
    else:
        inside = quotations(document) if marks is None else marks
        quoted = tuple(any(m.holds(w.span) for m in inside) for w in words)
    return Wording(words=words, forms=tuple(w.form for w in words), quoted=quoted, pieces=pieces)


def quotations(document: Document) -> tuple[Span, ...]:
    """What stands between quotation marks in `document`."""
    return _quoted_in(document.text)


@lru_cache(maxsize=1024)
def _quoted_in(text: str) -> tuple[Span, ...]:
    # Asked anew for every place of an utterance that a thousand reports repeat.
    return tuple(piece for pair in pair_quotes(text).pairs for piece in (*pair.pieces, pair.inner))
