"""Who takes part in an event: by name, in a list, in words alone, and in which part."""

from __future__ import annotations

import pytest
from test_events import names, read, told

from onrecord.model import EventMention, Reading


def parts(event: EventMention) -> set[tuple[str, str]]:
    return {(p.role, p.party.name) for p in event.participants}


def words(reading: Reading, event: EventMention) -> set[str]:
    return {reading.document.slice(p.words) for p in event.participants if p.words is not None}


# lists


@pytest.mark.parametrize(
    ("text", "trigger", "who"),
    [
        ("The leaders of Ukraine, the EU, and Kenya met in Rome.", "met",
         {"Ukraine", "European Union", "Kenya"}),
        ("Macron, Meloni, Merz and Stubb held talks.", "talks",
         {"Emmanuel Macron", "Giorgia Meloni", "Friedrich Merz", "Alexander Stubb"}),
        ("Kenya-Uganda peace talks resumed in Rome.", "peace talks", {"Kenya", "Uganda"}),
        ("U.S.-Russian talks resumed in Rome.", "talks", {"United States", "Russia"}),
        ("Israeli-Palestinian talks resumed in Rome.", "talks", {"Israel", "Palestine"}),
        ("Senior Hungarian and Romanian officials met on Monday.", "met",
         {"Hungarian officials", "Romanian officials"}),
    ],
)  # fmt: skip
def test_everybody_in_a_list_takes_part(text: str, trigger: str, who: set[str]) -> None:
    assert names(told(read(text), trigger)) == who


def test_an_apposition_is_no_second_party() -> None:
    event = told(read("Macron, the French president, met Merz in Rome."), "met")

    assert names(event) == {"Emmanuel Macron", "Friedrich Merz"}


def test_a_hyphen_behind_initials_joins_no_two_parties() -> None:
    event = told(read("The U.S.-led coalition attacked the port."), "attacked")

    assert parts(event) == {("agent", "The U.S.-led coalition"), ("target", "the port")}


def test_officials_of_two_states_act_for_each() -> None:
    event = told(read("Hungarian and Romanian officials met on Monday."), "met")

    assert {p.party.entity for p in event.participants} == {"place:hungary", "place:romania"}


# without names


@pytest.mark.parametrize(
    ("text", "trigger", "who"),
    [
        ("Thousands of students protested in Nairobi.", "protested", "Thousands of students"),
        ("Six soldiers were killed by gunmen on Monday.", "killed", "gunmen"),
        ("Police arrested a dozen protesters on Monday.", "arrested", "Police"),
        ("Ethnic Somalis attacked a convoy on Monday.", "attacked", "Ethnic Somalis"),
    ],
)
def test_a_group_without_a_name_takes_part_in_its_words(text: str, trigger: str, who: str) -> None:
    reading = read(text)
    event = told(reading, trigger)

    assert ("agent", who) in parts(event)
    assert who in words(reading, event)


def test_some_of_a_people_are_not_their_state() -> None:
    some = told(read("Three Somalis were killed on Monday."), "killed")
    state = told(read("The Somalis held talks with Kenya."), "talks")

    assert [(p.party.name, p.party.entity) for p in some.participants] == [("Three Somalis", None)]
    assert "place:somalia" in {p.party.entity for p in state.participants}


def test_a_crowd_of_things_is_nobody() -> None:
    event = told(read("Kenya and Uganda agreed on dozens of tariffs in talks on Monday."), "talks")

    assert "dozens of tariffs" not in names(event)


def test_the_words_of_a_named_party_are_shown_with_its_office() -> None:
    reading = read("German Chancellor Friedrich Merz met the Kenyan president on Monday.")

    assert "German Chancellor Friedrich Merz" in words(reading, told(reading, "met"))


def test_what_is_understood_from_elsewhere_has_no_words() -> None:
    reading = read("Trump spoke to Putin on the phone. The call was good.")

    assert words(reading, told(reading, "call")) == set()


# whose deed it is


@pytest.mark.parametrize(
    ("text", "trigger", "agent"),
    [
        ("Kenya said it will attack the port.", "attack", "Kenya"),
        ("The rebels, who attacked the port on Monday, fled.", "attacked", "The rebels"),
        ("Kenya agreed to attack the port.", "attack", "Kenya"),
        ("Uganda urged Kenya to attack the port.", "attack", "Kenya"),
        ("Uganda accused Kenya of attacking the port.", "attacking", "Kenya"),
        ("Kenya was accused of attacking the port.", "attacking", "Kenya"),
        ("Rebels attacking the port were driven back.", "attacking", "Rebels"),
        ("Malta threatened to attack the port.", "attack", "Malta"),
        ("The port was attacked by militiamen, killing six soldiers.", "killing", "militiamen"),
        ("The Kenyan minister was forced to leave and has attacked the port.", "attacked",
         "The Kenyan minister"),
    ],
)  # fmt: skip
def test_who_does_it_may_stand_further_up(text: str, trigger: str, agent: str) -> None:
    assert ("agent", agent) in parts(told(read(text), trigger))


def test_whoever_promises_somebody_to_act_acts() -> None:
    event = told(read("Kenya promised Uganda to attack the port."), "attack")

    assert ("agent", "Kenya") in parts(event)


