"""The bench of loaded words: sentences by label, reports by marked spans."""

from __future__ import annotations

import importlib.util
import json
import sys
from pathlib import Path
from types import ModuleType

import pytest

from onrecord.model import Document

BENCH = Path(__file__).resolve().parents[2] / "bench"


@pytest.fixture
def bench(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The adapter bench/framing.py, by its path: the name is a reader's too."""
    monkeypatch.syspath_prepend(str(BENCH))
    spec = importlib.util.spec_from_file_location("bench_framing", BENCH / "framing.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, "bench_framing", module)
    spec.loader.exec_module(module)
    return module


def test_macro_f1_is_the_mean_over_both_answers(bench: ModuleType) -> None:
    pairs = [(True, True), (True, False), (False, False), (False, False)]

    assert bench.macro_f1(pairs) == round(100 * (2 / 3 + 4 / 5) / 2, 2)
    assert bench.macro_f1([(True, True)]) == 50.0


def test_sentences_are_read_once_and_those_without_agreement_left_out(
    bench: ModuleType, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def share_of(document: Document) -> float:
        asked.append(document.text)
        return float("vile" in document.text)

    monkeypatch.setattr(bench, "share_of", share_of)
    rows = [
        {"id": "1", "text": "A vile plan.", "label": "Biased", "outlet": "Courier"},
        {"id": "2", "text": "A vile  plan.", "label": "Non-biased", "outlet": "courier"},
        {"id": "3", "text": "A plan.", "label": "Non-biased", "outlet": "Courier"},
        {"id": "4", "text": "A man.", "label": "No agreement", "outlet": "Courier"},
    ]
    path = tmp_path / "gold.jsonl"
    path.write_text("".join(json.dumps(r) + "\n" for r in rows), encoding="utf-8")

    assert bench.main([str(path)]) == 0
    told = json.loads(capsys.readouterr().out)
    assert asked == ["A vile plan.", "A plan."]
    assert (told["sentences"], told["candidates"], told["gold"], told["trained_on"]) == (3, 2, 1, False)


def test_marks_of_a_report_are_laid_beside_spans_of_lexical_bias(bench: ModuleType) -> None:
    text = "The mayor gave a shameful answer. It was a farce, he said."
    at = text.index("shameful")
    span = {"start": at, "end": at + 8, "bias": "lex", "where": "body", "quote": "no"}
    figures, told = bench.reports([{"id": "1", "text": text, "spans": [span]}])

    assert figures["marks"]["lexicon, own"] == [1, 1, 100.0]
    assert figures["marks"]["lexicon, others"] == [1, 0, 0.0]
    assert figures["spans_met"]["outside quotations, any"] == [1, 100.0]
    assert len(told) >= 2
