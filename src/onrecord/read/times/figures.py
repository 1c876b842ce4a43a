"""Whether a report writes the month or the day first in figures: "06/05/2024" alone does not tell."""

from __future__ import annotations

import re
from datetime import date

from onrecord.read.times.calendar import day_of

DAY_FIRST, MONTH_FIRST = "day-first", "month-first"

_FIGURES = re.compile(
    r"(?<![\d/.-])(?P<a>\d{1,2})(?P<mark>[/-])(?P<b>\d{1,2})(?P=mark)(?P<year>\d{4}|\d\d)(?![\d/-])"
)


def full_year(figures: str, published: date | None) -> int:
    """The year that two or four figures name: of two, one at most ten years after the report's own."""
    year = int(figures)
    if year >= 100:
        return year
    return year + (1900 if year > (published.year if published else 2030) % 100 + 10 else 2000)


def order_of(text: str, published: date | None) -> str | None:
    """Which comes first in the report's dates of figures; None where nothing tells or its dates disagree.

    A date that has only one order ("13/06/2024") tells, and one that is the day of publication in one
    order. A dateline does not: an American agency writes from London too.
    """
    orders = {order for m in _FIGURES.finditer(text) if (order := _order(m, published))}
    return orders.pop() if len(orders) == 1 else None


def _order(m: re.Match[str], published: date | None) -> str | None:
    a, b, year = int(m["a"]), int(m["b"]), full_year(m["year"], published)
    month_first, day_first = day_of(year, a, b), day_of(year, b, a)
    if published and month_first != day_first and published in (month_first, day_first):
        return MONTH_FIRST if published == month_first else DAY_FIRST
    if (month_first is None) == (day_first is None):
        return None
    return MONTH_FIRST if month_first else DAY_FIRST
