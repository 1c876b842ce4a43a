"""On whose word a fact stands that is told inside what somebody is reported to have said."""

from __future__ import annotations

from onrecord.lexicon.judging import only_judges
from onrecord.lexicon.kinds import kinds
from onrecord.model import EventMention, Mode, Slot, Span, Stance, Statement
from onrecord.read.claim_events import speakers
from onrecord.read.claim_scene import ClaimScene

_NOUN_PHRASES = frozenset({"object", "preposition", "as"})
"""Rules of statements whose content is a noun phrase: "proposed a truce, which …"."""

_LOOSE = frozenset({"object", "preposition", "tagged"})
"""Rules by which a deed may be taken for a statement."""


_BY_WORDS = frozenset(
    {
        *(
            "publication",
            "disclosure",
            "discovery",
            "agreement",
            "talks",
            "call",
            "meeting",
            "visit",
            "summit",
        ),
        *("endorsement", "apology", "ceasefire"),
    }
)
"""Kinds of event that are told with a clause of what was said, besides those done by words alone."""


def is_deed(scene: ClaimScene, statement: Statement) -> bool:
    """Whether the words taken for reporting ones tell what somebody did: "pleaded guilty to fraud"."""
    if statement.rule not in _LOOSE:
        return False
    cues = [t for c in statement.cue for t in scene.parse.inside(c)]
    # "He was accused of spending it": he says nothing.
    if any(t.dep == "auxpass" for cue in cues for t in scene.parse.children(cue)):
        return True
    for event in scene.reading.events:
        if any(c.holds(event.trigger) for c in statement.cue):
            known = kinds().get(event.kind)
            if known is not None and not known.said and event.kind not in _BY_WORDS:
                return True
    return False


def voucher_of(scene: ClaimScene, span: Span, slot: Slot, event: EventMention | None = None) -> str | None:
    """Id of the innermost statement by which somebody vouches for the fact at `span`.

    None in the report's own voice. Who declines to comment on a call does not vouch for it; who
    describes Monday's call as frank, or welcomes it, vouches for the call and not for the day; and what
    a relative clause adds to the thing that somebody proposes is the reporter's. That `event` took place
    is not vouched for by somebody without a part in it who only speaks of "the election", "her death".
    """
    holding = [
        s
        for s in scene.statement_at.near(span)
        if s.stance is not Stance.SILENCE
        and any(c.holds(span) for c in s.content)
        and not (slot is not Slot.TOOK_PLACE and _only_names(scene, s, span))
        and not _is_added(scene, s, span)
        and not is_deed(scene, s)
        and not (event is not None and _presupposes(scene, s, event))
    ]
    told = min(holding, key=lambda s: (s.end - s.start, s.id), default=None)
    return told.id if told is not None else None


_KNOWN = frozenset({"the", "this", "that", "these", "those", "his", "her", "their", "its", "our", "my"})
"""Words before a noun by which what it means is taken as known."""


def _presupposes(scene: ClaimScene, statement: Statement, event: EventMention) -> bool:
    """Whether somebody without a part in `event` speaks of it as of something known."""
    trigger = scene.parse.at(event.trigger.start)
    if trigger is None or trigger.pos not in ("NOUN", "PROPN"):
        return False
    before = [t for t in scene.parse.children(trigger) if t.i < trigger.i]
    if not any(t.lower in _KNOWN or t.dep == "poss" for t in before):
        return False
    sides = {e.id: e.side for e in scene.reading.entities}
    parties = scene.parties[scene.first_of(event)]
    parties |= {side for one in parties if (side := sides.get(one)) is not None}
    own = {h.entity for h in statement.chain} | {h.side for h in statement.chain} | speakers(scene, statement)
    return not own & parties


def _only_names(scene: ClaimScene, statement: Statement, span: Span) -> bool:
    """Whether the words at `span` are the reporter's name for what is judged."""
    if statement.mode is Mode.DIRECT or _in_marks(scene, statement, span):
        return False
    return statement.rule == "as" or only_judges(scene.words(c) for c in statement.cue)


def _in_marks(scene: ClaimScene, statement: Statement, span: Span) -> bool:
    """Whether an odd number of quotation marks stands before `span` in the content that holds it."""
    held = next((c for c in statement.content if c.holds(span)), None)
    if held is None:
        return False
    before = scene.words(Span(held.start, span.start))
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1


def _is_added(scene: ClaimScene, statement: Statement, span: Span) -> bool:
    if statement.mode is Mode.DIRECT or statement.rule not in _NOUN_PHRASES:
        return False
    token = scene.parse.at(span.start)
    if token is None or _in_marks(scene, statement, span):
        return False
    held = [c for c in statement.content if c.holds(span)]
    above = [t for t in scene.parse.ancestors(token) if any(c.holds(t.span) for c in held)]
    return any(t.dep == "relcl" for t in (token, *above))
