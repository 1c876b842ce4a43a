"""The example story still comes out as reviewed."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

from onrecord import Story
from onrecord.model import Event, FindingKind, Realis, Record, Statement
from onrecord.present.accounts import grids
from onrecord.present.page import Page


@pytest.fixture(scope="module")
def record(example_folder: Path) -> Record:
    return Story.build([example_folder], workers=2).record


@pytest.fixture(scope="module")
def expected(example_folder: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("expected", example_folder.parent / "expected.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def names(record: Record, event: Event) -> set[str]:
    labels = {d.id: d.name[:2] for d in record.documents}
    return {labels[doc] for doc in event.documents}


def calls(record: Record) -> dict[str, Event]:
    found = [e for e in record.events if e.kind == "call" and len(e.participants) == 2]
    return {(e.when.interval.first or "undated") if e.when else "undated": e for e in found}


def saying(record: Record, number: str, words: str) -> Statement:
    holding = [
        s
        for d, s in record.statements
        if d.name.startswith(number) and any(words in d.slice(c) for c in s.content)
    ]
    return min(holding, key=lambda s: s.end - s.start)


def test_the_record_is_the_reviewed_one(record: Record, expected: ModuleType) -> None:
    assert expected.differing(record) == [], "run `python examples/expected.py --write` and read the diff"


def test_the_two_calls_and_the_undated_one_are_three_events(record: Record) -> None:
    found = {day: names(record, e) for day, e in calls(record).items()}

    assert found["2024-03-04"] == {"01", "02"}
    assert found["2024-03-12"] >= {"06", "07", "08"}
    assert "09" in set().union(*(names(record, e) for e in record.events if e.kind == "call"))


def test_24_against_42_prisoners_is_the_contradiction(record: Record) -> None:
    found = [f for f in record.findings if f.kind is FindingKind.CONTRADICTION]

    assert len(found) == 1
    assert "42" in found[0].reason
    assert "24" in found[0].reason


def test_the_reprint_adds_no_root(record: Record) -> None:
    assert [f for f in record.findings if f.kind is FindingKind.REPRINT]


def test_a_chain_has_four_hops(record: Record) -> None:
    chain = saying(record, "06", "ready to reopen two of the five sluices").chain

    assert [str(h.role) for h in chain] == ["outlet", "agency", "official", "speaker"]


def test_the_first_calls_quotation_is_recycled_for_the_second(record: Record) -> None:
    kinds = (FindingKind.RECYCLED, FindingKind.MISPLACED)
    found = [f for f in record.findings if f.kind in kinds]
    labels = {d.id: d.name[:2] for d in record.documents}

    assert any("08" in {labels[p.doc] for p in f.evidence} for f in found)


def test_who_asked_for_engineers_is_told_differently(record: Record) -> None:
    assert [f for f in record.findings if f.kind is FindingKind.DIFFERENT_ACCOUNT]


def test_the_attack_on_the_dam_is_denied(record: Record) -> None:
    denied = [e for r in record.readings for e in r.events if e.realis is Realis.DENIED]

    assert {e.kind for e in denied} >= {"attack", "sanction"}


def test_planned_talks_are_planned(record: Record) -> None:
    planned = [e for e in record.events if e.kind in ("talks", "meeting") and e.realis is Realis.PLANNED]

    assert any(e.when and e.when.interval.first == "2024-03-20" for e in planned)


def test_german_is_kept_and_not_read(record: Record) -> None:
    german = [r for r in record.readings if r.document.lang == "de"]

    assert len(german) == 1
    assert not german[0].statements
    assert any(p.kind == "not-read-language" for p in german[0].problems)


def test_the_broken_file_is_set_aside_with_its_reason(record: Record) -> None:
    assert [(s.name, s.kind) for s in record.set_aside] == [("12-broken.txt", "encoding")]


def test_the_table_says_that_24_prisoners_are_42_told_otherwise(record: Record) -> None:
    exchange = next(g for g in grids(Page(record)) if "Exchange" in str(g["label"]))
    rows = [r for r in exchange["rows"] if r["slot"] == "number"]

    assert len(rows) == 2
    assert {state for r in rows for c in r["cells"] if (state := c["state"]) != "said"} == {"otherwise"}
