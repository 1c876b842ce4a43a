"""The commands as a user types them: output, exit codes, and what happens to bad input."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from onrecord.cli import TaggerTier
from onrecord.read.tagging.nets import Tier
from tests_support import run_onrecord

CALL = "The ministers spoke by phone on Monday. The call lasted 50 minutes, spokeswoman Ann Kern said.\n"


def report(folder: Path, name: str, text: str | bytes) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("built")
    report(
        folder / "in",
        "a.txt",
        "Date: 2024-03-05\n\n“It was a long and frank conversation,” President Ann Kern said.\n",
    )
    report(
        folder / "in",
        "b.txt",
        "Date: 2024-03-06\n\nPresident Ann Kern said it was “a long, frank conversation”.\n",
    )
    done = run_onrecord("build", folder / "in", "-o", folder / "story.db")
    assert done.returncode == 0, done.stderr
    return folder / "story.db"


def test_version_is_said() -> None:
    done = run_onrecord("--version")

    assert done.returncode == 0
    assert done.stdout.startswith("onrecord ")


def test_quiet_may_stand_before_or_behind_the_command(story: Path, tmp_path: Path) -> None:
    page = tmp_path / "story.html"
    before = run_onrecord("-q", "report", story, "-o", page)
    behind = run_onrecord("report", story, "-o", page, "-q", "--no-color")

    assert [(done.returncode, done.stderr) for done in (before, behind)] == [(0, ""), (0, "")]


def test_behind_two_dashes_quiet_is_a_word_like_any_other(story: Path) -> None:
    done = run_onrecord("quote", "--in", story, "--", "-q")

    assert done.returncode == 1
    assert done.stdout


def test_the_taggers_to_choose_from_are_those_that_read() -> None:
    assert [*TaggerTier] == [*Tier]


def test_building_again_reads_nothing_again(story: Path) -> None:
    again = run_onrecord("build", story.parent / "in", "-o", story)

    assert again.returncode == 0
    assert "0 new reports" in again.stderr
    assert "0 read" in again.stderr


def test_words_that_stand_there_are_found(story: Path) -> None:
    done = run_onrecord("quote", "a long and frank conversation", "--in", story)

    assert done.returncode == 0
    assert "FOUND" in done.stdout


def test_words_in_another_wording_only_exit_with_3(story: Path) -> None:
    done = run_onrecord("quote", "a long and very frank conversation", "--in", story)

    assert done.returncode == 3


def test_words_that_nobody_said_exit_with_1(story: Path) -> None:
    done = run_onrecord("quote", "bananas are blue in the morning", "--in", story)

    assert done.returncode == 1


def test_report_and_record_verify(story: Path) -> None:
    page, record = story.parent / "story.html", story.parent / "record.json"
    assert run_onrecord("report", story, "-o", page).returncode == 0
    assert run_onrecord("export", story, "--format", "json", "-o", record).returncode == 0

    for file in (page, record):
        assert run_onrecord("verify", file).returncode == 0
        assert run_onrecord("verify", file, "--in", story).returncode == 0


def test_a_record_that_was_tampered_with_does_not_verify(story: Path) -> None:
    done = run_onrecord("export", story, "--format", "json")
    changed = story.parent / "changed.json"
    changed.write_text(done.stdout.replace("frank conversation", "blank conversation"), encoding="utf-8")

    assert run_onrecord("verify", changed, "--in", story).returncode == 1


def test_a_changed_name_or_reason_does_not_verify_against_the_story(story: Path) -> None:
    record, page = story.parent / "named.json", story.parent / "named.html"
    exported = run_onrecord("export", story, "--format", "json").stdout
    record.write_text(exported.replace('"Ann Kern"', '"Joe Brand"'), encoding="utf-8")
    run_onrecord("report", story, "-o", page)
    page.write_text(page.read_text(encoding="utf-8").replace("independent", "doubtful", 1), encoding="utf-8")

    for file in (record, page):
        done = run_onrecord("verify", file, "--in", story)
        assert done.returncode == 1
        assert len(done.stdout.splitlines()) <= 21


def test_an_export_without_texts_asks_for_the_story(story: Path) -> None:
    bare = story.parent / "bare.json"
    run_onrecord("export", story, "--format", "json", "--no-text", "-o", bare)

    alone = run_onrecord("verify", bare)
    assert alone.returncode == 4
    assert "--in" in alone.stderr
    assert run_onrecord("verify", bare, "--in", story).returncode == 0


def test_words_outside_quotation_marks_are_no_quotation(story: Path) -> None:
    assert "nowhere inside quotation marks" in run_onrecord("quote", "Ann Kern said", "--in", story).stdout
    assert "in quotation marks" in run_onrecord("quote", "a long and frank", "--in", story).stdout


def test_a_limit_cuts_the_places_and_says_so(story: Path) -> None:
    all_places = run_onrecord("quote", "Ann Kern", "--in", story).stdout
    cut = run_onrecord("quote", "Ann Kern", "--in", story, "--limit", "1").stdout

    assert all_places.count("\n  exact") > 1
    assert cut.count("\n  exact") == 1
    assert f"(--limit {all_places.count(chr(10) + '  exact')})" in cut
    assert run_onrecord("quote", "Ann Kern", "--in", story, "--limit", "0").returncode == 2


def test_no_words_are_a_usage_error(story: Path) -> None:
    assert run_onrecord("quote", " ", "--in", story).returncode == 2


def test_tables_are_exported(story: Path) -> None:
    folder = story.parent / "tables"

    done = run_onrecord("export", story, "--format", "csv", "-o", folder)
    assert done.returncode == 0
    assert (folder / "statements.csv").read_text(encoding="utf-8-sig").startswith("id,")


@pytest.mark.parametrize(
    "thing", ["events", "statements", "quotes", "claims", "findings", "documents", "entities", "times"]
)
def test_everything_can_be_shown(story: Path, thing: str) -> None:
    listed = json.loads(run_onrecord("show", story, thing, "--json").stdout)
    lines = run_onrecord("show", story, thing, "--nl").stdout.splitlines()

    assert [json.loads(line) for line in lines] == listed
    assert run_onrecord("show", story, thing, "--table").returncode == 0


@pytest.mark.parametrize("thing", ["events", "statements", "times"])
def test_events_statements_and_times_are_shown_as_notes(story: Path, thing: str) -> None:
    notes = run_onrecord("show", story, thing).stdout

    assert any(line.startswith(("- ", "no times")) for line in notes.splitlines())
    assert "\x1b" not in notes


@pytest.mark.parametrize("thing", ["quotes", "claims", "findings", "documents", "entities"])
def test_all_else_is_shown_as_json(story: Path, thing: str) -> None:
    assert json.loads(run_onrecord("show", story, thing).stdout) == json.loads(
        run_onrecord("show", story, thing, "--json").stdout
    )


def test_notes_can_be_grouped_by_speaker_and_nothing_else_can(story: Path) -> None:
    assert run_onrecord("show", story, "statements", "--by", "speaker").returncode == 0
    assert run_onrecord("show", story, "events", "--by", "speaker").returncode == 2
    assert run_onrecord("show", story, "statements", "--by", "speaker", "--json").returncode == 2


def test_reading_gives_one_line_per_report(story: Path) -> None:
    done = run_onrecord("read", story.parent / "in", "--nl")

    readings = [json.loads(line) for line in done.stdout.splitlines()]
    assert [r["document"]["name"] for r in readings] == ["a.txt", "b.txt"]
    assert all(r["schema"] == 1 for r in readings)


def test_the_times_of_a_report_can_be_checked_one_by_one() -> None:
    text = "Date: 2024-03-05\n\nAnn Kern and Tom Reth met on Monday and again on 31 February.\n"

    done = run_onrecord("read", "-", "--show", "times", stdin=text.encode())
    assert done.returncode == 0
    assert "- “Monday” = Monday 4 Mar 2024" in done.stdout
    assert "line 3: Ann Kern and Tom Reth met on [Monday] and again on 31 February." in done.stdout
    assert "counted from the day of the report, Tuesday 5 Mar 2024" in done.stdout
    assert "[31 February]" in done.stdout.partition("1 problem")[2]


def test_a_reading_is_notes_or_json_but_not_both() -> None:
    assert run_onrecord("read", "-", "--show", "times", "--nl", stdin=b"On Monday.").returncode == 2
    assert run_onrecord("read", "-", "--show", "everything", stdin=b"On Monday.").returncode == 2
    everything = run_onrecord("read", "-", "--show", "all", stdin=b"Ann Kern said they met.").stdout
    assert "no times" in everything
    assert "statement" in everything


def test_json_lines_come_from_standard_input() -> None:
    line = json.dumps({"id": "x1", "text": CALL, "date": "2024-03-05", "outlet": "Example"})

    done = run_onrecord("read", "-", "--nl", stdin=line.encode())
    document = json.loads(done.stdout)["document"]
    assert (document["id"], document["published"], document["outlet"]) == ("x1", "2024-03-05", "Example")


def test_today_refuses_later_reports_and_the_clock_only_remarks(tmp_path: Path) -> None:
    late = report(tmp_path, "late.txt", " date 2035-06-05 The envoys met on Monday and spoke for an hour.")

    refused = run_onrecord("read", str(late), "--nl", "--today", "2035-06-04")
    kept = run_onrecord("read", str(late), "--nl", "--today", "2035-06-05")
    built = run_onrecord("build", str(late), "-o", str(tmp_path / "a.db"))
    wrong = run_onrecord("read", str(late), "--today", "2035-06-31")

    assert json.loads(refused.stdout)["document"]["published"] is None
    assert json.loads(kept.stdout)["document"]["published"] == "2035-06-05"
    assert "2035-06-05, after today" in built.stderr
    assert wrong.returncode == 2
    assert "YYYY-MM-DD" in wrong.stderr


def test_info_names_the_model_with_its_hash() -> None:
    done = run_onrecord("info")

    assert done.returncode == 0
    assert "sha256:" in done.stdout


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("empty.txt", b"", "empty"),
        ("binary.txt", bytes(range(256)) * 40, "binary"),
        ("latin.txt", "Das Café hat geöffnet, sagte der Wirt.".encode("latin-1"), "UTF-8"),
    ],
)
def test_bad_files_are_set_aside_and_cost_no_other(
    tmp_path: Path, name: str, content: bytes, words: str
) -> None:
    report(tmp_path / "in", "good.txt", CALL)
    report(tmp_path / "in", name, content)

    done = run_onrecord("build", tmp_path / "in", "-o", tmp_path / "s.db")
    assert done.returncode == 3
    assert name in done.stderr
    assert words in done.stderr
    assert len(json.loads(run_onrecord("show", tmp_path / "s.db", "documents").stdout)) >= 1


def test_odd_text_is_read(tmp_path: Path) -> None:
    report(
        tmp_path / "in",
        "odd.txt",
        'He said: "We never closed this. 👩‍👧 مرحبا بالعالم Zu\u0308rich e\u0301.\n\n“And so on.\n' + CALL,
    )

    done = run_onrecord("build", tmp_path / "in", "-o", tmp_path / "s.db")
    assert done.returncode == 0, done.stderr
    assert run_onrecord("report", tmp_path / "s.db", "-o", tmp_path / "s.html").returncode == 0
    assert run_onrecord("verify", tmp_path / "s.html").returncode == 0


def test_a_file_twice_is_one_report(tmp_path: Path) -> None:
    path = report(tmp_path, "a.txt", CALL)

    run_onrecord("build", path, path, "-o", tmp_path / "s.db")
    assert len(json.loads(run_onrecord("show", tmp_path / "s.db", "documents").stdout)) == 1


def test_two_files_of_one_name_are_two_reports(tmp_path: Path) -> None:
    one = report(tmp_path / "x", "a.txt", CALL)
    two = report(tmp_path / "y", "a.txt", CALL + "The ministers agreed to meet in May.\n")

    run_onrecord("build", one, two, "-o", tmp_path / "s.db")
    assert len(json.loads(run_onrecord("show", tmp_path / "s.db", "documents").stdout)) == 2


def test_a_folder_without_reports_is_unusable_input(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()

    done = run_onrecord("build", tmp_path / "in", "-o", tmp_path / "s.db")
    assert done.returncode == 4
    assert done.stderr.startswith("onrecord: ")


def test_a_path_that_is_not_there_is_named(tmp_path: Path) -> None:
    done = run_onrecord("build", tmp_path / "nowhere.txt", "-o", tmp_path / "s.db")

    assert done.returncode == 4
    assert "nowhere.txt" in done.stderr


def test_a_store_that_is_none_is_named(tmp_path: Path) -> None:
    path = report(tmp_path, "s.db", b"this is no database, only words, and a good many of them " * 100)

    done = run_onrecord("show", path, "events")
    assert done.returncode == 4
    assert "s.db" in done.stderr


def test_a_newer_store_is_not_touched(story: Path, tmp_path: Path) -> None:
    copy = tmp_path / "new.db"
    with sqlite3.connect(story) as old, sqlite3.connect(copy) as new:
        old.backup(new)
        new.execute("update _meta set value = '999' where key = 'schema'")
    new.close()

    done = run_onrecord("show", copy, "events")
    assert done.returncode == 4
    assert "newer" in done.stderr


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    path = report(tmp_path, "a.txt", CALL)

    done = run_onrecord("build", path, "-o", tmp_path / "missing" / "s.db")
    assert done.returncode == 4
    assert "s.db" in done.stderr


def test_a_full_disk_is_told(tmp_path: Path) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("no /dev/full on this system to play a full disk")
    path = report(tmp_path, "a.txt", CALL)
    run_onrecord("build", path, "-o", tmp_path / "s.db")

    done = run_onrecord("report", tmp_path / "s.db", "-o", "/dev/full")
    assert done.returncode == 4
    assert "/dev/full" in done.stderr


def test_a_misspelled_thing_is_a_usage_error(story: Path) -> None:
    assert run_onrecord("show", story, "everything").returncode == 2
    assert run_onrecord("show", story, "events", "--nl", "--csv").returncode == 2


def test_ctrl_c_leaves_a_usable_store(tmp_path: Path) -> None:
    for n in range(60):
        report(tmp_path / "in", f"{n:03}.txt", CALL * 60 + f"It was call number {n}.\n")
    command = [sys.executable, "-m", "onrecord", "build", str(tmp_path / "in"), "-o", str(tmp_path / "s.db")]
    child = subprocess.Popen(command, stderr=subprocess.PIPE, env={**os.environ}, start_new_session=True)
    time.sleep(6)
    if child.poll() is not None:
        pytest.skip("this machine had read everything before it could be interrupted")

    os.killpg(child.pid, signal.SIGINT)
    _, err = child.communicate(timeout=60)
    assert child.returncode == 130, err.decode()
    assert "interrupted" in err.decode()
    assert run_onrecord("show", tmp_path / "s.db", "documents").returncode == 0


def test_one_and_two_workers_give_the_same_bytes(tmp_path: Path, example_folder: Path) -> None:
    def record(workers: int, folders: Sequence[Path]) -> str:
        store = tmp_path / f"{workers}-{len(folders)}.db"
        run_onrecord("build", *folders, "-o", store, "--workers", str(workers))
        return run_onrecord("export", store, "--format", "json").stdout

    files = sorted(p for p in example_folder.iterdir() if p.suffix in (".txt", ".html"))

    assert record(1, files) == record(2, list(reversed(files)))


def test_a_line_of_ten_megabytes_is_set_aside_and_costs_no_other(tmp_path: Path) -> None:
    report(tmp_path / "in", "good.txt", CALL)
    report(tmp_path / "in", "long.txt", CALL.strip() * 110_000)

    done = run_onrecord("build", tmp_path / "in", "-o", tmp_path / "s.db")
    assert done.returncode == 3
    assert "long.txt" in done.stderr
    assert "split it" in done.stderr
    assert "1 read" in done.stderr


def test_half_a_character_in_json_lines_is_set_aside_and_costs_no_other(tmp_path: Path) -> None:
    good = json.dumps({"id": "good", "text": CALL, "lang": "en"})
    bad = json.dumps({"id": "bad", "text": "They \ud800 met. " + CALL, "lang": "en"})
    path = report(tmp_path, "in.jsonl", f"{bad}\n{good}\n")

    done = run_onrecord("build", path, "-o", tmp_path / "s.db")
    assert done.returncode == 3
    assert "line 1" in done.stderr
    assert "half a character" in done.stderr
    assert run_onrecord("export", tmp_path / "s.db", "--format", "json").returncode == 0


def test_a_report_that_cannot_be_opened_is_set_aside(tmp_path: Path) -> None:
    report(tmp_path / "in", "good.txt", CALL)
    os.symlink(tmp_path / "nowhere.txt", tmp_path / "in" / "gone.txt")
    closed = report(tmp_path / "in", "closed.txt", CALL + "It was the second one.\n")
    closed.chmod(0)
    is_root = os.access(closed, os.R_OK)

    done = run_onrecord("build", tmp_path / "in", "-o", tmp_path / "s.db")
    assert done.returncode == 3
    assert "gone.txt" in done.stderr
    assert is_root or "closed.txt" in done.stderr


def test_input_without_any_usable_report_is_told_as_such(tmp_path: Path) -> None:
    report(tmp_path / "in", "empty.txt", b"")

    done = run_onrecord("build", tmp_path / "in", "-o", tmp_path / "s.db")
    assert done.returncode == 3
    assert "empty.txt" in done.stderr


def test_our_own_reports_are_no_reports(story: Path, tmp_path: Path) -> None:
    report(tmp_path / "in", "good.txt", CALL)
    run_onrecord("report", story, "-o", tmp_path / "in" / "story.html")

    done = run_onrecord("build", tmp_path / "in", "-o", tmp_path / "s.db")
    assert done.returncode == 3
    assert "a report that OnRecord made" in done.stderr


def test_hundreds_of_tiny_reports_share_one_note(tmp_path: Path) -> None:
    rows = [{"id": f"t{n}", "text": f"It was call number {n}.", "lang": "en"} for n in range(300)]
    path = report(tmp_path, "tiny.jsonl", "".join(json.dumps(row) + "\n" for row in rows))

    done = run_onrecord("build", path, "-o", tmp_path / "s.db")
    assert done.returncode == 0, done.stderr
    assert "300 read" in done.stderr
    assert len([line for line in done.stderr.splitlines() if line.startswith("note: ")]) == 1


def test_a_store_that_has_no_room_is_told_and_keeps_what_it_had(story: Path, tmp_path: Path) -> None:
    resource = pytest.importorskip("resource", reason="limits on file size are a matter of Unix")
    copy = tmp_path / "s.db"
    with sqlite3.connect(story) as old, sqlite3.connect(copy) as new:
        old.backup(new)
    new.close()
    more = report(tmp_path, "more.jsonl", json.dumps({"text": CALL * 200, "lang": "en"}))
    size = copy.stat().st_size

    def little_room() -> None:
        # What a full disk does, without one: no file may grow beyond this.
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (size + 4096, size + 4096))

    command = [sys.executable, "-m", "onrecord", "build", str(more), "-o", str(copy)]
    done = subprocess.run(command, capture_output=True, text=True, preexec_fn=little_room, timeout=120)
    assert done.returncode == 4, done.stderr
    assert "s.db" in done.stderr
    assert "Traceback" not in done.stderr
    assert len(json.loads(run_onrecord("show", copy, "documents").stdout)) == 2
