"""Who cannot have said it: deeds, errors, things, nobody; and whose words must not go to another."""

from __future__ import annotations

import pytest
from reported import report, statements, who, words

from onrecord.model import Stance


def test_a_decision_to_act_is_a_deed_and_a_threat_to_act_is_said() -> None:
    deed = "Trump's decision to withdraw troops from Syria surprised allies."
    said = "Trump's threat to withdraw troops from Syria surprised allies."

    assert statements(deed) == ()
    assert [words(said, s.content) for s in statements(said)] == ["to withdraw troops from Syria"]


def test_what_somebody_wrongly_believes_another_said_is_nobodys_word() -> None:
    mistaken = statements("Trump mistakenly believed that Putin said he was weak.")
    plain = statements("Trump believed that Putin said he was weak.")

    assert [(who(s), s.stance) for s in mistaken] == [("Donald Trump", Stance.DOUBTING)]
    assert [who(s) for s in plain] == ["Donald Trump", "Vladimir Putin"]


@pytest.mark.parametrize(
    "text",
    [
        "No senior official has defended the withdrawal.",
        "Nobody said that the war was over.",
        "If anybody but Trump announced that the war was over, he would be praised.",
    ],
)
def test_what_nobody_said_is_no_statement(text: str) -> None:
    assert statements(text) == ()


def test_what_an_official_defended_is_one_and_so_is_what_nobody_would_comment_on() -> None:
    assert len(statements("A senior official has defended the withdrawal.")) == 1
    assert [s.stance for s in statements("No official declined to comment.")] == [Stance.SILENCE]


@pytest.mark.parametrize("thing", ["It", "The deaths", "The escalation", "This"])
def test_a_thing_is_nobody_who_speaks(thing: str) -> None:
    assert {who(s) for s in statements(f"{thing} suggested that the war was over.")} <= {None}


@pytest.mark.parametrize("source", ["The statement", "The administration", "The poll", "The prosecutors"])
def test_bodies_papers_and_people_speak(source: str) -> None:
    assert [who(s) for s in statements(f"{source} suggested that the war was over.")] == [source]


def test_the_ministry_is_the_one_that_was_described_before() -> None:
    text = (
        "Norland's foreign ministry denied that it had paid. The ministry said that it was sorry. "
        "The finance ministry said that taxes would rise. The ministry said that it was ready."
    )

    assert [s.speaker and s.speaker.name for s in report(text).statements] == [
        "Norland's foreign ministry",
        "Norland's foreign ministry",
        "The finance ministry",
        "The finance ministry",
    ]


def test_the_german_ministry_is_no_other_states() -> None:
    text = "Norland's foreign ministry denied that it had paid. The German ministry said that it was sorry."

    assert [s.speaker and s.speaker.name for s in report(text).statements][1] == "The German ministry"
