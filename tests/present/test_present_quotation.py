"""What `onrecord quote` prints of an utterance: who had it first, and its fullest form."""

from __future__ import annotations

from onrecord.compare.lookup import look_up
from onrecord.link import link
from onrecord.model import Reading, Record
from onrecord.present.quotation import lookup_text
from storydesk import Desk

WORDS = "We expect full compensation for the damaged turbines"


def report(name: str, words: str, published: str | None) -> Reading:
    desk = Desk(name, name.title(), published, f"Ilena Marsk said “{words}”.")
    desk.said(words, desk.entity("Ilena Marsk"))
    return desk.reading


def asked(*readings: Reading) -> list[str]:
    record = Record(title="", made_by=readings[0].made_by, readings=readings, quotes=link(readings).quotes)
    return lookup_text(look_up(WORDS, record), record).splitlines()


def test_the_first_printing_and_the_fullest_form_are_told() -> None:
    first = report("courier", WORDS, "2024-03-04")
    fuller = report("post", f"{WORDS}, and we expect it before the winter", "2024-03-05")

    lines = asked(first, fuller)

    assert "FIRST    Courier (4 Mar 2024), of the 2 printings" in lines
    assert f"FULLEST  Post:18  {WORDS}, and we expect it before the winter" in lines


def test_undated_reports_leave_open_who_was_first() -> None:
    lines = asked(report("courier", WORDS, "2024-03-04"), report("post", WORDS, None))

    (said,) = [line for line in lines if line.startswith("FIRST")]
    assert said.startswith("FIRST    cannot say: post has no date")


def test_one_report_alone_is_no_race() -> None:
    assert not any(line.startswith("FIRST") for line in asked(report("courier", WORDS, "2024-03-04")))
