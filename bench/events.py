"""Measure event coreference across documents against a gold file in the manner of ECB+.

usage: python bench/events.py GOLD.jsonl [--bench FOLDER] [--out PRED.json] [--all]
       [--linker product|word] [--sure] [--stories predicted|gold]

GOLD: one JSON object a line, {"id", "text", "sentences", "mentions": [{"id", "kind": "event"|"entity",
"type", "start", "end", "sentence", "selected", "cluster"}]}. Event mentions are given, their clusters
are not looked at; documents are first grouped into stories by onrecord.link.stories (`--stories gold`: by
"subtopic"). Only selected sentences count, unless --all.

`product`, the default, makes readings of the mentions (of the kind "event": only the words are known, with
the sense that the accurate tagger's network gives them) and runs onrecord.link.link_events as it is, at the
likeness where finding and erring count alike (`EVEN`; with --sure, at the one that the record asks for).
Entity mentions of the gold file are not used. `word` puts a plain linker under the constrained clustering:
one stem, one story, no negation of one. Prints the metrics as one JSON object; the pairwise figure is the
honest one, CoNLL flatters singletons.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from timeit import default_timer
from typing import Any

from gold import SCORERS, Rows, fingerprint, load_scorer, rows_of
from onrecord.link import link_events
from onrecord.link.cluster import cluster
from onrecord.link.likeness import UNTYPED
from onrecord.link.stories import find_stories
from onrecord.link.told_alike import EVEN, SURE
from onrecord.link.wording import function_words
from onrecord.model import (
    Answer,
    Document,
    EventMention,
    MadeBy,
    Reading,
    Realis,
    Span,
    Verdict,
    sha256,
)
from onrecord.read import tapped
from onrecord.read.senses import senses
from onrecord.text.normal import stem, words_of
from stories import percent


@dataclass(frozen=True, slots=True, kw_only=True)
class Trigger:
    """One gold event mention with what stands in its sentence."""

    id: str
    story: int
    doc: str
    stem: str
    around: frozenset[str]
    negated: bool
    common: bool
    """Whether the word tells so little (report, say, be) that its sentence must agree too."""


def head_stem(mention: dict[str, Any]) -> str:
    """The stem of a mention's last word with content."""
    words = [w.form for w in words_of(mention["text"])]
    content = [w for w in words if w not in function_words()] or words or [mention["text"].casefold()]
    return stem(content[0] if len(content) > 1 and mention["kind"] == "event" else content[-1])


class WordLinker:
    """Same stem in the same story."""

    def keys(self, item: Trigger) -> Iterable[str]:
        """Story and stem."""
        yield f"{item.story}:{item.stem}"

    def compare(self, a: Trigger, b: Trigger) -> Verdict:
        """Whether two mentions are one event."""
        if a.negated != b.negated:
            return Verdict(answer=Answer.DIFFERENT, reason="one is negated", rule="negation")
        if a.stem != b.stem or a.story != b.story:
            return Verdict(answer=Answer.CANNOT_SAY, reason="other words", rule="word")
        if a.common and not a.around & b.around:
            return Verdict(
                answer=Answer.CANNOT_SAY, reason="a common word, nothing shared", rule="common-word"
            )
        return Verdict(answer=Answer.SAME, reason="the same word in one story", rule="word")


def events_of(row: dict[str, Any], every: bool) -> Rows:
    """The event mentions that count."""
    return [m for m in row["mentions"] if m["kind"] == "event" and (every or m["selected"])]


def unique(row: dict[str, Any], mention: dict[str, Any]) -> str:
    """The mention's id, unique over documents."""
    return str(mention["id"]) if "#" in str(mention["id"]) else f"{row['id']}#{mention['id']}"


def by_word(rows: Rows, found: list[int], every: bool) -> dict[str, str]:
    """Clusters by the word linker."""
    items = []
    for row, story in zip(rows, found, strict=True):
        for m in events_of(row, every):
            around = frozenset(
                head_stem(e)
                for e in row["mentions"]
                if e["kind"] == "entity"
                and e["sentence"] == m["sentence"]
                and not e["type"].startswith("TIME")
            )
            items.append(
                Trigger(
                    id=unique(row, m),
                    story=story,
                    doc=str(row["id"]),
                    stem=head_stem(m),
                    around=around,
                    negated=m["type"].startswith("NEG_"),
                    common=m["type"].endswith(("REPORTING", "STATE", "PERCEPTION", "ASPECTUAL")),
                )
            )
    groups = cluster(items, WordLinker(), by=lambda t: t.id, crowd=10**6).groups
    return {t.id: str(n) for n, g in enumerate(groups) for t in g}


