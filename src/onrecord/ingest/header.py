"""Lines before an article that say what it is."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from onrecord.model import Span

# Letters that character recognition writes for digits make it no date, but it stays a header.
_SHORT = re.compile(
    r"\s*date[ \t]+(?P<date>[\dOIl]{4,6}-[\dOIl]{1,2}-[\dOIl]{1,2})(?![\w-])[ \t]*", re.IGNORECASE
)
_FENCE = re.compile(r"\s*---[ \t]*\r?\n(?P<block>.*?\n)---[ \t]*(?:\r?\n|$)", re.DOTALL)
_LINE = re.compile(r"[ \t]*(?P<key>[A-Za-z]+(?:[ _-][A-Za-z]+){0,2})[ \t]*:[ \t]*(?P<value>[^\r\n]*)")

LONGEST_HEADER = 5000
"""Characters within which a header ends. Chosen."""

KEYS = {
    "date": "date",
    "published": "date",
    "pub_date": "date",
    "publish_date": "date",
    "publication_date": "date",
    "date_published": "date",
    "published_on": "date",
    "first_published": "date",
    "posted": "date",
    "updated": "updated",
    "last_updated": "updated",
    "modified": "updated",
    "last_modified": "updated",
    "date_modified": "updated",
    "title": "title",
    "headline": "title",
    "outlet": "outlet",
    "publisher": "outlet",
    "source": "outlet",
    "url": "url",
    "link": "url",
    "lang": "lang",
    "language": "lang",
    "author": "author",
    "authors": "author",
    "byline": "author",
}
"""Keys of a header line and what they give."""

DATES_ALONE = frozenset({"date", "updated"})
"""Keys that make a header without a blank line after it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """What stands before the article: `span` covers it, `values` holds what it says.

    The first value of a key counts. `dates` are the places of all days of publication that are told,
    `updated` those of days of a later change.
    """

    span: Span
    values: dict[str, str] = field(default_factory=dict)
    dates: tuple[Span, ...] = ()
    updated: tuple[Span, ...] = ()


def find_header(text: str) -> Header | None:
    """The header of `text`, None where the article starts at once.

    Three shapes: ` date 2025-06-04 ` with the article on the same line; lines such as
    `Date: 2025-06-04`, `Title: …` up to a blank line (a lone `Date:` line needs none);
    such lines between `---` fences.
    """
    short = _SHORT.match(text)
    if short:
        places = [Span(*short.span("date"))]
        while again := _SHORT.match(text, short.end()):
            short = again
            places.append(Span(*short.span("date")))
        value = text[slice(*places[0])]
        return Header(span=Span(0, short.end()), values={"date": value}, dates=tuple(places))
    fence = _FENCE.match(text[:LONGEST_HEADER])
    if fence:
        return _lines(text, *fence.span("block"), end=fence.end(), fenced=True)
    start = len(text) - len(text.lstrip())
    blank = re.compile(r"\r?\n[ \t]*\r?\n").search(text, start, start + LONGEST_HEADER)
    if blank:
        header = _lines(text, start, blank.start(), end=blank.start())
        if header:
            return header
    first = text.find("\n", start, start + LONGEST_HEADER)
    header = _lines(text, start, first, end=first) if first > 0 else None
    dates_alone = header is not None and "date" in header.values and header.values.keys() <= DATES_ALONE
    return header if dates_alone else None


def _lines(text: str, start: int, stop: int, *, end: int, fenced: bool = False) -> Header | None:
    values: dict[str, str] = {}
    days: dict[str, list[Span]] = {"date": [], "updated": []}
    at = start
    for line in text[start:stop].split("\n"):
        found = _LINE.fullmatch(line.rstrip("\r"))
        key = KEYS.get(re.sub("[ -]", "_", found["key"].lower())) if found else None
        if found and key and found["value"].strip():
            value = found["value"].strip().strip("\"'")
            place = Span(at + found.start("value"), at + found.start("value") + len(found["value"].rstrip()))
            values.setdefault(key, value)
            if key in days:
                days[key].append(place)
        elif line.strip() and not fenced:
            return None
        at += len(line) + 1
    if not values or not (fenced or {"date", "title", "url", "outlet"} & values.keys()):
        return None
    return Header(
        span=Span(0, end if fenced else len(text[:end].rstrip())),
        values=values,
        dates=tuple(days["date"]),
        updated=tuple(days["updated"]),
    )
