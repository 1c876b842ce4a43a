"""Accounts that say the same are taken together before any two are compared.

A thousand reports of one call tell it in a few ways: comparing the ways instead of the
reports keeps linking near-linear.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from onrecord.link.accounts import Account
from onrecord.link.base import Linker
from onrecord.model import Answer, Verdict

Members = Mapping[str, tuple[Account, ...]]
"""Id of the account that stands for several → all of them, itself first."""


def take_together(
    accounts: Sequence[Account],
    linker: Linker[Account],
    apart: frozenset[str] = frozenset(),
    originals: Mapping[str, Sequence[str]] = MappingProxyType({}),
) -> tuple[list[Account], Members, dict[str, Verdict]]:
    """One account for all that agree in every fact that decides whether two are one event.

    Only where the linker calls two of them the same; never two of one report. Reports in `apart`
    (objects of a ruling) are left alone. A report with `originals`, from which it copied, and these
    themselves, go together with each other only: what they share are the same words.

    Args:
        accounts: In the order in which they are to be taken.

    Returns:
        The accounts to compare; whom each stands for; and why those are one.
    """
    bins: dict[Hashable, list[list[Account]]] = {}
    copied = frozenset(originals) | frozenset(doc for of in originals.values() for doc in of)
    kept, members, why = _reprinted(
        [a for a in accounts if a.document.id in copied], linker, originals, apart
    )
    for account in accounts:
        if account.document.id in copied:
            continue
        if account.document.id in apart:
            kept.append(account)
            members[account.id] = (account,)
        else:
            _put(bins.setdefault(_facts(account), []), account)
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


def _reprinted(
    accounts: Sequence[Account],
    linker: Linker[Account],
    originals: Mapping[str, Sequence[str]],
    apart: frozenset[str],
) -> tuple[list[Account], dict[str, tuple[Account, ...]], dict[str, Verdict]]:
    """Accounts of copies put to the same account of their original, if the linker calls both the same.

    A thousand reprints of one report are its accounts, each once, whoever prints them.
    """
    by_doc: dict[str, dict[Hashable, list[Account]]] = {}
    for account in accounts:
        by_doc.setdefault(account.document.id, {}).setdefault(_told(account), []).append(account)
    taken: dict[str, Account] = {}
    why: dict[str, Verdict] = {}
    for account in accounts:
        doc = account.document.id
        for original in originals.get(doc, ()):
            same = by_doc.get(original, {}).get(_told(account), [])
            # Several that tell the same facts, or somebody's ruling: the linker decides among all.
            alone = len(same) == len(by_doc[doc][_told(account)]) == 1 and not {doc, original} & apart
            if alone and (verdict := linker.compare(same[0], account)).answer is Answer.SAME:
                taken[account.id] = same[0]
                why[account.id] = verdict
                break
    groups: dict[str, list[Account]] = {}
    for account in accounts:
        groups.setdefault(_first(account, taken).id, []).append(account)
    firsts = [account for account in accounts if account.id not in taken]
    members = {a.id: (a, *(m for m in groups[a.id] if m is not a)) for a in firsts}
    reasons = {_first(a, taken).id: why[a.id] for a in accounts if a.id in why}
    return [_for_all(members[a.id]) if a.id in reasons else a for a in firsts], members, reasons


def _first(account: Account, taken: Mapping[str, Account]) -> Account:
    """The account that this one goes back to, copy by copy: originals are older, so this ends."""
    while account.id in taken:
        account = taken[account.id]
    return account


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
    return (_told(a), a.published, a.main_of)


def _told(a: Account) -> Hashable:
    """What an account says, whenever its report was published."""
    when = (a.when.interval, a.when.basis) if a.when is not None else None
    length = (a.duration.low, a.duration.high) if a.duration is not None else None
    sides = (a.people, a.bodies, a.agents, a.targets, a.named, a.describes)
    # Without a day, what it was about and what was quoted decide too.
    more = (frozenset(a.topics.values()), a.quotes) if a.interval is None else ()
    return (more, a.kind, a.realis, sides, when, length, a.ordinal, a.place, a.word)


def _for_all(group: Sequence[Account]) -> Account:
    topics = {stem: topic for a in reversed(group) for stem, topic in a.topics.items()}
    return replace(
        group[0],
        topics=topics,
        quotes=frozenset[tuple[str, tuple[str, ...]]]().union(*(a.quotes for a in group)),
        documents=frozenset(a.document.id for a in group),
    )
