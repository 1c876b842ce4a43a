"""How events stand to each other: before, after, of one series, planned and then done, in response."""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from onrecord.lexicon.base import read_toml
from onrecord.link.accounts import Account, main_kind, main_realis, merge_when
from onrecord.link.likeness import CONTACTS, HAPPENED, UNTYPED, kinds_agree, parties
from onrecord.model import Document, EventMention, Realis, Relation, Span

SERIES = 40
"""Most events of one series that each name all others; in longer ones each names its neighbours."""

RESPONSE = "response-to"
_ANSWERED = "answered-by"
_OTHER_WAY = {"before": "after", "after": "before", _ANSWERED: RESPONSE, RESPONSE: _ANSWERED}

BY_DAY = "by their days"
ALIKE = "of one kind, with the same parties"

GAP = 50
"""Most characters between an event and the words that order it. Chosen."""

Group = tuple[Account, ...]
Told = tuple[int, int, str, str]
"""Numbers of two groups, how the first stands to the second, and why."""


def relations_of(groups: Sequence[Group], ids: Sequence[str]) -> dict[int, list[Relation]]:
    """How the events stand to each other, for the number of each group.

    By days: before and after within a series, planned-then-happened. By words: before, after and
    response-to where a report says so in one clause, as long as the days do not say otherwise.
    Each pair once for each kind, with the first reason.
    """
    found: dict[int, list[Relation]] = defaultdict(list)
    for series in _series(groups).values():
        happened = [n for n in series if main_realis(a.realis for a in groups[n]) is Realis.ACTUAL]
        _chain(happened, groups, ids, found)
        for n in series:
            if main_realis(a.realis for a in groups[n]) not in (Realis.PLANNED, Realis.PROPOSED):
                continue
            for m in happened:
                if _fulfils(groups[n], groups[m]):
                    reason = "planned for these days by the same parties"
                    found[n].append(Relation(kind="planned-then-happened", event=ids[m], reason=reason))
    for a, b, kind, reason in _told_orders(groups):
        found[a].append(Relation(kind=kind, event=ids[b], reason=reason))
        if kind != RESPONSE:
            found[b].append(Relation(kind=_OTHER_WAY[kind], event=ids[a], reason=reason))
    return {n: _once(found[n]) for n in range(len(groups))}


def _once(relations: Sequence[Relation]) -> list[Relation]:
    kept: dict[tuple[str, str], Relation] = {}
    for relation in relations:
        kept.setdefault((relation.kind, relation.event), relation)
    return sorted(kept.values(), key=lambda r: (r.kind, r.event))


def _series(groups: Sequence[Group]) -> dict[tuple[str, tuple[str, ...]], list[int]]:
    """Numbers of the groups with the same kind and the same parties, two at least."""
    found: dict[tuple[str, tuple[str, ...]], list[int]] = defaultdict(list)
    for n, group in enumerate(groups):
        kind = main_kind(a.kind for a in group)
        people = frozenset[str]().union(*(a.people for a in group))
        who = people if people and kind in CONTACTS else frozenset[str]().union(*(a.bodies for a in group))
        if len(who) >= 2:
            found[(kind, tuple(sorted(who)))].append(n)
    return found


def _chain(
    numbers: Sequence[int],
    groups: Sequence[Group],
    ids: Sequence[str],
    found: dict[int, list[Relation]],
) -> None:
    if len(numbers) < 2:
        return
    dated = []
    for n in numbers:
        when = merge_when(a.when for a in groups[n])
        if when is not None and when.interval.first is not None and when.interval.last is not None:
            dated.append((when.interval.first[:10], when.interval.last[:10], n))
    dated.sort()
    for (_, last, a), (first, _, b) in itertools.pairwise(dated):
        if last < first:
            found[a].append(Relation(kind="before", event=ids[b], reason=BY_DAY))
            found[b].append(Relation(kind="after", event=ids[a], reason=BY_DAY))
    if len(numbers) <= SERIES:
        for n in numbers:
            found[n].extend(Relation(kind="series", event=ids[m], reason=ALIKE) for m in numbers if m != n)
        return
    for (_, _, a), (_, _, b) in itertools.pairwise(dated):
        found[a].append(Relation(kind="series", event=ids[b], reason=ALIKE))
        found[b].append(Relation(kind="series", event=ids[a], reason=ALIKE))


