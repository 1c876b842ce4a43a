"""What a difference between two wordings of one utterance amounts to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import pairwise
from typing import Any, NamedTuple

from rapidfuzz.distance import LCSseq

from onrecord.lexicon.base import read_toml
from onrecord.link.hedges import lost_hedge
from onrecord.link.wording import Wording, function_words
from onrecord.model import DifferenceClass, DiffOp
from onrecord.text.diff import diff_words
from onrecord.text.normal import words_of

DROPPED = 4
"""Words left out in the middle of a quotation, without a mark, that make it two put together."""

REPLACED = 6
"""Most words in a row that are another's for the same; more are another sentence."""

RUN = 5
"""Words in a row that two quotations share by giving one original, not by two translations of it."""

SHOWN = 12
"""Words of a difference that its reason repeats; longer ones are cut."""


class Change(NamedTuple):
    """What differs: its class, why, and, for a hedge, whether the first wording has it."""

    ops: tuple[DiffOp, ...]
    kind: DifferenceClass
    reason: str
    in_a: bool = False


class _Gap(NamedTuple):
    """Words between two rows of words that both wordings have: `a` of one, `b` of the other, as indexes."""

    a: tuple[int, int]
    b: tuple[int, int]


@cache
def _slight() -> frozenset[str]:
    """Words that come and go without a change of sense."""
    return frozenset(read_toml("function_words.toml")["slight"])


@cache
def _spelling() -> tuple[dict[str, str], dict[str, str], dict[str, str]]:
    data: dict[str, Any] = read_toml("spellings.toml")["en"]
    pronouns = read_toml("hedges.toml")["en"]["pronouns"]
    return data["forms"], data["endings"], {form: who for who, forms in pronouns.items() for form in forms}


def compare_wordings(a: Wording, b: Wording) -> Change:
    """The steps from `a` to `b`, what they amount to, and why, in words."""
    ops = diff_words(a.by_piece(), b.by_piece(), a.pieces, b.pieces)
    if a.forms == b.forms:
        return Change(ops, DifferenceClass.IDENTICAL, "word for word the same")
    if _plain(a.forms) == _plain(b.forms):
        return Change(ops, DifferenceClass.WORDING_ONLY, "the same words, spelled in another way")
    if sorted(a.forms) == sorted(b.forms):
        return Change(ops, DifferenceClass.WORDING_ONLY, "the same words in another order")
    lost = lost_hedge(a, b)
    if lost is not None:
        reason = f"the hedge “{lost.words}” stands in one wording only"
        return Change(ops, DifferenceClass.HEDGE_LOST, reason, lost.in_a)
    return Change(ops, *_classify(a, b, ops))


def _classify(a: Wording, b: Wording, ops: Sequence[DiffOp]) -> tuple[DifferenceClass, str]:
    gaps = list(_gaps(a, b, ops))
    # What changes the sense comes before what changes a small word.
    gaps.sort(key=lambda g: {*a.forms[slice(*g.a)], *b.forms[slice(*g.b)]} <= _slight())
    for kind, told in (
        (DifferenceClass.REFERENT_MOVED, (_moved(a, b, g) for g in gaps)),
        (DifferenceClass.QUOTED_WORDS_DIFFER, (_changed(a, b, g) for g in gaps)),
        (DifferenceClass.MERGED, (_dropped(a, b, g) for g in gaps)),
    ):
        reason = next((t for t in told if t), "")
        if reason:
            return kind, reason
    return _as_a_whole(a, b, max((len(words_of(op.a)) for op in ops if op.op == "equal"), default=0))


