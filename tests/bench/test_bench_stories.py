"""bench/stories.py: reports as the product takes them in, and folders grown from few."""

from __future__ import annotations

import importlib
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

ROWS: list[dict[str, Any]] = [
    {
        "id": "b",
        "story": "1",
        "text": "http: / / news. example / 1\nThe ferry Alma ran aground off Cape Torren.",
    },
    {
        "id": "a",
        "story": "1",
        "text": "Lifeboats took all off the ferry Alma at Cape Torren.",
        "date": "2024-03-05",
    },
    {"id": "c", "story": "2", "text": "Parliament passed the budget of finance minister Oda Renn."},
]


BENCH = Path(__file__).resolve().parents[2] / "bench"


@pytest.fixture
def bench(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The adapter bench/stories.py."""
    pytest.importorskip("scipy")
    monkeypatch.syspath_prepend(str(BENCH))
    return importlib.import_module("stories")


def test_reports_come_in_the_order_of_the_rows_and_without_the_address(bench: ModuleType) -> None:
    documents = bench.documents_of(ROWS)

    assert [d.text for d in documents] == [ROWS[0]["text"].split("\n")[1], ROWS[1]["text"], ROWS[2]["text"]]
    assert documents[1].published is not None
    assert bench.documents_of(ROWS, dated=False)[1].published is None


def test_each_report_gets_its_story(bench: ModuleType) -> None:
    first, second, third = bench.grouped(bench.documents_of(ROWS))

    assert first == second != third


def test_a_grown_story_has_other_names_and_the_same_ones_in_all_its_reports(bench: ModuleType) -> None:
    first, second, _ = bench.documents_of(ROWS)
    grown = [bench.grown(d, ["word"], 1, n).text for n, d in enumerate((first, second))]

    assert "Alma" not in grown[0] + grown[1]
    name = grown[0].split()[2]
    assert name in grown[1]
    assert bench.grown(first, ["word"], 0, 7).text == first.text
