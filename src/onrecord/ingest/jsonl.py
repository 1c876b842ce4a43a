"""JSON lines: one report per line. Also a JSON list of reports, or a single one."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date

from onrecord.ingest.base import set_aside
from onrecord.ingest.decode import decode
from onrecord.ingest.fields import pick, read_record
from onrecord.model import Document, SetAside


class JsonLines:
    """Records `{"id","text","date","outlet","url","lang","title"}`, of which only text must be there."""

    name = "JSON lines"
    suffixes: tuple[str, ...] = (".jsonl", ".ndjson", ".json")

    def matches(self, head: bytes) -> bool:
        """Whether the first character opens an object, or a list of objects."""
        start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
        return start.startswith(b"{") or (start.startswith(b"[") and start[1:].lstrip().startswith(b"{"))

    def read(
        self, name: str, data: bytes, encoding: str | None = None, today: date | None = None
    ) -> Iterator[Document | SetAside]:
        """One report per line; a bad line costs no other."""
        if not data.strip():
            yield set_aside(name, "empty", "the file is empty")
            return
        whole = _whole(name, data, encoding, today)
        if whole is not None:
            yield from whole
            return
        for number, line in enumerate(_lines(name, data, encoding), 1):
            if isinstance(line, SetAside):
                yield line
            elif line.strip():
                yield _read_line(name, number, line, today)


def _whole(
    name: str, data: bytes, encoding: str | None, today: date | None
) -> Iterator[Document | SetAside] | None:
    """The reports of a file that is one JSON value over several lines; None where it is JSON lines."""
    start = data.removeprefix(b"\xef\xbb\xbf").lstrip()
    listed = start.startswith(b"[")
    first = start.split(b"\n", 1)[0].strip()
    if encoding is None and not listed and (first.endswith(b"}") or len(start) == len(first)):
        return None
    text = decode(name, data, encoding)
    if isinstance(text, SetAside):
        return iter([text]) if listed else None
    value = _parsed(text)
    if isinstance(value, str):
        # JSON lines may start with a bad line that opens a list: then the next lines are whole objects.
        spread = listed and not any(isinstance(_parsed(line), dict) for line in text.split("\n", 3)[1:3])
        return iter([set_aside(name, "bad-json", f"not valid JSON: {value}")]) if spread else None
    if isinstance(value, dict) and pick(value, "text") is None:
        return iter([set_aside(name, "not-a-report", "a JSON object without a text: not a report")])
    return _records(name, value if isinstance(value, list) else [value], today)


def _parsed(text: str) -> object:
    """The list or object in `text`; a string says why there is none."""
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as err:
        return str(err)
    return value if isinstance(value, list | dict) else "no list and no object"


def _records(name: str, values: list[object], today: date | None) -> Iterator[Document | SetAside]:
    for number, value in enumerate(values, 1):
        yield _read_value(name, f"item {number}", value, today)


def _lines(name: str, data: bytes, encoding: str | None) -> Iterator[str | SetAside]:
    """Lines one by one, so that one wrongly written line is one loss. Only "\\n" ends a line."""
    if encoding is not None:
        text = decode(name, data, encoding)
        yield from [text] if isinstance(text, SetAside) else text.split("\n")
        return
    start = 0
    number = 0
    while start < len(data):
        end = data.find(b"\n", start)
        end = len(data) if end < 0 else end
        line = data[start:end]
        number += 1
        if line.strip():
            text = decode(f"{name}: line {number}", line)
            if isinstance(text, SetAside) and text.kind == "encoding":
                text = set_aside(
                    text.name, "encoding", f"line {number} (from byte {start} of the file): {text.reason}"
                )
            yield text
        else:
            yield ""
        start = end + 1


def _read_line(name: str, number: int, line: str, today: date | None) -> Document | SetAside:
    value = _parsed(line)
    if isinstance(value, str):
        return set_aside(f"{name}: line {number}", "bad-json", f"line {number} is not valid JSON: {value}")
    return _read_value(name, f"line {number}", value, today)


def _read_value(name: str, place: str, value: object, today: date | None) -> Document | SetAside:
    if not isinstance(value, dict):
        return set_aside(f"{name}: {place}", "not-a-report", f"{place} is no JSON object")
    return read_record(name, place, value, today)
