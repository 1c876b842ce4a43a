"""The story in one screen: rows of time, drawn by hand as SVG with places in percent.

Percentages keep the drawing sharp and its text legible at any width, in print and without scripts.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from markupsafe import Markup

from onrecord.model import Duration, Event, Realis
from onrecord.present.words import event_is_dated, precision_words
from onrecord.text.wording import day_words

LONG_GAP = 12
"""Days without any event after which the axis is shortened. Chosen, not measured."""
LEFT, RIGHT = 4.0, 92.0
"""Where the first and last known day stand, in percent; the room beside them is for open ends."""
BESIDE = 0.3
"""How far into those margins days off the axis stand, as a share from the edge."""
HEAD = 1.6
"""Room for the head of an arrow, in percent."""
LEAST = 1.5
"""Least length of a bar, in percent, so that its two ends can be told apart."""
CLOSE = 11.0
"""Least distance, in percent, between two dates written on the axis."""
CLOSE_ON_PHONE = 21.0
"""The same on a phone's width."""


@dataclass(frozen=True, slots=True)
class Tick:
    """A date written on the axis, at `x` percent; `wide` ones are left out on a phone."""

    x: float
    words: str
    wide: bool


class Axis:
    """Days to percent. Long gaps without events are shortened and shown as breaks."""

    def __init__(self, days: Iterable[date]) -> None:
        self.days = sorted(set(days))
        places = [0.0]
        self.breaks: list[float] = []
        for before, after in zip(self.days, self.days[1:], strict=False):
            gap = (after - before).days
            short = gap if gap <= LONG_GAP else LONG_GAP + 2 * math.log2(gap / LONG_GAP)
            if gap > 3 * LONG_GAP:
                self.breaks.append(places[-1] + short / 2)
            places.append(places[-1] + short)
        scale = (RIGHT - LEFT) / places[-1] if places[-1] else 0.0
        self.places = [LEFT + place * scale for place in places]
        self.breaks = [LEFT + place * scale for place in self.breaks]

    def x(self, day: date) -> float:
        """Where a day starts, in percent; days outside the axis stand in the margins beside it."""
        if not self.days or day <= self.days[0]:
            return LEFT if not self.days or day == self.days[0] else LEFT * BESIDE
        i = bisect_right(self.days, day) - 1
        if i >= len(self.days) - 1:
            return RIGHT if day == self.days[-1] else 100 - (100 - RIGHT) * BESIDE
        share = (day - self.days[i]).days / (self.days[i + 1] - self.days[i]).days
        return self.places[i] + share * (self.places[i + 1] - self.places[i])

    def ticks(self, days: Iterable[date]) -> list[Tick]:
        """Dates to write, as many of `days` as have room; the year stands where it changes."""
        ticks: list[Tick] = []
        last = last_narrow = -100.0
        year = None
        for day in sorted(set(days)):
            x = self.x(day)
            # The last one stands to the left of its place.
            if x - last < (CLOSE * 1.5 if x > RIGHT - 2 else CLOSE):
                continue
            narrow = x - last_narrow >= CLOSE_ON_PHONE
            ticks.append(Tick(x, day_words(day, year=day.year != year), not narrow))
            # The first stands to the right of its place, and a year takes room.
            last = x + (CLOSE if len(ticks) == 1 else CLOSE / 2 if day.year != year else 0)
            year = day.year
            if narrow:
                last_narrow = x + (CLOSE if len(ticks) == 1 else 0)
        return ticks


def axis_of(events: Sequence[Event]) -> tuple[Axis, list[Tick]]:
    """The axis for all events, undated ones' limits included as far as they reach into it."""
    dated = [event.when.interval for event in events if event_is_dated(event) and event.when]
    firsts = [i.first_day for i in dated if i.first_day]
    lasts = [i.last_day for i in dated if i.last_day]
    axis = Axis([*firsts, *lasts, *(day + timedelta(days=1) for day in lasts)])
    return axis, axis.ticks([*firsts, *lasts])


def order(events: Iterable[Event]) -> list[Event]:
    """Events as a chronicle has them: by first possible day, undated ones last."""

    def key(event: Event) -> tuple[bool, str, str, str]:
        interval = event.when.interval if event.when else None
        first = (interval.first or interval.last or "") if interval else ""
        last = (interval.last or "9999") if interval else ""
        return (not event_is_dated(event), first[:10], last[:10], event.id)

    return sorted(events, key=key)


