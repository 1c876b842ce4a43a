from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reported import hops, report, statements, who, words

from onrecord.model import Statement
from onrecord.read.nested import Attitudes
from onrecord.read.statements import StatementsReader


def attitudes(text: str, whose: Attitudes = Attitudes.OTHERS) -> list[Statement]:
    """The attitudes among a report's statements."""
    found = report(text, reader=StatementsReader(whose)).statements
    return [s for s in found if s.rule.startswith("attitude")]


def told(text: str, whose: Attitudes = Attitudes.OTHERS) -> list[tuple[str | None, str, str]]:
    """Who, by which words, about what."""
    return [(who(s), words(text, s.cue), words(text, s.content)) for s in attitudes(text, whose)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Putin said that Ukraine opposes the deal.", ("Ukraine", "opposes", "the deal")),
        ("Putin said that Trump wants to end the war.", ("Donald Trump", "wants", "to end the war")),
        ("Putin said Trump would like them to leave.", ("Donald Trump", "would like", "them to leave")),
        ("Putin said the deal was opposed by Trump.", ("Donald Trump", "was opposed", "the deal")),
        ("Putin said the plan backed by Trump had failed.", ("Donald Trump", "backed", "the plan")),
        ("Putin said they bought the arms that Trump needs.", ("Donald Trump", "needs", "the arms")),
        ("Putin said the Germans treat him as a threat.", ("the Germans", "treat", "him as a threat")),
        ("Putin said the raid had angered Trump.", ("Donald Trump", "had angered", "the raid")),
        ("Putin said the generals hope for a truce.", ("the generals", "hope", "a truce")),
        ("Putin said that Trump is worried about the war.", ("Donald Trump", "is worried", "the war")),
        ("Putin said that Ukraine is willing to talk.", ("Ukraine", "is willing", "to talk")),
        ("Putin said the voters are against the deal.", ("the voters", "are against", "the deal")),
        ("Putin said Trump's fear of a split had grown.", ("Donald Trump", "fear", "a split")),
        ("Putin said that Trump has no plan to resign.", ("Donald Trump", "has no plan", "to resign")),
        ("Putin said there was anger in Congress over the bill.", ("Congress", "anger", "the bill")),
        ("Putin said opponents of the deal had met.", ("opponents", "opponents", "the deal")),
        ("Putin said that Trump's aim is to end the war.", ("Donald Trump", "aim", "to end the war")),
    ],
)
def test_what_others_want_is_told_on_the_word_of_who_says_so(
    text: str, expected: tuple[str, str, str]
) -> None:
    assert expected in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "Trump wants to end the war.",  # nobody reports it
        "Putin said that the plan needs time.",  # no one's need
        "Putin said that it is expected to rain.",  # nobody's expectation
        "Putin said that the deal was opposed.",
        "Putin said that Trump left the room.",
        "Putin said that Trump was tall and the day was ready.",
        "Putin said that the fear of a split had grown.",
        "Putin said that the opponents had met.",
    ],
)
def test_deeds_and_nobodys_wishes_are_no_attitudes(text: str) -> None:
    assert attitudes(text) == []


def test_an_attitude_stands_within_the_statement_that_tells_of_it() -> None:
    text = "Putin said that Trump wants to end the war."

    found = report(text, reader=StatementsReader(Attitudes.OTHERS)).statements

    inner = next(s for s in found if s.rule == "attitude-verb")
    outer = next(s for s in found if s.id == inner.within)
    assert who(outer) == "Vladimir Putin"
    assert hops(inner) == ["outlet Daily", "speaker Vladimir Putin", "speaker Donald Trump"]


def test_attitudes_nest_in_attitudes() -> None:
    text = "Putin said Trump fears that Ukraine wants to leave."

    chains = [hops(s)[1:] for s in attitudes(text)]

    assert ["speaker Vladimir Putin", "speaker Donald Trump", "speaker Ukraine"] in chains


def test_what_one_wants_himself_is_left_out_unless_all_are_asked_for() -> None:
    text = "Putin said he supports the deal."

    assert told(text) == []
    assert [t[1:] for t in told(text, Attitudes.ALL)] == [("supports", "the deal")]


def test_we_who_speak_are_left_out_unless_all_are_asked_for() -> None:
    text = "“We support the deal,” Putin said."

    assert told(text) == []
    assert told(text, Attitudes.ALL) == [("We", "support", "the deal")]


def test_the_product_reads_no_attitudes_unless_asked() -> None:
    text = "Putin said that Trump wants to end the war."

    assert [s.rule for s in statements(text)] == ["clause"]


def test_statements_that_nobody_reports_stay_as_they_are() -> None:
    text = "Putin said that Trump wants to end the war. Trump criticised the plan that Ukraine backs."

    plain = [s for s in statements(text) if s.within is None]
    full = [s for s in report(text, reader=StatementsReader(Attitudes.ALL)).statements if s.within is None]

    assert [(s.content, s.cue, s.source) for s in full] == [(s.content, s.cue, s.source) for s in plain]


def test_what_one_is_accused_of_is_his() -> None:
    text = "Putin accused Trump of wanting to prolong the war."

    found = report(text, reader=StatementsReader(Attitudes.OTHERS)).statements
    inner = next(s for s in found if words(text, s.cue) == "wanting")

    assert who(inner) == "Donald Trump"
    assert hops(inner)[1:] == ["speaker Vladimir Putin", "speaker Donald Trump"]


def test_voicing_a_concern_is_not_told_twice() -> None:
    text = "Putin said that Trump had voiced his concern about the war."

    assert [t[0] for t in told(text) if "concern" in t[1]] in ([], ["Donald Trump"])
    assert len(told(text)) <= 1


def test_it_is_the_body_named_before() -> None:
    text = "Reuters said that Ukraine had weapons but that it wants a truce."

    assert ("Ukraine", "wants", "a truce") in told(text)


def test_silence_holds_no_attitudes() -> None:
    text = "Putin declined to say that Trump wants to end the war."

    assert attitudes(text) == []


@settings(max_examples=30, deadline=None)
@given(st.text(alphabet=st.sampled_from("aA .,\"'“”\n"), max_size=60))
def test_attitudes_are_within_the_text_whatever_it_is(text: str) -> None:
    found = report(text, reader=StatementsReader(Attitudes.ALL)).statements

    assert all(0 <= c.start < c.end <= len(text) for s in found for c in s.content)
