import random
from collections.abc import Iterable

from hypothesis import given
from hypothesis import strategies as st

from onrecord.link.base import RULED
from onrecord.link.block import MANY, candidate_pairs
from onrecord.link.cluster import cluster
from onrecord.model import Answer, Verdict


class Table:
    """A linker that knows its verdicts by heart."""

    def __init__(self, verdicts: dict[tuple[str, str], Answer], rule: str = "by heart") -> None:
        self.verdicts = verdicts
        self.rule = rule

    def keys(self, item: str) -> Iterable[str]:
        return ("all",)

    def compare(self, a: str, b: str) -> Verdict:
        answer = self.verdicts.get((a, b)) or self.verdicts.get((b, a)) or Answer.CANNOT_SAY
        return Verdict(answer=answer, reason=f"{a}{b}", rule=self.rule)


def by(item: str) -> str:
    return item


def test_a_veto_between_two_members_stops_a_chain_of_lucky_matches() -> None:
    table = Table({("a", "b"): Answer.SAME, ("b", "c"): Answer.SAME, ("a", "c"): Answer.DIFFERENT})

    groups = cluster(["c", "b", "a"], table, by).groups

    assert groups == (("a", "b"), ("c",))


def test_an_item_between_two_groups_joins_where_it_has_more_company() -> None:
    same = [("a", "x"), ("x", "y"), ("x", "z"), ("y", "z")]
    table = Table(
        dict.fromkeys(same, Answer.SAME) | {("a", "y"): Answer.DIFFERENT, ("a", "z"): Answer.DIFFERENT}
    )

    groups = cluster(["a", "x", "y", "z"], table, by).groups

    assert groups == (("a",), ("x", "y", "z"))


def test_possibly_is_a_link_between_groups_and_no_merge() -> None:
    table = Table({("a", "b"): Answer.SAME, ("b", "c"): Answer.POSSIBLY})

    grouping = cluster(["a", "b", "c"], table, by)

    assert grouping.groups == (("a", "b"), ("c",))
    assert [(a, b, v.reason) for a, b, v in grouping.soft] == [(0, 1, "bc")]


def test_possibly_is_dropped_where_another_member_excludes_it() -> None:
    table = Table({("a", "b"): Answer.SAME, ("b", "c"): Answer.POSSIBLY, ("a", "c"): Answer.DIFFERENT})

    grouping = cluster(["a", "b", "c"], table, by)

    assert grouping.soft == ()


def test_a_ruling_merges_against_the_machine() -> None:
    class Ruled(Table):
        def compare(self, a: str, b: str) -> Verdict:
            if {a, b} == {"a", "c"}:
                return Verdict(answer=Answer.SAME, reason="ruled", rule=RULED)
            return super().compare(a, b)

    groups = cluster(
        ["a", "b", "c"], Ruled({("a", "b"): Answer.SAME, ("b", "c"): Answer.DIFFERENT}), by
    ).groups

    assert groups == (("a", "c"), ("b",))


@given(
    st.dictionaries(
        st.tuples(st.sampled_from("abcdefgh"), st.sampled_from("abcdefgh")).filter(lambda p: p[0] < p[1]),
        st.sampled_from(list(Answer)),
    ),
    st.randoms(use_true_random=False),
)
def test_groups_do_not_depend_on_the_order_of_items(
    verdicts: dict[tuple[str, str], Answer], rnd: random.Random
) -> None:
    items = list("abcdefgh")
    shuffled = items[:]
    rnd.shuffle(shuffled)

    first = cluster(items, Table(verdicts), by)
    second = cluster(shuffled, Table(verdicts), by)

    assert first == second
    for group in first.groups:
        for a in group:
            for b in group:
                assert verdicts.get((a, b)) is not Answer.DIFFERENT


class _Alike:
    """Everything is filed under one key."""

    def keys(self, item: str) -> list[str]:
        return ["all"]

    def compare(self, a: str, b: str) -> Verdict:
        return Verdict(answer=Answer.CANNOT_SAY, reason="", rule="none")


def test_a_crowded_key_is_parted_by_finer_ones_and_another_is_not() -> None:
    few = [f"{day}{n}" for day in "ab" for n in range(10)]
    many = [f"{day}{n}" for day in "ab" for n in range(MANY)]

    def day(item: str) -> list[str]:
        return [item[0]]

    assert len(list(candidate_pairs(few, _Alike(), finer=day))) == 20 * 19 // 2
    pairs = list(candidate_pairs(many, _Alike(), finer=day))
    assert len(pairs) == 2 * MANY * (MANY - 1) // 2
    assert all(many[i][0] == many[j][0] for i, j in pairs)
