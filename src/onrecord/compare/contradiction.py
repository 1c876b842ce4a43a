"""What cannot both be, and what parties tell differently."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from onrecord.compare.parallel import parallel_findings
from onrecord.compare.passages import sentence_spans
from onrecord.compare.retold import Told, tell
from onrecord.compare.values import exclude, lengths_could_be_one
from onrecord.lexicon import clashing
from onrecord.lexicon.acts import load_acts
from onrecord.lexicon.kinds import kinds
from onrecord.model import (
    Claim,
    Document,
    Event,
    Finding,
    FindingKind,
    Links,
    Place,
    Quantity,
    Reading,
    Slot,
    Span,
    Telling,
    content_id,
    root_hop,
)
from onrecord.text.labels import short_names
from onrecord.text.normal import stem, words_of
from onrecord.text.wording import listed

EXCLUSIVE = (Slot.TOOK_PLACE, Slot.DAY, Slot.DURATION, Slot.NUMBER)
"""Slots that hold one value for one event. Claims of one slot that could agree are one claim
already, so two claims mean that they cannot. Places and topics are not here: a call has many
topics, and Istanbul is in Turkey."""

SUM = re.compile(r"[A-Z]{3}|percent")
"""Units of money and shares."""

BESIDE = 6
"""Words beside a figure, or at the head of its sentence, that can make it one of something else. Chosen."""

SHARED = 2
"""Words that two accounts of an offer must share, besides the part offered ("help")."""


class Contradiction:
    """Finds claims of one event that exclude each other, and offers told with another initiator."""

    name = "contradiction"

    def compare(self, readings: Sequence[Reading], links: Links) -> tuple[Finding, ...]:
        """Findings of the kinds contradiction, self-contradiction and different-account."""
        return self.compare_told(readings, links, tell(readings))

    def compare_told(self, readings: Sequence[Reading], links: Links, told: Told) -> tuple[Finding, ...]:
        """The same, of sentences that are laid beside each other already."""
        names = short_names([r.document for r in readings])
        by_event: dict[str, list[Claim]] = defaultdict(list)
        for claim in links.claims:
            if claim.event is not None:
                by_event[claim.event].append(claim)
        people = {e.id: e.name for e in links.entities}
        told_to = {
            s.id: s.addressee.entity
            for reading in readings
            for s in reading.statements
            if s.addressee is not None and s.addressee.entity is not None
        }
        sentences = {r.document.id: frozenset(e.sentence for e in r.events) for r in readings}
        texts = {r.document.id: r.document for r in readings}
        found: list[Finding] = []
        for event in links.events:
            claims = by_event.get(event.id, [])
            found.extend(_exclusive(event, claims, names, sentences, texts))
            found.extend(_initiators(event.label, claims, people, told_to))
        found.extend(parallel_findings(readings, links, told.clashes, found))
        return tuple(found)


def _exclusive(
    event: Event,
    claims: Sequence[Claim],
    names: dict[str, str],
    sentences: Mapping[str, frozenset[Span]],
    texts: Mapping[str, Document],
) -> Iterator[Finding]:
    known = kinds().get(event.kind)
    one_day = known is not None and known.one_day
    for slot in EXCLUSIVE:
        if slot is Slot.DAY and not one_day:
            continue
        told = [c for c in claims if c.slot is slot]
        for a, b in combinations(told, 2):
            if slot is Slot.NUMBER and not _count_the_same(a, b, one_day, sentences, texts):
                continue
            if slot is Slot.DURATION and _could_be_one_length(a, b):
                continue
            docs_a, docs_b = ({t.doc for t in c.tellings} for c in (a, b))
            # Told side by side by one report and one voice: it contradicts itself.
            own = docs_a & docs_b and set(a.roots) == set(b.roots)
            kind = FindingKind.SELF_CONTRADICTION if own else FindingKind.CONTRADICTION
            end = "Both cannot be."
            if not own and _on_two_words(a, b):
                kind, end = FindingKind.DIFFERENT_ACCOUNT, "Each stands on its own source; both cannot be."
            reason = f"{event.label}: {_side(a, names)} – {_side(b, names)}. {end}"
            yield _finding(kind, (a, b), reason, f"exclusive-{slot}")


def _could_be_one_length(a: Claim, b: Claim) -> bool:
    """Whether two lengths are one, told roundly: "about an hour" for 50 minutes."""
    return lengths_could_be_one(*(c.value.rpartition("|")[2].partition("..")[::2] for c in (a, b)))


def _on_two_words(a: Claim, b: Claim) -> bool:
    """Whether every telling of either is on the word of a known source, and no source tells both."""
    roots = [{_root(t) for t in claim.tellings} for claim in (a, b)]
    return "" not in roots[0] | roots[1] and not roots[0] & roots[1]


def _root(telling: Telling) -> str:
    hop = root_hop(telling.chain) if telling.root is not None else None
    return "" if hop is None else hop.side or hop.entity or ""


def _count_the_same(
    a: Claim,
    b: Claim,
    one_day: bool,
    sentences: Mapping[str, frozenset[Span]],
    texts: Mapping[str, Document],
) -> bool:
    """Whether two figures are of one thing, so that one of them is wrong.

    Sums and shares of what goes on ("paid $43 million since 2007") are of many things; so are two
    figures that one report tells side by side in a sentence.
    """
    unit = _unit(a)
    if unit != _unit(b) or (SUM.fullmatch(unit) and not one_day) or _are_near(a, b):
        return False
    if any(_is_of_another(t, texts) for c in (a, b) for t in c.tellings) or _grew(a, b, texts):
        return False
    return not any(
        sentence.holds(one.span) and sentence.holds(other.span)
        for one in a.tellings
        for other in b.tellings
        if one.doc == other.doc
        for sentence in sentences.get(one.doc, ())
    )


def _are_near(a: Claim, b: Claim) -> bool:
    """Whether one figure may be the other, rounded."""
    one, other = (_quantity(c) for c in (a, b))
    return not exclude(one, other)


def _quantity(claim: Claim) -> Quantity:
    low, _, high = claim.value.rpartition("|")[2].partition("..")
    return Quantity(
        id=claim.id,
        span=claim.tellings[0].span,
        unit=_unit(claim),
        low=float(low) if low else None,
        high=float(high) if high else None,
        rule="claim",
    )


def _sentence(telling: Telling, texts: Mapping[str, Document]) -> frozenset[str]:
    """The words of the sentence that a telling stands in."""
    document = texts[telling.doc]
    holding = (s for s in sentence_spans(document.text) if s.touches(telling.span))
    return frozenset(w.form for s in holding for w in words_of(document.slice(s)))


def _is_of_another(telling: Telling, texts: Mapping[str, Document]) -> bool:
    """Whether "separate", "total", "earlier" … near a figure, or at the head of its sentence, make it one of
    something else."""
    document = texts[telling.doc]
    for span in sentence_spans(document.text):
        if not span.touches(telling.span):
            continue
        words = words_of(document.slice(span), span.start)
        at = [n for n, w in enumerate(words) if w.span.touches(telling.span)] or [0]
        near = words[max(0, at[0] - BESIDE) : at[-1] + 1 + BESIDE]
        if {w.form for w in (*words[:BESIDE], *near)} & clashing.words("apart"):
            return True
    return False


def _grew(a: Claim, b: Claim, texts: Mapping[str, Document]) -> bool:
    """Whether the higher figure is of a later report, and of a kind that grows: a toll."""
    words = frozenset[str]().union(*(_sentence(t, texts) for c in (a, b) for t in c.tellings))
    if not words & clashing.words("growing"):
        return False
    lower, higher = sorted((a, b), key=lambda c: _quantity(c).low or 0)
    days = [[d for t in c.tellings if (d := texts[t.doc].published) is not None] for c in (lower, higher)]
    return not all(days) or max(days[0]) < min(days[1])


def _unit(claim: Claim) -> str:
    return claim.value.rpartition("|")[0]


def _side(claim: Claim, names: dict[str, str]) -> str:
    docs = listed(sorted({names[t.doc] for t in claim.tellings}))
    if not claim.roots:
        return f"“{claim.text}” ({docs}; on the word of no named source)"
    on_whose: dict[str, set[str]] = defaultdict(set)
    for telling in claim.tellings:
        on_whose[telling.root or ""].add(names[telling.doc])
    if len(on_whose) == 1 or len(set().union(*on_whose.values())) == 1:
        return f"“{claim.text}” ({docs}; on the word of {listed(claim.roots)})"
    # Some have it from a source and others from another or from nobody: each with its own.
    told = [f"{listed(sorted(on_whose[r]))} on the word of {r}" for r in sorted(on_whose) if r]
    own = sorted(on_whose.get("", ()))
    told += [f"{listed(own)} {'names' if len(own) == 1 else 'name'} no source"] if own else []
    return f"“{claim.text}” ({'; '.join(told)})"


def _initiators(
    event: str, claims: Sequence[Claim], people: Mapping[str, str], told_to: Mapping[str, str]
) -> Iterator[Finding]:
    """One offer, two accounts of who put it forward."""
    offers: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        who = claim.value.partition("|")[0]
        if claim.slot is Slot.OFFERED and claim.roots and who:
            offers[who].append(claim)
    for one, other in combinations(sorted(offers), 2):
        shared = _words(offers[one]) & _words(offers[other])
        roots_one = {r for c in offers[one] for r in c.roots}
        roots_other = {r for c in offers[other] for r in c.roots}
        if not _one_thing(shared) or roots_one == roots_other:
            continue
        if not _are_two(one, offers[other], told_to) and not _are_two(other, offers[one], told_to):
            continue
        told = [
            f"{_name(who, people)} according to {listed(sorted(roots))} ({_texts(offers[who], people)})"
            for who, roots in ((one, roots_one), (other, roots_other))
        ]
        reason = f"{event}: two accounts of who put it forward: {'; '.join(told)}."
        yield _finding(
            FindingKind.DIFFERENT_ACCOUNT,
            (*offers[one], *offers[other]),
            reason,
            "initiator-told-differently",
        )


def _name(who: str, people: Mapping[str, str]) -> str:
    return listed([people.get(one, one) for one in who.split("+")])


def _are_two(one: str, offers: Sequence[Claim], told_to: Mapping[str, str]) -> bool:
    """Whether `one` cannot be who makes `offers`.

    Two known persons are two. Somebody whom the report only describes ("the president") is not
    the one to whom he speaks.
    """
    others = {c.value.partition("|")[0] for c in offers}
    if ":" in one and all(":" in other for other in others):
        # Who offers together with another offers too.
        return not any(set(one.split("+")) & set(other.split("+")) for other in others)
    return any(told_to.get(t.statement or "") == one for c in offers for t in c.tellings)


def _texts(claims: Sequence[Claim], people: Mapping[str, str]) -> str:
    """The words of offers, in marks, without the name of who made them."""
    told = []
    for claim in claims:
        who = _name(claim.value.partition("|")[0], people)
        words = claim.text.removeprefix(f"{who}: ").removeprefix(f"{who} ")
        told.append(f"“{words.strip('“”')}”")
    return "; ".join(told)


def _words(claims: Sequence[Claim]) -> set[str]:
    return {stem(w) for c in claims for t in c.tellings for w in t.value.partition("|")[2].split()}


def _one_thing(shared: set[str]) -> bool:
    """Whether the words that two accounts share are a part offered and what it is for."""
    parts = {stem(word) for word in load_acts().parts}
    return bool(shared & parts) and len(shared - parts) >= SHARED


def _finding(kind: FindingKind, claims: Sequence[Claim], reason: str, rule: str) -> Finding:
    places = sorted({(t.doc, t.span) for c in claims for t in c.tellings})
    event = claims[0].event
    return Finding(
        id=content_id("f", kind, *sorted(c.id for c in claims)),
        kind=kind,
        subject=(*(c.id for c in claims), *((event,) if event else ())),
        evidence=tuple(Place(doc=doc, span=span) for doc, span in places),
        reason=reason,
        rule=rule,
    )
