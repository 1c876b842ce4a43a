"""What a report asserts, read from sentences by the real readers."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.model import Assertion, Document, Reading, Slot, sha256
from onrecord.read import read

CALL = "Ilena Marsk and Tomas Brandek spoke by phone on Monday for 55 minutes. "


def reading(text: str) -> Reading:
    return read(
        Document(
            id="d",
            name="d.txt",
            text=text,
            text_sha256=sha256(text),
            outlet="Courier",
            lang="en",
            published=date(2024, 3, 5),
        )
    )


def facts(text: str, *slots: Slot) -> list[Assertion]:
    return [a for a in reading(text).assertions if not slots or a.slot in slots]


def told(text: str, *slots: Slot) -> list[str]:
    return [a.text for a in facts(text, *slots)]


# --- facts of an event ---------------------------------------------------------------------------


def test_a_calls_day_length_and_being_are_facts_of_it() -> None:
    found = {a.slot: (a.text, a.value) for a in facts(CALL)}

    assert found[Slot.DURATION] == ("55 minutes", "55..55")
    assert found[Slot.DAY] == ("Monday", "2024-03-04..2024-03-04")
    assert found[Slot.TOOK_PLACE][1] == "yes"


def test_who_has_no_part_in_it_does_not_vouch_that_it_took_place() -> None:
    stranger = "Anna Roe, an economist, said the call was too long."
    party = "Marsk said the call was too long."

    def voices(text: str) -> set[str]:
        found = reading(CALL + text)
        speakers = {s.id: s.speaker.name for s in found.statements if s.speaker is not None}
        return {speakers[a.statement] for a in found.assertions if a.slot is Slot.TOOK_PLACE and a.statement}

    assert voices(stranger) == set()
    assert voices(party) == {"Ilena Marsk"}


def test_whom_somebody_accuses_says_nothing() -> None:
    (sum_,) = facts("Roe was accused of spending $750,000 on furs.", Slot.NUMBER)

    assert (sum_.value, sum_.statement) == ("USD|750000..750000", None)


def test_what_a_talk_was_about_is_told_where_its_words_stand() -> None:
    text = (
        CALL + "They discussed the ceasefire in Korvath. Marsk said that they also spoke about grain exports."
    )
    found = reading(text)
    (by,) = {a.statement for a in found.assertions if a.slot is Slot.TOPIC and "grain" in a.text}

    assert any(
        "grain" not in a.text and a.statement is None for a in found.assertions if a.slot is Slot.TOPIC
    )
    assert by is not None


def test_two_quotations_of_one_sentence_are_two_facts() -> None:
    text = (
        "Marsk said the ministers should “try showing a little courage” and “speak up for their own people”."
    )

    assert len(told(text, Slot.SAID)) == 2


def test_who_declines_to_speak_does_something() -> None:
    (fact,) = facts(CALL + "Brandek declined to give details of the conversation.", Slot.REFUSED)

    assert "declined to give details" in fact.text


def test_what_is_ahead_is_a_fact_of_its_own_kind() -> None:
    (fact,) = facts("Marsk and Brandek will meet in Port Sarrin on Friday.", Slot.PLANNED)

    assert fact.value == "planned"


def test_what_is_negated_further_down_does_not_negate_what_is_said() -> None:
    text = CALL + 'Marsk said: "It was a good conversation, but not one that will lead to peace." '
    text += 'Brandek said: "We will not sign the treaty."'
    found = {a.text: a.negated for a in facts(text, Slot.SAID)}

    assert [negated for words, negated in found.items() if "good" in words] == [False]
    assert [negated for words, negated in found.items() if "treaty" in words] == [True]


def test_what_is_denied_did_not_take_place() -> None:
    (fact,) = facts("The ministry denied that its troops had attacked the dam.", Slot.TOOK_PLACE)

    assert fact.value == "no"
    assert fact.negated


def test_what_could_happen_has_not_taken_place() -> None:
    assert not facts("Marsk said that sanctions against Korvath could follow.", Slot.TOOK_PLACE)


def test_how_many_were_exchanged_is_a_fact_of_the_exchange() -> None:
    (fact,) = facts("Valdoria and Korvath exchanged 42 prisoners on Saturday.", Slot.NUMBER)

    assert (fact.text, fact.value) == ("42 prisoners", "prisoner|42..42")


def test_a_number_in_what_is_said_about_it_is_not() -> None:
    text = "Valdoria and Korvath exchanged prisoners after officials said 42 soldiers were missing."

    (number,) = facts(text, Slot.NUMBER)
    assert number.event is None


def test_two_leaders_who_talk_are_no_result_of_the_talk() -> None:
    assert not facts("The two leaders spoke by phone on Monday.", Slot.NUMBER)


def test_a_fact_told_twice_by_one_voice_is_told_once() -> None:
    text = CALL + "The call of 55 minutes was the first between Marsk and Brandek."

    assert len(facts(text, Slot.TOOK_PLACE)) == 1


def test_who_declines_to_speak_of_a_call_does_not_vouch_for_it() -> None:
    text = "Dara Velin declined to give details of the phone call between Ilena Marsk and Tomas Brandek."

    assert all(a.statement is None for a in facts(text, Slot.TOOK_PLACE))


# --- what is said --------------------------------------------------------------------------------


def test_each_sentence_of_a_quotation_is_a_fact_of_its_own() -> None:
    text = '"The dam is safe. The sluices stay closed," Ilena Marsk wrote.'

    assert told(text, Slot.SAID) == ['"The dam is safe.', 'The sluices stay closed,"']


def test_a_quotation_that_its_speaker_interrupts_is_one_fact() -> None:
    text = '"The dam," said Ilena Marsk, "stays closed until the engineers have left."'

    assert len(facts(text, Slot.SAID)) == 1


def test_what_is_reported_inside_a_report_is_one_fact() -> None:
    text = CALL + "According to Pavel Orsk, Brandek told Marsk that Korvath would reopen the sluices."

    (fact,) = facts(text, Slot.SAID)

    assert fact.text == "that Korvath would reopen the sluices"
    assert fact.value.startswith("person:tomas-brandek|")


def test_the_rest_of_an_offer_outside_the_infinitive_belongs_to_it() -> None:
    text = (
        "According to Ilena Marsk, Tomas Brandek offered to participate in the talks"
        ' "and perhaps help to quickly resolve the matter."'
    )

    (fact,) = facts(text, Slot.OFFERED)

    assert "help to quickly resolve" in fact.text
    assert not facts(text, Slot.SAID)


def test_words_that_cannot_stand_alone_come_with_their_verb() -> None:
    (fact,) = facts("Tomas Brandek offered to send engineers to the dam.", Slot.OFFERED)

    assert fact.text == "offered to send engineers to the dam"
    assert fact.value == "person:tomas-brandek|send engineer dam"


def test_a_relative_clause_comes_with_what_it_speaks_of() -> None:
    text = "Edda Vorn rejected Brandek's demands, which she described as an attempt to weaken Aumar."

    assert any(words.startswith("Brandek's demands, which") for words in told(text, Slot.SAID))


def test_a_clause_stands_alone() -> None:
    assert told("Ilena Marsk said that the dam is safe.", Slot.SAID) == ["that the dam is safe"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Pavel Orsk confirmed that Marsk and Brandek talked over the phone.",
        "According to Pavel Orsk, the call between Marsk and Brandek lasted 55 minutes.",
        "Reporters asked Ilena Marsk if the dam was safe.",
        "Asked whether he believes Brandek wants peace, Orsk shrugged.",
    ],
)
def test_an_events_bare_facts_and_questions_are_not_said_again(sentence: str) -> None:
    assert not facts(CALL + sentence, Slot.SAID)


def test_not_and_never_mark_a_fact() -> None:
    (fact,) = facts("Ilena Marsk said that Valdoria was not aware of the plans.", Slot.SAID)

    assert fact.negated
    assert not fact.hedged


def test_perhaps_marks_a_hedge() -> None:
    (fact,) = facts("Ilena Marsk said that the dam is perhaps safe.", Slot.SAID)

    assert fact.hedged


def test_nobody_is_taken_for_somebody_by_a_pronoun() -> None:
    found = facts('"We expect results," he said.', Slot.SAID)

    assert [a.value.partition("|")[0] for a in found] == [""]


# --- what people do with words -------------------------------------------------------------------


def test_an_act_without_a_statement_is_a_fact_too() -> None:
    found = facts("Ilena Marsk rejected the treaty on Monday.", Slot.REFUSED)

    assert len(found) == 1
    assert found[0].value.startswith("person:ilena-marsk|")


@pytest.mark.parametrize(
    "sentence",
    [
        "Shares declined in May.",
        "The law requires a permit.",
        "Ilena Marsk could reject the treaty.",
        "Ilena Marsk did not reject the treaty.",
        "The talks end if Ilena Marsk rejects the treaty.",
    ],
)
def test_what_nobody_did_is_no_act(sentence: str) -> None:
    acts = {Slot.REFUSED, Slot.DEMANDED, Slot.AGREED, Slot.PROMISED, Slot.DENIED, Slot.OFFERED}

    assert not facts(sentence, *acts)


# --- which event ---------------------------------------------------------------------------------


def event_kind(text: str, words: str) -> str | None:
    found = reading(text)
    (fact,) = [a for a in found.assertions if words in a.text and a.slot not in (Slot.TOPIC, Slot.TOOK_PLACE)]
    return next((e.kind for e in found.events if e.id == fact.event), None)


def test_what_one_party_told_the_other_belongs_to_their_call() -> None:
    text = (
        CALL + "They also discussed the negotiations between Aumar and the Gulf states."
        " Brandek told Marsk that the negotiations were useful."
    )

    assert event_kind(text, "were useful") == "call"


def test_what_a_party_says_of_nothing_else_belongs_to_the_call() -> None:
    assert event_kind(CALL + 'Marsk said: "The sluices cannot stay closed."', "sluices") == "call"


def test_what_a_party_tells_somebody_else_does_not() -> None:
    text = CALL + '"The sluices cannot stay closed," Marsk told Edda Vorn.'

    assert event_kind(text, "sluices") is None


def test_what_a_party_says_on_another_day_does_not() -> None:
    text = CALL + 'On Tuesday Marsk said: "The sluices cannot stay closed."'

    assert event_kind(text, "sluices") is None


def test_what_a_bystander_says_does_not() -> None:
    assert event_kind(CALL + 'Edda Vorn said: "The sluices cannot stay closed."', "sluices") is None


def test_what_two_parties_say_together_belongs_to_both_and_to_their_call() -> None:
    text = CALL + "Marsk and Brandek agreed to exchange prisoners before the end of the week."

    (fact,) = facts(text, Slot.AGREED)

    assert fact.value.startswith("person:ilena-marsk+person:tomas-brandek|")
    assert event_kind(text, "agreed to exchange") == "call"


# --- what always holds ---------------------------------------------------------------------------

SCRAPS = (
    "said that told offered to help asked denied if whether not according exchanged agreed on",
    "Putin the president he 42 prisoners talks \u0442\u0430\u043b\u043a \U0001f600 e\u0301",
    "\u201c \u201d \" ' , . : -",
)
NEWS = st.lists(st.sampled_from([*CALL.split(), *" ".join(SCRAPS).split(), "\n"]), max_size=40).map(" ".join)


@settings(max_examples=50, deadline=None)
@given(NEWS | st.text(max_size=80))
def test_every_fact_lies_in_the_text_and_names_what_exists(text: str) -> None:
    found = reading(text)
    events = {e.id for e in found.events}
    statements = {s.id for s in found.statements}

    assert len({a.id for a in found.assertions}) == len(found.assertions)
    for fact in found.assertions:
        assert 0 <= fact.span.start < fact.span.end <= len(text)
        # A line end within a paragraph is told as a blank.
        assert fact.text == re.sub(r"\s", " ", text[fact.span.start : fact.span.end])
        assert fact.event is None or fact.event in events
        assert fact.statement is None or fact.statement in statements
