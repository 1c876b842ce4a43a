"""What the lexicon knows of people, states, media and institutions."""

from __future__ import annotations

from datetime import date

import pytest

from onrecord.lexicon.base import read_toml
from onrecord.lexicon.countries import (
    countries,
    country,
    country_named,
    country_of_capital,
    country_of_people,
    country_of_seat,
)
from onrecord.lexicon.gazetteer import gazetteer, institutions, side_of
from onrecord.lexicon.media import media, medium_at, medium_named
from onrecord.lexicon.people import (
    given_names,
    holders,
    people,
    person,
    person_named,
    persons_called,
    posts,
    surname_of,
    titles,
)
from onrecord.model import Kind


def test_ids_are_unique() -> None:
    for rows in (people(), media(), institutions()):
        ids = [row.id for row in rows]

        assert len(ids) == len(set(ids))


def test_every_office_belongs_to_a_known_state_or_institution() -> None:
    known = {body.id for body in institutions()} | {state.id for state in countries()}

    assert [post for post in posts() if post.of not in known or post.speaks not in known] == []


def test_dates_of_an_office_are_in_order() -> None:
    wrong = [
        (post.role, post.of, who)
        for post in posts()
        for who, first, last in post.holders
        if first is None or (last is not None and last < first)
    ]

    assert wrong == []


def test_no_two_people_lead_a_state_at_once_save_on_the_day_of_change() -> None:
    overlaps = [
        (post.of, before, after)
        for post in posts()
        if post.leads
        for before, after in zip(post.holders, post.holders[1:], strict=False)
        if before[2] is None or (after[1] or "") < before[2]
    ]

    assert overlaps == []


def test_every_extra_fact_is_about_somebody_listed() -> None:
    data = read_toml("offices.toml")["person"]
    names = {somebody.name for somebody in people()}
    told = {*data["women"], *data["names"], *data["surnames"], *data["wikidata"]}

    assert told - names == set()


@pytest.mark.parametrize(
    ("role", "of", "day", "name"),
    [
        ("president", "place:united-states", date(2012, 6, 1), "Barack Obama"),
        ("leader", "place:germany", date(2020, 1, 1), "Angela Merkel"),
        ("foreign minister", "place:russia", date(2022, 3, 1), "Sergey Lavrov"),
        ("secretary general", "organisation:nato", date(2025, 6, 1), "Mark Rutte"),
        ("spokesman", "organisation:kremlin", date(2025, 6, 1), "Dmitry Peskov"),
    ],
)
def test_offices_know_their_holder_on_a_day(role: str, of: str, day: date, name: str) -> None:
    assert [somebody.name for somebody in holders(role, of, day)] == [name]


def test_nobody_holds_an_office_after_leaving_it() -> None:
    merkel = person("person:angela-merkel")

    assert merkel is not None
    assert merkel.held(date(2023, 1, 1)) == ()


@pytest.mark.parametrize("spelling", ["Volodymyr Zelensky", "Volodymyr Zelenskyy", "Володимир Зеленський"])
def test_a_person_is_found_in_any_usual_spelling(spelling: str) -> None:
    found = person_named(spelling)

    assert found is not None
    assert found.id == "person:volodymyr-zelensky"


def test_a_bare_surname_means_who_is_in_office_that_day() -> None:
    assert persons_called("Bush", date(2005, 1, 1))[0].name == "George W. Bush"
    assert persons_called("Bush", date(1990, 1, 1))[0].name == "George H. W. Bush"


def test_an_unknown_name_is_nobody() -> None:
    assert person_named("Xylophia Quistgaard") is None
    assert persons_called("Quistgaard") == ()


def test_small_words_belong_to_a_surname() -> None:
    assert surname_of("Ursula von der Leyen") == "von der Leyen"
    assert surname_of("George W. Bush") == "Bush"


@pytest.mark.parametrize("name", ["Washington Post", "the Washington Post", "THE WASHINGTON POST", "WaPo"])
def test_an_outlet_goes_by_many_names(name: str) -> None:
    found = medium_named(name)

    assert found is not None
    assert (found.id, found.kind) == ("outlet:the-washington-post", Kind.OUTLET)


def test_media_are_known_by_their_site() -> None:
    found = medium_at("https://www.reuters.com/world/some-story/")

    assert found is not None
    assert found.id == "agency:reuters"
    assert medium_at("https://example.org/reuters.com") is None


def test_state_media_are_marked() -> None:
    assert {m.name for m in media() if m.state_owned} >= {"TASS", "Xinhua", "RT"}
    assert "Reuters" not in {m.name for m in media() if m.state_owned}


def test_a_state_is_known_by_name_people_capital_and_seat() -> None:
    russia = country("ru")

    assert russia is not None
    assert country_named("Russian Federation") == russia
    assert country_of_people("Russians") == russia
    assert country_of_capital("Moscow") == russia
    assert country_of_seat("the Kremlin") == russia
    assert country_of_people("Martians") is None


def test_seats_and_capitals_stand_for_their_state() -> None:
    assert side_of("organisation:kremlin") == "place:russia"
    assert side_of("place:kyiv") == "place:ukraine"
    assert side_of("organisation:nato") is None


def test_codes_are_two_capitals_and_unique() -> None:
    codes = [state.iso for state in countries() if state.iso]

    assert all(len(code) == 2 and code.isupper() for code in codes)
    assert len(codes) == len(set(codes))


def test_the_longest_name_is_looked_at_first() -> None:
    names = [name for name, _ in gazetteer()["New"]]

    assert names == sorted(names, key=lambda name: (-len(name), name))


def test_forenames_are_of_one_gender_or_both() -> None:
    assert (given_names()["angela"], given_names()["vladimir"], given_names()["robin"]) == ("f", "m", "n")


def test_role_nouns_mean_offices_that_exist() -> None:
    offices = {post.role for post in posts()} | {"leader", "acting president"}
    meant = {
        office
        for roles in (titles().roles, titles().epithets)
        for found in roles.values()
        for office in found
    }

    assert meant - offices == set()
