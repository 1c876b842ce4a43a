"""Measure how well copied reports are found, on public texts edited by degrees.

usage: python bench/copies.py CORPUS.jsonl… [--pairs N] [--seed S] [--show N]

CORPUS: one JSON object a line with "id" or "doc_id", "text" and, where known, the story ("triplet",
"subtopic", "topic").
Reports of 100 words and more are edited as a desk would: a new headline, paragraphs cut, sentences in
another order, words replaced, sentences of other reports put in, alone and together. Pairs of a report and
its edit are sorted into bands by how many word 3-grams they share (Jaccard). Prints one JSON object with

    pairs     for each band and kind of edit: pairs, and the share found when the two are alone
    negatives hard ones that must not be found: independent reports of one story (less than
              0.04 Jaccard in words outside quotation marks), and reports of different stories that print one
              quotation of 40 to 90 words; with the false alarms among them
    precision at the band 0.3 to 0.4, as many hard negatives as pairs
    folder    all reports and edits in one folder, every other original left out: pairs of a family found,
              directly or through one third report; false links between stories; links
              between reports of one story as they came (to be judged by hand: --show)
    speed     reports and characters per CPU second in the folder

`--show N` prints N of the links between different reports of one story to stderr.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from gold import fingerprint, rows_of
from onrecord.link.copies import find_copies
from onrecord.model import Copy, DateBasis, Document, MadeBy, Reading, sha256
from onrecord.text.normal import words_of
from onrecord.text.quotes import pair_quotes

GROUPS = ("triplet", "subtopic", "topic")
BANDS = ((0.1, 0.2), (0.2, 0.3), (0.3, 0.4), (0.4, 0.5), (0.5, 1.0))
TOLD = (0.3, 0.4)
"""The band that the goal is set for."""

KINDS = ("cut", "put-in", "words", "order", "all")
LEAST_WORDS = 100
DONORS = 5
"""Every fifth story is in no folder: its reports give headlines, sentences and words to the edits."""

INDEPENDENT = 0.04
QUOTATION = (40, 90)

Sentences = list[str]


@dataclass(frozen=True)
class Report:
    """A text of a story, and the family of edits that it belongs to."""

    id: str
    story: str
    text: str
    family: str
    put_in: frozenset[str] = frozenset()
    """Sentences of other reports in it; another edit can have one of them too."""


@dataclass(frozen=True)
class Pair:
    a: Report
    b: Report
    kind: str
    jaccard: float


def grams(text: str, own: bool = False) -> set[tuple[str, ...]]:
    """Word 3-grams; with `own` only of words outside quotation marks."""
    quoted = [piece for pair in pair_quotes(text).pairs for piece in pair.pieces] if own else []
    forms = [w.form for w in words_of(text) if not any(q.holds(w.span) for q in quoted)]
    return {tuple(forms[i : i + 3]) for i in range(len(forms) - 2)}


def jaccard(a: set[tuple[str, ...]], b: set[tuple[str, ...]]) -> float:
    return len(a & b) / len(a | b) if a or b else 0.0


def sentences_of(text: str) -> Sentences:
    """Sentences, each with the blanks behind it."""
    return re.findall(r"[^\n]*?(?:[.!?][”\"’']*(?=\s|$)|\n|$)\s*", text)[:-1] or [text]


class Editor:
    """Edits reports; `chance` decides everything, so that one seed gives the same edits."""

    def __init__(self, donors: Sequence[Report], chance: random.Random) -> None:
        self.chance = chance
        self.lines = [s.strip() for d in donors for s in sentences_of(d.text) if len(s.split()) >= 8]
        self.used: set[str] = set()
        self.words = [w for d in donors for w in re.findall(r"[a-z]{4,}", d.text)]

    def cut(self, told: Sentences, strength: float) -> Sentences:
        """Whole paragraphs' worth of sentences left out, from the end or from within."""
        gone = min(len(told) - 2, round(strength * len(told)))
        if gone < 1:
            return told
        at = (
            len(told) - gone if self.chance.random() < 0.5 else self.chance.randrange(1, len(told) - gone + 1)
        )
        return told[:at] + told[at + gone :]

    def put_in(self, told: Sentences, strength: float) -> Sentences:
        """Sentences of other reports, in blocks."""
        new = list(told)
        left = round(strength * len(told) * 1.5)
        while left > 0:
            block = min(left, self.chance.randint(1, 4))
            at = self.chance.randrange(len(new) + 1)
            lines = [self.chance.choice(self.lines) for _ in range(block)]
            self.used.update(lines)
            new[at:at] = [line + "\n" for line in lines]
            left -= block
        return new

    def words_of(self, told: Sentences, strength: float) -> Sentences:
        """Words replaced by others, here and there."""
        share = strength * 0.35

        def other(found: re.Match[str]) -> str:
            return self.chance.choice(self.words) if self.chance.random() < share else found.group()

        return [re.sub(r"[^\W\d_]+", other, s) for s in told]

    def order(self, told: Sentences, strength: float) -> Sentences:
        """Sentences moved, and some words replaced in them."""
        new = list(told)
        self.chance.shuffle(new)
        return self.words_of([s.rstrip() + "\n" for s in new], strength)

    def everything(self, told: Sentences, strength: float) -> Sentences:
        for step in (self.cut, self.put_in, self.words_of):
            told = step(told, strength * self.chance.uniform(0.2, 0.6))
        if self.chance.random() < 0.5 and len(told) > 3:
            i = self.chance.randrange(1, len(told) - 1)
            told = told[:1] + told[i:] + told[1:i]
        return told

    def edit(self, text: str, kind: str) -> str:
        steps: dict[str, Callable[[Sentences, float], Sentences]] = {
            "cut": self.cut,
            "put-in": self.put_in,
            "words": self.words_of,
            "order": self.order,
            "all": self.everything,
        }
        self.used.clear()
        told = steps[kind](sentences_of(text), self.chance.uniform(0.05, 1.2))
        headline = " ".join(self.chance.choice(self.lines).split()[:12])
        return headline + "\n" + "".join(s if s[-1:].isspace() else s + " " for s in told)


