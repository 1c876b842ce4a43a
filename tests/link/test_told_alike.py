"""Events that reports tell in the same terms, without a day or parties that settle it."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from onrecord.link import link
from onrecord.link.told_alike import CROWD
from onrecord.model import Event, Reading, Span
from storydesk import Desk

ONE = bytes([100, 50, 20, 3])
NEAR = bytes([98, 52, 22, 1])
FAR = bytes([3, 156, 20, 200])
"""Senses; 156 and 200 are -100 and -56."""


def told(
    name: str,
    text: str = "Gunfire killed five people at a school near Halden, the police in Norland said.",
    trigger: str = "Gunfire",
    kind: str = "crime",
    sense: bytes = ONE,
    published: str | None = "2025-06-05",
    day: str | None = None,
) -> Reading:
    """A report of one sentence that tells one event."""
    desk = Desk(name, None, published, text)
    event = desk.event(kind, trigger, day=day)
    whole = replace(event, sentence=Span(0, len(text)), sense=sense)
    return replace(desk.reading, events=(whole,))


def events(*readings: Reading) -> tuple[Event, ...]:
    return link(readings).events


def test_two_reports_that_tell_something_in_the_same_terms_tell_one_event() -> None:
    (event,) = events(told("a"), told("b", sense=NEAR))

    assert len(event.documents) == 2
    assert event.reason.startswith("told in nearly the same terms: “gunfire” in both, ")


def test_other_terms_are_another_event() -> None:
    other = told("b", "The tax office was robbed on the eve of a feast.", "robbed", sense=FAR)

    assert len(events(told("a"), other)) == 2


def test_what_is_told_of_other_days_stays_apart_however_alike() -> None:
    assert len(events(told("a", day="2025-06-03"), told("b", day="2025-06-01"))) == 2


def test_leaders_call_again_and_again_in_the_same_terms() -> None:
    text = "The president of Norland had a call with the king at the castle of Halden."
    calls = [told(name, text, "call", "call") for name in ("a", "b")]

    assert len(events(*calls)) == 2


def test_reports_far_apart_in_time_do_not_tell_one_event() -> None:
    assert len(events(told("a"), told("b", published="2024-06-05"))) == 2


def test_without_a_model_nothing_is_said() -> None:
    assert len(events(told("a", sense=b""), told("b", sense=b""))) == 2


def test_the_order_of_the_reports_changes_nothing() -> None:
    readings = [told(f"r{n}", sense=s) for n, s in enumerate((ONE, NEAR, FAR, ONE, NEAR))]
    expected = link(readings)

    for seed in range(5):
        shuffled = list(readings)
        random.Random(seed).shuffle(shuffled)
        assert link(shuffled) == expected


@pytest.mark.parametrize("several", [CROWD + 5])
def test_a_crowded_story_is_linked_all_the_same(several: int) -> None:
    readings = [told(f"r{n:04}", kind=f"kind-{n % 3}", sense=FAR) for n in range(several)]

    assert sum(len(e.documents) for e in events(*readings)) == several


def twice(kind: str, trigger: str, text: str, days: tuple[str, str]) -> Reading:
    """A report that tells something of one kind at two places, as its reader took for two events."""
    desk = Desk("twice", None, "2025-06-05", text)
    first = desk.event(kind, trigger, day=days[0])
    second = desk.event(kind, trigger, day=days[1], nth=1)
    middle = text.index(". ") + 1
    spans = (Span(0, middle), Span(middle, len(text)))
    both = zip((first, second), spans, strict=True)
    whole = tuple(replace(e, sentence=span, sense=ONE) for e, span in both)
    return replace(desk.reading, events=whole)


ELECTION = "Marsk of Norland lost the election in Halden. So Marsk left Norland after the election in Halden."
RAIDS = "Marsk of Norland saw the attack in Halden. So Marsk left Norland after the attack in Halden."


def test_one_report_may_tell_one_event_at_two_places() -> None:
    (event,) = events(twice("election", "election", ELECTION, ("2025-06-01", "2025-06-01")))

    assert len(event.mention_ids) == 2


def test_of_two_days_or_of_what_comes_several_times_a_day_one_report_tells_two() -> None:
    assert len(events(twice("election", "election", ELECTION, ("2025-06-01", "2025-06-02")))) == 2
    assert len(events(twice("attack", "attack", RAIDS, ("2025-06-01", "2025-06-01")))) == 2
