"""Whose lawyer, whose letter: a possessor ties a description to one person, and only to that one."""

from __future__ import annotations

from test_mentions import meant, read

COHEN = "Former Trump lawyer Michael Cohen pleaded guilty last year. "


def test_another_persons_lawyer_is_not_the_one_named_elsewhere() -> None:
    reading = read(COHEN + "Roger Stone was arrested on Friday. Stone's attorney said he was innocent.")

    mention = meant(reading, "Stone's attorney")
    assert (mention.entity, mention.name) == (None, "Stone 's attorney")


def test_the_lawyer_whom_the_report_ties_to_the_same_person_is_meant() -> None:
    text = "Roger Stone's lawyer, Grant Smith, spoke. Stone's attorney said he was innocent."
    reading = read(COHEN + text)

    assert meant(reading, "Stone's attorney").entity == "person:grant-smith"


def test_a_federal_prosecutor_is_not_somebodys_lawyer() -> None:
    reading = read(COHEN + "The U.S. attorney for Ohio objected.")

    assert "person:michael-cohen" not in {
        m.entity for m in reading.mentions if "attorney" in reading.document.slice(m.span)
    }


def test_the_author_of_a_letter_is_he_who_wrote_not_its_addressee() -> None:
    reading = read(
        "James Mattis' resignation letter addressed to Trump gives the date. “I am proud”, he wrote."
    )

    assert meant(reading, "he").name == "Jim Mattis"


def test_who_receives_a_letter_is_he_where_he_is_the_subject() -> None:
    reading = read("Trump got James Mattis' resignation letter on Friday. “I am proud”, he wrote.")

    assert meant(reading, "he").entity == "person:donald-trump"


def test_of_two_who_only_come_up_neither_is_he() -> None:
    reading = read("The plan was sent to Boris Roe and John Doe. He said it was late.")

    mention = meant(reading, "He")
    assert mention.entity is None
    assert mention.reason


def test_a_surname_that_opens_small_is_one_where_it_was_named_in_full() -> None:
    reading = read("Joseph diGenova blasted the tactic. “It is odd”, diGenova said.")

    assert meant(reading, "diGenova").entity == "person:joseph-digenova"


def test_a_word_in_small_letters_is_no_surname_though_somebody_has_it() -> None:
    reading = read("Rob Banks blasted the tactic. The banks lost money.")

    assert "banks" not in [reading.document.slice(m.span) for m in reading.mentions]
