"""Who said what, as a reporter writes it down: `onrecord show STORY.db statements`."""

from __future__ import annotations

import textwrap
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TextIO

from rich.console import Console

from onrecord.model import Document, HopRole, Mode, Reading, Record, Stance, Statement
from onrecord.present.table import statement_words, where_words
from onrecord.present.tellings import whose_word
from onrecord.text.labels import short_names
from onrecord.text.wording import count_of, day_words

MODE_NOTES = {Mode.DIRECT: "quoted", Mode.MIXED: "partly quoted", Mode.INDIRECT: "retold"}
STANCE_NOTES = {
    Stance.DOUBTING: "the report doubts it",
    Stance.ENDORSING: "the report takes it as so",
}
INDENT = 2
"""Blanks before the notes that stand below others."""

MOST_LINES = 4
"""Lines of one statement's words that a terminal shows. Chosen; files and pipes get all of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """One thing written down: its words, lines to be left as they are, and details below them.

    `depth` is 1 for what somebody says that another said, and so on.
    """

    words: str
    details: str
    depth: int = 0
    above: tuple[str, ...] = ()
    """Lines between words and details that are drawn: never folded, never cut but at a terminal's edge."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Notes:
    """Notes under one heading: a report, a speaker. `remark` says what is to be known of all of them."""

    heading: str
    remark: str = ""
    notes: tuple[Note, ...] = ()


def notes_by_report(record: Record) -> list[Notes]:
    """Every report with what is said in it, in the order of its text.

    What somebody says that another said stands below it. Reports without statements
    are there too, with the reason where one is known.
    """
    labels = short_names(record.documents)
    found = []
    for reading in record.readings:
        document = reading.document
        label = labels[document.id]
        notes = statement_notes(reading, label)
        day = day_words(document.published) if document.published else "undated"
        found.append(
            Notes(
                heading=f"{label}: {document.title}" if document.title else label,
                remark=f"{day} · {document.name} · {_count(reading)}",
                notes=notes,
            )
        )
    return found


def statement_notes(reading: Reading, label: str) -> tuple[Note, ...]:
    """The statements of one report, which is called `label`, in the order of its text."""
    quoting = _quoting(reading.statements)
    return tuple(
        _note(reading.document, statement, label, depth, quoting.get(statement.id))
        for statement, depth in _in_order(reading.statements)
    )


def notes_by_speaker(record: Record) -> list[Notes]:
    """Every speaker with what he or she is said to have said, by report; those without a name last.

    Those with most statements stand first.
    """
    labels = short_names(record.documents)
    names = {entity.id: entity.name for entity in record.entities}
    told: dict[tuple[int, str], list[tuple[Document, Statement]]] = defaultdict(list)
    for document, statement in record.statements:
        told[_speaker(statement, names)].append((document, statement))
    quoting = {k: v for r in record.readings for k, v in _quoting(r.statements).items()}
    found = []
    for (rank, name), said in sorted(told.items(), key=lambda t: (t[0][0], -len(t[1]), t[0][1])):
        reports = count_of(len({document.id for document, _ in said}), "report")
        unnamed = " · no name given" if rank else ""
        found.append(
            Notes(
                heading=name,
                remark=f"{count_of(len(said), 'statement')} in {reports}{unnamed}",
                notes=tuple(
                    _note(d, s, labels[d.id], 0, quoting.get(s.id), of_speaker=True) for d, s in said
                ),
            )
        )
    return found


def print_notes(found: Sequence[Notes], out: TextIO) -> None:
    """The notes as Markdown lists, plain in files and pipes and with every word.

    On a terminal lines are as wide as it is, long words end in "…" and headings are bold.
    Control characters of the material never reach the terminal.
    """
    console = Console(file=out, highlight=False, markup=False, emoji=False, soft_wrap=True)
    width = width_of(out)
    if not found:
        console.print("nothing of the kind in this record")
    for nth, group in enumerate(found):
        if nth:
            console.print()
        console.print(_printable(group.heading), style="bold")
        for line in group.remark.splitlines():
            console.print(_printable(line))
        for note in group.notes:
            for line in _lines(note, width):
                console.print(_printable(line))


def width_of(out: TextIO) -> int | None:
    """Characters of a line of the terminal that `out` is; None for files and pipes."""
    # Not rich's `is_terminal`: FORCE_COLOR asks for colour in a pipe, not for fewer words.
    return Console(file=out).width if out.isatty() else None


def _in_order(statements: Sequence[Statement]) -> Iterator[tuple[Statement, int]]:
    """Each statement with its depth; those that stand within another right behind it."""
    known = {statement.id for statement in statements}
    inside: dict[str | None, list[Statement]] = defaultdict(list)
    for statement in statements:
        inside[statement.within if statement.within in known else None].append(statement)

    def walk(within: str | None, depth: int) -> Iterator[tuple[Statement, int]]:
        for statement in inside[within]:
            yield statement, depth
            yield from walk(statement.id, depth + 1)

    yield from walk(None, 0)


