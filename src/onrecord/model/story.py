"""Which reports of a mixed folder tell of one story."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class NewsStory:
    """Reports that tell of one story. It groups and informs; only what is joined by likeness of words
    alone is asked inside one story.

    `documents` are the ids of its reports in the record's order, `centre` is the id of the one most like the
    others. `first` and `last` are the days between which the dated ones were published, None where none is
    dated. `words` are those that set its reports apart from the rest, the weightiest first.
    """

    id: str
    label: str
    documents: tuple[str, ...]
    centre: str
    first: date | None
    last: date | None
    words: tuple[str, ...]
    reason: str
    rule: str
