"""What a difference between two wordings amounts to, sentence by sentence."""

from __future__ import annotations

import pytest

from onrecord.link.changes import Change, compare_wordings
from onrecord.link.wording import Wording, wording_of
from onrecord.model import DifferenceClass, Document, Mode, Span, Statement

SPELLED = DifferenceClass.WORDING_ONLY
DIFFER = DifferenceClass.QUOTED_WORDS_DIFFER
TRIMMED = DifferenceClass.TRIMMED


def wording(text: str, mode: Mode = Mode.DIRECT) -> Wording:
    """A statement's wording; a bar parts what reporting words interrupt."""
    pieces, start = [], 0
    for piece in text.split(" | "):
        pieces.append(Span(start, start + len(piece)))
        start += len(piece) + 3
    document = Document(id="d", name="d", text=text, text_sha256="")
    return wording_of(Statement(id="s", mode=mode, content=tuple(pieces)), document)


def change(a: str, b: str) -> Change:
    modes = [Mode.MIXED if "“" in text else Mode.DIRECT for text in (a, b)]
    return compare_wordings(wording(a, modes[0]), wording(b, modes[1]))


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("They're followers of a false prophet", "They are followers of a false prophet"),
        ("Sen. Reid respects that but thinks otherwise", "Senator Reid respects that but thinks otherwise"),
        ("The dam is our programme for the centre", "The dam is our program for the center"),
        ("I paid five percent of it to them", "I paid 5 per cent of it to them"),
    ],
)
def test_spelling_is_no_change_of_words(a: str, b: str) -> None:
    assert change(a, b).kind is SPELLED
    assert change(a, b).reason == "the same words, spelled in another way"


@pytest.mark.parametrize(
    ("a", "b", "kind"),
    [
        (
            "It was a frank talk, but not one that brings water",
            "It was a frank talk, but not a talk that brings water",
            DIFFER,
        ),
        ("angry shareholders and cheated contractors", "angry stockholders and cheated contractors", DIFFER),
        (
            "We keep our dam and we keep our turbines here",
            "We keep our dam and we keep our turbines",
            TRIMMED,
        ),
        (
            "the plan is “a con” and “a disaster in the making”",
            "But that plan is a disaster in the making",
            TRIMMED,
        ),
        (
            "Nobody asked the farmers. | The dam stays",
            "Nobody asked the farmers. We did not. The dam stays",
            TRIMMED,
        ),
        (
            "Nobody … asked the farmers in spring",
            "Nobody in the capital ever asked the farmers in spring",
            TRIMMED,
        ),
        (
            "Nobody asked. The dam stays closed",
            "Nobody asked. They never did in ten years. The dam stays closed",
            DifferenceClass.MERGED,
        ),
        (
            "The deal puts his whole army at risk",
            "The deal puts her whole army at risk",
            DifferenceClass.REFERENT_MOVED,
        ),
        ("some good & some bad voices are heard", "some good and some bad voices are heard now", TRIMMED),
        ("We will win and then we will go home", "We will go home and then we will win", SPELLED),
    ],
)
def test_each_difference_has_its_class(a: str, b: str, kind: DifferenceClass) -> None:
    assert change(a, b).kind is kind
    assert change(b, a).kind is kind


def test_words_that_change_the_sense_are_named_before_small_ones() -> None:
    found = change(
        "This is the bankruptcy, lawsuits and angry shareholders of a man who cheated all",
        "This is a bankruptcy, and lawsuits and angry stockholders of a man who cheated all",
    )

    assert "“shareholders” against “stockholders”" in found.reason


def test_a_hedge_in_front_is_lost_and_one_in_what_was_cut_is_not() -> None:
    lost = change("I thought we agreed on the dam", "we agreed on the dam")
    cut = change("The dam holds until autumn, and it may rain later", "The dam holds until autumn")

    assert lost.kind is DifferenceClass.HEDGE_LOST
    assert lost.in_a
    assert cut.kind is TRIMMED


def test_another_form_of_the_hedge_keeps_it() -> None:
    a = wording("I thought her comments were disgraceful for the house")
    b = wording("he found her comments “disgraceful” and thought little of them", Mode.INDIRECT)

    assert compare_wordings(a, b).kind is not DifferenceClass.HEDGE_LOST


def test_a_masked_oath_is_the_oath() -> None:
    masked = change(
        "I will not pay for that f***ing wall of his", "I will not pay for that fucking wall of his"
    )

    assert masked.kind is not DIFFER


def test_a_hedge_before_a_piece_that_the_other_quotes_is_lost() -> None:
    b = wording("they wait “because there’s a chance” of rain", Mode.INDIRECT)
    full = wording("Because I think there’s a chance of getting something done before winter")

    assert compare_wordings(b, full).kind is DifferenceClass.HEDGE_LOST


def test_a_hedge_of_another_sentence_is_not() -> None:
    a = change(
        "These letters will give us the answers that we need",
        "These letters will give us the answers that we need. And I think we need to ask for more",
    )

    assert a.kind is TRIMMED


def test_probably_not_is_a_hedge_and_may_not_is_none() -> None:
    assert (
        change("The dam will not hold", "The dam will probably not hold").kind is DifferenceClass.HEDGE_LOST
    )
    assert change("In spring you will not come in", "In spring you may not come in").kind is DIFFER
