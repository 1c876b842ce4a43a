"""Trains the head for loaded words on what `framing_data.py` made.

    python training/framing_train.py DATA_FOLDER OUT_FOLDER [--seeds 1 2] [--folds 5] [--epochs 8]

Without --folds one head per seed learns from everything: OUT gets `head-SEED.pt`. With --folds the
outlets are parted into that many groups, each group is judged by a head that never saw its outlets,
and OUT gets `held-SEED.json` after every fold (a run that was ended goes on there); printed is the macro-F1
of all sentences together at one half, by outlet, and for the mean of the seeds.
"""

from __future__ import annotations

import argparse
import collections
import copy
import json
import random
import sys
import time
from pathlib import Path
from typing import Any

import numpy as np
import torch
from sklearn.metrics import f1_score
from sklearn.model_selection import GroupKFold
from torch.nn import functional

from framing_net import STATES, Loaded

RATE = 2e-3
BATCH = 32
EVEN = 0.5
"""Power by which rare pairs of outlet and label count more: an outlet is no sign of its label. Chosen."""

WORDS = 2.0
OPINION = 0.5
"""Weights of the words' and the opinion's losses beside the sentence's. Chosen."""


class Data:
    """The sentences with their states."""

    def __init__(self, folder: Path) -> None:
        lines = (folder / "rows.jsonl").read_text(encoding="utf-8").splitlines()
        every = [json.loads(line) for line in lines]
        starts = np.concatenate([[0], np.cumsum([row["length"] for row in every])])
        kept = [i for i, row in enumerate(every) if row["label"] is not None]
        self.states = np.load(folder / "states.npy")
        self.rows: list[dict[str, Any]] = [every[i] for i in kept]
        self.starts = [int(starts[i]) for i in kept]
        self.soft = np.array([row["label"] for row in self.rows], dtype=np.float32)
        self.label = (self.soft >= 0.5).astype(int)
        self.outlet = np.array([row["outlet"] for row in self.rows])

    def batch(self, index: list[int]) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        """States, mask and marks (-1 where no word begins) of some sentences, padded."""
        longest = max(self.rows[i]["length"] for i in index)
        states = np.zeros((len(index), longest, STATES), np.float32)
        mask = np.zeros((len(index), longest), np.float32)
        marks = np.full((len(index), longest), -1.0, np.float32)
        for n, i in enumerate(index):
            row = self.rows[i]
            length = row["length"]
            states[n, :length] = self.states[self.starts[i] : self.starts[i] + length]
            # The first and last piece are the window's edges.
            mask[n, 1 : length - 1] = 1
            marks[n, row["first"]] = row["marks"]
        return torch.from_numpy(states), torch.from_numpy(mask), torch.from_numpy(marks)

    def batches(self, index: list[int], rng: random.Random) -> list[list[int]]:
        """All of them once, in batches of like length."""
        index = list(index)
        rng.shuffle(index)
        found = []
        for start in range(0, len(index), BATCH * 10):
            pool = sorted(index[start : start + BATCH * 10], key=lambda i: self.rows[i]["length"])
            found += [pool[j : j + BATCH] for j in range(0, len(pool), BATCH)]
        rng.shuffle(found)
        return found


