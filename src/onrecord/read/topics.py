"""What talks, calls and meetings are said to have been about."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from onrecord.lexicon.base import read_toml
from onrecord.lexicon.kinds import event_words
from onrecord.model import Span, Token
from onrecord.read.layout import Layout
from onrecord.read.verb_signs import open_signs

TOPICS_FILE = "topics.toml"

LONGEST = 8
"""Words of a topic that is in no list; longer ones are cut to their head and what modifies it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """Something discussed: its name, the words, the verb or noun that says so, and who discusses it."""

    name: str
    span: Span
    cue: Token
    by: Token | None


@cache
def _phrases() -> tuple[tuple[tuple[str, ...], str], ...]:
    """Each phrase in its parts with the topic, the longest first; "iran & nuclear" has two, in any order."""
    found = [
        (tuple(phrase.split(" & ")), name)
        for name, phrases in read_toml(TOPICS_FILE)["topics"].items()
        for phrase in phrases
    ]
    return tuple(sorted(found, key=lambda p: (-sum(map(len, p[0])), p[1], p[0])))


@cache
def _verbs() -> dict[str, frozenset[str]]:
    verbs: dict[str, frozenset[str]] = {}
    for text in read_toml(TOPICS_FILE)["cues"]["en"]["verbs"]:
        word, _, preps = text.partition(" +")
        verbs[word] = frozenset(preps.split("|")) if preps else frozenset()
    return verbs


@cache
def _nouns() -> frozenset[str]:
    return frozenset(read_toml(TOPICS_FILE)["cues"]["en"]["nouns"])


def topic_name(words: str) -> str | None:
    """The canonical topic that `words` tell of, None where no list has it."""
    plain = " ".join(words.lower().replace("ʼ", "'").replace("’", "'").split())
    plain = plain.replace(" - ", "-")
    for parts, name in _phrases():
        if all(part in plain and re.search(rf"(?<![\w-]){re.escape(part)}(?!\w)", plain) for part in parts):
            return name
    return None


def subjects_of(layout: Layout) -> list[Subject]:
    """Everything that a report says was discussed, in reading order."""
    found: list[Subject] = []
    verbs, nouns = _verbs(), _nouns()
    for token in layout.parse.tokens:
        lemma = token.lemma.lower()
        if token.pos == "VERB" and lemma in verbs:
            found += _of_verb(layout, token, verbs[lemma])
        elif lemma == "be" and token.pos in ("AUX", "VERB"):
            found += _of_copula(layout, token, nouns)
        elif lemma in ("discussion", "view") and token.pos == "NOUN":
            found += _of_noun(layout, token)
    return found


def matter_of(layout: Layout, noun: Token) -> str | None:
    """The canonical topic of "negotiations with Iran on a nuclear deal"; None where none is told."""
    about = ("on", "over", "about", "regarding", "concerning")
    things = layout.objects_of(noun, *about)
    verb = layout.parse.head(noun)
    if not things and noun.dep in ("dobj", "nsubjpass"):
        # "discussed negotiations with Iran on …": the parser may hang "on" on the verb.
        things = [t for t in layout.objects_of(verb, *about) if t.i > noun.i]
    words = [layout.document.slice(layout.phrase(t)) for t in (noun, *things)]
    return topic_name(" ".join(words)) if things else None


def _of_verb(layout: Layout, verb: Token, preps: frozenset[str]) -> list[Subject]:
    if open_signs(layout, verb):
        return []
    by = next(iter(layout.below(verb, "nsubj")), None)
    if by is None and verb.dep in ("conj", "xcomp"):
        by = next(iter(layout.below(layout.parse.head(verb), "nsubj")), None)
    if preps:
        things = layout.objects_of(verb, *sorted(preps))
    else:
        things = [t for t in layout.below(verb, "dobj", "nsubjpass") if t.tag not in ("WDT", "WP")]
        # "the war, which they discussed": what the clause hangs on.
        if not things and verb.dep == "relcl":
            things = [layout.parse.head(verb)]
    return _subjects(layout, things, verb, by)


def _of_copula(layout: Layout, verb: Token, nouns: frozenset[str]) -> list[Subject]:
    """ "The main topic was the war": what the topic is said to be."""
    subject = next(iter(layout.below(verb, "nsubj")), None)
    if subject is None or subject.lemma.lower() not in nouns - {"issue", "point", "focus"}:
        return []
    return _subjects(layout, layout.below(verb, "attr"), verb, None)


def _of_noun(layout: Layout, noun: Token) -> list[Subject]:
    """ "Discussion was given to X", "exchanged views on X"."""
    head = layout.parse.head(noun)
    if noun.lemma.lower() == "view" and not (
        noun.dep == "dobj" and head.lemma.lower() in ("exchange", "share")
    ):
        return []
    if noun.dep == "nsubjpass" and head.lemma.lower() in ("give", "devote"):
        return _subjects(layout, layout.objects_of(head, "to"), head, None)
    by = next(iter(layout.below(head, "nsubj")), None) if noun.dep == "dobj" else None
    return _subjects(layout, layout.objects_of(noun, "on", "about", "over"), noun, by)


def _subjects(layout: Layout, things: list[Token], cue: Token, by: Token | None) -> list[Subject]:
    found = []
    for thing in things:
        for one in _listed(layout, thing):
            if layout.is_timed(one):
                continue
            span = layout.phrase(one)
            words = layout.document.slice(span)
            name = topic_name(words) or _plain_name(layout, one, span)
            if name is not None:
                found.append(Subject(name=name, span=span, cue=cue, by=by))
    return found


def _listed(layout: Layout, token: Token) -> list[Token]:
    """What is discussed and what is added to it ("the Middle East, specifically Iran's programme")."""
    found = layout.with_conjuncts(token)
    for t in list(found):
        found += [a for a in layout.below(t, "appos") if a not in found]
    return sorted(found, key=lambda t: t.i)


def _plain_name(layout: Layout, head: Token, span: Span) -> str | None:
    """A name for a topic that is in no list: its own words without article, None if they say nothing."""
    if head.pos not in ("NOUN", "PROPN"):
        return None
    tokens = [t for t in layout.tokens_in(span) if t.text not in ('"', "“", "”")]
    while tokens and tokens[0].dep in ("det", "predet", "advmod", "preconj"):
        tokens = tokens[1:]
    if len(tokens) > LONGEST:
        tokens = [t for t in tokens if t.i <= head.i][-LONGEST:]
    if not tokens or head.lower in event_words("vague") or head.lemma.lower() in event_words("vague"):
        return None
    return " ".join(layout.document.text[tokens[0].start : tokens[-1].end].split())
