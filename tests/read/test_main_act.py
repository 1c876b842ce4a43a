"""Which of the events of one sentence is its main one."""

from __future__ import annotations

import pytest
from test_events import read

from onrecord.read import nlp
from onrecord.read.main_act import main_act


def main_words(text: str) -> str | None:
    reading = read(text)
    event = main_act(nlp.parse(reading.document), reading.events)
    return reading.document.slice(event.trigger) if event is not None else None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Following the attack on the port, the two ministers met in Rome.", "met"),
        ("The ministers met in Rome and signed a trade agreement.", "met"),
        ("The ministers held talks in Rome and visited Kenya.", "talks"),
        ("Rebels attacked the port, which the president had visited in May.", "attacked"),
        ("The spokesman said that rebels attacked the port after talks in Rome.", "attacked"),
    ],
)
def test_the_main_clause_goes_before_what_stands_below_it(text: str, words: str) -> None:
    assert main_words(text) == words


def test_a_sentence_without_events_has_no_main_one() -> None:
    assert main_words("It rained.") is None
