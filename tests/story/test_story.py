"""The Python API: building, asking, overruling."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord import Story
from onrecord.errors import IngestError, StoreError, UsageError
from onrecord.story import Progress

ONE = (
    "Outlet: The Courier\nDate: 2024-03-05\n\nPresident Ann Kern of Valdoria spoke by phone with "
    "Prime Minister Tom Brand on Monday. The call lasted 50 minutes, Kern said.\n"
)
TWO = (
    "Outlet: The Post\nDate: 2024-03-06\n\nPrime Minister Tom Brand and President Ann Kern talked over the "
    "phone on March 4. According to Kern, the call lasted 50 minutes.\n"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    reports = tmp_path / "reports"
    reports.mkdir()
    (reports / "one.txt").write_text(ONE, encoding="utf-8")
    (reports / "two.txt").write_text(TWO, encoding="utf-8")
    return reports


def test_a_story_in_memory_answers_everything(folder: Path) -> None:
    story = Story.build([folder], workers=1)

    assert [d.outlet for d in story.documents] == ["The Courier", "The Post"]
    assert {len(e.documents) for e in story.events if e.kind == "call"} == {2}
    assert any(s.speaker and s.speaker.name == "Ann Kern" for _, s in story.statements)
    assert any(c.slot == "duration" and c.outlets == 2 and c.roots == ("Ann Kern",) for c in story.claims)
    assert any(f.kind == "single-root" for f in story.findings)
    assert {"Ann Kern", "Tom Brand"} <= {e.name for e in story.entities}
    assert story.to_dict()["schema"] == 1
    assert "<" in story._repr_html_()


def test_progress_counts_up_to_the_total(folder: Path) -> None:
    seen: list[Progress] = []

    Story.build([folder], workers=1, progress=seen.append)
    assert [(p.done, p.total) for p in seen] == [(1, 2), (2, 2)]


def test_only_new_reports_are_read_when_more_come(folder: Path, tmp_path: Path) -> None:
    story = Story.create(tmp_path / "story.db")
    story.add([folder / "one.txt"])
    first = story.read(workers=1)
    story.add([folder])
    second = story.read(workers=1)
    again = story.read(workers=1)
    story.close()

    assert (first, second, again) == (1, 1, 0)


def test_a_story_opened_is_the_story_built(folder: Path, tmp_path: Path) -> None:
    built = Story.build([folder], store=tmp_path / "story.db", workers=1, title="A call")
    record = built.to_dict()
    built.close()

    opened = Story.open(tmp_path / "story.db")
    assert opened.to_dict() == record
    assert opened.record.title == "A call"
    opened.close()


def test_a_person_who_calls_two_tellings_different_is_obeyed(folder: Path) -> None:
    story = Story.build([folder], workers=1)
    event = next(e for e in story.events if e.kind == "call")
    firsts = [next(m for m in event.mention_ids if m.startswith(doc)) for doc in event.documents]

    ruling = story.rule("different", firsts, why="two calls", by="desk", made="2024-03-07T09:00:00Z")
    assert sum(e.kind == "call" for e in story.events) == 2
    assert story.record.rulings == (ruling,)


def test_a_ruling_that_makes_no_sense_is_refused(folder: Path) -> None:
    story = Story.build([folder], workers=1)

    with pytest.raises(UsageError, match="no ruling 'perhaps'"):
        story.rule("perhaps", ["a", "b"], why="", by="desk", made="2024-03-07T09:00:00Z")
    with pytest.raises(UsageError, match="2 ids"):
        story.rule("same", ["a"], why="", by="desk", made="2024-03-07T09:00:00Z")


def test_a_ruling_about_nothing_in_the_record_is_refused(folder: Path) -> None:
    story = Story.build([folder], workers=1)

    with pytest.raises(UsageError, match="no nope, nix in this record"):
        story.rule("same", ["nope", "nix"], why="", by="desk", made="2024-03-07T09:00:00Z")


def test_a_story_that_is_not_there_cannot_be_opened(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="none"):
        Story.open(tmp_path / "none.db")


def test_no_reports_are_no_story(tmp_path: Path) -> None:
    with pytest.raises(IngestError):
        Story.build([tmp_path])


def test_no_workers_read_nothing(folder: Path) -> None:
    story = Story()
    story.add([folder])

    with pytest.raises(UsageError, match="worker"):
        story.read(workers=0)
