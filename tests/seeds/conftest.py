"""The record of the five real reports, made once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from onrecord import Story
from onrecord.model import Event, Reading, Record, Span


@pytest.fixture(scope="session")
def record(seeds_folder: Path) -> Record:
    return Story.build([seeds_folder], workers=2).record


@pytest.fixture(scope="session")
def reading_of(record: Record) -> Callable[[str], Reading]:
    """The reading of the report whose file name starts with a number ("000")."""

    def find(number: str) -> Reading:
        return next(r for r in record.readings if r.document.name.startswith(number))

    return find


@pytest.fixture(scope="session")
def words(record: Record) -> Callable[[str, Span], str]:
    texts = {d.id: d.text for d in record.documents}

    def slice_of(doc: str, span: Span) -> str:
        return texts[doc][span.start : span.end]

    return slice_of


@pytest.fixture(scope="session")
def calls(record: Record) -> dict[str, Event]:
    """The calls between the two presidents, by day ("2025-06-04") or "undated"."""
    found = {}
    for event in record.events:
        names = {p.party.name for p in event.participants}
        if event.kind == "call" and names == {"Donald Trump", "Vladimir Putin"}:
            interval = event.when.interval if event.when is not None else None
            key = interval.first if interval is not None and interval.is_one_day else "undated"
            assert key is not None
            assert key not in found, f"two calls of {key}"
            found[key] = event
    return found
