"""What the product makes of small real stories: reports of one event by several outlets.

usage: python bench/triples.py GOLD.jsonl [--key triplet]

GOLD: one JSON object a line with "id", "text", "date", "source" and the story's name in the field named
by --key. Each story is read, linked and compared as `onrecord build` does it. Prints one JSON object: in
how many stories the best-joined event that a report opens with is told by 1, 2, 3 … of its reports (0: no
event of a known kind in any opening), and how many findings of each kind there are in all.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter, defaultdict
from datetime import date
from pathlib import Path
from typing import Any

from gold import fingerprint, rows_of
from onrecord.compare import compare
from onrecord.link import link
from onrecord.link.relabel import relabel
from onrecord.model import DateBasis, Document, Reading, sha256
from onrecord.read import read_all

OPENING = 700
"""Characters of a report that are its opening: about four sentences."""


def document_of(row: dict[str, Any]) -> Document:
    day = date.fromisoformat(row["date"][:10]) if row.get("date") else None
    return Document(
        id=str(row["id"]),
        name=str(row["id"]),
        text=row["text"],
        text_sha256=sha256(row["text"]),
        outlet=row.get("source"),
        lang="en",
        published=day,
        published_basis=DateBasis.GIVEN if day else None,
    )


def told_by(readings: list[Reading]) -> tuple[int, Counter[str]]:
    """Reports that tell the best-joined opening event, and findings by kind."""
    links = link(readings)
    findings = compare(tuple(relabel(r, links) for r in readings), links)
    best = 0
    for event in links.events:
        opens = any(place.span.start < OPENING for place in event.mentions)
        best = max(best, len(event.documents)) if opens else best
    return best, Counter(str(f.kind) for f in findings)


def main() -> int:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("gold", type=Path)
    ask.add_argument("--key", default="triplet")
    got = ask.parse_args()
    stories: dict[str, list[Document]] = defaultdict(list)
    for row in rows_of([got.gold]):
        stories[str(row[got.key])].append(document_of(row))
    joined: Counter[int] = Counter()
    kinds: Counter[str] = Counter()
    for name in sorted(stories):
        best, found = told_by(list(read_all(sorted(stories[name], key=lambda d: d.name))))
        joined[best] += 1
        kinds.update(found)
    print(
        json.dumps(
            {
                "corpus": fingerprint([got.gold]),
                "stories": len(stories),
                "reports_in_the_opening_event": {str(n): joined[n] for n in sorted(joined)},
                "findings": dict(sorted(kinds.items())),
            }
        )
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
