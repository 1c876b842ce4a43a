"""The same fact in other words: what only differs in how it is told."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from onrecord.compare.base import finding
from onrecord.compare.passages import Pair, Passage
from onrecord.compare.retold import Told, tell
from onrecord.lexicon import clashing
from onrecord.lexicon.base import read_toml
from onrecord.model import (
    Claim,
    Finding,
    FindingKind,
    Framing,
    FramingKind,
    Links,
    Place,
    Reading,
    Slot,
    Span,
    Stance,
    Statement,
    Telling,
    cover,
    root_hop,
)
from onrecord.text.labels import short_names
from onrecord.text.normal import fold, stem, words_of
from onrecord.text.wording import listed

ALIKE, ALIKE_LONGER = 0.7, 0.5
"""Shares of the shorter and the longer sentence's words from which two sentences tell one fact, so that a
coloured word in only one of them is a choice. Chosen on BASIL."""

SPOKEN = frozenset(
    {Slot.SAID, Slot.OFFERED, Slot.AGREED, Slot.DEMANDED, Slot.REFUSED, Slot.PROMISED, Slot.DENIED}
)
"""Slots whose facts are somebody's words; of figures and days a reporting verb tells whose they are."""

IN_ORDER = 0.5
"""Share of very words in one order that such sentences share. Chosen on BASIL and ECB+ dev."""

COLOURS = frozenset({FramingKind.LABEL, FramingKind.LOADED, FramingKind.SCARE_QUOTES})
"""Kinds of framing that are told of a sentence; reporting verbs are told of what they report."""

HOW = {Stance.DOUBTING: "keeps its distance", Stance.ENDORSING: "vouches for it"}

PLAIN = frozenset({"also", "has", "have", "had", "is", "was", "were", "in", "on", "at", "a", "the", "to"})
"""Words that make no reporting words of them."""

SAME_WORDS = 0.5
"""Share of the shorter telling's meaning-bearing words that the other has too. Chosen."""

REFLEXIVE = frozenset({"himself", "herself", "itself", "themselves", "myself", "ourselves"})
PRONOUNS = frozenset({"he", "she", "it", "they", "who", "i", "we", "this", "that", ""})

CHARGED = 10
"""Words before a loaded one among which a charge makes it the name of a crime. Chosen."""

LONGEST = 16
"""Words of what is said that a reason repeats."""


class Tone:
    """Finds facts that two reports share and tell with other reporting words or names.

    Nothing is said of who is right to do so: to "claim" is what one report writes and another does not.
    """

    name = "tone"

    def compare(self, readings: Sequence[Reading], links: Links) -> tuple[Finding, ...]:
        """Findings of the kind framing-only."""
        return self.compare_told(readings, links, tell(readings))

    def compare_told(self, readings: Sequence[Reading], links: Links, told: Told) -> tuple[Finding, ...]:
        """The same, of sentences that are laid beside each other already."""
        names = short_names([r.document for r in readings])
        statements = {s.id: (r, s) for r in readings for s in r.statements}
        found = list(_by_verbs(links.claims, statements, names))
        unlike = {(s.doc, s.passage.span) for c in told.clashes for s in (c.a, c.b)}
        beside = [
            p
            for p in told.laid.pairs
            if p.a.doc != p.b.doc and p.of_shorter >= ALIKE and p.of_longer >= ALIKE_LONGER
            if p.order >= IN_ORDER
            if (p.a.doc, p.a.span) not in unlike and (p.b.doc, p.b.span) not in unlike
        ]
        found.extend(_by_words(beside, names))
        return tuple(found)


# --- reporting verbs --------------------------------------------------------------------------------

Statements = Mapping[str, tuple[Reading, Statement]]


