"""Figures of speech, attacks with words, sorts of things and words to the reader are no happenings."""

from __future__ import annotations

import pytest
from test_events import read, told

from onrecord.link.labels import event_label


def kinds_of(text: str) -> list[str]:
    return [e.kind for e in read(text).events]


@pytest.mark.parametrize(
    "sentence",
    [
        "Labour attacks the government over tax.",
        "Donald Trump attacked the FBI on Monday.",
        "Opponents of the bill attacked it in parliament.",
        "The mayor attacked the plan.",
        "President Cole attacked the press.",
    ],
)
def test_politicians_attack_with_words(sentence: str) -> None:
    assert "attack" not in kinds_of(sentence)
    assert "criticism" in kinds_of(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Senators sharpened their attacks on the premier's plan.",
        "The minister's attack on the opposition drew applause.",
        "The mayor went on the offensive.",
        "Democrats countered the Republican offensive.",
        "The premier joined the assault on Norland's economy.",
        "The film bombed at the box office.",
        "The judge is calling balls and strikes.",
        "The remark kicked off a storm.",
        "Critics aimed their fire at the court.",
        "It was an accident, she thought.",
        "The judge stepped aside from the case.",
        "Voters approved of same-sex marriage.",
        "The House Democratic Caucus was full.",
        "Judges take sides in elections.",
    ],
)
def test_figures_of_speech_and_sorts_of_things_are_no_events(sentence: str) -> None:
    assert not set(kinds_of(sentence)) & {
        "attack", "abuse", "strike", "disaster", "accident", "resignation", "family", "election", "ceremony",
    }  # fmt: skip


@pytest.mark.parametrize(
    "sentence",
    [
        "Rebels attacked the government's headquarters with mortars.",
        "The militants attacked the government on Monday.",
        "A man attacked the senator with a knife.",
        "Israel attacked Iran on Friday.",
        "Vladimir Putin attacked Ukraine in 2022.",
        "Protesters attacked the parliament with stones.",
        "Boys attacked the teacher.",
        "Macron declined to comment on the attack on the port.",
    ],
)
def test_weapons_victims_states_and_armed_hands_attack_in_earnest(sentence: str) -> None:
    assert "attack" in kinds_of(sentence)
    assert "criticism" not in kinds_of(sentence)


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Senator Ann Berg held a rally in the town on Tuesday.", "rally"),
        ("Thousands joined a rally against the law.", "protest"),
        ("Farmers held a rally in the capital.", "protest"),
        ("Her primary victory surprised the party.", "election"),
        ("The home side won the match. The victory over Lund was its third.", "match"),
        ("The auditors polled voters in Ohio.", "poll"),
    ],
)
def test_a_word_of_two_kinds_goes_by_what_stands_with_it(sentence: str, kind: str) -> None:
    assert set(kinds_of(sentence)) == {kind}


@pytest.mark.parametrize("sentence", ["The polls close at eight.", "Voters went to the polls on Sunday."])
def test_where_votes_are_cast_is_no_survey(sentence: str) -> None:
    assert "poll" not in kinds_of(sentence)
    assert kinds_of("According to the polls, she leads.") == ["poll"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Sign up for our newsletter on the election.",
        "Please read our report on the attack.",
        "Play our game to make your call.",
        "Who is ahead in the polls?",
        "Which countries chose a woman leader?",
    ],
)
def test_what_a_page_says_to_its_reader_tells_of_nothing(sentence: str) -> None:
    assert read(sentence).events == ()


def test_a_question_why_something_happened_still_tells_that_it_did() -> None:
    assert kinds_of("Why did Kenya attack the port?") == ["attack"]


def test_a_preposition_with_an_object_is_no_particle() -> None:
    assert "concession" not in kinds_of("She gave three speeches to the bank in 2013.")
    assert "concession" in kinds_of("She gave in to the bank in 2013.")


@pytest.mark.parametrize(
    ("sentence", "words", "label"),
    [
        (
            "Vladimir Putin fired Sergey Lavrov on Monday.",
            "fired",
            "Dismissal of Sergey Lavrov by Vladimir Putin, 2 Jun 2025",
        ),
        ("Sergey Lavrov was dismissed on Monday.", "dismissed", "Dismissal of Sergey Lavrov, 2 Jun 2025"),
        ("Sergey Lavrov resigned on Monday.", "resigned", "Resignation, Sergey Lavrov, 2 Jun 2025"),
    ],
)
def test_who_is_dismissed_and_who_dismisses_are_told_apart(sentence: str, words: str, label: str) -> None:
    event = told(read(sentence), words)

    assert event_label(event.kind, event.participants, event.when, event.duration) == label
