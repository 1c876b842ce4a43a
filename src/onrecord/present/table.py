"""The record as rows that read like a reporter's notes, and their writers for `onrecord show`."""

from __future__ import annotations

import csv as standard_csv
import io
import os
from collections.abc import Callable, Sequence
from typing import TextIO

from rich.console import Console
from rich.table import Table

from onrecord.errors import UsageError
from onrecord.model import Document, HopRole, Record, Statement
from onrecord.present.findings import FINDING_ORDER
from onrecord.present.json import dumps
from onrecord.present.ruling_notes import subject_names
from onrecord.present.spreadsheet import safe
from onrecord.present.timeline import order
from onrecord.present.timex import counted_from, meaning
from onrecord.present.words import (
    chain_words,
    claim_counts,
    event_counts,
    event_what,
    event_when,
    participants_words,
    problems_of,
)
from onrecord.text.labels import short_names
from onrecord.text.wording import count_of, duration_words, limits_words, range_words

Row = dict[str, str | int | None]


def rows(record: Record, thing: str) -> list[Row]:
    """Rows of one thing of the record, the same keys in every row; see `THINGS` for the things there are.

    Raises:
        UsageError: there is no such thing.
    """
    try:
        make = MAKERS[thing]
    except KeyError as err:
        raise UsageError(f"no {thing!r} in a record; there is: {', '.join(MAKERS)}") from err
    return make(record, short_names(record.documents))


Labels = dict[str, str]


def _documents(record: Record, labels: Labels) -> list[Row]:
    return [
        {
            "report": labels[reading.document.id],
            "name": reading.document.name,
            "outlet": reading.document.outlet,
            "published": reading.document.published.isoformat() if reading.document.published else None,
            "known by": reading.document.published_basis,
            "limits": limits_words(reading.published_bounds.interval) if reading.published_bounds else None,
            "lang": reading.document.lang,
            "characters": len(reading.document.text),
            "statements": len(reading.statements),
            "events": len({event.same_as or event.id for event in reading.events}),
            "problems": len(problems_of(reading)),
            "id": reading.document.id,
        }
        for reading in record.readings
    ]


def _times(record: Record, labels: Labels) -> list[Row]:
    return [
        {
            "report": labels[reading.document.id],
            "words": " ".join(reading.document.slice(time.span).split()),
            "means": meaning(time),
            "type": time.type,
            "value": time.value,
            "mod": time.mod,
            "from": time.interval.first if time.interval else None,
            "to": time.interval.last if time.interval else None,
            "counted from": counted_from(time, reading.document).removeprefix("counted from "),
            "rule": time.rule,
            "start": time.span.start,
            "end": time.span.end,
            "id": time.id,
        }
        for reading in record.readings
        for time in reading.times
    ]


def _entities(record: Record, labels: Labels) -> list[Row]:
    return [
        {
            "entity": entity.name,
            "kind": entity.kind,
            "named": len(entity.mentions),
            "reports": ", ".join(dict.fromkeys(labels.get(p.doc, p.doc) for p in entity.mentions)),
            "names": ", ".join(entity.names),
            "roles": "; ".join(office.role for office in entity.roles),
            "id": entity.id,
        }
        for entity in record.entities
    ]


def _events(record: Record, labels: Labels) -> list[Row]:
    by_id = {event.id: f"{event_what(event)}, {event_when(event)}" for event in record.events}
    return [
        {
            "event": event_what(event),
            "when": event_when(event),
            "how long": duration_words(event.duration),
            "told as": event.realis,
            "who": participants_words(event.participants),
            "counts": event_counts(event),
            "reports": ", ".join(labels.get(doc, doc) for doc in event.documents),
            "possibly": "; ".join(by_id.get(m.event, m.event) for m in event.possibly_same_as),
            "id": event.id,
        }
        for event in order(record.events)
    ]


