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


def test_a_short_report_is_joined_where_lines_are_as_full_as_words_allow() -> None:
    text = "The two leaders talked on Tuesday for 55\nminutes. They will meet again."

    assert "\n" not in unwrap(text)


def test_paragraphs_set_in_stay_apart() -> None:
    text = (
        "    The two leaders talked on Tuesday for 55\nminutes, the ministry said in a note.\n"
        "    They will meet again in April, when the\nwater is low."
    )

    assert unwrap(text).split("\n") == [
        "    The two leaders talked on Tuesday for 55 minutes, the ministry said in a note.",
        "    They will meet again in April, when the water is low.",
    ]


def test_a_line_with_room_for_the_next_word_ends_its_paragraph() -> None:
    text = (
        "Ministers meet\nThe ministers of the two countries met on\n"
        "Tuesday in a small town near the border\nand agreed to talk again."
    )

    assert unwrap(text).startswith("Ministers meet\nThe ministers of the two countries met on Tuesday")


def test_lines_that_go_on_under_a_list_mark_are_joined() -> None:
    text = "- the ministers met on Tuesday in a small\n  town near the border\n- they talk again"

    assert unwrap(text) == (
        "- the ministers met on Tuesday in a small   town near the border\n- they talk again"
    )


def test_short_lines_that_all_end_a_sentence_stay_apart() -> None:
    text = "They met on Tuesday.\nThey agreed on nothing.\nThey will meet again."

    assert unwrap(text) == text


def test_a_carriage_return_before_the_line_end_changes_nothing() -> None:
    typed = WRAPPED.replace("\n", "\r\n")

    assert unwrap(typed).count("\n") == unwrap(WRAPPED).count("\n")
