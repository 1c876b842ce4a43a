"""Attribution on a PolNeAR-like gold file: who said what.

    python bench/attribution.py GOLD.jsonl [--tagger accurate|fast|rules] [--out PRED.jsonl]
                                [--bench FOLDER] [--limit N] [--nested]

Reads `{"doc_id", "text", "attributions": [{"source", "cue", "content"}]}` lines (those with
`primary` false are left out), runs the whole reading on each text, and prints the scorer's
metrics as one JSON object, with reports read per CPU-second (models loaded before). The scorer is
`score_attribution.py` in FOLDER.

PolNeAR marks no attribution inside another's content and none without words of its own, so
statements that stand within another, and those carried over without a cue, are left out of
the prediction; `--nested` puts them in.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from pathlib import Path
from time import process_time
from typing import Any

from gold import SCORERS, fingerprint, load_scorer, rows_of
from onrecord.model import Document, Statement, sha256
from onrecord.read import read
from onrecord.read.tagging.nets import ENV, Tier, tier

CARRIED = "carry-over"
"""Rule of statements that continue an account without words of their own."""


def main(argv: list[str] | None = None) -> int:
    """Score one gold file and print the metrics."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("gold", type=Path)
    parser.add_argument("--out", type=Path, help="write the predictions here")
    parser.add_argument("--bench", type=Path, default=SCORERS, help="folder of score_attribution.py")
    parser.add_argument("--limit", type=int, help="read only the first N documents")
    parser.add_argument(
        "--nested", action="store_true", help="also statements within others and carried over"
    )
    parser.add_argument(
        "--tagger", choices=list(Tier), help="how statements are found; default as everywhere: accurate"
    )
    options = parser.parse_args(argv)
    if options.tagger:
        os.environ[ENV] = options.tagger
    gold = [row for row in rows_of([options.gold]) if row.get("primary", True)][: options.limit]
    predict({"doc_id": "warm", "text": "“Ready,” she said."})
    started = process_time()
    predicted = [predict(row, nested=options.nested) for row in gold]
    seconds = process_time() - started
    if options.out:
        lines = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in predicted)
        options.out.write_text(lines, encoding="utf-8")
    scorer = load_scorer(options.bench, "score_attribution")
    metrics: dict[str, Any] = scorer.score(
        {row["doc_id"]: row for row in gold}, {row["doc_id"]: row for row in predicted}
    )
    metrics["corpus"] = fingerprint([options.gold])
    metrics["tagger"] = tier()
    metrics["docs_per_cpu_second"] = round(len(gold) / seconds, 2) if seconds else None
    json.dump(metrics, sys.stdout, ensure_ascii=False)
    print()
    return 0


def predict(row: dict[str, Any], *, nested: bool = False) -> dict[str, Any]:
    """The attributions that a whole reading finds in one gold line's text."""
    text = row["text"]
    document = Document(id=row["doc_id"], name=row["doc_id"], text=text, text_sha256=sha256(text), lang="en")
    statements = read(document).statements
    unwritten = {s.id for s in statements if s.rule == CARRIED}
    outermost = [s for s in statements if s.rule != CARRIED and (s.within is None or s.within in unwritten)]
    return {
        "doc_id": row["doc_id"],
        "attributions": [as_spans(s) for s in (statements if nested else outermost)],
    }


def as_spans(statement: Statement) -> dict[str, list[list[int]]]:
    """Source, cue and content as lists of [start, end]."""
    return {
        "source": [list(s) for s in statement.source],
        "cue": [list(s) for s in statement.cue],
        "content": [list(s) for s in statement.content],
    }


if __name__ == "__main__":
    sys.exit(main())
