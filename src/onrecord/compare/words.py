"""How findings name reports and string names together."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.model import Document, Reading, document_key


def label(document: Document) -> str:
    """What a finding calls a report: its outlet, else its file's name without suffix."""
    return document.outlet or document.name.rsplit("/", 1)[-1].rsplit(".", 1)[0]


def labels(readings: Sequence[Reading]) -> dict[str, str]:
    """A name for each report by document id; an outlet with several reports has them told apart."""
    documents = sorted((r.document for r in readings), key=document_key)
    count: dict[str, int] = {}
    for document in documents:
        count[label(document)] = count.get(label(document), 0) + 1
    named = {}
    for document in documents:
        name = label(document)
        if count[name] > 1:
            day = f" {document.published.isoformat()}" if document.published else ", undated"
            name = f"{name}{day}"
        named[document.id] = name
    return named
