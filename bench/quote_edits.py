"""Graded edits of real quotations, with the class that each must be given, and traps that must stay apart."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from onrecord.lexicon.base import read_toml
from onrecord.link.hedges import find_hedges
from onrecord.link.wording import function_words
from onrecord.text.normal import fold, words_of
from onrecord.text.quotes import pair_quotes

LEAST_WORDS, MOST_WORDS = 10, 90
"""Lengths of the quotations that are edited."""

HEDGES = ("perhaps", "probably", "possibly", "maybe")
REPORTED = {
    "i": "he", "me": "him", "my": "his", "mine": "his", "we": "they", "us": "them", "our": "their",
    "am": "was", "is": "was", "are": "were", "will": "would", "can": "could", "have": "had", "has": "had",
    "i'm": "he was", "we're": "they were", "i've": "he had", "we've": "they had", "it's": "it was",
    "i'll": "he would", "we'll": "they would", "that's": "that was", "they're": "they were",
}  # fmt: skip
OTHERS = {
    "he": "she", "she": "he", "his": "her", "him": "her",
    "we": "they", "our": "their", "they": "we", "their": "our",
}  # fmt: skip
STOCK = (
    "No comment.",
    "We'll see what happens.",
    "Time will tell.",
    "We have nothing to add.",
    "It is what it is.",
)


class Saying(NamedTuple):
    """One quotation of a corpus: who said it in which document, and its words without marks."""

    doc: str
    speaker: str
    words: str


class Case(NamedTuple):
    """Two printings of one saying: of which edit, the second one's mode and words, and its class."""

    edit: str
    mode: str
    words: str
    kind: str


def sayings(rows: list[dict[str, Any]]) -> list[Saying]:
    """Every quotation of one to four sentences that stands in one pair of marks and has a named source."""
    found = []
    for row in rows:
        if not row.get("primary", True):
            continue
        text = row["text"]
        marks = [pair.inner for pair in pair_quotes(text).pairs]
        for said in row["attributions"]:
            if len(said["content"]) != 1 or not said["source"]:
                continue
            start, end = said["content"][0]
            most = 0.9 * (end - start)
            inside = [m for m in marks if start <= m.start and m.end <= end and m.end - m.start > most]
            words = " ".join(text[inside[0].start : inside[0].end].split()) if inside else ""
            if LEAST_WORDS <= len(words.split()) <= MOST_WORDS and not re.search(r"[\[\]“”\"…]|\.\.", words):
                a, b = said["source"][0]
                found.append(Saying(row["doc_id"], fold(text[a:b]), words.rstrip(",")))
    return found


def _replace(words: str, at: int, end: int, by: str) -> str:
    return words[:at] + by + words[end:]


def _content(words: str) -> list[tuple[int, int, str]]:
    return [
        (w.span.start, w.span.end, w.form)
        for w in words_of(words)
        if w.form not in function_words()
        and w.form.isalpha()
        and len(w.form) > 4
        and words[w.span.start].islower()
    ]


