"""Nobody is put into an event, or into a part of it, that the report does not surely give him."""

from __future__ import annotations

from datetime import date

import pytest
from test_events import names, read, told
from test_participants import parts

from onrecord.model import Form, Reading


def person(reading: Reading, words: str) -> str | None:
    """Whom the last mention in these words means."""
    at = [m for m in reading.mentions if reading.document.slice(m.span) == words and m.form is Form.NAME]
    return at[-1].entity


# pronouns


def test_a_pronoun_behind_a_source_is_nobodys_illness() -> None:
    text = "The statement on her health, from Dr. Lisa Brandt, also listed her 2012 concussion."

    assert parts(told(read(text), "concussion")) == set()


def test_a_pronoun_of_the_subject_is_its_illness() -> None:
    text = "Ann Roe said that her concussion was over."

    assert parts(told(read(text), "concussion")) == {("who", "Ann Roe")}


def test_the_subject_of_the_sentence_before_goes_on() -> None:
    text = "Ann Roe won the race. After a talk with Jane Doe, she criticised the plan."

    assert ("agent", "Ann Roe") in parts(told(read(text), "criticised"))


@pytest.mark.parametrize("link", ["because", "after", "when"])
def test_who_is_meant_behind_a_verb_with_two_persons_stays_open(link: str) -> None:
    text = f"Tom Roe dismissed Ben Doe {link} he misled the board about talks he had with Kenya."

    assert "Tom Roe" not in names(told(read(text), "talks"))


def test_behind_a_verb_with_one_person_the_subject_is_meant() -> None:
    text = "Tom Roe left Rome because he had talks with Kenya."

    assert names(told(read(text), "talks")) == {"Tom Roe", "Kenya"}


def test_an_object_pronoun_behind_two_persons_stays_open() -> None:
    text = "Tom Roe charged Ben Doe with theft. Police arrested him at home, and he appeared in court."

    assert not {"Tom Roe", "Ben Doe"} & names(told(read(text), "arrested"))


def test_his_own_is_not_that_of_the_one_he_joins() -> None:
    text = "It is bad that he has joined Obama's assault on farmers, but his concussion is worse."

    assert parts(told(read(text), "concussion")) == set()


# the speaker beside the quotation


def test_whoever_speaks_beside_a_quotation_does_not_do_what_is_told_in_it() -> None:
    text = '"I am shocked and terrified the council has finished its investigation," said Nicole Brandt.'

    assert "Nicole Brandt" not in names(told(read(text), "investigation"))


def test_whoever_says_i_does() -> None:
    text = '"I have finished my investigation," Nicole Brandt said.'

    assert ("agent", "Nicole Brandt") in parts(told(read(text), "investigation"))


# a subject that the parser takes for an object


def test_what_will_be_investigated_is_not_whoever_announces_it() -> None:
    text = "Tom Roe shocked Rome by announcing a newly found batch of letters would be investigated."

    assert parts(told(read(text), "investigated")) == {("target", "a newly found batch of letters")}


def test_whoever_is_trapped_down_a_well_is_found_and_not_the_well() -> None:
    text = "A boy trapped down an abandoned well has been found dead."

    assert ("who", "A boy") in parts(told(read(text), "found dead"))


# before "probe"


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("The Kenya probe continued on Monday.", "probe"),
        ("The Mombasa investigation continued on Monday.", "investigation"),
        ("The Trump inquiry continued on Monday.", "inquiry"),
        ("The Kenyan investigation continued on Monday.", "investigation"),
    ],
)
def test_a_name_before_a_probe_does_not_look_into_it(text: str, trigger: str) -> None:
    assert not [name for role, name in parts(told(read(text), trigger)) if role == "agent"]


def test_a_state_before_a_probe_is_looked_into() -> None:
    assert parts(told(read("The Kenya probe continued on Monday."), "probe")) == {("target", "Kenya")}


@pytest.mark.parametrize(
    ("text", "trigger", "agent"),
    [
        ("The Senate inquiry ended on Monday.", "inquiry", "US Senate"),
        ("The FBI investigation ended on Monday.", "investigation", "FBI"),
        ("The Kenyan investigation into the crash ended on Monday.", "investigation", "Kenya"),
        ("Kenya's investigation ended on Monday.", "investigation", "Kenya"),
    ],
)
def test_those_whose_work_it_is_look_into_things(text: str, trigger: str, agent: str) -> None:
    assert ("agent", agent) in parts(told(read(text), trigger))


# amounts and pointers


@pytest.mark.parametrize("amount", ["a quarter point", "nearly a third", "three percentage points", "half"])
def test_an_amount_does_nothing(amount: str) -> None:
    event = told(read(f"The Federal Reserve raised interest rates by {amount} on Monday."), "raised")

    assert not [name for role, name in parts(event) if role == "agent"]


def test_half_of_the_people_do_something() -> None:
    event = told(read("The port was attacked by half of the soldiers on Monday."), "attacked")

    assert [role for role, name in parts(event) if "soldiers" in name] == ["agent"]


def test_a_sign_is_no_court() -> None:
    assert "a sign" not in names(told(read("In Rome, a sign ruled out parking on Monday."), "ruled out"))


# who faces, who imposes, who declares


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("Ann Roe faced criticism from liberal farmers.", "criticism",
         {("target", "Ann Roe"), ("agent", "liberal farmers")}),
        ("Ann Roe won the endorsement of the teachers on Monday.", "endorsement",
         {("target", "Ann Roe"), ("agent", "the teachers")}),
        ("The visit drew criticism of the mayor from residents.", "criticism",
         {("target", "the mayor"), ("agent", "residents")}),
        ("Sanctions imposed on Kenya by Norway stayed.", "imposed",
         {("target", "Kenya"), ("agent", "Norway")}),
    ],
)  # fmt: skip
def test_who_does_it_and_to_whom_it_is_done(text: str, trigger: str, expected: set[tuple[str, str]]) -> None:
    assert parts(told(read(text), trigger)) == expected


