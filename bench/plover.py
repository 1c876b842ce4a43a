"""Events and who takes part in them, on a gold file of sentences in PLOVER's types.

    python bench/plover.py GOLD.jsonl [--folds 5] [--fold K --part tune|check] [--errors N]
                           [--out PRED.jsonl]

Reads `{"doc_id", "text", "event", "mode", "spans": [{"role", "start", "end", "text"}]}` lines; an
empty mode is no mode. Each sentence is read by itself as a report, by the whole product. Prints one
JSON object, figures in per cent.

**Main event.** `onrecord.read.main_act.main_act` says which of a sentence's events is meant.

**Type** (`type`): its PLOVER type against the gold's, both in today's sixteen types: the gold is of an
earlier edition (DEMAND is REQUEST, INVESTIGATE and DISAPPROVE are ACCUSE, FIGHT is ASSAULT, and its modes
are likewise put in today's names; the tables are below). `micro` counts every sentence (right answers over
answers: precision, over sentences: recall); no answer is a miss. `macro` is the mean F1 of the types
that the gold has. `any_recall`: sentences where some event has the gold's type.

**Mode** (`mode`): sentences whose gold has one, and whose main event has the same type and mode;
`where_type_right`: the same out of those whose main event has the gold's type. Not of the main event,
but of any event of the sentence: `any`.

**Participants** (`participants`): sentences that have a span with SRC or TAR. A gold span's head words
are the last word before a comma, bracket, preposition or relative, the last word of each listed name, the
name that our parser takes for its head, and the country before "government". A participant *is* the gold's
when a head word stands in its words in the sentence or in its name; a country, its people and its
capital are one word, as are singular and plural. A visit's place counts as a party, as in the gold.
Recall: gold spans that some participant is; precision: participants that are some gold span. `together`
looks at the span alone. `apart` wants the role too: SRC is who acts (who, agent), TAR whom it is done to
(target, whom, with, place …), SRC/TAR either; in kinds that are between parties (a meeting, an agreement),
either role is right. `main` takes the main event's participants, and a sentence without events gives none;
`told` looks only at sentences whose gold EVT spans touch a trigger, and takes that event.

**Place** (`place`): LOC spans found: a head word of the span is a word of the main event's place; `any`
of any event's.

`--folds` gives every figure for each of N parts by a hash of doc_id, as a list. `--fold K` reads only
fold K (`--part check`) or all others (`--part tune`). `--errors` prints that many sentences that are
wrong in type or participants on stderr.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from chains import form, heads_of
from gold import fingerprint, rows_of
from onrecord.lexicon.kinds import kinds
from onrecord.model import Document, EventMention, Parse, Participant, Party, Reading, Span, sha256
from onrecord.read import nlp, read
from onrecord.read.main_act import main_act
from onrecord.read.units import evened
from onrecord.text.normal import words_of

TYPES = {"DEMAND": "REQUEST", "INVESTIGATE": "ACCUSE", "DISAPPROVE": "ACCUSE", "FIGHT": "ASSAULT"}
"""Types of the gold's edition of PLOVER (2018) that today's sixteen have under another name."""

MODES = {
    "host": "visit", "demo-org": "demo", "demo-spon": "demo", "riot-spon": "riot", "riot-org": "riot",
    "strike-gen": "strike", "strike-lim": "strike", "strike-hun": "hunger", "confiscate": "seize",
    "detain": "arrest", "political": "ban", "aerial": "heavy-weapons", "drone": "heavy-weapons",
}  # fmt: skip
"""Modes that one edition tells apart and the other does not, by the name that both are given."""

MOVED = {
    ("COERCE", "destroy"): "ASSAULT", ("COERCE", "detain"): "ASSAULT", ("COERCE", "firearms"): "ASSAULT",
    ("FIGHT", "deport"): "COERCE",
}  # fmt: skip
"""What an act by its mode belongs to today: "destroy" and "abduct" went from COERCE to ASSAULT."""

ACTORS = frozenset({"who", "agent"})
"""Roles of who acts; every other role is of whom or what it is done to."""

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Answer:
    """What the product says of one sentence."""

    row: Row
    events: tuple[EventMention, ...]
    main: EventMention | None
    words: dict[str, str]
    """Each mention's words by its id."""
    heads: dict[tuple[int, int], frozenset[str]]
    """The words that carry each gold span, by where it lies."""

    @property
    def told(self) -> EventMention | None:
        """The first event whose trigger touches a gold EVT span, the main one before others."""
        spans = [Span(s["start"], s["end"]) for s in self.row["spans"] if s["role"] == "EVT"]
        order = [*([self.main] if self.main else []), *self.events]
        return next((e for e in order if any(e.trigger.touches(s) for s in spans)), None)


