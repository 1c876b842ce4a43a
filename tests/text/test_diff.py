import itertools

from hypothesis import given
from hypothesis import strategies as st

from onrecord.text.diff import diff, diff_pieces


def test_the_differing_words_are_named_with_their_places() -> None:
    a = "It was a good conversation, but not one that will help."
    b = "“it was a good conversation, but not a conversation that will help”"

    ops = diff(a, b)

    assert [(o.op, o.a, o.b) for o in ops if o.op != "equal"] == [("replace", "one", "a conversation")]
    change = next(o for o in ops if o.op == "replace")
    assert change.a_span is not None
    assert change.b_span is not None
    assert a[slice(*change.a_span)] == "one"
    assert b[slice(*change.b_span)] == "a conversation"


def test_case_marks_and_accents_are_no_difference() -> None:
    ops = diff("“Let the process begin!”", "let the procéss begin")

    assert [o.op for o in ops] == ["equal"]


def test_no_span_runs_across_the_words_that_interrupt_a_quotation() -> None:
    ops = diff_pieces([("We will wait", 0), ("and see", 30)], [("We will wait and see", 0)])

    assert [(o.op, o.a, o.b) for o in ops] == [
        ("equal", "We will wait", "We will wait"),
        ("equal", "and see", "and see"),
    ]


@given(st.text(), st.text())
def test_each_side_of_a_diff_is_its_text_in_order(a: str, b: str) -> None:
    ops = diff(a, b)

    for side, text in (("a_span", a), ("b_span", b)):
        spans = [s for o in ops if (s := getattr(o, side)) is not None]
        assert all(0 <= s.start < s.end <= len(text) for s in spans)
        assert all(x.end <= y.start for x, y in itertools.pairwise(spans))
