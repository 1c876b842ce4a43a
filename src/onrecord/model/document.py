"""One report as published."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from onrecord.model.problem import Problem
from onrecord.model.published import Limit
from onrecord.model.span import Span


class Part(StrEnum):
    """What a stretch of a report is."""

    HEADER = "header"
    HEADLINE = "headline"
    BYLINE = "byline"
    DATELINE = "dateline"
    BODY = "body"
    CAPTION = "caption"
    RELATED = "related"
    CREDIT = "credit"


class DateBasis(StrEnum):
    """How it is known when a report was published."""

    GIVEN = "given"
    """Told by whoever handed the report in (a field of a JSON line or a table)."""
    HEADER = "header"
    METADATA = "metadata"
    DATELINE = "dateline"
    URL = "url"
    TEXT = "text"
    RULED = "ruled"
    """A person ruled it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """A stretch of a report with the part that it plays. Segments never overlap."""

    span: Span
    role: Part


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One report as published. Its text is never edited, only labelled.

    `published` is missing when nobody says so: the file's own date is never used.
    `published_span` points to the words that gave it, where there are any. `published_limits` is what
    is left of sources that name no day ("June 2025" in a header; the day of a later change).
    Characters in no segment are body text.
    """

    id: str
    name: str
    text: str
    text_sha256: str
    outlet: str | None = None
    title: str | None = None
    url: str | None = None
    lang: str | None = None
    published: date | None = None
    published_basis: DateBasis | None = None
    published_span: Span | None = None
    published_limits: tuple[Limit, ...] = ()
    segments: tuple[Segment, ...] = ()
    problems: tuple[Problem, ...] = ()

    def slice(self, span: Span) -> str:
        """The words at `span`."""
        return self.text[span[0] : span[1]]

    def part_at(self, offset: int) -> Part:
        """What the character at `offset` belongs to."""
        for segment in self.segments:
            if segment.span.start <= offset < segment.span.end:
                return segment.role
        return Part.BODY

    def is_body(self, span: Span) -> bool:
        """Whether nothing of `span` lies in a header, caption, credit or the like."""
        return not any(
            segment.span.touches(span)
            for segment in self.segments
            if segment.role not in (Part.BODY, Part.HEADLINE)
        )


def sha256(text: str) -> str:
    """The SHA-256 of `text` in UTF-8, as 64 hex digits. Lone surrogates are kept as they are."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def content_id(prefix: str, *parts: str) -> str:
    """An id made from content alone: `prefix` and 12 hex digits."""
    return prefix + sha256("\x1f".join(parts))[:12]
