"""What rules found and what the tagger found, brought together: one list of drafts."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterable, Sequence

from onrecord.model import Parse, Stance
from onrecord.read.cast import Cast
from onrecord.read.chains import Spoken
from onrecord.read.contents import content_spans, merge, rounded
from onrecord.read.drafts import Draft
from onrecord.read.quotations import find_quotations
from onrecord.read.sources import known_by
from onrecord.read.tagging.answers import Answers, Found, Run, attributions
from onrecord.read.tagging.features import ROLES
from onrecord.read.tagging.own import draft_of, head_of, source_of
from onrecord.read.tagging.pairing import MARKS, belongs, pairs, tokens_of, words_of
from onrecord.text.quotes import Quotes

DOUBTED = 0.3
"""A statement of the rules that the tagger did not find goes when it gives its cue less than this share."""

WEAK = 0.5
"""A statement that only the tagger found comes in when the mean share of its words is at least this."""

HOLE = 7
"""Longest gap, in tokens, between two parts of a content that is filled where the rules saw none. Chosen."""


BESIDE = 3
"""Tokens that a further part of a content may stand from what the rules know of the statement. Chosen."""


def heed(cast: Cast, quotes: Quotes, spoken: Sequence[Spoken], answers: Iterable[Answers]) -> list[Draft]:
    """The rules' drafts with the spans that the tagger gives them, its own, and without those it doubts.

    Statements within others are the rules' alone: the tagger reads the outermost only.
    """
    parse = cast.parse
    answered = list(answers)
    found = [f for a in answered for f in attributions(a)]
    outer = [s.draft for s in spoken if s.parent is None]
    inner = [s.draft for s in spoken if s.parent is not None]
    within: dict[int, list[Draft]] = {}
    for s in spoken:
        if s.parent is not None:
            within.setdefault(id(s.parent.draft), []).append(s.draft)
    paired = pairs(parse, outer, inner, found)
    alone = [d for d in outer if id(d) not in paired]
    finer = _finer(parse, alone, found)
    taken = {id(f) for f in paired.values()} | set(finer.values())
    own = [draft_of(cast, f) for f in found if id(f) not in taken and f.sure >= WEAK]
    made = [d for d in own if d is not None]
    claimed = {i for d in made for i in d.content} | {
        i for f in paired.values() for run in f.content for i in tokens_of(run)
    }
    sure = {*paired, *finer, *_shared(parse, alone, paired)}
    kept = [d for d in outer if id(d) in sure or not _doubted(parse, answered, d, claimed)] + inner
    given = _given(parse, kept, paired)
    for draft in kept:
        if id(draft) in paired:
            _follow(cast, draft, paired[id(draft)], given[id(draft)], within.get(id(draft), []))
    marks = find_quotations(parse, quotes)
    for draft in [*(d for d in kept if id(d) in paired), *made]:
        draft.spans = rounded(parse, draft.spans, marks)
    return [d for d in [*kept, *made] if d.spans]


def _finer(parse: Parse, drafts: Sequence[Draft], found: Sequence[Found]) -> dict[int, int]:
    """Drafts of the same person's words within what the tagger gave him: "called him to ask when …"."""
    finer: dict[int, int] = {}
    for draft in drafts:
        for f in found:
            content = {i for run in f.content for i in tokens_of(run)}
            same = set(tokens_of(f.source)) & set(draft.source)
            if draft.verb in content and same and content.issuperset(words_of(parse, draft)):
                finer[id(draft)] = id(f)
    return finer


def _shared(parse: Parse, drafts: Sequence[Draft], paired: dict[int, Found]) -> list[int]:
    """Drafts whose words the tagger gave, as one of several, to the next cue: "hailed it and said that …"."""
    several = [set(tokens_of(run)) for f in paired.values() if len(f.content) > 1 for run in f.content]
    shared = []
    for draft in drafts:
        mine = set(words_of(parse, draft))
        behind = [run for run in several if draft.verb == min(run) - 1]
        if any(2 * len(mine & run) > max(len(mine), len(run)) for run in behind):
            shared.append(id(draft))
    return shared


def _given(parse: Parse, kept: Sequence[Draft], paired: dict[int, Found]) -> dict[int, list[Run]]:
    """The tagger's contents for each draft that it also found.

    Words that rules gave to another of them stay with that one; a few words of another
    sentence, which only the tagger put here, go to nobody.
    """
    followed = [d for d in kept if id(d) in paired]
    owners = {i: d for d in kept for i in words_of(parse, d)} | {
        i: d for d in followed for i in words_of(parse, d)
    }
    given: dict[int, list[Run]] = {id(d): [] for d in kept}
    for draft in followed:
        home = parse.sentence_of(parse.tokens[draft.verb]) if draft.verb >= 0 else None
        for run in paired[id(draft)].content:
            tokens = tokens_of(run)
            held = [owners[i] for i in tokens if i in owners]
            if held and draft not in held and 2 * len(held) > len(tokens):
                given[id(held[0])].append(run)
                continue
            if held or home is None or belongs(parse, home, run):
                given[id(draft)].append(run)
    return {id(d): _near(parse, d, given[id(d)]) for d in kept}


