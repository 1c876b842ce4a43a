"""Which date of a sentence is the day of which event."""

from __future__ import annotations

import pytest
from test_events import read
from test_events import told as told_in

from onrecord.model import EventMention, WhenBasis

MONDAY, TUESDAY, WEDNESDAY = "2025-06-02", "2025-06-03", "2025-06-04"


def told(text: str, words: str) -> EventMention:
    """The event that `words` tell of, in a report of Wednesday, 4 June 2025."""
    return told_in(read(text), words)


def days(event: EventMention) -> tuple[str | None, str | None] | None:
    return (event.when.interval.first, event.when.interval.last) if event.when else None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The sheriff endorsed the senator for the party's nomination on Monday.", "endorsed"),
        ("The club appointed Jane Roe as its chief physician on Monday.", "appointed"),
        ("The minister issued an apology on Monday for the delay.", "apology"),
        ("The minister announced her resignation on Monday.", "resignation"),
        ("The envoy closed his office on Monday and announced his resignation.", "resignation"),
        ("Four people were killed on a road near Tolm when a bus hit a tree on Monday.", "killed"),
        ("The chairman blamed his rivals in a conference call with donors on Monday.", "conference call"),
    ],
)
def test_the_date_of_the_clause_is_that_of_its_event(text: str, words: str) -> None:
    assert days(told(text, words)) == (MONDAY, MONDAY)


def test_an_event_keeps_the_date_behind_it() -> None:
    event = told("The town reopened a school that was damaged in the attack on Monday.", "attack")

    assert days(event) == (MONDAY, MONDAY)


def test_a_weekday_that_may_be_the_condemnations_does_not_date_the_attack() -> None:
    assert days(told("The mayor condemned the attack on Monday.", "attack")) is None


def test_what_is_announced_on_a_day_is_not_of_that_day() -> None:
    event = told("The palace announced a visit to Tolm on Monday, its spokesman said on Tuesday.", "visit")

    assert days(event) != (TUESDAY, TUESDAY)


def test_a_verb_with_a_subject_of_its_own_has_a_day_of_its_own() -> None:
    event = told("She was to leave in May, but she resigned before.", "resigned")

    assert days(event) != ("2025-05-01", "2025-05-31")


def test_by_a_day_is_not_after_it() -> None:
    event = told("The army will withdraw its troops by June 20.", "withdraw")

    assert event.when is not None
    assert (event.when.interval.last, event.when.basis) == ("2025-06-20", WhenBasis.BOUNDS)
    assert event.when.interval.first is None


def test_shortly_before_midnight_is_of_the_same_day() -> None:
    event = told("The protest ended shortly before midnight on Monday.", "protest")

    assert days(event) == (MONDAY, MONDAY)


def test_a_sentence_with_a_date_is_not_framed_by_the_one_before() -> None:
    event = told("On Monday it rained. He resigned after winning a seat in November.", "resigned")

    assert days(event) != (MONDAY, MONDAY)


def test_a_sentence_without_a_date_is_framed_by_the_one_before() -> None:
    event = told("On Monday it rained in Tolm. Drones attacked the port.", "attacked")

    assert days(event) == (MONDAY, MONDAY)


def test_what_had_happened_before_the_news_is_not_fresh() -> None:
    event = told("The clerk had resigned when the court met.", "resigned")

    assert days(event) is None


def test_what_somebody_says_has_happened_is_fresh() -> None:
    event = told("The palace said that the clerk had resigned.", "resigned")

    assert days(event) == (TUESDAY, WEDNESDAY)


def test_a_quotation_is_not_framed_by_a_date_outside_it() -> None:
    text = "On Monday it rained in Tolm. “Drones attacked the port,” Mayor Jane Roe said."

    assert days(told(text, "attacked")) != (MONDAY, MONDAY)


