"""Groups joined by how alike they are on average."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from onrecord.link.average import average_link


def never(a: int, b: int) -> bool:
    return False


def test_one_lucky_pair_joins_nothing() -> None:
    alike = {(0, 1): 0.9, (2, 3): 0.9, (1, 2): 0.8}

    assert average_link([1, 1, 1, 1], alike, 0.5, never) == [[0, 1], [2, 3]]


def test_three_that_are_all_alike_are_one() -> None:
    alike = {(0, 1): 0.6, (1, 2): 0.9, (0, 2): 0.7}

    assert average_link([1, 1, 1], alike, 0.5, never) == [[0, 1, 2]]


def test_a_veto_between_two_members_holds_for_whatever_holds_them() -> None:
    alike = {(0, 1): 0.9, (1, 2): 0.8, (0, 2): 0.8}

    assert average_link([1, 1, 1], alike, 0.5, lambda a, b: {a, b} == {0, 2}) == [[0, 1], [2]]


def test_larger_groups_need_as_many_pairs() -> None:
    assert average_link([3, 1], {(0, 1): 1.2}, 0.5, never) == [[0], [1]]
    assert average_link([3, 1], {(0, 1): 1.8}, 0.5, never) == [[0, 1]]


pairs = st.dictionaries(
    st.tuples(st.integers(0, 7), st.integers(0, 7)).filter(lambda p: p[0] < p[1]),
    st.floats(0.0, 1.0),
)


@given(pairs, st.randoms(use_true_random=False))
def test_the_order_in_which_pairs_come_changes_nothing(
    alike: dict[tuple[int, int], float], chance: random.Random
) -> None:
    shuffled = list(alike.items())
    chance.shuffle(shuffled)

    parts = average_link([1] * 8, alike, 0.4, never)

    assert parts == average_link([1] * 8, dict(shuffled), 0.4, never)
    assert sorted(n for part in parts for n in part) == list(range(8))
