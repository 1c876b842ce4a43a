"""Short reports as they are read, for tests of what only the very words show."""

from __future__ import annotations

from datetime import date
from functools import cache

from onrecord.model import DateBasis, Document, Reading, sha256
from onrecord.read import read_all


@cache
def reading(name: str, text: str, day: str | None) -> Reading:
    """One report as it is read."""
    published = date.fromisoformat(day) if day else None
    document = Document(
        id=f"d-{name}-{sha256(text)[:8]}",
        name=name,
        text=text,
        text_sha256=sha256(text),
        outlet=name,
        lang="en",
        published=published,
        published_basis=DateBasis.GIVEN if published else None,
    )
    return next(iter(read_all([document])))
