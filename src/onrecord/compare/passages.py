"""Sentences of reports that tell the same, found by their rare words and laid beside each other."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from onrecord.lexicon.base import read_toml
from onrecord.model import EventMention, Mention, Quantity, Reading, Span, Statement, TimeExpression
from onrecord.text.normal import Word, stem, words_of
from onrecord.text.quotes import pair_quotes

RARE = 6
"""Rarest words of a sentence by which others like it are looked for. Chosen."""

BUCKET = 60
"""Sentences sharing a rare word beyond which it finds nobody, so that the search is near-linear. Chosen."""

LEAST_WORDS = 4
"""Meaning-bearing words of a sentence that can be compared. Chosen."""

LIKE = 0.45
"""Share of the shorter sentence's words, weighted by rarity, from which two sentences are laid beside each
other at all. Chosen on ECB+ train."""

_END = re.compile(r"[.!?…]+[\"”’»')\]]*(?=\s)|\n+")
_ABBREVIATED = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Lt|Col|Maj|Capt|Sgt|St|Jr|Sr|vs|No|Inc|Co|Corp|Ltd|Prof|Rev|Hon|Jan|Feb|Mar|"
    r"Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|a\.m|p\.m|U\.S|U\.K|U\.N|[A-Z])\.$"
)


_ADDRESS = re.compile(r"https?:|www\.|\.html?\b|\w/\w+/|\b(?:com|org|net) ?/ ?\w| _ ")
"""An address of the web, whose figures measure nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """One sentence with what stands in it. `stems` are its meaning-bearing words, figures left out."""

    reading: Reading
    span: Span
    words: tuple[Word, ...]
    stems: frozenset[str]
    quantities: tuple[Quantity, ...]
    times: tuple[TimeExpression, ...]
    names: tuple[Mention, ...]
    quoted: tuple[Span, ...]
    statements: tuple[Statement, ...]
    events: tuple[EventMention, ...]

    @property
    def doc(self) -> str:
        """Id of its report."""
        return self.reading.document.id

    def said_in(self, span: Span) -> Statement | None:
        """The innermost statement that holds `span`, if there is one."""
        holding = [s for s in self.statements if any(c.holds(span) for c in s.content)]
        return min(holding, key=lambda s: (s.end - s.start, s.id), default=None)

    def is_quoted(self, span: Span) -> bool:
        """Whether `span` stands between quotation marks."""
        return any(q.touches(span) for q in self.quoted)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two sentences that tell the same or nearly so.

    `of_shorter`, `of_longer`: shares of either's words, weighted by rarity. `order`: how far the very words
    follow in one order, 0 to 1 (twice the common words by all words).
    """

    a: Passage
    b: Passage
    of_shorter: float
    of_longer: float
    shared: frozenset[str]

    @property
    def order(self) -> float:
        """See the class."""
        one, other = ([w.form for w in p.words] for p in (self.a, self.b))
        return SequenceMatcher(None, one, other, autojunk=False).ratio()


def sentence_spans(text: str) -> Iterator[Span]:
    """Sentences of a text, roughly: cut at end marks and line ends, not behind abbreviations."""
    start = 0
    for match in _END.finditer(text):
        is_break = text[match.start()] == "\n"
        end = match.start() if is_break else match.end()
        if not is_break and _ABBREVIATED.search(text, max(start, end - 8), end):
            continue
        yield from _trimmed(text, start, end)
        start = match.end()
    yield from _trimmed(text, start, len(text))


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    words = text[start:end]
    if words.strip():
        yield Span(start + len(words) - len(words.lstrip()), start + len(words.rstrip()))


def passages(reading: Reading) -> list[Passage]:
    """The sentences of a report's body that say enough to be compared."""
    plain = frozenset(read_toml("function_words.toml")["en"])
    text = reading.document.text
    pieces = [piece for pair in pair_quotes(text).pairs if not pair.single for piece in pair.pieces]
    found = []
    for span in sentence_spans(text):
        if not reading.document.is_body(span) or _ADDRESS.search(text, span.start, span.end):
            continue
        words = words_of(text[span.start : span.end], span.start)
        figures = [q.span for q in reading.quantities if span.holds(q.span)]
        stems = frozenset(
            stem(w.form) for w in words if w.form not in plain and not w.form[0].isdigit() and len(w.form) > 1
        )
        if len(stems) < LEAST_WORDS:
            continue
        found.append(
            Passage(
                reading=reading,
                span=span,
                words=words,
                stems=stems,
                quantities=tuple(q for q in reading.quantities if q.span in figures),
                times=tuple(t for t in reading.times if span.holds(t.span)),
                names=tuple(m for m in reading.mentions if span.holds(m.span)),
                quoted=tuple(p for p in pieces if p.touches(span)),
                statements=tuple(s for s in reading.statements if any(c.touches(span) for c in s.content)),
                events=tuple(e for e in reading.events if span.holds(e.trigger)),
            )
        )
    return found