def trimmed(words: str, rng: random.Random, _: list[str]) -> Case | None:
    """A third is cut off at one end, between two words."""
    parts = words.split()
    cut = max(3, len(parts) // 3)
    kept = parts[:-cut] if rng.random() < 0.5 else parts[cut:]
    return Case("trimmed", "direct", " ".join(kept).rstrip(",;"), "trimmed")


def part_quoted(words: str, rng: random.Random, _: list[str]) -> Case | None:
    """Half of it in quotation marks inside a sentence of the report."""
    parts = words.split()
    size = max(6, len(parts) // 2)
    start = rng.randrange(0, len(parts) - size + 1)
    piece = " ".join(parts[start : start + size]).rstrip(",.;")
    told = f"the matter was one where “{piece}” according to the office"
    return Case("part quoted", "mixed", told, "trimmed")


def word_replaced(words: str, rng: random.Random, vocabulary: list[str]) -> Case | None:
    """One word with content in the middle becomes another."""
    inner = _content(words)[1:-1]
    if not inner:
        return None
    at, end, form = rng.choice(inner)
    other = next((w for w in rng.sample(vocabulary, min(20, len(vocabulary))) if w != form), form)
    return Case("word replaced", "direct", _replace(words, at, end, other), "quoted-words-differ")


def hedge_dropped(words: str, _rng: random.Random, _: list[str]) -> Case | None:
    """The only hedge is left out."""
    told = words_of(words)
    hedges = find_hedges([w.form for w in told])
    if len(hedges) != 1:
        return None
    i, j = hedges[0]
    if " ".join(w.form for w in told[i:j]) in ("may", "might", "could", "seem", "seems", "seemed"):
        return None
    after = told[j].span.start if j < len(told) else len(words)
    return Case("hedge dropped", "direct", _replace(words, told[i].span.start, after, ""), "hedge-lost")


def hedge_put_in(words: str, rng: random.Random, _: list[str]) -> Case | None:
    """A hedge stands before a verb of the later printing; the earlier has none."""
    told = words_of(words)
    spots = [w for w in told[2:-2] if w.form in ("is", "are", "was", "were", "will", "would", "has", "have")]
    if find_hedges([w.form for w in told]) or not spots:
        return None
    spot = rng.choice(spots).span.end
    return Case("hedge put in", "direct", f"{words[:spot]} {rng.choice(HEDGES)}{words[spot:]}", "hedge-added")


def pronoun_moved(words: str, rng: random.Random, _: list[str]) -> Case | None:
    """A pronoun in the middle becomes another person's."""
    spots = [w for w in words_of(words)[2:-2] if w.form in OTHERS]
    if not spots:
        return None
    spot = rng.choice(spots)
    return Case("pronoun moved", "direct", _replace(words, *spot.span, OTHERS[spot.form]), "referent-moved")


def reported(words: str, _rng: random.Random, _: list[str]) -> Case | None:
    """Reported speech: persons and tenses shifted, no marks."""
    out = words
    for word in reversed(words_of(words)):
        if word.form in REPORTED:
            out = _replace(out, *word.span, REPORTED[word.form])
    return Case("reported speech", "indirect", out, "wording-only")


def retold(words: str, rng: random.Random, _: list[str]) -> Case | None:
    """Reported speech; every third word with content is a near word, or left out where there is none."""
    near = {w: line.split(", ") for line in read_toml("near_words.toml")["en"] for w in line.split(", ")}
    case = reported(words, rng, [])
    assert case is not None
    out = case.words
    for n, (at, end, form) in enumerate(reversed(_content(out))):
        if n % 3 == 0:
            other = [w for w in near.get(form, []) if w != form and " " not in w]
            out = _replace(out, at, end, rng.choice(other) if other else "")
    return Case("retold", "indirect", " ".join(out.split()), "wording-only")


def merged(words: str, rng: random.Random, _: list[str]) -> Case | None:
    """Of three sentences or more one in the middle is left out without a mark."""
    sentences = re.split(r"(?<=[a-z][.!?]) (?=[A-Z])", words)
    inner = [n for n in range(1, len(sentences) - 1) if len(sentences[n].split()) >= 5]
    if not inner:
        return None
    gone = rng.choice(inner)
    return Case("merged", "direct", " ".join(s for n, s in enumerate(sentences) if n != gone), "merged")


def respelled(words: str, rng: random.Random, _: list[str]) -> Case | None:
    """Contractions are written out, or other marks are used: the same words."""
    forms = read_toml("spellings.toml")["en"]["forms"]
    spots = [w for w in words_of(words) if "'" in w.form and w.form in forms]
    if not spots:
        return Case("identical", "direct", words, "identical")
    spot = rng.choice(spots)
    return Case("respelled", "direct", _replace(words, *spot.span, forms[spot.form]), "wording-only")


EDITS: tuple[Callable[[str, random.Random, list[str]], Case | None], ...] = (
    trimmed,
    part_quoted,
    word_replaced,
    hedge_dropped,
    hedge_put_in,
    pronoun_moved,
    reported,
    retold,
    merged,
    respelled,
)


def cases(words: str, rng: random.Random, vocabulary: list[str]) -> Iterator[Case]:
    """Every edit that the words allow."""
    for edit in EDITS:
        case = edit(words, rng, vocabulary)
        if case is not None and fold(case.words) and (case.kind == "identical" or case.words != words):
            yield case
