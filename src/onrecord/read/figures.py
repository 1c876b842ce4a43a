"""Words for happenings that tell of none: figures of speech, attacks with words, sentences to the reader."""

from __future__ import annotations

from functools import cache

from onrecord.lexicon.kinds import EventKind, event_words
from onrecord.model import Kind, Part, Sentence, Token
from onrecord.read.layout import Layout

QUESTIONS = frozenset({"WP", "WP$", "WDT"})
"""Tags of words that ask who or which; "why" and "how" ask about what happened."""


@cache
def _figures() -> dict[str, tuple[tuple[int, tuple[str, ...]], ...]]:
    """Set phrases by each word that tells of nothing in them, with its place: all, or those with a star."""
    found: dict[str, tuple[tuple[int, tuple[str, ...]], ...]] = {}
    for phrase in sorted(event_words("figures")):
        marked = phrase.split()
        words = tuple(w.lstrip("*") for w in marked)
        for place, word in enumerate(words):
            if "*" not in phrase or marked[place].startswith("*"):
                found[word] = (*found.get(word, ()), (place, words))
    return found


def is_figure(layout: Layout, token: Token) -> bool:
    """Whether the word is a part of a set phrase that tells of no happening: "went on the offensive"."""
    tokens = layout.parse.tokens
    for form in {token.lower, token.lemma.lower()}:
        for place, words in _figures().get(form, ()):
            first = token.i - place
            row = tokens[first : first + len(words)] if first >= 0 else ()
            if len(row) == len(words) and all(
                w in (t.lower, t.lemma.lower()) for t, w in zip(row, words, strict=True)
            ):
                return True
    return False


def is_verbal(layout: Layout, token: Token, kind: EventKind) -> bool:
    """Whether an attack is one with words: "Labour attacked the government over tax".

    It is where what is attacked can only be spoken of (a plan, a record), or where somebody of politics
    attacks a person or body. With a weapon, an armed hand or a victim in the sentence it never is.
    """
    if kind.name not in ("attack", "abuse", "criticism") or token.lemma.lower() not in event_words(
        "two_meanings"
    ):
        return False
    if has_violence(layout, token):
        return False
    if token.pos == "NOUN" and any(_is(t, "worded") for t in layout.below(token, "amod", "compound")):
        return True
    targets = _targets(layout, token)
    if any(_is(t, "only_spoken_of") for t in targets):
        return True
    doers = _doers(layout, token)
    if not any(_is_of_politics(layout, t) for t in doers):
        return False
    return any(_is(t, "criticised") or t.tag == "PRP" or _can_answer(layout, t) for t in targets)


def has_violence(layout: Layout, token: Token) -> bool:
    """Whether the sentence names weapons, armed people or victims."""
    words = event_words("violence")
    return any(
        _is(t, "violence") for t in layout.parse.words(layout.sentence(token)) if t.i != token.i and words
    )


def _is(token: Token, table: str) -> bool:
    words = event_words(table)
    return token.lower in words or token.lemma.lower() in words


def _targets(layout: Layout, token: Token) -> list[Token]:
    found = [*layout.below(token, "dobj", "nsubjpass"), *layout.objects_of(token, "on", "against", "of")]
    after = layout.parse.tokens[token.i + 1 : token.i + 2]
    if token.pos == "NOUN" and after and after[0].lower in ("on", "against"):
        found += layout.below(after[0], "pobj")
    return [t for one in found for t in layout.with_conjuncts(one)]


def _doers(layout: Layout, token: Token) -> list[Token]:
    found = [*layout.below(token, "nsubj", "poss"), *layout.objects_of(token, "by", "from")]
    if not found and token.pos in ("VERB", "AUX"):
        found = layout.below(layout.parse.head(token), "nsubj")
    elif not found:
        governor = layout.governor(token)
        found = layout.below(governor, "nsubj") if governor is not None and token.dep == "dobj" else []
    return [t for one in found for t in layout.with_conjuncts(one)]


def _is_of_politics(layout: Layout, token: Token) -> bool:
    """Whether somebody fights with words: a politician, a party, a known person."""
    if _is(token, "politicians"):
        return True
    mention = layout.mention_at(token)
    return mention is not None and mention.kind is Kind.PERSON and mention.entity is not None


def _can_answer(layout: Layout, token: Token) -> bool:
    """Whether the one attacked is a person or a body, and no state or place."""
    mention = layout.mention_at(token)
    return mention is not None and mention.kind in (Kind.PERSON, Kind.ORGANISATION, Kind.OUTLET, Kind.AGENCY)


def is_for_the_reader(layout: Layout, sentence: Sentence) -> bool:
    """Whether the report speaks to its reader: "Sign up for our newsletter", "Who is ahead in the polls?".

    A question in a headline, and one that asks whether something happened, is told as open instead.
    """
    words = [t for t in layout.parse.words(sentence) if t.pos not in ("PUNCT", "SPACE")]
    if not words or layout.document.part_at(sentence.span.start) is Part.HEADLINE:
        return False
    if layout.statement_of(words[0].span) is not None:
        return False
    last = layout.parse.words(sentence)[-1]
    if last.text == "?" and words[0].tag in QUESTIONS:
        return True
    first = words[1] if words[0].lower == "please" and len(words) > 1 else words[0]
    asked = first.tag in ("VB", "VBP") and not layout.below(first, "nsubj", "nsubjpass", "aux")
    spoken_to = any(t.lower in event_words("reader") for t in words)
    return asked and first.lower in event_words("inviting") and (spoken_to or first.dep == "ROOT")
