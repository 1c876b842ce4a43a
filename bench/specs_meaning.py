"""Whether what OnRecord reads means what a case of the Recognizers specs expects.

The specs write meanings in their own way; here both sides are brought to days, clock times,
lengths and periods. The head of `specs.py` says what counts as right.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from onrecord.model import TimeExpression, TimeType
from onrecord.read.times.calendar import bounds_of, day_of

Value = dict[str, Any]
Days = tuple[date, date]

_LENGTH = re.compile(r"P(?:[\dX.]+(?:WE|WD|BD|DE|CE|[YMWDQ]))*(?:T(?:[\dX.]+[HMS])+)?")
_PART = re.compile(r"([\d.]+)(WE|WD|BD|Y|M|W|D|Q|H|S)|(T)")
_CLOCK = re.compile(r"T(\d\d?)(?::(\d\d))?(?::(\d\d))?(?![A-Z])")
_NAMED_PART = re.compile(r"T(MO|AF|EV|NI|NT|DT|MID)")
_UNITS = {"day": 1, "week": 7, "fortnight": 14, "month": 31, "quarter": 92, "year": 366, "decade": 3653}
_SOON = {"before": (0, 1), "until": (0, 1), "after": (0, 1), "since": (0, 0)}


@dataclass(frozen=True, slots=True)
class Seen:
    """One expression that OnRecord found, as the comparison needs it."""

    start: int
    end: int
    type: TimeType
    value: str
    mod: str | None
    days: Days | None
    clock: str | None
    part: str | None
    minutes: tuple[float | None, float | None] | None


def seen(time: TimeExpression) -> Seen:
    """`time` with its whole named unit as days, whatever "early" or "late" cut from it."""
    value = time.value
    days = None if time.type is TimeType.SET else bounds_of(value)
    if days is None and time.interval is not None and time.interval.first and time.interval.last:
        days = (date.fromisoformat(time.interval.first[:10]), date.fromisoformat(time.interval.last[:10]))
    named = _NAMED_PART.search(value)
    return Seen(
        start=time.span.start,
        end=time.span.end,
        type=time.type,
        value=value,
        mod=time.mod,
        days=days,
        clock=clock_of(value),
        part=named[1] if named else None,
        minutes=time.minutes,
    )


def clock_of(value: str) -> str | None:
    """Hour, minute and, where they are not zero, seconds of a time value: "T15" is "15:00"."""
    m = _CLOCK.search(value)
    if m is None:
        return None
    hour = int(m[1]) % 24
    return f"{hour:02d}:{m[2] or '00'}"


def length_of(value: str) -> tuple[float, float] | None:
    """Months and minutes of an ISO 8601 length; None where it is none or names no number."""
    if "X" in value or not _LENGTH.fullmatch(value) or value == "P":
        return None
    months = minutes = 0.0
    clock = False
    for m in _PART.finditer(value[1:]):
        if m[3]:
            clock = True
            continue
        number, unit = float(m[1]), m[2]
        if unit == "M" and clock:
            minutes += number
        elif unit in ("Y", "M", "Q"):
            months += number * {"Y": 12, "M": 1, "Q": 3}[unit]
        else:
            each = {"W": 7 * 1440, "D": 1440, "BD": 1440, "WD": 1440, "WE": 2880, "H": 60, "S": 1 / 60}
            minutes += number * each[unit]
    return round(months, 3), round(minutes, 3)


def _same_length(gold: str, ours: str) -> bool:
    a, b = length_of(gold), length_of(ours)
    return a is not None and a == b


def _point(text: str) -> tuple[date | None, str | None]:
    """Day and clock time of "2016-11-07 17:00:00", "2016-11-07" or "17:00:00"."""
    day = re.match(r"(\d{4}-\d\d-\d\d)", text)
    clock = re.search(r"(\d\d:\d\d):(\d\d)", text)
    return (date.fromisoformat(day[1]) if day else None), (clock[1] if clock else None)


def _ends(days: Days) -> set[date]:
    """The first and last day of a stretch, and the day after it: where a range of it may begin or end."""
    first, last = days
    return {first, last, last + timedelta(days=1)} if last < date.max else {first, last}


def _meets(point: tuple[date | None, str | None], one: Seen, days: set[date]) -> bool:
    """Whether a range may begin or end at `point` when `one` is named as that end."""
    day, clock = point
    if clock not in (None, "00:00") and clock != one.clock:
        return False
    if clock == "00:00" and one.clock not in (None, "00:00"):
        return False
    if day is None:
        return True
    if one.days is None:
        return bool(one.clock) and day in days
    first, last = one.days
    within = one.mod == "MID" and first <= day <= last
    return day in _ends(one.days) or within or (bool(one.clock) and day in days)


def _all_days(found: Sequence[Seen]) -> set[date]:
    return {d for one in found if one.days is not None for d in one.days}


def _range(gold: str, value: Value, found: Sequence[Seen], reference: date | None) -> bool:
    """A range told by its two ends, by an end and a length, or by its length alone from the present."""
    start, end = _point(value.get("start", "")), _point(value.get("end", ""))
    lengths = [one for one in found if one.type is TimeType.DURATION]
    points = [one for one in found if one.type in (TimeType.DATE, TimeType.TIME)]
    days = _all_days(points)
    parts = value.get("timex", "").strip("()").split(",")
    if len(parts) == 3 and any(_same_length(parts[2], one.value) for one in lengths):
        near = reference is not None and any(
            d is not None and abs((d - reference).days) <= max(31, _longest_unit(gold))
            for d in (start[0], end[0])
        )
        if any(_meets(p, one, days) for p in (start, end) for one in points) or (not points and near):
            return True
    for i, one in enumerate(points):
        if _whole(value, one):
            return True
        for other in points[i + 1 :]:
            if _meets(start, one, days) and _meets(end, other, days):
                return True
    return False


def _whole(value: Value, one: Seen) -> bool:
    """Whether one expression names the whole stretch."""
    start, end = _point(value.get("start", ""))[0], _point(value.get("end", ""))[0]
    if one.days is None or start is None or end is None or one.mod in ("START", "MID", "END"):
        return False
    return one.days[0] == start and one.days[1] + timedelta(days=1) == end


def _limited(value: Value, found: Sequence[Seen]) -> bool:
    """ "Before 2010", "since August", "no later than 6:00": the day or hour named is the same."""
    points = [one for one in found if one.type in (TimeType.DATE, TimeType.TIME)]
    days = _all_days(points)
    limits = [_point(value[name]) for name in ("start", "end") if value.get(name)]
    return any(_meets(limit, one, days) for limit in limits for one in points)


def _timex_days(timex: str, value: Value) -> Days | None:
    """First and last day of the unit that a gold timex names, a year filled in from its start."""
    year = (value.get("start") or value.get("end") or "")[:4]
    if timex.startswith("XXXX") and year:
        timex = year + timex[4:]
    return bounds_of(timex)


def _moded(value: Value, mod: str, found: Sequence[Seen]) -> bool:
    """ "End of 2000", "early this month": the same unit, the same mod."""
    timex = value.get("timex", "")
    part = _NAMED_PART.search(timex)
    for one in found:
        same = one.part == part[1] if part else one.days == _timex_days(timex, value)
        if same and one.mod == mod and (not part or _same_day(value, one)):
            return True
    return False


def _same_day(value: Value, one: Seen) -> bool:
    """Whether a part of a day lies on the day of the gold, where the gold names one."""
    day = re.match(r"\d{4}-\d\d-\d\d", value.get("start") or value.get("timex") or "")
    return day is None or (one.days is not None and one.days[0].isoformat() == day[0])


def _longest_unit(gold: str) -> int:
    """Days of the longest unit that the words count in; 1 for none."""
    return max([n for unit, n in _UNITS.items() if re.search(rf"\b{unit}s?\b", gold)], default=1)


def _on_day(gold: str, day: date, found: Sequence[Seen]) -> bool:
    """Whether a day is named, or the week, month or year of it where it is counted in those."""
    longest = 1 if re.search(r"day\b", gold) else _longest_unit(gold)
    return any(
        one.days is not None
        and one.days[0] <= day <= one.days[1]
        and (one.days[1] - one.days[0]).days < longest
        for one in found
    )


def _ahead(day: date, found: Sequence[Seen], reference: date | None) -> bool:
    """ "In two weeks": TIMEX3 gives it its length, which must reach from the day of the report to `day`."""
    for one in found:
        length = length_of(one.value) if one.type is TimeType.DURATION else None
        if length is None or reference is None:
            continue
        months = reference.year * 12 + reference.month - 1 + int(length[0])
        moved = day_of(months // 12, months % 12 + 1, reference.day)
        if moved is not None and moved + timedelta(minutes=length[1]) == day:
            return True
    return False


def _one_value(gold: str, value: Value, found: Sequence[Seen], reference: date | None) -> bool:
    timex, kind, mod = value.get("timex", ""), value.get("type", ""), value.get("Mod")
    if timex == "PRESENT_REF" and not mod:
        return any(one.value == "PRESENT_REF" for one in found)
    if timex and not mod and any(one.value == timex for one in found if one.type is TimeType.DATE):
        return True
    if kind == "set":
        return _set(timex, found)
    if kind == "duration":
        return any(_same_length(timex, one.value) and _mod_fits(mod, one.mod) for one in found)
    if value.get("value") == "not resolved" and kind in ("date", "datetime"):
        return all(one.days is None or one.mod for one in found) or not found
    if value.get("value") == "not resolved":
        digits, letters = re.search(r"\d{4}", timex), re.search(r"(?:SP|SU|FA|WI)$", timex)
        return any(
            (digits is None or one.value.startswith(digits[0]))
            and (letters is None or one.value.endswith(letters[0]))
            for one in found
        )
    if mod in ("start", "mid", "end"):
        return _moded(value, mod.upper(), found)
    if not mod and (half := re.match(r"(?:the )?(earl|lat)(?:y|ier|e|er)\b", gold)):
        return _moded(value, "START" if half[1] == "earl" else "END", found)
    if mod and mod.split("-")[0] in _SOON:
        return _limited(value, found) or _moded(value, mod.split("-")[-1].upper(), found)
    if kind in ("date", "datetime", "time") or "value" in value:
        day, clock = _point(value["value"])
        if "23:59:59" in value["value"]:
            return any(one.days == (day, day) and one.mod == "END" for one in found)
        clock = None if kind in ("date", "daterange") else clock
        if clock == "00:00" and "T00" not in timex and "T24" not in timex and kind != "time":
            clock = None
        on_day = day is None or _on_day(gold, day, found) or _ahead(day, found, reference)
        return on_day and (clock is None or any(one.clock == clock for one in found))
    if part := _NAMED_PART.search(timex):
        alike = {"NT": {"NI", "NT"}}.get(part[1], {part[1]})
        return any(one.part in alike and _same_day(value, one) for one in found)
    return _range(gold, value, found, reference)


def _mod_fits(gold: str | None, ours: str | None) -> bool:
    if gold == "more":
        return ours in ("MORE_THAN", "EQUAL_OR_MORE")
    if gold == "less":
        return ours in ("LESS_THAN", "EQUAL_OR_LESS")
    return True


def _set(timex: str, found: Sequence[Seen]) -> bool:
    """The same period, and the same clock time or part of the day where there is one."""
    m = re.match(r"(?P<period>[^T]*)(?P<time>T(?!H).*)?$", timex)
    assert m is not None
    period, time = m["period"] or "P1D", m["time"]
    for one in found:
        if one.type is not TimeType.SET:
            continue
        ours = re.sub(r"^XXXX-XX-XX(?=T)", "P1D", one.value)
        ours_period = re.sub(r"T(?:[A-Z]{2}|\d\d.*)$", "", ours)
        alike = ours_period == period or _same_length(period, ours_period)
        alike = alike or {period, ours_period} <= {"P1WE", "XXXX-WXX-WE"}
        if not alike:
            continue
        if time is None:
            return True
        clocks = [other.clock for other in found] + [clock_of(one.value)]
        named = _NAMED_PART.search(time)
        if named and any(other.part == named[1] for other in found):
            return True
        if not named and clock_of(time) in clocks:
            return True
    return False


def means(gold: dict[str, Any], found: Sequence[Seen], reference: date | None) -> bool:
    """Whether `found`, the expressions that touch a gold one, say what one of its values says."""
    words = gold["text"].lower()
    return any(_one_value(words, value, found, reference) for value in gold["values"])
