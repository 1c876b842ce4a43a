"""Opening the file, and saying in words what is wrong with it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from onrecord.errors import StoreError
from onrecord.store.migrations import MIGRATIONS, migrate, schema_of

PATIENCE = 10_000
"""Milliseconds to wait for another process that writes: its longest transaction takes a second or two."""

_ADVICE = {
    "SQLITE_NOTADB": "is not a story store; name one made by `onrecord build REPORTS -o STORY.db`"
    " (what a single report says: `onrecord read REPORT`)",
    "SQLITE_CORRUPT": "is damaged; build it again from the reports, or restore a copy",
    "SQLITE_FULL": "no space left on the disk; what was committed is safe, make room and run again",
    "SQLITE_READONLY": "cannot be written: the file or its folder is read-only; choose another place",
    "SQLITE_CANTOPEN": "cannot be opened: no such folder, or no right to read or write there",
    "SQLITE_PERM": "cannot be opened: no right to read or write there",
    "SQLITE_BUSY": "another process is writing to it; wait until it has finished and run again",
    "SQLITE_LOCKED": "another process is writing to it; wait until it has finished and run again",
    "SQLITE_IOERR": "the disk gave an error; check it, then run again",
}
"""What to tell for SQLite's result codes (https://sqlite.org/rescode.html), by the start of their names."""


@contextmanager
def told(name: str) -> Iterator[None]:
    """Turn SQLite's errors into a StoreError that names the file and says what to do."""
    try:
        yield
    except sqlite3.Error as err:
        code = getattr(err, "sqlite_errorname", "") or ""
        advice = next((text for start, text in _ADVICE.items() if code.startswith(start)), None)
        raise StoreError(f"{name}: {advice}" if advice else f"{name}: {err} ({code})") from err
    except OSError as err:
        raise StoreError(f"{name}: cannot be opened: {err.strerror}") from err
    except UnicodeEncodeError as err:
        # A file name that is not UTF-8, for one.
        raise StoreError(f"{name}: cannot keep {err.object!r}: a lone surrogate, half a character") from err


def open_file(path: Path, *, create: bool, read_only: bool) -> sqlite3.Connection:
    """A connection to the story in `path`, of the newest schema, ready to use.

    Raises:
        StoreError: see `SqliteStore`.
    """
    with told(str(path)):
        if path.is_dir():
            raise StoreError(f"{path}: is a folder; name a file")
        if create and not read_only:
            return _to_write(path, "rwc")
        if not path.exists() or not path.stat().st_size:
            raise StoreError(f"{path}: no such story; make it with: onrecord build REPORTS -o {path}")
        if read_only:
            return _to_read(path)
        try:
            return _to_write(path, "rw")
        except sqlite3.OperationalError as err:
            if not err.sqlite_errorname.startswith(("SQLITE_READONLY", "SQLITE_CANTOPEN")):
                raise
            # Where nothing can be written, a story can still be looked at.
            return _to_read(path)


def _to_write(path: Path, mode: str) -> sqlite3.Connection:
    connection = _connect(path, mode)
    try:
        connection.execute(f"PRAGMA busy_timeout = {PATIENCE}")
        migrate(connection, str(path))
        connection.execute("PRAGMA journal_mode = WAL")
        # FULL, not NORMAL: what was told to be committed survives a power cut too.
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA foreign_keys = ON")
    except BaseException:
        connection.close()
        raise
    return connection


def _to_read(path: Path) -> sqlite3.Connection:
    connection = _connect(path, "ro")
    try:
        try:
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        except sqlite3.OperationalError:
            # A WAL store in a folder where nothing can be written has no place for its index
            # file. When nobody left a log beside it, the file itself is complete.
            if Path(f"{path}-wal").exists():
                raise
            connection.close()
            connection = _connect(path, "ro", "immutable=1")
        connection.execute(f"PRAGMA busy_timeout = {PATIENCE}")
        _refuse_older(connection, path)
    except BaseException:
        connection.close()
        raise
    return connection


def _refuse_older(connection: sqlite3.Connection, path: Path) -> None:
    schema = schema_of(connection, str(path))
    if schema < len(MIGRATIONS):
        raise StoreError(
            f"{path}: has schema {schema}, older than {len(MIGRATIONS)}, and cannot be brought up to date "
            "read-only; copy it to where you can write and open the copy"
        )


def _connect(path: Path, mode: str, *more: str) -> sqlite3.Connection:
    uri = "&".join((f"{path.absolute().as_uri()}?mode={mode}", *more))
    return sqlite3.connect(uri, uri=True, isolation_level=None)
