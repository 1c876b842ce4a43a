"""A day that the sentence before gives to what happens next."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from onrecord.lexicon.kinds import event_words
from onrecord.model import Mode, Realis, Sentence, TimeExpression, Token, When, WhenBasis
from onrecord.read.date_limits import dated
from onrecord.read.date_words import OPENING, Times, tokens_touching
from onrecord.read.layout import Layout
from onrecord.read.opening import is_told_first, subject_stems
from onrecord.read.triggers import Sighting

FAR = 2
"""Over how many sentences a date carries, at most. Chosen."""

FRONT = len("On the evening of ")
"""Characters before a date that still opens its sentence."""


def framed_day(layout: Layout, times: Times, sighting: Sighting, realis: Realis) -> When | None:
    """What the date that opens the sentence before says of an event ("On May 19, …"), as limits only.

    It carries to the next sentence of the paragraph, and to one more that goes on about the same, where what
    is told is past and nothing else says when: no other date, readable or not, no count of days ("11
    days before the vote"), no word of moving on ("later").
    """
    if realis is not Realis.ACTUAL or not (_is_past(layout, sighting) and _is_told(layout, sighting)):
        return None
    here = layout.sentence(sighting.token)
    for index in range(here.index, max(here.index - FAR, 0), -1):
        sentence, before = layout.parse.sentences[index], layout.parse.sentences[index - 1]
        if before.paragraph != here.paragraph or _has_its_own(layout, times, sentence):
            return None
        far = index < here.index or _is_saying(layout, before)
        if far and not _goes_on(layout, here, sentence, before):
            return None
        front = _frame(layout, times, before)
        if front is not None:
            if _is_quoted_apart(layout, sighting, front):
                return None
            return replace(dated(layout, times, front, "framed-by-sentence-before"), basis=WhenBasis.BOUNDS)
    return None


def _is_past(layout: Layout, sighting: Sighting) -> bool:
    """Whether the event is told in the simple past; "has" and "had" lead away from the day."""
    verb = sighting.token if sighting.verb else layout.governor(sighting.token)
    if verb is None or verb.tag not in ("VBD", "VBN"):
        return verb is None
    aux = {t.lower for t in layout.below(verb, "aux")}
    return not aux & {"has", "have", "had", "'ve", "’ve", "'d", "’d", "will", "would"}


def _is_told(layout: Layout, sighting: Sighting) -> bool:
    """Whether the sentence tells that the event happened, and does not only speak of it.

    A talk may stand in the background: "before his call with Roe, he called Doe".
    """
    token = sighting.token
    if sighting.kind.family == "contact":
        return True
    if not is_told_first(layout, token):
        return False
    verb = layout.governor(token)
    if sighting.verb or verb is None:
        return True
    happens = event_words("happening") | event_words("light")
    return token.dep in ("nsubj", "nsubjpass", "dobj", "attr") and verb.lemma.lower() in happens


def _has_its_own(layout: Layout, times: Times, sentence: Sentence) -> bool:
    """Whether a sentence says itself when it is, or moves on."""
    words = layout.parse.words(sentence)
    if event_words("moving_on") & {t.lower for t in words[:3]}:
        return True
    if any(sentence.span.holds(t.span) for t in (*times.dates, *times.pointing)):
        return True
    if any(sentence.span.holds(span) for span in times.unread):
        return True
    units, counts = event_words("units_of_days"), event_words("counted_from")
    return any(unit.lemma.lower() in units and word.lower in counts for unit, word in pairwise(words))


def _is_saying(layout: Layout, sentence: Sentence) -> bool:
    """Whether a sentence tells what somebody said: its date is that of the words."""
    roots = [t for t in layout.parse.words(sentence) if t.dep == "ROOT"]
    return any(root.lemma.lower() in event_words("speech") for root in roots)


def _goes_on(layout: Layout, here: Sentence, *earlier: Sentence) -> bool:
    """Whether a sentence has a pronoun for its subject, or the subject of one of `earlier`."""
    earlier = tuple(s for s in earlier if s is not here)
    roots = [t for t in layout.parse.words(here) if t.dep == "ROOT"]
    subjects = [s for root in roots for s in layout.below(root, "nsubj", "nsubjpass")]
    if any(s.tag == "PRP" for s in subjects):
        return True
    mine = subject_stems(layout, here)
    return any(mine & subject_stems(layout, sentence) for sentence in earlier)


def _frame(layout: Layout, times: Times, sentence: Sentence) -> TimeExpression | None:
    """The one date of a sentence, where it opens it and is that of its main verb."""
    dates = [t for t in times.dates if sentence.span.holds(t.span)]
    front = [t for t in dates if t.span.start - sentence.span.start <= FRONT]
    if not front:
        return None
    token = times.token(front[0])
    if token is None or token.dep in ("poss", "nsubj", "nsubjpass", "compound"):
        return None
    return None if _is_open(layout, token, front[0]) else front[0]


def _is_open(layout: Layout, token: Token, expression: TimeExpression) -> bool:
    """Whether the date is only an end: "since Monday", "after May 19"."""
    words = {t.lower for t in tokens_touching(layout, expression.span)[:1]}
    return bool((words | {layout.parse.head(token).lower}) & OPENING)


def _is_quoted_apart(layout: Layout, sighting: Sighting, frame: TimeExpression) -> bool:
    """Whether the event stands in a quotation that the date stands outside of."""
    statement = layout.statement_of(sighting.span)
    if statement is None or statement.mode is Mode.INDIRECT:
        return False
    return not any(content.holds(frame.span) for content in statement.content)
