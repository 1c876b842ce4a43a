"""Who speaks, to whom, and where: sources of statements as parties."""

from __future__ import annotations

from collections.abc import Container

from onrecord.lexicon.people import titles
from onrecord.model import Form, Kind, Mention, Party, Token
from onrecord.read.bodies import body_meant
from onrecord.read.cast import OWN_WORDS, Cast, relay_in
from onrecord.read.drafts import Draft
from onrecord.read.grammar import agent, child, lemma_of, phrase
from onrecord.read.unnamed import are_members, is_pair, why_unnamed

__all__ = [
    "Cast",
    "addressee_of",
    "is_first_person",
    "is_pair",
    "is_time",
    "owner_of",
    "party_at",
    "speaker_of",
]

_NAMED = (Kind.PERSON, Kind.ORGANISATION, Kind.AGENCY, Kind.OUTLET, Kind.PLATFORM)
_TALES = frozenset({"story", "tale", "joke", "truth", "lie", "anecdote", "secret", "fortune", "time"})
"""What is told, and nobody whom one tells."""
_ASKING = frozenset({"ask", "question", "press", "quiz", "pressed"})
_FIRST = frozenset({"i", "me", "myself"})


def party_at(cast: Cast, head: int, indexes: list[int]) -> Party:
    """The party that a noun phrase names, by its head, an apposition, or the words alone."""
    together = _together(cast, head)
    if together is not None:
        return together
    mention = cast.mention_at(head)
    if mention is None or mention.entity is None:
        named = [m for m in _appositions(cast, head, indexes) if m.entity is not None]
        if not named and lemma_of(cast.parse.tokens[head]) in cast.words.official_heads:
            # "an advisor, Yuri Roe": the office with its holder's name behind it
            behind = [i for i in indexes if i > head]
            named = [
                m
                for m in cast.mentions_in(behind)
                if m.kind is Kind.PERSON and m.entity is not None and not _served(cast, m)
            ]
        if named:
            mention = named[0]
    if mention is None and lemma_of(cast.parse.tokens[head]) in cast.words.outlet_heads:
        relay = relay_in(cast, indexes)
        if relay is not None:
            return relay[0]
    if mention is None:
        body = body_meant(cast, head)
        return body or Party(name=cast.text(indexes or [head]), reason=why_unnamed(cast, head, None))
    if mention.kind is Kind.NATIONALITY:
        # "The Democrat, Representative Jane Roe": the name behind says who it is.
        named = [m for m in _appositions(cast, head, indexes) if m.entity is not None]
        if named:
            return Party(name=named[0].name, mention=named[0].id, entity=named[0].entity)
    said_more = mention.kind is Kind.NATIONALITY and _said_more(cast, mention, indexes)
    if said_more or are_members(cast.parse.tokens[head], mention):
        words = cast.text(indexes or [head])
        return Party(name=words, mention=mention.id, reason=why_unnamed(cast, head, mention))
    name = mention.name
    if mention.entity is None and mention.form is not Form.PRONOUN and not mention.members and indexes:
        name = mention.name if mention.kind is Kind.GROUP else cast.text(indexes)
    reason = "" if mention.entity is not None else why_unnamed(cast, head, mention)
    return Party(name=name, mention=mention.id, entity=mention.entity, reason=reason)


def _served(cast: Cast, mention: Mention) -> bool:
    """Whether a preposition leads to the name: in "a spokesman for Mr. Roe" Roe is not the spokesman."""
    inside = cast.parse.inside(mention.span)
    i = inside[0].i - 1 if inside else -1
    roles = titles().roles
    # Over titles and initials that are no part of the name found, and what else is run into a title.
    titled = False
    while i > 0:
        word = cast.parse.tokens[i]
        if not _before_name(word.text, roles) and not (titled and word.pos == "PROPN"):
            break
        titled = titled or word.lower in roles or word.text in titles().honorifics
        i -= 1
    return i >= 0 and cast.parse.tokens[i].tag in ("IN", "TO")


def _before_name(word: str, roles: Container[str]) -> bool:
    """Whether a word is a title or an initial: "Mr.", "Representative", "K."."""
    initial = len(word) == 2 and word[0].isupper() and word[1] == "."
    return initial or word in titles().honorifics or word.lower() in roles


def _said_more(cast: Cast, mention: Mention, indexes: list[int]) -> bool:
    """Whether a phrase tells more than a people's or party's name: "the Senate's top Democrat"."""
    tokens = (cast.parse.tokens[i] for i in indexes)
    return any(t.pos not in ("DET", "PUNCT") and not mention.span.holds(t.span) for t in tokens)


