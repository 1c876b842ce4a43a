"""Readings and records under the names of the contract (docs: the record, every field)."""

from __future__ import annotations

import json as standard_json
from collections.abc import Iterable

import msgspec

from onrecord.model import (
    SCHEMA,
    Claim,
    Document,
    Event,
    Finding,
    NewsStory,
    Portrait,
    Position,
    Quote,
    Record,
    Tally,
)
from onrecord.present.reading_json import (
    Json,
    Texts,
    chain_json,
    document_json,
    duration_json,
    entity_json,
    made_by_json,
    main_event_json,
    pair_json,
    participants_json,
    place_json,
    reading_to_dict,
    span_json,
    when_json,
)

__all__ = ["Json", "dumps", "reading_to_dict", "record_to_dict"]


def dumps(value: object) -> bytes:
    """`value` as UTF-8 JSON on one line, keys in the order they were written.

    Text with lone surrogates, which UTF-8 cannot hold, is written with escapes throughout.
    """
    try:
        return msgspec.json.encode(value)
    except UnicodeEncodeError:
        return standard_json.dumps(value, separators=(",", ":")).encode("ascii")


def record_to_dict(record: Record, text: bool = True) -> Json:
    """The record as the contract has it.

    Every place that rests on a report's words carries them as `exact`, so that the
    record can be verified. `text=False` leaves these and the reports' texts out: offsets
    and hashes stay, which can be verified by whoever has the texts. (Short texts of facts
    and differing words stay too.)
    """
    texts = {document.id: document.text for document in record.documents} if text else {}
    event_of = {mention: event.id for event in record.events for mention in event.mention_ids}
    per_report = [(r.document.id, reading_to_dict(r, exact=text)) for r in record.readings]
    return {
        "schema": SCHEMA,
        "title": record.title,
        "documents": [
            {
                **document_json(r, text, text),
                "duplicates_of": _duplicate(r.document, record.documents),
                "edits": None,
                "main_event": main_event_json(r, texts.get(r.document.id), event_of),
            }
            for r in record.readings
        ],
        "entities": [entity_json(e, texts) for e in record.entities],
        "events": [_event(e, texts) for e in record.events],
        "statements": _with_doc(per_report, "statements"),
        "quotes": [_quote(q, texts) for q in record.quotes],
        "claims": [_claim(c, texts) for c in record.claims],
        "findings": [_finding(f, texts) for f in record.findings],
        "rulings": [_plain(r) for r in record.rulings],
        "times": _with_doc(per_report, "times"),
        "quantities": _with_doc(per_report, "quantities"),
        "mentions": _with_doc(per_report, "mentions"),
        "event_mentions": _with_doc(per_report, "events"),
        "assertions": _with_doc(per_report, "assertions"),
        "framing": _with_doc(per_report, "framing"),
        "portraits": [_portrait(p, texts) for p in record.portraits],
        "copies": [
            {
                "doc": c.doc,
                "of": c.of,
                "share": c.share,
                "spans": [{"doc": list(a), "of": list(b)} for a, b in c.spans],
                "reason": c.reason,
            }
            for c in record.copies
        ],
        "stories": [_story(s) for s in record.stories],
        "set_aside": [_plain(s) for s in record.set_aside],
        "problems": _with_doc(per_report, "problems"),
        "made_by": made_by_json(record.made_by),
    }


def _plain(value: object) -> Json:
    built: Json = msgspec.to_builtins(value)
    return built


def _with_doc(per_report: Iterable[tuple[str, Json]], field: str) -> list[Json]:
    rows = []
    for doc, reading in per_report:
        for item in reading[field]:
            head = {"id": item["id"]} if "id" in item else {}
            rows.append({**head, "doc": doc, **item})
    return rows


def _duplicate(document: Document, documents: Iterable[Document]) -> str | None:
    """The first report of the record with the very same text, where that is another one."""
    first = next(d for d in documents if d.text_sha256 == document.text_sha256)
    return None if first.id == document.id else first.id


