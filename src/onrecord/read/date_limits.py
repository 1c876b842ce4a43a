"""When something was that dates stand with, with the limits that words before them set."""

from __future__ import annotations

from datetime import date, timedelta

from onrecord.model import (
    OPENED,
    Anchor,
    Interval,
    Span,
    TimeExpression,
    TimeType,
    When,
    WhenBasis,
    cover,
)
from onrecord.read.date_words import OPENING, Times, tokens_touching
from onrecord.read.layout import Layout


def dated(layout: Layout, times: Times, expression: TimeExpression, rule: str) -> When:
    """When something was that `expression` dates, opened by "after", "since", "by" before it."""
    return when_of(layout, times, [expression], rule)


def when_of(layout: Layout, times: Times, chosen: list[TimeExpression], rule: str) -> When:
    """When something was that all of `chosen` date together; opened, it is known as limits only."""
    basis = basis_of(chosen)
    firsts = [_bounded(layout, times, t)[0] for t in chosen]
    lasts = [_bounded(layout, times, t)[1] for t in chosen]
    open_first, open_last = None in firsts, None in lasts
    interval = Interval(
        first=None if open_first else min(f for f in firsts if f is not None),
        last=None if open_last else max(x for x in lasts if x is not None),
    )
    if open_first or open_last:
        basis = WhenBasis.BOUNDS
    if open_last and any(t.interval and interval.first == t.interval.first for t in chosen):
        rule += OPENED
    evidence = cover([_with_opener(layout, times, t) for t in chosen])
    return When(interval=interval, basis=basis, rule=rule, evidence=evidence)


def basis_of(chosen: list[TimeExpression]) -> WhenBasis:
    """Whether dates are stated or counted from the day of publishing; "May 3" without a year is stated."""
    counted = any(t.anchor is Anchor.PUBLISHED and not t.rule.startswith("date") for t in chosen)
    return WhenBasis.RELATIVE if counted else WhenBasis.STATED


def _with_opener(layout: Layout, times: Times, expression: TimeExpression) -> Span:
    """The words of a date, with "after", "since", "within" right before it: the limit rests on both."""
    token = times.token(expression)
    prep = layout.parse.head(token) if token is not None and token.dep == "pobj" else None
    if prep is None or prep.lower not in OPENING | {"within"} or prep.end > expression.span.start:
        return expression.span
    between = layout.document.slice(Span(prep.end, expression.span.start))
    return expression.span if between.strip() else Span(prep.start, expression.span.end)


def _bounded(layout: Layout, times: Times, expression: TimeExpression) -> tuple[str | None, str | None]:
    """First and last day of an expression, opened by "after", "since", "until" before it."""
    interval = expression.interval
    if interval is None:
        return None, None
    token = times.token(expression)
    first, last = interval.first, interval.last
    if token is None or first is None or last is None:
        return first, last
    # "two days before Christmas" is a day, "before Christmas" an end.
    words = {t.lower for t in tokens_touching(layout, expression.span)[:1]}
    if token.dep == "pobj":
        words.add(layout.parse.head(token).lower)
    if expression.type is TimeType.TIME and words & OPENING:
        # "shortly before midnight", "after 6 p.m.": of that day still.
        return first[:10], last[:10]
    if "after" in words:
        return _shift(last, 1), None
    if words & {"since", "from"}:
        return first, None
    if "before" in words:
        # "before the end of the week": up to its end.
        return None, last if expression.mod == "END" else _shift(first, -1)
    if words & {"until", "till", "by"}:
        return None, last
    return first, last


def _shift(day: str, by: int) -> str:
    try:
        return (date.fromisoformat(day[:10]) + timedelta(days=by)).isoformat()
    except (ValueError, OverflowError):
        return day
