"""From files to documents: nothing is altered, everything odd is written down."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from onrecord.errors import IngestError
from onrecord.ingest.base import LARGEST_FILE, Format, Given, Source, set_aside
from onrecord.ingest.decode import HEAD, check_encoding, unpack
from onrecord.ingest.html import Html
from onrecord.ingest.jsonl import JsonLines
from onrecord.ingest.plain import Plain
from onrecord.ingest.report import make_document
from onrecord.ingest.sources import STDIN, find_sources, suffix_of
from onrecord.ingest.tabular import Table
from onrecord.model import Document, Problem, SetAside, sha256

__all__ = ["FORMATS", "Format", "Given", "Source", "find_reports", "ingest", "make_document", "read_source"]

FORMATS: tuple[Format, ...] = (Html(), JsonLines(), Table(), Plain())
"""Every format, in the order in which unnamed input is tried."""


def find_reports(paths: Sequence[str | Path]) -> list[Source]:
    """Every file that `paths` lead to, each once, sorted by name, whatever order they come in.

    A path is a file, a folder (searched to the bottom, hidden files and folders skipped), a pattern
    with `*`, `?`, `[` or `**`, or "-" for standard input. A file is called by its place in the folder
    given, or by its base name; files that would be called the same get their folders in front.
    In folders and patterns, files whose suffix no format reads carry the reason in `aside`.

    Raises:
        IngestError: a path leads nowhere, or a folder holds no report.
    """
    suffixes = [suffix for form in FORMATS for suffix in form.suffixes]
    return find_sources(paths, suffixes)


def ingest(
    paths: Sequence[str | Path],
    stdin: bytes | None = None,
    encoding: str | None = None,
    today: date | None = None,
) -> Iterator[Document | SetAside]:
    """Every report that `paths` lead to, one file in memory at a time, in order of name.

    `stdin` is what "-" stands for; its format is told from its first bytes. `encoding` holds for all
    files. A report that says it was published after `today` is taken as undated, if that is given: the clock
    is never asked. The same file, the same name with the same text, and the same given id with the same text
    give one document; a given id that comes again with another text gets "~" and six hex digits.

    Raises:
        IngestError: as `find_reports`, or "-" without `stdin`; before anything is read.
        UsageError: there is no such encoding.
    """
    check_encoding(encoding)
    sources = find_reports(paths)
    if stdin is None and any(source.path is None for source in sources):
        raise IngestError(f"{STDIN!r} stands for standard input, and none is given")
    return _each_once(item for source in sources for item in read_source(source, stdin, encoding, today))


def read_source(
    source: Source, stdin: bytes | None = None, encoding: str | None = None, today: date | None = None
) -> Iterator[Document | SetAside]:
    """The reports of one source, in the order of the file; repeated ids are not looked for."""
    if source.aside:
        yield source.aside
        return
    data = _bytes(source, stdin)
    if not isinstance(data, SetAside):
        data = unpack(source.name, data)
    if isinstance(data, SetAside):
        yield data
        return
    yield from _format_of(source, data).read(source.name, data, encoding, today)


def _bytes(source: Source, stdin: bytes | None) -> bytes | SetAside:
    if source.path is None:
        return stdin or b""
    try:
        size = os.stat(source.path).st_size
        if size > LARGEST_FILE:
            return set_aside(
                source.name, "too-long", f"{size:,} bytes; at most {LARGEST_FILE:,} are read: split it"
            )
        return source.path.read_bytes()
    except OSError as err:
        return set_aside(source.name, "unreadable", f"the file cannot be read: {err.strerror or err}")


def _format_of(source: Source, data: bytes) -> Format:
    """By suffix where one is known; else, and on standard input, by the first bytes."""
    suffix = suffix_of(source.name) if source.path else ""
    for form in FORMATS:
        if suffix and suffix in form.suffixes:
            return form
    head = data[:HEAD]
    return next((form for form in FORMATS if form.matches(head)), FORMATS[-1])


def _each_once(items: Iterator[Document | SetAside]) -> Iterator[Document | SetAside]:
    seen: dict[str, str] = {}
    for item in items:
        if isinstance(item, SetAside):
            yield item
            continue
        before = seen.setdefault(item.id, item.text_sha256)
        if before == item.text_sha256:
            if seen.get(item.id + "\0") is None:
                seen[item.id + "\0"] = ""
                yield item
            continue
        other = f"{item.id}~{sha256(item.text)[:6]}"
        if other not in seen:
            seen[other] = item.text_sha256
            message = f"the id {item.id!r} stands for two different texts; this one is called {other!r}"
            problems = (*item.problems, Problem(kind="duplicate-id", message=message))
            yield replace(item, id=other, problems=problems)
