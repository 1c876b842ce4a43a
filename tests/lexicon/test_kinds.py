"""Kinds of events: their files hold together, and their own examples hold."""

from __future__ import annotations

from datetime import date

import pytest

from onrecord.errors import LexiconError
from onrecord.lexicon.base import read_toml
from onrecord.lexicon.holidays import holidays, holidays_in
from onrecord.lexicon.kinds import Example, event_words, kinds, parse_trigger, triggers_by_head
from onrecord.model import Document, EventMention, MadeBy, Reading, sha256
from onrecord.read import nlp
from onrecord.read.events import READER as EVENTS
from onrecord.read.mentions import READER as MENTIONS
from onrecord.read.statements import READER as STATEMENTS
from onrecord.read.times import READER as TIMES

EXAMPLES = [(name, example) for name, kind in kinds().items() for example in kind.examples]

PLOVER = {
    "AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT", "REQUEST", "ACCUSE", "REJECT",
    "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "NONE",
}  # fmt: skip


def events_of(text: str) -> tuple[Document, tuple[EventMention, ...]]:
    document = Document(
        id="d", name="d", text=text, text_sha256=sha256(text), lang="en", published=date(2025, 6, 4)
    )
    parse = nlp.parse(document)
    reading = Reading(document=document, made_by=MadeBy(onrecord="", readers={}, models={}))
    for reader in (MENTIONS, TIMES, STATEMENTS, EVENTS):
        reading = reader.read(parse, reading)
    return document, reading.events


@pytest.mark.parametrize(("kind", "example"), EXAMPLES, ids=[f"{k}-{e.text[:40]}" for k, e in EXAMPLES])
def test_every_example_of_every_kind_holds(kind: str, example: Example) -> None:
    document, events = events_of(example.text)

    of_kind = [e for e in events if e.kind == kind]
    if not example.trigger:
        assert not of_kind
    else:
        told = {document.slice(e.trigger): e.realis.value for e in events}
        assert example.trigger in told
        if example.realis is not None:
            assert told[example.trigger] == example.realis


def test_every_kind_has_two_examples_that_tell_of_it() -> None:
    for name, kind in kinds().items():
        assert sum(1 for e in kind.examples if e.trigger) >= 2, name


def test_every_kind_has_an_example_that_it_must_not_match() -> None:
    assert [name for name, kind in kinds().items() if all(e.trigger for e in kind.examples)] == []


def test_the_required_kinds_are_there() -> None:
    required = {
        "call", "meeting", "visit", "talks", "summit", "statement", "announcement", "agreement", "ceasefire",
        "exchange", "attack", "deployment", "sanction", "aid", "protest", "election", "vote", "appointment",
        "resignation", "arrest", "trial", "verdict", "death", "accident", "disaster", "publication",
    }  # fmt: skip

    assert required <= set(kinds())


def test_every_kind_is_coded_with_a_plover_type_or_none() -> None:
    for kind in kinds().values():
        assert kind.plover.split("-")[0] in PLOVER


def test_a_trigger_with_an_unknown_sign_is_refused() -> None:
    with pytest.raises(LexiconError, match="unknown condition"):
        parse_trigger("call ?for", "call", verb=True, loose=False)


def test_a_trigger_with_an_unknown_clause_is_refused() -> None:
    with pytest.raises(LexiconError, match="unknown clause"):
        parse_trigger("offer :whenever", "promise", verb=True, loose=False)


def test_a_trigger_without_words_is_refused() -> None:
    with pytest.raises(LexiconError, match="no words"):
        parse_trigger("+for", "call", verb=True, loose=False)


def test_triggers_that_ask_for_more_come_first() -> None:
    found = triggers_by_head()["conversation"]

    assert [t.weight for t in found] == sorted((t.weight for t in found), reverse=True)


def test_an_unknown_word_table_is_named() -> None:
    with pytest.raises(LexiconError, match="no table"):
        event_words("no-such-table")


def test_holidays_have_real_dates() -> None:
    assert all(h.on(2024) is not None for h in holidays())


def test_a_holiday_is_found_by_its_longest_name() -> None:
    text = "She sent greetings on American Flag Day."
    (holiday, start, end), *_ = holidays_in(text)

    assert (text[start:end], holiday.on(2025)) == ("American Flag Day", date(2025, 6, 14))


def test_a_holiday_in_lower_case_is_no_holiday() -> None:
    assert holidays_in("a new year, an independence day of sorts") == []


def test_only_kinds_that_there_are_have_a_part_for_those_in_the_clause_below() -> None:
    tables = read_toml("clause_roles.toml").values()
    named = {name for table in tables for listed in table.values() for name in listed}

    assert named <= set(kinds())
