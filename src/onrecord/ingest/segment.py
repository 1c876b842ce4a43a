"""Which lines of a report are its story, and what the others are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from onrecord.ingest.lines import (
    LONGEST_HEADLINE,
    dateline_head,
    ends_a_sentence,
    ends_in_abbreviation,
    is_byline,
    is_caption,
    is_credit,
    is_dateline,
    is_related,
    opens_a_list,
    outlet_of_credit,
    says_when,
    trailing_credit,
)
from onrecord.model import Part, Segment, Span

MOST_HEADLINES = 2
"""A headline and a standfirst."""

DATELINE_ZONE = 3
"""Paragraphs of story text at whose head a dateline is looked for."""

LATER_CREDITS = 2
"""Last lines of a report among which its outlet's sign-off stands."""

_LINE = re.compile(r"[^\n]*\S[^\n]*")
_BULLET = re.compile(r"\s*(?:[-–—•*·▪►]|\d+[.)])\s")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    span: Span
    text: str
    gap_before: bool
    gap_after: bool
    role: Part = Part.BODY


def find_segments(
    text: str,
    start: int = 0,
    *,
    title: str | None = None,
    headlines: Iterable[str] = (),
    captions: Iterable[str] = (),
) -> tuple[Segment, ...]:
    """What the lines of `text` from `start` on are; story text gets no segment.

    `title`, `headlines` and `captions` are lines that the page itself marks as such.
    Rules look at one line and its neighbours; their words are in lexicon/segments.toml.
    Segments are sorted and do not overlap.
    """
    known = dict.fromkeys(map(_key, captions), Part.CAPTION)
    known |= {line: Part.HEADLINE for line in map(_key, [*headlines, *([title] if title else [])]) if line}
    lines = _related_lists([_furniture(line, known) for line in _lines(text, start)])
    lines = _head(lines, titled=bool(title))
    lines = _tail(lines)
    found = [Segment(span=line.span, role=line.role) for line in lines if line.role is not Part.BODY]
    body = [line for line in lines if line.role is Part.BODY]
    for line in body[:1]:
        told = _title_before(line.text, title)
        if told:
            found.extend(_within(line, told, Part.HEADLINE))
            rest = line.text[told.end :]
            start = line.span.end - len(rest.lstrip())
            body[0] = replace(line, span=Span(start, line.span.end), text=rest.lstrip())
    for line in body[:DATELINE_ZONE]:
        found.extend(_within(line, dateline_head(line.text), Part.DATELINE))
    for line in body[-1:]:
        found.extend(_within(line, trailing_credit(line.text), Part.CREDIT))
    return tuple(sorted(_apart(found), key=lambda s: s.span))


def find_outlet(text: str, segments: Sequence[Segment]) -> str | None:
    """The outlet by its own sign-off: an internet address in a credit among the last lines."""
    ends = [line.span.start for line in _lines(text, 0)][-LATER_CREDITS:]
    for segment in reversed(segments):
        if segment.role is Part.CREDIT and ends and segment.span.start >= ends[0]:
            outlet = outlet_of_credit(text[segment.span.start : segment.span.end])
            if outlet:
                return outlet
    return None


def _lines(text: str, start: int) -> list[_Line]:
    found: list[Span] = []
    for match in _LINE.finditer(text, start):
        words = match.group()
        lead = len(words) - len(words.lstrip())
        found.append(Span(match.start() + lead, match.start() + len(words.rstrip())))
    lines = []
    for i, span in enumerate(found):
        before = text[found[i - 1].end : span.start].count("\n") if i else 2
        after = text[span.end : found[i + 1].start].count("\n") if i + 1 < len(found) else 2
        lines.append(
            _Line(span=span, text=text[span.start : span.end], gap_before=before > 1, gap_after=after > 1)
        )
    return lines


def _furniture(line: _Line, known: dict[str, Part]) -> _Line:
    role = known.get(_key(line.text))
    if role is None:
        if is_related(line.text):
            role = Part.RELATED
        elif is_caption(line.text):
            role = Part.CAPTION
        elif is_credit(line.text):
            role = Part.CREDIT
    return replace(line, role=role) if role else line


