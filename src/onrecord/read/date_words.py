"""The dates of a report, and what each belongs to by its own words."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from onrecord.lexicon.kinds import event_words
from onrecord.model import (
    Problem,
    Span,
    TimeExpression,
    TimeType,
    Token,
)
from onrecord.read.layout import Layout
from onrecord.read.opening import is_label

OPENING = frozenset({"after", "since", "from", "before", "until", "till", "by"})
"""Words before a date that leave one of its sides open."""

MOVED_TO = frozenset({"to", "until", "till"})
"""Before the day that something is moved to."""

WITHIN = frozenset({"in", "during", "at", "amid"})
"""Between an event and another that it is a part of: "killed in an attack on May 3"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Times:
    """A report's time expressions, by the token they start at."""

    dates: tuple[TimeExpression, ...]
    durations: tuple[TimeExpression, ...]
    published: date | None
    pointing: tuple[TimeExpression, ...] = ()
    """Those that say when, but give no day of their own: "500 BC", "recent years"."""
    unread: tuple[Span, ...] = ()
    """Dates that no calendar has, or that were misread."""
    _at: dict[str, Token] = field(default_factory=dict)

    def token(self, expression: TimeExpression) -> Token | None:
        """The token of the expression that hangs on something outside it."""
        return self._at.get(expression.id)


WHEN = frozenset({TimeType.DATE, TimeType.TIME})

UNREAD = frozenset({"impossible-date", "misread-date"})
"""Problems of dates that are told but cannot be read."""


def gather(layout: Layout, times: tuple[TimeExpression, ...], problems: Iterable[Problem] = ()) -> Times:
    """The time expressions that could date an event or say how long it took, and dates that are problems."""
    at: dict[str, Token] = {}
    for expression in times:
        inside = tokens_touching(layout, expression.span)
        own = {t.i for t in inside}
        top = [t for t in inside if t.head not in own or t.head == t.i]
        if top:
            at[expression.id] = top[0]
    return Times(
        dates=tuple(t for t in times if t.id in at and _is_day(t)),
        durations=tuple(t for t in times if t.minutes is not None and t.id in at),
        published=layout.document.published,
        pointing=tuple(t for t in times if t.id in at and t.type in WHEN and not _is_day(t)),
        unread=tuple(p.span for p in problems if p.kind in UNREAD and p.span is not None),
        _at=at,
    )


RARE = 6
"""How many words back from "since" a superlative or "first" is looked for. Chosen."""


def _is_day(expression: TimeExpression) -> bool:
    """Whether the words say when: "now", "recent", "future" only point."""
    return (
        expression.interval is not None
        and expression.type is not TimeType.SET
        and not expression.value.endswith("_REF")
    )


def tokens_touching(layout: Layout, span: Span) -> list[Token]:
    """Tokens that touch `span`: a time expression may be a part of a token."""
    tokens = layout.parse.tokens
    i = max(0, bisect_left(tokens, span.start, key=lambda t: t.end))
    found = []
    while i < len(tokens) and tokens[i].start < span.end:
        if tokens[i].end > span.start:
            found.append(tokens[i])
        i += 1
    return found


def is_elsewhere(layout: Layout, times: Times, expression: TimeExpression, event: Token) -> bool:
    """Whether a date cannot be that of an event: it only compares, or stands in the label of a headline.

    "Election 2016: minister resigns" has no day of the resignation.
    """
    token = times.token(expression)
    if token is None or only_compares(layout, times, expression):
        return True
    return is_label(layout, token) and not is_label(layout, event)


def is_moved_to(layout: Layout, times: Times, expression: TimeExpression) -> bool:
    """Whether a date is one that something is moved to or from: "postponed to 20 June"."""
    token = times.token(expression)
    return token is not None and mover(layout, token) is not None


def mover(layout: Layout, token: Token) -> Token | None:
    """The verb of moving that has `token` behind "to", "until" or "from"; None where there is none."""
    prep = layout.parse.head(token)
    if token.dep != "pobj" or prep.lower not in MOVED_TO | {"from"}:
        return None
    while prep.dep == "prep" and layout.parse.head(prep).dep == "prep":
        prep = layout.parse.head(prep)
    verb = layout.parse.head(prep)
    return verb if verb.pos == "VERB" and verb.lemma.lower() in event_words("moving") else None


def only_compares(layout: Layout, times: Times, expression: TimeExpression) -> bool:
    """ "its first cup since 1968", "the worst storm since May": how rare it is, not when it was."""
    token = times.token(expression)
    since = layout.parse.head(token) if token is not None else None
    if token is None or since is None or since.lower != "since":
        return False
    before = layout.parse.tokens[max(layout.sentence(token).first, since.i - RARE) : since.i]
    return any(t.tag in ("JJS", "RBS") or t.lower in ("first", "only") for t in before)


def names_a_thing(layout: Layout, token: Token) -> bool:
    """Whether a date only says which thing is meant: "struck down the 1996 Act"."""
    above = layout.parse.head(token)
    if token.dep not in ("nummod", "compound", "amod", "nmod") or layout.is_timed(above):
        return False
    return above.pos in ("NOUN", "PROPN") and not only_counts(above)


def only_counts(token: Token) -> bool:
    """Whether a noun between a date and an event only counts it: "on the night of May 24"."""
    return token.lemma.lower() in event_words("parts_of_day") | event_words("counting")


def is_plain_day(layout: Layout, expression: TimeExpression) -> bool:
    """Whether an expression names one day, and does not count it from another ("two days before Easter")."""
    interval = expression.interval
    words = {t.lower for t in tokens_touching(layout, expression.span)}
    return interval is not None and interval.is_one_day and not words & event_words("counted_from")


def carrier(layout: Layout, token: Token) -> Token:
    """The verb that a date belongs to; "as agreed, after June 22" belongs to what was agreed."""
    verb = layout.clause(token)
    as_agreed = verb.lemma.lower() in event_words("as_agreed")
    if verb.dep == "advcl" and as_agreed and any(t.lower == "as" for t in layout.below(verb, "mark")):
        return layout.clause(layout.parse.head(verb))
    return verb
