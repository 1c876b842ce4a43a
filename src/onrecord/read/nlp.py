"""The parser: the only file that imports the NLP library."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.errors import ModelError
from onrecord.lexicon.lemmas import mistaken_forms
from onrecord.lexicon.people import given_names
from onrecord.model import Document, Parse, Sentence, Span, Token
from onrecord.read.model_files import ENV, SHIPPED, check_files, model_name, models
from onrecord.read.units import PARSED, Unit, mended_units, units_of
from onrecord.text.lines import plain
from onrecord.text.names import latin
from onrecord.text.quotes import blanks_inside

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

__all__ = ["ENV", "PARSED", "check_files", "load", "models", "parse", "parse_all", "plain", "units_of"]

BATCH = 128
"""Paragraphs parsed at once: 4.4k tokens a second at 265 MB; larger is slower and takes gigabytes."""

BATCH_LENGTH = 30_000
"""Characters parsed at once, at most: some 150 MB. A report of the usual length is one batch."""

SURROGATE = "bush"
"""What a known surname looks like to the model.

Surnames that are words too ("Trump") are lost by small models. Chosen by test: with this
word the small model calls a bare "Trump" a person in 248 of 249 sentences (five founding
reports and BASIL), without any in 148; twelve other surnames gave 111 to 248. It was chosen on
those same sentences, so the figure is no test; no command in bench/ makes it again.
"""


def load(name: str | None = None) -> Language:
    """The language model, loaded once per process; by default as `ENV` or what is installed says.

    Raises:
        ModelError: it is not installed, or its files are not the pinned ones.
    """
    return _load(name or model_name())


@cache
def _load(name: str) -> Language:
    # Imported here: it takes a second and 150 MB, and only the processes that parse need it.
    import spacy

    try:
        nlp = spacy.load(name)
    except OSError as err:
        raise ModelError(f"language model {name!r} is not installed; run: pip install {name}") from err
    if name == SHIPPED:
        check_files(Path(str(nlp.path)))
    return nlp


def parse_all(documents: Iterable[Document]) -> Iterator[tuple[Document, Parse]]:
    """Each document with its parse, in the order given.

    Tokens have the stored text's offsets. Their `text` is in plain quotation marks, and a
    stop that was read as a comma is one there.
    """
    nlp = load()
    for document in documents:
        units, surnames = mended_units(document)
        # Words met on the way are forgotten afterwards, so memory does not grow with the number read.
        with nlp.memory_zone():
            found = _to_parse(_parsed(nlp, units, surnames))
        yield document, found


def parse(document: Document) -> Parse:
    """The parse of one document."""
    return next(parse_all([document]))[1]


def _parsed(
    nlp: Language, units: Sequence[Unit], surnames: frozenset[str]
) -> Iterator[tuple[list[int], Doc]]:
    """Where each word of each unit starts, and the unit parsed; a batch in memory at a time."""
    batch: list[Unit] = []
    length = 0
    for unit in units:
        if batch and length + len(unit.text) > BATCH_LENGTH:
            yield from _batch(nlp, batch, surnames)
            batch, length = [], 0
        batch.append(unit)
        length += len(unit.text)
    yield from _batch(nlp, batch, surnames)


def _batch(nlp: Language, units: Sequence[Unit], surnames: frozenset[str]) -> Iterator[tuple[list[int], Doc]]:
    made = [_doc(nlp, unit, surnames) for unit in units]
    docs = nlp.pipe((doc for _, doc in made), batch_size=BATCH)
    yield from zip((starts for starts, _ in made), docs, strict=True)


def _doc(nlp: Language, unit: Unit, surnames: frozenset[str]) -> tuple[list[int], Doc]:
    """Where the unit's words start, and the words: glued ones apart, known surnames visible to the model."""
    doc = nlp.make_doc(unit.text)
    if unit.cuts:
        doc = _cut(nlp, doc, unit.cuts)
    starts = [unit.start + token.idx for token in doc if not token.is_space]
    inside = blanks_inside(unit.text)
    if len(starts) < len(doc) or inside:
        doc = _without_blanks(nlp, doc, inside)
    for i, token in enumerate(doc):
        if token.text in surnames and not _opens_longer_name(doc, i, surnames):
            token.norm_ = SURROGATE
    return starts, doc


def _opens_longer_name(doc: Doc, i: int, surnames: frozenset[str]) -> bool:
    """Whether a capitalised word follows: "Trump Tower", "Ford Motor" are no persons.

    A forename of somebody else ("Merkel Angela") or another surname does not count.
    """
    if i + 1 >= len(doc):
        return False
    after = doc[i + 1].text
    return after[:1].isupper() and after not in surnames and latin(after) not in given_names()


def _cut(nlp: Language, doc: Doc, cuts: Sequence[int]) -> Doc:
    from spacy.tokens import Doc

    words: list[str] = []
    spaces: list[bool] = []
    for token in doc:
        end = token.idx + len(token.text)
        at = [token.idx, *(cut for cut in cuts if token.idx < cut < end), end]
        for start, stop in itertools.pairwise(at):
            words.append(token.text[start - token.idx : stop - token.idx])
            spaces.append(stop == end and bool(token.whitespace_))
    return Doc(nlp.vocab, words=words, spaces=spaces)


def _without_blanks(nlp: Language, doc: Doc, inside: frozenset[int]) -> Doc:
    """The words as if one blank stood between them, and none at the places `inside`.

    The model takes further blanks for words, and asks whether words touch.
    """
    from spacy.tokens import Doc

    words: list[str] = []
    spaces: list[bool] = []
    norms: list[str] = []
    for token in doc:
        if not token.is_space:
            words.append(token.text)
            norms.append(token.norm_)
            spaces.append(bool(token.whitespace_) and token.idx + len(token.text) not in inside)
        elif spaces and token.idx not in inside and token.idx - 1 not in inside:
            spaces[-1] = True
    made = Doc(nlp.vocab, words=words, spaces=spaces)
    for token, norm in zip(made, norms, strict=True):
        token.norm_ = norm
    return made


def _to_parse(units: Iterable[tuple[list[int], Doc]]) -> Parse:
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    for paragraph, (starts, doc) in enumerate(units):
        first = len(tokens)
        _add_tokens(tokens, starts, doc)
        for sent in doc.sents:
            inside = range(first + sent.start, first + sent.end)
            sentences.append(
                Sentence(
                    index=len(sentences),
                    paragraph=paragraph,
                    first=inside[0],
                    last=inside[-1] + 1,
                    span=Span(tokens[inside[0]].start, tokens[inside[-1]].end),
                )
            )
    return Parse(tokens=tuple(tokens), sentences=tuple(sentences))


def _add_tokens(tokens: list[Token], starts: list[int], doc: Doc) -> None:
    """Append the doc's words to `tokens`, each at its place in the stored text."""
    first = len(tokens)
    for t, start in zip(doc, starts, strict=True):
        tokens.append(
            Token(
                first + t.i,
                start,
                start + len(t.text),
                t.text,
                mistaken_forms().get(t.lower_, t.lemma_) if t.pos_ == "VERB" else t.lemma_,
                t.pos_,
                t.tag_,
                t.dep_,
                first + t.head.i,
                t.ent_type_,
                t.ent_iob_ == "B",
            )
        )
