"""How each outlet tells the story: counts with places, never a score."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from onrecord.compare.voice import voices
from onrecord.model import (
    Form,
    FramingKind,
    Kind,
    Links,
    Place,
    Portrait,
    Reading,
    Span,
    Statement,
    Tally,
    document_key,
    outlet_key,
)
from onrecord.text.normal import fold, words_of

NAMED_KINDS = frozenset({Kind.PERSON, Kind.PLACE, Kind.ORGANISATION, Kind.NATIONALITY})
"""Whose naming is counted."""

LEAST = 2
"""Times that somebody must be named in the whole story to stand in a portrait."""

OWN_VOICE = frozenset({FramingKind.LABEL, FramingKind.LOADED, FramingKind.SCARE_QUOTES})

_Count = dict[tuple[str, str | None], list[Place]]


def portraits(readings: Sequence[Reading], links: Links) -> tuple[Portrait, ...]:
    """One portrait for each outlet, by name.

    Naming: the forms by which each person, state or body is called. Loaded words: labels,
    loaded words and scare quotes in the outlet's own voice, not those of people it quotes.
    Verbs: the reporting words for each speaker. Voices: words given to each speaker.
    """
    names = {e.id: e.name for e in links.entities}
    known = {(doc, local): entity for (doc, local), entity in links.entity_of.items()}
    by_outlet: dict[str, list[Reading]] = defaultdict(list)
    for reading in sorted(readings, key=lambda r: document_key(r.document)):
        by_outlet[outlet_key(reading.document)].append(reading)
    often = _often(readings, known)
    return tuple(
        Portrait(
            outlet=outlet,
            documents=tuple(r.document.id for r in mine),
            naming=_naming(mine, known, often),
            loaded=_loaded(mine, known),
            verbs=_verbs(mine, known),
            voices=voices(mine, names),
            words=sum(_words(r) for r in mine),
        )
        for outlet, mine in sorted(by_outlet.items())
    )


_Known = dict[tuple[str, str], str]


def _entity(reading: Reading, local: str | None, known: _Known) -> str | None:
    return known.get((reading.document.id, local), local) if local is not None else None


def _often(readings: Iterable[Reading], known: _Known) -> set[str]:
    count: dict[str, int] = defaultdict(int)
    for reading in readings:
        for mention in reading.mentions:
            entity = _entity(reading, mention.entity, known)
            if entity is not None and mention.form is not Form.PRONOUN:
                count[entity] += 1
    return {entity for entity, n in count.items() if n >= LEAST}


def _naming(readings: Sequence[Reading], known: _Known, often: set[str]) -> tuple[Tally, ...]:
    found: _Count = defaultdict(list)
    for reading in readings:
        for mention in reading.mentions:
            entity = _entity(reading, mention.entity, known)
            if entity not in often or mention.form is Form.PRONOUN or mention.kind not in NAMED_KINDS:
                continue
            form = _form(reading, mention.span)
            found[(form, entity)].append(Place(doc=reading.document.id, span=mention.span))
    return _tallies(found)


def _loaded(readings: Sequence[Reading], known: _Known) -> tuple[Tally, ...]:
    found: _Count = defaultdict(list)
    for reading in readings:
        for framing in reading.framing:
            if framing.voice == "outlet" and framing.kind in OWN_VOICE:
                about = _entity(reading, framing.about, known)
                form = fold(_form(reading, framing.span))
                found[(form, about)].append(Place(doc=reading.document.id, span=framing.span))
    return _tallies(found)


def _verbs(readings: Sequence[Reading], known: _Known) -> tuple[Tally, ...]:
    found: _Count = defaultdict(list)
    for reading in readings:
        for statement in reading.statements:
            for cue in _cues(statement):
                who = _entity(reading, statement.speaker.entity, known) if statement.speaker else None
                form = fold(_form(reading, cue))
                found[(form, who)].append(Place(doc=reading.document.id, span=cue))
    return _tallies(found)


def _cues(statement: Statement) -> tuple[Span, ...]:
    return statement.cue


def _form(reading: Reading, span: Span) -> str:
    return " ".join(reading.document.slice(span).split())


def _tallies(found: _Count) -> tuple[Tally, ...]:
    """The most frequent first for each entity, entities by how often they are named."""
    total: dict[str | None, int] = defaultdict(int)
    for (_, about), places in found.items():
        total[about] += len(places)
    tallies = [
        Tally(
            form=form,
            count=len(places),
            places=tuple(sorted(places, key=lambda p: (p.doc, p.span))),
            about=about,
        )
        for (form, about), places in found.items()
    ]
    return tuple(sorted(tallies, key=lambda t: (-total[t.about], t.about or "~", -t.count, t.form)))


def _words(reading: Reading) -> int:
    """Words of body and headline."""
    return sum(reading.document.is_body(w.span) for w in words_of(reading.document.text))
