"""What stands on several feet, on one, or on none that is named."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from onrecord.model import (
    RELAYS,
    Claim,
    Document,
    Finding,
    FindingKind,
    Hop,
    Links,
    Place,
    Reading,
    Slot,
    Span,
    Telling,
    content_id,
    outlet_key,
    root_hop,
)
from onrecord.text.labels import short_names
from onrecord.text.normal import fold, words_of
from onrecord.text.wording import listed

CONTEXT = frozenset({Slot.TOPIC, Slot.PLACE, Slot.PARTICIPANT, Slot.PLANNED})
"""Slots that nobody doubts: that two sides name one topic is no finding."""

NAMING = 4
"""Least letters of a word that makes two names possibly one. Chosen."""

MONTH = 31
"""Most days of a telling of when that can be borne out."""

FACTS = frozenset({Slot.TOOK_PLACE, Slot.DAY, Slot.DURATION, Slot.ORDINAL, Slot.NUMBER, Slot.INITIATOR})
"""Slots that are checked against the world; the others tell what somebody said or did with words."""

MEASURED = frozenset({Slot.DURATION, Slot.NUMBER})
"""Slots in which two values can fit without being the same: 55 minutes and nearly an hour."""

WEIGHTY = frozenset({Slot.DURATION, Slot.NUMBER, Slot.OFFERED, Slot.AGREED})
"""Slots whose lack of a named source an editor needs to know. That something was, and when, is mostly
there for all to see."""


class Agreement:
    """Finds claims that independent roots share, that one root carries, or that nobody named vouches for."""

    name = "agreement"

    def compare(self, readings: Sequence[Reading], links: Links) -> tuple[Finding, ...]:
        """Findings of the kinds corroborated, single-root and unattributed, in the order of the claims."""
        desk = _Desk(
            names=short_names([r.document for r in readings]),
            events={e.id: e.label for e in links.events},
            documents={r.document.id: r.document for r in readings},
            outlets={r.document.id: outlet_key(r.document) for r in readings},
            dated=frozenset(
                e.id for e in links.events if e.when is not None and e.when.interval.last is not None
            ),
            taken=_taken(links),
        )
        return tuple(finding for claim in links.claims for finding in _judge(claim, desk))


@dataclass(frozen=True, slots=True)
class _Desk:
    names: dict[str, str]
    events: dict[str, str]
    documents: dict[str, Document]
    outlets: dict[str, str]
    dated: frozenset[str]
    taken: dict[str, list[Span]]

    def own(self, claim: Claim) -> list[Telling]:
        """The tellings that a report did not take over, word by word, from another."""
        return [t for t in claim.tellings if not any(h.holds(t.span) for h in self.taken.get(t.doc, ()))]


def _taken(links: Links) -> dict[str, list[Span]]:
    """Stretches that each report took over from another."""
    found: dict[str, list[Span]] = {}
    for copy in links.copies:
        found.setdefault(copy.doc, []).extend(here for here, _ in copy.spans)
    return found


def _judge(claim: Claim, desk: _Desk) -> Iterator[Finding]:
    event = desk.events.get(claim.event or "", "")
    about = f"{event}: {claim.text}" if event else claim.text
    told = listed(sorted({desk.names[t.doc] for t in claim.tellings}))
    own = desk.own(claim)
    outlets = {desk.outlets[t.doc] for t in own}
    if claim.slot is Slot.DAY and not _is_near(claim):
        return
    if claim.slot in CONTEXT or (claim.slot is Slot.TOOK_PLACE and claim.event not in desk.dated):
        # That talks without a day "took place" says too little to be borne out.
        return
    # What only one report tells, however many people it quotes, is that report's telling.
    if len({t.doc for t in own}) >= 2 and _are_surely_two(_vouching(claim)):
        reason = _said_by(claim, about, told, desk)
        yield _finding(FindingKind.CORROBORATED, claim, reason, "two-roots")
    elif _on_one_root(claim, own) and len(outlets) >= 2 and _is_passed_on(claim):
        reason = (
            f"{about} – {len(outlets)} outlets tell it ({told}), but it stands on one root: {claim.roots[0]}."
        )
        yield _finding(FindingKind.SINGLE_ROOT, claim, reason, "one-root-many-outlets")
    elif claim.event and not claim.roots and len({t.doc for t in own}) >= 2 and claim.slot in WEIGHTY:
        reason = f"{about} – told by {told}, and none of them names a source."
        yield _finding(FindingKind.UNATTRIBUTED, claim, reason, "no-named-root")


def _is_near(claim: Claim) -> bool:
    """Whether days are told to the month: a bare year is a way of speaking ("his run for 2016")."""
    first, _, last = claim.value.rpartition("|")[2].partition("..")
    days = [_DAY.match(first), _DAY.match(last)]
    if not first or not last or None in days:
        return False
    one, other = (date.fromisoformat(d.group()) for d in days if d is not None)
    return (other - one).days <= MONTH


_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def _said_by(claim: Claim, about: str, told: str, desk: _Desk) -> str:
    """Who bears a claim out; where the words differ, with each one's own."""
    vouching = _vouching(claim)
    roots = listed(sorted(" / ".join(sorted({h.name for _, h in said})) for said in vouching.values()))
    several = len({t.value for said in vouching.values() for t, _ in said}) > 1
    if not several or claim.slot not in MEASURED:
        return f"{about} – {len(vouching)} independent roots say so: {roots} ({told})."
    by_words: dict[str, set[str]] = {}
    for said in vouching.values():
        for telling, hop in said:
            words = " ".join(desk.documents[telling.doc].slice(telling.span).split())
            by_words.setdefault(words, set()).add(hop.name)
    own = "; ".join(f"{words} ({listed(sorted(by_words[words]))})" for words in sorted(by_words))
    return f"{about} – {len(vouching)} independent roots agree, each in their own words: {own} ({told})."


