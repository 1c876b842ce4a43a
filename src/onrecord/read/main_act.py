"""Which of the events that one sentence tells is its main one."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.lexicon.kinds import kinds
from onrecord.model import EventMention, Parse, Span, Token

ARGUMENT, JOINED, COMPLEMENT, ASIDE = 2, 3, 4, 9
"""How far a word lies below its head, by what it is to it. Chosen: what a verb is done to is nearer than
the next verb, which is nearer than what is said or wanted, which is nearer than a clause of circumstance."""

STEPS = {
    **dict.fromkeys(("nsubj", "nsubjpass", "dobj", "attr", "oprd", "dative"), ARGUMENT),
    "conj": JOINED,
    **dict.fromkeys(("advcl", "relcl", "acl", "appos", "parataxis", "mark", "npadvmod"), ASIDE),
}


def main_act(parse: Parse, events: Iterable[EventMention]) -> EventMention | None:
    """Of `events`, all told in one sentence, the one of its main clause; None of none.

    That is the one whose trigger lies highest in the sentence: the verb before its object, the first of
    two joined verbs before the second, what somebody said or agreed to before a clause of circumstance.
    Of two that lie equally high, the one told first. That somebody said something is the main one
    of nothing else only.
    """

    def rank(event: EventMention) -> tuple[bool, int, Span, str]:
        return (kinds()[event.kind].last, _depth(parse, event.trigger), event.trigger, event.id)

    return min(events, key=rank, default=None)


def _depth(parse: Parse, trigger: Span) -> int:
    depth = 0
    token = _head(parse, trigger)
    while token is not None and token.head != token.i:
        depth += STEPS.get(token.dep, COMPLEMENT)
        token = parse.head(token)
    return depth


def _head(parse: Parse, span: Span) -> Token | None:
    """The word of the span that the others hang on."""
    inside = parse.inside(span)
    own = {t.i for t in inside}
    return next((t for t in inside if t.head == t.i or t.head not in own), None)
