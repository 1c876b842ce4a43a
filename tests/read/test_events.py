"""Event mentions: which words tell of one, who, when, how long, how real."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.model import Document, EventMention, MadeBy, Reading, Realis, WhenBasis, sha256
from onrecord.read import nlp
from onrecord.read.events import READER as EVENTS
from onrecord.read.events import main_event
from onrecord.read.mentions import READER as MENTIONS
from onrecord.read.statements import READER as STATEMENTS
from onrecord.read.times import READER as TIMES


def read(text: str, published: date | None = date(2025, 6, 4)) -> Reading:
    document = Document(id="d", name="d", text=text, text_sha256=sha256(text), lang="en", published=published)
    parse = nlp.parse(document)
    reading = Reading(document=document, made_by=MadeBy(onrecord="", readers={}, models={}))
    for reader in (MENTIONS, TIMES, STATEMENTS, EVENTS):
        reading = reader.read(parse, reading)
    return reading


def told(reading: Reading, words: str) -> EventMention:
    found = [e for e in reading.events if reading.document.slice(e.trigger) == words]
    assert found, [reading.document.slice(e.trigger) for e in reading.events]
    return found[0]


def names(event: EventMention) -> set[str]:
    return {p.party.name for p in event.participants}


def days(event: EventMention) -> tuple[str | None, str | None] | None:
    return (event.when.interval.first, event.when.interval.last) if event.when else None


# which words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Putin and Trump talked over the phone.", "talked"),
        ("Macron had a phone conversation with Merz.", "phone conversation"),
        ("Trump telephoned Putin on Monday.", "telephoned"),
        ("Trump called Zelensky to ask for advice.", "called"),
    ],
)
def test_people_who_talk_at_a_distance_are_a_call(text: str, words: str) -> None:
    reading = read(text)

    assert told(reading, words).kind == "call"


@pytest.mark.parametrize(
    "text",
    [
        "Zelensky called for more pressure on Russia.",
        "There were calls for calm.",
        "He called the plan excellent.",
        "She answered a call to arms.",
    ],
)
def test_other_calls_are_no_phone_calls(text: str) -> None:
    reading = read(text)

    assert "call" not in {e.kind for e in reading.events}


def test_bare_spoke_is_a_call_only_where_the_report_tells_of_one() -> None:
    alone = read("Trump spoke with Zelensky on Sunday.")
    beside = read("Trump had a phone call with Putin. Later he spoke with Zelensky.")

    assert told(alone, "spoke").kind == "talks"
    assert told(beside, "spoke").kind == "call"


def test_speaking_to_reporters_is_no_call() -> None:
    reading = read("Trump had a phone call with Putin. Later he spoke to reporters.")

    assert [reading.document.slice(e.trigger) for e in reading.events] == ["phone call"]


def test_an_attack_on_a_record_is_no_attack() -> None:
    reading = read("The senator renewed her attack on his record.")

    assert reading.events == ()


def test_exchanged_views_are_no_exchange() -> None:
    reading = read("The presidents exchanged views on trade.")

    assert reading.events == ()


# who


def test_a_list_of_parties_takes_part_one_by_one() -> None:
    reading = read("Trump held a call with Macron, Merz and Zelensky.")

    assert names(told(reading, "call")) == {
        "Donald Trump",
        "Emmanuel Macron",
        "Friedrich Merz",
        "Volodymyr Zelensky",
    }


def test_an_attack_has_an_agent_and_a_target() -> None:
    event = told(read("The world condemned Russia's attack on Ukraine."), "attack")

    assert {p.role: p.party.name for p in event.participants} == {"agent": "Russia", "target": "Ukraine"}


def test_whoever_tells_of_a_call_is_no_party_to_it() -> None:
    event = told(read("The call between Putin and Trump was described by Peskov as good."), "call")

    assert names(event) == {"Vladimir Putin", "Donald Trump"}


def test_an_event_in_a_statement_belongs_to_it() -> None:
    reading = read("Peskov said that Putin and Trump had a phone call.")
    event = told(reading, "phone call")

    assert event.statement in {s.id for s in reading.statements}
    assert any(event.id in s.about for s in reading.statements)


def test_an_event_in_the_outlets_own_voice_has_no_statement() -> None:
    assert told(read("Putin and Trump had a phone call."), "phone call").statement is None


def test_the_one_who_announced_a_call_brought_it_about() -> None:
    event = told(read("The phone call, announced by Trump on Saturday, lasted an hour."), "phone call")

    assert event.initiator is not None
    assert event.initiator.name == "Donald Trump"


# when


def test_a_date_behind_an_attack_is_the_attacks_not_the_talks() -> None:
    reading = read("The presidents discussed Ukraine's attack on Russian bombers on June 1.")

    assert days(told(reading, "attack")) == ("2025-06-01", "2025-06-01")


def test_several_nights_are_one_attack() -> None:
    event = told(read("He condemned Russia's massive attacks on the night of May 24, 25, and 26."), "attacks")

    assert days(event) == ("2025-05-24", "2025-05-26")


def test_the_day_of_saying_is_not_the_day_of_what_is_said() -> None:
    event = told(
        read("Sources said on May 26 that Trump could impose sanctions against Moscow."), "sanctions"
    )

    assert days(event) is None


def test_yesterday_is_counted_from_the_report() -> None:
    event = told(read("Trump spoke over the phone with Putin yesterday."), "spoke")

    assert days(event) == ("2025-06-03", "2025-06-03")
    assert event.when is not None
    assert event.when.basis is WhenBasis.RELATIVE


def test_what_a_report_tells_as_new_has_bounds_and_no_date() -> None:
    event = told(read("Trump spoke to Putin on the phone again."), "spoke")

    assert days(event) == ("2025-06-03", "2025-06-04")
    assert event.when is not None
    assert (event.when.basis, event.when.rule) == (WhenBasis.BOUNDS, "fresh-news")


def test_without_a_published_day_new_events_stay_undated() -> None:
    event = told(read("Trump spoke to Putin on the phone again.", published=None), "spoke")

    assert event.when is None


def test_an_observance_narrows_the_bounds() -> None:
    text = "Putin had a phone call with Trump. Putin congratulated Trump on American Flag Day."
    event = told(read(text, published=date(2025, 6, 14)), "phone call")

    assert days(event) == ("2025-06-14", "2025-06-14")
    assert event.when is not None
    assert event.when.rule == "occasion"


def test_an_observance_outside_the_bounds_narrows_nothing() -> None:
    text = "Putin had a phone call with Trump. Putin congratulated Trump on Veterans Day."
    event = told(read(text, published=date(2025, 6, 14)), "phone call")

    assert days(event) == ("2025-06-13", "2025-06-14")


def test_since_in_an_apposition_is_a_limit() -> None:
    text = "Putin and Trump had a phone call, the sixth contact since Trump took office in January 2025."
    event = told(read(text, published=None), "phone call")

    assert days(event) == ("2025-01-01", None)
    assert event.ordinal == 6


def test_what_began_and_goes_on_reaches_to_the_report() -> None:
    text = "They agreed on the exchange of prisoners, which began on June 1 and continues to this day."
    event = told(read(text), "exchange")

    assert days(event) == ("2025-06-01", "2025-06-04")


def test_a_dated_sentence_frames_those_behind_it() -> None:
    text = "The world waits.\nOn May 19, Trump held a series of talks. He called Zelensky to ask for advice."
    event = told(read(text), "called")

    assert days(event) == ("2025-05-19", "2025-05-19")


def test_how_long_a_call_lasted_is_said_of_it() -> None:
    event = told(read("Trump called Putin. The conversation lasted 50 minutes."), "conversation")

    assert event.duration is not None
    assert (event.duration.low, event.duration.high) == (50, 50)


# how real


@pytest.mark.parametrize(
    ("text", "words", "realis"),
    [
        ("Trump could impose sanctions against Moscow within weeks.", "sanctions", "hypothetical"),
        ("The US will not impose further sanctions against Russia.", "sanctions", "denied"),
        ("Trump told reporters that he will not sanction Russia.", "sanction", "denied"),
        ("The Kremlin is preparing another round of talks with Ukraine.", "talks", "planned"),
        ("Moscow is ready to continue negotiations with Ukraine.", "negotiations", "planned"),
        ("Trump has again proposed a 30-day ceasefire.", "ceasefire", "proposed"),
        ("They did not rule out a return to negotiations.", "negotiations", "hypothetical"),
        ("An upcoming meeting between Zelensky and Putin was on the list.", "meeting", "planned"),
        ("Macron will meet Merz in Berlin.", "meet", "planned"),
        ("Russia allegedly attacked a hospital in Kyiv.", "attacked", "alleged"),
        ("Macron met Merz in Berlin.", "met", "actual"),
        ("Peskov declined to give details of the phone call.", "phone call", "actual"),
        ("The two leaders discussed the attack on the airbase.", "attack", "actual"),
    ],
)
def test_how_real_an_event_is(text: str, words: str, realis: str) -> None:
    assert told(read(text), words).realis.value == realis


# which are the same


def test_the_call_is_the_one_told_of_before() -> None:
    reading = read("Trump spoke to Putin on the phone. The call was good.")

    assert told(reading, "call").same_as == told(reading, "spoke").id
    assert names(told(reading, "call")) == {"Donald Trump", "Vladimir Putin"}


def test_calls_of_different_length_are_different() -> None:
    text = (
        "Trump spoke to Putin on the phone. The conversation lasted 75 minutes. "
        "On May 19, Trump's conversation with Putin lasted more than 2 hours."
    )
    reading = read(text)

    assert len({e.same_as for e in reading.events}) == 2


def test_calls_with_different_people_are_different() -> None:
    reading = read("After his call with Putin, Trump phoned Zelensky.")

    assert told(reading, "call").same_as != told(reading, "phoned").same_as


def test_another_round_is_another() -> None:
    reading = read("Talks took place in Istanbul on May 16. The Kremlin prepares another round of talks.")

    assert len({e.same_as for e in reading.events}) == 2


# the main event


def test_the_main_event_is_the_leads() -> None:
    reading = read("Trump spoke to Putin on the phone. They discussed the attack on the airbase.")
    event = main_event(reading)

    assert event is not None
    assert reading.document.slice(event.trigger) == "spoke"


def test_a_report_without_events_has_no_main_event() -> None:
    assert main_event(read("It rained.")) is None


# topics


def test_topics_get_the_names_of_the_desk() -> None:
    reading = read("Putin and Trump had a phone call. The presidents discussed the war in Ukraine.")

    assert told(reading, "phone call").topics == ("War in Ukraine",)


def test_what_somebody_wants_to_discuss_is_no_topic_yet() -> None:
    reading = read("Putin and Trump had a phone call. Putin asked to discuss the war in Ukraine.")

    assert told(reading, "phone call").topics == ()


# any text


@settings(max_examples=25, deadline=None)
@given(st.text(alphabet=st.sampled_from('call talks Putin Trump met ,."“”\n19May '), max_size=120))
def test_spans_lie_in_any_text(text: str) -> None:
    reading = read(text)

    for event in reading.events:
        assert 0 <= event.trigger.start < event.trigger.end <= len(text)
        assert event.sentence.holds(event.trigger)
        assert event.same_as in {e.id for e in reading.events}


def test_whoever_keeps_silent_about_a_call_does_not_tell_of_it() -> None:
    reading = read("Putin and Trump had a phone call. The US president has not yet commented on the call.")

    assert told(reading, "call").statement is None


def test_a_company_of_soldiers_acts_for_its_state() -> None:
    event = told(read("Russian forces attacked a village near Kharkiv on Monday."), "attacked")

    assert ("agent", "place:russia") in {(p.role, p.party.entity) for p in event.participants}


def test_a_name_behind_an_office_is_the_office_holders() -> None:
    event = told(read("Valdorian leader Tomas Brandek had a phone call with Ilena Marsk."), "phone call")

    assert names(event) == {"Tomas Brandek", "Ilena Marsk"}


def test_the_second_call_in_nine_days_is_not_the_second_of_all() -> None:
    assert told(read("It was the second phone call in nine days."), "phone call").ordinal is None


def test_a_third_round_is_the_third() -> None:
    assert told(read("Delegations held a third round of talks in Geneva."), "talks").ordinal == 3


@pytest.mark.parametrize(
    "text",
    [
        "Trump had a phone call with Putin. He spoke with great passion.",
        "Trump had a phone call with Putin. He called it a very good night.",
        "Trump had a phone call with Putin. Officials called him out for it.",
        "Trump had a phone call with Putin amid calls by critics to be brave.",
        "Trump had a phone call with Putin, according to published reports.",
        "Trump had a phone call with Putin. The protesters were met with force.",
    ],
)
def test_what_only_looks_like_an_event_is_none(text: str) -> None:
    reading = read(text)

    assert [reading.document.slice(e.trigger) for e in reading.events] == ["phone call"]


@pytest.mark.parametrize(
    "text", ["The officials wrote about the Libya attack.", "They knew of the attack in Libya."]
)
def test_a_place_before_an_attack_is_where_it_was(text: str) -> None:
    attack = told(read(text), "attack")

    assert attack.place == "Libya"
    assert attack.participants == ()


@pytest.mark.parametrize(
    "text",
    [
        "They condemned Libya's attack.",
        "They condemned the Libyan attack.",
        "They condemned the attack by Libya.",
        "They condemned the Libya attack on Malta.",
    ],
)
def test_a_state_that_attacks_is_no_place_of_the_attack(text: str) -> None:
    attack = told(read(text), "attack")

    assert "agent" in {p.role for p in attack.participants}
    assert attack.place is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("He joked about blowing up the embassy.", "blowing up"),
        ("She fantasised about attacking the embassy.", "attacking"),
        ("They dreamed of attacking the capital.", "attacking"),
        ("He threatened to attack the capital.", "attack"),
    ],
)
def test_what_is_joked_dreamed_or_threatened_is_not_done(text: str, words: str) -> None:
    assert told(read(text), words).realis is Realis.HYPOTHETICAL


def test_a_known_attack_is_done_whatever_is_joked_of_it() -> None:
    assert told(read("He joked about the attack in Boston."), "attack").realis is Realis.ACTUAL
    assert told(read("He boasted of attacking the capital."), "attacking").realis is Realis.ACTUAL
