"""Counts in how many reports common words stand, for weighing the words of a small folder.

    python training/news_words.py REPORTS.jsonl[=WEIGHT]… > src/onrecord/lexicon/news_words.toml

Each JSON line has a "text"; a text that comes twice counts once. WEIGHT (default 1) is what one report of a
file counts: a big corpus of one desk should not drown the small ones. Written are stems, and pairs of
neighbouring stems, that stand in at least one report of 128, by how common they are, in steps of half an
octave. Left out is what is mostly written with a capital (names belong to their years) and numbers of three
digits and more.
"""

from __future__ import annotations

import json
import math
import re
import sys
from collections import Counter, defaultdict
from pathlib import Path

from onrecord.link.story_words import content_of
from onrecord.text.normal import stem

RAREST = 128
"""Of how many reports one must have a word for it to be kept."""

FEWEST = 8
"""Reports, whatever they count, that must have it: three on one accident make no common words."""

CAPITALS = 1.5
"""How many times more often with a capital than without makes a name."""

_LETTERS = re.compile(r"[^\W\d_]+")


def main(paths: list[str]) -> None:
    """Count the files and print the table."""
    shares: dict[str, float] = defaultdict(float)
    reports: Counter[str] = Counter()
    capital: Counter[str] = Counter()
    small: Counter[str] = Counter()
    seen: set[str] = set()
    total = 0.0
    for path in paths:
        name, _, weight = path.partition("=")
        counts = float(weight or 1)
        for line in Path(name).read_text(encoding="utf-8").splitlines():
            text = json.loads(line)["text"] if line.strip() else ""
            if not text or text in seen:
                continue
            seen.add(text)
            total += counts
            for m in _LETTERS.finditer(text):
                (capital if m.group()[0].isupper() else small)[stem(m.group().lower())] += 1
            for term in terms_of(text):
                shares[term] += counts
                reports[term] += 1

    def kept(term: str) -> bool:
        return not any(
            len(part) > 2 if part[0].isdigit() else capital[part] > CAPITALS * small[part]
            for part in term.split()
        )

    steps: dict[int, list[str]] = defaultdict(list)
    for term, count in sorted(shares.items()):
        if count / total >= 1 / RAREST and reports[term] >= FEWEST and kept(term):
            steps[round(-2 * math.log2(count / total))].append(term)
    sys.stdout.write(HEADER.format(reports=len(seen)))
    for step, terms in sorted(steps.items()):
        sys.stdout.write(f'"{step}" = [\n')
        line = " "
        for term in terms:
            if len(line) + len(term) > 115:
                sys.stdout.write(line + "\n")
                line = " "
            line += f' "{term}",'
        sys.stdout.write(line + "\n]\n")


def terms_of(text: str) -> set[str]:
    """Stems and pairs of neighbouring stems with content."""
    found: set[str] = set()
    before = ""
    for term in content_of(text):
        if term:
            found.add(term)
            if before:
                found.add(f"{before} {term}")
        before = term
    return found


HEADER = """\
# How common words are in English news: stems (and pairs of neighbouring stems with content) by how many
# reports have them. Under "n" stands what about one report of 2^(n/2) has.
# Source: counts in {reports} reports (PolNeAR, US politics of 2015-16, and Giveme5W1H, counted 0.35 each;
# TimeBank, AQUAINT, GUM Wikinews); names left out, since they belong to their years.
# Made by training/news_words.py.

[halves]
"""

if __name__ == "__main__":
    main(sys.argv[1:])
