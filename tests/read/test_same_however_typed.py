"""A report says the same however it was typed: marks, apostrophes, blanks, line ends."""

from __future__ import annotations

import re
import textwrap
from collections import Counter
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.ingest import Given, make_document
from onrecord.model import Document, Reading, Span
from onrecord.read import read
from onrecord.read.tagging.nets import ENV, Tier, tier

TIER = Tier.ACCURATE

OWN = (
    "“We will not wait,” President Ann Kern told reporters in Geneva on Monday. “Nobody's children"
    " should have to.”\n\n"
    "The two leaders' call lasted 50 minutes, her spokesman Ivo Brandt said, adding that Orland's"
    " government had called it “frank and useful”.\n\n"
    "According to Reuters, which cited Brandt, Kern said of the treaty: “My mother told me ‘never sign"
    " in haste’, and I don't.\n\n"
    "“That is all I have to say,” she added.\n\n"
    "Prime Minister Tom Reth [left] declined to comment. In a post on Truth Social he called the"
    " talks “a 'very good' start” (“the best so far”) but claimed that Orland wasn't ready.",
    "Officials in the capital said the bridge was closed.\n\n"
    "“It's a disaster,” wrote Mayor Lena Hale on Telegram. “We can't get the children to school, and the"
    " ministry's answer is ‘be patient’.”\n\n"
    "Hale denied that the town's council had known about the crack since 2019. “They told us in May,” she"
    " said, “and we closed it in June.”",
)
"""Reports of our own with marks inside marks, several paragraphs, possessives, brackets and silence."""

Typed = Callable[[str], str]


def head_and_body(text: str) -> tuple[str, str]:
    """The lines before a report that say what it is ("Outlet: …"), and the rest."""
    found = re.match(r"(?:[A-Z]\w+: .*\n)+\n|\s*date \d{4}-\d\d-\d\d ", text)
    end = found.end() if found else 0
    return text[:end], text[end:]


def paragraphs(text: str) -> list[str]:
    return [p.strip() for p in re.split(r"\n+", text) if p.strip()]


def straight(text: str) -> str:
    return text.translate(str.maketrans("“”„«»‘’ʼ", '"""""\'\'\''))


def marked(opens: str, closes: str) -> Typed:
    """The report with these double marks, set by what stands before each."""

    def typed(text: str) -> str:
        return re.sub(
            "(^|(?<=[\\s(\\[—–'-]))?\"",
            lambda m: closes if m[1] is None else opens,
            straight(text),
            flags=re.M,
        )

    return typed


def curly(text: str) -> str:
    singles = re.sub(r"(?<![\w.,!?”])'(?=\w)", "‘", marked("“", "”")(text))
    return singles.replace("'", "’")


def apostrophes(mark: str) -> Typed:
    return lambda text: re.sub(r"(?<=\w)['’ʼ](?=\w)", mark, text)


def wrapped(width: int, between: str = "\n\n", lead: str = "") -> Typed:
    """The report broken into lines of at most `width` characters, words kept whole."""

    def typed(text: str) -> str:
        head, body = head_and_body(text)
        filled = (
            "\n".join(
                textwrap.wrap(p, width, initial_indent=lead, break_long_words=False, break_on_hyphens=False)
            )
            for p in paragraphs(body)
        )
        return head + between.join(filled) + "\n"

    return typed


def one_line_a_paragraph(between: str) -> Typed:
    def typed(text: str) -> str:
        head, body = head_and_body(text)
        return head + between.join(paragraphs(body)) + "\n"

    return typed


def in_one_line(text: str) -> str:
    head, body = head_and_body(text)
    return head + " ".join(paragraphs(body))


def unbreakable(text: str) -> str:
    return text.replace(" ", "\u00a0")


def two_blanks(text: str) -> str:
    return re.sub(r"(?<=[.!?”\"]) (?=\w)", "  ", text)


def then(*steps: Typed) -> Typed:
    def typed(text: str) -> str:
        for step in steps:
            text = step(text)
        return text

    return typed


def dos(text: str) -> str:
    return text.replace("\n", "\r\n")