def _related_lists(lines: list[_Line]) -> list[_Line]:
    """Titles under a bare "Related stories" belong to it, up to a full sentence or the next gap after one."""
    done: list[_Line] = []
    listing = False
    for line in lines:
        if line.role is Part.RELATED:
            listing = opens_a_list(line.text)
        elif (
            listing
            and line.role is Part.BODY
            and not ends_a_sentence(line.text)
            and len(line.text) <= LONGEST_HEADLINE
        ):
            line = replace(line, role=Part.RELATED)
        else:
            listing = False
        done.append(line)
    return done


def _head(lines: list[_Line], *, titled: bool) -> list[_Line]:
    """Headline, byline and dateline stand before the first line of story text.

    `titled` is whether the headline is known, so that a line with a final stop cannot be it.
    """
    done = list(lines)
    headlines = 0
    for i, line in enumerate(lines):
        if line.role is Part.HEADLINE:
            headlines += 1
        if line.role is not Part.BODY:
            continue
        rest = [later for later in lines[i + 1 :] if later.role is Part.BODY]
        if is_dateline(line.text) or dateline_head(line.text) == Span(0, len(line.text)):
            done[i] = replace(line, role=Part.DATELINE)
        elif is_byline(line.text) and rest:
            done[i] = replace(line, role=Part.BYLINE)
        elif headlines < MOST_HEADLINES and _is_headline(line, rest, first=not (titled or headlines)):
            done[i] = replace(line, role=Part.HEADLINE)
            headlines += 1
        else:
            break
    return done


def _is_headline(line: _Line, rest: list[_Line], *, first: bool) -> bool:
    """A short first line without a final stop, set off from a longer body.

    The stop of an abbreviation is none where the line could be the `first` headline and a gap follows.
    """
    stopped = ends_a_sentence(line.text) and not (
        first and line.gap_after and ends_in_abbreviation(line.text)
    )
    if not rest or len(line.text) > LONGEST_HEADLINE or stopped or _BULLET.match(line.text):
        return False
    if sum(len(later.text) for later in rest) <= len(line.text) or not any(
        ends_a_sentence(r.text) for r in rest
    ):
        return False
    if line.gap_after:
        return True
    # Without an empty line between, it is a headline only where the next line is a paragraph:
    # a text broken at column 72 has lines of one length.
    return len(rest[0].text) >= 1.5 * len(line.text) and not any(r.gap_before for r in rest[:1])


def _tail(lines: list[_Line]) -> list[_Line]:
    done = list(lines)
    for i in range(len(lines) - 1, max(-1, len(lines) - 1 - LATER_CREDITS), -1):
        if i and lines[i].role is Part.BODY and is_byline(lines[i].text):
            done[i] = replace(lines[i], role=Part.BYLINE)
        elif i and lines[i].role is Part.BODY and is_dateline(lines[i].text) and says_when(lines[i].text):
            done[i] = replace(lines[i], role=Part.DATELINE)
    return done


def _within(line: _Line, span: Span | None, role: Part) -> list[Segment]:
    if span is None:
        return []
    return [Segment(span=Span(line.span.start + span.start, line.span.start + span.end), role=role)]


def _title_before(line: str, title: str | None) -> Span | None:
    """The report's title where its first line goes on behind it without a stop."""
    words = _key(title or "").split()
    if not words or ends_a_sentence(words[-1]):
        return None
    told = r"\s+".join(map(re.escape, words))
    found = re.match(rf"(?i:{told})(?=\s+[\"“«„]?[A-Z\d])", line)
    return Span(0, found.end()) if found else None


def _apart(segments: list[Segment]) -> list[Segment]:
    kept: list[Segment] = []
    for segment in sorted(segments, key=lambda s: s.span):
        if not kept or segment.span.start >= kept[-1].span.end:
            kept.append(segment)
    return kept


def _key(line: str) -> str:
    return " ".join(line.split()).casefold()
