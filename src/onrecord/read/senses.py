"""What each event mention means, as numbers: tellings of one happening lie near each other."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from onrecord.errors import ModelError
from onrecord.model import Parse, Reading, Span
from onrecord.read.tagging.nets import Tier

WEIGHTS = Path(__file__).parent / "tagging" / "weights" / "senses" / "head.npz"

WIDTH = 384
"""Numbers that a layer of the tagger's network has for a word."""

FULL = 127
"""The largest number kept of a vector's; its length is brought to that."""


class SensesReader:
    """Gives event mentions their `sense`, where the accurate tagger has read the report.

    One linear layer over what the tagger's network makes, half-way up, of the trigger's words and of
    its sentence's; trained so that the mentions of one event in several reports lie near each other
    (training/README.md, "Events"). Costs nothing beside what the tagger costs. Without that tagger
    the field stays empty, and linking does without.
    """

    name = "senses"
    version = "1"
    needs = frozenset({"events", "statements"})
    gives = frozenset({"events"})

    def read(self, parse: Parse, reading: Reading) -> Reading:
        """`reading`, its events with their senses."""
        if not parse.inner or not reading.events:
            return reading
        found = senses(parse, [e.trigger for e in reading.events])
        events = tuple(replace(e, sense=s) for e, s in zip(reading.events, found, strict=True))
        return replace(reading, events=events)


READER = SensesReader()


def senses(parse: Parse, triggers: list[Span]) -> list[bytes]:
    """The sense of each trigger: `FULL`-scaled int8 numbers; empty where none of its words was read."""
    weight, bias = _head()
    found = []
    for row in rows(parse, triggers):
        if row is None:
            found.append(b"")
            continue
        vector = weight @ row + bias
        length = float(np.linalg.norm(vector)) or 1.0
        found.append(np.rint(vector * (FULL / length)).astype(np.int8).tobytes())
    return found


def rows(parse: Parse, triggers: list[Span]) -> list[NDArray[np.float32] | None]:
    """For each trigger the mean of its words' rows, then that of its sentence's without what stands
    for the words alone: 3 x 384 numbers; None if it was not read."""
    words = {first + n: row for first, block in parse.inner for n, row in enumerate(block)}
    found: list[NDArray[np.float32] | None] = []
    for trigger in triggers:
        inside = parse.inside(trigger) or [t for t in (parse.at(trigger.start),) if t is not None]
        own = [words[t.i] for t in inside if t.i in words]
        if not own:
            found.append(None)
            continue
        sentence = parse.sentence_of(inside[0])
        around = [words[i] for i in range(sentence.first, sentence.last) if i in words]
        found.append(np.concatenate([np.mean(own, axis=0), np.mean(around, axis=0)[WIDTH:]]))
    return found


@cache
def _head() -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """The layer: (numbers, 3 x 384) and (numbers,).

    Raises:
        ModelError: its file is missing.
    """
    if not WEIGHTS.is_file():
        raise ModelError(f"the weights of senses are missing: {WEIGHTS.name}; reinstall onrecord")
    with np.load(WEIGHTS, allow_pickle=False) as file:
        weight = file["weight"].astype(np.float32) * file["scale"].astype(np.float32)[:, None]
        return weight, file["bias"].astype(np.float32)


@cache
def weights(of: Tier) -> dict[str, str]:
    """Name and SHA-256 of the layer's weights; empty for a tier that reads no senses."""
    if of is not Tier.ACCURATE:
        return {}
    return {"senses": f"sha256:{hashlib.sha256(WEIGHTS.read_bytes()).hexdigest()}"}
