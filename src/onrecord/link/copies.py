"""Reprints: reports, or stretches of them, that stand nearly word for word in another.

Candidates come from an index of word runs: it finds short copies inside long reports, which a sketch of
whole texts misses (true wire reprints average 0.30 Jaccard on word 3-grams; Silcock et al. 2023,
"Noise-Robust De-Duplication at Scale"), and MinHash at a low threshold adds nothing to it (see
docs/methods.md). Each run points at its earliest owners only, so that a text printed in a thousand
reports costs no more than a thousand texts. Candidates are then laid beside each other word by word.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onrecord.link.aligned import Places, Stretch, places, stretches
from onrecord.model import Copy, Document, Mode, Part, Reading, Span, document_key
from onrecord.text.normal import places_of
from onrecord.text.quotes import pair_quotes

RUN = 5
"""Words in a row that the index knows reports by."""

SHARED = 6
"""Least such runs that two reports must share to be laid beside each other."""

OWNERS = 16
"""Earliest reports with a run that the index remembers."""

PARTNERS = 6
"""Most reports that one report is laid beside with success; what is left over is no news by then."""

TRIES = 4
"""Reports that it is laid beside in vain, those that share most first, before no further one is tried."""

AT_HAND = 64
"""Reports of which it is remembered where each run stands: originals are asked for again and again."""

ALIKE = 0.9
"""A report that shares this much of what the best partner shares, and is older, is the original."""

LEAST = 25
"""Fewest words, other people's quoted words not counted, that make a copied stretch.
Two reports that quote one post share its words without copying from each other."""

FURTHER = 8
"""Fewest such words of a further stretch, once one stretch shows that the report copies."""

SHARE = 0.08
"""Least share of the report's own words that must be copied."""

SCATTERED = 0.2
"""Share of its own words from which no single stretch need be long: sentences moved about and reworded."""

QUOTED = 5
"""Words in quotation marks from which they are somebody's words; fewer are a phrase or a title."""

PARTS = 8
"""Parts in which the index is made, one after the other, so that it never lies in memory whole."""

Ints = NDArray[np.int32]
Offsets = NDArray[np.int64]
Hashes = NDArray[np.uint64]

_MIX = np.array(
    [0x9E3779B97F4A7C15, 0xBF58476D1CE4E5B9, 0x94D049BB133111EB, 0xD6E8FEB86659FD93, 0xA0761D6478BD642F],
    dtype=np.uint64,
)
"""One odd factor for each word of a run; taken together they tell runs apart."""


@dataclass(frozen=True, slots=True)
class _Text:
    """A report's body as numbered words with their characters, and which are its own, not quoted."""

    document: Document
    words: Ints
    starts: Ints
    ends: Ints
    own: NDArray[np.bool_]

    def span(self, i: int, j: int) -> Span:
        """The characters of words `i` up to `j`."""
        return Span(int(self.starts[i]), int(self.ends[j - 1]))


def find_copies(readings: Sequence[Reading]) -> tuple[Copy, ...]:
    """Every copied stretch, by document; each once, as taken from one report.

    Of two reports the one published earlier is the original; without dates the longer. A report is
    compared with those that explain most of what it shares with earlier ones: the earliest that has
    it all, then whoever has what is left. So a copy of a copy is found in either, copies of a report
    that is not at hand are copies of the earliest of them, and no pair is told that another implies.
    """
    numbers: dict[str, int] = {}
    ordered = sorted(readings, key=lambda r: document_key(r.document))
    texts = sorted((_text(r, numbers) for r in ordered), key=_seniority)
    copies: list[Copy] = []
    shelf = _Shelf(texts)
    for i, owners in _candidates(texts):
        copies += _copies(i, owners, shelf)
    return tuple(sorted(copies, key=lambda c: (c.doc, c.of)))


def _seniority(text: _Text) -> tuple[str, int, tuple[str, str]]:
    document = text.document
    day = document.published.isoformat() if document.published else "9999"
    return (day, -len(text.words), document_key(document))


def _text(reading: Reading, numbers: dict[str, int]) -> _Text:
    document = reading.document
    places = places_of(document.text)
    words = np.fromiter((numbers.setdefault(form, len(numbers)) for form, _, _ in places), np.int32)
    starts = np.fromiter((start for _, start, _ in places), np.int32)
    ends = np.fromiter((end for _, _, end in places), np.int32)
    if document.segments and len(words):
        outside = _mask(
            len(document.text),
            (s.span for s in document.segments if s.role not in (Part.BODY, Part.HEADLINE)),
        )
        body = ~(outside[starts] | outside[ends - 1])
        words, starts, ends = words[body], starts[body], ends[body]
    quoted = _mask(len(document.text), _quotations(reading))
    return _Text(document, words, starts, ends, ~quoted[starts] if len(words) else starts.astype(bool))


def _mask(length: int, spans: Iterator[Span]) -> NDArray[np.bool_]:
    mask = np.zeros(length + 1, dtype=bool)
    for span in spans:
        mask[span.start : span.end] = True
    return mask


def _quotations(reading: Reading) -> Iterator[Span]:
    """What others said, in their words: direct statements, and whatever stands in quotation marks."""
    for statement in reading.statements:
        if statement.mode is Mode.DIRECT:
            yield from statement.content
    # Old wires type their opening marks as two graves.
    text = reading.document.text.replace("``", " “")
    for pair in pair_quotes(text).outer():
        if text.count(" ", pair.span.start, pair.span.end) >= QUOTED - 1:
            yield from pair.pieces


