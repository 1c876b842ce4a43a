"""The tables that other tools read: one row for each thing that the record says."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping

import msgspec

from onrecord.model import Record
from onrecord.store.tables import PER_DOCUMENT, Known, Row, as_json, ends, fill_reading, insert

TABLES = (
    "evidence",
    "finding_subjects",
    "findings",
    "story_documents",
    "stories",
    "copies",
    "omissions",
    "tellings",
    "claims",
    "differences",
    "quote_variants",
    "quotes",
    "event_relations",
    "event_members",
    "event_participants",
    "events",
    "entities",
)
"""Children before their parents, so that they can be emptied in this order."""

POINTING = (
    ("mentions", "entity"),
    ("statements", "speaker_entity"),
    ("hops", "entity"),
    ("event_mentions", "event"),
    ("event_mention_participants", "entity"),
    ("framing", "about"),
)
"""Columns of readings' rows that point into the record."""


def drop_record(connection: sqlite3.Connection) -> None:
    """Forget the record, if there is one: its own form, every table, and what points into it."""
    if not connection.execute("SELECT count(*) FROM record").fetchone()[0]:
        return
    connection.execute("DELETE FROM record_readings")
    connection.execute("DELETE FROM record")
    for table, column in POINTING:
        connection.execute(f"UPDATE {table} SET {column} = NULL WHERE {column} IS NOT NULL")
    for table in TABLES:
        connection.execute(f"DELETE FROM {table}")


def fill_record(connection: sqlite3.Connection, record: Record, numbers: Mapping[str, int]) -> None:
    """The rows of a record, and of its readings, whose parties go by the record's names.

    `numbers` gives the number of every document by its id. The tables are empty (see `drop_record`).
    """
    known = Known(
        entities={e.id for e in record.entities},
        events={mention: e.id for e in record.events for mention in e.mention_ids},
    )
    said: dict[str, int] = {}
    for reading in record.readings:
        number = numbers[reading.document.id]
        fill_reading(connection, number, reading, known)
        said.update((s.id, number * PER_DOCUMENT + seq) for seq, s in enumerate(reading.statements))
    insert(
        connection,
        "entities",
        ((e.id, e.kind, e.name, as_json(e.names), e.wikidata, e.gender, e.side) for e in record.entities),
    )
    _fill_events(connection, record, numbers, known)
    events = {e.id for e in record.events}
    _fill_quotes(connection, record, numbers, said, events)
    _fill_claims(connection, record, numbers, said, events)
    insert(
        connection,
        "copies",
        ((seq, numbers[c.doc], numbers[c.of], c.share, c.reason) for seq, c in enumerate(record.copies)),
    )
    _fill_stories(connection, record, numbers)
    _fill_findings(connection, record, numbers)


def _fill_stories(connection: sqlite3.Connection, record: Record, numbers: Mapping[str, int]) -> None:
    insert(
        connection,
        "stories",
        (
            (
                s.id,
                s.label,
                s.first.isoformat() if s.first else None,
                s.last.isoformat() if s.last else None,
                numbers[s.centre],
                len(s.documents),
                as_json(s.words),
                s.reason,
                s.rule,
            )
            for s in record.stories
        ),
    )
    insert(
        connection,
        "story_documents",
        ((s.id, numbers[doc]) for s in record.stories for doc in s.documents),
    )


def _fill_events(
    connection: sqlite3.Connection, record: Record, numbers: Mapping[str, int], known: Known
) -> None:
    rows: list[Row] = []
    participants: list[Row] = []
    members: list[Row] = []
    relations: list[Row] = []
    for e in record.events:
        when = ends(e.when.interval if e.when else None)
        lasted = (e.duration.low, e.duration.high) if e.duration else (None, None)
        rows.append(
            (
                e.id,
                e.kind,
                e.label,
                e.realis,
                *when,
                e.when.basis if e.when else None,
                *lasted,
                e.ordinal,
                e.place,
                as_json(e.topics),
                len(e.documents),
                e.outlets,
                len(e.roots),
                as_json(e.roots),
                e.unattributed,
                e.reason,
            )
        )
        participants.extend(
            (e.id, n, p.role, p.party.name, known.entity(p.party)) for n, p in enumerate(e.participants)
        )
        members.extend((e.id, n, numbers[m.doc], *m.span) for n, m in enumerate(e.mentions))
        others: list[tuple[str, str, str | None]] = [
            ("possibly-same-as", m.event, m.reason) for m in e.possibly_same_as
        ]
        others.extend((r.kind, r.event, r.reason or None) for r in e.relations)
        relations.extend((e.id, n, *other) for n, other in enumerate(others))
    insert(connection, "events", rows)
    insert(connection, "event_participants", participants)
    insert(connection, "event_members", members)
    insert(connection, "event_relations", relations)


def _fill_quotes(
    connection: sqlite3.Connection,
    record: Record,
    numbers: Mapping[str, int],
    said: Mapping[str, int],
    events: set[str],
) -> None:
    names = {e.id: e.name for e in record.entities}
    rows: list[Row] = []
    variants: list[Row] = []
    differences: list[Row] = []
    for q in record.quotes:
        event = q.event if q.event in events else None
        speaker = names.get(q.speaker or "", q.speaker)
        entity = q.speaker if q.speaker in names else None
        rows.append((q.id, speaker, entity, event, len(q.roots), as_json(q.roots), q.reason))
        variants.extend(
            (q.id, n, numbers[v.doc], *v.span, v.mode, said.get(v.statement))
            for n, v in enumerate(q.variants)
        )
        differences.extend(
            (q.id, n, d.a, d.b, d.kind, d.reason, msgspec.json.encode(d.ops).decode())
            for n, d in enumerate(q.differences)
        )
    insert(connection, "quotes", rows)
    insert(connection, "quote_variants", variants)
    insert(connection, "differences", differences)


def _fill_claims(
    connection: sqlite3.Connection,
    record: Record,
    numbers: Mapping[str, int],
    said: Mapping[str, int],
    events: set[str],
) -> None:
    rows: list[Row] = []
    tellings: list[Row] = []
    omissions: list[Row] = []
    for c in record.claims:
        event = c.event if c.event in events else None
        rows.append(
            (
                c.id,
                event,
                c.slot,
                c.text,
                c.value,
                c.documents,
                c.outlets,
                len(c.roots),
                as_json(c.roots),
                c.unattributed,
            )
        )
        tellings.extend(
            (c.id, n, numbers[t.doc], *t.span, t.root, t.stance, t.value, said.get(t.statement or ""))
            for n, t in enumerate(c.tellings)
        )
        omissions.extend((c.id, numbers[doc]) for doc in c.omitted_by)
    insert(connection, "claims", rows)
    insert(connection, "tellings", tellings)
    insert(connection, "omissions", omissions)


def _fill_findings(connection: sqlite3.Connection, record: Record, numbers: Mapping[str, int]) -> None:
    insert(connection, "findings", ((f.id, f.kind, f.reason, f.rule) for f in record.findings))
    insert(
        connection,
        "finding_subjects",
        ((f.id, n, subject) for f in record.findings for n, subject in enumerate(f.subject)),
    )
    insert(
        connection,
        "evidence",
        ((f.id, n, numbers[p.doc], *p.span) for f in record.findings for n, p in enumerate(f.evidence)),
    )
