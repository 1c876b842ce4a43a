"""Quotation marks and reporting words brought together: whose words stand in which marks."""

from __future__ import annotations

from dataclasses import replace

from onrecord.lexicon.cues import CueWords
from onrecord.model import Document, Parse, Problem, Span, Stance, Token
from onrecord.read.beside import REACH, Quoted, beside, near_name, scan_beside
from onrecord.read.contents import content_spans, merge, rounded, without
from onrecord.read.drafts import Draft
from onrecord.read.grammar import phrase, subject
from onrecord.text.quotes import Quotes, pair_quotes

WORDY = 3
"""A quotation with a verb, or with this many words and an end mark, can be speech without a cue. Chosen."""


def read_marks(document: Document) -> tuple[Quotes, tuple[Problem, ...]]:
    """The pairs of a document's marks, and a problem for each body mark without a partner."""
    quotes = pair_quotes(document.text)
    problems = tuple(
        Problem(
            kind="unpaired-quote",
            message="a quotation mark has no partner; what it opens or closes is not known",
            span=Span(at, at + 1),
        )
        for at in quotes.unpaired
        if document.is_body(Span(at, at + 1))
    )
    return quotes, problems


def find_quotations(parse: Parse, quotes: Quotes) -> list[Quoted]:
    """Outermost quotations that have words, in reading order."""
    found = []
    for pair in quotes.outer():
        tokens = [t for piece in pair.pieces for t in parse.inside(Span(piece.start, piece.end))]
        words = [t for t in tokens if t.pos != "PUNCT"]
        if words:
            found.append(Quoted(pair=pair, tokens=tokens, speech=_is_speech(tokens, words)))
    return found


def _is_speech(tokens: list[Token], words: list[Token]) -> bool:
    """Whether quoted words could stand as an utterance: a clause, or several words with an end mark."""
    inner = [t for t in tokens if t.text not in ('"', "'", "''", "``")]
    finite = any(t.tag in ("VBD", "VBP", "VBZ", "MD") or (t.pos == "AUX" and t.tag != "VBG") for t in words)
    imperative = inner[0].tag == "VB"
    ended = inner[-1].text[-1] in ".!?,…"
    has_who = any(t.dep in ("nsubj", "nsubjpass", "expl") for t in words)
    if imperative or (finite and has_who):
        return True
    return ended and len(words) >= WORDY and inner[0].text[:1].isupper()


def bind(parse: Parse, words: CueWords, drafts: list[Draft], quoted: list[Quoted]) -> list[Draft]:
    """Drafts with their contents corrected by the marks, and new ones for quotations that had none.

    A quotation belongs to the reporting words that the parser ties to it, else to
    those right behind it, right before it, or to the statement that it goes on with.
    """
    quoted[:] = _apart(parse, words, quoted)
    where = {t.i: q for q in quoted for t in q.tokens}
    drafts = [d for d in drafts if not _torn(d, where)]
    for draft in drafts:
        _speaker_outside(parse, draft, where)
        draft.spans = content_spans(parse, draft)
    outside = [d for d in drafts if d.verb not in where]
    made: list[Draft] = []
    for q in quoted:
        q.draft = _nearer(parse, words, q, where, _tied(parse, q, outside))
        if q.draft is None and (q.speech or _announced(parse, q)):
            q.draft = beside(parse, words, q, where, outside)
            if q.draft is not None and q.draft not in outside:
                outside.append(q.draft)
                made.append(q.draft)
    _go_on(parse, quoted)
    made.extend(q.draft for q in quoted if q.draft is not None and q.draft.rule == "continued-quotation")
    _adjoin(parse, quoted, outside)
    for q in quoted:
        if q.draft is not None:
            _take_away(parse, q, outside)
            _take_in(parse, q.draft, q)
    _and_so_on(parse, quoted, outside)
    for draft in [*drafts, *made]:
        if draft.verb not in where:
            draft.spans = rounded(parse, draft.spans, quoted)
        draft.spans = without(parse, draft)
    return [d for d in [*drafts, *made] if d.spans]


