"""Utterances across reports. Short quotations from the founding example carry their report's number."""

from __future__ import annotations

from onrecord.link import link
from onrecord.link.quotes import link_quotes
from onrecord.model import DifferenceClass, Mode, Quote, Reading, Ruling
from storydesk import Desk


def report(
    name: str,
    *said: tuple[str, Mode],
    speaker: str = "Donald Trump",
    published: str | None = "2025-06-04",
    day: str | None = "2025-06-04",
    lead: str = "",
) -> Reading:
    """A report of a call with statements about it by one speaker."""
    text = f"{speaker} and Vladimir Putin had a call. {lead}" + " ".join(
        f"He said “{words}”." if mode is Mode.DIRECT else f"He said that {words}." for words, mode in said
    )
    desk = Desk(name, name, published, text)
    who = desk.entity(speaker)
    call = desk.event("call", "call", who, desk.entity("Vladimir Putin"), day=day)
    for words, mode in said:
        desk.said(words, who, mode=mode, about=(call,))
    return desk.reading


def quotes(*readings: Reading) -> tuple[Quote, ...]:
    return link(readings).quotes


def kinds(quote: Quote) -> list[DifferenceClass]:
    return [d.kind for d in quote.differences]


GOOD_000 = (
    "It was a good conversation, but not one that will lead to immediate peace. "
    "President Putin made it very clear"
)
GOOD_001 = "“it was a good conversation, but not a conversation that will lead to immediate peace”"


def test_two_quotations_with_other_words_are_one_utterance_and_the_words_are_named() -> None:
    a = report("000", (GOOD_000, Mode.DIRECT))
    b = report("001", (GOOD_001, Mode.MIXED), published="2025-06-05")

    (quote,) = quotes(a, b)

    assert [v.doc for v in quote.variants] == ["d-000", "d-001"]
    assert kinds(quote) == [DifferenceClass.QUOTED_WORDS_DIFFER]
    assert "“one” against “a conversation”" in quote.differences[0].reason
    changed = [(o.a, o.b) for o in quote.differences[0].ops if o.op == "replace"]
    assert changed == [("one", "a conversation")]


def test_a_hedge_that_reported_speech_leaves_out_is_lost() -> None:
    a = report(
        "000",
        ("I told Putin that Iran cannot have nuclear weapons, and I thought we agreed on that", Mode.DIRECT),
    )
    b = report(
        "001",
        (
            "he said to Putin that Iran cannot have a nuclear weapon and, on this they were in agreement",
            Mode.INDIRECT,
        ),
        published="2025-06-05",
    )

    (quote,) = quotes(a, b)

    assert kinds(quote) == [DifferenceClass.HEDGE_LOST]
    assert "I thought" in quote.differences[0].reason


def test_two_translations_of_one_sentence_meet() -> None:
    a = report(
        "000",
        (
            "Marsk offered to participate in this process “and perhaps help to end this quarrel soon.”",
            Mode.MIXED,
        ),
        ("The talks were long and the weather in the capital was bad", Mode.INDIRECT),
    )
    b = report(
        "001",
        (
            "President Marsk suggested that she will participate in the discussions with Korvath and "
            "could, perhaps, be helpful in bringing them to a close",
            Mode.DIRECT,
        ),
        published="2025-06-05",
    )

    (quote,) = quotes(a, b)

    assert kinds(quote) == [DifferenceClass.QUOTED_WORDS_DIFFER]


def test_a_shortened_quotation_is_trimmed_and_an_equal_one_identical() -> None:
    long = "We expect compensation for the damaged turbines, and we expect it before the winter"
    a = report("a", (long, Mode.DIRECT))
    b = report("b", ("We expect compensation for the damaged turbines", Mode.DIRECT))
    c = report("c", (long, Mode.DIRECT))

    (quote,) = quotes(a, b, c)

    assert {(d.a, d.b): d.kind for d in quote.differences} == {
        (0, 1): DifferenceClass.TRIMMED,
        (0, 2): DifferenceClass.IDENTICAL,
        (1, 2): DifferenceClass.TRIMMED,
    }


def test_two_sentences_run_together_are_merged() -> None:
    a = report(
        "a",
        ("The sluices stay closed. Nobody asked our farmers in spring. Korvath pays the price", Mode.DIRECT),
    )
    b = report("b", ("The sluices stay closed. Korvath pays the price", Mode.DIRECT))

    (quote,) = quotes(a, b)

    assert kinds(quote) == [DifferenceClass.MERGED]


def test_a_pronoun_that_changes_moves_the_referent() -> None:
    a = report("a", ("The agreement would put his whole army at grave risk", Mode.DIRECT))
    b = report("b", ("The agreement would put her whole army at grave risk", Mode.DIRECT))

    (quote,) = quotes(a, b)

    assert kinds(quote) == [DifferenceClass.REFERENT_MOVED]


def test_i_do_said_twice_in_one_report_is_two_utterances() -> None:
    desk = Desk(
        "003", None, "2025-05-20", "Asked about peace, he said “I do.” Asked about trust, he said “I do.”"
    )
    who = desk.entity("Donald Trump")
    desk.said("I do.", who)
    desk.said("I do.", who, nth=1)

    assert quotes(desk.reading) == ()


def test_a_single_word_on_two_occasions_is_no_variant() -> None:
    a = report("002", ("the call “excellent”", Mode.MIXED), published=None, day=None)
    b = report("003", ("the tone was “excellent”", Mode.MIXED), published="2025-05-20", day="2025-05-19")

    assert quotes(a, b) == ()


def test_the_same_words_by_another_speaker_are_another_utterance() -> None:
    words = "We will not be the ones who close the door on these talks"
    a = report("a", (words, Mode.DIRECT))
    b = report("b", (words, Mode.DIRECT), speaker="Emmanuel Macron")

    assert quotes(a, b) == ()


def test_different_statements_on_one_call_stay_apart() -> None:
    a = report("a", ("Putin made it very clear that he will have to respond to the attack", Mode.DIRECT))
    b = report("b", ("Putin and he discussed Iran and the attack on the airfields", Mode.INDIRECT))

    assert quotes(a, b) == ()


def test_a_ruling_that_something_is_no_quote_takes_it_out() -> None:
    a = report("a", (GOOD_000, Mode.DIRECT))
    b = report("b", (GOOD_000, Mode.DIRECT))
    ruling = Ruling(
        id="r", kind="not-a-quote", subject=(a.statements[0].id,), why="-", by="me", made="2025-06-06"
    )

    assert len(link([a, b]).quotes) == 1
    assert link([a, b], [ruling]).quotes == ()


def test_order_changes_nothing() -> None:
    readings = [
        report("a", (GOOD_000, Mode.DIRECT)),
        report("b", (GOOD_001, Mode.MIXED)),
        report("c", (GOOD_000, Mode.DIRECT), published=None),
    ]

    assert link_quotes(readings, {}, {}) == link_quotes(readings[::-1], {}, {})
