"""Accounts that say the same are taken together before any two are compared.

A thousand reports of one call tell it in a few ways: comparing the ways instead of the
reports keeps linking near-linear.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import replace

from onrecord.link.accounts import Account
from onrecord.link.base import Linker
from onrecord.model import Answer, Verdict

Members = Mapping[str, tuple[Account, ...]]
"""Id of the account that stands for several → all of them, itself first."""


def take_together(
    accounts: Sequence[Account], linker: Linker[Account], apart: frozenset[str] = frozenset()
) -> tuple[list[Account], Members, dict[str, Verdict]]:
    """One account for all that agree in every fact that decides whether two are one event.

    Only where the linker calls two of them the same; never two of one report. Reports in
    `apart` (copies, objects of a ruling) are left alone.

    Args:
        accounts: In the order in which they are to be taken.

    Returns:
        The accounts to compare; whom each stands for; and why those are one.
    """
    bins: dict[Hashable, list[list[Account]]] = {}
    alone: list[Account] = []
    for account in accounts:
        if account.document.id in apart:
            alone.append(account)
            continue
        _put(bins.setdefault(_facts(account), []), account)
    kept, members, why = list(alone), _single(alone), {}
    for group in (g for same in bins.values() for g in same):
        verdict = linker.compare(group[0], group[1]) if len(group) > 1 else None
        if verdict is None or verdict.answer is not Answer.SAME:
            kept += group
            members.update(_single(group))
            continue
        kept.append(_for_all(group))
        members[group[0].id] = tuple(group)
        why[group[0].id] = verdict
    return kept, members, why


def _single(accounts: Sequence[Account]) -> dict[str, tuple[Account, ...]]:
    return {a.id: (a,) for a in accounts}


def _put(groups: list[list[Account]], account: Account) -> None:
    """Into the first group that has no account of the same report."""
    for group in groups:
        # Accounts come report by report, so that only the last one can be of this report.
        if group[-1].document.id != account.document.id:
            group.append(account)
            return
    groups.append([account])


def _facts(a: Account) -> Hashable:
    when = (a.when.interval, a.when.basis) if a.when is not None else None
    length = (a.duration.low, a.duration.high) if a.duration is not None else None
    sides = (a.people, a.bodies, a.agents, a.targets, a.named, a.describes)
    # Without a day, what it was about and what was quoted decide too.
    more = (frozenset(a.topics.values()), a.quotes) if a.interval is None else ()
    return (more, a.kind, a.realis, sides, when, length, a.ordinal, a.place, a.word, a.published, a.main_of)


def _for_all(group: Sequence[Account]) -> Account:
    topics = {stem: topic for a in reversed(group) for stem, topic in a.topics.items()}
    return replace(
        group[0],
        topics=topics,
        quotes=frozenset[tuple[str, tuple[str, ...]]]().union(*(a.quotes for a in group)),
        documents=frozenset(a.document.id for a in group),
    )
