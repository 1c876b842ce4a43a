"""Reporting words in a parse: who the parser says reports what, before quotation marks are looked at."""

from __future__ import annotations

from onrecord.lexicon.cues import Cue, CueWords
from onrecord.model import Parse, Stance, Token
from onrecord.read.asides import find_phrases
from onrecord.read.drafts import Draft
from onrecord.read.frames import (
    as_what,
    by_this,
    clause,
    made_clear,
    preposition,
    said_this,
    what_object,
    what_to_do,
)
from onrecord.read.grammar import SUBJECTS, agent, child, ids, infinitive, lemma_of, negated, phrase, subject
from onrecord.read.sources import by_nobody, draft_of


def find_drafts(parse: Parse, words: CueWords) -> list[Draft]:
    """A draft for every reporting word whose sentence gives it something to report."""
    drafts: list[Draft] = []
    for token in parse.tokens:
        if token.pos in ("VERB", "AUX"):
            drafts.extend(_from_verb(parse, words, token))
        elif token.pos == "NOUN" and _cue_noun(words, token) is not None:
            drafts.extend(_from_noun(parse, words, token))
    for draft in drafts:
        _rehome(parse, draft, drafts)
    drafts.extend(find_phrases(parse, words))
    return drafts


def _rehome(parse: Parse, draft: Draft, drafts: list[Draft]) -> None:
    """Take "…, adding that" and "… and said" out of the clause that the parser hung them in.

    "wrote that the tone was excellent, adding, …": the one who wrote also adds.
    "told him that talks could help and said": the one who told also said.
    """
    verb = parse.tokens[draft.verb]
    if draft.word is None or draft.word.kind == "thought" or draft.rule in ("noun", "preposition"):
        return
    if child(parse, verb, *SUBJECTS, "auxpass", "mark") is not None or verb.i == 0:
        return
    if not (_adds(parse, verb) or _and_said(parse, verb)):
        return
    over = next(
        (d for d in drafts if d is not draft and d.verb in _above(parse, verb) and verb.i in d.content), None
    )
    if over is None or over.rule != "clause" or over.verb > verb.i:
        return
    own = {t.i for t in parse.subtree(verb)}
    over.content = [i for i in over.content if i not in own]
    while over.content and parse.tokens[over.content[-1]].pos in ("PUNCT", "CCONJ"):
        if parse.tokens[over.content[-1]].text in ('"', "'"):
            break
        over.content.pop()
    draft.source, draft.speaker = list(over.source), over.speaker


def _adds(parse: Parse, verb: Token) -> bool:
    return (
        verb.tag == "VBG" and verb.dep in ("advcl", "conj", "acl") and parse.tokens[verb.i - 1].pos == "PUNCT"
    )


def _and_said(parse: Parse, verb: Token) -> bool:
    if verb.dep != "conj" or verb.tag != "VBD":
        return False
    head = parse.head(verb)
    return head.tag == "VB" or any(c.dep == "aux" and c.tag == "MD" for c in parse.children(head))


def _above(parse: Parse, verb: Token) -> set[int]:
    return {t.i for t in parse.ancestors(verb)}


def _from_verb(parse: Parse, words: CueWords, verb: Token) -> list[Draft]:
    quiet = _silence(parse, words, verb)
    if quiet is not None:
        return [quiet]
    for special in (made_clear, by_this, said_this):
        found = special(parse, words, verb)
        if found is not None:
            return [found]
    for key in keys_of(parse, verb):
        frames = words.verbs.get(key)
        if frames is None:
            continue
        for find in (clause, as_what, what_to_do, what_object, preposition):
            draft = find(parse, frames, verb)
            if draft is not None:
                return [] if by_nobody(parse, draft) or _yet_to_find(parse, verb, draft) else [draft]
    return []


_FINDING = frozenset({"determine", "decide", "figure", "discover", "learn", "see"})
_OPEN = frozenset({"whether", "if", "what", "who", "whom", "why", "how", "where", "when", "which"})


def _yet_to_find(parse: Parse, verb: Token, draft: Draft) -> bool:
    """Whether a question is only to be answered: "worked to determine whether the driver fled"."""
    asked = bool(draft.content) and parse.tokens[draft.content[0]].lower in _OPEN
    return asked and draft.rule == "clause" and infinitive(parse, verb) and lemma_of(verb) in _FINDING


