"""Who said what, written down as a reporter does."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from made_record import RECORD

from onrecord.model import (
    Document,
    Hop,
    HopRole,
    Mode,
    Party,
    Problem,
    Reading,
    Record,
    Span,
    Stance,
    Statement,
    root_hop,
    sha256,
)
from onrecord.present.notes import MOST_LINES, Notes, notes_by_report, notes_by_speaker, print_notes

REPORT = (
    "“We will not wait for the others, and I told Reth so at noon,” President Ann Kern wrote on Plaza."
    " Reth claimed that the bridge was safe.\n\n"
    "According to Kern's spokesman Ivo Brandt, quoted by Newswire, Prime Minister Tom Reth told Kern that"
    " the treaty was dead.\n\n"
    "Two officials said the talks had failed. The ministry denied that it had fired on the"
    " bridge, and declined to comment on the talks.\n"
)
KERN, RETH, BRANDT = (
    Hop(role=HopRole.SPEAKER, name=name, span=Span(0, 1), entity=f"person:{name}")
    for name in ("Ann Kern", "Tom Reth", "Ivo Brandt")
)
MINISTRY = Hop(role=HopRole.OFFICIAL, name="the ministry", span=Span(0, 1))
OFFICIALS = Hop(role=HopRole.UNNAMED, name="Two officials", span=Span(0, 1))
WIRE = Hop(role=HopRole.AGENCY, name="Newswire", span=Span(0, 1))
PLAZA = Hop(role=HopRole.MEDIUM, name="Plaza", span=Span(0, 1))
READ_IN = Hop(role=HopRole.OUTLET, name="Daily", implicit=True)


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def said(text: str, words: str, cue: str, *hops: Hop, **more: Any) -> Statement:
    """The statement of these words: the last of `hops` says them."""

    def at(piece: str) -> tuple[Span, ...]:
        return (Span(text.index(piece), text.index(piece) + len(piece)),) if piece else ()

    chain = (READ_IN, *hops)
    root = root_hop(chain)
    last = Party(name=hops[-1].name, entity=hops[-1].entity) if hops else None
    return Statement(
        **{
            "id": f"n.s{text.index(words)}",
            "mode": Mode.INDIRECT,
            "content": at(words),
            "cue": at(cue),
            "speaker": last,
            "chain": chain,
            "root": root.name if root else None,
            **more,
        }
    )


def record_of(text: str, *statements: Statement, lang: str = "en") -> Record:
    document = Document(
        id="n",
        name="notes.txt",
        text=text,
        text_sha256=sha256(text),
        outlet="Daily",
        title="Bridge",
        lang=lang,
        published=date(2025, 6, 4),
    )
    reading = Reading(document=document, made_by=RECORD.readings[0].made_by, statements=statements)
    return replace(RECORD, readings=(reading,), entities=())


def made() -> Record:
    """A record with a quotation, doubt, a chain of three, nobody's name, a denial and silence."""
    quoted = "“We will not wait for the others, and I told Reth so at noon,”"
    retold = "Prime Minister Tom Reth told Kern that the treaty was dead"
    plaza = Party(name="Plaza")
    return record_of(
        REPORT,
        said(REPORT, quoted, "wrote", PLAZA, KERN, mode=Mode.DIRECT, medium=plaza, id="n.s0"),
        said(
            REPORT, "so at noon", "told", PLAZA, KERN, KERN, within="n.s0", addressee=Party(name="Tom Reth")
        ),
        said(REPORT, "that the bridge was safe", "claimed", RETH, stance=Stance.DOUBTING),
        said(REPORT, retold, "According to", WIRE, BRANDT, id="n.s9"),
        said(
            REPORT,
            "that the treaty was dead",
            "told",
            WIRE,
            BRANDT,
            RETH,
            within="n.s9",
            addressee=Party(name="Ann Kern"),
        ),
        said(REPORT, "the talks had failed", "said", OFFICIALS),
        said(REPORT, "that it had fired on the bridge", "denied", MINISTRY),
        said(REPORT, "to comment on the talks", "declined", MINISTRY, stance=Stance.SILENCE, root=None),
    )


def written(found: list[Notes], out: io.StringIO | None = None) -> list[str]:
    out = out or io.StringIO()
    print_notes(found, out)
    return out.getvalue().splitlines()


