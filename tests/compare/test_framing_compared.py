"""How each outlet tells it: whose loaded words, verbs by speaker and side, room, and what stands first."""

from __future__ import annotations

from dataclasses import replace

import pytest

from factdesk import CALL, FactDesk, one_call
from onrecord.compare import portraits
from onrecord.compare.order import Layout
from onrecord.compare.voice import called, voices
from onrecord.model import (
    Framing,
    FramingKind,
    Kind,
    Mode,
    Party,
    Portrait,
    Slot,
    Stance,
    Statement,
)
from storydesk import Desk

FILL = "The weather was dry and nothing else of note was told about the long day. " * 12
"""Words enough for early and late to mean something."""


def coloured(
    desk: Desk, words: str, voice: str, rule: str = "", kind: FramingKind = FramingKind.LOADED
) -> None:
    found = Framing(span=desk.span(words), kind=kind, voice=voice, rule=rule)
    desk.reading = replace(desk.reading, framing=(*desk.reading.framing, found))


def cued(desk: Desk, statement: Statement, cue: str, stance: Stance = Stance.NEUTRAL) -> None:
    changed = replace(statement, cue=(desk.span(cue),), stance=stance)
    kept = tuple(changed if s.id == statement.id else s for s in desk.reading.statements)
    desk.reading = replace(desk.reading, statements=kept)


def portrait(*desks: FactDesk) -> Portrait:
    return portraits([d.reading for d in desks], one_call(*desks))[0]


def desk(text: str, name: str = "a", outlet: str = "Courier") -> FactDesk:
    return FactDesk(name, outlet, "2024-03-05", text)


def test_loaded_words_are_kept_apart_by_whose_they_are() -> None:
    a = desk("A shameful deal, she said it was “a farce”.")
    said = a.said("a farce", a.marsk)
    coloured(a, "shameful", "outlet")
    coloured(a, "farce", said.id)
    found = portrait(a)

    assert [t.form for t in found.loaded] == ["shameful"]
    assert [(t.form, t.about) for t in found.quoted] == [("farce", a.marsk.entity)]


def test_what_only_the_tagger_takes_for_loaded_is_told_as_such() -> None:
    a = desk("A murky and shameful deal.")
    coloured(a, "murky", "outlet", rule="learned")
    coloured(a, "shameful", "outlet", rule="loaded")

    assert [(t.form, t.rule) for t in portrait(a).loaded] == [("murky", "learned"), ("shameful", "")]


def test_words_that_the_outlet_puts_in_marks_are_no_loaded_words() -> None:
    a = desk("The “republic” sent nobody.")
    coloured(a, "republic", "outlet", kind=FramingKind.SCARE_QUOTES)
    found = portrait(a)

    assert [t.form for t in found.marks] == ["republic"]
    assert found.loaded == ()


def test_reporting_words_are_told_by_speaker_and_by_the_side_he_speaks_for() -> None:
    a = desk("Ana Tole claimed that all was well.")
    tole = a.spokesman("Ana Tole")
    statement = a.said("that all was well", tole, mode=Mode.INDIRECT)
    cued(a, statement, "claimed")
    coloured(a, "claimed", "outlet", kind=FramingKind.DISTANCING_VERB)
    found = portrait(a)

    assert [(t.form, t.about, t.kind) for t in found.verbs] == [
        ("claimed", tole.entity, FramingKind.DISTANCING_VERB)
    ]
    assert [(t.form, t.about) for t in found.sides] == [("claimed", "organisation:palace")]


def test_silence_is_neither_a_reporting_word_nor_room() -> None:
    a = desk("Ana Tole declined to comment on the deal.")
    statement = a.said("on the deal", a.spokesman("Ana Tole"), mode=Mode.INDIRECT)
    cued(a, statement, "declined to comment", Stance.SILENCE)
    found = portrait(a)

    assert (found.verbs, found.voices) == ((), ())


