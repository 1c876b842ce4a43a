"""Which institution or outlet "the agency", "the paper", "the tech giant" means."""

from __future__ import annotations

from onrecord.lexicon.people import titles
from onrecord.model import Kind, Mention, Party, Token
from onrecord.read.cast import Cast
from onrecord.read.grammar import SUBJECTS, lemma_of
from onrecord.read.unnamed import why_unnamed

REACH = 4
"""How many sentences back such a word may point. Chosen: reports rarely go further."""


def body_meant(cast: Cast, head: int) -> Party | None:
    """The body named last that fits the word at token `head`; None if none does, or two do alike."""
    token = cast.parse.tokens[head]
    kinds = titles().bodies.get(lemma_of(token))
    below = cast.parse.children(token)
    definite = any(c.lower in ("the", "this") and c.dep == "det" for c in below)
    if kinds is None or token.tag != "NN" or not definite or any(c.dep in ("prep", "relcl") for c in below):
        return None
    called = _called(below, kinds)
    here = cast.parse.sentence_of(token).index
    found: list[tuple[int, bool, Mention]] = []
    for mention in cast.mentions:
        inside = cast.parse.inside(mention.span)
        if mention.entity is None or not inside or mention.span.end > token.start:
            continue
        back = here - cast.parse.sentence_of(inside[0]).index
        if back <= REACH and _fits(cast, mention, lemma_of(token), kinds) and called <= _own_words(mention):
            subject = any(t.dep in SUBJECTS for t in inside)
            found.append((-back, subject, mention))
    if not found:
        return _described(cast, token) if "same" in kinds and not called else None
    best = max(found, key=lambda row: (*row[:2], row[2].span))
    alike = {m.entity for back, subject, m in found if (back, subject) == best[:2]}
    if len(alike) > 1:
        return None
    return Party(name=best[2].name, entity=best[2].entity)


def _described(cast: Cast, token: Token) -> Party | None:
    """The body without a name that the word repeats: "Norland's finance ministry … the ministry"."""
    here = cast.parse.sentence_of(token).index
    for earlier in reversed(cast.parse.tokens[: token.i]):
        if here - cast.parse.sentence_of(earlier).index > REACH:
            return None
        if earlier.tag not in ("NN", "NNP") or lemma_of(earlier) != lemma_of(token):
            continue
        told = [c for c in cast.parse.children(earlier) if c.dep in ("poss", "compound", "amod", "nmod")]
        if told:
            words = [t.i for c in told for t in cast.parse.subtree(c)]
            words += [c.i for c in cast.parse.children(earlier) if c.dep == "det"]
            return Party(name=cast.text([min(words), earlier.i]), reason=why_unnamed(cast, earlier.i, None))
    return None


def _called(below: list[Token], kinds: tuple[str, ...]) -> set[str]:
    """What the words before the noun call it, which the body's own name must say too.

    "The Senate committee" is no committee of another house, "the French agency" none of Russia's;
    "the embattled company" only tells how it fares.
    """
    named = [c for c in below if c.dep in ("compound", "amod", "nmod", "poss")]
    return {c.lower for c in named if "same" in kinds or c.text[:1].isupper()}


def _own_words(mention: Mention) -> set[str]:
    return set(mention.name.lower().replace("-", " ").split())


def _fits(cast: Cast, mention: Mention, word: str, kinds: tuple[str, ...]) -> bool:
    if _plural(cast, mention):
        return False
    if "same" in kinds:
        return mention.kind is Kind.ORGANISATION and word in mention.name.lower().split()
    if str(mention.kind) not in kinds:
        return False
    entity = cast.entities.get(mention.entity or "")
    # A ministry, party or parliament is no "group", "organization" or "company".
    official = entity is not None and entity.side is not None
    return word == "agency" or mention.kind is not Kind.ORGANISATION or not official


def _plural(cast: Cast, mention: Mention) -> bool:
    """Whether members are named ("Democrats") and not their party."""
    last = cast.parse.inside(mention.span)[-1]
    return last.tag == "NNPS" and last.lower not in mention.name.lower().split()
