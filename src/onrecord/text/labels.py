"""What a report is called wherever it is spoken of: in findings, tables and on the page."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence

from onrecord.model import Document
from onrecord.text.wording import day_words

LABEL_LENGTH = 40
"""Most characters of a report's short name. Chosen, not measured."""


def short_names(documents: Sequence[Document]) -> dict[str, str]:
    """The shortest label that tells each report from the others: document id to label.

    The outlet where it is known and has one report; outlet and day ("undated") where that is enough;
    else the shortest beginning of the file's name, at a word's end, that no other has.
    Labels are unique: the last resort is a number behind the label, in the reports' order.
    """
    outlets = Counter(document.outlet for document in documents if document.outlet)
    dated = Counter((d.outlet, d.published) for d in documents if d.outlet and d.published)
    undated = Counter(d.outlet for d in documents if d.outlet and not d.published)
    stems = {document.id: _stem(document.name) for document in documents}
    in_order = sorted(stems.values())
    labels: dict[str, str] = {}
    for document in documents:
        if document.outlet and outlets[document.outlet] == 1:
            label = document.outlet
        elif document.outlet and document.published and dated[document.outlet, document.published] == 1:
            label = f"{document.outlet} ({day_words(document.published, year=False)})"
        elif document.outlet and not document.published and undated[document.outlet] == 1:
            label = f"{document.outlet} (undated)"
        else:
            label = _shortest(stems[document.id], in_order)
        labels[document.id] = label[:LABEL_LENGTH].strip() or document.id
    return _unique(labels)


def _stem(name: str) -> str:
    last = re.split(r"[/\\]", name.rstrip("/\\"))[-1]
    return re.sub(r"\.[A-Za-z0-9]{1,5}(#|$)", r"\1", last) or name


def _shortest(stem: str, in_order: Sequence[str]) -> str:
    """The shortest beginning that no other of the stems, sorted, has: those that have it stand in a row."""
    at = bisect_left(in_order, stem)
    others = (*in_order[max(0, at - 1) : at], *in_order[at + 1 : at + 2])
    for end in [match.start() for match in re.finditer(r"[\s_.\-]+", stem)] + [len(stem)]:
        if end and not any(other.startswith(stem[:end]) for other in others):
            return stem[:end]
    return stem


def _unique(labels: Mapping[str, str]) -> dict[str, str]:
    seen: Counter[str] = Counter()
    taken = set(labels.values())
    unique: dict[str, str] = {}
    for id_, label in labels.items():
        seen[label] += 1
        name = label
        while seen[label] > 1 and name in taken:
            name = f"{label} ({seen[label]})"
            seen[label] += name in taken
        taken.add(name)
        unique[id_] = name
    return unique
