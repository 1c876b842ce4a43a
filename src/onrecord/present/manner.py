"""The section on who said what."""

from __future__ import annotations

from typing import Any

from onrecord.model import Mode, Reading, Stance, Statement
from onrecord.present.page import Page
from onrecord.present.table import where_words
from onrecord.present.wordings import MODE_WORDS

View = dict[str, Any]

STANCE_WORDS = {
    Stance.DOUBTING: "reported with distance",
    Stance.ENDORSING: "reported with assent",
    Stance.SILENCE: "did not speak",
}


def statement_views(page: Page) -> list[View]:
    """Per report, who said what as notes."""
    return [
        {
            "source": page.source(reading.document.id),
            "label": page.label(reading.document.id),
            "statements": [_statement(page, reading, s) for s in reading.statements],
        }
        for reading in page.record.readings
        if reading.statements
    ]


def _statement(page: Page, reading: Reading, statement: Statement) -> View:
    doc = reading.document.id
    cue = [page.words(doc, span, 60) for span in statement.cue if span.length]
    return {
        "who": statement.speaker.name if statement.speaker else "nobody named",
        "whom": statement.addressee.name if statement.addressee else "",
        "where": where_words(statement),
        "mode": MODE_WORDS[statement.mode],
        "stance": STANCE_WORDS.get(statement.stance, ""),
        "cue": cue,
        "words": [
            page.quoted(doc, span) if statement.mode is Mode.DIRECT else page.words(doc, span)
            for span in statement.content
        ],
        "chain": page.chain(statement.chain, doc),
        "root": statement.root,
        "implicit": statement.implicit,
        "depth": 1 if statement.within else 0,
    }
