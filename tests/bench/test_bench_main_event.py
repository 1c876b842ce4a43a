from __future__ import annotations

import importlib
import json
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

BENCH = Path(__file__).resolve().parents[2] / "bench"


@pytest.fixture
def bench(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The adapter bench/main_event.py."""
    monkeypatch.syspath_prepend(str(BENCH))
    return importlib.import_module("main_event")


def article(id: str, text: str, *when: tuple[str, str | None], what: str = "") -> dict[str, Any]:
    """A gold line published on Wednesday, 4 June 2025."""
    return {
        "doc_id": id,
        "date_publish": "2025-06-04 08:00:00",
        "title": text.split("\n")[0],
        "text": text,
        "annotations": {
            "when": [{"text": words, "parsed": day} for words, day in when],
            "what": [{"text": what, "parsed": None}] if what else [],
        },
    }


def test_a_weekday_that_is_another_than_the_parsed_days_is_a_slip(bench: ModuleType) -> None:
    assert bench.is_slip("on Tuesday night", "2025-06-04")
    assert not bench.is_slip("on Wednesday", "2025-06-04")
    assert not bench.is_slip("at 6am", "2025-06-04")


def test_annotations_may_be_written_as_a_python_literal(bench: ModuleType) -> None:
    row = article("a", "Rain\n\nIt rained.", ("Tuesday", "2025-06-03"))

    gold = bench.gold_of({**row, "annotations": repr(row["annotations"])})

    assert gold.days == {"2025-06-03"}


def test_the_adapter_counts_days_and_sets_articles_without_gold_apart(
    bench: ModuleType,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv(bench.ENV, "rules")
    gold = tmp_path / "gold.jsonl"
    rows = [
        article(
            "a", "Bus crash\n\nA bus crashed on Monday.", ("Monday", "2025-06-02"), what="crash of a bus"
        ),
        article("b", "Minister resigns\n\nThe minister has resigned.", ("today", "2025-06-04"), what="flood"),
        article("c", "Rain\n\nIt rained.", ("Friday", None)),
    ]
    gold.write_text("".join(json.dumps(row) + "\n" for row in rows))

    bench.main([str(gold)])
    told = json.loads(capsys.readouterr().out)

    assert (told["articles"], told["without_gold_day"]) == (3, 1)
    assert (told["right"], told["right_by_interval"], told["holds"]) == (100.0, 50.0, 50.0)
    assert (told["publish_date"], told["what_overlap"]) == (50.0, 50.0)
    assert told["corpus"].keys() == {"gold.jsonl"}