def _count(reading: Reading) -> str:
    if reading.statements:
        return count_of(len(reading.statements), "statement")
    unread = next((p.message for p in reading.problems if p.kind == "not-read-language"), None)
    return unread or "nobody is said to have said anything"


def _speaker(statement: Statement, names: dict[str, str]) -> tuple[int, str]:
    """Rank and name of a speaker: 0 for the named, 1 for those without a name, 2 for nobody at all."""
    if statement.speaker is None:
        return 2, "Nobody named"
    name = names.get(statement.speaker.entity or "", statement.speaker.name)
    return (1 if _is_unnamed(statement) else 0), name


def _is_unnamed(statement: Statement) -> bool:
    """Whether the speaker is known by a description only ("two officials")."""
    return bool(statement.chain) and statement.chain[-1].role is HopRole.UNNAMED


def _note(
    document: Document,
    statement: Statement,
    label: str,
    depth: int,
    quoting: str | None,
    *,
    of_speaker: bool = False,
) -> Note:
    lead = f"{_who(document, statement)}{_aside(statement)}: {statement_words(document, statement)}"
    if statement.stance is Stance.SILENCE:
        lead = f"NO ANSWER – {lead}"
    if of_speaker:
        lead = f"{label} – {lead}"
    details = [_how(statement, quoting), _on_whose_word(statement, label), _place(statement)]
    return Note(words=lead, details=" · ".join(part for part in details if part), depth=depth)


def _who(document: Document, statement: Statement) -> str:
    """The speaker with the reporting words, which may turn what is said around ("denied")."""
    name = statement.speaker.name if statement.speaker else "Nobody named"
    cue = " … ".join(" ".join(document.slice(span).split()) for span in statement.cue)
    if cue.casefold().startswith("according"):
        return f"{cue[:1].upper()}{cue[1:]} {name}"
    return f"{name} {cue}".strip()


def _aside(statement: Statement) -> str:
    """To whom and where, and that there is no name, in brackets."""
    parts = ["no name given"] if _is_unnamed(statement) else []
    if statement.addressee:
        parts.append(f"to {statement.addressee.name}")
    # What is told on a platform about somebody else's words was not said there by them.
    where = where_words(statement) if statement.within is None else _medium(statement)
    if where:
        parts.append(f"via {where}")
    return f" ({', '.join(parts)})" if parts else ""


def _medium(statement: Statement) -> str:
    return statement.medium.name if statement.medium else ""


def _how(statement: Statement, quoting: str | None) -> str:
    """In whose words, and how the report stands to them; `quoting` is who is quoted with all of it."""
    if statement.stance is Stance.SILENCE:
        return "nothing said"
    parts = [f"in words quoted from {quoting}" if quoting else MODE_NOTES[statement.mode]]
    if statement.implicit:
        parts.append("understood to go on from before")
    if statement.stance in STANCE_NOTES:
        parts.append(STANCE_NOTES[statement.stance])
    return ", ".join(parts)


def _on_whose_word(statement: Statement, label: str) -> str:
    """The root, with the chain where others than speaker and root have a part in it."""
    words = whose_word(statement, label)
    if statement.root is None or statement.speaker is None or statement.root != statement.speaker.name:
        return words
    return words.replace(f"on the word of {statement.root}", "own word", 1)


def _quoting(statements: Sequence[Statement]) -> dict[str, str]:
    """For statements whose words are all inside somebody's quotation: who that is."""
    by_id = {statement.id: statement for statement in statements}
    found: dict[str, str] = {}
    for statement in statements:
        outer = by_id.get(statement.within or "")
        if outer is None or outer.speaker is None or statement.mode is not Mode.INDIRECT:
            continue
        if outer.id in found:
            found[statement.id] = found[outer.id]
        elif outer.mode is Mode.DIRECT and all(
            any(o.holds(span) for o in outer.content) for span in statement.content
        ):
            found[statement.id] = outer.speaker.name
    return found


def _place(statement: Statement) -> str:
    return f"at {statement.start}–{statement.end}"


def _lines(note: Note, width: int | None) -> Iterator[str]:
    margin = " " * INDENT * note.depth
    below = margin + " " * INDENT
    if width is None:
        yield f"{margin}- {note.words}"
        yield from (below + line for line in note.above)
        yield from (below + line for line in note.details.splitlines())
        return
    room = max(width, len(below) + 20)
    words = textwrap.wrap(
        note.words,
        room,
        initial_indent=f"{margin}- ",
        subsequent_indent=below,
        max_lines=MOST_LINES,
        placeholder=" …",
    )
    yield from words
    yield from ((below + line)[:width] for line in note.above)
    for line in note.details.splitlines():
        yield from textwrap.wrap(line, room, initial_indent=below, subsequent_indent=below)


def _printable(text: str) -> str:
    return "".join(c if c.isprintable() else " " for c in text)
