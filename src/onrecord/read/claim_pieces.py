"""Statements cut into what can be told or left out by itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from onrecord.lexicon.acts import load_acts
from onrecord.lexicon.kinds import kinds
from onrecord.model import Mode, Realis, Span, Statement, Token, cover
from onrecord.read.claim_events import event_of, speakers
from onrecord.read.claim_scene import ClaimScene, content_words

MOSTLY = 0.6
"""Share of a piece that statements inside it take up before the outer one says nothing of its own."""

SAYING = 3
"""Words from which on a quotation inside a sentence says something of its own."""

LONGER = 3
"""Words that the sentence around a reported statement must add before they count as part of it."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One thing said: its characters, reporting words included where it cannot stand without
    them ("offered to send engineers"), and the words that carry what is said."""

    span: Span
    tokens: list[Token]
    is_bare: bool
    """Whether it says no more than that an event was, with whom, when and for how long."""


def pieces_of(scene: ClaimScene, statement: Statement) -> Iterator[Piece]:
    """The statement's content sentence by sentence.

    Left out is what tells no fact of its own: what statements inside it tell already, and questions.
    """
    if _is_question(scene, statement) or _is_scrap(scene, statement):
        return
    for cut in _cut(scene, statement):
        span = _before_inner(scene, statement, cut)
        if _is_told_inside(scene, statement, span):
            continue
        whole = _with_rest(scene, statement, span)
        tokens = [t for t in scene.parse.inside(whole) if not _is_frame(statement, t)]
        if content_words(tokens):
            bare = _tells_only_facts(scene, statement, span)
            yield Piece(_readable(scene, statement, span, whole), tokens, bare)


def _is_question(scene: ClaimScene, statement: Statement) -> bool:
    """Whether the content is what somebody asked to know: "asked if he trusts Putin"."""
    first = next(iter(scene.parse.inside(statement.content[0])), None)
    opens = first is not None and (first.tag in ("WP", "WRB", "WDT") or first.lower in ("if", "whether"))
    asks = load_acts().requests | {"wonder"}
    cues = [t for c in statement.cue for t in scene.parse.inside(c)]
    if opens and any(t.lemma.lower() in asks for t in cues):
        return True
    # "asked if he believes Putin wants peace": the believing is part of the question.
    return any(
        t.dep == "mark" and t.lower in ("if", "whether") for c in cues for t in scene.parse.children(c)
    )


def _is_scrap(scene: ClaimScene, statement: Statement) -> bool:
    """Whether it is words of a known speaker's statement, inside that statement, given to nobody known."""
    outer = scene.statement.get(statement.within or "")
    if outer is None or not speakers(scene, outer) or speakers(scene, statement):
        return False
    inside = all(any(c.holds(own) for c in outer.content) for own in statement.content)
    return inside and (statement.speaker is None or not statement.source)


def _cut(scene: ClaimScene, statement: Statement) -> list[Span]:
    pieces = []
    for span in statement.content:
        cuts = [s.span for s in scene.parse.sentences if s.span.touches(span)]
        for sentence in cuts:
            start, end = max(sentence.start, span.start), min(sentence.end, span.end)
            if len(scene.words(Span(start, end)).split()) > 1 or len(cuts) == 1:
                pieces.append(Span(start, end))
    if statement.mode is Mode.MIXED:
        pieces = [part for piece in pieces for part in _by_quotations(scene, piece)]
    # Reporting words in the middle of a sentence ("…", he said, "…") leave one fact in two pieces.
    if len(statement.content) > 1 and len({scene.sentence_at(p.start) for p in pieces}) == 1:
        return [cover(pieces)]
    return pieces


_QUOTED = re.compile(r"[“«][^“”«»]{8,}[”»]|\"[^\"]{8,}\"")
"""A quotation inside other words."""


