"""What two sentences that otherwise tell the same say differently, so that both cannot be."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from onrecord.compare.measured import Measure, among_the_same_words, measures
from onrecord.compare.passages import Pair, Passage, all_passages, pair_of, pairs, weights
from onrecord.compare.values import are_next, days_exclude, exclude, figure, figures_exclude, is_told
from onrecord.lexicon import clashing
from onrecord.lexicon.countries import country_of_capital
from onrecord.lexicon.kinds import kinds
from onrecord.model import Form, Kind, Mention, Quantity, Reading, Slot, Span, TimeExpression, TimeType, cover
from onrecord.text.normal import Word, stem, words_of

COPY = 0.75
"""Share of very words in one order (see `Pair.order`) from which one sentence is the other, changed.
Chosen on ECB+ train, where other sentences of one story stay below 0.7."""

COPY_WORDS = 7
"""Meaning-bearing words that such sentences must share."""

SHORT, SHORT_COPY = 4, 0.88
"""The same two for short sentences, which have to be all but the same."""

ONE_OCCASION = 3
"""Days between two reports within which they may give one utterance. Chosen."""

FAR = 1.6
"""How far beyond a bound ("more than 6,000") a figure may lie. Chosen."""

LIKELY = 0.5
"""Share of the longer sentence's words, weighted by rarity, below which no copy is looked for: it saves time."""

CHANGED = 6
"""Most words of a change; more is another sentence. Chosen."""

TELLS = 0.45
TELLS_LONGER = 0.3
"""Shares of the shorter and longer sentence's words from which two sentences tell one fact in other words.
Chosen on ECB+ train, read by hand."""

TELLS_WORDS = 5
"""Meaning-bearing words that such sentences must share."""

