"""The founding example: where accounts agree, differ, leave out."""

from __future__ import annotations

from collections.abc import Callable

from onrecord.model import Event, Finding, FindingKind, Record, Span

Words = Callable[[str, Span], str]


def findings(record: Record, *kinds: FindingKind) -> list[Finding]:
    return [f for f in record.findings if f.kind in kinds]


def evidence(finding: Finding, record: Record) -> list[tuple[str, str]]:
    texts = {d.id: d for d in record.documents}
    return [(texts[p.doc].name[:3], texts[p.doc].slice(p.span)) for p in finding.evidence]


def test_the_good_conversation_has_two_wordings(record: Record, words: Words) -> None:
    names = {d.id: d.name[:3] for d in record.documents}
    quotes = [q for q in record.quotes if any("good conversation" in v.text for v in q.variants)]

    assert len(quotes) == 1
    assert {names[v.doc] for v in quotes[0].variants} == {"000", "001"}
    changed = {(op.a, op.b) for d in quotes[0].differences for op in d.ops if op.op == "replace"}
    assert ("one", "a conversation") in changed or ("a conversation", "one") in changed


def test_i_thought_we_agreed_loses_its_hedge(record: Record) -> None:
    lost = [evidence(f, record) for f in findings(record, FindingKind.HEDGE_LOST)]

    assert any(
        any(n == "000" and "I thought" in w for n, w in found)
        and any(n == "001" and "agree" in w for n, w in found)
        for found in lost
    )


def test_excellent_in_the_undated_report_is_known_from_may(record: Record) -> None:
    found = [evidence(f, record) for f in findings(record, FindingKind.MISPLACED, FindingKind.RECYCLED)]

    assert any({n for n, w in e if "excellent" in w} == {"002", "003"} for e in found)


def test_who_raised_help_on_iran_is_two_accounts(record: Record, calls: dict[str, Event]) -> None:
    event = calls["2025-06-04"].id
    found = [f for f in findings(record, FindingKind.DIFFERENT_ACCOUNT) if event in f.subject]

    assert len(found) == 1
    assert "Trump" in found[0].reason
    assert "Putin" in found[0].reason
    assert sum(1 for n, _ in evidence(found[0], record) if n == "001") >= 2


def test_omissions_of_the_call_of_4_june(record: Record) -> None:
    left_out = findings(record, FindingKind.OMISSION)

    assert any(f.reason.startswith("001") and "respond" in f.reason for f in left_out)
    assert any(f.reason.startswith("000") and "aware" in f.reason for f in left_out)


def test_six_lengths_of_four_calls_are_no_contradiction(record: Record) -> None:
    claims = {c.id: c for c in record.claims}
    found = findings(record, FindingKind.CONTRADICTION, FindingKind.SELF_CONTRADICTION)

    assert not [f for f in found if any(claims[s].slot == "duration" for s in f.subject if s in claims)]


def test_nothing_in_the_five_reports_is_a_contradiction(record: Record) -> None:
    """Each apparent one is of two calls, two days, two speakers' accounts, or rounded."""
    assert not findings(
        record, FindingKind.CONTRADICTION, FindingKind.SELF_CONTRADICTION, FindingKind.SPEAKER_INCONSISTENT
    )


def test_the_sixth_contact_shows_a_gap(record: Record) -> None:
    assert findings(record, FindingKind.COVERAGE_GAP)


def test_the_undated_report_is_of_the_time_when_its_chancellor_is_in_office(record: Record) -> None:
    (undated,) = [r for r in record.readings if r.document.published is None]

    assert undated.published_bounds is not None
    assert undated.published_bounds.interval.first == "2025-05-06"
    assert undated.published_bounds.interval.last is None


def test_the_undated_report_is_a_finding(record: Record) -> None:
    assert [f for f in findings(record, FindingKind.UNDATED) if any(p.doc for p in f.evidence) or f.subject]
