"""On what words an event's time rests: which report gives it, and how it is counted there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from onrecord.model import Document, Event, EventMention, Place, Record, When
from onrecord.present.words import BASIS_WORDS, NEWS, ground_words

Told = Mapping[str, tuple[Document, EventMention]]
"""Ids of tellings to the telling with its report."""

STRENGTH = tuple(BASIS_WORDS)
"""Grounds, the best first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """One way in which an event's time is known, and where; the same words of a report stand once."""

    words: str
    places: tuple[Place, ...] = ()


def told_in(record: Record) -> Told:
    """Every telling of an event, by its id."""
    return {mention.id: (r.document, mention) for r in record.readings for mention in r.events}


def grounds(event: Event, told: Told) -> tuple[Ground, ...]:
    """The grounds of an event's time, the best first, each with its words.

    A telling that has its time from another one in the same report rests on that one's words and
    counts with them. Tellings of another time than the event's are left out. Where no words are
    known, the event's own ground stands alone; so it does where a day rests on nothing but the telling
    of the event itself, whose words are no time.
    """
    if event.when is None:
        return (Ground(words=ground_words(None)),)
    best: dict[Place, When] = {}
    texts: dict[str, str] = {}
    triggers = {(document.id, mention.trigger) for document, mention in _tellings(event, told)}
    news = False
    for document, mention in _tellings(event, told):
        when = mention.when
        texts[document.id] = document.text
        if when is None or when.evidence is None or not when.evidence.length:
            continue
        if not when.interval.meets(event.when.interval):
            continue
        if (document.id, when.evidence) in triggers:
            news = True
            continue
        place = Place(doc=document.id, span=when.evidence)
        known = best.get(place)
        if known is None or STRENGTH.index(when.basis) < STRENGTH.index(known.basis):
            best[place] = when
    found: dict[str, list[Place]] = {}
    for place, when in sorted(best.items(), key=lambda pair: STRENGTH.index(pair[1].basis)):
        found.setdefault(ground_words(when), []).append(place)
    if not found:
        return (Ground(words=NEWS if news else ground_words(event.when)),)
    return tuple(Ground(words=words, places=_each_once(places, texts)) for words, places in found.items())


def _tellings(event: Event, told: Told) -> Iterable[tuple[Document, EventMention]]:
    return (told[id_] for id_ in event.mention_ids if id_ in told)


def _each_once(places: Iterable[Place], texts: Mapping[str, str]) -> tuple[Place, ...]:
    seen: dict[tuple[str, str], Place] = {}
    for place in places:
        words = texts[place.doc][place.span.start : place.span.end]
        seen.setdefault((place.doc, " ".join(words.split()).casefold()), place)
    return tuple(seen.values())
