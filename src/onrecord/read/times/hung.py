"""Days that hang on an event: "the Sunday before the election", "the day after the vote"."""

from __future__ import annotations

import re
from datetime import date, timedelta

from onrecord.read.times.calendar import day_of
from onrecord.read.times.scene import Scene
from onrecord.read.times.words import DAY, DAYS_STOP, MONTH, MONTHS, YEAR, ordinal_of

_DETERMINER = r"(?:the|an?|his|her|their|its|our|that|this|[a-z]+'s)"
_HANGS = re.compile(
    rf"\s(?:(?:right|just|immediately|directly)\s)?(?P<way>before|after)\s{_DETERMINER}\s(?=[a-z])"
)
_ARTICLE = re.compile(r"\b(?:the|an?)\s$")
_DATED = re.compile(
    rf"(?:[a-z'-]+\s){{0,4}}?(?:(?:on|of)\s)?(?:{MONTH}\s{DAY}"
    rf"|{DAY.replace('<day>', '<day1>')}\s{MONTH.replace('<month>', '<month1>')})(?:,?\s{YEAR})?"
)
_NOUNS = re.compile(r"[a-z'-]+")


def way_of(text: str, end: int) -> re.Match[str] | None:
    """The "before the" or "after his" behind a day that hangs on an event; None where there is none."""
    return _HANGS.match(text, end)


def is_hung(text: str, start: int, end: int) -> re.Match[str] | None:
    """The same behind a weekday with an article: "the Sunday before the vote", not "on Sunday before"."""
    return way_of(text, end) if _ARTICLE.search(text, max(0, start - 5), start) else None


def event_day(scene: Scene, hung: re.Match[str]) -> date | None:
    """The day of the event that `hung` leads to, where the report tells it; None where it does not.

    Told beside it ("the vote on June 3", "the June 3 vote"), or in the sentence that named the last
    day, when that sentence has the event's word ("The vote was on June 3. … the day after the vote").
    """
    if m := _DATED.match(scene.text, hung.end()):
        month, number = MONTHS[m["month"] or m["month1"]], ordinal_of(m["day"] or m["day1"]) or 0
        year = int(m["year"]) if m["year"] else scene.year_of(month, number)[0]
        return day_of(year, month, number) if year else None
    day = scene.reference()[0]
    noun = _head(scene.text[hung.end() : hung.end() + 60])
    if day is None or not noun:
        return None
    first = max(scene.text.rfind(mark, 0, scene.day_at) for mark in ".!?\n") + 1
    stops = [at for mark in ".!?\n" if (at := scene.text.find(mark, scene.day_at)) >= 0]
    sentence = scene.text[first : min([*stops, scene.start])]
    return day if re.search(rf"\b{re.escape(noun)}", sentence) else None


def _head(words: str) -> str:
    """The last word of the noun that `words` begin with, without its plural."""
    head = ""
    for m in _NOUNS.finditer(words):
        gap = words[m.start() - 1 : m.start()] if m.start() else " "
        if gap != " " or m[0] in DAYS_STOP or len(m[0]) < 3:
            break
        head = m[0]
        if words[m.end() : m.end() + 1] != " ":
            break
    return head.removesuffix("s")


def weekday_beside(day: date, weekday: int, way: str) -> date:
    """The nearest such weekday (1 Monday … 7 Sunday) before or after `day`, never the day itself."""
    gap = (day.isoweekday() - weekday) % 7 if way == "before" else (weekday - day.isoweekday()) % 7
    return day + timedelta(days=(gap or 7) * (-1 if way == "before" else 1))
