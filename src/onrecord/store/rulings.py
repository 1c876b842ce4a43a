"""Rulings as lines of a file beside the store: what a person decided outlives the store.

Each line is one JSON object: a ruling, or the withdrawal of one (`"kind": "undo"`). Lines are only
ever appended. Each is signed with the name of whoever ruled and with the SHA-256 of all its other
fields, and names the line before it, so that a line that was changed or taken out shows. The hash
keeps accidents and quiet edits out; it does not prove who somebody is.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from onrecord.errors import StoreError
from onrecord.model import Ruling

NAME = "rulings.jsonl"
"""The file's name, in the folder of the store; stories in one folder share it, as ids are made of content."""

UNDO = "undo"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    ruling: Ruling
    after: str
    sha256: str


class RulingsFile:
    """The rulings kept in the file `path`, which need not be there yet."""

    def __init__(self, path: Path) -> None:
        self.path = path

    @classmethod
    def beside(cls, store: Path) -> RulingsFile:
        """The rulings in the folder of a store's file."""
        return cls(store.parent / NAME)

    def read(self) -> tuple[Ruling, ...]:
        """Every ruling in the order of the file, those that were undone marked as withdrawn.

        Raises:
            StoreError: the file cannot be read, or a line is damaged, was changed after it was
                signed, or undoes a ruling that is not there. The line is named; nothing is skipped,
                because a ruling that is dropped in silence is a wrong record.
        """
        found: dict[str, Ruling] = {}
        for number, line in enumerate(self._lines(), start=1):
            ruling = line.ruling
            if ruling.kind != UNDO:
                found[ruling.id] = ruling
                continue
            for ident in ruling.subject:
                if ident not in found:
                    raise self._bad(number, f"undoes {ident}, which is not in the file")
                found[ident] = replace(found[ident], withdrawn=True)
        return tuple(found.values())

    def gaps(self) -> tuple[int, ...]:
        """Numbers of lines (from 1) whose line before is not in the file any more."""
        lines = self._lines()
        known = {line.sha256 for line in lines} | {""}
        return tuple(n for n, line in enumerate(lines, start=1) if line.after not in known)

    def append(self, ruling: Ruling) -> None:
        """Add a ruling, or a withdrawal (kind "undo", the withdrawn one's id as subject), as the last line.

        Raises:
            StoreError: the file is damaged or cannot be written.
        """
        lines = self._lines()
        after = lines[-1].sha256 if lines else ""
        body = {**_fields(ruling), "after": after}
        data = json.dumps({**body, "sha256": _digest(body)}, ensure_ascii=False) + "\n"
        try:
            with self.path.open("a", encoding="utf-8", newline="\n") as out:
                out.write(data)
        except (OSError, UnicodeEncodeError) as err:
            raise StoreError(f"{self.path}: the ruling cannot be written ({err})") from err

    def _lines(self) -> Sequence[_Line]:
        try:
            text = self.path.read_text(encoding="utf-8")
        except FileNotFoundError:
            return []
        except (OSError, UnicodeDecodeError) as err:
            raise StoreError(f"{self.path}: rulings cannot be read ({err})") from err
        rows = text.removesuffix("\n").split("\n") if text else []
        return [self._line(number, row) for number, row in enumerate(rows, start=1) if row.strip()]

    def _line(self, number: int, row: str) -> _Line:
        try:
            body = json.loads(row)
            told = body.pop("sha256")
            after = body["after"]
            ruling = Ruling(
                id=body["id"],
                kind=body["kind"],
                subject=tuple(body["subject"]),
                value=body["value"],
                why=body["why"],
                by=body["by"],
                made=body["made"],
            )
        except (ValueError, KeyError, TypeError, AttributeError) as err:
            raise self._bad(number, "is no ruling") from err
        if told != _digest(body):
            raise self._bad(number, "was changed after it was signed; put it back, or undo it and rule anew")
        return _Line(ruling=ruling, after=after, sha256=told)

    def _bad(self, number: int, what: str) -> StoreError:
        return StoreError(f"{self.path}: line {number} {what}")


def _fields(ruling: Ruling) -> dict[str, Any]:
    return {
        "id": ruling.id,
        "kind": ruling.kind,
        "subject": list(ruling.subject),
        "value": ruling.value,
        "why": ruling.why,
        "by": ruling.by,
        "made": ruling.made,
    }


def _digest(body: dict[str, Any]) -> str:
    return hashlib.sha256(json.dumps(body, ensure_ascii=False, sort_keys=True).encode()).hexdigest()