def _by_quotations(scene: ClaimScene, piece: Span) -> list[Span]:
    """A stretch cut behind each quotation of several words, if it has two: each can be left out by itself.

    "Should “try showing a little class,” “dress like you deserve respect” and …": two facts.
    """
    words = scene.words(piece)
    ends = [m.end() for m in _QUOTED.finditer(words) if len(m.group().split()) >= SAYING]
    if len(ends) < 2:
        return [piece]
    cuts = [0, *ends[:-1], len(words)]
    found = []
    for start, end in pairwise(cuts):
        inside = scene.parse.inside(Span(piece.start + start, piece.start + end))
        kept = [t for t in inside if any(c.isalnum() or c in '“«"' for c in t.text)]
        if kept:
            found.append(Span(kept[0].start, piece.start + end))
    return found


def _heads(scene: ClaimScene, piece: Span) -> list[Token]:
    """The words of `piece` that hang on nothing inside it: its main verbs."""
    tokens = scene.parse.inside(piece)
    inside = {t.i for t in tokens}
    return [t for t in tokens if t.pos != "PUNCT" and (t.head == t.i or t.head not in inside)]


def _is_told_inside(scene: ClaimScene, statement: Statement, piece: Span) -> bool:
    """Whether statements inside `piece` tell what it says.

    "Ushakov said that Putin told Trump …": the fact is what Putin told, on Ushakov's word. So it is
    wherever the main verb of the piece reports speech, or such speech takes up most of it.
    """
    below = [
        s
        for s in scene.inner.get(statement.id, ())
        if any(piece.holds(c) for c in s.content) and not _is_scrap(scene, s)
    ]
    cues = [c for s in below for c in s.cue]
    verbs = [h for h in _heads(scene, piece) if h.pos in ("VERB", "AUX")]
    if verbs and all(any(cue.holds(verb.span) for cue in cues) for verb in verbs):
        return True
    covered: set[int] = set()
    for s in below:
        whole = cover([x for x in (*s.content, *s.cue, *s.source) if piece.holds(x)])
        covered.update(range(*whole))
    return len(covered) / max(1, piece.length) > MOSTLY


def _before_inner(scene: ClaimScene, statement: Statement, piece: Span) -> Span:
    """`piece` up to a second clause that a statement inside it tells: "no plan, but they agreed to …"."""
    heads = [h for h in _heads(scene, piece) if h.pos in ("VERB", "AUX")]
    if len(heads) < 2:
        return piece
    for inner in scene.inner.get(statement.id, ()):
        if not any(cue.holds(heads[-1].span) for cue in inner.cue):
            continue
        start = min(s.start for s in (*inner.source, *inner.cue, *inner.content))
        kept = [t for t in scene.parse.inside(piece) if t.end <= start]
        while kept and kept[-1].pos in ("CCONJ", "PUNCT", "PRON"):
            kept.pop()
        if len(kept) >= LONGER and kept[-1].i > heads[0].i - 1 and piece.holds(kept[-1].span):
            return Span(piece.start, kept[-1].end)
    return piece


def _with_rest(scene: ClaimScene, statement: Statement, piece: Span) -> Span:
    """`piece` with the rest of the sentence that reports it, where that belongs to what is said.

    "According to Trump, Putin offered to take part 'and perhaps help'": the report of the offer
    goes on after the infinitive.
    """
    outer = scene.statement.get(statement.within or "")
    if outer is None or statement.mode is Mode.DIRECT or len(scene.inner.get(outer.id, ())) != 1:
        return piece
    for host in _cut(scene, outer):
        heads = _heads(scene, host)
        if not host.holds(piece) or not any(c.holds(h.span) for c in statement.cue for h in heads):
            continue
        if len(scene.words(Span(piece.end, host.end)).split()) >= LONGER:
            return Span(piece.start, host.end)
    return piece


def _is_frame(statement: Statement, token: Token) -> bool:
    """Whether a word belongs to who reports and how, not to what is said."""
    return any(s.holds(token.span) for s in (*statement.cue, *statement.source))


_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