def line_with(words: str) -> tuple[str, str]:
    """The line of notes that has `words`, and the details below it."""
    lines = written(notes_by_report(made()))
    at = next(i for i, line in enumerate(lines) if words in line)
    return lines[at], lines[at + 1].strip()


def test_a_report_is_headed_by_outlet_title_day_and_file() -> None:
    assert written(notes_by_report(made()))[:2] == [
        "Daily: Bridge",
        "4 Jun 2025 · notes.txt · 8 statements",
    ]


def test_a_quotation_has_speaker_platform_words_and_place() -> None:
    words, details = line_with("We will not wait")

    assert words == (
        "- Ann Kern wrote (via Plaza): “We will not wait for the others, and I told Reth so at noon,”"
    )
    assert details == "quoted · own word · at 0–62"


def test_what_was_denied_never_reads_as_said() -> None:
    words, _ = line_with("fired on the bridge")

    assert "denied: that it had fired on the bridge" in words


def test_doubt_and_namelessness_are_told() -> None:
    assert "the report doubts it" in line_with("the bridge was safe")[1]
    assert "on nobody's name" in line_with("the talks had failed")[1]
    assert "(no name given)" in line_with("the talks had failed")[0]


def test_silence_is_no_speech() -> None:
    words, details = line_with("NO ANSWER")

    assert "declined: to comment" in words
    assert details.startswith("nothing said")
    assert "word" not in details


def test_what_somebody_says_that_another_said_stands_below_with_its_chain() -> None:
    outer, _ = line_with("Tom Reth told Kern that the treaty was dead")
    inner, details = line_with(": that the treaty was dead")

    assert outer.startswith("- According to ")
    assert inner.startswith("  - Tom Reth told (to Ann Kern)")
    assert "on the word of Ivo Brandt (Newswire ← Ivo Brandt ← Tom Reth)" in details


LONG = "“" + "We will never wait for any of the others. " * 12 + "Never,” Ann Kern said."


def of_many_words() -> Record:
    return record_of(LONG, said(LONG, LONG.partition(" Ann")[0], "said", KERN, mode=Mode.DIRECT))


def test_files_and_pipes_get_every_word_on_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    monkeypatch.setenv("FORCE_COLOR", "1")

    assert sum("others" in line for line in written(notes_by_report(of_many_words()))) == 1
    assert any(line.endswith("Never,”") for line in written(notes_by_report(of_many_words())))


def test_a_terminal_gets_lines_of_its_width_and_long_words_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    monkeypatch.setenv("NO_COLOR", "1")

    lines = written(notes_by_report(of_many_words()), Terminal())

    assert sum("wait" in line for line in lines) <= MOST_LINES
    assert any(line.endswith("…") for line in lines)
    assert max(len(line) for line in lines if "\x1b" not in line) <= 60


def test_words_inside_a_quotation_are_told_from_retold_ones() -> None:
    assert line_with(": so at noon")[1].startswith("in words quoted from Ann Kern")


def test_by_speaker_everything_of_one_person_is_together_and_the_nameless_come_last() -> None:
    headings = [group.heading for group in notes_by_speaker(made())]
    groups = {group.heading: group for group in notes_by_speaker(made())}

    assert len(headings) == len(set(headings))
    assert headings.index("Tom Reth") < headings.index("Two officials")
    assert all(note.words.startswith("Daily – ") for note in groups["Tom Reth"].notes)
    assert groups["Two officials"].remark == "1 statement in 1 report · no name given"


def test_a_report_that_was_not_read_says_why() -> None:
    record = record_of("Das Treffen war kurz.", lang="de")
    why = Problem(kind="not-read-language", message="not read: language de")
    unread = replace(record, readings=(replace(record.readings[0], problems=(why,)),))

    assert written(notes_by_report(unread))[1].endswith("not read: language de")
    assert written(notes_by_report(record))[1].endswith("nobody is said to have said anything")


def test_every_statement_of_a_record_has_one_note() -> None:
    notes = sum(len(group.notes) for group in notes_by_report(RECORD))

    assert notes == sum(len(reading.statements) for reading in RECORD.readings)
    assert notes == sum(len(group.notes) for group in notes_by_speaker(RECORD))


def test_an_empty_record_says_so() -> None:
    assert written([]) == ["nothing of the kind in this record"]
