"""A story kept in one SQLite file, which Datasette, sqlite-utils, pandas … open too."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Any

from onrecord.errors import StoreError
from onrecord.model import Document, MadeBy, Reading, Record, Ruling, SetAside, Span
from onrecord.store import border
from onrecord.store.base import Hit
from onrecord.store.opening import open_file, told
from onrecord.store.record_tables import drop_record, fill_record
from onrecord.store.tables import Known, clear_reading, fill_reading, fill_segments, forget_aside
from onrecord.store.words import hits_in, is_edit, words_of

ADDED_AT_ONCE = 200
"""Documents added in one transaction: a sync to disk costs some milliseconds, the loss when killed little."""

PAGE = 50
"""Rows fetched at once when iterating: few in memory, and the caller may write in between."""


class SqliteStore:
    """Keeps a story in the file `path`. See `Store` for what each method promises.

    Committed work survives `kill -9` and power cuts. Other processes may read while one
    writes. With `create=False` the file must exist, and where it cannot be written it is opened to
    be read. With `read_only=True` nothing is ever written, not even beside the file. Writing to a
    store that is open to be read is a StoreError.

    Raises:
        NewerStoreError: a newer OnRecord wrote the file.
        StoreError: it is no store, is damaged, or cannot be opened or written there.
    """

    def __init__(self, path: str | Path, *, create: bool = True, read_only: bool = False) -> None:
        self.path = Path(path)
        self._connection = open_file(self.path, create=create, read_only=read_only)

    def __enter__(self) -> SqliteStore:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    # ------------------------------------------------------------ documents

    def add(self, documents: Iterable[Document]) -> int:
        """Keep reports; the number that are new or changed."""
        given: set[str] = set()
        fresh: list[tuple[str, int]] = []
        changed = 0
        stream = iter(documents)
        while batch := list(islice(stream, ADDED_AT_ONCE)):
            with self._writing() as connection:
                for document in batch:
                    given.add(document.id)
                    number, kept = self._add_one(connection, document)
                    changed += not kept
                    if number is not None:
                        fresh.append((document.name, number))
        for name, number in fresh:
            self._take_place_of_edited(name, number, given)
        return changed

    def _add_one(self, connection: sqlite3.Connection, document: Document) -> tuple[int | None, bool]:
        """(Its number if it is new, whether it was kept already just so)."""
        forget_aside(connection, document.name, "ingest")
        facts = border.pack_document(document)
        row = connection.execute(
            "SELECT number, facts, text_sha256 FROM documents WHERE id = ?", (document.id,)
        ).fetchone()
        if row is not None and row[1:] == (facts, document.text_sha256):
            return None, True
        drop_record(connection)
        columns = (
            document.id,
            document.name,
            document.outlet,
            document.title,
            document.url,
            document.lang,
            document.published.isoformat() if document.published else None,
            document.published_basis,
            document.text_sha256,
            len(document.text),
            facts,
        )
        if row is None:
            marks = ", ".join("?" * len(columns))
            done = connection.execute(f"INSERT INTO documents VALUES (NULL, {marks})", columns)
            number = done.lastrowid
            assert number is not None
            connection.execute("INSERT INTO bodies VALUES (?, ?)", (number, self._text(document)))
            fill_segments(connection, number, document)
            return number, False
        number = int(row[0])
        clear_reading(connection, number)
        connection.execute("DELETE FROM readings WHERE document = ?", (number,))
        if row[2] != document.text_sha256:
            self._keep_version(connection, number, number)
            connection.execute(
                "UPDATE bodies SET text = ? WHERE document = ?", (self._text(document), number)
            )
        connection.execute(
            "UPDATE documents SET (id, name, outlet, title, url, lang, published, published_basis,"
            " text_sha256, length, facts) = (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) WHERE number = ?",
            (*columns, number),
        )
        fill_segments(connection, number, document)
        return None, False

    def _take_place_of_edited(self, name: str, number: int, given: set[str]) -> None:
        (text,) = self._rows("SELECT text FROM bodies WHERE document = ?", number)[0]
        for old, old_id in self._rows("SELECT number, id FROM documents WHERE name = ?", name):
            if old == number or old_id in given:
                continue
            (earlier,) = self._rows("SELECT text FROM bodies WHERE document = ?", old)[0]
            if not is_edit(earlier, text):
                continue
            with self._writing() as connection:
                self._keep_version(connection, old, number)
                clear_reading(connection, old)
                for table in ("readings", "segments", "bodies"):
                    connection.execute(f"DELETE FROM {table} WHERE document = ?", (old,))
                connection.execute(
                    "UPDATE document_versions SET document = ? WHERE document = ?", (number, old)
                )
                connection.execute("DELETE FROM documents WHERE number = ?", (old,))

    @staticmethod
    def _keep_version(connection: sqlite3.Connection, old: int, now: int) -> None:
        drop_record(connection)
        connection.execute(
            "INSERT INTO document_versions (document, id, name, text_sha256, text, facts)"
            " SELECT ?, d.id, d.name, d.text_sha256, b.text, d.facts"
            " FROM documents AS d JOIN bodies AS b ON b.document = d.number WHERE d.number = ?",
            (now, old),
        )

    def documents(self) -> Iterator[Document]:
        """Every report in its current version, by `document_key`."""
        yield from self._documents("TRUE")

    def unread(self, made_by: MadeBy) -> Iterator[Document]:
        """Reports without a reading by exactly these versions, by `document_key`."""
        yield from self._documents(
            "NOT EXISTS (SELECT 1 FROM readings AS r JOIN makers AS m ON m.number = r.maker"
            " WHERE r.document = d.number AND m.made_by = ?)",
            border.pack_maker(made_by),
        )

    def _documents(self, condition: str, *values: object) -> Iterator[Document]:
        # Page by page, each after the last key seen: writes in between cannot disturb it.
        last: tuple[str, str] = ("", "")
        query = (
            "SELECT d.name, d.id, d.facts, b.text FROM documents AS d"
            " JOIN bodies AS b ON b.document = d.number"
            f" WHERE (d.name, d.id) > (?, ?) AND {condition} ORDER BY d.name, d.id LIMIT {PAGE}"
        )
        while rows := self._rows(query, *last, *values):
            for name, id_, facts, text in rows:
                last = (name, id_)
                yield border.unpack_document(facts, text)

    # ------------------------------------------------------------ readings

    def put(self, readings: Sequence[Reading]) -> None:
        """Keep readings in place of earlier ones of the same reports; all of them or none."""
        with self._writing() as connection:
            if readings:
                drop_record(connection)
            for reading in readings:
                number = self._number_of(connection, reading.document)
                connection.execute(
                    "INSERT OR REPLACE INTO readings VALUES (?, ?, ?)",
                    (number, self._maker(connection, reading.made_by), border.pack_reading(reading)),
                )
                forget_aside(connection, reading.document.name, "read")
                fill_reading(connection, number, reading, Known())

    def readings(self) -> Iterator[Reading]:
        """Every reading, by `document_key`."""
        last: tuple[str, str] = ("", "")
        query = (
            "SELECT d.name, d.id, r.reading, b.text FROM documents AS d"
            " JOIN bodies AS b ON b.document = d.number JOIN readings AS r ON r.document = d.number"
            f" WHERE (d.name, d.id) > (?, ?) ORDER BY d.name, d.id LIMIT {PAGE}"
        )
        while rows := self._rows(query, *last):
            for name, id_, packed, text in rows:
                last = (name, id_)
                yield border.unpack_reading(packed, text)

    def set_aside(self, items: Iterable[SetAside]) -> None:
        """Note inputs that gave no document or reading."""
        with self._writing() as connection:
            before = connection.total_changes
            connection.executemany(
                "INSERT OR IGNORE INTO set_aside (name, stage, kind, reason) VALUES (?, ?, ?, ?)",
                [(item.name, item.stage, item.kind, item.reason) for item in items],
            )
            if connection.total_changes > before:
                drop_record(connection)

    def aside(self) -> tuple[SetAside, ...]:
        """Every input that stands set aside, by name, stage, kind and reason."""
        rows = self._rows(
            "SELECT name, stage, kind, reason FROM set_aside ORDER BY name, stage, kind, reason"
        )
        return tuple(SetAside(name=n, stage=s, kind=k, reason=r) for n, s, k, r in rows)

    # ------------------------------------------------------------ the record

    def put_rulings(self, rulings: Iterable[Ruling]) -> None:
        """Keep rulings; one with the id of an earlier one takes its place."""
        with self._writing() as connection:
            before = connection.total_changes
            connection.executemany(
                "INSERT OR REPLACE INTO rulings VALUES (?, ?, ?, ?, ?, ?)",
                [(r.id, r.kind, r.made, r.by, r.withdrawn, border.pack_ruling(r)) for r in rulings],
            )
            if connection.total_changes > before:
                drop_record(connection)

    def rulings(self) -> tuple[Ruling, ...]:
        """Every ruling, by the instant it was made, then by id."""
        rows = self._rows("SELECT ruling FROM rulings ORDER BY made, id")
        return tuple(border.unpack_ruling(packed) for (packed,) in rows)

    def put_record(self, record: Record) -> None:
        """Keep the record in place of an earlier one; wholly or not at all."""
        with self._writing() as connection:
            drop_record(connection)
            numbers = {document.id: self._number_of(connection, document) for document in record.documents}
            connection.executemany(
                "INSERT INTO record_readings VALUES (?, ?, ?)",
                (
                    (n, numbers[reading.document.id], border.pack_reading(reading))
                    for n, reading in enumerate(record.readings)
                ),
            )
            connection.execute(
                "INSERT OR REPLACE INTO record VALUES (1, ?, ?, ?)",
                (record.title, self._maker(connection, record.made_by), border.pack_record(record)),
            )
            fill_record(connection, record, numbers)

    def record(self) -> Record | None:
        """The record last put, exactly; None where there is none, or something changed since."""
        rows = self._rows("SELECT record FROM record")
        if not rows:
            return None
        readings = self._rows(
            "SELECT r.reading, b.text FROM record_readings AS r JOIN bodies AS b ON b.document = r.document"
            " ORDER BY r.position"
        )
        return border.unpack_record(
            rows[0][0], tuple(border.unpack_reading(packed, text) for packed, text in readings)
        )

    def search(self, text: str, limit: int = 20) -> list[Hit]:
        """Where all words of `text` stand. See `Store.search`."""
        wanted = words_of(text)
        if not wanted:
            return []
        # The index names the reports; where in them is settled by the same rule for every store.
        rows = self._rows(
            "SELECT d.number, d.facts, b.text FROM bodies_fts AS f JOIN documents AS d ON d.number = f.rowid"
            " JOIN bodies AS b ON b.document = d.number WHERE bodies_fts MATCH ?"
            " ORDER BY d.name, d.id LIMIT ?",
            " AND ".join(f'"{word}"' for word in wanted),
            limit,
        )
        hits: list[Hit] = []
        for number, facts, body in rows:
            said = self._rows("SELECT id, start, end FROM statements WHERE document = ? ORDER BY seq", number)
            statements = [(id_, Span(start, end)) for id_, start, end in said]
            hits.extend(hits_in(border.unpack_document(facts, body), statements, frozenset(wanted)))
        return hits[:limit]

    def close(self) -> None:
        """Finish writing and let go of the file. May be called twice."""
        with told(str(self.path)):
            self._connection.close()

    # ------------------------------------------------------------ underneath

    def _rows(self, query: str, *values: object) -> list[tuple[Any, ...]]:
        with told(str(self.path)):
            return self._connection.execute(query, values).fetchall()

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        """One transaction: all of what is done inside, or nothing."""
        with told(str(self.path)):
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield self._connection
                self._connection.execute("COMMIT")
            except BaseException:
                # After some errors (a full disk) SQLite has rolled back by itself.
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise

    def _text(self, document: Document) -> str:
        try:
            document.text.encode()
        except UnicodeEncodeError as err:
            raise StoreError(
                f"{document.name}: character {err.start} is a lone surrogate; repair the text"
            ) from err
        return document.text

    @staticmethod
    def _number_of(connection: sqlite3.Connection, document: Document) -> int:
        row = connection.execute(
            "SELECT number FROM documents WHERE id = ? AND text_sha256 = ?",
            (document.id, document.text_sha256),
        ).fetchone()
        if row is None:
            raise StoreError(f"{document.name}: a reading of a text that is not kept; add it first")
        return int(row[0])

    @staticmethod
    def _maker(connection: sqlite3.Connection, made_by: MadeBy) -> int:
        packed = border.pack_maker(made_by)
        connection.execute("INSERT OR IGNORE INTO makers (made_by) VALUES (?)", (packed,))
        return int(connection.execute("SELECT number FROM makers WHERE made_by = ?", (packed,)).fetchone()[0])