def main(argv: list[str] | None = None) -> int:
    """Score one gold file and print the figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("gold", type=Path)
    parser.add_argument("--folds", type=int, default=5)
    parser.add_argument("--fold", type=int, help="with --part: which fold is set apart")
    parser.add_argument("--part", choices=("tune", "check"))
    parser.add_argument("--errors", type=int, default=0)
    parser.add_argument("--out", type=Path, help="write the answers here")
    options = parser.parse_args(argv)
    if (options.fold is None) != (options.part is None):
        parser.error("--fold and --part go together")
    rows = [today(row) for row in rows_of([options.gold])]
    if options.part:
        check = options.part == "check"
        rows = [r for r in rows if (fold_of(r["doc_id"], options.folds) == options.fold) is check]
    answers = [answer(row) for row in rows]
    if options.out:
        lines = (json.dumps(as_json(a), ensure_ascii=False) for a in answers)
        options.out.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    for line in [line for a in answers for line in errors_of(a)][: options.errors]:
        print(line, file=sys.stderr)
    metrics: Row = figures(answers)
    if not options.part:
        folds = [
            [a for a in answers if fold_of(a.row["doc_id"], options.folds) == k] for k in range(options.folds)
        ]
        metrics["folds"] = [brief(figures(part)) for part in folds]
    metrics["part"] = f"{options.part} {options.fold}" if options.part else "all"
    metrics["corpus"] = fingerprint([options.gold])
    json.dump(metrics, sys.stdout, ensure_ascii=False)
    print()
    return 0


def today(row: Row) -> Row:
    """A gold line in the types and modes of today's edition."""
    event, mode = row["event"], row["mode"] or None
    kind = MOVED.get((event, mode or ""), TYPES.get(event, event))
    if (event, mode) == ("COERCE", "detain"):
        mode = "abduct"
    return {**row, "event": kind, "mode": MODES.get(mode, mode) if mode else None}


def fold_of(doc_id: str, folds: int) -> int:
    """Which fold a sentence belongs to."""
    return int(hashlib.sha256(doc_id.encode()).hexdigest(), 16) % folds


def answer(row: Row) -> Answer:
    """The product's answer to one sentence."""
    text = row["text"]
    document = Document(id=row["doc_id"], name=row["doc_id"], text=text, text_sha256=sha256(text), lang="en")
    reading: Reading = read(document)
    words = {m.id: document.slice(m.span) for m in reading.mentions}
    parse = nlp.parse(evened(document))
    heads = {(s["start"], s["end"]): gold_heads(parse, s) for s in parties_of(row)}
    return Answer(row, reading.events, main_act(parse, reading.events), words, heads)


def gold_heads(parse: Parse, span: Row) -> frozenset[str]:
    """The words that a gold span may be known by; see the module's docstring."""
    pieces = span["text"].replace(" and ", ", ").split(", ")
    inside = parse.inside(Span(span["start"], span["end"]))
    own = {t.i for t in inside}
    names = {form(t.text) for t in inside if t.pos == "PROPN" and t.head not in own}
    return frozenset(names.union(*(heads_of(piece) for piece in pieces)))


