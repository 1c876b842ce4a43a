"""What a person decides: shown first, kept beside the story, obeyed from then on, and undone."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from onrecord import Story
from onrecord.errors import StoreError, UsageError
from onrecord.model import DateBasis, WhenBasis
from tests_support import run_onrecord

ONE = (
    "Outlet: The Courier\nDate: 2024-03-05\n\nPresident Ann Kern of Valdoria spoke by phone with "
    "Prime Minister Tom Brand on Monday. The call lasted 50 minutes, Kern said.\n"
)
TWO = (
    "Outlet: The Post\nDate: 2024-03-06\n\nPrime Minister Tom Brand and President Ann Kern talked over the "
    "phone on March 4. According to Kern, the call lasted 50 minutes.\n"
)
UNDATED = (
    "Outlet: The Herald\n\nPresident Ann Kern said the talks were “long, frank and quite useful for both”."
    " Prime Minister Tom Brand called Kern yesterday.\n"
)
SIGNED = {"by": "desk", "made": "2024-03-07T09:00:00Z"}


@pytest.fixture
def story(tmp_path: Path) -> Story:
    reports = tmp_path / "reports"
    reports.mkdir()
    for name, text in {"one.txt": ONE, "two.txt": TWO, "three.txt": UNDATED}.items():
        (reports / name).write_text(text, encoding="utf-8")
    return Story.build([reports], store=tmp_path / "story.db", workers=1)


def calls(story: Story) -> int:
    return sum(e.kind == "call" and len(e.documents) > 0 for e in story.events)


def firsts(story: Story) -> list[str]:
    event = next(e for e in story.events if e.kind == "call" and len(e.documents) == 2)
    return [next(m for m in event.mention_ids if m.startswith(doc)) for doc in event.documents]


def test_the_effect_is_known_before_anything_is_written(story: Story, tmp_path: Path) -> None:
    before = calls(story)
    ruling = story.ruling("different", firsts(story), why="two calls", **SIGNED)
    told = story.effect(ruling)

    assert [(c.about, c.how) for c in told if c.about == "event"] == [("event", "parted")]
    assert any(c.about == "finding" and c.how == "gone" for c in told)
    assert calls(story) == before
    assert not (tmp_path / "rulings.jsonl").exists()


def test_a_store_that_is_built_anew_obeys(story: Story, tmp_path: Path) -> None:
    before = calls(story)
    ruling = story.rule("different", firsts(story), why="two calls", **SIGNED)
    assert calls(story) == before + 1
    story.close()
    for old in tmp_path.glob("story.db*"):
        old.unlink()

    again = Story.build([tmp_path / "reports"], store=tmp_path / "story.db", workers=1)
    assert calls(again) == before + 1
    assert again.record.rulings == (ruling,)


def test_what_is_undone_is_as_if_it_had_never_been_but_is_kept(story: Story, tmp_path: Path) -> None:
    record = story.to_dict()
    story.rule("different", firsts(story), why="two calls", **SIGNED)
    story.decide(story.undoing("last", why="one call after all", by="desk", made="2024-03-08T09:00:00Z"))

    now = story.to_dict()
    assert [r["withdrawn"] for r in now.pop("rulings")] == [True]
    record.pop("rulings")
    assert now == record
    assert len((tmp_path / "rulings.jsonl").read_text().splitlines()) == 2
    with pytest.raises(UsageError, match="no one ruling 'last' in force"):
        story.undoing("last", why="again", **SIGNED)


def test_a_report_that_is_dated_is_read_with_that_date(story: Story) -> None:
    story.rule("date", ["three.txt"], value="2024-03-05", why="web archive", **SIGNED)

    document = next(d for d in story.documents if d.name == "three.txt")
    assert (document.published, document.published_basis) == (date(2024, 3, 5), DateBasis.RULED)
    assert not [p for p in document.problems if p.kind == "no-date"]
    (call,) = [e for e in story.events if e.kind == "call" and document.id in e.documents]
    assert call.when is not None
    assert call.when.interval.first_day == date(2024, 3, 4)
    assert len(call.documents) == 3


def test_an_event_that_is_dated_joins_the_others_of_the_day(story: Story) -> None:
    undated = next(e for e in story.events if e.kind == "call" and len(e.documents) == 1)
    before = calls(story)
    story.rule("date", [undated.id], value="2024-03-04", why="the agency says so", **SIGNED)

    assert calls(story) == before - 1
    ruled = [m for r in story.record.readings for m in r.events if m.when and m.when.basis is WhenBasis.RULED]
    assert ruled


def test_a_root_that_is_ruled_counts(story: Story) -> None:
    claim = next(c for c in story.claims if c.slot == "duration")
    assert claim.roots == ("Ann Kern",)
    story.rule("root", [claim.id], value="Tom Brand", why="his office told us", **SIGNED)
    assert next(c for c in story.claims if c.slot == "duration").roots == ("Tom Brand",)

    story.rule("root", [claim.id], value="none", why="nobody did", by="desk", made="2024-03-07T10:00:00Z")
    claim = next(c for c in story.claims if c.slot == "duration")
    assert (claim.roots, claim.unattributed) == ((), 2)


def test_statements_can_be_ruled_the_same(story: Story) -> None:
    said = [s.id for d, s in story.statements if "50 minutes" in d.slice(s.content[0])]
    quoted = next(s.id for d, s in story.statements if "frank" in d.slice(s.content[0]))
    assert not [q for q in story.quotes if {v.statement for v in q.variants} >= {said[0], quoted}]
    story.rule("same", [said[0], quoted], why="one sentence, retold", **SIGNED)

    assert [q for q in story.quotes if {v.statement for v in q.variants} >= {said[0], quoted}]


@pytest.mark.parametrize(
    ("kind", "subject", "value", "told"),
    [
        ("date", ["one.txt"], None, "needs a value"),
        ("date", ["one.txt"], "last week", "no day"),
        ("date", ["one.txt"], "2024-03-05..2024-03-01", "before the first"),
        ("date", ["one.txt"], "2024-03-01..2024-03-05", "on one day"),
        ("root", ["one.txt"], "Ann Kern", "not document"),
        ("same", ["one.txt", "two.txt"], None, "not document"),
        ("not-a-quote", ["d"], None, "the beginning of"),
        ("different", ["event-", "event-"], None, "2 ids"),
    ],
)
def test_what_makes_no_sense_is_refused(
    story: Story, kind: str, subject: list[str], value: str | None, told: str
) -> None:
    with pytest.raises(UsageError, match=told):
        story.rule(kind, subject, value=value, why="because", **SIGNED)


def test_a_ruling_needs_a_reason_a_name_and_an_instant(story: Story) -> None:
    with pytest.raises(UsageError, match="a reason and a name"):
        story.rule("different", firsts(story), why=" ", **SIGNED)
    with pytest.raises(UsageError, match="no instant"):
        story.rule("different", firsts(story), why="two calls", by="desk", made="yesterday")


def test_the_later_of_two_rulings_counts_whatever_the_zone_they_are_written_in(story: Story) -> None:
    claim = next(c for c in story.claims if c.slot == "duration")
    first = {"why": "told us so", "by": "desk", "made": "2024-03-07T23:30:00+02:00"}
    story.rule("root", [claim.id], value="Ann Kern", **first)
    story.rule(
        "root", [claim.id], value="Tom Brand", why="no, he did", by="desk", made="2024-03-07T22:00:00Z"
    )

    assert [r.made for r in story.record.rulings] == ["2024-03-07T21:30:00Z", "2024-03-07T22:00:00Z"]
    assert next(c for c in story.claims if c.slot == "duration").roots == ("Tom Brand",)


def test_a_file_of_rulings_that_was_changed_is_not_obeyed_in_silence(story: Story, tmp_path: Path) -> None:
    story.rule("different", firsts(story), why="two calls", **SIGNED)
    story.close()
    file = tmp_path / "rulings.jsonl"
    file.write_text(file.read_text().replace("two calls", "one call"))

    with pytest.raises(StoreError, match="line 1 was changed"):
        Story.open(tmp_path / "story.db")


def test_the_command_shows_asks_and_writes(story: Story, tmp_path: Path) -> None:
    ids = firsts(story)
    story.close()
    store = tmp_path / "story.db"
    call: tuple[str | Path, ...] = ("rule", "different", *ids, "--in", store, "--why", "no", "--by", "desk")

    shown = run_onrecord(*call, "--dry-run")
    assert shown.returncode == 0
    assert "Events parted (1)" in shown.stdout
    assert "not written" in shown.stderr
    nobody = run_onrecord(*call)
    assert nobody.returncode == 2
    assert "--yes" in nobody.stderr
    assert not (tmp_path / "rulings.jsonl").exists()

    written = run_onrecord(*call, "--yes")
    assert written.returncode == 0
    assert "rulings.jsonl" in written.stderr
    (row,) = json.loads(run_onrecord("show", store, "rulings").stdout)
    assert (row["ruled"], row["by"], row["withdrawn"]) == ("different", "desk", None)
    assert run_onrecord("rule", "--undo", "last", "--in", store, "--why", "no", "--yes").returncode == 0
    (row,) = json.loads(run_onrecord("show", store, "rulings").stdout)
    assert row["withdrawn"] == "withdrawn"


def test_ids_are_listed_for_whoever_rules(story: Story, tmp_path: Path) -> None:
    event = next(iter(story.events))
    story.close()

    assert event.id in run_onrecord("show", tmp_path / "story.db", "events", "--ids").stdout


def test_rulings_in_a_folder_of_reports_are_no_report(story: Story, tmp_path: Path) -> None:
    story.rule("different", firsts(story), why="two calls", **SIGNED)
    story.close()
    (tmp_path / "rulings.jsonl").rename(tmp_path / "reports" / "rulings.jsonl")

    done = run_onrecord("build", tmp_path / "reports", "-o", tmp_path / "other.db")
    assert done.returncode == 3
    assert "rulings.jsonl – what people ruled" in done.stderr
