"""Count what the reader of times gets wrong, by kind.

usage: python bench/time_errors.py GOLD.jsonl… [--examples N]

GOLD: as for bench/time.py. Prints one JSON object: kind → count. A gold expression that overlaps a
predicted one is compared with it (exact bounds first, then the longest overlap); the first kind that
fits counts. Kinds that begin with "gold:" are values that contradict the calendar, the words, or
the gold's own habit: another weekday than the words name, X where the words give the day, week or
quarter, a week of one figure, a date where the words name a part of the day.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import date
from importlib import util
from pathlib import Path
from typing import Any

from gold import fingerprint, rows_of

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
WEEKDAY = re.compile(rf"\b(?:{'|'.join(WEEKDAYS)})\b")
ACCOUNTS = re.compile(r"quarter|period|year|half")
MODIFIED = re.compile(
    r"^(?:about|almost|nearly|over|at least|early|earlier|later?|the (?:past|last|next)|just|each of)\b"
)


def pairs_of(gold: list[dict[str, Any]], found: list[dict[str, Any]]) -> list[tuple[int, int]]:
    """Indices of the expressions that are compared, as the scorer of TempEval-3 pairs them."""
    ranked = sorted(
        (not (a["start"] == b["start"] and a["end"] == b["end"]), -overlap(a, b), i, j)
        for i, a in enumerate(gold)
        for j, b in enumerate(found)
        if overlap(a, b) > 0
    )
    taken: tuple[set[int], set[int]] = (set(), set())
    out = []
    for _, _, i, j in ranked:
        if i not in taken[0] and j not in taken[1]:
            taken[0].add(i)
            taken[1].add(j)
            out.append((i, j))
    return out


def overlap(a: dict[str, Any], b: dict[str, Any]) -> int:
    return int(min(a["end"], b["end"]) - max(a["start"], b["start"]))


def value_kind(gold: dict[str, Any], found: dict[str, Any]) -> str:
    """Why the values of two expressions may differ."""
    words, right, ours = found["text"].lower(), str(gold["value"]), found["value"]
    named = WEEKDAY.search(words)
    day = date.fromisoformat(right[:10]) if re.match(r"\d{4}-\d\d-\d\d", right) else None
    if named and day and day.weekday() != WEEKDAYS.index(named[0]):
        return "gold: another weekday than the words"
    if "X" in right and "X" not in ours:
        return "gold: X where the words tell"
    if re.fullmatch(r"\d{4}-W\d", right):
        return "gold: a week of one figure"
    if found["type"] == "TIME" and gold["type"] == "DATE":
        return "gold: part of the day left out"
    if found["rule"] == "ago" and ACCOUNTS.search(words):
        return "a year ago: its quarter, its year or its day"
    if gold["type"] != found["type"]:
        return "a date or a length"
    if found["rule"].startswith("weekday"):
        return "weekday before or after"
    if found["rule"].startswith(("month", "date-")):
        return "year of a month or day"
    return "accounts: which quarter or year" if ACCOUNTS.search(words) else "other value"


def kinds_of(row: dict[str, Any], found: list[dict[str, Any]]) -> Iterator[tuple[str, str]]:
    """Each error of one report, as its kind and the words."""
    gold = row["timexes"]
    pairs = pairs_of(gold, found)
    for i, j in pairs:
        a, b = gold[i], found[j]
        same = a["start"] == b["start"] and a["end"] == b["end"]
        if a["value"] != b["value"]:
            yield value_kind(a, b), f"{b['text']} {a['value']} {b['value']}"
        elif a["type"] != b["type"]:
            yield "type alone", b["text"]
        elif not same:
            modified = MODIFIED.search(b["text"].lower()) or MODIFIED.search(a["text"].lower())
            yield ("bounds: a modifier" if modified else "bounds: other"), f"{b['text']} | {a['text']}"
    for i in set(range(len(gold))) - {i for i, _ in pairs}:
        yield "missed", gold[i]["text"]
    for j in set(range(len(found))) - {j for _, j in pairs}:
        vague = found[j]["value"].endswith("_REF")
        yield ("extra: now, recent, soon" if vague else "extra: other"), found[j]["text"]


def main() -> None:
    spec = util.spec_from_file_location("bench_time", Path(__file__).with_name("time.py"))
    assert spec is not None
    assert spec.loader is not None
    bench = util.module_from_spec(spec)
    spec.loader.exec_module(bench)
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("gold", type=Path, nargs="+")
    ask.add_argument("--examples", type=int, default=0)
    got = ask.parse_args()
    rows = rows_of(got.gold)
    predictions, _ = bench.predict(rows)
    counts: Counter[str] = Counter()
    for row, prediction in zip(rows, predictions, strict=True):
        for kind, words in kinds_of(row, prediction["timexes"]):
            counts[kind] += 1
            if counts[kind] <= got.examples:
                print(f"{kind}: {words}", file=sys.stderr)
    print(
        json.dumps({"corpus": fingerprint(got.gold), "errors": counts.total(), **dict(counts.most_common())})
    )


if __name__ == "__main__":
    main()
