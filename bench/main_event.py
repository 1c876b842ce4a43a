"""Measure the main event of a report and its day against a gold file in the manner of Giveme5W1H.

usage: python bench/main_event.py GOLD.jsonl [--tagger accurate|fast|rules] [--errors N] [--out PRED.jsonl]

GOLD: one JSON object a line, {"doc_id", "date_publish", "title", "text", "annotations"}; `annotations` is
an object, or one written as a Python literal, that names "when" and "what" as lists of {"text", "parsed"}.
An article counts where some "when" has a parsed day; the others are left out, and counted.

Our day is the main event's, where its interval is one day, else the likely one of several days.
`right`: it is a gold day. `right_by_interval`: so, and no other day was possible. `holds`: an interval of
several days that holds a gold day, whatever is likely. `no_answer`: neither an interval nor a likely day.
`what_overlap`: articles whose main event's words (all of its triggers; the headline's verb where its kind
is unknown) share a stem with a gold "what". Baseline: the day of publishing. `slips`: gold whose words
name another weekday than the day that was parsed of them; `right_without_slips` leaves those articles out.
`halves`: `right` in the articles of each half, drawn by their ids. Prints one JSON object.
"""

from __future__ import annotations

import argparse
import ast
import hashlib
import json
import os
import re
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from gold import Rows, fingerprint, rows_of
from onrecord.ingest.base import Given
from onrecord.ingest.report import make_document
from onrecord.model import Interval, MainEvent, Reading, SetAside
from onrecord.read import read
from onrecord.read.tagging.nets import ENV, Tier, tier
from onrecord.text.normal import stem, words_of

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


