"""What only the file keeps: kills, damage, older and newer schemas, and tables for other tools."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
import time
import zlib
from pathlib import Path

import pytest
from store_samples import MAKER, WORDS, document, reading, record, report

from onrecord.errors import NewerStoreError, StoreError
from onrecord.store import SqliteStore, migrations, opening

HERE = Path(__file__).parent


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "story.db"


def built(path: Path, reports: int = 3) -> SqliteStore:
    store = SqliteStore(path)
    store.add(report(n) for n in range(reports))
    store.put([reading(report(n)) for n in range(reports)])
    store.put_record(record(tuple(reading(report(n)) for n in range(reports))))
    return store


def test_a_reading_kept_before_bounds_were_known_opens_without_any(path: Path) -> None:
    built(path).close()
    with sqlite3.connect(path) as file:
        for table, key in (("readings", "document"), ("record_readings", "document")):
            for number, packed in file.execute(f"SELECT {key}, reading FROM {table}").fetchall():
                old = json.loads(zlib.decompress(packed))
                del old["published_bounds"], old["document"]["published_limits"]
                file.execute(
                    f"UPDATE {table} SET reading = ? WHERE {key} = ?",
                    (zlib.compress(json.dumps(old).encode()), number),
                )
    file.close()

    store = SqliteStore(path)

    kept = store.record()
    assert kept is not None
    assert [r.published_bounds for r in (*store.readings(), *kept.readings)] == [None] * 6
    store.close()


def read_all(path: Path) -> None:
    store = SqliteStore(path)
    try:
        list(store.readings())
    finally:
        store.close()


def ask(path: Path, query: str) -> list[tuple[object, ...]]:
    """What any other program sees in the file."""
    connection = sqlite3.connect(path)
    try:
        return connection.execute(query).fetchall()
    finally:
        connection.close()


WRITER = """
import sys
sys.path.insert(0, {here!r})
from store_samples import reading, report
from onrecord.store import SqliteStore
store = SqliteStore({path!r})
n = sum(1 for _ in store.readings())
while True:
    reports = [report(i) for i in range(n, n + 5)]
    store.add(reports)
    store.put([reading(r) for r in reports])
    n += 5
    print(n, flush=True)
