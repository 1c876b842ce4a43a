"""Events across reports, on readings made by hand after the founding example."""

from __future__ import annotations

import random

import pytest

from onrecord.link import link
from onrecord.link.likeness import near
from onrecord.model import Duration, Event, Links, Reading, Realis, Ruling, WhenBasis
from storydesk import Desk

HOUR = (54.0, 66.0)


def call(
    name: str,
    *,
    published: str | None = "2025-06-05",
    outlet: str | None = None,
    who: tuple[str, ...] = ("Vladimir Putin", "Donald Trump"),
    day: str | tuple[str | None, str | None] | None = None,
    basis: WhenBasis = WhenBasis.STATED,
    minutes: tuple[float | None, float | None] | None = None,
    ordinal: int | None = None,
    topics: tuple[str, ...] = (),
    realis: Realis = Realis.ACTUAL,
    kind: str = "call",
    place: str | None = None,
) -> Reading:
    """A report that tells of one event."""
    desk = Desk(name, outlet, published, f"{' and '.join(who)} had a call ({name}).")
    parties = [desk.entity(w) for w in who]
    desk.event(
        kind,
        "call",
        *parties,
        day=day,
        basis=basis,
        minutes=minutes,
        ordinal=ordinal,
        topics=topics,
        realis=realis,
        place=place,
    )
    return desk.reading


def background() -> Reading:
    """After 000: the new call, and the one of 19 May with the call to Zelensky before it."""
    desk = Desk(
        "000",
        None,
        "2025-06-04",
        "Trump spoke to Putin again. On May 19 he called Zelensky before his conversation with Putin.",
    )
    trump, putin = desk.entity("Donald Trump"), desk.entity("Vladimir Putin")
    zelensky = desk.entity("Volodymyr Zelensky")
    desk.event(
        "call",
        "spoke",
        trump,
        putin,
        day=("2025-06-03", "2025-06-04"),
        basis=WhenBasis.BOUNDS,
        minutes=(67.5, 82.5),
    )
    desk.event("call", "called", trump, zelensky, day="2025-05-19")
    desk.event("call", "conversation", putin, trump, day="2025-05-19", minutes=(120, None))
    return desk.reading


def story() -> list[Reading]:
    return [
        background(),
        call("001", day="2025-06-04", basis=WhenBasis.RELATIVE, minutes=(67.5, 82.5), topics=("Iran",)),
        call(
            "002",
            published=None,
            outlet="gnews",
            minutes=HOUR,
            ordinal=6,
            topics=("Middle East", "Israel and Iran"),
            day=("2025-01-01", None),
            basis=WhenBasis.BOUNDS,
        ),
        call("003", published="2025-05-20", day="2025-05-19", basis=WhenBasis.RELATIVE, minutes=(120, None)),
        call(
            "004",
            published="2025-06-14",
            day=("2025-06-13", "2025-06-14"),
            basis=WhenBasis.BOUNDS,
            minutes=(50, 50),
            topics=("Middle East", "Israel and Iran"),
        ),
    ]


def between(links: Links, *people: str) -> list[Event]:
    found = [e for e in links.events if {p.party.name for p in e.participants} == set(people)]
    return sorted(found, key=lambda e: e.when.interval.last or "~" if e.when else "~")


def docs(event: Event) -> list[str]:
    return [d.removeprefix("d-") for d in event.documents]


def test_four_calls_of_two_presidents_stay_four() -> None:
    calls = between(link(story()), "Vladimir Putin", "Donald Trump")

    assert [docs(c) for c in calls] == [["000", "003"], ["000", "001"], ["004"], ["002"]]


def test_the_undated_call_is_possibly_that_of_14_june_with_reasons_for_and_against() -> None:
    calls = between(link(story()), "Vladimir Putin", "Donald Trump")
    undated = calls[3]

    assert [m.event for m in undated.possibly_same_as] == [calls[2].id]
    reason = undated.possibly_same_as[0].reason
    assert "both speak of Israel and Iran, Middle East" in reason
    assert "Against: one of the tellings gives no day; taken exactly, the lengths differ" in reason
    assert "undated" in undated.label


def test_a_label_says_kind_parties_day_and_length() -> None:
    calls = between(link(story()), "Vladimir Putin", "Donald Trump")

    assert calls[1].label == "Phone call, Vladimir Putin and Donald Trump, 4 Jun 2025, about 1 h 15 min"
    assert calls[0].label == "Phone call, Vladimir Putin and Donald Trump, 19 May 2025, over 2 h"


def test_yesterday_narrows_the_bounds_of_another_report() -> None:
    event = between(link(story()), "Vladimir Putin", "Donald Trump")[1]

    assert event.when is not None
    assert (event.when.interval.first, event.when.interval.last) == ("2025-06-04", "2025-06-04")
    assert event.when.basis is WhenBasis.RELATIVE


def test_the_order_of_reports_changes_nothing() -> None:
    readings = story()
    shuffled = readings[:]
    random.Random(7).shuffle(shuffled)

    assert link(readings) == link(shuffled)


