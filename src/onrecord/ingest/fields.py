"""Reports that come as records with named fields: JSON lines and tables."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from onrecord.ingest.base import Given, set_aside
from onrecord.ingest.report import broken_character, make_document
from onrecord.model import Document, SetAside

FIELDS: dict[str, tuple[str, ...]] = {
    "id": ("id", "doc_id", "document_id"),
    "text": ("text", "event_text", "body", "content"),
    "date": ("date", "pub_date", "published", "publication_date"),
    "outlet": ("outlet", "publisher", "series", "source"),
    "url": ("url", "link"),
    "lang": ("lang", "language"),
    "title": ("title", "headline"),
}
"""Names under which each field is looked for, first found first taken. `event_text`, `pub_date`,
`publisher` are NGEC's (Halterman et al. 2023), `series` is passim's."""


def pick(record: Mapping[str, object], field: str) -> str | None:
    """The value of `field` under any of its names, as text; None for empty and for lists or objects."""
    for name in FIELDS[field]:
        value = record.get(name)
        if isinstance(value, bool) or not isinstance(value, str | int | float):
            continue
        words = str(value)
        if words.strip():
            return words if field == "text" else words.strip()
    return None


def read_record(
    file: str, place: str, record: Mapping[str, object], today: date | None = None
) -> Document | SetAside:
    """The report in one record. `place` ("line 3") says where it stands in `file`.

    For `today` see `Format`.
    """
    text = pick(record, "text")
    if text is None:
        names = ", ".join(FIELDS["text"])
        return set_aside(f"{file}: {place}", "no-text", f"{place} has no text; looked for {names}")
    for field in FIELDS:
        broken = broken_character(pick(record, field) or "")
        if broken:
            return set_aside(
                f"{file}: {place}", "half-character", f"the {field} of {place} has {broken}; repair it"
            )
    given = Given(
        id=pick(record, "id"),
        outlet=pick(record, "outlet"),
        title=pick(record, "title"),
        url=pick(record, "url"),
        lang=pick(record, "lang"),
        published=pick(record, "date"),
    )
    return make_document(given.id or f"{file}: {place}", text, given, file=file, today=today)
