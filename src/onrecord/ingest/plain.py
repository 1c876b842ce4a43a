"""Plain text: one report per file."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from onrecord.ingest.decode import decode
from onrecord.ingest.report import make_document
from onrecord.model import Document, SetAside


class Plain:
    """One report as plain text, with an optional header (see `header.find_header`)."""

    name = "plain text"
    suffixes: tuple[str, ...] = (".txt", ".text", ".md", "")

    def matches(self, head: bytes) -> bool:
        """Anything that is no other format is tried as plain text."""
        return bool(head.strip()) and b"\0" not in head

    def read(
        self, name: str, data: bytes, encoding: str | None = None, today: date | None = None
    ) -> Iterator[Document | SetAside]:
        """The one report in `data`."""
        text = decode(name, data, encoding)
        yield text if isinstance(text, SetAside) else make_document(name, text, today=today)
