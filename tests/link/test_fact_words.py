"""Numbers in the words of their reports, the unit named once."""

from __future__ import annotations

import pytest

from factdesk import FactDesk, claims
from onrecord.model import Slot


@pytest.mark.parametrize(
    ("words", "value", "text"),
    [
        ("two men", "man|2..2", "two men"),
        ("three women", "woman|3..3", "three women"),
        ("$16,450", "USD|16450..16450", "$16,450"),
        ("23 of them", "pirate|23..23", "23 of them pirate"),
    ],
)
def test_a_unit_that_the_words_name_is_not_named_again(words: str, value: str, text: str) -> None:
    desk = FactDesk("Courier", "Courier", "2024-03-05", f"There were {words} in the room.")
    desk.fact(Slot.NUMBER, words, value)

    assert [c.text for c in claims(desk, slot=Slot.NUMBER)] == [text]