def keys_of(parse: Parse, verb: Token) -> list[str]:
    """Lexicon keys for a verb: with its particle first ("point out"), then alone."""
    lemma = lemma_of(verb)
    particle = child(parse, verb, "prt")
    if particle is not None:
        return [f"{lemma} {particle.lower}", lemma]
    after = parse.tokens[verb.i + 1] if verb.i + 1 < len(parse.tokens) else None
    if after is not None and after.lower in ("out", "on", "in", "off", "down"):
        return [f"{lemma} {after.lower}", lemma]
    return [lemma]


def _silence(parse: Parse, words: CueWords, verb: Token) -> Draft | None:
    """ "declined to comment", "did not comment on it", "has not yet commented"."""
    lemma = lemma_of(verb)
    below = parse.children(verb)
    if lemma in words.silent:
        to_verb = next(
            (c for c in below if c.dep in ("xcomp", "ccomp", "advcl") and infinitive(parse, c)), None
        )
        if to_verb is None or not _speaking(words, parse, to_verb):
            return None
        return _quiet(parse, verb, ids(parse, to_verb), "declined")
    if lemma not in words.silent_negated or not negated(parse, verb) or _answers_no(parse, verb):
        return None
    if child(parse, verb, "auxpass") is not None and agent(parse, verb) is None:
        return None  # "is not identified in the video": nobody refuses
    things = [c for c in below if c.dep in ("dobj", "ccomp", "xcomp", "prep", "advcl") and c.i > verb.i]
    objects = [c for c in things if c.dep == "dobj"]
    if lemma in words.silent_needs_object and not any(lemma_of(o) in words.silent_objects for o in objects):
        return None
    content = ids(parse, *(c for c in things if c.dep != "advcl"))
    if lemma == "respond" or not content:
        content = content or [verb.i]
    draft = _quiet(parse, verb, content, "not-said")
    draft.cue = [i for i in draft.cue if i not in draft.content] or draft.cue
    return draft


def _answers_no(parse: Parse, verb: Token) -> bool:
    """Whether "no" is what is said: "she said: “No.”" is an answer."""
    signs = [c for c in parse.children(verb) if c.dep == "neg" or c.lower in ("never", "no")]
    return all(c.lower == "no" and c.i > verb.i for c in signs)


def _speaking(words: CueWords, parse: Parse, verb: Token) -> bool:
    lemma = lemma_of(verb)
    if lemma in words.silent_needs_object:
        thing = child(parse, verb, "dobj")
        return thing is not None and lemma_of(thing) in words.silent_objects
    return lemma in words.silent_negated or lemma in words.verbs


def _quiet(parse: Parse, verb: Token, content: list[int], rule: str) -> Draft:
    cue = Cue(lemma=lemma_of(verb), takes="silence", kind="silence", stance=Stance.SILENCE)
    return draft_of(parse, cue, verb, content, rule)


def _cue_noun(words: CueWords, token: Token) -> Cue | None:
    """The reporting noun that a token is, in the singular or with an s."""
    return words.nouns.get(token.lower) or words.nouns.get(token.lower.removesuffix("s"))


def _from_noun(parse: Parse, words: CueWords, noun: Token) -> list[Draft]:
    """ "Putin's claim that …"."""
    cue = _cue_noun(words, noun)
    clause = next(
        (
            c
            for c in parse.children(noun)
            if c.dep in ("acl", "ccomp", "relcl") and c.i > noun.i and _that(parse, words, noun, c)
        ),
        None,
    )
    if cue is None or clause is None:
        return []
    who = child(parse, noun, "poss") or _owner(parse, noun)
    source = phrase(parse, who) if who is not None else []
    return [
        Draft(
            cue=[noun.i],
            source=source,
            content=ids(parse, clause),
            word=cue,
            stance=cue.stance,
            rule="noun",
            verb=noun.i,
            speaker=who.i if who is not None else None,
        )
    ]


def _owner(parse: Parse, noun: Token) -> Token | None:
    """ "made the claim that": whoever made it."""
    verb = parse.head(noun)
    if noun.dep == "dobj" and verb.pos == "VERB":
        return subject(parse, verb)
    return None


def _that(parse: Parse, words: CueWords, noun: Token, clause: Token) -> bool:
    """Whether a noun's clause is what was said: "his claim that …", "a threat to …", no "decision to …"."""
    marks = [c for c in parse.children(clause) if c.lower == "that"]
    if not marks:
        return clause.dep == "acl" and infinitive(parse, clause) and lemma_of(noun) in words.nouns_with_to
    return marks[0].dep == "mark"
