"""What the tagger is told of each word beside the word itself: grammar, marks, names, what rules found."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from onrecord.lexicon.cues import CueWords
from onrecord.model import Form, Kind, Mention, Parse, Span, Token
from onrecord.read.chains import Spoken
from onrecord.read.contents import token_runs
from onrecord.read.grammar import lemma_of
from onrecord.text.quotes import Quotes

LABELS = ("O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content")
"""What a word can be; the tagger answers with these, and is told the rules' answer in them."""

ROLES = ("source", "cue", "content")

POS = (
    "ADJ",
    "ADP",
    "ADV",
    "AUX",
    "CCONJ",
    "DET",
    "INTJ",
    "NOUN",
    "NUM",
    "PART",
    "PRON",
    "PROPN",
    "PUNCT",
    "SCONJ",
    "SYM",
    "VERB",
    "X",
    "SPACE",
)
DEPS = (
    "ROOT",
    "acl",
    "acomp",
    "advcl",
    "advmod",
    "agent",
    "amod",
    "appos",
    "attr",
    "aux",
    "auxpass",
    "case",
    "cc",
    "ccomp",
    "compound",
    "conj",
    "csubj",
    "csubjpass",
    "dative",
    "dep",
    "det",
    "dobj",
    "expl",
    "intj",
    "mark",
    "meta",
    "neg",
    "nmod",
    "npadvmod",
    "nsubj",
    "nsubjpass",
    "nummod",
    "oprd",
    "parataxis",
    "pcomp",
    "pobj",
    "poss",
    "preconj",
    "predet",
    "prep",
    "prt",
    "punct",
    "quantmod",
    "relcl",
    "xcomp",
)
NAMED = (
    Kind.PERSON,
    Kind.ORGANISATION,
    Kind.AGENCY,
    Kind.OUTLET,
    Kind.PLATFORM,
    Kind.NATIONALITY,
    Kind.GROUP,
)
REPORTS = ("speech", "writing", "thought", "appearance", "silence")

SIZES = (len(LABELS), len(LABELS), len(POS) + 1, len(DEPS) + 1, 4, 2 + 2 * len(NAMED), 5, len(REPORTS) + 2)
"""How many values each feature has, in the order of a row of `features`."""


def features(
    parse: Parse,
    words: CueWords,
    mentions: Sequence[Mention],
    quotes: Quotes,
    spoken: Iterable[Spoken],
) -> list[tuple[int, ...]]:
    """One row per token: the rules' two labels, part of speech, dependency, marks, name, shape, cue.

    Each value is an index below that column's entry in `SIZES`; 0 is "nothing special".
    """
    outer, inner = rule_labels(parse, spoken)
    marks = _marks(parse, quotes)
    named = _named(parse, mentions)
    return [
        (
            outer[t.i],
            inner[t.i],
            _index(POS, t.pos),
            _index(DEPS, t.dep),
            marks[t.i],
            named[t.i],
            _shape(t.text),
            _reports(words, t),
        )
        for t in parse.tokens
    ]


def rule_labels(parse: Parse, spoken: Iterable[Spoken]) -> tuple[list[int], list[int]]:
    """What the rules take each token for: in statements that no other reports, and in the others."""
    outer, inner = [0] * len(parse.tokens), [0] * len(parse.tokens)
    kept = sorted(spoken, key=lambda s: s.start)
    for s in kept:
        lay(outer if s.parent is None else inner, parse, "content", s.draft.spans)
    for s in kept:
        labels = outer if s.parent is None else inner
        lay(labels, parse, "source", token_runs(parse, s.draft.source))
        lay(labels, parse, "cue", token_runs(parse, s.draft.cue))
    return outer, inner


def lay(labels: list[int], parse: Parse, role: str, spans: Iterable[Span]) -> None:
    """Write a role over the tokens that lie in each span, the first as its beginning."""
    begin = 1 + 2 * ROLES.index(role)
    for span in spans:
        for n, token in enumerate(parse.inside(span)):
            labels[token.i] = begin + (n > 0)


def _index(values: tuple[str, ...], value: str) -> int:
    return values.index(value) + 1 if value in values else 0


def _marks(parse: Parse, quotes: Quotes) -> list[int]:
    """0 outside marks, 1 in double ones, 2 in single ones, 3 in marks within marks."""
    found = [0] * len(parse.tokens)
    for pair in quotes.pairs:
        value = 3 if pair.depth else 2 if pair.single else 1
        for piece in pair.pieces:
            for token in parse.inside(piece):
                found[token.i] = max(found[token.i], value)
    return found


def _named(parse: Parse, mentions: Sequence[Mention]) -> list[int]:
    """0 no mention, 1 of another kind, then one value per kind by name and one per kind otherwise."""
    found = [0] * len(parse.tokens)
    for mention in sorted(mentions, key=lambda m: m.span.length):
        value = 1
        if mention.kind in NAMED:
            value = 2 + 2 * NAMED.index(mention.kind) + (mention.form is not Form.NAME)
        for token in parse.inside(mention.span):
            found[token.i] = value
    return found


def _shape(text: str) -> int:
    if not any(c.isalnum() for c in text):
        return 1
    if any(c.isdigit() for c in text):
        return 2
    if text.isupper() and len(text) > 1:
        return 3
    return 4 if text[:1].isupper() else 0


def _reports(words: CueWords, token: Token) -> int:
    lemma = lemma_of(token)
    frames = words.verbs.get(lemma)
    if frames and token.pos in ("VERB", "AUX"):
        kind = next(iter(frames.values())).kind
        return _index(REPORTS, kind)
    if lemma in words.silent:
        return _index(REPORTS, "silence")
    return len(REPORTS) + 1 if token.pos == "NOUN" and lemma in words.nouns else 0
