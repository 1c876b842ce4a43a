"""What became of a speaker's words on their way through the reports."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from onrecord.compare.base import finding
from onrecord.model import (
    Difference,
    DifferenceClass,
    Finding,
    FindingKind,
    Links,
    Mode,
    Place,
    Quote,
    Reading,
    Variant,
)
from onrecord.text.labels import short_names
from onrecord.text.normal import comparable, fold, words_of

MOSTLY = 0.6
"""Share of the shorter wording's words that two printings of one sentence share, where no event says that
they are of one occasion. Chosen, not measured."""

_CHANGED = {
    DifferenceClass.QUOTED_WORDS_DIFFER: FindingKind.QUOTE_CHANGED,
    DifferenceClass.REFERENT_MOVED: FindingKind.QUOTE_CHANGED,
    DifferenceClass.MERGED: FindingKind.QUOTE_CHANGED,
    DifferenceClass.HEDGE_LOST: FindingKind.HEDGE_LOST,
}


class Drift:
    """Finds quotations whose words differ and hedges that got lost. Shortening alone is no finding."""

    name = "drift"

    def compare(self, readings: Sequence[Reading], links: Links) -> tuple[Finding, ...]:
        """One finding for each wording that departs from the earliest one that has its words."""
        names = short_names([r.document for r in readings])
        speakers = {e.id: e.name for e in links.entities}
        about = {
            s.id: frozenset(links.event_of[e] for e in s.about if e in links.event_of)
            for r in readings
            for s in r.statements
        }
        # Words that nobody is known to have said cannot be said to have changed in anybody's mouth.
        known = [quote for quote in links.quotes if quote.speaker in speakers]
        return tuple(f for quote in known for f in _of(quote, names, speakers, about))


def _of(
    quote: Quote, names: dict[str, str], speakers: dict[str, str], about: dict[str, frozenset[str]]
) -> Iterator[Finding]:
    told: set[tuple[FindingKind, str, str]] = set()
    done: set[int] = set()
    for difference in sorted(quote.differences, key=lambda d: (d.a, d.b)):
        kind = _CHANGED.get(difference.kind)
        a, b = quote.variants[difference.a], quote.variants[difference.b]
        if difference.b in done or not _is_one_sentence(a, b, about):
            continue
        if kind is None:
            # It agrees with an earlier quotation, so it departs from none.
            if Mode.INDIRECT not in (a.mode, b.mode):
                done.add(difference.b)
            continue
        # Each departing wording is told once, against the earliest that differs from it.
        first, second = sorted((a.text.casefold(), b.text.casefold()))
        key = (kind, first, second)
        if key in told:
            continue
        told.add(key)
        done.add(difference.b)
        who = speakers[quote.speaker or ""]
        here, there = names[a.doc], names[b.doc]
        if here == there:
            here, there = f"{here} in one place", "in another"
        yield finding(
            kind,
            [quote.id, a.statement, b.statement],
            _evidence(quote, difference),
            f"{who} is given in other words by {here} and by {there}: {difference.reason}."
            if kind is FindingKind.QUOTE_CHANGED
            else _hedge_sentence(who, (here, there), (a.text, b.text), difference.reason),
            difference.kind.value,
        )


def _is_one_sentence(a: Variant, b: Variant, about: dict[str, frozenset[str]]) -> bool:
    """Whether two wordings share so much that one can be the other's, changed.

    Two sentences of one speech share a subject and some words. Who retells a quotation has words of
    his own, and of one event a speaker is quoted in several translations: they need share less.
    """
    if Mode.INDIRECT in (a.mode, b.mode):
        return True
    if about.get(a.statement, frozenset()) & about.get(b.statement, frozenset()):
        return True
    here, there = (Counter(w.form for w in words_of(v.text)) for v in (a, b))
    shorter = min(here.total(), there.total())
    return (here & there).total() >= MOSTLY * shorter


def _hedge_sentence(who: str, names: tuple[str, str], texts: tuple[str, str], reason: str) -> str:
    """Who keeps the hedge and who drops it, in one sentence."""
    hedge = reason.partition("“")[2].partition("”")[0]
    keeps, drops = names if fold(hedge) in comparable(texts[0]).text.replace(",", "") else names[::-1]
    return f"{keeps} has {who} say “{hedge}”; {drops} tells the same without that reserve."


def _evidence(quote: Quote, difference: Difference) -> list[Place]:
    a, b = quote.variants[difference.a], quote.variants[difference.b]
    places = [Place(doc=a.doc, span=a.span), Place(doc=b.doc, span=b.span)]
    if difference.kind is DifferenceClass.QUOTED_WORDS_DIFFER and Mode.INDIRECT not in (a.mode, b.mode):
        changed = [op for op in difference.ops if op.op == "replace" and op.a_span and op.b_span]
        if len(changed) == 1 and changed[0].a_span and changed[0].b_span:
            return [Place(doc=a.doc, span=changed[0].a_span), Place(doc=b.doc, span=changed[0].b_span)]
    return places
