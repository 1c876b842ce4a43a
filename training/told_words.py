"""Fit the model of `link/told.py` on pairs of wordings judged by hand.

usage: python training/told_words.py BASIL.jsonl training/told_pairs.tsv

BASIL: one JSON object a line with "id", "text" and "triplet" (the story). The pairs are of one speaker in one
story: verdict (same, other, "?" where the reports do not settle it: left out), how the pair was drawn
("sample": evenly over the share of words in common; "near": all that a first model held near its
threshold), whether both are about one event, and both wordings by document, mode and spans. Prints one JSON
object: coefficients (L2 0.5 on standardised features) and, cross-validated by story, precision and recall at
thresholds.
"""

from __future__ import annotations

import csv
import json
import sys
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from onrecord.link.told import WEIGHTS, Likeness, Told, is_told, likeness, tell
from onrecord.link.wording import wording_of
from onrecord.model import Document, Mode, Span, Statement, sha256

Array = NDArray[np.float64]
L2 = 0.5


def _told(document: Document, mode: str, spans: str) -> Told:
    """One wording of the file."""
    content = tuple(Span(*map(int, s.split("-"))) for s in spans.split())
    statement = Statement(id="", mode=Mode(mode), content=content)
    return tell(wording_of(statement, document), statement.mode)


def fit(x: Array, y: Array) -> tuple[Array, float]:
    """Coefficients of the raw features, and the intercept."""
    mean, spread = x.mean(0), x.std(0) + 1e-9
    z = np.c_[(x - mean) / spread, np.ones(len(x))]

    def loss(w: Array) -> float:
        return float(np.logaddexp(0, -(2 * y - 1) * (z @ w)).sum() + L2 * (w[:-1] ** 2).sum())

    w = minimize(loss, np.zeros(z.shape[1])).x
    return w[:-1] / spread, float(w[-1] - (w[:-1] / spread * mean).sum())


class Pair(NamedTuple):
    """A judged pair: its story, verdict, what both share, and what `is_told` asks besides."""

    story: str
    same: bool
    found: Likeness
    quoted: bool
    event: bool


def read_pairs(basil: str, pairs: str) -> list[Pair]:
    """The judged pairs whose verdict the reports settle."""
    rows = [json.loads(line) for line in Path(basil).read_text(encoding="utf-8").splitlines()]
    documents = {
        r["id"]: Document(id=r["id"], name=r["id"], text=r["text"], text_sha256=sha256(r["text"]))
        for r in rows
    }
    story = {r["id"]: str(r["triplet"]) for r in rows}
    found = []
    with Path(pairs).open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            if row["verdict"] == "?":
                continue
            a, b = (_told(documents[row[f"doc_{s}"]], row[f"mode_{s}"], row[f"spans_{s}"]) for s in "ab")
            event = row["event"] == "1"
            likely = likeness(a, b, row["doc_a"] == row["doc_b"], event)
            quoted = bool(a.quoted or b.quoted)
            found.append(Pair(story[row["doc_a"]], row["verdict"] == "same", likely, quoted, event))
    return found


def _scores(called: Array, same: Array) -> dict[str, float]:
    hits = float((same * called).sum())
    return {"precision": round(hits / max(1, called.sum()), 3), "recall": round(hits / same.sum(), 3)}


def main(basil: str, pairs: str) -> int:
    """Print the coefficients and how well they do."""
    found = read_pairs(basil, pairs)
    x = np.array([[p.found.features[name] for name in WEIGHTS] for p in found])
    y = np.array([float(p.same) for p in found])
    held = np.zeros(len(y))
    for name in sorted({p.story for p in found}):
        test = np.array([p.story == name for p in found])
        w, b0 = fit(x[~test], y[~test])
        held[test] = x[test] @ w + b0
    w, b0 = fit(x, y)
    used = [is_told(odds, p.found.telling, p.quoted, p.event) for odds, p in zip(held, found, strict=True)]
    result: dict[str, Any] = {"pairs": len(y), "same": int(y.sum()), "intercept": round(b0, 2)}
    result["weights"] = {name: round(float(v), 2) for name, v in zip(WEIGHTS, w, strict=True)}
    result["as linked"] = _scores(np.array(used), y)
    result |= {f"at {at}": _scores(held >= at, y) for at in (0.0, 0.4, 0.6, 0.8, 1.0, 1.5)}
    print(json.dumps(result))
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
