"""From a text and what is told about it to a document."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from urllib.parse import urlsplit

from onrecord.ingest.base import LONG_TEXT, LONGEST_TEXT, Given, set_aside
from onrecord.ingest.choose import choose_date
from onrecord.ingest.dates import Dated, date_of_url, read_line, required_date
from onrecord.ingest.header import Header, find_header
from onrecord.ingest.language import base_language, detect_language
from onrecord.ingest.lines import says_when, words_of
from onrecord.ingest.segment import find_outlet, find_segments
from onrecord.model import (
    DateBasis,
    Document,
    Part,
    Problem,
    Segment,
    SetAside,
    Span,
    content_id,
    sha256,
)
from onrecord.text.lines import even_blanks, unwrap


def make_document(
    name: str,
    text: str,
    given: Given | None = None,
    *,
    file: str | None = None,
    today: date | None = None,
) -> Document | SetAside:
    """The report `text` with its parts labelled, its day, outlet and language found.

    `text` is kept as it is. Days of publication after `today` are refused, if it is given. The id is the
    given one, else it is made from `file` (or `name`) and text.
    A text without a story, too long to be read, or with half a character in it is set aside.
    """
    given = given or Given()
    broken = broken_character(text)
    if broken:
        return set_aside(name, "half-character", f"the text has {broken}; repair it")
    if len(text) > LONGEST_TEXT:
        reason = f"{len(text):,} characters in one report; at most {LONGEST_TEXT:,} are read: split it"
        return set_aside(name, "too-long", reason)
    even = even_blanks(text)
    header = find_header(even)
    start = header.span.end if header else 0
    if not text[start:].strip():
        return set_aside(name, "empty", "there is no text after the header" if header else "there is no text")
    told = header.values if header else {}
    title = given.title or told.get("title")
    url = given.url or told.get("url")
    # What a line is does not depend on where it was broken to fit the page.
    lines = unwrap(re.sub(r"[^\n]", " ", even[:start]) + even[start:])
    segments = find_segments(lines, start, title=title, headlines=given.headlines, captions=given.captions)
    if header:
        segments = (Segment(span=header.span, role=Part.HEADER), *segments)
    choice = choose_date(_dates(text, given, header, segments, url), today)
    dated = choice.dated
    lang, more = _language(text, given, told.get("lang"), segments)
    if len(text) > LONG_TEXT:
        message = f"{len(text):,} characters in one report; is it several in one file?"
        more.append(Problem(kind="very-long", message=message))
    return Document(
        id=given.id or content_id("d", file or name, text),
        name=name,
        text=text,
        text_sha256=sha256(text),
        outlet=given.outlet or told.get("outlet") or find_outlet(lines, segments) or host_of(url),
        title=title or _headline(text, segments),
        url=url,
        lang=lang,
        published=dated.full if dated else None,
        published_basis=dated.basis if dated else None,
        published_span=dated.span if dated else None,
        segments=segments,
        published_limits=choice.limits,
        problems=(*choice.problems, *more),
    )


def broken_character(text: str) -> str | None:
    """The first half of a character in `text`, in words; None where it is whole.

    JSON can spell one half of a UTF-16 pair ("\\ud83d"). Such a text has no UTF-8 form, so no store,
    page or export could give it back as it came.
    """
    try:
        text.encode()
    except UnicodeEncodeError as err:
        return f"half a character (U+{ord(text[err.start]):04X}, a lone surrogate) at character {err.start}"
    return None


def host_of(url: str | None) -> str | None:
    """The publisher's host in `url`, without "www." and the like; None for platforms of many publishers."""
    try:
        host = urlsplit(url or "").hostname or ""
    except ValueError:
        return None
    for prefix in ("www.", "m.", "amp.", "mobile."):
        host = host.removeprefix(prefix)
    many = words_of("hosts")["not_outlets"]
    known = any(host == h or host.endswith("." + h) for h in many)
    return None if known or "." not in host else host


def _headline(text: str, segments: tuple[Segment, ...]) -> str | None:
    for segment in segments:
        if segment.role is Part.HEADLINE:
            return " ".join(text[segment.span.start : segment.span.end].lstrip("# ").split())
    return None


def _dates(
    text: str, given: Given, header: Header | None, segments: tuple[Segment, ...], url: str | None
) -> list[Dated]:
    """What each source says of the day, most trusted first."""
    told: list[Dated | None] = [required_date(given.published or "", DateBasis.GIVEN)]
    if header:
        told += [required_date(text[p.start : p.end], DateBasis.HEADER, p) for p in header.dates]
        told += [_changed(text[p.start : p.end], DateBasis.HEADER, p) for p in header.updated]
    told += [required_date(words, DateBasis.METADATA) for words in given.page_dates]
    told += [_changed(words, DateBasis.METADATA) for words in given.page_changes]
    for segment in segments:
        words = text[segment.span.start : segment.span.end]
        if segment.role is Part.DATELINE:
            told += read_line(words, DateBasis.DATELINE, segment.span.start)
        elif segment.role is Part.BYLINE or (segment.role is Part.CREDIT and says_when(words)):
            told += [d for d in read_line(words, DateBasis.TEXT, segment.span.start) if d.full or d.bad]
    told.append(date_of_url(url))
    if given.page_found:
        told.append(_of_day(given.page_found))
    return [dated for dated in told if dated]


def _changed(words: str, basis: DateBasis, place: Span | None = None) -> Dated | None:
    dated = required_date(words, basis, place)
    return replace(dated, updated=True, limits=None) if dated and not dated.bad else None


def _of_day(day: date) -> Dated:
    return Dated(basis=DateBasis.TEXT, words=day.isoformat(), year=day.year, month=day.month, day=day.day)


def _language(
    text: str, given: Given, header: str | None, segments: tuple[Segment, ...]
) -> tuple[str | None, list[Problem]]:
    told = base_language(given.lang) or base_language(header)
    if told:
        return told, []
    page = base_language(given.page_lang)
    detected = detect_language(_story(text, segments))
    found = detected.code
    problems = []
    if page and found and page != found:
        message = f"the page says its language is {page!r}, its text reads as {found!r}; the text is believed"
        problems.append(Problem(kind="languages-disagree", message=message))
    if detected.instead_of:
        message = f"taken for English by its words; by its letters it could be {detected.instead_of!r}"
        problems.append(Problem(kind="language-unsure", message=message))
    return found or page, problems


def _story(text: str, segments: tuple[Segment, ...]) -> str:
    at = 0
    kept = []
    for segment in segments:
        if segment.role not in (Part.BODY, Part.HEADLINE):
            kept.append(text[at : segment.span.start])
            at = segment.span.end
    return " ".join([*kept, text[at:]])
