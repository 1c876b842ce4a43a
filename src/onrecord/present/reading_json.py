"""A reading under the names of the contract."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from onrecord.model import (
    SCHEMA,
    Assertion,
    Chain,
    Duration,
    Entity,
    EventMention,
    MadeBy,
    Mention,
    Participant,
    Party,
    Place,
    Problem,
    PublishedBounds,
    Quantity,
    Reading,
    Span,
    Statement,
    TimeExpression,
    When,
    WhenBasis,
)
from onrecord.present.words import problems_of
from onrecord.text.wording import bounds_reason

Json = dict[str, Any]
Texts = dict[str, str]


def reading_to_dict(reading: Reading, text: bool = False, exact: bool = True) -> Json:
    """One reading as the contract has it; with the report's text if asked for.

    `exact=False` leaves out the words that stand at places, so that only offsets are told.
    """
    words = reading.document.text if exact else None
    return {
        "schema": SCHEMA,
        "document": document_json(reading, text, exact),
        "mentions": [_mention(m) for m in reading.mentions],
        "entities": [entity_json(e, {}) for e in reading.entities],
        "times": [_time(t, words) for t in reading.times],
        "quantities": [_quantity(q) for q in reading.quantities],
        "statements": [_statement(s, words) for s in reading.statements],
        "events": [_event_mention(e, words) for e in reading.events],
        "main_event": main_event_json(reading, words),
        "assertions": [_assertion(a) for a in reading.assertions],
        "framing": [
            {**span_json(f.span, words), "kind": f.kind, "about": f.about, "voice": f.voice, "rule": f.rule}
            for f in reading.framing
        ],
        "problems": [_problem(p) for p in problems_of(reading)],
        "made_by": made_by_json(reading.made_by),
    }


def span_json(span: Span, text: str | None = None) -> Json:
    """A place, with the words of `text` that stand there where that is given."""
    plain: Json = {"start": span[0], "end": span[1]}
    return plain if text is None else {**plain, "exact": text[span[0] : span[1]]}


def place_json(place: Place, texts: Texts) -> Json:
    """A place in a report, with its words where `texts` has the report."""
    return {"doc": place.doc, **span_json(place.span, texts.get(place.doc))}


def pair_json(span: Span | None) -> list[int] | None:
    """A span as `[start, end]`."""
    return None if span is None else [span[0], span[1]]


def made_by_json(made_by: MadeBy) -> Json:
    """What made a reading or record, by name."""
    return {
        "onrecord": made_by.onrecord,
        "readers": dict(sorted(made_by.readers.items())),
        "models": dict(sorted(made_by.models.items())),
    }


def bounds_json(bounds: PublishedBounds | None, text: str | None) -> Json | None:
    """Between which days a report without a date was published, and on what ground."""
    if bounds is None:
        return None
    spans = list(dict.fromkeys(limit.span for limit in bounds.limits if limit.span is not None))
    row: Json = {
        "from": bounds.interval.first,
        "to": bounds.interval.last,
        "basis": WhenBasis.BOUNDS,
        "rule": ", ".join(dict.fromkeys(limit.rule for limit in bounds.limits)),
        "evidence": [pair_json(span) for span in spans],
        "reason": bounds_reason(bounds),
    }
    return row if text is None else {**row, "exact": [text[s[0] : s[1]] for s in spans]}


def document_json(reading: Reading, text: bool, exact: bool = True) -> Json:
    """The report of a reading, with its text if asked for, and the bounds of its day where it has none."""
    document = reading.document
    row: Json = {
        "id": document.id,
        "name": document.name,
        "outlet": document.outlet,
        "title": document.title,
        "url": document.url,
        "lang": document.lang,
        "published": document.published.isoformat() if document.published else None,
        "published_basis": document.published_basis,
        "published_span": pair_json(document.published_span),
        "published_bounds": bounds_json(reading.published_bounds, document.text if exact else None),
        "text_sha256": document.text_sha256,
        "length": len(document.text),
        "segments": [{**span_json(s.span), "role": s.role} for s in document.segments],
    }
    if text:
        row["text"] = document.text
    return row


def _mention(mention: Mention) -> Json:
    return {
        "id": mention.id,
        **span_json(mention.span),
        "kind": mention.kind,
        "form": mention.form,
        "name": mention.name,
        "entity": mention.entity,
        "reason": mention.reason,
    }


def entity_json(entity: Entity, texts: Texts) -> Json:
    """Somebody or something, with every place that names it."""
    return {
        "id": entity.id,
        "kind": entity.kind,
        "name": entity.name,
        "names": list(entity.names),
        "wikidata": entity.wikidata,
        "roles": [{"role": o.role, "from": o.first, "to": o.last, "of": o.of} for o in entity.roles],
        "gender": entity.gender,
        "side": entity.side,
        "mentions": [place_json(p, texts) for p in entity.mentions],
    }


def _time(time: TimeExpression, text: str | None) -> Json:
    interval = time.interval
    return {
        "id": time.id,
        **span_json(time.span, text),
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
        **span_json(quantity.span),
        "unit": quantity.unit,
        "low": quantity.low,
        "high": quantity.high,
        "rule": quantity.rule,
    }


def _party(party: Party | None) -> Json | None:
    return None if party is None else {"name": party.name, "mention": party.mention, "entity": party.entity}


def chain_json(chain: Chain) -> list[Json]:
    """A chain, outermost hop first."""
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
        "content": [pair_json(s) for s in statement.content],
        "cue": [pair_json(s) for s in statement.cue],
        "source": [pair_json(s) for s in statement.source],
        "speaker": _party(statement.speaker),
        "addressee": _party(statement.addressee),
        "medium": _party(statement.medium),
        "stance": statement.stance,
        "within": statement.within,
        "chain": chain_json(statement.chain),
        "root": statement.root,
        "about": list(statement.about),
        "implicit": statement.implicit,
        "rule": statement.rule,
    }
    return row if text is None else {**row, "exact": [text[s[0] : s[1]] for s in statement.content]}


def participants_json(participants: Iterable[Participant]) -> list[Json]:
    """Who takes part, each with a role, and in a reading with the words that say so."""
    return [
        {"role": p.role, **(_party(p.party) or {}), **({"words": pair_json(p.words)} if p.words else {})}
        for p in participants
    ]


def when_json(when: When | None, evidence: bool) -> Json | None:
    """When something happened, with the words it rests on where these are of the same report."""
    if when is None:
        return None
    row = {"from": when.interval.first, "to": when.interval.last, "basis": when.basis, "rule": when.rule}
    return {**row, "evidence": pair_json(when.evidence)} if evidence else row


def duration_json(duration: Duration | None, evidence: bool) -> Json | None:
    """How long something lasted, with the words it rests on where these are of the same report."""
    if duration is None:
        return None
    row: Json = {"low": duration.low, "high": duration.high}
    return {**row, "evidence": pair_json(duration.evidence)} if evidence else row


def _event_mention(event: EventMention, text: str | None) -> Json:
    return {
        "id": event.id,
        "kind": event.kind,
        "plover": event.plover,
        "trigger": pair_json(event.trigger),
        **({} if text is None else {"exact": text[event.trigger[0] : event.trigger[1]]}),
        "realis": event.realis,
        "participants": participants_json(event.participants),
        "when": when_json(event.when, evidence=True),
        "duration": duration_json(event.duration, evidence=True),
        "place": event.place,
        "topics": list(event.topics),
        "ordinal": event.ordinal,
        "initiator": _party(event.initiator),
        "sentence": pair_json(event.sentence),
        "statement": event.statement,
        "same_as": event.same_as or event.id,
    }


def main_event_json(
    reading: Reading, text: str | None, events: Mapping[str, str] | None = None
) -> Json | None:
    """What the report is about; `events` gives the record's id of an event for that of its first mention."""
    main = reading.main_event
    if main is None:
        return None
    return {
        "event": main.event if events is None or main.event is None else events.get(main.event),
        **span_json(main.span, text),
        "when": when_json(main.when, evidence=True),
        "likely": main.likely.isoformat() if main.likely else None,
        "reason": main.reason,
        "rule": main.rule,
    }


def _assertion(assertion: Assertion) -> Json:
    return {
        "id": assertion.id,
        "event": assertion.event,
        "slot": assertion.slot,
        **span_json(assertion.span),
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
