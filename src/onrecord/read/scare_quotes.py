"""Short words in quotation marks that nobody is said to have said."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from onrecord.lexicon.base import read_toml
from onrecord.model import Framing, FramingKind, Mode, Parse, Reading, Span, Token, cover
from onrecord.read.coloured import FILE, OUTLET, called_by_others
from onrecord.text.normal import fold

SCARE_WORDS = 4
"""Most words between marks that may be scare quotes; longer ones are quotations. Chosen."""

QUOTED = re.compile(r"[“\"«„]([^“”\"«»„\n]{1,60})[”\"»“]")

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})

SMALL = frozenset({"ADP", "DET", "CCONJ", "SCONJ", "PART", "PRON", "AUX"})
"""Parts of speech that a title writes small: "Fox and Friends"."""

BEFORE = 3
"""Words before the marks in which a word that names them may stand: "the words", "the term". Chosen."""


def scare_quotes(parse: Parse, reading: Reading) -> Iterator[Framing]:
    """Short words in marks that are nobody's, in reading order.

    Nobody is said to have said them, chosen them for a name ("called them “criminals”") or
    written them as a title, and no quotation of the report holds them. They may still be a term that the
    report explains, so they are candidates.
    """
    text = reading.document.text
    said = _said(reading)
    left_out = -1
    for match in QUOTED.finditer(text):
        span = Span(*match.span(1))
        tokens = [t for t in parse.inside(span) if t.pos != "PUNCT"]
        beside = left_out >= 0 and text[left_out : match.start()].strip(" ,") in ("and", "or", "")
        if not tokens or beside or not _is_free(parse, reading, match, tokens, said):
            left_out = match.end()
            continue
        left_out = -1
        words = cover([t.span for t in tokens])
        yield Framing(span=words, kind=FramingKind.SCARE_QUOTES, voice=OUTLET, rule="short-words-in-marks")


def _is_free(
    parse: Parse, reading: Reading, match: re.Match[str], tokens: list[Token], said: list[tuple[Span, str]]
) -> bool:
    """Whether the words are few and no quotation, title, name or choice of somebody else."""
    text, span = reading.document.text, Span(*match.span(1))
    if len(tokens) > SCARE_WORDS or not _is_in_line(text, match):
        return False
    if any(c.touches(span) for s in reading.statements for c in s.content if s.mode is not Mode.INDIRECT):
        return False
    if _is_title(tokens) or any(t.tag in FINITE for t in tokens) or not any(t.text.isalpha() for t in tokens):
        return False
    words = cover([t.span for t in tokens])
    named = _is_named(parse, tokens[0]) or called_by_others(parse, tokens[-1])
    return not named and not _repeats(text, words, said)


def _said(reading: Reading) -> list[tuple[Span, str]]:
    """The quoted contents of the report, folded, with their places."""
    return [
        (span, fold(reading.document.slice(span)))
        for statement in reading.statements
        if statement.mode is not Mode.INDIRECT
        for span in statement.content
    ]


def _repeats(text: str, words: Span, said: Iterable[tuple[Span, str]]) -> bool:
    """Whether somebody is quoted with the same words elsewhere in the report."""
    form = re.compile(rf"\b{re.escape(fold(text[words.start : words.end]))}\b")
    return any(form.search(other) for span, other in said if not span.touches(words))


def _is_in_line(text: str, match: re.Match[str]) -> bool:
    """Whether the marks stand within a sentence: alone they are an answer ("And Pence? “A patriot.”")."""
    before = text[: match.start()].rstrip()
    opens = not before or before[-1] in ".!?:\n" or "\n" in text[len(before) : match.start()]
    return not (opens and match.group(1)[-1:] in ".!?,")


def _is_title(tokens: list[Token]) -> bool:
    """Whether every word but small ones begins with a capital: "Fox and Friends", "America's Newsroom"."""
    full = [t for t in tokens if t.pos not in SMALL and t.text[0].isalpha()]
    return bool(full) and all(t.text[0].isupper() for t in full)


def _is_named(parse: Parse, first: Token) -> bool:
    """Whether a word before the marks says that they hold words or a name: "the term", "chanting"."""
    before = parse.tokens[max(0, first.i - BEFORE - 1) : first.i]
    return any(t.lemma.lower() in _naming() for t in before)


@cache
def _naming() -> frozenset[str]:
    return frozenset(read_toml(FILE)["named_by"]["words"])
