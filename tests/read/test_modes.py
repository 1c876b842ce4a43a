"""PLOVER's code of a telling: the mode by words, and what is only ahead or ruled out."""

from __future__ import annotations

import pytest

from onrecord.model import Document, MadeBy, Reading, sha256
from onrecord.read import nlp
from onrecord.read.events import READER as EVENTS
from onrecord.read.mentions import READER as MENTIONS
from onrecord.read.statements import READER as STATEMENTS
from onrecord.read.times import READER as TIMES


def codes(text: str) -> dict[str, str]:
    """The code of each telling by its trigger."""
    document = Document(id="d", name="d", text=text, text_sha256=sha256(text), lang="en")
    parse = nlp.parse(document)
    reading = Reading(document=document, made_by=MadeBy(onrecord="", readers={}, models={}))
    for reader in (MENTIONS, TIMES, STATEMENTS, EVENTS):
        reading = reader.read(parse, reading)
    return {document.slice(e.trigger): e.plover for e in reading.events}


@pytest.mark.parametrize(
    ("text", "trigger", "code"),
    [
        ("Gunmen killed two guards with rifles on Friday.", "killed", "ASSAULT-firearms"),
        ("A car bomb killed two guards on Friday.", "killed", "ASSAULT-explosives"),
        ("Artillery shelled the port, killing nine.", "shelled", "ASSAULT-heavy-weapons"),
        ("Miners began a hunger strike on Monday.", "hunger strike", "PROTEST-hunger"),
        ("Farmers blocked the road to the port.", "blocked", "PROTEST-obstruct"),
        ("Norland demanded a meeting of the council.", "demanded", "REQUEST-meet"),
        ("Norland demanded the release of the crew.", "demanded", "REQUEST-yield"),
        ("The king phoned Ostland's president on Friday.", "phoned", "CONSULT-phone"),
    ],
)
def test_the_words_beside_a_trigger_say_how_it_was_done(text: str, trigger: str, code: str) -> None:
    assert codes(text)[trigger] == code


def test_a_weapon_in_another_clause_says_nothing_of_this_one() -> None:
    told = codes("Students marched against the law in Vell, where a bomb had killed nine in May.")

    assert told["marched"] == "PROTEST-demo"


def test_a_mode_may_be_a_type_of_its_own() -> None:
    told = codes("Norland and Ostland signed a treaty. The pact on fish was signed on Monday.")

    assert set(told.values()) == {"SUPPORT"}


def test_a_visit_ahead_is_agreed_to_and_a_boycott_ahead_is_threatened() -> None:
    visit = codes("The president of Norland will visit Ostland in May.")
    boycott = codes("The party will boycott the vote in May.")

    assert visit["visit"] == "AGREE"
    assert boycott["boycott"] == "THREATEN-restrict"


def test_a_meeting_that_will_not_be_is_refused() -> None:
    assert codes("The president will not meet the rebel leaders.")["meet"] == "REJECT-meet"


def test_what_plover_has_no_type_for_has_none_ahead_either() -> None:
    assert codes("A referendum will be held in October.")["referendum"] == "NONE"