def _apart(parse: Parse, words: CueWords, quoted: list[Quoted]) -> list[Quoted]:
    """Quotations over paragraphs, cut where one person speaks before them and another behind.

    Then a closing mark was forgotten, and the next paragraph is somebody else's.
    """
    where = {t.i: q for q in quoted for t in q.tokens}
    out = []
    for q in quoted:
        before = scan_beside(parse, words, q, where, -1) if len(q.pair.pieces) > 1 else None
        behind = scan_beside(parse, words, q, where, 1) if before is not None else None
        names = {_surname(parse, cue[0]) for cue in (before, behind) if cue is not None}
        if behind is None or len(names) < 2 or None in names:
            out.append(q)
            continue
        for piece in q.pair.pieces:
            tokens = parse.inside(piece)
            if tokens:
                out.append(
                    Quoted(pair=replace(q.pair, span=piece, pieces=(piece,)), tokens=tokens, speech=q.speech)
                )
    return out


def _surname(parse: Parse, verb: Token) -> str | None:
    who = subject(parse, verb) or near_name(parse, verb)
    return who.lower if who is not None and who.pos == "PROPN" else None


def _torn(draft: Draft, where: dict[int, Quoted]) -> bool:
    """Whether reporting words inside a quotation are tied to words outside it, by mistake."""
    home = where.get(draft.verb)
    return (
        home is not None
        and home.speech
        and draft.rule in ("inserted", "clause")
        and any(where.get(i) is not home for i in draft.content)
        and (draft.rule == "inserted" or where.get(draft.content[0]) is not home)
    )


def _speaker_outside(parse: Parse, draft: Draft, where: dict[int, Quoted]) -> None:
    """Whoever reports a quotation does not stand in it: take the name beside the cue instead."""
    if draft.speaker is None or draft.verb in where or draft.rule not in ("clause", "inserted", "marks"):
        return
    q = where.get(draft.speaker)
    if q is None or not q.speech:
        return
    who = near_name(parse, parse.tokens[draft.verb])
    if who is None or who.i in where:
        return
    draft.speaker, draft.source = who.i, [i for i in phrase(parse, who) if i not in where]
    draft.content = [i for i in draft.content if i not in draft.source]


def _tied(parse: Parse, q: Quoted, drafts: list[Draft]) -> Draft | None:
    """The draft whose content the parser says holds words of the quotation."""
    mine = {t.i for t in q.tokens if t.pos != "PUNCT"}
    best: tuple[int, int, Draft] | None = None
    for draft in drafts:
        if draft.word is not None and draft.word.kind == "appearance":
            continue
        if q.speech and draft.rule in ("object", "preposition", "noun", "appearance") and _tail(parse, q):
            continue
        shared = len(mine & set(draft.content))
        if shared * 2 >= min(len(mine), 8) or (shared and draft.rule == "clause" and q.speech):
            near = min(abs(draft.verb - q.tokens[0].i), abs(draft.verb - q.tokens[-1].i))
            if best is None or (shared, -near) > (best[0], -best[1]):
                best = (shared, near, draft)
    return best[2] if best else None


def _nearer(
    parse: Parse, words: CueWords, q: Quoted, where: dict[int, Quoted], draft: Draft | None
) -> Draft | None:
    """The tied draft, unless other reporting words stand between it and the comma before the quotation."""
    if draft is None or not q.speech or draft.verb > q.tokens[0].i:
        return draft
    if q.tokens[0].i < 1 or parse.tokens[q.tokens[0].i - 1].text not in (",", ":"):
        return draft
    near = scan_beside(parse, words, q, where, -1)
    return None if near is not None and near[0].i > draft.verb else draft


def _tail(parse: Parse, q: Quoted) -> bool:
    """Whether the quotation starts a sentence of its own."""
    return parse.sentence_of(q.tokens[0]).span.start >= q.pair.span.start


def _announced(parse: Parse, q: Quoted) -> bool:
    """Whether a colon or a reporting comma leads into the quotation, or a comma inside ends it."""
    first = q.tokens[0].i
    before = parse.tokens[first - 1].text if first else ""
    inner = [t for t in q.tokens if t.text not in ('"', "'")]
    return before in (":", ",") or bool(inner and inner[-1].text == ",")


