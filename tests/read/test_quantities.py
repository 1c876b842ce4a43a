"""What a report counts, and how far its words let the number reach."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.model import Document, Parse, Quantity, sha256
from onrecord.read import nlp
from onrecord.read.quantities import bounded, find_quantities, number_of
from onrecord.read.times import find_times


def quantities(text: str) -> list[tuple[str, str, float | None, float | None]]:
    document = Document(id="d", name="d", text=text, text_sha256=sha256(text))
    parse = nlp.parse(document)
    found = find_quantities(document, parse, find_times(document, parse))
    return [(document.slice(q.span), q.unit, q.low, q.high) for q in found]


@pytest.mark.parametrize(
    ("text", "quantity"),
    [
        ("5,000 young people were killed.", ("5,000 young people", "people", 5000.0, 5000.0)),
        ("The navy held 23 pirates.", ("23 pirates", "pirate", 23.0, 23.0)),
        ("At least 12 soldiers died.", ("At least 12 soldiers", "soldier", 12.0, None)),
        ("Up to 40 drones were shot down.", ("Up to 40 drones", "drone", None, 40.0)),
        ("Dozens of civilians fled.", ("Dozens of civilians", "civilian", 24.0, None)),
        ("Turnout was about 20 percent.", ("about 20 percent", "percent", 18.0, 22.0)),
        ("It paid $3.5 billion.", ("$3.5 billion", "USD", 3.5e9, 3.5e9)),
        ("It paid between 10 and 15 million euros.", ("between 10 and 15 million euros", "EUR", 1e7, 1.5e7)),
        ("They sent two dozen tanks.", ("two dozen tanks", "tank", 24.0, 24.0)),
        ("The call lasted more than 2 hours.", ("more than 2 hours", "minutes", 120.0, None)),
    ],
)
def test_a_number_is_read_with_what_it_counts(
    text: str, quantity: tuple[str, str, float | None, float | None]
) -> None:
    assert quantities(text) == [quantity]


@pytest.mark.parametrize(
    "text",
    [
        "It was the sixth contact since January 2025.",
        "They met in 2018.",
        "A 12-year-old boy cried.",
        "He lives at number 10.",
    ],
)
def test_an_ordinal_a_year_and_an_age_count_nothing(text: str) -> None:
    assert quantities(text) == []


def test_numbers_are_read_in_words_and_figures() -> None:
    assert number_of("two hundred and five") == 205
    assert number_of("1,234.5") == 1234.5
    assert number_of("three million") == 3_000_000
    assert number_of("many") is None


def test_about_reaches_a_tenth_either_way() -> None:
    assert bounded(200.0, 200.0, "about") == (180.0, 220.00000000000003)
    assert bounded(100.0, 100.0, None) == (100.0, 100.0)


@given(st.text(alphabet="ab 0123,.$%-€\n", max_size=60))
@settings(max_examples=60, deadline=None)
def test_spans_hold_on_any_text(text: str) -> None:
    document = Document(id="d", name="d", text=text, text_sha256=sha256(text))

    found: tuple[Quantity, ...] = find_quantities(document, Parse(tokens=(), sentences=()))

    assert all(0 <= q.span.start < q.span.end <= len(text) for q in found)
    assert all(a.span <= b.span for a, b in pairwise(found))


def test_one_of_somebodys_picks_is_no_count() -> None:
    assert quantities("He was one of the president's first picks.") == []
