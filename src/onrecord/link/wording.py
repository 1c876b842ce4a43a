"""What a difference between two wordings of one utterance amounts to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache, lru_cache
from typing import Any

from onrecord.lexicon.base import read_toml
from onrecord.model import DifferenceClass, DiffOp, Document, Mode, Span, Statement, cover
from onrecord.text.diff import diff_pieces
from onrecord.text.normal import Word, stem, words_of
from onrecord.text.quotes import pair_quotes

MARGIN = 3
"""Words before and after what two wordings share in which a hedge still belongs to it."""

DROPPED = 4
"""Words left out in the middle of a quotation, without a mark, that make it two put together."""

SHOWN = 12
"""Words of a difference that its reason repeats; longer ones are cut."""


@cache
def function_words() -> frozenset[str]:
    """Words without content of their own."""
    return frozenset(read_toml("function_words.toml")["en"])


@cache
def _hedging() -> tuple[frozenset[tuple[str, ...]], frozenset[str], frozenset[str], dict[str, str]]:
    data: dict[str, Any] = read_toml("hedges.toml")["en"]
    pronouns = {form: who for who, forms in data["pronouns"].items() for form in forms}
    return (
        frozenset(tuple(p.split()) for p in data["phrases"]),
        frozenset(data["before_numbers"]),
        frozenset(data["undone_by"]),
        pronouns,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """The words of one statement, with those that stand in quotation marks marked.

    `pieces` are (text, start) of each stretch of content, as `diff_pieces` wants them.
    """

    words: tuple[Word, ...]
    quoted: tuple[bool, ...]
    pieces: tuple[tuple[str, int], ...]

    @property
    def forms(self) -> tuple[str, ...]:
        """The words in comparable form."""
        return tuple(w.form for w in self.words)

    @property
    def all_quoted(self) -> bool:
        """Whether everything stands in quotation marks."""
        return all(self.quoted)

    def content(self, quoted: bool = False) -> tuple[str, ...]:
        """Stems of the words with content; of the quoted ones only, if asked."""
        plain = function_words()
        return tuple(
            stem(w.form)
            for w, q in zip(self.words, self.quoted, strict=True)
            if w.form not in plain and (q or not quoted)
        )


def wording_of(statement: Statement, document: Document, marks: Sequence[Span] | None = None) -> Wording:
    """The wording of a statement. `marks` are the document's quotations, if at hand (see `quotations`)."""
    pieces = tuple((document.slice(s), s.start) for s in statement.content)
    words = tuple(w for text, start in pieces for w in words_of(text, start))
    if statement.mode is Mode.DIRECT:
        quoted = (True,) * len(words)
    elif statement.mode is Mode.INDIRECT:
        quoted = (False,) * len(words)
    else:
        inside = quotations(document) if marks is None else marks
        quoted = tuple(any(m.holds(w.span) for m in inside) for w in words)
    return Wording(words=words, quoted=quoted, pieces=pieces)


def quotations(document: Document) -> tuple[Span, ...]:
    """What stands between quotation marks in `document`."""
    return _quoted_in(document.text)


@lru_cache(maxsize=1024)
def _quoted_in(text: str) -> tuple[Span, ...]:
    # Asked anew for every place of an utterance that a thousand reports repeat.
    return tuple(piece for pair in pair_quotes(text).pairs for piece in (*pair.pieces, pair.inner))


def compare_wordings(a: Wording, b: Wording) -> tuple[tuple[DiffOp, ...], DifferenceClass, str]:
    """The steps from `a` to `b`, what they amount to, and why, in words."""
    ops = diff_pieces(a.pieces, b.pieces)
    kind, reason = _classify(a, b, ops)
    return ops, kind, reason


def _classify(a: Wording, b: Wording, ops: Sequence[DiffOp]) -> tuple[DifferenceClass, str]:
    if a.forms == b.forms:
        return DifferenceClass.IDENTICAL, "word for word the same"
    if _reordered(ops):
        return DifferenceClass.WORDING_ONLY, "the same words in another order"
    lost = _lost_hedge(a, b)
    if lost:
        return DifferenceClass.HEDGE_LOST, lost
    moved = _moved(a, b, ops)
    if moved:
        return DifferenceClass.REFERENT_MOVED, moved
    changed = _changed(a, b, ops)
    if changed:
        return DifferenceClass.QUOTED_WORDS_DIFFER, changed
    core = [op.op for op in _core(ops)]
    one_way = not ({"replace", "insert"} & set(core) and {"replace", "delete"} & set(core))
    if _any_quoted(a) and _any_quoted(b) and "replace" not in core and one_way:
        gaps = [op for op in _core(ops) if op.op != "equal" and len(words_of(op.a or op.b)) >= DROPPED]
        if gaps and not any("…" in op.a + op.b or "..." in op.a + op.b for op in gaps):
            said = _cut(gaps[0].a or gaps[0].b)
            return DifferenceClass.MERGED, f"one wording runs together what stood apart; between: “{said}”"
        if set(core) <= {"equal"}:
            return DifferenceClass.TRIMMED, "one wording stops short of the other"
    return DifferenceClass.WORDING_ONLY, "the same said in other words"


def _reordered(ops: Sequence[DiffOp]) -> bool:
    """Whether all that one wording has more in one place, the other has in another."""
    here = sorted(w.form for op in ops if op.op != "equal" for w in words_of(op.a))
    there = sorted(w.form for op in ops if op.op != "equal" for w in words_of(op.b))
    return bool(here) and here == there


def _any_quoted(wording: Wording) -> bool:
    return any(wording.quoted)


def _core(ops: Sequence[DiffOp]) -> Sequence[DiffOp]:
    """The steps from the first to the last that both wordings share."""
    equal = [i for i, op in enumerate(ops) if op.op == "equal"]
    return ops[equal[0] : equal[-1] + 1] if equal else ()


