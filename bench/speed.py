"""Measure speed and memory on reports.

usage: python bench/speed.py [REPORTS…] [--copies N] [--workers N] [--skip PART…]

REPORTS: files or folders, by default the example story. Prints one JSON object with

    reading   documents, characters and tokens per CPU second of one reader that is warm,
              seconds to load, and its peak memory (MB of 10**6 bytes)
    readers   for the parse and each reader on top of it: reports and characters per CPU second
    startup   seconds until `onrecord --version` has answered, best of three
    cold      seconds from nothing to report.html: `onrecord build` and `onrecord report`
    memory    N varied copies of the reports built into one store: memory of the building process
              when 25, 50, 75 and 100 % are read and after linking, and what it took

`--skip` leaves parts out. Each part runs in a fresh process with one thread per library.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
EXAMPLE = ROOT / "examples" / "story"
PARTS = ("reading", "readers", "startup", "cold", "memory")

MEASURED = 40
"""Reports that the reader is timed on, at least: copies are varied until there are as many."""

SYLLABLES = ("ba", "ko", "ri", "ten", "mar", "lu", "sev", "do", "nal", "vi", "sha", "pol", "er", "gu", "zan")

ONE_THREAD = {f"{name}_NUM_THREADS": "1" for name in ("OMP", "OPENBLAS", "MKL", "BLIS", "RAYON")}


def vary(text: str, copy: int) -> str:
    """Copy number `copy` of a report: other small numbers, and every third name another one.

    The same number gives the same text. Years stay, and so does the shape of every sentence.
    """

    def number(found: re.Match[str]) -> str:
        return str((int(found.group()) + 7 * copy) % 28 + 1)

    def name(found: re.Match[str]) -> str:
        word = found.group()
        key = sum(ord(c) * (i + 1) for i, c in enumerate(word))
        if key % 3:
            return word
        parts = [SYLLABLES[(key // 3 ** (i + 1) + copy * (i + 1)) % len(SYLLABLES)] for i in range(3)]
        return "".join(parts).capitalize()

    if copy == 0:
        return text
    return re.sub(r"(?<=[a-z,] )[A-Z][a-z]{3,}\b", name, re.sub(r"\b\d{1,2}\b", number, text))


def documents_of(paths: list[str]) -> list[Any]:
    from onrecord.ingest import ingest
    from onrecord.model import Document

    return [item for item in ingest(paths) if isinstance(item, Document) and item.lang in (None, "en")]


def write_copies(paths: list[str], folder: Path, copies: int) -> int:
    """Fill `folder` with `copies` varied reports, and tell how many originals there were."""
    originals = documents_of(paths)
    for n in range(copies):
        original = originals[n % len(originals)]
        text = vary(original.text, n // len(originals))
        (folder / f"{n:05}.txt").write_text(text, encoding="utf-8")
    return len(originals)


def megabytes_now() -> float:
    """Resident memory of this process; its peak where the system does not tell the present."""
    statm = Path("/proc/self/statm")
    if statm.exists():
        return int(statm.read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6
    return megabytes_peak()


def megabytes_peak() -> float:
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1e6


def measure_reading(paths: list[str]) -> dict[str, Any]:
    started = time.perf_counter()
    from onrecord import read
    from onrecord.read import nlp

    read.made_by()
    loaded = time.perf_counter() - started
    with tempfile.TemporaryDirectory() as folder:
        originals = documents_of(paths)
        write_copies(paths, Path(folder), max(MEASURED, len(originals)))
        documents = documents_of([folder])
    for _ in read.read_all(documents[:3]):
        pass
    before, wall = time.process_time(), time.perf_counter()
    for _ in read.read_all(documents):
        pass
    seconds, wall = time.process_time() - before, time.perf_counter() - wall
    peak = megabytes_peak()
    characters = sum(len(d.text) for d in documents)
    tokens = sum(len(parse.tokens) for _, parse in nlp.parse_all(documents))
    return {
        "reports": len(documents),
        "characters_per_report": round(characters / len(documents)),
        "reports_per_cpu_second": round(len(documents) / seconds, 2),
        "tokens_per_cpu_second": round(tokens / seconds),
        "characters_per_cpu_second": round(characters / seconds),
        "cpu_share": round(seconds / wall, 2),
        "load_seconds": round(loaded, 2),
        "peak_mb": round(peak),
    }


def measure_readers(paths: list[str]) -> dict[str, Any]:
    from onrecord import read
    from onrecord.model import Reading
    from onrecord.read import nlp
    from onrecord.read.units import evened

    maker = read.made_by()
    with tempfile.TemporaryDirectory() as folder:
        write_copies(paths, Path(folder), max(MEASURED, len(documents_of(paths))))
        documents = documents_of([folder])
    for _ in read.read_all(documents[:3]):
        pass
    spent = dict.fromkeys(("parse", *(reader.name for reader in read.READERS)), 0.0)
    for document in map(evened, documents):
        before = time.process_time()
        parse = nlp.parse(document)
        spent["parse"] += time.process_time() - before
        reading = Reading(document=document, made_by=maker)
        for reader in read.READERS:
            before = time.process_time()
            reading = reader.read(parse, reading)
            spent[reader.name] += time.process_time() - before
    characters = sum(len(d.text) for d in documents)
    return {
        name: {
            "reports_per_cpu_second": round(len(documents) / seconds, 1),
            "characters_per_cpu_second": round(characters / seconds),
        }
        for name, seconds in spent.items()
    }


def measure_memory(paths: list[str], copies: int, workers: int) -> dict[str, Any]:
    from onrecord import Story

    with tempfile.TemporaryDirectory() as folder:
        reports = Path(folder) / "reports"
        reports.mkdir()
        write_copies(paths, reports, copies)
        story = Story.create(Path(folder) / "story.db")
        story.add([str(reports)])
        curve: dict[str, float] = {"start": round(megabytes_now(), 1)}

        def note(progress: Any) -> None:
            for share in (25, 50, 75, 100):
                if f"{share} %" not in curve and progress.done * 100 >= share * progress.total:
                    curve[f"{share} %"] = round(megabytes_now(), 1)

        started = time.perf_counter()
        story.read(workers=workers, progress=note)
        read = time.perf_counter() - started
        story.link()
        linked = time.perf_counter() - started - read
        story.close()
        children = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024 / 1e6
        size = (Path(folder) / "story.db").stat().st_size / 1e6
    return {
        "reports": copies,
        "workers": workers,
        "mb": curve | {"linked": round(megabytes_now(), 1), "peak": round(megabytes_peak(), 1)},
        "worker_peak_mb": round(children),
        "read_seconds": round(read, 1),
        "link_seconds": round(linked, 1),
        "store_mb": round(size, 1),
    }


def measure_startup() -> dict[str, Any]:
    times = []
    for _ in range(3):
        started = time.perf_counter()
        subprocess.run([sys.executable, "-m", "onrecord", "--version"], check=True, stdout=subprocess.DEVNULL)
        times.append(time.perf_counter() - started)
    return {"seconds": round(min(times), 2)}


def measure_cold(paths: list[str], workers: int) -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as folder:
        store, page = f"{folder}/story.db", f"{folder}/report.html"
        onrecord = [sys.executable, "-m", "onrecord"]
        started = time.perf_counter()
        # Exit 3 is "done in part": some report was set aside, as in the example story.
        built = subprocess.run(
            [*onrecord, "build", *paths, "-o", store, "--workers", str(workers)],
            capture_output=True,
            text=True,
        )
        between = time.perf_counter()
        told = subprocess.run(
            [*onrecord, "report", store, "-o", page], capture_output=True, text=True, check=False
        )
        ended = time.perf_counter()
        if built.returncode not in (0, 3) or told.returncode:
            return {"failed": (built.stderr + told.stderr).strip().splitlines()[-1:]}
        return {
            "seconds": round(ended - started, 1),
            "build_seconds": round(between - started, 1),
            "report_seconds": round(ended - between, 1),
            "report_kb": round(Path(page).stat().st_size / 1e3),
        }


def in_fresh_process(part: str, arguments: argparse.Namespace) -> Any:
    command = [sys.executable, str(Path(__file__).resolve()), *arguments.reports, "--only", part]
    command += ["--copies", str(arguments.copies), "--workers", str(arguments.workers)]
    done = subprocess.run(command, env={**os.environ, **ONE_THREAD}, capture_output=True, text=True)
    if done.returncode:
        return {"failed": done.stderr.strip().splitlines()[-1:]}
    return json.loads(done.stdout)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("reports", nargs="*", default=[str(EXAMPLE)])
    parser.add_argument("--copies", type=int, default=100)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--skip", nargs="*", choices=PARTS, default=[])
    parser.add_argument("--only", choices=PARTS, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    paths = [str(path) for path in arguments.reports]
    if arguments.only == "reading":
        result: dict[str, Any] = measure_reading(paths)
    elif arguments.only == "readers":
        result = measure_readers(paths)
    elif arguments.only == "memory":
        result = measure_memory(paths, arguments.copies, arguments.workers)
    elif arguments.only == "startup":
        result = measure_startup()
    elif arguments.only == "cold":
        result = measure_cold(paths, arguments.workers)
    else:
        result = {part: in_fresh_process(part, arguments) for part in PARTS if part not in arguments.skip}
    print(json.dumps(result, indent=2))
    return 1 if "failed" in json.dumps(result) else 0


if __name__ == "__main__":
    sys.exit(main())
