"""Which in a row an event is, how long it took, and who brought it about."""

from __future__ import annotations

import pytest
from test_events import read, told


@pytest.mark.parametrize(
    ("text", "words", "number"),
    [
        ("Macron paid his fourth visit to Rome.", "visit", 4),
        ("Macron and Merz met in Rome for the third time.", "met", 3),
        ("A second round of talks was held in Rome.", "talks", 2),
        ("The 12th summit of the alliance opened in Rome.", "summit", 12),
        ("Their sixth phone call lasted an hour.", "phone call", 6),
        ("It was the fourth known call between Macron and Merz this year.", "call", 4),
    ],
)
def test_an_ordinal_counts_the_event(text: str, words: str, number: int) -> None:
    assert told(read(text), words).ordinal == number


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Talks entered a third day in Rome.", "Talks"),
        ("It was the third call this week between Macron and Merz.", "call"),
        ("Macron and Merz held their third meeting in a month.", "meeting"),
        ("Macron and Merz met for the third time this month.", "met"),
        ("It was the first visit to Rome by a king since 1960.", "visit"),
        ("Rebels attacked the port for the second day.", "attacked"),
    ],
)
def test_what_counts_days_or_within_a_while_does_not(text: str, words: str) -> None:
    assert told(read(text), words).ordinal is None


@pytest.mark.parametrize(
    "text", ["The talks, which went on for six hours, failed.", "The talks went on for six hours."]
)
def test_how_long_it_went_on_may_stand_in_a_clause_behind(text: str) -> None:
    length = told(read(text), "talks").duration

    assert length is not None
    assert (length.low, length.high) == (360, 360)


def test_how_long_somebody_waited_is_no_length_of_the_meeting() -> None:
    assert told(read("Macron met Merz, who had waited for six hours."), "met").duration is None


@pytest.mark.parametrize(
    "text",
    [
        "At the request of Kenya, Merz held talks with Macron.",
        "The talks were held at Kenya's request.",
        "The talks took place at the initiative of Kenya.",
        "Kenya initiated the talks.",
        "The talks, arranged by Kenya, were short.",
    ],
)
def test_whoever_asks_for_a_talk_brings_it_about(text: str) -> None:
    initiator = told(read(text), "talks").initiator

    assert initiator is not None
    assert initiator.name == "Kenya"


def test_whoever_talks_at_a_summit_brings_nothing_about() -> None:
    assert told(read("Merz held talks with Macron at the summit of the alliance."), "talks").initiator is None
