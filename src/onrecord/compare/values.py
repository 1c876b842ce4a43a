"""Figures and days that exclude each other, and those that only look so."""

from __future__ import annotations

import re
from collections.abc import Iterable

from onrecord.model import Quantity, TimeExpression, TimeType

SMALL = 100
"""Numbers from which on a round one may stand for what is near it ("2,400" for 2,387). Chosen."""

ROUGHLY = 1.2
"""How far apart, as a ratio, two lengths can be and still be one told roundly: 50 minutes can be told as "an
hour", 75 cannot. As in linking; chosen, not measured."""

QUARTER = 15
"""Minutes of the step to which lengths are told roundly."""

_NAMED = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven"),
    *("twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"),
)

WORDS = {word: float(n) for n, word in enumerate(_NAMED)}
"""Numbers that newspapers write as one word."""

_FIGURE = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")


def exclude(a: Quantity, b: Quantity) -> bool:
    """Whether two figures of one unit cannot both be, roundings allowed for."""
    if a.unit != b.unit or not a.unit:
        return False
    (low_a, high_a), (low_b, high_b) = _rounded(a.low, a.high), _rounded(b.low, b.high)
    return _less(high_a, low_b) or _less(high_b, low_a)


def lengths_could_be_one(a: tuple[str, str], b: tuple[str, str]) -> bool:
    """Whether two lengths, each (least, most) in minutes, "" for open ends, could be one told roundly.

    Lengths are told to the quarter or half hour where nobody looked at a clock: middles that differ by no
    more than `ROUGHLY` are left alone unless both are told to the minute ("50", "52 minutes").
    """
    ends = [[float(x) for x in length if x] for length in (a, b)]
    if not all(len(one) == 2 for one in ends):
        # "Over two hours" meets whatever is longer, and nearly what is a little shorter.
        (low_a, high_a), (low_b, high_b) = a, b
        return all(
            not (low and high) or float(low) <= float(high) * ROUGHLY
            for low, high in ((low_a, high_b), (low_b, high_a))
        )
    middles = [sum(one) / 2 for one in ends]
    exact = all(low == high and low % QUARTER for low, high in ends)
    return not exact and bool(min(middles)) and max(middles) / min(middles) <= ROUGHLY + 1e-9


def _rounded(low: float | None, high: float | None) -> tuple[float | None, float | None]:
    """What an exact figure may stand for, if it is a round one; ranges stay."""
    if low is None or low != high:
        return low, high
    room = _last_place(low) / 2 if low >= SMALL or low != int(low) else 0.0
    return low - room, low + room


def _last_place(value: float) -> float:
    """The place of the last digit that is not zero: 100 for 2,400, 0.1 for 35.7."""
    digits = f"{value:.4f}".rstrip("0")
    whole, _, part = digits.partition(".")
    if part:
        return float(10.0 ** -len(part))
    return float(10 ** (len(whole) - len(whole.rstrip("0"))))


def _less(a: float | None, b: float | None) -> bool:
    return a is not None and b is not None and a < b


def figure(word: str) -> float | None:
    """The number that one folded word says; None for other words."""
    if word in WORDS:
        return WORDS[word]
    return float(word.replace(",", "")) if _FIGURE.fullmatch(word) else None


def figures_exclude(a: float, b: float) -> bool:
    """The same for two bare figures ("228" and "231" votes)."""
    (low_a, high_a), (low_b, high_b) = _rounded(a, a), _rounded(b, b)
    return _less(high_a, low_b) or _less(high_b, low_a)


def days_exclude(a: TimeExpression, b: TimeExpression) -> bool:
    """Whether two expressions name two days, both exactly, in other words."""
    if not {a.type, b.type} <= {TimeType.DATE, TimeType.TIME} or a.value == b.value:
        return False
    if a.interval is None or b.interval is None:
        return _weekday(a) != _weekday(b) if _weekday(a) and _weekday(b) else False
    return a.interval.is_one_day and b.interval.is_one_day and not a.interval.meets(b.interval)


def _weekday(time: TimeExpression) -> str:
    """ "1" to "7" where only the weekday is known, as in an undated report."""
    match = re.fullmatch(r"X{4}-WXX-(\d)(?:T.*)?", time.value)
    return match.group(1) if match else ""


def are_next(a: TimeExpression, b: TimeExpression) -> bool:
    """Whether the days follow each other, so that clocks of two places could say both."""
    if a.interval is None or b.interval is None:
        one, other = _weekday(a), _weekday(b)
        return bool(one and other) and (int(one) - int(other)) % 7 in (1, 6)
    x, y = a.interval.first_day, b.interval.first_day
    return x is not None and y is not None and abs((x - y).days) == 1


def is_told(value: Quantity, others: Iterable[Quantity]) -> bool:
    """Whether one of `others` says the same."""
    return any(o.unit == value.unit and not exclude(o, value) for o in others)