def statement_words(document: Document, statement: Statement) -> str:
    """The statement's words, the gaps where reporting words interrupt shown as […]."""
    return " […] ".join(" ".join(document.slice(span).split()) for span in statement.content)


def where_words(statement: Statement) -> str:
    """The medium, else the agency in the chain, else nothing."""
    if statement.medium:
        return statement.medium.name
    return next((hop.name for hop in statement.chain if hop.role is HopRole.MEDIUM), "")


def _statements(record: Record, labels: Labels) -> list[Row]:
    return [
        {
            "report": labels[document.id],
            "who": statement.speaker.name if statement.speaker else "nobody named",
            "to": statement.addressee.name if statement.addressee else "",
            "where": where_words(statement),
            "mode": statement.mode,
            "words": statement_words(document, statement),
            "chain": chain_words(statement.chain, labels[document.id]),
            "root": statement.root or "unattributed",
            "id": statement.id,
        }
        for document, statement in record.statements
    ]


def _quotes(record: Record, labels: Labels) -> list[Row]:
    names = {entity.id: entity.name for entity in record.entities}
    return [
        {
            "who": names.get(quote.speaker or "", quote.speaker) or "nobody named",
            "report": labels.get(variant.doc, variant.doc),
            "wording": number,
            "mode": variant.mode,
            "words": " ".join(variant.text.split()),
            "differs": ", ".join(
                sorted({d.kind.value for d in quote.differences if number - 1 in (d.a, d.b)} - {"identical"})
            ),
            "roots": ", ".join(quote.roots),
            "id": quote.id,
        }
        for quote in record.quotes
        for number, variant in enumerate(quote.variants, start=1)
    ]


def _claims(record: Record, labels: Labels) -> list[Row]:
    by_id = {event.id: event.label for event in record.events}
    return [
        {
            "event": by_id.get(claim.event or "", ""),
            "about": claim.slot,
            "fact": claim.text,
            "counts": claim_counts(claim),
            "told by": "; ".join(
                dict.fromkeys(chain_words(t.chain, labels.get(t.doc, t.doc)) for t in claim.tellings)
            ),
            "left out by": ", ".join(labels.get(doc, doc) for doc in claim.omitted_by),
            "id": claim.id,
        }
        for claim in record.claims
    ]


def _findings(record: Record, labels: Labels) -> list[Row]:
    texts = {document.id: document for document in record.documents}
    return [
        {
            "finding": finding.kind,
            "reason": finding.reason,
            "evidence": " | ".join(
                f"{labels[p.doc]}: {' '.join(texts[p.doc].slice(p.span).split())}" for p in finding.evidence
            ),
            "about": ", ".join(finding.subject),
            "id": finding.id,
        }
        for finding in sorted(record.findings, key=lambda f: (FINDING_ORDER.index(f.kind), f.reason, f.id))
    ]


def _rulings(record: Record, _labels: Labels) -> list[Row]:
    names = subject_names(record)
    return [
        {
            "ruled": ruling.kind,
            "about": ", ".join(dict.fromkeys(names.get(ident, ident) for ident in ruling.subject)),
            "as": ruling.value,
            "why": ruling.why,
            "by": ruling.by,
            "made": ruling.made,
            "withdrawn": "withdrawn" if ruling.withdrawn else None,
            "id": ruling.id,
        }
        for ruling in record.rulings
    ]


def _stories(record: Record, labels: Labels) -> list[Row]:
    return [
        {
            "story": story.label,
            "published": range_words(story.first, story.last) if story.first and story.last else None,
            "counts": count_of(len(story.documents), "report"),
            "reports": ", ".join(labels.get(doc, doc) for doc in story.documents),
            "words": ", ".join(story.words),
            "reason": story.reason,
            "rule": story.rule,
            "id": story.id,
        }
        for story in record.stories
    ]


