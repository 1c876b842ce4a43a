"""Utterances across reports: which quotations and reported words are the same thing said."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from rapidfuzz.distance import LCSseq

from onrecord.link.base import RULED
from onrecord.link.cluster import cluster
from onrecord.link.wording import Wording, compare_wordings, quotations, wording_of
from onrecord.model import (
    Answer,
    Difference,
    Document,
    Mode,
    Quote,
    Reading,
    Stance,
    Statement,
    Variant,
    Verdict,
    content_id,
    cover,
)

LEAST = 4
"""Words with content that two quotations must share, in order, to be one utterance wherever they stand."""

LONG = 6
"""Shared words with content that make it one utterance even on another occasion: nobody says them twice."""

FEW = 3
"""Shared words that are enough between two quotations of one speaker in reports of the same days
if they are most of both: a short sentence translated twice. Chosen, not measured."""

MOSTLY = 0.7
"""What "most of both" is: the share of the longer quotation's words with content. Chosen."""

IN_ORDER = 0.6
"""Share of the shorter quotation's content that must stand in the longer, in the same order."""

TOLD = 0.36
"""Share, weighted by rarity, of the shorter wording's content that a reported wording must share."""

TOLD_LATER = 0.7
"""The same for reports of different weeks: what is said again later is mostly said anew. Chosen."""

SAME_NEWS = 2
"""Most days between two reports that tell the same news, where no event says so. Chosen, not measured."""

PAIRS = 12
"""Variants up to which every pair is compared; of more, each with the earliest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Utterance:
    """One statement as something that somebody said on an occasion.

    `events` are record ids; `speaker` is the record's entity id, "" where unknown.
    Equal wordings of one speaker on one occasion are one item with several `places`.
    """

    speaker: str
    events: frozenset[str]
    mode: Mode
    root: str
    docs: frozenset[str]
    wording: Wording
    content: tuple[str, ...]
    quoted: tuple[str, ...]
    places: tuple[tuple[Document, Statement], ...]

    @property
    def key(self) -> str:
        """What utterances are sorted by."""
        document, statement = self.places[0]
        return f"{_day(document)}\x1f{document.id}\x1f{statement.start:09}\x1f{statement.id}"


class _Said(NamedTuple):
    """What statements must have in common to be one item."""

    speaker: str
    events: frozenset[str]
    mode: Mode
    root: str
    forms: tuple[str, ...]
    quoted: tuple[bool, ...]
    apart: str
    """The statement's id where a person ruled about it, so that it stays an item of its own."""


def _day(document: Document) -> str:
    return document.published.isoformat() if document.published else "9999"