def figures(answers: list[Answer]) -> Row:
    """Every figure of the docstring."""
    return {
        "sentences": len(answers),
        "type": type_figures(answers),
        "mode": mode_figures(answers),
        "participants": {
            "main": party_figures([(a, a.main) for a in answers if parties_of(a.row)]),
            "told": party_figures([(a, a.told) for a in answers if parties_of(a.row) and a.told]),
        },
        "place": place_figures(answers),
    }


def brief(metrics: Row) -> Row:
    """The figures of a fold that are worth a look."""
    return {
        "sentences": metrics["sentences"],
        "type": metrics["type"]["micro"]["f1"],
        "mode": metrics["mode"]["right"],
        "participants": metrics["participants"]["main"]["together"]["f1"],
        "participants_apart": metrics["participants"]["main"]["apart"]["f1"],
        "participants_told": metrics["participants"]["told"]["together"]["f1"],
    }


def plover(event: EventMention | None) -> tuple[str | None, str | None]:
    """Type and mode of an event: ("CONSULT", "visit")."""
    if event is None:
        return None, None
    kind, _, mode = event.plover.partition("-")
    return kind, MODES.get(mode, mode) or None


def type_figures(answers: list[Answer]) -> Row:
    gold = [a.row["event"] for a in answers]
    ours = [plover(a.main)[0] for a in answers]
    right = Counter(g for g, o in zip(gold, ours, strict=True) if g == o)
    each = {
        kind: f1(right[kind], ours.count(kind), right[kind], gold.count(kind)) for kind in sorted(set(gold))
    }
    told = sum(any(plover(e)[0] == a.row["event"] for e in a.events) for a in answers)
    answered = sum(o is not None for o in ours)
    return {
        "micro": f1(sum(right.values()), answered, sum(right.values()), len(gold)),
        "macro": round(sum(e["f1"] for e in each.values()) / len(each), 1) if each else None,
        "any_recall": share(told, len(gold)),
        "answered": share(answered, len(gold)),
        "each": {kind: e["f1"] for kind, e in each.items()},
    }


def mode_figures(answers: list[Answer]) -> Row:
    having = [a for a in answers if a.row["mode"]]
    typed = [a for a in having if plover(a.main)[0] == a.row["event"]]
    right = [a for a in typed if plover(a.main)[1] == a.row["mode"]]
    wanted = [(a.row["event"], a.row["mode"]) for a in having]
    some = sum(w in {plover(e) for e in a.events} for w, a in zip(wanted, having, strict=True))
    return {
        "right": share(len(right), len(having)),
        "where_type_right": share(len(right), len(typed)),
        "any": share(some, len(having)),
        "sentences": len(having),
    }


def parties_of(row: Row) -> list[Row]:
    """The gold spans of who acts and whom it is done to."""
    return [s for s in row["spans"] if {"SRC", "TAR"} & set(s["role"].split("/"))]


def party_figures(pairs: list[tuple[Answer, EventMention | None]]) -> Row:
    """Recall, precision and F1 of the participants, by span alone and with their role."""
    counts: dict[str, Counter[str]] = {"together": Counter(), "apart": Counter()}
    actors: Counter[str] = Counter()
    for found, event in pairs:
        gold = parties_of(found.row)
        ours = parties_in(event)
        for name, count in counts.items():
            hits = [
                (g, p) for g in gold for p in ours if same(found, g, p, event if name == "apart" else None)
            ]
            count["gold"] += len(gold)
            count["ours"] += len(ours)
            count["found"] += sum(any(g is h for h, _ in hits) for g in gold)
            count["right"] += sum(any(p is h for _, h in hits) for p in ours)
            if name == "apart":
                for g in gold:
                    side = g["role"].replace("/LOC", "")
                    actors[side] += 1
                    actors[f"{side} found"] += any(g is h for h, _ in hits)
    return {
        **{name: f1(c["right"], c["ours"], c["found"], c["gold"]) for name, c in counts.items()},
        "found_by_role": {
            side: share(actors[f"{side} found"], actors[side]) for side in ("SRC", "TAR", "SRC/TAR")
        },
        "sentences": len(pairs),
    }


