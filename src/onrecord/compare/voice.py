"""How much room each speaker gets in an outlet's reports."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from onrecord.lexicon.base import read_toml
from onrecord.model import Mode, Reading, Span, Stance, Statement, Voice
from onrecord.text.normal import fold, words_of
from onrecord.text.quotes import pair_quotes

UNNAMED = "nobody named"

LONGEST = 6
"""Most words of what speakers without a name are called by. Chosen."""

CLAUSE = re.compile(r"\s*(?:,|\(|\bwho\b|\bthat\b|\bwhich\b|\bincluding\b).*", re.S)
"""What follows the words for somebody and says more of him."""

_Who = tuple[str | None, str]


def voices(readings: Iterable[Reading], names: Mapping[str, str]) -> tuple[Voice, ...]:
    """Words given to each speaker, directly and indirectly, the most first.

    A word counts once, for the innermost statement that it stands in. Of a mixed
    statement the words in quotation marks are direct, the others indirect. Who "declined to
    comment" gets none. Speakers without a name go by the report's words for them ("prosecutors").
    """
    room: dict[_Who, list[int]] = defaultdict(lambda: [0, 0])
    spelt: dict[_Who, set[str]] = defaultdict(set)
    for reading in readings:
        for (who, name), (direct, indirect) in _of(reading, names).items():
            key = (who, fold(name))
            spelt[key].add(name)
            room[key][0] += direct
            room[key][1] += indirect
    # "Prosecutors" that open a sentence are "prosecutors" elsewhere: small letters sort last.
    found = [
        Voice(entity=key[0], name=max(spelt[key]), direct=direct, indirect=indirect)
        for key, (direct, indirect) in room.items()
    ]
    return tuple(sorted(found, key=lambda v: (-(v.direct + v.indirect), v.name, v.entity or "")))


def _of(reading: Reading, names: Mapping[str, str]) -> dict[_Who, tuple[int, int]]:
    text = reading.document.text
    inside = [piece for pair in pair_quotes(text).pairs for piece in pair.pieces]
    owner: dict[int, tuple[Statement, bool]] = {}
    # Outer statements first, so that the inner ones overwrite them.
    for statement in _outer_first(reading.statements):
        for span in statement.content:
            near = [piece for piece in inside if piece.touches(span)]
            for word in words_of(text[span.start : span.end], span.start):
                owner[word.span.start] = (statement, _is_direct(statement, word.span, near))
    room: dict[_Who, tuple[int, int]] = {}
    for statement, direct in owner.values():
        if statement.stance is Stance.SILENCE:
            continue
        key = _who(statement, names)
        d, i = room.get(key, (0, 0))
        room[key] = (d + direct, i + (not direct))
    return room


def _outer_first(statements: Sequence[Statement]) -> list[Statement]:
    within = {s.id: s.within for s in statements}

    def depth(ident: str | None) -> int:
        seen: set[str] = set()
        while ident is not None and ident not in seen:
            seen.add(ident)
            ident = within.get(ident)
        return len(seen)

    return sorted(statements, key=lambda s: (depth(s.id), s.start, -s.end, s.id))


def _is_direct(statement: Statement, word: Span, inside: Iterable[Span]) -> bool:
    if statement.mode is Mode.MIXED:
        return any(span.holds(word) for span in inside)
    return statement.mode is Mode.DIRECT


def _who(statement: Statement, names: Mapping[str, str]) -> _Who:
    speaker = statement.speaker
    if speaker is None:
        return (None, UNNAMED)
    if speaker.entity is not None:
        return (speaker.entity, names.get(speaker.entity, speaker.name))
    return (None, called(speaker.name) or UNNAMED)


def called(words: str) -> str:
    """What somebody without a name is called: "prosecutors" for "the prosecutors, who …", "" for "they"."""
    kept = CLAUSE.sub("", " ".join(words.split())).split()
    while kept and kept[0].lower() in _small():
        kept.pop(0)
    return " ".join(kept[:LONGEST]) + ("…" if len(kept) > LONGEST else "")


@cache
def _small() -> frozenset[str]:
    return frozenset(read_toml("function_words.toml")["en"])
