"""What stands on several feet, on one, or on none that is named."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from onrecord.compare.sourced import has_source
from onrecord.compare.vouching import FACTS, Belongs, are_surely_two, belongs, vouching
from onrecord.lexicon import clashing
from onrecord.lexicon.kinds import kinds
from onrecord.model import (
    RELAYS,
    Claim,
    Document,
    Event,
    Finding,
    FindingKind,
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
from onrecord.text.wording import listed

CONTEXT = frozenset({Slot.TOPIC, Slot.PLACE, Slot.PARTICIPANT, Slot.PLANNED})
"""Slots that nobody doubts: that two sides name one topic is no finding."""

MONTH = 31
"""Most days of a telling of when that can be borne out."""

MEASURED = frozenset({Slot.DURATION, Slot.NUMBER})
"""Slots in which two values can fit without being the same: 55 minutes and nearly an hour."""

WEIGHTY = frozenset({Slot.DURATION, Slot.NUMBER, Slot.OFFERED, Slot.AGREED})
"""Slots whose lack of a named source an editor needs to know. That something was, and when, is mostly
there for all to see."""

HAPPENED = frozenset({Slot.TOOK_PLACE, Slot.DAY})
"""Slots that whoever speaks of an event repeats: only its parties bear them out. A rival's word on
"today's indictment" does not."""


class Agreement:
    """Finds claims that independent roots share, that one root carries, or that nobody named vouches for."""

    name = "agreement"

    def compare(self, readings: Sequence[Reading], links: Links) -> tuple[Finding, ...]:
        """Findings of the kinds corroborated, single-root and unattributed, in the order of the claims."""
        sides = _sides(links)
        desk = _Desk(
            names=short_names([r.document for r in readings]),
            events={e.id: e.label for e in links.events},
            documents={r.document.id: r.document for r in readings},
            outlets={r.document.id: outlet_key(r.document) for r in readings},
            dated=frozenset(
                e.id for e in links.events if e.when is not None and e.when.interval.last is not None
            ),
            taken=_taken(links),
            kinds={e.id: e.kind for e in links.events},
            parties={e.id: _parties(e, sides) for e in links.events},
            sides=sides,
            owners=belongs(readings),
            readings={r.document.id: r for r in readings},
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
    kinds: dict[str, str]
    parties: dict[str, frozenset[str]]
    """Those who take part in each event and those for whom they speak."""
    sides: dict[str, frozenset[str]]
    owners: Belongs
    readings: dict[str, Reading]

    def own(self, claim: Claim) -> list[Telling]:
        """The tellings that a report did not take over, word by word, from another."""
        return [t for t in claim.tellings if not any(h.holds(t.span) for h in self.taken.get(t.doc, ()))]


def _sides(links: Links) -> dict[str, frozenset[str]]:
    """For whom each entity speaks: what is known of it, and what the chains of claims found out."""
    found: dict[str, set[str]] = {}
    for entity in links.entities:
        if entity.side is not None:
            found.setdefault(entity.id, set()).add(entity.side)
    for hop in (h for c in links.claims for t in c.tellings for h in t.chain):
        if hop.entity is not None and hop.side is not None:
            found.setdefault(hop.entity, set()).add(hop.side)
    return {one: frozenset(sides) for one, sides in found.items()}


def _parties(event: Event, sides: Mapping[str, frozenset[str]]) -> frozenset[str]:
    own = {p.party.entity for p in event.participants if p.party.entity is not None}
    return frozenset(own).union(*(sides.get(one, frozenset()) for one in own))


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
    if claim.slot in MEASURED and (not claim.event or _is_bare(claim)):
        # "$16,450" of nothing known, or "one person", tells an editor nothing.
        return
    # What only one report tells, however many people it quotes, is that report's telling.
    reports = len({t.doc for t in own})
    if reports >= 2 and _is_borne_out(claim, desk):
        reason = _said_by(claim, about, told, desk)
        yield _finding(FindingKind.CORROBORATED, claim, reason, "two-roots")
    elif _on_one_root(claim, own) and len(outlets) >= 2 and _is_passed_on(claim, desk):
        reason = (
            f"{about} – {len(outlets)} outlets tell it ({told}), but it stands on one root: {claim.roots[0]}."
        )
        yield _finding(FindingKind.SINGLE_ROOT, claim, reason, "one-root-many-outlets")
    elif reports >= 2 and _needs_a_source(claim, desk) and not has_source(claim, desk.readings):
        reason = f"{about} – told by {told}, and none of them names a source."
        yield _finding(FindingKind.UNATTRIBUTED, claim, reason, "no-named-root")


def _is_borne_out(claim: Claim, desk: _Desk) -> bool:
    """Whether two who are surely of two institutions vouch; that it happened, as parties of it."""
    said = vouching(claim)
    if claim.slot in HAPPENED:
        parties = desk.parties.get(claim.event or "", frozenset())
        said = {
            side: told for side, told in said.items() if any({side, hop.entity} & parties for _, hop in told)
        }
    return are_surely_two(said, desk.owners)


def _needs_a_source(claim: Claim, desk: _Desk) -> bool:
    """Whether nobody vouches for something that is not before all eyes."""
    if claim.roots or claim.slot not in WEIGHTY or not claim.event:
        return False
    kind = kinds().get(desk.kinds.get(claim.event, ""))
    return kind is None or not kind.public


def _is_bare(claim: Claim) -> bool:
    """Whether a number counts one thing, says how far away a place is, or is torn apart ("26, 000")."""
    if claim.slot is not Slot.NUMBER:
        return False
    unit, _, value = claim.value.rpartition("|")
    low, _, high = value.partition("..")
    if unit.split()[-1:] and unit.split()[-1].lower() in clashing.words("distances"):
        return True
    return low == high and low != "" and float(low) in (0.0, 1.0)


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
    said_by = vouching(claim)
    roots = listed(sorted(" / ".join(sorted({h.name for _, h in said})) for said in said_by.values()))
    several = len({t.value for said in said_by.values() for t, _ in said}) > 1
    if not several or claim.slot not in MEASURED:
        return f"{about} – {len(said_by)} independent roots say so: {roots} ({told})."
    by_words: dict[str, set[str]] = {}
    for said in said_by.values():
        for telling, hop in said:
            words = " ".join(desk.documents[telling.doc].slice(telling.span).split())
            by_words.setdefault(words, set()).add(hop.name)
    own = "; ".join(f"{words} ({listed(sorted(by_words[words]))})" for words in sorted(by_words))
    return f"{about} – {len(said_by)} independent roots agree, each in their own words: {own} ({told})."


def _on_one_root(claim: Claim, own: Sequence[Telling]) -> bool:
    """Whether all tellings name one root: a relay beside it may have its news from elsewhere."""
    if len(claim.roots) != 1 or not all(t.root for t in own):
        return False
    relayed = {(hop := root_hop(t.chain)) is not None and hop.role in RELAYS for t in own}
    return len(relayed) == 1


def _is_passed_on(claim: Claim, desk: _Desk) -> bool:
    """Whether the one root could have got it wrong.

    Not so for what somebody said himself, by his own mouth or his own institution's, nor for
    what a rival puts in his mouth in passing, of no event.
    """
    if claim.slot in FACTS:
        return True
    who = claim.value.partition("|")[0]
    if ":" not in who or not claim.event:
        return False
    speakers = {side for one in who.split("+") for side in (one, *desk.sides.get(one, ()))}
    roots = vouching(claim)
    return bool(roots) and not any(
        {side, hop.entity} & speakers for side, told in roots.items() for _, hop in told
    )


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
