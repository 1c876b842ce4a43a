"""What is told as going on or coming back, and so is no event of any one day."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.lexicon.kinds import event_words
from onrecord.model import Span, TimeExpression, TimeType, Token
from onrecord.read.layout import Layout
from onrecord.read.triggers import Sighting


def without_habits(
    layout: Layout, sightings: Iterable[Sighting], times: Iterable[TimeExpression]
) -> list[Sighting]:
    """The sightings that could stand on a timeline.

    Left out: what happens again and again ("5,000 people are being killed every week") and what
    somebody is said to be doing to nobody in particular ("he is killing people needlessly").
    """
    times = list(times)
    often = [t.span for t in times if t.type is TimeType.SET]
    return [s for s in sightings if not _is_habit(layout, s, often)]


def _is_habit(layout: Layout, sighting: Sighting, often: list[Span]) -> bool:
    verb = sighting.token if sighting.verb else layout.governor(sighting.token)
    perfect = verb is not None and verb.tag == "VBN" and _is_present(layout, verb)
    if verb is not None and (verb.tag in ("VBZ", "VBP") or perfect):
        # "has never attacked" denies, "has generally refused" tells of no one time.
        habitual = event_words("habitual") - ({"never"} if perfect else set())
        if any(t.dep == "advmod" and t.lower in habitual for t in layout.parse.children(verb)):
            return sighting.verb or layout.parse.head(sighting.token).i == verb.i
    return sighting.verb and (_comes_back(layout, sighting, often) or _goes_on(layout, sighting))


def _comes_back(layout: Layout, sighting: Sighting, often: list[Span]) -> bool:
    """Whether "every week" or "daily" hangs on the verb."""
    return any(
        span.holds(Span(t.start, t.end)) for t in layout.parse.children(sighting.token) for span in often
    )


def _goes_on(layout: Layout, sighting: Sighting) -> bool:
    """Whether the verb is in the present progressive, its object a bare plural, and nothing places it."""
    verb = sighting.token
    children = layout.parse.children(verb)
    if verb.tag != "VBG" or sighting.kind.family == "contact" or not _is_present(layout, verb):
        return False
    objects = layout.below(verb, "dobj")
    placed = any(layout.is_timed(t) or t.dep == "prep" for t in children)
    return bool(objects) and not placed and all(_is_bare(layout, t) for t in objects)


def _is_present(layout: Layout, verb: Token) -> bool:
    """ "is killing"; a quoted "killing people" behind "is" or "and" hangs on a verb in the present."""
    auxiliaries = layout.below(verb, "aux")
    if auxiliaries:
        return auxiliaries[-1].tag in ("VBZ", "VBP")
    head = layout.parse.head(verb)
    return verb.dep == "conj" and head.pos in ("VERB", "AUX")


def _is_bare(layout: Layout, noun: Token) -> bool:
    """Whether a plural stands alone: neither counted, nor named, nor told which."""
    return noun.tag == "NNS" and layout.mention_at(noun) is None and not list(layout.parse.children(noun))
