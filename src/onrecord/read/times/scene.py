"""What is known around an expression: the day of publication, what was named before, tense."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, timedelta

from onrecord.model import Anchor, Interval, Span, TimeType
from onrecord.read.times.been import has_been
from onrecord.read.times.calendar import bounds_of, day_of, shift_days
from onrecord.read.times.running import Named, named, year_near
from onrecord.read.times.tense import direction, words_before

_LONGER = re.compile(
    r"\b(?:six|nine|12|twelve)[ -]months?\b|\bfirst[ -]half\b|\b(?:fiscal|full)[ -]year\b|\bthe year ended\b"
)
"""Periods of accounts longer than a quarter."""

_ONWARD = re.compile(
    r"\b(?:to|until|till|through|by|after|before|effective|record)\s+(?:about\s+|around\s+)?$"
)
_BEFORE = re.compile(r"\b(?:before|ahead of|until|for)\s+$")
_NEAR_AHEAD = 3
"""Days within which "before Tuesday's vote" is the coming Tuesday. Half a week."""
_ZONES = 1
"""Days by which what has been may seem ahead: it is tomorrow already where it happened."""
_NEARBY = 600
"""Characters within which a day is still what "that day" is. Chosen, not measured."""
_A_DAY = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sense:
    """What a rule makes of the words it matched, before it is placed in the report."""

    type: TimeType
    value: str
    anchor: Anchor = Anchor.EXPLICIT
    mod: str | None = None
    minutes: tuple[float | None, float | None] | None = None
    interval: Interval | None = None
    clock: tuple[int, int | None, str] | None = None
    """Hour, minute and offset ("+03:00", "") of a time of day that still looks for its day."""
    keep: bool = True
    """Whether later expressions may count from this one."""


class Impossible(Exception):  # noqa: N818  # it is a verdict on the words, not a fault of the program
    """The words are a date that the calendar does not have."""


class Barred(Exception):  # noqa: N818  # as above
    """The words look like a time and are none, nor is any part of them: an age, a fraction."""


@dataclass(slots=True)
class Scene:
    """Where the scan of one report stands."""

    text: str
    """The report in plain ASCII lower case, character for character."""
    raw: str
    day: date | None
    narrative: bool = False
    """Whether the report tells of years long past: dates then count from those named before."""
    start: int = 0
    end: int = 0
    last: str | None = None
    """The date named last."""
    day_named: str | None = None
    """The day named last."""
    day_at: int = 0
    quarter: str | None = None
    """The quarter named last, by a report on business."""
    impossible: list[Span] = field(default_factory=list)
    """Days of a list that no calendar has."""
    order: str | None = None
    """Whether the report's dates in figures have the month or the day first, where they tell."""
    ambiguous: set[Span] = field(default_factory=set)
    """Dates in figures whose order nothing tells."""
    quarter_at: int = 0
    trail: list[Named] = field(default_factory=list)
    """The dates named so far."""
    bc: int = 0
    """How many years before Christ the report has named so far."""
    era: str | None = None
    """The date named last, where it lies before Christ ("BC0480-08")."""

    def follow(self, value: str) -> None:
        """Remember `value` as the date named last."""
        if value.startswith("BC"):
            self.last, self.era = None, value
        elif bounds_of(value) is not None:
            self.last, self.era = value, None
            if _A_DAY.match(value):
                self.day_named, self.day_at = value, self.start
            if here := named(value, self.text, self.start):
                self.trail.append(here)
            if re.fullmatch(r"\d{4}-Q\d", value):
                self.quarter, self.quarter_at = value, self.start

    def quarter_told(self) -> str | None:
        """The quarter that figures here are of; None where a longer period was named since."""
        if self.quarter is None or _LONGER.search(self.text, self.quarter_at, self.start):
            return None
        return self.quarter

    @property
    def anchor(self) -> Anchor:
        """What deictic words count from."""
        return Anchor.PUBLISHED if self.day else Anchor.NONE

    def reference(self) -> tuple[date | None, Anchor]:
        """The day that "the next day" counts from: the date named last, if it is a day."""
        named = self.last
        if (
            named is not None
            and len(named) == 4
            and not self.narrative
            and self.start - self.day_at < _NEARBY
        ):
            # A year in passing ("… when his term ends in 2018") does not take the place of a day.
            named = self.day_named or named
        if named is not None and re.match(r"\d{4}-\d\d-\d\d", named):
            bounds = bounds_of(named)
            if bounds:
                return bounds[0], Anchor.EVENT
        return None, Anchor.NONE

    def year_named(self) -> int | None:
        """The year of the date named last."""
        if self.last is not None and re.match(r"\d{4}", self.last):
            return int(self.last[:4])
        return None

    def year_for(self, month: int) -> int | None:
        """The year of a month that a history names without one."""
        return year_near(self.trail, month) if self.last is not None else None

    def words_before(self) -> list[str]:
        """The words before the expression in its sentence, nearest first."""
        return words_before(self.text, self.start)

    def distance(self, days: int, way: int, against: float = 0.0) -> float:
        """How far off a day seems: farther where it lies against the tense, `way`."""
        if days * way >= 0:
            return abs(days)
        # "was extended to Nov. 16", "ready to go on after June 22": these words look ahead of the verb.
        ahead = _ONWARD.search(self.text, max(0, self.start - 24), self.start)
        return abs(days) * (1.0 if ahead and days > 0 else (against or AGAINST_TENSE))

    def direction(self) -> int:
        """-1 where the sentence looks back, 1 where it looks ahead, 0 where nothing tells."""
        return direction(self.text, self.start, self.end)

    def has_been(self) -> bool:
        """Whether the expression dates a verb of the past: no day ahead can be meant."""
        return has_been(self.text, self.start, self.end)

    def weekday(self, weekday: int, which: str = "") -> tuple[str, Anchor]:
        """The value of a bare weekday (1 Monday … 7 Sunday), by `which` word or tense."""
        named, _ = self.reference()
        if self.narrative and named is not None:
            return _weekday_near(named, weekday, 1).isoformat(), Anchor.EVENT
        if self.day is None or self.narrative:
            return f"XXXX-WXX-{weekday}", Anchor.NONE
        if which == "last":
            step = -7 if self.day.isoweekday() == weekday else 0
            day = _weekday_near(self.day, weekday, -1) + timedelta(days=step)
        elif which in ("next", "coming"):
            step = 7 if self.day.isoweekday() == weekday else 0
            day = _weekday_near(self.day, weekday, 1) + timedelta(days=step)
        else:
            way = self.direction()
            if which == "this":
                way = way or 1
            elif self.text.startswith("'s ", self.end) and _BEFORE.search(
                self.text, max(0, self.start - 12), self.start
            ):
                way = 1 if (weekday - self.day.isoweekday()) % 7 <= _NEAR_AHEAD else way
            day = _weekday_near(self.day, weekday, way or -1)
        return day.isoformat(), Anchor.PUBLISHED

    def year_of(self, month: int, day: int | None, weekday: int | None = None) -> tuple[int | None, Anchor]:
        """The year that a month or a day without one belongs to; None where nothing tells."""
        if self.narrative:
            year = self.year_for(month)
            return (year, Anchor.EVENT) if year else (None, Anchor.NONE)
        if self.day is None:
            return None, Anchor.NONE
        today = self.day
        way = self.direction()
        if day is None:
            return _year_of_month(self, today, month, way), Anchor.PUBLISHED
        days = [d for y in (-1, 0, 1) if (d := day_of(today.year + y, month, day))]
        if weekday and (fitting := [d for d in days if d.isoweekday() == weekday]):
            days = fitting
        if any(d <= today for d in days) and self.has_been():
            days = [d for d in days if (d - today).days <= _ZONES]
        near = min(days, key=lambda d: (self.distance((d - today).days, way), d), default=None)
        return (near.year if near else today.year), Anchor.PUBLISHED


