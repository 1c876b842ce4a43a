"""Make lexicon/common_words.toml: how common the words of news are.

usage: python training/common_words.py NEWS.jsonl… > src/onrecord/lexicon/common_words.toml

NEWS: one JSON object a line with "text" and "doc_id" or "id" (a document that stands several times counts
once). Counted are the paragraphs that hold a word's stem; names (stems that stand more often with a capital
inside a sentence than without) and numbers are left out. A stem's class is the whole part of
ln(paragraphs / paragraphs with it); stems in fewer than one paragraph of e^CLASSES are in no class.
Deterministic: the same files give the same lines.
"""

from __future__ import annotations

import json
import math
import sys
import textwrap
from collections import Counter
from pathlib import Path

from onrecord.link.wording import function_words
from onrecord.text.normal import stem, words_of

CLASSES = 7
"""Classes told apart; rarer stems all count as the rarest."""

FEWEST = 5
"""Words with content that a paragraph must have to be counted."""


class Counts:
    """What was counted: paragraphs in all and with each stem; stems with and without a capital inside one."""

    def __init__(self) -> None:
        self.paragraphs = 0
        self.having: Counter[str] = Counter()
        self.capital: Counter[str] = Counter()
        self.small: Counter[str] = Counter()

    def add(self, paragraph: str) -> None:
        """Count one paragraph."""
        plain = function_words()
        words = [w for w in words_of(paragraph) if w.form not in plain and not w.form[0].isdigit()]
        stems = {stem(w.form) for w in words}
        if len(stems) < FEWEST:
            return
        self.paragraphs += 1
        self.having.update(stems)
        for word in words:
            before = paragraph[: word.span.start].rstrip()[-1:]
            if before.isalnum() or before == ",":
                upper = paragraph[word.span.start].isupper()
                (self.capital if upper else self.small)[stem(word.form)] += 1


def count(paths: list[str]) -> Counts:
    """The paragraphs of all documents of the files, each document once."""
    counts, seen = Counts(), set()
    for path in paths:
        for line in Path(path).read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            name = str(row.get("doc_id") or row.get("id"))
            if name not in seen:
                seen.add(name)
                for paragraph in row["text"].split("\n"):
                    counts.add(paragraph)
    return counts


def main(paths: list[str]) -> int:
    """Print the data file."""
    counts = count(paths)
    classes: dict[int, list[str]] = {n: [] for n in range(CLASSES)}
    for word, number in counts.having.items():
        rarity = int(math.log(counts.paragraphs / number))
        if rarity < CLASSES and counts.capital[word] <= counts.small[word]:
            classes[rarity].append(word)
    print("# Stems of the common words of news, by how rare they are. Origin: counted by")
    print(f"# training/common_words.py in {', '.join(Path(p).name for p in paths)}")
    print(f"# ({counts.paragraphs} paragraphs); names and numbers are left out. Class n holds the stems that")
    print("# stand in one of e^n to e^(n+1) paragraphs; a stem in no class is rarer.\n")
    for rarity, stems in classes.items():
        if stems:
            words = textwrap.fill(" ".join(sorted(stems)), 118, break_long_words=False)
            print(f'[class.{rarity}]\nstems = """\n{words}\n"""\n')
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