def _appositions(cast: Cast, head: int, indexes: list[int]) -> list[Mention]:
    """Names of persons, or of relays, in a noun phrase whose head says nothing by itself."""
    own = {head}
    serves = lemma_of(cast.parse.tokens[head]) in cast.words.official_heads
    for c in cast.parse.children(cast.parse.tokens[head]):
        # "A Roe representative" is not Roe.
        if c.dep in ("appos", "flat") or (c.dep in ("compound", "nmod") and not (serves and c.i < head)):
            own.add(c.i)
    return [m for m in cast.mentions_in([i for i in indexes if i in own]) if m.kind is Kind.PERSON]


def _together(cast: Cast, head: int) -> Party | None:
    """ "Trump and Putin" as one party that is nobody's alone."""
    token = cast.parse.tokens[head]
    joined = [c for c in cast.parse.children(token) if c.dep == "conj"]
    if not joined or token.pos not in ("PROPN", "NOUN", "PRON"):
        return None
    people = [cast.mention_at(token.i), *(cast.mention_at(c.i) for c in joined)]
    if any(m is None or m.kind is not Kind.PERSON or m.name.lower() in _PRONOUNS for m in people):
        return None
    named = [m for m in people if m is not None]
    name = " and ".join(m.name for m in named)
    return Party(name=name, mention=named[0].id, reason="several persons speak as one")


_PRONOUNS = frozenset({"he", "she", "him", "her", "his"})
"""Pronouns that stand for themselves where nobody knows whom they mean."""


def speaker_of(cast: Cast, draft: Draft) -> Party | None:
    """Who is said to have said it; None where nobody is named at all."""
    if draft.speaker is None:
        return None
    if _was_asked(cast, draft):
        draft.told, draft.source = draft.speaker, []
        return None
    indexes = draft.source or phrase(cast.parse, cast.parse.tokens[draft.speaker])
    owner = owner_of(cast, draft)
    if owner is not None:
        return party_at(cast, owner.i, phrase(cast.parse, owner))
    if not _can_speak(cast, cast.parse.tokens[draft.speaker]):
        return None
    if draft.speaker not in indexes:
        indexes = phrase(cast.parse, cast.parse.tokens[draft.speaker])
    return party_at(cast, draft.speaker, indexes)


def _was_asked(cast: Cast, draft: Draft) -> bool:
    """Whether the one named is who was asked, by nobody named: "Asked about it, Roe said"."""
    verb = cast.parse.tokens[draft.verb] if draft.verb >= 0 else None
    if verb is None or verb.tag != "VBN" or verb.dep not in ("advcl", "acl") or lemma_of(verb) not in _ASKING:
        return False
    below = cast.parse.children(verb)
    return not any(c.dep in ("nsubj", "aux", "agent", "dobj") for c in below)


_THINGS = frozenset({"it", "this", "that", "these", "those", "which", "what", "there"})
_WHEN = frozenset({"DATE", "TIME", "ORDINAL", "MONEY", "PERCENT", "QUANTITY"})


def _can_speak(cast: Cast, head: Token) -> bool:
    """Whether a source can have words: no pronoun for things, no time, no deed or quality.

    Groups and documents that end like deeds ("administration", "statement") are listed as able to.
    """
    mention = cast.mention_at(head.i)
    lemma = lemma_of(head)
    if head.lower in _THINGS:
        return mention is not None and mention.entity is not None
    if is_time(cast, head):
        return False
    if head.pos != "NOUN" or lemma in cast.words.voiced:
        return True
    return lemma not in cast.words.voiceless and not lemma.endswith(cast.words.voiceless_endings)


def is_time(cast: Cast, head: Token) -> bool:
    """Whether the parser took a time or an amount for a source: "by Thursday afternoon were insisting"."""
    mention = cast.mention_at(head.i)
    unknown = mention is None or mention.entity is None
    return head.entity in _WHEN and head.pos in ("NOUN", "PROPN") and unknown


