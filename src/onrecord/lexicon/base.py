"""Reading the data files that hold words, kinds, outlets and offices."""

from __future__ import annotations

import itertools
import re
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
    """Where each data file's words come from: file name to what it says of itself, sorted by name.

    That is its `source` line, else the comment that it begins with, from "Source:" or "Origin:" on where
    it has that.
    """
    root = resources.files("onrecord.lexicon")
    files = [p.name for p in root.iterdir() if p.name.endswith(".toml")]
    files += [f"{d}/{n}.toml" for d in ("events", "languages") for n in names_in(d)]
    return {name: str(read_toml(name).get("source") or _header_of(name)) for name in sorted(files)}


def _header_of(name: str) -> str:
    text = resources.files("onrecord.lexicon").joinpath(name).read_text(encoding="utf-8")
    comment = itertools.takewhile(lambda line: line.startswith("#"), text.splitlines())
    words = " ".join(" ".join(line.lstrip("# ") for line in comment).split())
    told = re.search(r"(?:Sources?|Origin): (.*)", words)
    return told[1] if told else words
