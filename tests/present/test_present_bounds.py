"""Between which days an undated report was published: told wherever its day would stand."""

from __future__ import annotations

import csv
import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from made_record import RECORD

from onrecord.model import Interval, Limit, PublishedBounds, Record, Span
from onrecord.present.csv import write_tables
from onrecord.present.html import report_html
from onrecord.present.json import dumps, record_to_dict
from onrecord.present.table import rows
from onrecord.present.verify import verify

REASON = "names Tomas Reik as prime minister, in office from 6 May 2025"


def bounded() -> Record:
    """The record made by hand, its undated report with a first day."""
    undated = next(r for r in RECORD.readings if r.document.published is None)
    at = undated.document.text.index("Tomas Reik")
    words = Limit(
        first=date(2025, 5, 6),
        rule="office-holder",
        reason=REASON,
        span=Span(at, at + len("Tomas Reik")),
    )
    bounds = PublishedBounds(interval=Interval(first="2025-05-06", last=None), limits=(words,))
    readings = tuple(replace(r, published_bounds=bounds) if r is undated else r for r in RECORD.readings)
    return replace(RECORD, readings=readings)


def exported() -> dict[str, Any]:
    record: dict[str, Any] = json.loads(dumps(record_to_dict(bounded())))
    return record


def told(record: dict[str, Any]) -> dict[str, Any]:
    (bounds,) = [d["published_bounds"] for d in record["documents"] if d["published_bounds"]]
    assert isinstance(bounds, dict)
    return bounds


def test_the_export_tells_bounds_with_their_words_and_no_day() -> None:
    bounds = told(exported())

    assert (bounds["from"], bounds["to"], bounds["basis"]) == ("2025-05-06", None, "bounds")
    assert bounds["exact"] == ["Tomas Reik"]
    assert bounds["reason"] == REASON
    assert [d["published"] for d in exported()["documents"] if d["published_bounds"]] == [None]


def test_an_export_without_texts_keeps_only_where_the_words_stand() -> None:
    bounds = told(json.loads(dumps(record_to_dict(bounded(), text=False))))

    assert len(bounds["evidence"]) == 1
    assert "exact" not in bounds


def test_evidence_that_was_moved_is_found_out() -> None:
    record = exported()
    assert verify(record) == []

    told(record)["evidence"][0][0] += 1

    (found,) = verify(record)
    assert found.expected == "Tomas Reik"


def test_the_list_of_documents_shows_the_basis_or_the_bounds() -> None:
    shown = [(row["published"], row["known by"], row["limits"]) for row in rows(bounded(), "documents")]

    assert (None, None, "not before 6 May 2025") in shown
    assert all(limits is None for published, _, limits in shown if published)


def test_the_page_tells_bounds_beside_the_text() -> None:
    page = report_html(bounded())

    assert f"no date of publication, not before 6 May 2025 ({REASON})" in page


def test_the_table_of_documents_has_both_ends(tmp_path: Path) -> None:
    write_tables(bounded(), tmp_path)

    with (tmp_path / "documents.csv").open(encoding="utf-8-sig", newline="") as file:
        lines = list(csv.DictReader(file))
    ends = [(line["published_from"], line["published_to"]) for line in lines if not line["published"]]
    assert ends == [("2025-05-06", "")]