def fit(data: Data, index: list[int], seed: int, epochs: int) -> Loaded:
    """The running mean of the weights of one head, trained on the sentences at `index`."""
    torch.manual_seed(seed)
    rng = random.Random(seed)
    head = Loaded()
    mean = copy.deepcopy(head).eval()
    count = collections.Counter((data.outlet[i], data.label[i]) for i in index)
    weight = {i: count[data.outlet[i], data.label[i]] ** -EVEN for i in index}
    scale = len(index) / sum(weight.values())
    opinion = np.array([-1.0 if r["opinion"] is None else r["opinion"] for r in data.rows], np.float32)
    optimizer = torch.optim.AdamW(head.parameters(), lr=RATE, weight_decay=0.05, fused=True)
    steps = [batch for _ in range(epochs) for batch in data.batches(index, rng)]
    for step, batch in enumerate(steps):
        for group in optimizer.param_groups:
            group["lr"] = RATE * min(1, step / 40) * max(0, 1 - step / len(steps))
        head.train()
        states, mask, marks = data.batch(batch)
        sentence, words, view = head(states, mask)
        much = torch.tensor([scale * weight[i] for i in batch])
        there, viewed = marks >= 0, torch.from_numpy(opinion[batch])
        told = viewed >= 0
        lost = functional.binary_cross_entropy_with_logits(
            sentence, torch.from_numpy(data.soft[batch]), weight=much
        )
        lost = lost + WORDS * functional.binary_cross_entropy_with_logits(words[there], marks[there])
        lost = lost + OPINION * functional.binary_cross_entropy_with_logits(view[told], viewed[told])
        lost.backward()
        torch.nn.utils.clip_grad_norm_(head.parameters(), 1.0)
        optimizer.step()
        optimizer.zero_grad(set_to_none=True)
        keep = min(0.99, (1 + step) / (10 + step))
        with torch.no_grad():
            for old, new in zip(mean.parameters(), head.parameters(), strict=True):
                old.lerp_(new, 1 - keep)
    return mean


@torch.no_grad()
def judge(data: Data, head: Loaded, index: list[int]) -> dict[int, tuple[float, list[float]]]:
    """Each sentence's logit, and the shares of its words."""
    found: dict[int, tuple[float, list[float]]] = {}
    ordered = sorted(index, key=lambda i: data.rows[i]["length"])
    for start in range(0, len(ordered), 64):
        batch = ordered[start : start + 64]
        states, mask, _ = data.batch(batch)
        sentence, words, _ = head(states, mask)
        for n, i in enumerate(batch):
            shares = torch.sigmoid(words[n, data.rows[i]["first"]])
            found[i] = (round(float(sentence[n]), 4), [round(float(s), 4) for s in shares])
    return found


def held_out(data: Data, out: Path, seed: int, folds: int, epochs: int) -> np.ndarray[Any, Any]:
    """The logit of every sentence by a head that saw none of its outlet."""
    file = out / f"held-{seed}.json"
    done: dict[str, Any] = json.loads(file.read_text()) if file.is_file() else {}
    parts = GroupKFold(folds).split(data.soft, data.label, data.outlet)
    for number, (train, test) in enumerate(parts):
        if str(number) in done:
            continue
        began = time.process_time()
        judged = judge(data, fit(data, list(train), seed, epochs), list(test))
        done[str(number)] = {str(i): judged[i] for i in sorted(judged)}
        file.write_text(json.dumps(done), encoding="utf-8")
        print(number, sorted(set(data.outlet[test])), round(time.process_time() - began), flush=True)
    every = {int(i): logit for fold in done.values() for i, (logit, _) in fold.items()}
    return np.array([every[i] for i in range(len(data.rows))])


def figures(data: Data, logits: np.ndarray[Any, Any]) -> dict[str, Any]:
    """Macro-F1 at one half: of all sentences, and of each outlet with fifty or more."""
    found = (logits > 0).astype(int)
    counts = collections.Counter(data.outlet)
    by = {}
    for name, count in sorted(counts.items()):
        if count >= 50:
            of = data.outlet == name
            by[str(name)] = round(100 * f1_score(data.label[of], found[of], average="macro"), 1)
    return {"macro_f1": round(100 * f1_score(data.label, found, average="macro"), 2), "outlets": by}


def main() -> int:
    """Train, or train and judge in folds."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("data", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--seeds", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--folds", type=int)
    parser.add_argument("--epochs", type=int, default=8)
    parser.add_argument("--threads", type=int, default=1)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    options.out.mkdir(parents=True, exist_ok=True)
    data = Data(options.data)
    logits = []
    for seed in options.seeds:
        if options.folds:
            logits.append(held_out(data, options.out, seed, options.folds, options.epochs))
            print({"seed": seed, **figures(data, logits[-1])}, flush=True)
        else:
            head = fit(data, list(range(len(data.rows))), seed, options.epochs)
            torch.save(head.state_dict(), options.out / f"head-{seed}.pt")
    if logits:
        print({"seeds": options.seeds, **figures(data, np.mean(logits, 0))})
    return 0


if __name__ == "__main__":
    sys.exit(main())
