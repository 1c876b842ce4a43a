"""Grown readings must be as sound as those that they are grown from."""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import msgspec
import pytest

from onrecord.model import Document, Mode, Reading, Span, sha256
from storydesk import Desk

BENCH = Path(__file__).resolve().parents[2] / "bench"

TEXT = (
    "Ilena Marsk met Toren Vale in Drovna on 4 June 2025. "
    "Marsk promised 1,250 tents for 340 families. “The river is still rising,” Marsk said."
)


def reading() -> Reading:
    desk = Desk("paper_1", "The Courier", "2025-06-05", TEXT)
    marsk = desk.entity("Ilena Marsk")
    vale = desk.entity("Toren Vale")
    met = desk.event("meeting", "met", marsk, vale, day="2025-06-04")
    desk.said("The river is still rising", marsk, mode=Mode.DIRECT, about=(met,))
    return desk.reading


def spans(found: Reading) -> Iterator[Span]:
    yield from (m.span for m in found.mentions)
    yield from (e.trigger for e in found.events)
    yield from (span for s in found.statements for span in s.content)


@pytest.fixture
def grow(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The growing part of bench/scale.py."""
    monkeypatch.syspath_prepend(str(BENCH))
    return importlib.import_module("grow")


def grown(grow: ModuleType, size: int, **how: Any) -> list[Reading]:
    return list(grow.grow(grow.templates([reading()], ["story"]), size, **how))


def same_shape(one: Document, other: Document) -> bool:
    return [len(w) for w in one.text.split(" ")] == [len(w) for w in other.text.split(" ")]


def test_every_span_of_a_grown_reading_stands_where_it_stood(grow: ModuleType) -> None:
    old = reading()

    for new in grown(grow, 20):
        assert same_shape(old.document, new.document)
        assert list(spans(new)) == list(spans(old))
        assert new.document.text_sha256 == sha256(new.document.text)


def test_names_change_alike_in_text_and_fields(grow: ModuleType) -> None:
    for new in grown(grow, 20):
        name = new.mentions[0].name
        assert name != "Ilena Marsk"
        assert new.document.slice(new.mentions[0].span) == name
        assert new.entities[0].name == name
        assert new.entities[0].id == "person:" + name.lower().replace(" ", "-")
        assert new.events[0].participants[0].party.entity == new.entities[0].id


def test_no_field_keeps_an_old_name(grow: ModuleType) -> None:
    for new in grown(grow, 20):
        left = msgspec.json.encode(new).decode().casefold()
        assert not [old for old in ("ilena", "marsk", "toren", "vale") if old in left]


def test_years_move_together_in_text_and_fields(grow: ModuleType) -> None:
    for new in grown(grow, 20):
        when = new.events[0].when
        assert when is not None
        assert new.document.published is not None
        assert str(new.document.published.year) in new.document.text
        assert when.interval.first == f"{new.document.published.year}-06-04"


def test_ids_are_those_of_the_new_report_and_all_reports_differ(grow: ModuleType) -> None:
    found = grown(grow, 30)

    assert len({r.document.id for r in found}) == 30
    for new in found:
        assert all(e.id.startswith(f"{new.document.id}.") for e in new.events)
        assert new.statements[0].about == (new.events[0].id,)


def test_one_story_keeps_its_names_however_often_it_is_told(grow: ModuleType) -> None:
    assert len({r.entities[0].name for r in grown(grow, 20, stories=1)}) == 1
    assert len({r.entities[0].name for r in grown(grow, 20)}) > 3


def test_the_same_call_grows_the_same_readings(grow: ModuleType) -> None:
    assert grown(grow, 10) == grown(grow, 10)


def test_the_exponent_is_the_slope_of_the_logarithms(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(BENCH))
    slope = importlib.import_module("scale").slope

    assert slope([(10, 1.0), (100, 10.0), (1000, 100.0)]) == 1.0
    assert slope([(10, 1.0), (100, 100.0)]) == 2.0
    assert slope([(10, 1.0)]) is None
