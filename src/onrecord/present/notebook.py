"""What a notebook shows: a record in short, and a report's text with its places lit."""

from __future__ import annotations

from markupsafe import Markup

from onrecord.model import Reading, Record
from onrecord.present.lit import LAYERS, lights, lit_text, page_text
from onrecord.present.timeline import order
from onrecord.present.words import event_counts, event_what, event_when
from onrecord.text.labels import short_names
from onrecord.text.wording import count_of, duration_words

STYLE = {
    "said": "background:rgba(70,120,190,.18)",
    "happened": "text-decoration:underline 2px",
    "time": "border-bottom:2px dotted",
    "name": "font-weight:600",
    "colour": "text-decoration:underline wavy #b3382c 1.5px",
}
"""Notebooks strip style sheets of some outputs, so each class is bound to one wrapper's own."""

EVENTS = 30
"""Most events in a record's summary. Chosen, not measured."""


def record_html(record: Record) -> str:
    """A record in short: its title, what was read, and its events in order with when, how long and counts."""
    events = order(record.events)
    labels = short_names(record.documents)
    rows = Markup("").join(
        Markup(
            '<tr><td style="white-space:nowrap;text-align:left">{}</td><td style="text-align:left">{}</td>'
            '<td style="text-align:left">{}</td><td style="text-align:left">{}</td>'
            '<td style="text-align:left">{}</td></tr>'
        ).format(
            event_when(event),
            page_text(event_what(event) + (f" ({event.realis})" if event.realis != "actual" else "")),
            duration_words(event.duration),
            page_text(event_counts(event)),
            page_text(", ".join(labels.get(doc, doc) for doc in event.documents)),
        )
        for event in events[:EVENTS]
    )
    more = f"{len(events) - EVENTS} more events" if len(events) > EVENTS else ""
    read = ", ".join(
        [
            count_of(len(record.documents), "report"),
            count_of(len(events), "event"),
            count_of(sum(len(reading.statements) for reading in record.readings), "statement"),
            count_of(len(record.findings), "finding"),
        ]
    )
    return str(
        Markup(
            '<div class="onrecord"><h3 dir="auto">{}</h3><p>{}</p><table><thead><tr><th>When</th>'
            "<th>What</th>"
            "<th>How long</th><th>Counts</th><th>Reports</th></tr></thead>"
            "<tbody>{}</tbody></table><p>{}</p></div>"
        ).format(page_text(record.title), read, rows, more)
    )


def reading_html(reading: Reading) -> str:
    """One report's whole text with what was found in it lit, and a legend."""
    scope = f"onrecord-{reading.document.text_sha256[:12]}"
    rules = "".join(f".{scope} .{layer}{{{style}}}" for layer, style in STYLE.items())
    legend = Markup(" · ").join(
        Markup('<span class="{}">{}</span>').format(key, name) for key, name in LAYERS.items()
    )
    return str(
        Markup(
            '<div class="{}"><style>{}</style><p><b dir="auto">{}</b> <small>{}</small></p>'
            '<div dir="auto" style="white-space:pre-wrap;max-width:46em;line-height:1.6">{}</div></div>'
        ).format(
            scope,
            Markup(rules),
            page_text(reading.document.title or reading.document.name),
            legend,
            lit_text(reading.document, lights(reading), scope),
        )
    )