FORMS: dict[str, Typed] = {
    "straight marks": straight,
    "curly marks": curly,
    "« » with narrow unbreakable blanks": marked("«\u202f", "\u202f»"),
    "« » in wrapped lines": then(marked("«", "»"), wrapped(66)),
    "„ “": marked("„", "“"),
    "„ ” and U+02BC": then(marked("„", "”"), apostrophes("ʼ")),
    "unbreakable blanks": unbreakable,
    "two blanks behind a sentence": two_blanks,
    "wrapped at 60": wrapped(60),
    "wrapped at 80, curly, carriage returns": then(curly, wrapped(80), dos),
    "wrapped at 72, paragraphs set in": wrapped(72, between="\n", lead="    "),
    "a paragraph a line": one_line_a_paragraph("\n"),
}


def same_words(text: str) -> str:
    """`text` without what typing changes: the style of marks, and blanks."""
    text = text.translate(str.maketrans("“”„«»‘’ʼ\u00a0\u202f", '"""""\'\'\'  '))
    return re.sub(r'\s*"\s*', '"', " ".join(text.split()))


def reading_of(text: str) -> Reading:
    return read_once(text, tier())


@cache
def read_once(text: str, _: Tier) -> Reading:
    made = make_document("a.txt", text, Given(lang="en"))
    assert isinstance(made, Document)
    return read(made)


def told(reading: Reading) -> list[Any]:
    """Every statement: who said what how, to whom, where, on whose word, inside which other."""

    def words(spans: tuple[Span, ...]) -> str:
        return same_words(" ".join(reading.document.slice(span) for span in spans))

    content = {s.id: words(s.content) for s in reading.statements}
    return [
        (
            content[s.id],
            words(s.cue),
            words(s.source),
            *(same_words(party.name) if party else None for party in (s.speaker, s.addressee, s.medium)),
            s.mode.value,
            s.stance.value,
            s.implicit,
            content.get(s.within or ""),
            tuple((hop.role.value, same_words(hop.name), hop.implicit) for hop in s.chain),
            same_words(s.root or ""),
        )
        for s in reading.statements
    ]


def found(reading: Reading) -> dict[str, list[Any]]:
    """Who and what is named, when, and what happened."""

    def words(span: Span) -> str:
        return same_words(reading.document.slice(span))

    return {
        "mentions": [(words(m.span), m.kind.value, same_words(m.name)) for m in reading.mentions],
        "times": [(words(t.span), t.value) for t in reading.times],
        "quantities": [(words(q.span), q.unit) for q in reading.quantities],
        "events": [
            (e.kind, words(e.trigger), e.realis.value, [same_words(p.party.name) for p in e.participants])
            for e in reading.events
        ],
        "parts": [(words(s.span), s.role.value) for s in reading.document.segments],
    }


def reports(folder: Path) -> list[str]:
    texts = [path.read_bytes() for path in sorted(folder.glob("*.txt"))]
    # One report of the example is in another encoding, on purpose.
    decoded = (text.decode("utf-8", "replace") for text in texts)
    return [text for text in decoded if "\ufffd" not in text]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("text", OWN)
def test_our_own_reports_read_the_same(text: str, form: str) -> None:
    plain, typed = reading_of(text), reading_of(FORMS[form](text))

    assert told(typed) == told(plain)
    assert found(typed) == found(plain)


@pytest.mark.parametrize("form", FORMS)
def test_the_example_story_reads_the_same(form: str, example_folder: Path) -> None:
    for text in reports(example_folder):
        plain, typed = reading_of(text), reading_of(FORMS[form](text))

        assert told(typed) == told(plain)
        assert found(typed) == found(plain)


@pytest.mark.parametrize("form", FORMS)
def test_the_five_founding_reports_read_the_same(form: str, seeds_folder: Path) -> None:
    for text in reports(seeds_folder):
        plain, typed = reading_of(text), reading_of(FORMS[form](text))

        assert told(typed) == told(plain)
        assert found(typed) == found(plain)


