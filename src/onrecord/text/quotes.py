"""Quotation marks of any style, paired: straight, curly, « », „ “, nested, over several paragraphs.

Only characters are looked at, so the pairs are the same whatever a parser makes of the words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from onrecord.model import Span

DOUBLE = frozenset('"“”„‟«»″')
SINGLE = frozenset("'‘’‚‹›")
_OPENERS = frozenset("“„«‟‘‚‹")
_CLOSERS = frozenset("”»’›")
_BRACKETS = frozenset("([{-–—/:,;…")
_PUNCTUATION = frozenset(".,;:!?…)]}-–—/")
_BLANK = re.compile(r"\s")
_ELISION = re.compile(r"['’‘](?:(?:\d0s|em|til|cause|tis|twas|round|bout)\b|n['’](?=\s))", re.IGNORECASE)
_ENDED = frozenset(".!?…")


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotePair:
    """A quotation with its marks.

    `span` runs from the opening mark to after the closing one; `pieces` are its
    parts, one per paragraph, without blanks between. `depth` is 0 for a quotation
    that stands in no other. `single` tells 'these' from "these".
    """

    span: Span
    pieces: tuple[Span, ...]
    depth: int
    single: bool

    @property
    def inner(self) -> Span:
        """What stands between the marks."""
        return Span(self.span.start + 1, max(self.span.start + 1, self.span.end - 1))


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotes:
    """Pairs in order of their start, and places of marks without a partner."""

    pairs: tuple[QuotePair, ...] = ()
    unpaired: tuple[int, ...] = ()

    def outer(self) -> tuple[QuotePair, ...]:
        """Pairs that stand in no other."""
        return tuple(pair for pair in self.pairs if pair.depth == 0)


@dataclass(slots=True)
class _Open:
    at: int
    mark: str
    starts: list[int]
    ends: list[int] = field(default_factory=list)

    @property
    def single(self) -> bool:
        return self.mark in SINGLE


@dataclass(slots=True)
class _State:
    text: str
    stack: list[_Open] = field(default_factory=list)
    found: list[tuple[_Open, int, int]] = field(default_factory=list)
    unpaired: list[int] = field(default_factory=list)

    def close(self, index: int, at: int) -> None:
        """End the quotation at `index` of the stack; doubles opened inside it stay unpaired."""
        for left in self.stack[index + 1 :]:
            self.lose(left)
        self.found.append((self.stack[index], at, index))
        del self.stack[index:]

    def lose(self, left: _Open) -> None:
        # A single mark without a partner is an apostrophe, not a fault.
        if not left.single:
            self.unpaired.append(left.at)

    def drop_singles(self) -> None:
        self.stack = [o for o in self.stack if not o.single]

    def last(self, single: bool) -> int | None:
        """Where in the stack the innermost quotation of this sort is."""
        for i in range(len(self.stack) - 1, -1, -1):
            if self.stack[i].single is single:
                return i
        return None


def pair_quotes(text: str) -> Quotes:
    """Pair the quotation marks of `text`.

    A mark's own shape counts, then what stands left and right of it. A quotation
    ends with its paragraph unless the next one opens with a mark again (the
    newspaper convention), the line was merely wrapped, or the next paragraph
    closes it. Apostrophes and inch marks are not quotation marks. Marks without
    a partner are listed, and everything else is paired all the same.
    """
    state = _State(text)
    continued: set[int] = set()
    for i, char in enumerate(text):
        if i in continued and char != "\n":
            continue
        if text.startswith("''", i) and text[i + 2 : i + 3] != "'":
            # Two typewriter apostrophes stand for one double mark in older archives.
            continued.add(i + 1)
            _double(state, i, width=2)
            continue
        if char == "\n":
            _end_line(state, i, continued)
        elif char in DOUBLE:
            _double(state, i)
        elif char in SINGLE:
            _single(state, i)
    for left in state.stack:
        state.lose(left)
    return _result(state)


def blanks_inside(text: str) -> frozenset[int]:
    """Where a blank stands between a double mark and the words inside it: « so », " so ".

    `text` has plain marks (see `lines.plain`). A mark that is free on both sides opens where
    none is open.
    """
    found = set()
    inside = False
    for m in re.finditer('"', text):
        before, after = text[max(0, m.start() - 1) : m.start()], text[m.end() : m.end() + 1]
        free_left = before in ("", " ") or before in _BRACKETS
        free_right = after in ("", " ") or after in _PUNCTUATION
        inside = not inside if free_left == free_right else free_left
        if inside and free_left and after == " ":
            found.add(m.end())
        elif not inside and free_right and before == " ":
            found.add(m.start() - 1)
    return frozenset(found)


def _result(state: _State) -> Quotes:
    pairs = []
    for opened, end, depth in state.found:
        starts, ends = opened.starts, [*opened.ends, end + 1]
        pieces = tuple(Span(s, e) for s, e in zip(starts, ends, strict=True))
        pair = QuotePair(span=Span(opened.at, end + 1), pieces=pieces, depth=depth, single=opened.single)
        pairs.append(pair)
    return Quotes(
        pairs=tuple(sorted(_depths(pairs), key=lambda p: p.span)), unpaired=tuple(sorted(state.unpaired))
    )


def _depths(pairs: list[QuotePair]) -> list[QuotePair]:
    """Depth counted again among pairs alone: a lost opening mark holds nothing."""
    ordered = sorted(pairs, key=lambda p: (p.span.start, -p.span.end))
    around: list[Span] = []
    counted = []
    for p in ordered:
        while around and around[-1].end <= p.span.start:
            around.pop()
        counted.append(QuotePair(span=p.span, pieces=p.pieces, depth=len(around), single=p.single))
        around.append(p.span)
    return counted


def _sides(text: str, i: int, width: int = 1) -> tuple[bool, bool]:
    """Whether the places around the mark at `i` look like an opening, and like a closing."""
    before = text[i - 1] if i else " "
    after = text[i + width] if i + width < len(text) else " "
    # French usage sets a blank inside: « so ».
    if text[i] == "«" and after != "\n" and (_BLANK.match(before) or before in _BRACKETS):
        after = text[i + 1 : i + 3].strip()[:1] or after
    elif text[i] == "»" and before != "\n" and (_BLANK.match(after) or after in _PUNCTUATION):
        before = text[max(0, i - 2) : i].strip()[-1:] or before
    free_left = bool(_BLANK.match(before)) or before in _BRACKETS or before in DOUBLE or before in SINGLE
    free_right = bool(_BLANK.match(after)) or after in _PUNCTUATION or after in DOUBLE or after in SINGLE
    opens = free_left and not _BLANK.match(after)
    closes = free_right and not _BLANK.match(before)
    return opens, closes


def _double(state: _State, i: int, width: int = 1) -> None:
    mark = '"' if width > 1 else state.text[i]
    opens, closes = _sides(state.text, i, width)
    current = state.last(single=False)
    open_mark = state.stack[current].mark if current is not None else ""
    if mark in '"″' and current is None and i and state.text[i - 1].isdigit():
        return  # 6" is six inches
    if current is not None and _closes(mark, open_mark, opens, closes):
        state.close(current, i + width - 1)
    elif current is None and closes and not opens and mark not in "“„«":
        state.unpaired.append(i)
    else:
        state.stack.append(_Open(at=i, mark=mark, starts=[i]))


def _closes(mark: str, open_mark: str, opens: bool, closes: bool) -> bool:
    if mark == "”":
        return True
    if mark == "“":
        return open_mark in "„‟" or (closes and not opens)
    if mark == "»":
        return open_mark != "»" or closes or not opens
    if mark == "«":
        return (open_mark == "»" and closes) or (closes and not opens)
    if mark in "„‟":
        return False
    return closes or not opens


def _single(state: _State, i: int) -> None:
    text = state.text
    before = text[i - 1] if i else " "
    after = text[i + 1] if i + 1 < len(text) else " "
    if before.isalnum() and after.isalnum():
        return
    current = state.last(single=True)
    inside = current is not None and not any(not o.single for o in state.stack[current + 1 :])
    opens, closes = _sides(text, i)
    if inside and current is not None and closes and (not opens or before in _PUNCTUATION):
        if not _possessive(text, i):
            state.close(current, i)
    elif opens and text[i] not in "’›" and not _ELISION.match(text, i) and not (text[i] == "'" and inside):
        state.stack.append(_Open(at=i, mark=text[i], starts=[i]))


def _possessive(text: str, i: int) -> bool:
    """Whether a mark after an s is more likely "the leaders' talks" than an end of quotation."""
    if text[i - 1] != "s" or not re.match(r" [a-z]", text[i + 1 : i + 3]):
        return False
    stop = text.find("\n", i)
    rest = text[i + 1 : stop if stop >= 0 else len(text)]
    return bool(re.search(r"[\w.,!?][’'](?=[\s.,;:!?)]|$)", rest)) and not re.search(r"(?:^|\s)[‘']\w", rest)


def _end_line(state: _State, i: int, continued: set[int]) -> None:
    """At a line's end: carry the open quotation into the next line, or give it up."""
    text = state.text
    state.drop_singles()
    if not state.stack:
        return
    ahead = re.compile(r"\s*").match(text, i)
    start = ahead.end() if ahead else i
    innermost = state.stack[-1]
    if innermost.starts[-1] > i:
        return  # a blank line: already carried over
    end = len(text[:i].rstrip()) if text[max(0, i - 1) : i].isspace() else i
    if start < len(text) and text[start] in DOUBLE and text[start] not in "”" and _sides(text, start)[0]:
        continued.add(start)
        innermost.ends.append(end)
        innermost.starts.append(start)
    elif _wrapped(text, end, start) or _closed_ahead(text, start):
        innermost.ends.append(end)
        innermost.starts.append(start)
    else:
        for left in state.stack:
            state.lose(left)
        state.stack.clear()


def _wrapped(text: str, end: int, start: int) -> bool:
    """Whether a line was broken in the middle of a sentence."""
    return (
        text.count("\n", end, start) == 1
        and end > 0
        and text[end - 1] not in _ENDED
        and start < len(text)
        and (text[start].islower() or text[end - 1].isalnum() or text[end - 1] == ",")
    )


def _closed_ahead(text: str, start: int) -> bool:
    """Whether the first double mark of the next paragraph can only be a closing one."""
    stop = text.find("\n", start)
    line = text[start : stop if stop >= 0 else len(text)]
    for offset, char in enumerate(line):
        if char in DOUBLE:
            opens, closes = _sides(text, start + offset)
            return char in "”»" or (char == '"' and closes and not opens)
    return False