def _are_surely_two(vouching: dict[str, list[tuple[Telling, Hop]]]) -> bool:
    """Whether two of those who vouch are surely two, and not "Jackson" and "Mr. Jackson Jr."."""
    names = [{hop.name for _, hop in said} for said in vouching.values()]
    return any(
        not any(_could_be_one(a, b) for a in one for b in other) for one, other in combinations(names, 2)
    )


def _could_be_one(one: str, other: str) -> bool:
    """Whether two names share a word, or one is made of letters that the other's words begin with."""
    a, b = ([w.form for w in words_of(name) if len(w.form) > 1] for name in (one, other))
    if {w for w in a if len(w) >= NAMING} & {w for w in b if len(w) >= NAMING}:
        return True
    for short, long in ((one, b), (other, a)):
        letters = fold(short)
        if short.isupper() and len(long) > 1 and set(letters) <= {w[0] for w in long}:
            return True
    return False


def _vouching(claim: Claim) -> dict[str, list[tuple[Telling, Hop]]]:
    """Known roots that make a claim more certain, by side, with what they are told to have said.

    "The president" beside a name may be one person; and that somebody said a thing is not
    borne out by himself. An agency that names no source may have it from another root.
    """
    who = [] if claim.slot in FACTS else claim.value.partition("|")[0].split("+")
    found: dict[str, list[tuple[Telling, Hop]]] = {}
    for telling in claim.tellings:
        hop = root_hop(telling.chain) if telling.root is not None else None
        if hop is None or hop.role in RELAYS or hop.entity is None or hop.entity in who:
            continue
        found.setdefault(hop.side or hop.entity, []).append((telling, hop))
    return found


def _on_one_root(claim: Claim, own: Sequence[Telling]) -> bool:
    """Whether all tellings name one root: a relay beside it may have its news from elsewhere."""
    if len(claim.roots) != 1 or not all(t.root for t in own):
        return False
    relayed = {(hop := root_hop(t.chain)) is not None and hop.role in RELAYS for t in own}
    return len(relayed) == 1


def _is_passed_on(claim: Claim) -> bool:
    """Whether the one root could have got it wrong: not so for what somebody said himself."""
    if claim.slot in FACTS:
        return True
    return ":" in claim.value.partition("|")[0] and bool(_vouching(claim))


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
