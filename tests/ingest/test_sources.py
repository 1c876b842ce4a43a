"""Which files are reports, what they are called, and what happens to odd ones."""

from __future__ import annotations

import gzip
import json
import os
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest

from onrecord.errors import IngestError, UsageError
from onrecord.ingest import find_reports, ingest
from onrecord.model import Document, SetAside

STORY = "The envoys of both countries met again on Monday. They spoke for three hours about the truce."
OTHER = "The envoys left the capital on Tuesday. Nothing was agreed, the minister told reporters there."
SEEDS = Path(__file__).resolve().parents[2].parent / "shared" / "seeds"


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    for name, text in {"b.txt": STORY, "a/c.txt": OTHER, "a/.hidden.txt": STORY, ".git/d.txt": STORY}.items():
        path = tmp_path / "desk" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path / "desk"


def documents(items: Iterable[Document | SetAside]) -> list[Document]:
    return [item for item in items if isinstance(item, Document)]


def test_a_folder_is_searched_to_the_bottom_without_hidden_files(desk: Path) -> None:
    names = [source.name for source in find_reports([desk])]

    assert names == ["a/c.txt", "b.txt"]


def test_the_order_of_paths_changes_nothing(desk: Path) -> None:
    forth = list(ingest([desk / "b.txt", desk / "a" / "c.txt"]))
    back = list(ingest([str(desk / "a" / "c.txt"), desk / "b.txt"]))

    assert forth == back


def test_a_file_given_twice_is_one_report(desk: Path) -> None:
    link = desk / "link.txt"
    link.symlink_to(desk / "b.txt")

    names = [
        d.name for d in documents(ingest([desk / "b.txt", desk, str(desk / "*.txt"), desk / "b.txt", link]))
    ]

    assert len(names) == 2


def test_two_files_of_one_name_are_told_apart(tmp_path: Path) -> None:
    for folder, text in (("mon", STORY), ("tue", OTHER)):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "report.txt").write_text(text, encoding="utf-8")

    found = documents(ingest([tmp_path / "tue" / "report.txt", tmp_path / "mon" / "report.txt"]))

    assert [d.name for d in found] == ["mon/report.txt", "tue/report.txt"]
    assert len({d.id for d in found}) == 2


def test_two_folders_with_one_file_name_are_told_apart(tmp_path: Path) -> None:
    for folder in ("mon", "tue"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "report.txt").write_text(STORY, encoding="utf-8")

    names = [d.name for d in documents(ingest([tmp_path / "mon", tmp_path / "tue"]))]

    assert names == ["mon/report.txt", "tue/report.txt"]


def test_a_pattern_finds_its_files(desk: Path) -> None:
    assert [s.name for s in find_reports([str(desk / "**" / "*.txt")])] == ["b.txt", "c.txt"]


def test_a_path_that_leads_nowhere_is_named(tmp_path: Path) -> None:
    with pytest.raises(IngestError, match=r"nothing\.txt: no such file or folder"):
        find_reports([tmp_path / "nothing.txt"])
    with pytest.raises(IngestError, match="no file has such a name"):
        find_reports([str(tmp_path / "*.txt")])


def test_a_folder_without_reports_says_what_is_read(tmp_path: Path) -> None:
    (tmp_path / "picture.png").write_bytes(b"\x89PNG")

    with pytest.raises(IngestError, match=r"no report in this folder.*\.html.*\.jsonl.*\.csv.*\.txt"):
        find_reports([tmp_path])


def test_other_files_beside_reports_are_set_aside_with_a_reason(desk: Path) -> None:
    (desk / "picture.png").write_bytes(b"\x89PNG")
    (desk / "paper.pdf").write_bytes(b"%PDF")

    aside = {item.name: item for item in ingest([desk]) if isinstance(item, SetAside)}

    assert {name: item.kind for name, item in aside.items()} == {
        "picture.png": "not-a-report",
        "paper.pdf": "not-a-report",
    }
    assert "PDF" in aside["paper.pdf"].reason


def test_a_file_named_itself_is_tried_whatever_its_suffix(tmp_path: Path) -> None:
    path = tmp_path / "report.article"
    path.write_text(STORY, encoding="utf-8")

    assert [d.text for d in documents(ingest([path]))] == [STORY]


