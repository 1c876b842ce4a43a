"""When words were said: what "now" and "within weeks" in somebody's words count from."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from math import ceil

from onrecord.model import Anchor, Interval, Span, TimeType
from onrecord.read.times.joins import Found
from onrecord.read.times.quoted import Holding, holding
from onrecord.read.times.scan import interval_for

_SAYING = r"(?:said|says|told|wrote|writes|posted|stated|declared|announced|warned|added|reported|tweeted)"
_SAID_ON = re.compile(rf"\b{_SAYING}(?:\s+[\w']+){{0,3}}\s+(?:(?:late|early)\s+)?(?:on\s+)?$")
_IN_A_POST = re.compile(
    r"^[\s\"'-]*in\s+(?:an?|his|her|their|its)\s+(?:[\w'-]+\s+){0,2}?"
    r"(?:post|statement|tweet|message|interview|speech|letter|address|video)\b[^.!?\n]{0,60}"
    r"\b(?:on|after|following)\s+$"
)
_WITHIN = re.compile(r"\bwithin\s+(?:the\s+)?(?:(?:next|coming)\s+)?$")
_AHEAD = re.compile(r"\b(?:will|would|could|may|might|shall|should|must|can|to|going|'ll)\b")
_BREAK = re.compile(r"[.!?](?=[\s\"”’]|$)|\n")
DAY = 24 * 60
"""Minutes."""


def counted_from_speech(
    hits: Sequence[Found], low: str, quoted: Sequence[Span], published: date | None
) -> list[Found]:
    """`hits` with "now" and "within …" counted from the day the words were said, where that is told.

    "said on May 26 that he could act within weeks": from May 26 on. Without such a day the
    day of publication stands in; without that, there is no interval.
    """
    out = []
    held, starts = holding(quoted), [hit.span.start for hit in hits]
    for hit in hits:
        if hit.sense.type is TimeType.DURATION and _is_within(hit, low):
            out.append(_within(hit, _said_day(hits, starts, hit, low, held) or published))
        elif hit.sense.value == "PRESENT_REF" and held(hit.span):
            day = _said_day(hits, starts, hit, low, held)
            interval = Interval(first=day.isoformat(), last=day.isoformat()) if day else hit.sense.interval
            out.append(replace(hit, sense=replace(hit.sense, interval=interval)))
        else:
            out.append(hit)
    return out


def _is_within(hit: Found, low: str) -> bool:
    """Whether a length ahead is meant: "could act within weeks", not "fell within weeks of it"."""
    before = low[_sentence_start(low, hit.span.start) : hit.span.start]
    return (
        _WITHIN.search(before) is not None
        and _AHEAD.search(before) is not None
        and not low.startswith(" of ", hit.span.end)
    )


def _within(hit: Found, day: date | None) -> Found:
    if day is None:
        return hit
    longest = hit.sense.minutes[1] if hit.sense.minutes is not None else None
    last = None
    if longest is not None and longest / DAY < (date.max - day).days:
        last = (day + timedelta(days=ceil(longest / DAY))).isoformat()
    sense = replace(hit.sense, interval=Interval(first=day.isoformat(), last=last), anchor=Anchor.UTTERANCE)
    return replace(hit, sense=sense, rule=f"{hit.rule}+within")


def _said_day(
    hits: Sequence[Found], starts: Sequence[int], hit: Found, low: str, held: Holding
) -> date | None:
    """The one day on which, by its own sentence, the words that hold `hit` were said."""
    quote = held(hit.span)
    at = quote.start if quote is not None else hit.span.start
    start = _sentence_start(low, at)
    for other in hits[bisect_left(starts, start) : bisect_left(starts, at)]:
        if other.span.end > at or other.sense.type is not TimeType.DATE or held(other.span):
            continue
        before = low[start : other.span.start]
        interval = interval_for(other)
        if interval is None or not interval.is_one_day:
            continue
        if _SAID_ON.search(before) or _IN_A_POST.search(before):
            return interval.first_day
    return None


def _sentence_start(low: str, at: int) -> int:
    """Where the sentence before `at` starts, abbreviations apart. Looks back a few hundred characters."""
    floor = max(0, at - 400)
    last = floor
    for m in _BREAK.finditer(low, floor, at):
        last = m.end()
    return last
