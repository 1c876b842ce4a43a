"""Plain characters and hard-wrapped lines."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.text.lines import plain, unwrap

WRAPPED = """The ministers of the two countries met on Tuesday in a small
town near the border and agreed to open two more crossings for
lorries by the end of the year, officials on both sides said in
the evening. They will meet again.

A second paragraph starts here and goes on to the next line and
then stops."""


def test_lines_that_break_inside_sentences_are_joined() -> None:
    assert len(unwrap(WRAPPED).split("\n")) == 3


def test_an_empty_line_still_ends_a_paragraph() -> None:
    assert "They will meet again.\n\nA second" in unwrap(WRAPPED)


def test_paragraphs_on_one_line_each_stay_apart() -> None:
    text = "\n".join(
        ["A first sentence ends here.", "A second one too.", "A third.", "A fourth.", "A fifth."]
    )

    assert unwrap(text) == text


def test_list_items_stay_apart() -> None:
    text = WRAPPED + "\n- an item that is about as long as the other lines are\n- and one more"

    assert "\n- and one more" in unwrap(text)


@given(st.text(max_size=300))
def test_every_character_keeps_its_place(text: str) -> None:
    assert len(plain(text)) == len(unwrap(text)) == len(text)
    assert all(a == b or (a, b) == ("\n", " ") for a, b in zip(text, unwrap(text), strict=True))
