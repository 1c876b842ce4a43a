from __future__ import annotations

import importlib
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

BENCH = Path(__file__).resolve().parents[2] / "bench"


@pytest.fixture
def errors(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The adapter bench/time_errors.py."""
    monkeypatch.syspath_prepend(str(BENCH))
    return importlib.import_module("time_errors")


def timex(start: int, words: str, kind: str, value: str, rule: str = "") -> dict[str, Any]:
    return {
        "start": start,
        "end": start + len(words),
        "text": words,
        "type": kind,
        "value": value,
        "rule": rule,
    }


def kinds(errors: ModuleType, gold: list[dict[str, Any]], found: list[dict[str, Any]]) -> list[str]:
    return sorted(kind for kind, _ in errors.kinds_of({"timexes": gold}, found))


def test_what_agrees_is_no_error(errors: ModuleType) -> None:
    day = timex(0, "Friday", "DATE", "2013-03-22")

    assert kinds(errors, [day], [day]) == []


def test_each_error_has_one_kind(errors: ModuleType) -> None:
    gold = [
        timex(0, "Friday", "DATE", "2013-03-21"),
        timex(10, "last week", "DATE", "2013-WXX"),
        timex(30, "March", "DATE", "2013-03"),
        timex(50, "two days", "DURATION", "P2D"),
    ]
    found = [
        timex(0, "Friday", "DATE", "2013-03-22", "weekday"),
        timex(10, "last week", "DATE", "2013-W11", "which-unit"),
        timex(24, "early March", "DATE", "2013-03", "month"),
        timex(90, "now", "DATE", "PRESENT_REF", "reference"),
    ]

    assert kinds(errors, gold, found) == [
        "bounds: a modifier",
        "extra: now, recent, soon",
        "gold: X where the words tell",
        "gold: another weekday than the words",
        "missed",
    ]


def test_an_exact_overlap_is_paired_before_a_longer_one(errors: ModuleType) -> None:
    gold = [timex(0, "March", "DATE", "2013-03")]
    found = [timex(0, "March 3 and later", "DATE", "2013-03-03"), timex(0, "March", "DATE", "2013-03")]

    assert errors.pairs_of(gold, found) == [(0, 1)]
