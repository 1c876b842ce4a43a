"""Facts across reports: which tellings are of one fact, and on how many feet it stands."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from onrecord.lexicon.acts import load_acts
from onrecord.link.roots import independent_roots
from onrecord.model import (
    Assertion,
    Chain,
    Claim,
    Copy,
    Document,
    Hop,
    HopRole,
    Links,
    Reading,
    Slot,
    Stance,
    Statement,
    Telling,
    content_id,
    outlet_key,
    root_hop,
)

SAME_WORDS = 0.5
"""Share of the shorter telling's meaning-bearing words (weighted by rarity) that the other must share.

Chosen on the example story and four BASIL triples; lower joins neighbouring statements of one speech.
"""

LEAST_SHARED = 2
"""Meaning-bearing words that two tellings must share, whatever their share."""

ON_THE_EVENT = 3
"""Facts that a report must tell of an event before its silence on another is called an omission."""

_BY_VALUE = frozenset({Slot.TOOK_PLACE, Slot.ORDINAL, Slot.INITIATOR, Slot.PLACE, Slot.TOPIC})
_BY_RANGE = frozenset({Slot.DAY, Slot.DURATION, Slot.NUMBER})


@dataclass(frozen=True, slots=True)
class _Item:
    """One assertion with what is needed to compare it."""

    assertion: Assertion
    document: Document
    statement: Statement | None
    event: str | None
    who: str
    words: frozenset[str]


def link_claims(readings: Sequence[Reading], links: Links) -> tuple[Claim, ...]:
    """Every fact with all its tellings, sorted by event, slot and first telling.

    Facts of one event are compared with one another only; facts of no known event
    by speaker and words across the story.
    """
    items = [item for reading in readings for item in _items(reading, links)]
    rarity = _rarity(items)
    blocks: dict[tuple[str, str], list[_Item]] = defaultdict(list)
    for item in items:
        blocks[(item.event or f"none:{item.who}", _family(item.assertion.slot))].append(item)
    told = _told_at_length(items)
    claims = [
        _claim(group, links, told)
        for (_, family), block in sorted(blocks.items())
        for group in _groups(sorted(block, key=_place), family, rarity)
    ]
    return tuple(
        sorted(claims, key=lambda c: (c.event or "~", c.slot, c.tellings[0].doc, c.tellings[0].span))
    )


def _family(slot: Slot) -> str:
    if slot in _BY_VALUE or slot in _BY_RANGE:
        return slot.value
    return "offered" if slot is Slot.OFFERED else "said"


def _place(item: _Item) -> tuple[str, str, tuple[int, int], str]:
    return (item.document.name, item.document.id, item.assertion.span, item.assertion.id)


def _items(reading: Reading, links: Links) -> Iterable[_Item]:
    statements = {s.id: s for s in reading.statements}
    doc = reading.document.id
    for assertion in reading.assertions:
        who, _, words = assertion.value.partition("|")
        statement = statements.get(assertion.statement or "")
        yield _Item(
            assertion=assertion,
            document=reading.document,
            statement=statement,
            event=links.event_of.get(assertion.event or ""),
            who=links.entity_of.get((doc, who), who),
            words=frozenset(words.split()),
        )


def _rarity(items: Sequence[_Item]) -> dict[str, float]:
    """Weight of each word: the rarer among the assertions, the heavier."""
    seen = Counter(word for item in items for word in item.words)
    return {word: math.log(1 + len(items) / count) for word, count in seen.items()}


def _told_at_length(items: Sequence[_Item]) -> dict[str, set[str]]:
    """Reports that tell enough of an event for their silence to mean something, by event."""
    count = Counter((item.event, item.document.id) for item in items if item.event is not None)
    told: dict[str, set[str]] = defaultdict(set)
    for (event, doc), n in count.items():
        if n >= ON_THE_EVENT and event is not None:
            told[event].add(doc)
    return told


def _groups(block: Sequence[_Item], family: str, rarity: dict[str, float]) -> list[list[_Item]]:
    """Tellings of one fact together. An item joins a group only if it fits every member."""
    groups: list[list[_Item]] = []
    for item in block:
        scores = [
            (min(fits), -n)
            for n, group in enumerate(groups)
            if all(fits := [_fit(item, member, family, rarity) for member in group])
        ]
        if scores:
            groups[-max(scores)[1]].append(item)
        else:
            groups.append([item])
    return groups


def _fit(a: _Item, b: _Item, family: str, rarity: dict[str, float]) -> float:
    """How well two assertions tell one fact, 0 to 1; 0 forbids it."""
    if family == "said":
        return _same_said(a, b, rarity)
    if family == "offered":
        return _same_offer(a, b, rarity) if a.who == b.who else 0.0
    if a.assertion.slot in _BY_RANGE:
        return float(_ranges_meet(a.assertion.value, b.assertion.value))
    same = a.who == b.who if a.assertion.slot is Slot.INITIATOR else a.assertion.value == b.assertion.value
    return float(same)


def _same_offer(a: _Item, b: _Item, rarity: dict[str, float]) -> float:
    """Offers by one person in one talk are one offer if they share the part offered ("help")."""
    parts = load_acts().parts
    shared = {w for w in a.words & b.words if w in parts}
    return 1.0 if shared else _same_words(a.words, b.words, rarity)


def _same_said(a: _Item, b: _Item, rarity: dict[str, float]) -> float:
    if a.who and b.who and a.who != b.who:
        return 0.0
    if (a.assertion.slot in _AGAINST) != (b.assertion.slot in _AGAINST):
        return 0.0
    return _same_words(a.words, b.words, rarity)


_AGAINST = frozenset({Slot.DENIED, Slot.REFUSED})


def _same_words(a: frozenset[str], b: frozenset[str], rarity: dict[str, float]) -> float:
    common = a & b
    if len(common) < min(LEAST_SHARED, len(a), len(b)) or not common:
        return 0.0
    lighter = min(sum(rarity[w] for w in a), sum(rarity[w] for w in b))
    share = sum(rarity[w] for w in common) / lighter
    return share if share >= SAME_WORDS else 0.0


def read_range(value: str) -> tuple[str, str, str]:
    """(unit, low, high) of a range value such as "prisoner|42..42" or "2025-06-04.."."""
    unit, _, both = value.rpartition("|")
    low, _, high = both.partition("..")
    return unit, low, high


def _ranges_meet(a: str, b: str) -> bool:
    (unit_a, low_a, high_a), (unit_b, low_b, high_b) = read_range(a), read_range(b)
    if unit_a != unit_b:
        return False
    return not (_less(high_a, low_b) or _less(high_b, low_a))


def _less(a: str, b: str) -> bool:
    if not a or not b:
        return False
    try:
        return float(a) < float(b)
    except ValueError:
        return a[:10] < b[:10]


def _telling(item: _Item) -> Telling:
    statement = item.statement
    own = Hop(role=HopRole.OUTLET, name=item.document.outlet or item.document.name, implicit=True)
    chain: Chain = statement.chain if statement is not None else (own,)
    hop = root_hop(chain)
    return Telling(
        doc=item.document.id,
        span=item.assertion.span,
        chain=chain,
        root=hop.name if hop is not None else None,
        stance=statement.stance if statement is not None else Stance.NEUTRAL,
        assertion=item.assertion.id,
        value=item.assertion.value,
        statement=item.assertion.statement,
    )


def _copied(telling: Telling, copies: Sequence[Copy]) -> bool:
    """Whether a telling stands in words that its report took over from another."""
    return any(c.doc == telling.doc and any(here.holds(telling.span) for here, _ in c.spans) for c in copies)


def _claim(group: Sequence[_Item], links: Links, told: dict[str, set[str]]) -> Claim:
    tellings = tuple(_telling(item) for item in group)
    docs = {item.document.id for item in group}
    own = [t for t in tellings if t.root is None and not _copied(t, links.copies)]
    lead = group[0]
    event = lead.event
    return Claim(
        id=content_id("c", *sorted(item.assertion.id for item in group)),
        event=event,
        slot=lead.assertion.slot,
        text=_wording(group, links),
        value=_shared_value(lead),
        tellings=tellings,
        documents=len(docs),
        outlets=len({outlet_key(item.document) for item in group}),
        roots=independent_roots(t.chain for t in tellings),
        unattributed=len({t.doc for t in own}),
        omitted_by=tuple(sorted(told.get(event, set()) - docs)) if event is not None else (),
    )


def _shared_value(item: _Item) -> str:
    """The value with the record's entity id in place of the report's own."""
    _, bar, words = item.assertion.value.partition("|")
    return f"{item.who}{bar}{words}" if bar else item.who


def _wording(group: Sequence[_Item], links: Links) -> str:
    """The fact in a few words: a set phrase with the report's own words, never free-written."""
    lead = group[0].assertion
    names = {e.id: e.name for e in links.entities}
    match lead.slot:
        case Slot.TOOK_PLACE:
            return "took place" if lead.value == "yes" else "did not take place"
        case Slot.DAY:
            _, first, last = read_range(lead.value)
            return f"on {first[:10]}" if first[:10] == last[:10] else f"from {first[:10]} to {last[:10]}"
        case Slot.DURATION:
            return f"lasted {lead.text}"
        case Slot.ORDINAL:
            return f"number {lead.value} of its kind"
        case Slot.PLACE:
            return f"in {lead.value}"
        case Slot.INITIATOR:
            return f"initiated or announced by {names.get(group[0].who, group[0].who)}"
        case Slot.TOPIC:
            return f"about {lead.value}"
        case Slot.NUMBER:
            return f"number: {lead.text} {read_range(lead.value)[0]}"
        case _:
            return _said_wording(group, names)


def _said_wording(group: Sequence[_Item], names: dict[str, str]) -> str:
    fullest = max(group, key=lambda item: (len(item.words), item.assertion.id))
    who = names.get(fullest.who, fullest.who if ":" not in fullest.who else "")
    words = " ".join(fullest.assertion.text.split())
    return f"{who}: {words}" if who and not words.startswith(who) else words
