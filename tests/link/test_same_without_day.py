"""Events that reports tell without a day, and how many alike tellings are grouped."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest
from test_link_events import call

from onrecord.link import link
from onrecord.link.roots import independent_roots, roots_in
from onrecord.model import Entity, Event, Hop, HopRole, Kind, Participant, Party, Reading, Realis
from storydesk import Desk


def told(
    name: str,
    kind: str,
    word: str,
    *who: str,
    topics: tuple[str, ...] = (),
    realis: Realis = Realis.ACTUAL,
    day: str | None = None,
    published: str | None = "2025-06-05",
    place: str | None = None,
    minutes: tuple[float, float] | None = None,
) -> Reading:
    desk = Desk(name, None, published, f"{' and '.join(who)}: {word} ({name}).")
    parties = [desk.entity(w, Kind.PLACE) for w in who]
    desk.event(kind, word, *parties, topics=topics, realis=realis, day=day, place=place, minutes=minutes)
    return desk.reading


NUCLEAR = ("Norland's nuclear programme",)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (
            told("a", "talks", "negotiations", "Norland", "Estria", topics=NUCLEAR),
            told("b", "talks", "talks", "Norland", topics=NUCLEAR, realis=Realis.HYPOTHETICAL),
        ),
        (
            told("a", "talks", "negotiations", "Norland", "Estria", topics=NUCLEAR),
            told("b", "talks", "negotiating", "Norland"),
        ),
        (
            told("a", "agreement", "memorandum", "Norland", "Estria", realis=Realis.PLANNED),
            told("b", "agreement", "memorandum", "Norland", "Estria", realis=Realis.PROPOSED),
        ),
        (
            told("a", "ceasefire", "truce", realis=Realis.PROPOSED, minutes=(43200, 43200)),
            told("b", "ceasefire", "ceasefire", realis=Realis.PROPOSED, minutes=(43200, 43200)),
        ),
        (
            told("a", "talks", "talks", place="Tarn"),
            told("b", "meeting", "meeting", place="Tarn", day="2025-06-02", published="2025-06-14"),
        ),
    ],
    ids=["one matter", "bare talks with whom the matter is", "one memorandum", "30 days", "held that week"],
)
def test_without_a_day_they_can_be_one(a: Reading, b: Reading) -> None:
    assert len(link([a, b]).events) == 1


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (
            told("a", "talks", "negotiations", "Norland", "Estria", topics=NUCLEAR),
            told("b", "talks", "negotiations", "Norland", "Estria", topics=("Fisheries",)),
        ),
        (
            told("a", "talks", "negotiations", "Norland", "Estria", topics=NUCLEAR),
            told("b", "talks", "negotiations", "Vael"),
        ),
        (
            told("a", "agreement", "memorandum", "Norland", "Estria", realis=Realis.PLANNED),
            told("b", "agreement", "treaty", "Norland", "Estria", realis=Realis.PLANNED),
        ),
        (
            told("a", "ceasefire", "truce", realis=Realis.PROPOSED, minutes=(43200, 43200)),
            told("b", "ceasefire", "truce", realis=Realis.PROPOSED, minutes=(4320, 4320)),
        ),
        (
            told("a", "talks", "talks", place="Tarn"),
            told("b", "talks", "talks", place="Tarn", day="2025-05-16", published="2025-06-14"),
        ),
    ],
    ids=["other matters", "another party", "another paper", "3 days", "held weeks before"],
)
def test_without_a_day_they_can_be_two(a: Reading, b: Reading) -> None:
    assert len(link([a, b]).events) == 2


def shelling(name: str, target: str, day: str | None) -> Reading:
    """A report in which the target is told in words alone."""
    desk = Desk(name, None, "2024-03-10", f"The shelling of {target} ({name}).")
    mention = desk.event("attack", "shelling", day=day)
    described = (Participant(role="target", party=Party(name=target)),)
    return replace(desk.reading, events=(replace(mention, participants=described),))


def test_the_shelling_of_a_named_dam_is_one_and_of_a_dam_is_not() -> None:
    named = link([shelling("a", "the Venna dam", "2024-02-27"), shelling("b", "the Venna dam", None)])
    plain = link([shelling("a", "the old dam", "2024-02-27"), shelling("b", "the old dam", None)])

    assert len(named.events) == 1
    assert len(plain.events) == 2


def event(*readings: Reading) -> Event:
    events = link(readings).events
    assert len(events) == 1
    return events[0]


def test_states_are_not_listed_beside_the_people_who_speak_for_them() -> None:
    desk = Desk("a", None, "2025-06-05", "Ann Lee, Bo Marsh, Norland, Estria and Vael had a call.")
    people = [desk.entity("Ann Lee", side="place:norland"), desk.entity("Bo Marsh", side="place:estria")]
    states = [desk.entity(s, Kind.PLACE) for s in ("Norland", "Estria", "Vael")]
    desk.event("call", "call", *people, *states)

    assert [p.party.name for p in event(desk.reading).participants] == ["Ann Lee", "Bo Marsh", "Vael"]


def test_a_label_says_who_did_it_to_whom() -> None:
    desk = Desk("a", None, "2025-06-05", "Norland attacked Estria.")
    sides = [desk.entity("Norland", Kind.PLACE), desk.entity("Estria", Kind.PLACE)]
    desk.event("attack", "attacked", *sides, roles=("agent", "target"), day="2025-06-01")

    assert event(desk.reading).label == "Attack by Norland on Estria, 1 Jun 2025"


def test_one_who_speaks_with_many_is_named_first() -> None:
    names = ("Zoe Young", "Al Ames", "Bo Bell", "Cy Cole", "Di Dean")
    desk = Desk("a", None, "2025-06-05", f"{', '.join(names)}: a call.")
    desk.event(
        "call", "call", *(desk.entity(n) for n in names), roles=("who", "with", "with", "with", "with")
    )

    assert event(desk.reading).label.startswith("Phone call, Zoe Young, Al Ames, Bo Bell and 2 others")


def test_delegations_that_meet_for_talks_hold_talks() -> None:
    readings = [
        told(n, kind, "session", "Norland", "Estria", day="2025-06-20", place="Tarn")
        for n, kind in (("a", "talks"), ("b", "talks"), ("c", "meeting"))
    ]

    assert event(*readings).kind == "talks"


def test_a_thousand_tellings_of_one_call_are_grouped_in_a_moment() -> None:
    readings = [call(f"{n:04}", day="2025-06-04", minutes=(67.5, 82.5)) for n in range(1000)]
    start = time.process_time()
    found = event(*readings)

    assert len(found.documents) == 1000
    assert time.process_time() - start < 5


def test_what_two_say_together_is_no_third_root() -> None:
    lee = Entity(id="person:ann-lee", kind=Kind.PERSON, name="Ann Lee")
    marsh = Entity(id="person:bo-marsh", kind=Kind.PERSON, name="Bo Marsh", side="place:estria")
    known = roots_in((lee, marsh))

    def said(name: str, entity: str | None = None) -> tuple[Hop, ...]:
        return (Hop(role=HopRole.SPEAKER, name=name, entity=entity),)

    joint = independent_roots([said("Ann Lee and Bo Marsh"), said("Ann Lee", lee.id)], known)
    firm = independent_roots([said("Smith and Sons"), said("Ann Lee", lee.id)], known)

    assert joint == ("Ann Lee", "Bo Marsh")
    assert firm == ("Ann Lee", "Smith and Sons")


def test_alike_tellings_of_other_matters_are_not_taken_together() -> None:
    matters = (NUCLEAR, NUCLEAR, ("Fisheries",), ("Fisheries",))
    readings = [told(f"{n}", "talks", "talks", "Norland", "Estria", topics=m) for n, m in enumerate(matters)]

    assert sorted(len(e.documents) for e in link(readings).events) == [2, 2]