def _go_on(parse: Parse, quoted: list[Quoted]) -> None:
    """Give a cueless utterance to the statement that it continues.

    In the same paragraph that is the one before it. A paragraph that is one
    quotation belongs to whoever spoke in the paragraph before; it is `implicit`
    unless that paragraph led into it with a colon.
    """
    for n, q in enumerate(quoted):
        if q.draft is not None or not q.speech or n == 0:
            continue
        last = quoted[n - 1]
        if last.draft is None or last.draft.word is None:
            continue
        here, there = parse.sentence_of(q.tokens[0]), parse.sentence_of(last.tokens[-1])
        between = parse.inside(Span(last.pair.span.end, q.pair.span.start))
        if here.paragraph == there.paragraph:
            if _only_reporting(between, last.draft):
                q.draft = last.draft
        elif here.paragraph == there.paragraph + 1 and _alone(parse, q) and len(between) <= REACH:
            q.draft = _repeated(last.draft)


def _adjoin(parse: Parse, quoted: list[Quoted], drafts: list[Draft]) -> None:
    """Give a quotation that stands right behind a content to it, where the parser broke the clause."""
    for q in quoted:
        if q.draft is not None or q.speech or not q.tokens:
            continue
        last = q.tokens[0].i - 1
        if last < 0 or parse.tokens[last].pos == "PUNCT":
            continue
        edge = parse.tokens[last].end
        q.draft = next(
            (d for d in drafts if d.spans and d.spans[-1].end == edge and d.rule != "object"), None
        )


def _and_so_on(parse: Parse, quoted: list[Quoted], drafts: list[Draft]) -> None:
    """Give a quotation that begins with "and" or "or" to every content that it goes on with.

    "According to Roe, Doe offered to take part "and perhaps help"": Doe offered both.
    """
    for q in quoted:
        first = next((t for t in q.tokens if t.pos != "PUNCT"), None)
        last = q.tokens[0].i - 1 if q.tokens else -1
        if first is None or first.lower not in ("and", "or") or last < 0 or q.speech:
            continue
        edge = parse.tokens[last].end
        for draft in drafts:
            if draft is not q.draft and draft.spans and draft.spans[-1].end == edge and draft.verb >= 0:
                draft.spans = merge(parse, [*draft.spans, *q.pair.pieces])


def _only_reporting(between: list[Token], draft: Draft) -> bool:
    """Whether nothing but the statement's own reporting sentence lies between two quotations."""
    own = set(draft.cue) | set(draft.source)
    foreign = [t for t in between if t.i not in own and t.pos != "PUNCT"]
    stops = sum(t.text in ".!?" for t in between)
    return len(foreign) <= REACH and stops <= 1 and (not foreign or bool(own & {t.i for t in between}))


def _alone(parse: Parse, q: Quoted) -> bool:
    """Whether the quotation fills its paragraph."""
    paragraph = parse.sentence_of(q.tokens[0]).paragraph
    first, last = q.tokens[0].i, q.tokens[-1].i
    before = parse.tokens[first - 1] if first else None
    after = parse.tokens[last + 1] if last + 1 < len(parse.tokens) else None
    starts = before is None or parse.sentence_of(before).paragraph != paragraph
    ends = after is None or parse.sentence_of(after).paragraph != parse.sentence_of(q.tokens[-1]).paragraph
    return starts and ends


def _repeated(draft: Draft) -> Draft:
    """A cueless statement by the same speaker."""
    return Draft(
        cue=[],
        source=[],
        content=[],
        word=draft.word,
        stance=Stance.NEUTRAL,
        rule="continued-quotation",
        verb=-1,
        speaker=draft.speaker,
        implicit=True,
        direct=True,
    )


def _take_in(parse: Parse, draft: Draft, q: Quoted) -> None:
    """Make a quotation part of a draft's content."""
    outside = [
        i
        for i in draft.content
        if not q.pair.span.touches(parse.tokens[i].span) and parse.tokens[i].pos != "PUNCT"
    ]
    if draft.rule == "clause" and q.speech and not outside:
        draft.direct = True
    pieces = list(q.pair.pieces)
    draft.spans = merge(parse, [*draft.spans, *pieces])
    if draft not in q.taken:
        q.taken.append(draft)


def _take_away(parse: Parse, q: Quoted, drafts: list[Draft]) -> None:
    """Take an utterance from other drafts that the parser gave it to, unless they report its cue too."""
    mine = {t.i for t in q.tokens}
    for other in drafts:
        if other is q.draft or q.draft is None or not q.speech or q.draft.verb < 0:
            continue
        held = set(other.content)
        if q.draft.verb in held or not held & mine or other.rule not in ("clause", "inserted"):
            continue
        other.content = [i for i in other.content if i not in mine] if held - mine else []
        other.spans = content_spans(parse, other)
