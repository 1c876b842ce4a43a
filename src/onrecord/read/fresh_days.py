"""When what a report tells as new was, where no date stands with it, and where that may not be said."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

from onrecord.lexicon.kinds import event_words
from onrecord.model import Interval, Span, TimeExpression, Token, When, WhenBasis
from onrecord.read.date_words import (
    WITHIN,
    Times,
    carrier,
    is_elsewhere,
    is_moved_to,
    names_a_thing,
    only_counts,
    tokens_touching,
)
from onrecord.read.layout import Layout

NOW = "PRESENT_REF"


def fresh_news(published: date | None, evidence: Span) -> When | None:
    """The day a report is published or the day before: bounds for what it tells as new, never a date."""
    if published is None:
        return None
    return When(
        interval=Interval(first=(published - timedelta(days=1)).isoformat(), last=published.isoformat()),
        basis=WhenBasis.BOUNDS,
        rule="fresh-news",
        evidence=evidence,
    )


def says_when(layout: Layout, times: Times, token: Token) -> bool:
    """Whether the clause of an event says when it was, be it in words that give no day.

    That is a date of the clause, also one that no calendar has ("31 February"), that was misread
    ("l2 June") or that only points back ("in recent years"), and days counted from something else
    ("two days after the vote"). Not "now", nor the date of what the clause only speaks of.
    """
    verb = _verb(layout, token)
    if any(_is_in(layout, span, verb) for span in times.unread) or _is_counted(layout, verb):
        return True
    said = [t for t in times.pointing if t.value != NOW] + list(times.dates)
    return any(_dates(layout, times, expression, verb) for expression in said)


def _verb(layout: Layout, token: Token) -> Token:
    """The verb of the clause; of a verb that shares the subject of the one above it, the latter."""
    verb = layout.clause(token)
    while (
        verb.dep in ("conj", "xcomp") and verb.head != verb.i and not layout.below(verb, "nsubj", "nsubjpass")
    ):
        verb = layout.clause(layout.parse.head(verb))
    return verb


def _is_in(layout: Layout, span: Span, verb: Token) -> bool:
    return any(_verb(layout, t).i == verb.i for t in tokens_touching(layout, span))


def _is_counted(layout: Layout, verb: Token) -> bool:
    """Whether the clause has days counted from something else: "a week before the election"."""
    words = layout.parse.words(layout.sentence(verb))
    for unit, word in pairwise(words):
        counted = unit.lemma.lower() in event_words("units_of_days")
        if (
            counted
            and word.lower in event_words("counted_from")
            and _verb(layout, unit).i in (verb.i, word.i)
        ):
            return True
    return False


def _dates(layout: Layout, times: Times, expression: TimeExpression, verb: Token) -> bool:
    """Whether a date is that of the verb, or of something that the verb's event happened in."""
    token = times.token(expression)
    if (
        token is None
        or is_elsewhere(layout, times, expression, verb)
        or is_moved_to(layout, times, expression)
    ):
        return False
    if names_a_thing(layout, token) or _verb(layout, carrier(layout, token)).i != verb.i:
        return False
    while token.i != verb.i and token.head != token.i:
        above = layout.parse.head(token)
        if not _inside(token, expression) and not only_counts(token):
            # "the best film of 2023": of what it was, not when.
            if token.lower == "of" and not only_counts(above):
                return False
            if token.pos in ("NOUN", "PROPN") and not (token.dep == "pobj" and above.lower in WITHIN):
                return False
        token = above
    return True


def _inside(token: Token, expression: TimeExpression) -> bool:
    return expression.span.start <= token.start < expression.span.end
