"""Where words were said or written: "on his Truth Social account", "in an interview with CNN"."""

from __future__ import annotations

from onrecord.model import Kind, Party, Span, Token
from onrecord.read.cast import OWN_WORDS, Cast, relay_in, span_of_tokens
from onrecord.read.drafts import Draft
from onrecord.read.grammar import child, lemma_of, phrase
from onrecord.read.speakers import owner_of

_WHERE = frozenset({"on", "in", "at", "via", "through", "during", "over"})


def medium_of(cast: Cast, draft: Draft) -> tuple[Party, Span] | None:
    """Where it was said or written ("on his Truth Social account"), and the words that say so."""
    if draft.verb < 0:
        return None
    top = cast.parse.tokens[draft.verb]
    sentence = cast.parse.sentence_of(top)
    barred = set(draft.content) | set(draft.cue)
    if draft.speaker is not None and draft.word is not None and draft.word.takes == "aside":
        head = cast.parse.tokens[draft.speaker]
        if lemma_of(head) in OWN_WORDS and owner_of(cast, draft) is not None:
            indexes = draft.source
            return Party(name=cast.text(indexes)), span_of_tokens(cast, indexes)
    inside = draft.spans
    for token in cast.parse.tokens[sentence.first : sentence.last]:
        if token.dep != "prep" or token.lower not in _WHERE or token.i in barred:
            continue
        if token.lower == "at" and token.i in draft.source:
            continue  # "the head of policy at Facebook": where somebody works
        if any(s.touches(token.span) for s in inside) or not _belongs(cast, token, draft):
            continue
        found = _place_of_words(cast, token)
        if found is not None:
            return found
    return None


def _belongs(cast: Cast, token: Token, draft: Draft) -> bool:
    """Whether a prepositional phrase hangs on the reporting words or their source."""
    own = {draft.verb, *draft.source, *draft.cue}
    if token.head in own:
        return True
    head = cast.parse.tokens[token.head]
    sentence = cast.parse.sentence_of(token)
    # Before the source, at the start of the sentence, whatever the parser hung it on.
    first = min([i for i in own if i >= 0], default=token.i)
    return token.i < first and token.i - sentence.first <= 2 and head.pos in ("VERB", "AUX", "NOUN")


def _place_of_words(cast: Cast, preposition: Token) -> tuple[Party, Span] | None:
    thing = child(cast.parse, preposition, "pobj")
    if thing is None:
        return None
    indexes = [t.i for t in cast.parse.subtree(thing)]
    relay = relay_in(cast, indexes)
    if relay is not None and preposition.lower in ("on", "in", "via", "through", "at"):
        kind = cast.kind_of(relay[0])
        if kind is Kind.PLATFORM or lemma_of(thing) in cast.words.settings | cast.words.channels:
            return relay
    if _is_setting(cast, thing):
        head = _without_clause(cast, thing, phrase(cast.parse, thing))
        return Party(name=cast.text(head)), span_of_tokens(cast, head)
    return None


def _without_clause(cast: Cast, thing: Token, indexes: list[int]) -> list[int]:
    """ "A letter written before his death that …" is "a letter": what follows is no part of it."""
    clauses = [c for c in cast.parse.children(thing) if c.dep in ("relcl", "acl", "ccomp") and c.i > thing.i]
    ends = [cast.parse.subtree(c)[0].i for c in clauses]
    kept = [i for i in indexes if i < min(ends, default=indexes[-1] + 1)]
    while kept and cast.parse.tokens[kept[-1]].pos == "PUNCT":
        kept.pop()
    return kept or indexes


def _is_setting(cast: Cast, thing: Token) -> bool:
    """Whether a noun is a place for words; "in separate statements" is too vague to be one."""
    if lemma_of(thing) not in cast.words.settings and lemma_of(thing) not in cast.words.channels:
        return False
    return thing.tag != "NNS" or child(cast.parse, thing, "poss", "det") is not None
