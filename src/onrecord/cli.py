"""The command line: `onrecord build`, `report`, `show`, `quote`, `rule`, `read`, `export`, `verify`, `info`.

Data goes to stdout, progress and warnings to stderr. Exit codes are those of the contract:
0 done, 1 looked for and not found, 2 usage, 3 done in part, 4 unusable input or store,
5 an optional part is missing, 130 interrupted.
"""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperGroup

from onrecord._version import __version__
from onrecord.cli_rule import rule
from onrecord.errors import OnRecordError, UsageError

if TYPE_CHECKING:
    from onrecord.model import Document, Reading, Record
    from onrecord.story import OnProgress, Progress, Story

EVERYWHERE = ("-q", "--quiet", "--no-color")
"""Options of every command, which may stand before or behind its name."""


class _Commands(TyperGroup):
    """The commands, which take `EVERYWHERE` behind them too, up to a "--"."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Put what may stand anywhere to the front, where it is looked for."""
        end = args.index("--") if "--" in args else len(args)
        front = [arg for arg in args[:end] if arg in EVERYWHERE]
        rest = [arg for arg in args[:end] if arg not in EVERYWHERE]
        return super().parse_args(ctx, [*front, *rest, *args[end:]])


app = typer.Typer(
    name="onrecord",
    cls=_Commands,
    no_args_is_help=True,
    add_completion=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="Many reports of one story in, one record out: what happened, who said what on whose word, "
    "where accounts differ, on how many feet each claim stands.",
    epilog="First steps: onrecord build reports/ -o story.db && onrecord report story.db -o story.html",
)


class Thing(StrEnum):
    """What `show` lists."""

    EVENTS = "events"
    STATEMENTS = "statements"
    QUOTES = "quotes"
    CLAIMS = "claims"
    FINDINGS = "findings"
    DOCUMENTS = "documents"
    ENTITIES = "entities"
    TIMES = "times"
    RULINGS = "rulings"
    STORIES = "stories"


NOTED = (Thing.EVENTS, Thing.STATEMENTS, Thing.TIMES)
"""What `show` writes as notes to read where no other form is asked for."""


class Listed(StrEnum):
    """What of a report `read --show` lists."""

    TIMES = "times"
    EVENTS = "events"
    STATEMENTS = "statements"
    ALL = "all"


class GroupedBy(StrEnum):
    """What statements are listed under."""

    REPORT = "report"
    SPEAKER = "speaker"


class TaggerTier(StrEnum):
    """How statements are found: the reader's tiers, named here so that `--help` need not load them."""

    ACCURATE = "accurate"
    FAST = "fast"
    RULES = "rules"


class ExportFormat(StrEnum):
    """What `export` writes."""

    JSON = "json"
    CSV = "csv"


NAMED = 3
"""Reports named in one note."""

_quiet = False


def _say(words: str) -> None:
    if not _quiet:
        print(words, file=sys.stderr)


def _version(wanted: bool) -> None:
    if wanted:
        print(f"onrecord {__version__}")
        raise typer.Exit


@app.callback()
def _main(
    version: Annotated[  # noqa: ARG001 - the callback does the work
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Say the version and leave.")
    ] = False,
    quiet: Annotated[bool, typer.Option("-q", "--quiet", help="No progress, no remarks.")] = False,
    no_color: Annotated[bool, typer.Option("--no-color", help="Plain output (as NO_COLOR=1).")] = False,
) -> None:
    global _quiet
    _quiet = quiet
    if no_color:
        os.environ["NO_COLOR"] = "1"


Store = Annotated[Path, typer.Argument(metavar="STORY.db", help="A story made by `onrecord build`.")]
Reports = Annotated[
    list[str], typer.Argument(metavar="REPORTS…", help="Files, folders, globs; - reads standard input.")
]
Encoding = Annotated[
    str | None, typer.Option(help="Encoding of text files that are not UTF-8 (e.g. windows-1252).")
]


Today = Annotated[
    str | None,
    typer.Option(
        metavar="DAY",
        help="No report is later than this day (YYYY-MM-DD): those that say so are undated."
        " Default: not checked.",
    ),
]