def _fulfils(planned: Group, happened: Group) -> bool:
    """Whether what was planned is what then happened: same parties, and the days meet."""
    plan = merge_when(a.when for a in planned)
    fact = merge_when(a.when for a in happened)
    if plan is None or fact is None or not plan.interval.meets(fact.interval):
        return False
    if plan.interval.first is None or plan.interval.last is None:
        return False
    return any(kinds_agree(p.kind, h.kind) and parties(p, h) == "equal" for p in planned for h in happened)


def _told_orders(groups: Sequence[Group]) -> list[Told]:
    """Pairs that a report orders in words, each once; none that days or other words order otherwise."""
    said: dict[tuple[int, int], set[str]] = defaultdict(set)
    why: dict[tuple[int, int, str], str] = {}
    for a, b, kind, reason in _said(groups):
        if kind == _ANSWERED or (kind == "before" and a > b) or (kind == "after" and a > b):
            a, b, kind = b, a, _OTHER_WAY[kind]
        said[min(a, b), max(a, b)].add(f"{kind}:{a}")
        why.setdefault((a, b, kind), reason)
    found = []
    for (a, b, kind), reason in sorted(why.items()):
        days = _by_days(groups[a], groups[b])
        earlier = b if kind in ("after", RESPONSE) else a
        others = {s for s in said[min(a, b), max(a, b)] if not s.startswith(RESPONSE)} - {f"{kind}:{a}"}
        if others or (days is not None and (a, b)[days] != earlier):
            continue
        found.append((a, b, kind, reason))
    return found


def _by_days(a: Group, b: Group) -> int | None:
    """Which of two is the earlier by its days (0 or 1); None where they do not say."""
    x, y = merge_when(m.when for m in a), merge_when(m.when for m in b)
    if x is None or y is None:
        return None
    for n, (first, second) in enumerate(((x, y), (y, x))):
        last, begin = first.interval.last_day, second.interval.first_day
        if last is not None and begin is not None and last < begin:
            return n
    return None


def _said(groups: Sequence[Group]) -> Iterator[Told]:
    """What each report says of two events that stand next to each other in one sentence."""
    sentences: dict[tuple[str, Span], list[tuple[EventMention, int, Document]]] = defaultdict(list)
    for n, group in enumerate(groups):
        for account in group:
            for mention in account.mentions:
                if mention.kind != UNTYPED and mention.realis in HAPPENED:
                    key = (account.document.id, mention.sentence)
                    sentences[key].append((mention, n, account.document))
    for _, told in sorted(sentences.items(), key=lambda s: s[0]):
        told.sort(key=lambda t: t[0].trigger)
        for (x, a, document), (y, b, _) in itertools.pairwise(told):
            if a == b:
                continue
            kind = _order_told(document, x, y)
            if kind is not None:
                words = document.slice(Span(x.trigger.start, y.trigger.end))
                yield a, b, kind, f"told so: “{' '.join(words.split())}”"


_CLAUSE = re.compile(r"[;:()—–]| (?:and|but|that|which|who|dating|where|while) ")
"""What begins another clause: words behind it are not about the event before it."""


def _order_told(document: Document, x: EventMention, y: EventMention) -> str | None:
    """How the first of two neighbours in a sentence stands to the second, if words beside them say so."""
    between = _plain(document.text[x.trigger.end : y.trigger.start])
    for words, kind in _cues()["between"].items():
        at = between.find(f" {words} ")
        if at < 0:
            continue
        before, behind = between[: at + 1], between[at + len(words) + 1 :]
        near = len(before) <= GAP and len(behind) <= GAP
        apart = _CLAUSE.search(before) or _CLAUSE.search(behind) or "," in behind
        return kind if near and not apart else None
    opening = _plain(document.text[x.sentence.start : x.trigger.start]).lstrip()
    for words, kind in _cues()["opening"].items():
        if opening.startswith(f"{words} ") and len(opening) <= GAP and "," not in opening:
            return _OTHER_WAY[kind] if between.count(",") == 1 else None
    return None


def _plain(text: str) -> str:
    return f" {' '.join(text.casefold().split())} "


@cache
def _cues() -> Mapping[str, Mapping[str, str]]:
    """Ordering words → how the first event stands to the second, in the order of the file."""
    orders = read_toml("event_order.toml")["orders"]
    return {where: {w: o["kind"] for o in orders for w in o[where]} for where in ("between", "opening")}
