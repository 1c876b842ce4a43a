"""Where some words stand: exactly, in other words, or nowhere."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.compare.lookup import Lookup, look_up
from onrecord.link import link
from onrecord.model import Mode, Part, Reading, Record, Segment
from storydesk import Desk

WATER = "that will bring water back to our fields"
COURIER = f"“It was a frank conversation, but not one {WATER},” Marsk wrote."
TODAY = f'Marsk said "it was a frank conversation, but not a conversation {WATER}".'
POST = "The dam is safe, Marsk said."


def reading(name: str, text: str) -> Reading:
    desk = Desk(name, name, "2024-03-05", text)
    start = min((text.index(mark) + 1 for mark in '“"' if mark in text), default=0)
    end = max((text.rindex(mark) for mark in '”"' if mark in text and text.rindex(mark) > start), default=15)
    desk.said(text[start:end], desk.entity("Marsk"), mode=Mode.DIRECT)
    return desk.reading


def record(*readings: Reading) -> Record:
    links = link(readings)
    return Record(title="", made_by=readings[0].made_by, readings=readings, quotes=links.quotes)


def ask(words: str) -> Lookup:
    return look_up(words, record(*(reading(n, t) for n, t in (("a", COURIER), ("b", TODAY), ("c", POST)))))


def test_words_are_found_whatever_their_case_and_marks() -> None:
    found = ask("“IT WAS A FRANK  conversation, but not one”")

    assert [h.text for h in found.exact] == ["It was a frank conversation, but not one"]
    assert found.exact[0].speaker == "Marsk"


def test_the_other_printing_comes_as_a_variant_with_its_differing_words() -> None:
    (variant,) = ask("a frank conversation, but not one that will bring water back").variants

    assert variant.place.doc == "d-b"
    assert ("one", "a conversation") in {(op.a, op.b) for op in variant.ops if op.op == "replace"}


def test_words_that_stand_nowhere_are_not_found() -> None:
    found = ask("the sluices of the dam will open on Friday at noon")

    assert not found.exact
    assert not found.variants


def test_a_part_of_a_word_is_not_the_word() -> None:
    assert not ask("conversatio").exact


def test_one_or_two_words_have_no_variants() -> None:
    assert [h.place.doc for h in ask("frank conversation").exact] == ["d-a", "d-b"]
    assert not ask("frank conversations").variants


def test_nothing_asked_is_nothing_found() -> None:
    assert ask(" “” ") == Lookup(words=" “” ", exact=(), variants=())


def test_words_of_a_caption_are_no_words_of_the_report() -> None:
    found = reading("c", POST)
    whole = Segment(span=found.statements[0].content[0], role=Part.CAPTION)
    caption = replace(found, document=replace(found.document, segments=(whole,)))

    assert not look_up("The dam is safe", record(caption)).exact


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=40))
def test_every_hit_has_the_words_at_its_place(words: str) -> None:
    texts = {"d-a": COURIER, "d-b": TODAY, "d-c": POST}
    found = ask(words)

    for hit in (*found.exact, *found.variants):
        assert texts[hit.place.doc][hit.place.span.start : hit.place.span.end] == hit.text != ""


def test_a_negation_right_before_the_words_is_told() -> None:
    text = 'Marsk wrote: "It was not a frank conversation that will bring water."'

    (hit,) = look_up("a frank conversation", record(reading("a", text))).exact
    assert hit.negated == "not"
    assert hit.quoted
