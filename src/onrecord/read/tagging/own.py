"""Statements that only the tagger found, as drafts."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from onrecord.lexicon.cues import Cue
from onrecord.model import Kind, Parse, Part, Stance, Token
from onrecord.read.cast import Cast
from onrecord.read.contents import content_spans, merge
from onrecord.read.drafts import TAGGED, Draft
from onrecord.read.grammar import lemma_of
from onrecord.read.sources import by_nobody, known_by
from onrecord.read.tagging.answers import Found
from onrecord.read.tagging.pairing import MARKS, belongs, tokens_of
from onrecord.read.unnamed import is_pair

_EMPTY = frozenset({"DET", "ADP", "PUNCT", "CCONJ", "SCONJ", "PART", "AUX", "PRON"})


def draft_of(cast: Cast, f: Found) -> Draft | None:
    """A draft of what only the tagger found; None where it is no statement of the kind that is kept."""
    parse = cast.parse
    cue, source = tokens_of(f.cue), source_of(cast, f)
    verb = head_of(parse, cue) if cue else None
    home = parse.sentence_of(verb) if verb is not None else None
    runs = [run for run in f.content if home is None or belongs(parse, home, run)]
    content = [i for run in runs for i in tokens_of(run)]
    if not source or all(parse.tokens[i].pos in _EMPTY for i in content):
        # Whom nobody finds a source for, and "it seemed to him": none of those read was worth having.
        return None
    if verb is not None and _reports_nothing(cast, verb, source, content):
        return None
    word = _word(cast, verb) if verb is not None else None
    draft = Draft(
        cue=cue,
        source=source,
        content=content,
        word=word,
        stance=word.stance if word is not None else Stance.NEUTRAL,
        rule=TAGGED,
        verb=verb.i if verb is not None else -1,
        speaker=known_by(parse, head_of(parse, source), source),
    )
    if by_nobody(parse, draft):
        return None
    draft.spans = merge(parse, content_spans(parse, draft))
    return draft


def _reports_nothing(cast: Cast, verb: Token, source: Sequence[int], content: Sequence[int]) -> bool:
    """Whether rules know better: a passing on, a talk, a bare "was", a title shown or read."""
    known = lemma_of(verb) in cast.words.verbs
    if _is_relay_or_talk(cast, verb, source) or _is_elsewhere(cast.parse, verb, content, known):
        return True
    return _is_title(cast, content) or (not known and _in_headline(cast, verb))


def _is_elsewhere(parse: Parse, verb: Token, content: Sequence[int], known: bool) -> bool:
    """Whether no word stands in the cue's own sentence: only a colon or quoted words reach that far."""
    home = parse.sentence_of(verb)
    if any(home.first <= i < home.last for i in content):
        return False
    colon = any(t.text == ":" for t in parse.words(home)[-2:])
    quoted = any(parse.tokens[i].text in MARKS for i in content)
    return not (colon or (known and quoted))


def _in_headline(cast: Cast, token: Token) -> bool:
    """Whether a word stands over the report: a title's attitudes are the report's."""
    return any(s.role is Part.HEADLINE and s.span.touches(token.span) for s in cast.document.segments)


def _is_relay_or_talk(cast: Cast, verb: Token, source: Sequence[int]) -> bool:
    """Whether the verb passes on ("quoted") or tells of a talk ("the two discussed", "spoke with").

    A state that discusses something is in talks, too.
    """
    lemma = lemma_of(verb)
    if lemma in cast.words.relay_verbs:
        return True
    if lemma not in cast.words.together_verbs:
        return False
    if not source or any(c.lower == "with" for c in cast.parse.children(verb)):
        return True
    head = head_of(cast.parse, source)
    mention = cast.mention_at(head.i)
    several = any(cast.parse.tokens[i].dep == "conj" for i in source)
    return several or is_pair(cast, head) or (mention is not None and mention.kind is Kind.PLACE)


def _is_title(cast: Cast, content: Sequence[int]) -> bool:
    """Whether the words begin with a title in marks: “The Night Watch”."""
    tokens = [cast.parse.tokens[i] for i in content]
    if tokens[0].text not in MARKS:
        return False
    inside = itertools.takewhile(lambda t: t.text not in MARKS, tokens[1:])
    return all(t.pos in _EMPTY or t.text[:1].isupper() or not t.text[:1].isalpha() for t in inside)


def source_of(cast: Cast, f: Found) -> list[int]:
    """The source's tokens, without a comma, verb or "who" that follows it."""
    tokens = tokens_of(f.source)
    while tokens and _follows(cast.parse.tokens[tokens[-1]], alone=len(tokens) == 1):
        tokens.pop()
    return tokens


def _follows(token: Token, *, alone: bool) -> bool:
    """Whether a token behind a name is no part of it; "who" by itself is a source."""
    return (
        token.pos in ("VERB", "AUX") or token.text in (",", ":") or (token.tag in ("WP", "WDT") and not alone)
    )


def _word(cast: Cast, verb: Token) -> Cue:
    """The lexicon's entry for a cue, whatever frame it has there; else one of a thought."""
    lemma = lemma_of(verb)
    frames = cast.words.verbs.get(lemma)
    if frames and verb.pos in ("VERB", "AUX"):
        return next(iter(frames.values()))
    if verb.pos == "NOUN" and lemma in cast.words.nouns:
        return cast.words.nouns[lemma]
    return Cue(lemma=lemma, takes=TAGGED, kind="thought", stance=Stance.NEUTRAL)


def head_of(parse: Parse, tokens: Sequence[int]) -> Token:
    """The token that the others hang on: the first whose head lies outside, names before marks."""
    inside = set(tokens)
    tops = [
        parse.tokens[i] for i in tokens if parse.tokens[i].head not in inside or parse.tokens[i].head == i
    ]
    worded = [t for t in tops if t.pos not in ("PUNCT", "DET", "ADP", "CCONJ")]
    return (worded or tops or [parse.tokens[tokens[0]]])[0]