def _as_a_whole(a: Wording, b: Wording, run: int) -> tuple[DifferenceClass, str]:
    """Where no words in the middle differ: how much of the one the other quotes.

    `run` is how many words in a row both have.
    """
    x, y = (_quoted(w) for w in (a, b))
    if not x or not y:
        return DifferenceClass.WORDING_ONLY, "the same said in other words"
    if x == y:
        return DifferenceClass.WORDING_ONLY, "the same words in quotation marks, the rest told in other words"
    here, there = (
        LCSseq.similarity(x, _plain(b.forms)) / len(x),
        LCSseq.similarity(y, _plain(a.forms)) / len(y),
    )
    if max(here, there) == 1:
        return DifferenceClass.TRIMMED, "one quotes only a part of what the other has"
    if max(here, there) >= 0.5 or run >= RUN:
        return DifferenceClass.TRIMMED, "each quotes words that the other leaves out"
    if (a.all_quoted or b.all_quoted) and _content(x) & _content(y):
        reason = f"in quotation marks both, but in other words: “{_closest(a, b)}” against “{_closest(b, a)}”"
        return DifferenceClass.QUOTED_WORDS_DIFFER, reason
    return DifferenceClass.WORDING_ONLY, "the same said in other words; each quotes another part of it"


def _quoted(wording: Wording) -> tuple[str, ...]:
    return _plain(tuple(f for f, q in zip(wording.forms, wording.quoted, strict=True) if q))


def _content(forms: Sequence[str]) -> set[str]:
    return {f for f in forms if f not in function_words()}


def _closest(wording: Wording, other: Wording) -> str:
    """What it quotes where it has most of the words that `other` quotes, no longer than a reason bears."""
    told = {f for f, q in zip(other.forms, other.quoted, strict=True) if q}
    quoted = [n for n, q in enumerate(wording.quoted) if q]
    starts = [k for k, n in enumerate(quoted) if wording.forms[n] in told] or [0]
    best = max(starts, key=lambda k: sum(wording.forms[n] in told for n in quoted[k : k + SHOWN]))
    if len(quoted) <= SHOWN:
        best = 0
    last = quoted[min(best + SHOWN, len(quoted)) - 1]
    return f"{'… ' if best else ''}{wording.said(quoted[best], last + 1)}{' …' if last < quoted[-1] else ''}"


def _plain(forms: Sequence[str]) -> tuple[str, ...]:
    """The words without what is only spelling: "they're" is "they are", "programme" is "program"."""
    return tuple(word for form in forms for word in _spelled(form))


@lru_cache(maxsize=65536)
def _spelled(form: str) -> tuple[str, ...]:
    table, endings, _ = _spelling()
    word = table.get(form, form)
    for ending, other in endings.items():
        if word.endswith(ending) and len(word) > len(ending) + 2:
            word = word[: -len(ending)] + other
            break
    return tuple(word.split())


def _gaps(a: Wording, b: Wording, ops: Sequence[DiffOp]) -> Iterator[_Gap]:
    """Where the wordings part between two rows of words that both quote without a break.

    A row holds fast if it has a word with content or two words. Beyond the last row, a few last words on
    both sides count too: quotations end on what matters.
    """
    rows = list(_rows(a, b, ops))
    for before, after in pairwise(rows):
        gap = _Gap((before[0].stop, after[0].start), (before[1].stop, after[1].start))
        if _in_one_go(a, gap.a) and _in_one_go(b, gap.b):
            yield gap
    if rows and len(rows[-1][0]) >= DROPPED:
        last = _Gap((rows[-1][0].stop, len(a.words)), (rows[-1][1].stop, len(b.words)))
        few = [end - start for start, end in last]
        if min(few) > 0 and max(few) < DROPPED and _in_one_go(a, last.a) and _in_one_go(b, last.b):
            yield last


def _rows(a: Wording, b: Wording, ops: Sequence[DiffOp]) -> Iterator[tuple[range, range]]:
    """Rows of words that both wordings have and that hold fast, as indexes of words."""
    at = [{w.span.start: n for n, w in enumerate(x.words)} for x in (a, b)]
    end = [{w.span.end: n + 1 for n, w in enumerate(x.words)} for x in (a, b)]
    for op in ops:
        if op.op != "equal" or op.a_span is None or op.b_span is None:
            continue
        here, there = (range(at[n][s.start], end[n][s.end]) for n, s in enumerate((op.a_span, op.b_span)))
        content = any(f not in function_words() for f in a.forms[here.start : here.stop])
        if content or len(here) >= 2:
            yield here, there


_BREAK = re.compile(r"[\"“”„«»\[\]()…]|\.\.\.|\. \. \.")


