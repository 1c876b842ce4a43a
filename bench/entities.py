"""Measure who and what is the same across reports, against a gold file in the manner of ECB+.

usage: python bench/entities.py GOLD.jsonl [--bench FOLDER] [--out PRED.json] [--stories predicted|gold]
                                [--all] [--wrong FILE]

GOLD: one JSON object a line, {"id", "text", "subtopic", "sentences", "mentions": [{"id", "kind", "type",
"start", "end", "text", "sentence", "selected", "cluster"}]}. Where mentions of persons, bodies, things and
places (kind "entity", type not TIME…) stand is given, their clusters are not looked at. Reports are grouped
into stories as the product does it (`--stories gold`: by "subtopic"); each story is read (names, descriptions
and pronouns only) and linked by `onrecord.link.link_entities`, as the product does. Only selected sentences
count, unless --all.

A gold mention is whatever the product makes of its head word: the entity of the story's record; the
members of a group; or nobody known. Three figures, each with CoNLL, B³ and pairwise F1:

- "names": gold mentions of persons, bodies and places whose head is a name; unknown ones stand alone;
- "product": all gold mentions; unknown ones stand alone;
- "with_words": all; unknown ones with one head word in one story are one ("the pirates"), which the
  product does not say: the plain baseline for words without a name on top of it.

Prints the metrics as one JSON object. The pairwise figure is the honest one, CoNLL flatters singletons.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from timeit import default_timer
from typing import Any

import speakers
import stories
from gold import SCORERS, Rows, fingerprint, load_scorer, rows_of
from onrecord.link import link_entities
from onrecord.link.wording import function_words
from onrecord.model import Document, Form, Mention, Reading
from onrecord.read import made_by, mentions, nlp
from onrecord.read.units import evened
from onrecord.text.normal import stem, words_of

NAMED = ("HUMAN_PART_PER", "HUMAN_PART_ORG", "HUMAN_PART_GPE", "LOC_")
"""Types of gold mentions that have names of their own; things ("NON_HUMAN_PART") seldom do."""

INTO = re.compile(r"^(?:(?:in|at|on|from|near|to|of|inside|outside|by|for|into|the|a|an)\s+)+", re.I)
"""What a gold place may begin with: "at the scene"."""

BEHIND = re.compile(r"\s(?:of|in|at|on|for|from|near|to|with|who|that|which|and|,)\s|,|\s\(")
"""Where a gold mention's head phrase ends: "headquarters" of "headquarters at the Watergate complex"."""


def entities_of(row: dict[str, Any], every: bool) -> Rows:
    """The gold mentions that count: of whoever and whatever is no event and no time."""
    return [
        m
        for m in row["mentions"]
        if m["kind"] == "entity" and not m["type"].startswith("TIME") and (every or m["selected"])
    ]


def unique(row: dict[str, Any], mention: dict[str, Any]) -> str:
    """The mention's id, unique over documents."""
    return str(mention["id"]) if "#" in str(mention["id"]) else f"{row['id']}#{mention['id']}"


def head_of(mention: dict[str, Any]) -> tuple[int, int]:
    """Where the head word of a gold mention stands, possessive endings left out."""
    words = mention["text"]
    into = INTO.match(words)
    first = into.end() if into is not None and into.end() < len(words) else 0
    behind = BEHIND.search(words, first + 1)
    last = behind.start() if behind is not None else len(words)
    phrase = re.sub(r"['’]s?$", "", words[first:last]).rstrip(" .,\"'”’")
    end = first + max(1, len(phrase))
    start = max(first, words.rfind(" ", 0, end) + 1)
    return mention["start"] + start, mention["start"] + end


def is_name(row: dict[str, Any], mention: dict[str, Any]) -> bool:
    """Whether the head is a name: a capital that no small letter in the report speaks against."""
    start, end = head_of(mention)
    word = row["text"][start:end]
    if not mention["type"].startswith(NAMED) or not word[:1].isupper() or word == "I":
        return False
    small = word.lower()
    return small not in function_words() and re.search(rf"\b{re.escape(small)}\b", row["text"]) is None


def said(found: Sequence[Mention], gold: dict[str, Any]) -> Mention | None:
    """What the reading makes of the gold's head: of what covers it, the shortest that knows whom."""
    start, end = head_of(gold)
    there = [m for m in found if m.span.start < end <= m.span.end]
    # A name may hold its head in front: "Gulf of Aden".
    there += [m for m in found if m.form is Form.NAME and m.span.start <= start and end < m.span.end]
    known = [m for m in there if m.entity is not None or m.members]
    return min(known or there, key=lambda m: m.span.length, default=None)


def named_reading(document: Document) -> Reading:
    """Names, descriptions and pronouns of a report; nothing else is read."""
    reading = Reading(document=evened(document), made_by=made_by())
    reading = mentions.READER.read(nlp.parse(reading.document), reading)
    return replace(reading, document=document)


