"""Measure time expressions against the English date and time cases of Recognizers-Text.

usage: python bench/specs.py SPECS.jsonl [--out JUDGED.jsonl] [--errors N] [--reasons]

SPECS: one JSON object a line, {"doc_id", "suite", "dct", "text", "timexes"}. A case that repeats the
text, day and expected words of an earlier one is left out first; of the rest, those that no newspaper
could print are refused, each by a rule of `specs_refused.py` with a name, whether OnRecord gets them
right or not.
`--reasons` lists the refused cases on stderr, `--errors` the first wrong ones. Prints one JSON object.

The specs are typed in lower case; months, weekdays and feasts get the capital a newspaper prints.
A case that expects expressions is right when each is found with about the same words (ours
overlap it, and what the specs take in more or less are words that join or place a time: "from",
"between", "next to") and with the same meaning; one that expects none, when nothing but words like
"recently" is found. The same meaning is:

- a day, week, month, quarter, year, season: the same one (the specs end a stretch on the day after
  its last, we on its last); where they give a past and a future reading, either;
- a day counted in weeks, months or years ("two months ago"): the week, month or year that holds it;
- "early", "mid", "late", "end of": the same unit with TIMEX3's mod, whatever part the specs cut out;
- "before", "after", "since", "until" a time: the time itself, as TIMEX3 marks it;
- a range: its two ends, which TIMEX3 marks apart, each being the first or last day of what is named
  or the day after ("from March to May" may end where May begins or ends), or one end and the length;
- what reaches from the present so far ("the next three days", "in two weeks"): its length, TIMEX3's value;
- a clock time: the same hour and minute, and day where the specs give one; of two readings (5 in the
  morning, 5 in the afternoon) either;
- a duration: the same length; a set: the same period and hour; an impossible date: no date at all.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from gold import fingerprint, rows_of
from onrecord.lexicon.holidays import by_name
from onrecord.model import DateBasis, Document, sha256
from onrecord.read.times import find_times
from onrecord.read.times.words import MONTHS, WEEKDAYS, ZONES
from specs_meaning import Seen, means, seen
from specs_refused import REFUSALS, contradicted

Row = dict[str, Any]

JOINING = frozenset(
    [
        "a",
        "about",
        "after",
        "an",
        "and",
        "approximately",
        "around",
        "as",
        "at",
        "before",
        "beginning",
        "between",
        "by",
        "circa",
        "during",
        "each",
        "early",
        "end",
        "every",
        "for",
        "from",
        "in",
        "it",
        "its",
        "last",
        "late",
        "later",
        "least",
        "less",
        "more",
        "most",
        "next",
        "no",
        "not",
        "now",
        "o'clock",
        "of",
        "off",
        "on",
        "only",
        "or",
        "over",
        "past",
        "so",
        "sometime",
        "starting",
        "since",
        "start",
        "than",
        "that",
        "the",
        "then",
        "this",
        "through",
        "thru",
        "throughout",
        "till",
        "time",
        "to",
        "until",
        "up",
        "upcoming",
        "whole",
        "within",
        "year",
        "years",
        "any",
        "earlier",
        "first",
        "coming",
        "previous",
        "fiscal",
        "calendar",
        "is",
        "s",
    ]
)
"""Words that join or place a time: either side may take them into an expression or leave them out."""

ZONE_WORDS = frozenset({*ZONES, "time", "local", "beijing", "eastern", "central", "mountain", "pacific"})
"""A zone that we take in is no mistake where one suite leaves it out and another takes it in."""

_PLAIN_NAMES = sorted(
    {
        n
        for n in (*MONTHS, *WEEKDAYS, "mon", "tue", "wed", "thu", "fri", "sat")
        if n not in ("may", "march", "mar")
    }
    | set(by_name()),
    key=len,
    reverse=True,
)
_NAMES = re.compile(rf"\b(?:{'|'.join(map(re.escape, _PLAIN_NAMES))})(?=s?\b)")
_MAY = re.compile(
    r"\b(?:may|march)(?=\s+(?:\d|\w+(?:th|first|second|third)\b))"
    r"|(?<=\bof )(?:may|march)\b|(?<=\bin )(?:may|march)\b|(?<=\d )(?:may|march)\b"
)
_QUARTERS = re.compile(r"\b[qh](?=[1-4]\b)")


def printed(text: str) -> str:
    """`text` with the capitals that a newspaper gives to months, weekdays and feasts; no length changes."""
    text = _NAMES.sub(lambda m: re.sub(r"\b[a-z](?!\b)", lambda c: c[0].upper(), m[0]), text)
    text = _MAY.sub(lambda m: m[0].capitalize(), text)
    return _QUARTERS.sub(lambda m: m[0].upper(), text)


def read(row: Row) -> tuple[Document, list[Seen]]:
    """The case as a document and what is found in it."""
    text = printed(row["text"])
    published = date.fromisoformat(row["dct"][:10]) if row["dct"] else None
    document = Document(
        id=row["doc_id"],
        name=row["doc_id"],
        text=text,
        text_sha256=sha256(text),
        published=published,
        published_basis=DateBasis.GIVEN if published else None,
    )
    return document, [seen(time) for time in find_times(document)]


def _place(text: str, gold: Row) -> tuple[int, int]:
    """Where the expected words stand; their offsets in the specs are now and then off."""
    start, end = gold["start"], gold["end"]
    words = gold["text"].lower()
    if text[start:end].lower() != words:
        at = text.lower().find(words)
        return (at, at + len(words)) if at >= 0 else (start, end)
    return start, end


def _content(text: str, start: int, end: int) -> set[str]:
    """The words of a stretch that say what time is meant."""
    return set(re.findall(r"[\w']+", text[start:end].lower())) - JOINING


def _about_the_same(text: str, place: tuple[int, int], group: Sequence[Seen], others: set[str]) -> bool:
    """Whether `group` covers what the stretch says, and says no more than it and its neighbours."""
    start, end = place
    covered: set[int] = set()
    for one in group:
        covered.update(range(one.start, one.end))
    words = [m.span() for m in re.finditer(r"[\w']+", text[start:end])]
    missing = [
        text[start + a : start + b].lower()
        for a, b in words
        if not covered.intersection(range(start + a, start + b))
    ]
    left = [w for w in missing if w not in JOINING]
    beyond = {w for one in group for w in _content(text, one.start, one.end)}
    return not left and not beyond - _content(text, start, end) - others - ZONE_WORDS


def judge(row: Row) -> tuple[str | None, list[tuple[str, str, str | None]]]:
    """What is wrong with the reading of a case, None where it is right; and what was found."""
    document, found = read(row)
    text = document.text
    listed = [(text[one.start : one.end], one.value, one.mod) for one in found]
    places = [_place(text, gold) for gold in row["timexes"]]
    words = {w for start, end in places for w in _content(text, start, end)}
    for gold, place in zip(row["timexes"], places, strict=True):
        group = [one for one in found if one.start < place[1] and place[0] < one.end]
        impossible = all(v.get("value") == "not resolved" for v in gold["values"]) and not group
        if not means(gold, group, document.published):
            return f"meaning of {gold['text']!r}", listed
        if not impossible and not _about_the_same(text, place, group, words):
            return f"words of {gold['text']!r}", listed
    stray = [
        one
        for one in found
        if not one.value.endswith("_REF") and not any(one.start < e and s < one.end for s, e in places)
    ]
    if stray:
        return f"{text[stray[0].start : stray[0].end]!r} was not expected", listed
    return None, listed


def sort_out(rows: Sequence[Row]) -> tuple[list[Row], list[tuple[Row, str]], int]:
    """The cases to judge, the refused ones with their reasons, and how many only repeated another."""
    doubtful = contradicted(rows)
    kept: list[Row] = []
    refused: list[tuple[Row, str]] = []
    known: set[tuple[str, ...]] = set()
    ordered = sorted(rows, key=lambda row: row["suite"] != "DateTimeModel")
    for row in ordered:
        key = (row["text"], row["dct"] or "", *(gold["text"] for gold in row["timexes"]))
        if key in known:
            continue
        known.add(key)
        case = {**row, "contradicted": (row["text"], row["dct"]) in doubtful}
        name = next((refusal.name for refusal in REFUSALS if refusal.takes(case)), None)
        if name:
            refused.append((row, name))
        else:
            kept.append(row)
    return kept, refused, len(rows) - len(known)


def measure(rows: Sequence[Row]) -> tuple[dict[str, Any], list[Row]]:
    """Figures and, case by case, what was read and whether it is right."""
    kept, refused, repeated = sort_out(rows)
    judged = []
    by_type: dict[str, list[int]] = {}
    for row in kept:
        wrong, found = judge(row)
        kind = row["timexes"][0]["type"] if row["timexes"] else "none"
        by_type.setdefault(kind, [0, 0])[0] += 1
        by_type[kind][1] += wrong is None
        judged.append(
            {"doc_id": row["doc_id"], "text": row["text"], "dct": row["dct"], "wrong": wrong, "found": found}
        )
    right = sum(row["wrong"] is None for row in judged)
    figures = {
        "cases": len(rows),
        "repeated": repeated,
        "refused": dict(Counter(name for _, name in refused).most_common()),
        "judged": len(judged),
        "right": right,
        "share": round(100 * right / len(judged), 2) if judged else None,
        "by_type(n,right)": dict(sorted(by_type.items())),
    }
    return figures, judged


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("specs", type=Path, nargs="+")
    ask.add_argument("--out", type=Path)
    ask.add_argument("--errors", type=int, default=0)
    ask.add_argument("--reasons", action="store_true")
    got = ask.parse_args()
    rows = rows_of(got.specs)
    figures, judged = measure(rows)
    if got.reasons:
        for row, name in sort_out(rows)[1]:
            print(f"{name}: {row['text']!r} {[g['text'] for g in row['timexes']]}", file=sys.stderr)
    for row in [row for row in judged if row["wrong"]][: got.errors]:
        print(
            f"{row['doc_id']} {row['dct']} {row['text'][:160]!r}: {row['wrong']}; {row['found']}",
            file=sys.stderr,
        )
    if got.out:
        got.out.write_text("".join(json.dumps(row) + "\n" for row in judged), encoding="utf-8")
    figures["corpus"] = fingerprint(got.specs)
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
