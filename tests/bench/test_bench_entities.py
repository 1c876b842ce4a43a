from __future__ import annotations

import importlib
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

BENCH = Path(__file__).resolve().parents[2] / "bench"


@pytest.fixture
def entities(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The adapter bench/entities.py."""
    monkeypatch.syspath_prepend(str(BENCH))
    return importlib.import_module("entities")


@pytest.fixture
def names(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The adapter bench/names.py."""
    monkeypatch.syspath_prepend(str(BENCH))
    return importlib.import_module("names")


def gold(text: str, words: str, type: str = "HUMAN_PART_PER") -> tuple[dict[str, Any], dict[str, Any]]:
    start = text.index(words)
    mention = {"kind": "entity", "type": type, "start": start, "end": start + len(words), "text": words}
    return {"id": "d", "text": text, "mentions": [mention]}, mention


def head(entities: ModuleType, text: str, words: str) -> str:
    _, mention = gold(text, words)
    start, end = entities.head_of(mention)
    return text[start:end]


def test_the_head_of_a_gold_mention_is_its_last_word_before_a_preposition(entities: ModuleType) -> None:
    assert head(entities, "They met at the scene of it.", "at the scene of it") == "scene"
    assert head(entities, "The headquarters in Oslo burnt.", "The headquarters in Oslo") == "headquarters"
    assert head(entities, "Orla Marsk's house", "Orla Marsk's") == "Marsk"
    assert head(entities, "the pirates fled", "the pirates") == "pirates"


def test_a_capital_that_stands_small_elsewhere_is_no_name(entities: ModuleType) -> None:
    assert entities.is_name(*gold("Orla Marsk left.", "Orla Marsk"))
    assert not entities.is_name(*gold("Police left. The police came.", "Police"))
    assert not entities.is_name(*gold("Then He left.", "He"))
    assert not entities.is_name(*gold("The Times", "Times", "NON_HUMAN_PART"))


def test_spellings_of_names_meet_and_names_that_look_alike_stay_apart(names: ModuleType) -> None:
    """As in docs/methods.md; a floor, never lowered."""
    right = {"same": 0, "different": 0}
    for said, a, b in names.pairs_of(BENCH / "name_pairs.tsv"):
        right[said] += names.are_one(a, b) == (said == "same")

    assert right["same"] >= 111
    assert right["different"] >= 72
