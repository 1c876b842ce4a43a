"""Words that colour a report: what people and states are called, loaded words, distance, agreement, hedges.

No judgement and no score: each item is a place with its kind and whose words they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from onrecord.lexicon.base import read_toml
from onrecord.model import (
    Framing,
    FramingKind,
    Kind,
    Mention,
    Mode,
    Parse,
    Reading,
    Span,
    Statement,
    Token,
    cover,
)

FILE = "languages/en_framing.toml"

OUTLET = "outlet"
"""The voice of words that no statement holds."""

SOMEBODY = "quoted"
"""The voice of words that stand in quotation marks or that somebody is said to have called another, where
no statement holds them."""

NOT_OWN = frozenset({FramingKind.LABEL, FramingKind.LOADED})

DISPUTED = frozenset(
    {"call", "label", "brand", "dub", "denounce", "describe", "accuse", "term", "insult", "name"}
)
"""Verbs by which somebody else is said to have chosen the words: "called him a racist"."""

CALLED_BEHIND = frozenset(
    {"oprd", "attr", "acomp", "xcomp", "ccomp", "dobj", "pobj", "prep", "conj", "pcomp"}
)
"""How the chosen words hang on such a verb, be it through "as" or "of"."""

SCARE_WORDS = 4
"""Most words between marks that may be scare quotes; longer ones are quotations."""

QUOTED = re.compile(r"[“\"«„]([^“”\"«»„\n]{1,60})[”\"»“]")

QUOTING = re.compile(r"[“”\"«»„]")

LEVELS = 4
"""How many words up from a loaded word the verb is looked for."""

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})

PERSONS = frozenset({"NN", "NNS", "NNP", "NNPS"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """One list of the framing lexicon: phrases by their first word, each a tuple of words."""

    kind: FramingKind
    rule: str
    by_first: dict[str, tuple[tuple[str, ...], ...]]


def _list(kind: FramingKind, rule: str, phrases: list[str]) -> Words:
    by_first: dict[str, list[tuple[str, ...]]] = {}
    for phrase in phrases:
        # The tokeniser makes three of "far-right".
        words = tuple(re.sub(r"-", " - ", phrase).split())
        by_first.setdefault(words[0], []).append(words)
    longest = {w: tuple(sorted(p, key=lambda x: (-len(x), x))) for w, p in by_first.items()}
    return Words(kind=kind, rule=rule, by_first=longest)


@cache
def _lists() -> tuple[Words, ...]:
    data = read_toml(FILE)
    labels = data["labels"]
    return (
        _list(FramingKind.LABEL, "label-state", labels["state"]),
        _list(FramingKind.LABEL, "label-person", labels["person"]),
        _list(FramingKind.LABEL, "label-adjective", labels["adjective"]),
        _list(FramingKind.DISTANCING_VERB, "distancing-word", data["distancing_words"]["words"]),
        _list(FramingKind.HEDGE, "hedge", data["hedges"]["words"]),
        _list(FramingKind.LOADED, "loaded", data["loaded"]["words"]),
    )


@cache
def _verbs() -> dict[str, FramingKind]:
    verbs = read_toml(FILE)["verbs"]
    found = dict.fromkeys(verbs["distancing"], FramingKind.DISTANCING_VERB)
    found.update(dict.fromkeys(verbs["endorsing"], FramingKind.ENDORSING_VERB))
    return found


class FramingReader:
    """Fills `Reading.framing`."""

    name = "framing"
    version = "1"
    needs = frozenset({"mentions", "statements"})
    gives = frozenset({"framing"})

    def read(self, parse: Parse, reading: Reading) -> Reading:
        """`reading` with the places of words that colour, in reading order."""
        listed = _with_known_labels(parse, list(_listed(parse, reading)))
        found = [*listed, *_cues(parse, reading), *_scare_quotes(parse, reading)]
        found.sort(key=lambda f: (f.span, f.kind.value, f.rule))
        kept: list[Framing] = []
        for framing in found:
            if not kept or kept[-1].span != framing.span or kept[-1].kind is not framing.kind:
                kept.append(framing)
        return replace(reading, framing=tuple(kept))


READER = FramingReader()


def voice_of(reading: Reading, span: Span) -> str:
    """Whose words those at `span` are: the innermost statement's that quotes them, or the outlet's.

    Words in quotation marks are the statement's. What an indirect statement holds is the
    outlet's wording of somebody's meaning, so it is the statement's only where the words are not a
    label for somebody: reporters, not sources, choose what to call people. Cue and source are the outlet's.
    """
    holding = [s for s in reading.statements if any(c.holds(span) for c in s.content)]
    for statement in sorted(holding, key=lambda s: (sum(c.length for c in s.content), s.start, s.id)):
        if statement.mode is Mode.DIRECT or _in_quotes(reading, statement, span):
            return statement.id
    return OUTLET


def _in_quotes(reading: Reading, statement: Statement, span: Span) -> bool:
    """Whether quotation marks stand around the words inside the statement's paragraph."""
    text = reading.document.text
    start = text.rfind("\n", 0, span.start) + 1
    end = text.find("\n", span.end)
    end = len(text) if end < 0 else end
    before = len(QUOTING.findall(text, start, span.start))
    after = len(QUOTING.findall(text, span.end, end))
    del statement
    return before % 2 == 1 and after > 0


