"""One sentence and its changed copy: what was put in another's place so that both cannot be."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from onrecord.compare.clash import Clash, beside, clash_of, grew, same_words
from onrecord.compare.passages import Pair, Passage
from onrecord.compare.values import are_next, days_exclude, exclude, figure, figures_exclude
from onrecord.lexicon import clashing
from onrecord.lexicon.countries import country_of_capital
from onrecord.model import Form, Kind, Mention, Quantity, Span, TimeExpression, cover
from onrecord.text.normal import Word, stem

COPY = 0.75
"""Share of very words in one order (see `Pair.order`) from which one sentence is the other, changed.
Chosen on ECB+ train, where other sentences of one story stay below 0.7."""

COPY_WORDS = 7
"""Meaning-bearing words that such sentences must share."""

SHORT, SHORT_COPY = 4, 0.88
"""The same two for short sentences, which have to be all but the same."""

LIKELY = 0.5
"""Share of the longer sentence's words, weighted by rarity, below which it is none. Chosen, to save time."""

CHANGED = 6
"""Most words of a change; more is another sentence. Chosen."""

FAR = 1.6
"""How far beyond a bound ("more than 6,000") a figure may lie. Chosen."""


def is_changed_copy(pair: Pair) -> bool:
    """Whether one sentence is the other but for a few words."""
    if len(pair.shared) < SHORT or pair.of_longer < LIKELY:
        return False
    return pair.order >= (COPY if len(pair.shared) >= COPY_WORDS else SHORT_COPY)


@dataclass(frozen=True, slots=True)
class _Op:
    """A change: the words that went and those that came, either may be none."""

    a: tuple[Word, ...]
    b: tuple[Word, ...]


def of_copies(pair: Pair) -> Iterator[Clash]:
    """What a sentence and its changed copy say that cannot both be."""
    ops = _ops(pair)
    for op in ops:
        rest = [o for o in ops if o is not op]
        if max(len(op.a), len(op.b)) > CHANGED or not _is_light(pair, rest):
            continue
        found = next((c for test in _TESTS if (c := test(pair, op)) is not None), None)
        if found is None or _is_other_matter(op, found):
            continue
        if found.what == "figure" and (is_torn(pair.a, found.a.span) or is_torn(pair.b, found.b.span)):
            continue
        # Who changes what stands in quotation marks changes a quotation: see `drift`. Not so where one
        # speaker is quoted on two occasions.
        quoted = pair.a.is_quoted(found.a.span) or pair.b.is_quoted(found.b.span)
        if not quoted or found.is_of_two_occasions:
            yield found


def _ops(pair: Pair) -> list[_Op]:
    a, b = pair.a.words, pair.b.words
    matcher = SequenceMatcher(None, [w.form for w in a], [w.form for w in b], autojunk=False)
    return [_Op(a[i:j], b[k:m]) for op, i, j, k, m in matcher.get_opcodes() if op != "equal"]


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
        if op.a and op.b and not _one_name(pair, op) and _told_of(pair.a, op.a) and _told_of(pair.b, op.b):
            return False
        if sum(map(clashing.is_negation, (w.form for w in op.a))) != sum(
            map(clashing.is_negation, (w.form for w in op.b))
        ):
            return False
    return True


_TORN = re.compile(r"\d[.,/] ?$|/ ?$"), re.compile(r" ?/ ?\d|[.,] \d{3}\b")


def is_torn(passage: Passage, span: Span) -> bool:
    """Whether a figure is a piece of one that the text tears apart ("4, 183", "41 / 2")."""
    text = passage.reading.document.text
    before, after = _TORN
    return bool(
        before.search(text[max(0, span.start - 3) : span.start]) or after.match(text[span.end : span.end + 6])
    )


def _same_figures(op: _Op) -> bool:
    here, there = ({f for w in side if (f := figure(w.form)) is not None} for side in (op.a, op.b))
    return here == there


