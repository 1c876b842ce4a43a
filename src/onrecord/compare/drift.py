"""What became of a speaker's words on their way through the reports."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from onrecord.compare.base import finding
from onrecord.lexicon.base import read_toml
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
    DifferenceClass.HEDGE_ADDED: FindingKind.HEDGE_LOST,
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
        inner = frozenset(s.id for r in readings for s in r.statements if s.within is not None)
        return tuple(f for quote in known for f in _of(quote, names, speakers, about, inner))


def _of(
    quote: Quote,
    names: dict[str, str],
    speakers: dict[str, str],
    about: dict[str, frozenset[str]],
    inner: frozenset[str],
) -> Iterator[Finding]:
    told: set[tuple[FindingKind, str, str]] = set()
    done: set[int] = set()
    for difference in sorted(quote.differences, key=lambda d: (d.a, d.b)):
        kind = _CHANGED.get(difference.kind)
        a, b = quote.variants[difference.a], quote.variants[difference.b]
        if difference.b in done or not _is_one_sentence(a, b, about):
            continue
        if kind is FindingKind.QUOTE_CHANGED and _is_slight(difference):
            continue
        if a.doc == b.doc and (a.statement in inner or b.statement in inner):
            # The marks may be those of the outer speaker, whose report of the words is no quotation.
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
        yield finding(
            kind,
            [quote.id, a.statement, b.statement],
            _evidence(quote, difference),
            _sentence(speakers[quote.speaker or ""], difference, (a, b), (names[a.doc], names[b.doc])),
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


def _sentence(who: str, difference: Difference, told: tuple[Variant, Variant], names: tuple[str, str]) -> str:
    """What became of the words, in one sentence that says which report has which."""
    words = re.findall("“([^”]*)”", difference.reason)
    same = names[0] == names[1]
    a, b = (f"{names[0]} in one place", "another place") if same else names
    match difference.kind:
        case DifferenceClass.HEDGE_LOST | DifferenceClass.HEDGE_ADDED:
            if same:
                return f"{names[0]} has {who} say “{words[0]}” and tells it elsewhere without that reserve."
            keeps, drops = names if _has(told[0], words[0]) else names[::-1]
            return f"{keeps} has {who} say “{words[0]}”; {drops} tells the same without that reserve."
        case DifferenceClass.REFERENT_MOVED:
            return (
                f"{who} is quoted with “{words[0]}” by {a} and with “{words[1]}” by {b}: about somebody else."
            )
        case DifferenceClass.MERGED:
            keeps, drops = (a, b) if _deleted(difference, words[0]) else (b, a)
            return f"{drops} runs words of {who} together that {keeps} has apart: “{words[0]}” stood between."
    if len(words) == 2 and "other words" in difference.reason:
        return f"{who} is quoted by {a} with “{words[0]}” and by {b}, to the same effect, with “{words[1]}”."
    if len(words) == 2:
        return f"{who} is quoted by {a} with “{words[0]}” where {b} has “{words[1]}”."
    keeps, drops = (a, b) if _deleted(difference, words[0]) else (b, a)
    return f"In words of {who}, {keeps} has “{words[0]}”; {drops} has not."


def _has(variant: Variant, words: str) -> bool:
    return fold(words) in comparable(variant.text).text.replace(",", "")


def _deleted(difference: Difference, words: str) -> bool:
    """Whether the words stand in the first of the two wordings only; `words` may be cut short."""
    start = " ".join(words.removesuffix(" …").split())
    return any(op.op == "delete" and " ".join(op.a.split()).startswith(start) for op in difference.ops)


def _is_slight(difference: Difference) -> bool:
    """Whether nothing but small words come and go: no sense is changed by an "and"."""
    named = {w.form for said in re.findall("“([^”]*)”", difference.reason) for w in words_of(said)}
    if "against" in difference.reason:
        return named <= {"a", "an", "the"}
    return bool(named) and named <= set(read_toml("function_words.toml")["slight"])


def _evidence(quote: Quote, difference: Difference) -> list[Place]:
    a, b = quote.variants[difference.a], quote.variants[difference.b]
    places = [Place(doc=a.doc, span=a.span), Place(doc=b.doc, span=b.span)]
    if difference.kind is DifferenceClass.QUOTED_WORDS_DIFFER and Mode.INDIRECT not in (a.mode, b.mode):
        changed = [op for op in difference.ops if op.op == "replace" and op.a_span and op.b_span]
        if len(changed) == 1 and changed[0].a_span and changed[0].b_span:
            return [Place(doc=a.doc, span=changed[0].a_span), Place(doc=b.doc, span=changed[0].b_span)]
    return places
