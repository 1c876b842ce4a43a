"""Events across reports: which tellings are of one happening, and how events stand to each other."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

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
from onrecord.link.relations import relations_of
from onrecord.link.roots import Roots, independent_roots, roots_in
from onrecord.link.same_event import EventLinker
from onrecord.link.told_alike import SURE, Joined, join_told_alike
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
    Verdict,
    content_id,
    outlet_key,
)

CROWD = 2000
"""Most accounts under one key that are compared: a thousand reports of one call are one block."""

Group = tuple[Account, ...]


def event_id(mention_id: str) -> str:
    """The id of the record's event whose first-reported mention is `mention_id`.

    Made from one mention, not from all, so that a further report rarely changes it
    and a ruling about it keeps its object.
    """
    return content_id("event-", mention_id)


def _finer(stories: Mapping[str, str]) -> Callable[[Account], Iterable[str]]:
    """By what tellings that share a crowded key are parted: the report's story, and the day if it is one."""

    def keys(account: Account) -> Iterator[str]:
        yield f"story:{stories.get(account.document.id, '')}"
        if account.days is not None and account.days[0] == account.days[1]:
            yield f"day:{account.days[0]}"

    return keys


def link_events(
    readings: Sequence[Reading],
    entities: Sequence[Entity],
    entity_of: Mapping[tuple[str, str], str],
    copies: Sequence[Copy] = (),
    rulings: Mapping[frozenset[str], bool] | None = None,
    stories: Mapping[str, str] | None = None,
    sure: float = SURE,
) -> tuple[tuple[Event, ...], dict[str, str]]:
    """The record's events, sorted by id, and which of them each event mention is.

    `rulings` are pairs of event mention ids that a person ruled the same or different; `stories`
    says of which story each report is (by id), all of one if not given; `sure` is how alike events
    must be told that no typed rule joins.
    """
    known = {e.id: e for e in entities}
    roots = roots_in(sorted(entities, key=lambda e: e.id))
    accounts = [a for reading in readings for a in accounts_of(reading, entity_of, known)]
    copied = Copied.of(copies)
    linker = EventLinker(copied, rulings, {e.id: e.name for e in entities})
    ruled = {ident for pair in rulings or () for ident in pair}
    left = frozenset(a.document.id for a in accounts if any(m.id in ruled for m in a.mentions))
    kept, members, alike = take_together(sorted(accounts, key=_order), linker, left, copied.originals)
    typed = cluster(kept, linker, by=_order, crowd=CROWD, finer=_finer(stories or {}))
    joined = join_told_alike(typed.groups, linker, sure, stories)
    groups = tuple(
        tuple(sorted((m for n in part for a in typed.groups[n] for m in members[a.id]), key=_order))
        for part in joined.parts
    )
    why = [
        (
            *(v for n in part for v in typed.why[n]),
            *(alike[a.id] for n in part for a in typed.groups[n] if a.id in alike),
            *reasons,
        )
        for part, reasons in zip(joined.parts, joined.why, strict=True)
    ]
    ids = [event_id(_anchor(group)) for group in groups]
    maybe = _maybe_same(joined, (*typed.soft, *joined.soft), ids)
    relations = relations_of(groups, ids)
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


def _maybe_same(
    joined: Joined, soft: Iterable[tuple[int, int, Verdict]], ids: Sequence[str]
) -> dict[int, list[MaybeSame]]:
    """For each event those that it could be, each once, with the first reason given."""
    part_of = {n: k for k, part in enumerate(joined.parts) for n in part}
    reasons: dict[tuple[int, int], str] = {}
    for i, j, verdict in soft:
        a, b = sorted((part_of[i], part_of[j]))
        if a != b:
            reasons.setdefault((a, b), verdict.reason)
    maybe: dict[int, list[MaybeSame]] = defaultdict(list)
    for (a, b), reason in reasons.items():
        maybe[a].append(MaybeSame(event=ids[b], reason=reason))
        maybe[b].append(MaybeSame(event=ids[a], reason=reason))
    return maybe


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