def _near(parse: Parse, draft: Draft, runs: Sequence[Run]) -> list[Run]:
    """Runs without scraps: what the rules do not know, away from what they do, and not in marks."""
    mine = set(words_of(parse, draft))
    if not any(mine & set(tokens_of(run)) for run in runs):
        return list(runs)
    known = mine | set(draft.cue) | set(draft.source)

    def stays(run: Run) -> bool:
        away = min(min(abs(run.first - i), abs(run.last - 1 - i)) for i in known)
        return away <= BESIDE or any(parse.tokens[i].text in MARKS for i in tokens_of(run))

    return [run for run in runs if stays(run)]


def _follow(cast: Cast, draft: Draft, f: Found, content: Sequence[Run], within: Sequence[Draft]) -> None:
    """Give a draft the tagger's spans; what the rules know of its verb and people stays."""
    if draft.rule == "this":
        return
    source = source_of(cast, f)
    if source and not set(source) & set(draft.source) and not (draft.source and _among(cast.parse, source)):
        head = head_of(cast.parse, source)
        draft.source, draft.speaker = source, known_by(cast.parse, head, source)
    elif set(source) & set(draft.source) and not set(source) & set(draft.relays):
        draft.source = source
    if f.cue is not None:
        draft.shown = _unbroken(cast.parse, tokens_of(f.cue))
    tokens = {i for run in content for i in tokens_of(run)}
    if tokens and not tokens & _told(cast.parse, draft):
        draft.content = _mended(cast.parse, draft, tokens, within)
        draft.spans = merge(cast.parse, content_spans(cast.parse, draft))


def _among(parse: Parse, source: Sequence[int]) -> bool:
    """Whether a source stands behind a preposition ("among critics") and the parser has a better one."""
    head = head_of(parse, source)
    return head.dep == "pobj" and parse.head(head).dep != "agent"


def _unbroken(parse: Parse, cue: list[int]) -> list[int]:
    """A cue without marks, and without the beginning of what it leaves out: "said", not "said in a:"."""
    while len(cue) > 1 and parse.tokens[cue[-1]].pos == "PUNCT":
        cue = cue[:-1]
    if parse.tokens[cue[-1]].pos == "DET":
        while len(cue) > 1 and parse.tokens[cue[-1]].pos in ("DET", "ADP"):
            cue = cue[:-1]
    return cue


def _told(parse: Parse, draft: Draft) -> set[int]:
    """The tokens by which the rules know to whom it is said."""
    found = {draft.told} if draft.told is not None else set()
    if draft.verb >= 0:
        # "informed the president about the talks": whom it is told to is the object
        deps = ("dative", "dobj") if draft.rule == "preposition" else ("dative",)
        found |= {c.i for c in parse.children(parse.tokens[draft.verb]) if c.dep in deps}
    return found


def _mended(parse: Parse, draft: Draft, tokens: set[int], within: Sequence[Draft]) -> list[int]:
    """The tagger's words, with those of statements within this one, and without holes that the rules lack."""
    ruled = set(words_of(parse, draft))
    for other in within:
        if tokens & set(other.content):
            tokens = tokens | ((set(other.source) | set(other.cue) | set(other.content)) & ruled)
    tokens = tokens | _clause_behind(parse, max(tokens), ruled)
    whole = sorted(tokens)
    for a, b in itertools.pairwise(whole):
        if 1 < b - a <= HOLE and ruled.issuperset(range(a + 1, b)):
            tokens = tokens | set(range(a + 1, b))
    return sorted(tokens)


def _clause_behind(parse: Parse, last: int, ruled: set[int]) -> set[int]:
    """What the rules have behind the tagger's last word, where it is a relative clause: ", which has …"."""
    behind = sorted(i for i in ruled if i > last and parse.tokens[i].pos != "PUNCT")
    if not behind or behind[0] - last > 2 or parse.tokens[behind[0]].tag not in ("WDT", "WP"):
        return set()
    return {i for i in ruled if i > last}


def _doubted(parse: Parse, answers: Sequence[Answers], draft: Draft, claimed: set[int]) -> bool:
    """Whether the tagger gives a draft's cue, or the words of one without, almost no share.

    Silence is not doubted, nor are quoted words that nobody else is given.
    """
    if draft.stance is Stance.SILENCE:
        return False
    words = words_of(parse, draft)
    if draft.cue:
        # Marks around the cue count: the ministers "did not rule out" a return
        words = [*words, max(draft.cue[0] - 1, 0), min(draft.cue[-1] + 1, len(parse.tokens) - 1)]
    if any(parse.tokens[i].text in MARKS for i in words) and not claimed.issuperset(draft.content):
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