Tagger = Annotated[
    TaggerTier | None,
    typer.Option(
        help="How statements are found: accurate, fast (about half the time) or rules alone."
        " Default: accurate, or what ONRECORD_TAGGER says."
    ),
]


@app.command()
def build(
    reports: Reports,
    output: Annotated[
        Path, typer.Option("-o", "--output", metavar="STORY.db", help="Where the story is kept.")
    ],
    workers: Annotated[
        int | None, typer.Option(min=1, help="Reading processes; default: one per core.")
    ] = None,
    title: Annotated[
        str | None, typer.Option(help="Title of the story; default: made from its events.")
    ] = None,
    encoding: Encoding = None,
    today: Today = None,
    tagger: Tagger = None,
) -> None:
    """Read reports and make their record. Run again with more reports: only the new ones are read.

    Example: onrecord build reports/ more/*.html -o story.db
    """
    from onrecord.story import Story

    _choose(tagger)
    story = Story.create(output, title=title)
    with _closing(story):
        new, aside = story.add(reports, stdin=_stdin(reports), encoding=encoding, today=_day(today))
        _say(f"{new} new report{_s(new)}, {aside} set aside")
        with _progress() as progress:
            done = story.read(workers=workers, progress=progress)
        record = story.record
        for item in record.set_aside:
            _say(f"set aside: {item.name} – {item.reason}")
        _say_rulings(story)
        _say_notes(record.documents)
        if today is None:
            _say_late(record.documents, date.today())
        not_read = [r for r in record.readings if any(p.kind == "not-read-language" for p in r.problems)]
        for reading in not_read:
            _say(f"not read: {reading.document.name} – language {reading.document.lang}")
        _say(
            f"{done} read; {len(record.documents)} report{_s(len(record.documents))}, "
            f"{len(record.events)} event{_s(len(record.events))}, "
            f"{len(record.quotes)} quotation{_s(len(record.quotes))} printed several times, "
            f"{len(record.findings)} finding{_s(len(record.findings))} → {output}"
        )
    if record.set_aside:
        raise typer.Exit(3)


@app.command()
def report(
    store: Store,
    output: Annotated[
        Path, typer.Option("-o", "--output", metavar="STORY.html", help="Where the page goes.")
    ],
) -> None:
    """Write the report: one HTML file that opens from disk, without network or scripts.

    Example: onrecord report story.db -o story.html
    """
    from onrecord.present.html import report_html

    with _opened(store) as story:
        _write(output, report_html(story.record).encode("utf-8"))
    _say(f"report: {output.resolve()}")


@app.command()
def show(
    store: Store,
    thing: Annotated[Thing, typer.Argument(help="What to list.")],
    as_json: Annotated[
        bool,
        typer.Option(
            "--json", help="One JSON list: what all but events, statements and times are without an option."
        ),
    ] = False,
    nl: Annotated[bool, typer.Option("--nl", help="JSON, one object per line.")] = False,
    csv: Annotated[bool, typer.Option("--csv", help="Comma-separated values.")] = False,
    table: Annotated[bool, typer.Option("-t", "--table", help="A table to read.")] = False,
    ids: Annotated[
        bool, typer.Option("--ids", help="A table with the ids that `rule` takes, in its first column.")
    ] = False,
    by: Annotated[
        GroupedBy | None, typer.Option(help="What the notes of statements are under; default: the report.")
    ] = None,
) -> None:
    """List what the record holds: events, statements and times as a reporter's notes, all else as JSON.

    Example: onrecord show story.db events

    Example: onrecord show story.db findings --table
    """
    from onrecord.present import table as tables

    if as_json + nl + csv + (table or ids) > 1:
        raise UsageError("--json, --nl, --csv and --table (or --ids) exclude one another")
    notes = thing in NOTED and not (as_json or nl or csv or table or ids)
    if by and not (notes and thing is Thing.STATEMENTS):
        raise UsageError(
            "--by is for the notes of statements: onrecord show STORY.db statements --by speaker"
        )
    with _opened(store) as story:
        if notes:
            _show_notes(story.record, thing, by)
            return
        listed = tables.rows(story.record, thing.value)
    if table or ids:
        tables.print_table(listed, sys.stdout, columns=tables.DRAWN.get(thing.value), ids=ids)
    elif nl:
        sys.stdout.write(tables.as_lines(listed))
    else:
        sys.stdout.write(tables.as_csv(listed) if csv else tables.as_json(listed))


