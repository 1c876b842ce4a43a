# ruff: noqa: E501 -- one fact a row
"""The founding example as an editor reads it: the facts, who tells them, and on whose word.

The rows were written from a reading of the five reports, in words of our own; nothing was blind. A row is
event | slots | words that the fact's wording or one of its tellings must hold | reports | institutions behind it.
An event is a call between the two presidents by its day, or "-" for anything else. "nobody": no named root.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from onrecord.model import Claim, Event, Record

FACTS = """
2025-06-04 | took-place | | 000 001 | US Russia
2025-06-04 | day | | 001 | nobody
2025-06-04 | duration | hour 15 | 000 001 | US
2025-06-04 | topic | attack | 000 | US
2025-06-04 | topic | iran | 000 001 | US Russia
2025-06-04 | topic | bilateral | 001 | Russia
2025-06-04 | said | forced respond airbases | 000 | US
2025-06-04 | said | good conversation immediate peace | 000 001 | US
2025-06-04 | offered | participate discussions iran | 000 001 | US
2025-06-04 | said agreed | iran cannot nuclear agree | 000 001 | US
2025-06-04 | said | tehran decision answer | 001 | US
2025-06-04 | said | ukraine disrupt istanbul | 001 | Russia
2025-06-04 | said | account outcome talks | 001 | Russia
2025-06-04 | said | useful | 001 | Russia
2025-06-04 | said | not aware attack airfields | 001 | Russia
2025-06-04 | offered | appreciate russia iran | 001 | Russia
2025-06-04 | said | enormous potential | 001 | Russia
2025-06-04 | said | positive productive | 001 | Russia
2025-06-04 | agreed | continue communication ukrainian | 001 | Russia
2025-05-19 | took-place | | 000 003 | US Russia
2025-05-19 | day | | 003 | nobody
2025-05-19 | duration | hours | 000 003 | nobody
2025-05-19 | initiator | trump | 003 | nobody
2025-05-19 | topic | ukraine | 003 | nobody
2025-05-19 | said promised | ready work memorandum | 000 003 | Russia
2025-05-19 | said demanded | terms memorandum ukraine russia | 000 | US
2025-05-19 | said | conditions negotiated two parties | 003 | US
2025-05-19 | said | tone spirit excellent | 003 | US
- | said | start negotiations ceasefire war | 003 | US
2025-05-19 | said | russia trade | 003 | US
2025-05-19 | said | settlement ukraine beneficiary | 003 | US
2025-05-19 | said | frank quite useful | 003 | Russia
2025-05-19 | said | thanked support negotiations | 003 | Russia
- | said | eliminate root causes crisis | 003 | Russia
- | said | trusts putin | 003 | US
- | said denied refused | not impose further sanctions | 003 | US
- | said promised | abandon efforts progress | 003 | US
- | number said | 5,000 people killed | 003 | US
- | took-place | leyen macron others | 003 | US
- | participant | stubb | 003 | US
- | took-place | called zelensky | 000 | nobody
- | offered demanded | 30-day ceasefire upcoming meeting | 000 | nobody
- | said refused | not withdraw troops | 000 | Ukraine
- | said demanded | demand may 16 istanbul | 000 | nobody
- | said | putin not ready end war | 000 | US
- | said | absolutely gone crazy | 000 | US
- | day | 24 | 000 | nobody
- | said | impose sanctions weeks | 000 | nobody
undated | took-place | | 002 | US
undated | duration | hour | 002 | nobody
undated | ordinal | | 002 | nobody
undated | topic | ukraine | 002 | nobody
undated | topic | middle | 002 | nobody
undated | topic | iran nuclear | 002 | nobody
undated | said | not back down goals | 002 | Russia
- | said | nato expansion foreign troops | 002 | Russia
undated | said | willingness continue negotiations conditions | 002 | Russia
- | said agreed | plan personal meeting not | 002 | Russia
undated | agreed | continue dialogue | 002 | Russia
undated | demanded | ceasefire | 002 | US
undated | said | excellent | 002 | US
undated | said | economic cooperation | 002 | US
undated | said offered | 30-day ceasefire | 002 | US
undated | offered | assistance iran | 002 | Russia
undated | said | concern tensions israel iran | 002 | Russia
- | said | issue main points discussion | 002 | Russia
- | said | demands weaken sovereignty | 002 | Ukraine
- | said | conditions recognition not acceptable | 002 | Ukraine
- | demanded said | pressure russia | 002 | Ukraine
- | said | ready ceasefire surrender | 002 | Ukraine
- | said | agreements participation jeopardise | 002 | EU
- | said | passive approach | 002 | Germany
- | refused | declined details conversation | 002 | Russia
- | said planned | preparing another round talks | 002 | Russia
2025-06-14 | took-place | | 004 | Russia
2025-06-14 | duration | 50 minutes | 004 | Russia
2025-06-14 | topic | israel iran | 004 | Russia
2025-06-14 | topic | ukraine | 004 | Russia
2025-06-14 | said | implementation istanbul agreements | 004 | Russia
- | day | june 2 | 004 | Russia
- | day | june 9 | 004 | nobody
2025-06-14 | said | ready continue negotiations ukraine | 004 | Russia
- | said | agreed after june 22 | 004 | Russia
2025-06-14 | said | congratulated birthday flag | 004 | Russia
2025-06-14 | said | rule out return negotiations | 004 | Russia
2025-06-14 | said | middle east alarming | 004 | Russia
2025-06-14 | said refused | not yet commented | 004 | nobody
- | said | congratulated russia day | 004 | US
"""

INSTITUTION = {
    "Donald Trump": "US",
    "Marco Rubio": "US",
    "Vladimir Putin": "Russia",
    "Yury Ushakov": "Russia",
    "Dmitry Peskov": "Russia",
    "Kremlin": "Russia",
    "Volodymyr Zelensky": "Ukraine",
    "Ursula von der Leyen": "EU",
    "Friedrich Merz": "Germany",
}

Row = tuple[str, list[str], list[str], frozenset[str], frozenset[str]]


def rows() -> list[Row]:
    found = []
    for line in FACTS.strip().splitlines():
        event, slots, words, docs, roots = (part.strip() for part in line.split("|"))
        behind = frozenset(roots.split()) - {"nobody"}
        found.append((event, slots.split(), words.split(), frozenset(docs.split()), behind))
    return found


def matching(record: Record, calls: dict[str, Event], row: Row) -> Iterator[Claim]:
    """The claims that tell a row's fact, those told by most of its reports first."""
    event, slots, words, docs, _ = row
    texts = {d.id: d.text for d in record.documents}
    labels = {e.id: e.label for e in record.events}
    fitting = []
    for claim in record.claims:
        if claim.slot not in slots or (event != "-" and claim.event != calls[event].id):
            continue
        told = [
            claim.text,
            labels.get(claim.event or "", ""),
            *(texts[t.doc][slice(*t.span)] for t in claim.tellings),
        ]
        if event == "-" and claim.event in {call.id for call in calls.values()} and "took-place" in slots:
            continue
        if all(word in " ".join(told).lower() for word in words) and docs & reports(record, claim):
            fitting.append(claim)
    yield from sorted(fitting, key=lambda c: (-len(docs & reports(record, c)), len(c.tellings), c.id))


