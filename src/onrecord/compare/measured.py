"""Figures and days of two reports that stand among the same words, whatever the rest of the sentences."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from onrecord.compare.passages import BUCKET, Passage
from onrecord.compare.values import WORDS
from onrecord.lexicon import clashing
from onrecord.model import Quantity, Span, TimeExpression
from onrecord.text.normal import stem, words_of

REACH = 10
"""Words on either side of a figure that say what it measures. Chosen."""

NEAR = 6
"""Words on either side among which "another", "total" … make it a figure of something else. Chosen."""

SHARED = 3
"""Meaning-bearing words, unit apart, that two such windows share at least."""

LIKE, ALIKE = 0.3, 0.5
"""Share of the richer window's words, weighted by rarity: from ALIKE on SHARED words are enough, from LIKE on
one more is asked for. Chosen on ECB+ train and BASIL, read by hand."""

MAGNITUDES = frozenset(
    {"hundred", "thousand", "million", "billion", "trillion", "percent", "dollars", "cent"}
)
_SMALL = (*WORDS, "dozen", "half")


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """A figure or day in its sentence. `around` are the stems of the words about it."""

    passage: Passage
    value: Quantity | TimeExpression
    around: frozenset[str]

    @property
    def unit(self) -> str:
        """What it is measured in; "day" for days."""
        return self.value.unit if isinstance(self.value, Quantity) else "day"


def measures(passages: Sequence[Passage]) -> list[Measure]:
    """Every figure and every day that stands alone of its unit in its sentence, outside quotation marks."""
    found = []
    for passage in passages:
        units = Counter(q.unit for q in passage.quantities)
        days = [
            t
            for t in passage.times
            if t.interval is not None and t.interval.is_one_day and t.value[:1].isdigit()
        ]
        values: list[Quantity | TimeExpression] = [
            q for q in passage.quantities if q.unit and units[q.unit] == 1
        ]
        values += days if len(days) == 1 else []
        for value in values:
            unit = value.unit if isinstance(value, Quantity) else ""
            if not passage.is_quoted(value.span) and not _is_apart(passage, value.span):
                found.append(Measure(passage=passage, value=value, around=_around(passage, value.span, unit)))
    return found


def _window(passage: Passage, span: Span, reach: int) -> list[str]:
    at = [n for n, w in enumerate(passage.words) if w.span.touches(span)]
    if not at:
        return []
    return [w.form for w in passage.words[max(0, at[0] - reach) : at[-1] + 1 + reach]]


def _around(passage: Passage, span: Span, unit: str) -> frozenset[str]:
    text = passage.reading.document.slice(span)
    own = {stem(w.form) for w in words_of(text)} | {stem(unit.lower())}
    plain = {stem(w) for w in (*MAGNITUDES, *_SMALL)}
    return frozenset(stem(w) for w in _window(passage, span, REACH)) & passage.stems - own - plain


def _is_apart(passage: Passage, span: Span) -> bool:
    return bool(set(_window(passage, span, NEAR)) & clashing.words("apart"))


def among_the_same_words(
    found: Sequence[Measure], weight: Mapping[str, float]
) -> Iterator[tuple[Measure, Measure]]:
    """Pairs of two reports, of one unit, whose windows share enough, by place."""
    buckets: dict[tuple[str, str], list[int]] = defaultdict(list)
    for i, measure in enumerate(found):
        for word in measure.around:
            buckets[(measure.unit, word)].append(i)
    met: Counter[tuple[int, int]] = Counter()
    for inside in buckets.values():
        if len(inside) <= BUCKET:
            met.update((i, j) for n, i in enumerate(inside) for j in inside[n + 1 :])
    for i, j in sorted(pair for pair, n in met.items() if n >= SHARED - 1):
        a, b = found[i], found[j]
        if a.passage.doc != b.passage.doc and _share_enough(a, b, weight):
            yield a, b


def _share_enough(a: Measure, b: Measure, weight: Mapping[str, float]) -> bool:
    common = a.around & b.around
    if len(common) < SHARED:
        return False
    richer = max(math.fsum(weight[w] for w in m.around) for m in (a, b))
    share = math.fsum(weight[w] for w in common) / richer
    return share >= (ALIKE if len(common) == SHARED else LIKE)
