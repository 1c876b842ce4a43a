"""What a person does once in a story: announced, done and taking effect, it is one event."""

from __future__ import annotations

import pytest
from test_events import days, names, read, told

from onrecord.model import Realis


def test_a_resignation_announced_for_a_later_day_and_told_again_is_one() -> None:
    reading = read(
        "Vladimir Putin will step down in May. It rained. It rained again. Snow fell. Ice came. It thawed. "
        "It froze. Putin announced his resignation on Monday."
    )

    assert told(reading, "step down").realis is Realis.PLANNED
    assert told(reading, "resignation").realis is Realis.ACTUAL
    assert told(reading, "resignation").same_as == told(reading, "step down").id


def test_persons_of_one_state_who_resign_are_two() -> None:
    reading = read("Vladimir Putin resigned on Monday. Sergei Lavrov resigned.")

    assert len({e.same_as for e in reading.events}) == 2


def test_a_resignation_that_is_only_demanded_is_not_the_one_that_happened() -> None:
    reading = read("Vladimir Putin resigned. Critics had demanded that Putin step down.")

    assert told(reading, "step down").same_as != told(reading, "resigned").id


def test_who_leaves_an_office_resigns_and_who_is_dismissed_does_not_dismiss() -> None:
    leaving = read("Vladimir Putin will leave the administration in May.")
    fired = read("Vladimir Putin fired Sergey Lavrov on Monday.")

    assert names(told(leaving, "leave")) == {"Vladimir Putin"}
    assert [(p.role, p.party.name) for p in told(fired, "fired").participants] == [
        ("agent", "Vladimir Putin"),
        ("who", "Sergey Lavrov"),
    ]
    assert read("Vladimir Putin left the building on Monday.").events == ()


@pytest.mark.parametrize("words", ["has no plans to resign", "has no intention of resigning"])
def test_no_plans_to_resign_deny_it_and_plans_do_not(words: str) -> None:
    none, some = read(f"Vladimir Putin {words}."), read(f"Vladimir Putin {words}.".replace(" no ", " "))

    assert {e.realis for e in none.events} == {Realis.DENIED}
    assert Realis.DENIED not in {e.realis for e in some.events}


def test_what_somebody_said_would_be_is_ahead_unless_an_if_goes_with_it() -> None:
    ahead = read("Donald Trump said that Vladimir Putin would resign in May.")
    open_ = read("Donald Trump said that Vladimir Putin would resign if he lost.")

    assert told(ahead, "resign").realis is Realis.PLANNED
    assert told(open_, "resign").realis is Realis.HYPOTHETICAL


def test_the_day_it_takes_effect_is_not_the_day_of_the_deed() -> None:
    reading = read("Vladimir Putin resigned on June 2. His resignation will take effect on December 31.")

    assert days(told(reading, "resigned")) == ("2025-06-02", "2025-06-02")
