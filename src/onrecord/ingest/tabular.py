"""Tables: one report per row, with a header row."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from datetime import date

from onrecord.ingest.base import LARGEST_FILE, set_aside
from onrecord.ingest.decode import decode
from onrecord.ingest.fields import FIELDS, read_record
from onrecord.model import Document, SetAside

MOST_RESTARTS = 100
"""Times that reading starts again after a quotation mark that is never closed; then the rest is set aside."""


class Table:
    """CSV or TSV whose columns are named as the fields of JSON lines, in any order and case."""

    name = "table"
    suffixes: tuple[str, ...] = (".csv", ".tsv")

    def matches(self, head: bytes) -> bool:
        """Whether the first line names a text column and another one."""
        names = _names(head.split(b"\n", 1)[0].decode("utf-8", "replace"))
        return len(names) > 1 and any(n in FIELDS["text"] for n in names)

    def read(
        self, name: str, data: bytes, encoding: str | None = None, today: date | None = None
    ) -> Iterator[Document | SetAside]:
        """One report per row; a bad row costs no other."""
        text = decode(name, data, encoding)
        if isinstance(text, SetAside):
            yield text
            return
        first = text.split("\n", 1)[0]
        columns = _names(first)
        if not any(c in FIELDS["text"] for c in columns):
            reason = f"no text column; looked for {', '.join(FIELDS['text'])}, found {', '.join(columns)}"
            yield set_aside(name, "no-text", reason)
            return
        for number, row in _rows(text, _delimiter(first)):
            place = f"line {number}"
            if isinstance(row, str):
                yield set_aside(f"{name}: {place}", "bad-row", f"{place}: {row}")
            elif len(row) != len(columns):
                reason = f"{place} has {len(row)} fields instead of {len(columns)}"
                yield set_aside(f"{name}: {place}", "bad-row", reason)
            else:
                yield read_record(name, place, dict(zip(columns, row, strict=True)), today)


def _delimiter(first: str) -> str:
    return max("\t,;|", key=first.count)


def _names(first: str) -> list[str]:
    row = next(csv.reader([first.removeprefix("\ufeff").strip("\r\n\0")], delimiter=_delimiter(first)), [])
    return [name.strip().casefold() for name in row]


def _rows(text: str, delimiter: str) -> Iterator[tuple[int, list[str] | str]]:
    """Rows after the header with the number of their first line; a string says why a row is none."""
    lines = io.StringIO(text, newline="").readlines()
    at = 1
    restarts = 0
    while at < len(lines):
        reader = csv.reader(iter(lines[at:]), delimiter=delimiter, strict=True)
        base = at
        while True:
            first = base + reader.line_num + 1
            try:
                row = _next(reader)
            except csv.Error as err:
                yield first, str(err)
                # An open quotation mark swallows all that follows: go on after the line that opened it.
                at = first
                restarts += 1
                break
            if row is None:
                return
            if row:
                yield first, row
        if restarts > MOST_RESTARTS:
            yield at + 1, f"more than {MOST_RESTARTS} bad rows; the rest of the file is not read"
            return


def _next(reader: Iterator[list[str]]) -> list[str] | None:
    # The limit belongs to the process, so it is put back at once.
    before = csv.field_size_limit(LARGEST_FILE)
    try:
        return next(reader, None)
    finally:
        csv.field_size_limit(before)
