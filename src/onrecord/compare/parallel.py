"""Findings from sentences that tell the same and in one thing say what cannot both be."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from onrecord.compare.base import finding
from onrecord.compare.clash import Clash, Side
from onrecord.model import Event, Finding, FindingKind, Hop, Links, Place, Reading, Span, WhenBasis, root_hop
from onrecord.text.labels import short_names
from onrecord.text.wording import listed

SAYS_IT = 3
"""Least common words in one row that tell what both sentences are about. Chosen."""

BEFORE, AFTER = 2, 3
"""Words beside a bare figure, name or denial that stand with it in a reason."""

THINGS = {
    "figure": "the figure",
    "day": "the day",
    "place": "the place",
    "name": "who it was",
    "denial": "whether it is so",
    "opposite": "which of the two it was",
}
"""What cannot both be, in words."""


def parallel_findings(
    readings: Sequence[Reading], links: Links, clashes: Sequence[Clash], told: Iterable[Finding]
) -> Iterator[Finding]:
    """One finding for each group of clashing words, but for those that `told` points at already.

    What was said of events that are known to be two is no contradiction, however like the sentences.
    """
    names = short_names([r.document for r in readings])
    events = {e.id: e for e in links.events}
    done: dict[str, list[Span]] = defaultdict(list)
    for place in (p for f in told for p in f.evidence):
        done[place.doc].append(place.span)

    def known(side: Side) -> bool:
        return any(span.touches(side.span) for span in done.get(side.doc, ()))

    found = [c for c in clashes if not (known(c.a) and known(c.b))]
    for group in _groups([c for c in found if not _of_two_events(c, links, events)]):
        yield from _finding(group, names, links)


def _groups(found: Sequence[Clash]) -> list[list[Clash]]:
    """Clashes that share a side, together: reprints of one sentence are one finding."""
    home: dict[tuple[str, Span], int] = {}
    groups: list[list[Clash]] = []
    for clash in found:
        keys = [(clash.a.doc, clash.a.span), (clash.b.doc, clash.b.span)]
        at = sorted({home[k] for k in keys if k in home})
        into = at[0] if at else len(groups)
        if not at:
            groups.append([])
        for other in at[1:]:
            groups[into].extend(groups[other])
            groups[other] = []
        groups[into].append(clash)
        for one in groups[into]:
            home[(one.a.doc, one.a.span)] = home[(one.b.doc, one.b.span)] = into
    return [g for g in groups if g]


def _of_two_events(clash: Clash, links: Links, events: Mapping[str, Event]) -> bool:
    """Whether the words are lengths of two events, or told of events of one kind and different days."""
    mine, other = (_lasts(side, links) for side in (clash.a, clash.b))
    if mine and other and not mine & other:
        return True
    here, there = (
        [events[i] for e in side.passage.events if (i := links.event_of.get(e.id, "")) in events]
        for side in (clash.a, clash.b)
    )
    if clash.what == "day" or {e.id for e in here} & {e.id for e in there}:
        return False
    return any(
        a.kind == b.kind
        and a.when is not None
        and b.when is not None
        and WhenBasis.BOUNDS not in (a.when.basis, b.when.basis)
        and a.when.interval.last is not None
        and b.when.interval.last is not None
        and not a.when.interval.meets(b.when.interval)
        for a in here
        for b in there
    )


def _lasts(side: Side, links: Links) -> set[str]:
    """The record's events whose length the words are, wherever in the report those are told."""
    return {
        links.event_of[m.id]
        for m in side.passage.reading.events
        if m.duration is not None
        and m.duration.evidence is not None
        and m.duration.evidence.touches(side.span)
        and m.id in links.event_of
    }


