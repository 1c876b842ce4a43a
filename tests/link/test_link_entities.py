from dataclasses import replace

from onrecord.lexicon.countries import state_wikidata
from onrecord.link import link
from onrecord.model import Kind, Office, Reading, Ruling
from storydesk import Desk


def naming(doc: str, *names: str, wikidata: str | None = None, kind: Kind = Kind.PERSON) -> Reading:
    desk = Desk(doc, None, None, " and ".join(names))
    for name in names:
        desk.entity(name, kind, wikidata=wikidata)
    return desk.reading


def ids(*readings: Reading) -> list[str]:
    return [e.id for e in link(readings).entities]


def test_spellings_of_one_name_are_one_person() -> None:
    links = link([naming("a", "Yury Ushakov"), naming("b", "Yuri Ushakov"), naming("c", "Yuri Ushakov")])

    (entity,) = links.entities
    assert entity.id == "person:yury-ushakov"
    assert entity.names == ("Yuri Ushakov", "Yury Ushakov")
    assert [p.doc for p in entity.mentions] == ["d-a", "d-b", "d-c"]
    assert links.entity_of[("d-a", "person:yury-ushakov")] == "person:yury-ushakov"


def test_a_bare_surname_joins_the_only_person_who_bears_it() -> None:
    assert ids(naming("a", "Ilena Marsk"), naming("b", "Marsk")) == ["person:ilena-marsk"]
    assert ids(naming("a", "Ursula von der Leyen"), naming("b", "von der Leyen")) == [
        "person:ursula-von-der-leyen"
    ]


def test_a_bare_surname_that_two_people_bear_stays_on_its_own() -> None:
    found = ids(naming("a", "Bill Clinton"), naming("b", "Hillary Clinton"), naming("c", "Clinton"))

    assert found == ["person:bill-clinton", "person:clinton", "person:hillary-clinton"]


def test_one_name_with_two_wikidata_ids_is_two_people() -> None:
    found = ids(naming("a", "John Smith", wikidata="Q1"), naming("b", "John Smith", wikidata="Q2"))

    assert found == ["person:john-smith", "person:john-smith-2"]


def test_a_middle_name_makes_no_second_person_and_another_given_name_does() -> None:
    assert len(ids(naming("a", "Donald Trump"), naming("b", "Donald J. Trump"))) == 1
    assert len(ids(naming("a", "Donald Trump"), naming("b", "Eric Trump"))) == 2


def test_an_agency_taken_for_an_organisation_is_the_agency() -> None:
    found = ids(naming("a", "TASS", kind=Kind.AGENCY), naming("b", "TASS", kind=Kind.ORGANISATION))

    assert found == ["agency:tass"]


def test_a_place_and_a_person_of_one_name_are_two() -> None:
    assert len(ids(naming("a", "Paris", kind=Kind.PLACE), naming("b", "Paris"))) == 2


def test_a_place_that_one_report_takes_for_a_person_is_the_place() -> None:
    places = [naming(doc, "Korvath", kind=Kind.PLACE) for doc in ("a", "b")]

    assert len(ids(*places, naming("c", "Korvath"))) == 1


def test_a_surname_that_one_report_takes_for_a_place_is_the_person() -> None:
    people = [naming(doc, "Ilena Marsk") for doc in ("a", "b")]

    assert len(ids(*people, naming("c", "Marsk", kind=Kind.PLACE))) == 1


def test_short_and_full_given_names_are_one_person() -> None:
    assert len(ids(naming("a", "Liz Cheney"), naming("b", "Elizabeth Cheney"))) == 1
    assert len(ids(naming("a", "Jimmy Carter"), naming("b", "James Carter"))) == 1
    assert len(ids(naming("a", "Mary Cheney"), naming("b", "Elizabeth Cheney"))) == 2


def told(doc: str, text: str, *people: tuple[str, str | None, str | None]) -> Reading:
    """A report that names people with a gender and an office, where it tells them."""
    desk = Desk(doc, None, None, text)
    for name, _, _ in people:
        desk.entity(name)
    said = {name: (gender, role) for name, gender, role in people}
    entities = tuple(
        replace(
            e, gender=said[e.name][0], roles=(Office(role=said[e.name][1] or ""),) if said[e.name][1] else ()
        )
        for e in desk.reading.entities
    )
    return replace(desk.reading, entities=entities)


