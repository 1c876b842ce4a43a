"""Measure what linking and comparing cost as the reports grow in number.

usage: python bench/scale.py CORPUS.jsonl… [--sizes 1000,3000,10000] [--one-story] [--wording SHARE]
                             [--words N] [--each N] [--readings FILE] [--profile]

CORPUS: one JSON object a line with "id", "text" and, where known, "date", "source" and its story ("triplet"
or "subtopic"). The reports (only the first N words of each with --words, only every N-th story with --each)
are read once; then readings are grown from them (see `grow.py`): as many new stories as it takes, or with
--one-story one single story that all reports tell; --wording is the share of words that each telling
has of its own (0.9; with 0.05 all tellings are copies). Each size runs in a process of its own. Prints one
JSON object with, for every size, CPU seconds for linking (by linker) and comparing (by comparison), peak
memory with the readings held, memory of the readings alone (MB of 10**6 bytes), counts of what was found;
and the exponent: the slope of log seconds over log reports. Reading is not in these figures: see `speed.py`.

--readings keeps the readings of the corpus in FILE, or takes them from there.
"""

from __future__ import annotations

import argparse
import gc
import importlib
import json
import math
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from gold import fingerprint, rows_of
from grow import OTHER_WORDS, Template, grow, templates

GROUPS = ("triplet", "subtopic", "topic")


def peak() -> float:
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1e6


def read_corpus(paths: list[Path], words: int | None, each: int) -> list[tuple[str, bytes]]:
    """The story and the encoded reading of every report that is taken."""
    from onrecord.model import DateBasis, Document, sha256
    from onrecord.read import encode_document, read_bytes

    rows = rows_of(paths)
    names = [str(next((r[k] for k in GROUPS if r.get(k)), r["id"])) for r in rows]
    taken = set(sorted(set(names))[::each])
    found = []
    for row, name in zip(rows, names, strict=True):
        if name not in taken:
            continue
        text = row["text"] if words is None else cut(row["text"], words)
        day = date.fromisoformat(row["date"][:10]) if row.get("date") else None
        document = Document(
            id=str(row["id"]),
            name=str(row["id"]),
            text=text,
            text_sha256=sha256(text),
            outlet=row.get("source"),
            lang="en",
            published=day,
            published_basis=DateBasis.GIVEN if day else None,
        )
        found.append((name, read_bytes(encode_document(document))))
    return found


def cut(text: str, words: int) -> str:
    """The first sentences of `text` that make up `words` words."""
    import re

    ends = [m.end() for m in re.finditer(r"\S+", text)]
    if len(ends) <= words:
        return text
    stop = re.compile(r"[.!?][”\"’']?(?=\s)").search(text, ends[words - 1])
    return text[: stop.end()] if stop else text


def keep(found: list[tuple[str, bytes]], path: Path) -> None:
    with path.open("wb") as out:
        for name, data in found:
            out.write(json.dumps([name, data.decode()]).encode() + b"\n")


def kept(path: Path) -> list[Template]:
    from onrecord.read import decode

    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    found: list[Template] = templates([decode(data.encode()) for _, data in rows], [name for name, _ in rows])
    return found


PARTS = {
    "link.entities": ("onrecord.link", "link_entities"),
    "link.sides": ("onrecord.link", "with_known_sides"),
    "link.relabel": ("onrecord.link", "relabel"),
    "link.copies": ("onrecord.link", "find_copies"),
    "link.stories": ("onrecord.link", "find_stories"),
    "link.events": ("onrecord.link", "link_events"),
    "link.quotes": ("onrecord.link", "link_quotes"),
    "link.claims": ("onrecord.link", "link_claims"),
    "compare.sentences": ("onrecord.compare", "tell"),
}
"""What is timed one by one, by where the stages find it."""


def timed(spent: dict[str, float], name: str, work: Callable[..., Any]) -> Callable[..., Any]:
    def run(*args: Any, **kwargs: Any) -> Any:
        before = time.process_time()
        try:
            return work(*args, **kwargs)
        finally:
            spent[name] = spent.get(name, 0.0) + time.process_time() - before

    return run


class Watched:
    """A comparison that is timed."""

    def __init__(self, spent: dict[str, float], comparison: Any) -> None:
        self.name = comparison.name
        self.compare = timed(spent, f"compare.{comparison.name}", comparison.compare)
        if hasattr(comparison, "compare_told"):
            self.compare_told = timed(spent, f"compare.{comparison.name}", comparison.compare_told)


