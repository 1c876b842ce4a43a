"""What a speaker does in the chain: speak for himself, for an institution, or pass words on."""

from __future__ import annotations

from onrecord.model import HopRole, Kind, Party
from onrecord.read.cast import RELAY_KINDS, Cast
from onrecord.read.drafts import Draft
from onrecord.read.grammar import lemma_of
from onrecord.read.speakers import owner_of
from onrecord.read.unnamed import are_several, is_pair, is_some


def role_of(cast: Cast, draft: Draft, party: Party) -> HopRole:
    """What a speaker does in the chain: speak for himself, for an institution, or pass words on."""
    kind = cast.kind_of(party)
    unnamed = _is_unnamed(cast, draft, party)
    if unnamed:
        return HopRole.UNNAMED
    if kind is Kind.PLATFORM and _speaks_itself(cast, draft):
        return HopRole.OFFICIAL
    if kind in RELAY_KINDS:
        return RELAY_KINDS[kind]
    if kind is Kind.ORGANISATION:
        return HopRole.OFFICIAL
    if party.entity in cast.officials or _says_office(cast, draft):
        if party.entity is not None:
            cast.officials.add(party.entity)
        return HopRole.OFFICIAL
    return HopRole.SPEAKER


def _speaks_itself(cast: Cast, draft: Draft) -> bool:
    """Whether a platform's company is who says it: "Twitter said", not "according to Telegram"."""
    if draft.verb < 0 or draft.speaker is None or draft.word is None or draft.word.takes == "aside":
        return False
    return cast.parse.tokens[draft.speaker].dep == "nsubj" and draft.word.kind == "speech"


def _says_office(cast: Cast, draft: Draft) -> bool:
    indexes = draft.source or ([draft.speaker] if draft.speaker is not None else [])
    return any(
        lemma_of(cast.parse.tokens[i]) in cast.words.official_heads
        and cast.parse.tokens[i].pos in ("NOUN", "PROPN")
        for i in indexes
    )


def _is_unnamed(cast: Cast, draft: Draft, party: Party) -> bool:
    """Whether nobody can be held to it: "sources", "media", "an official", "they"."""
    if party.entity is not None or draft.speaker is None:
        return False
    head = cast.parse.tokens[draft.speaker]
    owner = owner_of(cast, draft)
    head = owner if owner is not None else head
    if lemma_of(head) in cast.words.unnamed_heads or head.lower in cast.words.unnamed_heads:
        return not is_pair(cast, head)
    mention = cast.mention_at(head.i)
    if head.pos == "PRON" and mention is not None and mention.entity is None and not mention.members:
        # "He" who is a spokesman speaks for the house that he is a spokesman of.
        words = (w.strip(",.").lower() for w in party.name.split())
        roles = (w for w in words if w in cast.words.official_heads | cast.words.unnamed_heads)
        return next(roles, "official") in cast.words.unnamed_heads
    # "they" that is known to be two people is as good as their names.
    if head.pos == "PRON":
        return party.name.lower() == head.lower
    return is_some(cast, head) or (are_several(cast, head) and not is_pair(cast, head))
