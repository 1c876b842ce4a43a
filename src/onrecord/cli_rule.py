"""The command `onrecord rule`: a person overrules the machine, and sees first what that does."""

from __future__ import annotations

import getpass
import os
import sys
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from onrecord.errors import UsageError


class RuleKind(StrEnum):
    """What can be ruled, named here so that `--help` need not load the model."""

    SAME = "same"
    DIFFERENT = "different"
    NOT_A_QUOTE = "not-a-quote"
    ROOT = "root"
    DATE = "date"


def rule(
    store: Annotated[Path, typer.Option("--in", metavar="STORY.db", help="The story that it is about.")],
    why: Annotated[str, typer.Option("--why", metavar="WORDS", help="The reason, kept with the ruling.")],
    kind: Annotated[
        RuleKind | None,
        typer.Argument(metavar="[same|different|not-a-quote|root|date]", help="What you decide."),
    ] = None,
    subject: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[ID…]", help="What about: ids from `show STORY.db … --ids`, or names of reports."
        ),
    ] = None,
    value: Annotated[
        str | None,
        typer.Option(
            "--to",
            metavar="VALUE",
            help="root: whose word it is; date: YYYY-MM-DD or first..last. none: nobody, no date.",
        ),
    ] = None,
    undo: Annotated[
        str | None, typer.Option("--undo", metavar="RULING", help="Withdraw this ruling (its id, or last).")
    ] = None,
    by: Annotated[
        str | None,
        typer.Option("--by", metavar="NAME", help="Who rules. Default: ONRECORD_BY, else the user's name."),
    ] = None,
    made: Annotated[
        str | None, typer.Option("--at", metavar="INSTANT", help="When, in ISO 8601. Default: now.")
    ] = None,
    yes: Annotated[bool, typer.Option("-y", "--yes", help="Write it without asking.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only show what it would do.")] = False,
) -> None:
    """Overrule the machine: the effect is shown first, then the ruling is signed and kept.

    It stands in rulings.jsonl beside the story and is obeyed at every later build, of a new store in
    that folder too, until it is undone.

    Example: onrecord rule same event-1f event-2c --in story.db --why "one call, told twice"

    Example: onrecord rule date 002 --to 2025-06-14 --in story.db --why "web archive"

    Example: onrecord rule --undo last --in story.db --why "wrong report"
    """
    from onrecord.present.ruling_notes import effect_lines, ruling_words
    from onrecord.story import Story

    if (kind is None) == (undo is None):
        raise UsageError("what is ruled? same, different, not-a-quote, root or date, or --undo RULING")
    who = by or os.environ.get("ONRECORD_BY") or _user()
    at = made or datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    story = Story.open(store)
    try:
        if undo is not None:
            ruling = story.undoing(undo, why=why, by=who, made=at)
        else:
            assert kind is not None
            ruling = story.ruling(kind.value, subject or [], why=why, by=who, made=at, value=value)
        print(ruling_words(ruling, story.record))
        for line in effect_lines(story.effect(ruling)):
            print(line)
        sys.stdout.flush()
        if dry_run or not (yes or _agreed()):
            print("not written", file=sys.stderr)
            return
        story.decide(ruling)
        story.link()
        assert story.rulings_file is not None
        print(f"written: {ruling.id} → {story.rulings_file.path}", file=sys.stderr)
    finally:
        story.close()


def _agreed() -> bool:
    """What the person at the terminal says.

    Raises:
        UsageError: there is no terminal to ask on.
    """
    if not sys.stdin.isatty():
        raise UsageError("nobody to ask: --yes writes the ruling, --dry-run only shows what it does")
    print("Write this ruling? [y/N] ", end="", file=sys.stderr, flush=True)
    return sys.stdin.readline().strip().casefold() in ("y", "yes")


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError) as err:
        raise UsageError("who rules? name yourself with --by") from err
