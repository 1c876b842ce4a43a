"""Who said what, to whom, where, and on whose word."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from onrecord.model.chain import Chain
from onrecord.model.span import Span


class Mode(StrEnum):
    """How the words are given."""

    DIRECT = "direct"
    MIXED = "mixed"
    """Told in the report's words, with some of the speaker's in quotation marks."""
    INDIRECT = "indirect"


class Stance(StrEnum):
    """What the reporting words let one feel about what is reported."""

    NEUTRAL = "neutral"
    DOUBTING = "doubting"
    ENDORSING = "endorsing"
    SILENCE = "silence"
    """Not speech: declined, did not comment, has not yet commented."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """Somebody who takes part in a statement or event.

    `mention` is the id of the mention in the same report, None where it is understood.
    `reason` says why a speaker's `entity` is not known; it is empty where it is.
    """

    name: str
    mention: str | None = None
    entity: str | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """Something that somebody is said to have said, written or thought.

    Spans are in reading order; `content` has several where reporting words interrupt.
    `within` is the id of the statement that reports this one. `chain` runs from the
    outlet inwards; `root` names who vouches (see `chain.root_hop`), None for nobody named.
    `implicit` marks a statement whose sentence has no cue and continues the last speaker's.
    """

    id: str
    mode: Mode
    content: tuple[Span, ...]
    cue: tuple[Span, ...] = ()
    source: tuple[Span, ...] = ()
    speaker: Party | None = None
    addressee: Party | None = None
    medium: Party | None = None
    stance: Stance = Stance.NEUTRAL
    within: str | None = None
    chain: Chain = ()
    root: str | None = None
    about: tuple[str, ...] = ()
    implicit: bool = False
    rule: str = ""

    @property
    def start(self) -> int:
        """Where the content starts."""
        return self.content[0].start

    @property
    def end(self) -> int:
        """Where the content ends."""
        return self.content[-1].end