def _is_other_matter(op: _Op, found: Clash) -> bool:
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
        return clash_of("figure", pair, a[0].span, b[0].span) if excluded else None
    x = [(w, f) for w in op.a if (f := figure(w.form)) is not None]
    y = [(w, f) for w in op.b if (f := figure(w.form)) is not None]
    if len(x) != 1 or len(y) != 1 or (a and b) or not figures_exclude(x[0][1], y[0][1]):
        return None
    if {w.form for w in op.a} - {x[0][0].form} != {w.form for w in op.b} - {y[0][0].form}:
        return None
    if any(t.span.touches(here) for t in pair.a.times) or any(t.span.touches(there) for t in pair.b.times):
        return None
    return clash_of("figure", pair, x[0][0].span, y[0][0].span)


def _bounded(quantity: Quantity) -> Quantity:
    """What "more than 6,000" means where a sentence is otherwise the same: not 12,000."""
    if quantity.low is not None and quantity.high is None:
        return replace(quantity, high=quantity.low * FAR)
    if quantity.high is not None and not quantity.low:
        return replace(quantity, low=quantity.high / FAR)
    return quantity


def _grew_later(pair: Pair, a: Quantity, b: Quantity) -> bool:
    """Whether one figure may be the other, grown (see `grew`); undated copies are taken to be of one hour."""
    days = [p.reading.document.published for p in (pair.a, pair.b)]
    return None not in days and grew(pair, a, b)


def _day_clash(pair: Pair, op: _Op) -> Clash | None:
    if not op.a or not op.b:
        return None
    here, there = cover([w.span for w in op.a]), cover([w.span for w in op.b])
    a = [t for t in pair.a.times if t.span.touches(here)]
    b = [t for t in pair.b.times if t.span.touches(there)]
    if len(a) != 1 or len(b) != 1 or not days_exclude(a[0], b[0]) or same_words(pair, a[0].span, b[0].span):
        return None
    if are_next(a[0], b[0]) and _by_another_clock(pair, a[0], b[0]):
        return None
    return clash_of("day", pair, a[0].span, b[0].span)


def _by_another_clock(pair: Pair, a: TimeExpression, b: TimeExpression) -> bool:
    """Whether night, dawn or a zone beside a day lets it be the next one elsewhere."""
    clock = clashing.words("clock")
    return any(beside(passage, time.span, 3) & clock for passage, time in ((pair.a, a), (pair.b, b)))


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
    return clash_of(what, pair, one.span, other.span)


def _beyond(words: Sequence[Word], name: Span) -> bool:
    """Whether a change is of more than a name: "Smith said" for "but Jones"."""
    return any(not name.touches(w.span) for w in words)


def _names(passage: Passage, words: Sequence[Word]) -> list[Mention]:
    span = cover([w.span for w in words])
    return [m for m in passage.names if m.form is Form.NAME and m.entity is not None and m.span.touches(span)]


def _told_of(passage: Passage, words: Sequence[Word]) -> bool:
    """Whether a change names somebody or some place of whom it is told; who only says it does not count."""
    sources = [span for s in passage.statements for span in s.source]
    return any(not any(span.touches(m.span) for span in sources) for m in _names(passage, words))


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
    after = next(n for n, w in enumerate(denied.words) if w.span == words[0].span)
    following = denied.words[after + 1 : after + 2]
    if following and following[0].form in ("only", "just", "merely", "least", "yet"):
        return None
    spans = []
    for passage, side in ((pair.a, op.a), (pair.b, op.b)):
        spans.append(cover([w.span for w in side]) if side else _next_to(pair, passage, op))
    return clash_of("denial", pair, spans[0], spans[1])


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
    return clash_of("opposite", pair, op.a[0].span, op.b[0].span)


_TESTS: tuple[Callable[[Pair, _Op], Clash | None], ...] = (
    _figure_clash,
    _day_clash,
    _name_clash,
    _denial_clash,
    _opposite_clash,
)