def predicted(
    rows: Rows, readings: Sequence[Reading], story_of: Sequence[int], every: bool
) -> dict[str, tuple[str, bool]]:
    """Gold mention to the product's cluster, and whether the product knows it."""
    grouped: dict[int, list[int]] = {}
    for i, story in enumerate(story_of):
        grouped.setdefault(story, []).append(i)
    found: dict[str, tuple[str, bool]] = {}
    for story, members in sorted(grouped.items()):
        _, entity_of = link_entities([readings[i] for i in members])
        for i in members:
            for gold in entities_of(rows[i], every):
                mention = said(readings[i].mentions, gold)
                cluster = _cluster(rows[i]["id"], mention, entity_of)
                word = cluster or stem(_head_word(rows[i], gold))
                found[unique(rows[i], gold)] = (f"{story}\t{word}", cluster is not None)
    return found


def _cluster(doc: str, mention: Mention | None, entity_of: Mapping[tuple[str, str], str]) -> str | None:
    if mention is None:
        return None
    if mention.entity is not None:
        return entity_of.get((doc, mention.entity), mention.entity)
    members = sorted(entity_of.get((doc, who), who) for who in mention.members)
    return "+".join(members) or None


def _head_word(row: dict[str, Any], gold: dict[str, Any]) -> str:
    start, end = head_of(gold)
    words = [w.form for w in words_of(row["text"][start:end])]
    return words[-1] if words else row["text"][start:end].casefold()


def scores(
    scorer: Any, gold: Mapping[str, str], found: Mapping[str, str], keep: Iterable[str]
) -> dict[str, Any]:
    """The scorer's figures over the mentions that are kept, in per cent."""
    ids = sorted(keep)
    measured: dict[str, Any] = scorer.all_scores({i: gold[i] for i in ids}, {i: found[i] for i in ids})
    return {"mentions": len(ids), **stories.percent({k: measured[k] for k in ("conll", "b3", "pair")})}


def measure(
    rows: Rows, readings: Sequence[Reading], story_of: Sequence[int], every: bool, bench: Path
) -> tuple[dict[str, Any], dict[str, str], dict[str, tuple[str, bool]]]:
    """The figures, the gold clusters and the product's, by gold mention."""
    scorer = load_scorer(bench, "score_clusters")
    gold = {unique(r, m): str(m["cluster"]) for r in rows for m in entities_of(r, every)}
    found = predicted(rows, readings, story_of, every)
    alone = {i: word if known else f"{word}\t{i}" for i, (word, known) in found.items()}
    words = {i: word for i, (word, _) in found.items()}
    names = [unique(r, m) for r in rows for m in entities_of(r, every) if is_name(r, m)]
    result = {
        "known": Counter(known for _, known in found.values())[True],
        "names": scores(scorer, gold, alone, names),
        "product": scores(scorer, gold, alone, gold),
        "with_words": scores(scorer, gold, words, gold),
    }
    return result, gold, found


def notes(rows: Rows, gold: Mapping[str, str], found: Mapping[str, tuple[str, bool]], every: bool) -> str:
    """Every gold mention with its cluster and the product's, a line each, sorted by cluster."""
    lines = []
    for row in rows:
        for m in entities_of(row, every):
            i = unique(row, m)
            word, known = found[i]
            name = "name" if is_name(row, m) else "word"
            shown = " ".join(m["text"].split())
            lines.append(f"{row['subtopic']}\t{gold[i]}\t{name}\t{shown}\t{word if known else '-'}\t{i}")
    return "\n".join(sorted(lines)) + "\n"


def main(argv: list[str] | None = None) -> int:
    """Run on a gold file and print the metrics as one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--bench", type=Path, default=SCORERS)
    parser.add_argument("--out", type=Path, help="write the product's cluster of each gold mention here")
    parser.add_argument("--stories", choices=("predicted", "gold"), default="predicted")
    parser.add_argument("--all", action="store_true")
    parser.add_argument("--wrong", type=Path, help="write every mention with both clusters here")
    args = parser.parse_args(argv)
    rows = rows_of([args.gold])
    started = default_timer()
    if args.stories == "gold":
        numbers = {s: n for n, s in enumerate(sorted({str(r["subtopic"]) for r in rows}))}
        story_of = [numbers[str(r["subtopic"])] for r in rows]
    else:
        names = stories.grouped(stories.documents_of(rows))
        numbers = {name: n for n, name in enumerate(sorted(set(names)))}
        story_of = [numbers[name] for name in names]
    readings = [named_reading(document) for document in speakers.documents(rows)]
    result, gold, found = measure(rows, readings, story_of, args.all, args.bench)
    if args.out:
        args.out.write_text(
            json.dumps({i: word for i, (word, _) in found.items()}, indent=0), encoding="utf-8"
        )
    if args.wrong:
        args.wrong.write_text(notes(rows, gold, found, args.all), encoding="utf-8")
    shown = {"corpus": fingerprint([args.gold]), "documents": len(rows), "stories": args.stories, **result}
    print(json.dumps({**shown, "seconds": round(default_timer() - started, 1)}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
