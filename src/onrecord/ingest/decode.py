"""From bytes to text: nothing is replaced, translated or guessed."""

from __future__ import annotations

import gzip
import zlib

from onrecord.errors import UsageError
from onrecord.ingest.base import LARGEST_FILE, set_aside
from onrecord.model import SetAside

HEAD = 8192
"""Bytes looked at to tell text from other files, as git does."""

_MAGIC = (
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a zip, Word or EPUB file"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"SQLite format 3", "an SQLite store"),
    (b"\xd0\xcf\x11\xe0", "an old Word or Excel file"),
    (b"\x28\xb5\x2f\xfd", "a zstd archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"{\\rtf", "an RTF file"),
)
_WIDE = (
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)


def check_encoding(encoding: str | None) -> None:
    """Say so at once when no text encoding has this name.

    Raises:
        UsageError: there is no such encoding.
    """
    if encoding is None:
        return
    try:
        b" ".decode(encoding)
    except LookupError as err:
        raise UsageError(f"no text encoding {encoding!r}; for example utf-8, windows-1251, utf-16") from err
    except UnicodeError:
        return


def unpack(name: str, data: bytes) -> bytes | SetAside:
    """`data` itself, or what is in it when it is gzip (told by its first bytes, not its name)."""
    if not data.startswith(b"\x1f\x8b"):
        return data
    unpacker = zlib.decompressobj(wbits=31)
    try:
        plain = unpacker.decompress(data, LARGEST_FILE)
    except zlib.error as err:
        return set_aside(name, "unreadable", f"the gzip file is damaged: {err}")
    if unpacker.unconsumed_tail:
        return set_aside(name, "too-long", f"unpacks to more than {LARGEST_FILE:,} bytes; split it")
    if not unpacker.eof:
        return set_aside(name, "unreadable", "the gzip file ends too early; copy it again")
    # Several members in a row are one gzip file ("cat a.gz b.gz"): rare, so done the simple way.
    try:
        return gzip.decompress(data) if unpacker.unused_data.startswith(b"\x1f\x8b") else plain
    except (OSError, EOFError, zlib.error) as err:
        return set_aside(name, "unreadable", f"the gzip file is damaged: {err}")


def decode(name: str, data: bytes, encoding: str | None = None) -> str | SetAside:
    """The text of `data`, or why there is none ("empty", "binary", "encoding").

    UTF-8 unless `encoding` says otherwise; a byte order mark is dropped, line ends stay as they are.
    """
    if not data.strip():
        return set_aside(name, "empty", "the file is empty")
    if encoding is None:
        odd = _not_text(name, data)
        if odd:
            return odd
    try:
        text = data.decode(encoding or "utf-8-sig")
    except UnicodeDecodeError as err:
        if encoding:
            reason = f"byte {err.start} is not {encoding}; name the encoding that the file is written in"
        else:
            reason = (
                f"byte {err.start} (0x{data[err.start]:02x}) is not UTF-8; "
                "convert the file or name its encoding, for example --encoding windows-1252"
            )
        return set_aside(name, "encoding", reason)
    text = text.removeprefix("\ufeff")
    return text if text.strip() else set_aside(name, "empty", "there is nothing but blanks in the file")


def _not_text(name: str, data: bytes) -> SetAside | None:
    for mark, what in _WIDE:
        if data.startswith(mark):
            return set_aside(
                name, "encoding", f"byte 0: this is {what.upper()}, not UTF-8; use --encoding {what}"
            )
    for mark, what in _MAGIC:
        if data.startswith(mark):
            return set_aside(name, "binary", f"this is {what}, not text; save it as text or HTML")
    zero = data.find(b"\0", 0, HEAD)
    if zero >= 0:
        return set_aside(name, "binary", f"byte {zero} is zero: this is no text file")
    return None
