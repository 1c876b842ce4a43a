"""Events across reports: which tellings are of one happening, and how events stand to each other."""

from __future__ import annotations

import itertools
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from onrecord.lexicon.judging import only_judges
from onrecord.link.accounts import (
    Account,
    accounts_of,
    main_kind,
    main_realis,
    merge_durations,
    merge_when,
    once_told,
    state_of,
)
from onrecord.link.alike import take_together
from onrecord.link.cluster import cluster
from onrecord.link.copied import Copied
from onrecord.link.labels import event_label
from onrecord.link.likeness import CONTACTS, kinds_agree, parties
from onrecord.link.roots import Roots, independent_roots, roots_in
from onrecord.link.same_event import EventLinker
from onrecord.model import (
    Copy,
    Entity,
    Event,
    Kind,
    MaybeSame,
    Participant,
    Party,
    Place,
    Reading,
    Realis,
    Relation,
    Statement,
    content_id,
    outlet_key,
)

CROWD = 2000
"""Most accounts under one key that are compared: a thousand reports of one call are one block."""

SERIES = 40
"""Most events of one series that each name all others; in longer ones each names its neighbours."""

Group = tuple[Account, ...]


def event_id(mention_id: str) -> str:
    """The id of the record's event whose first-reported mention is `mention_id`.

    Made from one mention, not from all, so that a further report rarely changes it
    and a ruling about it keeps its object.
    """
    return content_id("event-", mention_id)


def link_events(
    readings: Sequence[Reading],
    entities: Sequence[Entity],
    entity_of: Mapping[tuple[str, str], str],
    copies: Sequence[Copy] = (),
    rulings: Mapping[frozenset[str], bool] | None = None,
) -> tuple[tuple[Event, ...], dict[str, str]]:
    """The record's events, sorted by id, and which of them each event mention is.

    `rulings` are pairs of event mention ids that a person ruled the same or different.
    """
    known = {e.id: e for e in entities}
    roots = roots_in(sorted(entities, key=lambda e: e.id))
    accounts = [a for reading in readings for a in accounts_of(reading, entity_of, known)]
    copied = Copied.of(copies)
    linker = EventLinker(copied, rulings, {e.id: e.name for e in entities})
    ruled = {ident for pair in rulings or () for ident in pair}
    left = frozenset(a.document.id for a in accounts if any(m.id in ruled for m in a.mentions))
    kept, members, alike = take_together(sorted(accounts, key=_order), linker, left, copied.originals)
    found = cluster(kept, linker, by=_order, crowd=CROWD)
    groups = tuple(
        tuple(sorted((m for a in group for m in members[a.id]), key=_order)) for group in found.groups
    )
    why = [
        (*reasons, *(alike[a.id] for a in group if a.id in alike))
        for group, reasons in zip(found.groups, found.why, strict=True)
    ]
    ids = [event_id(_anchor(group)) for group in groups]
    maybe: dict[int, list[MaybeSame]] = defaultdict(list)
    for a, b, verdict in found.soft:
        maybe[a].append(MaybeSame(event=ids[b], reason=verdict.reason))
        maybe[b].append(MaybeSame(event=ids[a], reason=verdict.reason))
    relations = _relations(groups, ids)
    statements = {(r.document.id, s.id): s for r in readings for s in r.statements}
    events = [
        _event(
            ids[n],
            group,
            known,
            roots,
            entity_of,
            statements,
            copied,
            tuple(sorted(maybe[n], key=lambda m: m.event)),
            tuple(relations[n]),
            "; ".join(sorted({v.reason for v in why[n]})),
        )
        for n, group in enumerate(groups)
    ]
    event_of = {m.id: ids[n] for n, group in enumerate(groups) for a in group for m in a.mentions}
    return tuple(sorted(events, key=lambda e: e.id)), event_of


def _order(account: Account) -> str:
    day = account.document.published.isoformat() if account.document.published else "9999"
    return f"{day}\x1f{account.document.id}\x1f{account.mentions[0].trigger.start:09}\x1f{account.id}"


def _anchor(group: Group) -> str:
    return min(group, key=_order).mentions[0].id


def _event(
    ident: str,
    group: Group,
    entities: Mapping[str, Entity],
    known: Roots,
    entity_of: Mapping[tuple[str, str], str],
    statements: Mapping[tuple[str, str], Statement],
    copied: Copied,
    maybe: tuple[MaybeSame, ...],
    relations: tuple[Relation, ...],
    reason: str,
) -> Event:
    mentions = [(a.document, m) for a in group for m in a.mentions]
    kind = main_kind(m.kind for _, m in mentions)
    realis = main_realis(m.realis for _, m in mentions)
    happened = kind in once_told() and realis is Realis.ACTUAL
    # A resignation told as planned for May has its day where another report tells it as done.
    when = merge_when(a.when for a in group if not happened or a.realis in (Realis.ACTUAL, Realis.ALLEGED))
    duration = merge_durations(a.duration for a in group)
    participants = _participants(group, entities, entity_of)
    place = _most(m.place for _, m in mentions)
    roots, unattributed = _on_whose_word(group, statements, copied, known)
    return Event(
        id=ident,
        kind=kind,
        label=event_label(kind, participants, when, duration, place, happened=realis is Realis.ACTUAL),
        realis=realis,
        when=when,
        duration=duration,
        ordinal=next((a.ordinal for a in group if a.ordinal is not None), None),
        participants=participants,
        topics=_topics(t for _, m in mentions for t in m.topics),
        place=place,
        mention_ids=tuple(m.id for _, m in mentions),
        mentions=tuple(
            sorted(
                (Place(doc=d.id, span=m.trigger) for d, m in mentions),
                key=lambda p: (p.doc, p.span),
            )
        ),
        documents=tuple(sorted({a.document.id for a in group})),
        outlets=len({outlet_key(a.document) for a in group}),
        roots=roots,
        unattributed=unattributed,
        possibly_same_as=maybe,
        relations=relations,
        reason=reason,
    )


