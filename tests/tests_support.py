"""Running the command as a user does."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path


def run_onrecord(*arguments: str | Path, stdin: bytes | None = None) -> subprocess.CompletedProcess[str]:
    """`onrecord` with `arguments`, in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "onrecord", *map(str, arguments)],
        input=stdin,
        capture_output=True,
        timeout=240,
        env={**os.environ, "NO_COLOR": "1"},
    )
    return subprocess.CompletedProcess(
        done.args, done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8", "replace")
    )
