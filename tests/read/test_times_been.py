"""Days and months without a year: what is told in the past has been, what is planned may be to come."""

from __future__ import annotations

from datetime import date

import pytest

from onrecord.model import Document, Form, Kind, MadeBy, Mention, Parse, Reading, Span, sha256
from onrecord.read.times import READER, find_times

PUBLISHED = date(2025, 6, 10)
"""A Tuesday."""


def only_value(text: str, day: date = PUBLISHED) -> str:
    document = Document(id="d", name="d", text=text, text_sha256=sha256(text), published=day)
    (found,) = find_times(document)
    return found.value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("In July the minister resigned.", "2024-07"),
        ("The court ruled in July.", "2024-07"),
        ("Since July, police have arrested 300 people.", "2024-07"),
        ("The deal, which was signed in July, gives them land.", "2024-07"),
        ("The president has visited Paris in July.", "2024-07"),
        ("The minister resigned on August 20.", "2024-08-20"),
        ("The minister resigned Aug. 20.", "2024-08-20"),
        ("On August 20, the court ruled against him.", "2024-08-20"),
        ("On August 20 police, who said nothing, arrested the man.", "2024-08-20"),
        ("The disputed chairman spoke to the court on July 3.", "2024-07-03"),
    ],
)
def test_what_a_verb_of_the_past_dates_has_been(text: str, value: str) -> None:
    assert only_value(text) == value


@pytest.mark.parametrize(
    ("day", "text", "value"),
    [
        (date(2025, 1, 15), "He resigned on March 20.", "2024-03-20"),
        (date(2025, 11, 20), "He resigned on January 20.", "2025-01-20"),
        (date(2025, 6, 10), "He resigned on March 20.", "2025-03-20"),
    ],
)
def test_it_has_been_at_any_turn_of_the_year(day: date, text: str, value: str) -> None:
    assert only_value(text, day) == value


def test_a_day_told_as_past_may_be_tomorrow_where_it_is_tomorrow_already() -> None:
    assert only_value("The minister resigned on June 11.") == "2025-06-11"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("They agreed to meet on July 3.", "2025-07-03"),
        ("The bank will buy 9.5 million preferred shares on July 3.", "2025-07-03"),
        ("He was due to resign on August 20.", "2025-08-20"),
        ("He was to appear in court on July 3.", "2025-07-03"),
        ("The firm said it would close in July.", "2025-07"),
        ("The trial was scheduled for July.", "2025-07"),
        ("The trial scheduled in July was put off.", "2025-07"),
        ("The president called an election on July 3.", "2025-07-03"),
        ("They extended the truce until July 3.", "2025-07-03"),
        ("The two leaders announced a summit in July.", "2025-07"),
        ("In July, the company said, it will open a plant.", "2025-07"),
        ("On July 3, the two sides were to meet.", "2025-07-03"),
        ("Oil for delivery in July rose.", "2025-07"),
        ("They said July 3 will be a holiday.", "2025-07-03"),
        ("The firm was considering leaving in July.", "2025-07"),
    ],
)
def test_what_is_planned_may_be_to_come(text: str, value: str) -> None:
    assert only_value(text) == value


@pytest.mark.parametrize(
    "text",
    [
        "Voters go to the polls on Friday.",
        "The central bank decides on Friday.",
        "The rebels threatened to attack by Friday.",
    ],
)
def test_a_present_for_a_plan_and_a_threat_look_ahead(text: str) -> None:
    assert only_value(text) == "2025-06-13"


def test_a_past_tense_beside_a_weekday_looks_back() -> None:
    assert only_value("Voters had to go to the polls on Friday.") == "2025-06-06"


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Theresa May resigned. The rebels attacked in May.", ["2025-05"]),
        ("Theresa May resigned. Rebels have attacked since early May.", ["2025-05"]),
        ("Theresa May resigned. Critics of May rejoiced.", []),
    ],
)
def test_a_month_is_read_beside_a_person_of_its_name(text: str, values: list[str]) -> None:
    document = Document(id="d", name="d", text=text, text_sha256=sha256(text), published=PUBLISHED)
    at = text.rindex("May")
    mentions = tuple(
        Mention(
            id=f"m{span.start}", span=span, kind=Kind.PERSON, form=Form.NAME, name="Theresa May", entity="p"
        )
        for span in (Span(0, len("Theresa May")), Span(at, at + len("May")))
    )
    reading = Reading(
        document=document, made_by=MadeBy(onrecord="", readers={}, models={}), mentions=mentions
    )

    times = READER.read(Parse(sentences=(), tokens=()), reading).times

    assert [t.value for t in times if document.slice(t.span).endswith("May")] == values