def test_an_election_of_a_year_is_not_the_one_told_of_before() -> None:
    text = "She won an election twice. The president spoke of the 2014 election."

    assert days(told(text, "election")) != ("2014-01-01", "2014-12-31")


def test_a_ruling_that_is_overturned_is_no_accident() -> None:
    with pytest.raises(AssertionError):
        told("The court overturned the ruling on Monday.", "overturned")


def test_a_day_right_behind_a_talk_is_the_talks() -> None:
    event = told("Brack told supporters of his plans in a phone call Tuesday morning.", "phone call")

    assert days(event) == (TUESDAY, TUESDAY)


def test_a_day_behind_something_else_of_a_talk_is_not() -> None:
    event = told("Brack told supporters in a phone call that he had resigned Tuesday.", "phone call")

    assert days(event) is None or (event.when is not None and event.when.rule == "fresh-news")


# a day carried over from the sentence before


def test_a_day_carried_over_is_only_a_limit() -> None:
    event = told("On Monday it rained in Tolm. Drones attacked the port.", "attacked")

    assert event.when is not None
    assert (event.when.basis, event.when.rule) == (WhenBasis.BOUNDS, "framed-by-sentence-before")


def test_a_day_carries_to_a_second_sentence_about_the_same() -> None:
    text = "On Monday the mayor opened a school. She praised the builders. She met the minister in Orland."

    assert days(told(text, "met")) == (MONDAY, MONDAY)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("On Monday it rained in Tolm. The river rose. Drones attacked the port.", "attacked"),
        ("On Monday he wrote. He read. He slept. He resigned.", "resigned"),
        ("In March 2003 the army invaded Orland. In 500 BC a king was killed.", "killed"),
        ("On Monday it rained in Tolm. The clerk was arrested 11 days before the vote.", "arrested"),
        ("On Monday it rained in Tolm. The clerk was arrested on 31 February.", "arrested"),
        ("On Monday it rained in Tolm. In recent years she met the mayor of Orland.", "met"),
        ("On Monday it rained in Tolm. The clerk has resigned.", "resigned"),
        ("Since Monday it rained in Tolm. Drones attacked the port.", "attacked"),
        ("On Monday the mayor said it would rain. Drones attacked the port.", "attacked"),
        ("On Monday it rained in Tolm. The mayor blamed the attack on the army.", "attack"),
    ],
)
def test_a_day_is_not_carried_far_nor_over_other_words_that_say_when(text: str, words: str) -> None:
    event = told(text, words)

    assert event.when is None or event.when.rule != "framed-by-sentence-before"


# fresh news


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The ministers met on 31 February in Tolm.", "met"),
        ("The ministers met on l2 June 2O25 in Tolm.", "met"),
        ("The clerk resigned two days after the vote.", "resigned"),
        ("Two men were arrested a week before the election.", "arrested"),
        ("In recent years the ministers met in Tolm.", "met"),
    ],
)
def test_what_says_when_it_was_is_not_fresh_news(text: str, words: str) -> None:
    assert days(told(text, words)) is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The minister has now resigned.", "resigned"),
        ("The court struck down a part of the 1996 Act.", "struck down"),
        ("The ministers met hours after the vote.", "met"),
    ],
)
def test_what_says_when_something_else_was_is_fresh_news(text: str, words: str) -> None:
    assert days(told(text, words)) == (TUESDAY, WEDNESDAY)


def test_what_happens_in_an_attack_is_of_the_day_of_the_attack() -> None:
    assert days(told("A guard was killed in an attack on May 3.", "killed")) == ("2025-05-03", "2025-05-03")


def test_what_happens_after_an_attack_is_not_of_its_day() -> None:
    event = told("The guard resigned after an attack on May 3.", "resigned")

    assert days(event) != ("2025-05-03", "2025-05-03")