@dataclass(frozen=True, slots=True, kw_only=True)
class Gold:
    """What the annotators say of one article."""

    id: str
    published: str | None
    days: frozenset[str]
    what: frozenset[str]
    """Stems of the words that say what happened."""
    slip: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What the reading says: the day, the interval, stems of the words, and how it was found."""

    day: str | None
    interval: Interval | None
    words: frozenset[str]
    known: bool
    """Whether the event is of a known kind."""
    rule: str


def gold_of(row: dict[str, Any]) -> Gold:
    """The gold of one line."""
    told = row["annotations"]
    asked = ast.literal_eval(told) if isinstance(told, str) else told
    when = [
        (str(w.get("text", "")), str(w["parsed"])[:10]) for w in asked.get("when") or () if w.get("parsed")
    ]
    return Gold(
        id=str(row["doc_id"]),
        published=str(row["date_publish"])[:10] if row.get("date_publish") else None,
        days=frozenset(day for _, day in when),
        what=frozenset().union(*(stems(str(w.get("text", ""))) for w in asked.get("what") or ())),
        slip=bool(when) and all(is_slip(text, day) for text, day in when),
    )


def is_slip(text: str, day: str) -> bool:
    """Whether `text` names a weekday, and `day` is another one."""
    named = re.findall(r"[a-z]+day\b", text.lower())
    weekdays = [name for name in named if name in WEEKDAYS]
    return bool(weekdays) and WEEKDAYS[date.fromisoformat(day).weekday()] not in weekdays


def stems(text: str) -> frozenset[str]:
    """Stems of the words of more than three letters."""
    return frozenset(stem(w.form) for w in words_of(text) if len(w.form) > 3)


def told_of(reading: Reading) -> Told:
    """What one reading says of its main event."""
    main = reading.main_event
    if main is None:
        return Told(day=None, interval=None, words=frozenset(), known=False, rule="none")
    spans = [main.span, *(e.trigger for e in reading.events if e.same_as == main.event)]
    return Told(
        day=day_of(main),
        interval=main.when.interval if main.when else None,
        words=frozenset().union(*(stems(reading.document.slice(span)) for span in spans)),
        known=main.event is not None,
        rule=main.rule,
    )


def day_of(main: MainEvent) -> str | None:
    """The one day that the event is said to be of, or the likely one."""
    if main.when is not None and main.when.interval.is_one_day and main.when.interval.first:
        return main.when.interval.first[:10]
    return main.likely.isoformat() if main.likely else None


def holds(interval: Interval | None, days: Iterable[str]) -> bool:
    """Whether an interval of several days holds one of the days."""
    if interval is None or interval.is_one_day:
        return False
    return any(interval.meets(Interval(first=day, last=day)) for day in days)


def readings_of(rows: Rows) -> list[Reading]:
    """Each article read as `onrecord read` would, given its title and day of publishing."""
    found = []
    for row in rows:
        given = Given(
            id=str(row["doc_id"]), title=row.get("title"), published=gold_of(row).published, lang="en"
        )
        document = make_document(str(row["doc_id"]), row["text"], given)
        if isinstance(document, SetAside):
            raise SystemExit(f"{row['doc_id']}: {document.reason}")
        found.append(read(document))
    return found


def part_of(id: str) -> str:
    """Which half an article belongs to, by its id alone."""
    return "ab"[hashlib.sha256(id.encode()).digest()[0] % 2]


def percent(hits: Iterable[bool]) -> float | None:
    """The share of true ones; None of none."""
    marks = list(hits)
    return round(100 * sum(marks) / len(marks), 1) if marks else None


def score(pairs: list[tuple[Gold, Told]]) -> dict[str, Any]:
    """The figures over the articles with a parsed day; of all articles for what was told."""
    dated = [(gold, told) for gold, told in pairs if gold.days]
    right = {gold.id: told.day in gold.days for gold, told in dated}
    one_day = [told.interval is not None and told.interval.is_one_day for _, told in dated]
    return {
        "articles": len(pairs),
        "without_gold_day": len(pairs) - len(dated),
        "right": percent(right.values()),
        "right_by_interval": percent(
            right[gold.id] and only for (gold, _), only in zip(dated, one_day, strict=True)
        ),
        "holds": percent(holds(told.interval, gold.days) for gold, told in dated),
        "no_answer": percent(told.day is None and told.interval is None for _, told in dated),
        "publish_date": percent(gold.published in gold.days for gold, _ in dated),
        "slips": sorted(gold.id for gold, _ in dated if gold.slip),
        "right_without_slips": percent(right[gold.id] for gold, _ in dated if not gold.slip),
        "halves": {
            half: percent(right[gold.id] for gold, _ in dated if part_of(gold.id) == half) for half in "ab"
        },
        "kind_known": percent(told.known for _, told in pairs),
        "what_overlap": percent(bool(gold.what & told.words) for gold, told in pairs if gold.what),
    }


def main(argv: list[str] | None = None) -> int:
    """Score one gold file and print the metrics."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("gold", type=Path)
    parser.add_argument("--tagger", choices=list(Tier), help="how statements are found; default: accurate")
    parser.add_argument("--errors", type=int, default=0, help="print the first N articles with a wrong day")
    parser.add_argument("--out", type=Path, help="write the predictions here")
    options = parser.parse_args(argv)
    if options.tagger:
        os.environ[ENV] = options.tagger
    rows = rows_of([options.gold])
    pairs = [(gold_of(row), told_of(reading)) for row, reading in zip(rows, readings_of(rows), strict=True)]
    if options.out:
        lines = (
            json.dumps({"doc_id": gold.id, "day": told.day, "rule": told.rule}) + "\n" for gold, told in pairs
        )
        options.out.write_text("".join(lines), encoding="utf-8")
    wrong = [(gold, told) for gold, told in pairs if gold.days and told.day not in gold.days]
    for gold, told in wrong[: options.errors]:
        print(gold.id, sorted(gold.days), told.day, told.rule, "slip" if gold.slip else "", file=sys.stderr)
    print(json.dumps({**score(pairs), "corpus": fingerprint([options.gold]), "tagger": tier()}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
