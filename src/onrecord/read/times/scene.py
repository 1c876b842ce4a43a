"""What is known around an expression: the day of publication, what was named before, tense."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, timedelta

from onrecord.model import Anchor, Interval, TimeType
from onrecord.read.times.calendar import bounds_of, day_of, shift_days
from onrecord.read.times.running import Named, named, year_near
from onrecord.read.times.words import DATA

TENSE: dict[str, frozenset[str]] = {name: frozenset(words) for name, words in DATA["tense"].items()}

_WORD = re.compile(r"'?[a-z]+(?:n't)?|[.;!?\n\"]|\d+")
_LOOK = 16
"""How many words to either side are asked for the tense. Chosen on the training texts."""

_LONGER = re.compile(
    r"\b(?:six|nine|12|twelve)[ -]months?\b|\bfirst[ -]half\b|\b(?:fiscal|full)[ -]year\b|\bthe year ended\b"
)
"""Periods of accounts longer than a quarter."""

_ABBREVIATED = re.compile(
    r"\b(?:[a-z]\.(?:[a-z]\.)*|(?:" + "|".join(map(re.escape, DATA["tense_scan"]["abbreviations"])) + r")\.)"
)
"""A full stop that ends no sentence: "5 p.m.", "Gen.", "U.S."."""

_ONWARD = re.compile(
    r"\b(?:to|until|till|through|by|after|before|effective|record)\s+(?:about\s+|around\s+)?$"
)
_UNTIL = re.compile(
    r"\b(?:until|till|as early as|as soon as|as late as|no later than)\s+"
    r"(?:(?:about\s+)?(?:\d{1,2}(?::\d\d)?\s?[ap]\.?m\.?(?:\s[a-z]{3,4})?|noon|midnight|late|early)\s+)?"
    r"(?:on\s+)?$"
)
_BEFORE = re.compile(r"\b(?:before|ahead of|until|for)\s+$")
_NEAR_AHEAD = 3
"""Days within which "before Tuesday's vote" is the coming Tuesday. Half a week."""
_WAS_UNTIL = re.compile(r"\W+(?:\w+\W+){1,3}(?:had|was|were|did)\b")
"""What follows a day on which something came to an end: "until Thursday, they had not"."""
_FALSE_ED = frozenset(DATA["tense_scan"]["false_ed"])
_ONE = frozenset({"a", "an", "another"})
_PLAN = tuple(w for w in DATA["tense"]["future_heads"] if not w.endswith(("ed", "ing")))
_BE = frozenset({"be", "is", "are", "being", "get"})


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
    quarter: str | None = None
    """The quarter named last, by a report on business."""
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
        if self.last is not None and re.match(r"\d{4}-\d\d-\d\d", self.last):
            bounds = bounds_of(self.last)
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
        back = self.text[max(0, self.start - 140) : self.start]
        words = _WORD.findall(_unstopped(back))[::-1]
        for i, word in enumerate(words):
            if word in ".;!?":
                return words[:i]
        return words[:_LOOK]

    def words_after(self) -> list[str]:
        """The words after the expression in its sentence."""
        words = _WORD.findall(_unstopped(self.text[self.end : self.end + 110]))
        for i, word in enumerate(words):
            if word in ".;!?":
                return words[:i]
        return words[:_LOOK]

    def distance(self, days: int, way: int, against: float = 0.0) -> float:
        """How far off a day seems: farther where it lies against the tense, `way`."""
        if days * way >= 0:
            return abs(days)
        # "was extended to Nov. 16", "ready to go on after June 22": these words look ahead of the verb.
        ahead = _ONWARD.search(self.text, max(0, self.start - 24), self.start)
        return abs(days) * (1.0 if ahead and days > 0 else (against or AGAINST_TENSE))

    def direction(self) -> int:
        """-1 where the sentence looks back, 1 where it looks ahead, 0 where nothing tells."""
        if _UNTIL.search(self.text, max(0, self.start - 40), self.start):
            if _WAS_UNTIL.match(self.text, self.end):
                return -1
            opens = self.words_before()[:2] in (["until"], ["till"])
            return -1 if opens and _tense_forwards(self.words_after()[:6]) < 0 else 1
        if self.text.startswith("'s ", self.end):
            # "Wednesday's ruling" has been, whatever is to come of it.
            return -1
        before = self.words_before()
        if before[:1] in (["is"], ["are"]):
            return 1
        found = _tense_backwards(before)
        return found if found else _tense_forwards(self.words_after())

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
        near = min(days, key=lambda d: (self.distance((d - today).days, way), d), default=None)
        return (near.year if near else today.year), Anchor.PUBLISHED


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
    against = {1: MONTH_AGAINST_FUTURE, 0: MONTH_UNTOLD}.get(way, MONTH_AGAINST_TENSE)
    if way == 0 and len(scene.words_before()) <= 1:
        # "In January, a week after …" opens a sentence that tells.
        against = MONTH_AGAINST_TENSE
    near = min(months, key=lambda m: (scene.distance(m[1], way or -1, against), m[0]))
    return today.year + near[0]


def _weekday_near(day: date, weekday: int, way: int) -> date:
    if way > 0:
        return shift_days(day, (weekday - day.isoweekday()) % 7) or day
    return shift_days(day, -((day.isoweekday() - weekday) % 7)) or day


def _unstopped(words: str) -> str:
    """`words` without the full stops of abbreviations."""
    return _ABBREVIATED.sub(lambda m: m[0].replace(".", ""), words)


def _is_past(word: str) -> bool:
    return word in TENSE["past"] or (word.endswith("ed") and len(word) > 4 and word not in _FALSE_ED)


def _looks_ahead(word: str, after: str) -> bool:
    if word == "going":
        return after == "to"
    return word in TENSE["future"] and not (word == "next" and after in ("to", "door"))


def _tense_backwards(words: list[str]) -> int:
    for i, word in enumerate(words):
        before = words[i + 1] if i + 1 < len(words) else ""
        after = words[i - 1] if i else ""
        if _looks_ahead(word, after):
            return 1
        if word == "to" and before in TENSE["future_heads"] and words[i + 2 : i + 4] != ["been", "had"]:
            return 1
        if word in TENSE["future_participles"]:
            if before not in ("had", "was", "were", "been", "as", "previously", "originally"):
                return 1
            if before == "been" and words[i + 2 : i + 3] != ["had"]:
                return 1
        if _is_past(word):
            if before in TENSE["modals"]:
                # "could hit the coast": a form that past and infinitive share.
                return 1
            if before == "to":
                continue
            if before in ("is", "are") and after != "by":
                return 1
            if before in _BE or (before in ("not", "also") and i + 2 < len(words) and words[i + 2] in _BE):
                continue
            return -1
        if word in ("has", "have", "'ve") or (word == "could" and after == "not"):
            return -1
        if word in TENSE["present_future"] or (word in ("plan", "plans") and after in _ONE):
            return 1
        if word.endswith("ing") and before in ("is", "are"):
            return 1
        if word in TENSE["leaving"] and before in ("was", "were"):
            return 1
    return 0


def _tense_forwards(words: list[str]) -> int:
    for i, word in enumerate(words):
        if _looks_ahead(word, words[i + 1] if i + 1 < len(words) else ""):
            return 1
        if word in TENSE["future_participles"] and (i == 0 or words[i - 1] in ("is", "are")):
            return 1
        if (word in _PLAN and words[i + 1 : i + 2] == ["to"]) or word in TENSE["present_future"]:
            return 1
        if _is_past(word) and (i == 0 or words[i - 1] not in ("be", "is", "are")):
            return -1
    return 0