def senses_of(document: Document, triggers: list[Span]) -> list[bytes]:
    """What the reader makes of each trigger."""
    parse = tapped(document)
    return senses(parse, triggers) if parse.inner else [b""] * len(triggers)


def reading_of(row: dict[str, Any], every: bool) -> Reading:
    """A reading made of the gold mentions of one document."""
    document = document_of(row)
    mentions = sorted(events_of(row, every), key=lambda m: (m["start"], m["end"], m["id"]))
    triggers = [Span(m["start"], m["end"]) for m in mentions]
    events = []
    for m, trigger, sense in zip(mentions, triggers, senses_of(document, triggers), strict=True):
        sentence = row["sentences"][m["sentence"]]
        events.append(
            EventMention(
                id=unique(row, m),
                kind=UNTYPED,
                plover="NONE",
                trigger=trigger,
                realis=Realis.ACTUAL,
                sentence=Span(sentence["start"], sentence["end"]),
                same_as=unique(row, m),
                sense=sense,
            )
        )
    return Reading(
        document=document,
        made_by=MadeBy(onrecord="bench", readers={}, models={}),
        events=tuple(events),
    )


def document_of(row: dict[str, Any]) -> Document:
    """The row's text as a document."""
    return Document(id=str(row["id"]), name=str(row["id"]), text=row["text"], text_sha256=sha256(row["text"]))


def stories_of(rows: Rows) -> list[int]:
    """The number of each report's story."""
    maker = MadeBy(onrecord="bench", readers={}, models={})
    found = find_stories([Reading(document=document_of(row), made_by=maker) for row in rows])
    number = {ident: n for n, story in enumerate(found) for ident in story.documents}
    return [number[str(row["id"])] for row in rows]


def given_stories(rows: Rows) -> list[int]:
    """The number of each report's story, as the gold has it."""
    number = {s: n for n, s in enumerate(sorted({str(r["subtopic"]) for r in rows}))}
    return [number[str(r["subtopic"])] for r in rows]


def by_product(rows: Rows, found: list[int], every: bool, at: float) -> dict[str, str]:
    """Clusters by the linker as it ships."""
    with ProcessPoolExecutor() as pool:
        readings = list(pool.map(reading_of, rows, [every] * len(rows), chunksize=4))
    in_story = {str(r["id"]): str(s) for r, s in zip(rows, found, strict=True)}
    return link_events(readings, (), {}, stories=in_story, sure=at)[1]


def main(argv: list[str] | None = None) -> int:
    """Run on a gold file and print the metrics."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--bench", type=Path, default=SCORERS)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--all", action="store_true")
    parser.add_argument("--linker", choices=("product", "word"), default="product")
    parser.add_argument("--stories", choices=("predicted", "gold"), default="predicted")
    parser.add_argument("--sure", action="store_true")
    args = parser.parse_args(argv)
    rows = rows_of([args.gold])
    gold = {unique(r, m): str(m["cluster"]) for r in rows for m in events_of(r, args.all)}
    started = default_timer()
    found = given_stories(rows) if args.stories == "gold" else stories_of(rows)
    if args.linker == "word":
        predicted = by_word(rows, found, args.all)
    else:
        predicted = by_product(rows, found, args.all, SURE if args.sure else EVEN)
    seconds = default_timer() - started
    if args.out:
        args.out.write_text(json.dumps(predicted, indent=0), encoding="utf-8")
    scores = percent(load_scorer(args.bench, "score_clusters").all_scores(gold, predicted))
    head = {
        "corpus": fingerprint([args.gold]),
        "linker": args.linker,
        "mentions": len(gold),
        "stories": len(set(found)),
    }
    print(json.dumps({**head, **scores, "seconds": round(seconds, 2)}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
