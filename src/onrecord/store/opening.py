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
    "SQLITE_NOTADB": "is not a story store; name another file, or delete this one to start anew",
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
    except UnicodeEncodeError as err:
        # A file name that is not UTF-8, for one.
        raise StoreError(f"{name}: cannot keep {err.object!r}: a lone surrogate, half a character") from err


def open_file(path: Path, *, create: bool, read_only: bool) -> sqlite3.Connection:
    """A connection to the story in `path`, of the newest schema, ready to use.

    Raises:
        StoreError: see `SqliteStore`.
    """
    if path.is_dir():
        raise StoreError(f"{path}: is a folder; name a file")
    if (read_only or not create) and not path.exists():
        raise StoreError(f"{path}: no such story; make it with: onrecord build REPORTS -o {path}")
    with told(str(path)):
        connection = _connect_to_read(path) if read_only else _connect(path, "rwc" if create else "rw")
        try:
            _set_up(connection, path, read_only=read_only)
        except BaseException:
            connection.close()
            raise
    return connection


def _set_up(connection: sqlite3.Connection, path: Path, *, read_only: bool) -> None:
    connection.execute(f"PRAGMA busy_timeout = {PATIENCE}")
    if read_only:
        _refuse_older(connection, path)
        return
    migrate(connection, str(path))
    connection.execute("PRAGMA journal_mode = WAL")
    # FULL, not NORMAL: what was told to be committed survives a power cut too.
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA foreign_keys = ON")


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


def _connect_to_read(path: Path) -> sqlite3.Connection:
    connection = _connect(path, "ro")
    try:
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlite3.OperationalError:
        # A WAL store in a folder where nothing can be written has no place for its index
        # file. When nobody left a log beside it, the file itself is complete.
        connection.close()
        if Path(f"{path}-wal").exists():
            raise
        return _connect(path, "ro", "immutable=1")
    return connection
