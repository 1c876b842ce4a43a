"""Content as stretches of text, with quotation marks never cut in two."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.model import Parse, Span
from onrecord.read.beside import Quoted
from onrecord.read.drafts import Draft


def content_spans(parse: Parse, draft: Draft) -> list[Span]:
    """Content tokens as stretches of text; marks between two of them join them."""
    runs: list[list[int]] = []
    barred = set(draft.cue) | set(draft.source)
    for i in draft.content:
        if runs and not any(
            j in barred or parse.tokens[j].pos not in ("PUNCT", "CCONJ") for j in range(runs[-1][-1] + 1, i)
        ):
            runs[-1].append(i)
        else:
            runs.append([i])
    spans = []
    for run in runs:
        kept = _trim(parse, run)
        if kept:
            spans.append(Span(parse.tokens[kept[0]].start, parse.tokens[kept[-1]].end))
    return spans


def _trim(parse: Parse, run: list[int]) -> list[int]:
    """A run without commas and full stops at its edges; quotation marks and brackets stay."""
    kept = list(run)
    while kept and parse.tokens[kept[-1]].text in {",", ".", ";", ":", "-", "–", "—", "--", "!", "?"}:
        kept.pop()
    while kept and parse.tokens[kept[0]].text in {",", ".", ";", ":", "-", "–", "—", "--", ")"}:
        kept.pop(0)
    if kept and all(parse.tokens[i].pos == "PUNCT" for i in kept):
        return []
    return kept


def merge(parse: Parse, spans: list[Span]) -> list[Span]:
    """Spans in order; those that touch, or stand one blank apart in a paragraph, made one."""
    merged: list[Span] = []
    for span in sorted(set(spans)):
        gap = span.start - merged[-1].end if merged else 2
        if gap <= 0 or (gap == 1 and _paragraph(parse, merged[-1], -1) == _paragraph(parse, span, 0)):
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return merged


def _paragraph(parse: Parse, span: Span, nth: int) -> int | None:
    """The paragraph of the first (0) or last (-1) word in `span`."""
    tokens = parse.inside(span)
    return parse.sentence_of(tokens[nth]).paragraph if tokens else None


def rounded(parse: Parse, spans: list[Span], quoted: list[Quoted]) -> list[Span]:
    """Spans whose edges never cut a quotation in two."""
    out = []
    for span in spans:
        start, end = span
        for q in quoted:
            for piece in q.pair.pieces:
                if piece.touches(Span(start, end)) and not Span(start, end).holds(piece):
                    inside = min(end, piece.end) - max(start, piece.start)
                    if piece.start < start and inside < 0.5 * piece.length and q.draft is not None:
                        continue
                    start, end = min(start, piece.start), max(end, piece.end)
        out.append(Span(start, end))
    return merge(parse, out)


def without(parse: Parse, draft: Draft) -> list[Span]:
    """Content without the draft's own cue and source where marks had drawn them in."""
    barred = [parse.tokens[i].span for i in (*draft.cue, *draft.source)] if draft.rule != "appearance" else []
    spans = draft.spans
    for bar in sorted(barred):
        cut: list[Span] = []
        for span in spans:
            if not span.touches(bar):
                cut.append(span)
                continue
            cut.extend(s for s in (Span(span.start, bar.start), Span(bar.end, span.end)) if s.length > 0)
        spans = cut
    return [s for s in (_tidy(parse, s) for s in spans) if s.length > 0]


def _tidy(parse: Parse, span: Span) -> Span:
    """A span without blanks and commas at its edges."""
    inside = parse.inside(span)
    kept = _trim(parse, [t.i for t in inside])
    if not kept:
        return Span(span.start, span.start)
    first, last = parse.tokens[kept[0]], parse.tokens[kept[-1]]
    end = last.end
    # "… today." keeps the full stop that stands inside the marks
    if inside and inside[-1].i != kept[-1] and inside[-1].text in ('"', "'"):
        end = inside[-1].end
    return Span(first.start, end)


def token_runs(parse: Parse, indexes: Iterable[int]) -> tuple[Span, ...]:
    """Tokens as stretches of text without gaps, in reading order."""
    spans: list[tuple[int, int]] = []
    for i in sorted(set(indexes)):
        if spans and i == spans[-1][1] + 1:
            spans[-1] = (spans[-1][0], i)
        else:
            spans.append((i, i))
    return tuple(Span(parse.tokens[a].start, parse.tokens[b].end) for a, b in spans)
