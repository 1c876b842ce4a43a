from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.text.quotes import blanks_inside, pair_quotes


def shown(text: str) -> list[str]:
    return [text[p.span.start : p.span.end] for p in pair_quotes(text).pairs]


@pytest.mark.parametrize(
    "text",
    [
        'He said "it was good" and left.',
        "He said “it was good” and left.",
        "He said «it was good» and left.",
        "He said „it was good“ and left.",
        "He said „it was good” and left.",
        "He said ”it was good” and left.",
        "He said »it was good« and left.",
        "He said ''it was good'' and left.",
    ],
)
def test_marks_of_every_style_pair(text: str) -> None:
    pairs = pair_quotes(text)

    assert [text[p.inner.start : p.inner.end].strip("'") for p in pairs.pairs] == ["it was good"]
    assert pairs.unpaired == ()


def test_a_single_quotation_stands_inside_a_double_one() -> None:
    text = "“He said, ‘Go.’”"

    assert [(p.depth, p.single) for p in pair_quotes(text).pairs] == [(0, False), (1, True)]


def test_a_double_quotation_may_stand_inside_a_double_one() -> None:
    assert shown('"I said "yes" to it," he said.') == ['"I said "yes" to it,"', '"yes"']


@pytest.mark.parametrize(
    "text", ["the leaders' talks", "it’s Ukraineʼs", "the '90s and rock 'n' roll", "5'10\" tall"]
)
def test_apostrophes_and_inches_are_no_quotations(text: str) -> None:
    pairs = pair_quotes(text)

    assert pairs.pairs == ()
    assert pairs.unpaired == ()


def test_a_possessive_does_not_end_a_single_quotation() -> None:
    assert shown("He praised 'the aides' call' today.") == ["'the aides' call'"]


def test_a_quotation_over_paragraphs_opens_again_and_closes_once() -> None:
    text = "“It was long.\n\n“It was good,” he said."
    pairs = pair_quotes(text)

    assert [[text[s.start : s.end] for s in p.pieces] for p in pairs.pairs] == [
        ["“It was long.", "“It was good,”"]
    ]
    assert pairs.unpaired == ()


def test_a_wrapped_line_does_not_end_a_quotation() -> None:
    assert shown('He said "it was a good\nconversation" there.') == ['"it was a good\nconversation"']


def test_a_mark_without_a_partner_costs_only_itself() -> None:
    text = "He said “it was good.\n\nShe said “no”."
    pairs = pair_quotes(text)

    assert shown(text) == ["“no”"]
    assert pairs.unpaired == (text.index("“it"),)


def test_a_closing_mark_alone_is_listed() -> None:
    text = "It was good” he said."

    assert pair_quotes(text).unpaired == (text.index("”"),)


MARKS = st.text(alphabet="ab .,\n\"'“”‘’«»„‟‚‹›ʼ😀\u0301א", max_size=60)


@given(MARKS)
@settings(max_examples=300, deadline=None)
def test_pairs_lie_inside_the_text_and_nest(text: str) -> None:
    pairs = pair_quotes(text).pairs

    for p in pairs:
        assert 0 <= p.span.start < p.span.end <= len(text)
        assert p.pieces[0].start == p.span.start
        assert p.pieces[-1].end == p.span.end
        for q in pairs:
            apart = q.span.end <= p.span.start or p.span.end <= q.span.start
            assert apart or p.span.holds(q.span) or q.span.holds(p.span)


@given(MARKS)
@settings(max_examples=200, deadline=None)
def test_each_double_mark_is_used_once_at_most(text: str) -> None:
    quotes = pair_quotes(text)
    ends = [i for p in quotes.pairs for i in (p.span.start, p.span.end - 1)]

    assert len(set(ends)) == len(ends)
    assert not set(ends) & set(quotes.unpaired)


@pytest.mark.parametrize(
    ("text", "without"),
    [
        ('He said " so ". " No ", she said.', 'He said "so". "No", she said.'),
        ('" So ", he said.', '"So", he said.'),
        ('He said "so" and left.', 'He said "so" and left.'),
        ('He said: "So." "No."', 'He said: "So." "No."'),
    ],
)
def test_blanks_inside_marks_are_told_from_those_between_words(text: str, without: str) -> None:
    inside = blanks_inside(text)

    assert "".join(c for i, c in enumerate(text) if i not in inside) == without


def test_a_blank_inside_the_marks_does_not_hide_that_the_next_paragraph_opens_again() -> None:
    assert len(pair_quotes("« We met.\n\n« We talked »").pairs) == 1