def _show_notes(record: Record, thing: Thing, by: GroupedBy | None) -> None:
    from onrecord.present.event_notes import event_notes
    from onrecord.present.notes import notes_by_report, notes_by_speaker, print_notes, width_of
    from onrecord.present.reading_notes import times_by_report

    if thing is Thing.EVENTS:
        print_notes(event_notes(record, width_of(sys.stdout)), sys.stdout)
    elif thing is Thing.TIMES:
        print_notes(times_by_report(record), sys.stdout)
    else:
        print_notes((notes_by_speaker if by is GroupedBy.SPEAKER else notes_by_report)(record), sys.stdout)


@app.command()
def quote(
    words: Annotated[str, typer.Argument(help="The words as you want to print them.")],
    store: Annotated[Path, typer.Option("--in", metavar="STORY.db", help="The story to look in.")],
    limit: Annotated[
        int, typer.Option("--limit", min=1, metavar="N", help="Most places of each kind that are printed.")
    ] = 20,
) -> None:
    """Where these words stand, who said them, in which wordings; who printed them first; the fullest form.

    Exit code 0: they stand there exactly; 3: only in other words; 1: not found.

    Example: onrecord quote "good conversation, but not" --in story.db

    Example: onrecord quote "immediate peace" --in story.db --limit 5
    """
    from onrecord.compare.lookup import look_up
    from onrecord.present.quotation import lookup_text

    if not any(c.isalnum() for c in words):
        raise UsageError("no words to look for")
    with _opened(store) as story:
        found = look_up(words, story.record)
        print(lookup_text(found, story.record, limit))
    if not found.exact:
        raise typer.Exit(3 if found.variants else 1)


app.command()(rule)


@app.command(name="read")
def read_command(
    reports: Reports,
    nl: Annotated[bool, typer.Option("--nl", help="One reading per line.")] = False,
    encoding: Encoding = None,
    workers: Annotated[
        int | None, typer.Option(min=1, help="Reading processes; default: one per core.")
    ] = None,
    today: Today = None,
    tagger: Tagger = None,
    listed: Annotated[
        list[Listed] | None,
        typer.Option("--show", help="Notes to read and check instead of JSON; can be given several times."),
    ] = None,
) -> None:
    """Read reports one by one, without a store: everything that each says, as JSON or as notes.

    Example: onrecord read report.txt --show times

    Example: onrecord read reports/ --nl > readings.jsonl
    """
    from onrecord.model import SetAside
    from onrecord.story import read_reports

    if listed and nl:
        raise UsageError("--show and --nl exclude one another")
    _choose(tagger)
    aside = 0

    def readings() -> Iterator[Reading]:
        nonlocal aside
        items = read_reports(
            reports, stdin=_stdin(reports), encoding=encoding, workers=workers, today=_day(today)
        )
        for item in items:
            if isinstance(item, SetAside):
                aside += 1
                _say(f"set aside: {item.name} – {item.reason}")
            else:
                yield item

    if listed:
        _print_readings(readings(), listed)
    else:
        if sys.stdout.isatty():
            _say("this is JSON for programs; --show times, events, statements or all gives notes to read")
        _write_readings(readings(), nl=nl)
    if aside:
        raise typer.Exit(3)


def _print_readings(readings: Iterable[Reading], listed: list[Listed]) -> None:
    """Each reading as notes, as soon as it is there."""
    from onrecord.present.notes import print_notes, width_of
    from onrecord.present.reading_notes import Shown, reading_notes

    things = [thing for name in listed for thing in (Shown if name is Listed.ALL else [Shown(name)])]
    for nth, reading in enumerate(readings):
        if nth:
            print()
        print_notes(reading_notes(reading, things, width_of(sys.stdout)), sys.stdout)
        sys.stdout.flush()


