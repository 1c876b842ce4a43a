"""Speakers whom nobody could name from the report: some, several, members, one of many."""

from __future__ import annotations

from onrecord.model import Form, Kind, Mention, Token
from onrecord.read.cast import OWN_WORDS, Cast
from onrecord.read.grammar import child, lemma_of

_SOME = frozenset({"a", "an", "another", "some", "one", "any", "no", "several", "many", "few"})
_COUNTED = frozenset(
    {"handful", "number", "dozen", "majority", "couple", "score", "group", "host", "one", "minority"}
)
"""Heads that only count: the people stand behind "of"."""
_PEOPLES = (Kind.ORGANISATION, Kind.NATIONALITY, Kind.GROUP)


def are_members(head: Token, mention: Mention) -> bool:
    """Whether some who belong to a party or people are named by it, and not the body: "some Democrats"."""
    if mention.kind not in (Kind.ORGANISATION, Kind.NATIONALITY) or head.tag not in ("NNPS", "NNS"):
        return False
    return head.lower.endswith("s") and head.lower not in mention.name.lower().split()


def is_some(cast: Cast, head: Token) -> bool:
    """Whether somebody is one of many: "a former manager", "one of the members", "a handful of insiders"."""
    below = cast.parse.children(head)
    of = next((c for c in below if c.lower == "of"), None)
    whom = child(cast.parse, of, "pobj") if of is not None else None
    if lemma_of(head) in _COUNTED and whom is not None and whom.tag in ("NNS", "NNPS"):
        return True
    if head.pos != "NOUN" or lemma_of(head) in cast.words.official_heads | OWN_WORDS:
        return False
    return head.tag == "NN" and _is_human(cast, head) and any(c.lower in _SOME for c in below)


def _is_human(cast: Cast, head: Token) -> bool:
    mention = cast.mention_at(head.i)
    return mention is not None and mention.kind is Kind.PERSON and mention.form is Form.NOMINAL


def are_several(cast: Cast, head: Token) -> bool:
    """Whether a plural noun stands for people whom nobody names: "critics", "Democrats", "most voters"."""
    if head.tag not in ("NNS", "NNPS") or not head.lower.endswith(("s", "people", "men", "women")):
        return False
    mention = cast.mention_at(head.i)
    if mention is not None and (mention.members or mention.kind not in (*_PEOPLES, Kind.PERSON)):
        return False
    listed = any(c.lower in ("like", "including", "such") for c in cast.parse.children(head))
    return not listed and lemma_of(head) not in cast.words.voiced | cast.words.plural_bodies | OWN_WORDS


def is_pair(cast: Cast, head: Token) -> bool:
    """Whether "the two leaders" means people known from the report."""
    definite = any(c.lower in ("the", "both", "two") for c in cast.parse.children(head))
    return definite and lemma_of(head) in cast.words.conversation_pairs


def why_unnamed(cast: Cast, head: Token | int, mention: Mention | None) -> str:
    """Why a speaker is nobody with a name, in words; `mention` is what stands on its head."""
    token = cast.parse.tokens[head] if isinstance(head, int) else head
    if mention is not None and are_members(token, mention):
        return "some who belong to it, and not the body itself"
    if mention is not None and mention.entity is None:
        return mention.reason
    if token.pos == "PRON":
        return "whom the pronoun means is not told"
    if are_several(cast, token):
        return "a group without names"
    if is_some(cast, token):
        return "one of many, without a name"
    return "described, and by no name that the report or the lexicon knows"
