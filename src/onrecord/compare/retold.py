"""Every clash of the reports: in changed copies of a sentence, and in one fact told in other words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from onrecord.compare.changed import is_changed_copy, is_torn, of_copies
from onrecord.compare.clash import Clash, beside, clash_of, grew, same_words, text_of
from onrecord.compare.measured import Measure, among_the_same_words, measures
from onrecord.compare.passages import Laid, Pair, Passage, lay, pair_of
from onrecord.compare.values import are_next, days_exclude, exclude, is_told
from onrecord.lexicon import clashing
from onrecord.lexicon.kinds import kinds
from onrecord.model import Quantity, Reading, Span, TimeExpression, TimeType
from onrecord.text.normal import stem, words_of

TELLS = 0.45
TELLS_LONGER = 0.3
"""Shares of the shorter and longer sentence's words from which two sentences tell one fact in other words.
Chosen on ECB+ train, read by hand."""

TELLS_WORDS = 5
"""Meaning-bearing words that such sentences must share."""

AROUND = 5
"""Words on either side of a figure that must agree in part."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """The sentences of the readings laid beside each other, and every clash of them."""

    laid: Laid
    clashes: Sequence[Clash]


def tell(readings: Sequence[Reading]) -> Told:
    """What several comparisons ask for, once: the most work of comparing."""
    laid = lay(readings)
    return Told(laid=laid, clashes=clashes(laid))


def clashes(laid: Laid) -> list[Clash]:
    """Every clash of the reports, those of copied sentences first, each kind by place."""
    every, weight, beside = laid.every, laid.weight, laid.pairs
    found = [clash for pair in beside if is_changed_copy(pair) for clash in of_copies(pair)]
    for pair in beside:
        if pair.a.doc != pair.b.doc and not is_changed_copy(pair) and _tells_the_same(pair):
            found.extend(_of_tellings(pair))
    measured = measures(every)
    days: dict[str, list[Measure]] = defaultdict(list)
    for measure in measured:
        if isinstance(measure.value, TimeExpression):
            days[measure.passage.doc].append(measure)
    for a, b in among_the_same_words(measured, weight):
        pair = pair_of(a.passage, b.passage, weight)
        if not is_changed_copy(pair):
            found.extend(_of_measures(pair, a, b, days))
    return found


def _tells_the_same(pair: Pair) -> bool:
    return pair.of_shorter >= TELLS and pair.of_longer >= TELLS_LONGER and len(pair.shared) >= TELLS_WORDS


def _of_tellings(pair: Pair) -> Iterator[Clash]:
    if any(w.form in clashing.words("apart") for p in (pair.a, pair.b) for w in p.words):
        return
    for a in pair.a.quantities:
        for b in pair.b.quantities:
            if (
                exclude(a, b)
                and _only(pair, a, b)
                and _one_matter(pair, a.span, b.span)
                and not grew(pair, a, b)
            ):
                yield clash_of("figure", pair, a.span, b.span)
    dated = [
        [t for t in p.times if t.interval is not None and t.interval.is_one_day] for p in (pair.a, pair.b)
    ]
    if len(dated[0]) == len(dated[1]) == 1:
        one, other = dated[0][0], dated[1][0]
        if (
            days_exclude(one, other)
            and not same_words(pair, one.span, other.span)
            and not are_next(one, other)
            and _one_matter(pair, one.span, other.span)
            and not _is_told_then(pair, one, other)
        ):
            yield clash_of("day", pair, one.span, other.span)


def _days(passage: Passage) -> list[TimeExpression]:
    return [t for t in passage.times if t.interval is not None and t.interval.is_one_day]


def _of_measures(
    pair: Pair, one: Measure, other: Measure, days: Mapping[str, Sequence[Measure]]
) -> Iterator[Clash]:
    a, b = one.value, other.value
    if isinstance(a, Quantity) and isinstance(b, Quantity):
        if exclude(a, b) and _only(pair, a, b) and not grew(pair, a, b) and _same_times(pair):
            yield clash_of("figure", pair, a.span, b.span)
    elif (
        isinstance(a, TimeExpression)
        and isinstance(b, TimeExpression)
        and days_exclude(a, b)
        and not _is_told_too(a, one.around, days.get(pair.b.doc, ()))
        and not _is_told_too(b, other.around, days.get(pair.a.doc, ()))
        and not same_words(pair, a.span, b.span)
        and not are_next(a, b)
        and not _is_told_then(pair, a, b)
    ):
        yield clash_of("day", pair, a.span, b.span)


def _is_told_too(day: TimeExpression, around: frozenset[str], days: Sequence[Measure]) -> bool:
    """Whether a report, whose `days` these are, tells the same day of what sounds like the same thing."""
    return any(
        isinstance(m.value, TimeExpression) and _same_day(day, m.value) and len(around & m.around) >= 2
        for m in days
    )


def _same_day(a: TimeExpression, b: TimeExpression) -> bool:
    return a.interval is not None and b.interval is not None and a.interval == b.interval


def _same_times(pair: Pair) -> bool:
    """Whether no other year or day is named in the one sentence than in the other."""
    here, there = (
        {t.interval for t in p.times if t.interval is not None and t.type is not TimeType.DURATION}
        for p in (pair.a, pair.b)
    )
    return not here or not there or bool(here & there)


def _only(pair: Pair, a: Quantity, b: Quantity) -> bool:
    """Whether each is the only figure of its unit in its sentence, and no report tells the other's too."""
    for passage, own in ((pair.a, a), (pair.b, b)):
        if sum(q.unit == own.unit for q in passage.quantities) > 1 or "-" in text_of(passage, own.span):
            return False
        if is_torn(passage, own.span):
            return False
    return not is_told(a, pair.b.reading.quantities) and not is_told(b, pair.a.reading.quantities)


def _one_matter(pair: Pair, a: Span, b: Span) -> bool:
    """Whether the words around the two agree in part, their unit apart: they measure one thing."""
    if pair.a.is_quoted(a) or pair.b.is_quoted(b):
        return False
    unit = {stem(w.form) for w in words_of(text_of(pair.a, a).rpartition(" ")[2])}
    here, there = (
        {stem(w) for w in beside(p, s, AROUND)} & pair.shared - unit for p, s in ((pair.a, a), (pair.b, b))
    )
    common = len(here & there)
    return common >= 2 or (common == 1 and pair.of_longer >= TELLS)


def _is_told_then(pair: Pair, a: TimeExpression, b: TimeExpression) -> bool:
    """Whether a day is that of saying it, which may have been done twice."""
    for passage, time in ((pair.a, a), (pair.b, b)):
        said = [c for s in passage.statements for c in s.cue if passage.span.holds(c)]
        spoken = [
            e.trigger for e in passage.events if (kind := kinds().get(e.kind)) is not None and kind.said
        ]
        if any(_apart(passage, time.span, near) <= AROUND for near in (*said, *spoken)):
            return True
    return False


def _apart(passage: Passage, a: Span, b: Span) -> int:
    """Words between two stretches of a sentence."""
    first, second = sorted((a, b))
    return sum(first.end <= w.span.start and w.span.end <= second.start for w in passage.words)
