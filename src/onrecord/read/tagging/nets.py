"""The two trained taggers, run by onnxruntime: which is used, where its weights lie, what it answers."""

from __future__ import annotations

import hashlib
import os
import zlib
from collections.abc import Sequence
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from onrecord.errors import ModelError
from onrecord.model import Parse
from onrecord.read.tagging.answers import Answers, Floats
from onrecord.read.tagging.features import SIZES
from onrecord.read.tagging.tapped import FIRST, tapped
from onrecord.read.tagging.windows import PIECES, Window, windows

ENV = "ONRECORD_TAGGER"
"""Environment variable that says which tagger reads: "accurate", "fast" or "rules" (none)."""

TABLES = (20_000, 4_000, 4_000)
"""Rows of the fast tagger's tables for words, beginnings and endings. Chosen."""

WEIGHTS = Path(__file__).parent / "weights"


class Tier(StrEnum):
    """How statements are found."""

    ACCURATE = "accurate"
    """Rules and a small transformer."""
    FAST = "fast"
    """Rules and a small network without one."""
    RULES = "rules"
    """Rules alone."""


DEFAULT = Tier.ACCURATE
"""What reads where `ENV` says nothing."""


def tier() -> Tier:
    """What `ENV` says, else `DEFAULT`.

    Raises:
        ModelError: it says something else.
    """
    name = os.environ.get(ENV) or DEFAULT
    try:
        return Tier(name)
    except ValueError:
        choices = ", ".join(Tier)
        raise ModelError(f"{ENV} is {name!r}; it can be: {choices}") from None


Spelt = list[list[Any]]
"""For each word its pieces: numbers, or rows of numbers, whatever the network knows words by."""


class Pieces:
    """Words as pieces of MiniLM's vocabulary."""

    unknown, edge, between = 100, 101, 102

    def __init__(self, file: Path) -> None:
        from tokenizers import Tokenizer

        self._tokenizer = Tokenizer.from_file(str(file))

    def pieces(self, words: list[str]) -> Spelt:
        """The first `PIECES` pieces of each word, at least one."""
        encoded = self._tokenizer.encode(words, is_pretokenized=True, add_special_tokens=False)
        found: Spelt = [[] for _ in words]
        for piece, word in zip(encoded.ids, encoded.word_ids, strict=True):
            if word is not None and len(found[word]) < PIECES:
                found[word].append(piece)
        return [p or [self.unknown] for p in found]


class Hashes:
    """Words as three places in tables: the word's own, its first and its last letters'."""

    edge, between = (0, 0, 0), (1, 1, 1)

    def pieces(self, words: list[str]) -> Spelt:
        """One row per word."""
        return [[hashed(word)] for word in words]


def hashed(word: str) -> tuple[int, int, int]:
    """Where a word stands in the fast tagger's tables; the same in any process and on any machine."""
    word = word.lower()
    parts = (word, f"^{word[:3]}", f"{word[-3:]}$")
    return tuple(2 + zlib.crc32(p.encode()) % (size - 2) for p, size in zip(parts, TABLES, strict=True))  # type: ignore[return-value]


class Net:
    """One trained network with its vocabulary.

    Every window is run by itself, so a report's answers do not depend on what is read beside it.
    """

    def __init__(self, folder: Path) -> None:
        # Imported here: only processes that read need it, and only in a tier that has weights.
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        model = (folder / "model.onnx").read_bytes()
        self._spell: Pieces | Hashes = Hashes()
        if (folder / "tokenizer.json").is_file():
            self._spell = Pieces(folder / "tokenizer.json")
            model = tapped(model, [FIRST])
        self._session: Any = onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
        self._asked = [o.name for o in self._session.get_outputs()]

    def answers(self, parse: Parse, told: Sequence[tuple[int, ...]]) -> list[Answers]:
        """The answers for each window of a report; `told` as `features` gives it."""
        pieces = self._spell.pieces([t.text for t in parse.tokens])
        lengths = [len(p) for p in pieces]
        return [self._answer(window, pieces, told) for window in windows(parse, lengths)]

    def _answer(self, window: Window, pieces: Spelt, told: Sequence[tuple[int, ...]]) -> Answers:
        ids: list[Any] = [self._spell.edge]
        rows: list[tuple[int, ...]] = [SIZES]
        firsts: list[int] = []
        opens = set(window.breaks)
        for i in range(window.first, window.last):
            if i in opens and i > window.first:
                ids.append(self._spell.between)
                rows.append(SIZES)
            firsts.append(len(ids))
            ids.extend(pieces[i])
            rows.extend([told[i], *([SIZES] * (len(pieces[i]) - 1))])
        ids.append(self._spell.between)
        rows.append(SIZES)
        given = self._session.run(
            self._asked,
            {
                "pieces": np.array([ids], dtype=np.int64),
                "told": np.array([rows], dtype=np.int64),
            },
        )
        labels, points = given[:2]
        # A pointer's choices are the window's words, and its first piece for "none here".
        asked = points[0][:, firsts][:, :, [*firsts, 0]]
        return Answers(
            window=window,
            labels=_logs(labels[0][firsts]),
            sources=_logs(asked[0]),
            cues=_logs(asked[1]),
            states=given[2][0] if len(given) > 2 else None,
            pieces=tuple((at, at + len(pieces[i])) for i, at in enumerate(firsts, window.first)),
            inner=_by_word(_inner(given[3][0], given[2][0]), firsts, len(ids) - 1)
            if len(given) > 3
            else None,
        )


def _inner(first: Floats, states: Floats) -> Floats:
    """What senses are read off: before the first layer, and behind the third, the second of three kept."""
    width = first.shape[1]
    return np.concatenate([first, states[:, width : 2 * width]], -1)


def _by_word(rows: Floats, firsts: Sequence[int], end: int) -> Floats:
    """The mean row of each word's pieces; those of marks between paragraphs go with the word before."""
    sums = np.add.reduceat(rows[:end], firsts, axis=0)
    lengths = np.diff([*firsts, end])[:, None]
    return np.asarray(sums / lengths, dtype=np.float32)


def _logs(logits: Floats) -> Floats:
    """Logarithms of the shares that logits stand for, along the last axis."""
    shifted = logits - logits.max(-1, keepdims=True)
    logs: Floats = shifted - np.log(np.exp(shifted).sum(-1, keepdims=True))
    return logs


@cache
def net(of: Tier) -> Net | None:
    """The tier's network, loaded once per process; None for rules alone.

    Raises:
        ModelError: its weights are missing or are not those that were shipped.
    """
    if of is Tier.RULES:
        return None
    weights(of)
    return Net(WEIGHTS / of)


@cache
def weights(of: Tier) -> dict[str, str]:
    """Name and SHA-256 of the tier's weights; empty for rules alone.

    Raises:
        ModelError: they are missing.
    """
    if of is Tier.RULES:
        return {}
    file = WEIGHTS / of / "model.onnx"
    if not file.is_file():
        raise ModelError(f"the tagger's weights are missing: {file.name} of {of}; reinstall onrecord")
    digest = hashlib.sha256(file.read_bytes()).hexdigest()
    return {f"attribution_{of}": f"sha256:{digest}"}