_UNTIL_REACH = 6
"""Words before a month within which "until" speaks of it. Chosen, not measured."""

MONTH_AGAINST_TENSE = 6.0
"""The same for a month: "was signed in February", in December, was ten months ago."""

MONTH_UNTOLD = 2.0
"""The same where nothing tells the tense: what has been is told more often than what is to come."""

MONTH_AGAINST_FUTURE = 12.0
"""The same where the tense looks ahead: "will be signed in February", in March, is in eleven months."""

AGAINST_TENSE = 4.0
"""How many times farther a day seems that lies against the tense. Chosen on the training texts."""


def _year_of_month(scene: Scene, today: date, month: int, way: int) -> int:
    months = [(y, (today.year + y) * 12 + month - today.year * 12 - today.month) for y in (-1, 0, 1)]
    if scene.has_been():
        months = [m for m in months if m[1] <= 0]
    against = {1: MONTH_AGAINST_FUTURE, 0: MONTH_UNTOLD}.get(way, MONTH_AGAINST_TENSE)
    words = scene.words_before()
    if way == 0 and len(words) <= 1:
        # "In January, a week after …" opens a sentence that tells.
        against = MONTH_AGAINST_TENSE
    elif {"until", "till"} & set(words[:_UNTIL_REACH]):
        # "holds the seat until an election in June": whatever the tense, the June that is near.
        against = 1.0
    near = min(months, key=lambda m: (scene.distance(m[1], way or -1, against), m[0]))
    return today.year + near[0]


def _weekday_near(day: date, weekday: int, way: int) -> date:
    if way > 0:
        return shift_days(day, (weekday - day.isoweekday()) % 7) or day
    return shift_days(day, -((day.isoweekday() - weekday) % 7)) or day