def _listed(parse: Parse, reading: Reading) -> Iterator[Framing]:
    mention_at = _mentions(parse, reading)
    taken: set[int] = set()
    for words in _lists():
        for token in parse.tokens:
            if token.i in taken:
                continue
            matched = _match(parse, token, words)
            if matched is None or not _stands_for(parse, matched, words, mention_at):
                continue
            taken.update(t.i for t in matched)
            span = Span(matched[0].start, matched[-1].end)
            about = (
                _about(parse, matched, words.rule, mention_at) if words.kind is FramingKind.LABEL else None
            )
            voice = voice_of(reading, span)
            if words.kind in (FramingKind.HEDGE, FramingKind.LOADED) and voice == OUTLET:
                voice = _teller(reading, span)
            if (
                words.kind in NOT_OWN
                and voice == OUTLET
                and _is_anothers(parse, reading.document.text, matched)
            ):
                voice = SOMEBODY
            yield Framing(span=span, kind=words.kind, voice=voice, about=about, rule=words.rule)


def _is_anothers(parse: Parse, text: str, tokens: list[Token]) -> bool:
    """Whether somebody else chose the words: they stand in quotation marks, or he "called him a racist".

    "called the dictator": the object of the call is the outlet's name for him.
    """
    span = Span(tokens[0].start, tokens[-1].end)
    if any(match.start() < span.start and span.end < match.end() for match in QUOTED.finditer(text)):
        return True
    below = tokens[-1]
    for _ in range(LEVELS):
        head = parse.head(below)
        if head.i == below.i or below.dep not in CALLED_BEHIND:
            return False
        if head.pos == "VERB":
            through = below.dep != "dobj" or any(
                t.dep in ("nsubj", "dobj") and t.i != below.i and t.i > head.i for t in parse.children(head)
            )
            return head.lemma.lower() in DISPUTED and through
        below = head
    return False


def _with_known_labels(parse: Parse, found: list[Framing]) -> list[Framing]:
    """Labels that name nobody themselves, with whom the report's other labels are for.

    "the dictator" is whoever the report calls so by name, else whoever it labelled last.
    """
    found.sort(key=lambda f: f.span)
    by_word: dict[str, set[str]] = {}
    for framing in found:
        token = parse.at(framing.span.start)
        if framing.about and token is not None and framing.rule == "label-person":
            by_word.setdefault(token.lemma.lower(), set()).add(framing.about)
    last: str | None = None
    kept = []
    for framing in found:
        token = parse.at(framing.span.start)
        single = token is not None and token.tag == "NN"
        if (
            framing.kind is FramingKind.LABEL
            and framing.rule == "label-person"
            and single
            and token is not None
        ):
            same = sorted(by_word.get(token.lemma.lower(), ()))
            pointing = any(t.lower in ("the", "this") for t in parse.children(token))
            if framing.about is None and pointing:
                about = same[0] if len(same) == 1 else last
                framing = replace(framing, about=about)
            last = framing.about or last
        kept.append(framing)
    return kept


def _teller(reading: Reading, span: Span) -> str:
    """The innermost statement whose content holds the words, quoted or not; else the outlet."""
    holding = [s for s in reading.statements if any(c.holds(span) for c in s.content)]
    inner = min(holding, key=lambda s: (sum(c.length for c in s.content), s.start, s.id), default=None)
    return inner.id if inner else OUTLET


def _mentions(parse: Parse, reading: Reading) -> dict[int, Mention]:
    """Each token's longest mention."""
    found: dict[int, Mention] = {}
    for mention in sorted(reading.mentions, key=lambda m: (m.span.length, m.span.start, m.id)):
        for token in parse.inside(mention.span):
            found[token.i] = mention
    return found


