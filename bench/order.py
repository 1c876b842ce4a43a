"""Measure what the days of event mentions say of the order of event pairs, against MATRES.

usage: python bench/order.py PAIRS.jsonl TEXTS.jsonl [--every] [--out PRED.jsonl]
       [--tagger accurate|fast|rules]

PAIRS: one JSON object a line, {"doc_id", "e1": {"start", "end"}, "e2": {…}, "rel"}; `rel` is BEFORE, AFTER,
EQUAL or VAGUE. TEXTS: {"doc_id", "dct", "text"}. Texts are read as `onrecord read` does it. A gold event is
matched by the event mention whose trigger overlaps it; a pair is answered where both are matched and all
possible days of one lie before all those of the other. Two events of one day are not ordered. `--every`
takes every verb of the gold for an event, of whatever kind, and dates it by the same rules.

Prints one JSON object: `events_matched`, in % of the gold's events; `pairs`; `matched`, `dated` and
`answered`, in % of the pairs; `right`, in % of the answered pairs whose gold is not VAGUE; `vague`, in % of
the answered ones; `text_order`: how often the event told first came first, in % of the pairs that are not
VAGUE: what a reader assumes who looks at nothing. Pairs whose gold has no place in the text are left out, and
counted (`without_place`).
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from gold import Rows, fingerprint, rows_of
from onrecord.lexicon.kinds import kinds
from onrecord.model import DateBasis, Document, Interval, Span, When, sha256
from onrecord.read import nlp, read
from onrecord.read.date_words import gather
from onrecord.read.event_days import day_of
from onrecord.read.layout import lay_out
from onrecord.read.tagging.nets import ENV, Tier, tier
from onrecord.read.triggers import Sighting
from onrecord.read.units import evened

VAGUE = "VAGUE"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A pair of gold events with what is known of both."""

    gold: str
    matched: bool
    dated: bool
    told: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """Words that tell of an event, and when it was."""

    span: Span
    when: When | None


def document_of(row: dict[str, Any]) -> Document:
    """One text as a report."""
    day = row.get("dct")
    published = date.fromisoformat(day[:10]) if day else None
    id = str(row["doc_id"])
    return Document(
        id=id,
        name=id,
        text=row["text"],
        text_sha256=sha256(row["text"]),
        lang="en",
        published=published,
        published_basis=DateBasis.GIVEN if published else None,
    )


def mentions_of(document: Document) -> list[Dated]:
    """The event mentions of a report."""
    return [Dated(span=e.trigger, when=e.when) for e in read(document).events]


def verbs_of(document: Document, places: Iterable[Span]) -> list[Dated]:
    """The words at the places, each dated as if it were the trigger of an event."""
    reading = read(document)
    layout = lay_out(nlp.parse(evened(document)), reading)
    times = gather(layout, reading.times, reading.problems)
    kind = kinds()["publication"]
    sightings = [
        Sighting(kind=kind, token=token, span=span, verb=True, loose=False, rule="bench")
        for span in places
        if (token := layout.parse.at(span.start)) is not None
    ]
    return [Dated(span=s.span, when=day_of(layout, times, s, sightings)) for s in sightings]


def found_at(events: Iterable[Dated], place: dict[str, Any]) -> Dated | None:
    """The first event whose words overlap the place."""
    return next((e for e in events if e.span.start < place["end"] and place["start"] < e.span.end), None)


def order_of(a: Interval, b: Interval) -> str | None:
    """BEFORE or AFTER, where no day is possible for both; None where one could be."""
    if a.last is not None and b.first is not None and a.last[:10] < b.first[:10]:
        return "BEFORE"
    if b.last is not None and a.first is not None and b.last[:10] < a.first[:10]:
        return "AFTER"
    return None


def told_of(row: dict[str, Any], events: list[Dated]) -> Pair:
    """What the events say of one pair."""
    a, b = found_at(events, row["e1"]), found_at(events, row["e2"])
    first, second = (e.when if e is not None else None for e in (a, b))
    dated = first is not None and second is not None
    told = order_of(first.interval, second.interval) if first is not None and second is not None else None
    return Pair(gold=row["rel"], matched=a is not None and b is not None, dated=dated, told=told)


def percent(hits: Iterable[bool]) -> float | None:
    """The share of true ones; None of none."""
    marks = list(hits)
    return round(100 * sum(marks) / len(marks), 1) if marks else None


def events_matched(rows: Rows, events: dict[str, list[Dated]]) -> float | None:
    """The share of the gold's events that an event mention matches."""
    places = {(r["doc_id"], e["start"], e["end"]) for r in rows for e in (r["e1"], r["e2"])}
    return percent(
        found_at(events[doc], {"start": start, "end": end}) is not None for doc, start, end in sorted(places)
    )


def score(rows: Rows, pairs: list[Pair]) -> dict[str, Any]:
    """The figures of all pairs."""
    answered = [p for p in pairs if p.told is not None]
    first = [
        (r["rel"] == "BEFORE") == (r["e1"]["start"] < r["e2"]["start"]) for r in rows if r["rel"] != VAGUE
    ]
    return {
        "pairs": len(pairs),
        "matched": percent(p.matched for p in pairs),
        "dated": percent(p.dated for p in pairs),
        "answered": percent(p.told is not None for p in pairs),
        "right": percent(p.told == p.gold for p in answered if p.gold != VAGUE),
        "vague": percent(p.gold == VAGUE for p in answered),
        "text_order": percent(first),
    }


def main(argv: list[str] | None = None) -> int:
    """Score one file of pairs and print the metrics."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("pairs", type=Path)
    parser.add_argument("texts", type=Path)
    parser.add_argument("--every", action="store_true", help="take every verb of the gold for an event")
    parser.add_argument("--tagger", choices=list(Tier), help="how statements are found; default: accurate")
    parser.add_argument("--out", type=Path, help="write the order of each pair here")
    options = parser.parse_args(argv)
    if options.tagger:
        os.environ[ENV] = options.tagger
    every = rows_of([options.pairs])
    rows = [row for row in every if row["e1"] and row["e2"]]
    places: dict[str, set[Span]] = {}
    for row in rows:
        spans = [Span(row[e]["start"], row[e]["end"]) for e in ("e1", "e2")]
        places.setdefault(row["doc_id"], set()).update(spans)
    events = {}
    for row in rows_of([options.texts]):
        if (doc := row["doc_id"]) in places:
            document = document_of(row)
            events[doc] = verbs_of(document, sorted(places[doc])) if options.every else mentions_of(document)
    missing = sorted(places.keys() - events.keys())
    if missing:
        raise SystemExit(f"{options.texts.name} has no text of {', '.join(missing[:3])}")
    pairs = [told_of(row, events[row["doc_id"]]) for row in rows]
    if options.out:
        options.out.write_text("".join(json.dumps(p.told) + "\n" for p in pairs), encoding="utf-8")
    figures = {"events_matched": events_matched(rows, events), **score(rows, pairs)}
    figures["without_place"] = len(every) - len(rows)
    print(json.dumps({**figures, "corpus": fingerprint([options.pairs, options.texts]), "tagger": tier()}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
