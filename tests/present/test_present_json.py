import dataclasses
import json
from enum import Enum
from pathlib import Path
from typing import Any

from made_record import RECORD

from onrecord.model import Record, Span
from onrecord.present.json import dumps, reading_to_dict, record_to_dict

GOLDEN = Path(__file__).parent / "record.golden.json"

CONTRACT_RECORD = {
    "schema",
    "title",
    "documents",
    "entities",
    "events",
    "statements",
    "quotes",
    "claims",
    "findings",
    "rulings",
    "made_by",
}
CONTRACT_READING = {
    "schema",
    "document",
    "mentions",
    "times",
    "quantities",
    "statements",
    "events",
    "framing",
    "problems",
    "made_by",
}

KEPT_ELSEWHERE = {
    "readings": "as documents, statements, event_mentions and so on, each with its doc",
    "entities of readings": "as the record's entities, which the ids point to",
    "senses of event mentions": "only in the store: numbers that mean nothing but beside others",
    "evidence of a record's event": "with its mentions, which say of which report the offsets are",
}
"""What the JSON of a record does not repeat, and where it is."""


def test_the_export_is_the_one_that_was_reviewed() -> None:
    made = json.dumps(json.loads(dumps(record_to_dict(RECORD))), indent=1, ensure_ascii=False) + "\n"

    assert made == GOLDEN.read_text(encoding="utf-8"), "run tests/present/renew_golden.py and review the diff"


def test_every_name_of_the_contract_is_there() -> None:
    record = record_to_dict(RECORD)
    reading = reading_to_dict(RECORD.readings[0])

    assert record.keys() >= CONTRACT_RECORD
    assert reading.keys() >= CONTRACT_READING
    assert {"id", "start", "end", "kind", "name", "entity"} <= reading["mentions"][0].keys()
    assert {"from", "to", "basis", "evidence"} <= record["event_mentions"][-1]["when"].keys()
    assert {"role", "name", "start", "end", "implicit"} <= record["statements"][0]["chain"][0].keys()
    assert {"doc", "start", "end", "chain", "root", "stance"} <= record["claims"][0]["tellings"][0].keys()


def leaves(value: Any) -> list[Any]:
    """Every plain value inside a model object; ids of enumeration members, spans as their offsets."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        kept = [f.name for f in dataclasses.fields(value) if f.name != "sense"]
        return [leaf for name in kept for leaf in leaves(getattr(value, name))]
    if isinstance(value, Span):
        return [tuple(value)]
    if isinstance(value, (tuple, list, frozenset)):
        return [leaf for item in value for leaf in leaves(item)]
    if isinstance(value, dict):
        return [leaf for pair in value.items() for leaf in leaves(pair)]
    if isinstance(value, Enum):
        return [value.value]
    return [] if value is None or value == "" else [str(value) if hasattr(value, "isoformat") else value]


def test_no_field_of_a_record_is_lost() -> None:
    exported = set()

    def collect(value: Any) -> None:
        if isinstance(value, dict):
            if isinstance(value.get("start"), int):
                exported.add((value["start"], value["end"]))
            for key, item in value.items():
                exported.add(key)
                collect(item)
        elif isinstance(value, list):
            if len(value) == 2 and all(isinstance(n, int) for n in value):
                exported.add(tuple(value))
            for item in value:
                collect(item)
        elif value is not None:
            exported.add(value)

    collect(json.loads(dumps(record_to_dict(RECORD))))
    fields = {f.name for f in dataclasses.fields(Record)}
    lost = [leaf for leaf in leaves(RECORD) if leaf not in exported]

    assert fields - set(KEPT_ELSEWHERE) <= record_to_dict(RECORD).keys()
    assert lost == []


def test_an_export_without_texts_holds_offsets_and_hashes_only() -> None:
    data = dumps(record_to_dict(RECORD, text=False)).decode()

    assert "useful talk, but" not in data.replace("It was a useful talk, but not ", "")
    assert '"exact"' not in data
    assert RECORD.documents[0].text_sha256 in data


def test_the_same_record_gives_the_same_bytes() -> None:
    assert dumps(record_to_dict(RECORD)) == dumps(record_to_dict(RECORD))


def test_a_lone_surrogate_does_not_stop_the_export() -> None:
    assert json.loads(dumps({"text": "half \ud83d of a pair"}))["text"] == "half \ud83d of a pair"
