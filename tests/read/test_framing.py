"""Words that colour, and whose words they are."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.model import Document, Framing, FramingKind, MadeBy, Reading, sha256
from onrecord.read import nlp
from onrecord.read.framing import READER as FRAMING
from onrecord.read.mentions import READER as MENTIONS
from onrecord.read.statements import READER as STATEMENTS


def read(text: str) -> Reading:
    document = Document(
        id="d", name="d", text=text, text_sha256=sha256(text), lang="en", published=date(2025, 6, 14)
    )
    parse = nlp.parse(document)
    reading = Reading(document=document, made_by=MadeBy(onrecord="", readers={}, models={}))
    for reader in (MENTIONS, STATEMENTS, FRAMING):
        reading = reader.read(parse, reading)
    return reading


def marked(reading: Reading, kind: FramingKind) -> dict[str, Framing]:
    return {reading.document.slice(f.span): f for f in reading.framing if f.kind is kind}


def test_a_label_before_a_name_is_for_that_person() -> None:
    labels = marked(read("Russian dictator Vladimir Putin had a call."), FramingKind.LABEL)

    assert labels["dictator"].about == "person:vladimir-putin"
    assert labels["dictator"].voice == "outlet"


def test_a_label_alone_is_for_whoever_it_was_for_before() -> None:
    text = "Russian dictator Vladimir Putin had a call. The dictator spoke first."
    labels = [f for f in read(text).framing if f.kind is FramingKind.LABEL]

    assert [f.about for f in labels] == ["person:vladimir-putin", "person:vladimir-putin"]


def test_a_label_in_a_quotation_is_the_speakers() -> None:
    reading = read('"The dictator will fall," Zelensky said.')
    labels = marked(reading, FramingKind.LABEL)

    assert labels["dictator"].voice in {s.id for s in reading.statements}


def test_a_label_in_the_reporting_words_is_the_outlets() -> None:
    labels = marked(read("Russian propagandists reported that it rained."), FramingKind.LABEL)

    assert labels["propagandists"].voice == "outlet"


def test_the_aggressor_country_is_one_label() -> None:
    labels = marked(read("She congratulated the people of the aggressor country."), FramingKind.LABEL)

    assert set(labels) == {"aggressor country"}


def test_a_radical_change_is_no_label() -> None:
    assert marked(read("The town saw a radical change."), FramingKind.LABEL) == {}


def test_claimed_keeps_a_distance_and_admitted_agrees() -> None:
    reading = read("Trump claimed that it was over. Peskov admitted that it was not.")

    assert set(marked(reading, FramingKind.DISTANCING_VERB)) == {"claimed"}
    assert set(marked(reading, FramingKind.ENDORSING_VERB)) == {"admitted"}


def test_said_does_neither() -> None:
    reading = read("Trump said that it was over.")

    assert reading.framing == ()


def test_supposedly_keeps_a_distance() -> None:
    reading = read("Putin said that Russia was supposedly ready.")

    assert set(marked(reading, FramingKind.DISTANCING_VERB)) == {"supposedly"}


def test_short_words_in_marks_without_a_speaker_are_scare_quotes() -> None:
    reading = read("The army entered the “republic” on Monday.")

    assert set(marked(reading, FramingKind.SCARE_QUOTES)) == {"republic"}


def test_a_title_in_marks_is_none() -> None:
    reading = read("The club showed “Titanic” on Monday.")

    assert marked(reading, FramingKind.SCARE_QUOTES) == {}


def test_perhaps_is_a_hedge() -> None:
    assert set(marked(read("Perhaps it will rain."), FramingKind.HEDGE)) == {"Perhaps"}


@settings(max_examples=25, deadline=None)
@given(
    st.text(
        alphabet=st.sampled_from("regime dictator claimed “”\"', so-called perhaps Putin\n."), max_size=120
    )
)
def test_framing_spans_lie_in_any_text(text: str) -> None:
    reading = read(text)

    for framing in reading.framing:
        assert 0 <= framing.span.start < framing.span.end <= len(text)


@pytest.mark.parametrize(
    "text",
    [
        "The senator called him a dictator.",
        "Protesters denounced the mayor as a terrorist.",
        "The mayor was branded a “dictator” by his rivals.",
    ],
)
def test_what_somebody_is_called_by_others_is_not_the_outlets_word(text: str) -> None:
    framing = [f for f in read(text).framing if f.kind in (FramingKind.LABEL, FramingKind.LOADED)]

    assert framing
    assert "outlet" not in {f.voice for f in framing}


@pytest.mark.parametrize(
    "text",
    ["The senator called the dictator.", "The dictator called him on Monday.", "He met the dictator."],
)
def test_whom_the_outlet_itself_calls_so_is_in_its_own_voice(text: str) -> None:
    labels = marked(read(text), FramingKind.LABEL)

    assert labels["dictator"].voice == "outlet"


@pytest.mark.parametrize(
    "text",
    [
        "The senator spoke on “Fox and Friends” on Monday.",
        "They chanted the words “lock the gates” on Monday.",
        "He insulted them, calling the guests “rats” and “thieves” on Monday.",
        "And the governor? “A patriot.” He left on Monday.",
        "“The talks were pretty frank,” he said. The mayor had the “pretty frank” talks on Monday.",
    ],
)
def test_titles_names_answers_and_repeated_quotations_are_no_scare_quotes(text: str) -> None:
    assert marked(read(text), FramingKind.SCARE_QUOTES) == {}


def test_a_loaded_word_is_one_only_as_its_part_of_speech() -> None:
    assert set(marked(read("The mayor slams the plan."), FramingKind.LOADED)) == {"slams"}
    assert marked(read("The player made a slam."), FramingKind.LOADED) == {}


@pytest.mark.parametrize(
    "text",
    [
        "The river flood waters rose.",
        "Aides waited in the spin room.",
        "He lives next to a plot of land.",
        "He worked for Circus Holdings in Paris.",
    ],
)
def test_a_plain_use_of_a_loaded_word_is_left_alone(text: str) -> None:
    assert marked(read(text), FramingKind.LOADED) == {}


def test_plain_names_of_bad_things_are_not_loaded() -> None:
    text = "The massacre was a tragedy, and people fled before the crackdown."

    assert marked(read(text), FramingKind.LOADED) == {}


def test_a_loaded_word_in_a_statement_is_the_speakers_quoted_or_not() -> None:
    reading = read("The senator said that the plan was a farce. It was a sham.")
    loaded = marked(reading, FramingKind.LOADED)

    assert loaded["farce"].voice in {s.id for s in reading.statements}
    assert loaded["sham"].voice == "outlet"
