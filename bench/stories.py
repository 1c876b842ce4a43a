"""Measure grouping reports into stories against a gold file of story corpora.

usage: python bench/stories.py GOLD.jsonl [--bench FOLDER] [--out PRED.json] [--key FIELD] [--at COSINE]

GOLD: one JSON object a line with "text" (and "title"), and the story in "triplet", "subtopic" or the field
named by --key. The method is a plain one, to be beaten: TF-IDF over word stems, average-link
clustering, one cosine threshold for all corpora. Prints the metrics as one JSON object.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from timeit import default_timer
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.cluster.hierarchy import fcluster, linkage

from gold import SCORERS, fingerprint, load_scorer, rows_of
from onrecord.link.wording import function_words
from onrecord.text.normal import stem, words_of

THRESHOLD = 0.24
"""Average cosine above which two groups are one story. Chosen on BASIL and ECB+ training files."""

KEYS = ("triplet", "subtopic", "story")


def vectors(texts: list[str]) -> NDArray[np.float64]:
    """TF-IDF of word stems, each row of length one."""
    plain = function_words()
    bags: list[dict[str, int]] = []
    seen: dict[str, int] = {}
    for text in texts:
        bag: dict[str, int] = {}
        for word in words_of(text):
            if word.form not in plain and len(word.form) > 2:
                key = stem(word.form)
                bag[key] = bag.get(key, 0) + 1
        for key in bag:
            seen[key] = seen.get(key, 0) + 1
        bags.append(bag)
    index = {key: i for i, key in enumerate(sorted(k for k, n in seen.items() if n > 1))}
    matrix = np.zeros((len(texts), max(1, len(index))))
    for row, bag in enumerate(bags):
        for key, count in bag.items():
            if key in index:
                weight = np.log((1 + len(texts)) / (1 + seen[key])) + 1
                matrix[row, index[key]] = (1 + np.log(count)) * weight
    norms = np.linalg.norm(matrix, axis=1, keepdims=True)
    return np.asarray(matrix / np.where(norms == 0, 1, norms))


def group(texts: list[str], at: float = THRESHOLD) -> list[int]:
    """The number of each text's story."""
    if len(texts) < 2:
        return [0] * len(texts)
    v = vectors(texts)
    distance = np.clip(1 - v @ v.T, 0, None)
    tree = linkage(distance[np.triu_indices(len(texts), 1)], method="average")
    return [int(n) for n in fcluster(tree, t=1 - at, criterion="distance")]


def text_of(row: dict[str, Any]) -> str:
    """Title and text."""
    return f"{row.get('title') or ''}\n{row['text']}"


def percent(scores: dict[str, Any]) -> dict[str, Any]:
    """Metrics in per cent: (precision, recall, F1) or one number."""
    return {
        k: [round(100 * x, 1) for x in v] if isinstance(v, tuple) else round(100 * v, 1)
        for k, v in scores.items()
    }


def main(argv: list[str] | None = None) -> int:
    """Run on a gold file and print the metrics."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--bench", type=Path, default=SCORERS)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--key")
    parser.add_argument("--at", type=float, default=THRESHOLD)
    args = parser.parse_args(argv)
    rows = rows_of([args.gold])
    key = args.key or next((k for k in KEYS if rows and k in rows[0]), None)
    if key is None:
        raise SystemExit(f"{args.gold}: no field of {', '.join(KEYS)}; name it with --key")
    started = default_timer()
    found = group([text_of(r) for r in rows], args.at)
    seconds = default_timer() - started
    gold = {str(r["id"]): str(r[key]) for r in rows}
    predicted = {str(r["id"]): n for r, n in zip(rows, found, strict=True)}
    if args.out:
        args.out.write_text(json.dumps(predicted, indent=0), encoding="utf-8")
    scores = percent(load_scorer(args.bench, "score_clusters").all_scores(gold, predicted))
    result = {
        "corpus": fingerprint([args.gold]),
        "documents": len(rows),
        "stories": len(set(found)),
        **scores,
    }
    print(json.dumps({**result, "seconds": round(seconds, 2)}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
