"""Which reports, or stretches of them, were taken over from another."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.compare.base import finding
from onrecord.model import Finding, FindingKind, Links, Place, Reading
from onrecord.text.labels import short_names

WHOLE = 0.9
"""Share of a report's words from which it is called a reprint as a whole. Chosen, not measured."""


class Reprints:
    """Says of every copy how much of which report it is. Reprints add no root and no telling."""

    name = "reprints"

    def compare(self, readings: Sequence[Reading], links: Links) -> tuple[Finding, ...]:
        """One finding for each pair of reports that share a copied stretch."""
        names = short_names([r.document for r in readings])
        return tuple(
            finding(
                FindingKind.REPRINT,
                [copy.doc, copy.of],
                [p for a, b in copy.spans for p in (Place(doc=copy.doc, span=a), Place(doc=copy.of, span=b))],
                f"{names[copy.doc]} is a reprint of {names[copy.of]}: {copy.share:.0%} of the words."
                if copy.share >= WHOLE
                else f"{names[copy.doc]} takes {copy.share:.0%} of its words, nearly unchanged, "
                f"from {names[copy.of]}.",
                "reprint",
            )
            for copy in links.copies
        )