def test_a_couples_surname_goes_to_whom_the_report_calls_she() -> None:
    couple = told(
        "a", "Bram Velden and Ilena Velden", ("Bram Velden", "m", None), ("Ilena Velden", "f", None)
    )
    her = told("b", "Velden", ("Velden", "f", None))
    links = link([couple, her, naming("c", "Velden")])

    assert links.entity_of[("d-b", "person:velden")] == "person:ilena-velden"
    assert links.entity_of[("d-c", "person:velden")] == "person:velden"


def test_a_couples_surname_goes_to_whoever_holds_the_office_that_is_told() -> None:
    people = (("Bram Velden", "m", "president"), ("Ilena Velden", "f", "senator"))
    couple = told("a", "Bram Velden and Ilena Velden", *people)
    links = link([couple, told("b", "Velden", ("Velden", None, "sen."))])

    assert links.entity_of[("d-b", "person:velden")] == "person:ilena-velden"


def test_a_forename_alone_is_the_only_person_of_that_forename() -> None:
    assert ids(naming("a", "Sasha Marsk"), naming("b", "Sasha", kind=Kind.PLACE)) == ["person:sasha-marsk"]
    assert ids(naming("a", "Michael Marsk"), naming("b", "Mike")) == ["person:michael-marsk"]
    assert len(ids(naming("a", "Anna Marsk"), naming("b", "Anna Velden"), naming("c", "Anna"))) == 3


def test_a_letter_wrong_in_one_report_makes_no_second_person() -> None:
    reports = [naming("a", "Reince Morbus"), naming("b", "Reince Morbus"), naming("c", "Reince Mobrus")]

    assert ids(*reports) == ["person:reince-morbus"]
    # One report that has both names means two people; so do two known forenames.
    assert len(ids(naming("a", "Duncan Hansen", "Duncan Hanson"))) == 2
    assert len(ids(naming("a", "Eric Morbus"), naming("b", "Erica Morbus"))) == 2


def test_a_name_without_the_middle_name_is_nobodys_of_two() -> None:
    found = ids(naming("a", "Georg W. Marsk"), naming("b", "Georg H. Marsk"), naming("c", "Georg Marsk"))

    assert found == ["person:georg-h-marsk", "person:georg-marsk", "person:georg-w-marsk"]
    assert len(ids(naming("a", "Georg W. Marsk"), naming("c", "Georg Marsk"))) == 1


def test_father_and_son_are_two_and_one_report_may_leave_out_which() -> None:
    assert len(ids(naming("a", "Bram Velden", "Bram Velden Jr."))) == 2
    assert len(ids(naming("a", "Bram Velden Sr."), naming("b", "Bram Velden Jr."))) == 2
    assert len(ids(naming("a", "Bram Velden Jr."), naming("b", "Bram Velden"))) == 1


def test_a_known_office_holders_surname_is_another_whom_the_other_reports_name() -> None:
    guessed = Desk("c", None, None, "Bush")
    guessed.entity("Bush")
    known = replace(
        guessed.reading.entities[0], id="person:george-w-bush", name="George W. Bush", names=("Bush",)
    )
    report = replace(
        guessed.reading,
        entities=(known,),
        mentions=tuple(replace(m, entity=known.id, name=known.name) for m in guessed.reading.mentions),
    )
    links = link([naming("a", "Reggie Bush"), naming("b", "Reggie Bush"), report])

    assert links.entity_of[("d-c", "person:george-w-bush")] == "person:reggie-bush"


def test_arabic_articles_and_spellings_of_forenames_make_no_second_person() -> None:
    assert len(ids(naming("a", "Bashir al-Marsi"), naming("b", "Bashir Marsi"))) == 1
    assert len(ids(naming("a", "Mohammed Marsi"), naming("b", "Muhammad Marsi"))) == 1
    assert len(ids(naming("a", "Yuri Marsin"), naming("b", "Юрий Марсин"))) == 1


def bodies(*names: str) -> list[str]:
    return ids(*(naming(f"r{n}", name, kind=Kind.ORGANISATION) for n, name in enumerate(names)))


