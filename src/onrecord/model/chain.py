"""On whose word: the hops between a reader and the one who knows."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from onrecord.model.span import Span


class HopRole(StrEnum):
    """What a link in a chain does."""

    OUTLET = "outlet"
    AGENCY = "agency"
    MEDIUM = "medium"
    """A platform or channel: Truth Social, a statement on a website."""
    OFFICIAL = "official"
    """Somebody who speaks for a person or institution."""
    SPEAKER = "speaker"
    UNNAMED = "unnamed"
    """Sources, media, experts … without a name."""


RELAYS = frozenset({HopRole.OUTLET, HopRole.AGENCY, HopRole.MEDIUM})
"""Roles that pass words on without vouching for them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hop:
    """One link of a chain. `span` is None where the hop is understood, not written."""

    role: HopRole
    name: str
    span: Span | None = None
    implicit: bool = False
    entity: str | None = None
    side: str | None = None
    """Id of the institution that the hop speaks for, where known."""
    cites: bool = False
    """Whether an unnamed relay ("the media") says itself whom it cites: the next hop."""
    beside: bool = False
    """Whether it is named together with the hop before ("according to X and Y"), not behind it."""


Chain = tuple[Hop, ...]
"""Hops, outermost (the outlet that was read) first."""


def root_hop(chain: Chain) -> Hop | None:
    """The hop that a claim stands on: the first, from outside, that vouches for it.

    Relays (outlets, agencies, platforms) pass on what others vouch for, so they are
    looked through; a chain of named relays alone stands on its last relay after the
    outlet itself (the first of several named together). Unnamed sources are an end, and
    give None, as does a report's own voice; only unnamed media that say whom they cite
    ("the media reported, citing an aide") are looked through like named ones.
    """
    for hop in chain:
        if hop.role is HopRole.UNNAMED:
            if not hop.cites:
                return None
        elif hop.role not in RELAYS:
            return hop
    behind = [h for h in chain[1:] if h.role not in (HopRole.MEDIUM, HopRole.UNNAMED) and not h.beside]
    return behind[-1] if behind else None
