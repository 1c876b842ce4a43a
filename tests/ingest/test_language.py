"""Which language a report is taken to be in."""

from __future__ import annotations

import pytest

from onrecord.ingest.base import Given
from onrecord.ingest.language import Found, detect_language
from onrecord.ingest.report import make_document
from onrecord.model import Document

MONTHS = ("January", "March", "May", "July", "August", "October", "December")
DATES = ", ".join(f"{n} {MONTHS[n % 7]} {1990 + n}" for n in range(1, 26))
PIDGIN = (
    "Dem don arrest five pipo for di market on top di matter, and police oga tok say dem go carry dem go"
    " court. Wetin happun na say di men bin dey fight."
)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Die Minister trafen sich am {} in Wien, wie Beamte am Abend sagten.", "de"),
        ("Les ministres se sont réunis à Vienne le {}, ont déclaré des responsables.", "fr"),
        ("Los ministros se reunieron en Viena el {}, dijeron los funcionarios.", "es"),
        ("The ministers met on {} in Vienna, officials said after the last of the meetings.", "en"),
    ],
)
def test_a_list_of_dates_does_not_decide_the_language(text: str, code: str) -> None:
    assert detect_language(text.format(DATES)).code == code


def test_hardly_any_words_between_dates_are_of_no_known_language() -> None:
    document = make_document("a.txt", f"The ministers met on {DATES} in Vienna, officials said.", Given())

    assert isinstance(document, Document)
    assert document.lang is None


def test_a_language_near_english_is_not_taken_for_english() -> None:
    assert detect_language(PIDGIN) == Found("pcm")


def test_names_and_figures_are_of_no_known_language() -> None:
    assert (
        detect_language("Lysna 1,200; Sarrin 1,300; Tolm 1,400; Korvath 90; Valdoria 17; Belmark 3.").code
        is None
    )


def test_english_words_are_believed_over_the_letters_and_the_report_says_so(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    class Wrong:
        def classify(self, _: str) -> tuple[str, float]:
            return "pcm", 0.99

    monkeypatch.setattr("onrecord.ingest.language._detector", Wrong)
    document = make_document(
        "a.txt", "The two ministers met in Vienna and will meet again in the autumn.", Given()
    )

    assert isinstance(document, Document)
    assert document.lang == "en"
    assert [problem.kind for problem in document.problems if "language" in problem.kind] == [
        "language-unsure"
    ]


def test_other_words_are_not_believed_over_the_letters(monkeypatch: pytest.MonkeyPatch) -> None:
    class Right:
        def classify(self, _: str) -> tuple[str, float]:
            return "de", 0.99

    monkeypatch.setattr("onrecord.ingest.language._detector", Right)

    assert detect_language("Die Minister wollen sich in Wien wieder treffen, so hieß es am Abend.") == Found(
        "de"
    )
