"""Reading: one document in, everything that it says out, each item pinned to characters."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

import msgspec

from onrecord._version import __version__
from onrecord.model import Document, MadeBy, Parse, Problem, Reading
from onrecord.read import (
    claims,
    events,
    framing,
    mentions,
    nlp,
    published,
    quantities,
    senses,
    statements,
    times,
)
from onrecord.read.base import Reader
from onrecord.read.tagging import nets
from onrecord.read.tagging.loaded import loaded_weights
from onrecord.read.units import evened

READERS: tuple[Reader, ...] = (
    mentions.READER,
    times.READER,
    quantities.READER,
    statements.READER,
    events.READER,
    senses.READER,
    claims.READER,
    framing.READER,
    published.READER,
)
"""What runs, in this order."""

LANGUAGES = ("en",)
"""Languages that are read; documents in others are kept and listed as not read."""


def made_by() -> MadeBy:
    """What makes readings here: program, readers, models with hashes."""
    of = nets.tier()
    return MadeBy(
        onrecord=__version__,
        readers={reader.name: reader.version for reader in READERS},
        models=nlp.models() | nets.weights(of) | loaded_weights(of) | senses.weights(of),
    )


def read_all(documents: Iterable[Document]) -> Iterator[Reading]:
    """The reading of each document, in the order given.

    A document in a language that is not read gives an empty reading with the
    problem "not-read-language".
    """
    maker = made_by()
    for document in documents:
        reading = Reading(document=document, made_by=maker, problems=document.problems)
        if document.lang is not None and document.lang not in LANGUAGES:
            message = f"not read: language {document.lang}"
            problem = Problem(kind="not-read-language", message=message)
            yield Reading(document=document, made_by=maker, problems=(*document.problems, problem))
            continue
        # Offsets are the same in both, so what is found in the one holds for the other.
        reading = replace(reading, document=evened(document))
        parsed = nlp.parse(reading.document)
        for reader in READERS:
            reading = reader.read(parsed, reading)
        yield replace(reading, document=document)


def tapped(document: Document) -> Parse:
    """The document's parse with what the tagger makes of its words (`Parse.inner`).

    For the training and measuring of senses, which start from mentions that are given.
    """
    parsed = nlp.parse(document)
    reading = Reading(document=document, made_by=made_by())
    for reader in READERS[: READERS.index(statements.READER) + 1]:
        reading = reader.read(parsed, reading)
    return parsed


def read(document: Document) -> Reading:
    """The reading of one document."""
    return next(read_all([document]))


_document_decoder = msgspec.json.Decoder(Document)
_reading_decoder = msgspec.json.Decoder(Reading)
_encoder = msgspec.json.Encoder()


def encode_document(document: Document) -> bytes:
    """`document` as it travels to a worker."""
    return _encoder.encode(document)


def decode(data: bytes) -> Reading:
    """The reading that a worker sent."""
    return _reading_decoder.decode(data)


def read_bytes(data: bytes) -> bytes:
    """A worker's task: an encoded document in, its encoded reading out."""
    return _encoder.encode(read(_document_decoder.decode(data)))
