"""Who and what a report names, by name, description or pronoun."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.model import Document, Form, Kind, MadeBy, Mention, Reading, sha256
from onrecord.read import nlp
from onrecord.read.mentions import READER

JUNE = date(2025, 6, 5)


def read(text: str, published: date | None = JUNE) -> Reading:
    document = Document(id="d", name="d", text=text, text_sha256=sha256(text), published=published)
    made_by = MadeBy(onrecord="0", readers={}, models={})
    return READER.read(nlp.parse(document), Reading(document=document, made_by=made_by))


def meant(reading: Reading, words: str, which: int = 0) -> Mention:
    """The mention with exactly these words, the first by default."""
    found = [m for m in reading.mentions if reading.document.slice(m.span) == words]
    assert found, f"{words!r} is no mention; there are: " + ", ".join(
        repr(reading.document.slice(m.span)) for m in reading.mentions
    )
    return found[which]


def words_of(reading: Reading, kind: Kind | None = None, form: Form | None = None) -> list[str]:
    return [
        reading.document.slice(m.span)
        for m in reading.mentions
        if (kind is None or m.kind is kind) and (form is None or m.form is form)
    ]


# Names


def test_a_title_is_no_part_of_the_name() -> None:
    reading = read("Kremlin aide Yury Ushakov spoke to Senator Tomas Velden and Mr. Ostrow in Riga.")

    assert words_of(reading, Kind.PERSON, Form.NAME) == ["Yury Ushakov", "Tomas Velden", "Ostrow"]


def test_a_possessive_is_no_part_of_the_name() -> None:
    reading = read("Trumpʼs conversation with Putin’s envoy lasted an hour.")

    assert words_of(reading, Kind.PERSON, Form.NAME) == ["Trump", "Putin"]


def test_a_surname_means_the_person_named_in_full() -> None:
    reading = read("Marta Quill, a nurse, left early. Quill said she was tired.")

    assert meant(reading, "Quill").entity == "person:marta-quill"
    assert meant(reading, "Quill").name == "Marta Quill"


def test_a_surname_alone_means_who_is_in_office() -> None:
    assert meant(read("Merz criticised the plan."), "Merz").entity == "person:friedrich-merz"


def test_an_unknown_surname_alone_stays_a_surname() -> None:
    assert meant(read("Mr. Ostrow declined to comment."), "Ostrow").entity == "person:ostrow"


def test_spellings_of_one_name_are_one_person() -> None:
    reading = read("Yuri Ushakov spoke first. Volodymyr Zelenskyy and President Zelensky answered.")

    assert meant(reading, "Yuri Ushakov").entity == "person:yury-ushakov"
    assert meant(reading, "Volodymyr Zelenskyy").entity == meant(reading, "Zelensky").entity


def test_small_words_belong_to_the_surname() -> None:
    reading = read("Ursula von der Leyen spoke in Brussels. Later, von der Leyen left.")

    assert meant(reading, "von der Leyen").entity == "person:ursula-von-der-leyen"


def test_two_of_one_family_stay_apart() -> None:
    reading = read(
        "Bill Clinton campaigned in Ohio. Clinton said he was glad."
        " Hillary Clinton spoke in Iowa. Clinton said she would win.",
        date(2008, 1, 1),
    )

    assert meant(reading, "Clinton", 0).entity == "person:bill-clinton"
    assert meant(reading, "Clinton", 1).entity == "person:hillary-clinton"


def test_a_title_tells_relatives_apart() -> None:
    reading = read("Malia Obama wore blue. Mr. Obama spoke. Obama left early.", date(2014, 12, 1))

    assert meant(reading, "Obama", 0).entity == "person:barack-obama"
    assert meant(reading, "Obama", 1).entity == "person:barack-obama"


def test_a_people_is_no_surname() -> None:
    reading = read("Putin offered Trump Russian help. Gerald Connolly, a Virginia Democrat, objected.")

    assert words_of(reading, Kind.PERSON, Form.NAME) == ["Putin", "Trump", "Gerald Connolly"]
    assert meant(reading, "Russian").kind is Kind.NATIONALITY
    assert meant(reading, "Russian").entity == "place:russia"


def test_a_state_that_nobody_knows_is_known_by_its_people() -> None:
    reading = read("The Valdorian president, Ilena Marsk, flew home. Valdoria is at peace, she said.")

    assert meant(reading, "Valdorian").entity == meant(reading, "Valdoria").entity == "place:valdoria"


def test_a_tower_is_no_person() -> None:
    reading = read("They met at Trump Tower.")

    assert words_of(reading, Kind.PERSON) == []


@pytest.mark.parametrize(
    ("text", "words", "kind", "entity"),
    [
        ("The call was long, according to Reuters.", "Reuters", Kind.AGENCY, "agency:reuters"),
        ("TASS and AP News carried it.", "AP News", Kind.AGENCY, "agency:associated-press"),
        ("The WSJ sources said so.", "WSJ", Kind.OUTLET, "outlet:the-wall-street-journal"),
        ("He told The Guardian so.", "The Guardian", Kind.OUTLET, "outlet:the-guardian"),
        ("He wrote it on Truth Social.", "Truth Social", Kind.PLATFORM, "platform:truth-social"),
        ("She wrote on Platform X that she left.", "Platform X", Kind.PLATFORM, "platform:x"),
        ("She wrote on X that she left.", "X", Kind.PLATFORM, "platform:x"),
        ("He stressed that Kiev is ready.", "Kiev", Kind.PLACE, "place:kyiv"),
        ("The Kremlin said no.", "Kremlin", Kind.ORGANISATION, "organisation:kremlin"),
        ("NATO and the EU agreed.", "EU", Kind.ORGANISATION, "organisation:european-union"),
        ("U.S leader Trump spoke.", "U.S", Kind.PLACE, "place:united-states"),
    ],
)
def test_the_lexicon_knows_what_a_name_is(text: str, words: str, kind: Kind, entity: str) -> None:
    found = meant(read(text), words)

    assert (found.kind, found.entity) == (kind, entity)


@pytest.mark.parametrize(
    "text",
    [
        "The guardian of the estate left.",
        "This time it rained.",
        "Russian media and state propagandists reported it.",
        "It will take time, a signal of medium strength.",
    ],
)
def test_everyday_words_are_no_media(text: str) -> None:
    kinds = {m.kind for m in read(text).mentions}

    assert not kinds & {Kind.OUTLET, Kind.AGENCY, Kind.PLATFORM}


def test_a_report_says_what_an_unknown_medium_is() -> None:
    reading = read(
        "She told the Meridian news agency so and wrote on the social network Agora. Agora was down."
    )

    assert meant(reading, "Meridian").entity == "agency:meridian"
    assert meant(reading, "Agora", 1).entity == "platform:agora"


def test_a_people_before_a_news_agency_is_no_name() -> None:
    assert words_of(read("He told a Russian news agency so."), Kind.AGENCY) == []


def test_the_last_word_of_an_outlet_means_the_outlet() -> None:
    reading = read("The Washington Post reported it on Monday. The Post cited officials.")

    assert meant(reading, "The Post").entity == "outlet:the-washington-post"


def test_a_word_in_capitals_is_no_institution() -> None:
    reading = read("“I want an END to the war,” he said. The end of the war is near.")

    assert words_of(reading, Kind.ORGANISATION) == []


# Descriptions


@pytest.mark.parametrize(
    ("words", "entity"),
    [
        ("the U.S. president", "person:donald-trump"),
        ("the American president", "person:donald-trump"),
        ("the Kremlin leader", "person:vladimir-putin"),
        ("the German chancellor", "person:friedrich-merz"),
        ("the Ukrainian leader", "person:volodymyr-zelensky"),
        ("the Kremlin spokesman", "person:dmitry-peskov"),
        ("the president of Finland", "person:alexander-stubb"),
    ],
)
def test_an_office_means_who_holds_it_that_day(words: str, entity: str) -> None:
    assert meant(read(f"On Monday, {words} flew home."), words).entity == entity


def test_an_office_means_another_on_another_day() -> None:
    reading = read("On Monday, the U.S. president flew home.", date(2010, 6, 1))

    assert meant(reading, "the U.S. president").entity == "person:barack-obama"


def test_a_report_teaches_its_own_descriptions() -> None:
    reading = read(
        "Mayor Ilse Brandt and her aide, Tomas Velden, arrived. The aide spoke; the mayor did not."
    )

    assert meant(reading, "The aide").entity == "person:tomas-velden"
    assert meant(reading, "the mayor").entity == "person:ilse-brandt"


def test_loaded_words_need_a_name_beside_them() -> None:
    taught = read("Russian dictator Vladimir Putin called Trump. The tyrant wants more, the dictator said.")
    bare = read("The dictator wants more.")

    assert meant(taught, "the dictator").entity == "person:vladimir-putin"
    assert meant(taught, "The tyrant").entity == "person:vladimir-putin"
    assert meant(bare, "The dictator").entity is None
    assert meant(bare, "The dictator").reason


def test_somebodys_aide_is_not_somebody() -> None:
    reading = read(
        "Russian dictator Vladimir Putin and his aide, Yuri Ushakov, were there. The dictator's aide spoke."
    )

    assert meant(reading, "The dictator's aide").entity == "person:yury-ushakov"
    assert meant(reading, "The dictator").entity == "person:vladimir-putin"


def test_whoever_is_joined_by_and_is_somebody_else() -> None:
    reading = read(
        "Russian dictator Vladimir Putin called President Donald Trump. Putin and the president agreed."
    )

    assert meant(reading, "the president").entity == "person:donald-trump"


def test_a_counterpart_holds_the_like_office() -> None:
    reading = read("Trump spoke of his conversation with his Russian counterpart.")

    assert meant(reading, "his Russian counterpart").entity == "person:vladimir-putin"


def test_somebody_without_a_name_stays_so() -> None:
    found = meant(read("The mayor said so through a spokesman."), "a spokesman")

    assert found.entity is None
    assert "not named" in found.reason


def test_an_office_alone_is_nobody() -> None:
    assert words_of(read("He was elected president in May."), form=Form.NOMINAL) == []


def test_two_leaders_are_the_two_on_stage() -> None:
    found = meant(read("Putin and Trump spoke by phone. The two leaders agreed to meet."), "The two leaders")

    assert found.kind is Kind.GROUP
    assert found.members == ("person:donald-trump", "person:vladimir-putin")


def test_a_group_without_names_has_no_members() -> None:
    found = meant(read("European leaders expressed concern to Trump."), "European leaders")

    assert (found.kind, found.entity, found.members) == (Kind.GROUP, None, ())


def test_a_stray_stop_does_not_part_an_adviser_from_the_name() -> None:
    reading = read("According to a government advisor. Yuri Ushakov told reporters, Putin agreed.")

    assert meant(reading, "Yuri Ushakov").entity == "person:yury-ushakov"
    assert len({s.index for s in nlp.parse(reading.document).sentences}) == 1


# Pronouns


@pytest.mark.parametrize(
    ("text", "words", "entity"),
    [
        ("Trump spoke to Putin. According to him, it was short.", "him", "person:donald-trump"),
        ("Putin told Merkel that she was wrong.", "she", "person:angela-merkel"),
        ("Merkel called Putin. He listened.", "He", "person:vladimir-putin"),
        ("Trump congratulated Putin on his birthday.", "his", "person:vladimir-putin"),
        ("When asked if he trusts Putin, Trump said yes.", "he", "person:donald-trump"),
        ("Trump met Putin, who said he was glad.", "he", "person:vladimir-putin"),
    ],
)
def test_a_pronoun_means_the_likeliest(text: str, words: str, entity: str) -> None:
    assert meant(read(text), words).entity == entity


def test_according_to_him_means_the_source_just_cited() -> None:
    reading = read(
        "Putin met Trump, agencies reported, citing the aide, Yuri Ushakov. According to him, it was short."
    )

    assert meant(reading, "him").entity == "person:yury-ushakov"


def test_nobody_fits_a_pronoun_of_the_other_gender() -> None:
    found = meant(read("Putin left. She waved."), "She")

    assert found.entity is None
    assert found.reason


def test_they_means_the_group_named_before() -> None:
    reading = read("Putin and Trump spoke. The presidents met, and they agreed.")

    assert meant(reading, "they").members == ("person:donald-trump", "person:vladimir-putin")


def test_i_and_we_are_left_to_the_quotation() -> None:
    assert words_of(read('"I told him that we agreed," Trump said.'), form=Form.PRONOUN) == ["him"]


# Entities


def test_an_entity_has_its_names_roles_and_side() -> None:
    reading = read("Kremlin spokesman Dmitry Peskov spoke. Peskov left.")
    peskov = next(e for e in reading.entities if e.id == "person:dmitry-peskov")

    assert peskov.names == ("Dmitry Peskov", "Peskov")
    assert peskov.side == "organisation:kremlin"
    assert peskov.gender == "m"
    assert "spokesman" in {office.role for office in peskov.roles}


def test_a_role_told_by_the_report_gives_the_side() -> None:
    reading = read("Pentagon spokeswoman Marta Quill spoke.")
    quill = next(e for e in reading.entities if e.id == "person:marta-quill")

    assert (quill.side, quill.gender) == ("organisation:pentagon", "f")


def test_every_mention_points_to_an_entity_that_is_listed() -> None:
    reading = read("Putin, Trump and Reuters spoke to the Kremlin aide. He left Kiev with her.")
    listed = {entity.id for entity in reading.entities}

    assert {m.entity for m in reading.mentions if m.entity} <= listed


# All reports


@pytest.fixture(scope="module")
def seeds(seeds_folder: Path) -> list[Reading]:
    return [read(path.read_text(encoding="utf-8"), None) for path in sorted(seeds_folder.iterdir())]


def test_every_name_of_a_person_in_the_five_reports_is_found(seeds: list[Reading]) -> None:
    surnames = r"Trump|Putin|Zelenskyy?|Ushakov|Peskov|Rubio|Leyen|Macron|Meloni|Merz|Stubb"
    missed = []
    for reading in seeds:
        spans = [m.span for m in reading.mentions if m.kind is Kind.PERSON and m.form is Form.NAME]
        for match in re.finditer(surnames, reading.document.text):
            if not any(span.start <= match.start() and match.end() <= span.end for span in spans):
                missed.append((reading.document.name, match.group(), match.start()))

    assert missed == []


def test_nobody_else_is_named_in_the_five_reports(seeds: list[Reading]) -> None:
    named = {m.name for r in seeds for m in r.mentions if m.kind is Kind.PERSON and m.form is Form.NAME}

    assert named == {
        "Alexander Stubb",
        "Dmitry Peskov",
        "Donald Trump",
        "Emmanuel Macron",
        "Friedrich Merz",
        "Giorgia Meloni",
        "Marco Rubio",
        "Ursula von der Leyen",
        "Vladimir Putin",
        "Volodymyr Zelensky",
        "Yury Ushakov",
    }


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=120))
def test_spans_are_valid_on_any_text(text: str) -> None:
    reading = read(text)

    for mention in reading.mentions:
        assert 0 <= mention.span.start < mention.span.end <= len(text)
        assert mention.reason


PIECES = ["Putin", "Trump", "he", "The president", "the aide", "said", "told", ",", ".", "Ms. Quill"]
PIECES += ["Russian", "'s", "and", "Reuters", "“", "”"]


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=25))
def test_the_same_report_reads_the_same_again(pieces: list[str]) -> None:
    text = " ".join(pieces)

    assert read(text).mentions == read(text).mentions


def test_an_initial_more_makes_no_second_office_holder() -> None:
    reading = read("John R. Bolton resigned. Bolton said nothing.", date(2019, 9, 10))

    assert meant(reading, "John R. Bolton").entity == "person:john-bolton"


def test_a_name_that_father_and_son_share_is_the_one_in_office() -> None:
    assert meant(read("George Bush flew home.", date(1991, 3, 1)), "George Bush").entity == (
        "person:george-h-w-bush"
    )
    assert meant(read("George Bush flew home.", date(2004, 3, 1)), "George Bush").entity == (
        "person:george-w-bush"
    )


def test_who_left_office_speaks_for_it_no_more() -> None:
    during, after = (
        next(e for e in read("Hillary Clinton spoke.", day).entities if e.kind is Kind.PERSON)
        for day in (date(2012, 5, 1), date(2016, 5, 1))
    )

    assert during.side == "organisation:us-state-department"
    assert after.side is None


def test_a_former_office_ended_by_the_day_of_the_report() -> None:
    reading = read("Former Senator Orla Marsk spoke. Governor Tomas Velden listened.", date(2012, 5, 1))
    roles = {e.name: [(o.role, o.first, o.last) for o in e.roles] for e in reading.entities}

    assert roles["Orla Marsk"] == [("senator", None, "2012-05-01")]
    assert roles["Tomas Velden"] == [("governor", None, None)]


def test_a_former_holder_is_not_todays() -> None:
    reading = read("Trump’s first national security adviser refused to testify.", date(2017, 5, 24))

    assert "person:h-r-mcmaster" not in {m.entity for m in reading.mentions}


def test_a_lawmaker_speaks_for_no_state() -> None:
    reading = read("Texas Senator Orla Marsk spoke. Texas Governor Tomas Velden listened.")
    sides = {e.name: e.side for e in reading.entities}

    assert sides["Orla Marsk"] is None
    assert sides["Tomas Velden"] == "place:texas"


def test_an_abbreviated_state_is_the_state() -> None:
    reading = read("Sen. Orla Marsk of Arizona met Rep. Tomas Velden, D-Va., in Tempe, Ariz.")

    assert [m.entity for m in reading.mentions if m.kind is Kind.PLACE][:1] == ["place:arizona"]
    assert meant(reading, "Ariz.").entity == "place:arizona"


def test_a_partys_people_are_the_party() -> None:
    reading = read("A Republican senator met Democrats in the House on Tuesday.")

    assert meant(reading, "Republican").entity == "organisation:republican-party"
    assert meant(reading, "Democrats").entity == "organisation:democratic-party"
    assert meant(reading, "House").entity == "organisation:us-house-of-representatives"


def test_other_spellings_of_a_town_are_the_town() -> None:
    reading = read("Trains left Lvov for Kiev, and Kharkov was shelled. In Lviv it was quiet.")

    assert meant(reading, "Lvov").entity == meant(reading, "Lviv").entity == "place:lviv"
    assert meant(reading, "Kiev").entity == "place:kyiv"


def test_a_name_seen_once_is_seen_wherever_it_stands() -> None:
    reading = read(
        "The Velden Institute of Mines met in Oslo. Members of the Velden Institute of Mines left. "
        "Velden Institute of Mines staff stayed."
    )
    names = [m for m in reading.mentions if m.kind is Kind.ORGANISATION]

    assert len({m.entity for m in names}) == 1


def test_laws_and_summits_are_no_bodies() -> None:
    reading = read("Congress passed the American Jobs Act after the Geneva Summit in May.")

    assert "organisation" not in {
        m.kind for m in reading.mentions if m.name in ("American Jobs Act", "Geneva Summit")
    }
