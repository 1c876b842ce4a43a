"""Events in plain words: "Phone call, Vladimir Putin and Donald Trump, 4 Jun 2025, about 1 h 15 min"."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from onrecord.lexicon.kinds import kinds
from onrecord.model import Duration, Interval, Participant, When, WhenBasis

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

NAMED = 3
"""Parties named in a label; more are counted."""


def kind_words(kind: str) -> str:
    """What the lexicon calls a kind of event; a kind it does not know goes by its own name."""
    known = kinds().get(kind)
    return known.label if known is not None else kind.replace("-", " ").capitalize()


def event_label(
    kind: str,
    participants: Sequence[Participant],
    when: When | None,
    duration: Duration | None,
    place: str | None = None,
    happened: bool = False,
) -> str:
    """Kind, parties, place, day and length, as far as known.

    Something that `happened` is undated while no last day is known: "since January" dates nothing.
    """
    names = list(dict.fromkeys(p.party.name for p in participants))
    parts = [kind_words(kind)]
    if names:
        parts.append(name_list(names))
    if place and place not in names:
        parts.append(place)
    dated = not happened or (when is not None and when.interval.last is not None)
    parts.append(day_words(when if dated else None))
    if duration is not None:
        parts.append(length_words(duration))
    return ", ".join(parts)


def name_list(names: Sequence[str]) -> str:
    """Names, in the order given, the last after "and"; a long list is cut and the rest counted."""
    if len(names) > NAMED + 1:
        return f"{', '.join(names[:NAMED])} and {len(names) - NAMED} others"
    return " and ".join(filter(None, [", ".join(names[:-1]), names[-1]]))


def length_words(duration: Duration) -> str:
    """A length in plain words; a range that lies evenly about its middle is "about" that."""
    low, high = duration.low, duration.high
    if low is None and high is None:
        return "of unknown length"
    if low is None:
        return f"up to {_minutes(high or 0)}"
    if high is None:
        return f"at least {_minutes(low)}"
    if low == high:
        return _minutes(low)
    middle = (low + high) / 2
    if (high - low) <= middle * 0.5:
        return f"about {_minutes(middle)}"
    return f"{_minutes(low)} to {_minutes(high)}"


def _minutes(minutes: float) -> str:
    whole = round(minutes)
    days, rest = divmod(whole, 1440)
    hours, left = divmod(rest, 60)
    parts = [f"{n} {unit}" for n, unit in ((days, "d"), (hours, "h"), (left, "min")) if n]
    return " ".join(parts) or "0 min"


def day_words(when: When | None) -> str:
    """A day or range in plain words; "undated" where nothing is known."""
    if when is None or when.basis is WhenBasis.UNKNOWN:
        return "undated"
    return interval_words(when.interval)


def interval_words(interval: Interval) -> str:
    """Days in plain words."""
    first, last = interval.first_day, interval.last_day
    if first is None and last is None:
        return "undated"
    if last is None and first is not None:
        return f"from {_day(first)} on"
    if first is None and last is not None:
        return f"by {_day(last)}"
    assert first is not None
    assert last is not None
    if first == last:
        return _day(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{_day(last)}"
    if first.year == last.year:
        return f"{first.day} {MONTHS[first.month - 1]} – {_day(last)}"
    return f"{_day(first)} – {_day(last)}"


def _day(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
