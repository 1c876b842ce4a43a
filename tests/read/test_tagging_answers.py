"""From a network's shares to attributions: labels, runs, links."""

from __future__ import annotations

import numpy as np
import pytest

from onrecord.read.tagging.answers import Answers, Floats, Run, attributions, best_path, runs_of
from onrecord.read.tagging.features import LABELS
from onrecord.read.tagging.windows import Window

WORDS = ["He", "said", "we", "won", ".", "She", "agreed"]


def sure_of(labels: list[str]) -> Floats:
    """Logarithms of shares that all but name one label per token."""
    shares = np.full((len(labels), len(LABELS)), -9.0, dtype=np.float32)
    for n, label in enumerate(labels):
        shares[n, LABELS.index(label)] = -0.01
    return shares


def pointing(rows: dict[int, int], count: int) -> Floats:
    """Pointers of `count` tokens: to "none here", but for those in `rows`."""
    points = np.full((count, count + 1), -9.0, dtype=np.float32)
    for n in range(count):
        points[n, rows.get(n, count)] = -0.01
    return points


def answers(
    labels: list[str], sources: dict[int, int], cues: dict[int, int], breaks: tuple[int, ...] = (0,)
) -> Answers:
    count = len(labels)
    return Answers(
        window=Window(0, count, breaks),
        labels=sure_of(labels),
        sources=pointing(sources, count),
        cues=pointing(cues, count),
    )


def test_a_content_goes_to_the_cue_and_source_that_its_words_point_to() -> None:
    labels = ["B-source", "B-cue", "B-content", "I-content", "O", "B-source", "B-cue"]

    (found,) = attributions(answers(labels, {1: 0, 2: 0, 3: 0}, {2: 1, 3: 1}))

    assert found.source == Run("source", 0, 1)
    assert found.cue == Run("cue", 1, 2)
    assert found.content == (Run("content", 2, 4),)


def test_a_source_of_another_paragraph_is_not_taken() -> None:
    labels = ["B-source", "B-cue", "B-content", "I-content", "O", "B-source", "B-cue"]

    (found,) = attributions(answers(labels, {1: 5, 2: 5, 3: 5}, {2: 1, 3: 1}, breaks=(0, 5)))

    assert found.source is None


def test_a_word_cannot_go_on_what_no_word_began() -> None:
    shares = sure_of(["O", "I-content", "I-content"])

    path = [LABELS[label] for label in best_path(shares, [0])]

    assert path[1] != "I-content"
    assert path[0] == "O"


def test_no_span_goes_on_into_the_next_paragraph() -> None:
    labels = ["B-content", "I-content", "I-content", "I-content"]

    runs = runs_of(answers(labels, {}, {}, breaks=(0, 2)))

    assert [(r.first, r.last) for r in runs] == [(0, 2), (2, 4)]


def test_what_another_one_says_in_the_middle_makes_no_hole() -> None:
    """ "skepticism about the plan, which | he | called | a mistake": one content, said by the first."""
    labels = ["B-source", "B-cue", "B-content", "B-source", "B-cue", "B-content"]

    first = attributions(answers(labels, {2: 0, 5: 0, 1: 0}, {2: 1, 5: 1}))[0]

    assert first.content == (Run("content", 2, 6),)


def test_a_cue_without_words_gets_those_right_behind_it() -> None:
    """ "welcomed | it | and said | that they won": not all of it is what was said."""
    labels = ["B-source", "B-cue", "B-content", "O", "B-cue", "B-content", "I-content"]

    found = attributions(answers(labels, {1: 0, 2: 0, 4: 0, 5: 0, 6: 0}, {2: 4, 5: 4, 6: 4}))

    assert [(f.cue, f.content) for f in found] == [
        (Run("cue", 1, 2), (Run("content", 2, 3),)),
        (Run("cue", 4, 5), (Run("content", 5, 7),)),
    ]


@pytest.mark.parametrize("count", [0, 1])
def test_a_window_with_hardly_a_word_has_a_path(count: int) -> None:
    assert len(best_path(sure_of(["O"] * count), [])) == count
