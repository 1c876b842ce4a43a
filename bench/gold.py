"""What every adapter here does with a gold file: read it, name it by its fingerprint, find its scorer."""

from __future__ import annotations

import hashlib
import importlib.util
import json
from collections.abc import Iterable
from pathlib import Path
from types import ModuleType
from typing import Any

SCORERS = Path(__file__).resolve().parents[2] / "shared" / "bench"
"""Where the scorers lie when nobody says otherwise."""

Rows = list[dict[str, Any]]


def rows_of(paths: Iterable[Path]) -> Rows:
    """The lines of the gold files, decoded."""
    return [
        json.loads(line)
        for path in paths
        for line in path.read_text(encoding="utf-8").splitlines()
        if line.strip()
    ]


def fingerprint(paths: Iterable[Path]) -> dict[str, str]:
    """File name to the first twelve hex digits of its SHA-256: which corpus a figure is of."""
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest()[:12] for path in paths}


def load_scorer(folder: Path, name: str) -> ModuleType:
    """The scorer `name` ("score_timex") of `folder` as a module."""
    spec = importlib.util.spec_from_file_location(name, folder / f"{name}.py")
    if spec is None or spec.loader is None or not (folder / f"{name}.py").is_file():
        raise SystemExit(f"no {name}.py in {folder}; name its folder with --bench")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
