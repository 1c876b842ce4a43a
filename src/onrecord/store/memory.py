"""A story kept in memory: gone when the program ends."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from onrecord.errors import StoreError
from onrecord.model import Document, MadeBy, Reading, Record, Ruling, SetAside, Span, document_key
from onrecord.store import border
from onrecord.store.base import Hit
from onrecord.store.words import hits_in, is_edit, words_of


class MemoryStore:
    """Keeps everything in dictionaries. Needs no file and no installation. See `Store`."""

    def __init__(self) -> None:
        self._documents: dict[str, Document] = {}
        self._versions: list[Document] = []
        self._readings: dict[str, Reading] = {}
        self._aside: set[SetAside] = set()
        self._rulings: dict[str, Ruling] = {}
        self._record: Record | None = None

    def add(self, documents: Iterable[Document]) -> int:
        """Keep reports; the number that are new or changed."""
        given: set[str] = set()
        fresh: list[Document] = []
        changed = 0
        for document in documents:
            given.add(document.id)
            kept = self._documents.get(document.id)
            self._forget_aside(document.name, "ingest")
            if kept == document:
                continue
            changed += 1
            self._record = None
            if kept is None:
                fresh.append(document)
            elif kept.text != document.text:
                self._versions.append(kept)
            self._documents[document.id] = document
            self._readings.pop(document.id, None)
        for document in fresh:
            for kept in list(self._documents.values()):
                if kept.name == document.name and kept.id not in given and is_edit(kept.text, document.text):
                    self._versions.append(self._documents.pop(kept.id))
                    self._readings.pop(kept.id, None)
        return changed

    def documents(self) -> Iterator[Document]:
        """Every report in its current version, by `document_key`."""
        yield from sorted(self._documents.values(), key=document_key)

    def unread(self, made_by: MadeBy) -> Iterator[Document]:
        """Reports without a reading by exactly these versions, by `document_key`."""
        for document in sorted(self._documents.values(), key=document_key):
            reading = self._readings.get(document.id)
            if reading is None or reading.made_by != made_by:
                yield document

    def put(self, readings: Sequence[Reading]) -> None:
        """Keep readings in place of earlier ones of the same reports; all of them or none."""
        for reading in readings:
            kept = self._documents.get(reading.document.id)
            if kept is None or kept.text_sha256 != reading.document.text_sha256:
                raise StoreError(
                    f"{reading.document.name}: a reading of a text that is not kept; add it first"
                )
        for reading in readings:
            self._readings[reading.document.id] = _as_kept(reading)
            self._record = None
            self._forget_aside(reading.document.name, "read")

    def readings(self) -> Iterator[Reading]:
        """Every reading, by `document_key`."""
        yield from sorted(self._readings.values(), key=lambda r: document_key(r.document))

    def set_aside(self, items: Iterable[SetAside]) -> None:
        """Note inputs that gave no document or reading."""
        for item in items:
            if item not in self._aside:
                self._aside.add(item)
                self._record = None

    def aside(self) -> tuple[SetAside, ...]:
        """Every input that stands set aside, by name, stage, kind and reason."""
        return tuple(sorted(self._aside, key=lambda a: (a.name, a.stage, a.kind, a.reason)))

    def put_rulings(self, rulings: Iterable[Ruling]) -> None:
        """Keep rulings; one with the id of an earlier one takes its place."""
        for ruling in rulings:
            self._rulings[ruling.id] = ruling
            self._record = None

    def rulings(self) -> tuple[Ruling, ...]:
        """Every ruling, by the instant it was made, then by id."""
        return tuple(sorted(self._rulings.values(), key=lambda r: (r.made, r.id)))

    def put_record(self, record: Record) -> None:
        """Keep the record in place of an earlier one."""
        for document in record.documents:
            kept = self._documents.get(document.id)
            if kept is None or kept.text_sha256 != document.text_sha256:
                raise StoreError(
                    f"{document.name}: the record is about a text that is not kept; add it first"
                )
        self._record = border.unpack_record(
            border.pack_record(record), tuple(_as_kept(reading) for reading in record.readings)
        )

    def record(self) -> Record | None:
        """The record last put, exactly; None where there is none, or something changed since."""
        return self._record

    def search(self, text: str, limit: int = 20) -> list[Hit]:
        """Where all words of `text` stand. See `Store.search`."""
        wanted = frozenset(words_of(text))
        hits: list[Hit] = []
        if wanted:
            for document in self.documents():
                reading = self._readings.get(document.id)
                said = reading.statements if reading is not None else ()
                hits.extend(hits_in(document, [(s.id, Span(s.start, s.end)) for s in said], wanted))
                if len(hits) >= limit:
                    break
        return hits[:limit]

    def close(self) -> None:
        """Nothing to let go of."""

    def _forget_aside(self, name: str, stage: str) -> None:
        gone = {item for item in self._aside if (item.name, item.stage) == (name, stage)}
        if gone:
            self._aside -= gone
            self._record = None


def _as_kept(reading: Reading) -> Reading:
    # Through the border and back, as a file would give it: 50 minutes come back as 50.0,
    # and the record has the same bytes wherever it was kept.
    return border.unpack_reading(border.pack_reading(reading), reading.document.text)
