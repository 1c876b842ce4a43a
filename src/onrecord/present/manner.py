"""The sections on how each outlet tells it, and on who said what."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from onrecord.model import Kind, Mode, Portrait, Reading, Stance, Statement, Tally
from onrecord.present.lit import page_text
from onrecord.present.page import Page
from onrecord.present.table import where_words
from onrecord.present.wordings import MODE_WORDS

View = dict[str, Any]

FORMS = 6
"""Most names of one person, and most verbs, shown per outlet. Chosen, not measured."""
PEOPLE = 5
"""Most people whose names and voices are shown per outlet. Chosen, not measured."""
STANCE_WORDS = {
    Stance.DOUBTING: "reported with distance",
    Stance.ENDORSING: "reported with assent",
    Stance.SILENCE: "did not speak",
}


def portrait_views(page: Page) -> list[View]:
    """One card per outlet: how it names people, what loaded words are its own, its verbs, who speaks."""
    people = {entity.id for entity in page.record.entities if entity.kind is Kind.PERSON}
    return [_portrait(page, portrait, people) for portrait in page.record.portraits]


def _portrait(page: Page, portrait: Portrait, persons: set[str]) -> View:
    by_person: dict[str, list[Tally]] = defaultdict(list)
    for tally in portrait.naming:
        if tally.about in persons:
            by_person[tally.about or ""].append(tally)
    people = sorted(by_person.items(), key=lambda item: (-sum(t.count for t in item[1]), item[0]))
    most = max((voice.direct + voice.indirect for voice in portrait.voices), default=0)
    voices = sorted(portrait.voices, key=lambda v: (-(v.direct + v.indirect), v.name))
    given = sum(voice.direct + voice.indirect for voice in voices)
    return {
        "outlet": page.outlet(portrait.documents) or portrait.outlet,
        "unread": bool(portrait.documents) and page.unread.issuperset(portrait.documents),
        "sources": [page.source(doc) for doc in portrait.documents],
        "words": portrait.words,
        "naming": [
            {
                "name": page.names.get(about, about),
                "forms": [_tally(page, t) for t in sorted(_merged(tallies), key=_most)[:FORMS]],
            }
            for about, tallies in people[:PEOPLE]
        ],
        "loaded": [
            {**_tally(page, t), "about": page.names.get(t.about or "")}
            for t in sorted(portrait.loaded, key=_most)
        ],
        "verbs": [_tally(page, t) for t in sorted(_merged(portrait.verbs), key=_most)[: 2 * FORMS]],
        "voices": [
            {
                "name": voice.name,
                "direct": voice.direct,
                "indirect": voice.indirect,
                "direct_share": round(100 * voice.direct / most, 1) if most else 0,
                "indirect_share": round(100 * voice.indirect / most, 1) if most else 0,
            }
            for voice in voices[:PEOPLE]
        ],
        "given": given,
    }


def _merged(tallies: Iterable[Tally]) -> list[Tally]:
    """One tally a form, in whatever case and whoever speaks."""
    by_form: dict[str, Tally] = {}
    for tally in tallies:
        key = tally.form.casefold()
        seen = by_form.get(key)
        if seen is not None:
            tally = replace(seen, count=tally.count + seen.count, places=seen.places + tally.places)
        by_form[key] = tally
    return list(by_form.values())


def _most(tally: Tally) -> tuple[int, str]:
    return (-tally.count, tally.form)


def _tally(page: Page, tally: Tally) -> View:
    place = next((p for p in tally.places if p.doc in page.keys), None)
    return {
        "form": page_text(tally.form),
        "count": tally.count,
        "href": page.href(place.doc, place.span) if place else None,
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
