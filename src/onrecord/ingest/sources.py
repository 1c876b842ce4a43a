"""Which files are reports, and what to call them."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from onrecord.errors import IngestError
from onrecord.ingest.base import Source, set_aside
from onrecord.model import SetAside

STDIN = "-"

_PACKED = ".gz"
_NOT_YET = {
    ".pdf": "PDF is not read yet; save it as text or HTML",
    ".doc": "Word files are not read yet; save it as text or HTML",
    ".docx": "Word files are not read yet; save it as text or HTML",
    ".odt": "OpenDocument files are not read yet; save it as text or HTML",
    ".rtf": "RTF files are not read yet; save it as text or HTML",
    ".epub": "EPUB files are not read yet; save it as text or HTML",
    ".eml": "mail is not read yet; save it as text or HTML",
    ".warc": "web archives are not read yet; save the pages as HTML",
    ".xml": "XML is not read yet; save it as text or HTML",
    ".parquet": "Parquet is not read yet; save it as CSV or JSON lines",
    ".xlsx": "Excel files are not read yet; save it as CSV",
    ".zip": "archives are not opened; unpack it",
    ".tar": "archives are not opened; unpack it",
}
_GLOB = "*?["


def suffix_of(name: str) -> str:
    """The suffix that tells the format, in lower case, looking through ".gz"; "" for none."""
    low = name.lower()
    return Path(low.removesuffix(_PACKED)).suffix


def find_sources(paths: Sequence[str | Path], suffixes: Sequence[str]) -> list[Source]:
    """Every file that `paths` lead to, sorted by name; see `ingest.find_reports`."""
    found: dict[str, Source] = {}
    for path in paths:
        for source in _sources_of(str(path), suffixes):
            key = os.path.realpath(source.path) if source.path else STDIN
            # One file reached by two ways keeps its longer name: that of the folder it was found in.
            before = found.get(key)
            if before is None or (len(source.name), source.name) > (len(before.name), before.name):
                found[key] = source
    return sorted(_tell_apart(found), key=lambda s: s.name)


def _sources_of(path: str, suffixes: Sequence[str]) -> Iterator[Source]:
    if path == STDIN:
        yield Source(name="stdin")
    elif os.path.isdir(path):
        yield from _folder(path, suffixes)
    elif os.path.lexists(path):
        yield Source(name=_readable(os.path.basename(path)), path=Path(path))
    elif any(mark in path for mark in _GLOB):
        hits = sorted(glob.glob(path, recursive=True))
        if not hits:
            raise IngestError(f"{path}: no file has such a name")
        for hit in hits:
            # "**" gives each folder beside its files; walking it again would only repeat them.
            if os.path.isfile(hit):
                yield _judged(Source(name=_readable(os.path.basename(hit)), path=Path(hit)), suffixes)
            elif "**" not in path and os.path.isdir(hit):
                yield from _folder(hit, suffixes, must=False)
    else:
        raise IngestError(f"{path}: no such file or folder")


def _folder(folder: str, suffixes: Sequence[str], *, must: bool = True) -> Iterator[Source]:
    found: list[Source] = []
    closed: list[Source] = []

    def refuse(err: OSError) -> None:
        name = os.path.relpath(str(err.filename), folder)
        aside = set_aside(name, "unreadable", f"the folder cannot be opened: {err.strerror}")
        closed.append(Source(name=name, path=Path(str(err.filename)), aside=aside))

    for here, folders, files in os.walk(folder, onerror=refuse):
        folders[:] = sorted(f for f in folders if not f.startswith("."))
        for file in sorted(files):
            if not file.startswith("."):
                path = Path(here, file)
                name = _readable(path.relative_to(folder).as_posix())
                found.append(_judged(Source(name=name, path=path), suffixes))
    if must and not closed and all(source.aside for source in found):
        read = ", ".join(s for s in suffixes if s)
        raise IngestError(
            f"{folder}: no report in this folder; files ending in {read} (also .gz) or in nothing are read"
        )
    yield from found
    yield from closed


def _readable(name: str) -> str:
    # A file name may hold bytes that are no text; an id, a table or a page cannot.
    return os.fsencode(name).decode("utf-8", "replace")


def _judged(source: Source, suffixes: Sequence[str]) -> Source:
    """`source`, set aside where its name says that it is no report. Files named one by one are not judged."""
    suffix = suffix_of(source.name)
    if source.path is not None and not os.path.isfile(source.path):
        aside = set_aside(
            source.name, "unreadable", "no ordinary file, a link that leads nowhere, or no permission"
        )
        return Source(name=source.name, path=source.path, aside=aside)
    if Path(source.name).name == "rulings.jsonl":
        aside = set_aside(source.name, "not-a-report", "what people ruled about a story, not a report")
        return Source(name=source.name, path=source.path, aside=aside)
    if suffix in suffixes:
        return source
    reason = _NOT_YET.get(
        suffix, f"files ending in {suffix} are not reports; name the file itself to have it tried"
    )
    return Source(name=source.name, path=source.path, aside=set_aside(source.name, "not-a-report", reason))


def _tell_apart(found: dict[str, Source]) -> Iterator[Source]:
    """Files of one name get the names of their folders in front, as few as are needed."""
    groups: dict[str, list[str]] = {}
    for key, source in found.items():
        groups.setdefault(source.name, []).append(key)
    for name, keys in groups.items():
        for key in keys:
            yield found[key] if len(keys) == 1 else _renamed(found[key], _longer(name, key, keys))


def _longer(name: str, key: str, keys: Sequence[str]) -> str:
    # Compared on real paths, so that the order and the way of naming change nothing.
    own = Path(key).parts
    for count in range(len(Path(name).parts) + 1, len(own) + 1):
        tail = own[-count:]
        if sum(Path(other).parts[-count:] == tail for other in keys) == 1:
            return Path(*tail).as_posix()
    return Path(key).as_posix()


def _renamed(source: Source, name: str) -> Source:
    aside = source.aside
    if aside is not None:
        aside = SetAside(name=name, kind=aside.kind, reason=aside.reason, stage=aside.stage)
    return Source(name=name, path=source.path, aside=aside)
