"""Makes what the attribution taggers are trained on from a gold file: words, what rules say, labels, links.

    python training/attribution_data.py GOLD.jsonl OUT.jsonl [--limit N]

The first line says which labels there are and how many values each feature has. Each gold line
(`doc_id`, `text`, `attributions` with spans of source, cue and content) becomes one line: the
words, their features (`onrecord.read.tagging.features`), where paragraphs and sentences begin,
each word's label, and for each word of a cue or content the words of its source and cue.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from onrecord.lexicon.cues import cue_words
from onrecord.model import Document, MadeBy, Parse, Reading, sha256
from onrecord.read import nlp
from onrecord.read.chains import place_drafts
from onrecord.read.mentions import READER as MENTIONS
from onrecord.read.quotations import read_marks
from onrecord.read.speakers import Cast
from onrecord.read.statements import ruled_drafts
from onrecord.read.tagging.features import LABELS, ROLES, SIZES, features
from onrecord.read.tagging.nets import TABLES, hashed


def main(argv: list[str] | None = None) -> int:
    """Convert one gold file."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("gold", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--limit", type=int)
    options = parser.parse_args(argv)
    rows = [json.loads(line) for line in options.gold.read_text(encoding="utf-8").splitlines() if line]
    rows = [row for row in rows if row.get("primary", True)][: options.limit]
    with options.out.open("w", encoding="utf-8") as out:
        out.write(json.dumps({"labels": LABELS, "sizes": SIZES, "tables": TABLES}) + "\n")
        for row in rows:
            out.write(json.dumps(example(row), ensure_ascii=False) + "\n")
    return 0


def example(row: dict[str, Any]) -> dict[str, Any]:
    """One gold line as the taggers learn it."""
    text = row["text"]
    document = Document(id=row["doc_id"], name=row["doc_id"], text=text, text_sha256=sha256(text), lang="en")
    parse = nlp.parse(document)
    reading = MENTIONS.read(
        parse, Reading(document=document, made_by=MadeBy(onrecord="", readers={}, models={}))
    )
    quotes, _ = read_marks(document)
    cast = Cast.of(parse, reading, cue_words("en"))
    spoken = place_drafts(cast, ruled_drafts(cast, quotes))
    labels, sources, cues = gold_of(parse, row["attributions"])
    return {
        "doc_id": row["doc_id"],
        "words": [t.text for t in parse.tokens],
        "hashed": [hashed(t.text) for t in parse.tokens],
        "starts": [t.start for t in parse.tokens],
        "ends": [t.end for t in parse.tokens],
        "lemmas": [t.lemma for t in parse.tokens],
        "tags": [t.tag for t in parse.tokens],
        "heads": [t.head for t in parse.tokens],
        "sentences": [[s.paragraph, s.first, s.last] for s in parse.sentences],
        "features": features(parse, cast.words, reading.mentions, quotes, spoken),
        "labels": labels,
        "sources": sources,
        "cues": cues,
    }


def gold_of(
    parse: Parse, attributions: list[dict[str, Any]]
) -> tuple[list[int], dict[int, list[int]], dict[int, list[int]]]:
    """Each token's label; the source tokens of cues' and contents'; the cue tokens of contents'.

    A token belongs to a span when at least half of its characters do. Cue and source
    win over content that they stand in. An empty list says that there is none.
    """
    labels = [0] * len(parse.tokens)
    sources: dict[int, list[int]] = {}
    cues: dict[int, list[int]] = {}
    for role in ("content", "source", "cue"):
        begin = LABELS.index(f"B-{role}")
        assert role in ROLES
        for attribution in attributions:
            for start, end in attribution[role]:
                for n, i in enumerate(_tokens(parse, start, end)):
                    labels[i] = begin + (n > 0)
    for attribution in attributions:
        who = [i for start, end in attribution["source"] for i in _tokens(parse, start, end)]
        how = [i for start, end in attribution["cue"] for i in _tokens(parse, start, end)]
        for start, end in attribution["content"]:
            for i in _tokens(parse, start, end):
                sources[i], cues[i] = who, how
        for i in how:
            sources[i] = who
    return labels, sources, cues


def _tokens(parse: Parse, start: int, end: int) -> list[int]:
    found = []
    for token in parse.tokens:
        if token.end <= start:
            continue
        if token.start >= end:
            break
        if 2 * (min(token.end, end) - max(token.start, start)) >= token.end - token.start:
            found.append(token.i)
    return found


if __name__ == "__main__":
    sys.exit(main())
