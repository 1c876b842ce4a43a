"""Whose words they are, as a person: names, short forms, descriptions and pronouns, and who stays unnamed."""

from __future__ import annotations

from datetime import date

import pytest

from onrecord.model import Document, HopRole, Mention, Reading, Statement, sha256
from onrecord.read import read as read_whole

DAY = date(2014, 6, 5)


def read(text: str) -> Reading:
    return read_whole(
        Document(id="d", name="d", text=text, text_sha256=sha256(text), published=DAY, lang="en")
    )


def meant(reading: Reading, words: str, which: int = 0) -> Mention:
    """The mention with exactly these words, the first by default."""
    found = [m for m in reading.mentions if reading.document.slice(m.span) == words]
    assert found, f"{words!r} is no mention"
    return found[which]


def said(reading: Reading, words: str) -> Statement:
    """The statement whose content starts with these words."""
    document = reading.document
    found = [s for s in reading.statements if document.slice(s.content[0]).lstrip('“"').startswith(words)]
    assert found, f"nobody said {words!r}; said is: " + " | ".join(
        document.slice(s.content[0]) for s in reading.statements
    )
    return found[0]


def speaker(reading: Reading, words: str) -> str:
    """Entity of who said the words, or how he is described."""
    who = said(reading, words).speaker
    assert who is not None
    return who.entity or who.name


# Pronouns and quotations


def test_he_in_quoted_words_is_not_who_speaks_them() -> None:
    reading = read("Paul Ryan answered first. “Not a thing that he said is right,” Joe Biden said.")

    assert meant(reading, "he").entity == "person:paul-ryan"


def test_i_in_quoted_words_is_who_speaks_them() -> None:
    reading = read("Paul Ryan answered first. “I told him the truth,” Joe Biden said.")

    assert meant(reading, "I").entity == "person:joe-biden"
    assert meant(reading, "him").entity == "person:paul-ryan"


def test_who_is_named_in_quoted_words_does_not_speak_them() -> None:
    reading = read(
        "Barney Frank praised William Cowan on Monday. “I know that Mr. Cowan will work hard,” he said."
    )

    assert speaker(reading, "I know") == "person:barney-frank"


def test_who_is_spoken_to_in_quoted_words_may_be_the_speaker_of_others() -> None:
    reading = read("Barney Frank thanked William Cowan on Monday. “I will work hard,” he said.")

    assert speaker(reading, "I will") == "person:barney-frank"


def test_he_praised_somebodys_plan_is_not_that_somebody() -> None:
    reading = read(
        "Donald Trump met Michael Bloomberg, who was mayor, in 2013. He praised Mr. Bloomberg's plan."
    )

    assert meant(reading, "He").entity == "person:donald-trump"


def test_he_in_a_clause_before_may_be_who_is_named_behind() -> None:
    reading = read("When he left the room, Michael Bloomberg smiled.")

    assert meant(reading, "he").entity == "person:michael-bloomberg"


def test_whose_remarks_are_told_of_is_who_made_them() -> None:
    reading = read(
        "Joe Biden raised Mitt Romney's comments at a dinner in May in which he spoke of the poor."
    )

    assert meant(reading, "he").entity == "person:mitt-romney"


def test_whose_demands_another_describes_is_not_who_describes_them() -> None:
    reading = read("Joe Biden spoke about Mitt Romney's demands, which he described as absurd.")

    assert meant(reading, "he").entity == "person:joe-biden"


def test_who_puts_somebody_down_is_not_put_down() -> None:
    reading = read("Peter Lynch beat David Rossi in the ring, putting him down late.")

    assert meant(reading, "him").entity == "person:david-rossi"


def test_pronouns_tell_a_gender_that_the_name_does_not() -> None:
    reading = read(
        "Zorvex Quill left the office. She was tired. She went home."
        " David Rossi stayed, and he said that she slept."
    )

    assert meant(reading, "she").entity == "person:zorvex-quill"