def test_a_body_is_one_under_its_long_name_short_name_and_initials() -> None:
    assert bodies("Norland Bureau of Mines", "NBM") == ["organisation:norland-bureau-of-mines"]
    assert bodies("Norland Air Command", "Air Command") == ["organisation:norland-air-command"]
    assert bodies("Velden Holdings Inc.", "Velden Holdings") == ["organisation:velden-holdings"]
    assert len(bodies("Department of Mines", "Mines Department")) == 1
    assert len(bodies("Korvath Centre", "Korvath Center")) == 1


def test_a_short_name_of_two_bodies_stays_on_its_own() -> None:
    assert len(bodies("Norland Air Command", "Ostrel Air Command", "Air Command")) == 3
    # The report that names only one of them in full means that one.
    one = naming("a", "Norland Air Command", "Command", kind=Kind.ORGANISATION)
    assert len(ids(one, naming("b", "Ostrel Air Command", kind=Kind.ORGANISATION))) == 2


def test_another_word_at_the_end_is_another_body() -> None:
    assert len(bodies("Norland Senate", "Norland Senate Committee")) == 2
    assert len(bodies("Velden University", "University of Velden")) == 2


def test_what_is_ruled_different_stays_apart_though_the_name_would_fit() -> None:
    reports = [naming("a", "Ilena Marsk"), naming("b", "Marsk")]
    ruling = Ruling(
        id="r1", kind="different", subject=("person:ilena-marsk", "person:marsk"), why="", by="", made="2026"
    )

    assert len(link(reports, [ruling]).entities) == 2


def test_in_many_reports_a_surname_needs_somebody_else_in_common() -> None:
    letters = [f"{a}{b}" for a in "bcdfghkl" for b in "aeiouyvwx"]
    crowd = [naming(f"x{n}", f"Tor{x} Zan{x}") for n, x in enumerate(letters)]
    apart = [naming("a", "Ilena Marsk"), naming("b", "Marsk")]
    together = [naming("a", "Ilena Marsk", "Bram Velden"), naming("b", "Marsk", "Bram Velden")]

    assert {"person:marsk", "person:ilena-marsk"} <= set(ids(*crowd, *apart))
    assert "person:marsk" not in ids(*crowd, *together)


def test_roles_are_told_once_and_with_days_where_known() -> None:
    reports = [
        told("a", "Ilena Marsk", ("Ilena Marsk", None, "senator")),
        told("b", "Ilena Marsk", ("Ilena Marsk", None, "senator")),
    ]
    known = told("c", "Donald Trump", ("Donald Trump", None, "president"))

    (marsk,) = link(reports).entities
    (trump,) = link([known]).entities
    assert [o.role for o in marsk.roles] == ["senator"]
    assert all(o.first for o in trump.roles)


def test_the_order_of_reports_changes_no_entity() -> None:
    reports = [
        naming("a", "Ilena Marsk", "Bram Velden"),
        naming("b", "Marsk", "Velden"),
        naming("c", "Ilena Marks"),
        naming("d", "Air Command", kind=Kind.ORGANISATION),
        naming("e", "Norland Air Command", kind=Kind.ORGANISATION),
    ]

    assert link(reports) == link(reports[::-1])


def test_a_headlines_word_glued_to_a_name_is_no_second_person() -> None:
    reports = [naming("a", "Deval Marsk"), naming("b", "Deval Marsk"), naming("c", "Deval Marsk Names")]

    assert ids(*reports) == ["person:deval-marsk"]
    # One other report is too little: it may be a name of three words.
    assert len(ids(naming("a", "Deval Marsk"), naming("c", "Deval Marsk Orban"))) == 2


def test_who_goes_by_the_middle_name_is_one_person() -> None:
    assert len(ids(naming("a", "Byron Todd Marsk"), naming("b", "Todd Marsk"))) == 1


def test_states_have_their_wikidata_ids() -> None:
    assert state_wikidata("place:ukraine") == "Q212"
    assert state_wikidata("place:nowhere") is None


def test_a_place_that_as_many_reports_take_for_a_person_is_the_place() -> None:
    places = [naming(doc, "Korvath", kind=Kind.PLACE) for doc in ("a", "b")]
    persons = [naming(doc, "Korvath") for doc in ("c", "d", "e")]

    assert ids(*places, *persons) == ["place:korvath"]
