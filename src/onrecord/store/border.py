"""Dataclasses to bytes and back. Texts are kept apart from what is read in them."""

from __future__ import annotations

import zlib
from dataclasses import replace
from typing import Any

import msgspec

from onrecord.errors import StoreError
from onrecord.model import Document, MadeBy, Reading, Record, Ruling

LEVEL = 3
"""zlib level of kept readings: JSON full of ids shrinks about tenfold, at 100 MB a second."""

_READING = msgspec.json.Decoder(Reading)
_RECORD = msgspec.json.Decoder(Record)
_DOCUMENT = msgspec.json.Decoder(Document)
_RULING = msgspec.json.Decoder(Ruling)


def to_json(thing: Any, what: str) -> str:
    """`thing` as JSON, keys of dictionaries sorted.

    Raises:
        StoreError: it holds half a character (a lone surrogate), which JSON cannot carry.
    """
    try:
        return msgspec.json.encode(thing, order="deterministic").decode()
    except UnicodeEncodeError as err:
        raise StoreError(f"{what}: holds half a character (a lone surrogate); repair the text") from err


def pack_document(document: Document) -> str:
    """All of a document but its text."""
    return to_json(replace(document, text=""), document.name)


def unpack_document(packed: str, text: str) -> Document:
    """The document, given its text."""
    return replace(_DOCUMENT.decode(packed), text=text)


def pack_reading(reading: Reading) -> bytes:
    """A reading without its document's text."""
    bare = replace(reading, document=replace(reading.document, text=""))
    return zlib.compress(to_json(bare, reading.document.name).encode(), LEVEL)


def unpack_reading(packed: bytes, text: str) -> Reading:
    """The reading, given its document's text."""
    bare = _READING.decode(zlib.decompress(packed))
    return replace(bare, document=replace(bare.document, text=text))


def pack_record(record: Record) -> bytes:
    """A record without its readings."""
    return zlib.compress(to_json(replace(record, readings=()), record.title).encode(), LEVEL)


def unpack_record(packed: bytes, readings: tuple[Reading, ...]) -> Record:
    """The record, given its readings."""
    return replace(_RECORD.decode(zlib.decompress(packed)), readings=readings)


def pack_maker(made_by: MadeBy) -> str:
    """What made a reading, so that equal makers are equal strings."""
    return to_json(made_by, "versions")


def pack_ruling(ruling: Ruling) -> str:
    """A ruling."""
    return to_json(ruling, ruling.id)


def unpack_ruling(packed: str) -> Ruling:
    """A ruling again."""
    return _RULING.decode(packed)