def test_a_packed_file_is_unpacked(tmp_path: Path) -> None:
    (tmp_path / "a.txt.gz").write_bytes(gzip.compress(STORY.encode()))
    (tmp_path / "b.jsonl.gz").write_bytes(gzip.compress(json.dumps({"id": "r", "text": OTHER}).encode()))

    assert [d.text for d in documents(ingest([tmp_path]))] == [STORY, OTHER]


@pytest.mark.parametrize("cut", [30, -4])
def test_a_damaged_packed_file_is_set_aside(tmp_path: Path, cut: int) -> None:
    (tmp_path / "a.txt.gz").write_bytes(gzip.compress(STORY.encode())[:cut])
    (tmp_path / "b.txt").write_text(STORY, encoding="utf-8")

    found = list(ingest([tmp_path]))

    assert isinstance(found[0], SetAside)
    assert found[0].kind == "unreadable"
    assert len(documents(found)) == 1


def test_a_file_without_permission_costs_no_other(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # Root may read everything, so the refusal is played.
    real = Path.read_bytes

    def refuse(path: Path) -> bytes:
        if path.name == "b.txt":
            raise PermissionError(13, "Permission denied")
        return real(path)

    monkeypatch.setattr(Path, "read_bytes", refuse)

    found = list(ingest([desk]))

    assert [d.name for d in documents(found)] == ["a/c.txt"]
    assert [(i.name, i.kind) for i in found if isinstance(i, SetAside)] == [("b.txt", "unreadable")]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may open every folder")
def test_a_folder_without_permission_costs_no_other(desk: Path) -> None:
    (desk / "a").chmod(0)
    try:
        found = list(ingest([desk]))
    finally:
        (desk / "a").chmod(0o700)

    assert [d.name for d in documents(found)] == ["b.txt"]
    assert [(i.name, i.kind) for i in found if isinstance(i, SetAside)] == [("a", "unreadable")]


def test_a_link_that_leads_nowhere_is_set_aside(desk: Path) -> None:
    (desk / "gone.txt").symlink_to(desk / "nothing.txt")

    aside = [i for i in ingest([desk]) if isinstance(i, SetAside)]

    assert [(i.name, i.kind) for i in aside] == [("gone.txt", "unreadable")]


def test_standard_input_must_be_given() -> None:
    with pytest.raises(IngestError, match="standard input"):
        ingest(["-"])


@pytest.mark.parametrize("name", ["klingon", "base64"])
def test_an_unknown_encoding_is_a_wrong_call(desk: Path, name: str) -> None:
    with pytest.raises(UsageError, match=name):
        ingest([desk], encoding=name)


def test_one_id_for_two_texts_makes_two_reports(tmp_path: Path) -> None:
    records = [
        {"id": "r", "text": STORY},
        {"id": "r", "text": OTHER},
        {"id": "r", "text": STORY},
        {"id": "r", "text": OTHER},
    ]
    (tmp_path / "a.jsonl").write_text("\n".join(map(json.dumps, records)), encoding="utf-8")

    found = documents(ingest([tmp_path]))

    assert [d.text for d in found] == [STORY, OTHER]
    assert found[0].id == "r"
    assert found[1].id.startswith("r~")
    assert len(found[1].id) == len("r~") + 6
    assert "duplicate-id" in [p.kind for p in found[1].problems]


def test_files_are_read_one_by_one(desk: Path) -> None:
    items = ingest([desk])
    next(items)
    (desk / "b.txt").unlink()

    assert [i.kind for i in items if isinstance(i, SetAside)] == ["unreadable"]


def test_starting_up_loads_no_heavy_library() -> None:
    heavy = ("trafilatura", "py3langid", "lxml", "numpy", "spacy")
    code = f"import sys, onrecord.ingest; print([m for m in {heavy} if m in sys.modules])"

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "[]"


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the founding reports are not beside this checkout")
def test_the_founding_reports_are_dated_and_labelled() -> None:
    found = documents(ingest([SEEDS]))

    days = {d.name[:3]: str(d.published) for d in found}
    assert days == {
        "000": "2025-06-04",
        "001": "2025-06-05",
        "002": "None",
        "003": "2025-05-20",
        "004": "2025-06-14",
    }
    assert {d.lang for d in found} == {"en"}
    assert [(s.role, found[4].slice(s.span)[:9]) for s in found[4].segments[1:]] == [
        ("headline", "The first"),
        ("caption", "Donald Tr"),
        ("related", "Read also"),
    ]
    assert [d.outlet for d in found] == [None, None, "gnews.cz", None, None]
