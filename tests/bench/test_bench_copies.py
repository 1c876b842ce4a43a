from __future__ import annotations

import importlib
import json
import random
from pathlib import Path
from types import ModuleType

import pytest

BENCH = Path(__file__).resolve().parents[2] / "bench"

WORDS = [
    "harbour",
    "bridge",
    "minister",
    "river",
    "council",
    "market",
    "school",
    "bakery",
    "winter",
    "letter",
    "garden",
    "window",
    "station",
    "valley",
    "engine",
    "copper",
    "forest",
    "summer",
    "teacher",
    "kitchen",
    "paper",
    "budget",
    "hospital",
    "island",
    "captain",
    "orchard",
]


def story(seed: int, sentences: int = 14) -> str:
    """A text of its own: the same seed gives the same words."""
    chance = random.Random(seed)
    told = [" ".join(chance.choices(WORDS, k=11)).capitalize() + "." for _ in range(sentences)]
    return "\n".join(told)


@pytest.fixture
def bench(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The adapter bench/copies.py."""
    monkeypatch.syspath_prepend(str(BENCH))
    return importlib.import_module("copies")


def test_sentences_put_together_again_are_the_text(bench: ModuleType) -> None:
    text = "One came. Two “went.” Three?\n\nFour stayed at home.\nFive"

    assert "".join(bench.sentences_of(text)) == text


def test_edits_of_every_kind_share_less_the_more_is_edited(bench: ModuleType) -> None:
    bases = [bench.Report(f"r{n}", f"s{n}", story(n), f"r{n}") for n in range(6)]
    editor = bench.Editor([bench.Report("d", "d", story(99), "d")], random.Random(1))

    found = bench.edited(bases, editor, 3)

    for (band, kind), pairs in found.items():
        assert len(pairs) <= 3
        assert all(band[0] <= p.jaccard <= band[1] and p.kind == kind for p in pairs)
    assert {kind for _, kind in found} == set(bench.KINDS)


def test_the_measure_runs_on_a_corpus_and_prints_one_object(
    bench: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    corpus = tmp_path / "corpus.jsonl"
    rows = [{"id": f"r{n}", "text": story(n), "topic": n // 2} for n in range(20)]
    corpus.write_text("\n".join(json.dumps(r) for r in rows), encoding="utf-8")
    monkeypatch.setattr("sys.argv", ["copies.py", str(corpus), "--pairs", "2"])

    assert bench.main() == 0

    told = json.loads(capsys.readouterr().out)
    assert told["pairs"]["0.5-1.0"]["found"] == 100.0
    assert told["negatives"]["one quotation"]["false"] == 0
    assert told["folder"]["false_between_stories"] == 0
