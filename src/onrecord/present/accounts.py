"""Sections on what happened: every event with what is known from whom, facts × outlets."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from markupsafe import Markup

from onrecord.model import Claim, Event, EventMention, Place, Slot, Stance, Telling, outlet_key
from onrecord.present.chronicle import chronicle_order, ground_views
from onrecord.present.page import Page
from onrecord.present.words import (
    REALIS_WORDS,
    chain_words,
    event_is_dated,
    event_what,
    event_when,
    short_person,
)
from onrecord.text.wording import count_of, duration_words

View = dict[str, Any]

TELLINGS = 6
"""Tellings of a fact that are quoted; the others are linked by their report. Chosen, not measured."""
FACTS = 8
"""Facts of an event that stand open; the others are folded. Chosen, not measured."""
ROWS_OPEN = 12
"""Facts of a table that stand open; the others are folded. Chosen, not measured."""
GRIDS = 12
"""Most events with a table of facts × outlets. Chosen, not measured."""

STANCE_WORDS = {
    Stance.DOUBTING: "with doubt",
    Stance.ENDORSING: "with assent",
    Stance.SILENCE: "declined to say",
}
ROLE_WORDS = {"with": "with", "whom": "to", "target": "against", "about": "about"}
RELATION_WORDS = {
    "before": "before",
    "after": "after",
    "series": "in one series with",
    "planned-then-happened": "was planned, then happened as",
    "response-to": "in response to",
}
SLOT_WORDS = {
    Slot.TOOK_PLACE: "",
    Slot.PLANNED: "ahead",
    Slot.DAY: "day",
    Slot.DURATION: "how long",
    Slot.ORDINAL: "number in a row",
    Slot.PLACE: "place",
    Slot.PARTICIPANT: "who took part",
    Slot.INITIATOR: "who began it",
    Slot.TOPIC: "topic",
    Slot.OFFERED: "offered",
    Slot.AGREED: "agreed",
    Slot.DEMANDED: "demanded",
    Slot.REFUSED: "refused",
    Slot.PROMISED: "promised",
    Slot.DENIED: "denied",
    Slot.SAID: "said",
    Slot.NUMBER: "number",
}
ONE_VALUED = frozenset({Slot.DAY, Slot.DURATION, Slot.ORDINAL, Slot.PLACE, Slot.INITIATOR, Slot.OFFERED})
"""Facts that an event has one of: another value is the same fact told otherwise. A number is one of
them for what is counted: 24 prisoners are 42 prisoners told otherwise, two dead are not."""


def event_views(page: Page, main: Sequence[str]) -> list[View]:
    """Every event in the order of the chronicle, with its facts, counts and possible doubles."""
    tellings = {m.id: (r.document.id, m) for r in page.record.readings for m in r.events}
    claims: dict[str | None, list[Claim]] = defaultdict(list)
    for claim in page.record.claims:
        claims[claim.event].append(claim)
    views = []
    for event in chronicle_order(page, main):
        told = [tellings[m] for m in event.mention_ids if m in tellings]
        known = [claim_view(page, claim) for claim in sorted(claims[event.id], key=_weight)]
        views.append(
            {
                "id": page.ids[event.id],
                "label": event_what(event),
                "open": event.id in main,
                "aside": event.id not in main and not event_is_dated(event),
                "kind": event.kind,
                "realis": event.realis.value,
                "told": REALIS_WORDS[event.realis],
                "when": event_when(event),
                "grounds": ground_views(page, event),
                "long": duration_words(event.duration),
                "long_words": _evidence(
                    page, [(d, m.duration.evidence if m.duration else None) for d, m in told]
                ),
                "who": _who(event),
                "place": event.place,
                "ordinal": event.ordinal,
                "topics": event.topics,
                "documents": [page.source(doc) for doc in event.documents],
                "outlets": event.outlets,
                "roots": event.roots,
                "unattributed": event.unattributed,
                "claims": known[:FACTS],
                "more_claims": known[FACTS:],
                "mentions": _mentions(page, told, event),
                "maybe": [
                    {"link": page.event(m.event), "reasons": _reasons(page.say(m.reason))}
                    for m in event.possibly_same_as
                ],
                "relations": _relations(page, event),
                "reason": page.say(event.reason),
            }
        )
    return views


def _weight(claim: Claim) -> tuple[int, int, str, str]:
    """Facts in the order in which they are asked about, those that more reports tell first."""
    return (list(Slot).index(claim.slot), -claim.documents, claim.text, claim.id)


def _relations(page: Page, event: Event) -> list[tuple[str, list[Markup]]]:
    """Other events by how this one stands to them."""
    found: dict[str, list[Markup]] = defaultdict(list)
    for relation in event.relations:
        words = RELATION_WORDS.get(relation.kind, relation.kind.replace("-", " "))
        found[words].append(page.event(relation.event))
    return list(found.items())


def _who(event: Event) -> list[View]:
    """Those who take part, each once; the one who acts first."""
    seen: dict[str, View] = {}
    for participant in sorted(event.participants, key=lambda p: p.role != "who"):
        key = participant.party.entity or participant.party.name
        seen.setdefault(key, {"name": participant.party.name, "role": ROLE_WORDS.get(participant.role, "")})
    views = list(seen.values())
    if views:
        # "with A, B" would say less than "A, B".
        views[0]["role"] = views[0]["role"] if views[0]["role"] != "with" else ""
    return views


SIDE = re.compile(r"(?:^|[;.,]?\s+)(for|against):\s*", re.I)


def _reasons(reason: str) -> list[View]:
    """Reasons "for: …; against: …" as separate lines; any other reason as one."""
    parts = SIDE.split(reason)
    lines = [{"side": "", "words": parts[0]}] if parts[0].strip() else []
    lines += [
        {"side": side.lower(), "words": words} for side, words in zip(parts[1::2], parts[2::2], strict=True)
    ]
    return lines


def _evidence(page: Page, spans: list[tuple[str, Any]]) -> list[View]:
    seen: dict[tuple[str, str], View] = {}
    for doc, span in spans:
        if span is None or span.length == 0 or doc not in page.documents:
            continue
        key = (doc, page.documents[doc].slice(span))
        if key not in seen:
            seen[key] = {"source": page.source(doc), "words": page.quoted(doc, span, 80)}
    return list(seen.values())


def _mentions(page: Page, told: list[tuple[str, EventMention]], event: Event) -> list[View]:
    """The words that tell of the event; those that tell it otherwise than the whole ("denied") say so."""
    if not told:
        return _evidence(page, [(place.doc, place.span) for place in event.mentions])
    ways = dict.fromkeys([event.realis, *(mention.realis for _, mention in told)])
    return [
        view | {"told": REALIS_WORDS[way] if way is not event.realis else ""}
        for way in ways
        for view in _evidence(page, [(doc, m.trigger) for doc, m in told if m.realis is way])
    ]


def claim_view(page: Page, claim: Claim) -> View:
    """One fact: its words, its three counts, and each telling with its chain."""
    return {
        "id": page.ids[claim.id],
        "text": page.say(claim.text),
        "slot": SLOT_WORDS[claim.slot],
        "documents": claim.documents,
        "outlets": claim.outlets,
        "roots": claim.roots,
        "unattributed": claim.unattributed,
        "tellings": [_telling_view(page, telling) for telling in claim.tellings[:TELLINGS]],
        "more_tellings": [
            page.pointer(Place(doc=t.doc, span=t.span), page.label(t.doc)) for t in claim.tellings[TELLINGS:]
        ],
        "omitted_by": [page.source(doc) for doc in claim.omitted_by],
    }


def _telling_view(page: Page, telling: Telling) -> View:
    return {
        "source": page.source(telling.doc),
        "chain": page.chain(telling.chain, telling.doc),
        "root": telling.root,
        "words": page.quoted(telling.doc, telling.span, 180),
        "stance": STANCE_WORDS.get(telling.stance, ""),
    }


def grids(page: Page) -> list[View]:
    """For each event that several reports tell: its facts against its outlets."""
    claims: dict[str | None, list[Claim]] = defaultdict(list)
    for claim in page.record.claims:
        claims[claim.event].append(claim)
    shared = [e for e in page.record.events if len(e.documents) > 1 and claims[e.id]]
    shared.sort(key=lambda e: (-len(e.documents), -len(claims[e.id]), e.id))
    return [_grid(page, event, claims[event.id]) for event in shared[:GRIDS]]


def _grid(page: Page, event: Event, claims: list[Claim]) -> View:
    columns: dict[str, list[str]] = defaultdict(list)
    for doc in event.documents:
        columns[outlet_key(page.documents[doc])].append(doc)
    ranked = sorted(claims, key=_weight)
    return {
        "event": page.event(event.id),
        "label": event_what(event),
        "when": event_when(event),
        "columns": [page.outlet(docs) for docs in columns.values()],
        "open": ROWS_OPEN if len(ranked) > ROWS_OPEN + 2 else len(ranked),
        "rows": [
            {
                "fact": page.linked(claim.id, page.say(claim.text)),
                "slot": SLOT_WORDS[claim.slot],
                "cells": [_cell(page, claim, claims, docs) for docs in columns.values()],
            }
            for claim in ranked
        ],
    }


def _cell(page: Page, claim: Claim, claims: list[Claim], docs: list[str]) -> View:
    said = next((t for t in claim.tellings if t.doc in docs), None)
    if said is not None:
        return _said(page, said, "said")
    if claim.slot in ONE_VALUED or claim.slot is Slot.NUMBER:
        for other in claims:
            if other.slot is claim.slot and other.id != claim.id and _counted(other) == _counted(claim):
                told = next((t for t in other.tellings if t.doc in docs), None)
                if told is not None:
                    return _said(page, told, "otherwise")
    return {"state": "not"}


def _counted(claim: Claim) -> str:
    """What a number is of ("prisoner"); empty for other facts."""
    return claim.value.rpartition("|")[0] if claim.slot is Slot.NUMBER else ""


def _said(page: Page, telling: Telling, state: str) -> View:
    behind = telling.chain[-1] if telling.chain else None
    entity = next((hop.entity for hop in telling.chain if hop.name == telling.root), None)
    whose = short_person(telling.root, entity) if telling.root else ("no named root" if behind else "")
    return {
        "state": state,
        "href": page.href(telling.doc, telling.span),
        "root": whose,
        "title": chain_words(telling.chain, page.label(telling.doc)),
        "words": page.quoted(telling.doc, telling.span, 70),
    }


def loose_claims(page: Page) -> list[View]:
    """Facts that hang on no event."""
    return [claim_view(page, claim) for claim in page.record.claims if claim.event is None]


def three_counts(documents: int, outlets: int, roots: Sequence[str], unattributed: int) -> Markup:
    """The three counts as separate figures with their names, never one number."""
    figures = [(documents, "document"), (outlets, "outlet"), (len(roots), "independent root")]
    parts = [
        Markup('<span class="count"><b>{}</b> {}</span>').format(n, count_of(n, name).split(" ", 1)[1])
        for n, name in figures
    ]
    if unattributed:
        parts.append(Markup('<span class="count"><b>{}</b> unattributed</span>').format(unattributed))
    return Markup(' <span class="vh">,</span>').join(parts)
