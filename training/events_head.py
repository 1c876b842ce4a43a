"""Trains the layer that makes senses of event mentions, and writes it small.

    python training/events_head.py ecbplus_train.jsonl train.npz head.npz folds.npz [--dev dev.npz]

TRAIN.npz and DEV.npz come from `events_data.py`. HEAD.npz is what OnRecord ships; FOLDS.npz has the senses
of all mentions of train by layers that were trained without their topics (five of them), and those of dev
by the shipped one: `events_pairs.py` learns from them. Minutes on one core; torch 2.13.0.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn
from torch.nn import functional

NUMBERS, EPOCHS, RATE, DROP = 128, 24, 1e-3, 0.3
TEMPERATURE, PAIRS = 0.1, 5.0
"""Of the contrastive loss, and what the loss on pairs counts beside it. Chosen, tried on ECB+ dev."""

FOLDS, TOGETHER = 5, 2
"""Folds of topics, and topics in one step."""


def gold_of(file: Path) -> dict[str, tuple[str, str]]:
    """Id of each event mention → its cluster and topic."""
    rows = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    return {
        m["id"]: (m["cluster"], str(r["topic"])) for r in rows for m in r["mentions"] if m["kind"] == "event"
    }


def loss_of(vectors: torch.Tensor, clusters: NDArray[np.int64]) -> torch.Tensor:
    """How badly mentions of one cluster lie near each other (supervised contrastive, Khosla et al. 2020)."""
    labels = torch.tensor(clusters)
    same = (labels[:, None] == labels[None]).float()
    self_ = torch.eye(len(labels))
    cosine = vectors @ vectors.T
    logits = cosine / TEMPERATURE - self_ * 1e4
    logs = logits - torch.logsumexp(logits, 1, keepdim=True)
    others = same - self_
    some = others.sum(1) > 0
    contrast = -((others * logs).sum(1)[some] / others.sum(1)[some]).mean()
    pairs = functional.binary_cross_entropy_with_logits(10 * cosine - 5, same, reduction="none")
    return contrast + PAIRS * (pairs * (1 - self_)).mean()


def trained(rows: NDArray[np.float32], gold: list[tuple[str, str]]) -> tuple[NDArray[Any], NDArray[Any]]:
    """The layer's weight (numbers, columns) and bias for rows as they come."""
    torch.manual_seed(1)
    mean, spread = rows.mean(0), rows.std(0) + 1e-5
    data = torch.tensor((rows - mean) / spread)
    layer = nn.Linear(data.shape[1], NUMBERS)
    drop = nn.Dropout(DROP)
    numbers: dict[str, int] = {}
    clusters = np.array([numbers.setdefault(c, len(numbers)) for c, _ in gold])
    topics = np.array([t for _, t in gold])
    order = sorted(set(topics))
    best = torch.optim.AdamW(layer.parameters(), lr=RATE, weight_decay=0.05)
    falling = torch.optim.lr_scheduler.CosineAnnealingLR(best, EPOCHS)
    for epoch in range(EPOCHS):
        random.Random(epoch).shuffle(order)
        for first in range(0, len(order), TOGETHER):
            here = np.where(np.isin(topics, order[first : first + TOGETHER]))[0]
            vectors = functional.normalize(layer(drop(data[here])), dim=-1)
            loss = loss_of(vectors, clusters[here])
            best.zero_grad()
            loss.backward()
            best.step()
        falling.step()
    weight = layer.weight.detach().numpy() / spread
    return weight, layer.bias.detach().numpy() - weight @ mean


def senses(weight: NDArray[Any], bias: NDArray[Any], rows: NDArray[np.float32]) -> NDArray[np.int8]:
    """The senses as a reading has them."""
    vectors = rows @ weight.T + bias
    return np.rint(127 * vectors / np.linalg.norm(vectors, axis=1, keepdims=True)).astype(np.int8)


def main() -> int:
    """Train, write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("gold", type=Path)
    parser.add_argument("train", type=Path)
    parser.add_argument("head", type=Path)
    parser.add_argument("folds", type=Path)
    parser.add_argument("--dev", type=Path)
    args = parser.parse_args()
    torch.set_num_threads(1)
    known = gold_of(args.gold)
    file = np.load(args.train)
    ids, rows = [str(i) for i in file["ids"]], file["rows"].astype(np.float32)
    gold = [known[i] for i in ids]
    topics = sorted({t for _, t in gold})
    found: dict[str, NDArray[np.int8]] = {}
    for fold in range(FOLDS):
        held = set(topics[fold::FOLDS])
        out = [n for n, (_, t) in enumerate(gold) if t in held]
        rest = [n for n, (_, t) in enumerate(gold) if t not in held]
        made = senses(*trained(rows[rest], [gold[n] for n in rest]), rows[out])
        found.update(zip((ids[n] for n in out), made, strict=True))
        print(f"fold {fold + 1} of {FOLDS}", flush=True)
    weight, bias = trained(rows, gold)
    scale = np.abs(weight).max(1) / 127
    small = np.rint(weight / scale[:, None]).astype(np.int8)
    np.savez(args.head, weight=small, scale=scale.astype(np.float32), bias=bias.astype(np.float32))
    if args.dev:
        file = np.load(args.dev)
        made = senses(small * scale[:, None], bias, file["rows"].astype(np.float32))
        found.update(zip((str(i) for i in file["ids"]), made, strict=True))
    np.savez_compressed(args.folds, ids=np.array(list(found)), senses=np.stack(list(found.values())))
    return 0


if __name__ == "__main__":
    sys.exit(main())