def _by_verbs(claims: Sequence[Claim], statements: Statements, names: Mapping[str, str]) -> Iterator[Finding]:
    """Of each statement that is reported with a verb of doubt or trust, who reports the same without."""
    others: dict[str, list[Telling]] = {}
    coloured: dict[str, Telling] = {}
    for claim in claims:
        if claim.documents < 2 or claim.slot not in SPOKEN:
            continue
        cues = [(t, cue) for t in claim.tellings if (cue := _cue(t, statements))]
        if any(_denies(cue) for _, cue in cues):
            continue
        told = [(t, _stems(cue)) for t, cue in cues]
        for telling, own in told:
            if telling.stance not in HOW or not telling.statement or not _colours(telling, statements):
                continue
            plain = [
                t
                for t, words in told
                if t.doc != telling.doc and t.stance is not telling.stance and t.stance is not Stance.SILENCE
                if not own <= words and not words <= own
                if _is_plain(_cue(t, statements)) and _is_beside(telling, t, statements)
            ]
            if len({t.doc for t in plain}) > len({t.doc for t in others.get(telling.statement, ())}):
                coloured[telling.statement] = telling
                others[telling.statement] = plain
    for ident in sorted(coloured):
        yield _verb_finding(coloured[ident], others[ident], statements, names)


def _denies(cue: str) -> bool:
    """Whether reporting words turn round what is reported: then it is no matter of wording."""
    return any(w.form in clashing.words("denying") or clashing.is_negation(w.form) for w in words_of(cue))


def _colours(telling: Telling, statements: Statements) -> bool:
    """Whether the reporting words are a report's choice for what somebody said.

    Not so where they are told by the speaker of an outer statement ("he said that the ruling proves …"),
    are what papers do ("records show"), or are a deed ("admitted herself to a clinic").
    """
    reading, statement = statements[telling.statement or ""]
    root = root_hop(statement.chain)
    who = statement.speaker.entity if statement.speaker is not None else None
    outer = statement.within is not None or any(
        other.id != statement.id and content.holds(cue)
        for other in reading.statements
        for content in other.content
        for cue in statement.cue
    )
    # What media pass on is still in the first speaker's words.
    if outer and (root is None or root.entity is None or root.entity != who):
        return False
    told = words_of(_cue(telling, statements))
    if any(w.form in clashing.words("of-papers") for w in told):
        return False
    behind = [words_of(reading.document.text[cue.end : cue.end + LONGEST])[:1] for cue in statement.cue]
    return not any(w.form in REFLEXIVE for words in behind for w in words)


def _is_plain(cue: str) -> bool:
    """Whether reporting words are such as colour nothing."""
    return any(w.form in clashing.words("plain-reporting") for w in words_of(cue))


def _is_beside(one: Telling, other: Telling, statements: Statements) -> bool:
    """Whether two tellings give the words of one speaker, and in great part the same words."""
    who = [_speaker(t, statements) for t in (one, other)]
    if not who[0] or who[0] != who[1]:
        return False
    here, there = (_meaning(t, statements) for t in (one, other))
    return len(here & there) >= SAME_WORDS * min(len(here), len(there)) > 0


def _speaker(telling: Telling, statements: Statements) -> str:
    """The speaker's entity or, of those without a name, the words for them; empty where it is a pronoun."""
    if telling.statement not in statements:
        return ""
    speaker = statements[telling.statement or ""][1].speaker
    if speaker is None or speaker.entity is not None:
        return speaker.entity or "" if speaker is not None else ""
    name = fold(speaker.name).removeprefix("the ")
    return "" if name in PRONOUNS else name


def _meaning(telling: Telling, statements: Statements) -> set[str]:
    reading, _ = statements[telling.statement or ""]
    return _stems(reading.document.slice(telling.span)) - function_stems()


@cache
def function_stems() -> frozenset[str]:
    """Stems of words without meaning of their own."""
    return frozenset(stem(w) for w in read_toml("function_words.toml")["en"])


def _stems(words: str) -> set[str]:
    return {stem(w.form) for w in words_of(words)} - PLAIN


def _cue(telling: Telling, statements: Statements) -> str:
    """The reporting words of a telling's statement."""
    if telling.statement is None or telling.statement not in statements:
        return ""
    reading, statement = statements[telling.statement]
    return " … ".join(" ".join(reading.document.slice(s).split()) for s in statement.cue)