def test_dated_calls_of_one_pair_are_a_series_in_order() -> None:
    calls = between(link(story()), "Vladimir Putin", "Donald Trump")

    assert {(r.kind, r.event) for r in calls[1].relations} >= {
        ("after", calls[0].id),
        ("before", calls[2].id),
        ("series", calls[3].id),
    }


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (call("a", day="2025-06-04"), call("b", day="2025-06-05")),
        (
            call("a", day="2025-06-04"),
            call("b", day="2025-06-04", who=("Donald Trump", "Volodymyr Zelensky")),
        ),
        (call("a", day="2025-06-04"), call("b", day="2025-06-04", realis=Realis.PLANNED)),
        (call("a", day="2025-06-04"), call("b", day="2025-06-04", realis=Realis.DENIED)),
        (call("a", day="2025-06-04", minutes=(50, 50)), call("b", day="2025-06-04", minutes=(120, None))),
        (call("a", day="2025-06-04"), call("b", day="2025-06-04", kind="meeting")),
        (call("a", day="2025-06-04"), call("b")),
        (call("a", day="2025-06-04"), call("b", day=("2025-06-01", "2025-06-30"))),
    ],
    ids=["day", "parties", "planned", "denied", "length", "kind", "undated", "loose-month"],
)
def test_two_events_stay_two(a: Reading, b: Reading) -> None:
    assert len(link([a, b]).events) == 2


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (call("a", day="2025-06-04"), call("b", day=("2025-06-03", "2025-06-04"))),
        (call("a", day="2025-06-04", minutes=(50, 50)), call("b", day="2025-06-04", minutes=HOUR)),
        (call("a", day="2025-06-04", kind="talks"), call("b", day="2025-06-04")),
        (call("a", day="2025-06-04", realis=Realis.ALLEGED), call("b", day="2025-06-04")),
        (
            call("a", day="2025-06-04", who=("Vladimir Putin",), minutes=(120, None)),
            call("b", day="2025-06-04", minutes=(120, None)),
        ),
    ],
    ids=["bounds", "rounded-length", "talks-for-a-call", "alleged", "one-party-told-and-equal-length"],
)
def test_two_tellings_are_one(a: Reading, b: Reading) -> None:
    assert len(link([a, b]).events) == 1


def test_talks_of_one_place_and_day_are_one_even_without_names() -> None:
    a = call("a", kind="talks", who=("Anna Bell",), day="2025-06-02", place="Istanbul")
    b = call("b", kind="talks", who=("Carl Dorn",), day="2025-06-02", place="Istanbul")
    nobody = Desk("c", None, "2025-06-03", "The call.")
    nobody.event("talks", "call", day="2025-06-02", place="Istanbul")

    assert len(link([a, nobody.reading]).events) == 1
    assert len(link([a, b]).events) == 2


def test_what_was_planned_and_then_happened_is_related_and_not_one() -> None:
    plan = call("a", day="2025-06-04", realis=Realis.PLANNED, published="2025-06-01")
    fact = call("b", day="2025-06-04")

    links = link([plan, fact])
    planned = next(e for e in links.events if e.realis is Realis.PLANNED)
    happened = next(e for e in links.events if e.realis is Realis.ACTUAL)

    assert [(r.kind, r.event) for r in planned.relations] == [("planned-then-happened", happened.id)]


def test_two_spokesmen_of_one_side_are_one_root_and_own_voice_is_unattributed() -> None:
    readings = []
    for name, speaker in (("a", "Dara Velin"), ("b", "Pavel Orsk"), ("c", None)):
        desk = Desk(name, f"Outlet {name}", "2025-06-05", "Putin and Trump had a call.")
        who = [desk.entity("Vladimir Putin"), desk.entity("Donald Trump")]
        party = desk.entity(speaker, side="organisation:kremlin") if speaker else None
        told = desk.said("had a call", party) if party else None
        desk.event("call", "call", *who, day="2025-06-04", statement=told)
        readings.append(desk.reading)

    (event,) = link(readings).events

    assert len(event.documents) == event.outlets == 3
    assert event.roots == ("Dara Velin / Pavel Orsk",)
    assert event.unattributed == 1


def test_a_ruling_parts_what_the_machine_joins_and_joins_what_it_parts() -> None:
    a, b = call("a", day="2025-06-04"), call("b", day="2025-06-04")
    far = call("c", day="2025-07-01")
    ids = [r.events[0].id for r in (a, b, far)]

    def ruling(kind: str, *subject: str, withdrawn: bool = False) -> Ruling:
        return Ruling(
            id="r", kind=kind, subject=subject, why="-", by="me", made="2025-07-01", withdrawn=withdrawn
        )

    assert len(link([a, b], [ruling("different", ids[0], ids[1])]).events) == 2
    assert len(link([a, b], [ruling("different", ids[0], ids[1], withdrawn=True)]).events) == 1
    assert len(link([a, far], [ruling("same", ids[0], ids[2])]).events) == 1
    by_record_id = [e.id for e in link([a, far]).events]
    assert len(link([a, far], [ruling("same", *by_record_id)]).events) == 1


def test_fifty_minutes_can_be_told_as_an_hour_and_seventy_five_cannot() -> None:
    hour = Duration(low=54, high=66)

    assert near(hour, Duration(low=50, high=50))
    assert not near(hour, Duration(low=67.5, high=82.5))


def test_the_second_call_in_nine_days_can_be_the_fourth_this_year() -> None:
    events = link([call("a", day="2025-06-04", ordinal=2), call("b", day="2025-06-04", ordinal=4)]).events

    assert len(events) == 1
