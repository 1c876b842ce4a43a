import json
from pathlib import Path
from typing import Any

import pytest
from made_record import D1, RECORD

from onrecord.errors import ExportError
from onrecord.present.html import report_html
from onrecord.present.json import dumps, record_to_dict
from onrecord.present.verify import verify, verify_page

TEXTS = {document.text_sha256: document.text for document in RECORD.documents}


def exported(text: bool = True) -> dict[str, Any]:
    record: dict[str, Any] = json.loads(dumps(record_to_dict(RECORD, text=text)))
    return record


def test_a_fresh_export_matches_its_own_texts_and_the_stored_ones(tmp_path: Path) -> None:
    path = tmp_path / "record.json"
    path.write_bytes(dumps(record_to_dict(RECORD)))

    assert verify(path) == []
    assert verify(path, TEXTS) == []
    assert verify(exported(text=False), TEXTS) == []


def test_an_export_without_texts_cannot_be_checked_alone() -> None:
    with pytest.raises(ExportError, match="--in"):
        verify(exported(text=False))


def test_a_moved_span_is_named_with_both_wordings() -> None:
    record = exported()
    telling = record["claims"][0]["tellings"][0]
    telling["start"] += 1

    found = verify(record)

    assert [m.where for m in found] == ["claims[0].tellings[0]"]
    assert found[0].expected == "I thought we agreed on that"
    assert found[0].found == " thought we agreed on that"


def test_words_put_into_a_mouth_are_found() -> None:
    record = exported()
    record["quotes"][0]["variants"][0]["exact"] = "It was a splendid talk"

    assert [m.reason for m in verify(record)] == ["the words are others"]


def test_a_changed_source_text_is_found() -> None:
    record = exported()
    record["documents"][0]["text"] = record["documents"][0]["text"].replace("strongman", "statesman")

    assert any("SHA-256" in m.reason for m in verify(record))


def test_a_span_outside_its_text_or_of_no_report_is_found() -> None:
    record = exported()
    record["statements"][0]["content"] = [[0, 99999]]
    record["findings"][0]["evidence"][0]["doc"] = "d-nobody"

    reasons = [m.reason for m in verify(record)]

    assert any("outside" in reason for reason in reasons)
    assert any("no such report" in reason for reason in reasons)


def test_a_fresh_report_matches() -> None:
    assert verify_page(report_html(RECORD)) == []
    assert verify_page(report_html(RECORD), TEXTS) == []


def test_visible_words_that_were_changed_by_hand_are_found() -> None:
    page = report_html(RECORD)
    shown = f'data-doc="{D1.id}" data-start="0" data-end="{len(D1.text)}">'
    assert shown in page
    forged = page.replace(">I thought we agreed on that</a>", ">we agreed on that, in full</a>", 1)
    forged_source = page.replace(shown, shown + "Not ", 1)

    assert {m.reason for m in verify_page(forged)} == {"the words are others"}
    assert [m.doc for m in verify_page(forged_source)] == [D1.id]


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"<html></html>", b'{"schema": 99, "documents": []}'])
def test_what_is_no_record_is_refused_with_what_to_do(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "x"
    path.write_bytes(content)

    with pytest.raises(ExportError, match=r"name a|use a newer"):
        verify(path)


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ExportError):
        verify(tmp_path / "none.json")