def _runs(text: _Text) -> Hashes:
    """Every run of words of which most are the report's own, as one number each, sorted."""
    n = len(text.words) - RUN + 1
    if n <= 0:
        return np.zeros(0, np.uint64)
    words = text.words.astype(np.uint64)
    runs = np.zeros(n, np.uint64)
    own = np.zeros(n, np.int8)
    for k in range(RUN):
        runs += (words[k : k + n] + np.uint64(1)) * _MIX[k]
        own += text.own[k : k + n]
    runs ^= runs >> np.uint64(29)
    return np.unique(runs[own > RUN // 2])


def _candidates(texts: Sequence[_Text]) -> Iterator[tuple[int, Ints]]:
    """Each report that shares runs with earlier ones, with the earliest owners of each: a row a run.

    Rows hold numbers of texts; -1 where there are fewer owners than a row is long.
    """
    owners, starts, places = _index(texts)
    who = owners[places]
    order = np.argsort(who, kind="stable")
    who, starts, places = who[order], starts[order], places[order]
    bounds = np.searchsorted(who, np.arange(len(texts) + 1))
    for i in range(len(texts)):
        first, last = bounds[i], bounds[i + 1]
        if last - first >= SHARED:
            at = starts[first:last, None] + np.arange(OWNERS)
            earlier = at < places[first:last, None]
            yield i, np.where(earlier, owners[np.minimum(at, len(owners) - 1)], -1)


def _index(texts: Sequence[_Text]) -> tuple[Ints, Offsets, Offsets]:
    """The owners of every run, earliest first, run by run; and of each owner but a run's first, where its
    run begins in them and where itself stands."""
    hashed = [_runs(text) for text in texts]
    owners, starts, places = [np.zeros(0, np.int32)], [np.zeros(0, np.int64)], [np.zeros(0, np.int64)]
    offset = 0
    for part in range(PARTS):
        found = [h[h % np.uint64(PARTS) == part] for h in hashed]
        runs = np.concatenate([np.zeros(0, np.uint64), *found])
        if not len(runs):
            continue
        who = np.repeat(np.arange(len(texts), dtype=np.int32), [len(f) for f in found])
        order = np.argsort(runs, kind="stable")
        runs, who = runs[order], who[order]
        new = np.flatnonzero(np.r_[True, runs[1:] != runs[:-1]])
        start = np.repeat(new, np.diff(np.r_[new, len(runs)]))
        later = np.flatnonzero(np.arange(len(runs)) > start)
        owners.append(who)
        starts.append(start[later] + offset)
        places.append(later + offset)
        offset += len(who)
    return np.concatenate(owners), np.concatenate(starts), np.concatenate(places)


class _Shelf:
    """The texts, with the words and their places of those asked for last."""

    def __init__(self, texts: Sequence[_Text]) -> None:
        self.texts = texts
        self.at_hand: dict[int, tuple[list[int], Places]] = {}

    def __getitem__(self, i: int) -> tuple[list[int], Places]:
        found = self.at_hand.pop(i, None)
        if found is None:
            words: list[int] = self.texts[i].words.tolist()
            found = words, places(words)
        self.at_hand[i] = found
        if len(self.at_hand) > AT_HAND:
            del self.at_hand[next(iter(self.at_hand))]
        return found


def _copies(i: int, owners: Ints, shelf: _Shelf) -> Iterator[Copy]:
    """What report `i` took over from earlier ones, partner by partner."""
    text = shelf.texts[i]
    words: list[int] = text.words.tolist()
    told = np.zeros(len(words), dtype=bool)
    tried: set[int] = set()
    found = 0
    while found < PARTNERS and len(tried) - found < TRIES:
        partner, shared = _best(owners, tried)
        if shared < SHARED:
            return
        tried.add(partner)
        other = shelf.texts[partner]
        kept = _kept(text, stretches(words, *shelf[partner]), told)
        if not kept:
            continue
        found += 1
        for stretch in kept:
            told[stretch.i : stretch.j] = True
        owners = owners[~(owners == partner).any(axis=1)]
        yield _copy(text, other, kept)


def _best(owners: Ints, tried: set[int]) -> tuple[int, int]:
    """The partner that explains most runs, or an older one that explains nearly as many; and how many."""
    who, count = np.unique(owners[owners >= 0], return_counts=True)
    if tried:
        left = ~np.isin(who, list(tried))
        who, count = who[left], count[left]
    if not len(who):
        return -1, 0
    first = int(np.argmax(count >= ALIKE * count.max()))
    return int(who[first]), int(count[first])


def _kept(text: _Text, found: Sequence[Stretch], told: NDArray[np.bool_]) -> list[Stretch]:
    """Stretches that are long enough in the report's own words, and not told of another partner."""
    news = []
    for stretch in found:
        kept = list(stretch.kept)
        if 2 * told[kept].sum() < len(kept):
            news.append((int(text.own[kept].sum()), stretch))
    enough = [(own, stretch) for own, stretch in news if own >= FURTHER]
    total, whole = sum(own for own, _ in enough), int(text.own.sum())
    in_one = any(own >= LEAST for own, _ in news) and total >= SHARE * whole
    if not in_one and total < max(2 * LEAST, SCATTERED * whole):
        return []
    return [stretch for _, stretch in enough]


def _copy(text: _Text, other: _Text, kept: Sequence[Stretch]) -> Copy:
    share = round(sum(len(s.kept) for s in kept) / len(text.words), 3)
    return Copy(
        doc=text.document.id,
        of=other.document.id,
        share=min(share, 1.0),
        spans=tuple((text.span(s.i, s.j), other.span(s.k, s.m)) for s in kept),
        reason=(
            f"{share:.0%} of its words stand, nearly in the same order, in the other report; "
            "quotations alone do not count"
        ),
    )
