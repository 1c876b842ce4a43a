"""Measure loaded words: sentences that people found biased, or words that people marked.

usage: python bench/framing.py GOLD.jsonl [--out PRED.jsonl] [--limit N]

GOLD with `label` and `outlet` (BABE): each line is read by itself and is a candidate where the trained
head gives it at least one half. Macro-F1 of "Biased" against "Non-biased"; lines on which the annotators
did not agree are left out. On the file that the shipped head was trained on the figure says nothing
("trained_on" is true then): training/framing_train.py --folds 5 gives one by outlets not seen.

GOLD with `spans` of `bias` (BASIL): each line is a report. Precision of the words marked, and recall of the
spans of lexical bias, by overlap; by rule, by whose words they are, and by whether the span stands in a
quotation. BASIL's annotators marked what sways a reader, not what is wrong: no outlet is scored.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter, defaultdict
from datetime import date
from pathlib import Path
from timeit import default_timer
from typing import Any

from gold import Rows, fingerprint, rows_of
from onrecord.model import DateBasis, Document, FramingKind, MadeBy, Reading, Span, sha256
from onrecord.read import nlp, read
from onrecord.read.mentions import READER as MENTIONS
from onrecord.read.statements import tagged
from onrecord.read.tagging.loaded import loaded_net
from onrecord.read.tagging.nets import tier

LEARNED_FROM = frozenset({"f7da14270398"})
"""Fingerprints of the files that the shipped head was trained on."""

HALF = 0.5

COLOURS = frozenset({FramingKind.LABEL, FramingKind.LOADED})


def document_of(row: dict[str, Any]) -> Document:
    day = date.fromisoformat(row["date"][:10]) if row.get("date") else None
    ident = str(row["id"])
    return Document(
        id=ident,
        name=ident,
        text=row["text"],
        text_sha256=sha256(row["text"]),
        outlet=row.get("source") or row.get("outlet"),
        lang="en",
        published=day,
        published_basis=DateBasis.GIVEN if day else None,
    )


def share_of(document: Document) -> float:
    """The share of readers that the head expects to find a sentence biased; 0 in a tier without the head."""
    head = loaded_net(tier())
    parse = nlp.parse(document)
    reading = Reading(document=document, made_by=MadeBy(onrecord="", readers={}, models={}))
    answers = tagged(parse, MENTIONS.read(parse, reading))
    return max((head.whole(a) for a in answers), default=0.0) if head is not None else 0.0


def macro_f1(pairs: list[tuple[bool, bool]]) -> float:
    """Mean of the F1 of both classes, in per cent, of (gold, found)."""
    scores = []
    for wanted in (True, False):
        both = sum(g is wanted and f is wanted for g, f in pairs)
        either = sum(g is wanted for g, _ in pairs) + sum(f is wanted for _, f in pairs)
        scores.append(2 * both / either if either else 0.0)
    return round(100 * sum(scores) / 2, 2)


def sentences(rows: Rows) -> tuple[dict[str, Any], Rows]:
    """Figures and predictions for sentences with labels."""
    asked = [r for r in rows if r["label"] in ("Biased", "Non-biased")]
    seen: dict[str, float] = {}
    told: Rows = []
    for row in asked:
        text = " ".join(row["text"].split())
        if text not in seen:
            seen[text] = share_of(document_of(row))
        told.append({"id": row["id"], "share": round(seen[text], 4), "biased": seen[text] >= HALF})
    pairs = [(r["label"] == "Biased", bool(t["biased"])) for r, t in zip(asked, told, strict=True)]
    groups: dict[str, list[tuple[bool, bool]]] = defaultdict(list)
    for row, pair in zip(asked, pairs, strict=True):
        groups[row["outlet"].lower()].append(pair)
    figures = {
        "sentences": len(asked),
        "texts": len(seen),
        "macro_f1": macro_f1(pairs),
        "by_outlet": {g: [len(p), macro_f1(p)] for g, p in sorted(groups.items()) if len(p) >= 50},
        "candidates": sum(f for _, f in pairs),
        "gold": sum(g for g, _ in pairs),
    }
    return figures, told


def reports(rows: Rows) -> tuple[dict[str, Any], Rows]:
    """Figures and predictions for reports with spans of lexical bias."""
    marks: Counter[str] = Counter()
    hits: Counter[str] = Counter()
    gold: Counter[str] = Counter()
    found: Counter[str] = Counter()
    told: Rows = []
    for row in rows:
        reading = read(document_of(row))
        spans = [
            (Span(s["start"], s["end"]), str(s["quote"]))
            for s in row["spans"]
            if s["bias"] == "lex" and s["where"] == "body"
        ]
        mine = [f for f in reading.framing if f.kind in COLOURS]
        for framing in mine:
            whose = "own" if framing.voice == "outlet" else "others"
            rule = "learned" if framing.rule == "learned" else "lexicon"
            hit = any(framing.span.touches(span) for span, _ in spans)
            for key in (f"{rule}, {whose}", f"all, {whose}"):
                marks[key] += 1
                hits[key] += hit
            told.append({"id": row["id"], "start": framing.span.start, "end": framing.span.end, "rule": rule})
        for span, quoted in spans:
            by = {f.rule == "learned" for f in mine if f.span.touches(span)}
            key = "in a quotation" if quoted == "yes" else "outside quotations"
            gold[key] += 1
            found[f"{key}, any"] += bool(by)
            found[f"{key}, lexicon"] += False in by
    return {
        "reports": len(rows),
        "marks": {k: [marks[k], hits[k], round(100 * hits[k] / marks[k], 1)] for k in sorted(marks)},
        "lexical_spans": {k: gold[k] for k in sorted(gold)},
        "spans_met": {
            k: [found[k], round(100 * found[k] / gold[k.rpartition(",")[0]], 1)] for k in sorted(found)
        },
    }, told


def main(argv: list[str] | None = None) -> int:
    """Run on a gold file and print the metrics."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("gold", type=Path)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--limit", type=int)
    options = parser.parse_args(argv)
    rows = rows_of([options.gold])[: options.limit]
    started = default_timer()
    if rows and "label" in rows[0]:
        figures, told = sentences(rows)
        figures["trained_on"] = bool(LEARNED_FROM & set(fingerprint([options.gold]).values()))
    elif rows and "spans" in rows[0]:
        figures, told = reports(rows)
    else:
        raise SystemExit(f"{options.gold}: neither sentences with a label nor reports with spans")
    if options.out:
        lines = "".join(json.dumps(t) + "\n" for t in told)
        options.out.write_text(lines, encoding="utf-8")
    seconds = round(default_timer() - started, 1)
    print(
        json.dumps({"corpus": fingerprint([options.gold]), "tagger": tier(), **figures, "seconds": seconds})
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
