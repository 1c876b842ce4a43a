"""Where an event is told, on whose word, and who denies it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from made_events import REPORT, made, record_of, report, with_two_reports
from made_record import MADE_BY

from onrecord.model import (
    Assertion,
    Document,
    Hop,
    HopRole,
    Mode,
    Part,
    Party,
    Reading,
    Realis,
    Segment,
    Slot,
    Span,
    Statement,
    sha256,
)
from onrecord.present.tellings import PHRASE, Tellings, phrase_around, words_at

EVENT, MENTION = made("Meeting", "2025-06-02", "2025-06-02")


def text_of(text: str, *, headline: str = "") -> Document:
    segments = (Segment(span=Span(0, len(headline)), role=Part.HEADLINE),) if headline else ()
    whole = f"{headline}\n\n{text}" if headline else text
    return replace(REPORT, text=whole, text_sha256=sha256(whole), segments=segments)


def place(document: Document, words: str) -> Span:
    start = document.text.index(words)
    return Span(start, start + len(words))


def said_by(*hops: Hop, root: str | None) -> Statement:
    return Statement(
        id="s",
        mode=Mode.INDIRECT,
        content=(Span(0, 20),),
        speaker=Party(name=hops[-1].name),
        chain=hops,
        root=root,
    )


def hop(role: HopRole, name: str) -> Hop:
    return Hop(role=role, name=name, span=Span(0, 3))


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        (said_by(hop(HopRole.SPEAKER, "Ann Kern"), root="Ann Kern"), "on the word of Ann Kern"),
        (
            said_by(
                hop(HopRole.OFFICIAL, "Ann Kern"), hop(HopRole.SPEAKER, "the ministry"), root="the ministry"
            ),
            "on the word of the ministry (Ann Kern ← the ministry)",
        ),
        (said_by(hop(HopRole.UNNAMED, "The aide"), root=None), "on the word of the aide, no name given"),
    ],
)
def test_an_event_in_a_statement_stands_on_its_word(statement: Statement, words: str) -> None:
    told = replace(MENTION, statement="s")
    reading = Reading(document=REPORT, made_by=MADE_BY, events=(told,), statements=(statement,))

    lines = Tellings([reading], {REPORT.id: "Wire Daily"}, named=True).lines(EVENT)
    assert lines == [f"Wire Daily, line 1: The two sides [met] on Monday, the ministry said. – {words}"]


def test_an_event_in_no_statement_is_the_outlets_own() -> None:
    tellings = Tellings(record_of((EVENT, MENTION)).readings, {REPORT.id: "Wire Daily"}, named=False)

    assert tellings.lines(EVENT)[0].endswith(" – in the report's own voice")


def test_each_report_has_one_line_and_the_fourth_is_counted() -> None:
    reports = [report(f"{n}.txt", f"Paper {n}") for n in range(5)]
    told = [replace(MENTION, id=f"m{n}") for n in range(5)]
    readings = [Reading(document=d, made_by=MADE_BY, events=(m,)) for d, m in zip(reports, told, strict=True)]
    event = replace(EVENT, mention_ids=tuple(m.id for m in told))

    lines = Tellings(readings, {d.id: d.outlet or "" for d in reports}, named=True).lines(event)
    assert [line.split(",")[0] for line in lines] == [
        "Paper 0",
        "Paper 1",
        "Paper 2",
        "and in 2 more reports",
    ]


def test_a_second_telling_in_a_report_is_named_by_its_line() -> None:
    document = text_of("They met.\n\nThey met again.")
    again = replace(MENTION, id="again", trigger=Span(16, 19))
    first = replace(MENTION, trigger=Span(5, 8))
    reading = Reading(document=document, made_by=MADE_BY, events=(again, first))
    event = replace(EVENT, mention_ids=("again", MENTION.id))

    (line,) = Tellings([reading], {document.id: "a"}, named=False).lines(event)
    assert line == "line 1: They [met]. – in the report's own voice; again in line 3"


@pytest.mark.parametrize(
    ("text", "value", "seen"),
    [
        ("They met on Monday. Norland denied it.", "place:norland|", True),
        ("They met on Monday. But Norland denied it.", "place:norland|", True),
        ("They met on Monday. It rained. Norland denied it.", "place:norland|", False),
        ("They met on Monday. Norland denied it.", "place:norland|aid", False),
    ],
)
def test_what_is_denied_right_behind_an_event_is_told_with_it(text: str, value: str, seen: bool) -> None:
    document = text_of(text)
    told = replace(MENTION, trigger=Span(5, 8), sentence=place(document, "They met on Monday."))
    words = place(document, "Norland denied it")
    denial = Assertion(id="a", slot=Slot.DENIED, span=words, text="Norland denied it", value=value)
    reading = Reading(document=document, made_by=MADE_BY, events=(told,), assertions=(denial,))
    tellings = Tellings([reading], {document.id: "a"}, named=False)

    assert tellings.denials(EVENT) == ["denied in line 1: “Norland denied it”"] * seen
    assert tellings.denials(replace(EVENT, realis=Realis.DENIED)) == []


def test_what_denies_the_event_itself_is_told_with_its_report() -> None:
    record = with_two_reports(EVENT, MENTION, "yesterday")
    late = record.readings[0]
    denial = Assertion(
        id="a", slot=Slot.DENIED, span=Span(0, 8), text="They met", value="x|meet", event=late.events[0].id
    )
    readings = (replace(late, assertions=(denial,)), record.readings[1])
    labels = {reading.document.id: reading.document.outlet or "" for reading in readings}

    assert Tellings(readings, labels, named=True).denials(record.events[0]) == [
        "denied in line 1: “They met” (Evening Post)"
    ]


def test_a_phrase_is_the_headline_or_the_clause_and_never_one_bare_word() -> None:
    document = text_of("Rain fell. The firm raises wages; others do not.", headline="Steel Firm Raises Wages")

    assert words_at(document, phrase_around(document, place(document, "Raises"))) == "Steel Firm Raises Wages"
    assert words_at(document, phrase_around(document, place(document, "raises"))) == "The firm raises wages"


@pytest.mark.parametrize("at", ["word000", "word030", "word059"])
def test_a_long_clause_is_cut_between_words(at: str) -> None:
    document = text_of(" ".join(f"word{n:03}" for n in range(60)))

    found = phrase_around(document, place(document, at))
    assert found.length <= PHRASE
    assert found.holds(place(document, at))
    assert all(len(word) == len(at) for word in document.slice(found).split())
