"""What a ruling does: the difference between two records of the same reports."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from datetime import date
from typing import TypeVar

from onrecord.model import Change, Claim, Entity, Event, Finding, Quote, Record

T = TypeVar("T")

MANY = 3
"""Names told of what was joined or parted."""


def changes(before: Record, after: Record) -> tuple[Change, ...]:
    """Everything that is otherwise in `after`, by what it is about, then by its words."""
    found = [
        *_documents(before, after),
        *_groups("entity", before.entities, after.entities, lambda e: e.mentions, _entity),
        *_groups("event", before.events, after.events, lambda e: e.mention_ids, _event),
        *_events(before, after),
        *_groups("quote", before.quotes, after.quotes, _variants, _quote),
        *_claims(before, after),
        *_findings(before.findings, after.findings),
    ]
    return tuple(dict.fromkeys(found))


def _documents(before: Record, after: Record) -> Iterator[Change]:
    old = {d.id: d.published for d in before.documents}
    for document in after.documents:
        if document.id in old and old[document.id] != document.published:
            was, now = _day(old[document.id]), _day(document.published)
            words = f"{document.name}: published {now} instead of {was}"
            yield Change(about="document", how="changed", words=words)


def _day(day: date | None) -> str:
    return day.isoformat() if day is not None else "undated"


def _entity(entity: Entity) -> str:
    return f"“{entity.name}”"


def _event(event: Event) -> str:
    return f"“{event.label}”"


def _quote(quote: Quote) -> str:
    words = " ".join(quote.variants[0].text.split())
    return f"“{words if len(words) <= 60 else words[:59] + '…'}”"


def _variants(quote: Quote) -> tuple[str, ...]:
    return tuple(v.statement for v in quote.variants)


def _groups(
    about: str,
    before: Sequence[T],
    after: Sequence[T],
    parts: Callable[[T], Iterable[Hashable]],
    name: Callable[[T], str],
) -> Iterator[Change]:
    """Groups that were joined or parted, are gone or new, by the parts that they have in common."""
    old_of = {part: n for n, group in enumerate(before) for part in parts(group)}
    new_of = {part: n for n, group in enumerate(after) for part in parts(group)}
    into: dict[int, set[int]] = defaultdict(set)
    out_of: dict[int, set[int]] = defaultdict(set)
    for part, n in old_of.items():
        if part in new_of:
            into[n].add(new_of[part])
            out_of[new_of[part]].add(n)
    for n, group in enumerate(after):
        if len(out_of[n]) > 1:
            names = _listed(sorted(name(before[m]) for m in out_of[n]))
            yield Change(about=about, how="joined", words=f"{names} are one: {name(group)}")
        elif not out_of[n]:
            yield Change(about=about, how="new", words=name(group))
    for n, group in enumerate(before):
        if len(into[n]) > 1:
            names = _listed(sorted(name(after[m]) for m in into[n]))
            yield Change(about=about, how="parted", words=f"{name(group)} is now {names}")
        elif not into[n]:
            yield Change(about=about, how="gone", words=name(group))


def _listed(names: Sequence[str]) -> str:
    more = f" and {len(names) - MANY} more" if len(names) > MANY else ""
    return ", ".join(names[:MANY]) + more if more else " and ".join(names)


def _events(before: Record, after: Record) -> Iterator[Change]:
    """Events of the same mentions that are told otherwise: another label, or on other feet."""
    old = {e.mention_ids: e for e in before.events}
    for event in after.events:
        was = old.get(event.mention_ids)
        if was is None:
            continue
        if was.label != event.label:
            words = f"{_event(was)} is now {_event(event)}"
            yield Change(about="event", how="changed", words=words)
        elif (was.roots, was.unattributed) != (event.roots, event.unattributed):
            words = f"{_event(event)}: {_feet(was.roots, was.unattributed, event.roots, event.unattributed)}"
            yield Change(about="event", how="changed", words=words)


def _claims(before: Record, after: Record) -> Iterator[Change]:
    """Facts that stand on other feet, told by the very same words."""
    old = {_key(c): c for c in before.claims}
    for claim in after.claims:
        was = old.get(_key(claim))
        if was is not None and (was.roots, was.unattributed) != (claim.roots, claim.unattributed):
            feet = _feet(was.roots, was.unattributed, claim.roots, claim.unattributed)
            yield Change(about="claim", how="changed", words=f"“{claim.text}”: {feet}")


def _key(claim: Claim) -> tuple[str, tuple[tuple[str, str], ...]]:
    return claim.slot, tuple((t.doc, t.assertion) for t in claim.tellings)


def _feet(roots: Sequence[str], nobody: int, roots_now: Sequence[str], nobody_now: int) -> str:
    return f"on the word of {_words(roots_now, nobody_now)} instead of {_words(roots, nobody)}"


def _words(roots: Sequence[str], nobody: int) -> str:
    unnamed = [f"{nobody} without a named root"] if nobody else []
    return ", ".join([*roots, *unnamed]) or "nobody"


def _findings(before: Sequence[Finding], after: Sequence[Finding]) -> Iterator[Change]:
    """Findings on evidence on which there was none of the kind, and the other way round."""
    old = {(f.kind, f.evidence): f for f in before}
    new = {(f.kind, f.evidence): f for f in after}
    for how, found, others in (("gone", old, new), ("new", new, old)):
        lines = [f"{f.kind}: {f.reason}" for key, f in found.items() if key not in others]
        yield from (Change(about="finding", how=how, words=line) for line in sorted(lines))
