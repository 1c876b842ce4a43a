"""A spokesman speaks for whoever some report says."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.link import link_entities
from onrecord.link.relabel import relabel
from onrecord.link.roots import independent_roots, roots_in
from onrecord.link.sides import with_known_sides
from onrecord.model import Kind, Links, Office
from storydesk import Desk


def side_of_lee(text: str, presidents: tuple[str, ...] = ("Rosa Marin",)) -> str | None:
    desk = Desk("a.txt", "Courier", "2024-03-05", text)
    for name in ("Rosa Marin", "Otto Brandt"):
        if name in text:
            role = "president" if name in presidents else "prime minister"
            state = f"place:{name.split()[1].lower()}land"
            desk.entity(name, Kind.PERSON, side=state)
            held = (Office(role=role, of=state),)
            desk.reading = replace(
                desk.reading,
                entities=tuple(
                    replace(e, roles=held) if e.name == name else e for e in desk.reading.entities
                ),
            )
    desk.entity("Ann Lee")
    entities, entity_of = link_entities([desk.reading])
    found = with_known_sides([desk.reading], entities, entity_of)
    return next(e.side for e in found if e.name == "Ann Lee")


@pytest.mark.parametrize(
    "text",
    [
        "Rosa Marin spoke. It went well, presidential aide Ann Lee said.",
        "Rosa Marin's spokeswoman, Ann Lee, said so.",
        "It went well, said Ann Lee, a spokeswoman for Rosa Marin.",
    ],
)
def test_who_serves_a_leader_speaks_for_the_leaders_side(text: str) -> None:
    assert side_of_lee(text) == "place:marinland"


@pytest.mark.parametrize(
    "text",
    [
        "Rosa Marin spoke. It went well, Ann Lee said.",
        "Otto Brandt spoke. It went well, presidential aide Ann Lee said.",
        "Rosa Marin's guest, Ann Lee, said so.",
        "Rosa Marin's spokeswoman told Ann Lee so.",
    ],
)
def test_who_only_stands_near_one_does_not(text: str) -> None:
    assert side_of_lee(text) is None


def test_of_two_presidents_neither_is_taken() -> None:
    text = "Rosa Marin met Otto Brandt. It went well, presidential aide Ann Lee said."

    assert side_of_lee(text, ("Rosa Marin", "Otto Brandt")) is None


def test_a_leader_and_the_spokesman_of_the_leaders_office_are_one_root() -> None:
    desk = Desk("a.txt", "Courier", "2024-03-05", "It went well, Rosa Marin said. Very well, Ann Lee said.")
    desk.entity("Palace", Kind.ORGANISATION, side="place:marinland")
    leader = desk.said("It went well", desk.entity("Rosa Marin", side="place:marinland"))
    lee = desk.said("Very well", desk.entity("Ann Lee", side="organisation:palace"))
    elsewhere = replace(lee.chain[1], entity="person:x", side="place:elsewhere")
    entities, entity_of = link_entities([desk.reading])

    relabelled = relabel(desk.reading, Links(entities=entities, entity_of=entity_of))

    assert len(independent_roots((s.chain for s in relabelled.statements), roots_in(entities))) == 1
    assert len(independent_roots([leader.chain, (lee.chain[0], elsewhere)], roots_in(entities))) == 2


def test_an_adviser_to_somebody_without_a_state_speaks_for_her() -> None:
    desk = Desk("a.txt", "Courier", "2024-03-05", "It is so, said Bo Marsh, a top adviser to Ann Lee.")
    desk.entity("Bo Marsh")
    desk.entity("Ann Lee")
    entities, entity_of = link_entities([desk.reading])

    known = with_known_sides([desk.reading], entities, entity_of)

    assert {e.name: e.side for e in known} == {"Bo Marsh": "person:ann-lee", "Ann Lee": None}
