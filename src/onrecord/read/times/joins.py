"""Neighbours that are one time: a clock time and its day, a weekday and its week."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from onrecord.model import Span, TimeType
from onrecord.read.times.calendar import bounds_of
from onrecord.read.times.clocks import clock_value
from onrecord.read.times.scene import Scene, Sense
from onrecord.read.times.words import WEEKDAYS


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One expression, placed."""

    span: Span
    sense: Sense
    rule: str
    raw_zone: bool = False


_WEEK_AND_DAY = re.compile(r"[ ]|[ ]on[ ]|[ ]of[ ]|[ ]-[ ]|,[ ](?=\w+day)")
_ALTERNATIVE = re.compile(r"(?:,?[ ](?:or|and)|,)[ ]")


def _in_one_week(found: Sequence[Found], scene: Scene) -> list[Found]:
    """ "Next week on Tuesday or Thursday", "Monday two weeks from now", "Monday and Friday next week"."""
    out: list[Found] = []
    for hit in found:
        before = out[-1] if out else None
        gap = scene.text[before.span.end : hit.span.start] if before else ""
        both = _of_week(before, hit, gap, scene) if before and len(gap) <= 5 else None
        if both:
            out[-1] = both
        elif (
            before
            and _ALTERNATIVE.fullmatch(gap)
            and before.rule in _WEEKED
            and _is_plain_weekday(hit, scene)
        ):
            out.append(_moved_to_week(hit, before))
        else:
            out.append(hit)
        if out[-1].rule in _WEEKED:
            for i in range(len(out) - 2, -1, -1):
                between = scene.text[out[i].span.end : out[i + 1].span.start]
                if not _ALTERNATIVE.fullmatch(between) or not _is_plain_weekday(out[i], scene):
                    break
                out[i] = _moved_to_week(out[i], out[i + 1])
    return out


_WEEKED = frozenset({"weekday-of-week", "week-and-weekday"})


def _is_plain_weekday(hit: Found, scene: Scene) -> bool:
    """Whether the words are a weekday and nothing more."""
    return hit.rule == "weekday" and scene.text[hit.span.start : hit.span.end] in WEEKDAYS


def _moved_to_week(hit: Found, other: Found) -> Found:
    """The weekday `hit` in the week of the day `other`."""
    bounds, day = bounds_of(other.sense.value), bounds_of(hit.sense.value)
    if bounds is None or day is None:
        return hit
    moved = bounds[0] + timedelta(days=day[0].isoweekday() - bounds[0].isoweekday())
    sense = replace(hit.sense, value=moved.isoformat(), anchor=other.sense.anchor)
    return replace(hit, sense=sense, rule="week-and-weekday")


def _of_week(before: Found, hit: Found, gap: str, scene: Scene) -> Found | None:
    """A week and a weekday beside it as the day that they name together."""
    week, day = (before, hit) if hit.rule == "weekday" else (hit, before)
    if not _WEEK_AND_DAY.fullmatch(gap) or not _is_plain_weekday(day, scene):
        return None
    if week.rule not in ("which-unit", "ago", "after-next", "nth-week-of", "week-number", "week-of"):
        return None
    if not re.fullmatch(r"\d{4}-W\d\d", week.sense.value):
        return None
    if gap not in (" ", " on ", " of ", " - ") and week is before:
        return None
    moved = _moved_to_week(day, week)
    return replace(moved, span=Span(before.span.start, hit.span.end))


_JOIN = re.compile(r"(?:,?[ \n]+|,?[ \n]+(?:on|at|of)[ \n]+)(?:the[ ])?", re.IGNORECASE)
_JOIN_PART = re.compile(r",?[ \n]+(?:(?:on|at|in|around|about)[ \n]+)?(?:the[ ])?", re.IGNORECASE)


def joined(found: list[Found], scene: Scene) -> list[Found]:
    """A time of day and the day or part of the day beside it become one expression."""
    found = _in_one_week(found, scene)
    out: list[Found] = []
    for hit in found:
        before = out[-1] if out else None
        gap = scene.text[before.span.end : hit.span.start] if before else ""
        both = _pair(before, hit, gap) if before and len(gap) <= 8 else None
        if both:
            out[-1] = both
        else:
            out.append(hit)
    return out


def _pair(before: Found, hit: Found, gap: str) -> Found | None:
    """Two neighbours as one time, None where they are two."""
    if _JOIN.fullmatch(gap):
        if before.sense.clock and is_day(hit) and hit.rule != "date-listed" and not _is_placed(before):
            return _at_clock(before, hit, before, hit)
        if hit.sense.clock and is_day(before) and hit.rule != "part-of-day":
            return _at_clock(hit, before, before, hit)
    if _JOIN_PART.fullmatch(gap):
        if _is_hour(before) and hit.rule == "part-of-day" and not _is_placed(before):
            return replace(before, span=Span(before.span.start, hit.span.end))
        if _is_hour(before) and _is_part(hit) and not _is_placed(before):
            return _at_clock(before, hit, before, hit)
        if _is_hour(hit) and before.rule == "part-of-day":
            return replace(hit, span=Span(before.span.start, hit.span.end))
        if _is_hour(hit) and _is_part(before):
            return _at_clock(hit, before, before, hit)
    return None


def _is_placed(hit: Found) -> bool:
    """Whether a time of day has its day already."""
    return hit.sense.value not in ("", "?")


def _is_hour(hit: Found) -> bool:
    return hit.sense.clock is not None and hit.sense.clock[0] >= 0 and not _is_placed(hit)


def _is_part(hit: Found) -> bool:
    """Whether a hit is a part of a named day: "last night", "Monday evening"."""
    named = re.fullmatch(r"[\dX]{4}-[\dX]{2}-[\dX]{2}T[A-Z]{2}", hit.sense.value)
    return hit.sense.type is TimeType.TIME and named is not None and hit.sense.clock is None


def is_day(hit: Found) -> bool:
    """Whether a hit is one day, known or with X for what is not."""
    return hit.sense.type is TimeType.DATE and bool(
        re.fullmatch(r"[\dX]{4}-[\dX]{2}-[\dX]{2}|XXXX-WXX-\d", hit.sense.value)
    )


def _at_clock(clock: Found, day: Found, first: Found, last: Found) -> Found:
    assert clock.sense.clock is not None
    value = timed(re.sub(r"T[A-Z]{2}$", "", day.sense.value), clock)
    sense = replace(day.sense, type=TimeType.TIME, value=value, mod=first.sense.mod, clock=clock.sense.clock)
    return Found(
        span=Span(first.span.start, last.span.end),
        sense=sense,
        rule=f"{day.rule}+{clock.rule}",
        raw_zone=clock.raw_zone,
    )


def timed(day: str, clock: Found) -> str:
    """The value of a time of day on a day."""
    assert clock.sense.clock is not None
    hour, _, code = clock.sense.clock
    return day + (code if hour < 0 else clock_value(clock.sense.clock, clock.raw_zone))