class QuoteLinker:
    """Quotations by their words in order; reported words by speaker, event and rare words shared."""

    def __init__(
        self, weight: Mapping[str, float], rulings: Mapping[frozenset[str], bool] | None = None
    ) -> None:
        self.weight = weight
        self.rulings = rulings or {}

    def keys(self, item: Utterance) -> Iterable[str]:
        """Pairs of neighbouring content words, and speaker with event."""
        yield from (f"2:{x}+{y}" for x, y in zip(item.content, item.content[1:], strict=False))
        if item.speaker:
            yield from (f"e:{event}:{item.speaker}" for event in item.events)
        if item.speaker and len(item.quoted) == 1:
            yield f"1:{item.quoted[0]}:{item.speaker}"
        if self.rulings:
            mine = {s.id for _, s in item.places}
            yield from ("ruled:" + "\x1f".join(sorted(pair)) for pair in self.rulings if pair & mine)

    def compare(self, a: Utterance, b: Utterance) -> Verdict:
        """Whether two statements give the same thing said."""
        if self.rulings and (ruled := self._ruled(a, b)) is not None:
            return ruled
        if a.docs & b.docs and _inside(a, b):
            return _say(Answer.DIFFERENT, "one stands inside the other", "nested")
        together = bool(a.events & b.events)
        apart = bool(a.events and b.events) and not together
        fresh = not apart and (together or _close_in_time(a, b))
        shared = LCSseq.similarity(a.quoted, b.quoted) if a.quoted and b.quoted else 0
        shorter = min(len(a.quoted), len(b.quoted))
        verbatim = shared >= LEAST and shared >= IN_ORDER * shorter
        if a.speaker and b.speaker and a.speaker != b.speaker:
            if shared >= LONG and shared >= 0.8 * shorter:
                return _say(Answer.POSSIBLY, "the same words, but another speaker", "other-speaker")
            return _say(Answer.DIFFERENT, "different speakers", "speaker")
        if verbatim and (shared >= LONG or not apart):
            return _say(Answer.SAME, f"{shared} words with content in the same order", "same-words")
        if verbatim:
            return _say(Answer.POSSIBLY, "the same words on another occasion", "recycled")
        if a.docs & b.docs:
            return _say(Answer.CANNOT_SAY, "one report gives both", "same-report")
        if shared and a.quoted == b.quoted and a.speaker:
            answer = Answer.SAME if together else Answer.POSSIBLY
            return _say(answer, "the same few quoted words by the same speaker", "few-words")
        if fresh and a.speaker and shared >= FEW and shared >= MOSTLY * max(len(a.quoted), len(b.quoted)):
            reason = f"{shared} words with content in the same order, by one speaker in the same days"
            return _say(Answer.SAME, reason, "same-days")
        return self._told(a, b, fresh)

    def _ruled(self, a: Utterance, b: Utterance) -> Verdict | None:
        """What a person ruled about any two of their statements."""
        for _, x in a.places:
            for _, y in b.places:
                same = self.rulings.get(frozenset({x.id, y.id}))
                if same is not None:
                    return _say(Answer.SAME if same else Answer.DIFFERENT, "ruled", RULED)
        return None

    def _told(self, a: Utterance, b: Utterance, fresh: bool) -> Verdict:
        """Reported words beside a quotation, or a translation beside another."""
        known = a.speaker and a.speaker == b.speaker and fresh
        one_root = not a.root or not b.root or a.root == b.root
        if not known or not one_root or not (a.quoted or b.quoted):
            return _say(Answer.CANNOT_SAY, "too little in common", "little-in-common")
        common = Counter(a.content) & Counter(b.content)
        if sum(common.values()) < LEAST:
            return _say(Answer.CANNOT_SAY, "too little in common", "little-in-common")
        lighter = min(self._mass(a.content), self._mass(b.content))
        share = self._mass(common.elements()) / lighter if lighter else 0.0
        if share < (TOLD if _close_in_time(a, b) else TOLD_LATER):
            return _say(Answer.CANNOT_SAY, "too little in common", "little-in-common")
        reason = f"same speaker and event, and {share:.0%} of the content ({', '.join(sorted(common))})"
        return _say(Answer.SAME, reason, "told-words")

    def _mass(self, stems: Iterable[str]) -> float:
        return sum(self.weight.get(s, 1.0) for s in stems)


def _inside(a: Utterance, b: Utterance) -> bool:
    """Whether a statement of one and one of the other share characters of one report."""
    return any(x.id == y.id and s.start < t.end and t.start < s.end for x, s in a.places for y, t in b.places)


def _close_in_time(a: Utterance, b: Utterance) -> bool:
    """Whether some report of one was published within days of some report of the other."""
    return any(
        x.published is not None
        and y.published is not None
        and abs((x.published - y.published).days) <= SAME_NEWS
        for x, _ in a.places
        for y, _ in b.places
    )


def _say(answer: Answer, reason: str, rule: str) -> Verdict:
    return Verdict(answer=answer, reason=reason, rule=rule)


def utterances(
    readings: Sequence[Reading],
    entity_of: Mapping[tuple[str, str], str],
    event_of: Mapping[str, str],
    not_quotes: frozenset[str] = frozenset(),
    apart: frozenset[str] = frozenset(),
) -> list[Utterance]:
    """Every statement with words of content, equal ones together, but for those in `apart`.

    A statement that stands inside another of the same speaker is part of that one and left out;
    so is silence, and what a person ruled to be no quotation.
    """
    grouped: dict[_Said, list[tuple[Document, Statement, Wording]]] = defaultdict(list)
    for reading in readings:
        marks = quotations(reading.document)
        by_id = {s.id: s for s in reading.statements}
        for statement in reading.statements:
            if statement.stance is Stance.SILENCE or statement.id in not_quotes or not statement.content:
                continue
            if _part_of_outer(statement, by_id):
                continue
            wording = wording_of(statement, reading.document, marks)
            doc = reading.document.id
            speaker = statement.speaker.entity if statement.speaker is not None else None
            who = entity_of.get((doc, speaker), speaker) if speaker is not None else ""
            events = frozenset(event_of[e] for e in statement.about if e in event_of)
            own = statement.id if statement.id in apart else ""
            key = _Said(who, events, statement.mode, statement.root or "", wording.forms, wording.quoted, own)
            grouped[key].append((reading.document, statement, wording))
    found = []
    for said, same in grouped.items():
        same.sort(key=lambda x: (_day(x[0]), x[0].id, x[1].start, x[1].id))
        wording = same[0][2]
        if not wording.content():
            continue
        found.append(
            Utterance(
                speaker=said.speaker,
                events=said.events,
                mode=said.mode,
                root=said.root,
                docs=frozenset(d.id for d, _, _ in same),
                wording=wording,
                content=wording.content(),
                quoted=wording.content(quoted=True),
                places=tuple((d, s) for d, s, _ in same),
            )
        )
    return sorted(found, key=lambda u: u.key)


