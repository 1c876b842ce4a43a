"""Showing a record: as a page, as data, as tables; and reading such a thing again against its sources."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from onrecord.errors import ExportError
from onrecord.model import Record
from onrecord.present.csv import write_tables
from onrecord.present.html import report_html
from onrecord.present.json import dumps, record_to_dict


class Export(NamedTuple):
    """A form that a record can be written in. `suffix` is "" where `write` makes a folder."""

    name: str
    suffix: str
    write: Callable[[Record, Path], None]


def _write(path: Path, data: bytes) -> None:
    try:
        path.write_bytes(data)
    except OSError as err:
        raise ExportError(f"{path}: {err.strerror or err}; choose a place that can be written") from err


def _json(record: Record, path: Path) -> None:
    _write(path, dumps(record_to_dict(record)) + b"\n")


def _csv(record: Record, path: Path) -> None:
    write_tables(record, path)


def _html(record: Record, path: Path) -> None:
    _write(path, report_html(record).encode("utf-8"))


EXPORTS = (
    Export("json", ".json", _json),
    Export("csv", "", _csv),
    Export("html", ".html", _html),
)
"""Every form, in the order in which they are offered."""
