"""Who said nothing, who doubts and who vouches: the attitude of reporting words, as a table."""

from __future__ import annotations

import pytest

from onrecord.model import Document, Reading, Stance, sha256
from onrecord.read import read as read_whole


def read(text: str) -> Reading:
    return read_whole(Document(id="d", name="d", text=text, text_sha256=sha256(text), lang="en"))


def stances(text: str) -> list[Stance]:
    """The stances of the statements that stand within no other."""
    return [s.stance for s in read(text).statements if s.within is None]


@pytest.mark.parametrize(
    "text",
    [
        "Smith did not comment on the plan.",
        "Smith declined to comment.",
        "Smith declined comment.",
        "Smith declined an interview request.",
        "Smith has not yet commented on the report.",
        "Smith could not be reached for comment.",
        "Smith was not available for comment.",
        "Smith would not say whether he had voted.",
        "Smith refused to discuss the plan.",
        "Smith did not respond to a request for comment.",
        "Smith did not immediately respond to requests for comment.",
        "Smith had no comment.",
        "Smith made no comment on the plan.",
        "Smith said he had no comment.",
        "“No comment,” Smith said.",
        "Smith did not return calls seeking comment.",
        "Smith remained silent about the plan.",
        "Smith would neither confirm nor deny that the talks had begun.",
        "Smith stopped short of saying that Jones lied.",
        "Smith avoided saying whether he would run.",
        "Smith did not elaborate.",
    ],
)
def test_who_says_nothing_is_silent_and_never_quoted(text: str) -> None:
    found = read(text).statements

    assert [s.stance for s in found if s.within is None] == [Stance.SILENCE]
    assert all(s.root is None for s in found)


@pytest.mark.parametrize(
    "text",
    [
        "Smith denied that the talks had begun.",
        "Smith did not deny that the talks had begun.",
        "Smith said that Jones had no comment on the plan.",
        "Smith commented that the talks had begun.",
        "Smith refused to pay, saying that the talks had begun.",
        "“There was no comment from Jones,” Smith said.",
        "Asked whether Jones lied, Smith said: “No.”",
    ],
)
def test_a_denial_and_talk_of_silence_are_speech(text: str) -> None:
    assert Stance.NEUTRAL in stances(text)
    assert Stance.SILENCE not in stances(text)


@pytest.mark.parametrize(
    "text",
    [
        "Smith declined the offer.",
        "Smith could not be reached by road.",
        "The village could not be reached.",
        "Smith was available for comment.",
    ],
)
def test_what_has_nothing_to_do_with_speaking_is_no_silence(text: str) -> None:
    assert Stance.SILENCE not in stances(text)


@pytest.mark.parametrize(
    ("verb", "stance"),
    [
        ("said", Stance.NEUTRAL),
        ("told reporters", Stance.NEUTRAL),
        ("noted", Stance.NEUTRAL),
        ("concluded", Stance.NEUTRAL),
        ("denied", Stance.NEUTRAL),
        ("insisted", Stance.NEUTRAL),
        ("claimed", Stance.DOUBTING),
        ("alleged", Stance.DOUBTING),
        ("boasted", Stance.DOUBTING),
        ("supposedly said", Stance.DOUBTING),
        ("revealed", Stance.ENDORSING),
        ("admitted", Stance.ENDORSING),
        ("acknowledged", Stance.ENDORSING),
        ("confirmed", Stance.ENDORSING),
        ("pointed out", Stance.ENDORSING),
    ],
)
def test_a_reporting_verb_has_its_attitude(verb: str, stance: Stance) -> None:
    assert stances(f"Smith {verb} that the talks had begun.") == [stance]


def test_a_finding_vouches_and_a_view_does_not() -> None:
    assert stances("The inspectors found that the firm had lied.") == [Stance.ENDORSING]
    assert Stance.ENDORSING not in stances("Smith said he found the remarks unbefitting.")