def _part_of_outer(statement: Statement, by_id: Mapping[str, Statement]) -> bool:
    outer = by_id.get(statement.within or "")
    if outer is None or not outer.content or outer.speaker is None or statement.speaker is None:
        return False
    same = outer.speaker.entity is not None and outer.speaker.entity == statement.speaker.entity
    return same and all(any(o.holds(s) for o in outer.content) for s in statement.content)


def link_quotes(
    readings: Sequence[Reading],
    entity_of: Mapping[tuple[str, str], str],
    event_of: Mapping[str, str],
    not_quotes: frozenset[str] = frozenset(),
    rulings: Mapping[frozenset[str], bool] | None = None,
) -> tuple[Quote, ...]:
    """Every utterance that stands more than once, with its variants and their differences, by id.

    At least one variant is a quotation. An utterance that one report repeats word
    for word is no quote with variants.
    """
    apart = frozenset(ident for pair in rulings or {} for ident in pair)
    found = utterances(readings, entity_of, event_of, not_quotes, apart)
    seen = Counter(s for u in found for s in set(u.content))
    weight = {s: math.log(2 + len(found) / n) for s, n in seen.items()}
    linker = QuoteLinker(weight, rulings)
    grouping = cluster(found, linker, by=lambda u: u.key)
    quotes = []
    for group, why in zip(grouping.groups, grouping.why, strict=True):
        if not any(u.quoted for u in group):
            continue
        reasons = {v.reason for v in why} or {"word for word the same"}
        quote = _quote(group, linker, sorted(reasons))
        if quote is not None:
            quotes.append(quote)
    return tuple(sorted(quotes, key=lambda q: q.id))


def _quote(group: Sequence[Utterance], linker: QuoteLinker, reasons: Sequence[str]) -> Quote | None:
    placed = sorted(
        ((d, s, u) for u in group for d, s in u.places),
        key=lambda x: (_day(x[0]), x[0].name, x[0].id, x[1].start, x[1].id),
    )
    if len(placed) < 2 or (len({d.id for d, _, _ in placed}) == 1 and len(group) == 1):
        return None
    if len({d.id for d, _, _ in placed}) == 1 and not any(len(u.quoted) >= LONG for u in group):
        return None
    return Quote(
        id=content_id("quote-", placed[0][1].id),
        speaker=next((u.speaker for _, _, u in placed if u.speaker), None),
        event=_main_event(placed),
        variants=tuple(_variant(d, s) for d, s, _ in placed),
        differences=tuple(_differences(placed, linker)),
        roots=tuple(sorted({u.root for u in group if u.root})),
        reason="; ".join(reasons),
    )


def _main_event(placed: Sequence[tuple[Document, Statement, Utterance]]) -> str | None:
    """The event that most variants are about; on a tie, that of the earliest."""
    count = Counter(e for _, _, u in placed for e in u.events)
    first = {e: n for n, (_, _, u) in reversed(list(enumerate(placed))) for e in u.events}
    return min(count, key=lambda e: (-count[e], first[e], e)) if count else None


def _variant(document: Document, statement: Statement) -> Variant:
    span = cover(statement.content)
    return Variant(
        doc=document.id, span=span, mode=statement.mode, statement=statement.id, text=document.slice(span)
    )


def _differences(
    placed: Sequence[tuple[Document, Statement, Utterance]], linker: QuoteLinker
) -> Iterable[Difference]:
    """Pairs of variants that give the same words, with how they differ."""
    for a in range(len(placed)):
        if a > 0 and len(placed) > PAIRS:
            return
        for b in range(a + 1, len(placed)):
            x, y = placed[a][2], placed[b][2]
            if x is not y and linker.compare(x, y).answer is not Answer.SAME:
                continue
            here = _own(placed[a], x)
            there = _own(placed[b], y)
            ops, kind, reason = compare_wordings(here, there)
            yield Difference(a=a, b=b, ops=ops, kind=kind, reason=reason)


def _own(place: tuple[Document, Statement, Utterance], utterance: Utterance) -> Wording:
    """The wording with this place's own spans."""
    document, statement, _ = place
    if (document, statement) == utterance.places[0]:
        return utterance.wording
    return wording_of(statement, document)
