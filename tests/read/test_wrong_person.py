"""Nobody gets another's words: who is served, who shares a surname, which body, which officer."""

from __future__ import annotations

from datetime import date

from onrecord.model import Document, Party, Reading, Stance, Statement, sha256
from onrecord.read import read as read_whole

DAY = date(2014, 6, 5)


def read(text: str) -> Reading:
    return read_whole(
        Document(id="d", name="d", text=text, text_sha256=sha256(text), published=DAY, lang="en")
    )


def said(reading: Reading, words: str) -> Statement:
    """The statement whose content starts with these words."""
    document = reading.document
    found = [s for s in reading.statements if document.slice(s.content[0]).lstrip('“"').startswith(words)]
    assert found, f"nobody said {words!r}"
    return found[0]


def speaker(reading: Reading, words: str) -> Party:
    """Who said the words."""
    who = said(reading, words).speaker
    assert who is not None
    return who


# The served and the serving


def test_a_spokesman_for_a_county_prosecutor_is_not_the_prosecutor() -> None:
    reading = read(
        "A spokesman for Harlan County Prosecutor Bob McCready said the jury would meet on Monday."
    )

    assert speaker(reading, "the jury").entity is None
    assert speaker(reading, "the jury").name.startswith("A spokesman for")


def test_a_lawyer_named_behind_a_comma_is_who_speaks() -> None:
    reading = read("A lawyer, Harlan County Prosecutor Bob McCready, said the jury would meet on Monday.")

    assert speaker(reading, "the jury").entity == "person:bob-mccready"


# Names within names


def test_capitol_hill_is_not_the_paper() -> None:
    reading = read("Democrats on Capitol Hill said the bill would fail.")

    assert [hop.name for hop in said(reading, "the bill").chain if hop.entity == "outlet:the-hill"] == []


def test_a_hill_without_its_article_is_not_the_paper() -> None:
    reading = read("Farmers on Bunker Hill said the bill would fail.")

    assert [hop.name for hop in said(reading, "the bill").chain if hop.entity == "outlet:the-hill"] == []


def test_the_paper_with_its_article_is_the_paper() -> None:
    reading = read("The bill would fail, Democrats told The Hill.")

    assert "outlet:the-hill" in [hop.entity for hop in said(reading, "The bill").chain]


# Nobody refuses


def test_who_is_not_identified_in_a_video_refuses_nothing() -> None:
    reading = read("The driver is not identified in the video.")

    assert reading.statements == ()


def test_police_who_did_not_identify_a_driver_are_silent() -> None:
    reading = read("The police did not identify the driver.")

    assert [s.stance for s in reading.statements] == [Stance.SILENCE]


# One surname, two persons


JOINT = "In a joint statement Laura and Peter Wexler said the law was bad."


def test_two_forenames_before_one_surname_name_both_in_full() -> None:
    reading = read(f"{JOINT} Wexler said the court would sue. Ms. Wexler said the town would pay.")

    assert speaker(reading, "the law").name == "Laura Wexler and Peter Wexler"
    assert speaker(reading, "the court").entity is None
    assert speaker(reading, "the court").reason == "two of that surname are named together before"
    assert speaker(reading, "the town").entity == "person:laura-wexler"


def test_the_surname_of_a_couple_is_whom_the_report_named_alone_before() -> None:
    reading = read(f"Laura Wexler was elected on Monday. {JOINT} Wexler said the court would sue.")

    assert speaker(reading, "the court").entity == "person:laura-wexler"


def test_a_surname_before_a_full_name_is_no_forename() -> None:
    reading = read("Kelly and Bill Wexler met. Wexler said the law was bad. Mark Kelly is a senator.")

    assert speaker(reading, "the law").entity == "person:bill-wexler"
    assert "person:mark-kelly" in {m.entity for m in reading.mentions if m.span.start == 0}


# Bodies and their kin


def test_the_senate_committee_is_none_of_the_house() -> None:
    reading = read("The House Intelligence Committee met. The Senate committee said the law was bad.")

    assert speaker(reading, "the law").entity is None


def test_the_committee_is_the_one_named_before() -> None:
    reading = read("The House Intelligence Committee met. The intelligence committee said the law was bad.")

    assert speaker(reading, "the law").entity == "organisation:house-intelligence-committee"


# Everyday words


def test_the_officer_of_another_tale_is_not_the_one_named_far_before() -> None:
    reading = read(
        "Officer Daniel Harker shot the boy.\n\nThe town mourned on Monday.\n\nMany came.\n\n"
        "Thomas Abel remembered his youth. The officer yelled that he must stop."
    )

    assert speaker(reading, "that he must").entity is None


def test_the_officer_is_the_one_named_in_the_paragraph_before() -> None:
    reading = read("Officer Daniel Harker shot the boy.\n\nThe officer said the boy had run.")

    assert speaker(reading, "the boy").entity == "person:daniel-harker"


# Questions yet to be answered


def test_work_to_determine_whether_is_no_statement() -> None:
    reading = read("Investigators worked to determine whether the driver fled.")

    assert reading.statements == ()


def test_what_investigators_determined_is_theirs() -> None:
    reading = read("Investigators determined that the driver fled.")

    assert speaker(reading, "that the driver").name == "Investigators"
