"""Who only stands near an event in the words of a report and has no part in it."""

from __future__ import annotations

from onrecord.lexicon.kinds import event_words
from onrecord.model import Form, Mode, Token
from onrecord.read.layout import Layout
from onrecord.read.parties import Named, is_party
from onrecord.read.triggers import Sighting

CREDITS = frozenset({"copyright", "caption"})
"""Words of a picture's credit line that a page leaves in its text: "Image copyright … Image caption …"."""


def is_bystander(layout: Layout, sighting: Sighting, relation: str, token: Token) -> bool:
    """Whether a word that hangs on an event by `relation` is nobody's part in it.

    An amount is no doer ("cut by a third"), and neither is what only points to something ("a sign"). Whoever
    speaks outside quotation marks has no part in what is told inside them, but for "I" and "we".
    """
    lemma = token.lemma.lower()
    if (
        lemma in event_words("pointers")
        and not layout.objects_of(token, "of")
        and not is_party(layout, token)
    ):
        return True
    if relation == "by" and _is_amount(layout, token):
        return True
    return _speaks_outside(layout, sighting, token)


def _is_amount(layout: Layout, token: Token) -> bool:
    """Whether what stands behind "by" is how much: "by nearly a third", "by 3 points", "by 12"."""
    if is_party(layout, token) or layout.mention_at(token) is not None:
        return False
    words = {token.lower, token.lemma.lower()}
    behind = any(is_party(layout, t) for t in layout.objects_of(token, "of"))
    return (bool(words & event_words("amounts")) or token.tag in ("CD", "$")) and not behind


def _speaks_outside(layout: Layout, sighting: Sighting, token: Token) -> bool:
    """Whether the event is told in somebody's own words, and `token` is the speaker beside them."""
    statement = layout.statement_of(sighting.span)
    if statement is None or statement.mode is not Mode.DIRECT:
        return False
    if any(c.holds(token.span) for c in statement.content):
        return False
    mention = layout.mention_at(token)
    speaker = statement.speaker
    told = any(s.touches(token.span) for s in statement.source)
    return told or (
        speaker is not None and mention is not None and speaker.entity in (mention.entity, *mention.members)
    )


def is_no_name(layout: Layout, sighting: Sighting, named: Named) -> bool:
    """Whether the words of a party run into the rest of the sentence: no name holds the event's own verb.

    "Roe Criticizes Her Sister" in a headline, "Monday evening Image copyright AP Image caption" in a page.
    """
    mention = layout.mention_at(named.head)
    if mention is None or mention.form is not Form.NAME:
        words = layout.tokens_in(named.words)
        return bool(CREDITS & {t.lower for t in words})
    words = layout.tokens_in(mention.span)
    if CREDITS & {t.lower for t in words} or any(layout.is_timed(t) for t in words[:1]):
        return True
    if mention.span.holds(sighting.span) and sighting.verb:
        return True
    return any(t.pos in ("VERB", "AUX") and t.tag != "NNP" for t in words)
