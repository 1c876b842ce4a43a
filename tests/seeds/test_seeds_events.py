"""The founding example: what happened."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from onrecord.model import Event, EventMention, Reading, Realis, Record

ReadingOf = Callable[[str], Reading]


def told_in(event: Event, record: Record) -> set[str]:
    names = {d.id: d.name[:3] for d in record.documents}
    return {names[doc] for doc in event.documents}


def mentions(reading: Reading, *kinds: str) -> Iterable[EventMention]:
    return (e for e in reading.events if e.kind in kinds)


def days(event: EventMention | Event) -> tuple[str | None, str | None]:
    return (event.when.interval.first, event.when.interval.last) if event.when else (None, None)


def test_four_calls_are_four_events(calls: dict[str, Event], record: Record) -> None:
    assert {day: told_in(event, record) for day, event in calls.items()} == {
        "2025-05-19": {"000", "003"},
        "2025-06-04": {"000", "001"},
        "2025-06-14": {"004"},
        "undated": {"002"},
    }


def test_calls_last_what_the_reports_say(calls: dict[str, Event]) -> None:
    lengths = {day: event.duration for day, event in calls.items()}

    may, fourth, fourteenth, undated = (
        lengths[d] for d in ("2025-05-19", "2025-06-04", "2025-06-14", "undated")
    )
    assert may is not None
    assert (may.low, may.high) == (120, None)
    assert fourth is not None
    assert fourth.low is not None
    assert fourth.high is not None
    assert fourth.low <= 75 <= fourth.high
    assert fourteenth is not None
    assert (fourteenth.low, fourteenth.high) == (50, 50)
    assert undated is not None
    assert undated.low is not None
    assert undated.low < 60 <= (undated.high or 60)


def test_the_undated_call_stays_undated_and_is_possibly_that_of_14_june(
    calls: dict[str, Event], record: Record
) -> None:
    undated = calls["undated"]

    maybe = [m for m in undated.possibly_same_as if m.event == calls["2025-06-14"].id]
    assert undated.ordinal == 6
    assert undated.when is None or not undated.when.interval.is_one_day
    assert len(maybe) == 1
    assert "for" in maybe[0].reason
    assert "against" in maybe[0].reason.lower()


def test_the_call_of_4_june_stands_on_trump_for_its_length(calls: dict[str, Event], record: Record) -> None:
    claims = [c for c in record.claims if c.event == calls["2025-06-04"].id and c.slot == "duration"]

    assert len(claims) == 1
    assert (claims[0].documents, claims[0].outlets, claims[0].roots) == (2, 2, ("Donald Trump",))


def test_the_call_of_14_june_stands_on_ushakov(calls: dict[str, Event]) -> None:
    roots = calls["2025-06-14"].roots

    assert len(roots) == 1
    assert "Ushakov" in roots[0]


def test_attacks_of_1_june_and_of_three_nights(reading_of: ReadingOf) -> None:
    attacks = [days(e) for e in mentions(reading_of("000"), "attack")]

    assert ("2025-06-01", "2025-06-01") in attacks
    assert any(a and b and (a[:10], b[:10]) == ("2025-05-24", "2025-05-26") for a, b in attacks)


def test_talks_in_istanbul_were_on_16_may_and_2_june(reading_of: ReadingOf) -> None:
    may = [days(e) for e in mentions(reading_of("000"), "talks", "meeting") if e.place == "Istanbul"]
    june = [days(e) for e in mentions(reading_of("004"), "talks", "meeting", "agreement")]

    assert ("2025-05-16", "2025-05-16") in may
    assert ("2025-06-02", "2025-06-02") in june


def test_the_exchange_began_on_9_june(reading_of: ReadingOf) -> None:
    exchanges = [days(e) for e in mentions(reading_of("004"), "exchange")]

    assert any(first == "2025-06-09" for first, _ in exchanges)


def test_calls_with_zelensky_before_and_with_six_leaders_after_are_their_own(reading_of: ReadingOf) -> None:
    def parties(event: EventMention) -> set[str]:
        return {p.party.name.split()[-1] for p in event.participants}

    before = [parties(e) for e in mentions(reading_of("000"), "call")]
    after = [parties(e) for e in mentions(reading_of("003"), "call", "talks", "meeting")]

    assert {"Trump", "Zelensky"} in before or {"Trump", "Zelenskyy"} in before
    assert any({"Macron", "Meloni", "Merz", "Stubb", "Trump"} <= p and "Putin" not in p for p in after)


def test_sanctions_are_possible_or_ruled_out_and_never_told_as_done(
    record: Record, reading_of: ReadingOf
) -> None:
    possible = [e.realis for e in mentions(reading_of("000"), "sanction")]
    refused = [e.realis for e in mentions(reading_of("003"), "sanction")]

    assert Realis.HYPOTHETICAL in possible
    assert Realis.ACTUAL not in possible + refused


def test_talks_after_22_june_are_planned(reading_of: ReadingOf) -> None:
    planned = [e for e in mentions(reading_of("004"), "talks") if e.realis is Realis.PLANNED]

    assert any(e.when and e.when.interval.first and e.when.interval.first >= "2025-06-22" for e in planned)


def test_the_caption_of_2018_makes_no_event(record: Record) -> None:
    assert not [e for e in record.events if e.place == "Helsinki"]
    assert not [e for e in record.events if days(e)[0] and str(days(e)[0]).startswith("2018")]
