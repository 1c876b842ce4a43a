"""One moment told by two clocks: "3:15 a.m. local time (2015 GMT)" is one instant of perhaps two days."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from onrecord.model import TimeType
from onrecord.read.times.calendar import bounds_of, shift_days
from onrecord.read.times.clocks import offset_on
from onrecord.read.times.joins import Found, timed
from onrecord.read.times.scene import Scene

WEST, EAST = -12 * 60, 14 * 60
"""The zones in use, in minutes from UTC."""
_OPENS = re.compile(r"\s?\(|\s?/\s?")


def of_one_moment(found: Sequence[Found], scene: Scene) -> list[Found]:
    """`found`, each clock time in brackets on the day that makes it the moment told before it."""
    out = list(found)
    for i in range(1, len(out)):
        first, second = out[i - 1], out[i]
        gap = scene.text[first.span.end : second.span.start]
        if not _OPENS.fullmatch(gap) or ("(" in gap and not scene.text.startswith(")", second.span.end)):
            continue
        day, hours, other = _day(first), _minutes(first), _minutes(second)
        if day is None or hours is None or other is None or _day(second) is None:
            continue
        zones = _offset(first, day), _offset(second, day)
        fitting = [k for k in (0, -1, 1) if _same(hours, other + 1440 * k, zones)]
        moved = shift_days(day, fitting[0]) if fitting else None
        if moved is not None:
            out[i] = replace(second, sense=replace(second.sense, value=timed(moved.isoformat(), second)))
    return out


def _day(hit: Found) -> date | None:
    bounds = bounds_of(hit.sense.value) if hit.sense.type is TimeType.TIME else None
    return bounds[0] if bounds else None


def _minutes(hit: Found) -> int | None:
    """Minutes of the day of a clock time; None for "in the morning"."""
    clock = hit.sense.clock
    return clock[0] * 60 + (clock[1] or 0) if clock is not None and clock[0] >= 0 else None


def _offset(hit: Found, day: date) -> int | None:
    """Minutes from UTC of a clock time with a zone; None without."""
    told = offset_on(hit.sense.clock[2], day) if hit.sense.clock else ""
    m = re.fullmatch(r"([+-])(\d\d):(\d\d)", told)
    return int(m[1] + "1") * (int(m[2]) * 60 + int(m[3])) if m else None


def _same(first: int, second: int, zones: tuple[int | None, int | None]) -> bool:
    """Whether two clock times can be one instant: exactly so where both zones are told."""
    one, other = zones
    if one is not None and other is not None:
        return first - one == second - other
    if one is None and other is None:
        return False
    zone = first - (second - other) if other is not None else second - first + (one or 0)
    return WEST <= zone <= EAST
