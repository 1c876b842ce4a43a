"""Rulings in a file: only ever added to, signed, and never skipped in silence."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from onrecord.errors import StoreError
from onrecord.model import Ruling
from onrecord.store.rulings import RulingsFile

ONE = Ruling(
    id="r1",
    kind="same",
    subject=("a", "b"),
    why="one call – „told“ twice",
    by="desk",
    made="2024-03-07T09:00:00Z",
)
TWO = replace(ONE, id="r2", kind="date", subject=("d",), value="2024-03-04", made="2024-03-07T09:05:00Z")
UNDO = replace(ONE, id="r3", kind="undo", subject=("r1",), why="no", made="2024-03-07T09:10:00Z")


@pytest.fixture
def file(tmp_path: Path) -> RulingsFile:
    kept = RulingsFile(tmp_path / "rulings.jsonl")
    for ruling in (ONE, TWO, UNDO):
        kept.append(ruling)
    return kept


def test_no_file_is_no_rulings(tmp_path: Path) -> None:
    assert RulingsFile(tmp_path / "rulings.jsonl").read() == ()


def test_rulings_come_back_as_they_were_with_the_undone_ones_withdrawn(file: RulingsFile) -> None:
    assert file.read() == (replace(ONE, withdrawn=True), TWO)
    assert file.gaps() == ()


def test_a_line_that_was_changed_is_named(file: RulingsFile) -> None:
    file.path.write_text(file.path.read_text().replace("2024-03-04", "2024-03-05"))

    with pytest.raises(StoreError, match="line 2 was changed"):
        file.read()


@pytest.mark.parametrize("damage", ["nonsense", "[]", '{"id": "r9"}', '{"sha256": 1}'])
def test_a_line_that_is_no_ruling_is_named(file: RulingsFile, damage: str) -> None:
    file.path.write_text(file.path.read_text() + damage + "\n")

    with pytest.raises(StoreError, match="line 4 is no ruling"):
        file.read()


def test_a_line_that_is_missing_shows(file: RulingsFile) -> None:
    lines = file.path.read_text().splitlines(keepends=True)
    file.path.write_text(lines[0] + lines[2])

    assert file.gaps() == (2,)


def test_undoing_what_is_not_there_is_told(file: RulingsFile) -> None:
    lines = file.path.read_text().splitlines(keepends=True)
    file.path.write_text(lines[1] + lines[2])

    with pytest.raises(StoreError, match="undoes r1, which is not in the file"):
        file.read()


def test_every_line_is_json_that_others_can_read(file: RulingsFile) -> None:
    rows = [json.loads(line) for line in file.path.read_text(encoding="utf-8").splitlines()]

    assert [row["kind"] for row in rows] == ["same", "date", "undo"]
    assert all(row["by"] == "desk" and len(row["sha256"]) == 64 for row in rows)


def test_a_file_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="cannot be written"):
        RulingsFile(tmp_path / "nowhere" / "rulings.jsonl").append(ONE)
