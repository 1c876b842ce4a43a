"""What stands on several feet, on one, or on none that is named."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.compare.words import and_list, labels
from onrecord.model import Claim, Finding, FindingKind, Links, Place, Reading, Slot, content_id

WEIGHTY = frozenset({Slot.TOOK_PLACE, Slot.DAY, Slot.DURATION, Slot.NUMBER, Slot.OFFERED, Slot.AGREED})
"""Slots whose lack of a named source an editor needs to know; the rest would be noise."""


class Agreement:
    """Finds claims that independent roots share, that one root carries, or that nobody named vouches for."""

    name = "agreement"

    def compare(self, readings: Sequence[Reading], links: Links) -> tuple[Finding, ...]:
        """Findings of the kinds corroborated, single-root and unattributed, in the order of the claims."""
        names = labels(readings)
        events = {e.id: e.label for e in links.events}
        return tuple(
            finding
            for claim in links.claims
            for finding in _judge(claim, names, events.get(claim.event or "", ""))
        )


def _judge(claim: Claim, names: dict[str, str], event: str) -> Iterator[Finding]:
    about = f"{event}: {claim.text}" if event else claim.text
    docs = sorted({t.doc for t in claim.tellings}, key=lambda d: names[d])
    told = and_list([names[d] for d in docs])
    if len(claim.roots) >= 2:
        reason = f"{about} – {len(claim.roots)} independent roots say so: {and_list(claim.roots)} ({told})."
        yield _finding(FindingKind.CORROBORATED, claim, reason, "two-roots")
    elif len(claim.roots) == 1 and claim.outlets >= 2 and claim.unattributed == 0:
        reason = (
            f"{about} – {claim.outlets} outlets tell it ({told}), "
            f"but it stands on one root: {claim.roots[0]}."
        )
        yield _finding(FindingKind.SINGLE_ROOT, claim, reason, "one-root-many-outlets")
    elif not claim.roots and claim.documents >= 2 and claim.slot in WEIGHTY:
        reason = f"{about} – told by {told}, and none of them names a source."
        yield _finding(FindingKind.UNATTRIBUTED, claim, reason, "no-named-root")


def _finding(kind: FindingKind, claim: Claim, reason: str, rule: str) -> Finding:
    evidence = tuple(Place(doc=t.doc, span=t.span) for t in claim.tellings)
    return Finding(
        id=content_id("f", kind, claim.id),
        kind=kind,
        subject=(claim.id, *((claim.event,) if claim.event else ())),
        evidence=evidence,
        reason=reason,
        rule=rule,
    )