"""


@pytest.mark.skipif(os.name != "posix", reason="kill -9 as on POSIX")
def test_killed_at_any_moment_it_keeps_what_was_committed_and_opens_again(path: Path) -> None:
    committed = 0
    for delay in (0.005, 0.021, 0.034, 0.055, 0.089):
        writer = subprocess.Popen(
            [sys.executable, "-c", WRITER.format(here=str(HERE), path=str(path))],
            stdout=subprocess.PIPE,
            text=True,
        )
        assert writer.stdout is not None
        first = writer.stdout.readline()
        time.sleep(delay)
        writer.kill()
        lines = [first, *writer.stdout.read().splitlines()]
        writer.wait()
        writer.stdout.close()
        committed = int(lines[-1])

        store = SqliteStore(path)
        kept = [r.document.name for r in store.readings()]
        store.close()

        assert ask(path, "PRAGMA integrity_check") == [("ok",)]
        assert ask(path, "PRAGMA foreign_key_check") == []
        assert kept[:committed] == [f"{n:04}.txt" for n in range(committed)]
        assert ask(path, "SELECT count(DISTINCT document) FROM statements") == [(len(kept),)]
    assert committed >= 25


def test_closed_it_is_one_file(path: Path) -> None:
    built(path).close()

    assert [p.name for p in path.parent.iterdir()] == ["story.db"]


@pytest.mark.parametrize("name", ["a story?.db", "50%20 #1.db", "état-über.db", "no suffix"])
def test_a_story_may_have_any_name(tmp_path: Path, name: str) -> None:
    built(tmp_path / name).close()

    assert [p.name for p in tmp_path.iterdir()] == [name]
    store = SqliteStore(tmp_path / name, read_only=True)
    assert len(list(store.documents())) == 3
    store.close()


def test_others_read_while_one_writes(path: Path) -> None:
    writer, reader = built(path), SqliteStore(path, create=False)
    with writer._writing() as connection:
        connection.execute("DELETE FROM set_aside")

        assert len(list(reader.documents())) == 3
    reader.close()
    writer.close()


def test_a_kept_reading_does_not_repeat_the_text(path: Path) -> None:
    store = SqliteStore(path)
    secret = "xylophone"
    made = document("a.txt", f"{secret} " * 5 + report(1).text)
    store.add([made])
    store.put([reading(made)])
    store.close()

    (blob,) = ask(path, "SELECT reading FROM readings")[0]
    assert isinstance(blob, bytes)
    assert secret.encode() not in zlib.decompress(blob)


def test_other_tools_see_who_said_what(path: Path) -> None:
    built(path).close()

    rows = ask(path, "SELECT report, speaker, mode, words, root FROM who_said_what ORDER BY report LIMIT 1")

    assert rows == [("0000.txt", "Ana Café", "indirect", WORDS, "Ana Café")]


def test_other_tools_see_the_wordings_of_a_quotation(path: Path) -> None:
    built(path).close()

    rows = ask(path, "SELECT speaker, report, words FROM quote_wordings")

    assert rows == [("Ana Café", "0000.txt", WORDS), ("Ana Café", "0001.txt", WORDS)]


def test_every_view_and_table_can_be_read_and_no_key_points_nowhere(path: Path) -> None:
    built(path).close()

    for (name,) in ask(path, "SELECT name FROM sqlite_master WHERE type IN ('table', 'view')"):
        found = ask(path, f"SELECT * FROM {name}")
        assert found or name in ("set_aside", "rulings", "document_versions"), name
    assert ask(path, "PRAGMA foreign_key_check") == []


def test_every_foreign_key_has_an_index(path: Path) -> None:
    SqliteStore(path).close()

    for (table,) in ask(
        path, "SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE '%REFERENCES%'"
    ):
        keys: dict[object, list[object]] = {}
        for row in ask(path, f"SELECT id, \"from\" FROM pragma_foreign_key_list('{table}') ORDER BY id, seq"):
            keys.setdefault(row[0], []).append(row[1])
        indexes = [
            [r[0] for r in ask(path, f"SELECT name FROM pragma_index_info('{index}') ORDER BY seqno")]
            for (index,) in ask(path, f"SELECT name FROM pragma_index_list('{table}')")
        ]
        primary = ask(path, f"SELECT name FROM pragma_table_info('{table}') WHERE pk ORDER BY pk")
        indexes.append([r[0] for r in primary])
        for columns in keys.values():
            assert any(index[: len(columns)] == columns for index in indexes), (table, columns)


def test_tables_point_into_the_record_once_there_is_one(path: Path) -> None:
    store = SqliteStore(path)
    store.add(report(n) for n in range(2))
    store.put([reading(report(n)) for n in range(2)])

    assert ask(path, "SELECT DISTINCT entity FROM mentions") == [(None,)]

    store.put_record(record(tuple(reading(report(n)) for n in range(2))))
    store.close()

    assert ask(path, "SELECT DISTINCT entity FROM mentions") == [("person:ana",)]
    assert ask(path, "SELECT DISTINCT event FROM event_mentions") == [("meeting:1",)]


def test_the_full_text_index_follows_edits(path: Path) -> None:
    store = built(path)
    store.add([document("0001.txt", report(1).text.replace("frank", "rough"))])
    store.close()

    query = "SELECT count(*) FROM {} WHERE {} MATCH '{}'"
    assert ask(path, query.format("bodies_fts", "bodies_fts", "frank")) == [(2,)]
    assert ask(path, query.format("bodies_fts", "bodies_fts", "rough")) == [(1,)]
    assert ask(path, query.format("statements_fts", "statements_fts", "frank")) == [(2,)]
    for table in ("bodies_fts", "statements_fts"):
        connection = sqlite3.connect(path)
        connection.execute(f"INSERT INTO {table} ({table}, rank) VALUES ('integrity-check', 1)")
        connection.close()


def test_an_edited_report_keeps_its_earlier_text_as_a_version(path: Path) -> None:
    store = built(path)
    for ending in (" One.", " One. Two."):
        store.add([document("0001.txt", report(1).text + ending)])
    store.close()

    rows = ask(
        path,
        "SELECT v.text, d.length FROM document_versions AS v"
        " JOIN documents AS d ON d.number = v.document ORDER BY v.number",
    )
    now = len(report(1).text + " One. Two.")
    assert rows == [(report(1).text, now), (report(1).text + " One.", now)]


def test_an_older_store_is_brought_up_to_date(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    built(path).close()
    newest = len(migrations.MIGRATIONS)

    def add_notes(connection: sqlite3.Connection) -> None:
        connection.execute("CREATE TABLE notes (text TEXT)")

    monkeypatch.setattr(migrations, "MIGRATIONS", (*migrations.MIGRATIONS, add_notes))
    store = SqliteStore(path)
    kept = store.record()
    store.close()

    assert ask(path, "SELECT value FROM _meta WHERE key = 'schema'") == [(str(newest + 1),)]
    assert ask(path, "SELECT count(*) FROM notes") == [(0,)]
    assert kept is not None


def test_a_step_that_fails_leaves_the_older_store_as_it_was(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    built(path).close()

    def fail(connection: sqlite3.Connection) -> None:
        connection.execute("CREATE TABLE notes (text TEXT)")
        connection.execute("INSERT INTO nowhere VALUES (1)")

    with monkeypatch.context() as patched:
        patched.setattr(migrations, "MIGRATIONS", (*migrations.MIGRATIONS, fail))
        with pytest.raises(StoreError, match="nowhere"):
            SqliteStore(path)

    assert ask(path, "SELECT value FROM _meta WHERE key = 'schema'") == [(str(len(migrations.MIGRATIONS)),)]
    assert ask(path, "SELECT count(*) FROM sqlite_master WHERE name = 'notes'") == [(0,)]


def test_a_newer_store_is_refused_with_what_to_do(path: Path) -> None:
    built(path).close()
    connection = sqlite3.connect(path)
    connection.execute("UPDATE _meta SET value = '99' WHERE key = 'schema'")
    connection.commit()
    connection.close()

    with pytest.raises(NewerStoreError, match=r"schema 99.*pip install --upgrade onrecord"):
        SqliteStore(path)


def test_a_file_that_is_no_database_is_refused_and_left_alone(path: Path) -> None:
    path.write_text("This is a letter to the editor, and long enough to be looked at. " * 20)

    with pytest.raises(StoreError, match=r"story\.db: is not a story store") as refused:
        SqliteStore(path)

    assert "delete" not in str(refused.value), "it may be somebody's only copy of a report"
    assert path.read_text().startswith("This is a letter")


def test_another_programs_database_is_refused(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE recipes (name TEXT)")
    connection.commit()
    connection.close()

    with pytest.raises(StoreError, match="another program's"):
        SqliteStore(path)


def test_a_damaged_store_is_named(path: Path) -> None:
    built(path, reports=40).close()
    damaged = bytearray(path.read_bytes())
    damaged[4096 * 4 :] = b"\xa5" * (len(damaged) - 4096 * 4)
    path.write_bytes(damaged)

    with pytest.raises(StoreError, match=r"story\.db: is damaged"):
        read_all(path)


def test_a_full_disk_is_named_and_costs_nothing_committed(path: Path) -> None:
    store = built(path)
    store._connection.execute("PRAGMA max_page_count = 100")

    with pytest.raises(StoreError, match=r"story\.db: no space left"):
        store.add(report(n) for n in range(3, 5000))

    store.close()
    again = SqliteStore(path)
    assert len(list(again.readings())) == 3
    again.close()


@pytest.mark.parametrize("missing", ["no/such/folder/story.db", "."])
def test_a_place_where_no_file_can_be_is_named(tmp_path: Path, missing: str) -> None:
    with pytest.raises(StoreError, match=r"no such folder|is a folder"):
        SqliteStore(tmp_path / missing)


def test_a_story_that_does_not_exist_is_not_made_by_looking(path: Path) -> None:
    with pytest.raises(StoreError, match="no such story"):
        SqliteStore(path, create=False)

    assert not path.exists()


def test_read_only_it_can_be_read_and_not_written(path: Path) -> None:
    built(path).close()
    store = SqliteStore(path, read_only=True)

    assert store.record() is not None
    with pytest.raises(StoreError, match="read-only"):
        store.add([report(9)])
    store.close()


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_cannot_be_written_is_named(path: Path) -> None:
    built(path).close()
    path.chmod(0o444)
    path.parent.chmod(0o555)
    try:
        with pytest.raises(StoreError, match=r"story\.db: cannot be"):
            SqliteStore(path).add([report(9)])
        assert SqliteStore(path, read_only=True).record() is not None
    finally:
        path.parent.chmod(0o755)


@pytest.mark.parametrize("code", ["SQLITE_READONLY", "SQLITE_CANTOPEN"])
def test_where_nothing_can_be_written_a_story_can_still_be_looked_at(
    path: Path, monkeypatch: pytest.MonkeyPatch, code: str
) -> None:
    built(path).close()
    connect = opening._connect

    def refuse(path: Path, mode: str, *more: str) -> sqlite3.Connection:
        if mode == "rw":
            error = sqlite3.OperationalError("as on a read-only disk")
            error.sqlite_errorname = code
            raise error
        return connect(path, mode, *more)

    monkeypatch.setattr(opening, "_connect", refuse)
    store = SqliteStore(path, create=False)

    assert store.record() is not None
    with pytest.raises(StoreError, match="read-only"):
        store.add([report(9)])
    store.close()


def test_an_empty_file_is_no_story_to_look_at_and_is_left_empty(path: Path) -> None:
    path.touch()

    with pytest.raises(StoreError, match="no such story"):
        SqliteStore(path, create=False)

    assert path.read_bytes() == b""


def test_half_a_character_is_refused_with_its_place(path: Path) -> None:
    store = SqliteStore(path)
    with pytest.raises(StoreError, match=r"a\.txt: character 2 is a lone surrogate"):
        store.add([document("a.txt", "ab\ud800")])
    store.close()


def test_it_remembers_what_made_it(path: Path) -> None:
    built(path).close()

    assert ask(path, "PRAGMA application_id") == [(migrations.APPLICATION_ID,)]
    assert ("schema", str(len(migrations.MIGRATIONS))) in ask(path, "SELECT key, value FROM _meta")
    assert len(ask(path, "SELECT made_by FROM makers")) == len({str(MAKER)})