def _match(parse: Parse, token: Token, words: Words) -> list[Token] | None:
    phrases = (*words.by_first.get(token.lower, ()), *words.by_first.get(token.lemma.lower(), ()))
    for phrase in phrases:
        found = list(parse.tokens[token.i : token.i + len(phrase)])
        if len(found) == len(phrase) and all(
            t.lower == w or t.lemma.lower() == w for t, w in zip(found, phrase, strict=True)
        ):
            return found
    return None


def _stands_for(parse: Parse, tokens: list[Token], words: Words, mention_at: dict[int, Mention]) -> bool:
    """Whether the words can colour here: a label must be a noun for, or an adjective before, somebody."""
    head = tokens[-1]
    if words.rule in ("label-person", "label-state"):
        # "State Duma hawk" is a label, "a hawk circled" is not: something personal must hang on it.
        if head.tag not in PERSONS:
            return False
        if head.dep in ("compound", "amod", "nmod"):
            return _labelled(parse, head, mention_at)
        return True
    if words.rule == "label-adjective":
        return head.dep in ("amod", "compound", "nmod") and _labelled(parse, head, mention_at)
    if words.rule == "loaded":
        return head.pos in ("NOUN", "VERB", "ADJ", "ADV") or len(tokens) > 1
    return True


def _labelled(parse: Parse, token: Token, mention_at: dict[int, Mention]) -> bool:
    """Whether the word stands before a party: a name, or "country", "regime", "leader" …"""
    head = parse.head(token)
    carriers = read_toml(FILE)["labels"]["carriers"]["words"]
    return head.i in mention_at or head.lemma.lower() in carriers


def _about(parse: Parse, tokens: list[Token], rule: str, mention_at: dict[int, Mention]) -> str | None:
    """The entity that a label is for: the mention that it is, stands in, or stands before."""
    head = tokens[-1]
    own = mention_at.get(head.i)
    if own is not None and own.entity is not None and _heads(parse, head, own):
        return own.entity
    above = parse.head(head)
    if head.dep in ("compound", "amod", "nmod", "appos") and (m := mention_at.get(above.i)) is not None:
        return m.entity
    for child in parse.children(head):
        if child.dep in ("appos",) and (m := mention_at.get(child.i)) is not None:
            return m.entity
    if rule != "label-state":
        # "Russian propagandists" are not Russia.
        return None
    for child in parse.children(head):
        if child.dep in ("amod", "compound", "poss", "nmod") and (m := mention_at.get(child.i)) is not None:
            return m.entity if m.kind is not Kind.PERSON else None
    return None


def _heads(parse: Parse, token: Token, mention: Mention) -> bool:
    """Whether `token` is the word that the rest of the mention hangs on ("aide" of "the tyrant's aide")."""
    return not mention.span.holds(parse.head(token).span) or token.head == token.i


def _cues(parse: Parse, reading: Reading) -> Iterator[Framing]:
    """Reporting verbs of statements that keep a distance or agree; the outlet, or who reports, chose them."""
    verbs = _verbs()
    for statement in reading.statements:
        for span in statement.cue:
            for token in parse.inside(span):
                if token.pos not in ("VERB", "AUX"):
                    continue
                lemma = token.lemma.lower()
                phrase = (
                    f"{lemma} {parse.tokens[token.i + 1].lower}" if token.i + 1 < len(parse.tokens) else lemma
                )
                kind = verbs.get(phrase) or verbs.get(lemma)
                if kind is not None:
                    yield Framing(
                        span=token.span,
                        kind=kind,
                        voice=voice_of(reading, token.span),
                        about=statement.speaker.entity if statement.speaker else None,
                        rule="reporting-verb",
                    )


def _scare_quotes(parse: Parse, reading: Reading) -> Iterator[Framing]:
    """Short words in marks that nobody is said to have said."""
    text = reading.document.text
    for match in QUOTED.finditer(text):
        span = Span(*match.span(1))
        tokens = [t for t in parse.inside(span) if t.pos != "PUNCT"]
        if not tokens or len(tokens) > SCARE_WORDS or tokens[-1].text in ".!?":
            continue
        if any(c.touches(span) for s in reading.statements for c in s.content if s.mode is not Mode.INDIRECT):
            continue
        # Proper names are titles ("the film “Titanic”"), a finite verb makes it somebody's words.
        if all(t.text[0].isupper() for t in tokens) or any(t.tag in FINITE for t in tokens):
            continue
        yield Framing(
            span=cover([t.span for t in tokens]),
            kind=FramingKind.SCARE_QUOTES,
            voice=OUTLET,
            rule="short-words-in-marks",
        )