def track_kind(event: Event) -> str:
    """What is drawn of an event's time: "day", "days", "open", "limits" (undated), "none" (nothing known).

    "unit" is some day of a month or a year.
    """
    interval = event.when.interval if event.when else None
    first = interval.first_day if interval else None
    last = interval.last_day if interval else None
    if first is None and last is None:
        return "none"
    if not event_is_dated(event):
        return "limits"
    if first is None or last is None:
        return "open"
    return "day" if first == last else "unit" if precision_words(event.when) else "days"


def track(event: Event, axis: Axis, ticks: Sequence[Tick], height: int, words: str = "") -> Markup:
    """The drawing of one event's time, which `words` say to whom cannot see it.

    A mark for a known day, a bar with two ends for several days, an arrow and a fading bar for an open
    end, a thin dashed line between the limits of an undated event. The mark's shape, and an outline
    instead of a solid bar, tell what is not told as happened.
    """
    middle = height / 2
    grid = [_line(tick.x, 0, tick.x, height, "grid") for tick in ticks]
    grid += [_line(x, 0, x, height, "break") for x in axis.breaks]
    kind = track_kind(event)
    interval = event.when.interval if event.when else None
    first = interval.first_day if interval else None
    last = interval.last_day if interval else None
    marks: list[Markup] = []
    if kind == "limits":
        marks = _limits(first, last, axis, middle)
    elif kind == "day" and first:
        x = (axis.x(first) + axis.x(first + timedelta(days=1))) / 2
        marks = _day(event.realis, x, middle, height / 2 - 4)
    elif kind != "none":
        left = axis.x(first) if first else None
        right = axis.x(last + timedelta(days=1)) if last else None
        marks = _stretch(event.realis, left, right, height, coarse=kind == "unit")
    said = Markup('role="img" aria-label="{}"').format(words) if words else Markup('aria-hidden="true"')
    return Markup('<svg class="track {}" width="100%" height="{}" {} focusable="false">{}{}</svg>').format(
        event.realis, height, said, Markup("").join(grid), Markup("").join(marks)
    )


def _day(realis: Realis, x: float, middle: float, radius: float) -> list[Markup]:
    """A known day: a disc for what happened; a ring, diamond, crossed ring … for what is told otherwise."""
    if realis is Realis.PROPOSED:
        d = _n(radius + 1)
        return [_at(x, middle, f"M-{d} 0L0 -{d}L{d} 0L0 {d}Z", "mark")]
    marks = [Markup('<circle class="mark" cx="{}%" cy="{}" r="{}"/>').format(_n(x), _n(middle), _n(radius))]
    if realis is Realis.ALLEGED:
        r = _n(radius)
        marks.append(_at(x, middle, f"M0 -{r}A{r} {r} 0 0 0 0 {r}Z", "half"))
    if realis is Realis.DENIED:
        r = _n(radius * 0.7)
        marks.append(_at(x, middle, f"M-{r} -{r}L{r} {r}M-{r} {r}L{r} -{r}", "cross"))
    return marks


def _stretch(
    realis: Realis, left: float | None, right: float | None, height: float, *, coarse: bool
) -> list[Markup]:
    """Several days, or an open end (None): solid where it happened, an outline where it is told otherwise."""
    middle, thick = height / 2, height / 2.6
    start = 0.0 if left is None else left
    end = 100.0 if right is None else max(right, start + LEAST)
    fade = " fade-right" if right is None else " fade-left" if left is None else ""
    ends = [_whisker(x, middle, height) for x in (left, end if right is not None else None) if x is not None]
    high = _n(thick / 2 + 3)
    if right is None:
        ends.append(_at(100, middle, f"M-8 -{high}L0 0L-8 {high}", "arrow"))
    if left is None:
        ends.append(_at(0, middle, f"M8 -{high}L0 0L8 {high}", "arrow"))
    if realis is Realis.ACTUAL:
        name = "mark coarse" if coarse else f"mark{fade}"
        return [_rect(start, end - start, middle, thick, name), *ends]
    # An outline runs into the arrow's head, not through it.
    begin, stop = (HEAD if left is None else start), (100 - HEAD if right is None else end)
    edges = [_line(begin, y, stop, y, "edge") for y in (middle - thick / 2, middle + thick / 2)]
    if fade:
        edges.insert(0, _rect(begin, stop - begin, middle, thick, f"faint{fade}"))
    if realis is Realis.DENIED:
        beside = "M6 -5L16 5M6 5L16 -5" if end < RIGHT else "M-6 -5L-16 5M-6 5L-16 -5"
        ends.append(_at(end if end < RIGHT else start, middle, beside, "cross"))
    return [*edges, *ends]