def _in_one_go(wording: Wording, gap: tuple[int, int]) -> bool:
    """Whether all from the word before the gap to the word behind it stands in one pair of marks, uncut."""
    first, last = max(0, gap[0] - 1), min(len(wording.words) - 1, gap[1])
    if not all(wording.quoted[first : last + 1]):
        return False
    between = _between(wording, first, last)
    return between is not None and not _BREAK.search(between)


def _between(wording: Wording, first: int, last: int) -> str | None:
    """The text from one word to another; None where reporting words interrupt it."""
    start, end = wording.words[first].span.start, wording.words[last].span.end
    for text, at in wording.pieces:
        if at <= start and end <= at + len(text):
            return text[start - at : end - at]
    return None


def _moved(a: Wording, b: Wording, gap: _Gap) -> str:
    """Which pronoun became another person's; empty if none."""
    pronouns = _spelling()[2]
    here, there = a.forms[slice(*gap.a)], b.forms[slice(*gap.b)]
    if len(here) != 1 or len(there) != 1:
        return ""
    x, y = (pronouns.get(w[0]) for w in (here, there))
    if x is None or y is None or x == y:
        return ""
    return f"“{a.said(*gap.a)}” became “{b.said(*gap.b)}”: it is now about somebody else"


def _changed(a: Wording, b: Wording, gap: _Gap) -> str:
    """Which quoted words the other wording quotes otherwise; empty if none."""
    x, y = a.forms[slice(*gap.a)], b.forms[slice(*gap.b)]
    if _only_spelled(a, b, gap):
        return ""
    if x and y:
        if max(len(x), len(y)) > REPLACED or _sentence_ends(a, gap.a) or _sentence_ends(b, gap.b):
            return ""
        return f"in quotation marks both: “{a.said(*gap.a)}” against “{b.said(*gap.b)}”"
    if max(len(x), len(y)) >= DROPPED:
        return ""
    return f"“{a.said(*gap.a) if x else b.said(*gap.b)}” stands in one quotation and not in the other"


def _only_spelled(a: Wording, b: Wording, gap: _Gap) -> bool:
    """Whether the words of a gap differ in spelling alone: "in to" and "into", "&" and "and"."""
    x, y = (_plain(w.forms[slice(*g)]) for w, g in ((a, gap.a), (b, gap.b)))
    if x == y or "".join(x).replace("'", "") == "".join(y).replace("'", ""):
        return True
    if _masks(a.said(*gap.a), b.said(*gap.b)) or _masks(b.said(*gap.b), a.said(*gap.a)):
        return True
    if {x, y} == {(), ("and",)}:
        return any(
            "&" in (_between(w, g[0] - 1, min(g[1], len(w.words) - 1)) or "")
            for w, g in ((a, gap.a), (b, gap.b))
        )
    # A contraction belongs to the word before the gap: "there's" against "there is".
    return _whole(a, gap.a) == _whole(b, gap.b)


def _masks(masked: str, word: str) -> bool:
    """Whether "f***ing" stands for a word."""
    return "*" in masked and bool(re.fullmatch(re.sub(r"\*+", r"\\w+", masked), word, re.I))


def _whole(wording: Wording, gap: tuple[int, int]) -> tuple[str, ...]:
    return _plain(wording.forms[max(0, gap[0] - 1) : gap[1] + 1])


def _sentence_ends(wording: Wording, gap: tuple[int, int]) -> bool:
    """Whether a sentence ends inside the gap, not at its edge."""
    inside = {w.span for w in wording.words[slice(*gap)]}
    return sum(any(w.span in inside for w, _ in s) for s in wording.sentences()) > 1


def _dropped(a: Wording, b: Wording, gap: _Gap) -> str:
    """What one quotation leaves out in the middle without a mark; empty if nothing."""
    x, y = (end - start for start, end in gap)
    if min(x, y) or max(x, y) < DROPPED:
        return ""
    said = _cut(a.said(*gap.a) if x else b.said(*gap.b))
    return f"one wording runs together what stood apart; between: “{said}”"


def _cut(text: str) -> str:
    words = text.split()
    return " ".join(words) if len(words) <= SHOWN else " ".join(words[:SHOWN]) + " …"
