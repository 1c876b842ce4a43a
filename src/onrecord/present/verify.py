"""Reading every place of an export again against the texts it was made from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html.parser import HTMLParser
from itertools import zip_longest
from pathlib import Path
from typing import Any

import msgspec

from onrecord.errors import ExportError
from onrecord.model import SCHEMA, Record, sha256
from onrecord.present.html import report_html
from onrecord.present.json import dumps, record_to_dict
from onrecord.present.lit import shown

Json = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mismatch:
    """One place that no longer says what the export says it says.

    `where` tells the place in the export ("claims[3].tellings[0]", "page, line 120").
    """

    where: str
    doc: str | None
    start: int | None
    end: int | None
    expected: str | None
    found: str | None
    reason: str


def verify(source: str | Path | Json, texts: Mapping[str, str] | None = None) -> list[Mismatch]:
    """Every place in a record (a dict or a .json file) or report (.html file) that does not match.

    Texts are taken from `texts` (SHA-256 to text: a store's) where they are there, and from
    the export itself otherwise; either way they must have the recorded SHA-256.

    Raises:
        ExportError: the file is no record or report, or is of a newer schema.
    """
    if isinstance(source, dict):
        return _verify_record(source, texts or {})
    path = Path(source)
    try:
        raw = path.read_bytes()
    except OSError as err:
        raise ExportError(f"{path}: {err.strerror or err}; name a record.json or a report.html") from err
    if raw.lstrip()[:1] in (b"{", b"["):
        return _verify_record(_decode(raw, str(path)), texts or {})
    return verify_page(raw.decode("utf-8", "replace"), texts, str(path))


def verify_page(page: str, texts: Mapping[str, str] | None = None, name: str = "page") -> list[Mismatch]:
    """The same for a report given as text: its embedded record, and every visible quotation of a source."""
    reader = _Page()
    reader.feed(page)
    reader.close()
    if not reader.record:
        raise ExportError(f"{name}: no record inside; name a report or record that onrecord wrote")
    record = _decode("".join(reader.record).encode("utf-8", "surrogatepass"), name)
    found = _verify_record(record, texts or {})
    known = {d["id"]: t for d in record["documents"] if (t := _text_of(d, texts or {})) is not None}
    for quoted in reader.quoted:
        mismatch = _verify_quoted(quoted, known)
        if mismatch:
            found.append(mismatch)
    return found


def compare_with(source: str | Path, record: Record) -> list[Mismatch]:
    """Every place where a record (.json) or report (.html) file differs from what `record` gives now.

    `verify` checks words against texts; this also finds a changed name, count or reason.

    Raises:
        ExportError: the file is no record or report, or is of a newer schema.
    """
    path = Path(source)
    raw = path.read_bytes()
    if raw.lstrip()[:1] == b"{":
        told = _decode(raw, str(path))
        with_text = any("text" in d for d in told["documents"])
        now = msgspec.json.decode(dumps(record_to_dict(record, text=with_text)))
        return list(_differences(told, now, "record"))
    page, fresh = raw.decode("utf-8", "replace").splitlines(), report_html(record).splitlines()
    return [
        _bad(f"page, line {n}", None, expected=new.strip(), found=old.strip(), reason="the line was changed")
        for n, (old, new) in enumerate(zip_longest(page, fresh, fillvalue=""), 1)
        if old != new
    ]


def _differences(told: Any, now: Any, where: str) -> Iterator[Mismatch]:
    if isinstance(told, dict) and isinstance(now, dict):
        for key in sorted(told.keys() | now.keys()):
            yield from _differences(told.get(key), now.get(key), f"{where}.{key}")
    elif isinstance(told, list) and isinstance(now, list) and len(told) == len(now):
        for n, (a, b) in enumerate(zip(told, now, strict=True)):
            yield from _differences(a, b, f"{where}[{n}]")
    elif told != now:
        yield _bad(where, None, expected=str(now), found=str(told), reason="the story gives something else")


def _decode(raw: bytes, name: str) -> Json:
    try:
        record = msgspec.json.decode(raw)
    except (msgspec.DecodeError, UnicodeDecodeError) as err:
        raise ExportError(f"{name}: not readable as JSON ({err}); name a file that onrecord wrote") from err
    if not isinstance(record, dict) or not isinstance(record.get("documents"), list):
        raise ExportError(f"{name}: no record inside; name a report or record that onrecord wrote")
    schema = record.get("schema")
    if not isinstance(schema, int) or schema > SCHEMA:
        raise ExportError(f"{name}: schema {schema!r} is newer than {SCHEMA}; use a newer onrecord")
    return record


def _text_of(document: Json, texts: Mapping[str, str]) -> str | None:
    text = texts.get(document.get("text_sha256", ""))
    return text if text is not None else document.get("text")


def _verify_record(record: Json, texts: Mapping[str, str]) -> list[Mismatch]:
    if record["documents"] and all(_text_of(d, texts) is None for d in record["documents"]):
        raise ExportError(
            "it holds none of the texts; name the story that it was made from with --in STORY.db"
        )
    found: list[Mismatch] = []
    known: dict[str, str] = {}
    for i, document in enumerate(record["documents"]):
        where, text = f"documents[{i}]", _text_of(document, texts)
        if text is None:
            found.append(_bad(where, document["id"], reason="there is no text to check this report against"))
            continue
        known[document["id"]] = text
        for kind, kept in (("text", text), ("embedded text", document.get("text", text))):
            if sha256(kept) != document.get("text_sha256"):
                found.append(_bad(where, document["id"], reason=f"the {kind} has another SHA-256"))
        found.extend(_walk(document, where, document["id"], known))
    for key, value in record.items():
        if key != "documents":
            found.extend(_walk(value, key, None, known))
    return found


def _bad(where: str, doc: str | None, span: tuple[Any, Any] = (None, None), **more: str) -> Mismatch:
    return Mismatch(
        where=where,
        doc=doc,
        start=span[0],
        end=span[1],
        expected=more.get("expected"),
        found=more.get("found"),
        reason=more["reason"],
    )


def _walk(value: Any, where: str, doc: str | None, known: Mapping[str, str]) -> Iterator[Mismatch]:
    """Every place below `value`, whatever it hangs on, so that a new field is checked from its first day."""
    if isinstance(value, list):
        for i, item in enumerate(value):
            yield from _walk(item, f"{where}[{i}]", doc, known)
        return
    if not isinstance(value, dict):
        return
    if isinstance(value.get("doc"), str):
        doc = value["doc"]
    if isinstance(value.get("start"), int) and isinstance(value.get("end"), int):
        exact = value.get("exact")
        yield from _check(where, doc, (value["start"], value["end"]), known, exact)
    if "variants" in value and "differences" in value:
        yield from _check_differences(value, where, known)
    if "of" in value and "share" in value:
        for i, pair in enumerate(value["spans"]):
            yield from _check_copy(value, pair, f"{where}.spans[{i}]", known)
        return
    for key, item in value.items():
        if key in ("content", "cue", "source") and isinstance(item, list):
            words = value["exact"] if key == "content" and isinstance(value.get("exact"), list) else []
            for i, span in enumerate(item):
                exact = words[i] if i < len(words) else None
                yield from _check(f"{where}.{key}[{i}]", doc, span, known, exact)
        elif key in ("trigger", "evidence", "sentence", "published_span") and _is_span(item):
            exact = value.get("exact") if key == "trigger" else None
            yield from _check(f"{where}.{key}", doc, item, known, exact)
        elif key == "evidence" and isinstance(item, list) and item and all(map(_is_span, item)):
            words = value["exact"] if isinstance(value.get("exact"), list) else []
            for i, span in enumerate(item):
                exact = words[i] if i < len(words) else None
                yield from _check(f"{where}.{key}[{i}]", doc, span, known, exact)
        elif key != "differences":
            yield from _walk(item, f"{where}.{key}", doc, known)


def _is_span(value: Any) -> bool:
    return isinstance(value, list) and len(value) == 2 and all(isinstance(n, int) for n in value)


def _check(
    where: str, doc: str | None, span: Any, known: Mapping[str, str], exact: str | None = None
) -> Iterator[Mismatch]:
    start, end = span
    text = known.get(doc or "")
    if text is None:
        yield _bad(where, doc, (start, end), reason="the record has no such report")
    elif not 0 <= start <= end <= len(text):
        yield _bad(where, doc, (start, end), reason=f"outside the text, which has {len(text)} characters")
    elif isinstance(exact, str) and text[start:end] != exact:
        yield _bad(
            where, doc, (start, end), expected=exact, found=text[start:end], reason="the words are others"
        )


def _check_differences(quote: Json, where: str, known: Mapping[str, str]) -> Iterator[Mismatch]:
    for i, difference in enumerate(quote["differences"]):
        for n, op in enumerate(difference["ops"]):
            for side in ("a", "b"):
                span = op.get(f"{side}_span")
                if span is not None:
                    doc = quote["variants"][difference[side]]["doc"]
                    yield from _check(f"{where}.differences[{i}].ops[{n}].{side}_span", doc, span, known)


def _check_copy(copy: Json, pair: Json, where: str, known: Mapping[str, str]) -> Iterator[Mismatch]:
    yield from _check(f"{where}.doc", copy["doc"], pair["doc"], known)
    yield from _check(f"{where}.of", copy["of"], pair["of"], known)


@dataclass(slots=True)
class _Quoted:
    """Words on the page that claim to be a report's."""

    line: int
    depth: int
    doc: str
    start: str
    end: str
    clipped: bool
    words: list[str]


class _Page(HTMLParser):
    """Collects the embedded record and the visible words that point to a source.

    Words inside an element with `data-aside` are the page's own, not the source's.
    """

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.record: list[str] = []
        self.quoted: list[_Quoted] = []
        self._open: list[_Quoted] = []
        self._depth = 0
        self._aside: int | None = None
        self._in_record = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "script":
            self._in_record = given.get("id") == "record"
        if tag in VOID:
            return
        self._depth += 1
        if "data-aside" in given and self._aside is None:
            self._aside = self._depth
        if "data-start" in given:
            quoted = _Quoted(
                line=self.getpos()[0],
                depth=self._depth,
                doc=given.get("data-doc") or "",
                start=given["data-start"] or "",
                end=given.get("data-end") or "",
                clipped="data-clipped" in given,
                words=[],
            )
            self.quoted.append(quoted)
            self._open.append(quoted)

    def handle_endtag(self, tag: str) -> None:
        if tag == "script":
            self._in_record = False
        if tag in VOID:
            return
        if self._open and self._open[-1].depth == self._depth:
            self._open.pop()
        if self._aside == self._depth:
            self._aside = None
        self._depth -= 1

    def handle_data(self, data: str) -> None:
        if self._in_record:
            self.record.append(data)
        elif self._aside is None:
            for quoted in self._open:
                quoted.words.append(data)


VOID = frozenset(["br", "hr", "img", "input", "link", "meta", "wbr"])
"""Elements that have no end tag. (Those of drawings are closed where they open.)"""


def _verify_quoted(quoted: _Quoted, known: Mapping[str, str]) -> Mismatch | None:
    where = f"page, line {quoted.line}"
    try:
        start, end = int(quoted.start), int(quoted.end)
    except ValueError:
        return _bad(where, quoted.doc, reason="the place is not written as numbers")
    for mismatch in _check(where, quoted.doc, (start, end), known):
        return mismatch
    words, text = "".join(quoted.words), shown(known[quoted.doc][start:end])
    if words == text or (quoted.clipped and words and text.startswith(words)):
        return None
    return _bad(where, quoted.doc, (start, end), expected=words, found=text, reason="the words are others")