def all_passages(readings: Sequence[Reading]) -> list[Passage]:
    """The sentences of all reports, by report and place, whatever order the reports come in."""
    return [p for r in sorted(readings, key=lambda r: r.document.id) for p in passages(r)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Laid:
    """All sentences, the weights of their words, and the pairs of them that are alike."""

    every: Sequence[Passage]
    weight: Mapping[str, float]
    pairs: Sequence[Pair]


def lay(readings: Sequence[Reading]) -> Laid:
    """The sentences of all reports laid beside each other."""
    every = all_passages(readings)
    weight = weights(every)
    return Laid(every=every, weight=weight, pairs=pairs(every, weight))


def pairs(every: Sequence[Passage], weight: Mapping[str, float]) -> list[Pair]:
    """Pairs of sentences that are alike, of two reports or of one, by place."""
    mass = [math.fsum(weight[w] for w in p.stems) for p in every]
    found = []
    for i, j in _near(every, weight):
        shared = every[i].stems & every[j].stems
        if math.fsum([weight[w] for w in shared]) / min(mass[i], mass[j]) >= LIKE:
            found.append(pair_of(every[i], every[j], weight))
    return found


def pair_of(a: Passage, b: Passage, weight: Mapping[str, float]) -> Pair:
    """Two sentences beside each other."""
    shared = a.stems & b.stems
    common = math.fsum(weight[w] for w in shared)
    light, heavy = sorted(math.fsum(weight[w] for w in p.stems) for p in (a, b))
    return Pair(a=a, b=b, of_shorter=common / light, of_longer=common / heavy, shared=shared)


def weights(every: Sequence[Passage]) -> dict[str, float]:
    """Weight of each stem: the rarer among the sentences, the heavier."""
    seen = Counter(word for p in every for word in p.stems)
    return {word: math.log(1 + len(every) / n) for word, n in seen.items()}


def _near(every: Sequence[Passage], weight: Mapping[str, float]) -> Iterator[tuple[int, int]]:
    """Pairs that share two rare words at least, in order; a word rare in both counts twice."""
    buckets: dict[str, list[int]] = defaultdict(list)
    for i, passage in enumerate(every):
        for word in passage.stems:
            buckets[word].append(i)
    led: dict[str, list[int]] = defaultdict(list)
    leads: list[list[str]] = []
    for i, passage in enumerate(every):
        # A word of one sentence alone leads nowhere: of those that lead on, the rarest.
        useful = [w for w in passage.stems if 1 < len(buckets[w]) <= BUCKET]
        leads.append(sorted(useful, key=lambda w: (-weight[w], w))[:RARE])
        for word in leads[i]:
            led[word].append(i)
    # One sentence after the other: all pairs at once would be the most memory of all.
    for i, passage in enumerate(every):
        met = Counter(j for word in leads[i] for j in buckets[word] if j > i)
        met.update(j for word in passage.stems for j in led.get(word, ()) if j > i)
        yield from sorted((i, j) for j, n in met.items() if n >= 2)