def _verb_finding(
    telling: Telling, plain: Sequence[Telling], statements: Statements, names: Mapping[str, str]
) -> Finding:
    reading, _ = statements[telling.statement or ""]
    speakers = [statements[t.statement or ""][1].speaker for t in (telling, *plain)]
    known = [p for p in speakers if p is not None and p.entity is not None]
    who = known[0].name if known else "one speaker"
    first: dict[str, Telling] = {}
    for other in sorted(plain, key=lambda t: (t.doc, t.span)):
        first.setdefault(other.doc, other)
    apart = [f"“{_cue(t, statements)}” ({names[t.doc]})" for t in first.values()]
    places = [_place(telling, statements), *(_place(t, statements) for t in first.values())]
    words = " ".join(reading.document.slice(telling.span).split()[:LONGEST])
    return finding(
        FindingKind.FRAMING_ONLY,
        [telling.statement or "", *(t.statement or "" for t in first.values())],
        [place for pair in places for place in pair],
        f"The same words of {who} with other reporting words: “{_cue(telling, statements)}” "
        f"({names[telling.doc]}, which so {HOW[telling.stance]}) – {listed(apart)}: “{words.strip('“”')}”.",
        "reporting-verb",
    )


def _place(telling: Telling, statements: Statements) -> list[Place]:
    _, statement = statements[telling.statement or ""]
    return [Place(doc=telling.doc, span=cover(statement.cue)), Place(doc=telling.doc, span=telling.span)]


# --- names and coloured words -----------------------------------------------------------------------


def _by_words(beside: Sequence[Pair], names: Mapping[str, str]) -> Iterator[Finding]:
    """Coloured words of the outlet's own that stand in one of two sentences that tell the same.

    One finding for each word and plain sentence: all reports that have the word are named together.
    """
    found: dict[tuple[str, str, Span], list[tuple[Passage, Framing]]] = defaultdict(list)
    plain: dict[tuple[str, str, Span], Passage] = {}
    said: set[tuple[str, Span]] = set()
    for pair in beside:
        for one, other in ((pair.a, pair.b), (pair.b, pair.a)):
            for item in _only_in(one, other):
                if (one.doc, item.span) in said:
                    continue
                said.add((one.doc, item.span))
                words = " ".join(one.reading.document.slice(item.span).casefold().split())
                found[(words, other.doc, other.span)].append((one, item))
                plain[(words, other.doc, other.span)] = other
    for key in sorted(found):
        other = plain[key]
        having = listed(sorted({names[one.doc] for one, _ in found[key]}))
        yield finding(
            FindingKind.FRAMING_ONLY,
            [*(one.doc for one, _ in found[key]), other.doc],
            [
                *(Place(doc=one.doc, span=i.span) for one, i in found[key]),
                Place(doc=other.doc, span=other.span),
            ],
            f"In what {names[other.doc]} tells as well, “{key[0]}” is a word of {having} alone: "
            f"“{_start(other)}”.",
            str(found[key][0][1].kind),
        )


def _only_in(one: Passage, other: Passage) -> list[Framing]:
    text = one.reading.document
    found = []
    for item in one.reading.framing:
        if item.kind not in COLOURS or item.voice != "outlet" or not one.span.holds(item.span):
            continue
        # Within a statement or its reporting words it is how somebody else has it.
        if any(span.touches(item.span) for s in one.statements for span in (*s.content, *s.cue)):
            continue
        if item.kind is FramingKind.LOADED and _is_a_charge(one, item.span):
            continue
        stems = {stem(w.form) for w in words_of(text.slice(item.span))}
        if not stems & {stem(w.form) for w in other.words}:
            found.append(item)
    return found


def _is_a_charge(passage: Passage, span: Span) -> bool:
    """Whether a word is what somebody is charged with or jailed for."""
    before = [w.form for w in passage.words if w.span.end <= span.start][-CHARGED:]
    return bool(set(before) & clashing.words("charging"))


def _start(passage: Passage) -> str:
    words = passage.reading.document.slice(passage.span).split()
    return " ".join(words) if len(words) <= LONGEST else f"{' '.join(words[:LONGEST])} …"