def _changed(a: Wording, b: Wording, ops: Sequence[DiffOp]) -> str:
    """Which quoted words the other wording quotes otherwise; empty if none."""
    reworded = _reworded(a, b, ops)
    if reworded:
        return reworded
    core = _core(ops)
    trailing = [] if not core else list(ops[ops.index(core[-1]) + 1 :])
    for op in [*core, *(o for o in trailing if o.op == "replace")]:
        if op.op == "replace" and _stands_quoted(a, op.a_span) and _stands_quoted(b, op.b_span):
            return f"in quotation marks both: “{_cut(op.a)}” against “{_cut(op.b)}”"
    for before, op, after in zip(core, core[1:], core[2:], strict=False):
        wording, span = (a, op.a_span) if op.op == "delete" else (b, op.b_span)
        other, sides = (
            (b, (before.b_span, after.b_span)) if op.op == "delete" else (a, (before.a_span, after.a_span))
        )
        if op.op not in ("delete", "insert") or not _stands_quoted(wording, span):
            continue
        whole = all(_stands_quoted(other, s) for s in sides)
        if whole and len(words_of(op.a or op.b)) < DROPPED:
            return f"“{_cut(op.a or op.b)}” stands in one quotation and not in the other"
    return ""


def _reworded(a: Wording, b: Wording, ops: Sequence[DiffOp]) -> str:
    """Two quotations that share less than half of their words, as translations do; empty if not so."""
    shared = sum(
        len(words_of(op.a))
        for op in ops
        if op.op == "equal" and _stands_quoted(a, op.a_span) and _stands_quoted(b, op.b_span)
    )
    shorter = min(sum(a.quoted), sum(b.quoted))
    if not shorter or shared >= shorter / 2:
        return ""
    return f"in quotation marks both, but in other words: “{_quoted_words(a)}” against “{_quoted_words(b)}”"


def _quoted_words(wording: Wording) -> str:
    """What stands in quotation marks, cut to a length that a reason can bear."""
    inside = [w for w, q in zip(wording.words, wording.quoted, strict=True) if q]
    for text, start in wording.pieces:
        piece = [w for w in inside if start <= w.span.start < start + len(text)]
        if piece:
            return _cut(text[piece[0].span.start - start : piece[-1].span.end - start])
    return ""


def _stands_quoted(wording: Wording, span: Span | None) -> bool:
    if span is None:
        return False
    return any(q and span.touches(w.span) for w, q in zip(wording.words, wording.quoted, strict=True))


def _moved(a: Wording, b: Wording, ops: Sequence[DiffOp]) -> str:
    """Which pronoun became another person's; empty if none.

    Only inside quotation marks on both sides: reported speech turns "I" into "he" by rule.
    """
    pronouns = _hedging()[3]
    for op in _core(ops):
        if op.op != "replace":
            continue
        here = [pronouns[w.form] for w in words_of(op.a) if w.form in pronouns]
        there = [pronouns[w.form] for w in words_of(op.b) if w.form in pronouns]
        alone = len(words_of(op.a)) == len(words_of(op.b)) == 1
        if alone and here and there and here != there:
            both = _stands_quoted(a, op.a_span) and _stands_quoted(b, op.b_span)
            if both or (here[0] in _THIRD and there[0] in _THIRD):
                return f"“{op.a}” became “{op.b}”: it is now about somebody else"
    return ""


_THIRD = frozenset({"he", "she", "it"})


def find_hedges(forms: Sequence[str]) -> list[tuple[int, int]]:
    """Hedges in a row of folded words, as (first, after last)."""
    phrases, numbers, undone, _ = _hedging()
    longest = max(len(p) for p in phrases)
    found = []
    i = 0
    while i < len(forms):
        for n in range(longest, 0, -1):
            if tuple(forms[i : i + n]) in phrases:
                if i + n >= len(forms) or forms[i + n] not in undone:
                    found.append((i, i + n))
                i += n
                break
        else:
            if forms[i] in numbers and i + 1 < len(forms) and forms[i + 1][0].isdigit():
                found.append((i, i + 1))
            i += 1
    return found


def _lost_hedge(a: Wording, b: Wording) -> str:
    """Which hedge of one wording the other lacks; empty if none.

    Reported speech may bring in "could" and "might" by its grammar, so only a quoted
    wording's hedge can be lost, not a reported one's.
    """
    plain = function_words()
    x = [stem(f) if f not in plain else "" for f in a.forms]
    y = [stem(f) if f not in plain else "" for f in b.forms]
    blocks = [
        m
        for m in SequenceMatcher(None, x, y, autojunk=False).get_matching_blocks()
        if any(x[m.a : m.a + m.size])
    ]
    if not blocks:
        return ""
    left = (blocks[0].a - MARGIN, blocks[-1].a + blocks[-1].size + MARGIN)
    right = (blocks[0].b - MARGIN, blocks[-1].b + blocks[-1].size + MARGIN)
    for one, other, window in ((a, b, left), (b, a, right)):
        if find_hedges(other.forms):
            continue
        for i, j in find_hedges(one.forms):
            if window[0] <= i and j <= window[1] and all(one.quoted[i:j]):
                words = _words_at(one, cover([w.span for w in one.words[i:j]]))
                return f"the hedge “{words}” stands in one wording only"
    return ""


def _words_at(wording: Wording, span: Span) -> str:
    """The report's own words at `span`."""
    for text, start in wording.pieces:
        if start <= span.start and span.end <= start + len(text):
            return text[span.start - start : span.end - start]
    return ""


def _cut(text: str) -> str:
    words = text.split()
    return " ".join(words) if len(words) <= SHOWN else " ".join(words[:SHOWN]) + " …"
