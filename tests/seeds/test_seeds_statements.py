"""The founding example: who said what, on whose word."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord.model import Reading, Statement

ReadingOf = Callable[[str], Reading]


def saying(reading: Reading, words: str) -> Statement:
    """The innermost statement whose content holds `words`."""
    at = reading.document.text.index(words)
    holding = [
        s for s in reading.statements if any(c.start <= at and at + len(words) <= c.end for c in s.content)
    ]
    assert holding, f"no statement says {words!r}"
    return min(holding, key=lambda s: s.end - s.start)


def surname(statement: Statement) -> str | None:
    return statement.speaker.name.split()[-1] if statement.speaker is not None else None


def hops(statement: Statement) -> list[str]:
    return [hop.name.split()[-1] for hop in statement.chain[1:]]


@pytest.mark.parametrize(
    ("report", "words", "speaker", "mode"),
    [
        ("000", "lasted about an hour and 15 minutes", "Trump", "indirect"),
        ("000", "It was a good conversation", "Trump", "direct"),
        ("000", "forced to respond to the recent attack", "Putin", "indirect"),
        ("000", "offered to participate in this process", "Trump", "mixed"),
        ("000", "we agreed on that", "Trump", "direct"),
        ("000", "ready to work on a memorandum", "Putin", "indirect"),
        ("000", "terms of the memorandum should be discussed", "Trump", "indirect"),
        ("000", "would not withdraw troops", "Zelensky", "indirect"),
        ("000", "absolutely gone crazy", "Trump", "mixed"),
        ("001", "I just finished speaking", "Trump", "direct"),
        ("001", "it was a good conversation", "Trump", "mixed"),
        ("001", "suggested that he will participate in the discussions", "Trump", "direct"),
        ("001", "Putin and Trump talked over the phone", "Peskov", "indirect"),
        ("001", "tried to disrupt the talks in Istanbul", "Putin", "indirect"),
        ("001", "was not aware of the plans", "Trump", "indirect"),
        ("003", "If it wasn’t, I would say so now", "Trump", "direct"),
        ("003", "Let the process begin!", "Trump", "direct"),
        ("003", "eliminate the root causes", "Putin", "direct"),
        ("003", "Moscow is ready to work with Kiev", "Putin", "indirect"),
        ("003", "big egos involved", "Trump", "direct"),
        ("003", "We also spoke to the heads", "Trump", "direct"),
        ("004", "lasted 50 minutes", "Ushakov", "indirect"),
        ("004", "ready to continue negotiations with Ukraine", "Putin", "mixed"),
        ("004", 'ready to continue negotiations "as agreed', "Ushakov", "mixed"),
        ("004", "alarming", "Trump", "mixed"),
    ],
)
def test_speakers_and_modes(reading_of: ReadingOf, report: str, words: str, speaker: str, mode: str) -> None:
    statement = saying(reading_of(report), words)

    assert (surname(statement), str(statement.mode)) == (speaker, mode)


@pytest.mark.parametrize(
    ("report", "words", "chain"),
    [
        ("001", "tried to disrupt the talks in Istanbul", ["Ushakov", "Putin"]),
        ("001", "was not aware of the plans", ["Ushakov", "Trump"]),
        ("002", "would not back down from its goals in Ukraine", ["Reuters", "Ushakov", "Putin"]),
        ("004", "alarming", ["Ushakov", "Trump"]),
    ],
)
def test_chains_run_from_the_outlet_inwards(
    reading_of: ReadingOf, report: str, words: str, chain: list[str]
) -> None:
    found = hops(saying(reading_of(report), words))

    assert found[-len(chain) :] == chain


def test_russian_media_cite_ushakov(reading_of: ReadingOf) -> None:
    chain = saying(reading_of("004"), "had a new conversation with US President").chain

    assert [str(h.role) for h in chain[1:]] == ["unnamed", "official"]


def test_what_is_told_of_ushakovs_account_stands_on_ushakov(reading_of: ReadingOf) -> None:
    for words in ("could benefit from Russia's help", "he would appreciate it if Russia"):
        root = saying(reading_of("001"), words).root
        assert root is not None
        assert root.endswith("Ushakov")


def test_truth_social_is_the_medium(reading_of: ReadingOf) -> None:
    for report, words in (
        ("000", "absolutely gone crazy"),
        ("001", "I just finished speaking"),
        ("002", "excellent"),
    ):
        medium = saying(reading_of(report), words).medium
        assert medium is not None
        assert medium.name == "Truth Social"


def test_silence_is_not_speech(reading_of: ReadingOf) -> None:
    silent = [s for number in ("002", "004") for s in reading_of(number).statements if s.stance == "silence"]

    assert {surname(s) for s in silent} >= {"Peskov", "Trump"}


def test_the_wsj_sources_have_no_name(reading_of: ReadingOf) -> None:
    statement = saying(reading_of("000"), "could impose sanctions against Moscow")

    assert statement.root is None
    assert [str(h.role) for h in statement.chain[1:]] == ["outlet", "unnamed"]


def test_dictator_is_the_outlets_own_word(reading_of: ReadingOf) -> None:
    reading = reading_of("004")

    own = {
        reading.document.slice(f.span) for f in reading.framing if f.voice == "outlet" and f.kind == "label"
    }
    assert own >= {"dictator", "tyrant", "propagandists"}


def test_every_naming_of_a_president_is_found(reading_of: ReadingOf) -> None:
    for number in ("000", "001", "002", "003", "004"):
        reading = reading_of(number)
        text = reading.document.text
        for name, full in (("Trump", "Donald Trump"), ("Putin", "Vladimir Putin")):
            named = [m for m in reading.mentions if m.name == full and name in reading.document.slice(m.span)]
            captions = sum(
                text[s.span.start : s.span.end].count(name)
                for s in reading.document.segments
                if s.role == "caption"
            )
            assert len(named) == text.count(name) - captions, (number, name)