def reports_of(paths: list[Path]) -> list[Report]:
    found: dict[str, Report] = {}
    for row in rows_of(paths):
        ident = str(row["id"] if "id" in row else row["doc_id"])
        story = str(next((row[k] for k in GROUPS if row.get(k) is not None), ident))
        if len(row["text"].split()) >= LEAST_WORDS:
            found.setdefault(ident, Report(ident, story, row["text"], ident))
    return [found[ident] for ident in sorted(found)]


def reading(report: Report, day: int) -> Reading:
    """As the finder needs it: with a day, so that it is known which is the original."""
    published = date(2020, 1, 1) + timedelta(days=day)
    document = Document(
        id=report.id,
        name=report.id,
        text=report.text,
        text_sha256=sha256(report.text),
        published=published,
        published_basis=DateBasis.GIVEN,
    )
    return Reading(document=document, made_by=MadeBy(onrecord="0", readers={}, models={}))


def is_found(a: Report, b: Report) -> bool:
    return bool(find_copies([reading(a, 0), reading(b, 1)]))


def band_of(value: float) -> tuple[float, float] | None:
    return next((band for band in BANDS if band[0] <= value < band[1] or value == band[1] == 1.0), None)


def edited(
    bases: Sequence[Report], editor: Editor, wanted: int
) -> dict[tuple[tuple[float, float], str], list[Pair]]:
    """`wanted` pairs for each band and kind, as far as the kind reaches the band."""
    found: dict[tuple[tuple[float, float], str], list[Pair]] = defaultdict(list)
    shared = {r.id: grams(r.text) for r in bases}
    for turn in range(40 * wanted):
        kind = KINDS[turn % len(KINDS)]
        base = editor.chance.choice(bases)
        text = editor.edit(base.text, kind)
        value = jaccard(shared[base.id], grams(text))
        band = band_of(value)
        if band is not None and len(found[band, kind]) < wanted:
            copy = Report(f"{base.id}~{turn}", base.story, text, base.id, frozenset(editor.used))
            found[band, kind].append(Pair(base, copy, kind, value))
    return found