def _event(event: Event, texts: Texts) -> Json:
    # The evidence of a record's event stands with its mentions ("event_mentions"):
    # here it would not say of which report its offsets are.
    return {
        "id": event.id,
        "kind": event.kind,
        "label": event.label,
        "realis": event.realis,
        "when": when_json(event.when, evidence=False),
        "duration": duration_json(event.duration, evidence=False),
        "ordinal": event.ordinal,
        "participants": participants_json(event.participants),
        "topics": list(event.topics),
        "place": event.place,
        "mentions": [place_json(p, texts) for p in event.mentions],
        "mention_ids": list(event.mention_ids),
        "documents": list(event.documents),
        "outlets": event.outlets,
        "roots": list(event.roots),
        "unattributed": event.unattributed,
        "possibly_same_as": [{"event": m.event, "reason": m.reason} for m in event.possibly_same_as],
        "relations": [{"kind": r.kind, "event": r.event, "reason": r.reason} for r in event.relations],
        "reason": event.reason,
    }


def _story(story: NewsStory) -> Json:
    return {
        "id": story.id,
        "label": story.label,
        "documents": list(story.documents),
        "centre": story.centre,
        "from": story.first.isoformat() if story.first else None,
        "to": story.last.isoformat() if story.last else None,
        "words": list(story.words),
        "reason": story.reason,
        "rule": story.rule,
    }


def _quote(quote: Quote, texts: Texts) -> Json:
    return {
        "id": quote.id,
        "speaker": quote.speaker,
        "event": quote.event,
        "variants": [
            {
                "doc": v.doc,
                **span_json(v.span, texts.get(v.doc)),
                "mode": v.mode,
                "statement": v.statement,
                **({"text": v.text} if v.doc in texts else {}),
            }
            for v in quote.variants
        ],
        "differences": [
            {
                "a": d.a,
                "b": d.b,
                "ops": [
                    {
                        "op": o.op,
                        "a": o.a,
                        "b": o.b,
                        "a_span": pair_json(o.a_span),
                        "b_span": pair_json(o.b_span),
                    }
                    for o in d.ops
                ],
                "class": d.kind,
                "reason": d.reason,
            }
            for d in quote.differences
        ],
        "roots": list(quote.roots),
        "reason": quote.reason,
        "first": quote.first,
        "first_reason": quote.first_reason,
        "longest": quote.longest,
    }


def _claim(claim: Claim, texts: Texts) -> Json:
    return {
        "id": claim.id,
        "event": claim.event,
        "slot": claim.slot,
        "text": claim.text,
        "value": claim.value,
        "tellings": [
            {
                "doc": t.doc,
                **span_json(t.span, texts.get(t.doc)),
                "chain": chain_json(t.chain),
                "root": t.root,
                "stance": t.stance,
                "assertion": t.assertion,
                "value": t.value,
                "statement": t.statement,
            }
            for t in claim.tellings
        ],
        "documents": claim.documents,
        "outlets": claim.outlets,
        "roots": list(claim.roots),
        "unattributed": claim.unattributed,
        "omitted_by": list(claim.omitted_by),
    }


def _finding(finding: Finding, texts: Texts) -> Json:
    return {
        "id": finding.id,
        "kind": finding.kind,
        "subject": list(finding.subject),
        "evidence": [place_json(p, texts) for p in finding.evidence],
        "reason": finding.reason,
        "rule": finding.rule,
    }


def _tallies(tallies: Iterable[Tally], texts: Texts) -> list[Json]:
    return [
        {
            "form": t.form,
            "count": t.count,
            "about": t.about,
            "kind": t.kind,
            "rule": t.rule,
            "places": [place_json(p, texts) for p in t.places],
        }
        for t in tallies
    ]


def _position(position: Position, texts: Texts) -> Json:
    return {
        "subject": position.subject,
        "before": position.before,
        "paragraph": position.paragraph,
        **place_json(position.place, texts),
    }


def _portrait(portrait: Portrait, texts: Texts) -> Json:
    return {
        "outlet": portrait.outlet,
        "documents": list(portrait.documents),
        "naming": _tallies(portrait.naming, texts),
        "loaded": _tallies(portrait.loaded, texts),
        "verbs": _tallies(portrait.verbs, texts),
        "voices": [_plain(v) for v in portrait.voices],
        "words": portrait.words,
        "marks": _tallies(portrait.marks, texts),
        "quoted": _tallies(portrait.quoted, texts),
        "sides": _tallies(portrait.sides, texts),
        "order": [_position(p, texts) for p in portrait.order],
        "buried": [
            {"here": _position(b.here, texts), "there": _position(b.there, texts)} for b in portrait.buried
        ],
    }
