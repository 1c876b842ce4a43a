"""What the product makes one fact of in small real stories, and sheets to judge it by.

usage: python bench/facts.py GOLD.jsonl [--key triplet] [--story PREFIX …] [--sample N --seed S]

GOLD: one JSON object a line with "id", "text", "date", "source" and the story's name in the field named by
--key. Each story is read and linked as `onrecord build` does it. Prints one JSON object: facts, those that
two reports or more tell, by slot, and how many of those stand on how many roots. With --sample also, on
standard error, that many facts that several reports tell, drawn by the seed, each with its tellings in
their sentences: for a person to judge whether it is one fact, and on how many institutions it stands.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from gold import fingerprint, rows_of
from onrecord.link import link
from onrecord.model import Claim, Document, Links
from onrecord.read import read_all
from triples import document_of

AROUND = 60
"""Characters of context on either side of a telling."""


def sheet(name: str, claim: Claim, links: Links, documents: dict[str, Document]) -> str:
    """One fact with its tellings, as a person judges it."""
    label = next((e.label for e in links.events if e.id == claim.event), "-")
    lines = [
        f"{name} [{label}] {claim.slot} | {claim.text}",
        f"  roots: {', '.join(claim.roots) or 'nobody named'}; unattributed: {claim.unattributed}",
    ]
    for telling in claim.tellings:
        document, span = documents[telling.doc], telling.span
        before = document.text[max(0, span.start - AROUND) : span.start]
        words = f"{before}<<{document.slice(span)}>>{document.text[span.end : span.end + AROUND]}"
        chain = " > ".join(hop.name for hop in telling.chain)
        lines.append(f"  {document.outlet}: {' '.join(words.split())} | {chain}")
    return "\n".join(lines)


def told(stories: dict[str, list[Document]]) -> Iterator[tuple[str, Claim, Links, dict[str, Document]]]:
    """Every fact of every story."""
    for name in sorted(stories):
        readings = list(read_all(sorted(stories[name], key=lambda d: d.name)))
        links = link(readings)
        documents = {r.document.id: r.document for r in readings}
        for claim in links.claims:
            yield name, claim, links, documents


def main() -> int:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("gold", type=Path)
    ask.add_argument("--key", default="triplet")
    ask.add_argument("--story", action="append", default=[], help="only stories whose name begins so")
    ask.add_argument("--sample", type=int, default=0)
    ask.add_argument("--seed", type=int, default=0)
    got = ask.parse_args()
    stories: dict[str, list[Document]] = defaultdict(list)
    for row in rows_of([got.gold]):
        name = str(row[got.key])
        if not got.story or name.startswith(tuple(got.story)):
            stories[name].append(document_of(row))
    count = 0
    slots: Counter[str] = Counter()
    roots: Counter[int] = Counter()
    sheets = []
    for name, claim, links, documents in told(stories):
        count += 1
        if claim.documents > 1:
            slots[str(claim.slot)] += 1
            roots[len(claim.roots)] += 1
            sheets.append(sheet(name, claim, links, documents))
    for one in random.Random(got.seed).sample(sheets, min(got.sample, len(sheets))):
        print(one, end="\n\n", file=sys.stderr)
    print(
        json.dumps(
            {
                "corpus": fingerprint([got.gold]),
                "stories": len(stories),
                "facts": count,
                "told_by_several_reports": sum(slots.values()),
                "by_slot": dict(sorted(slots.items())),
                "by_number_of_roots": {str(n): roots[n] for n in sorted(roots)},
            }
        )
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