def _readable(scene: ClaimScene, statement: Statement, piece: Span, whole: Span) -> Span:
    """The words to show: with what they cannot stand without.

    That is the reporting verb before words that are no clause ("offered to send engineers"), and
    what a relative clause speaks of ("Putin's demands, which he described as …").
    """
    first = next(iter(scene.parse.inside(piece)), None)
    if first is not None and first.tag in ("WDT", "WP"):
        return Span(min(piece.start, _antecedent(scene, first)), whole.end)
    cues = [c for c in statement.cue if c.end <= piece.start]
    if not cues or statement.mode is Mode.DIRECT or statement.content[0].start != piece.start:
        return whole
    sentence = scene.sentence_at(piece.start)
    if _is_clause(scene, piece) or sentence is None or not sentence.holds(cues[0]):
        return whole
    return Span(cues[0].start, whole.end)


def _is_clause(scene: ClaimScene, piece: Span) -> bool:
    """Whether the main words of `piece` are a finite verb: "the dam is safe", not "to go", "a truce"."""
    heads = _heads(scene, piece)
    return any(t.tag in _FINITE for head in heads for t in (head, *scene.parse.children(head)))


def _antecedent(scene: ClaimScene, which: Token) -> int:
    """Where the words begin that a relative pronoun stands for."""
    for verb in scene.parse.ancestors(which):
        if verb.dep == "relcl":
            noun = scene.parse.head(verb)
            return min(t.start for t in (noun, *scene.parse.children(noun)) if t.i <= noun.i)
    return which.start


_LIGHT = frozenset(
    {"take", "place", "last", "finish", "begin", "end", "start", "hold", "conduct", "new", "confirm"}
)
"""Words that only say that something happened."""


def _tells_only_facts(scene: ClaimScene, statement: Statement, piece: Span) -> bool:
    """Whether a statement says no more than that an event was, with whom, when and for how long."""
    about = {scene.first_of(e): e for e in scene.reading.events if piece.holds(e.trigger)}
    # What is yet to come, or did not come, is not among the facts of a happening.
    if any(e.realis is not Realis.ACTUAL for e in about.values()):
        return False
    own = event_of(scene, statement)
    if own is not None:
        about.setdefault(own, scene.group[own])
    facts = [e.trigger for e in scene.reading.events if piece.holds(e.trigger)]
    lengths = [e.duration.evidence for e in scene.reading.events if e.duration and e.duration.evidence]
    if not facts and not any(piece.holds(length) for length in lengths):
        return False
    light = _LIGHT | {word for e in about.values() for word in _kind_words(e.kind)}
    for event in scene.reading.events:
        if scene.first_of(event) in about:
            for evidence in (event.duration and event.duration.evidence, event.when and event.when.evidence):
                if evidence and piece.holds(evidence):
                    facts.append(evidence)
    known = {party for first in about for party in scene.parties[first]}
    for mention in scene.reading.mentions:
        if mention.entity in known and piece.holds(mention.span):
            facts.extend(_phrase(scene, mention.span))
    rest = [
        t
        for t in scene.parse.inside(piece)
        if t.pos != "NUM" and t.lemma.lower() not in light and not any(f.holds(t.span) for f in facts)
    ]
    return len(facts) > 1 and len(content_words(rest).split()) <= 1


@cache
def _kind_words(kind: str) -> frozenset[str]:
    """The words by which the lexicon knows a kind of event ("telephone", "speak")."""
    known = kinds().get(kind)
    triggers = known.triggers if known is not None else ()
    return frozenset(word for t in triggers for part in (*t.words, t.under) for word in part)


def _phrase(scene: ClaimScene, mention: Span) -> list[Span]:
    """The words that go with a name: "U.S. President Donald Trump", "Putin, of Russia"."""
    tokens = scene.parse.inside(mention)
    inside = {t.i for t in tokens}
    head = next((t for t in tokens if t.head not in inside or t.head == t.i), None)
    if head is None:
        return [mention]
    apart = [t for t in scene.parse.children(head) if t.dep in ("relcl", "acl", "conj")]
    clauses = {t.i for clause in apart for t in scene.parse.subtree(clause)}
    return [mention, *(t.span for t in scene.parse.subtree(head) if t.i not in clauses)]
