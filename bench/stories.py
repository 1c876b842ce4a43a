"""Measure grouping reports into stories against a gold file of story corpora.

usage: python bench/stories.py GOLD.jsonl [--bench FOLDER] [--out PRED.json] [--key FIELD] [--undated]
                               [--vary FIELD] [--grow 1000,10000] [--plain [--at COSINE]]

GOLD: one JSON object a line with "text" (and "title", "date", "source"), and the story in "triplet",
"subtopic" or the field named by --key. The reports are taken in as `onrecord build` takes them in, and
grouped by onrecord.link.stories; nothing has to be read for that. A first line that is an address ("http: / /
www. …", as ECB+ has it) is left out. --undated leaves the days out. --vary FIELD leaves out all reports of
one value of FIELD after the other ("topic"), and gives the least and greatest figures.

--grow groups folders grown to these sizes instead: new stories with other names, numbers and words put in for
the old; the same is put in throughout one story. Gives CPU seconds, peak memory, the figures, and the
exponent.

--plain is a plain method to compare with: TF-IDF over word stems, average-link clustering, one cosine
threshold. Prints the metrics as one JSON object.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
import re
import resource
import sys
import tempfile
from collections import defaultdict
from pathlib import Path
from time import process_time
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.cluster.hierarchy import fcluster, linkage

from gold import SCORERS, Rows, fingerprint, load_scorer, rows_of
from onrecord.ingest import ingest
from onrecord.link.stories import find_stories
from onrecord.link.wording import function_words
from onrecord.model import Document, MadeBy, Reading
from onrecord.text.normal import stem, words_of

THRESHOLD = 0.24
"""Average cosine above which two groups are one story, for --plain. Chosen on BASIL and ECB+ training
files."""

KEYS = ("triplet", "subtopic", "story")

ADDRESS = re.compile(r"\s*https?\s*:[^\n]*\n")

CHANGED = 0.9
"""Share of the words with content that are others in a grown story, drawn from all words of the corpus."""

MAKER = MadeBy(onrecord="bench", readers={}, models={})


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
    """The number of each text's story, by the plain method."""
    if len(texts) < 2:
        return [0] * len(texts)
    v = vectors(texts)
    distance = np.clip(1 - v @ v.T, 0, None)
    tree = linkage(distance[np.triu_indices(len(texts), 1)], method="average")
    return [int(n) for n in fcluster(tree, t=1 - at, criterion="distance")]


def text_of(row: dict[str, Any]) -> str:
    """Title and text."""
    return f"{row.get('title') or ''}\n{row['text']}"


def documents_of(rows: Rows, dated: bool = True) -> list[Document]:
    """The reports as the product takes them in, in the order of the rows; their ids are the rows' numbers."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "reports.jsonl"
        with path.open("w", encoding="utf-8") as out:
            for n, row in enumerate(rows):
                kept = {k: row[k] for k in ("title", "date", "outlet", "source") if row.get(k)}
                if not dated:
                    kept.pop("date", None)
                text = ADDRESS.sub("", row["text"], count=1) if ADDRESS.match(row["text"]) else row["text"]
                out.write(json.dumps({**kept, "id": str(n), "text": text}) + "\n")
        found = [d for d in ingest([path]) if isinstance(d, Document)]
    return sorted(found, key=lambda d: int(d.id.split("-")[0]))


def grouped(documents: list[Document]) -> list[str]:
    """The id of each document's story, as the product has it."""
    stories = find_stories([Reading(document=d, made_by=MAKER) for d in documents])
    of = {doc: story.id for story in stories for doc in story.documents}
    return [of[d.id] for d in documents]


def percent(scores: dict[str, Any]) -> dict[str, Any]:
    """Metrics in per cent: (precision, recall, F1) or one number."""
    return {
        k: [round(100 * x, 1) for x in v] if isinstance(v, tuple) else round(100 * v, 1)
        for k, v in scores.items()
    }


def varied(rows: Rows, documents: list[Document], key: str, field: str, scorer: Any) -> dict[str, Any]:
    """The least and greatest F1 when all reports of one value of `field` are left out, and for which
    value."""
    found: dict[str, list[tuple[float, str]]] = defaultdict(list)
    for value in sorted({str(r[field]) for r in rows}):
        kept = [i for i, r in enumerate(rows) if str(r[field]) != value]
        predicted = dict(zip(kept, grouped([documents[i] for i in kept]), strict=True))
        scores = scorer.all_scores({i: str(rows[i][key]) for i in kept}, predicted)
        for name in ("b3", "pair"):
            found[name].append((round(100 * scores[name][2], 1), value))
    return {name: {"least": min(all_of), "greatest": max(all_of)} for name, all_of in found.items()}


