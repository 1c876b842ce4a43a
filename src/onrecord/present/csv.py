"""The record as a folder of tables.

Each row has the id of what it tells; places are `doc`, `start`, `end` (code points of the
report's text, end exclusive) with the `words` that stand there. Lists within a cell are
separated by " | ". Text that a spreadsheet would run as a formula (= + - @ tab, return), and
text that starts with an apostrophe, has one apostrophe put before it.
"""

from __future__ import annotations

import csv as standard_csv
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from onrecord.errors import ExportError
from onrecord.model import Record
from onrecord.present.json import Json, record_to_dict
from onrecord.present.spreadsheet import safe

TABLES: dict[str, tuple[str, ...]] = {
    "documents": (
        "id",
        "name",
        "outlet",
        "title",
        "url",
        "lang",
        "published",
        "published_basis",
        "published_from",
        "published_to",
        "published_reason",
        "text_sha256",
        "length",
        "duplicates_of",
        "text",
    ),
    "entities": ("id", "kind", "name", "names", "wikidata", "gender", "side", "roles"),
    "mentions": ("id", "doc", "start", "end", "words", "kind", "form", "name", "entity", "reason"),
    "events": (
        "id",
        "kind",
        "label",
        "realis",
        "from",
        "to",
        "basis",
        "minutes_low",
        "minutes_high",
        "ordinal",
        "participants",
        "topics",
        "place",
        "documents",
        "outlets",
        "roots",
        "unattributed",
        "possibly_same_as",
        "reason",
    ),
    "event_mentions": ("id", "event", "doc", "start", "end", "words", "kind", "realis", "statement"),
    "statements": (
        "id",
        "doc",
        "start",
        "end",
        "words",
        "mode",
        "speaker",
        "addressee",
        "medium",
        "stance",
        "root",
        "within",
        "rule",
    ),
    "hops": ("statement", "number", "doc", "role", "name", "start", "end", "words", "implicit"),
    "quotes": ("id", "speaker", "event", "variants", "roots", "reason"),
    "quote_variants": ("quote", "number", "doc", "start", "end", "words", "mode", "statement"),
    "differences": ("quote", "a", "b", "class", "ops", "reason"),
    "claims": (
        "id",
        "event",
        "slot",
        "text",
        "value",
        "documents",
        "outlets",
        "roots",
        "unattributed",
        "omitted_by",
    ),
    "tellings": ("claim", "doc", "start", "end", "words", "root", "stance", "value", "chain", "statement"),
    "findings": ("id", "kind", "subject", "reason", "rule", "evidence"),
    "stories": ("id", "label", "from", "to", "documents", "centre", "words", "reason", "rule"),
    "framing": ("doc", "start", "end", "words", "kind", "about", "voice", "rule"),
    "problems": ("doc", "kind", "start", "end", "message"),
    "set_aside": ("name", "kind", "reason", "stage"),
}
"""Tables and their columns."""


def write_tables(record: Record, folder: Path) -> list[Path]:
    """Write one CSV file (UTF-8 with a byte-order mark, for spreadsheets) per table into `folder`.

    Returns:
        The files, in the order of `TABLES`.

    Raises:
        ExportError: the folder or a file cannot be written.
    """
    plain = record_to_dict(record)
    written = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, columns in TABLES.items():
            path = folder / f"{name}.csv"
            with path.open("w", encoding="utf-8-sig", errors="replace", newline="") as out:
                writer = standard_csv.DictWriter(out, columns, extrasaction="ignore", lineterminator="\r\n")
                writer.writeheader()
                writer.writerows({k: safe(_cell(v)) for k, v in row.items()} for row in _rows(name, plain))
            written.append(path)
    except OSError as err:
        raise ExportError(f"{folder}: {err.strerror or err}; choose a folder that can be written") from err
    return written


def _cell(value: Any) -> Any:
    if isinstance(value, dict):
        return value.get("name") or ""
    if isinstance(value, list):
        return " | ".join(str(_cell(item)) for item in value)
    return value


def _rows(name: str, plain: Json) -> Iterator[Json]:
    texts = {d["id"]: d["text"] for d in plain["documents"]}
    match name:
        case "documents":
            for document in plain["documents"]:
                between = document["published_bounds"] or {}
                ends = {f"published_{key}": between.get(key) for key in ("from", "to", "reason")}
                yield {**document, **ends}
        case "events":
            for event in plain["events"]:
                yield _event_row(event)
        case "event_mentions":
            of = {m: event["id"] for event in plain["events"] for m in event["mention_ids"]}
            for mention in plain["event_mentions"]:
                start, end = mention["trigger"]
                yield {**mention, "event": of.get(mention["id"]), **_at(mention, start, end, texts)}
        case "statements":
            for row in plain["statements"]:
                start, end = row["content"][0][0], row["content"][-1][1]
                yield {**row, **_at(row, start, end, texts)}
        case "hops":
            for row in plain["statements"]:
                for number, hop in enumerate(row["chain"]):
                    head = {**hop, "statement": row["id"], "number": number, "doc": row["doc"]}
                    yield {**head, **_at(head, hop["start"], hop["end"], texts)}
        case "quotes":
            for quote in plain["quotes"]:
                yield {**quote, "variants": len(quote["variants"])}
        case "quote_variants" | "differences" | "tellings":
            yield from _parts(name, plain, texts)
        case "findings":
            for finding in plain["findings"]:
                yield {**finding, "evidence": [_pointer(place) for place in finding["evidence"]]}
        case "entities":
            for entity in plain["entities"]:
                yield {**entity, "roles": [office["role"] for office in entity["roles"]]}
        case _:
            for row in plain[name]:
                yield {**row, **_at(row, row.get("start"), row.get("end"), texts)} if "doc" in row else row


def _event_row(event: Json) -> Json:
    when, duration = event["when"] or {}, event["duration"] or {}
    return {
        **event,
        "from": when.get("from"),
        "to": when.get("to"),
        "basis": when.get("basis"),
        "minutes_low": duration.get("low"),
        "minutes_high": duration.get("high"),
        "participants": [f"{p['role']}: {p['name']}" for p in event["participants"]],
        "possibly_same_as": [f"{m['event']}: {m['reason']}" for m in event["possibly_same_as"]],
    }


def _parts(name: str, plain: Json, texts: dict[str, str]) -> Iterator[Json]:
    if name == "tellings":
        for claim in plain["claims"]:
            for telling in claim["tellings"]:
                chain = " ← ".join(hop["name"] for hop in telling["chain"])
                place = _at(telling, telling["start"], telling["end"], texts)
                yield {**telling, "claim": claim["id"], "chain": chain, **place}
        return
    for quote in plain["quotes"]:
        if name == "quote_variants":
            for number, variant in enumerate(quote["variants"]):
                place = _at(variant, variant["start"], variant["end"], texts)
                yield {**variant, "quote": quote["id"], "number": number, **place}
        else:
            for difference in quote["differences"]:
                ops = [f"{o['op']}: {o['a']} → {o['b']}" for o in difference["ops"] if o["op"] != "equal"]
                yield {**difference, "quote": quote["id"], "ops": ops}


def _at(row: Json, start: int | None, end: int | None, texts: dict[str, str]) -> Json:
    words = "" if start is None or end is None else texts[row["doc"]][start:end]
    return {"start": start, "end": end, "words": words}


def _pointer(place: Json) -> str:
    return f"{place['doc']} {place['start']}-{place['end']}: {place['exact']}"