def _write_readings(readings: Iterable[Reading], *, nl: bool) -> None:
    """Readings as JSON: one a line, or all in one list."""
    from onrecord.present.json import dumps, reading_to_dict

    out = sys.stdout.buffer
    wrote = 0
    for reading in readings:
        if not nl:
            out.write(b",\n" if wrote else b"[\n")
        out.write(dumps(reading_to_dict(reading)))
        if nl:
            out.write(b"\n")
        out.flush()
        wrote += 1
    if not nl:
        out.write(b"\n]\n" if wrote else b"[]\n")
    out.flush()


@app.command()
def export(
    store: Store,
    form: Annotated[
        ExportFormat, typer.Option("--format", help="json: the record; csv: a folder of tables.")
    ],
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="File (json, default: stdout) or folder (csv).")
    ] = None,
    no_text: Annotated[
        bool,
        typer.Option(
            "--no-text", help="Offsets and hashes only, so that it can be shared without the articles."
        ),
    ] = False,
) -> None:
    """Write the record for other programs.

    Example: onrecord export story.db --format csv -o tables/
    """
    from onrecord.present.csv import write_tables
    from onrecord.present.json import dumps, record_to_dict

    with _opened(store) as story:
        if form is ExportFormat.CSV:
            if output is None:
                raise UsageError("--format csv writes a folder: name it with -o")
            write_tables(story.record, output)
            _say(f"tables: {output.resolve()}")
            return
        data = dumps(record_to_dict(story.record, text=not no_text)) + b"\n"
        if output is None or str(output) == "-":
            sys.stdout.buffer.write(data)
            sys.stdout.flush()
        else:
            _write(output, data)


@app.command()
def verify(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A report (.html) or a record (.json).")],
    store: Annotated[
        Path | None, typer.Option("--in", metavar="STORY.db", help="Compare with the texts of this story.")
    ] = None,
) -> None:
    """Re-read every span of a report or record against the texts.

    With --in, also every other line: the file has to be what the story gives now.
    Exit code 1: something does not match; it is named.

    Example: onrecord verify story.html --in story.db
    """
    from onrecord.present.verify import compare_with
    from onrecord.present.verify import verify as check

    if store is None:
        mismatches = check(file)
    else:
        with _opened(store) as story:
            texts = {d.text_sha256: d.text for d in story.record.documents}
            mismatches = check(file, texts) or compare_with(file, story.record)
    for m in mismatches[:MOST]:
        at = f" {m.doc}:{m.start}-{m.end}" if m.doc is not None and m.start is not None else ""
        words = f"; expected {_short(m.expected)}, found {_short(m.found)}" if m.expected or m.found else ""
        print(f"{m.where}{at}: {m.reason}{words}")
    if len(mismatches) > MOST:
        print(f"… and {len(mismatches) - MOST} more")
    if mismatches:
        _say(f"{len(mismatches)} do not match")
        raise typer.Exit(1)
    if store is None:
        _say("every span says what its text says; --in STORY.db checks every other line as well")
    else:
        _say("every span and every line is as the story gives it")


MOST = 20
"""Mismatches that are printed; more of them say nothing new."""


def _choose(tagger: TaggerTier | None) -> None:
    """Let this command's reading processes use a tagger; they inherit the environment."""
    if tagger is not None:
        os.environ["ONRECORD_TAGGER"] = tagger


def _short(words: str | None) -> str:
    return "nothing" if words is None else repr(words if len(words) <= 80 else f"{words[:77]}…")


@app.command()
def info(
    nl: Annotated[bool, typer.Option("--json", help="As one JSON object.")] = False,
) -> None:
    """Versions, models with hashes, and where the word lists come from.

    Example: onrecord info
    """
    from onrecord.story import about

    facts = about()
    if nl:
        import json

        print(json.dumps(facts, ensure_ascii=False, indent=1))
        return
    for key, value in facts.items():
        if isinstance(value, dict):
            print(f"{key}:")
            for name, what in value.items():
                print(f"  {name}: {what}")
        else:
            print(f"{key}: {value}")


