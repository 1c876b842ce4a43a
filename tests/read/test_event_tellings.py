"""Which words tell of an event on a timeline, and which of them tell it again."""

from __future__ import annotations

import pytest
from test_events import days, names, read, told

from onrecord.model import Reading, Realis


def one(reading: Reading, a: str, b: str) -> bool:
    return told(reading, a).same_as == told(reading, b).same_as


CALL = "Trump had a phone call with Putin. "


def test_whoever_just_finished_speaking_by_telephone_has_called() -> None:
    reading = read("I just finished speaking, by telephone, with President Vladimir Putin, of Russia.")

    assert told(reading, "speaking").kind == "call"
    assert read("The minister finished speaking, to applause.").events == ()


def test_the_exchange_of_a_day_is_an_exchange_and_that_of_views_is_none() -> None:
    dated = read("They exchanged 42 prisoners. The exchange of March 9 had shown that it works.")
    views = read("They exchanged 42 prisoners. The exchange of views was short.")

    assert days(told(dated, "exchange")) == ("2025-03-09", "2025-03-09")
    assert [e.kind for e in views.events] == ["exchange"]


@pytest.mark.parametrize(
    "text",
    [
        "5,000 young people every single week are being killed.",
        "Trump said Putin is killing people needlessly.",
    ],
)
def test_what_goes_on_or_comes_back_is_no_event(text: str) -> None:
    assert read(text).events == ()


@pytest.mark.parametrize(
    "text", ["Two soldiers were killed on Monday.", "Rebels are killing hostages in Goma."]
)
def test_what_has_a_day_or_a_place_is_one(text: str) -> None:
    assert [e.kind for e in read(text).events] == ["killing"]


def test_negotiations_of_two_sides_are_one_process() -> None:
    reading = read(
        "Russia and Ukraine will immediately start negotiations. It rained. "
        "Putin thanked Trump for support in resuming direct talks between Russia and Ukraine."
    )
    others = read(
        "Russia and Ukraine will immediately start negotiations. It rained. "
        "Putin thanked Trump for support in resuming direct talks between Russia and Iran."
    )

    assert one(reading, "negotiations", "direct talks")
    assert not one(others, "negotiations", "direct talks")


def test_a_negotiation_in_the_same_statement_is_the_one_to_start() -> None:
    text = (
        "“Russia and Ukraine will start negotiations. They know details of a negotiation that nobody knows,”"
    )
    reading = read(f"{text} Trump said.")

    assert one(reading, "negotiations", "negotiation")


def test_a_paper_and_what_it_holds_are_two() -> None:
    reading = read(
        "Moscow is ready to work with Kiev on a memorandum that envisions a future peace agreement."
    )

    assert not one(reading, "memorandum", "peace agreement")
    assert names(told(reading, "memorandum")) == {"Moscow", "Kyiv"}


def test_what_is_refused_twice_is_refused_once() -> None:
    rain = "It rained. " * 8
    reading = read(
        f"Trump will not sanction Russia. {rain}The US will not impose further sanctions on Russia."
    )
    other = read(f"Trump will not sanction Russia. {rain}The US will not impose further sanctions on Iran.")

    assert one(reading, "sanction", "sanctions")
    assert not one(other, "sanction", "sanctions")


def test_what_one_person_pushes_for_is_one_proposal() -> None:
    rain = "It rained. " * 8
    mine = read(f"Trump pushed for a ceasefire. {rain}Trump has again proposed a 30-day truce.")
    others = read(f"Trump pushed for a ceasefire. {rain}Macron has again proposed a 30-day truce.")

    assert one(mine, "ceasefire", "truce")
    assert not one(others, "ceasefire", "truce")


def test_talks_elsewhere_are_other_talks() -> None:
    reading = read("Putin will participate in the discussions with Iran. He disrupted the talks in Istanbul.")

    assert not one(reading, "discussions", "talks")


def test_whoever_would_join_talks_is_no_party_yet() -> None:
    joining = told(read("Putin offered to participate in the negotiations with Iran."), "negotiations")
    holding = told(read("Putin will hold negotiations with Iran."), "negotiations")

    assert (names(joining), joining.realis) == ({"Iran"}, Realis.ACTUAL)
    assert names(holding) == {"Vladimir Putin", "Iran"}


def test_help_in_negotiating_is_given_to_those_who_negotiate() -> None:
    helped = told(read("Putin offered Trump assistance in negotiating with Iran."), "negotiating")
    doing = told(read("Putin spent a year negotiating with Iran."), "negotiating")

    assert names(helped) == {"Iran"}
    assert "Iran" in names(doing)


def test_negotiations_have_a_matter() -> None:
    on = told(read("They discussed stalled negotiations with Iran on a new nuclear deal."), "negotiations")
    none = told(read("They discussed stalled negotiations with Iran."), "negotiations")

    assert on.topics == ("Iran's nuclear programme",)
    assert none.topics == ()


def test_the_heads_of_most_nations_are_not_the_list_told_before() -> None:
    listed = CALL + "Then he spoke with Macron, Merz and Stubb. "
    most = read(listed + "“We also spoke to the heads of most of the European nations,” Trump said.")
    second = [e for e in most.events if "the heads" in " ".join(names(e))]

    assert len(second) == 1
    assert second[0].same_as == second[0].id
    assert "Donald Trump" in names(second[0])


def test_a_capital_is_its_state_when_talks_are_told_again() -> None:
    reading = read(
        "Russia was ready to continue negotiations with Ukraine. "
        "Moscow was ready to continue negotiations with Ukraine, an aide said."
    )

    assert len({e.same_as for e in reading.events}) == 1


def test_whoever_travels_for_a_meeting_meets_that_day() -> None:
    meeting = told(read("Macron travelled to Rome on Tuesday for a private meeting with Meloni."), "meeting")
    other = told(read("Macron praised Rome on Tuesday for a private meeting with Meloni."), "meeting")

    assert names(meeting) == {"Emmanuel Macron", "Giorgia Meloni"}
    assert days(meeting) == ("2025-06-03", "2025-06-03")
    assert "Emmanuel Macron" not in names(other)


def test_what_is_always_so_is_no_event() -> None:
    habit = read("Trump had a phone call with Putin. It is always a lively conversation.")
    fact = read("Trump had a phone call with Putin. It was a lively conversation.")

    assert len(habit.events) == 1
    assert len(fact.events) == 2


def test_a_while_is_no_party() -> None:
    assert names(told(read("The Senate passed the bill in the next couple of weeks."), "passed")) == {
        "US Senate"
    }


def test_where_a_report_was_written_is_no_party() -> None:
    dateline = read("BOSTON — Gov. Deval Patrick on Wednesday appointed William Cowan.")
    subject = read("Boston on Wednesday appointed William Cowan.")

    assert names(told(dateline, "appointed")) == {"Deval Patrick", "William Cowan"}
    assert "Boston" in names(told(subject, "appointed"))


def test_who_had_the_talks_may_stand_in_a_clause_behind() -> None:
    reading = read("Macron spoke about conversations that Merz had with Meloni.")

    assert names(told(reading, "conversations")) == {"Friedrich Merz", "Giorgia Meloni"}


def test_what_is_told_with_its_day_is_not_what_has_none() -> None:
    first = "They discussed the return of the bodies of the dead. "
    other = read(first + "The exchange of prisoners of March 9 had shown that it works.")
    same = read("They discussed the exchange of prisoners. The exchange of March 9 had shown that it works.")

    assert not one(other, "return", "exchange")
    assert len({e.same_as for e in same.events}) == 1
