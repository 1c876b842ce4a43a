"""Learns how likely two mentions told so alike are one event, and writes it as numbers.

    python training/events_pairs.py ecbplus_train.jsonl folds.npz tellings.json CORPUS.jsonl …

FOLDS.npz comes from `events_head.py`; the CORPUS files only say in how many reports a stem stands. A logistic
regression over the features of `onrecord.link.tellings`, learned from all pairs of mentions of one topic.
Run it in OnRecord's own environment.
"""

from __future__ import annotations

import argparse
import itertools
import json
import math
import sys
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from onrecord.link import tellings
from onrecord.link.wording import function_words
from onrecord.model import Document, EventMention, Realis, Span, sha256
from onrecord.text.normal import stem, words_of

LEAST = 6
"""Reports in which a stem must stand to be listed; the others are all as rare as that."""

PENALTY = 1e-5


def rarities(texts: list[str]) -> tuple[dict[str, float], float]:
    """Rarity of each common stem, and that of all others."""
    count: Counter[str] = Counter()
    for text in texts:
        count.update({stem(w.form) for w in words_of(text) if w.form not in function_words()})
    total = len(texts)
    found = {
        s: round(math.log((total + 1) / (n + 0.5)), 1)
        for s, n in sorted(count.items())
        if n >= LEAST and s.isalpha()
    }
    return found, round(math.log((total + 1) / (LEAST / 2)), 1)


def tellings_of(row: dict[str, Any], senses: dict[str, bytes]) -> list[tuple[tellings.Telling, str]]:
    """The tellings of a report's event mentions with their clusters."""
    text = row["text"]
    document = Document(id=row["id"], name=row["id"], text=text, text_sha256=sha256(text))
    report = tellings.opening_of(document)
    found = []
    for m in row["mentions"]:
        if m["id"] not in senses:
            continue
        sentence = row["sentences"][m["sentence"]]
        mention = EventMention(
            id=m["id"],
            kind="event",
            plover="",
            trigger=Span(m["start"], m["end"]),
            realis=Realis.ACTUAL,
            sentence=Span(sentence["start"], sentence["end"]),
            sense=senses[m["id"]],
        )
        found.append((tellings.telling_of(document, mention, report), m["cluster"]))
    return found


def regression(x: NDArray[Any], y: NDArray[Any]) -> tuple[NDArray[Any], float]:
    """Weights and bias of a logistic regression with a small penalty, over features as they come."""
    mean, spread = x.mean(0), x.std(0) + 1e-9
    z = np.column_stack([(x - mean) / spread, np.ones(len(x))])
    sign = np.where(y, 1.0, -1.0)

    def cost(w: NDArray[Any]) -> tuple[float, NDArray[Any]]:
        told = sign * (z @ w)
        loss = np.logaddexp(0, -told).mean() + PENALTY * (w[:-1] ** 2).sum()
        slope = z.T @ (-sign / (1 + np.exp(told))) / len(z)
        slope[:-1] += 2 * PENALTY * w[:-1]
        return float(loss), slope

    w = minimize(cost, np.zeros(z.shape[1]), jac=True, method="L-BFGS-B").x
    weights = w[:-1] / spread
    return weights, float(w[-1] - weights @ mean)


def main() -> int:
    """Learn, write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("gold", type=Path)
    parser.add_argument("folds", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("corpora", type=Path, nargs="+")
    args = parser.parse_args()
    texts = [json.loads(line)["text"] for file in args.corpora for line in file.open(encoding="utf-8")]
    rarity, rarest = rarities(sorted(set(texts)))
    numbers = dict.fromkeys(tellings.FEATURES, 0.0)
    made = {"weights": numbers, "bias": 0.0, "rarest": rarest, "rarity": rarity}
    args.out.write_text(json.dumps(made), encoding="utf-8")
    tellings.NUMBERS = args.out
    tellings.numbers.cache_clear()
    file = np.load(args.folds)
    senses = {str(i): s.tobytes() for i, s in zip(file["ids"], file["senses"], strict=True)}
    topics: dict[Any, list[tuple[tellings.Telling, str]]] = defaultdict(list)
    for line in args.gold.open(encoding="utf-8"):
        row = json.loads(line)
        topics[row["topic"]] += tellings_of(row, senses)
    pairs = [p for t in topics.values() for p in itertools.combinations(t, 2)]
    x = np.array([tellings.features(a, b) for (a, _), (b, _) in pairs])
    y = np.array([c == d for (_, c), (_, d) in pairs])
    weights, bias = regression(x, y)
    made["weights"] = {n: round(float(w), 4) for n, w in zip(tellings.FEATURES, weights, strict=True)}
    made["bias"] = round(bias, 4)
    args.out.write_text(json.dumps(made, sort_keys=True, indent=0) + "\n", encoding="utf-8")
    print({"pairs": len(y), "same": int(y.sum()), **made["weights"], "bias": made["bias"]})
    return 0


if __name__ == "__main__":
    sys.exit(main())