def _limits(first: date | None, last: date | None, axis: Axis, middle: float) -> list[Markup]:
    """An undated event: a thin dashed line between the limits that are known, to the edges where none is."""
    left = axis.x(first) if first else 0.0
    right = axis.x(last + timedelta(days=1)) if last else 100.0
    if right - left < 2:
        left, right = max(0.0, left - 1), min(100.0, right + 1)
    ends = [_whisker(x, middle, 12) for x, known in ((left, first), (right, last)) if known]
    return [_line(left, middle, right, middle, "limits"), *ends]


def key_mark(realis: str) -> Markup:
    """The mark of a known day by itself, for headings and the legend."""
    marks = Markup("").join(_day(Realis(realis), 50, 7, 5))
    return Markup(
        '<svg class="key {}" width="14" height="14" aria-hidden="true" focusable="false">{}</svg>'
    ).format(realis, marks)


def _at(x: float, y: float, path: str, name: str) -> Markup:
    """A drawing of fixed size at a place in percent."""
    return Markup('<svg x="{}%" y="{}" overflow="visible"><path class="{}" d="{}"/></svg>').format(
        _n(x), _n(y), name, path
    )


def _n(number: float) -> str:
    return f"{number:.2f}".rstrip("0").rstrip(".")


def _line(x1: float, y1: float, x2: float, y2: float, name: str) -> Markup:
    return Markup('<line class="{}" x1="{}%" y1="{}" x2="{}%" y2="{}"/>').format(
        name, _n(x1), _n(y1), _n(x2), _n(y2)
    )


def _rect(x: float, width: float, middle: float, height: float, name: str) -> Markup:
    return Markup('<rect class="{}" x="{}%" y="{}" width="{}%" height="{}" rx="1"/>').format(
        name, _n(x), _n(middle - height / 2), _n(width), _n(height)
    )


def _whisker(x: float, middle: float, height: float) -> Markup:
    return _line(x, middle - height / 2 + 3, x, middle + height / 2 - 3, "whisker")


def duration_bar(duration: Duration | None, longest: float) -> Markup:
    """How long, against the `longest` of the story: sure part solid, possible part pale, open end fading."""
    if duration is None or not longest or (duration.high or duration.low or 0) > A_DAY:
        return Markup("")
    scale = 80 / longest
    sure = (duration.low or 0) * scale
    parts = [_rect(0, min(sure, 100), 5, 8, "sure")] if sure else []
    if duration.high is None:
        parts.append(_rect(sure, min(16, 100 - sure), 5, 8, "fade-right sure"))
    elif duration.high * scale > sure:
        parts.append(_rect(sure, min(duration.high * scale, 100) - sure, 5, 8, "maybe"))
    return Markup(
        '<svg class="length" width="100%" height="10" aria-hidden="true" focusable="false">{}</svg>'
    ).format(Markup("").join(parts))


A_DAY = 1440


def longest_of(events: Iterable[Event]) -> float:
    """The longest length up to a day that any event is told to have had, in minutes; 0 where none is told.

    A ceasefire of 30 days would leave nothing to see of an hour.
    """
    told = [event.duration for event in events if event.duration]
    lengths = [length.high or length.low or 0.0 for length in told]
    return max((length for length in lengths if length <= A_DAY), default=0.0)


def axis_row(axis: Axis, ticks: Sequence[Tick]) -> Markup:
    """The dates above the rows."""
    words = [
        Markup('<text class="{}" x="{}%" y="13" text-anchor="{}">{}</text>').format(
            "tick wide" if tick.wide else "tick",
            _n(tick.x),
            # The outermost dates would stick out of a phone.
            "start" if tick.x < LEFT + 2 else "end" if tick.x > RIGHT - 2 else "middle",
            tick.words,
        )
        for tick in ticks
    ]
    gaps = [
        Markup('<text class="gap" x="{}%" y="13" text-anchor="middle">//</text>').format(_n(x))
        for x in axis.breaks
        # Between the dates, never on top of one: a dotted line in every row shows the rest.
        if all(abs(x - tick.x) > CLOSE for tick in ticks)
    ]
    return Markup(
        '<svg class="axis" width="100%" height="18" aria-hidden="true" focusable="false">{}{}</svg>'
    ).format(Markup("").join(words), Markup("").join(gaps))
