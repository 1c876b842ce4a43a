"""Whom "they" means where two talk or several are listed, and whom "I" means in quotation marks."""

from __future__ import annotations

from datetime import date

from onrecord.model import Document, Form, Mention, Reading, sha256
from onrecord.read import read


def reading(text: str) -> Reading:
    return read(
        Document(id="d", name="d", text=text, text_sha256=sha256(text), published=date(2025, 6, 5), lang="en")
    )


def meant(text: str, words: str) -> Mention | None:
    found = reading(text)
    return next((m for m in found.mentions if found.document.slice(m.span) == words), None)


def test_they_in_what_one_told_another_are_the_two() -> None:
    mention = meant("Donald Trump told Vladimir Putin that they were in agreement.", "they")

    assert mention is not None
    assert mention.members == ("person:donald-trump", "person:vladimir-putin")


def test_they_behind_a_plural_noun_may_be_others() -> None:
    text = "Donald Trump and Vladimir Putin met farmers. They were angry."

    assert meant(text, "They") is None


def test_them_means_those_listed_just_before() -> None:
    text = "He spoke with Emmanuel Macron, Giorgia Meloni and Alexander Stubb, telling them about it."

    mention = meant(text, "them")
    assert mention is not None
    assert mention.members == ("person:alexander-stubb", "person:emmanuel-macron", "person:giorgia-meloni")


def test_i_in_quotation_marks_is_the_speaker() -> None:
    mention = meant('"I trust him," Donald Trump said.', "I")

    assert mention is not None
    assert (mention.form, mention.entity) == (Form.PRONOUN, "person:donald-trump")


def test_i_of_the_report_itself_is_nobody() -> None:
    assert meant("I met Donald Trump in June.", "I") is None


def test_i_of_somebody_without_a_name_is_nobody() -> None:
    assert meant('"I trust him," a farmer said of Donald Trump.', "I") is None
