"""Words of the framing lexicon in a report: labels, loaded words, words of distance, hedges."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from onrecord.lexicon.base import read_toml
from onrecord.model import Framing, FramingKind, Kind, Mention, Mode, Parse, Reading, Span, Token

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

QUOTED = re.compile(r"[“\"«„]([^“”\"«»„\n]{1,60})[”\"»“]")

QUOTING = re.compile(r"[“”\"«»„]")

LEVELS = 4
"""How many words up from a loaded word the verb is looked for."""

PERSONS = frozenset({"NN", "NNS", "NNP", "NNPS"})

PARTS = {"nouns": ("NOUN", "PROPN"), "verbs": ("VERB",), "adjectives": ("ADJ",), "adverbs": ("ADV",)}
"""The lexicon's lists of loaded words and the parts of speech that they are looked for as."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """One list of the framing lexicon: phrases by their first word, each a tuple of words.

    `parts` are the parts of speech that single words must be, empty for any.
    """

    kind: FramingKind
    rule: str
    by_first: dict[str, tuple[tuple[str, ...], ...]]
    parts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Plain:
    """Words that stand right behind or before a loaded word where it is a plain one."""

    behind: tuple[tuple[str, ...], ...]
    before: tuple[tuple[str, ...], ...]


def _split(phrase: str) -> tuple[str, ...]:
    # The tokeniser makes three of "far-right".
    return tuple(re.sub(r"-", " - ", phrase).split())


def _list(kind: FramingKind, rule: str, phrases: list[str], parts: tuple[str, ...] = ()) -> Words:
    by_first: dict[str, list[tuple[str, ...]]] = {}
    for phrase in phrases:
        words = _split(phrase)
        by_first.setdefault(words[0], []).append(words)
    longest = {w: tuple(sorted(p, key=lambda x: (-len(x), x))) for w, p in by_first.items()}
    return Words(kind=kind, rule=rule, by_first=longest, parts=parts)


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
        *(_list(FramingKind.LOADED, "loaded", data["loaded"][name], parts) for name, parts in PARTS.items()),
    )


@cache
def _plain() -> dict[str, Plain]:
    found: dict[str, Plain] = {}
    for entry in read_toml(FILE)["loaded"]["plain"]:
        plain = Plain(
            behind=tuple(_split(p) for p in entry["behind"]), before=tuple(_split(p) for p in entry["before"])
        )
        found.update(dict.fromkeys(entry["words"], plain))
    return found


def coloured(parse: Parse, reading: Reading) -> list[Framing]:
    """Every word of the lexicon that colours, with whose it is and whom a label is for."""
    return _with_known_labels(parse, list(_listed(parse, reading)))


def voice_of(reading: Reading, span: Span) -> str:
    """Whose words those at `span` are: the innermost statement's that quotes them, or the outlet's.

    Words in quotation marks are the statement's. What an indirect statement holds is the
    outlet's wording of somebody's meaning, so it is the statement's only where the words are not a
    label for somebody: reporters, not sources, choose what to call people. Cue and source are the outlet's.
    """
    holding = [s for s in reading.statements if any(c.holds(span) for c in s.content)]
    for statement in sorted(holding, key=lambda s: (sum(c.length for c in s.content), s.start, s.id)):
        if statement.mode is Mode.DIRECT or _in_quotes(reading, span):
            return statement.id
    return OUTLET


def teller_of(reading: Reading, span: Span) -> str:
    """The innermost statement whose content holds the words, quoted or not; else the outlet."""
    holding = [s for s in reading.statements if any(c.holds(span) for c in s.content)]
    inner = min(holding, key=lambda s: (sum(c.length for c in s.content), s.start, s.id), default=None)
    return inner.id if inner else OUTLET


def judged_by(parse: Parse, reading: Reading, tokens: list[Token]) -> str:
    """Whose a loaded word is: a statement's that holds it, quoted or not, somebody's, or the outlet's."""
    voice = teller_of(reading, Span(tokens[0].start, tokens[-1].end))
    return SOMEBODY if voice == OUTLET and _is_anothers(parse, reading.document.text, tokens) else voice


def called_by_others(parse: Parse, below: Token) -> bool:
    """Whether somebody else chose the word: he "called him a racist", "was branded a liar".

    "called the dictator": the object of the call is the outlet's name for him.
    """
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


def _in_quotes(reading: Reading, span: Span) -> bool:
    """Whether quotation marks stand around the words inside their paragraph."""
    text = reading.document.text
    start = text.rfind("\n", 0, span.start) + 1
    end = text.find("\n", span.end)
    end = len(text) if end < 0 else end
    before = len(QUOTING.findall(text, start, span.start))
    after = len(QUOTING.findall(text, span.end, end))
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
            yield _framing(parse, reading, matched, words, mention_at)


def _framing(
    parse: Parse, reading: Reading, matched: list[Token], words: Words, mention_at: dict[int, Mention]
) -> Framing:
    span = Span(matched[0].start, matched[-1].end)
    about = _about(parse, matched, words.rule, mention_at) if words.kind is FramingKind.LABEL else None
    if words.kind is FramingKind.LOADED:
        voice = judged_by(parse, reading, matched)
    elif words.kind is FramingKind.HEDGE:
        voice = teller_of(reading, span)
    else:
        voice = voice_of(reading, span)
        if words.kind in NOT_OWN and voice == OUTLET and _is_anothers(parse, reading.document.text, matched):
            voice = SOMEBODY
    return Framing(span=span, kind=words.kind, voice=voice, about=about, rule=words.rule)


def _is_anothers(parse: Parse, text: str, tokens: list[Token]) -> bool:
    """Whether the words stand in quotation marks, or somebody else is said to have chosen them."""
    span = Span(tokens[0].start, tokens[-1].end)
    if any(match.start() < span.start and span.end < match.end() for match in QUOTED.finditer(text)):
        return True
    return called_by_others(parse, tokens[-1])


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
        return _is_loaded(parse, tokens, words, mention_at)
    return True


def _is_loaded(parse: Parse, tokens: list[Token], words: Words, mention_at: dict[int, Mention]) -> bool:
    """Whether a loaded word is one here: of its part of speech, in no name, without what makes it plain."""
    if len(tokens) > 1:
        return True
    token = tokens[0]
    if token.pos not in words.parts or (token.text[:1].isupper() and token.i in mention_at):
        return False
    if token.pos == "PROPN" and token.i in mention_at:
        return False
    plain = _plain().get(token.lemma.lower())
    if plain is None:
        return True
    behind = [t.lower for t in parse.tokens[token.i + 1 : token.i + 4]]
    before = [t.lower for t in parse.tokens[max(0, token.i - 3) : token.i]]
    return not (
        any(tuple(behind[: len(p)]) == p for p in plain.behind)
        or any(tuple(before[-len(p) :]) == p for p in plain.before)
    )


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
