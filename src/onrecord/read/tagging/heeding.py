"""What rules found and what the tagger found, brought together: one list of drafts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from onrecord.lexicon.cues import Cue
from onrecord.model import Parse, Stance, Token
from onrecord.read.chains import Spoken
from onrecord.read.contents import content_spans, merge, rounded
from onrecord.read.drafts import Draft
from onrecord.read.grammar import lemma_of
from onrecord.read.quotations import find_quotations
from onrecord.read.sources import known_by
from onrecord.read.speakers import Cast
from onrecord.read.tagging.answers import Answers, Found, Run, attributions
from onrecord.read.tagging.features import ROLES
from onrecord.text.quotes import Quotes

DOUBTED = 0.15
"""A statement of the rules that the tagger did not find goes when it gives its cue less than this share."""

WEAK = 0.5
"""A statement that only the tagger found comes in when the mean share of its words is at least this."""


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
    kept: list[Draft] = []
    for draft in [*outer, *inner]:
        match = paired.get(id(draft))
        if match is not None:
            _follow(parse, draft, match)
            draft.spans = rounded(draft.spans, marks)
            kept.append(draft)
        elif draft in inner or not _doubted(answered, draft):
            kept.append(draft)
    taken = {id(f) for f in paired.values()}
    for f in found:
        if id(f) not in taken and f.sure >= WEAK and (f.source is not None or f.cue is not None):
            draft = _draft(cast, f)
            draft.spans = rounded(draft.spans, marks)
            kept.append(draft)
    return [d for d in kept if d.spans]


def _pairs(
    parse: Parse, outer: Sequence[Draft], inner: Sequence[Draft], found: Sequence[Found]
) -> dict[int, Found]:
    """The tagger's attribution for each draft that it also found, the closest pairs first."""
    scored: list[tuple[float, int, int, Draft, Found]] = []
    for rank, drafts in enumerate((outer, inner)):
        for n, draft in enumerate(drafts):
            for k, f in enumerate(found):
                likeness = _likeness(parse, draft, f) - 0.25 * rank
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


def _likeness(parse: Parse, draft: Draft, f: Found) -> float:
    """How far both are one statement: 0 for no common word, 1 for the same words and cue."""
    words = {i for run in f.content for i in range(run.first, run.last)}
    mine = {t.i for span in draft.spans for t in parse.inside(span)}
    common = 2 * len(words & mine) / (len(words) + len(mine)) if words and mine else 0.0
    if f.cue is not None and draft.verb >= 0:
        same = any(f.cue.first <= i < f.cue.last for i in (draft.verb, *draft.cue))
        if not same:
            return 0.0
        return 0.5 + 0.5 * common
    return common if common >= 0.5 else 0.0


def _follow(parse: Parse, draft: Draft, f: Found) -> None:
    """Give a draft the tagger's spans; what the rules know of its verb and people stays."""
    source = _tokens(f.source)
    if source and not set(source) & set(draft.source):
        head = head_of(parse, source)
        draft.source, draft.speaker = source, known_by(parse, head, source)
    elif source:
        draft.source = source
    elif draft.rule == "tagged":
        draft.source, draft.speaker = [], None
    if f.cue is not None:
        draft.cue = _tokens(f.cue)
    draft.content = [i for run in f.content for i in range(run.first, run.last)]
    draft.spans = merge(content_spans(parse, draft))


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
                shares.append(float(2.718281828459045 ** row[begin] + 2.718281828459045 ** row[begin + 1]))
    return bool(shares) and max(shares) < DOUBTED


def _draft(cast: Cast, f: Found) -> Draft:
    """A draft of what only the tagger found."""
    parse = cast.parse
    cue, source = _tokens(f.cue), _tokens(f.source)
    verb = head_of(parse, cue) if cue else None
    word = _word(cast, verb) if verb is not None else None
    draft = Draft(
        cue=cue,
        source=source,
        content=[i for run in f.content for i in range(run.first, run.last)],
        word=word,
        stance=word.stance if word is not None else Stance.NEUTRAL,
        rule="tagged",
        verb=verb.i if verb is not None else -1,
        speaker=known_by(parse, head_of(parse, source), source) if source else None,
    )
    draft.spans = merge(content_spans(parse, draft))
    return draft


def _word(cast: Cast, verb: Token) -> Cue:
    """The lexicon's entry for a cue, whatever frame it has there; else one of a thought."""
    lemma = lemma_of(verb)
    frames = cast.words.verbs.get(lemma)
    if frames and verb.pos in ("VERB", "AUX"):
        return next(iter(frames.values()))
    if verb.pos == "NOUN" and lemma in cast.words.nouns:
        return cast.words.nouns[lemma]
    return Cue(lemma=lemma, takes="tagged", kind="thought", stance=Stance.NEUTRAL)


def head_of(parse: Parse, tokens: Sequence[int]) -> Token:
    """The token that the others hang on: the first whose head lies outside, names before marks."""
    inside = set(tokens)
    tops = [
        parse.tokens[i] for i in tokens if parse.tokens[i].head not in inside or parse.tokens[i].head == i
    ]
    worded = [t for t in tops if t.pos not in ("PUNCT", "DET", "ADP", "CCONJ")]
    return (worded or tops or [parse.tokens[tokens[0]]])[0]


def _tokens(run: Run | None) -> list[int]:
    return list(range(run.first, run.last)) if run is not None else []
