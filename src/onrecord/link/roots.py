"""On how many feet: independent root sources, counted by institution."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from onrecord.model import RELAYS, Chain, Entity, Hop, root_hop


def root_key(hop: Hop) -> str:
    """What makes two roots one: the institution spoken for, else the person, else the name.

    Two spokesmen of one government are one root; so are ten outlets that quote one post.
    """
    return hop.side or hop.entity or hop.name


def independent_roots(
    chains: Iterable[Chain], known: Mapping[str, Entity] = MappingProxyType({})
) -> tuple[str, ...]:
    """Names of the independent roots of `chains`, sorted; chains without one add nothing.

    A root that several people spoke for is named after all of them ("A / B"). What two
    people in `known` (entities by name) say together is each one's word, not a third's.
    An agency or outlet that names no source of its own stands here only where nobody else
    does: it may have its news from the very people who are the others' roots.
    """
    names: dict[str, set[str]] = {}
    relays: set[str] = set()
    for chain in chains:
        hop = root_hop(chain)
        if hop is None:
            continue
        if hop.role in RELAYS:
            relays.add(hop.name)
            continue
        together = [known[name] for name in hop.name.split(" and ") if name in known]
        if hop.entity is None and len(together) > 1:
            for one in together:
                names.setdefault(one.side or one.id, set()).add(one.name)
        else:
            names.setdefault(root_key(hop), set()).add(hop.name)
    if not names:
        return tuple(sorted(relays))
    return tuple(sorted(" / ".join(sorted(group)) for group in names.values()))
