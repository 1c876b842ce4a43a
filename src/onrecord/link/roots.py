"""On how many feet: independent root sources, counted by institution."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.model import Chain, Hop, root_hop


def root_key(hop: Hop) -> str:
    """What makes two roots one: the institution spoken for, else the person, else the name.

    Two spokesmen of one government are one root; so are ten outlets that quote one post.
    """
    return hop.side or hop.entity or hop.name


def independent_roots(chains: Iterable[Chain]) -> tuple[str, ...]:
    """Names of the independent roots of `chains`, sorted; chains without one add nothing.

    A root that several people spoke for is named after all of them ("A / B").
    """
    names: dict[str, set[str]] = {}
    for chain in chains:
        hop = root_hop(chain)
        if hop is not None:
            names.setdefault(root_key(hop), set()).add(hop.name)
    return tuple(sorted(" / ".join(sorted(group)) for group in names.values()))
