"""The tables that other tools read: one row for each thing that one report says."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from onrecord.errors import StoreError
from onrecord.model import Document, Interval, Party, Reading, Span

PER_DOCUMENT = 1 << 20
"""Statements, and event mentions, are numbered document * PER_DOCUMENT + place in the list."""

Row = tuple[Any, ...]

BY_STATEMENT = ("statement_spans", "hops")
BY_DOCUMENT = (
    "framing",
    "assertions",
    "event_mentions",
    "statements",
    "quantities",
    "times",
    "mentions",
    "problems",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What of the record a reading's rows may point to: entity ids, and events by mention id."""

    entities: Collection[str] = frozenset()
    events: Mapping[str, str] = field(default_factory=dict)

    def entity(self, party: Party | None) -> str | None:
        """The record's entity of a party."""
        return self.id(party.entity) if party is not None else None

    def id(self, entity: str | None) -> str | None:
        """`entity` where the record has it. A report's own entity ids are not rows of their own."""
        return entity if entity in self.entities else None


def clear_reading(connection: sqlite3.Connection, number: int) -> None:
    """Remove every row of the reading of document `number`."""
    mine = (number * PER_DOCUMENT, (number + 1) * PER_DOCUMENT)
    for table in BY_STATEMENT:
        connection.execute(f"DELETE FROM {table} WHERE statement >= ? AND statement < ?", mine)
    connection.execute(
        "DELETE FROM event_mention_participants WHERE event_mention >= ? AND event_mention < ?", mine
    )
    for table in BY_DOCUMENT:
        connection.execute(f"DELETE FROM {table} WHERE document = ?", (number,))


def forget_aside(connection: sqlite3.Connection, name: str, stage: str) -> None:
    """Drop the notes that an input of this name was set aside at `stage`."""
    connection.execute("DELETE FROM set_aside WHERE name = ? AND stage = ?", (name, stage))


def fill_segments(connection: sqlite3.Connection, number: int, document: Document) -> None:
    """The rows of a document's segments in place of earlier ones."""
    connection.execute("DELETE FROM segments WHERE document = ?", (number,))
    insert(
        connection,
        "segments",
        ((number, seq, *segment.span, segment.role) for seq, segment in enumerate(document.segments)),
    )


def fill_reading(connection: sqlite3.Connection, number: int, reading: Reading, known: Known) -> None:
    """The rows of a reading of document `number` in place of earlier ones."""
    if max(len(reading.statements), len(reading.events)) >= PER_DOCUMENT:
        raise StoreError(f"{reading.document.name}: more than {PER_DOCUMENT} statements or events")
    clear_reading(connection, number)
    _fill_things(connection, number, reading, known)
    said = {s.id: number * PER_DOCUMENT + seq for seq, s in enumerate(reading.statements)}
    _fill_statements(connection, number, reading, known, said)
    told = {e.id: number * PER_DOCUMENT + seq for seq, e in enumerate(reading.events)}
    _fill_events(connection, number, reading, known, said)
    insert(
        connection,
        "assertions",
        (
            (
                number,
                seq,
                a.id,
                a.slot,
                *a.span,
                a.value,
                told.get(a.event or ""),
                said.get(a.statement or ""),
                a.negated,
                a.hedged,
            )
            for seq, a in enumerate(reading.assertions)
        ),
    )
    insert(
        connection,
        "framing",
        (
            (number, seq, *f.span, f.kind, said.get(f.voice), known.id(f.about), f.rule)
            for seq, f in enumerate(reading.framing)
        ),
    )


def _fill_things(connection: sqlite3.Connection, number: int, reading: Reading, known: Known) -> None:
    insert(
        connection,
        "mentions",
        (
            (number, seq, m.id, *m.span, m.kind, m.form, m.name, known.id(m.entity))
            for seq, m in enumerate(reading.mentions)
        ),
    )
    insert(
        connection,
        "times",
        (
            (
                number,
                seq,
                t.id,
                *t.span,
                t.type,
                t.value,
                t.mod,
                *ends(t.interval),
                *(t.minutes or (None, None)),
                t.anchor,
                t.rule,
            )
            for seq, t in enumerate(reading.times)
        ),
    )
    insert(
        connection,
        "quantities",
        (
            (number, seq, q.id, *q.span, q.unit, q.low, q.high, q.rule)
            for seq, q in enumerate(reading.quantities)
        ),
    )
    insert(
        connection,
        "problems",
        (
            (number, seq, p.kind, p.message, *(p.span or (None, None)))
            for seq, p in enumerate(reading.problems)
        ),
    )


def _fill_statements(
    connection: sqlite3.Connection, number: int, reading: Reading, known: Known, said: Mapping[str, int]
) -> None:
    rows: list[Row] = []
    spans: list[Row] = []
    hops: list[Row] = []
    for seq, s in enumerate(reading.statements):
        key = number * PER_DOCUMENT + seq
        rows.append(
            (
                key,
                number,
                seq,
                s.id,
                s.mode,
                s.start,
                s.end,
                name(s.speaker),
                known.entity(s.speaker),
                name(s.addressee),
                name(s.medium),
                s.stance,
                s.root,
                said.get(s.within or ""),
                s.implicit,
                s.rule,
            )
        )
        parts: tuple[tuple[str, Sequence[Span]], ...] = (
            ("content", s.content),
            ("cue", s.cue),
            ("source", s.source),
        )
        spans.extend((key, part, n, *span) for part, found in parts for n, span in enumerate(found))
        hops.extend(
            (key, n, h.role, h.name, known.id(h.entity), *(h.span or (None, None)), h.implicit)
            for n, h in enumerate(s.chain)
        )
    insert(connection, "statements", rows)
    insert(connection, "statement_spans", spans)
    insert(connection, "hops", hops)


def _fill_events(
    connection: sqlite3.Connection,
    number: int,
    reading: Reading,
    known: Known,
    said: Mapping[str, int],
) -> None:
    rows: list[Row] = []
    participants: list[Row] = []
    for seq, e in enumerate(reading.events):
        key = number * PER_DOCUMENT + seq
        when = ends(e.when.interval if e.when else None)
        lasted = (e.duration.low, e.duration.high) if e.duration else (None, None)
        rows.append(
            (
                key,
                number,
                seq,
                e.id,
                known.events.get(e.id),
                e.kind,
                e.plover,
                *e.trigger,
                e.realis,
                *when,
                e.when.basis if e.when else None,
                *lasted,
                e.place,
                as_json(e.topics),
                e.ordinal,
                name(e.initiator),
                said.get(e.statement or ""),
            )
        )
        participants.extend(
            (key, n, p.role, p.party.name, known.entity(p.party)) for n, p in enumerate(e.participants)
        )
    insert(connection, "event_mentions", rows)
    insert(connection, "event_mention_participants", participants)


def insert(connection: sqlite3.Connection, table: str, rows: Iterable[Row]) -> None:
    """Add rows that have a value for every column of `table`."""
    rows = list(rows)
    if rows:
        marks = ", ".join("?" * len(rows[0]))
        connection.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)


def name(party: Party | None) -> str | None:
    """A party's name."""
    return party.name if party is not None else None


def ends(interval: Interval | None) -> tuple[str | None, str | None]:
    """First and last of an interval that may be missing."""
    return (interval.first, interval.last) if interval is not None else (None, None)


def as_json(names: Sequence[str]) -> str:
    """A list of names as SQLite's JSON functions read it."""
    return json.dumps(names, ensure_ascii=False)
