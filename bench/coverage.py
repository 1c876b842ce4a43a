"""Measure how many reports have their main event found, with a kind.

usage: python bench/coverage.py CORPUS.jsonl… [--each N] [--seed S] [--sample] [--judged FILE]

CORPUS: one JSON object a line with "text", an id ("id" or "doc_id") and, where it has them, "title" and a
date ("date", "date_publish" or "dct"). A report is told once: further lines with the same id are left out.

Two shares are printed as one JSON object, for each corpus and over all: `has_kind`, the reports whose title
or first three sentences hold an event of some kind, and `main`, those with a main event at all. Neither
says that the kind fits. For that, --sample prints N reports of each corpus, drawn by --seed, with title,
lead, the main event found and the events that the lead tells, one JSON object a line, for a person to
judge: "fits", whether what the report is about is among those events with a kind that fits it, and
"picked", whether the main event found is just that; both null for a text that reports no happening (a
letter, a column, a list of prices). --judged reads such lines and prints both shares.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from gold import Rows, fingerprint, rows_of
from onrecord.lexicon.kinds import kinds
from onrecord.model import DateBasis, Document, EventMention, Part, Reading, Segment, Span, sha256
from onrecord.read import read_all

LEAD = 3
"""Sentences below the title that count as the lead."""

SHOWN = 400
"""Characters of a lead that are shown to whoever judges."""


_ADDRESS = re.compile(r"\Ahttps? ?:.*\n")
"""A first line that is the page's address, as some corpora have it."""


def name_of(row: dict[str, Any]) -> str:
    """The report's id in its corpus."""
    return str(row.get("doc_id") or row["id"])


def document_of(row: dict[str, Any]) -> Document:
    """The report, with its title as headline where the text does not open with it."""
    title = " ".join((row.get("title") or "").split())
    text = _ADDRESS.sub("", row["text"].strip("\n"))
    segments: tuple[Segment, ...] = ()
    if title and title.casefold() not in " ".join(text[: 2 * len(title)].split()).casefold():
        text = f"{title}\n\n{text}"
        segments = (Segment(span=Span(0, len(title)), role=Part.HEADLINE),)
    day = str(row.get("dct") or row.get("date") or row.get("date_publish") or "")[:10]
    published = date.fromisoformat(day) if day else None
    return Document(
        id=name_of(row),
        name=name_of(row),
        text=text,
        text_sha256=sha256(text),
        title=title or None,
        lang="en",
        published=published,
        published_basis=DateBasis.GIVEN if published else None,
        segments=segments,
    )


def reports_of(path: Path, number: int | None, seed: int) -> Rows:
    """The corpus's reports, each once; `number` of them drawn by the seed, all if it is None."""
    once = {name_of(row): row for row in reversed(rows_of([path]))}
    rows = [once[name] for name in sorted(once)]
    if number is None or number >= len(rows):
        return rows
    return sorted(random.Random(seed).sample(rows, number), key=name_of)


def main_event(reading: Reading) -> EventMention | None:
    """The event that the report is about, None where none of a known kind is found."""
    found = reading.main_event.event if reading.main_event else None
    return next((e for e in reading.events if e.id == found), None)


def leads(reading: Reading, ends: Sequence[int]) -> list[EventMention]:
    """The events told before the end of the lead."""
    last = ends[-1] if ends else 0
    return [e for e in reading.events if e.trigger.end <= last]


def lead_ends(document: Document) -> list[int]:
    """Where the title and each of the first sentences end, told by full stops at line or sentence ends."""
    ends: list[int] = []
    at = 0
    for piece in document.text.replace("\n", ". ").split(". "):
        at += len(piece) + 2
        if len(piece.split()) > LEAD:
            ends.append(min(at, len(document.text)))
        if len(ends) > LEAD:
            break
    return ends or [len(document.text)]


def found_in(reading: Reading) -> dict[str, Any]:
    """One report as it is shown to whoever judges."""
    document = reading.document
    main = main_event(reading)
    body = document.text[len(document.title) if document.segments and document.title else 0 :]
    shown: dict[str, Any] = {
        "doc_id": document.id,
        "title": document.title,
        "lead": " ".join(body.split())[:SHOWN],
        "kind": None,
        "trigger": None,
        "realis": None,
        "parties": [],
        "told": [
            f"{document.slice(e.trigger)} = {kinds()[e.kind].label} ({e.realis.value})"
            for e in leads(reading, lead_ends(document))
        ],
    }
    if main is not None:
        shown |= {
            "kind": kinds()[main.kind].label,
            "trigger": document.slice(main.trigger),
            "realis": main.realis.value,
            "parties": [p.party.name for p in main.participants],
        }
    return shown


def shares(readings: Iterable[Reading]) -> dict[str, float | int]:
    """How many reports, and the two shares of them in percent."""
    every = list(readings)
    kind = sum(1 for r in every if leads(r, lead_ends(r.document)))
    main = sum(1 for r in every if main_event(r) is not None)
    count = len(every) or 1
    return {
        "reports": len(every),
        "has_kind": round(100 * kind / count, 1),
        "main": round(100 * main / count, 1),
    }


def judged(path: Path) -> dict[str, Any]:
    """The shares of judged lines that fit and that are picked, over all and by corpus."""
    rows = rows_of([path])
    names = sorted({row["corpus"] for row in rows})
    by_corpus = {name: _verdicts([r for r in rows if r["corpus"] == name]) for name in names}
    return {**_verdicts(rows), "by_corpus": by_corpus}


def _verdicts(rows: Rows) -> dict[str, Any]:
    said = [r for r in rows if r["fits"] is not None]
    share = {k: round(100 * sum(bool(r[k]) for r in said) / (len(said) or 1), 1) for k in ("fits", "picked")}
    return {"judged": len(said), "no_happening": len(rows) - len(said), **share}


def main(argv: list[str] | None = None) -> int:
    """Run on corpora and print the shares, or a sample to judge."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("corpus", type=Path, nargs="*")
    parser.add_argument("--each", type=int, help="reports of each corpus; all if not given")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--sample", action="store_true", help="print the reports instead of the shares")
    parser.add_argument("--judged", type=Path, help="a sample with a person's verdicts")
    args = parser.parse_args(argv)
    if args.judged:
        print(json.dumps(judged(args.judged)))
        return 0
    every: list[Reading] = []
    by_corpus: dict[str, Any] = {}
    for path in args.corpus:
        readings = list(read_all(document_of(r) for r in reports_of(path, args.each, args.seed)))
        if args.sample:
            for reading in readings:
                print(json.dumps({"corpus": path.stem, **found_in(reading), "fits": None, "picked": None}))
        by_corpus[path.stem] = shares(readings)
        every += readings
    if not args.sample:
        head = {"corpus": fingerprint(args.corpus), "each": args.each, "seed": args.seed}
        print(json.dumps({**head, **shares(every), "by_corpus": by_corpus}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