def _participants(
    group: Group, entities: Mapping[str, Entity], entity_of: Mapping[tuple[str, str], str]
) -> tuple[Participant, ...]:
    """Everybody who takes part, by surname; bodies after people."""
    roles: dict[str, Counter[str]] = defaultdict(Counter)
    names: dict[str, str] = {}
    for account in group:
        for mention in account.mentions:
            for participant in mention.participants:
                local = participant.party.entity
                key = entity_of.get((account.document.id, local), local) if local is not None else None
                ident = key or f"~{participant.party.name}"
                roles[ident][participant.role] += 1
                known = entities.get(key) if key is not None else None
                names.setdefault(ident, known.name if known is not None else participant.party.name)
    found = [
        Participant(
            role=min(count, key=lambda r: (-count[r], r)),
            party=Party(name=names[ident], entity=None if ident.startswith("~") else ident),
        )
        for ident, count in roles.items()
    ]
    found = [p for p in found if not _is_told_better(p, found, entities)]
    return tuple(sorted(found, key=lambda p: _party_order(p, entities)))


def _is_told_better(
    participant: Participant, everybody: Sequence[Participant], entities: Mapping[str, Entity]
) -> bool:
    """Whether others say the same more exactly: "Norland" beside its president, "neighbours" beside names."""
    ident = participant.party.entity
    others = [p for p in everybody if p is not participant and p.party.entity is not None]
    if ident is None:
        alike = {"who", "with"} if participant.role in ("who", "with") else {participant.role}
        return sum(p.role in alike for p in others) >= (2 if len(alike) > 1 else 1)
    mine = entities.get(ident)
    if mine is None or mine.kind is Kind.PERSON:
        return False
    # A capital or a seat of government goes with its state: "Kiev" beside "Ukraine".
    named = [p.party.entity for p in others if p.party.entity is not None]
    sides = {state_of(n, entities) for n in named if n in entities and entities[n].kind is Kind.PERSON}
    state = state_of(ident, entities)
    return state in sides or (state != ident and state in named)


def _party_order(participant: Participant, entities: Mapping[str, Entity]) -> tuple[int, str, str]:
    entity = entities.get(participant.party.entity or "")
    if entity is not None and entity.kind is Kind.PERSON:
        return (0, participant.party.name.split()[-1].casefold(), participant.party.name)
    return (1 if entity is not None else 2, participant.party.name.casefold(), participant.party.name)


def _most(values: Iterable[str | None]) -> str | None:
    count = Counter(v for v in values if v is not None)
    return min(count, key=lambda v: (-count[v], v)) if count else None


def _topics(told: Iterable[str]) -> tuple[str, ...]:
    """Topics in the reports' words, each once whatever its case."""
    once: dict[str, str] = {}
    for topic in sorted(told):
        once.setdefault(topic.casefold(), topic)
    return tuple(sorted(once.values(), key=lambda t: (t.casefold(), t)))


def _on_whose_word(
    group: Group,
    statements: Mapping[tuple[str, str], Statement],
    copied: Copied,
    known: Roots,
) -> tuple[tuple[str, ...], int]:
    """Independent roots of the tellings, and the number of reports without any.

    A telling inside a copied stretch is the original's and counts as no telling of its own.
    """
    chains = []
    unattributed = 0
    for account in group:
        own = [m for m in account.mentions if not copied.is_taken(account.document.id, m.trigger)]
        found = [
            s.chain
            for m in own
            if m.statement is not None
            and (s := statements.get((account.document.id, m.statement))) is not None
            and known.of(s.chain)
            and not only_judges(account.document.slice(span) for span in s.cue)
        ]
        chains.extend(found)
        unattributed += bool(own) and not found
    return independent_roots(chains, known), unattributed


def _relations(groups: Sequence[Group], ids: Sequence[str]) -> dict[int, list[Relation]]:
    """Series, before and after inside a series, planned-then-happened."""
    found: dict[int, list[Relation]] = defaultdict(list)
    for series in _series(groups).values():
        happened = [n for n in series if main_realis(a.realis for a in groups[n]) is Realis.ACTUAL]
        _chain(happened, groups, ids, found)
        for n in series:
            if main_realis(a.realis for a in groups[n]) not in (Realis.PLANNED, Realis.PROPOSED):
                continue
            for m in happened:
                if _fulfils(groups[n], groups[m]):
                    found[n].append(Relation(kind="planned-then-happened", event=ids[m]))
    return {n: sorted(found[n], key=lambda r: (r.kind, r.event)) for n in range(len(groups))}


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
            found[a].append(Relation(kind="before", event=ids[b]))
            found[b].append(Relation(kind="after", event=ids[a]))
    if len(numbers) <= SERIES:
        for n in numbers:
            found[n].extend(Relation(kind="series", event=ids[m]) for m in numbers if m != n)
        return
    for (_, _, a), (_, _, b) in itertools.pairwise(dated):
        found[a].append(Relation(kind="series", event=ids[b]))
        found[b].append(Relation(kind="series", event=ids[a]))


def _fulfils(planned: Group, happened: Group) -> bool:
    """Whether what was planned is what then happened: same parties, and the days meet."""
    plan = merge_when(a.when for a in planned)
    fact = merge_when(a.when for a in happened)
    if plan is None or fact is None or not plan.interval.meets(fact.interval):
        return False
    if plan.interval.first is None or plan.interval.last is None:
        return False
    return any(kinds_agree(p.kind, h.kind) and parties(p, h) == "equal" for p in planned for h in happened)
