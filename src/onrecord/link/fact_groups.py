"""Which assertions tell one fact: first within an event, then where reports hang it on different ones."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from onrecord.lexicon.kinds import kinds
from onrecord.link.same_fact import (
    ELSEWHERE,
    SAME_WORDS,
    Item,
    family,
    fit,
    fit_elsewhere,
    fit_numbers,
    read_range,
    same_number,
)
from onrecord.model import Event, Realis, Slot

IN_WORDS = ("said", "offered")
"""Families whose facts are compared by words."""

CROWD = 200
"""Groups that may hold a word before it is too common to find partners by. Chosen, not measured."""

VERBATIM, ALMOST_ALL = 4, 0.8
"""Words, and their share, that two sayings must have in common where it is open whose they are. Chosen."""

ENOUGH = 20
"""Members of a group that a newcomer is compared with: more printings of one thing say no more."""

Weight = Mapping[str, float]


@dataclass(slots=True)
class _Near:
    """Groups by their words, so that only those that could fit are compared.

    Two tellings can only be one fact if they share one of the heaviest words of the lighter one:
    those that together weigh more than what need not be shared. `share` is what must be: printings of one
    utterance may share less than other tellings.
    """

    weight: Weight
    share: float = SAME_WORDS / 2
    anywhere: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    heaviest: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))

    def find(self, item: Item) -> list[int]:
        """Numbers of groups that `item` could belong to, ascending."""
        if item.assertion.slot is Slot.NUMBER:
            # One word will do: that the numbers are equal says most.
            lists = [self.anywhere[w] for w in item.words]
        else:
            heavy = self._heavy(item)
            lists = [*(self.anywhere[w] for w in heavy), *(self.heaviest[w] for w in item.words)]
        return sorted({n for numbers in lists if len(numbers) <= CROWD for n in numbers})

    def add(self, item: Item, number: int) -> None:
        """Note that `item` is in the group `number`."""
        for word in item.words:
            self.anywhere[word].add(number)
        for word in self._heavy(item):
            self.heaviest[word].add(number)

    def _heavy(self, item: Item) -> list[str]:
        ordered = sorted(item.words, key=lambda w: (-self.weight[w], w))
        whole = math.fsum(self.weight[w] for w in ordered)
        found: list[str] = []
        for word in ordered:
            found.append(word)
            if math.fsum(self.weight[w] for w in found) > (1 - self.share) * whole:
                break
        return found


def groups_of(items: Sequence[Item], weight: Weight, events: Iterable[Event]) -> list[list[Item]]:
    """Tellings of one fact together, in the order of `items` (sorted by place)."""
    blocks: dict[tuple[str, str], list[Item]] = defaultdict(list)
    for item in items:
        blocks[(item.event or f"none:{item.who}", family(item.assertion.slot))].append(item)
    found: list[list[Item]] = []
    open_: list[list[Item]] = []
    spoken: dict[tuple[str, str], list[list[Item]]] = defaultdict(list)
    for (_, kind), block in sorted(blocks.items()):
        for group in _within(block, kind, weight):
            who = next((item.who for item in group if item.is_named), "")
            if kind == "number":
                who = read_range(group[0].assertion.value)[0]
            if (kind in IN_WORDS and who) or kind == "number":
                spoken[(kind, who)].append(group)
            elif kind == "said":
                open_.append(group)
            else:
                found.append(group)
    occasions = _Occasions({e.id: e for e in events})
    for (kind, _), groups in sorted(spoken.items()):
        how_well = _numbers_fit if kind == "number" else _sayings_fit
        joined = _across(groups, weight, occasions, how_well)
        (open_ if kind == "said" else found).extend(joined)
    return [*found, *_across(open_, weight, occasions, _words_fit, ALMOST_ALL)]


def _sayings_fit(one: Sequence[Item], other: Sequence[Item], weight: Weight) -> float:
    """How well two groups of one speaker's sayings are one: as well as their worst pair."""
    worst = min(fit_elsewhere(a, b, weight) for a in one for b in other)
    return worst if worst >= ELSEWHERE else 0.0


