"""How each outlet tells the story: counts with places, never a score."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from onrecord.compare.order import Layout, buried, positions
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
    Stance,
    Tally,
    document_key,
    outlet_key,
)
from onrecord.text.normal import fold

NAMED_KINDS = frozenset({Kind.PERSON, Kind.PLACE, Kind.ORGANISATION, Kind.NATIONALITY})
"""Whose naming is counted."""

OUTLET = "outlet"
"""The voice of the outlet's own words, as the reader writes it."""

LEARNED = "learned"
"""The rule of words that only the trained tagger takes for loaded."""

LEAST = 2
"""Times that somebody must be named in the whole story to stand in a portrait."""

COLOURS = frozenset({FramingKind.LABEL, FramingKind.LOADED})
"""Kinds of words that judge, whoever says them."""

CUES = frozenset({FramingKind.DISTANCING_VERB, FramingKind.ENDORSING_VERB})

_Key = tuple[str, str | None, FramingKind | None, str]
"""Form, whom it is about, what it does, and "learned" for a candidate."""

_Count = dict[_Key, list[Place]]


def portraits(readings: Sequence[Reading], links: Links) -> tuple[Portrait, ...]:
    """One portrait for each outlet, by name.

    Naming: the forms by which each person, state or body is called. Loaded words: labels and
    loaded words in the outlet's own voice, apart from those of people it quotes. Verbs: the reporting
    words for each speaker and each side. Voices: words given to each speaker. Order: what stands first.
    """
    ordered = sorted(readings, key=lambda r: document_key(r.document))
    by_outlet: dict[str, list[Reading]] = defaultdict(list)
    for reading in ordered:
        by_outlet[outlet_key(reading.document)].append(reading)
    names = {e.id: e.name for e in links.entities}
    stands_for = _sides(links)
    known = {(doc, local): entity for (doc, local), entity in links.entity_of.items()}
    often = _often(ordered, known)
    layouts = {r.document.id: Layout(r.document) for r in ordered}
    order = positions(ordered, links, layouts)
    late = buried(ordered, order, [*(e.id for e in links.events), *(c.id for c in links.claims)], layouts)
    return tuple(
        Portrait(
            outlet=outlet,
            documents=tuple(r.document.id for r in mine),
            naming=_naming(mine, known, often),
            loaded=_coloured(mine, known, COLOURS, own=True),
            marks=_coloured(mine, known, frozenset({FramingKind.SCARE_QUOTES}), own=True),
            quoted=_coloured(mine, known, COLOURS, own=False),
            verbs=_verbs(mine, known, {}),
            sides=_verbs(mine, known, stands_for),
            voices=voices(mine, names),
            words=sum(layouts[r.document.id].words for r in mine),
            order=tuple(p for r in mine for p in order[r.document.id]),
            buried=tuple(b for r in mine for b in late.get(r.document.id, ())),
        )
        for outlet, mine in sorted(by_outlet.items())
    )


def _sides(links: Links) -> dict[str, str]:
    """For whom each speaker stands: a person for the institution or state, those for themselves."""
    bodies = {e.id: e.id for e in links.entities if e.kind in (Kind.PLACE, Kind.ORGANISATION)}
    return bodies | {e.id: e.side for e in links.entities if e.side is not None}


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
            found[(form, entity, None, "")].append(Place(doc=reading.document.id, span=mention.span))
    return _tallies(found)


def _coloured(
    readings: Sequence[Reading], known: _Known, kinds: frozenset[FramingKind], *, own: bool
) -> tuple[Tally, ...]:
    """Words of these kinds: the outlet's own with whom a label is for, or its speakers' with who speaks."""
    found: _Count = defaultdict(list)
    for reading in readings:
        speakers = {s.id: s.speaker.entity for s in reading.statements if s.speaker is not None}
        for framing in reading.framing:
            if framing.kind not in kinds or (framing.voice == OUTLET) is not own:
                continue
            about = _entity(reading, framing.about if own else speakers.get(framing.voice), known)
            key = (
                fold(_form(reading, framing.span)),
                about,
                framing.kind,
                LEARNED if framing.rule == LEARNED else "",
            )
            found[key].append(Place(doc=reading.document.id, span=framing.span))
    return _tallies(found)


def _verbs(readings: Sequence[Reading], known: _Known, sides: Mapping[str, str]) -> tuple[Tally, ...]:
    """Reporting words by speaker; with `sides`, by the side that the speaker stands for, others left out."""
    found: _Count = defaultdict(list)
    for reading in readings:
        doing = sorted((f.span, f.kind) for f in reading.framing if f.kind in CUES)
        for statement in reading.statements:
            if statement.stance is Stance.SILENCE:
                continue
            who = _entity(reading, statement.speaker.entity, known) if statement.speaker else None
            if sides:
                who = sides.get(who or "")
                if who is None:
                    continue
            for cue in statement.cue:
                kind = next((kind for span, kind in doing if cue.holds(span)), None)
                key = (fold(_form(reading, cue)), who, kind, "")
                found[key].append(Place(doc=reading.document.id, span=cue))
    return _tallies(found)


def _form(reading: Reading, span: Span) -> str:
    return " ".join(reading.document.slice(span).split())


def _tallies(found: _Count) -> tuple[Tally, ...]:
    """The most frequent first for each entity, entities by how often they are named."""
    total: dict[str | None, int] = defaultdict(int)
    for (_, about, _, _), places in found.items():
        total[about] += len(places)
    tallies = [
        Tally(
            form=form,
            count=len(places),
            places=tuple(sorted(places, key=lambda p: (p.doc, p.span))),
            about=about,
            kind=kind,
            rule=rule,
        )
        for (form, about, kind, rule), places in found.items()
    ]

    def key(t: Tally) -> tuple[int, str, int, str, str, str]:
        return (-total[t.about], t.about or "~", -t.count, t.form, t.kind or "", t.rule)

    return tuple(sorted(tallies, key=key))
