"""Words by which somebody judges an event instead of saying that it took place."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from onrecord.lexicon.base import read_toml

_WORD = re.compile(r"[^\W\d_]+")


@cache
def _judging() -> frozenset[str]:
    return frozenset(read_toml("judging.toml")["en"])


def only_judges(cue: Iterable[str]) -> bool:
    """Whether reporting words ("welcomed") tell what somebody thinks of a thing, not that it is so.

    `cue` are the stretches of one statement's reporting words. "said, welcoming it" says as well, so a
    single plain word of saying beside it is enough for False; no words at all give False.
    """
    words = [w.lower() for part in cue for w in _WORD.findall(part)]
    verbs = [w for w in words if w in _judging()]
    return bool(verbs) and len(verbs) == len([w for w in words if w not in ("has", "have", "had", "also")])
