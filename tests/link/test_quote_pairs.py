"""Which utterances are compared, and how groups grow."""

from __future__ import annotations

from datetime import date, timedelta

from onrecord.link.quote_pairs import CROWD, PARTNERS, candidate_pairs
from onrecord.link.quotes import link_quotes
from onrecord.link.utterances import utterances
from onrecord.model import Reading
from storydesk import Desk

FIRST = date(2026, 1, 1)


def report(number: int, words: str, speaker: str = "Ilena Marsk") -> Reading:
    day = (FIRST + timedelta(days=number)).isoformat()
    desk = Desk(f"r{number:04}", None, day, f"{speaker} said “{words}”.")
    desk.said(words, desk.entity(speaker))
    return desk.reading


def test_a_thousand_sayings_of_one_speaker_are_not_all_compared() -> None:
    readings = [
        report(n, f"The water of the river belongs to village{n} and its mill{n}") for n in range(1000)
    ]

    found = utterances(readings, {}, {})

    assert len(found) == 1000
    assert len(candidate_pairs(found)) <= PARTNERS * len(found)


def test_two_printings_meet_even_where_their_words_are_crowded() -> None:
    crowd = [report(n, f"We will keep the sluices closed, says mill{n}") for n in range(3 * CROWD)]
    long = "We will keep the sluices closed until the herons nest again beside the southern causeway"
    a, b = report(2000, long), report(2001, long.replace("again ", ""))

    (quote,) = [q for q in link_quotes([*crowd, a, b], {}, {}) if "herons" in q.variants[0].text]

    assert {v.doc for v in quote.variants} == {"d-r2000", "d-r2001"}


def test_the_order_of_the_reports_changes_no_pair() -> None:
    readings = [report(n, f"The water belongs to village{n % 7} and to mill{n % 3}") for n in range(40)]

    assert link_quotes(readings, {}, {}) == link_quotes(readings[::-1], {}, {})


def test_the_same_words_of_two_speakers_are_two_utterances() -> None:
    words = "The herons nest beside the southern causeway and nobody counts them any more"
    marsk, reth = report(1, words), report(2, words, speaker="Jonas Reth")

    assert link_quotes([marsk, reth], {}, {}) == ()
