"""Statements as things that somebody said on an occasion: what quotations are linked from."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from onrecord.link.wording import Wording, names_in, quotations, wording_of
from onrecord.model import Document, Mode, Reading, Stance, Statement, root_hop


@dataclass(frozen=True, slots=True, kw_only=True)
class Utterance:
    """One statement as something that somebody said on an occasion.

    `events` are record ids; `speaker` is the record's entity id, "" where unknown.
    Equal wordings of one speaker on one occasion are one item with several `places`.
    `content` are the stems of its words with content, `quoted` those in quotation marks,
    `names` those that are names. `behind` are the ids of the root and of whom it speaks for, where
    known. `key` is what utterances are sorted by: the earliest first.
    """

    key: str
    speaker: str
    events: frozenset[str]
    mode: Mode
    root: str
    behind: frozenset[str]
    docs: frozenset[str]
    content: tuple[str, ...]
    quoted: tuple[str, ...]
    names: frozenset[str]
    places: tuple[tuple[Document, Statement], ...]

    @property
    def wording(self) -> Wording:
        """The wording of the earliest place, made anew each time: a million of them would fill the memory."""
        document, statement = self.places[0]
        return wording_of(statement, document)


class _Said(NamedTuple):
    """What statements must have in common to be one item."""

    speaker: str
    events: frozenset[str]
    mode: Mode
    root: str
    words: bytes
    apart: str
    """The statement's id where a person ruled about it, so that it stays an item of its own."""


class _Place(NamedTuple):
    """Where an utterance is printed, and its words cut down to stems."""

    document: Document
    statement: Statement
    content: tuple[str, ...]
    quoted: tuple[str, ...]
    names: frozenset[str]


def day_of(document: Document) -> str:
    """The day of publication, the undated last."""
    return document.published.isoformat() if document.published else "9999"


def utterances(
    readings: Sequence[Reading],
    entity_of: Mapping[tuple[str, str], str],
    event_of: Mapping[str, str],
    not_quotes: frozenset[str] = frozenset(),
    apart: frozenset[str] = frozenset(),
) -> list[Utterance]:
    """Every statement with words of content, equal ones together, but for those in `apart`.

    A statement that stands inside another of the same speaker is part of that one and left out;
    so is silence, and what a person ruled to be no quotation.
    """
    grouped: dict[_Said, list[_Place]] = defaultdict(list)
    for reading in readings:
        marks = quotations(reading.document)
        by_id = {s.id: s for s in reading.statements}
        for statement in reading.statements:
            if statement.stance is Stance.SILENCE or statement.id in not_quotes or not statement.content:
                continue
            if _part_of_outer(statement, by_id):
                continue
            doc = reading.document.id
            speaker = statement.speaker.entity if statement.speaker is not None else None
            who = entity_of.get((doc, speaker), speaker) if speaker is not None else ""
            events = frozenset(event_of[e] for e in statement.about if e in event_of)
            wording = wording_of(statement, reading.document, marks)
            own = statement.id if statement.id in apart else ""
            key = _Said(who, events, statement.mode, statement.root or "", _print_of(wording), own)
            grouped[key].append(_Place(reading.document, statement, *_cut_down(wording)))
    found = [u for said, same in grouped.items() if (u := _utterance(said, same)) is not None]
    return sorted(found, key=lambda u: u.key)


def _print_of(wording: Wording) -> bytes:
    """A fingerprint of the words and of which of them are quoted."""
    text = "\x1f".join(f"{f}{'*' if q else ''}" for f, q in zip(wording.forms, wording.quoted, strict=True))
    return hashlib.blake2b(text.encode(), digest_size=12).digest()


def _cut_down(wording: Wording) -> tuple[tuple[str, ...], tuple[str, ...], frozenset[str]]:
    """Stems with content, those quoted, and those that are names."""
    content = wording.content()
    quoted = content if wording.all_quoted else wording.content(quoted=True)
    return content, quoted, names_in(wording)


def _utterance(said: _Said, same: list[_Place]) -> Utterance | None:
    same.sort(key=lambda x: (day_of(x.document), x.document.id, x.statement.start, x.statement.id))
    first = same[0]
    if not first.content:
        return None
    # One told inside the other in the very same words stands there once.
    same = [p for n, p in enumerate(same) if n == 0 or not _overlap(same[n - 1], p)]
    return Utterance(
        key=f"{day_of(first.document)}\x1f{first.document.id}\x1f{first.statement.start:09}\x1f{first.statement.id}",
        speaker=said.speaker,
        events=said.events,
        mode=said.mode,
        root=said.root,
        behind=frozenset(i for p in same for i in _behind(p.statement)),
        docs=frozenset(p.document.id for p in same),
        content=first.content,
        quoted=first.quoted,
        names=first.names,
        places=tuple((p.document, p.statement) for p in same),
    )


def _overlap(a: _Place, b: _Place) -> bool:
    return a.document.id == b.document.id and b.statement.start < a.statement.end


def _behind(statement: Statement) -> tuple[str, ...]:
    root = root_hop(statement.chain)
    return tuple(i for i in (root.entity, root.side) if i) if root is not None else ()


def _part_of_outer(statement: Statement, by_id: Mapping[str, Statement]) -> bool:
    outer = by_id.get(statement.within or "")
    if outer is None or not outer.content or outer.speaker is None or statement.speaker is None:
        return False
    same = outer.speaker.entity is not None and outer.speaker.entity == statement.speaker.entity
    return same and all(any(o.holds(s) for o in outer.content) for s in statement.content)
