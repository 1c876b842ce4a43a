"""What became of a speaker's words on their way through the reports."""

from __future__ import annotations

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
)
from onrecord.text.labels import short_names
from onrecord.text.normal import comparable, fold

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
        return tuple(f for quote in links.quotes for f in _of(quote, names, speakers))


def _of(quote: Quote, names: dict[str, str], speakers: dict[str, str]) -> Iterator[Finding]:
    told: set[tuple[FindingKind, str, str]] = set()
    done: set[int] = set()
    for difference in sorted(quote.differences, key=lambda d: (d.a, d.b)):
        kind = _CHANGED.get(difference.kind)
        a, b = quote.variants[difference.a], quote.variants[difference.b]
        if difference.b in done:
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
        who = speakers.get(quote.speaker or "", "a speaker")
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
