"""Measure the bounds of undated reports against dated ones whose date is not told.

usage: python bench/published.py GOLD.jsonl… [--out PRED.json] [--limit N]

GOLD: one JSON object a line with "text" and its day in "date", "dct" or "date_publish". The day is not
shown to the program; reports whose text tells it are left out. Prints as JSON: reports, those with bounds,
how many of these hold the true day, how many have a first and a last day, the median number of days from
the first to the true one and between both, and for each rule how many limits there are and how many are
right. --out writes the wrong ones with their words.
"""

from __future__ import annotations

import argparse
import json
import statistics
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from gold import fingerprint, rows_of
from onrecord.ingest import make_document
from onrecord.model import Document, Limit, Reading
from onrecord.read import READERS, nlp
from onrecord.read.published import limits_of

DAYS = ("date", "dct", "date_publish")
SLACK = 1
"""Days by which a limit may miss: a dateline's day and that of the paper differ by one."""


def undated(rows: list[dict[str, Any]]) -> Iterator[tuple[str, date, Document]]:
    """Each report once that does not say its day, with its true one."""
    seen: set[str] = set()
    for row in rows:
        day = next((str(row[k])[:10] for k in DAYS if row.get(k)), None)
        ident = str(row.get("doc_id") or row.get("id"))
        document = make_document(ident, row["text"]) if day and ident not in seen else None
        seen.add(ident)
        if day and isinstance(document, Document) and document.published is None:
            yield ident, date.fromisoformat(day), document


def read(document: Document) -> tuple[Reading, list[Limit]]:
    """The reading by what the bounds need, and every limit found, not only those used."""
    parse = nlp.parse(document)
    reading = Reading(document=document, made_by=nlp_maker())
    for reader in READERS:
        if reader.name in ("mentions", "times", "published"):
            reading = reader.read(parse, reading)
    return reading, limits_of(parse, reading)[0]


def nlp_maker() -> Any:
    """What made the reading; not looked at."""
    from onrecord.model import MadeBy

    return MadeBy(onrecord="bench", readers={}, models={})


def holds(first: date | None, last: date | None, day: date) -> bool:
    """Whether `day` lies within, up to `SLACK`."""
    after = first is None or (first - day).days <= SLACK
    return after and (last is None or (day - last).days <= SLACK)


def main() -> None:
    """Read, compare, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--limit", type=int)
    args = parser.parse_args()
    counts: Counter[str] = Counter()
    rules: dict[str, Counter[str]] = {}
    widths: list[int] = []
    lags: list[int] = []
    misses = []
    for ident, day, document in list(undated(rows_of(args.gold)))[: args.limit]:
        reading, limits = read(document)
        counts["reports"] += 1
        for limit in limits:
            told = rules.setdefault(limit.rule, Counter())
            told["limits"] += 1
            right = holds(limit.first, limit.last, day)
            told["right"] += right
            if not right:
                at = limit.span.start if limit.span else 0
                words = " ".join(document.text[max(0, at - 120) : at + 120].split())
                misses.append(
                    {"id": ident, "day": str(day), "rule": limit.rule, "why": limit.reason, "words": words}
                )
        counts["clashing"] += any(p.kind == "bounds-disagree" for p in reading.problems)
        between = reading.published_bounds
        if between is None:
            continue
        first, last = between.interval.first_day, between.interval.last_day
        counts["with_bounds"] += 1
        counts["with_first"] += first is not None
        counts["with_last"] += last is not None
        counts["right"] += holds(first, last, day)
        if first:
            lags.append((day - first).days)
        if first and last:
            widths.append((last - first).days)
    out = {
        **counts,
        "median_width": statistics.median(widths) if widths else None,
        "with_both": len(widths),
        "median_days_after_first": statistics.median(lags) if lags else None,
        "rules": rules,
        "corpus": fingerprint(args.gold),
    }
    print(json.dumps(out, indent=1))
    if args.out:
        args.out.write_text(json.dumps(misses, indent=1, ensure_ascii=False))


if __name__ == "__main__":
    main()
