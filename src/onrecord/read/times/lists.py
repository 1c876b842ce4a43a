"""What days in a list share: the year after the last ("May 24, 25 and 26, 2012"), the night of the first."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from onrecord.model import Anchor, Span, TimeType
from onrecord.read.times.calendar import bounds_of
from onrecord.read.times.joins import Found

_GAP = re.compile(r"\s*(?:,\s*(?:and\s|or\s)?|-|–|(?:and|or|to|through|until)\s)\s*(?:the\s)?")
_BEFORE_YEAR = re.compile(r",?\s+")
_DAY = re.compile(r"[\dX]{4}-\d\d-\d\d")
_PART = re.compile(r"([\dX]{4}-\d\d-\d\d)(T[A-Z]{2})")


def in_lists(hits: Sequence[Found], low: str) -> list[Found]:
    """`hits` with the shared year and the shared part of the day given to each day of a list."""
    out: list[Found] = []
    for hit in hits:
        if out and hit.rule == "year" and _closes(out, hit, low):
            out = _dated(out, hit)
        elif out and _goes_on(out[-1], hit, low):
            out.append(_in_part(out[-1], hit))
        else:
            out.append(hit)
    return out


def _closes(before: Sequence[Found], year: Found, low: str) -> bool:
    last = before[-1]
    gap = low[last.span.end : year.span.start]
    return last.rule == "date-listed" and _BEFORE_YEAR.fullmatch(gap) is not None


def _dated(hits: list[Found], year: Found) -> list[Found]:
    """The list at the end of `hits` with the year that closes it, where the calendar has such days."""
    start = len(hits) - 1
    while start > 0 and hits[start].rule == "date-listed":
        start -= 1
    items = [
        replace(h, sense=replace(h.sense, value=year.sense.value + h.sense.value[4:], anchor=Anchor.EXPLICIT))
        for h in hits[start:]
    ]
    if any(bounds_of(item.sense.value[:10]) is None for item in items):
        return [*hits, year]
    items[-1] = replace(items[-1], span=Span(items[-1].span.start, year.span.end))
    return [*hits[:start], *items]


def _goes_on(before: Found, hit: Found, low: str) -> bool:
    """Whether `hit` is the next day of a list that a night opened: "the night of 5 to 6 March"."""
    return (
        before.rule == "date-listed-day"
        and _PART.fullmatch(before.sense.value) is not None
        and hit.rule in ("date-listed-day", "date-day-month")
        and _DAY.fullmatch(hit.sense.value) is not None
        and _GAP.fullmatch(low[before.span.end : hit.span.start]) is not None
    )


def _in_part(before: Found, hit: Found) -> Found:
    code = before.sense.value[10:]
    return replace(hit, sense=replace(hit.sense, type=TimeType.TIME, value=hit.sense.value + code))
