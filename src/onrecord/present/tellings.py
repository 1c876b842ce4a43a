"""Where something is told and on whose word, so that a reader can check it against the report."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from onrecord.model import (
    Assertion,
    Document,
    Event,
    EventMention,
    HopRole,
    Part,
    Reading,
    Realis,
    Slot,
    Span,
    Stance,
    Statement,
)
from onrecord.present.words import chain_words
from onrecord.text.wording import count_of, listed

AROUND = 50
"""Most characters shown on each side of the words. Chosen, not measured."""
PHRASE = 80
"""Most characters of the words that a report is about. Chosen, not measured."""
REPORTS = 3
"""Reports whose telling of one event is shown; of the others the number is. Chosen."""
AGAIN = 6
"""Lines in which one report tells an event again that are named; more are counted. Chosen."""
OWN_VOICE = "in the {}'s own voice"

_BREAK = re.compile(r"[.!?][\"'”’)]*\s+|[;\n]|\s[–—]\s")
_BEHIND = re.compile(r"[.!?]*[\"'”’)]*\s+(?:(?:But|And|The|Yet|However,?)\s+){0,2}", re.IGNORECASE)


def line_of(document: Document, offset: int) -> int:
    """The number of the line of the report that the character stands in, from 1."""
    return document.text.count("\n", 0, offset) + 1


def words_at(document: Document, span: Span) -> str:
    """The words at a place, with single blanks."""
    return " ".join(document.slice(span).split())


def in_line(document: Document, span: Span) -> str:
    """The line, and the words in square brackets with what stands around them."""
    start, end = span
    before = document.text[max(0, start - AROUND) : start].rpartition("\n")[2]
    after = document.text[end : end + AROUND].partition("\n")[0]
    if start - len(before) > 0 and len(before) == min(AROUND, start):
        before = f"… {before.partition(' ')[2] or before}"
    if len(after) == AROUND:
        after = f"{after.rpartition(' ')[0] or after} …"
    words = f"{_gap(before, -1)}[{words_at(document, span)}]{_gap(after, 0)}"
    return f"line {line_of(document, start)}: {' '.join(before.split())}{words}{' '.join(after.split())}"


def phrase_around(document: Document, span: Span) -> Span:
    """The headline or the clause that `span` stands in, cut between words to `PHRASE` characters."""
    text = document.text
    inside = [s.span for s in document.segments if s.role is Part.HEADLINE and s.span.holds(span)]
    if inside and inside[0].length <= PHRASE:
        return inside[0]
    breaks = [m.end() for m in _BREAK.finditer(text, 0, span.start)]
    ends = _BREAK.search(text, span.end)
    start = inside[0].start if inside else breaks[-1] if breaks else 0
    end = inside[0].end if inside else ends.start() if ends else len(text)
    room = PHRASE - span.length
    if span.start - start > room // 2 and end - start > PHRASE:
        start = _word_start(text, max(start, span.start - max(room // 2, 0)), span.start)
    if end - start > PHRASE:
        end = max(text.rfind(" ", span.end, start + PHRASE), span.end)
    while start < span.start and text[start].isspace():
        start += 1
    while end > span.end and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def whose_word(statement: Statement, label: str) -> str:
    """On whose word something stands: the root, with the chain where others have a part in it.

    `label` is what the report is called. "" for silence, which says nothing.
    """
    if statement.stance is Stance.SILENCE:
        return ""
    hops = [hop for hop in statement.chain if hop.span is not None or hop.role is not HopRole.OUTLET]
    others = [h for h in hops[:-1] if h.role is not HopRole.MEDIUM and h.name != statement.root]
    chain = f" ({chain_words(tuple(hops), label, short=False).removeprefix(f'{label} ← ')})" if others else ""
    if not hops:
        return "on the report's own word"
    if statement.root is None:
        return f"on nobody's name{chain}"
    return f"on the word of {statement.root}{chain}"


class Tellings:
    """What the reports say of events: each telling in its line, and on whose word."""

    def __init__(self, readings: Iterable[Reading], labels: Mapping[str, str], *, named: bool) -> None:
        """`named` is whether it is told in which report a telling stands."""
        self.labels, self.named = labels, named
        self.readings = {reading.document.id: reading for reading in readings}
        self.statements = {s.id: s for r in self.readings.values() for s in r.statements}
        self.told = {m.id: (r.document, m) for r in self.readings.values() for m in r.events}

    def lines(self, event: Event) -> list[str]:
        """The first telling of each of up to `REPORTS` reports, in its line; the rest is counted."""
        told = self._by_report(event)
        lines = [self._line(self.readings[doc].document, told[doc]) for doc in list(told)[:REPORTS]]
        more = len(told) - REPORTS
        return [*lines, f"and in {count_of(more, 'more report')}"] if more > 0 else lines

    def voice(self, document: Document, mention: EventMention) -> str:
        """On whose word a telling stands, or that it is nobody's but the outlet's own."""
        statement = self.statements.get(mention.statement or "")
        if statement is None:
            return OWN_VOICE.format("outlet" if self.named else "report")
        label = self.labels.get(document.id, document.name)
        named = statement.speaker.name if statement.speaker else ""
        words = whose_word(statement, label).replace("of The ", "of the ")
        return (
            f"on the word of {_uncapped(named)}, no name given"
            if words == "on nobody's name" and named
            else words
        )

    def denials(self, event: Event) -> list[str]:
        """What denies an event, or stands right behind a telling of it and denies what was said there.

        Events that are told as denied themselves need none.
        """
        found: dict[str, None] = {}
        if event.realis is Realis.DENIED:
            return []
        for doc, mine in self._by_report(event).items():
            reading = self.readings[doc]
            for assertion in reading.assertions:
                if assertion.slot is Slot.DENIED and any(
                    assertion.event == m.id or _is_behind(reading.document, m, assertion) for m in mine
                ):
                    found[self._denial(reading.document, assertion)] = None
        return list(found)

    def _by_report(self, event: Event) -> dict[str, list[EventMention]]:
        """The tellings of an event by the id of their report, both in order."""
        found: dict[str, list[EventMention]] = {}
        for document, mention in (self.told[id_] for id_ in event.mention_ids if id_ in self.told):
            found.setdefault(document.id, []).append(mention)
        return {doc: sorted(found[doc], key=lambda m: m.trigger) for doc in self.labels if doc in found}

    def _denial(self, document: Document, assertion: Assertion) -> str:
        report = f" ({self.labels[document.id]})" if self.named else ""
        where = f"line {line_of(document, assertion.span.start)}: "
        return f"denied in {where}“{words_at(document, assertion.span)}”{report}"

    def _line(self, document: Document, told: list[EventMention]) -> str:
        mention = told[0]
        voice = self.voice(document, mention)
        label = f"{self.labels[document.id]}, " if self.named else ""
        first = line_of(document, mention.trigger.start)
        others = sorted({line_of(document, m.trigger.start) for m in told} - {first})
        return (
            f"{label}{in_line(document, mention.trigger)}" + (f" – {voice}" if voice else "") + _again(others)
        )


def _again(lines: list[int]) -> str:
    if not lines:
        return ""
    shown = [str(line) for line in lines[:AGAIN]]
    more = [f"{len(lines) - AGAIN} more"] if len(lines) > AGAIN else []
    return f"; again in line{'s' if len(lines) > 1 else ''} {listed([*shown, *more])}"


def _is_behind(document: Document, mention: EventMention, assertion: Assertion) -> bool:
    """Whether a denial of something that has no words of its own ("denied it") is the next thing said."""
    if assertion.value.partition("|")[2] or assertion.span.start < mention.sentence.end:
        return False
    return bool(_BEHIND.fullmatch(document.text[mention.sentence.end : assertion.span.start]))


def _uncapped(name: str) -> str:
    """A description as it stands within a sentence: "the aide"."""
    return f"t{name[1:]}" if name.startswith("The ") else name


def _gap(around: str, at: int) -> str:
    return " " if around and around[at].isspace() else ""


def _word_start(text: str, start: int, end: int) -> int:
    """The first start of a word from `start` on, `end` where there is none before it."""
    if start == 0 or text[start - 1].isspace():
        return start
    return text.find(" ", start, end) + 1 or end
