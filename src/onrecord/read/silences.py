"""What nobody said: refusals to speak that read like speech, and those without a reporting word."""

from __future__ import annotations

import re

from onrecord.lexicon.cues import Cue
from onrecord.model import Kind, Parse, Span, Stance, Token
from onrecord.read.cast import Cast
from onrecord.read.drafts import Draft
from onrecord.read.grammar import child, cue_tokens, ids, infinitive, lemma_of, negated, phrase, subject

_DECLINED = frozenset({"comment", "interview", "request", "question"})
_AVOIDING = frozenset({"avoid", "stop", "refrain", "shy", "resist", "duck", "dodge", "sidestep"})
_NOTHING = re.compile(
    r"(?:that )?(?:(?:he|she|they|it|we|i) (?:had|has|have) )?no (?:further |immediate |additional )?comment",
    re.IGNORECASE,
)
_GIVING = frozenset({"have", "make", "offer", "give", "provide", "issue"})
_KEEPING = frozenset({"remain", "keep", "stay", "be", "fall"})
_SILENT = frozenset({"silent", "mum", "quiet", "tight-lipped"})
_THINGS = frozenset(
    {"comment", "detail", "explanation", "answer", "reason", "response", "reply", "statement"}
)
_MORE = frozenset({"elaborate", "specify", "comment", "respond", "answer", "reply"})


def settle(cast: Cast, drafts: list[Draft]) -> None:
    """Make silence of drafts whose reporting word only says that nothing was said.

    "Declined an interview", "neither confirmed nor denied", "stopped short of saying that …",
    "“No comment,” he said", "neither Roe nor Doe commented", and what `find_silences` knows.
    A denial is speech and stays so.
    """
    for draft in drafts:
        if draft.verb < 0 or draft.stance is Stance.SILENCE or draft.word is None:
            continue
        verb = cast.parse.tokens[draft.verb]
        if (
            _declined(cast, draft, verb)
            or _avoided(cast, verb)
            or _neither(cast, draft, verb)
            or _kept_silent(cast, verb)
            or (draft.word.kind == "speech" and _NOTHING.fullmatch(_words(cast, draft)))
        ):
            draft.stance = Stance.SILENCE
        elif draft.stance is Stance.ENDORSING and lemma_of(verb) == "find" and not _finite(cast, draft):
            # "found the remarks unbefitting" is a view; "found that they lied" vouches for it.
            draft.stance = Stance.NEUTRAL


def _declined(cast: Cast, draft: Draft, verb: Token) -> bool:
    thing = child(cast.parse, verb, "dobj")
    return (
        draft.rule == "object"
        and lemma_of(verb) in cast.words.silent
        and thing is not None
        and lemma_of(thing) in _DECLINED
    )


def _avoided(cast: Cast, verb: Token) -> bool:
    """ "Avoided saying whether …", "stopped short of saying that …"."""
    if verb.tag != "VBG" or verb.dep not in ("xcomp", "pcomp"):
        return False
    above = cast.parse.head(verb)
    for _ in range(3):
        if above.pos == "VERB":
            return lemma_of(above) in _AVOIDING
        above = cast.parse.head(above)
    return False


def _neither(cast: Cast, draft: Draft, verb: Token) -> bool:
    """ "Would neither confirm nor deny that …", "neither Roe nor Doe commented"."""
    if lemma_of(verb) not in cast.words.silent_negated | {"deny"}:
        return False
    tokens = cast.parse.tokens
    before = (tokens[i] for i in range(max(0, verb.i - 3), verb.i))
    if any(t.lower == "nor" for t in before) and verb.dep == "conj":
        return True
    first = min(draft.source, default=-1)
    return first >= 0 and any(t.lower == "neither" for t in tokens[max(0, first - 1) : first + 1])


def _words(cast: Cast, draft: Draft) -> str:
    text = " ".join(cast.document.text[s.start : s.end] for s in draft.spans)
    return " ".join(re.sub(r"[^\w\s]", " ", text).split())


