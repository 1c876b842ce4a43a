"""What comparing linked readings finds, and what it must leave alone. Readings are made by hand."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from onrecord.compare import COMPARISONS, compare, portraits
from onrecord.compare.passages import Laid, lay
from onrecord.link import link
from onrecord.link.relabel import relabel
from onrecord.model import Finding, FindingKind, Framing, FramingKind, Kind, Mode, Reading, Span
from storydesk import Desk

PEOPLE = ("Ilena Marsk", "Tomas Brandek")


def report(
    name: str,
    said: str,
    *,
    mode: Mode = Mode.DIRECT,
    published: str | None = "2024-03-05",
    day: str | None = "2024-03-04",
    minutes: tuple[float | None, float | None] | None = None,
    ordinal: int | None = None,
    medium: str | None = None,
    topics: tuple[str, ...] = ("the dam",),
) -> Reading:
    """A report of a call in which the first of the two speaks about it."""
    text = f"{PEOPLE[0]} and {PEOPLE[1]} had a call. On {medium} she said {said}."
    desk = Desk(name, name, published, text)
    who = [desk.entity(p) for p in PEOPLE]
    call = desk.event("call", "call", *who, day=day, minutes=minutes, ordinal=ordinal, topics=topics)
    place = desk.entity(medium, Kind.PLATFORM) if medium else None
    desk.said(said, who[0], mode=mode, about=(call,), medium=place)
    return desk.reading


def findings(*readings: Reading, kind: FindingKind | None = None) -> list[Finding]:
    links = link(readings)
    found = compare([relabel(r, links) for r in readings], links)
    return [f for f in found if kind is None or f.kind is kind]


LONG = "It was a frank conversation, but not one that will bring water back to our fields tomorrow"


def test_a_quotation_with_other_words_is_reported_once_with_both_places() -> None:
    a = report("Courier", f"“{LONG}”")
    b = report("Today", f"“{LONG.replace('not one', 'not a conversation')}”")

    c = report("Post", f"“{LONG}”", published="2024-03-06")
    (found,) = findings(a, b, c, kind=FindingKind.QUOTE_CHANGED)

    assert found.reason == ("Ilena Marsk is quoted by Courier with “one” where Today has “a conversation”.")
    texts = {r.document.id: r.document for r in (a, b)}
    assert [texts[p.doc].slice(p.span) for p in found.evidence] == ["one", "a conversation"]


def test_shortening_a_quotation_is_no_finding() -> None:
    a = report("Courier", f"“{LONG}”")
    b = report("Today", "“It was a frank conversation, but not one that will bring water back”")

    assert findings(a, b, kind=FindingKind.QUOTE_CHANGED) == []


def test_a_lost_hedge_names_who_keeps_it_and_who_drops_it() -> None:
    a = report("Courier", "“I told him that the sluices cannot stay closed, and I thought we agreed on that”")
    b = report(
        "Today",
        "she told him that the sluices cannot stay closed and they were in agreement",
        mode=Mode.INDIRECT,
    )

    (found,) = findings(a, b, kind=FindingKind.HEDGE_LOST)

    assert found.reason == (
        "Courier has Ilena Marsk say “I thought”; Today tells the same without that reserve."
    )


def test_one_word_known_from_another_call_on_the_same_platform_is_misplaced() -> None:
    known = report(
        "Courier", "the tone was “excellent”", mode=Mode.MIXED, minutes=(120, None), medium="Agora"
    )
    undated = report(
        "Signal",
        "the call was “excellent”",
        mode=Mode.MIXED,
        published=None,
        day=None,
        minutes=(54, 66),
        medium="Agora",
    )

    (found,) = findings(known, undated, kind=FindingKind.MISPLACED)

    assert "Signal has Ilena Marsk say “excellent”" in found.reason
    assert "Courier knows the word from" in found.reason


def test_one_word_on_two_platforms_or_of_one_call_is_not() -> None:
    known = report("Courier", "it was “excellent”", mode=Mode.MIXED, minutes=(120, None), medium="Agora")
    elsewhere = report(
        "Signal", "it was “excellent”", mode=Mode.MIXED, day="2024-03-20", minutes=(54, 66), medium="Forum"
    )
    same_call = report("Today", "it was “excellent”", mode=Mode.MIXED, medium="Agora")

    assert findings(known, elsewhere, kind=FindingKind.MISPLACED) == []
    assert findings(known, elsewhere, kind=FindingKind.RECYCLED) == []
    assert findings(known, same_call, kind=FindingKind.MISPLACED) == []


def test_a_long_quotation_told_of_a_later_call_is_recycled() -> None:
    first = report("Courier", f"“{LONG}”")
    later = report("Post", f"“{LONG}”", published="2024-03-14", day="2024-03-12")

    (found,) = findings(first, later, kind=FindingKind.RECYCLED)

    assert "the words are older than the occasion they are told of" in found.reason


def test_one_piece_of_news_dated_by_different_words_is_not_recycled() -> None:
    first = report("Courier", f"“{LONG}”", published="2024-03-05", day="2024-03-04")
    other = report("Post", f"“{LONG}”", published="2024-03-06", day="2024-03-06")
    far = report("Post", f"“{LONG}”", published="2024-03-06", day="2024-02-20")

    def told(later: Reading) -> list[Finding]:
        moved = (FindingKind.RECYCLED, FindingKind.MISPLACED)
        return [f for f in findings(first, later) if f.kind in moved]

    assert told(other) == []
    assert len(told(far)) == 1


def test_an_undated_report_and_what_its_event_could_be_are_said() -> None:
    dated = report("Courier", "“We spoke of the dam”", minutes=(55, 55))
    undated = report("Signal", "“We spoke”", published=None, day=None, minutes=(54, 66))

    (missing,) = findings(dated, undated, kind=FindingKind.UNDATED)
    (maybe,) = findings(dated, undated, kind=FindingKind.POSSIBLY_SAME)

    assert "Signal does not say when it was published" in missing.reason
    assert "both speak of the dam" in maybe.reason
    assert "gives no day" in maybe.reason


def test_a_number_beyond_what_the_reports_know_is_a_gap() -> None:
    first = report("Courier", "“We spoke”")
    sixth = report("Post", "“We spoke”", published="2024-03-14", day="2024-03-12", ordinal=6)

    (gap,) = findings(first, sixth, kind=FindingKind.COVERAGE_GAP)

    assert "calls this number 6 of its kind" in gap.reason
    assert "at least 4 are not covered" in gap.reason
    second = report("Post", "“We spoke”", published="2024-03-14", day="2024-03-12", ordinal=2)
    assert findings(first, second, kind=FindingKind.COVERAGE_GAP) == []


def test_the_order_of_reports_changes_nothing_and_every_finding_has_a_reason_and_a_rule() -> None:
    readings = [
        report("Courier", f"“{LONG}”", minutes=(120, None)),
        report("Today", f"“{LONG.replace('frank', 'good')}”"),
        report("Signal", "“excellent”", published=None, day=None, ordinal=6, minutes=(54, 66)),
    ]

    found = findings(*readings)

    assert found == findings(*reversed(readings))
    assert all(f.reason and f.rule and f.evidence for f in found)
    assert len({c.name for c in COMPARISONS}) == len(COMPARISONS)


def test_sentences_are_laid_beside_each_other_once_for_all_comparisons(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    readings = [report("Courier", f"“{LONG}”"), report("Today", f"“{LONG.replace('frank', 'good')}”")]
    links = link(readings)
    relabelled = [relabel(r, links) for r in readings]
    alone = {f.id for c in COMPARISONS for f in c.compare(relabelled, links)}
    laid: list[int] = []

    def counted(given: Sequence[Reading]) -> Laid:
        laid.append(len(given))
        return lay(given)

    monkeypatch.setattr("onrecord.compare.retold.lay", counted)

    assert {f.id for f in compare(relabelled, links)} == alone
    assert laid == [2]


def test_a_portrait_counts_names_own_loaded_words_and_room() -> None:
    desk = Desk("a", "Courier", None, "The tyrant met Marsk. Marsk said “peace will come soon”.")
    marsk = desk.entity("Ilena Marsk", words="Marsk")
    desk.said("peace will come soon", marsk)
    again = desk.span("Marsk", 1)
    reading = desk.reading
    mention = reading.mentions[0]
    reading = Reading(
        document=reading.document,
        made_by=reading.made_by,
        entities=reading.entities,
        statements=reading.statements,
        mentions=(
            mention,
            type(mention)(
                id="m2",
                span=again,
                kind=mention.kind,
                form=mention.form,
                name=mention.name,
                entity=mention.entity,
            ),
        ),
        framing=(
            Framing(span=Span(4, 10), kind=FramingKind.LOADED, voice="outlet"),
            Framing(span=desk.span("peace"), kind=FramingKind.LOADED, voice="d-a.s38"),
        ),
    )

    (portrait,) = portraits([reading], link([reading]))

    assert portrait.outlet == "Courier"
    assert [(t.form, t.count, t.about) for t in portrait.naming] == [("Marsk", 2, "person:ilena-marsk")]
    assert [(t.form, t.count) for t in portrait.loaded] == [("tyrant", 1)]
    assert [(v.name, v.direct, v.indirect) for v in portrait.voices] == [("Ilena Marsk", 4, 0)]


NAMES = "My dogs are called Smoothie, Dollar and Shifty"


def test_the_same_words_in_another_order_are_no_changed_quotation() -> None:
    a = report("Courier", f"“{NAMES}”")
    b = report("Today", "“My dogs are called Shifty, Smoothie and Dollar”")
    c = report("Today", "“My dogs are called Smoothie, Thunder and Shifty”")

    assert findings(a, b, kind=FindingKind.QUOTE_CHANGED) == []
    assert len(findings(a, c, kind=FindingKind.QUOTE_CHANGED)) == 1


def speech(name: str, words: str, by: str | None = PEOPLE[0]) -> Reading:
    """A report of a speech that no event is told of."""
    desk = Desk(name, name, "2024-03-05", f"{PEOPLE[0]} spoke. “{words}”")
    desk.said(words, desk.entity(by) if by else None)
    return desk.reading


def test_what_nobody_is_known_to_have_said_changes_in_nobodys_mouth() -> None:
    changed = NAMES.replace("Dollar", "Thunder")

    assert len(findings(speech("A", NAMES), speech("B", changed), kind=FindingKind.QUOTE_CHANGED)) == 1
    assert (
        findings(speech("A", NAMES, None), speech("B", changed, None), kind=FindingKind.QUOTE_CHANGED) == []
    )


def test_two_sentences_of_one_speech_are_no_changed_quotation() -> None:
    one = "Our farmers need water, our towns need power and our children need schools near the river"
    other = "We promised that farmers get water, towns get power, children get schools, and so it will be"

    assert findings(speech("A", one), speech("B", other), kind=FindingKind.QUOTE_CHANGED) == []
    assert len(findings(speech("A", one), speech("B", one.replace("near", "by")))) == 1
