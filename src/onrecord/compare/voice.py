"""How much room each speaker gets in an outlet's reports."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from onrecord.model import Mode, Reading, Span, Statement, Voice
from onrecord.text.normal import words_of
from onrecord.text.quotes import pair_quotes

UNNAMED = "nobody named"


def voices(readings: Iterable[Reading], names: Mapping[str, str]) -> tuple[Voice, ...]:
    """Words given to each speaker, directly and indirectly, the most first.

    A word counts once, for the innermost statement that it stands in. Of a mixed
    statement the words in quotation marks are direct, the others indirect.
    """
    room: dict[tuple[str | None, str], list[int]] = defaultdict(lambda: [0, 0])
    for reading in readings:
        for (who, name), (direct, indirect) in _of(reading, names).items():
            room[(who, name)][0] += direct
            room[(who, name)][1] += indirect
    found = [Voice(entity=who, name=name, direct=d, indirect=i) for (who, name), (d, i) in room.items()]
    return tuple(sorted(found, key=lambda v: (-(v.direct + v.indirect), v.name, v.entity or "")))


def _of(reading: Reading, names: Mapping[str, str]) -> dict[tuple[str | None, str], tuple[int, int]]:
    text = reading.document.text
    inside = [piece for pair in pair_quotes(text).pairs for piece in pair.pieces]
    owner: dict[int, tuple[Statement, bool]] = {}
    # Outer statements first, so that the inner ones overwrite them.
    for statement in sorted(reading.statements, key=lambda s: (s.start, -s.end, s.within is not None)):
        for span in statement.content:
            for word in words_of(text[span.start : span.end], span.start):
                owner[word.span.start] = (statement, _is_direct(statement, word.span, inside))
    room: dict[tuple[str | None, str], tuple[int, int]] = {}
    for statement, direct in owner.values():
        key = _who(statement, names)
        d, i = room.get(key, (0, 0))
        room[key] = (d + direct, i + (not direct))
    return room


def _is_direct(statement: Statement, word: Span, inside: Iterable[Span]) -> bool:
    if statement.mode is Mode.MIXED:
        return any(span.holds(word) for span in inside)
    return statement.mode is Mode.DIRECT


def _who(statement: Statement, names: Mapping[str, str]) -> tuple[str | None, str]:
    if statement.speaker is None:
        return (None, UNNAMED)
    entity = statement.speaker.entity
    if entity is None:
        return (None, UNNAMED)
    return (entity, names.get(entity, statement.speaker.name))
