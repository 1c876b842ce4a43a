"""Events that no day or party settles, but that reports tell in the same terms: a learned likeness.

Runs behind the typed rules and never against them: what they tell apart stays apart.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from onrecord.link.accounts import Account
from onrecord.link.average import average_link
from onrecord.link.base import Linker
from onrecord.link.likeness import CONTACTS, FREQUENT, HAPPENED, SEVERAL, UNTYPED, day_told, parties, say
from onrecord.link.tellings import Opening, Telling, likeness, opening_of, telling_of
from onrecord.model import Answer, EventMention, Verdict

SURE = 0.7
"""Least mean likeness at which groups are one event. Chosen on BASIL triples: of the 60 groups
that it joins there, 56 are one event (read by hand; docs/methods.md)."""

EVEN = 0.25
"""The same where finding and erring count alike, as in bench/events.py. Chosen with train and dev in view."""

BARE = 0.8
"""Least likeness that joins where no name, number, party, place or day is common to two tellings: what is
generic ("agreements", "a news conference") is told alike all the time. Chosen."""

MAYBE = 0.7
"""Least likeness of two tellings at which their events are possibly one. Chosen."""

CROWD = 200
"""Most accounts of one story, kind or name that are all compared with one another. Chosen."""

UNTYPED_CROWD = 1000
"""The same for events of which only the words are known: nothing else files them."""

NEAR = 0.2
"""Least cosine of two senses that are looked at more closely, half the likeness asked for if that is more:
tellings farther apart are hardly ever of one event. Chosen; looking at every pair moves the figures on ECB+
dev by 0.2 at most, and the joins on the BASIL triples by one telling of 63 events."""

FULL = 127
"""Length of a sense."""

SPOKEN_FOR = 6
"""Accounts of a group, and mentions of an account, by which it is compared; the first ones. Chosen."""

APART_DAYS = 30
"""Most days between two reports that can tell of one event in the same terms. Chosen."""

REASONS = 1
"""Reasons given for one group, that of the most alike. Chosen: the others say the same."""

REPEATED = FREQUENT | SEVERAL | {"investigation"}
"""Kinds of which one story often has several, told in the same terms."""

OLD_DAYS = 45
"""Days before a report from which on something is no news in it: who tells it without a day means
something newer, or may. Chosen."""

Group = tuple[Account, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Joined:
    """Groups as they are now, each with the numbers it is made of and why; and which could be one."""

    parts: tuple[tuple[int, ...], ...]
    why: tuple[tuple[Verdict, ...], ...]
    soft: tuple[tuple[int, int, Verdict], ...]
    """Numbers of two groups given, the lower first."""


def join_told_alike(
    groups: Sequence[Group],
    linker: Linker[Account],
    at: float = SURE,
    stories: Mapping[str, str] | None = None,
) -> Joined:
    """Join groups whose members tell one event in the same terms, and that `linker` does not tell apart.

    Args:
        groups: As the typed rules made them, in a fixed order.
        at: Least mean likeness of two groups that are joined.
        stories: Id of a report → its story; only events of one story are joined. All one if not given.

    Returns:
        Every group's number once, joined ones together, in order of the lowest.
    """
    return _Joining(groups, linker, at, stories or {}).run()


class _Joining:
    def __init__(
        self, groups: Sequence[Group], linker: Linker[Account], at: float, stories: Mapping[str, str]
    ) -> None:
        self.groups = groups
        self.linker = linker
        self.at = at
        self.stories = stories
        self.items = [(n, a) for n, group in enumerate(groups) for a in group[:SPOKEN_FOR] if first(a)]
        self.told = _Told()
        self.differ: dict[tuple[int, int], bool] = {}
        self.best: dict[tuple[int, int], tuple[float, Verdict]] = {}

    def run(self) -> Joined:
        """All joins."""
        sums = self._compare()
        sizes = [max(1, sum(bool(first(a)) for a in g[:SPOKEN_FOR])) for g in self.groups]
        parts = average_link(sizes, sums, self.at, self._apart)
        part_of = {n: k for k, part in enumerate(parts) for n in part}
        inside: dict[int, list[tuple[float, Verdict]]] = defaultdict(list)
        soft = []
        for (i, j), (score, verdict) in sorted(self.best.items()):
            if part_of[i] == part_of[j]:
                inside[part_of[i]].append((-score, verdict))
            elif score >= MAYBE and self._happened(i, j) and not self._apart(i, j):
                soft.append((i, j, _maybe(verdict)))
        return Joined(
            parts=tuple(tuple(part) for part in parts),
            why=tuple(
                tuple(v for _, v in sorted(inside[k], key=lambda s: (s[0], s[1].reason))[:REASONS])
                for k in range(len(parts))
            ),
            soft=tuple(soft),
        )

    def _compare(self) -> dict[tuple[int, int], float]:
        """For pairs of groups the sum of how alike their accounts are told; the best pair is kept."""
        sums: dict[tuple[int, int], float] = defaultdict(float)
        for i, j in self._near():
            (m, a), (n, b) = self.items[i], self.items[j]
            if m == n or not comparable(a, b):
                continue
            score, x, y = self.told.alike(a, b)
            if score >= BARE or a.kind == UNTYPED or _share(a, b, x, y):
                sums[m, n] += score
            if score > self.best.get((m, n), (0.0,))[0]:
                self.best[m, n] = (score, _in_words(x, y, score))
        return sums

    def _near(self) -> list[tuple[int, int]]:
        """Pairs of accounts with a common key and senses that are not far apart, sorted."""
        keys = _Filed(self.items, self.stories)
        filed: dict[str, list[int]] = defaultdict(list)
        for i, item in enumerate(self.items):
            for key in keys.of(item[1]):
                filed[key].append(i)
        found: set[tuple[int, int]] = set()
        for members in filed.values():
            if 1 < len(members) <= _most(self.items[members[0]][1]):
                senses = [(i, m.sense) for i in members for m in first(self.items[i][1])]
                found.update(_near_of(senses, max(NEAR, self.at / 2)))
        return sorted(found)

    def _happened(self, m: int, n: int) -> bool:
        """Whether both are told as done: what is planned, feared or denied is told alike all the time."""
        return all(any(a.realis in HAPPENED for a in self.groups[k]) for k in (m, n))

    def _apart(self, m: int, n: int) -> bool:
        """Whether the linker tells any two members of two groups apart. Asked once."""
        pair = (min(m, n), max(m, n))
        if pair not in self.differ:
            self.differ[pair] = any(
                self.linker.compare(a, b).answer is Answer.DIFFERENT and not retold(a, b)
                for a in self.groups[pair[0]]
                for b in self.groups[pair[1]]
            )
        return self.differ[pair]


def comparable(a: Account, b: Account) -> bool:
    """Whether being told alike can say anything of two accounts.

    Leaders call and meet again and again, told in the same words each time: for those it says nothing.
    Of what comes several times in one story, day, place, a party or the front of both reports must be common.
    """
    if a.kind == b.kind == UNTYPED:
        return True
    if a.documents & b.documents:
        return retold(a, b)
    if a.kind != b.kind or a.kind in CONTACTS:
        return False
    x, y = a.document.published, b.document.published
    if x is not None and y is not None and abs((x - y).days) > APART_DAYS:
        return False
    if _is_old_beside(a, b) or _is_old_beside(b, a):
        return False
    if a.kind not in REPEATED:
        return True
    common = day_told(a, b) == "same" or (a.place is not None and a.place == b.place)
    return common or (a.is_main and b.is_main) or parties(a, b) in ("equal", "part")


def _share(a: Account, b: Account, x: Telling | None, y: Telling | None) -> bool:
    """Whether two tellings have anything in common that is not just words."""
    if x is None or y is None:
        return False
    place = a.place is not None and a.place == b.place
    named = bool(x.names & y.names or x.figures & y.figures)
    return named or place or day_told(a, b) == "same" or parties(a, b) in ("equal", "part")


def retold(a: Account, b: Account) -> bool:
    """Whether one report may tell one event at two places that its reader took for two.

    "The 2016 election" twice: one kind, one word, one date, nobody who differs. Never what happens
    several times a day.
    """
    alike = a.kind == b.kind and a.word != "" and a.word == b.word and a.realis is b.realis
    dated = a.interval is not None and a.interval == b.interval
    others = a.principals and b.principals and not a.principals & b.principals
    once = a.kind not in FREQUENT and bool(a.documents & b.documents)
    return once and alike and dated and not others and parties(a, b) != "conflict"


def _is_old_beside(a: Account, b: Account) -> bool:
    """Whether one is told of long ago, and the other without a day."""
    last, told = a.days[1] if a.days is not None else None, b.document.published
    return b.interval is None and last is not None and told is not None and (told - last).days > OLD_DAYS


def first(account: Account) -> list[EventMention]:
    """The mentions by which an account is compared: the first that a model has read."""
    return [m for m in account.mentions[:SPOKEN_FOR] if m.sense]


def _most(account: Account) -> int:
    return UNTYPED_CROWD if account.kind == UNTYPED else CROWD


def _near_of(senses: Sequence[tuple[int, bytes]], least: float) -> set[tuple[int, int]]:
    """Pairs of the numbers that senses come with, where two of theirs are near; the lower first."""
    owners = np.array([i for i, _ in senses])
    # Whole numbers: the same pairs on every machine.
    rows = np.frombuffer(b"".join(s for _, s in senses), np.int8).reshape(len(senses), -1).astype(np.int32)
    one, other = np.nonzero(rows @ rows.T >= least * FULL**2)
    apart = owners[one] < owners[other]
    return set(zip(owners[one[apart]].tolist(), owners[other[apart]].tolist(), strict=True))


class _Filed:
    """Files accounts by story while it is small, else by kind too, else by names told with it."""

    def __init__(self, items: Sequence[tuple[int, Account]], stories: Mapping[str, str]) -> None:
        self.stories = stories
        self.count = Counter(key for _, a in items for key in self._broad(a))

    def _broad(self, account: Account) -> Iterator[str]:
        story = self.stories.get(account.document.id, "")
        yield story
        yield f"{story}\x1f{account.kind}"

    def of(self, account: Account) -> list[str]:
        """The first key that is not crowded; else several narrow ones."""
        broad = list(self._broad(account))
        for key in broad:
            if self.count[key] <= _most(account):
                return [key]
        sides = account.people | account.bodies | account.agents | account.targets
        named = sorted(sides) + [f"@{account.place}"] * bool(account.place)
        return [f"{broad[-1]}\x1f{name}" for name in named]


class _Told:
    """The tellings of accounts, each made once."""

    def __init__(self) -> None:
        self.reports: dict[str, Opening] = {}
        self.made: dict[str, list[Telling]] = {}

    def of(self, account: Account) -> list[Telling]:
        """The tellings of an account's first mentions."""
        if account.id not in self.made:
            document = account.document
            read = first(account)
            if read and document.id not in self.reports:
                self.reports[document.id] = opening_of(document)
            self.made[account.id] = [telling_of(document, m, self.reports[document.id]) for m in read]
        return self.made[account.id]

    def alike(self, a: Account, b: Account) -> tuple[float, Telling | None, Telling | None]:
        """How alike two accounts are told: each mention of the shorter with its nearest, on average.

        With the two mentions that are nearest; 0 and none where a model has not read them.
        """
        few, many = sorted((self.of(a), self.of(b)), key=len)
        if not few:
            return 0.0, None, None
        scores = [[(likeness(x, y), x, y) for y in many] for x in few]
        nearest = [max(row, key=lambda s: s[0]) for row in scores]
        best = max(nearest, key=lambda s: s[0])
        return sum(s[0] for s in nearest) / len(nearest), best[1], best[2]


def _in_words(x: Telling | None, y: Telling | None, score: float) -> Verdict:
    if x is None or y is None:
        return say(Answer.CANNOT_SAY, "not read by a model", "told-alike")
    first, second = sorted((x.trigger, y.trigger))
    words = f"“{first}” in both" if first == second else f"“{first}” and “{second}”"
    names = len(x.names & y.names)
    more = f", {names} name{'s' if names > 1 else ''} in common" if names else ""
    return say(
        Answer.SAME, f"told in nearly the same terms: {words}{more} (likeness {score:.2f})", "told-alike"
    )


def _maybe(verdict: Verdict) -> Verdict:
    return say(
        Answer.POSSIBLY, f"for: {verdict.reason}. Against: nothing else settles it", "possibly-told-alike"
    )
