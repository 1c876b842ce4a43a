"""Which tellings of an event are the same words, copied."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from onrecord.link.accounts import Account
from onrecord.model import Copy, Span

BEFORE, BEHIND = 40, 30
"""Characters around a word by which it is known again in a copy."""

LIGHTLY_EDITED = 80.0
"""Similarity of those, 0 to 100, from which they are the same words edited. Chosen, not measured."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Copied:
    """Copied stretches by pair of reports, to ask whether two mentions are the same words."""

    copies: Mapping[frozenset[str], Sequence[Copy]]
    partners: Mapping[str, Sequence[frozenset[str]]]
    """Pairs of `copies` that a report is in."""
    originals: Mapping[str, Sequence[str]]
    """Reports from which a report took words over."""
    taken: Mapping[str, Sequence[Span]]
    """Stretches that a report took over from another."""

    @classmethod
    def of(cls, copies: Iterable[Copy]) -> Copied:
        """Filed by pair of reports."""
        found: dict[frozenset[str], list[Copy]] = {}
        partners: dict[str, list[frozenset[str]]] = {}
        originals: dict[str, list[str]] = {}
        taken: dict[str, list[Span]] = {}
        for copy in copies:
            pair = frozenset({copy.doc, copy.of})
            if pair not in found:
                for doc in sorted(pair):
                    partners.setdefault(doc, []).append(pair)
            found.setdefault(pair, []).append(copy)
            originals.setdefault(copy.doc, []).append(copy.of)
            taken.setdefault(copy.doc, []).extend(here for here, _ in copy.spans)
        return cls(copies=found, partners=partners, originals=originals, taken=taken)

    def is_taken(self, doc: str, span: Span) -> bool:
        """Whether `span` of report `doc` stands in words that it took over from another."""
        return any(here.holds(span) for here in self.taken.get(doc, ()))

    def joins(self, a: Account, b: Account) -> bool:
        """Whether a mention of `a` and one of `b` are the same words of a copied stretch."""
        for copy in self.copies.get(frozenset({a.document.id, b.document.id}), ()):
            here, there = (a, b) if copy.doc == a.document.id else (b, a)
            for mine, theirs in copy.spans:
                told = [_context(m.trigger, here) for m in here.mentions if mine.holds(m.trigger)]
                original = [_context(m.trigger, there) for m in there.mentions if theirs.holds(m.trigger)]
                if any(_is_copy(x, y) for x in told for y in original):
                    return True
        return False


def _context(trigger: Span, account: Account) -> tuple[str, str]:
    """The trigger, and it with some characters around it: the same in a copy as in its original."""
    text = account.document.text
    around = " ".join(text[max(0, trigger.start - BEFORE) : trigger.end + BEHIND].split()[1:-1])
    return text[trigger.start : trigger.end].casefold(), around.casefold()


def _is_copy(one: tuple[str, str], other: tuple[str, str]) -> bool:
    """Whether two mentions are the same words, with a word or two changed around them."""
    return one[0] == other[0] and fuzz.ratio(one[1], other[1]) >= LIGHTLY_EDITED
