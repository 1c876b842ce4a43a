from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.link.copies import find_copies
from onrecord.model import Part, Reading, Segment, Span
from storydesk import Desk

WIRE = (
    "Two neighbouring states exchanged forty-two prisoners at the river bridge on Saturday, officials of "
    "both countries said, in the first such exchange since the shelling of the dam. The foreign minister "
    "said that all of them were soldiers and that they were in good health. Relatives had waited on the "
    "square since the morning."
)
OTHER = (
    "The harbour was closed for a third day as crews searched the seabed. Fishermen complained about the "
    "losses, and the mayor promised them help from the city budget before the end of the summer season."
)

SENTENCES = (
    "Two neighbouring states exchanged forty-two prisoners at the river bridge early on Saturday morning.",
    "It was the first such exchange since the shelling of the dam in the winter of last year.",
    "The foreign minister told reporters that all of them were soldiers and in good health.",
    "Relatives had waited on the market square since the morning, many of them with flowers and flags.",
    "Talks about a further exchange are to begin next week in the capital of a third country.",
)


def report(name: str, text: str, published: str | None) -> Reading:
    return Desk(name, name, published, text).reading


def test_a_lightly_edited_reprint_is_found_and_the_earlier_report_is_the_original() -> None:
    edited = WIRE.replace("on Saturday", "at the weekend").replace("in good health", "well")

    (copy,) = find_copies([report("late", edited, "2024-03-10"), report("early", WIRE, "2024-03-09")])

    assert (copy.doc, copy.of) == ("d-late", "d-early")
    assert copy.share > 0.9


def test_a_copied_paragraph_in_a_longer_report_is_found_with_its_place() -> None:
    text = OTHER + "\n" + WIRE + "\n" + OTHER.upper()

    (copy,) = find_copies([report("long", text, "2024-03-10"), report("wire", WIRE, "2024-03-09")])

    here, _ = copy.spans[0]
    assert text[here.start : here.end].startswith("Two neighbouring states")
    assert text[here.start : here.end].endswith("since the morning")
    assert 0.2 < copy.share < 0.6


def test_reports_that_quote_one_post_do_not_copy_from_each_other() -> None:
    quote = f"“{WIRE}”"
    readings = []
    for name, lead in (
        ("a", "She wrote on Monday: "),
        ("b", "The post in full, as published by her office: "),
    ):
        desk = Desk(name, name, "2024-03-09", lead + quote)
        desk.said(WIRE, None)
        readings.append(desk.reading)

    assert find_copies(readings) == ()


def test_two_reports_of_one_story_in_their_own_words_are_no_copies() -> None:
    assert find_copies([report("a", WIRE, "2024-03-09"), report("b", OTHER, "2024-03-09")]) == ()


def test_every_reprint_points_to_the_first_report() -> None:
    readings = [report(f"r{n}", WIRE, f"2024-03-{n + 10}") for n in range(5)]

    assert {c.of for c in find_copies(readings)} == {"d-r0"}


def test_sentences_in_another_order_under_a_new_headline_are_a_copy() -> None:
    moved = [SENTENCES[i] for i in (2, 4, 0, 3, 1)]
    text = "Prisoners come home at last\n" + " ".join(moved)

    (copy,) = find_copies(
        [report("wire", " ".join(SENTENCES), "2024-03-09"), report("x", text, "2024-03-10")]
    )

    assert (copy.doc, copy.of) == ("d-x", "d-wire")
    assert copy.share > 0.8


def test_a_copy_with_every_sixth_word_replaced_is_found() -> None:
    words = " ".join(SENTENCES).split()
    edited = " ".join("otherwise" if n % 6 == 5 else word for n, word in enumerate(words))

    (copy,) = find_copies([report("a", " ".join(SENTENCES), "2024-03-09"), report("b", edited, "2024-03-10")])

    assert 0.5 < copy.share < 0.9


def test_a_copy_of_a_copy_points_to_the_report_it_has_all_from() -> None:
    first = WIRE
    second = WIRE + "\n" + OTHER
    third = second.replace("Relatives", "Families")
    readings = [report("a", first, "2024-03-09"), report("b", second, "2024-03-10")]
    readings.append(report("c", third, "2024-03-11"))

    found = {(c.doc, c.of) for c in find_copies(readings)}

    assert found == {("d-b", "d-a"), ("d-c", "d-b")}


def test_what_a_report_has_from_two_others_is_told_of_each() -> None:
    readings = [report("a", WIRE, "2024-03-08"), report("b", OTHER, "2024-03-09")]
    readings.append(report("c", OTHER + "\n" + WIRE, "2024-03-10"))

    found = {c.of: c for c in find_copies(readings)}

    assert set(found) == {"d-a", "d-b"}
    assert not found["d-a"].spans[0][0].touches(found["d-b"].spans[0][0])


def test_two_copies_of_a_report_that_is_not_there_are_copies_of_each_other() -> None:
    own = ["The mayor opened a new bridge on Monday before a small crowd of well-wishers.", OTHER]
    readings = [report(f"r{n}", f"{text}\n{WIRE}", f"2024-03-1{n}") for n, text in enumerate(own)]

    (copy,) = find_copies(readings)

    assert (copy.doc, copy.of) == ("d-r1", "d-r0")


def test_a_long_quotation_with_credit_is_no_copy_even_where_no_statement_was_read() -> None:
    quoting = f"{OTHER} The Courier had written: ``{WIRE}'' Nobody denied it."

    assert find_copies([report("a", WIRE, "2024-03-09"), report("b", quoting, "2024-03-10")]) == ()


def test_many_copies_of_one_text_need_one_link_each() -> None:
    texts = [WIRE if n % 3 else WIRE.replace("soldiers", f"soldiers of company {n}") for n in range(60)]
    readings = [report(f"r{n:02}", text, f"2024-03-{n % 20 + 10}") for n, text in enumerate(texts)]

    copies = find_copies(readings)

    assert len(copies) == 59
    assert {c.doc for c in copies} == {r.document.id for r in readings} - {"d-r00"}


def test_text_outside_the_body_is_no_copied_text() -> None:
    reading = report("b", WIRE, "2024-03-10")
    whole = Segment(span=Span(0, len(WIRE)), role=Part.RELATED)
    reading = replace(reading, document=replace(reading.document, segments=(whole,)))

    assert find_copies([report("a", WIRE, "2024-03-09"), reading]) == ()


@settings(max_examples=30)
@given(st.text(alphabet="ab .\n“”é", max_size=300), st.text(alphabet="ab .\n“”é", max_size=300))
def test_copied_spans_lie_inside_their_texts(a: str, b: str) -> None:
    readings = [report("a", a * 3, None), report("b", a + b, None)]

    for copy in find_copies(readings):
        texts = {r.document.id: r.document.text for r in readings}
        for here, there in copy.spans:
            assert 0 <= here.start < here.end <= len(texts[copy.doc])
            assert 0 <= there.start < there.end <= len(texts[copy.of])
    assert find_copies(readings) == find_copies([replace(r) for r in reversed(readings)])