def _say_notes(documents: Iterable[Document]) -> None:
    """What is odd in the reports: one line for each thing, with the names of the first that have it."""
    having: dict[str, list[str]] = {}
    for document in documents:
        for problem in document.problems:
            having.setdefault(problem.message, []).append(document.name)
    for message, names in having.items():
        more = f" and {len(names) - NAMED:,} more" if len(names) > NAMED else ""
        _say(f"note: {', '.join(names[:NAMED])}{more}: {message}")


def _say_rulings(story: Story) -> None:
    """How many rulings are obeyed, and whether lines of their file are missing."""
    obeyed = sum(not r.withdrawn for r in story.record.rulings)
    if obeyed:
        _say(f"{obeyed} ruling{_s(obeyed)} obeyed; onrecord show … rulings lists them")
    if story.rulings_file is not None and (gaps := story.rulings_file.gaps()):
        lines = ", ".join(map(str, gaps[:NAMED]))
        _say(f"note: {story.rulings_file.path}: what stood before line {lines} is missing")


def _day(words: str | None) -> date | None:
    if words is None:
        return None
    try:
        return date.fromisoformat(words)
    except ValueError as err:
        raise UsageError(f"--today {words}: no day; write it as YYYY-MM-DD") from err


def _say_late(documents: Iterable[Document], today: date) -> None:
    """A remark on reports of days to come. Only a remark: the record must not depend on the clock."""
    for document in documents:
        if document.published is not None and document.published > today:
            _say(
                f"note: {document.name}: published {document.published}, after today; "
                f"--today {today} takes such reports as undated"
            )


def _s(n: int) -> str:
    return "" if n == 1 else "s"


def _stdin(reports: list[str]) -> bytes | None:
    return sys.stdin.buffer.read() if "-" in reports else None


def _write(path: Path, data: bytes) -> None:
    try:
        path.write_bytes(data)
    except OSError as err:
        raise OnRecordError(f"{path}: cannot be written ({err.strerror})") from err


@contextmanager
def _closing(story: Story) -> Iterator[Story]:
    try:
        yield story
    finally:
        story.close()


@contextmanager
def _opened(path: Path) -> Iterator[Story]:
    from onrecord.story import Story

    with _closing(Story.open(path)) as story:
        yield story


@contextmanager
def _progress() -> Iterator[OnProgress | None]:
    """A line with counts and time left on a terminal; elsewhere one line a hundred reports."""
    if _quiet:
        yield None
        return
    started = time.monotonic()
    on_terminal = sys.stderr.isatty()

    def tell(p: Progress) -> None:
        left = (time.monotonic() - started) / p.done * (p.total - p.done)
        words = f"{p.done} of {p.total} read, {p.set_aside} set aside, {_clock(left)} left"
        if on_terminal:
            print(f"\r\x1b[2K{words}  {p.last[:40]}", end="", file=sys.stderr, flush=True)
        elif p.done % 100 == 0 and p.done < p.total:
            print(words, file=sys.stderr)

    yield tell
    if on_terminal:
        print("\r\x1b[2K", end="", file=sys.stderr, flush=True)


def _clock(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes} min {rest} s" if minutes else f"{rest} s"


class _Interrupted(BaseException):
    """Ctrl-C under a name that the command-line library does not swallow without a word."""


def _interrupt(*_: object) -> None:
    raise _Interrupted


def main(arguments: list[str] | None = None) -> Any:
    """Run the command line and leave with the contract's exit code."""
    try:
        signal.signal(signal.SIGINT, _interrupt)
        app(args=arguments)
    except OnRecordError as err:
        print(f"onrecord: {err}", file=sys.stderr)
        sys.exit(err.exit_code)
    except (KeyboardInterrupt, _Interrupted):
        print("onrecord: interrupted; what was read is kept: run the same line again", file=sys.stderr)
        sys.exit(130)
    except BrokenPipeError:
        # The reader of our output has gone (`| head`): nothing is wrong.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except OSError as err:
        # A disk that is full or taken away can hit any library's temporary files too.
        place = f"{err.filename}: " if err.filename else ""
        print(f"onrecord: {place}{err.strerror or err}; what was kept so far is safe", file=sys.stderr)
        sys.exit(OnRecordError.exit_code)


if __name__ == "__main__":
    main()
