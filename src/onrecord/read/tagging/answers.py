"""What a tagger answers about one window, and the attributions that follow from it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onrecord.read.tagging.features import LABELS, ROLES
from onrecord.read.tagging.windows import Window

Floats = NDArray[np.float32]

ANEW = 1.0
"""Price, in nats, of beginning a span right behind another of its role. Chosen."""

NEVER = -1e4


@dataclass(frozen=True, slots=True)
class Answers:
    """Logarithms of shares, for the tokens of one window.

    `labels` is (tokens, labels). `sources` and `cues` are (tokens, tokens + 1): on which token the
    row's token has its source or cue; the last column is "none here". `states` is (pieces, width), what
    the encoder's lower layers make of each piece, for whoever reads on from there (empty where the
    tagger has none); `pieces` are the first and the end of each token's rows in it. `inner` is
    (tokens, 2 x 384), what it makes of each token before its first layer and behind its third; None
    where it has no such layers.
    """

    window: Window
    labels: Floats
    sources: Floats
    cues: Floats
    states: Floats | None = None
    pieces: tuple[tuple[int, int], ...] = ()
    inner: Floats | None = None


@dataclass(frozen=True, slots=True)
class Run:
    """Tokens `first` up to, not including, `last`, of one role."""

    role: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Found:
    """An attribution as the tagger sees it: runs of tokens; `sure` is the mean share of its labels."""

    source: Run | None
    cue: Run | None
    content: tuple[Run, ...]
    sure: float


def attributions(answers: Answers) -> list[Found]:
    """The window's attributions, in order of their first content."""
    runs = runs_of(answers)
    contents = [r for r in runs if r.role == "content"]
    sources = [r for r in runs if r.role == "source"]
    cues = [r for r in runs if r.role == "cue"]
    parts: dict[Run | None, list[Run]] = {}
    for content in contents:
        cue = best(answers.cues, answers.window, [content], cues)
        if cue is None:
            # Its cue stands in another window, or nowhere.
            parts[content] = [content]
        else:
            parts.setdefault(cue, []).append(content)
    _give_back(parts, cues)
    found = []
    for cue, own in parts.items():
        with_cue = cue is not None and cue.role == "cue"
        asking = [*own, cue] if with_cue and cue is not None else own
        home = cue if with_cue and cue is not None else own[0]
        source = best(answers.sources, answers.window, asking, _beside(answers.window, home, sources))
        found.append(
            Found(
                source=source,
                cue=cue if with_cue else None,
                content=_joined(own, [r for r in (cue, source) if r is not None], runs),
                sure=_sure(answers, own),
            )
        )
    return sorted(found, key=lambda f: (f.content[0].first, f.content[0].last))


def _give_back(parts: dict[Run | None, list[Run]], cues: Sequence[Run]) -> None:
    """Give a cue without words those right behind it, where another has more: "welcomed it and said …"."""
    for cue in cues:
        if cue in parts:
            continue
        for other, own in list(parts.items()):
            behind = [c for c in own if 0 <= c.first - cue.last <= 1]
            if behind and len(own) > 1 and other is not None and other.first > behind[0].last:
                own.remove(behind[0])
                parts[cue] = behind[:1]
                break


def _beside(window: Window, home: Run, runs: Sequence[Run]) -> list[Run]:
    """Those of the same paragraph: a source is practically never named in another one."""
    number = bisect_right(window.breaks, home.first)
    return [r for r in runs if bisect_right(window.breaks, r.first) == number]


def _joined(own: Sequence[Run], taken: Sequence[Run], runs: Sequence[Run]) -> tuple[Run, ...]:
    """Contents, joined where only others' sources and cues part them: "…, which he called …"."""
    others = {i for r in runs if r.role != "content" and r not in taken for i in range(r.first, r.last)}
    joined: list[Run] = []
    for run in own:
        if joined and joined[-1].last < run.first and others.issuperset(range(joined[-1].last, run.first)):
            joined[-1] = Run(run.role, joined[-1].first, run.last)
        else:
            joined.append(run)
    return tuple(joined)


def best(points: Floats, window: Window, asking: Sequence[Run], among: Sequence[Run]) -> Run | None:
    """The run that most of the asking tokens' pointers fall on, None where more fall on "none here"."""
    rows = np.concatenate([points[r.first - window.first : r.last - window.first] for r in asking])
    scores = [float(rows[:, -1].mean())]
    for run in among:
        inside = rows[:, run.first - window.first : run.last - window.first]
        scores.append(float(np.logaddexp.reduce(inside, axis=1).mean()))
    chosen = int(np.argmax(scores))
    return among[chosen - 1] if chosen else None


def runs_of(answers: Answers) -> list[Run]:
    """The window's tokens as runs of roles, along the best legal path of labels."""
    path = best_path(answers.labels, [b - answers.window.first for b in answers.window.breaks])
    runs: list[Run] = []
    for n, label in enumerate(path):
        i = answers.window.first + n
        if label == 0:
            continue
        role = ROLES[(label - 1) // 2]
        begins = label % 2 == 1
        if not begins and runs and runs[-1].last == i and runs[-1].role == role:
            runs[-1] = Run(role, runs[-1].first, i + 1)
        else:
            runs.append(Run(role, i, i + 1))
    return runs


def best_path(shares: Floats, breaks: Sequence[int]) -> list[int]:
    """Labels with the highest sum of logarithms (Viterbi); no span goes on over a paragraph's edge."""
    if not len(shares):
        return []
    steps, opening = _steps()
    score = shares[0] + opening[0]
    back: list[NDArray[np.intp]] = []
    edges = set(breaks)
    for n in range(1, len(shares)):
        ways = score[:, None] + (opening if n in edges else steps)
        back.append(ways.argmax(0))
        score = ways.max(0) + shares[n]
    path = [int(score.argmax())]
    for pointers in reversed(back):
        path.append(int(pointers[path[-1]]))
    return path[::-1]


def _steps() -> tuple[Floats, Floats]:
    """What a step from label to label costs within a paragraph, and at the beginning of one."""
    count = len(LABELS)
    steps = np.zeros((count, count), dtype=np.float32)
    for a in range(count):
        for b in range(count):
            same = (a + 1) // 2 == (b + 1) // 2
            goes_on = b and b % 2 == 0
            if goes_on and not same:
                steps[a, b] = NEVER
            elif b % 2 == 1 and same:
                steps[a, b] = -ANEW
    opening = np.zeros((count, count), dtype=np.float32)
    opening[:, 2::2] = NEVER
    return steps, opening


def _sure(answers: Answers, runs: Sequence[Run]) -> float:
    begin = 1 + 2 * ROLES.index("content")
    parts = [answers.labels[r.first - answers.window.first : r.last - answers.window.first] for r in runs]
    rows = np.exp(np.concatenate(parts))
    return float((rows[:, begin] + rows[:, begin + 1]).mean())