def test_a_pronoun_is_not_its_own_verbs_subject() -> None:
    event = told(read("Kenya attacked it on Monday."), "attacked")

    assert parts(event) == {("agent", "Kenya")}


# who is no party


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Macron and Merz held talks on a ceasefire.", "talks"),
        ("Macron and Merz met in a spirit of hope.", "met"),
        ("Macron and Merz met to discuss security.", "met"),
    ],
)
def test_a_thing_is_no_party_to_a_talk(text: str, trigger: str) -> None:
    assert names(told(read(text), trigger)) == {"Emmanuel Macron", "Friedrich Merz"}


def test_whoever_arranges_a_call_brings_it_about_and_is_no_party() -> None:
    event = told(read("Macron and Merz had a phone call. The call was arranged by Kenya."), "call")

    assert event.initiator is not None
    assert event.initiator.name == "Kenya"
    assert "Kenya" not in names(event)


def test_a_protest_is_aimed_at_whom_it_is_to_move() -> None:
    event = told(read("Students marched in Nairobi to demand the resignation of Emmanuel Macron."), "marched")

    assert ("target", "Emmanuel Macron") in parts(event)


def test_a_march_to_somewhere_is_aimed_at_nobody() -> None:
    event = told(read("Students marched in Nairobi to reach the sea."), "marched")

    assert parts(event) == {("agent", "Students")}


# whom acts of words are about


@pytest.mark.parametrize(
    ("text", "trigger", "target"),
    [
        ("Uganda demanded that Kenya release the prisoners.", "demanded", "Kenya"),
        ("Kenya agreed to send aid to Uganda.", "agreed", "Uganda"),
        ("Kenya refused to meet the Ugandan envoy.", "refused", "The Ugandan envoy"),
        ("Kenya threatened to strike unless Uganda gave in.", "threatened", "Uganda"),
        ("Kenya rejected a Ugandan request for talks.", "rejected", "Uganda"),
    ],
)
def test_acts_of_words_are_about_those_in_the_clause_below(text: str, trigger: str, target: str) -> None:
    found = {name.casefold() for role, name in parts(told(read(text), trigger)) if role == "target"}

    assert target.casefold() in found


def test_who_demands_is_not_asked() -> None:
    event = told(read("Kenya threatened to strike if it lost."), "threatened")

    assert parts(event) == {("agent", "Kenya")}


def test_whoever_is_given_aid_stands_before_it() -> None:
    event = told(read("The European Union gave Kenya five million dollars of aid on Monday."), "gave")

    assert ("target", "Kenya") in parts(event)


def test_a_pronouns_forces_are_named_after_their_owner() -> None:
    reading = read("The rebels said their forces attacked the port.")
    event = told(reading, "attacked")

    assert ("agent", "The rebels' forces") in parts(event)
    assert "their forces" in words(reading, event)


def test_whoever_is_killed_is_somebody_even_by_an_unknown_word() -> None:
    event = told(read("Gunmen killed a beekeeping poet on Monday."), "killed")

    assert ("target", "a beekeeping poet") in parts(event)


def test_two_leaders_who_agree_are_those_of_whom_the_report_told() -> None:
    event = told(
        read("Trump spoke to Putin on the phone. The two leaders agreed to release prisoners."), "agreed"
    )

    assert {("who", "Donald Trump"), ("who", "Vladimir Putin")} <= parts(event)


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("She praised Jane Roe, whose son was killed.", "Jane Roe's son"),
        ("She called Jane Roe, whose son, Ben, was killed.", "Ben"),
    ],
)
def test_whose_son_was_killed_is_alive(text: str, who: str) -> None:
    event = told(read(text), "killed")

    assert parts(event) == {("target", who)}


@pytest.mark.parametrize("line", ["NAIROBI — ", "NAIROBI, Kenya — ", "NAIROBI, Kenya (AP) — "])
def test_where_a_report_was_written_attacks_nobody(line: str) -> None:
    event = told(read(f"{line}Rebels attacked the port on Monday."), "attacked")

    assert parts(event) == {("agent", "Rebels"), ("target", "the port")}


def test_a_name_before_a_dash_in_a_sentence_is_a_party() -> None:
    event = told(read("Kenya attacked the port — and lost."), "attacked")

    assert ("agent", "Kenya") in parts(event)


def test_nothing_does_nothing() -> None:
    assert parts(told(read("Nothing would have stopped the massacre in Mombasa."), "massacre")) == set()


def test_an_owner_is_named_without_the_genitives_end() -> None:
    event = told(read("Kenya criticised the high court's ruling."), "criticised")

    assert ("target", "the high court") in parts(event)


def test_whoever_says_something_in_a_speech_holds_it() -> None:
    event = told(read("Macron said in a speech in Rome that it rained."), "speech")
    other = told(read("Macron said after a speech by Merz that it rained."), "speech")

    assert names(event) == {"Emmanuel Macron"}
    assert "Emmanuel Macron" not in names(other)


def test_negotiators_of_whom_nobody_told_take_part_in_their_word() -> None:
    assert "negotiators" in names(
        told(read("Macron said that negotiators will hold talks in Rome."), "talks")
    )
