"""Measure linking of quotations, on real quotations with graded edits, and its cost as their number grows.

usage: python bench/quotes.py GOLD.jsonl [--seed N] [--wrong N]
       python bench/quotes.py GOLD.jsonl --scale N [--seed N]

GOLD: attribution gold in the project's format ("doc_id", "text", "attributions" with "source" and "content"
spans). Its quotations of 10 to 90 words in one pair of marks are taken as said by their source.

Without --scale, each quotation is printed in one report and, edited, in another of the next day; every edit
is a case of its own: precision, recall and F1 of the pairs that are linked, and how many of the linked pairs
get the class that the edit made. Traps, which must not be linked: the same words by another speaker; the
first words with content (4 or 5) said again a month later of another event; stock phrases; two sentences of
one speaker. With --wrong, so many cases that went wrong are printed to stderr.

With --scale N, quotations are multiplied to N by changing words, names and dates, each story's in its own
way, with stock phrases and one speaker who says a twentieth of all among them, and linked on one core:
seconds, peak memory and the exponent fitted over N/100, N/10 and N. Prints one JSON object.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

from gold import fingerprint, rows_of
from onrecord.link.quotes import link_quotes
from onrecord.link.wording import function_words
from onrecord.model import Reading
from onrecord.text.normal import words_of
from quote_edits import STOCK, Saying, cases, sayings
from quote_growth import grown, measure, report

SEED = 7
DAY = date(2026, 3, 2)

Told = dict[str, Any]
Kinds = dict[frozenset[str], str]


def _linked(readings: Sequence[Reading], events: dict[str, str]) -> list[tuple[set[str], Kinds]]:
    """Groups of statement ids, with the class of each compared pair."""
    found = []
    for quote in link_quotes(readings, {}, events):
        kinds = {
            frozenset({quote.variants[d.a].statement, quote.variants[d.b].statement}): str(d.kind)
            for d in quote.differences
        }
        found.append(({v.statement for v in quote.variants}, kinds))
    return found


def quality(said: list[Saying], seed: int, wrong: int) -> Told:
    """Scores of every edit and trap, each in a small story of its own."""
    rng = random.Random(seed)
    forms = {w.form for s in said for w in words_of(s.words)} - function_words()
    vocabulary = sorted(f for f in forms if f.isalpha() and len(f) > 5)
    tried: Counter[str] = Counter()
    linked: Counter[str] = Counter()
    classed: Counter[str] = Counter()
    confused: dict[str, Counter[str]] = defaultdict(Counter)
    for saying in said:
        for case in cases(saying.words, rng, vocabulary):
            a = report("a", DAY, [(saying.speaker, "direct", saying.words)])
            b = report("b", DAY + timedelta(days=1), [(saying.speaker, case.mode, case.words)])
            tried[case.edit] += 1
            pair = frozenset({a.statements[0].id, b.statements[0].id})
            kind = next((k.get(pair, "") for ids, k in _linked([a, b], {}) if pair <= ids), None)
            linked[case.edit] += kind is not None
            classed[case.edit] += kind == case.kind
            if kind is not None:
                confused[case.edit][kind] += 1
            if kind != case.kind and wrong > 0:
                wrong -= 1
                print(f"{case.edit}: {kind}\n  {saying.words}\n  {case.words}", file=sys.stderr)
    traps, caught = _traps(said, rng, wrong)
    right, all_linked = linked.total(), linked.total() + caught.total()
    precision, recall = right / all_linked, right / tried.total()
    return {
        "pairs": tried.total(),
        "precision": round(100 * precision, 1),
        "recall": round(100 * recall, 1),
        "f1": round(200 * precision * recall / (precision + recall), 1),
        "class_accuracy": round(100 * classed.total() / linked.total(), 1),
        "edits": {
            edit: {
                "pairs": n,
                "linked": round(100 * linked[edit] / n, 1),
                "class_right": round(100 * classed[edit] / max(1, linked[edit]), 1),
                "classes": dict(confused[edit].most_common()),
            }
            for edit, n in sorted(tried.items())
        },
        "traps": {t: {"pairs": n, "linked": caught[t]} for t, n in sorted(traps.items())},
    }


def _traps(said: list[Saying], rng: random.Random, wrong: int) -> tuple[Counter[str], Counter[str]]:
    """How many pairs of each kind that must stay apart there are, and how many were linked."""
    traps: Counter[str] = Counter()
    caught: Counter[str] = Counter()

    def trap(name: str, a: Reading, b: Reading, events: dict[str, str]) -> None:
        nonlocal wrong
        traps[name] += 1
        pair = {a.statements[0].id, b.statements[-1].id}
        if any(pair <= ids for ids, _ in _linked([a, b], events)):
            caught[name] += 1
            if wrong > 0:
                wrong -= 1
                print(f"trap {name}: {a.document.text} | {b.document.text}", file=sys.stderr)

    by_speaker: dict[tuple[str, str], list[Saying]] = defaultdict(list)
    for saying in said:
        by_speaker[saying.doc, saying.speaker].append(saying)
        first = [(saying.speaker, "direct", saying.words)]
        a, b = report("a", DAY, first), report("b", DAY, [("somebody else", "direct", saying.words)])
        trap("another speaker", a, b, {})
        content = [w for w in words_of(saying.words) if w.form not in function_words()]
        if len(content) > 6:
            few = saying.words[: content[rng.choice((3, 4))].span.end]
            a = report("a", DAY, [(saying.speaker, "direct", few)], event="x")
            b = report("b", DAY + timedelta(days=30), [(saying.speaker, "direct", few)], event="y")
            trap("said again", a, b, {"x": "ex", "y": "ey"})
        stock = rng.choice(STOCK)
        a = report("a", DAY, [(saying.speaker, "direct", stock)], event="x")
        b = report("b", DAY, [(saying.speaker, "direct", stock)], event="y")
        trap("stock phrase", a, b, {"x": "ex", "y": "ey"})
    for same in by_speaker.values():
        for x, y in pairwise(same):
            if x.words != y.words:
                a = report("a", DAY, [(x.speaker, "direct", x.words)])
                b = report("b", DAY, [(y.speaker, "direct", y.words)])
                trap("two sentences of one speaker", a, b, {})
                one = report("a", DAY, [(x.speaker, "direct", x.words), (y.speaker, "direct", y.words)])
                trap("two sentences in one report", one, one, {})
    return traps, caught


def main() -> int:
    """Run on a gold file and print the figures."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("gold", type=Path)
    ask.add_argument("--seed", type=int, default=SEED)
    ask.add_argument("--wrong", type=int, default=0, metavar="N")
    ask.add_argument("--scale", type=int, metavar="N")
    got = ask.parse_args()
    said = sayings(rows_of([got.gold]))
    if not said:
        raise SystemExit(f"{got.gold}: no quotation of 10 to 90 words with a source")
    result: Told = {"corpus": fingerprint([got.gold]), "seed": got.seed, "quotations": len(said)}
    if got.scale:
        result |= measure(lambda n: grown(said, n, got.seed), got.scale)
    else:
        result |= quality(said, got.seed, got.wrong)
    print(json.dumps(result))
    return 0


if __name__ == "__main__":
    sys.exit(main())
