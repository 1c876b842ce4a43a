"""A report whose own dates do not fit together is a finding."""

from __future__ import annotations

from onrecord.compare import compare
from onrecord.compare.dates import Dates
from onrecord.ingest import Given, make_document
from onrecord.model import Document, Finding, FindingKind, Links, MadeBy, Reading

STORY = "The envoys of both countries met again on Monday. They spoke for three hours about the truce."
MAKER = MadeBy(onrecord="0", readers={}, models={})


def reading(name: str, text: str, given: Given | None = None) -> Reading:
    document = make_document(name, text, given)
    assert isinstance(document, Document)
    return Reading(document=document, made_by=MAKER, problems=document.problems)


def findings(*readings: Reading) -> list[Finding]:
    return [f for f in compare(readings, Links()) if f.kind is FindingKind.DATES_DISAGREE]


def test_header_and_dateline_of_different_days_are_a_finding_with_both_places() -> None:
    report = reading("a.txt", f"Date: 2025-06-14\n\nKYIV, June 4, 2025 (Agency) - {STORY}")

    (found,) = findings(report)

    assert [report.document.slice(p.span) for p in found.evidence] == ["2025-06-14", "June 4, 2025"]
    assert found.reason.endswith("the first is used.")
    assert found.subject == (report.document.id,)


def test_a_weekday_that_does_not_fit_is_a_finding() -> None:
    (found,) = findings(reading("a.txt", f"Monday, 4 June 2025\n\n{STORY}"))

    assert found.rule == "wrong-weekday"


def test_a_day_given_beside_the_report_points_at_its_head() -> None:
    report = reading("a.txt", STORY, Given(published="2025-06-04", url="https://example.org/2024/06/04/x"))

    (found,) = findings(report)

    assert report.document.slice(found.evidence[0].span) == STORY[:80]


def test_dates_that_agree_or_are_missing_are_no_finding() -> None:
    assert findings(reading("a.txt", f"Date: 2025-06-04\n\nKYIV, June 4 (Agency) - {STORY}")) == []
    assert findings(reading("b.txt", STORY)) == []


def test_the_order_of_the_reports_changes_nothing() -> None:
    reports = [
        reading("a.txt", f"Date: 2025-06-04\nDate: 2025-06-07\n\n{STORY}"),
        reading("b.txt", f"Monday, 4 June 2025\n\n{STORY}"),
    ]

    assert {f.id for f in Dates().compare(reports, Links())} == {
        f.id for f in Dates().compare(reports[::-1], Links())
    }
