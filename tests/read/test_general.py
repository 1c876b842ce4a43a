"""What is told of anybody, or of a sort of thing, is no event of the record."""

from __future__ import annotations

import pytest
from test_events import read

OPENING = "The mayor spoke on Tuesday. She was cheerful. The hall was full. It rained outside.\n\n"


def told(sentence: str) -> list[str]:
    """The words that tell of an event in a sentence far down a report."""
    reading = read(OPENING + sentence)
    document = reading.document
    return [document.slice(e.trigger) for e in reading.events if e.trigger.start >= len(OPENING)]


@pytest.mark.parametrize(
    "sentence",
    [
        "The governor backs a policy to arrest every driver without a licence.",
        "Anyone arrested for speeding pays a fine.",
        "All people arrested in such cases pay a fine.",
        "Farmers who have been arrested pay a fine.",
        "The book is about attacks.",
        "Stopping attacks is hard.",
        "Officials attack whoever asks.",
    ],
)
def test_what_is_said_of_a_sort_of_thing_is_no_event(sentence: str) -> None:
    assert told(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("Police arrested three farmers.", "arrested"),
        ("Three farmers have been arrested.", "arrested"),
        ("The farmers arrested in the raid went home.", "arrested"),
        ("Farmers who were arrested went home.", "arrested"),
        ("The attack shocked the town.", "attack"),
        ("Other attacks shocked the town.", "attacks"),
        ("Attacks began before dawn.", "Attacks"),
        ("Peace talks are slow.", "Peace talks"),
        ("All people were arrested on Monday.", "arrested"),
        ("The governor has a plan to arrest Alan Brack.", "arrest"),
        ("Residents are protesting.", "protesting"),
        ("He threatened attacks.", "attacks"),
    ],
)
def test_what_there_was_or_may_be_is_one(sentence: str, words: str) -> None:
    assert words in told(sentence)


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("She belongs to the Daughters of the Norland Revolution.", "Revolution"),
        ("Ann Brack of Attack Records sang.", "Attack"),
        ("He heard a call from Alan Brack to resign.", "call"),
    ],
)
def test_a_word_in_somebodys_name_or_an_appeal_is_no_event_of_its_kind(sentence: str, words: str) -> None:
    assert words not in told(sentence)


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("They signed the Norland Peace Agreement.", "Peace Agreement"),
        ("The revolution began in the harbour.", "revolution"),
        ("The minister made a call to the chancellor to discuss the truce.", "call"),
    ],
)
def test_named_events_and_calls_to_somebody_are(sentence: str, words: str) -> None:
    assert any(one in words for one in told(sentence)), told(sentence)


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("His father, also named Alan Brack, lived in Norland.", "named"),
        ("Nominees have generally refused to meet Alan Brack.", "refused"),
        ("The Democratic caucus cheered Alan Brack.", "caucus"),
    ],
)
def test_names_habits_and_figures_of_speech_are_no_events(sentence: str, words: str) -> None:
    assert words not in told(sentence)


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("Alan Brack was named chairman of Norcorp.", "named"),
        ("Norland has never attacked Sudria.", "attacked"),
    ],
)
def test_appointments_and_what_never_happened_are_told(sentence: str, words: str) -> None:
    assert words in told(sentence)
