"""Which main events of reports of the same days are one, and which only look like it."""

from __future__ import annotations

import pytest

from onrecord.link import link
from onrecord.model import Event, Kind, Reading, Realis
from storydesk import Desk


def news(
    name: str,
    kind: str,
    word: str,
    *parties: tuple[str, str],
    realis: Realis = Realis.ACTUAL,
    day: str | None = None,
    published: str = "2024-05-10",
    before: str = "",
) -> Reading:
    """A report of one event; `parties` are (role, name), `before` is what it opens with."""
    told = ", ".join(who for _, who in parties)
    desk = Desk(name, None, published, f"{before}As reported in {name}, {told}: the {word} came about.")
    everybody = [desk.entity(who, Kind.PERSON) for _, who in parties]
    desk.event(kind, word, *everybody, realis=realis, day=day, roles=tuple(role for role, _ in parties))
    return desk.reading


def events(*readings: Reading) -> tuple[Event, ...]:
    return link(list(readings)).events


SMITH = ("who", "Anna Smith")
PLANNED = Realis.PLANNED


def test_a_resignation_that_two_reports_open_with_is_one_with_the_reason_in_words() -> None:
    (event,) = events(
        news("a", "resignation", "resignation", SMITH, day="2024-05-09"),
        news("b", "resignation", "departure", SMITH),
    )

    assert len(event.documents) == 2
    assert event.reason == "the main news of reports of the same days, with Anna Smith in it"


def test_a_resignation_announced_for_later_has_the_day_of_the_deed() -> None:
    (event,) = events(
        news("a", "resignation", "resignation", SMITH, day="2024-05-09"),
        news("b", "resignation", "departure", SMITH, realis=PLANNED, day="2024-06-30"),
    )

    assert event.realis is Realis.ACTUAL
    assert event.when is not None
    assert event.when.interval.first == "2024-05-09"


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (
            news("a", "resignation", "resignation", SMITH),
            news("b", "resignation", "resignation", ("who", "Ben Marsk")),
        ),
        (
            news("a", "resignation", "resignation", SMITH, day="2024-05-09"),
            news("b", "resignation", "resignation", SMITH, day="2024-05-07"),
        ),
        (
            news("a", "resignation", "resignation", SMITH),
            news("b", "resignation", "resignation", SMITH, realis=Realis.DENIED),
        ),
        (
            news("a", "resignation", "resignation", SMITH),
            news("b", "resignation", "resignation", SMITH, published="2024-05-20"),
        ),
        (
            news("a", "resignation", "resignation", SMITH),
            news("b", "resignation", "resignation", SMITH, before="It rained all day in the hills. " * 40),
        ),
        (
            news("a", "call", "call", SMITH, ("who", "Ben Marsk")),
            news("b", "call", "call", SMITH, ("who", "Ben Marsk")),
        ),
        (
            news("a", "appointment", "appointment", ("agent", "Anna Smith"), ("who", "Ben Marsk")),
            news("b", "appointment", "appointment", ("agent", "Anna Smith"), ("who", "Carl Voss")),
        ),
        (
            news("a", "attack", "attack", ("agent", "Anna Smith")),
            news("b", "attack", "attack", ("agent", "Anna Smith")),
        ),
    ],
    ids=[
        "another person",
        "another day",
        "denied",
        "ten days later",
        "not what it opens with",
        "a call",
        "another appointed",
        "an attack",
    ],
)
def test_what_only_looks_like_the_same_main_news_is_two(a: Reading, b: Reading) -> None:
    assert len(events(a, b)) == 2


def test_the_debate_needs_no_names_and_the_trial_does() -> None:
    debate = events(news("a", "debate", "debate", SMITH, ("who", "Ben Marsk")), news("b", "debate", "debate"))
    trial = events(news("a", "trial", "trial", ("target", "Anna Smith")), news("b", "trial", "trial"))

    assert len(debate) == 1
    assert len(trial) == 2


def test_persons_of_one_state_who_resign_on_one_day_are_two() -> None:
    found = events(
        news("a", "resignation", "resignation", SMITH, day="2024-05-09"),
        news("b", "resignation", "resignation", ("who", "Ben Marsk"), day="2024-05-09"),
    )

    assert len(found) == 2


def test_a_son_with_a_middle_initial_is_the_son_and_not_the_father() -> None:
    son = events(
        news("a", "trial", "plea", ("agent", "Karl Voss Jr.")),
        news("b", "trial", "plea", ("agent", "Karl L. Voss Jr.")),
    )
    father = events(
        news("a", "trial", "plea", ("agent", "Karl Voss Jr.")),
        news("b", "trial", "plea", ("agent", "Karl Voss Sr.")),
    )

    assert len(son) == 1
    assert len(father) == 2