def reports(record: Record, claim: Claim) -> frozenset[str]:
    numbers = {d.id: d.name[:3] for d in record.documents}
    return frozenset(numbers[t.doc] for t in claim.tellings)


def institutions(claim: Claim) -> frozenset[str]:
    return frozenset(INSTITUTION.get(name, name) for root in claim.roots for name in root.split(" / "))


@pytest.fixture(scope="module")
def found(record: Record, calls: dict[str, Event]) -> list[tuple[Row, Claim | None]]:
    return [(row, next(matching(record, calls, row), None)) for row in rows()]


def test_nearly_every_fact_is_found_with_all_the_reports_that_tell_it(
    record: Record, found: list[tuple[Row, Claim | None]]
) -> None:
    missing = [row for row, claim in found if claim is None or not row[3] <= reports(record, claim)]

    assert len(missing) <= 0.05 * len(found), missing


def test_the_institutions_behind_a_fact_are_right_for_nearly_all_that_are_found(
    found: list[tuple[Row, Claim | None]],
) -> None:
    told = [(row, claim) for row, claim in found if claim is not None]
    wrong = [
        (row, sorted(institutions(c)), c.roots)
        for row, c in told
        if institutions(c) != row[4] or len(c.roots) != len(row[4])
    ]

    assert len(wrong) <= 0.05 * len(told), wrong