def _finite(cast: Cast, draft: Draft) -> bool:
    tags = {cast.parse.tokens[i].tag for i in draft.content}
    return bool(tags & {"VBD", "VBZ", "VBP", "MD"})


def find_silences(cast: Cast, drafts: list[Draft]) -> list[Draft]:
    """Silences that no reporting word opens, where no draft stands yet.

    "Could not be reached for comment", "was not available for comment", "made no comment on it",
    "remained silent about it", "did not elaborate".
    """
    taken = {d.verb for d in drafts} | {i for d in drafts for i in d.cue}
    inside = {i for d in drafts if d.stance is Stance.SILENCE for i in d.content}
    found = []
    for token in cast.parse.tokens:
        if (
            token.pos not in ("VERB", "AUX")
            or token.i in taken
            or token.i in inside
            or infinitive(cast.parse, token)
        ):
            continue
        content = _kept_silent(cast, token)
        if content:
            found.append(_quiet(cast.parse, token, content))
    return found


def _kept_silent(cast: Cast, verb: Token) -> list[int]:
    """The words of what a verb says was not said; empty where it says nothing of the kind."""
    parse, lemma = cast.parse, lemma_of(verb)
    below = parse.children(verb)
    whom = child(parse, verb, "nsubjpass")
    if lemma == "reach" and negated(parse, verb) and whom is not None:
        content = _about(parse, verb)
        if any(lemma_of(parse.tokens[i]) == "comment" for i in content):
            return content
        # "Roe couldn't be reached Monday" is Roe's silence; a village that nobody reached keeps none.
        somebody = cast.mention_at(whom.i)
        person = somebody is not None and somebody.kind is Kind.PERSON
        return [verb.i] if person and not any(c.dep in ("prep", "agent") for c in below) else []
    state = child(parse, verb, "acomp", "oprd")
    if state is not None and lemma_of(state) in _SILENT and lemma in _KEEPING:
        return _about(parse, verb) or _about(parse, state) or [state.i]
    if state is not None and lemma_of(state) in ("available", "unavailable"):
        for_comment = _about(parse, state) or _about(parse, verb)
        said = {lemma_of(parse.tokens[i]) for i in for_comment}
        away = lemma_of(state) == "unavailable" or negated(parse, verb)
        return for_comment if away and "comment" in said else []
    if lemma in _GIVING:
        thing = child(parse, verb, "dobj")
        none = thing is not None and any(c.lower == "no" for c in parse.children(thing))
        return ids(parse, thing) if thing is not None and none and lemma_of(thing) in _THINGS else []
    if lemma in _MORE and negated(parse, verb) and not any(c.dep in ("ccomp", "prep") for c in below):
        return [verb.i]
    return []


def _about(parse: Parse, head: Token) -> list[int]:
    """The words behind "about", "on", "for" below `head`."""
    return [
        i
        for c in parse.children(head)
        if c.dep == "prep" and c.lower in ("for", "about", "on", "over") and c.i > head.i
        for i in ids(parse, c)
    ]


def _quiet(parse: Parse, verb: Token, content: list[int]) -> Draft:
    who = child(parse, verb, "nsubjpass") or subject(parse, verb)
    cue = Cue(lemma=lemma_of(verb), takes="silence", kind="silence", stance=Stance.SILENCE)
    named = [i for i in phrase(parse, who) if i < verb.i and i not in content] if who is not None else []
    return Draft(
        cue=[i for i in cue_tokens(parse, verb) if i not in content] or [verb.i],
        source=named,
        content=content,
        word=cue,
        stance=Stance.SILENCE,
        rule="kept-silent",
        verb=verb.i,
        speaker=who.i if who is not None else None,
        spans=[Span(parse.tokens[min(content)].start, parse.tokens[max(content)].end)],
    )