def test_he_may_be_somebody_without_a_name_and_is_told_by_the_words_for_him() -> None:
    reading = read("A senior official said the plan was dead. “We are done,” he added.")

    assert meant(reading, "he").entity is None
    assert meant(reading, "he").name == "A senior official"
    assert said(reading, "We are done").root is None


def test_somebody_with_a_name_is_likelier_than_somebody_without() -> None:
    reading = read("David Rossi left early. A doctor was called. He was ill.")

    assert meant(reading, "He").entity == "person:david-rossi"


# Names


def test_a_mister_is_no_agency() -> None:
    reading = read("Michael R. Bloomberg spoke on Monday. “God help us,” Mr. Bloomberg said.")

    assert speaker(reading, "God") == "person:michael-r-bloomberg"


def test_an_agency_that_reports_is_no_mister() -> None:
    reading = read("Bloomberg reported that the bank would close.")

    assert speaker(reading, "that the bank") == "agency:bloomberg-news"


@pytest.mark.parametrize("short", ["Mike Bloomberg", "Michael Bloomberg", "Mike"])
def test_short_forms_and_initials_are_one_person(short: str) -> None:
    reading = read(f"Michael R. Bloomberg spoke on Monday. “I know {short},” Peter Lynch said.")

    assert meant(reading, short).entity == "person:michael-r-bloomberg"


@pytest.mark.parametrize("other", ["Mary Bloomberg", "Michael S. Bloomberg"])
def test_others_of_the_family_are_others(other: str) -> None:
    reading = read(f"Michael R. Bloomberg spoke on Monday. {other} listened.")

    assert meant(reading, other).entity != "person:michael-r-bloomberg"


def test_a_nickname_in_quotation_marks_is_part_of_the_name() -> None:
    reading = read('William "Mo" Cowan took the seat. Mo Cowan smiled. Cowan said that he was glad.')

    assert speaker(reading, "that he was glad") == "person:william-cowan"
    assert meant(reading, "Mo Cowan").entity == "person:william-cowan"


def test_a_king_by_name_is_no_king() -> None:
    reading = read("Rep. Steve King said that he would vote. The king of Spain was ill.")

    assert speaker(reading, "that he would vote") == "person:steve-king"


def test_the_surname_of_two_named_together_is_left_open_with_a_reason() -> None:
    reading = read("Robert Quill and Marta Quill came to Ohio. Quill said the road was long.")

    who = said(reading, "the road").speaker
    assert who is not None
    assert who.entity is None
    assert who.reason == "two of that surname are named together before"


def test_a_title_or_the_sentence_tells_relatives_apart() -> None:
    titled = read("Robert Quill and Marta Quill came to Ohio. Mrs. Quill said the road was long.")
    about = read("Marta Quill came to Ohio with Robert Quill. Quill said the road was long.")

    assert speaker(titled, "the road") == "person:marta-quill"
    assert speaker(about, "the road") == "person:marta-quill"


# Descriptions


def test_the_candidate_is_whom_the_report_is_about() -> None:
    reading = read("Rick Perry came to Iowa on Monday. The candidate said that taxes were high.")

    assert speaker(reading, "that taxes") == "person:rick-perry"


def test_the_candidate_is_left_open_between_two() -> None:
    reading = read(
        "Rick Perry came to Iowa. Herman Cain stayed away. The candidate said that taxes were high."
    )

    who = said(reading, "that taxes").speaker
    assert who is not None
    assert (who.entity, bool(who.reason)) == (None, True)


def test_an_aide_is_not_whom_the_report_is_about() -> None:
    reading = read("Rick Perry came to Iowa on Monday. The aide said that taxes were high.")

    who = said(reading, "that taxes").speaker
    assert who is not None
    assert who.entity is None


def test_a_governor_named_in_passing_is_not_the_governor() -> None:
    reading = read(
        "Gov. Asa Quill spoke in Ohio. Quill was tired. His son worked there under another Republican,"
        " Gov. Mike Huckabee. The governor said that the bill was dead."
    )

    assert speaker(reading, "that the bill") == "person:asa-quill"


def test_the_paper_is_the_paper_just_named() -> None:
    reading = read("The Wall Street Journal broke the news. The paper said that the talks had failed.")

    assert speaker(reading, "that the talks") == "outlet:the-wall-street-journal"


