from __future__ import annotations

import importlib
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

BENCH = Path(__file__).resolve().parents[2] / "bench"


@pytest.fixture
def plover(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The adapter bench/plover.py."""
    monkeypatch.syspath_prepend(str(BENCH))
    return importlib.import_module("plover")


def row(text: str, event: str, *spans: tuple[str, str], mode: str | None = None) -> dict[str, Any]:
    """A gold sentence whose spans are given as role and words."""
    found = [
        {"role": role, "start": text.index(words), "end": text.index(words) + len(words), "text": words}
        for role, words in spans
    ]
    return {"doc_id": "d", "text": text, "event": event, "mode": mode, "spans": found}


def figures(plover: ModuleType, one: dict[str, Any]) -> dict[str, Any]:
    return dict(plover.figures([plover.answer(one)]))


def test_type_mode_and_parties_are_looked_at_one_by_one(plover: ModuleType) -> None:
    gold = row("Kenya attacked Malta on Monday.", "ASSAULT", ("SRC", "Kenya"), ("TAR", "Malta"))
    scores = figures(plover, gold)

    assert scores["type"]["micro"] == {"p": 100.0, "r": 100.0, "f1": 100.0}
    assert scores["participants"]["main"]["apart"]["f1"] == 100.0
    assert scores["mode"]["right"] is None


def test_a_party_in_the_wrong_role_counts_together_but_not_apart(plover: ModuleType) -> None:
    gold = row("Kenya attacked Malta on Monday.", "ASSAULT", ("TAR", "Kenya"), ("SRC", "Malta"))
    scores = figures(plover, gold)["participants"]["main"]

    assert (scores["together"]["f1"], scores["apart"]["f1"]) == (100.0, 0.0)


def test_no_answer_is_a_miss(plover: ModuleType) -> None:
    scores = figures(plover, row("It rained in Kenya.", "AID", ("SRC", "Kenya")))

    assert scores["type"]["micro"]["f1"] == 0.0
    assert scores["participants"]["main"]["together"]["r"] == 0.0


def test_a_country_and_its_people_are_one_and_another_is_not(plover: ModuleType) -> None:
    text = "Kenyan rebels attacked Malta on Monday."
    right = figures(plover, row(text, "ASSAULT", ("SRC", "Kenyan")))["participants"]["main"]
    wrong = figures(plover, row(text, "ASSAULT", ("SRC", "Monday")))["participants"]["main"]

    assert right["together"]["r"] == 100.0
    assert wrong["together"]["r"] == 0.0


def test_every_sentence_is_in_one_fold(plover: ModuleType) -> None:
    folds = [plover.fold_of(f"d{n}", 5) for n in range(200)]

    assert set(folds) == {0, 1, 2, 3, 4}


@pytest.mark.parametrize(
    ("event", "mode", "today"),
    [
        ("DEMAND", None, ("REQUEST", None)),
        ("INVESTIGATE", "", ("ACCUSE", None)),
        ("FIGHT", "heavy-weapons", ("ASSAULT", "heavy-weapons")),
        ("PROTEST", "strike-hun", ("PROTEST", "hunger")),
        ("COERCE", "detain", ("ASSAULT", "abduct")),
        ("COERCE", "destroy", ("ASSAULT", "destroy")),
        ("CONSULT", "visit", ("CONSULT", "visit")),
    ],
)
def test_the_gold_is_read_in_the_types_of_today(
    plover: ModuleType, event: str, mode: str | None, today: tuple[str, str | None]
) -> None:
    told = plover.today({"event": event, "mode": mode, "text": "", "spans": []})

    assert (told["event"], told["mode"]) == today