IN_ONE_LINE = {
    Tier.RULES: {"example": 0.98, "founding": 0.94},
    Tier.ACCURATE: {"example": 0.92, "founding": 0.91},
}
"""Least share of statements with the same words, speaker and root when a whole report is one line.

Measured: 1.0 and 0.95 with rules alone, 0.929 and 0.918 with the tagger. Where paragraphs
end is then not known, nor
what a caption or a pointer to another article says before the story goes on: such words
run into the sentence behind them, and the tagger sees the report cut elsewhere.
"""


def share_kept(texts: list[str]) -> float:
    """Statements whose words, speaker and root are the same in one line, as a share of all."""

    def essence(reading: Reading) -> Counter[tuple[Any, ...]]:
        return Counter((row[0], row[3], row[-1]) for row in told(reading))

    kept = whole = 0
    for text in texts:
        plain, typed = essence(reading_of(text)), essence(reading_of(in_one_line(text)))
        kept += (plain & typed).total()
        whole += max(plain.total(), typed.total())
    return kept / whole


@pytest.mark.parametrize("by", IN_ONE_LINE)
def test_in_one_line_the_example_story_reads_nearly_the_same(
    by: Tier, example_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(ENV, by)

    assert share_kept(reports(example_folder)) >= IN_ONE_LINE[by]["example"]


@pytest.mark.parametrize("by", IN_ONE_LINE)
def test_in_one_line_the_founding_reports_read_nearly_the_same(
    by: Tier, seeds_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(ENV, by)

    assert share_kept(reports(seeds_folder)) >= IN_ONE_LINE[by]["founding"]


LEAD = (
    "The leaders of Orland and Aumar spoke by phone on Monday for the first time since the floods in"
    " March, both of their governments said in the evening."
)
SPEAKERS = (
    "President Ann Kern",
    "Foreign Minister Tom Reth",
    "Kern's spokesman, Ivo Brandt,",
    "the mayor of Ostrel",
    "two officials",
)
CLAUSES = (
    "we will not wait for the others",
    "the treaty isn't dead",
    "nobody's troops have crossed the river since March",
    "they asked us for help, and we gave it",
    "the talks lasted for 50 minutes",
)
VERBS = ("said", "told reporters", "wrote on Truth Social", "added", "claimed")
INSERTED = ("said {0}", "{0} said", "according to {0}")


def capital(words: str) -> str:
    return words[0].upper() + words[1:]


def paragraph(shape: int, who: str, verb: str, inserted: str, first: str, second: str) -> str:
    """One paragraph in which somebody speaks: quoted, quoted twice, with marks inside, or retold."""
    said = inserted.format(who).removesuffix(",").replace(", said", " said")
    return (
        f'"{capital(first)}," {said}. "{capital(second)}."',
        f'{capital(who)} {verb}: "{capital(first)}. {capital(second)}."',
        f'"{capital(first)}," {said}, "and {second}."',
        f'{capital(who)} {verb} that {first} and that "{second}".',
        f"\"He told us '{first}' and left,\" {said}.",
        f"{capital(who)} declined to say whether {first}.",
    )[shape]


@settings(max_examples=30, deadline=None, derandomize=True)
@given(
    st.lists(
        st.builds(
            paragraph,
            st.integers(0, 5),
            st.sampled_from(SPEAKERS),
            st.sampled_from(VERBS),
            st.sampled_from(INSERTED),
            st.sampled_from(CLAUSES),
            st.sampled_from(CLAUSES),
        ),
        min_size=2,
        max_size=5,
    ),
    st.sampled_from(
        (
            straight,
            curly,
            marked("«", "»"),
            marked("«\u00a0", "\u00a0»"),
            marked("„", "“"),
            marked("„", "”"),
        )
    ),
    st.sampled_from(("'", "’", "ʼ")),
    st.integers(55, 85),
    st.booleans(),
)
def test_any_report_reads_the_same_in_any_type(
    said: list[str], marks: Typed, apostrophe: str, width: int, carriage_returns: bool
) -> None:
    text = "\n\n".join([LEAD, *said])
    typed = then(marks, apostrophes(apostrophe), wrapped(width), dos if carriage_returns else str)

    assert told(reading_of(typed(text))) == told(reading_of(text))
