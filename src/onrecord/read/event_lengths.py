"""How long an event took, from the lengths of time that stand with it."""

from __future__ import annotations

from onrecord.lexicon.kinds import event_words
from onrecord.model import Duration, TimeExpression, Token
from onrecord.read.date_words import Times, tokens_touching
from onrecord.read.layout import Layout
from onrecord.read.triggers import Sighting


def length_of(layout: Layout, times: Times, sighting: Sighting) -> Duration | None:
    """How long the event took, where it is of a kind that lasts and a length of time stands with it."""
    if not sighting.kind.lasts:
        return None
    sentence = layout.sentence(sighting.token)
    for expression in times.durations:
        if not sentence.span.holds(expression.span):
            continue
        if _is_length(layout, times, sighting, expression) and expression.minutes is not None:
            low, high = expression.minutes
            return Duration(low=low, high=high, evidence=expression.span)
    return None


def _is_length(layout: Layout, times: Times, sighting: Sighting, expression: TimeExpression) -> bool:
    token = times.token(expression)
    if token is None:
        return False
    if any(t.i == sighting.token.i for t in tokens_touching(layout, expression.span)):
        return False
    governor = _above_numbers(layout, token, expression)
    if governor is None:
        return False
    if governor.i == sighting.token.i:
        return True
    if sighting.verb:
        return governor.dep == "xcomp" and layout.parse.head(governor).i == sighting.token.i
    if governor.lemma.lower() in event_words("lasting") and governor.pos in ("VERB", "AUX"):
        subject = [t for s in layout.below(governor, "nsubj") for t in (s, *layout.objects_of(s, "of"))]
        subject += [layout.parse.head(governor)] if governor.dep == "relcl" else []
        return any(t.i == sighting.token.i for t in subject)
    return False


def _above_numbers(layout: Layout, token: Token, expression: TimeExpression) -> Token | None:
    """What a length of time hangs on, looking through "for", "over", "long" and a hyphen."""
    before = {"for", "over", "about", "of", "than", "some"}
    for above in layout.parse.ancestors(token):
        inside = expression.span.start <= above.start < expression.span.end
        if inside or above.lower in before or above.lower in ("long", "lasting"):
            continue
        return above
    return None
