"""Trouble with the material, written down instead of raised."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.model.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Something odd in one report that a reader of the record should know.

    `kind` is a stable, hyphenated name ("no-date", "unpaired-quote",
    "not-read-language"); `message` is one plain sentence.
    """

    kind: str
    message: str
    span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SetAside:
    """An input that never became a reading, with the reason.

    `stage` says where it stopped: "ingest" or "read".
    """

    name: str
    kind: str
    reason: str
    stage: str