def _finding(group: Sequence[Clash], names: Mapping[str, str], links: Links) -> Iterator[Finding]:
    sides: dict[tuple[str, Span], Side] = {}
    for clash in group:
        for side in (clash.a, clash.b):
            sides.setdefault((side.doc, side.span), side)
    ordered = [sides[k] for k in sorted(sides)]
    by_words: dict[str, list[Side]] = defaultdict(list)
    for side in ordered:
        by_words[side.words.casefold()].append(side)
    roots = {key: _root(side) for key, side in sides.items()}
    kind = _kind(list(by_words.values()), roots, {s.doc for s in ordered})
    if all(clash.is_of_two_occasions for clash in group):
        kind = FindingKind.SPEAKER_INCONSISTENT
    if kind is None:
        return
    lead = group[0]
    told = [f"{_phrase(same[0])} ({_tellers(same, roots, names)})" for same in by_words.values()]
    about = f" of “{lead.shared}”" if len(lead.shared.split()) >= SAYS_IT else ""
    end = {
        FindingKind.CONTRADICTION: "Both cannot be.",
        FindingKind.SELF_CONTRADICTION: "One report gives both, and both cannot be.",
        FindingKind.DIFFERENT_ACCOUNT: "Each stands on its own source; both cannot be.",
        FindingKind.SPEAKER_INCONSISTENT: "The same speaker is given with both.",
    }[kind]
    events = sorted(
        set.intersection(
            *({links.event_of[e.id] for e in s.passage.events if e.id in links.event_of} for s in ordered)
        )
    )
    yield finding(
        kind,
        [*events, *sorted({s.doc for s in ordered})],
        [Place(doc=s.doc, span=s.span) for s in ordered],
        f"Told differently, {THINGS[lead.what]}{about}: {' – '.join(told)}. {end}",
        f"parallel-{lead.what}",
    )


def _root(side: Side) -> Hop | None:
    statement = side.passage.said_in(side.span)
    return root_hop(statement.chain) if statement is not None else None


def _kind(
    said: Sequence[Sequence[Side]], roots: Mapping[tuple[str, Span], Hop | None], docs: set[str]
) -> FindingKind | None:
    """What it is by who tells it; None where one report gives two sources' accounts in two sentences."""
    keys = [{_key(roots[(s.doc, s.span)]) for s in same} for same in said]
    named = all("" not in one for one in keys)
    apart = named and not set.intersection(*keys)
    if len(docs) == 1:
        if not set.intersection(*keys):
            return FindingKind.DIFFERENT_ACCOUNT if named else None
        return FindingKind.SELF_CONTRADICTION
    return FindingKind.DIFFERENT_ACCOUNT if apart else FindingKind.CONTRADICTION


def _key(hop: Hop | None) -> str:
    """Who vouches, as far as it is known who that is: "a spokesman" and "a spokesperson" may be one."""
    return "" if hop is None else hop.side or hop.entity or ""


def _tellers(
    same: Sequence[Side], roots: Mapping[tuple[str, Span], Hop | None], names: Mapping[str, str]
) -> str:
    """Which reports say it, each group of them on whose word."""
    by_root: dict[str, list[str]] = defaultdict(list)
    for side in same:
        hop = roots[(side.doc, side.span)]
        by_root[hop.name if hop is not None else ""].append(names[side.doc])
    told = [f"{listed(sorted(set(by_root[r])))} on the word of {r}" for r in sorted(by_root) if r]
    if "" in by_root:
        told.append(listed(sorted(set(by_root[""]))))
    return "; ".join(told)


def _phrase(side: Side) -> str:
    """The words with some beside them, where they say too little alone."""
    words = side.passage.words
    inside = [n for n, w in enumerate(words) if w.span.touches(side.span)]
    if not inside:
        return f"“{side.words}”"
    first, last = max(0, inside[0] - BEFORE), min(len(words), inside[-1] + 1 + AFTER) - 1
    span = Span(words[first].span.start, max(words[last].span.end, side.span.end))
    return f"“{' '.join(side.passage.reading.document.slice(span).split())}”"
