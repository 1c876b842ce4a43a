"""The bench of quotations runs on any attribution gold, and says what it edited."""

from __future__ import annotations

import importlib.util
import json
import random
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

BENCH = Path(__file__).resolve().parents[2] / "bench"
SAID = (
    "We expect full compensation for the damaged turbines, and we expect it before the winter comes to us",
    "The sluices stay closed. Nobody asked our farmers what they need in spring. Korvath pays the price",
)


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    """Two quotations of an invented minister."""
    rows = []
    for number, words in enumerate(SAID):
        text = f"Marsk said “{words}”."
        start = text.index("“")
        said = {"source": [[0, 5]], "cue": [[6, 10]], "content": [[start, len(text) - 1]]}
        rows.append(json.dumps({"doc_id": f"d{number}", "text": text, "attributions": [said]}))
    path = tmp_path / "gold.jsonl"
    path.write_text("\n".join(rows), encoding="utf-8")
    return path


def run(*args: str | Path) -> dict[str, object]:
    done = subprocess.run(
        [sys.executable, BENCH / "quotes.py", *args], capture_output=True, text=True, check=True
    )
    found: dict[str, object] = json.loads(done.stdout)
    return found


@pytest.fixture
def edits(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """bench/quote_edits.py."""
    monkeypatch.syspath_prepend(str(BENCH))
    spec = importlib.util.spec_from_file_location("quote_edits", BENCH / "quote_edits.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, "quote_edits", module)
    spec.loader.exec_module(module)
    return module


def test_edits_and_traps_are_counted(gold: Path) -> None:
    found = run(gold)

    assert found["quotations"] == 2
    assert found["precision"] == 100.0
    assert run(gold) == found


def test_growth_has_the_asked_number_of_quotations(gold: Path) -> None:
    sizes = run(gold, "--scale", "1000")["sizes"]

    assert isinstance(sizes, list)
    assert 1000 <= sizes[-1]["quotations"] < 1010


def test_a_dropped_hedge_is_gone_and_a_merged_sentence_too(edits: ModuleType) -> None:
    rng = random.Random(1)

    hedged = edits.hedge_dropped("I think the dam will hold", rng, [])
    merged = edits.merged(SAID[1], rng, [])

    assert hedged.words == "the dam will hold"
    assert merged.words == "The sluices stay closed. Korvath pays the price"
