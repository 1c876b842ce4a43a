"""What every ingest format is, and what is told about a report beside its text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Protocol

from onrecord.model import Document, SetAside

LARGEST_FILE = 2_000_000_000
"""Bytes, after unpacking, above which a file is set aside unread. Chosen: it is held in memory whole."""

LONGEST_TEXT = 300_000
"""Characters above which one report is set aside: some fifty thousand words, a hundred reports of the usual
length, so it is an archive and no report. The parser's own limit is a million; reading one of that length
takes minutes. Chosen."""

LONG_TEXT = 100_000
"""Characters above which a report is kept with a "very-long" problem: about 5 seconds of reading. Chosen."""


class Format(Protocol):
    """Turns the bytes of one kind of file into documents.

    `suffixes` are in lower case with their dot. Trouble with the material is a
    SetAside in the stream and costs nothing else of the file; `read` never raises.
    """

    name: str
    suffixes: tuple[str, ...]

    def matches(self, head: bytes) -> bool:
        """Whether a file that starts with `head` looks like this format, whatever its name."""
        ...

    def read(
        self, name: str, data: bytes, encoding: str | None = None, today: date | None = None
    ) -> Iterator[Document | SetAside]:
        """The reports in `data`, in the order of the file.

        Days of publication after `today` are refused, if it is given. `encoding` is the caller's word for
        how the bytes are written; without it UTF-8 is required (HTML may name its own).
        """
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One place that reports are read from: a file, or standard input where `path` is None.

    `aside` says why the file is not read at all (a picture, a folder without permission).
    """

    name: str
    path: Path | None = None
    aside: SetAside | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What whoever handed a report in, or its page, says about it beside the text.

    `published` and `lang` are told by the caller; `page_dates`, `page_changes` (days of later changes) and
    `page_lang` are what a page says of itself, `page_found` is a day found on it that it does not call
    that of publication. Dates are as written; `headlines` and `captions` are lines that the page marks
    as such.
    """

    id: str | None = None
    outlet: str | None = None
    title: str | None = None
    url: str | None = None
    lang: str | None = None
    published: str | None = None
    page_dates: tuple[str, ...] = ()
    page_changes: tuple[str, ...] = ()
    page_found: date | None = None
    page_lang: str | None = None
    headlines: frozenset[str] = frozenset()
    captions: frozenset[str] = frozenset()


def set_aside(name: str, kind: str, reason: str) -> SetAside:
    """An input that ingest could not make a report of."""
    return SetAside(name=name, kind=kind, reason=reason, stage="ingest")