def test_words_within_words_go_to_who_said_them_in_the_end() -> None:
    a = desk("Ana Tole said that Ilena had called it a farce.")
    outer = a.said("that Ilena had called it a farce", a.spokesman("Ana Tole"), mode=Mode.INDIRECT)
    a.said("a farce", a.marsk, mode=Mode.INDIRECT, within=outer)
    room = {v.name: v.indirect for v in voices([a.reading], {})}

    assert room == {"Ana Tole": 5, "Ilena Marsk": 2}


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("the prosecutors, who spoke first", "prosecutors"),
        ("Several aides", "Several aides"),
        ("they", ""),
        ("who", ""),
        ("a group of long and weary men of the north", "group of long and weary men…"),
    ],
)
def test_speakers_without_a_name_go_by_the_reports_words_for_them(words: str, name: str) -> None:
    assert called(words) == name


def test_the_same_nameless_speakers_are_one_in_whatever_letters() -> None:
    a = desk("Prosecutors said it was late. It was cold, the prosecutors said.")
    a.said("it was late", Party(name="Prosecutors"), mode=Mode.INDIRECT)
    a.said("It was cold", Party(name="the prosecutors"), mode=Mode.INDIRECT)

    assert [(v.name, v.indirect) for v in voices([a.reading], {})] == [("prosecutors", 6)]


def test_places_are_told_by_words_before_and_by_paragraph() -> None:
    report = Desk("a", "Courier", None, "One two\n\n  three four\n")
    layout = Layout(report.document)
    first, late = (layout.position("x", report.span(words)) for words in ("One", "three"))

    assert (first.before, first.paragraph) == (0.0, 1)
    assert (late.before, late.paragraph) == (0.5, 2)


def late_and_early() -> tuple[FactDesk, FactDesk]:
    a = desk(f"{FILL}It lasted 55 minutes.")
    a.fact(Slot.DURATION, "55 minutes", "55..55")
    b = desk(f"It lasted 55 minutes. {FILL}", "b", "Today")
    b.fact(Slot.DURATION, "55 minutes", "55..55")
    return a, b


def test_a_fact_told_late_here_and_early_elsewhere_is_buried() -> None:
    a, b = late_and_early()
    first, second = portraits([a.reading, b.reading], one_call(a, b))

    (found,) = first.buried
    assert found.here.place.span == a.span("55 minutes")
    assert found.there.place.span == b.span("55 minutes")
    assert found.here.before > 0.9 > 0.1 > found.there.before
    assert second.buried == ()


def test_what_the_same_outlet_tells_early_elsewhere_is_not_buried() -> None:
    a, b = late_and_early()
    b.reading = replace(b.reading, document=replace(b.document, outlet="Courier"))

    (found,) = portraits([a.reading, b.reading], one_call(a, b))
    assert found.buried == ()


def test_what_an_outlet_has_told_early_before_is_not_buried_in_its_next_report() -> None:
    a, b = late_and_early()
    c = desk(f"It lasted 55 minutes. {FILL}", "c")
    c.fact(Slot.DURATION, "55 minutes", "55..55")
    first, _ = portraits([a.reading, b.reading, c.reading], one_call(a, b, c))

    assert (first.outlet, first.buried) == ("Courier", ())


def test_in_a_short_report_nothing_is_buried() -> None:
    a = desk("It was warm. It lasted 55 minutes.")
    a.fact(Slot.DURATION, "55 minutes", "55..55")
    _, b = late_and_early()

    assert all(p.buried == () for p in portraits([a.reading, b.reading], one_call(a, b)))


def test_what_is_shared_and_who_speaks_is_ordered_by_first_place() -> None:
    a = desk("It lasted 55 minutes, Ana Tole said it was warm.")
    a.fact(Slot.DURATION, "55 minutes", "55..55")
    a.said("it was warm", a.spokesman("Ana Tole"), mode=Mode.INDIRECT)
    b = desk("It lasted 55 minutes.", "b", "Today")
    b.fact(Slot.DURATION, "55 minutes", "55..55")
    links = one_call(a, b)
    first = portraits([a.reading, b.reading], links)[0]
    subjects = [p.subject for p in first.order]
    lasted = next(c.id for c in links.claims if c.slot is Slot.DURATION)

    assert subjects.index(CALL) < subjects.index(lasted) < subjects.index(f"{Kind.PERSON}:ana-tole")


def test_the_order_of_reports_changes_no_portrait() -> None:
    a, b = late_and_early()

    links = one_call(a, b)
    assert portraits([a.reading, b.reading], links) == portraits([b.reading, a.reading], links)
