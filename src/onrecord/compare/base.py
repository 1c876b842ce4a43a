"""What every comparison is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol, runtime_checkable

from onrecord.compare.retold import Told
from onrecord.model import Finding, FindingKind, Links, Place, Reading, content_id


class Comparison(Protocol):
    """Asks one question of a linked story.

    Readings come with the record's entity ids (see `link.relabel`) and in any order; the
    answer must not depend on it. A comparison that cannot say finds nothing.
    """

    name: str

    def compare(self, readings: Sequence[Reading], links: Links) -> tuple[Finding, ...]:
        """What it finds, each with evidence and a reason in one plain sentence."""
        ...


@runtime_checkable
class OfSentences(Comparison, Protocol):
    """A comparison that looks at sentences beside each other, which are laid once for all such."""

    def compare_told(self, readings: Sequence[Reading], links: Links, told: Told) -> tuple[Finding, ...]:
        """The same as `compare`, where `told` is `tell(readings)`."""
        ...


def finding(
    kind: FindingKind, subject: Iterable[str], evidence: Iterable[Place], reason: str, rule: str
) -> Finding:
    """A finding whose id is made of what it says about what."""
    about = tuple(dict.fromkeys(subject))
    places = tuple(sorted(set(evidence), key=lambda p: (p.doc, p.span)))
    marks = [f"{p.doc}:{p.span.start}-{p.span.end}" for p in places]
    return Finding(
        id=content_id("f", kind, rule, *about, *marks),
        kind=kind,
        subject=about,
        evidence=places,
        reason=reason,
        rule=rule,
    )
