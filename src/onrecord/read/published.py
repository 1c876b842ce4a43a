"""Between which days a report without a date was published, by what it tells and names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from onrecord.lexicon.bounds import bounds
from onrecord.model import Document, Interval, Limit, Parse, Problem, PublishedBounds, Reading, Span
from onrecord.read.in_office import office_limits
from onrecord.read.told_days import told_days
from onrecord.text.quotes import pair_quotes
from onrecord.text.wording import day_words

SLACK = 1
"""Days by which a report may tell of more than its date: dates are of a zone, or of the evening before."""


class PublishedReader:
    """Finds limits for the day of publication where nobody says it: never a day."""

    name = "published"
    version = "1"
    needs = frozenset({"mentions", "times"})
    gives = frozenset({"published_bounds"})

    def read(self, parse: Parse, reading: Reading) -> Reading:
        """`reading` with its bounds; a report with a date has none. Limits that clash are a problem.

        So is a date before what the report itself tells as past or names.
        """
        document = reading.document
        found, problems = limits_of(parse, reading)
        if document.published is not None:
            return replace(reading, problems=(*reading.problems, *_too_early(document, found)))
        between, more = combine([*document.published_limits, *found])
        return replace(reading, published_bounds=between, problems=(*reading.problems, *problems, *more))


def limits_of(parse: Parse, reading: Reading) -> tuple[list[Limit], list[Problem]]:
    """Everything in a report's text that limits when it was written, and what clashes in it."""
    text = reading.document.text
    quoted = [piece for pair in pair_quotes(text).pairs for piece in pair.pieces]
    offices, problems = office_limits(parse, text, reading.mentions, quoted)
    told = told_days(parse, reading.times, quoted)
    return [*told, *offices, *_landmarks(reading.document)], problems


def combine(limits: Sequence[Limit]) -> tuple[PublishedBounds | None, list[Problem]]:
    """The latest of the first days and the earliest of the last ones; nothing where they leave no day."""
    in_order = sorted(limits, key=_place)
    first = max((x for x in in_order if x.first), key=lambda x: x.first or date.min, default=None)
    last = min((x for x in in_order if x.last), key=lambda x: x.last or date.max, default=None)
    if first and last and first.first and last.last and first.first > last.last:
        message = f"it {first.reason}, and it {last.reason}: nothing is said of when it was published"
        return None, [Problem(kind="bounds-disagree", message=message, span=first.span)]
    used = tuple(dict.fromkeys(x for x in (first, last) if x is not None))
    if not used:
        return None, []
    interval = Interval(
        first=first.first.isoformat() if first and first.first else None,
        last=last.last.isoformat() if last and last.last else None,
    )
    return PublishedBounds(interval=interval, limits=used), []


def _too_early(document: Document, limits: Sequence[Limit]) -> Iterator[Problem]:
    """The latest thing that a report tells or names which was not yet when it says it was published."""
    day = document.published
    late = [x for x in sorted(limits, key=_place) if x.first and day and (x.first - day).days > SLACK]
    for limit in late:
        if limit.first == max(x.first for x in late if x.first):
            known = document.published_basis
            message = f"published {day} (known by: {known}), but it {limit.reason}; {day} is used"
            yield Problem(kind="dates-disagree", message=message, span=limit.span)
            return


def _place(limit: Limit) -> tuple[int, int]:
    return (limit.span.start, limit.span.end) if limit.span else (-1, -1)


def _landmarks(document: Document) -> Iterator[Limit]:
    """What a report names that has been only since a known day."""
    for found in bounds().pattern.finditer(document.text):
        span = Span(*found.span())
        if document.is_body(span):
            name = " ".join(found.group().split())
            day = bounds().landmarks[name]
            reason = f"names {name}, which has been since {day_words(day)}"
            yield Limit(first=day, rule="landmark", reason=reason, span=span)


READER = PublishedReader()
