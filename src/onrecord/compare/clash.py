"""Two words of two sentences that cannot both be, and what keeps them from being that."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher

from onrecord.compare.passages import Pair, Passage
from onrecord.lexicon import clashing
from onrecord.model import Quantity, Span, cover

ONE_OCCASION = 3
"""Days between two reports within which they may give one utterance. Chosen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One of the two words that exclude each other, and where."""

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


def clash_of(what: str, pair: Pair, a: Span, b: Span) -> Clash:
    """A clash of two stretches of a pair's sentences."""
    return Clash(
        what=what,
        a=Side(passage=pair.a, span=a),
        b=Side(passage=pair.b, span=b),
        shared=_common_words(pair),
    )


def _common_words(pair: Pair) -> str:
    """The longest run of words that stands in both, as the first has it."""
    a, b = pair.a.words, pair.b.words
    match = SequenceMatcher(
        None, [w.form for w in a], [w.form for w in b], autojunk=False
    ).find_longest_match()
    span = cover([w.span for w in a[match.a : match.a + match.size]])
    return " ".join(pair.a.reading.document.slice(span).split())


def text_of(passage: Passage, span: Span) -> str:
    """The words of a stretch of a sentence."""
    return passage.reading.document.slice(span)


def beside(passage: Passage, span: Span, reach: int) -> set[str]:
    """Words up to `reach` words away from `span`, and those in it."""
    at = [n for n, w in enumerate(passage.words) if w.span.touches(span)]
    if not at:
        return set()
    return {w.form for w in passage.words[max(0, at[0] - reach) : at[-1] + 1 + reach]}


def same_words(pair: Pair, a: Span, b: Span) -> bool:
    """Whether both say it in the same words ("on Monday"): then the reports' own days are in doubt."""
    return text_of(pair.a, a).casefold() == text_of(pair.b, b).casefold()


def grew(pair: Pair, a: Quantity, b: Quantity) -> bool:
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
