from __future__ import annotations

import importlib
import json
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

BENCH = Path(__file__).resolve().parents[2] / "bench"

TEXT = "Roe said that Doe fears a split."


@pytest.fixture
def chains(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The adapter bench/chains.py."""
    monkeypatch.syspath_prepend(str(BENCH))
    return importlib.import_module("chains")


def item(*sources: str, text: str = TEXT, target: str = "a split") -> dict[str, Any]:
    """A gold item whose sources carry spans where the sentence has their words."""
    at = text.find(target)
    chain: list[dict[str, Any]] = [{"text": "w", "span": None}]
    for source in sources:
        start = text.find(source)
        span = [start, start + len(source)] if start >= 0 else None
        chain.append({"text": source, "span": span})
    return {
        "doc_id": "d",
        "text": text,
        "target": [at, at + len(target)],
        "target_text": target,
        "chain": chain,
    }


def right(chains: ModuleType, row: dict[str, Any], *sources: tuple[str, str]) -> bool:
    """Whether a predicted chain of (words, name) is scored right."""
    found = [chains.Source(words=words, name=name) for words, name in sources]
    return bool(chains.chain_right(row["text"], row["chain"][1:], found))


def test_a_chain_is_right_when_every_source_is(chains: ModuleType) -> None:
    row = item("Roe", "Doe")

    assert right(chains, row, ("Roe", "Jane Roe"), ("Doe", "John Doe"))
    assert not right(chains, row, ("Roe", "Jane Roe"))
    assert not right(chains, row, ("Doe", "John Doe"), ("Roe", "Jane Roe"))
    assert not right(chains, row, ("Roe", "Jane Roe"), ("Doe", "John Doe"), ("they", "they"))


def test_only_heads_count(chains: ModuleType) -> None:
    row = item("Joe Smith, dean of Oslo University", text="The Oslo paper cited Smith.", target="cited")

    assert right(chains, row, ("Smith", "Joe Smith"))
    assert not right(chains, row, ("a paper of Oslo University", "a paper of Oslo University"))


@pytest.mark.parametrize(("words", "counts"), [("he", True), ("the minister", True), ("Brown", False)])
def test_a_name_from_elsewhere_is_matched_by_pronouns_and_descriptions(
    chains: ModuleType, words: str, counts: bool
) -> None:
    row = item("Joe Smith", text=f"Yesterday {words} said no.", target="no")

    assert right(chains, row, (words, words)) is counts


def test_an_unresolved_pronoun_is_wrong_where_the_name_stands_in_the_sentence(chains: ModuleType) -> None:
    row = item("Joe Smith", text="Smith nodded and he said no.", target="no")

    assert not right(chains, row, ("he", "he"))
    assert right(chains, row, ("he", "Joe Smith"))


def test_a_country_is_its_people_and_its_government(chains: ModuleType) -> None:
    row = item("China", text="The Chinese government said no.", target="no")

    assert right(chains, row, ("The Chinese government", "The Chinese government"))
    assert not right(chains, row, ("The French government", "The French government"))


def test_escapes_are_read_as_what_they_stand_for(chains: ModuleType) -> None:
    row = item("Roe", text="It isn\\'t so,\\n Roe said.", target="Roe said")

    plain = chains.plain(row)

    assert plain["text"] == "It isn't so,  Roe said."
    assert plain["text"][slice(*plain["target"])] == "Roe said"
    assert plain["text"][slice(*plain["chain"][1]["span"])] == "Roe"


def test_articles_are_for_tuning_or_for_checking_never_both(chains: ModuleType) -> None:
    parts = [chains.part_of(str(n)) for n in range(1000)]

    assert set(parts) == {"tune", "check"}
    assert 600 < parts.count("tune") < 800


def test_the_adapter_prints_figures_of_each_depth(
    chains: ModuleType, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    gold = tmp_path / "gold.jsonl"
    rows = [item("Roe", "Doe"), item("Roe", target="Doe fears a split")]
    gold.write_text("".join(json.dumps(row) + "\n" for row in rows))

    chains.main([str(gold)])
    full = json.loads(capsys.readouterr().out)
    chains.main([str(gold), "--attitudes", "none"])
    bare = json.loads(capsys.readouterr().out)

    assert full["items"] == {"1": 1, "2": 1}
    assert (full["all"], full["two_and_more"], full["one_level"]["two_and_more"]) == (100.0, 100.0, 0.0)
    assert full["corpus"].keys() == {"gold.jsonl"}
    assert bare["attitudes"] == "none"