# dates beside an event that are another's, and dates that it is moved to


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The talks, due on Friday, have been called off.", "talks"),
        ("The talks were postponed to 6 June.", "talks"),
        ("The envoys postponed the talks until Friday.", "talks"),
    ],
)
def test_the_day_that_an_event_was_or_is_due_on_is_its_day(text: str, words: str) -> None:
    assert days(told(text, words)) == ("2025-06-06", "2025-06-06")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The talks were postponed to 6 June.", "postponed"),
        ("The talks, due on Friday, have been called off.", "called off"),
    ],
)
def test_calling_off_is_not_of_the_day_that_it_is_about(text: str, words: str) -> None:
    assert days(told(text, words)) == (TUESDAY, WEDNESDAY)


def test_a_ceasefire_is_of_the_day_it_was_declared_on() -> None:
    assert days(told("A ceasefire was declared on Monday.", "ceasefire")) == (MONDAY, MONDAY)


def test_a_candidacy_is_of_the_day_it_was_declared_on() -> None:
    event = told("Jane Roe gave a speech declaring her candidacy on Monday.", "candidacy")

    assert days(event) == (MONDAY, MONDAY)


def test_a_visit_that_something_came_after_keeps_the_day_behind_it() -> None:
    text = "The mayor answered questions from the press after a tour of the plant on Monday."

    assert days(told(text, "tour")) == (MONDAY, MONDAY)


def test_a_visit_that_is_only_spoken_of_does_not() -> None:
    assert days(told("The mayor spoke about a tour of the plant on Monday.", "tour")) is None


def test_a_year_in_the_name_of_a_law_dates_nothing() -> None:
    event = told("The court struck down the 1996 Roads Act.", "struck down")

    assert days(event) == (TUESDAY, WEDNESDAY)


def test_a_year_in_the_name_of_an_event_dates_it() -> None:
    event = told("The clerk spoke of the 1996 attack.", "attack")

    assert days(event) == ("1996-01-01", "1996-12-31")


# limits


def test_before_the_end_of_the_week_is_by_its_end() -> None:
    event = told("The two states will sign an agreement before the end of the week.", "agreement")

    assert days(event) == (None, "2025-06-08")


def test_before_a_week_is_not_in_it() -> None:
    event = told("The army withdrew its troops before the beginning of May.", "withdrew")

    assert days(event) == (None, "2025-04-30")


def test_what_has_happened_since_a_day_happened_by_the_day_of_the_report() -> None:
    event = told("Two men have been arrested since the beginning of the week.", "arrested")

    assert days(event) == (MONDAY, WEDNESDAY)


def test_what_somebody_has_done_to_last_till_a_day_was_done_before_the_report() -> None:
    event = told("The two states agreed to exchange prisoners before the end of the week.", "agreed")

    assert days(event) == (None, WEDNESDAY)


def test_what_will_happen_after_a_day_has_no_end() -> None:
    event = told("The two states will sign an agreement after June 22.", "agreement")

    assert days(event) == ("2025-06-23", None)


def test_the_evidence_of_a_limit_has_the_word_that_opens_it() -> None:
    text = "The two states will sign an agreement after June 22."
    event = told(text, "agreement")

    assert event.when is not None
    assert event.when.evidence is not None
    assert text[event.when.evidence.start : event.when.evidence.end] == "after June 22"


# lengths


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Jane Roe was appointed judge for a year.", "appointed"),
        ("She was appointed practically one year to the date before he resigned.", "appointed"),
        ("The clerk was arrested for two days.", "arrested"),
    ],
)
def test_what_happens_at_a_point_has_no_length(text: str, words: str) -> None:
    assert told(text, words).duration is None


def test_what_lasts_has_a_length() -> None:
    assert told("The talks lasted two hours.", "talks").duration is not None


def test_the_day_of_a_vow_is_not_that_of_what_is_vowed() -> None:
    assert told("On Monday the minister vowed to resign.", "resign").when is None
    assert days(told("The minister vowed to resign on Friday.", "resign")) == ("2025-06-06", "2025-06-06")
