"""Each format from bytes to documents, whole and broken."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.ingest import FORMATS, Format, ingest
from onrecord.ingest.base import LONG_TEXT, LONGEST_TEXT
from onrecord.ingest.html import Html
from onrecord.ingest.jsonl import JsonLines
from onrecord.ingest.plain import Plain
from onrecord.ingest.tabular import Table
from onrecord.model import DateBasis, Document, Part, SetAside

STORY = "The envoys of both countries met again on Monday. They spoke for three hours about the truce."


def split(items: Iterable[Document | SetAside]) -> tuple[list[Document], list[SetAside]]:
    found = list(items)
    return [d for d in found if isinstance(d, Document)], [s for s in found if isinstance(s, SetAside)]


def lines(*records: object) -> bytes:
    return "\n".join(r if isinstance(r, str) else json.dumps(r) for r in records).encode()


def table(rows: list[list[str]]) -> bytes:
    out = io.StringIO()
    csv.writer(out).writerows(rows)
    return out.getvalue().encode("utf-8", "surrogatepass")


def page(body: str, head: str = "") -> bytes:
    title = "<title>Envoys meet again</title>"
    text = f'<!DOCTYPE html><html lang="en-GB"><head>{title}{head}</head><body>{body}</body></html>'
    return text.encode()


ARTICLE = "".join(
    f"<p>{STORY} Round {n} of the talks is to be held in Geneva in the spring.</p>" for n in range(8)
)


@pytest.mark.parametrize("form", FORMATS, ids=lambda f: f.name)
@pytest.mark.parametrize(
    "data", [b"", b"\0\1\2\0", b"\xff\xfe\xfd", b"{", b"[", b"<html", b'"', b"text\n", b'id,text\n"a']
)
def test_no_format_raises_whatever_the_bytes(form: Format, data: bytes) -> None:
    found = list(form.read("a", data))

    assert all(isinstance(item, Document | SetAside) for item in found)


@pytest.mark.parametrize("form", FORMATS, ids=lambda f: f.name)
def test_every_format_says_that_an_empty_file_is_empty(form: Format) -> None:
    _, aside = split(form.read("a", b" \n"))

    assert [a.kind for a in aside] == ["empty"]


@pytest.mark.parametrize("form", FORMATS, ids=lambda f: f.name)
@settings(max_examples=20, deadline=None)
@given(data=st.binary(max_size=60))
def test_no_format_raises_on_arbitrary_bytes(form: Format, data: bytes) -> None:
    for item in form.read("a", data):
        assert isinstance(item, Document | SetAside)


# Plain text


@given(text=st.text(st.characters(codec="utf-8"), min_size=1).filter(lambda t: t.strip() and "\0" not in t))
@settings(max_examples=50, deadline=None)
def test_plain_text_is_kept_to_the_last_character(text: str) -> None:
    documents, _ = split(Plain().read("a.txt", text.encode()))

    assert all(d.text == text.removeprefix("\ufeff") for d in documents)


def test_line_ends_and_odd_scripts_stay_as_they_are() -> None:
    text = "Ukraineʼs “envoy”\r\n👩‍👩‍👧 é نص עברית\rend of it, he said.\n"

    documents, _ = split(Plain().read("a.txt", text.encode("utf-8-sig")))

    assert documents[0].text == text


def test_a_wrong_encoding_names_the_byte_and_what_to_do() -> None:
    _, aside = split(Plain().read("a.txt", "Caf\xe9 talks went on.".encode("latin-1")))

    assert aside[0].kind == "encoding"
    assert "byte 3 (0xe9)" in aside[0].reason
    assert "--encoding" in aside[0].reason


def test_a_named_encoding_is_used() -> None:
    documents, _ = split(Plain().read("a.txt", "Переговоры шли три часа.".encode("cp1251"), "windows-1251"))

    assert documents[0].text == "Переговоры шли три часа."


def test_utf_16_is_told_from_a_binary_file() -> None:
    _, aside = split(Plain().read("a.txt", STORY.encode("utf-16")))

    assert aside[0].kind == "encoding"
    assert "utf-16" in aside[0].reason


@pytest.mark.parametrize("data", [b"\x89PNG\r\n\x1a\n", b"%PDF-1.7 text", b"text\0text"])
def test_a_binary_file_is_set_aside(data: bytes) -> None:
    _, aside = split(Plain().read("a.txt", data))

    assert [a.kind for a in aside] == ["binary"]


def test_a_line_of_ten_megabytes_is_set_aside_with_its_length() -> None:
    _, aside = split(Plain().read("a.txt", b"talks " * 1_700_000))

    assert [a.kind for a in aside] == ["too-long"]
    assert "10,200,000" in aside[0].reason
    assert f"{LONGEST_TEXT:,}" in aside[0].reason


def test_a_long_text_is_kept_and_said_to_be_long() -> None:
    documents, _ = split(Plain().read("a.txt", (STORY + "\n").encode() * (LONG_TEXT // len(STORY) + 1)))

    assert "very-long" in [p.kind for p in documents[0].problems]


def test_a_header_without_a_story_is_empty() -> None:
    _, aside = split(Plain().read("a.txt", b" date 2025-06-04 \n"))

    assert [a.kind for a in aside] == ["empty"]


def test_the_language_is_found_or_left_open() -> None:
    english, _ = split(Plain().read("a.txt", STORY.encode()))
    czech, _ = split(
        Plain().read(
            "a.txt", "Vyslanci obou zemí se v pondělí znovu sešli a tři hodiny jednali o příměří.".encode()
        )
    )
    short, _ = split(Plain().read("a.txt", b"Talks end."))

    assert [english[0].lang, czech[0].lang, short[0].lang] == ["en", "cs", None]


# JSON lines


def test_a_json_line_gives_all_its_fields() -> None:
    record = {
        "id": "r1",
        "text": STORY,
        "date": "2025-06-04",
        "outlet": "Example News",
        "url": "https://example.org/a",
        "lang": "en-US",
        "title": "Envoys meet",
    }

    documents, _ = split(JsonLines().read("a.jsonl", lines(record)))

    d = documents[0]
    assert (d.id, d.text, d.outlet, d.url, d.lang, d.title) == (
        "r1",
        STORY,
        "Example News",
        "https://example.org/a",
        "en",
        "Envoys meet",
    )
    assert (d.published, d.published_basis, d.published_span) == (date(2025, 6, 4), DateBasis.GIVEN, None)


def test_the_names_of_other_tools_are_understood() -> None:
    record = {"doc_id": 7, "event_text": STORY, "pub_date": "2025-06-04", "publisher": "Example News"}
    series = {"id": "s", "text": STORY, "series": "Example Wire"}

    documents, _ = split(JsonLines().read("a.jsonl", lines(record, series)))

    assert [(d.id, d.outlet) for d in documents] == [("7", "Example News"), ("s", "Example Wire")]
    assert documents[0].published == date(2025, 6, 4)


def test_a_bad_line_is_named_and_costs_no_other() -> None:
    data = lines(
        {"id": "a", "text": STORY},
        '{"id": "b", "text": "cut',
        "[1]",
        {"id": "c"},
        "",
        {"id": "d", "text": STORY},
    )

    documents, aside = split(JsonLines().read("a.jsonl", data))

    assert [d.id for d in documents] == ["a", "d"]
    assert [(a.name, a.kind) for a in aside] == [
        ("a.jsonl: line 2", "bad-json"),
        ("a.jsonl: line 3", "not-a-report"),
        ("a.jsonl: line 4", "no-text"),
    ]


def test_a_first_line_that_is_bad_costs_no_other() -> None:
    for bad in ("[1, 2]", '{"id": "a", "text": "cut', "[" * 100_000, "nonsense"):
        documents, aside = split(JsonLines().read("a.jsonl", lines(bad, {"id": "d", "text": STORY})))

        assert [d.id for d in documents] == ["d"], bad[:20]
        assert len(aside) == 1


def test_a_line_in_another_encoding_is_named_and_costs_no_other() -> None:
    data = (
        lines({"id": "a", "text": STORY})
        + b'\n{"id": "b", "text": "Caf\xe9"}\n'
        + lines({"id": "c", "text": STORY})
    )

    documents, aside = split(JsonLines().read("a.jsonl", data))

    assert [d.id for d in documents] == ["a", "c"]
    assert aside[0].kind == "encoding"
    assert "line 2" in aside[0].reason


def test_half_a_character_is_set_aside_with_its_place_and_costs_no_other_line() -> None:
    data = lines(
        {"id": "a", "text": "He wrote \ud83d and went on. " + STORY},
        {"id": "b\udc00", "text": STORY},
        {"id": "c", "text": STORY, "outlet": "Ex\ud800ample"},
        {"id": "d", "text": STORY},
    )

    documents, aside = split(JsonLines().read("a.jsonl", data))

    assert [d.id for d in documents] == ["d"]
    assert [(a.name, a.kind) for a in aside] == [(f"a.jsonl: line {n}", "half-character") for n in (1, 2, 3)]
    assert "U+D83D" in aside[0].reason
    assert "character 9" in aside[0].reason
    assert "the id of line 2" in aside[1].reason
    assert "the outlet of line 3" in aside[2].reason


def test_line_separators_survive_in_json() -> None:
    text = "He wrote and\u2028went on. " + STORY

    documents, _ = split(JsonLines().read("a.jsonl", lines({"id": "a", "text": text})))

    assert documents[0].text == text


def test_a_json_list_and_a_single_object_are_read() -> None:
    records = [{"id": "a", "text": STORY}, {"id": "b", "text": STORY}]

    listed, _ = split(JsonLines().read("a.json", json.dumps(records, indent=1).encode()))
    single, _ = split(JsonLines().read("a.json", json.dumps(records[0], indent=1).encode()))

    assert [d.id for d in listed] == ["a", "b"]
    assert [d.id for d in single] == ["a"]


def test_a_json_object_without_a_text_is_no_report() -> None:
    _, aside = split(JsonLines().read("a.json", json.dumps({"schema": 1, "events": []}, indent=1).encode()))

    assert [a.kind for a in aside] == ["not-a-report"]


# Tables


def test_a_table_row_gives_all_its_fields() -> None:
    text = STORY + "\r\n\r\n“Second”, paragraph\nof it."
    data = table([["ID", "Outlet", "Text", "Date"], ["r1", "Example News", text, "2025-06-04"]])

    documents, aside = split(Table().read("a.csv", data))

    assert not aside
    assert (documents[0].id, documents[0].outlet, documents[0].text) == ("r1", "Example News", text)
    assert documents[0].published == date(2025, 6, 4)


@pytest.mark.parametrize("mark", [",", "\t", ";"])
def test_columns_may_be_parted_by_other_marks(mark: str) -> None:
    data = f"id{mark}text{mark}date\na{mark}{STORY}{mark}2025-06-04\n".encode()

    documents, _ = split(Table().read("a.csv", data))

    assert [(d.id, d.text) for d in documents] == [("a", STORY)]


def test_an_unclosed_quotation_mark_costs_only_its_own_row() -> None:
    data = f'id,text\na,{STORY}\nb,"never closed\nc,{STORY}\nd\ne,{STORY}\n'.encode()

    documents, aside = split(Table().read("a.csv", data))

    assert [d.id for d in documents] == ["a", "c", "e"]
    assert [a.name for a in aside] == ["a.csv: line 3", "a.csv: line 5"]


def test_a_field_longer_than_the_usual_limit_is_read() -> None:
    text = STORY * 2000

    documents, _ = split(Table().read("a.csv", table([["id", "text"], ["a", text]])))

    assert documents[0].text == text


def test_a_table_without_a_text_column_says_what_it_has() -> None:
    _, aside = split(Table().read("a.csv", b"name,age\nRoe,7\n"))

    assert aside[0].kind == "no-text"
    assert "name, age" in aside[0].reason


# Pages


def test_a_page_gives_its_article_and_what_it_says_of_itself() -> None:
    head = (
        '<link rel="canonical" href="https://www.example.org/talks/envoys">'
        '<meta property="og:site_name" content="Example News">'
        '<meta property="article:published_time" content="2025-06-04T10:00:00Z">'
    )
    picture = "<figure><img src=a><figcaption>Envoys at the table.</figcaption></figure>"
    body = f"<nav>Home</nav><article><h1>Envoys meet again</h1>{picture}{ARTICLE}</article>"

    documents, _ = split(Html().read("a.html", page(body, head)))

    d = documents[0]
    assert (d.outlet, d.title, d.lang) == ("Example News", "Envoys meet again", "en")
    assert d.url == "https://www.example.org/talks/envoys"
    assert (d.published, d.published_basis) == (date(2025, 6, 4), DateBasis.METADATA)
    assert d.text.count(STORY) == 8
    assert all(s.role in (Part.HEADLINE, Part.CAPTION) for s in d.segments)


def test_a_page_without_a_date_stays_undated() -> None:
    documents, _ = split(
        Html().read("a.html", page(f"<article>{ARTICLE}</article><footer>© 2025 Example</footer>"))
    )

    assert documents[0].published is None
    assert [p.kind for p in documents[0].problems] == ["no-date"]


def test_a_page_is_read_in_the_encoding_it_names() -> None:
    body = f"<article><p>Caf\xe9 talks went on.</p>{ARTICLE}</article>"
    data = page(body, '<meta charset="iso-8859-1">').decode().encode("latin-1")

    documents, _ = split(Html().read("a.html", data))

    assert "Caf\xe9 talks went on." in documents[0].text


def test_a_page_and_its_address_that_disagree_are_told() -> None:
    head = (
        '<link rel="canonical" href="https://example.org/2025/05/01/envoys">'
        '<meta property="article:published_time" content="2025-06-04">'
    )

    documents, _ = split(Html().read("a.html", page(f"<article>{ARTICLE}</article>", head)))

    assert documents[0].published == date(2025, 6, 4)
    assert [p.kind for p in documents[0].problems] == ["dates-disagree"]


def test_a_report_made_here_is_not_read_again() -> None:
    _, aside = split(
        Html().read("story.html", page(ARTICLE, '<meta name="generator" content="OnRecord 0.1">'))
    )

    assert [a.kind for a in aside] == ["not-a-report"]


def test_a_page_without_an_article_is_set_aside() -> None:
    _, aside = split(Html().read("a.html", page("")))

    assert [a.kind for a in aside] == ["empty"]


# Which format


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (lines({"text": STORY}), STORY),
        (f"id,text\na,{STORY}".encode(), STORY),
        (STORY.encode(), STORY),
    ],
)
def test_the_format_of_standard_input_is_told_from_its_first_bytes(data: bytes, text: str) -> None:
    documents, _ = split(ingest(["-"], stdin=data))

    assert [d.text for d in documents] == [text]


def test_the_suffix_tells_the_format_of_a_file(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(lines({"text": STORY}))

    documents, _ = split(ingest([tmp_path]))

    assert documents[0].text.startswith("{")
