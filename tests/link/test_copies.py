from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.link.copies import find_copies
from onrecord.model import Reading
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