def owner_of(cast: Cast, draft: Draft) -> Token | None:
    """Who stands behind "a statement issued by the Kremlin", "Putin's letter"."""
    if draft.speaker is None:
        return None
    head = cast.parse.tokens[draft.speaker]
    if lemma_of(head) not in OWN_WORDS and lemma_of(head) not in cast.words.nouns:
        return None
    for c in cast.parse.children(head):
        if c.dep == "poss":
            return c
        if c.dep == "acl" and c.tag == "VBN":
            for by in cast.parse.children(c):
                if by.lower in ("by", "from"):
                    return child(cast.parse, by, "pobj")
        if c.dep == "prep" and c.lower in ("from", "by", "of"):
            who = child(cast.parse, c, "pobj")
            mention = cast.mention_at(who.i) if who is not None else None
            if mention is not None and mention.kind in _NAMED:
                return who
    return None


def is_first_person(cast: Cast, draft: Draft) -> bool:
    """Whether the source is "I"."""
    return draft.speaker is not None and cast.parse.tokens[draft.speaker].lower in _FIRST


def addressee_of(cast: Cast, draft: Draft) -> Party | None:
    """Who was told: "told reporters", "said to Putin", "was asked"."""
    if draft.verb < 0 or draft.word is None:
        return None
    verb = cast.parse.tokens[draft.verb]
    barred = set(draft.content)
    if draft.told is not None:
        return _someone(cast, cast.parse.tokens[draft.told], barred)
    if draft.word.takes not in ("clause", "told-to") and draft.rule != "preposition":
        return None
    frames = cast.words.verbs.get(lemma_of(verb), {})
    if "person" in frames:
        passive = child(cast.parse, verb, "nsubjpass")
        if passive is not None:
            return _someone(cast, passive, barred)
        for c in cast.parse.children(verb):
            if c.dep in ("dobj", "dative", "iobj") and c.pos in ("NOUN", "PROPN", "PRON"):
                if lemma_of(c) in _TALES:
                    return None
                return _someone(cast, c, barred - {c.i})
        if draft.rule == "preposition":
            return None
        asked = _asked_one(cast, verb)
        if asked is not None:
            return _someone(cast, asked, barred)
        # "told Trump that Ukraine tried": the parser makes the one told the clause's subject
        following = cast.parse.tokens[verb.i + 1] if verb.i + 1 < len(cast.parse.tokens) else None
        if following is not None and following.dep in ("nsubj",) and following.pos in ("PROPN", "PRON"):
            return None
    if draft.rule == "preposition":
        return None
    asker = _asker(cast, verb)
    if asker is not None:
        return _someone(cast, asker, barred)
    for c in cast.parse.children(verb):
        if c.lower in ("to", "with") and c.dep in ("prep", "dative"):
            who = child(cast.parse, c, "pobj")
            if who is not None and _is_somebody(cast, who):
                return _someone(cast, who, barred)
    return _talked_with(cast, verb, barred)


def _asked_one(cast: Cast, verb: Token) -> Token | None:
    """Who was asked in "asked by reporters if …, Roe said": the one who then speaks."""
    if verb.tag != "VBN" or verb.dep != "advcl" or agent(cast.parse, verb) is None:
        return None
    return child(cast.parse, cast.parse.head(verb), "nsubj")


def _asker(cast: Cast, verb: Token) -> Token | None:
    """Who put the question that is answered: "asked by reporters if …, Roe said"."""
    for c in cast.parse.children(verb):
        if c.dep == "advcl" and c.tag == "VBN" and c.i < verb.i and lemma_of(c) in _ASKING:
            return agent(cast.parse, c)
    return None


def _talked_with(cast: Cast, verb: Token, barred: set[int]) -> Party | None:
    """ "said in a conversation with Roe": the one who was talked with."""
    for c in cast.parse.children(verb):
        where = child(cast.parse, c, "pobj") if c.dep == "prep" and c.lower in ("in", "during") else None
        if where is None or lemma_of(where) not in cast.words.conversation_nouns:
            continue
        for w in cast.parse.children(where):
            who = child(cast.parse, w, "pobj") if w.lower == "with" else None
            mention = cast.mention_at(who.i) if who is not None else None
            if who is not None and mention is not None and mention.kind in (Kind.PERSON, Kind.GROUP):
                return _someone(cast, who, barred)
    return None


def _is_somebody(cast: Cast, token: Token) -> bool:
    mention = cast.mention_at(token.i)
    if mention is not None:
        return mention.kind in (Kind.PERSON, Kind.ORGANISATION, Kind.AGENCY, Kind.OUTLET, Kind.GROUP)
    return token.entity in ("PERSON", "ORG") or lemma_of(token) in cast.words.unnamed_heads


def _someone(cast: Cast, token: Token, barred: set[int]) -> Party | None:
    if token.i in barred:
        return None
    return party_at(cast, token.i, phrase(cast.parse, token))
