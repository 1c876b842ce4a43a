"""Makes what the head for loaded words is trained on: each sentence's labels and the tagger's states of it.

    python training/framing_data.py BABE.jsonl OUT_FOLDER [--limit N]

Each line of BABE has `text`, `outlet`, `label`, `opinion` and the marked words as `spans`. Sentences that
stand in it twice (its two sets overlap) become one, with the mean of their labels, so that no fold can
hold a copy of another's. OUT gets `states.npy` (pieces, width) and `rows.jsonl`, one line a sentence.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

import numpy as np

from onrecord.model import Document, MadeBy, Reading, sha256
from onrecord.read import nlp
from onrecord.read.mentions import READER as MENTIONS
from onrecord.read.statements import tagged

OPINIONS = {
    "Entirely factual": 0.0,
    "Somewhat factual but also opinionated": 0.5,
    "Expresses writer’s opinion": 1.0,
}
LABELS = {"Biased": 1.0, "Non-biased": 0.0}


def main() -> int:
    """Convert the file."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("gold", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--limit", type=int)
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    groups: dict[str, list[dict[str, Any]]] = {}
    for line in options.gold.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        groups.setdefault(" ".join(row["text"].split()), []).append(row)
    states, rows = [], []
    for group in list(groups.values())[: options.limit]:
        state, row = example(group)
        states.append(state)
        rows.append(row)
    np.save(options.out / "states.npy", np.concatenate(states))
    lines = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    (options.out / "rows.jsonl").write_text(lines, encoding="utf-8")
    print({"sentences": len(rows), "pieces": sum(len(s) for s in states)})
    return 0


def example(group: list[dict[str, Any]]) -> tuple[np.ndarray[Any, Any], dict[str, Any]]:
    """One sentence: states (pieces, width) in half precision, and its labels; None where nobody agreed."""
    text = group[0]["text"]
    document = Document(id="d", name="d", text=text, text_sha256=sha256(text), lang="en")
    parse = nlp.parse(document)
    reading = MENTIONS.read(
        parse, Reading(document=document, made_by=MadeBy(onrecord="", readers={}, models={}))
    )
    answer = tagged(parse, reading)[0]
    assert answer.states is not None
    tokens = parse.tokens[answer.window.first : answer.window.last]
    marks = np.zeros(len(tokens))
    for row in group:
        for _, _, word in row["spans"]:
            at = text.find(word)
            for n, token in enumerate(tokens):
                marks[n] += (at >= 0 and token.start < at + len(word) and token.end > at) / len(group)
    return answer.states.astype(np.float16), {
        "text": text,
        "outlet": group[-1]["outlet"].lower(),
        "label": mean([LABELS[r["label"]] for r in group if r["label"] in LABELS]),
        "opinion": mean([OPINIONS[r["opinion"]] for r in group if r["opinion"] in OPINIONS]),
        "words": [t.text for t in tokens],
        "marks": [min(1.0, round(float(m), 3)) for m in marks],
        "first": [first for first, _ in answer.pieces],
        "length": len(answer.states),
    }


def mean(values: list[float]) -> float | None:
    """Their mean, None of none."""
    return sum(values) / len(values) if values else None


if __name__ == "__main__":
    sys.exit(main())
