"""What comparing accounts shows."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from onrecord.model.entity import Place


class FindingKind(StrEnum):
    """What a finding is."""

    CORROBORATED = "corroborated"
    SINGLE_ROOT = "single-root"
    UNATTRIBUTED = "unattributed"
    CONTRADICTION = "contradiction"
    DIFFERENT_ACCOUNT = "different-account"
    FRAMING_ONLY = "framing-only"
    OMISSION = "omission"
    MISPLACED = "misplaced"
    RECYCLED = "recycled"
    QUOTE_CHANGED = "quote-changed"
    HEDGE_LOST = "hedge-lost"
    SPEAKER_INCONSISTENT = "speaker-inconsistent"
    DATES_DISAGREE = "dates-disagree"
    UNDATED = "undated"
    COVERAGE_GAP = "coverage-gap"
    SELF_CONTRADICTION = "self-contradiction"
    POSSIBLY_SAME = "possibly-same"
    REPRINT = "reprint"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One difference, agreement or gap, with evidence and a reason in plain words.

    `subject` are ids of what it is about (events, claims, quotes, statements, documents).
    """

    id: str
    kind: FindingKind
    subject: tuple[str, ...]
    evidence: tuple[Place, ...]
    reason: str
    rule: str
