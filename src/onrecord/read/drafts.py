"""A statement in the making."""

from __future__ import annotations

from dataclasses import dataclass, field

from onrecord.lexicon.cues import Cue
from onrecord.model import Span, Stance

TAGGED = "tagged"
"""Rule name of statements that only the trained tagger found."""


@dataclass(slots=True, eq=False)
class Draft:
    """A statement in the making. Token indexes, sorted; `content` may later be widened by marks."""

    cue: list[int]
    source: list[int]
    content: list[int]
    word: Cue | None
    stance: Stance
    rule: str
    verb: int
    speaker: int | None = None
    """Index of the token that the speaker is known by (the antecedent of "who")."""
    told: int | None = None
    medium: int | None = None
    relays: list[int] = field(default_factory=list)
    """Head tokens of those who passed this on ("quoted by Reuters"), outermost first."""
    shown: list[int] = field(default_factory=list)
    """The whole reporting phrase ("told reporters") where it is more than the grammar's cue."""
    cites: list[int] = field(default_factory=list)
    """Head tokens of those whom the speaker cites."""
    spans: list[Span] = field(default_factory=list)
    """Content as characters; filled from `content`, then corrected by quotation marks."""
    implicit: bool = False
    direct: bool = False
