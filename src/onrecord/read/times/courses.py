"""Two weekdays of one course: "began on Monday and ended on Wednesday" keep their order."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from onrecord.read.times.calendar import bounds_of
from onrecord.read.times.joins import Found
from onrecord.read.times.scene import Scene
from onrecord.read.times.words import DATA

_BEGINS = re.compile(rf"\b(?:{'|'.join(DATA['courses']['begins'])})\b[^.;!?\n]{{0,40}}$")
_ENDS = re.compile(
    rf"[^.;!?\n]{{0,40}}\b(?:{'|'.join(DATA['courses']['ends'])})\b[^.;!?\n]{{0,20}}",
)
_LONGEST = 70
"""Characters between the two weekdays. Chosen, not measured."""


def in_order(found: Sequence[Found], scene: Scene) -> list[Found]:
    """`found`, with the end of a course on or after its beginning, both as near to the report as can be."""
    out = list(found)
    for i in range(len(out) - 1):
        first, last = out[i], out[i + 1]
        gap = scene.text[first.span.end : last.span.start]
        if len(gap) > _LONGEST or not _ENDS.fullmatch(gap):
            continue
        if not _BEGINS.search(scene.text, max(0, first.span.start - 60), first.span.start):
            continue
        days = _day(first), _day(last)
        if days[0] is None or days[1] is None or days[0] <= days[1]:
            continue
        if scene.day is not None and days[1] >= scene.day:
            out[i + 1] = _moved(last, days[1] + timedelta(days=7))
        else:
            out[i] = _moved(first, days[0] - timedelta(days=7))
    return out


def _day(hit: Found) -> date | None:
    """The day of a weekday, with or without a part of it; None for anything else."""
    bounds = bounds_of(hit.sense.value) if hit.rule == "weekday" else None
    return bounds[0] if bounds else None


def _moved(hit: Found, day: date) -> Found:
    return replace(hit, sense=replace(hit.sense, value=day.isoformat() + hit.sense.value[10:], interval=None))
