"""Whatever a report holds, reading it never fails, and every item stands on characters of it."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import fields, is_dataclass
from pathlib import Path
from time import process_time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.ingest import Given, make_document
from onrecord.model import Document, Reading, Span
from onrecord.read import READERS, decode, encode_document, read, read_bytes

VOCABULARY = """
President Kern , Ann Kern . Mr. Kern Ministers Orland Orland's the leaders both presidents they he she
him their his counterpart said told reporters that according to spokesman Reuters reported citing wrote
denied asked whether spoke by phone met talks call attack sanctions prisoners agreed yesterday Monday on
5 June 2024 last week two hours 50 minutes for about more than 1,000 not never if would will again sixth
and but . . . : ; “ ” " ' ‘ ’ « » „ — ( ) [ ] • 👩‍👧 e\u0301 مرحبا Зеленский 1 2 2025-06-04 Truth Social
X post
"""
WORDS = (*VOCABULARY.split(), "\n", "\n\n")

SENTENCES = (
    "“We will not wait,” President Ann Kern told reporters on Monday.",
    "The two leaders spoke by phone for 50 minutes on 4 June, spokesman Ivo Brandt said.",
    "According to Reuters, which cited Brandt, she called the talks “frank and useful”.",
    "Kern denied that the call had taken place.",
    "Brandt and Kern met in Geneva; they agreed to exchange 1,000 prisoners.",
)


def spans_of(item: Any) -> Iterator[Span]:
    """Every span anywhere inside `item`."""
    if isinstance(item, Span):
        yield item
    elif is_dataclass(item):
        for one in fields(item):
            yield from spans_of(getattr(item, one.name))
    elif isinstance(item, tuple | frozenset):
        for part in item:
            yield from spans_of(part)


def check(reading: Reading) -> None:
    """The promises that hold for every reading."""
    end = len(reading.document.text)
    lists: dict[str, Sequence[Any]] = {
        "mentions": reading.mentions,
        "times": reading.times,
        "quantities": reading.quantities,
        "statements": reading.statements,
        "events": reading.events,
        "assertions": reading.assertions,
        "framing": reading.framing,
    }
    for name, items in lists.items():
        assert all(0 <= s.start < s.end <= end for s in spans_of(tuple(items))), name
        ids = [item.id for item in items if hasattr(item, "id")]
        assert len(ids) == len(set(ids)), name
    for name in ("mentions", "times", "quantities", "assertions", "framing"):
        starts = [item.span for item in lists[name]]
        assert starts == sorted(starts), name
    statements = {s.id for s in reading.statements}
    events = {e.id for e in reading.events}
    assert [s.start for s in reading.statements] == sorted(s.start for s in reading.statements)
    assert [e.trigger for e in reading.events] == sorted(e.trigger for e in reading.events)
    assert {s.within for s in reading.statements} <= statements | {None}
    assert {e.statement for e in reading.events} <= statements | {None}
    assert {e.same_as for e in reading.events} <= events
    assert {a.statement for a in reading.assertions} <= statements | {None}
    assert {a.event for a in reading.assertions} <= events | {None}


def document(text: str) -> Document | None:
    made = make_document("a.txt", text, Given(lang="en"))
    return made if isinstance(made, Document) else None


@settings(max_examples=25, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=300))
def test_any_text_is_read(text: str) -> None:
    made = document(text)

    if made is not None:
        check(read(made))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(WORDS), min_size=20, max_size=120))
def test_words_of_reports_in_any_order_are_read(words: list[str]) -> None:
    made = document("Ministers spoke. " + " ".join(words))

    if made is not None:
        check(read(made))


@settings(max_examples=30, deadline=None)
@given(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=5), st.integers(0, 2**32))
def test_reports_with_words_lost_are_read(sentences: list[str], seed: int) -> None:
    chance = random.Random(seed)
    words = re.split(r"(\s+)", " ".join(sentences))
    made = document("".join(w for w in words if chance.random() > 0.15))

    if made is not None:
        check(read(made))


def test_every_report_of_the_example_reads_as_promised(example_folder: Path) -> None:
    for path in sorted(example_folder.glob("*.txt")):
        made = document(path.read_bytes().decode("utf-8", "replace"))

        assert made is not None
        check(read(made))


def test_a_name_that_the_parser_takes_for_a_mark_is_a_source_all_the_same() -> None:
    made = document(
        "According to Reuters, which cited Brandt, she called the talks “frank”."
        "The two leaders spoke by phone for 50 minutes on 4 June, spokesmanIvo said."
    )

    assert made is not None
    check(read(made))


def test_two_people_known_by_surname_only_can_be_the_two_leaders() -> None:
    made = document(
        # Met with every name of a report changed: the pair had no full names to be called by.
        "President Lutenten of Russia called on Monday. Mr. Lutenten spoke with President Dodovi of"
        " France for an hour. The two leaders agreed to meet. They will talk again."
    )

    assert made is not None
    check(read(made))


@pytest.mark.parametrize(
    ("what", "text"),
    [
        (
            "500 dates in a line",
            "They met on " + ", ".join(f"{d % 28 + 1} June 20{d % 30:02}" for d in range(500)),
        ),
        ("nested quotation marks", "Kern said: " + "“He said ‘" * 150 + "wait" + "’ again”" * 150 + "."),
        ("marks that only open", "Kern said: " + "“ " * 600 + "wait."),
        ("marks of every style", "Kern said: " + "“«„‘\"' " * 120 + "wait."),
        ("brackets", "Kern said " + "(" * 400 + "wait" + ")" * 400 + "."),
        ("one sentence without a stop", "Kern said that Brandt said " * 400),
        ("one word", "a" * 60_000),
        ("only stops", ". " * 5_000),
        ("only line ends", "Kern spoke.\n" + "\n" * 20_000 + "Brandt did not."),
        ("capitals", "PRESIDENT ANN KERN SAID ON MONDAY " * 200),
    ],
)
def test_odd_shapes_are_read_in_seconds(what: str, text: str) -> None:
    made = document(text)
    assert made is not None, what
    started = process_time()

    check(read(made))
    assert process_time() - started < 20, what


def test_a_reading_comes_through_a_worker_unchanged() -> None:
    made = document(" ".join(SENTENCES))

    assert made is not None
    assert decode(read_bytes(encode_document(made))) == read(made)


def test_readers_run_after_those_that_give_what_they_need() -> None:
    given_so_far: set[str] = set()
    names = {field.name for field in fields(Reading)}

    for reader in READERS:
        assert reader.needs <= given_so_far, reader.name
        assert reader.gives <= names, reader.name
        given_so_far |= reader.gives
    assert len({reader.name for reader in READERS}) == len(READERS)
