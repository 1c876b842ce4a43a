"""Which reports on an event leave a fact out: those that tell several others and never touch on it."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from onrecord.link.same_fact import Item, family
from onrecord.model import Document, Slot
from onrecord.text.normal import places_of, stem

ON_THE_EVENT = 3
"""Facts that a report must tell of an event before its silence on another is called an omission."""

MAIN = 0.5
"""Share of the facts told of a report's most-told event that an event needs to be a main thing of the
report too; background is expected to be short."""

TOUCHED = 0.6
"""Share of a fact's words (weighted by rarity) that, standing in two neighbouring sentences of a
report, means that it does not leave the fact out, even if it was not recognised there as one.

Chosen on the seeds, the example story and four BASIL triples, to be called silent seldom and rightly.
"""

ROUNDING = 1e-6
"""What sums of weights in another order can differ by, and more."""

_IDENTIFYING = frozenset({Slot.TOOK_PLACE, Slot.DAY, Slot.PLACE})

_LISTS = frozenset({Slot.PARTICIPANT, Slot.TOPIC})
"""Slots in which one sentence tells many facts: they do not make an event a main thing of a report."""

_SENTENCE = re.compile(r"[^.!?\n]+[.!?]?")


@dataclass(frozen=True, slots=True)
class Silence:
    """What every report says, word by word and slot by slot, to ask what it is silent on."""

    told: Mapping[str, frozenset[str]]
    """Reports that tell enough of an event for their silence to mean something, by event."""
    slots: frozenset[tuple[str, str, str]]
    """(event, report, family) of everything told."""
    windows: Mapping[str, tuple[frozenset[str], ...]]
    """Stems of each two neighbouring sentences, by report."""
    holders: Mapping[str, Mapping[str, Sequence[str]]]
    """Event → stem → reports of `told` that have it anywhere."""
    known: Mapping[str, frozenset[str]]
    """Stems of what identifies an event (its kind, place and days), which no report on it leaves out."""
    weight: Mapping[str, float]
    heaviest: float
    """Weight of a word that stands in no report as such."""

    def on(self, group: Sequence[Item]) -> tuple[str, ...]:
        """Ids of the reports on the group's event that leave its fact out, sorted."""
        event = group[0].event
        docs = {item.document.id for item in group}
        if event is None:
            return ()
        silent = self.told.get(event, frozenset()) - docs
        for item in group:
            if silent:
                silent -= self._touching(item, silent)
        return tuple(sorted(silent))

    def _touching(self, item: Item, docs: frozenset[str]) -> frozenset[str]:
        """Those of `docs`, reports on the item's event, that touch on it."""
        event = item.event or ""
        kind = family(item.assertion.slot)
        if kind not in ("said", "offered"):
            return frozenset(doc for doc in docs if (event, doc, kind) in self.slots)
        if not item.words:
            return docs
        known = self.known.get(event, frozenset())
        weight = {w: self.weight.get(w, self.heaviest) for w in item.words}
        least = TOUCHED * math.fsum(weight.values())

        def reaches(words: frozenset[str]) -> bool:
            return math.fsum(n for w, n in weight.items() if w in words or w in known) >= least

        return frozenset(
            doc
            for doc in self._with_the_words(event, weight, least, docs)
            if any(reaches(window) for window in self.windows[doc])
        )

    def _with_the_words(
        self, event: str, weight: Mapping[str, float], least: float, docs: frozenset[str]
    ) -> Iterable[str]:
        """Those of `docs` that have enough of the words, wherever they stand: most have not."""
        known = self.known.get(event, frozenset())
        given = sum(n for w, n in weight.items() if w in known)
        if given >= least - ROUNDING:
            return docs
        holders = self.holders.get(event, {})
        reached: dict[str, float] = defaultdict(float)
        for word, n in weight.items():
            if word not in known:
                for doc in holders.get(word, ()):
                    reached[doc] += n
        return [doc for doc, n in reached.items() if given + n >= least - ROUNDING and doc in docs]


def listen(items: Sequence[Item], documents: Sequence[Document]) -> Silence:
    """What all reports say, ready for the question what each leaves out."""
    count = Counter(
        (item.event, item.document.id)
        for item in items
        if item.event is not None and item.assertion.slot not in _LISTS
    )
    told: dict[str, set[str]] = defaultdict(set)
    known: dict[str, set[str]] = defaultdict(set)
    for item in items:
        if item.event is not None and item.assertion.slot in _IDENTIFYING:
            known[item.event].update(stem(form) for form, _, _ in places_of(item.assertion.text))
            known[item.event].update(stem(form) for form, _, _ in places_of(item.assertion.value))
    most: dict[str, int] = defaultdict(int)
    for (_, doc), n in count.items():
        most[doc] = max(most[doc], n)
    for (event, doc), n in count.items():
        if event is not None and n >= ON_THE_EVENT and n > MAIN * most[doc]:
            told[event].add(doc)
    sentences = {d.id: _sentences(d) for d in documents}
    words = {doc: frozenset[str]().union(*found) for doc, found in sentences.items()}
    holders: dict[str, dict[str, list[str]]] = {}
    for event, docs in told.items():
        having = holders.setdefault(event, defaultdict(list))
        for doc in docs:
            for word in words[doc]:
                having[word].append(doc)
    seen = Counter(word for found in sentences.values() for words in found for word in words)
    whole = sum(len(found) for found in sentences.values())
    return Silence(
        told={event: frozenset(docs) for event, docs in told.items()},
        slots=frozenset(
            (item.event, item.document.id, family(item.assertion.slot)) for item in items if item.event
        ),
        windows={
            doc: tuple(here | after for here, after in zip(found, [*found[1:], frozenset()], strict=True))
            for doc, found in sentences.items()
        },
        holders=holders,
        known={event: frozenset(words) for event, words in known.items()},
        weight={word: math.log(1 + whole / n) for word, n in seen.items()},
        heaviest=math.log(1 + whole),
    )


def _sentences(document: Document) -> list[frozenset[str]]:
    found = []
    for match in _SENTENCE.finditer(document.text):
        words = frozenset(stem(form) for form, _, _ in places_of(match.group()))
        if words:
            found.append(words)
    return found
