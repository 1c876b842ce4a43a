"""The report: one page that an editor can read, print, hand on and check.

One file with nothing to fetch: style, pictures, texts and the whole record are inside. It works
without scripts; each quotation of a source is a link to the very characters it was taken from.
"""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import Any

import jinja2
from markupsafe import Markup

from onrecord.model import Reading, Record
from onrecord.present.accounts import event_views, grids, loose_claims, three_counts
from onrecord.present.chronicle import chronicle, main_events
from onrecord.present.findings import finding_groups
from onrecord.present.json import dumps, record_to_dict
from onrecord.present.lit import LAYERS, lights, lit_text, page_text, shown, target_rules
from onrecord.present.manner import statement_views
from onrecord.present.page import Page
from onrecord.present.portraits import naming_views, portrait_views
from onrecord.present.stories import story_views, told
from onrecord.present.tellings import PHRASE, phrase_around
from onrecord.present.timeline import key_mark, order
from onrecord.present.wordings import quote_views
from onrecord.present.words import AHEAD, problems_of, when_words
from onrecord.text.wording import bounds_reason, count_of, day_words, limits_words, listed, range_words

View = dict[str, Any]

NOT_EMBEDDED = frozenset({"mentions", "assertions", "quantities", "times"})
"""Parts of the record that the page does not hold; `onrecord export --format json` gives them."""
MANY = 12
"""Reports from which on a browser draws only the part of the page that is looked at. Chosen, not measured."""

LANGUAGES = {
    "ar": "Arabic",
    "cs": "Czech",
    "de": "German",
    "en": "English",
    "es": "Spanish",
    "fa": "Persian",
    "fr": "French",
    "he": "Hebrew",
    "it": "Italian",
    "pl": "Polish",
    "pt": "Portuguese",
    "ru": "Russian",
    "tr": "Turkish",
    "uk": "Ukrainian",
    "zh": "Chinese",
}


def report_html(record: Record) -> str:
    """The record as one self-contained page. The same record always gives the same page."""
    page = Page(record)
    page.ids |= {event.id: f"event-{i}" for i, event in enumerate(order(record.events), start=1)}
    page.ids |= {quote.id: f"quote-{i}" for i, quote in enumerate(record.quotes, start=1)}
    page.ids |= {claim.id: f"fact-{i}" for i, claim in enumerate(record.claims, start=1)}
    main = main_events(page)
    # Sections first: each link they make asks the source texts for a target.
    sections: View = {
        "timeline": chronicle(page, main),
        "findings": finding_groups(page),
        "events": event_views(page, main),
        "loose": loose_claims(page),
        "quotes": quote_views(page),
        "grids": grids(page),
        "naming": naming_views(page),
        "portraits": portrait_views(page),
        "statements": statement_views(page),
        "stories": story_views(page),
    }
    problems = _problems(page)
    environment = _environment()
    return environment.get_template("report.html.j2").render(
        title=page.say(shown(record.title)) or "A story",
        summary=_summary(record),
        figures=_figures(record),
        layers=LAYERS,
        texts=_texts(page),
        method=_method(record),
        problems=problems,
        many=len(record.documents) > MANY,
        record=_embedded(record),
        css=Markup(_part("report.css")),
        rules=Markup(target_rules(page.anchors)),
        js=Markup(_part("report.js")),
        **sections,
    )


@cache
def _part(name: str) -> str:
    return resources.files("onrecord.present").joinpath("templates", name).read_text(encoding="utf-8")


@cache
def _environment() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.FunctionLoader(_part),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=lambda value: page_text(value) if type(value) is str else value,
    )
    environment.globals["three_counts"] = three_counts
    environment.globals["count_of"] = count_of
    environment.globals["key_mark"] = key_mark
    return environment


def _embedded(record: Record) -> Markup:
    """The record as JSON that cannot end its element: every "<" of it is written as an escape.

    `NOT_EMBEDDED` is left out: it is the half of an export that nothing on the page stands on.
    """
    plain = dumps({k: v for k, v in record_to_dict(record).items() if k not in NOT_EMBEDDED}).decode()
    return Markup(
        plain.replace("<", "\\u003c")
        .replace(">", "\\u003e")
        .replace("&", "\\u0026")
        .replace("\u2028", "\\u2028")
        .replace("\u2029", "\\u2029")
    )


