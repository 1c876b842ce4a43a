"""Which way a weekday, a month or a holiday looks: by the tense and the words around it."""

from __future__ import annotations

from datetime import date

import pytest

from onrecord.model import Document, sha256
from onrecord.read.times import find_times

PUBLISHED = date(2013, 3, 20)
"""A Wednesday."""

BACK, AHEAD = "2013-03-15", "2013-03-22"
"""The Fridays before and after."""


def values(text: str, day: date | None = PUBLISHED) -> dict[str, str]:
    document = Document(id="d", name="d", text=text, text_sha256=sha256(text), published=day)
    return {document.slice(t.span): t.value for t in find_times(document)}


@pytest.mark.parametrize(
    "text",
    [
        "The envoys met Friday.",
        "He could not be reached Friday.",
        "He said he had to cut the budget Friday.",
        "The blast next to the embassy on Friday killed ten.",
        "It had been due to expire Friday.",
        "The mayor, John B. Stone, resigned at 5 p.m. Friday.",
        "Until Friday, nobody knew.",
        "Earlier Friday, police arrested a man.",
        "May met Merkel on Friday.",
        "Until Friday, they had not called.",
        "The court's ruling came after Friday's vote.",
        "They set out Friday.",
        "The message from Friday is clear: voters are looking for a change.",
        "As early as Friday, aides began to explain it.",
        "The mayor takes the stage at a rally Friday",
        "He went to meet the envoys Friday.",
        "Their trip to Rome Friday",
        "The two leaders did not meet Friday.",
        "On Friday, the ministry agreed to pay.",
    ],
)
def test_these_look_back(text: str) -> None:
    assert values(text)[next(w for w in values(text) if "Friday" in w)].startswith(BACK)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("The fighting began on Friday and ended on Tuesday.", ["2013-03-15", "2013-03-19"]),
        ("The fighting began on Tuesday and ended on Thursday.", ["2013-03-12", "2013-03-14"]),
        ("The strike started on Tuesday but was over by Friday.", ["2013-03-12", "2013-03-15"]),
        ("The talks will begin on Friday and end on Thursday.", ["2013-03-22", "2013-03-28"]),
        ("He spoke on Tuesday and resigned on Thursday.", ["2013-03-19", "2013-03-14"]),
    ],
)
def test_what_began_ended_later(text: str, days: list[str]) -> None:
    assert list(values(text).values()) == days


@pytest.mark.parametrize(
    "text",
    [
        "The envoys will meet Friday.",
        "It could hit the coast Friday.",
        "They may set a date on Friday.",
        "The envoys agreed to meet Friday.",
        "He has until 9 a.m. EST Friday to sign.",
        "He has until Friday to sign.",
        "Rain is forecast for Friday.",
        "The envoys plan a march on Friday.",
        "The case is heard on Friday.",
        "The bank, which reopens Friday, is insolvent.",
        "On Friday the court hears the appeal.",
        "On Friday, the ministry plans to pay.",
        "This father will leave at 4 a.m. EDT Friday.",
        "They trained for two days before Friday's vote.",
        "He will succeed Robert P. Stone on Friday.",
        "They chose him for a ballot set for Friday.",
        "The two leaders meet privately Friday with the envoy.",
        "Banks of Valdoria to reopen Friday",
        "The judge set the sentencing for Friday.",
        "The rule takes effect Friday.",
        "On Friday, the boy and his father are travelling home.",
        "They will succeed on Friday.",
    ],
)
def test_these_look_ahead(text: str) -> None:
    assert values(text)[next(w for w in values(text) if "Friday" in w)].startswith(AHEAD)


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("It was signed in February.", "February", "2013-02"),
        ("It was signed in December.", "December", "2012-12"),
        ("It will be signed in February.", "February", "2014-02"),
        ("It will be signed in June.", "June", "2013-06"),
        ("He will retire on June 30.", "June 30", "2013-06-30"),
        (
            "The club has played since the deal two days before May Day.",
            "two days before May Day",
            "2013-04-29",
        ),
        ("They met at Christmas.", "Christmas", "2012-12-25"),
        ("They will meet at Christmas.", "Christmas", "2013-12-25"),
        ("They met last Christmas.", "last Christmas", "2012-12-25"),
        ("He was leaving in June.", "June", "2013-06"),
        ("He was picked to hold the seat until an election in June.", "June", "2013-06"),
        ("He was picked to hold the seat until his death in December.", "December", "2012-12"),
        ("He was supposed to leave in June.", "June", "2013-06"),
        ("He asked how it was going at the end of December.", "the end of December", "2012-12"),
        ("A plan to withdraw half the troops by the summer was met with scorn.", "the summer", "2013-SU"),
        ("They fought in the summer.", "the summer", "2012-SU"),
    ],
)
def test_months_and_holidays_look_the_way_of_the_tense(text: str, words: str, value: str) -> None:
    assert values(text)[words] == value


def test_last_october_with_a_day_is_a_day() -> None:
    assert values("He was shot last Oct. 23 at home.")["Oct. 23"] == "2012-10-23"


def test_a_man_called_jan_is_no_month() -> None:
    assert values("The ministers of Hungary and Jan Stone met.") == {}


@pytest.mark.parametrize("text", ["Under a June agreement they left.", "Its March summit failed."])
def test_a_month_between_its_article_and_a_thing_is_a_month(text: str) -> None:
    assert [v[:4] for v in values(text).values()] in (["2012"], ["2013"])


@pytest.mark.parametrize(
    "text", ["His wife June said so.", "They may agree.", "The march went on.", "A June Stone ran the bank."]
)
def test_names_and_verbs_are_no_months(text: str) -> None:
    assert values(text) == {}


def test_a_verb_to_last_makes_no_last_weeks() -> None:
    assert values("The trial is expected to last three weeks.") == {"three weeks": "P3W"}
    assert values("The last three weeks were dry.") == {"The last three weeks": "P3W"}


def test_a_campaigns_last_day_is_not_yesterday() -> None:
    assert "2013-03-19" not in values("It was her last day on the road.").values()
    assert "2013-03-19" not in values("It was the last day of the talks.").values()
    assert values("They talked on the previous day.") == {"the previous day": "2013-03-19"}


def test_a_weekend_is_told_by_one_of_its_days() -> None:
    assert values("It rained on the weekend of March 2.") == {"the weekend of March 2": "2013-W09-WE"}


def test_a_year_in_passing_is_not_what_that_day_counts_from() -> None:
    text = "On Tuesday he said that he may go before his term ends in 2020. He took it back later that day."

    assert values(text)["later that day"] == "2013-03-19"


def test_the_new_year_is_the_next_unless_the_tense_looks_back() -> None:
    assert values("It will reopen in the new year.") == {"the new year": "2014"}
    assert values("It had reopened in the new year.") == {"the new year": "2013"}
    assert "the New Year" not in values("They met for the New Year's concert.")


def test_a_nuclear_winter_is_no_season() -> None:
    assert values("Nothing short of nuclear winter, or a second Prague Spring, would do.") == {}
    assert values("She skied in the 2014 Winter Olympics.") == {"2014": "2014"}
    assert values("It was a hard winter.") != {}
