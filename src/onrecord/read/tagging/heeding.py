"""What rules found and what the tagger found, brought together: one list of drafts."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

from onrecord.lexicon.cues import Cue
from onrecord.model import Parse, Span, Stance, Token
from onrecord.read.chains import Spoken
from onrecord.read.contents import content_spans, merge, rounded
from onrecord.read.drafts import TAGGED, Draft
from onrecord.read.grammar import lemma_of
from onrecord.read.quotations import find_quotations
from onrecord.read.sources import known_by
from onrecord.read.speakers import Cast
from onrecord.read.tagging.answers import Answers, Found, Run, attributions
from onrecord.read.tagging.features import ROLES
from onrecord.read.unnamed import is_pair
from onrecord.text.quotes import Quotes

DOUBTED = 0.3
"""A statement of the rules that the tagger did not find goes when it gives its cue less than this share."""

WEAK = 0.5
"""A statement that only the tagger found comes in when the mean share of its words is at least this."""

_MARKS = frozenset({'"', "'"})
_EMPTY = frozenset({"DET", "ADP", "PUNCT", "CCONJ", "SCONJ", "PART", "AUX"})


def heed(cast: Cast, quotes: Quotes, spoken: Sequence[Spoken], answers: Iterable[Answers]) -> list[Draft]:
    """The rules' drafts with the spans that the tagger gives them, its own, and without those it doubts.

    Statements within others are the rules' alone: the tagger reads the outermost only.
    """
    parse = cast.parse
    answered = list(answers)
    found = [f for a in answered for f in attributions(a)]
    outer = [s.draft for s in spoken if s.parent is None]
    inner = [s.draft for s in spoken if s.parent is not None]
    paired = _pairs(parse, outer, inner, found)
    marks = find_quotations(parse, quotes)
    kept = [d for d in [*outer, *inner] if id(d) in paired or d in inner or not _doubted(answered, d)]
    given = _given(parse, kept, paired)
    for draft in kept:
        if id(draft) in paired:
            _follow(cast, draft, paired[id(draft)], given[id(draft)])
            draft.spans = rounded(parse, draft.spans, marks)
    taken = {id(f) for f in paired.values()}
    for f in found:
        if id(f) not in taken and f.sure >= WEAK:
            made = _draft(cast, f)
            if made is not None:
                made.spans = rounded(parse, made.spans, marks)
                kept.append(made)
    return [d for d in kept if d.spans]


def _pairs(
    parse: Parse, outer: Sequence[Draft], inner: Sequence[Draft], found: Sequence[Found]
) -> dict[int, Found]:
    """The tagger's attribution for each draft that it also found, the closest pairs first."""
    scored: list[tuple[float, int, int, Draft, Found]] = []
    for rank, drafts in enumerate((outer, inner)):
        for n, draft in enumerate(drafts):
            mine = {i for span in draft.spans for i in _inside(parse, span)}
            for k, f in enumerate(found):
                likeness = _likeness(mine, draft, f) - 0.25 * rank
                if likeness > 0:
                    scored.append((likeness, -n, -k, draft, f))
    scored.sort(key=lambda entry: entry[:3], reverse=True)
    paired: dict[int, Found] = {}
    used: set[int] = set()
    for *_, draft, f in scored:
        if id(draft) not in paired and id(f) not in used:
            paired[id(draft)] = f
            used.add(id(f))
    return paired


def _likeness(mine: set[int], draft: Draft, f: Found) -> float:
    """How far both are one statement: 0 for no common word, 1 for the same words and cue."""
    words = {i for run in f.content for i in _tokens(run)}
    common = 2 * len(words & mine) / (len(words) + len(mine)) if words and mine else 0.0
    if f.cue is not None and draft.verb >= 0:
        same = any(f.cue.first <= i < f.cue.last for i in (draft.verb, *draft.cue))
        return 0.5 + 0.5 * common if same else 0.0
    return common if common >= 0.5 else 0.0


def _given(parse: Parse, kept: Sequence[Draft], paired: dict[int, Found]) -> dict[int, list[Run]]:
    """The tagger's contents for each draft that it also found.

    Words that rules gave to another of them stay with that one; a few words of another
    sentence, which only the tagger put here, go to nobody.
    """
    followed = [d for d in kept if id(d) in paired]
    owners = {i: d for d in followed for span in d.spans for i in _inside(parse, span)}
    given: dict[int, list[Run]] = {id(d): [] for d in followed}
    for draft in followed:
        home = parse.sentence_of(parse.tokens[draft.verb]) if draft.verb >= 0 else None
        for run in paired[id(draft)].content:
            tokens = _tokens(run)
            held = [owners[i] for i in tokens if i in owners]
            if held and draft not in held and 2 * len(held) > len(tokens):
                given[id(held[0])].append(run)
                continue
            away = home is not None and not home.first <= run.first < home.last
            if held or not away or _stands_alone(parse, run):
                given[id(draft)].append(run)
    return given


def _stands_alone(parse: Parse, run: Run) -> bool:
    """Whether words of another sentence begin it, or stand in marks: else they are a stray of something."""
    begin = parse.sentence_of(parse.tokens[run.first]).first
    return run.first - begin <= 1 or any(parse.tokens[i].text in _MARKS for i in _tokens(run))


def _follow(cast: Cast, draft: Draft, f: Found, content: Sequence[Run]) -> None:
    """Give a draft the tagger's spans; what the rules know of its verb and people stays."""
    parse = cast.parse
    source = _source(cast, f)
    if source and not set(source) & set(draft.source):
        draft.source, draft.speaker = source, known_by(parse, head_of(parse, source), source)
    elif source:
        draft.source = source
    if f.cue is not None:
        draft.shown = _tokens(f.cue)
    if content:
        draft.content = sorted({i for run in content for i in _tokens(run)})
        draft.spans = merge(parse, content_spans(parse, draft))


def _doubted(answers: Sequence[Answers], draft: Draft) -> bool:
    """Whether the tagger gives a draft's cue, or the words of one without, almost no share."""
    if draft.stance is Stance.SILENCE:
        return False
    role, tokens = ("cue", draft.cue) if draft.cue else ("content", draft.content)
    begin = 1 + 2 * ROLES.index(role)
    shares = []
    for a in answers:
        for i in tokens:
            if a.window.first <= i < a.window.last:
                row = a.labels[i - a.window.first]
                shares.append(math.exp(row[begin]) + math.exp(row[begin + 1]))
    return bool(shares) and max(shares) < DOUBTED


def _draft(cast: Cast, f: Found) -> Draft | None:
    """A draft of what only the tagger found; None where it is no statement of the kind that is kept."""
    parse = cast.parse
    cue, source = _tokens(f.cue), _source(cast, f)
    content = [i for run in f.content for i in _tokens(run)]
    verb = head_of(parse, cue) if cue else None
    if verb is None and not source:
        return None
    if all(parse.tokens[i].pos in _EMPTY for i in content):
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


def _source(cast: Cast, f: Found) -> list[int]:
    """The source's tokens, without a verb that follows it."""
    tokens = _tokens(f.source)
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


def _inside(parse: Parse, span: Span) -> list[int]:
    return [t.i for t in parse.inside(span)]


def _tokens(run: Run | None) -> list[int]:
    return list(range(run.first, run.last)) if run is not None else []
