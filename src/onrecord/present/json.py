"""Readings and records under the names of the contract (docs: the record, every field)."""

from __future__ import annotations

import json as standard_json
from collections.abc import Iterable
from typing import Any

import msgspec

from onrecord.model import (
    SCHEMA,
    Assertion,
    Chain,
    Claim,
    Document,
    Duration,
    Entity,
    Event,
    EventMention,
    Finding,
    MadeBy,
    Mention,
    Participant,
    Party,
    Place,
    Portrait,
    Problem,
    Quantity,
    Quote,
    Reading,
    Record,
    Span,
    Statement,
    Tally,
    TimeExpression,
    When,
)

Json = dict[str, Any]
Texts = dict[str, str]


def dumps(value: object) -> bytes:
    """`value` as UTF-8 JSON on one line, keys in the order they were written.

    Text with lone surrogates, which UTF-8 cannot hold, is written with escapes throughout.
    """
    try:
        return msgspec.json.encode(value)
    except UnicodeEncodeError:
        return standard_json.dumps(value, separators=(",", ":")).encode("ascii")


def reading_to_dict(reading: Reading, text: bool = False, exact: bool = True) -> Json:
    """One reading as the contract has it; with the report's text if asked for.

    `exact=False` leaves out the words that stand at places, so that only offsets are told.
    """
    words = reading.document.text if exact else None
    return {
        "schema": SCHEMA,
        "document": _document(reading.document, text),
        "mentions": [_mention(m) for m in reading.mentions],
        "entities": [_entity(e, {}) for e in reading.entities],
        "times": [_time(t) for t in reading.times],
        "quantities": [_quantity(q) for q in reading.quantities],
        "statements": [_statement(s, words) for s in reading.statements],
        "events": [_event_mention(e, words) for e in reading.events],
        "assertions": [_assertion(a) for a in reading.assertions],
        "framing": [
            {**_span(f.span, words), "kind": f.kind, "about": f.about, "voice": f.voice, "rule": f.rule}
            for f in reading.framing
        ],
        "problems": [_problem(p) for p in (*reading.document.problems, *reading.problems)],
        "made_by": _made_by(reading.made_by),
    }


