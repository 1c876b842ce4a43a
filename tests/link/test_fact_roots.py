"""On how many feet a fact stands: institutions, not people, and nobody who only passes it on."""

from __future__ import annotations

import pytest

from onrecord.link.roots import independent_roots, is_named, roots_in
from onrecord.model import Chain, Entity, Hop, HopRole, Kind

LEE = Entity(id="person:ann-lee", kind=Kind.PERSON, name="Ann Lee")
MARSH = Entity(id="person:bo-marsh", kind=Kind.PERSON, name="Bo Marsh", side="organisation:palace")
PALACE = Entity(id="organisation:palace", kind=Kind.ORGANISATION, name="Palace", side="place:estria")
ROOTS = roots_in((LEE, MARSH, PALACE))


def chain(*hops: Hop) -> Chain:
    return (Hop(role=HopRole.OUTLET, name="Courier", implicit=True), *hops)


def speaker(name: str, entity: str | None = None, *, beside: bool = False) -> Hop:
    return Hop(role=HopRole.SPEAKER, name=name, entity=entity, beside=beside)


def agency(name: str) -> Hop:
    return Hop(role=HopRole.AGENCY, name=name, entity=f"agency:{name.lower()}")


def test_an_agency_that_names_nobody_is_no_root() -> None:
    assert independent_roots([chain(agency("Meridian"))], ROOTS) == ()


def test_an_agency_is_looked_through_to_whom_it_cites() -> None:
    told = chain(agency("Meridian"), speaker("Ann Lee", LEE.id))

    assert independent_roots([told], ROOTS) == ("Ann Lee",)


def test_those_named_together_vouch_each_for_themselves() -> None:
    told = chain(speaker("Ann Lee", LEE.id), speaker("Bo Marsh", MARSH.id, beside=True))

    assert independent_roots([told], ROOTS) == ("Ann Lee", "Bo Marsh")


def test_somebodys_lawyer_speaks_for_him() -> None:
    told = [chain(speaker("Lee’s lawyer")), chain(speaker("Ann Lee", LEE.id))]

    assert independent_roots(told, ROOTS) == ("Ann Lee / Lee’s lawyer",)


def test_a_name_with_an_initial_is_the_person() -> None:
    told = [
        chain(speaker("The deputy, Representative Ann B. Lee of Orland")),
        chain(speaker("Ann Lee", LEE.id)),
    ]

    assert independent_roots(told, ROOTS) == ("Ann Lee",)


def test_a_surname_that_several_bear_is_no_root_beside_one_of_them() -> None:
    roots = roots_in((LEE, Entity(id="person:cy-lee", kind=Kind.PERSON, name="Cy Lee")))
    told = [chain(speaker("Lee")), chain(speaker("Ann Lee", LEE.id))]

    assert independent_roots(told, roots) == ("Ann Lee",)


def test_who_speaks_in_a_paper_vouches_and_not_the_paper() -> None:
    told = [chain(speaker("a press release from the Orland Attorney’s Office"))]

    assert independent_roots(told, ROOTS) == ("the Orland Attorney’s Office",)


def test_two_people_in_one_breath_are_their_own_institutions() -> None:
    told = [chain(speaker("Ann Lee and Bo Marsh"))]

    assert independent_roots(told, ROOTS) == ("Ann Lee", "Bo Marsh")


@pytest.mark.parametrize(
    "name",
    ["the committee", "his ministry", "The leaders of the Senate", "Lee’s lawyer", "Republicans", "Ann Lee"],
)
def test_names_bodies_and_those_described_by_a_name_can_be_held_to_it(name: str) -> None:
    assert is_named(speaker(name))


@pytest.mark.parametrize(
    "name",
    [
        *("some close to the chairman", "Critics", "many party leaders", "the investigation", "The"),
        *(
            "a spokesman for the Palace",
            "major firms like Orla and Vint",
            "your mother",
            "The communications pro",
        ),
    ],
)
def test_nobody_can_be_held_to_what_others_are_said_to_say(name: str) -> None:
    assert not is_named(speaker(name))
