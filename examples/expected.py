"""The example story's expected record: `python examples/expected.py` compares, `--write` writes it anew.

One file of JSON lines per thing, so that a change of behaviour is read as a diff.
"""

from __future__ import annotations

import sys
from pathlib import Path

from onrecord import Story
from onrecord.model import Record
from onrecord.present.table import as_lines, rows

HERE = Path(__file__).resolve().parent
THINGS = ("documents", "entities", "events", "statements", "quotes", "claims", "findings")


def expected_of(record: Record) -> dict[str, str]:
    """File name to contents."""
    return {f"{thing}.jsonl": as_lines(rows(record, thing)) for thing in THINGS}


def differing(record: Record) -> list[str]:
    """Names of the files that do not say what the record says now."""
    folder = HERE / "expected"
    return [
        name
        for name, text in expected_of(record).items()
        if not (folder / name).is_file() or (folder / name).read_text(encoding="utf-8") != text
    ]


def main() -> int:
    """Compare or write; 1 if they differ."""
    record = Story.build([HERE / "story"]).record
    if "--write" in sys.argv[1:]:
        folder = HERE / "expected"
        folder.mkdir(exist_ok=True)
        for name, text in expected_of(record).items():
            (folder / name).write_text(text, encoding="utf-8")
        return 0
    names = differing(record)
    for name in names:
        print(
            f"examples/expected/{name} differs: run `python examples/expected.py --write` and read the diff"
        )
    return 1 if names else 0


if __name__ == "__main__":
    sys.exit(main())
