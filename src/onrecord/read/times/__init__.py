"""When, how long, how often: every time expression of a report, resolved as far as the report allows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from onrecord.model import (
    Anchor,
    Document,
    Form,
    Interval,
    Kind,
    Mention,
    Parse,
    Part,
    Problem,
    Reading,
    Span,
    TimeExpression,
    TimeType,
)
from onrecord.read.times.joins import Found
from onrecord.read.times.lists import in_lists
from onrecord.read.times.misread import misread
from onrecord.read.times.places import plain
from onrecord.read.times.quoted import Holding, holding, just_spans, quoted_spans
from onrecord.read.times.scan import Scan, interval_for, scan
from onrecord.read.times.scene import Sense
from onrecord.read.times.spoken import counted_from_speech

READ = (Part.BODY, Part.HEADLINE, Part.DATELINE)
"""Parts that can date something: captions and credits date nothing."""

CALENDAR = range(1583, 9990)
"""Years of publication that are counted from: those of the Gregorian calendar, short of where dates end."""

__all__ = ["READER", "TimesReader", "find_times"]


def find_times(
    document: Document,
    parse: Parse | None = None,  # noqa: ARG001  # part of every finder's call; tense is read off the words
    quoted: Sequence[Span] = (),
) -> tuple[TimeExpression, ...]:
    """Every time expression of `document`, in reading order.

    Values are TIMEX3's. Without a date of publication, expressions that need one have
    anchor NONE, no interval, and X for what is not known ("XXXX-06-22"). Expressions inside
    `quoted` spans that count from the present have anchor UTTERANCE; they are resolved as if
    said on the day of publication. The parse is not needed: tense is read off the words nearby.
    """
    return _found(document, quoted)[0]


def _found(document: Document, quoted: Sequence[Span]) -> tuple[tuple[TimeExpression, ...], list[Problem]]:
    """The expressions of `document`, and what stands there as a date and is none."""
    text = _readable(document)
    broken = misread(text)
    text = _blanked(text, broken)
    day = document.published
    got = scan(text, day if day is not None and day.year in CALENDAR else None)
    hits = in_lists(got.hits, plain(text))
    if quoted:
        hits = sorted([*hits, *_just(plain(text), quoted, document, hits)], key=lambda h: h.span)
    hits = counted_from_speech(hits, plain(text), quoted, document.published)
    taken: dict[str, int] = {}
    held = holding(quoted)
    out = []
    for hit in hits:
        out.append(_expression(document, hit, held, taken))
    return tuple(out), _problems(document, got, broken)


def _problems(document: Document, got: Scan, broken: Sequence[Span]) -> list[Problem]:
    """A problem for each date that no calendar has, that could be two or was misread, in reading order."""
    found = [
        Problem(kind="impossible-date", message=f"no calendar has {document.slice(span)!r}", span=span)
        for span in got.impossible
    ]
    found += [
        Problem(
            kind="ambiguous-date",
            message=f"{document.slice(span)!r} could be two days: day first or month first",
            span=span,
        )
        for span in got.ambiguous
    ]
    found += [
        Problem(kind="misread-date", message=_misread_words(document.slice(span)), span=span)
        for span in broken
    ]
    return sorted(found, key=lambda problem: problem.span or Span(0, 0))


def _misread_words(words: str) -> str:
    if any(c.isdigit() and not c.isascii() for c in words):
        return f"figures of another script in {words!r}"
    return f"letters for figures in {words!r}"


def _just(low: str, quoted: Sequence[Span], document: Document, hits: Sequence[Found]) -> list[Found]:
    """The "just" of "I just finished speaking": at or shortly before the moment of speaking."""
    day = document.published.isoformat() if document.published else None
    sense = Sense(
        type=TimeType.DATE,
        value="PAST_REF",
        anchor=Anchor.PUBLISHED if day else Anchor.NONE,
        interval=Interval(first=None, last=day) if day else None,
    )
    held = holding([hit.span for hit in hits])
    spans = [s for s in just_spans(low, quoted) if not held(s)]
    return [Found(span=span, sense=sense, rule="just") for span in spans]


def _readable(document: Document) -> str:
    """The text with everything that dates nothing blanked out, character for character."""
    return _blanked(document.text, [s.span for s in document.segments if s.role not in READ])


def _blanked(text: str, spans: Sequence[Span]) -> str:
    """`text` with nothing to read in `spans`, its length kept."""
    for start, end in spans:
        text = text[:start] + "\0" * (end - start) + text[end:]
    return text


def _expression(document: Document, hit: Found, held: Holding, taken: dict[str, int]) -> TimeExpression:
    sense = hit.sense
    anchor = sense.anchor
    if anchor in (Anchor.PUBLISHED, Anchor.NONE) and held(hit.span):
        anchor = Anchor.UTTERANCE
    ident = f"{document.id}.t{hit.span.start}"
    taken[ident] = taken.get(ident, 0) + 1
    if taken[ident] > 1:
        ident = f"{ident}-{taken[ident]}"
    interval = interval_for(hit)
    minutes = sense.minutes if sense.type is TimeType.DURATION else None
    return TimeExpression(
        id=ident,
        span=hit.span,
        type=sense.type,
        value=sense.value,
        rule=hit.rule,
        anchor=anchor,
        mod=sense.mod,
        interval=interval,
        minutes=minutes,
    )


class TimesReader:
    """Finds and resolves time expressions."""

    name = "times"
    version = "2"
    needs = frozenset({"mentions"})
    gives = frozenset({"times"})

    def read(self, parse: Parse, reading: Reading) -> Reading:  # noqa: ARG002  # as above
        """`reading` with its times; dates that no calendar has, or with letters for figures, are problems."""
        document = reading.document
        times, problems = _found(document, quoted_spans(document.text))
        names = [m.span for m in reading.mentions if _is_a_name(m)]
        held = holding(names)
        times = tuple(t for t in times if not (held(t.span) and _in_a_name(document, t, names)))
        return replace(reading, times=times, problems=(*reading.problems, *problems))


_NAMED = (Kind.OUTLET, Kind.AGENCY, Kind.PLATFORM, Kind.PERSON)


_MONTH_CUE = re.compile(
    r"\b(?:in|since|until|till|during|early|late|mid|last|next|this)[\s-]+(?:early\s|late\s|mid-)?$",
    re.IGNORECASE,
)


def _is_a_name(mention: Mention) -> bool:
    return mention.kind in _NAMED and mention.form is Form.NAME and mention.entity is not None


def _in_a_name(document: Document, time: TimeExpression, names: Sequence[Span]) -> bool:
    """Whether the words are part of a name: the "Today" of a newspaper, the "May" of a prime minister."""
    if any(c.isdigit() for c in document.slice(time.span)):
        return False
    if _MONTH_CUE.search(document.text, max(0, time.span.start - 16), time.span.start):
        # "The rebels attacked in May", though the prime minister is May too.
        return any(name.holds(time.span) and name != time.span for name in names)
    return any(name.holds(time.span) for name in names)


READER = TimesReader()
