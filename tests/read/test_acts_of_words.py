"""Acts done by words alone are events where they are the news, and statements everywhere else."""

from __future__ import annotations

import pytest

from onrecord.model import Document, MadeBy, Reading, sha256
from onrecord.read import nlp
from onrecord.read.events import READER as EVENTS
from onrecord.read.mentions import READER as MENTIONS
from onrecord.read.statements import READER as STATEMENTS
from onrecord.read.times import READER as TIMES

FILLER = "The town lies on a lake. Its walls are old. Boats lie in the bay. The market is small. "


def told(text: str) -> list[tuple[str, str]]:
    """Kind and trigger of each telling."""
    document = Document(id="d", name="d", text=text, text_sha256=sha256(text), lang="en")
    parse = nlp.parse(document)
    reading = Reading(document=document, made_by=MadeBy(onrecord="", readers={}, models={}))
    for reader in (MENTIONS, TIMES, STATEMENTS, EVENTS):
        reading = reader.read(parse, reading)
    return [(e.kind, document.slice(e.trigger)) for e in reading.events]


def test_a_demand_in_the_lead_is_an_event() -> None:
    assert ("demand", "demanded") in told("Norland demanded an apology on Monday.")


@pytest.mark.parametrize(
    "text",
    [
        FILLER + "Norland demanded an apology on Monday.",
        '"Norland demanded an apology," the mayor said.',
        "Vell, which demanded an apology in May, lies on a lake.",
        "It demanded patience, and I demanded tea.",
    ],
    ids=["further-down", "quoted", "in-the-background", "by-nobody-named"],
)
def test_a_demand_elsewhere_is_none(text: str) -> None:
    assert "demand" not in [kind for kind, _ in told(text)]


def test_an_announcement_gives_way_to_what_it_brings() -> None:
    assert told("The minister announced her resignation on Monday.") == [("resignation", "resignation")]


def test_what_stands_beside_an_announcement_does_not_replace_it() -> None:
    found = told("The firm announced a new name on Monday to end the strike.")

    assert ("announcement", "announced") in found


def test_a_report_of_nothing_but_words_tells_of_one_statement() -> None:
    found = told("The mayor said that the river belongs to everybody. He said that fish are free.")

    assert found == [("statement", "said")]


def test_a_statement_beside_a_happening_is_none() -> None:
    found = told("A ferry sank on Monday. The mayor said that the river belongs to everybody.")

    assert [kind for kind, _ in found] == ["accident"]


def test_a_happening_in_the_background_leaves_the_statement() -> None:
    found = told("The mayor said that she admires the men who died in the flood.")

    assert ("statement", "said") in found


def test_the_subject_tells_a_price_from_a_child() -> None:
    assert told("Share prices fell on Monday.") == [("market", "fell")]
    assert told("The child fell on Monday.") == []


def test_a_day_is_no_target() -> None:
    assert ("attack", "fired") in told("Rebels fired on the convoy.")
    assert told("The cannon was fired on Monday.") == []


def test_what_stands_before_the_verb_is_no_part_of_it() -> None:
    assert ("demand", "called") in told("The mayor called on residents to leave.")
    assert "demand" not in [kind for kind, _ in told("On the radio, the mayor called it a shame.")]


def test_who_declines_to_give_details_refuses_nothing() -> None:
    assert "refusal" in [kind for kind, _ in told("The mayor declined to resign on Monday.")]
    assert "refusal" not in [kind for kind, _ in told("The mayor declined to give details.")]


def test_what_is_counted_is_what_it_is_done_to() -> None:
    assert ("suspension", "suspended") in told("Norland suspended part of its aid to the islands.")
