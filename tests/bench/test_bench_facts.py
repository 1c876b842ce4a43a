"""The adapter that counts what the product makes one fact of."""

from __future__ import annotations

import importlib
import json
import sys
from pathlib import Path
from types import ModuleType

import pytest

BENCH = Path(__file__).resolve().parents[2] / "bench"

CALL = "Ilena Marsk and Tomas Brandek spoke by phone on Monday for 55 minutes. "


@pytest.fixture
def facts(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The adapter bench/facts.py."""
    monkeypatch.syspath_prepend(str(BENCH))
    monkeypatch.setenv("ONRECORD_TAGGER", "rules")
    return importlib.import_module("facts")


def test_facts_of_several_reports_are_counted_and_shown(
    facts: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    gold = tmp_path / "gold.jsonl"
    told = ("Marsk said the dam was safe and dry.", "Marsk said that the dam is safe and dry.")
    rows = [
        {"id": str(n), "text": CALL + words, "date": "2024-03-05", "source": f"o{n}", "triplet": "t"}
        for n, words in enumerate(told)
    ]
    gold.write_text("\n".join(json.dumps(row) for row in rows))
    monkeypatch.setattr(sys, "argv", ["facts.py", str(gold), "--sample", "9"])

    assert facts.main() == 0

    out, err = capsys.readouterr()
    found = json.loads(out)
    assert found["stories"] == 1
    assert found["told_by_several_reports"] == sum(found["by_slot"].values()) >= 3
    assert "lasted 55 minutes" in err