def _words_fit(one: Sequence[Item], other: Sequence[Item], weight: Weight) -> float:
    """How well sayings are one of which one report leaves open whose they are ("a blogger", "the statement").

    Then hardly a word may differ.
    """
    if all(item.is_named for item in one) and all(item.is_named for item in other):
        return 0.0
    if any(len(a.words & b.words) < VERBATIM for a in one for b in other):
        return 0.0
    worst = min(fit_elsewhere(a, b, weight) for a in one for b in other)
    return worst if worst >= ALMOST_ALL else 0.0


def _numbers_fit(one: Sequence[Item], other: Sequence[Item], weight: Weight) -> float:
    """How well two groups of numbers are one: all equal, and as well as their best pair of sentences."""
    if not all(same_number(a, b) for a in one for b in other):
        return 0.0
    return max(fit_numbers(a, b, weight) for a in one for b in other)


def _within(block: Sequence[Item], kind: str, weight: Weight) -> list[list[Item]]:
    """Tellings within one event. An item joins a group only if it fits every member."""
    groups: list[list[Item]] = []
    near = _Near(weight)
    beside: dict[str, set[int]] = defaultdict(set)
    for item in block:
        if kind in IN_WORDS:
            # Offers of one breath are one offer, whatever their words.
            candidates = sorted({*near.find(item), *(beside[item.document.id] if kind == "offered" else ())})
        else:
            candidates = list(range(len(groups)))
        loose = kind == "number" and item.event is None
        chosen = _best(
            item,
            groups,
            candidates if not loose else near.find(item),
            (lambda a, b: fit_numbers(a, b, weight)) if loose else (lambda a, b: fit(a, b, kind, weight)),
        )
        if chosen is None:
            chosen = len(groups)
            groups.append([])
        groups[chosen].append(item)
        near.add(item, chosen)
        beside[item.document.id].add(chosen)
    return groups


def _best(
    item: Item,
    groups: Sequence[Sequence[Item]],
    candidates: Iterable[int],
    how_well: Callable[[Item, Item], float],
) -> int | None:
    """The group whose worst fitting member fits `item` best; the earlier one of two."""
    scores = [
        (min(fits), -n)
        for n in candidates
        if all(fits := [how_well(item, member) for member in groups[n][:ENOUGH]])
    ]
    return -max(scores)[1] if scores else None


def _across(
    groups: Sequence[list[Item]],
    weight: Weight,
    occasions: _Occasions,
    how_well: Callable[[Sequence[Item], Sequence[Item], Weight], float],
    share: float = SAME_WORDS / 2,
) -> list[list[Item]]:
    """Groups of one speaker, or of numbers of one unit, joined where they tell one thing of different events.

    What was said on two occasions stays apart, however alike. `share` is the share of the lighter one's words
    below which `how_well` is 0.
    """
    joined: list[list[Item]] = []
    near = _Near(weight, share)
    for group in sorted(groups, key=lambda g: g[0].place):
        few = group[:ENOUGH]
        candidates = sorted({n for item in few for n in near.find(item)})
        scores = [
            (score, -n)
            for n in candidates
            if (score := how_well(few, joined[n][:ENOUGH], weight)) > 0
            if not any(occasions.apart(a.event, b.event) for a in few for b in joined[n][:ENOUGH])
        ]
        chosen = -max(scores)[1] if scores else len(joined)
        if not scores:
            joined.append([])
        joined[chosen].extend(group)
        for item in group:
            near.add(item, chosen)
    return joined


@dataclass(frozen=True, slots=True)
class _Occasions:
    """The record's events, for the question whether what is told of two of them can be one thing."""

    events: Mapping[str, Event]

    def apart(self, a: str | None, b: str | None) -> bool:
        """Whether two events are two occasions at which things were said, or lie on different days."""
        one, other = self.events.get(a or ""), self.events.get(b or "")
        if one is None or other is None or one is other:
            return False
        if self._is_occasion(one) and self._is_occasion(other):
            return True
        if one.when is None or other.when is None:
            return False
        return not one.when.interval.meets(other.when.interval)

    @staticmethod
    def _is_occasion(event: Event) -> bool:
        known = kinds().get(event.kind)
        return known is not None and known.family == "contact" and event.realis is Realis.ACTUAL
