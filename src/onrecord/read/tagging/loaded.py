"""Words that a trained head takes for loaded, from what the tagger's encoder makes of them anyway.

Trained on sentences that people marked (see the card beside the weights). It reads one sentence at a
time and says how likely a reader finds it biased, and which words carry that.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from onrecord.model import Framing, FramingKind, Parse, Sentence, Span, Token
from onrecord.read.tagging.answers import Answers, Floats
from onrecord.read.tagging.nets import WEIGHTS, Tier

LEARNED = "learned"
"""The rule of words that only this head takes for loaded: candidates."""

SENTENCE = 0.6
"""Share from which a sentence's words are looked at. Chosen with `WORD`."""

WORD = 0.8
"""Share from which a word is marked. Chosen for precision, by hand-checked marks: see docs/methods.md."""

HEADS = ("NOUN", "VERB", "ADJ", "ADV")
"""Parts of speech that a mark must hold one of."""

HYPHENS = frozenset("-‐‑")

GAP = 1
"""Words between two marked ones that are marked with them ("deaf to the")."""


@dataclass(frozen=True, slots=True)
class Judged:
    """One sentence: the share of readers expected to find it biased, and each token's share."""

    sentence: Sentence
    share: float
    words: dict[int, float]


class LoadedNet:
    """The head, which reads on from the tagger's states."""

    def __init__(self, file: Path) -> None:
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self._session: Any = onnxruntime.InferenceSession(
            str(file), options, providers=["CPUExecutionProvider"]
        )

    def judge(self, parse: Parse, answers: Iterable[Answers]) -> Iterator[Judged]:
        """Every sentence of a report, in reading order; one that two windows share comes in two parts."""
        windows = [a for a in answers if a.states is not None]
        for sentence in parse.sentences:
            for answer in windows:
                first = max(sentence.first, answer.window.first)
                last = min(sentence.last, answer.window.last)
                if first < last:
                    yield self._judge(sentence, answer, first, last)

    def whole(self, answer: Answers) -> float:
        """The share of readers expected to find a window biased, read as one sentence."""
        return self._shares(answer, answer.window.first, answer.window.last)[0]

    def _judge(self, sentence: Sentence, answer: Answers, first: int, last: int) -> Judged:
        share, words = self._shares(answer, first, last)
        return Judged(sentence=sentence, share=share, words=words)

    def _shares(self, answer: Answers, first: int, last: int) -> tuple[float, dict[int, float]]:
        assert answer.states is not None
        rows = answer.pieces[first - answer.window.first : last - answer.window.first]
        start = rows[0][0]
        states = answer.states[start : rows[-1][1]]
        share, words = self._session.run(["sentence", "words"], {"states": states[None]})
        found = {i: float(_share(words[0][at - start])) for i, (at, _) in enumerate(rows, first)}
        return float(_share(share[0])), found


def _share(logit: Floats) -> Floats:
    return np.asarray(1 / (1 + np.exp(-logit)))


def loaded_words(parse: Parse, judged: Iterable[Judged]) -> Iterator[Framing]:
    """The marked words as framing whose voice is still open (""), in reading order."""
    for one in judged:
        if one.share < SENTENCE:
            continue
        sure = [i for i, share in sorted(one.words.items()) if share >= WORD and _is_word(parse.tokens[i])]
        for run in _runs(sure):
            if any(parse.tokens[i].pos in HEADS for i in run):
                tokens = _with_hyphens(parse, run[0], run[-1])
                span = Span(tokens[0].start, tokens[-1].end)
                yield Framing(span=span, kind=FramingKind.LOADED, voice="", rule=LEARNED)


def _with_hyphens(parse: Parse, first: int, last: int) -> tuple[Token, ...]:
    """The tokens from `first` to `last` with what hyphens join to them: a mark is never half a word."""
    tokens = parse.tokens
    while first > 0 and _joined(tokens[first - 1], tokens[first]):
        first -= 1
    while last + 1 < len(tokens) and _joined(tokens[last], tokens[last + 1]):
        last += 1
    return tokens[first : last + 1]


def _is_word(token: Token) -> bool:
    return any(c.isalnum() for c in token.text)


def _joined(one: Token, other: Token) -> bool:
    return one.end == other.start and (one.text in HYPHENS or other.text in HYPHENS)


def _runs(marked: list[int]) -> list[list[int]]:
    runs: list[list[int]] = []
    for i in marked:
        if runs and i - runs[-1][-1] <= 1 + GAP:
            runs[-1].append(i)
        else:
            runs.append([i])
    return runs


@cache
def loaded_net(of: Tier) -> LoadedNet | None:
    """The head of the tier, loaded once per process; None where it has none."""
    file = WEIGHTS / of / "loaded.onnx"
    return LoadedNet(file) if of is not Tier.RULES and file.is_file() else None


@cache
def loaded_weights(of: Tier) -> dict[str, str]:
    """Name and SHA-256 of the head's weights; empty for tiers without one."""
    file = WEIGHTS / of / "loaded.onnx"
    if of is Tier.RULES or not file.is_file():
        return {}
    return {f"loaded_{of}": f"sha256:{hashlib.sha256(file.read_bytes()).hexdigest()}"}
