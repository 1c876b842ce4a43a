"""Statements that only the tagger found, as drafts."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.lexicon.cues import Cue
from onrecord.model import Parse, Stance, Token
from onrecord.read.cast import Cast
from onrecord.read.contents import content_spans, merge
from onrecord.read.drafts import TAGGED, Draft
from onrecord.read.grammar import lemma_of
from onrecord.read.sources import known_by
from onrecord.read.tagging.answers import Found
from onrecord.read.tagging.pairing import tokens_of
from onrecord.read.unnamed import is_pair

_EMPTY = frozenset({"DET", "ADP", "PUNCT", "CCONJ", "SCONJ", "PART", "AUX"})


def draft_of(cast: Cast, f: Found) -> Draft | None:
    """A draft of what only the tagger found; None where it is no statement of the kind that is kept."""
    parse = cast.parse
    cue, source = tokens_of(f.cue), source_of(cast, f)
    content = [i for run in f.content for i in tokens_of(run)]
    verb = head_of(parse, cue) if cue else None
    if verb is None and not source:
        return None
    if all(parse.tokens[i].pos in _EMPTY for i in content):
        return None
    if verb is not None and verb.pos == "AUX" and not source:
        return None
    if verb is not None and _is_relay_or_talk(cast, verb, source):
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
        speaker=known_by(parse, head_of(parse, source), source) if source else None,
    )
    draft.spans = merge(parse, content_spans(parse, draft))
    return draft


def _is_relay_or_talk(cast: Cast, verb: Token, source: Sequence[int]) -> bool:
    """Whether the verb passes on ("quoted") or tells of a talk ("the two discussed", "spoke with")."""
    lemma = lemma_of(verb)
    if lemma in cast.words.relay_verbs:
        return True
    if lemma not in cast.words.conversation_verbs:
        return False
    partner = any(c.lower == "with" for c in cast.parse.children(verb))
    several = any(cast.parse.tokens[i].dep == "conj" for i in source)
    return partner or several or not source or is_pair(cast, head_of(cast.parse, source))


def source_of(cast: Cast, f: Found) -> list[int]:
    """The source's tokens, without a verb that follows it."""
    tokens = tokens_of(f.source)
    while tokens and cast.parse.tokens[tokens[-1]].pos in ("VERB", "AUX"):
        tokens.pop()
    return tokens


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