def same(found: Answer, gold: Row, party: Participant, event: EventMention | None) -> bool:
    """Whether a participant is the gold's; with `event`, in the gold's role too."""
    return named(found, gold, party) and (event is None or role_fits(gold, party, event))


def named(found: Answer, gold: Row, party: Participant) -> bool:
    """Whether a head word of the gold span is among a participant's words, or its name's head."""
    heads = found.heads[gold["start"], gold["end"]]
    words = found.row["text"][party.words.start : party.words.end] if party.words else ""
    told = f"{words} {found.words.get(party.party.mention or '', '')} {party.party.name}"
    inside = {form(w) for w in (*(w.form for w in words_of(told)), *told.split())}
    return bool(heads & (inside | heads_of(party.party.name)))


def role_fits(gold: Row, party: Participant, event: EventMention) -> bool:
    """Whether SRC is who acts and TAR whom it is done to."""
    sides = set(gold["role"].split("/"))
    if {"SRC", "TAR"} <= sides or "between" in kinds()[event.kind].roles:
        return True
    return ("SRC" in sides) == (party.role in ACTORS)


def parties_in(event: EventMention | None) -> tuple[Participant, ...]:
    """An event's participants; for a visit, where it goes is one of them."""
    if event is None:
        return ()
    if event.place is None or "place" not in kinds()[event.kind].roles.values():
        return event.participants
    return (*event.participants, Participant(role="place", party=Party(name=event.place)))


def place_figures(answers: list[Answer]) -> Row:
    spans = [(a, s) for a in answers for s in a.row["spans"] if "LOC" in s["role"].split("/")]

    def holds(place: str | None, gold: Row) -> bool:
        words = {form(w) for w in gold["text"].split()}
        return place is not None and bool({form(w) for w in place.split()} & words)

    main = sum(a.main is not None and holds(a.main.place, s) for a, s in spans)
    some = sum(any(holds(e.place, s) for e in a.events) for a, s in spans)
    return {"main": share(main, len(spans)), "any": share(some, len(spans)), "spans": len(spans)}


def share(part: int, whole: int) -> float | None:
    """Per cent, None of nothing."""
    return round(100 * part / whole, 1) if whole else None


def f1(right: int, ours: int, found: int, gold: int) -> Row:
    """Precision, recall and F1 in per cent; 0 where nothing was answered."""
    p, r = (right / ours if ours else 0.0), (found / gold if gold else 0.0)
    both = 2 * p * r / (p + r) if p + r else 0.0
    return {"p": round(100 * p, 1), "r": round(100 * r, 1), "f1": round(100 * both, 1)}


def as_json(found: Answer) -> Row:
    """An answer as it is written with --out."""
    return {
        "doc_id": found.row["doc_id"],
        "main": found.main.id if found.main else None,
        "events": [
            {
                "id": e.id,
                "kind": e.kind,
                "plover": e.plover,
                "trigger": [e.trigger.start, e.trigger.end],
                "realis": str(e.realis),
                "place": e.place,
                "participants": [{"role": p.role, "name": p.party.name} for p in e.participants],
            }
            for e in found.events
        ],
    }


def errors_of(found: Answer) -> Iterable[str]:
    """A line on a sentence whose type or participants are not the gold's."""
    row = found.row
    ours = parties_in(found.main)
    gold = parties_of(row)
    missed = [g for g in gold if not any(same(found, g, p, found.main) for p in ours)]
    extra = [p for p in ours if gold and not any(same(found, g, p, found.main) for g in gold)]
    if plover(found.main)[0] == row["event"] and not missed and not extra:
        return
    trigger = row["text"][found.main.trigger.start : found.main.trigger.end] if found.main else "-"
    yield (
        f"{row['doc_id']} {row['event']}/{row['mode'] or ''} ours {found.main.plover if found.main else '-'}"
        f" {trigger!r}\n    {row['text']}"
        f"\n    missed {[(g['role'], g['text']) for g in missed]}"
        f" extra {[(p.role, p.party.name) for p in extra]}"
    )


if __name__ == "__main__":
    sys.exit(main())
