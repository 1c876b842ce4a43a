"""The founding example: when."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from onrecord.model import Reading


@pytest.mark.parametrize(
    ("report", "expression", "first", "last"),
    [
        ("000", "June 1", "2025-06-01", "2025-06-01"),
        ("000", "May 19", "2025-05-19", "2025-05-19"),
        ("000", "May 16", "2025-05-16", "2025-05-16"),
        ("001", "yesterday", "2025-06-04", "2025-06-04"),
        ("002", "January 2025", "2025-01-01", "2025-01-31"),
        ("003", "Monday", "2025-05-19", "2025-05-19"),
        ("003", "Saturday", "2025-05-17", "2025-05-17"),
        ("004", "June 2", "2025-06-02", "2025-06-02"),
        ("004", "June 9", "2025-06-09", "2025-06-09"),
        ("004", "June 22", "2025-06-22", "2025-06-22"),
        ("004", "June 12", "2025-06-12", "2025-06-12"),
    ],
)
def test_expressions_count_from_the_right_day(
    reading_of: Callable[[str], Reading], report: str, expression: str, first: str, last: str
) -> None:
    reading = reading_of(report)

    found = [t for t in reading.times if re.search(rf"\b{expression}\b", reading.document.slice(t.span))]
    assert found
    for time in found:
        assert time.interval is not None
        assert (time.interval.first or "")[:10] == first or (
            time.mod is not None and time.interval.first is not None
        )
        assert time.interval.last is None or time.interval.last[:10] == last or time.mod is not None


def test_an_hour_and_15_minutes_is_one_duration_of_about_75(reading_of: Callable[[str], Reading]) -> None:
    for report in ("000", "001"):
        reading = reading_of(report)
        spans = [
            t
            for t in reading.times
            if t.type == "DURATION" and "15 minutes" in reading.document.slice(t.span)
        ]

        assert [t.value for t in spans] == ["PT1H15M"]
        assert spans[0].minutes is not None
        low, high = spans[0].minutes
        assert low is not None
        assert high is not None
        assert low < 75 < high


def test_the_undated_report_is_undated(reading_of: Callable[[str], Reading]) -> None:
    document = reading_of("002").document

    assert document.published is None
    assert any(p.kind == "no-date" for p in document.problems)