MAKERS: dict[str, Callable[[Record, Labels], list[Row]]] = {
    "events": _events,
    "statements": _statements,
    "quotes": _quotes,
    "claims": _claims,
    "findings": _findings,
    "documents": _documents,
    "entities": _entities,
    "times": _times,
    "rulings": _rulings,
    "stories": _stories,
}
THINGS = tuple(MAKERS)
"""What `rows` can give, in the order in which the command line names them."""


def as_json(table: Sequence[Row]) -> str:
    """The rows as one JSON list, a row a line."""
    if not table:
        return "[]\n"
    return "[\n" + ",\n".join(dumps(row).decode() for row in table) + "\n]\n"


def as_lines(table: Sequence[Row]) -> str:
    """The rows as JSON, one a line."""
    return "".join(dumps(row).decode() + "\n" for row in table)


def as_csv(table: Sequence[Row]) -> str:
    """The rows as CSV with a head line; cells are made safe for spreadsheets. "" for no rows."""
    if not table:
        return ""
    out = io.StringIO()
    writer = standard_csv.DictWriter(out, list(table[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows({key: safe(value) for key, value in row.items()} for row in table)
    return out.getvalue()


DRAWN: dict[str, tuple[str, ...]] = {
    "events": ("event", "when", "how long", "told as", "counts"),
    "statements": ("report", "who", "to", "where", "mode", "words", "chain"),
    "findings": ("finding", "reason"),
    "times": ("report", "words", "means", "counted from", "rule"),
    "stories": ("story", "published", "counts", "reports"),
}
"""Columns that a table to read shows, where not all of them are worth the room."""


def print_table(
    table: Sequence[Row],
    out: TextIO,
    width: int | None = None,
    columns: Sequence[str] | None = None,
    *,
    ids: bool = False,
) -> None:
    """The rows as a table as wide as the terminal (or COLUMNS), else `WIDE` characters.

    Only `columns`, if given. Ids are left out, unless `ids` puts them first; where not every column
    has room the last ones are left out too, which a line below says. No colour where `out` is no
    terminal. Control characters of the material never reach the terminal.
    """
    console = Console(file=out, width=width, highlight=False, markup=False, emoji=False)
    if width is None and not console.is_terminal and not os.environ.get("COLUMNS"):
        console.width = WIDE
    if not table:
        console.print("nothing of the kind in this record")
        return
    wanted = [key for key in table[0] if key != "id" and (columns is None or key in columns)]
    wanted = [key for key in wanted if any(row[key] not in (None, "") for row in table)]
    if ids:
        wanted.insert(0, "id")
    shown = list(wanted)
    while len(shown) > 2 and sum(_least(table, key) + 2 for key in shown) > console.width:
        shown.pop()
    drawn = Table(header_style="bold", pad_edge=False, box=None, padding=(0, 2, 0, 0), expand=True)
    for key in shown:
        least = _least(table, key)
        fixed = _longest(table, key) <= SHORT or key == "id"
        drawn.add_column(key, overflow="fold", min_width=least, ratio=None if fixed else least, no_wrap=fixed)
    for row in table:
        drawn.add_row(*("" if row[key] is None else _printable(str(row[key])) for key in shown))
    console.print(drawn)
    if len(shown) < len(wanted):
        console.print(f"(no room for: {', '.join(wanted[len(shown) :])})")


WIDE = 160
"""Characters of a line where nobody says how wide the output is. Chosen, not measured."""
SHORT = 18
"""Columns with nothing longer than this are not folded. Chosen, not measured."""


def _longest(table: Sequence[Row], key: str) -> int:
    return max([len(key), *(len(str(row[key] or "")) for row in table)])


def _least(table: Sequence[Row], key: str) -> int:
    """Room that a column needs: all of it where it is short, else enough to read words in."""
    longest = _longest(table, key)
    if key == "id":
        return longest
    return longest if longest <= SHORT else min(40, max(SHORT, longest // 5))


def _printable(text: str) -> str:
    return "".join(c if c.isprintable() else " " for c in text)
