"""What a report is about, and the day of it."""

from __future__ import annotations

from datetime import date

import pytest

from onrecord.ingest import Given, make_document
from onrecord.model import MadeBy, MainEvent, Reading, WhenBasis
from onrecord.read import nlp
from onrecord.read.events import READER as EVENTS
from onrecord.read.events import main_event
from onrecord.read.mentions import READER as MENTIONS
from onrecord.read.statements import READER as STATEMENTS
from onrecord.read.times import READER as TIMES

WEDNESDAY = "2025-06-04"


def read(text: str, title: str | None = None, published: str | None = WEDNESDAY) -> Reading:
    document = make_document("d", text, Given(id="d", title=title, published=published, lang="en"))
    assert not hasattr(document, "stage")
    parse = nlp.parse(document)
    reading = Reading(document=document, made_by=MadeBy(onrecord="", readers={}, models={}))
    for reader in (MENTIONS, TIMES, STATEMENTS, EVENTS):
        reading = reader.read(parse, reading)
    return reading


def main_of(reading: Reading) -> MainEvent:
    assert reading.main_event is not None
    return reading.main_event


def trigger(reading: Reading) -> str | None:
    """The words of the main event; None where it is of no known kind."""
    event = main_event(reading)
    return reading.document.slice(event.trigger) if event else None


def days(main: MainEvent) -> tuple[str | None, str | None]:
    assert main.when is not None
    return main.when.interval.first, main.when.interval.last


# which event


def test_the_event_that_the_headline_tells_is_the_main_one() -> None:
    title = "Bus crash kills four in Orland"
    reading = read(f"{title}\n\nPolice closed the road. Ministers will meet after the crash.", title)

    assert trigger(reading) == "Bus crash"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The minister blamed the election defeat on his rivals.", "blamed"),
        ("Shops that closed after the attack opened their doors.", None),
        ("The committee praised the agreement.", "praised"),
    ],
)
def test_an_event_in_the_background_is_not_what_a_report_is_about(text: str, told: str | None) -> None:
    assert trigger(read(text)) == told


def test_what_is_told_outweighs_what_comes_before_the_colon() -> None:
    title = "Tolm election: minister resigns over leak"
    reading = read(f"{title}\n\nThe finance minister resigned over a leak.", title)

    assert trigger(reading) == "resigns"


def test_what_will_not_happen_is_not_what_a_report_is_about() -> None:
    assert trigger(read("The ministers met in Tolm. Arvenia will not attack the port.")) == "met"
    assert trigger(read("Arvenia will not attack the port.")) is None


# its day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Four people were killed on Monday when a bus crashed.", "2025-06-02"),
        ("Four people were killed when a bus crashed on Monday.", "2025-06-02"),
        ("The team won the cup late on Tuesday, its coach said.", "2025-06-03"),
        ("The two ministers met yesterday.", "2025-06-03"),
    ],
)
def test_a_date_with_what_the_lead_tells_is_its_day(text: str, day: str) -> None:
    main = main_of(read(text))

    assert days(main) == (day, day)
    assert main.likely is None


@pytest.mark.parametrize(
    "text",
    [
        "The team won its first cup since Monday.",
        "The ministers discussed the attack of Sunday.",
        "The film was the most expensive of 2023.",
    ],
)
def test_a_date_in_the_background_is_not_the_day_of_the_news(text: str) -> None:
    main = main_of(read(text))

    assert main.rule == "fresh-news"


def test_news_without_a_date_is_of_two_days_of_which_one_is_likely() -> None:
    main = main_of(read("The minister has resigned. Nobody knows why."))

    assert days(main) == ("2025-06-03", "2025-06-04")
    assert main.when is not None
    assert main.when.basis is WhenBasis.BOUNDS
    assert main.likely == date(2025, 6, 4)


def test_without_a_day_of_publishing_no_day_is_made_up() -> None:
    main = main_of(read("The minister has resigned. Nobody knows why.", published=None))

    assert (main.when, main.likely, main.rule) == (None, None, "no-date")


def test_of_a_date_that_cannot_be_read_no_other_day_is_made() -> None:
    main = main_of(read("The ministers met on 31 February in Tolm."))

    assert (main.when, main.likely, main.rule) == (None, None, "untold-day")


def test_what_lies_ahead_without_a_date_has_no_day() -> None:
    main = main_of(read("The two ministers will meet in Tolm."))

    assert (main.when, main.likely, main.rule) == (None, None, "ahead")


def test_a_plan_has_the_day_ahead_that_is_told() -> None:
    main = main_of(read("The two ministers will meet in Tolm on Friday."))

    assert days(main) == ("2025-06-06", "2025-06-06")