def test_whoever_voices_criticism_is_not_criticised() -> None:
    event = told(read("Ann Roe repeated her criticism of the mayor."), "criticism")

    assert ("target", "Ann Roe") not in parts(event)


def test_whoever_shows_a_doctors_letter_declares_nothing() -> None:
    text = "Tom Roe released a letter from his doctor declaring that Rome is healthy."

    assert "Tom Roe" not in names(told(read(text), "declaring"))


def test_whoever_speaks_and_announces_announces() -> None:
    text = "Tom Roe spoke in Rome, announcing that the mine would close."

    assert ("agent", "Tom Roe") in parts(told(read(text), "announcing"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tom Roe's indictment came on Monday.", {("target", "Tom Roe")}),
        ("Kenya's indictment of Tom Roe came on Monday.", {("agent", "Kenya"), ("target", "Tom Roe")}),
    ],
)
def test_whose_indictment_it_is(text: str, expected: set[tuple[str, str]]) -> None:
    assert parts(told(read(text), "indictment")) == expected


def test_whoever_is_called_on_to_act_acts() -> None:
    event = told(read("Two senators called on Jan Cole to veto the bill on Monday."), "veto")

    assert [name for role, name in parts(event) if role == "agent"] == ["Jan Cole"]


def test_whoever_calls_for_an_act_does_not_do_it() -> None:
    event = told(read("The governor smiled amid calls by critics to veto the bill on Monday."), "veto")

    assert "critics" not in names(event)


def test_whoever_has_a_plan_to_act_acts() -> None:
    event = told(read("The governor told of Kenya's plan to attack the port on Monday."), "attack")

    assert ("agent", "Kenya") in parts(event)


# headlines in capitals and pictures' credits


def test_a_name_ends_where_its_headline_goes_on() -> None:
    event = told(read("Mary Cole Criticizes Her Sister Over Marriage"), "Criticizes")

    assert ("agent", "Mary Cole") in parts(event)
    assert all("Criticizes" not in name for name in names(event))


def test_a_verb_before_a_name_is_no_part_of_it() -> None:
    assert ("target", "Barack Obama") in parts(told(read("Ridiculing Obama, Trump left Rome."), "Ridiculing"))


def test_a_forename_that_looks_like_a_verb_stays() -> None:
    assert person(read("Sterling Roe met the press. Ann Marks spoke."), "Ann Marks") == "person:ann-marks"


def test_a_pictures_credit_is_nobody() -> None:
    text = "Emmanuel Macron will hold a rally on Monday evening Image copyright EPA Image caption He smiled."

    assert not [name for name in names(told(read(text), "rally")) if "copyright" in name]


# parties in words, and in complements


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("The minister made a call to the chancellor.", "call",
         {("who", "The minister"), ("with", "the chancellor")}),
        ("Apple agreed to buy Beats for $3 billion.", "agreed", {("who", "Apple"), ("target", "Beats")}),
        ("Voters elected Ann Brown president.", "elected", {("agent", "Voters"), ("who", "Ann Brown")}),
        ("Obama's endorsement of the Ground Zero mosque angered many.", "endorsement",
         {("agent", "Barack Obama"), ("target", "the Ground Zero mosque")}),
    ],
)  # fmt: skip
def test_parties_are_named_whole(text: str, trigger: str, expected: set[tuple[str, str]]) -> None:
    assert parts(told(read(text), trigger)) == expected


def test_an_adviser_who_is_elected_is_not_the_one_he_advises() -> None:
    event = told(read("Voters elected a Trump adviser on Monday."), "elected")

    assert ("who", "Donald Trump") not in parts(event)


# bare surnames


@pytest.mark.parametrize(
    ("text", "year", "words", "who"),
    [
        ("Mr. Brown criticised the plan.", 2025, "Brown", "person:brown"),
        ("Mr. Brown criticised the plan.", 2009, "Brown", "person:gordon-brown"),
        ("Former Prime Minister Brown criticised the plan.", 2025, "Brown", "person:gordon-brown"),
        ("Clinton won in Iowa.", 2008, "Clinton", "person:clinton"),
        ("Mrs. Clinton won in Iowa.", 2008, "Clinton", "person:hillary-clinton"),
        ("Clinton won in Iowa.", 1998, "Clinton", "person:bill-clinton"),
        ("Trump won in Iowa.", 2016, "Trump", "person:donald-trump"),
        ("Hillary Clinton leads. Her husband, former President Bill Clinton, was loved. If elected, Clinton"
         " would raise taxes.", 2016, "Clinton", "person:hillary-clinton"),
    ],
)  # fmt: skip
def test_a_bare_surname_means_whom_its_day_and_report_allow(
    text: str, year: int, words: str, who: str
) -> None:
    assert person(read(text, date(year, 6, 4)), words) == who


def test_a_surname_in_the_headline_leaves_a_relative_named_since_open() -> None:
    text = (
        "Clinton ahead in Ohio\n\nHillary Clinton leads in the polls. Former President Bill Clinton, her"
        " husband, campaigned in Ohio on Monday. If elected, Clinton would raise taxes."
    )

    assert person(read(text, date(2016, 6, 4)), "Clinton") is None


@pytest.mark.parametrize(
    "text",
    [
        "While Ann Brandt took blame, according to donors who listened to her call, she criticised the plan.",
        "When Alan Doe hit the ball, then danced back, exhorting his men, he criticised the plan.",
    ],
)
def test_two_pronouns_that_ask_for_each_other_come_to_an_end(text: str) -> None:
    assert read(text).events
