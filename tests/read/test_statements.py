from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reported import report, statements, who, words

from onrecord.lexicon.base import read_toml
from onrecord.model import Stance


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        ("Putin said that Moscow is ready to work.", "Vladimir Putin", "that Moscow is ready to work"),
        ("Trump stressed Tehran has been slow.", "Donald Trump", "Tehran has been slow"),
        ("The talks, Putin said, were useful.", "Vladimir Putin", "The talks … were useful"),
        ("According to Trump, the call lasted an hour.", "Donald Trump", "the call lasted an hour"),
        ("The call lasted an hour, according to Reuters.", "Reuters", "The call lasted an hour"),
        (
            "In Zelensky's view, the terms are not acceptable.",
            "Volodymyr Zelensky",
            "the terms are not acceptable",
        ),
        ("Trump called the call “excellent”.", "Donald Trump", "the call “excellent”"),
        ("Putin described the talks as useful.", "Vladimir Putin", "the talks as useful"),
        ("Monday's call was described by Putin as “frank”.", "Vladimir Putin", "Monday's call … as “frank”"),
        ("Putin offered to participate in the process.", "Vladimir Putin", "to participate in the process"),
        ("Zelensky called for more pressure on Russia.", "Volodymyr Zelensky", "more pressure on Russia"),
        ("Putin's claim that the war is over came late.", "Vladimir Putin", "that the war is over"),
    ],
)
def test_each_way_of_reporting_gives_speaker_and_content(text: str, speaker: str, content: str) -> None:
    found = [s for s in statements(text) if s.within is None]

    assert [(who(s), words(text, s.content)) for s in found] == [(speaker, content)]


@pytest.mark.parametrize(
    "text",
    [
        "Trump spoke to Putin on the phone again.",
        "Putin congratulated Trump on his birthday.",
        "The presidents discussed the Middle East.",
        "The exchange of prisoners began on June 9.",
        "The statement was long and the claim was old.",
    ],
)
def test_what_people_do_is_no_statement(text: str) -> None:
    assert statements(text) == ()


def test_who_was_told_is_the_addressee() -> None:
    found = statements("Putin told Trump that Ukraine tried to disrupt the talks.")

    assert found[0].addressee is not None
    assert found[0].addressee.name == "Donald Trump"


def test_saying_to_somebody_names_the_addressee() -> None:
    found = statements("Trump said to Putin that Iran cannot have a nuclear weapon.")

    assert found[0].addressee is not None
    assert found[0].addressee.name == "Vladimir Putin"


@pytest.mark.parametrize(
    ("text", "medium"),
    [
        ("“It was good,” Trump wrote on his Truth Social account.", "Truth Social"),
        ("In a post on Truth Social, Trump wrote that it was good.", "Truth Social"),
        ("On Truth Social, Trump called the call “excellent”.", "Truth Social"),
        ("Putin said in an interview with CNN that the talks were useful.", "CNN"),
        ("Putin said at a press conference that the talks were useful.", "a press conference"),
    ],
)
def test_where_it_was_said_is_the_medium(text: str, medium: str) -> None:
    found = statements(text)

    assert found[0].medium is not None
    assert found[0].medium.name == medium


def test_a_place_in_the_content_is_no_medium() -> None:
    assert statements("Putin said the talks were in an interview room on Monday.")[0].medium is None


@pytest.mark.parametrize(
    "text",
    [
        "Putin declined to give details of the conversation.",
        "Trump has not yet commented on this conversation.",
        "Trump did not comment on the call.",
        "The Kremlin refused to comment.",
        "Zelensky would not say whether he would come.",
    ],
)
def test_keeping_silent_is_no_speech(text: str) -> None:
    assert {s.stance for s in statements(text)} == {Stance.SILENCE}


@pytest.mark.parametrize("text", ["Putin declined the medal.", "Trump did not give Putin the book."])
def test_refusing_a_thing_is_no_silence(text: str) -> None:
    assert Stance.SILENCE not in {s.stance for s in statements(text)}


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Putin claimed that the war was over.", Stance.DOUBTING),
        ("Putin admitted that the war was lost.", Stance.ENDORSING),
        ("Putin said that the war was lost.", Stance.NEUTRAL),
        ("Putin told Trump that Russia was supposedly ready.", Stance.DOUBTING),
    ],
)
def test_the_cue_shows_a_stance(text: str, stance: Stance) -> None:
    assert statements(text)[0].stance is stance


def test_the_one_who_wrote_also_adds() -> None:
    text = "Trump wrote that the tone was “excellent,” adding, “If it wasn’t, I would say so now.”"
    found = [s for s in statements(text) if s.within is None]

    assert [(who(s), words(text, s.content)) for s in found] == [
        ("Donald Trump", "that the tone was “excellent,”"),
        ("Donald Trump", "“If it wasn’t, I would say so now.”"),
    ]


def test_saying_this_somewhere_gives_the_last_statement_its_medium() -> None:
    text = "According to Trump, the call lasted an hour. Trump declared this on Truth Social."
    found = statements(text)

    assert [(who(s), s.medium.name if s.medium else None) for s in found] == [
        ("Donald Trump", "Truth Social")
    ]


def test_ids_are_told_apart_where_contents_start_together() -> None:
    ids = [s.id for s in statements("According to Ushakov, Putin offered to come.")]

    assert len(set(ids)) == len(ids)


ODD = st.text(alphabet="Trump said that \"“”'«».,:\n he 😀\u0301א", max_size=80)


@given(ODD)
@settings(max_examples=40, deadline=None)
def test_spans_are_in_order_and_inside_any_text(text: str) -> None:
    reading = report(text)

    for s in reading.statements:
        assert s.content
        for spans in (s.content, s.cue, s.source):
            assert list(spans) == sorted(spans)
            assert all(0 <= a < b <= len(text) for a, b in spans)
        assert s.within is None or s.within in {o.id for o in reading.statements}
        assert s.chain[0].implicit


def test_whoever_has_not_commented_is_named() -> None:
    found = statements("Meanwhile, Trump has not yet commented on this conversation.")

    assert [who(s) for s in found] == ["Donald Trump"]


EXAMPLES = [
    group["example"]
    for group in (
        *read_toml("languages/en_cues.toml")["verbs"],
        *read_toml("languages/en_cues.toml")["nouns"],
        read_toml("languages/en_cues.toml")["silence"],
    )
    if "example" in group
]


@pytest.mark.parametrize("example", EXAMPLES)
def test_every_example_in_the_word_list_is_a_statement(example: str) -> None:
    assert statements(example)