def independent(bases: Sequence[Report]) -> Iterator[Pair]:
    """Reports of one story that share next to nothing of their own words."""
    by_story: dict[str, list[Report]] = defaultdict(list)
    for report in bases:
        by_story[report.story].append(report)
    shared = {r.id: grams(r.text, own=True) for r in bases}
    for story in sorted(by_story):
        told = by_story[story]
        for n, a in enumerate(told):
            for b in told[n + 1 :]:
                value = jaccard(shared[a.id], shared[b.id])
                if value < INDEPENDENT:
                    yield Pair(a, b, "one story", value)


def quoting(bases: Sequence[Report], editor: Editor, wanted: int) -> Iterator[Pair]:
    """Two reports of different stories into which one long quotation is put."""
    for n in range(wanted):
        a, b = editor.chance.sample(list(bases), 2)
        while a.story == b.story:
            a, b = editor.chance.sample(list(bases), 2)
        words: list[str] = []
        while len(words) < QUOTATION[0]:
            words += re.sub(r"[“”\"‘’]|``|''", "", editor.chance.choice(editor.lines)).split()
        said = " ".join(words[: QUOTATION[1]])
        both = []
        for report, lead in ((a, "The statement said: "), (b, "It was a long answer. ")):
            told = sentences_of(report.text)
            at = editor.chance.randrange(1, len(told) + 1)
            quote = f"{lead}“{said}”\n"
            told[at:at] = ["\n" + quote]
            both.append(Report(f"{report.id}^{n}", report.story, "".join(told), f"{report.id}^{n}"))
        yield Pair(both[0], both[1], "one quotation", jaccard(grams(both[0].text), grams(both[1].text)))


def percent(part: int, whole: int) -> float | None:
    return round(100 * part / whole, 1) if whole else None


def alone(
    pairs: dict[tuple[tuple[float, float], str], list[Pair]],
) -> tuple[dict[str, Any], dict[str, float]]:
    """Recall by band and kind, the pairs alone; and by band."""
    table: dict[str, Any] = {}
    recall: dict[str, float] = {}
    for band in BANDS:
        name = f"{band[0]}-{band[1]}"
        hits = total = 0
        row: dict[str, Any] = {}
        for kind in KINDS:
            found = [is_found(p.a, p.b) for p in pairs.get((band, kind), [])]
            hits, total = hits + sum(found), total + len(found)
            row[kind] = {"pairs": len(found), "found": percent(sum(found), len(found))}
        table[name] = {"pairs": total, "found": percent(hits, total), **row}
        recall[name] = hits / total if total else 0.0
    return table, recall


