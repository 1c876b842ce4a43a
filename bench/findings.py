"""Which contradictions are found, and what is called one that is none, by changes planted into real reports.

usage: python bench/findings.py GOLD.jsonl… [--key triplet] [--each N] [--seed S] [--kept FILE] [--misses]

GOLD: one JSON object a line with "id", "text", "date", "source" and the story's name in the field named by
--key; each story is read, linked and compared as `onrecord build` does it, with one report changed
(`planting.py` says how):

- twin: a copy of a report, a fifth of its sentences cut, is added with one value changed;
- sister: a value that two reports tell is changed in one of them;
- within: a report gets a sentence of its own once more with another value.

A planted contradiction is found where a finding of the kinds contradiction, self-contradiction,
different-account or speaker-inconsistent points at the changed words. A harmless change is a false alarm
where one does. Findings on stories as they are (`untouched`) are counted by kind; --list prints these, to
be judged by hand. --each: planted changes for each slot and setting, drawn by --seed. --kept: a file in
which readings are kept between runs. Prints one JSON object.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

import planting
from gold import fingerprint, rows_of
from onrecord.compare import compare
from onrecord.link import link
from onrecord.link.relabel import relabel
from onrecord.model import DateBasis, Document, Finding, FindingKind, Reading, Span, content_id, sha256
from onrecord.read import decode, encode_document, read_bytes
from triples import document_of

ALARMS = frozenset({
    FindingKind.CONTRADICTION,
    FindingKind.SELF_CONTRADICTION,
    FindingKind.DIFFERENT_ACCOUNT,
    FindingKind.SPEAKER_INCONSISTENT,
})  # fmt: skip
"""Kinds of findings that say that two tellings do not go together."""

LATER = timedelta(days=2)
CUT = 5
"""Of a copy every fifth sentence is cut, if no quotation is torn by it."""


@dataclass(frozen=True, slots=True)
class Plant:
    """One changed report in its story."""

    group: str
    """"planted" or "harmless"."""
    setting: str
    slot: str
    document: Document
    start: int
    end: int
    story: str
    replaces: str | None
    was: str


def changed(document: Document, change: planting.Change, mark: str) -> Document:
    """A report with a changed text, under another id; of a later day where the change says so."""
    day = document.published
    if change.later and day is not None:
        day += LATER
    return replace(
        document,
        id=content_id(mark, change.text, document.id),
        name=f"{document.name}-{mark}",
        text=change.text,
        text_sha256=sha256(change.text),
        outlet=f"{document.outlet or document.name} {mark}",
        published=day,
        published_basis=DateBasis.GIVEN if day else None,
    )


def shortened(change: planting.Change) -> planting.Change:
    """A copy with every fifth sentence cut, never the changed one."""
    text, start, end = change.text, change.start, change.end
    spans = list(planting.sentences(text))
    for n in range(len(spans) - 1, -1, -1):
        first, last = spans[n]
        whole = not set(text[first:last]) & set('“”"')
        if n % CUT == CUT - 1 and whole and (last < start or first > end):
            stop = spans[n + 1][0] if n + 1 < len(spans) else last
            text = text[:first] + text[stop:]
            if first < start:
                start, end = start - (stop - first), end - (stop - first)
    return planting.Change(text, start, end, change.later)


def repeated(text: str, site: planting.Site, change: planting.Change) -> planting.Change:
    """The report with the changed sentence added at its end."""
    if site.slot in ("count", "sum", "percent", "duration", "vote"):
        # `contradict` changed the value everywhere; here the first place has to stay.
        change = planting.at(text, site.start, site.end, change.text[change.start : change.end])
    sentence = change.text[site.first : site.last + len(change.text) - len(text)]
    lead = text.rstrip() + "\n"
    start = len(lead) + change.start - site.first
    return planting.Change(lead + sentence + "\n", start, start + change.end - change.start)


def plants(stories: dict[str, list[Document]], each: int, seed: int) -> Iterator[Plant]:
    """All planted reports, in the order of settings and slots."""
    rng = random.Random(seed)
    for setting in ("twin", "sister", "within"):
        for slot in planting.SITES:
            if setting != "twin" and slot in ("who", "denial"):
                continue
            yield from drawn(stories, setting, slot, each, rng, None)
    for kind, (slots, _) in planting.HARMLESS.items():
        for setting in ("twin", "sister"):
            for slot in slots:
                yield from drawn(stories, setting, slot, max(1, each // 2), rng, kind)


def drawn(
    stories: dict[str, list[Document]],
    setting: str,
    slot: str,
    each: int,
    rng: random.Random,
    kind: str | None,
) -> Iterator[Plant]:
    """Up to `each` changes of one slot in one setting, each in another report if possible."""
    places = []
    for name in sorted(stories):
        for document in stories[name]:
            if setting == "sister":
                found = {
                    s for other in stories[name] if other.id != document.id
                    for s in planting.told_by_both(other.text, document.text, slot)
                }  # fmt: skip
            else:
                found = set(planting.sites(document.text, slot))
            places += [(name, document, s) for s in sorted(found, key=lambda s: s.start)]
    rng.shuffle(places)
    seen: Counter[str] = Counter()
    places.sort(key=lambda p: _nth(seen, p[1].id))
    done = 0
    for name, document, site in places:
        if done >= each:
            return
        if kind is None:
            change = planting.contradict(document.text, site, rng)
        else:
            change = planting.HARMLESS[kind][1](document.text, site)
        # Of a report without a day nothing is later.
        if change is None or (change.later and document.published is None):
            continue
        done += 1
        if setting == "within":
            change = repeated(document.text, site, change)
        elif setting == "twin":
            change = shortened(change)
        yield Plant(
            group="planted" if kind is None else "harmless",
            setting=setting,
            slot=slot if kind is None else kind,
            document=changed(document, change, setting),
            start=change.start,
            end=change.end,
            story=name,
            replaces=None if setting == "twin" else document.id,
            was=document.text[site.start : site.end],
        )


def _nth(seen: Counter[str], ident: str) -> int:
    seen[ident] += 1
    return seen[ident]


class Desk:
    """Reads reports, once each; readings are kept in a file if one is named."""

    def __init__(self, kept: Path | None) -> None:
        self.kept = kept
        self.readings: dict[bytes, bytes] = {}
        if kept is not None and kept.is_file():
            data, at = kept.read_bytes(), 0
            while at < len(data):
                sizes = [int.from_bytes(data[at + i : at + i + 4], "big") for i in (0, 4)]
                at += 8
                self.readings[data[at : at + sizes[0]]] = data[at + sizes[0] : at + sum(sizes)]
                at += sum(sizes)

    def read(self, document: Document) -> Reading:
        """The reading of a report."""
        asked = encode_document(document)
        if asked not in self.readings:
            made = self.readings[asked] = read_bytes(asked)
            if self.kept is not None:
                with self.kept.open("ab") as file:
                    file.write(len(asked).to_bytes(4, "big") + len(made).to_bytes(4, "big") + asked + made)
        return decode(self.readings[asked])


def findings_of(readings: Sequence[Reading]) -> tuple[Finding, ...]:
    """All findings of a story."""
    links = link(readings)
    return compare(tuple(relabel(r, links) for r in readings), links)


def hits(findings: Sequence[Finding], plant: Plant) -> list[Finding]:
    """Findings that point at the changed words and say that something does not go together."""
    changed_words = Span(plant.start, plant.end)
    return [
        f
        for f in findings
        if f.kind in ALARMS
        and any(p.doc == plant.document.id and p.span.touches(changed_words) for p in f.evidence)
    ]


def main() -> int:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("gold", type=Path, nargs="+")
    ask.add_argument("--key", default="triplet")
    ask.add_argument("--each", type=int, default=12)
    ask.add_argument("--seed", type=int, default=5)
    ask.add_argument("--kept", type=Path)
    ask.add_argument(
        "--misses", action="store_true", help="tell on stderr what is missed and what is a false alarm"
    )
    ask.add_argument(
        "--list", action="store_true", help="tell on stderr every finding on the stories as they are"
    )
    got = ask.parse_args()
    stories: dict[str, list[Document]] = defaultdict(list)
    for row in rows_of(got.gold):
        stories[str(row[got.key])].append(document_of(row))
    stories = {k: sorted(v, key=lambda d: d.name) for k, v in sorted(stories.items()) if len(v) > 1}
    desk = Desk(got.kept)
    untouched: Counter[str] = Counter()
    for name, documents in stories.items():
        for finding in findings_of([desk.read(d) for d in documents]):
            untouched[str(finding.kind)] += 1
            if got.list:
                print(f"{name}\t{finding.kind}\t{finding.rule}\t{finding.reason}", file=sys.stderr)
    found: Counter[tuple[str, str, str]] = Counter()
    asked: Counter[tuple[str, str, str]] = Counter()
    for plant in plants(stories, got.each, got.seed):
        key = (plant.group, plant.setting, plant.slot)
        story = [d for d in stories[plant.story] if d.id != plant.replaces]
        alarms = hits(findings_of([desk.read(d) for d in (*story, plant.document)]), plant)
        asked[key] += 1
        found[key] += bool(alarms)
        if got.misses and bool(alarms) == (plant.group == "harmless"):
            text = plant.document.text
            around = " ".join(text[max(0, plant.start - 90) : plant.end + 70].split())
            print(*key, plant.document.name, f"{plant.was} → {text[plant.start : plant.end]}:", around,
                  *[f"\n    {f.kind} {f.reason}" for f in alarms], file=sys.stderr)  # fmt: skip
    print(json.dumps(report(got.gold, len(stories), asked, found, untouched)))
    return 0


def report(
    gold: Sequence[Path],
    stories: int,
    asked: Counter[tuple[str, str, str]],
    found: Counter[tuple[str, str, str]],
    untouched: Counter[str],
) -> dict[str, object]:
    """The figures: recall of planted contradictions by setting and slot, false alarms on harmless changes."""
    table: dict[str, dict[str, dict[str, str]]] = {"planted": {}, "harmless": {}}
    for group, setting, slot in asked:
        key = (group, setting, slot)
        table[group].setdefault(setting, {})[slot] = f"{found[key]}/{asked[key]}"
    sums = {}
    for group in table:
        for setting in table[group]:
            n = sum(v for k, v in asked.items() if k[:2] == (group, setting))
            hit = sum(v for k, v in found.items() if k[:2] == (group, setting))
            sums[f"{group}_{setting}"] = {"of": n, "alarms": hit, "share": round(hit / n, 3) if n else None}
    return {
        "corpus": fingerprint(gold),
        "stories": stories,
        "in_all": sums,
        "by_slot": table,
        "untouched": dict(sorted(untouched.items())),
    }


if __name__ == "__main__":
    sys.exit(main())
