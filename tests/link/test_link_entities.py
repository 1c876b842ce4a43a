from onrecord.link import link
from onrecord.model import Kind, Reading
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