def test_a_date_in_the_background_of_the_lead_is_a_limit_at_most() -> None:
    main = main_of(read("Shops that had closed on Monday opened their doors."))

    assert days(main) == ("2025-06-02", WEDNESDAY)
    assert main.when is not None
    assert main.when.basis is WhenBasis.BOUNDS


FILL = "The town has a mill. It has a school too. Its bridge is old."


def test_a_sentence_that_tells_the_news_again_gives_its_date_as_a_limit() -> None:
    title = "Painters finish giant mural on Orland bridge"
    reading = read(f"{title}\n\n{FILL}\n\nThe painters finished the giant mural on Monday. It rained.", title)
    main = main_of(reading)

    assert days(main) == ("2025-06-02", WEDNESDAY)
    assert (main.likely, main.rule) == (date(2025, 6, 2), "date-below")


def test_the_only_late_date_of_a_report_is_likely_that_of_its_news() -> None:
    title = "Painters finish giant mural"
    reading = read(f"{title}\n\n{FILL}\n\nThe ladder broke on Monday. In 1998 it was new.", title)
    main = main_of(reading)

    assert days(main) == ("2025-06-02", WEDNESDAY)
    assert (main.likely, main.rule) == (date(2025, 6, 2), "only-date")


def test_of_two_late_dates_neither_is_that_of_the_news() -> None:
    title = "Painters finish giant mural"
    reading = read(f"{title}\n\n{FILL}\n\nThe ladder broke on Monday. A brush broke on Tuesday.", title)

    assert main_of(reading).rule == "fresh-news"


def test_an_old_date_is_not_the_only_late_one() -> None:
    title = "Painters finish giant mural"
    reading = read(f"{title}\n\n{FILL}\n\nThe first one was painted on 2 May 2024.", title)

    assert main_of(reading).rule == "fresh-news"


def test_a_report_without_a_sentence_has_no_main_event() -> None:
    title = "Photo"
    reading = read(title + "\n\n.", title)

    assert main_event(reading) is None


# a date and the events beside it


def test_of_two_dates_in_a_sentence_the_nearer_dates_the_event() -> None:
    reading = read("She apologised on Tuesday for a speech that she had given earlier this week.")
    event = main_event(reading)

    assert event is not None
    assert event.when is not None
    assert (event.when.interval.first, event.when.interval.last) == ("2025-06-03", "2025-06-03")


def test_listed_dates_date_an_event_together() -> None:
    reading = read("Drones attacked the port on May 24, 25 and 26.")
    event = main_event(reading)

    assert event is not None
    assert event.when is not None
    assert (event.when.interval.first, event.when.interval.last) == ("2025-05-24", "2025-05-26")


def test_the_main_event_is_dated_by_what_dates_the_news() -> None:
    title = "Bus crash kills four"
    reading = read(f"{title}\n\n{FILL}\n\nThe ladder broke on Monday.", title)
    event = main_event(reading)

    assert event is not None
    assert event.when is not None
    assert (event.when.basis, event.when.interval.first) == (WhenBasis.BOUNDS, "2025-06-02")


def test_of_a_plan_for_a_far_day_the_news_is_that_somebody_told_it() -> None:
    main = main_of(read("The senator announced on Tuesday that she is running for president in 2028."))

    assert days(main) == ("2025-06-03", "2025-06-03")


def test_what_follows_a_headline_tells_its_event_again() -> None:
    title = "Bus crash in Orland"
    reading = read(f"{title}\n\nThe road is closed.\n\nA bus crashed into a tree on Monday.", title)
    event = main_event(reading)

    assert event is not None
    assert event.when is not None
    assert (event.when.basis, event.when.interval.first) == (WhenBasis.SAME_EVENT, "2025-06-02")


def test_another_kind_of_event_is_not_what_the_headline_told() -> None:
    title = "Bus crash in Orland"
    reading = read(f"{title}\n\nThe road is closed.\n\nThe mayor resigned on Monday.", title)
    event = main_event(reading)

    assert event is not None
    assert event.when is None or event.when.basis is WhenBasis.BOUNDS


def test_a_headline_leaves_out_were() -> None:
    title = "Seven killed in storm"
    reading = read(f"{title}\n\nThe road is closed.", title)

    assert trigger(reading) == "killed"


def test_a_year_in_the_label_of_a_headline_dates_only_what_the_label_names() -> None:
    title = "Tolm election 2016: minister resigns"
    event = main_event(read(f"{title}\n\nThe finance minister has resigned.", title))

    assert event is not None
    assert event.when is None or event.when.basis is WhenBasis.BOUNDS