def folder(
    bases: Sequence[Report], pairs: Sequence[Pair], quoted: Sequence[Pair], show: int
) -> dict[str, Any]:
    """Everything at once; every other original is not there."""
    by_family: dict[str, list[Pair]] = defaultdict(list)
    for pair in pairs:
        by_family[pair.a.family].append(pair)
    absent = set(sorted(f for f in by_family if len(by_family[f]) > 1)[::2])
    reports = [r for r in bases if r.family not in absent]
    reports += [p.b for p in pairs] + [r for p in quoted for r in (p.a, p.b)]
    shared = {r.id: grams(r.text) for r in reports}
    readings = [reading(r, n) for n, r in enumerate(reports)]
    before = time.process_time()
    copies = find_copies(readings)
    seconds = time.process_time() - before
    by_id = {r.id: r for r in reports}
    linked: dict[str, set[str]] = defaultdict(set)
    for copy in copies:
        linked[copy.doc].add(copy.of)
        linked[copy.of].add(copy.doc)
    wanted: dict[str, list[bool]] = defaultdict(list)
    for family in sorted(by_family):
        mine = [r for r in reports if r.family == family]
        for n, a in enumerate(mine):
            for b in mine[n + 1 :]:
                if jaccard(shared[a.id], shared[b.id]) >= TOLD[0]:
                    through = linked[a.id] & linked[b.id]
                    kind = "original absent" if family in absent else "original there"
                    wanted[kind].append(b.id in linked[a.id] or bool(through))
    strange = [c for c in copies if by_id[c.doc].family != by_id[c.of].family]
    # A quotation is put into a report that stands in the folder without it too: that is a copy.
    strange = [c for c in strange if c.doc.split("^")[0] not in c.of and c.of.split("^")[0] not in c.doc]
    strange = [c for c in strange if not by_id[c.doc].put_in & by_id[c.of].put_in]
    natural = [c for c in strange if by_id[c.doc].story == by_id[c.of].story]
    for copy in natural[:show]:
        print_copy(copy, by_id)
    for copy in [c for c in strange if by_id[c.doc].story != by_id[c.of].story][:show]:
        print_copy(copy, by_id, "FALSE ")
    characters = sum(len(r.text) for r in reports)
    return {
        "reports": len(reports),
        "pairs_at_0.3_and_more": {
            k: {"pairs": len(v), "found": percent(sum(v), len(v))} for k, v in wanted.items()
        },
        "links": len(copies),
        "false_between_stories": len(strange) - len(natural),
        "between_reports_of_one_story": len(natural),
        "reports_per_cpu_second": round(len(reports) / seconds),
        "characters_per_cpu_second": round(characters / seconds),
    }


def print_copy(copy: Copy, by_id: dict[str, Report], mark: str = "") -> None:
    a, b = by_id[copy.doc], by_id[copy.of]
    print(f"--- {mark}{copy.doc} of {copy.of}: {copy.share:.0%}", file=sys.stderr)
    for here, there in copy.spans:
        print(f"  {a.text[here.start : here.end]!r}\n  {b.text[there.start : there.end]!r}", file=sys.stderr)


def main() -> int:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("corpus", type=Path, nargs="+")
    ask.add_argument("--pairs", type=int, default=40, help="for each band and kind of edit")
    ask.add_argument("--seed", type=int, default=5)
    ask.add_argument("--show", type=int, default=0)
    got = ask.parse_args()
    reports = reports_of(got.corpus)
    stories = sorted({r.story for r in reports})
    given = set(stories[::DONORS])
    bases = [r for r in reports if r.story not in given]
    editor = Editor([r for r in reports if r.story in given], random.Random(got.seed))
    pairs = edited(bases, editor, got.pairs)
    table, recall = alone(pairs)
    hard = {
        "one story": list(independent(bases)),
        "one quotation": list(quoting(bases, editor, 5 * got.pairs)),
    }
    alarms = {kind: [p for p in found if is_found(p.a, p.b)] for kind, found in hard.items()}
    for pair in [p for found in alarms.values() for p in found][: got.show]:
        for copy in find_copies([reading(pair.a, 0), reading(pair.b, 1)]):
            print_copy(copy, {r.id: r for r in (pair.a, pair.b)}, f"ALARM ({pair.kind}) ")
    rate = sum(map(len, alarms.values())) / max(1, sum(map(len, hard.values())))
    told = recall[f"{TOLD[0]}-{TOLD[1]}"]
    print(
        json.dumps(
            {
                "corpus": fingerprint(got.corpus),
                "seed": got.seed,
                "pairs": table,
                "negatives": {k: {"pairs": len(v), "false": len(alarms[k])} for k, v in hard.items()},
                "precision_at_0.3-0.4": round(100 * told / (told + rate), 1) if told else None,
                "folder": folder(
                    bases, [p for found in pairs.values() for p in found], hard["one quotation"], got.show
                ),
            }
        )
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
