"""Attribution on a PolNeAR-like gold file: who said what.

    python bench/attribution.py GOLD.jsonl [--out PRED.jsonl] [--bench FOLDER] [--limit N] [--nested]

Reads `{"doc_id", "text", "attributions": [{"source", "cue", "content"}]}` lines (those with
`primary` false are left out), runs the whole reading on each text, and prints the scorer's
metrics as one JSON object. The scorer is `score_attribution.py` in FOLDER.

PolNeAR marks no attribution inside another's content and none without words of its own, so
statements that stand within another, and those carried over without a cue, are left out of
the prediction; `--nested` puts them in.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import sys
from pathlib import Path
from timeit import default_timer
from types import ModuleType
from typing import Any

from onrecord.model import Document, Parse, Reading, Statement, sha256
from onrecord.read import READERS, made_by, nlp
from onrecord.read.statements import READER

BENCH = Path(__file__).resolve().parents[2] / "shared" / "bench"

CARRIED = "carry-over"
"""Rule of statements that continue an account without words of their own."""


def main(argv: list[str] | None = None) -> int:
    """Score one gold file and print the metrics."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("gold", type=Path)
    parser.add_argument("--out", type=Path, help="write the predictions here")
    parser.add_argument("--bench", type=Path, default=BENCH, help="folder of score_attribution.py")
    parser.add_argument("--limit", type=int, help="read only the first N documents")
    parser.add_argument(
        "--nested", action="store_true", help="also statements within others and carried over"
    )
    options = parser.parse_args(argv)
    gold = [
        json.loads(line) for line in options.gold.read_text(encoding="utf-8").splitlines() if line.strip()
    ]
    gold = [row for row in gold if row.get("primary", True)][: options.limit]
    started = default_timer()
    predicted = [predict(row, nested=options.nested) for row in gold]
    seconds = default_timer() - started
    if options.out:
        lines = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in predicted)
        options.out.write_text(lines, encoding="utf-8")
    scorer = load_scorer(options.bench)
    metrics: dict[str, Any] = scorer.score(
        {row["doc_id"]: row for row in gold}, {row["doc_id"]: row for row in predicted}
    )
    metrics["docs_per_second"] = round(len(gold) / seconds, 2) if seconds else None
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


def read(document: Document, parse: Parse | None = None) -> Reading:
    """The reading of one document; statements are read even where the house's reader list lacks them."""
    reading = Reading(document=document, made_by=made_by())
    parse = parse or nlp.parse(document)
    for reader in READERS:
        reading = reader.read(parse, reading)
    if READER.name not in {reader.name for reader in READERS}:
        reading = READER.read(parse, reading)
    return reading


def as_spans(statement: Statement) -> dict[str, list[list[int]]]:
    """Source, cue and content as lists of [start, end]."""
    return {
        "source": [list(s) for s in statement.source],
        "cue": [list(s) for s in statement.cue],
        "content": [list(s) for s in statement.content],
    }


def load_scorer(folder: Path) -> ModuleType:
    """The shared scorer as a module."""
    spec = importlib.util.spec_from_file_location("score_attribution", folder / "score_attribution.py")
    if spec is None or spec.loader is None:
        raise SystemExit(f"no score_attribution.py in {folder}")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


if __name__ == "__main__":
    sys.exit(main())