def measure(source: Path, size: int, one_story: bool, wording: float) -> dict[str, Any]:
    """Link and compare `size` grown readings as `Story` does it."""
    import onrecord.compare as comparing
    import onrecord.link as linking
    from onrecord.quiet import without_collecting

    spent: dict[str, float] = {}
    for name, (module, function) in PARTS.items():
        place = importlib.import_module(module)
        setattr(place, function, timed(spent, name, getattr(place, function)))
    comparing.COMPARISONS = tuple(Watched(spent, c) for c in comparing.COMPARISONS)
    readings = list(grow(kept(source), size, stories=1 if one_story else None, wording=wording))
    characters = sum(len(r.document.text) for r in readings)
    gc.collect()
    held = peak()
    wall, before = time.perf_counter(), time.process_time()
    with without_collecting():
        links = linking.link_in_place(readings)
        linked = time.process_time()
        findings = comparing.compare(tuple(readings), links)
        portraits = comparing.portraits(tuple(readings), links)
        done = time.process_time()
    return {
        "reports": size,
        "characters_per_report": round(characters / size),
        "cpu_seconds": round(done - before, 2),
        "link": round(linked - before, 2),
        "compare": round(done - linked, 2),
        "parts": {k: round(v, 2) for k, v in sorted(spent.items())},
        "wall_seconds": round(time.perf_counter() - wall, 1),
        "peak_mb": round(peak()),
        "readings_mb": round(held),
        "found": {
            "entities": len(links.entities),
            "events": len(links.events),
            "quotes": len(links.quotes),
            "claims": len(links.claims),
            "copies": len(links.copies),
            "findings": len(findings),
            "portraits": len(portraits),
        },
    }


def slope(points: list[tuple[int, float]]) -> float | None:
    """The exponent of cost ~ size ** exponent, by least squares over the logarithms."""
    logs = [(math.log(n), math.log(max(s, 1e-3))) for n, s in points]
    if len(logs) < 2:
        return None
    x, y = (sum(v) / len(logs) for v in zip(*logs, strict=True))
    over, under = sum((a - x) * (b - y) for a, b in logs), sum((a - x) ** 2 for a, _ in logs)
    return float(round(over / under, 3))


def main() -> int:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("corpus", type=Path, nargs="*")
    ask.add_argument("--sizes", default="1000,3000,10000")
    ask.add_argument("--one-story", action="store_true")
    ask.add_argument("--wording", type=float, default=OTHER_WORDS)
    ask.add_argument("--words", type=int)
    ask.add_argument("--each", type=int, default=1)
    ask.add_argument("--readings", type=Path)
    ask.add_argument("--profile", action="store_true", help="print where the time goes, to stderr")
    ask.add_argument("--child", type=int, help=argparse.SUPPRESS)
    got = ask.parse_args()
    if got.child is not None:
        if got.profile:
            import cProfile

            profile = cProfile.Profile()
            result = profile.runcall(measure, got.readings, got.child, got.one_story, got.wording)
            profile.dump_stats(f"/tmp/scale-{got.child}.prof")
        else:
            result = measure(got.readings, got.child, got.one_story, got.wording)
        print(json.dumps(result))
        return 0
    with tempfile.TemporaryDirectory() as folder:
        source = got.readings or Path(folder) / "readings.jsonl"
        if not source.exists():
            keep(read_corpus(got.corpus, got.words, got.each), source)
        rows = []
        for size in (int(s) for s in got.sizes.split(",")):
            call = [sys.executable, __file__, "--child", str(size), "--readings", str(source)]
            call += ["--wording", str(got.wording)]
            call += ["--one-story"] * got.one_story + ["--profile"] * got.profile
            run = subprocess.run(call, stdout=subprocess.PIPE, text=True)
            rows.append(
                json.loads(run.stdout) if run.returncode == 0 else {"reports": size, "failed": run.returncode}
            )
            print(json.dumps(rows[-1]), file=sys.stderr)
    done = [(r["reports"], r["cpu_seconds"]) for r in rows if "cpu_seconds" in r]
    print(
        json.dumps(
            {
                "corpus": fingerprint(got.corpus),
                "stories": "one" if got.one_story else "many",
                "own_wording": got.wording,
                "sizes": rows,
                "exponent": slope(done),
            }
        )
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