AROUND = 5
"""Words on either side of a figure that must agree in part."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One of the two words that exclude each other, and where. `beyond` is a share above any doubt (a copy)."""

    passage: Passage
    span: Span

    @property
    def doc(self) -> str:
        """Id of its report."""
        return self.passage.doc

    @property
    def words(self) -> str:
        """The report's words, blanks evened."""
        return " ".join(self.passage.reading.document.slice(self.span).split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Clash:
    """Two words of two sentences that cannot both be. `shared` are words that stand in both."""

    what: str
    """"figure", "day", "name", "place", "denial" or "opposite"."""
    a: Side
    b: Side
    shared: str

    @property
    def speaker(self) -> str | None:
        """The entity that is given with both, if it is one."""
        said = [side.passage.said_in(side.span) for side in (self.a, self.b)]
        who = {s.speaker.entity if s is not None and s.speaker is not None else None for s in said}
        return who.pop() if len(who) == 1 else None

    @property
    def is_of_two_occasions(self) -> bool:
        """Whether one speaker is given with both in reports so far apart that he spoke twice."""
        days = [side.passage.reading.document.published for side in (self.a, self.b)]
        if self.speaker is None or days[0] is None or days[1] is None:
            return False
        return abs((days[0] - days[1]).days) > ONE_OCCASION


def clashes(readings: Sequence[Reading]) -> list[Clash]:
    """Every clash of the reports, those of copied sentences first, each kind by place."""
    every = all_passages(readings)
    weight = weights(every)
    beside = pairs(every, weight)
    found = [clash for pair in beside if _is_changed_copy(pair) for clash in _of_copies(pair)]
    for pair in beside:
        if pair.a.doc != pair.b.doc and not _is_changed_copy(pair) and _tells_the_same(pair):
            found.extend(_of_tellings(pair))
    measured = measures(every)
    for a, b in among_the_same_words(measured, weight):
        pair = pair_of(a.passage, b.passage, weight)
        if not _is_changed_copy(pair):
            found.extend(_of_measures(pair, a, b, measured))
    return found


def _is_changed_copy(pair: Pair) -> bool:
    if len(pair.shared) < SHORT or pair.of_longer < LIKELY:
        return False
    return pair.order >= (COPY if len(pair.shared) >= COPY_WORDS else SHORT_COPY)


def _tells_the_same(pair: Pair) -> bool:
    return (
        pair.of_shorter >= TELLS and pair.of_longer >= TELLS_LONGER and len(pair.shared) >= TELLS_WORDS
    )


# --- one sentence and its changed copy ------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Op:
    """A change: the words that went and those that came, either may be none."""

    a: tuple[Word, ...]
    b: tuple[Word, ...]


def _ops(pair: Pair) -> list[_Op]:
    a, b = pair.a.words, pair.b.words
    matcher = SequenceMatcher(None, [w.form for w in a], [w.form for w in b], autojunk=False)
    return [_Op(a[i:j], b[k:m]) for op, i, j, k, m in matcher.get_opcodes() if op != "equal"]


def _of_copies(pair: Pair) -> Iterator[Clash]:
    ops = _ops(pair)
    for op in ops:
        rest = [o for o in ops if o is not op]
        if max(len(op.a), len(op.b)) > CHANGED or not _is_light(pair, rest):
            continue
        found = next((c for test in _TESTS if (c := test(pair, op)) is not None), None)
        if found is None or _is_other_matter(pair, op, found):
            continue
        if found.what == "figure" and (_is_torn(pair.a, found.a.span) or _is_torn(pair.b, found.b.span)):
            continue
        # Who changes what stands in quotation marks changes a quotation: see `drift`. Not so where one
        # speaker is quoted on two occasions.
        quoted = pair.a.is_quoted(found.a.span) or pair.b.is_quoted(found.b.span)
        if not quoted or found.is_of_two_occasions:
            yield found


def _is_light(pair: Pair, rest: Sequence[_Op]) -> bool:
    """Whether what else differs could leave the sentence of the same thing."""
    for op in rest:
        forms = {w.form for w in (*op.a, *op.b)}
        if max(len(op.a), len(op.b)) > CHANGED or forms & clashing.words("apart"):
            return False
        if any(figure(f) is not None for f in forms) and not _same_figures(op):
            return False
        for passage, words in ((pair.a, op.a), (pair.b, op.b)):
            if words and any(cover([w.span for w in words]).touches(t.span) for t in passage.times):
                return False
        # Another person or place in the same sentence: it is told of another.
        if op.a and op.b and _names(pair.a, op.a) and _names(pair.b, op.b) and not _one_name(pair, op):
            return False
        if sum(map(clashing.is_negation, (w.form for w in op.a))) != sum(
            map(clashing.is_negation, (w.form for w in op.b))
        ):
            return False
    return True


_TORN = re.compile(r"\d[.,/] ?$|/ ?$"), re.compile(r" ?/ ?\d|[.,] \d{3}\b")


def _is_torn(passage: Passage, span: Span) -> bool:
    """Whether a figure is a piece of one that the text tears apart ("4, 183", "41 / 2")."""
    text = passage.reading.document.text
    before, after = _TORN
    return bool(before.search(text[max(0, span.start - 3) : span.start]) or after.match(text[span.end : span.end + 6]))


def _same_figures(op: _Op) -> bool:
    here, there = ({f for w in side if (f := figure(w.form)) is not None} for side in (op.a, op.b))
    return here == there


def _is_other_matter(pair: Pair, op: _Op, found: Clash) -> bool:
    """Whether the change itself says that it is of something else, or of a part."""
    forms = {w.form for w in (*op.a, *op.b)}
    if found.what == "opposite":
        return False
    if found.what == "denial":
        return bool(forms & clashing.words("apart"))
    if forms & clashing.words("apart"):
        return True
    return found.what == "figure" and ("of" in forms) and {w.form for w in op.a} != {w.form for w in op.b}


def _figure_clash(pair: Pair, op: _Op) -> Clash | None:
    if not op.a or not op.b:
        return None
    here, there = cover([w.span for w in op.a]), cover([w.span for w in op.b])
    a = [q for q in pair.a.quantities if q.span.touches(here)]
    b = [q for q in pair.b.quantities if q.span.touches(there)]
    if len(a) == 1 and len(b) == 1 and a[0].unit == b[0].unit:
        excluded = exclude(_bounded(a[0]), _bounded(b[0])) and not _grew_later(pair, a[0], b[0])
        return _clash("figure", pair, a[0].span, b[0].span) if excluded else None
    x = [(w, f) for w in op.a if (f := figure(w.form)) is not None]
    y = [(w, f) for w in op.b if (f := figure(w.form)) is not None]
    if len(x) != 1 or len(y) != 1 or (a and b) or not figures_exclude(x[0][1], y[0][1]):
        return None
    if {w.form for w in op.a} - {x[0][0].form} != {w.form for w in op.b} - {y[0][0].form}:
        return None
    if any(t.span.touches(here) for t in pair.a.times) or any(t.span.touches(there) for t in pair.b.times):
        return None
    return _clash("figure", pair, x[0][0].span, y[0][0].span)


def _bounded(quantity: Quantity) -> Quantity:
    """What "more than 6,000" and "less than 6,000" mean where a sentence is otherwise the same: not 12,000."""
    if quantity.low is not None and quantity.high is None:
        return replace(quantity, high=quantity.low * FAR)
    if quantity.high is not None and not quantity.low:
        return replace(quantity, low=quantity.high / FAR)
    return quantity


def _day_clash(pair: Pair, op: _Op) -> Clash | None:
    if not op.a or not op.b:
        return None
    here, there = cover([w.span for w in op.a]), cover([w.span for w in op.b])
    a = [t for t in pair.a.times if t.span.touches(here)]
    b = [t for t in pair.b.times if t.span.touches(there)]
    if len(a) != 1 or len(b) != 1 or not days_exclude(a[0], b[0]) or _same_words(pair, a[0].span, b[0].span):
        return None
    if are_next(a[0], b[0]) and _by_another_clock(pair, a[0], b[0]):
        return None
    return _clash("day", pair, a[0].span, b[0].span)


def _same_words(pair: Pair, a: Span, b: Span) -> bool:
    """Whether both say it in the same words ("on Monday"): then the reports' own days are in doubt, not this one."""
    return _text(pair.a, a).casefold() == _text(pair.b, b).casefold()


def _by_another_clock(pair: Pair, a: TimeExpression, b: TimeExpression) -> bool:
    """Whether night, dawn or a zone beside a day lets it be the next one elsewhere."""
    return any(
        _beside(passage, time.span, 3) & clashing.words("clock") or passage.reading.document.slice(time.span).lower()
        in clashing.words("clock")
        for passage, time in ((pair.a, a), (pair.b, b))
    )


def _beside(passage: Passage, span: Span, reach: int) -> set[str]:
    """Words up to `reach` words away from `span`, and those in it."""
    at = [n for n, w in enumerate(passage.words) if w.span.touches(span)]
    if not at:
        return set()
    return {w.form for w in passage.words[max(0, at[0] - reach) : at[-1] + 1 + reach]}


def _name_clash(pair: Pair, op: _Op) -> Clash | None:
    if not op.a or not op.b:
        return None
    a, b = _names(pair.a, op.a), _names(pair.b, op.b)
    if len(a) != 1 or len(b) != 1 or _one_name(pair, op):
        return None
    one, other = a[0], b[0]
    if _beyond(op.a, one.span) or _beyond(op.b, other.span):
        return None
    if {one.kind, other.kind} == {Kind.PLACE}:
        if _may_hold(one, other):
            return None
        what = "place"
    elif one.kind is other.kind and one.kind in (Kind.PERSON, Kind.ORGANISATION):
        what = "name"
    else:
        return None
    return _clash(what, pair, one.span, other.span)


def _beyond(words: Sequence[Word], name: Span) -> bool:
    """Whether a change is of more than a name: "Smith said" for "but Jones"."""
    return any(not name.touches(w.span) for w in words)


def _names(passage: Passage, words: Sequence[Word]) -> list[Mention]:
    span = cover([w.span for w in words])
    return [
        m for m in passage.names if m.form is Form.NAME and m.entity is not None and m.span.touches(span)
    ]


def _one_name(pair: Pair, op: _Op) -> bool:
    """Whether both name one person, body or place, or could: the names share a word."""
    a, b = _names(pair.a, op.a), _names(pair.b, op.b)
    if {m.entity for m in a} & {m.entity for m in b}:
        return True
    here, there = ({stem(w) for m in ms for w in m.name.lower().split()} for ms in (a, b))
    return bool(here & there)


def _may_hold(one: Mention, other: Mention) -> bool:
    """Whether one place may lie in the other: a capital in its country. Of others nobody knows here."""
    for a, b in ((one, other), (other, one)):
        home = country_of_capital(a.name)
        if home is not None and home.name.lower() in b.name.lower():
            return True
    return False


def _denial_clash(pair: Pair, op: _Op) -> Clash | None:
    here, there = ([w for w in side if clashing.is_negation(w.form)] for side in (op.a, op.b))
    if bool(here) == bool(there) or max(len(op.a), len(op.b)) > 3:
        return None
    # "no" for "any", "never" for "always" change more than they deny; "not only" denies nothing.
    denied, words = (pair.a, here) if here else (pair.b, there)
    after = [n for n, w in enumerate(denied.words) if w.span == words[0].span][0]
    following = denied.words[after + 1 : after + 2]
    if following and following[0].form in ("only", "just", "merely", "least", "yet"):
        return None
    spans = []
    for passage, side in ((pair.a, op.a), (pair.b, op.b)):
        spans.append(cover([w.span for w in side]) if side else _next_to(pair, passage, op))
    return _clash("denial", pair, spans[0], spans[1])


def _next_to(pair: Pair, passage: Passage, op: _Op) -> Span:
    """Where in `passage` the words are missing: the word that follows them in the other sentence."""
    other, words = (pair.b, op.b) if passage is pair.a else (pair.a, op.a)
    at = next(n for n, w in enumerate(other.words) if w.span == words[-1].span)
    wanted = [w.form for w in other.words[at + 1 : at + 3]]
    forms = [w.form for w in passage.words]
    for n in range(len(forms)):
        if wanted and forms[n : n + len(wanted)] == wanted:
            return cover([w.span for w in passage.words[n : n + len(wanted)]])
    return passage.span


def _opposite_clash(pair: Pair, op: _Op) -> Clash | None:
    if len(op.a) != 1 or len(op.b) != 1 or not clashing.are_opposites(op.a[0].form, op.b[0].form):
        return None
    return _clash("opposite", pair, op.a[0].span, op.b[0].span)


_TESTS: tuple[Callable[[Pair, _Op], Clash | None], ...] = (
    _figure_clash,
    _day_clash,
    _name_clash,
    _denial_clash,
    _opposite_clash,
)


# --- one fact in other words ----------------------------------------------------------------------


def _of_tellings(pair: Pair) -> Iterator[Clash]:
    if any(w.form in clashing.words("apart") for p in (pair.a, pair.b) for w in p.words):
        return
    for a in pair.a.quantities:
        for b in pair.b.quantities:
            if exclude(a, b) and _only(pair, a, b) and _one_matter(pair, a.span, b.span) and not _grew(pair, a, b):
                yield _clash("figure", pair, a.span, b.span)
    dated = [[t for t in p.times if t.interval is not None and t.interval.is_one_day] for p in (pair.a, pair.b)]
    if len(dated[0]) == len(dated[1]) == 1:
        one, other = dated[0][0], dated[1][0]
        if (
            days_exclude(one, other)
            and not _same_words(pair, one.span, other.span)
            and not are_next(one, other)
            and _one_matter(pair, one.span, other.span)
            and not _is_told_then(pair, one, other)
        ):
            yield _clash("day", pair, one.span, other.span)


def _of_measures(pair: Pair, one: Measure, other: Measure, every: Sequence[Measure]) -> Iterator[Clash]:
    a, b = one.value, other.value
    if isinstance(a, Quantity) and isinstance(b, Quantity):
        if exclude(a, b) and _only(pair, a, b) and not _grew(pair, a, b) and _same_times(pair):
            yield _clash("figure", pair, a.span, b.span)
    elif isinstance(a, TimeExpression) and isinstance(b, TimeExpression):
        if (
            days_exclude(a, b)
            and not _is_told_too(a, one.around, every, pair.b.doc)
            and not _is_told_too(b, other.around, every, pair.a.doc)
            and not _same_words(pair, a.span, b.span)
            and not are_next(a, b)
            and not _is_told_then(pair, a, b)
        ):
            yield _clash("day", pair, a.span, b.span)


def _is_told_too(day: TimeExpression, around: frozenset[str], every: Sequence[Measure], doc: str) -> bool:
    """Whether a report tells the same day of what sounds like the same thing."""
    return any(
        m.passage.doc == doc
        and isinstance(m.value, TimeExpression)
        and _same_day(day, m.value)
        and len(around & m.around) >= 2
        for m in every
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
        if sum(q.unit == own.unit for q in passage.quantities) > 1 or "-" in _text(passage, own.span):
            return False
        if _is_torn(passage, own.span):
            return False
    return not is_told(a, pair.b.reading.quantities) and not is_told(b, pair.a.reading.quantities)


def _text(passage: Passage, span: Span) -> str:
    return passage.reading.document.slice(span)


def _one_matter(pair: Pair, a: Span, b: Span) -> bool:
    """Whether the words around the two agree in part, their unit apart: they measure one thing."""
    if pair.a.is_quoted(a) or pair.b.is_quoted(b):
        return False
    unit = {stem(w.form) for w in words_of(_text(pair.a, a).rpartition(" ")[2])}
    here, there = (
        {stem(w) for w in _beside(p, s, AROUND)} & pair.shared - unit for p, s in ((pair.a, a), (pair.b, b))
    )
    common = len(here & there)
    return common >= 2 or (common == 1 and pair.of_longer >= TELLS)


def _grew_later(pair: Pair, a: Quantity, b: Quantity) -> bool:
    """The same for copies, of which undated ones are taken to be of one hour."""
    days = [p.reading.document.published for p in (pair.a, pair.b)]
    return None not in days and _grew(pair, a, b)


def _grew(pair: Pair, a: Quantity, b: Quantity) -> bool:
    """Whether the higher figure may be the news of a later hour: a toll, or how long a thing has gone on."""
    words = {w.form for p in (pair.a, pair.b) for w in p.words}
    grows = clashing.words("going-on" if a.unit == "minutes" else "growing")
    if not words & grows:
        return False
    one, other = pair.a.reading.document.published, pair.b.reading.document.published
    if one is None or other is None:
        return True
    higher_is_a = (a.low or 0) > (b.low or 0)
    return one != other and (one > other) == higher_is_a


def _is_told_then(pair: Pair, a: TimeExpression, b: TimeExpression) -> bool:
    """Whether a day is that of saying it, which may have been done twice."""
    for passage, time in ((pair.a, a), (pair.b, b)):
        said = [c for s in passage.statements for c in s.cue if passage.span.holds(c)]
        spoken = [e.trigger for e in passage.events if (kind := kinds().get(e.kind)) is not None and kind.said]
        if any(_apart(passage, time.span, near) <= AROUND for near in (*said, *spoken)):
            return True
    return False


def _apart(passage: Passage, a: Span, b: Span) -> int:
    """Words between two stretches of a sentence."""
    first, second = sorted((a, b))
    return sum(first.end <= w.span.start and w.span.end <= second.start for w in passage.words)


# --- both -------------------------------------------------------------------------------------------


def _clash(what: str, pair: Pair, a: Span, b: Span) -> Clash:
    return Clash(
        what=what,
        a=Side(passage=pair.a, span=a),
        b=Side(passage=pair.b, span=b),
        shared=_common_words(pair),
    )


def _common_words(pair: Pair) -> str:
    """The longest run of words that stands in both, as the first has it."""
    a, b = pair.a.words, pair.b.words
    match = SequenceMatcher(None, [w.form for w in a], [w.form for w in b], autojunk=False).find_longest_match()
    span = cover([w.span for w in a[match.a : match.a + match.size]])
    return " ".join(pair.a.reading.document.slice(span).split())


SLOT = {"figure": Slot.NUMBER, "day": Slot.DAY, "place": Slot.PLACE}
