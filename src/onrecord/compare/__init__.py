"""Comparing: what linked accounts share, where they differ, and what is missing or odd."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.compare.agreement import Agreement
from onrecord.compare.base import Comparison, OfSentences
from onrecord.compare.change import changes
from onrecord.compare.contradiction import Contradiction
from onrecord.compare.dates import Dates
from onrecord.compare.drift import Drift
from onrecord.compare.framing import portraits
from onrecord.compare.gaps import Gaps
from onrecord.compare.misplaced import Misplaced
from onrecord.compare.omission import Omission
from onrecord.compare.reprints import Reprints
from onrecord.compare.retold import tell
from onrecord.compare.tone import Tone
from onrecord.compare.undated import Undated
from onrecord.model import Finding, Links, Reading

__all__ = ["COMPARISONS", "Comparison", "changes", "compare", "portraits"]

COMPARISONS: tuple[Comparison, ...] = (
    Contradiction(),
    Misplaced(),
    Drift(),
    Dates(),
    Undated(),
    Gaps(),
    Omission(),
    Agreement(),
    Tone(),
    Reprints(),
)
"""What is asked of every story, the weightiest first."""


def compare(readings: Sequence[Reading], links: Links) -> tuple[Finding, ...]:
    """All findings of all comparisons, by id, each once."""
    told = tell(readings)
    found: dict[str, Finding] = {}
    for comparison in COMPARISONS:
        if isinstance(comparison, OfSentences):
            findings = comparison.compare_told(readings, links, told)
        else:
            findings = comparison.compare(readings, links)
        found.update((f.id, f) for f in findings)
    return tuple(found[ident] for ident in sorted(found))