def record_to_dict(record: Record, text: bool = True) -> Json:
    """The record as the contract has it.

    Every place that rests on a report's words carries them as `exact`, so that the
    record can be verified. `text=False` leaves these and the reports' texts out: offsets
    and hashes stay, which can be verified by whoever has the texts. (Short texts of facts
    and differing words stay too.)
    """
    texts = {document.id: document.text for document in record.documents} if text else {}
    per_report = [(r.document.id, reading_to_dict(r, exact=text)) for r in record.readings]
    return {
        "schema": SCHEMA,
        "title": record.title,
        "documents": [
            {**_document(d, text), "duplicates_of": _duplicate(d, record.documents), "edits": None}
            for d in record.documents
        ],
        "entities": [_entity(e, texts) for e in record.entities],
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
        "set_aside": [_plain(s) for s in record.set_aside],
        "problems": _with_doc(per_report, "problems"),
        "made_by": _made_by(record.made_by),
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


def _span(span: Span, text: str | None = None) -> Json:
    plain: Json = {"start": span[0], "end": span[1]}
    return plain if text is None else {**plain, "exact": text[span[0] : span[1]]}


def _place(place: Place, texts: Texts) -> Json:
    return {"doc": place.doc, **_span(place.span, texts.get(place.doc))}


def _pair(span: Span | None) -> list[int] | None:
    return None if span is None else [span[0], span[1]]


def _made_by(made_by: MadeBy) -> Json:
    return {
        "onrecord": made_by.onrecord,
        "readers": dict(sorted(made_by.readers.items())),
        "models": dict(sorted(made_by.models.items())),
    }


def _document(document: Document, text: bool) -> Json:
    row: Json = {
        "id": document.id,
        "name": document.name,
        "outlet": document.outlet,
        "title": document.title,
        "url": document.url,
        "lang": document.lang,
        "published": document.published.isoformat() if document.published else None,
        "published_basis": document.published_basis,
        "published_span": _pair(document.published_span),
        "text_sha256": document.text_sha256,
        "length": len(document.text),
        "segments": [{**_span(s.span), "role": s.role} for s in document.segments],
    }
    if text:
        row["text"] = document.text
    return row


def _duplicate(document: Document, documents: Iterable[Document]) -> str | None:
    """The first report of the record with the very same text, where that is another one."""
    first = next(d for d in documents if d.text_sha256 == document.text_sha256)
    return None if first.id == document.id else first.id


def _mention(mention: Mention) -> Json:
    return {
        "id": mention.id,
        **_span(mention.span),
        "kind": mention.kind,
        "form": mention.form,
        "name": mention.name,
        "entity": mention.entity,
        "reason": mention.reason,
    }


def _entity(entity: Entity, texts: Texts) -> Json:
    return {
        "id": entity.id,
        "kind": entity.kind,
        "name": entity.name,
        "names": list(entity.names),
        "wikidata": entity.wikidata,
        "roles": [{"role": o.role, "from": o.first, "to": o.last, "of": o.of} for o in entity.roles],
        "gender": entity.gender,
        "side": entity.side,
        "mentions": [_place(p, texts) for p in entity.mentions],
    }


def _time(time: TimeExpression) -> Json:
    interval = time.interval
    return {
        "id": time.id,
        **_span(time.span),
        "type": time.type,
        "value": time.value,
        "mod": time.mod,
        "from": interval.first if interval else None,
        "to": interval.last if interval else None,
        "anchor": time.anchor,
        "rule": time.rule,
        "minutes": list(time.minutes) if time.minutes else None,
    }


def _quantity(quantity: Quantity) -> Json:
    return {
        "id": quantity.id,
        **_span(quantity.span),
        "unit": quantity.unit,
        "low": quantity.low,
        "high": quantity.high,
        "rule": quantity.rule,
    }


def _party(party: Party | None) -> Json | None:
    return None if party is None else {"name": party.name, "mention": party.mention, "entity": party.entity}


def _chain(chain: Chain) -> list[Json]:
    return [
        {
            "role": hop.role,
            "name": hop.name,
            "start": hop.span.start if hop.span else None,
            "end": hop.span.end if hop.span else None,
            "implicit": hop.implicit,
            "entity": hop.entity,
            "side": hop.side,
        }
        for hop in chain
    ]


def _statement(statement: Statement, text: str | None) -> Json:
    row: Json = {
        "id": statement.id,
        "mode": statement.mode,
        "content": [_pair(s) for s in statement.content],
        "cue": [_pair(s) for s in statement.cue],
        "source": [_pair(s) for s in statement.source],
        "speaker": _party(statement.speaker),
        "addressee": _party(statement.addressee),
        "medium": _party(statement.medium),
        "stance": statement.stance,
        "within": statement.within,
        "chain": _chain(statement.chain),
        "root": statement.root,
        "about": list(statement.about),
        "implicit": statement.implicit,
        "rule": statement.rule,
    }
    return row if text is None else {**row, "exact": [text[s[0] : s[1]] for s in statement.content]}


def _participants(participants: Iterable[Participant]) -> list[Json]:
    return [{"role": p.role, **(_party(p.party) or {})} for p in participants]


def _when(when: When | None, evidence: bool) -> Json | None:
    if when is None:
        return None
    row = {"from": when.interval.first, "to": when.interval.last, "basis": when.basis, "rule": when.rule}
    return {**row, "evidence": _pair(when.evidence)} if evidence else row


def _duration(duration: Duration | None, evidence: bool) -> Json | None:
    if duration is None:
        return None
    row: Json = {"low": duration.low, "high": duration.high}
    return {**row, "evidence": _pair(duration.evidence)} if evidence else row


def _event_mention(event: EventMention, text: str | None) -> Json:
    return {
        "id": event.id,
        "kind": event.kind,
        "plover": event.plover,
        "trigger": _pair(event.trigger),
        **({} if text is None else {"exact": text[event.trigger[0] : event.trigger[1]]}),
        "realis": event.realis,
        "participants": _participants(event.participants),
        "when": _when(event.when, evidence=True),
        "duration": _duration(event.duration, evidence=True),
        "place": event.place,
        "topics": list(event.topics),
        "ordinal": event.ordinal,
        "initiator": _party(event.initiator),
        "sentence": _pair(event.sentence),
        "statement": event.statement,
        "same_as": event.same_as or event.id,
    }


def _assertion(assertion: Assertion) -> Json:
    return {
        "id": assertion.id,
        "event": assertion.event,
        "slot": assertion.slot,
        **_span(assertion.span),
        "text": assertion.text,
        "value": assertion.value,
        "statement": assertion.statement,
        "negated": assertion.negated,
        "hedged": assertion.hedged,
    }


def _problem(problem: Problem) -> Json:
    span = problem.span
    return {
        "kind": problem.kind,
        "start": span.start if span else None,
        "end": span.end if span else None,
        "message": problem.message,
    }


def _event(event: Event, texts: Texts) -> Json:
    # The evidence of a record's event stands with its mentions ("event_mentions"):
    # here it would not say of which report its offsets are.
    return {
        "id": event.id,
        "kind": event.kind,
        "label": event.label,
        "realis": event.realis,
        "when": _when(event.when, evidence=False),
        "duration": _duration(event.duration, evidence=False),
        "ordinal": event.ordinal,
        "participants": _participants(event.participants),
        "topics": list(event.topics),
        "place": event.place,
        "mentions": [_place(p, texts) for p in event.mentions],
        "mention_ids": list(event.mention_ids),
        "documents": list(event.documents),
        "outlets": event.outlets,
        "roots": list(event.roots),
        "unattributed": event.unattributed,
        "possibly_same_as": [{"event": m.event, "reason": m.reason} for m in event.possibly_same_as],
        "relations": [{"kind": r.kind, "event": r.event} for r in event.relations],
        "reason": event.reason,
    }


def _quote(quote: Quote, texts: Texts) -> Json:
    return {
        "id": quote.id,
        "speaker": quote.speaker,
        "event": quote.event,
        "variants": [
            {
                "doc": v.doc,
                **_span(v.span, texts.get(v.doc)),
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
                    {"op": o.op, "a": o.a, "b": o.b, "a_span": _pair(o.a_span), "b_span": _pair(o.b_span)}
                    for o in d.ops
                ],
                "class": d.kind,
                "reason": d.reason,
            }
            for d in quote.differences
        ],
        "roots": list(quote.roots),
        "reason": quote.reason,
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
                **_span(t.span, texts.get(t.doc)),
                "chain": _chain(t.chain),
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
        "evidence": [_place(p, texts) for p in finding.evidence],
        "reason": finding.reason,
        "rule": finding.rule,
    }


def _tallies(tallies: Iterable[Tally], texts: Texts) -> list[Json]:
    return [
        {
            "form": t.form,
            "count": t.count,
            "about": t.about,
            "places": [_place(p, texts) for p in t.places],
        }
        for t in tallies
    ]


def _portrait(portrait: Portrait, texts: Texts) -> Json:
    return {
        "outlet": portrait.outlet,
        "documents": list(portrait.documents),
        "naming": _tallies(portrait.naming, texts),
        "loaded": _tallies(portrait.loaded, texts),
        "verbs": _tallies(portrait.verbs, texts),
        "voices": [_plain(v) for v in portrait.voices],
        "words": portrait.words,
    }
