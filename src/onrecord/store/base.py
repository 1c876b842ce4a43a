"""What every store is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from onrecord.model import Document, MadeBy, Reading, Record, Ruling, SetAside, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A place where all the words looked for stand.

    `statement` is the id of the statement that holds them all, with its characters from
    first to last; None where only the report does: then `span` is the first line
    that holds them all, or the whole text where no one line does.
    """

    doc: str
    name: str
    span: Span
    statement: str | None = None


class Shelf(Protocol):
    """What came in, and what was read in it."""

    def add(self, documents: Iterable[Document]) -> int:
        """Keep reports; the number that are new or changed.

        A report that is kept already costs nothing and stays read. One whose text or
        labels changed has to be read again. When a report comes with the name of a kept one
        that is not among `documents`, and shares at least half of its wording, it is a later
        edit: it takes the earlier one's place and the earlier text is kept as a version.
        So hand over all reports of one build in one call. Reports not given again stay.

        Raises:
            StoreError: it cannot be written. What was committed before stays.
        """
        ...

    def documents(self) -> Iterator[Document]:
        """Every report in its current version, by `document_key`, a few at a time."""
        ...

    def unread(self, made_by: MadeBy) -> Iterator[Document]:
        """Reports without a reading by exactly these versions, by `document_key`.

        Readings may be put while this is iterated.
        """
        ...

    def put(self, readings: Sequence[Reading]) -> None:
        """Keep readings in place of earlier ones of the same reports; all of them or none.

        Raises:
            StoreError: a reading's report is not kept, or is kept with another text, or
                the store cannot be written.
        """
        ...

    def readings(self) -> Iterator[Reading]:
        """Every reading, by `document_key`, a few at a time."""
        ...

    def set_aside(self, items: Iterable[SetAside]) -> None:
        """Note inputs that gave no document or reading.

        A note goes away when a document (stage "ingest") or reading ("read") of that name is kept.
        """
        ...

    def aside(self) -> tuple[SetAside, ...]:
        """Every input that stands set aside, by name, stage, kind and reason."""
        ...


class Desk(Protocol):
    """What was made of it, and what people decided."""

    def put_rulings(self, rulings: Iterable[Ruling]) -> None:
        """Keep rulings; one with the id of an earlier one (a withdrawal) takes its place."""
        ...

    def rulings(self) -> tuple[Ruling, ...]:
        """Every ruling, withdrawn ones too, by the instant it was made, then by id."""
        ...

    def put_record(self, record: Record) -> None:
        """Keep the record in place of an earlier one; wholly or not at all.

        Raises:
            StoreError: it is about a report that is not kept, or cannot be written.
        """
        ...

    def record(self) -> Record | None:
        """The record last put, exactly.

        None where there is none, or where a report, reading, ruling or note of what is set
        aside was added or changed since: a record never stands beside texts it was not made of.
        """
        ...

    def search(self, text: str, limit: int = 20) -> list[Hit]:
        """Where all words of `text` stand, in any order and case, with or without accents.

        By `document_key`; statements of a report, by place, come in the report's stead.
        No words at all give nothing.
        """
        ...


class Store(Shelf, Desk, Protocol):
    """All that a story needs to be kept. Every store gives the same answers to the same calls.

    Used by one thread at a time.
    """

    def close(self) -> None:
        """Finish writing and let go of the file. May be called twice."""
        ...
