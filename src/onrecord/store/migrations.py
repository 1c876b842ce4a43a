"""The shape of the file, step by step: schema n is made by running the first n steps."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from importlib import resources

from onrecord._version import __version__
from onrecord.errors import NewerStoreError, StoreError

APPLICATION_ID = 0x4F4E5243
""""ONRC" in the file's header: `file` and we can tell a story from other SQLite files."""

Step = Callable[[sqlite3.Connection], None]


def _script(name: str) -> Step:
    def run(connection: sqlite3.Connection) -> None:
        for statement in _statements(
            resources.files("onrecord.store").joinpath("schema", name).read_text("utf-8")
        ):
            connection.execute(statement)

    return run


MIGRATIONS: tuple[Step, ...] = (_script("001.sql"), _script("002.sql"))
"""Step n brings schema n to schema n + 1. Steps are never changed once released, only added."""


def migrate(connection: sqlite3.Connection, name: str) -> None:
    """Bring an empty file or an older store to the newest schema, wholly or not at all.

    Raises:
        NewerStoreError: a newer OnRecord wrote it.
        StoreError: it is some other program's SQLite file.
    """
    if schema_of(connection, name) == len(MIGRATIONS):
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        # Asked again under the lock: another process may have been quicker.
        for step in MIGRATIONS[schema_of(connection, name) :]:
            step(connection)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.executemany(
            "INSERT OR REPLACE INTO _meta (key, value) VALUES (?, ?)",
            [("schema", str(len(MIGRATIONS))), ("onrecord", __version__)],
        )
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


def schema_of(connection: sqlite3.Connection, name: str) -> int:
    """The number of the file's schema; 0 for an empty file.

    Raises:
        NewerStoreError, StoreError: see `migrate`.
    """
    if not connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
        return 0
    if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
        raise StoreError(f"{name}: is another program's SQLite file, not a story; name another file")
    schema, version = (
        connection.execute("SELECT value FROM _meta WHERE key = ?", (key,)).fetchone()[0]
        for key in ("schema", "onrecord")
    )
    if int(schema) > len(MIGRATIONS):
        raise NewerStoreError(
            f"{name}: written by onrecord {version} with schema {schema}, this is onrecord {__version__} "
            f"with schema {len(MIGRATIONS)}; run: pip install --upgrade onrecord"
        )
    return int(schema)


def _statements(script: str) -> Iterator[str]:
    # Not `executescript`: that commits what is open, and a migration is one transaction.
    statement = ""
    for line in script.splitlines(keepends=True):
        if not statement and (not line.strip() or line.startswith("--")):
            continue
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
