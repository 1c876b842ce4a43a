"""Reading the data files that hold words, kinds, outlets and offices."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import Any

from onrecord.errors import LexiconError


@cache
def read_toml(name: str) -> dict[str, Any]:
    """The data file `name` ("outlets.toml", "events/call.toml"), read once per process.

    Callers must not change what they get.

    Raises:
        LexiconError: no such file, or it is not valid TOML.
    """
    path = resources.files("onrecord.lexicon").joinpath(name)
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError as err:
        raise LexiconError(f"no data file {name!r} in the lexicon") from err
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as err:
        raise LexiconError(f"{name}: {err}") from err


def names_in(folder: str) -> list[str]:
    """Stems of the TOML files in `folder` ("events", "languages"), sorted."""
    found = resources.files("onrecord.lexicon").joinpath(folder)
    return sorted(p.name[:-5] for p in found.iterdir() if p.name.endswith(".toml"))


def sources() -> dict[str, str]:
    """Where each data file's words come from: file name to its `source` line, sorted by name."""
    root = resources.files("onrecord.lexicon")
    files = [p.name for p in root.iterdir() if p.name.endswith(".toml")]
    files += [f"{d}/{n}.toml" for d in ("events", "languages") for n in names_in(d)]
    return {
        name: str(read_toml(name).get("source", "see the comments in the file")) for name in sorted(files)
    }
