"""The bench of kinds: each report once, its lead, and what a person judged of it."""

from __future__ import annotations

import importlib.util
import json
import sys
from pathlib import Path
from types import ModuleType

import pytest

BENCH = Path(__file__).resolve().parents[2] / "bench"


@pytest.fixture
def bench(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The adapter bench/coverage.py, by its path: the name is a library's too."""
    monkeypatch.syspath_prepend(str(BENCH))
    spec = importlib.util.spec_from_file_location("bench_coverage", BENCH / "coverage.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, "bench_coverage", module)
    spec.loader.exec_module(module)
    return module


def test_a_title_is_read_as_headline_unless_the_text_opens_with_it(bench: ModuleType) -> None:
    apart = bench.document_of({"id": "a", "title": "Ferry sinks", "text": "A ferry sank on Monday."})
    inside = bench.document_of({"id": "b", "title": "Ferry sinks", "text": "Ferry sinks\nA ferry sank."})

    assert apart.text == "Ferry sinks\n\nA ferry sank on Monday."
    assert len(apart.segments) == 1
    assert inside.text == "Ferry sinks\nA ferry sank."
    assert inside.segments == ()


def test_the_address_of_a_page_is_no_line_of_its_report(bench: ModuleType) -> None:
    document = bench.document_of({"id": "a", "text": "http: / / news. example / ferry\nA ferry sank."})

    assert document.text == "A ferry sank."


def test_a_report_with_several_readers_is_one_and_a_seed_draws_the_same(
    bench: ModuleType, tmp_path: Path
) -> None:
    path = tmp_path / "corpus.jsonl"
    rows = [{"doc_id": f"d{i // 2}", "text": f"Report {i}."} for i in range(20)]
    path.write_text("".join(json.dumps(r) + "\n" for r in rows), encoding="utf-8")

    assert [r["doc_id"] for r in bench.reports_of(path, None, 0)] == [f"d{i}" for i in range(10)]
    assert bench.reports_of(path, 4, 7) == bench.reports_of(path, 4, 7)
    assert len(bench.reports_of(path, 4, 7)) == 4


def test_what_is_no_report_is_left_out_of_the_shares(bench: ModuleType, tmp_path: Path) -> None:
    path = tmp_path / "judged.jsonl"
    rows = [
        {"corpus": "a", "fits": True, "picked": True},
        {"corpus": "a", "fits": True, "picked": False},
        {"corpus": "b", "fits": False, "picked": False},
        {"corpus": "b", "fits": None, "picked": None},
    ]
    path.write_text("".join(json.dumps(r) + "\n" for r in rows), encoding="utf-8")

    found = bench.judged(path)

    assert (found["judged"], found["no_happening"]) == (3, 1)
    assert (found["fits"], found["picked"]) == (66.7, 33.3)
    assert found["by_corpus"]["b"]["fits"] == 0.0
