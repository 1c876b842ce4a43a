"""Real output in the docs: `python docs/outputs.py` compares it with what comes out now, `--write` writes it.

A block is a comment `<!-- output: COMMAND -->` followed by a fenced block. Commands run in a
folder of their own in which `examples` is the project's and `story.db` the built example story.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PAGES = (ROOT / "README.md", ROOT / "docs" / "tutorial.md")
BLOCK = re.compile(r"(<!-- output: (.+?) -->\n+```\w*\n)(.*?)(\n```)", re.S)
WIDTH = "104"
"""Columns that tables are drawn for."""


def run(command: str, folder: Path) -> str:
    """What `command` prints, standard error included, with its prompt line."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}"
    env = {**os.environ, "PATH": path, "COLUMNS": WIDTH, "NO_COLOR": "1"}
    done = subprocess.run(
        ["bash", "-c", command],
        cwd=folder,
        env=env,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    lines = [line.rstrip() for line in done.stdout.rstrip().splitlines()]
    return "\n".join([f"$ {command}", *lines])


def outputs(pages: tuple[Path, ...] = PAGES) -> dict[Path, str]:
    """Each page as it should be now."""
    found = {}
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        (folder / "examples").symlink_to(ROOT / "examples")
        run("onrecord build examples/story -o story.db", folder)
        for page in pages:
            text = page.read_text(encoding="utf-8")
            found[page] = BLOCK.sub(lambda m: m.group(1) + _fresh(m.group(2), folder) + m.group(4), text)
    return found


def _fresh(command: str, folder: Path) -> str:
    if command.startswith("onrecord build"):
        # As on the first day: nothing is read yet.
        for name in ("story.db", "story.db-wal", "story.db-shm"):
            (folder / name).unlink(missing_ok=True)
    return run(command, folder)


def main() -> int:
    """Compare or write; 1 if something differs."""
    stale = {page: text for page, text in outputs().items() if page.read_text(encoding="utf-8") != text}
    if "--write" in sys.argv[1:]:
        for page, text in stale.items():
            page.write_text(text, encoding="utf-8")
        return 0
    for page in stale:
        print(
            f"{page.relative_to(ROOT)}: output differs; "
            "run `python docs/outputs.py --write` and read the diff"
        )
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main())
