"""Measure event coreference across documents against a gold file in the manner of ECB+.

usage: python bench/events.py GOLD.jsonl [--bench FOLDER] [--out PRED.json] [--all] [--linker word|product]

GOLD: one JSON object a line, {"id", "text", "sentences", "mentions": [{"id", "kind": "event"|"entity",
"type", "start", "end", "sentence", "selected", "cluster"}]}. Event mentions are given, their clusters
are not looked at; documents are first grouped into stories by bench/stories.py. Only selected sentences
count, unless --all.

`product` makes readings of the mentions (kind = the trigger's stem, parties and days = the entity mentions of
its sentence) and runs onrecord.link.link_events as it is: built for typed news events, it merges only on
parties and day. `word` puts another linker under the same constrained clustering: one stem, one story,
no contradicting day or negation. Prints the metrics as one JSON object; the pairwise figure is the
honest one, CoNLL flatters singletons.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from timeit import default_timer
from typing import Any

import stories
from gold import SCORERS, Rows, fingerprint, load_scorer, rows_of
from onrecord.link import link_entities, link_events
from onrecord.link.cluster import cluster
from onrecord.link.wording import function_words
from onrecord.model import (
    Answer,
    Document,
    Entity,
    EventMention,
    Interval,
    Kind,
    MadeBy,
    Participant,
    Party,
    Reading,
    Realis,
    Span,
    Verdict,
    When,
    WhenBasis,
    sha256,
)
from onrecord.read.times import find_times
from onrecord.text.names import slug
from onrecord.text.normal import stem, words_of


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


_KINDS = {"HUMAN_PART_PER": Kind.PERSON, "HUMAN_PART_ORG": Kind.ORGANISATION, "LOC_GEO": Kind.PLACE}


def reading_of(row: dict[str, Any], story: int, every: bool) -> Reading:
    """A reading made of the gold mentions of one document."""
    text = row["text"]
    document = Document(id=str(row["id"]), name=str(row["id"]), text=text, text_sha256=sha256(text))
    times = [t for t in find_times(document) if t.interval is not None]
    entities: dict[str, Entity] = {}
    events = []
    for m in sorted(events_of(row, every), key=lambda m: (m["start"], m["end"], m["id"])):
        sentence = row["sentences"][m["sentence"]]
        span = Span(sentence["start"], sentence["end"])
        parties = []
        for e in row["mentions"]:
            kind = _KINDS.get(e["type"])
            if e["kind"] != "entity" or e["sentence"] != m["sentence"] or kind is None or not slug(e["text"]):
                continue
            ident = f"{kind}:{story}-{slug(e['text'])}"
            entities[ident] = Entity(id=ident, kind=kind, name=e["text"], names=(e["text"],))
            parties.append(Participant(role="who", party=Party(name=e["text"], entity=ident)))
        day: Interval | None = next((t.interval for t in times if span.holds(t.span)), None)
        ident = unique(row, m)
        events.append(
            EventMention(
                id=ident,
                kind=f"{story}-{head_stem(m)}",
                plover="NONE",
                trigger=Span(m["start"], m["end"]),
                realis=Realis.DENIED if m["type"].startswith("NEG_") else Realis.ACTUAL,
                sentence=span,
                participants=tuple(parties),
                when=When(interval=day, basis=WhenBasis.STATED, rule="gold-sentence") if day else None,
                same_as=ident,
            )
        )
    return Reading(
        document=document,
        made_by=MadeBy(onrecord="bench", readers={}, models={}),
        entities=tuple(entities[i] for i in sorted(entities)),
        events=tuple(events),
    )


def by_product(rows: Rows, found: list[int], every: bool) -> dict[str, str]:
    """Clusters by the linker as it ships."""
    readings = [reading_of(r, s, every) for r, s in zip(rows, found, strict=True)]
    entities, entity_of = link_entities(readings)
    return link_events(readings, entities, entity_of)[1]


def main(argv: list[str] | None = None) -> int:
    """Run on a gold file and print the metrics."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--bench", type=Path, default=SCORERS)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--all", action="store_true")
    parser.add_argument("--linker", choices=("word", "product"), default="word")
    args = parser.parse_args(argv)
    rows = rows_of([args.gold])
    gold = {unique(r, m): str(m["cluster"]) for r in rows for m in events_of(r, args.all)}
    started = default_timer()
    found = stories.group([stories.text_of(r) for r in rows])
    method = by_word if args.linker == "word" else by_product
    predicted = method(rows, found, args.all)
    seconds = default_timer() - started
    if args.out:
        args.out.write_text(json.dumps(predicted, indent=0), encoding="utf-8")
    scores = stories.percent(load_scorer(args.bench, "score_clusters").all_scores(gold, predicted))
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
