"""The section of findings, grouped by what an editor has to do about them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from markupsafe import Markup

from onrecord.model import Finding, FindingKind
from onrecord.present.page import Page

View = dict[str, Any]

FOLD = 6
"""Findings of one kind that stand open; the others are folded. Chosen, not measured."""

EVIDENCE = 6
"""Places of one finding that are quoted; the others are linked by number. Chosen, not measured."""

KIND_WORDS: dict[FindingKind, tuple[str, str]] = {
    FindingKind.CONTRADICTION: ("Contradiction", "Two accounts of one event cannot both stand."),
    FindingKind.SELF_CONTRADICTION: ("A report against itself", "One report gives both."),
    FindingKind.DIFFERENT_ACCOUNT: (
        "Different accounts",
        "The same thing, told differently by its roots.",
    ),
    FindingKind.SPEAKER_INCONSISTENT: ("A speaker against themself", "The same speaker is quoted with both."),
    FindingKind.MISPLACED: ("Words in another place", "Words known from one occasion stand with another."),
    FindingKind.RECYCLED: ("Older words used again", "Words that were printed before stand as new."),
    FindingKind.HEDGE_LOST: ("A reservation lost", "What was said with a reservation is told without it."),
    FindingKind.QUOTE_CHANGED: ("A quotation differs", "Words inside quotation marks are not the same."),
    FindingKind.SINGLE_ROOT: ("One root only", "However many outlets carry it, one source stands behind it."),
    FindingKind.UNATTRIBUTED: ("Nobody named behind it", "No named source vouches for it."),
    FindingKind.OMISSION: ("Left out", "Told by others on the same event, not by this report."),
    FindingKind.COVERAGE_GAP: ("Not covered", "An event that a report does not tell."),
    FindingKind.DATES_DISAGREE: ("Its dates disagree", "What a report says of its own day does not fit."),
    FindingKind.UNDATED: ("No date", "No report says when it was."),
    FindingKind.POSSIBLY_SAME: ("Possibly the same", "Two events that could be one; not merged."),
    FindingKind.FRAMING_ONLY: ("Same fact, other words", "Only the wording differs."),
    FindingKind.REPRINT: ("Reprint", "A text that stands in another report too adds no root."),
    FindingKind.CORROBORATED: ("Told by independent roots", "Several roots, each on its own."),
}

GROUPS: tuple[tuple[str, str, str, tuple[FindingKind, ...]], ...] = (
    (
        "differences",
        "Accounts differ",
        "Decide which wording or account to print, or print both.",
        (
            FindingKind.CONTRADICTION,
            FindingKind.SELF_CONTRADICTION,
            FindingKind.DIFFERENT_ACCOUNT,
            FindingKind.SPEAKER_INCONSISTENT,
            FindingKind.MISPLACED,
            FindingKind.RECYCLED,
            FindingKind.HEDGE_LOST,
            FindingKind.QUOTE_CHANGED,
        ),
    ),
    (
        "sources",
        "Thin sources",
        "Look for a second root before printing it as known.",
        (FindingKind.SINGLE_ROOT, FindingKind.UNATTRIBUTED),
    ),
    (
        "omissions",
        "Left out",
        "Check whether the missing part changes the story.",
        (FindingKind.OMISSION, FindingKind.COVERAGE_GAP),
    ),
    (
        "open",
        "Open questions",
        "Not decided here: a date or a source could settle it.",
        (FindingKind.DATES_DISAGREE, FindingKind.UNDATED, FindingKind.POSSIBLY_SAME),
    ),
    (
        "wording",
        "Wording and reprints",
        "Good to know when counting who says what.",
        (FindingKind.FRAMING_ONLY, FindingKind.REPRINT),
    ),
    (
        "agreed",
        "Corroborated",
        "Several independent roots tell it.",
        (FindingKind.CORROBORATED,),
    ),
)

FINDING_ORDER: tuple[FindingKind, ...] = tuple(kind for group in GROUPS for kind in group[3])
"""Kinds of findings, what an editor must act on first."""
"""Groups in the order of urgency: key, title, what to do, kinds. A test checks that no kind is missing."""


def finding_groups(page: Page) -> list[View]:
    """The groups that have findings, each with its kinds and their findings."""
    views = []
    for key, title, advice, kinds in GROUPS:
        found = [(kind, [f for f in page.record.findings if f.kind is kind]) for kind in kinds]
        found = [(kind, findings) for kind, findings in found if findings]
        if not found:
            continue
        views.append(
            {
                "id": f"findings-{key}",
                "title": title,
                "advice": advice,
                "count": sum(len(findings) for _, findings in found),
                "kinds": [_kind(page, kind, findings) for kind, findings in found],
            }
        )
    return views


def _kind(page: Page, kind: FindingKind, findings: list[Finding]) -> View:
    items = [_finding(page, finding) for finding in findings]
    title, meaning = KIND_WORDS[kind]
    room = FOLD if kind is not FindingKind.OMISSION else 4
    # Folding one or two items would hide more than it saves.
    room = room if len(items) > room + 2 else len(items)
    return {
        "kind": kind.value,
        "title": title,
        "meaning": meaning,
        "shown": items[:room],
        "folded": items[room:],
        "count": len(items),
    }


def _finding(page: Page, finding: Finding) -> View:
    places = list(dict.fromkeys(finding.evidence))
    return {
        "reason": page.say(finding.reason),
        "rule": finding.rule,
        "about": _about(page, finding),
        "evidence": [
            {"source": page.source(place.doc), "words": words}
            for place in places[:EVIDENCE]
            if (words := page.in_context(place.doc, place.span))
        ],
        "more": [page.pointer(place, str(i)) for i, place in enumerate(places[EVIDENCE:], EVIDENCE + 1)],
    }


def _about(page: Page, finding: Finding) -> list[Markup]:
    """Links to the events that the finding is about, each once."""
    events = dict.fromkeys(id_ for id_ in _with_events(page, finding.subject) if id_ in page.events)
    return [page.event(id_) for id_ in events]


def _with_events(page: Page, subject: Iterable[str]) -> list[str]:
    of = {c.id: c.event for c in page.record.claims} | {q.id: q.event for q in page.record.quotes}
    return [event for id_ in subject if (event := of.get(id_, id_))]