def _summary(record: Record) -> str:
    """What was read, in one line."""
    documents = record.documents
    named = {document.outlet for document in documents if document.outlet}
    unnamed = sum(1 for document in documents if not document.outlet)
    outlets = [count_of(len(named), "named outlet")] * bool(named)
    outlets += [f"{count_of(unnamed, 'report')} naming none"] * bool(unnamed)
    langs = sorted({LANGUAGES.get(d.lang, d.lang) for d in documents if d.lang})
    days = sorted(document.published for document in documents if document.published)
    undated = sum(1 for document in documents if not document.published)
    parts = [count_of(len(documents), "report") + (f" ({listed(outlets)})" if outlets else "")]
    if langs:
        parts.append(f"in {listed(langs)}")
    if days:
        parts.append(
            f"published {range_words(days[0], days[-1])}" + f", {undated} without a date" * bool(undated)
        )
    elif documents:
        parts.append("none with a date of publication")
    return "; ".join(parts) + "."


def _figures(record: Record) -> list[View]:
    several = sum(1 for event in record.events if len(event.documents) > 1)
    statements = sum(len(reading.statements) for reading in record.readings)
    problems = sum(len(problems_of(reading)) for reading in record.readings)
    stories = len(told(record)) if len(told(record)) > 1 else 0
    figures = [
        (stories, "story", "#stories", "in these reports"),
        (len(record.events), "event", "#events", f"{several} in several reports"),
        (statements, "statement", "#statements", ""),
        (len(record.claims), "fact", "#events", ""),
        (problems, "problem", "#method", "noted while reading"),
        (len(record.set_aside), "input", "#method", "set aside"),
    ]
    return [
        {
            "count": n,
            "name": count_of(n, name, "stories" if name == "story" else None).split(" ", 1)[1],
            "href": href,
            "more": more,
        }
        for n, name, href, more in figures
        if n
    ]


def _texts(page: Page) -> list[View]:
    views = []
    for reading in page.record.readings:
        document, key = reading.document, page.keys[reading.document.id]
        facts = [
            document.outlet or "outlet not named",
            f"published {day_words(document.published)} (known by: {document.published_basis})"
            if document.published
            else "no date of publication" + _limits(reading),
            LANGUAGES.get(document.lang, document.lang) if document.lang else "language not known",
            count_of(len(document.text.split()), "word"),
        ]
        views.append(
            {
                "key": key,
                "id": document.id,
                "label": page.label(document.id),
                "name": document.name,
                "title": document.title,
                "lang": document.lang,
                "url": document.url,
                "facts": " · ".join(facts),
                "about": _about(page, reading),
                "length": len(document.text),
                "sha": document.text_sha256,
                "lit": lit_text(document, lights(reading), key, page.anchors.get(key, ())),
            }
        )
    return views


def _limits(reading: Reading) -> str:
    """Between which days an undated report was published, with the grounds; "" where nothing limits it."""
    bounds = reading.published_bounds
    if bounds is None:
        return ""
    return f", {limits_words(bounds.interval)} ({bounds_reason(bounds)})"


def _about(page: Page, reading: Reading) -> View | None:
    """What the report is about: its words, the event where it is one, and when that was."""
    main = reading.main_event
    if main is None:
        return None
    event = page.event_of.get(main.event or "")
    span = main.span if event else phrase_around(reading.document, main.span)
    guess = main.likely if main.likely and not (main.when and main.when.interval.is_one_day) else None
    return {
        "words": page.quoted(reading.document.id, span, PHRASE),
        "event": page.event(event.id) if event else None,
        "when": when_words(main.when, event is not None and event.realis in AHEAD),
        "likely": day_words(guess) if guess else None,
        "reason": page.say(main.reason),
    }


def _problems(page: Page) -> list[View]:
    views = []
    for reading in page.record.readings:
        doc = reading.document.id
        for problem in problems_of(reading):
            words = page.words(doc, problem.span, 80) if problem.span and problem.span.length else None
            views.append({"source": page.source(doc), "message": problem.message, "words": words})
    return views


def _method(record: Record) -> View:
    return {
        "version": record.made_by.onrecord,
        "readers": sorted(record.made_by.readers.items()),
        "models": sorted(record.made_by.models.items()),
        "set_aside": record.set_aside,
        "rulings": record.rulings,
        "copies": len(record.copies),
    }
