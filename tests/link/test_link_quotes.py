"""Utterances across reports. Short quotations from the founding example carry their report's number."""

from __future__ import annotations

from dataclasses import replace

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


# --- what a report says twice, and in whose words -----------------------------------------------


def twice(name: str, *said: tuple[str, Mode], published: str | None = "2025-06-04") -> Reading:
    """A report in which one speaker says several things, about no event."""
    text = "Ilena Marsk spoke. " + " ".join(
        f"She said “{w}”." if m is Mode.DIRECT else f"She said {w}." for w, m in said
    )
    desk = Desk(name, name, published, text)
    who = desk.entity("Ilena Marsk")
    for words, mode in said:
        desk.said(words, who, mode=mode)
    return desk.reading


def test_what_the_first_lines_tell_is_the_sentence_quoted_further_down() -> None:
    a = twice(
        "a",
        ("that the sluices of Lysna stay closed “because there is no water left”", Mode.MIXED),
        ("Because I think there is no water left in the upper basin, we cannot open anything", Mode.DIRECT),
    )

    (quote,) = quotes(a)

    assert "because there is no water left" in quote.reason


def test_a_sentence_that_a_report_takes_up_again_is_told_once() -> None:
    a = twice(
        "a",
        ("that Korvath would not back down from its claims", Mode.INDIRECT),
        (
            "that Korvath would not back down from its claims on the river, namely half the water",
            Mode.INDIRECT,
        ),
    )

    (quote,) = quotes(a)

    assert len(quote.variants) == 2


def test_two_like_sentences_in_one_report_stay_two() -> None:
    a = twice(
        "a",
        ("We lost four engineers at the northern sluice", Mode.DIRECT),
        ("We lost nine fishermen on the southern shore", Mode.DIRECT),
    )

    assert quotes(a) == ()


def test_two_reports_that_both_retell_it_meet_by_rare_words() -> None:
    a = twice(
        "a", ("that she was ready to work on a memorandum with Korvath about the turbines", Mode.INDIRECT)
    )
    b = twice("b", ("Lysna is prepared to work on a memorandum on the turbines", Mode.INDIRECT))

    (quote,) = quotes(a, b)

    assert kinds(quote) == [DifferenceClass.WORDING_ONLY]
    assert "memorandum" in quote.reason


def test_a_phrase_in_marks_that_the_other_report_lacks_is_another_saying() -> None:
    a = twice("a", ("the “somewhat stalled” negotiations on the nuclear program of Korvath", Mode.MIXED))
    b = twice("b", ("they “did not rule out” negotiations on the nuclear program of Korvath", Mode.MIXED))

    assert quotes(a, b) == ()


def test_what_another_root_says_of_a_speaker_is_another_account() -> None:
    def told(name: str, root: str) -> Reading:
        words = "that the talks could benefit from help with the turbines"
        desk = Desk(name, name, "2025-06-04", f"Marsk said {words}.")
        desk.said(words, desk.entity("Marsk"), mode=Mode.INDIRECT, root=root, chain=())
        return desk.reading

    one = told("a", "Kremlin")
    other = told("b", "White House")

    assert quotes(one, other) == ()


# --- other occasions -----------------------------------------------------------------------------

SLOGAN = "We will build a great dam and Korvath pays"


def test_a_slogan_of_other_weeks_is_said_again() -> None:
    a = report("a", (SLOGAN, Mode.DIRECT), published="2025-06-04", day="2025-06-04")
    b = report("b", (SLOGAN, Mode.DIRECT), published="2025-07-20", day="2025-07-19")

    assert quotes(a, b) == ()


def test_a_long_sentence_of_other_weeks_is_quoted_again() -> None:
    long = "We expect full compensation for the damaged turbines and the drowned cattle before next winter"
    a = report("a", (long, Mode.DIRECT), published="2025-06-04", day="2025-06-04")
    b = report("b", (long, Mode.DIRECT), published="2025-07-20", day="2025-07-19")

    assert len(quotes(a, b)) == 1


def test_a_stock_phrase_is_nobodys_utterance() -> None:
    a = report("a", ("We'll see what happens", Mode.DIRECT), published="2025-06-04", day="2025-06-04")
    b = report("b", ("We'll see what happens", Mode.DIRECT), published="2025-06-05", day="2025-06-01")

    assert quotes(a, b) == ()


def test_a_title_with_names_is_no_utterance() -> None:
    a = report("a", ("I am the attorney general of the United States, and I am tired", Mode.DIRECT))
    b = report("b", ("That boy is the attorney general of the United States now. Change comes", Mode.DIRECT))

    assert quotes(a, b) == ()


# --- who printed it first, and the fullest form ---------------------------------------------------


def test_the_earliest_report_printed_it_first() -> None:
    late = report("a", (GOOD_000, Mode.DIRECT), published="2025-06-06")
    early = report("b", (GOOD_001, Mode.MIXED), published="2025-06-05")

    (quote,) = quotes(late, early)

    assert quote.first is not None
    assert quote.variants[quote.first].doc == "d-b"
    assert quote.first_reason == "b is the earliest (5 Jun 2025)"
    assert quote.longest is not None
    assert quote.variants[quote.longest].doc == "d-a"


def test_an_undated_report_may_have_been_first() -> None:
    dated = report("a", (GOOD_000, Mode.DIRECT))
    undated = report("b", (GOOD_000, Mode.DIRECT), published=None)

    (quote,) = quotes(dated, undated)

    assert quote.first is None
    assert quote.first_reason.startswith("b has no date; of the others a is the earliest")


def test_reports_of_one_day_cannot_say_who_was_first() -> None:
    (quote,) = quotes(report("a", (GOOD_000, Mode.DIRECT)), report("b", (GOOD_000, Mode.DIRECT)))

    assert quote.first is None
    assert quote.first_reason == "2 reports of 4 Jun 2025, the earliest day"


def test_a_hedge_that_only_the_later_report_has_is_added() -> None:
    bare = "The dam will hold until the autumn and the farmers can come back"
    a = report("a", (bare, Mode.DIRECT))
    b = report("b", (bare.replace("will hold", "will perhaps hold"), Mode.DIRECT), published="2025-06-05")

    (quote,) = quotes(a, b)

    assert kinds(quote) == [DifferenceClass.HEDGE_ADDED]


def test_words_told_within_the_very_same_words_stand_there_once() -> None:
    words = "the turbines of the northern dam turn again after a winter of repairs"
    desk = Desk("a", "a", "2025-06-04", f"Marsk said {words}.")
    outer = desk.said(words, desk.entity("Marsk"), mode=Mode.INDIRECT)
    inner = replace(outer, id=f"{outer.id}x", within=outer.id, speaker=None)
    outer = replace(outer, speaker=None)
    reading = replace(desk.reading, statements=(outer, inner))
    other = twice("b", (words, Mode.DIRECT))

    assert all(len({(v.doc, v.span) for v in q.variants}) == len(q.variants) for q in quotes(reading, other))