def grown(document: Document, pool: list[str], nth: int, number: int) -> Document:
    """The report in the `nth` story grown from its own: other names, numbers, and some other words."""

    def other(match: re.Match[str]) -> str:
        word = match.group()
        if word.casefold() in function_words():
            return word
        drawn = hashlib.blake2b(f"{nth} {word.casefold()}".encode(), digest_size=8).digest()
        if word[0].isdigit():
            return str(int.from_bytes(drawn, "big"))[: len(word)]
        if word[0].isupper():
            return word[:1] + "".join(chr(97 + b % 26) for b in drawn[:5])
        return pool[int.from_bytes(drawn, "big") % len(pool)] if drawn[0] < 256 * CHANGED else word

    changed = {"id": str(number), "name": str(number)}
    if nth:
        changed["text"] = re.sub(r"\w+", other, document.text)
    fields = {f: getattr(document, f) for f in ("id", "name", "text", "text_sha256", "title", "published")}
    return Document(**{**fields, **changed})


def growth(rows: Rows, documents: list[Document], key: str, sizes: list[int], scorer: Any) -> dict[str, Any]:
    """What grouping costs, and how good it is, in folders of these sizes."""
    points = []
    words = (w for d in documents for w in re.findall(r"\b[a-z]+\b", d.text))
    pool = [w for w in words if w not in function_words()]
    for size in sizes:
        more = [grown(documents[n % len(rows)], pool, n // len(rows), n) for n in range(size)]
        gold = {n: f"{n // len(rows)} {rows[n % len(rows)][key]}" for n in range(size)}
        before = process_time()
        predicted = dict(enumerate(grouped(more)))
        seconds = process_time() - before
        scores = percent(scorer.all_scores(gold, predicted))
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        points.append(
            {
                "reports": size,
                "cpu_seconds": round(seconds, 2),
                "reports_per_cpu_second": round(size / seconds),
                "peak_mb": round(peak),
                "b3": scores["b3"],
                "pair": scores["pair"],
            }
        )
        print(json.dumps(points[-1]), file=sys.stderr)
    many = np.array([math.log(p["reports"]) for p in points])
    costs = np.array([math.log(max(p["cpu_seconds"], 0.01)) for p in points])
    slope = float(np.polyfit(many, costs, 1)[0]) if len(points) > 1 else None
    return {"sizes": points, "exponent": round(slope, 3) if slope is not None else None}


def main(argv: list[str] | None = None) -> int:
    """Run on a gold file and print the metrics."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--bench", type=Path, default=SCORERS)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--key")
    parser.add_argument("--undated", action="store_true")
    parser.add_argument("--vary", metavar="FIELD")
    parser.add_argument("--grow", metavar="SIZES")
    parser.add_argument("--plain", action="store_true")
    parser.add_argument("--at", type=float, default=THRESHOLD)
    args = parser.parse_args(argv)
    rows = rows_of([args.gold])
    key = args.key or next((k for k in KEYS if rows and k in rows[0]), None)
    if key is None:
        raise SystemExit(f"{args.gold}: no field of {', '.join(KEYS)}; name it with --key")
    scorer = load_scorer(args.bench, "score_clusters")
    head: dict[str, Any] = {"corpus": fingerprint([args.gold]), "documents": len(rows)}
    documents = [] if args.plain else documents_of(rows, dated=not args.undated)
    if args.grow:
        sizes = [int(s) for s in args.grow.split(",")]
        print(json.dumps({**head, **growth(rows, documents, key, sizes, scorer)}))
        return 0
    started = process_time()
    found: list[Any] = group([text_of(r) for r in rows], args.at) if args.plain else list(grouped(documents))
    seconds = process_time() - started
    gold = {str(r["id"]): str(r[key]) for r in rows}
    predicted = {str(r["id"]): n for r, n in zip(rows, found, strict=True)}
    if args.out:
        args.out.write_text(json.dumps(predicted, indent=0), encoding="utf-8")
    result = {
        **head,
        "method": "plain" if args.plain else "product",
        "stories": len(set(found)),
        **percent(scorer.all_scores(gold, predicted)),
        "cpu_seconds": round(seconds, 2),
        "reports_per_cpu_second": round(len(rows) / seconds),
    }
    if args.vary and not args.plain:
        result["without_one"] = varied(rows, documents, key, args.vary, scorer)
    print(json.dumps(result))
    return 0


if __name__ == "__main__":
    sys.exit(main())
