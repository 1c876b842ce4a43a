"""Reporting words right beside a quotation, whatever the parser makes of them."""

from __future__ import annotations

from dataclasses import dataclass, field

from onrecord.lexicon.cues import Cue, CueWords
from onrecord.model import Parse, Stance, Token
from onrecord.read.cues import keys_of
from onrecord.read.drafts import Draft
from onrecord.read.grammar import cue_tokens, phrase, subject
from onrecord.text.quotes import QuotePair

REACH = 14
"""How many tokens beside a quotation its cue may stand. Chosen."""


@dataclass(slots=True, eq=False)
class Quoted:
    """A quotation of a report with its tokens, and the draft that it came to belong to."""

    pair: QuotePair
    tokens: list[Token]
    speech: bool
    draft: Draft | None = None
    taken: list[Draft] = field(default_factory=list)


def beside(
    parse: Parse, words: CueWords, q: Quoted, where: dict[int, Quoted], drafts: list[Draft]
) -> Draft | None:
    """A draft from reporting words right behind or right before a quotation."""
    choice = cue_beside(parse, words, q, where)
    if choice is None:
        return _heading(parse, q)
    verb, cue = choice
    for draft in drafts:
        if draft.verb == verb.i:
            # Two quotations around one cue are one statement; another frame of the
            # same verb ("told reporters") is replaced by the quotation.
            if draft.rule not in ("clause", "inserted", "quoted", "marks", "told-to"):
                draft.spans, draft.content = [], []
                draft.rule = "marks"
            return draft
    return _marked(parse, cue, verb)


def cue_beside(
    parse: Parse, words: CueWords, q: Quoted, where: dict[int, Quoted]
) -> tuple[Token, Cue] | None:
    """The reporting verb beside a quotation: behind it, or before it where a colon or comma leads there."""
    behind = scan_beside(parse, words, q, where, 1)
    before = scan_beside(parse, words, q, where, -1)
    if behind is not None and before is not None and _colon(parse, q):
        return before
    return behind or before


def _colon(parse: Parse, q: Quoted) -> bool:
    first = q.tokens[0].i
    return first > 0 and parse.tokens[first - 1].text in (":", ",") and _tail_mark(q) not in (",",)


def _tail_mark(q: Quoted) -> str:
    inner = [t for t in q.tokens if t.text not in ('"', "'")]
    return inner[-1].text[-1:] if inner else ""


def scan_beside(
    parse: Parse, words: CueWords, q: Quoted, where: dict[int, Quoted], step: int
) -> tuple[Token, Cue] | None:
    """The nearest reporting verb on one side, in the same sentence and outside all marks."""
    i = (q.tokens[-1].i if step > 0 else q.tokens[0].i) + step
    best = None
    if step > 0 and _tail_mark(q) == "." and i < len(parse.tokens) and parse.tokens[i].text[:1].isupper():
        # "… ended." Trump said … : a full stop inside the marks ends the sentence,
        # unless nothing but a name and a verb follow.
        return None
    for _ in range(REACH):
        if not 0 <= i < len(parse.tokens):
            break
        token = parse.tokens[i]
        if i in where:
            if step < 0 and best is None and token.text in ('"', "'"):
                i += step
                continue
            break
        if token.text in (".", "!", "?", ";") or _new_paragraph(parse, q, token):
            break
        cue = _speech_cue(parse, words, token)
        if cue is not None:
            best = (token, cue)
            break
        i += step
    return best


def _new_paragraph(parse: Parse, q: Quoted, token: Token) -> bool:
    edge = q.tokens[-1] if token.i > q.tokens[-1].i else q.tokens[0]
    return parse.sentence_of(edge).paragraph != parse.sentence_of(token).paragraph


def _speech_cue(parse: Parse, words: CueWords, token: Token) -> Cue | None:
    if token.pos not in ("VERB", "AUX"):
        return None
    for key in keys_of(parse, token):
        frames = words.verbs.get(key, {})
        cue = frames.get("clause") or frames.get("told-to")
        if cue is not None and cue.kind in ("speech", "writing"):
            return cue
    return None


def _marked(parse: Parse, cue: Cue, verb: Token) -> Draft:
    who = subject(parse, verb) or near_name(parse, verb)
    return Draft(
        cue=cue_tokens(parse, verb),
        source=phrase(parse, who) if who is not None else [],
        content=[],
        word=cue,
        stance=cue.stance,
        rule="marks",
        verb=verb.i,
        speaker=who.i if who is not None else None,
    )


def near_name(parse: Parse, verb: Token) -> Token | None:
    """The noun right before or behind a cue that the parser gave no subject."""
    for i in (verb.i - 1, verb.i + 1, verb.i + 2):
        if 0 <= i < len(parse.tokens) and parse.tokens[i].pos in ("PROPN", "PRON", "NOUN"):
            token = parse.tokens[i]
            if token.text == '"':
                continue
            while parse.head(token).pos == "PROPN" and token.dep == "compound":
                token = parse.head(token)
            return token
    return None


def _heading(parse: Parse, q: Quoted) -> Draft | None:
    """ "Caddell: “…”": a name with a colon at the start of a paragraph."""
    first = q.tokens[0].i
    if first < 2 or parse.tokens[first - 1].text != ":":
        return None
    start = first - 1
    sentence = parse.sentence_of(q.tokens[0])
    while start > 0 and first - start < 8 and parse.tokens[start - 1].pos in ("PROPN", "NOUN", "ADJ"):
        if parse.sentence_of(parse.tokens[start - 1]).paragraph != sentence.paragraph:
            break
        start -= 1
    if start >= first - 1 or parse.tokens[first - 2].pos != "PROPN":
        return None
    cue = Cue(lemma=":", takes="clause", kind="speech", stance=Stance.NEUTRAL)
    source = list(range(start, first - 1))
    return Draft(
        cue=[first - 1],
        source=source,
        content=[],
        word=cue,
        stance=cue.stance,
        rule="heading",
        verb=first - 1,
        speaker=first - 2,
    )