def test_the_paper_is_no_ministry() -> None:
    reading = read("The State Department was silent. The paper said that the talks had failed.")

    who = said(reading, "that the talks").speaker
    assert who is not None
    assert who.entity is None


# Those without a name


@pytest.mark.parametrize(
    "who",
    ["Republicans", "Some leading Democrats", "Americans", "Critics", "Backers of the plan",
     "A handful of party insiders", "One of the members"],
)  # fmt: skip
def test_some_who_belong_to_a_body_are_nobody_in_particular(who: str) -> None:
    statement = said(read(f"{who} said that the plan was dead."), "that the plan")

    assert statement.speaker is not None
    assert statement.speaker.entity is None
    assert statement.speaker.reason
    assert statement.chain[-1].role is HopRole.UNNAMED
    assert statement.root is None


@pytest.mark.parametrize("who", ["The Republican Party", "The White House", "Border guards", "Twitter"])
def test_a_body_can_be_held_to_its_words(who: str) -> None:
    statement = said(read(f"{who} said that the plan was dead."), "that the plan")

    assert statement.chain[-1].role in (HopRole.OFFICIAL, HopRole.SPEAKER)
    assert statement.root is not None


def test_they_are_told_by_how_they_were_described() -> None:
    reading = read("Many voters said that they think the plan is dead.")

    assert meant(reading, "they").name == "Many voters"
    assert meant(reading, "they").reason


def test_two_who_speak_together_are_both_named() -> None:
    reading = read("Paul Ryan came first. He and Mitt Romney said that taxes were high.")

    assert speaker(reading, "that taxes") == "Paul Ryan and Mitt Romney"


def test_who_was_asked_did_not_ask() -> None:
    reading = read("Asked about the plan, David Rossi said it was dead.")

    asked = [s for s in reading.statements if reading.document.slice(s.cue[0]).startswith("Asked")]
    assert all(s.speaker is None for s in asked)
    assert speaker(reading, "it was dead") == "person:david-rossi"


def test_where_somebody_works_is_not_where_he_said_it() -> None:
    reading = read("“We erred,” said Monika Bickert, head of policy at Facebook.")

    assert said(reading, "We erred").medium is None


def test_a_spokeswoman_or_representative_is_not_whom_she_serves() -> None:
    for who in ("A spokeswoman for Representative K. Michael Conaway", "A Conaway representative"):
        reading = read(f"Michael Conaway left. {who} said that the plan was dead.")

        assert speaker(reading, "that the plan") != "person:michael-conaway"


def test_the_name_behind_a_party_s_member_says_who_it_is() -> None:
    reading = read("The Democrat, Representative Adam Schiff of California, said that the plan was dead.")

    assert speaker(reading, "that the plan") == "person:adam-schiff"


def test_an_office_before_a_surname_tells_relatives_apart() -> None:
    reading = read(
        "Dick Cheney came to Ohio. Liz Cheney spoke. Former Vice President Cheney said that he was glad."
    )

    assert speaker(reading, "that he was glad") == "person:dick-cheney"


def test_whose_joke_it_was_is_who_made_it() -> None:
    reading = read("Joe Biden spoke first. One of Paul Ryan's best jokes came when he answered.")

    assert meant(reading, "he").entity == "person:paul-ryan"


def test_a_party_before_an_office_is_no_part_of_it() -> None:
    reading = read("Gov. Paul LePage of Maine left early. The Republican governor said that he was glad.")

    assert speaker(reading, "that he was glad") == "person:paul-lepage"


def test_a_state_before_an_office_is_a_part_of_it() -> None:
    reading = read("Gov. Paul LePage of Maine left early. The Ohio governor said that he was glad.")

    assert speaker(reading, "that he was glad") != "person:paul-lepage"


def test_what_an_office_is_for_is_nobody_served() -> None:
    reading = read("Deputy Assistant Secretary for Diplomatic Security Charlene Lamb said that he was glad.")

    assert speaker(reading, "that he was glad") == "person:charlene-lamb"
