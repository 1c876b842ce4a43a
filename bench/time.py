"""Measure time expressions against a gold file of time corpora.

usage: python bench/time.py GOLD.jsonl… [--out PRED.jsonl] [--scorer timex|interval] [--bench FOLDER]
       [--errors N]

GOLD: one JSON object a line, {"doc_id", "dct", "text", "timexes"}. The scorers are those of the
folder named by --bench. Prints the metrics as one JSON object.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path
from timeit import default_timer
from typing import Any

from gold import SCORERS, fingerprint, load_scorer, rows_of
from onrecord.model import DateBasis, Document, sha256
from onrecord.read.times import find_times


def document_of(row: dict[str, Any]) -> Document:
    day = row.get("dct")
    published = date.fromisoformat(day[:10]) if day else None
    return Document(
        id=str(row["doc_id"]),
        name=str(row["doc_id"]),
        text=row["text"],
        text_sha256=sha256(row["text"]),
        published=published,
        published_basis=DateBasis.GIVEN if published else None,
    )


def predict(rows: list[dict[str, Any]], calendar_only: bool = False) -> tuple[list[dict[str, Any]], float]:
    """Predictions in the form of the gold, and the seconds they took.

    `calendar_only` leaves out what names no stretch of days ("now", "recently", durations, sets):
    the interval golds mark dates and times of the calendar alone.
    """
    started = default_timer()
    out = []
    for row in rows:
        document = document_of(row)
        times = find_times(document)
        out.append(
            {
                "doc_id": row["doc_id"],
                "timexes": [
                    {
                        "start": t.span.start,
                        "end": t.span.end,
                        "text": document.slice(t.span),
                        "type": str(t.type),
                        "value": t.value,
                        "mod": t.mod,
                        "rule": t.rule,
                    }
                    for t in times
                    if not calendar_only or (t.interval is not None and t.value[:1].isdigit())
                ],
            }
        )
    return out, default_timer() - started


def timex_metrics(gold: Path, pred: Path, bench: Path, errors: int) -> dict[str, Any]:
    module = load_scorer(bench, "score_timex")
    found: list[Any] | None = [] if errors else None
    result = dict(module.score(module.load(gold), module.load(pred), found))
    for error in (found or [])[:errors]:
        print(error, file=sys.stderr)
    return result


def interval_metrics(gold: Path, pred: Path, bench: Path, errors: int) -> dict[str, Any]:
    command = [
        sys.executable,
        str(bench / "score_interval.py"),
        str(gold),
        str(pred),
        *(["-v"] if errors else []),
    ]
    lines = subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()
    for line in lines[1 : errors + 1]:
        print(line, file=sys.stderr)
    pairs = re.findall(r"(\w[\w|]*) (-?[\d.]+)", lines[0])
    return {name: float(value) for name, value in pairs}


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("gold", type=Path, nargs="+")
    ask.add_argument("--out", type=Path)
    ask.add_argument("--scorer", choices=("timex", "interval"), default="timex")
    ask.add_argument("--bench", type=Path, default=SCORERS)
    ask.add_argument("--errors", type=int, default=0)
    got = ask.parse_args()
    rows = rows_of(got.gold)
    predictions, seconds = predict(rows, got.scorer == "interval")
    with tempfile.TemporaryDirectory() as folder:
        gold = Path(folder) / "gold.jsonl"
        gold.write_text("".join(json.dumps(r) + "\n" for r in rows), encoding="utf-8")
        out = got.out or Path(folder) / "pred.jsonl"
        out.write_text("".join(json.dumps(p) + "\n" for p in predictions), encoding="utf-8")
        score = timex_metrics if got.scorer == "timex" else interval_metrics
        metrics = score(gold, out, got.bench, got.errors)
    size = sum(len(r["text"]) for r in rows)
    metrics["corpus"] = fingerprint(got.gold)
    metrics["characters_per_second"] = round(size / seconds) if seconds else None
    print(json.dumps(metrics))


if __name__ == "__main__":
    main()
