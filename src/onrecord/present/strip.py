"""A line of plain characters that shows when something was, and how sure that is; for terminals and files."""

from __future__ import annotations

import math
from collections.abc import Iterable
from datetime import date

from onrecord.model import Event, Realis
from onrecord.present.timeline import Axis
from onrecord.present.words import event_is_dated
from onrecord.text.wording import day_words

EMPTY, BROKEN, POINTER = "·", "/", "╷"
MARKS = {
    Realis.ACTUAL: "●",
    Realis.ALLEGED: "◐",
    Realis.PLANNED: "○",
    Realis.PROPOSED: "◇",
    Realis.HYPOTHETICAL: "◌",
    Realis.DENIED: "×",
}
"""What stands for a known day."""
KEY = (
    "● on that day   ├──┤ in or over these days   ├──▶ from then on, ◀──┤ up to then, end open\n"
    "├╌╌┤ not told as happened   (┄┄) somewhere between these limits"
)
"""What the characters mean; `key_of` adds what a record needs of the rest."""


def key_of(axis: Axis) -> str:
    """What the characters of the strips mean."""
    return f"{KEY}   {BROKEN} the axis is shortened here" if axis.breaks else KEY


def strip(event: Event, axis: Axis, width: int) -> str:
    """When the event was, on a line of `width` characters; "" where no limit is known.

    A day is one mark, several days are a bar with two ends, an end that nobody knows is an arrow.
    Limits of an undated event stand in round brackets. What is not told as happened is dashed.
    """
    interval = event.when.interval if event.when else None
    first = interval.first_day if interval else None
    last = interval.last_day if interval else None
    if first is None and last is None:
        return ""
    cells = [EMPTY] * width
    for x in axis.breaks:
        cells[_column(x, width)] = BROKEN
    left = _column(axis.x(first), width) if first else 0
    right = _column(axis.x(last), width) if last else width - 1
    left, right = min(left, right), max(left, right)
    if event_is_dated(event) and first == last:
        cells[left] = MARKS[event.realis]
        return "".join(cells)
    if event_is_dated(event):
        line = "─" if event.realis is Realis.ACTUAL else "╌"
        ends = ("├" if first else "◀", "┤" if last else "▶")
    else:
        line = "┄"
        ends = ("(" if first else "◀", ")" if last else "▶")
    if right == left:
        # A bar needs two characters, one for each of its ends.
        left, right = (left, left + 1) if left + 1 < width else (left - 1, left)
    cells[left : right + 1] = [ends[0], *[line] * (right - left - 1), ends[1]]
    return "".join(cells)


def ruler(axis: Axis, days: Iterable[date], width: int) -> str:
    """Dates over a strip, a line that points down to the place of each; as many of `days` as have room.

    The first and the last come first. A year stands where it changes.
    """
    wanted = sorted(set(days))
    taken: dict[date, tuple[int, bool]] = {}
    used = [False] * (width + 1)
    for day in [*wanted[:1], *wanted[:0:-1][:1], *wanted[1:-1]]:
        column, room = _column(axis.x(day), width), len(day_words(day)) + 1
        leftward = column + room > width
        start = column - room + 1 if leftward else column
        if start < 0 or any(used[start : start + room + 1]):
            continue
        used[start : start + room + 1] = [True] * (room + 1)
        taken[day] = (start, leftward)
    cells = [" "] * width
    year = None
    for day, (start, leftward) in sorted(taken.items()):
        words = day_words(day, year=day.year != year)
        year = day.year
        text = f"{words}{POINTER}".rjust(len(day_words(day)) + 1) if leftward else f"{POINTER}{words}"
        cells[start : start + len(text)] = text
    return "".join(cells).rstrip()


def _column(x: float, width: int) -> int:
    return min(width - 1, max(0, math.floor(x / 100 * width)))


def days_of(events: Iterable[Event]) -> list[date]:
    """First and last days of dated events, for the ruler."""
    dated = [event.when.interval for event in events if event.when and event_is_dated(event)]
    return sorted({day for i in dated for day in (i.first_day, i.last_day) if day})
