"""Measure whom words for persons mean, against a gold file with who is who in each report.

usage: python bench/speakers.py GOLD.jsonl [--wrong FILE]

GOLD: one JSON object a line with "id", "text" and "mentions" ("kind", "type", "start", "end", "text",
"cluster"), as ../shared/data/crossdoc/ecbplus_train.jsonl and ecbplus_dev.jsonl have it (ECB+, Cybulska and
Vossen 2014: entities of events, among them persons by name, description and pronoun).

Asked is, for every later word for a person whom the report names: is it the same person as that
name? "right", "wrong" (somebody else's), "unresolved" (nobody's, or not seen). Pronouns,
descriptions ("the actress") and names are counted apart. Words whose person the report never names
are left out: the corpus does not mark every name, so nobody can say what is wrong there.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from timeit import default_timer
from typing import Any

from gold import Rows, fingerprint, rows_of
from onrecord.model import Document, Form, Kind, Mention, Reading, sha256
from onrecord.read import read_all

PERSON = "HUMAN_PART_PER"
"""The gold's word for a person; groups have it too."""

PRONOUNS = frozenset({"he", "him", "his", "himself", "she", "her", "hers", "herself"})


def documents(rows: Rows) -> Iterator[Document]:
    """Each row as a report. ECB+ types quotation marks twice (``…''); offsets stay what they are."""
    for row in rows:
        text = row["text"].replace("``", " “").replace("''", "” ")
        yield Document(
            id=row["id"], name=row["id"], text=text, text_sha256=sha256(text), lang="en", segments=()
        )


def how(words: str) -> str | None:
    """ "pronoun", "name" or "description"; None for plurals and numbers, which are several persons'."""
    low = words.lower().strip()
    if low in PRONOUNS:
        return "pronoun"
    if low in ("they", "them", "their", "we", "i", "i'm", "who", "you") or not low[:1].isalpha():
        return None
    if words.split()[-1][:1].isupper():
        return "name"
    return None if low.endswith(("men", "people", "s")) and not low.endswith("ss") else "description"


def persons(row: dict[str, Any]) -> dict[str, list[dict[str, Any]]]:
    """Cluster to its mentions in the report, in reading order."""
    found: dict[str, list[dict[str, Any]]] = {}
    for m in sorted(row["mentions"], key=lambda m: (m["start"], m["end"])):
        if m["kind"] == "entity" and m["type"] == PERSON:
            found.setdefault(m["cluster"], []).append(m)
    return found


def said(reading: Reading, gold: dict[str, Any]) -> Mention | None:
    """What the reading makes of the gold's words: of what covers their end, the shortest that knows whom."""
    words = gold["text"]
    end = gold["end"] - next((len(s) for s in ("'s", "’s", "'", "’") if words.endswith(s)), 0)
    there = [m for m in reading.mentions if m.span.start < end <= m.span.end]
    return min(there, key=lambda m: (m.entity is None, m.span.length), default=None)


def named(reading: Reading, mentions: list[dict[str, Any]]) -> list[tuple[int, str]]:
    """Where a cluster is named, and whom the reading sees there."""
    found = []
    for gold in mentions:
        name = said(reading, gold) if how(gold["text"]) == "name" else None
        if name is not None and name.form is Form.NAME and name.kind is Kind.PERSON and name.entity:
            found.append((gold["start"], name.entity))
    return found


def judge(row: dict[str, Any], reading: Reading) -> Iterator[tuple[str, str, dict[str, Any], str]]:
    """(sort of words, verdict, gold mention, whom it was given) for every word that can be asked about.

    A name is right if it is the person whom most names of its cluster are; other words if
    they are one whom any of these names is: that the names are torn apart is the names' fault alone.
    """
    for mentions in persons(row).values():
        anchors = named(reading, mentions)
        if not anchors:
            continue
        counted = Counter(who for _, who in anchors)
        most = max(counted, key=lambda who: (counted[who], who))
        for gold in mentions:
            sort = how(gold["text"])
            if sort is None or gold["start"] <= anchors[0][0]:
                continue
            found = said(reading, gold)
            given = (found.entity if found is not None else None) or ""
            if given == most or (sort != "name" and given in counted):
                yield sort, "right", gold, given
            else:
                yield sort, "wrong" if given.startswith("person:") else "unresolved", gold, given


def rates(counts: Counter[str]) -> dict[str, float | int]:
    """Counts, and how many of those resolved, and of all, are right, in per cent."""
    asked = counts["right"] + counts["wrong"] + counts["unresolved"]
    resolved = counts["right"] + counts["wrong"]
    return {
        **{k: counts[k] for k in ("right", "wrong", "unresolved")},
        "of_resolved": round(100 * counts["right"] / resolved, 1) if resolved else 0.0,
        "of_all": round(100 * counts["right"] / asked, 1) if asked else 0.0,
    }


def main(argv: list[str] | None = None) -> int:
    """Run on a gold file and print the metrics as one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--wrong", type=Path, help="write every word that was not right here")
    args = parser.parse_args(argv)
    rows = rows_of([args.gold])
    counts: dict[str, Counter[str]] = {"pronoun": Counter(), "description": Counter(), "name": Counter()}
    notes = []
    started = default_timer()
    for row, reading in zip(rows, read_all(documents(rows)), strict=True):
        for sort, verdict, gold, given in judge(row, reading):
            counts[sort][verdict] += 1
            if verdict != "right":
                context = row["text"][max(0, gold["start"] - 160) : gold["end"] + 40].replace("\n", " / ")
                notes.append(f"{row['id']}\t{sort}\t{verdict}\t{gold['text']}\t{given}\t{context}")
    if args.wrong:
        args.wrong.write_text("\n".join(notes) + "\n", encoding="utf-8")
    result = {
        "corpus": fingerprint([args.gold]),
        "documents": len(rows),
        **{sort: rates(found) for sort, found in counts.items()},
        "seconds": round(default_timer() - started, 1),
    }
    print(json.dumps(result))
    return 0


if __name__ == "__main__":
    sys.exit(main())
