from __future__ import annotations

import importlib
import json
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from onrecord.model import Interval

BENCH = Path(__file__).resolve().parents[2] / "bench"

TEXT = "Drones attacked the port on Monday. The minister resigned on Tuesday. A clerk said so."


@pytest.fixture
def bench(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The adapter bench/order.py."""
    monkeypatch.syspath_prepend(str(BENCH))
    monkeypatch.setenv("ONRECORD_TAGGER", "rules")
    return importlib.import_module("order")


def pair(first: str, second: str, rel: str) -> dict[str, Any]:
    """A gold line about two words of the text."""
    places = [{"start": TEXT.index(w), "end": TEXT.index(w) + len(w), "text": w} for w in (first, second)]
    return {"doc_id": "d", "e1": places[0], "e2": places[1], "rel": rel}


def test_only_days_that_exclude_one_another_are_ordered(bench: ModuleType) -> None:
    monday = Interval(first="2025-06-02", last="2025-06-02")
    tuesday = Interval(first="2025-06-03", last="2025-06-03")
    after_sunday = Interval(first="2025-06-02", last=None)

    assert bench.order_of(monday, tuesday) == "BEFORE"
    assert bench.order_of(tuesday, monday) == "AFTER"
    assert bench.order_of(monday, monday) is None
    assert bench.order_of(after_sunday, tuesday) is None


def test_the_adapter_says_how_many_pairs_the_days_order(
    bench: ModuleType, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = [
        pair("attacked", "resigned", "BEFORE"),
        pair("resigned", "said", "VAGUE"),
        {**pair("attacked", "said", "BEFORE"), "e1": None},
    ]
    pairs, texts = tmp_path / "pairs.jsonl", tmp_path / "texts.jsonl"
    pairs.write_text("".join(json.dumps(row) + "\n" for row in rows))
    texts.write_text(json.dumps({"doc_id": "d", "dct": "2025-06-04", "text": TEXT}) + "\n")

    bench.main([str(pairs), str(texts)])
    told = json.loads(capsys.readouterr().out)

    assert (told["pairs"], told["without_place"], told["events_matched"]) == (2, 1, 66.7)
    assert (told["answered"], told["right"], told["vague"]) == (50.0, 100.0, 0.0)

    bench.main([str(pairs), str(texts), "--every"])

    assert json.loads(capsys.readouterr().out)["events_matched"] == 100.0
