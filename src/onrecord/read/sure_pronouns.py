"""Which pronouns surely mean whom they were taken for, so that they may stand for a party to an event."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.model import Form, Kind, Mention, Token
from onrecord.read.layout import Layout

THIRD = {
    "he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f",
}  # fmt: skip

BACK = 4
"""How many sentences back somebody may have been named. Chosen, as far as pronouns are resolved at all."""


def surely_meant(layout: Layout, token: Token) -> bool:
    """Whether a "he", "she", "his" … can only be whom it was taken for; True for all other words.

    The nearest person who is a subject above it in its sentence must be the same; not so in a clause of
    circumstance behind a verb with two persons ("Roe dismissed Doe because he …" may be either). Without
    such a subject nobody else of fitting gender may be named before it in the sentence, or in the last
    sentence that names anybody; and whoever stands behind "by" or "from" is a source and not surely meant.
    """
    mention = layout.mention_at(token)
    if token.lower not in THIRD or mention is None or mention.form is not Form.PRONOUN or not mention.entity:
        return True
    if token.i not in layout.sure:
        # Two pronouns may each ask for the other ("When he saw that Roe won, he left").
        layout.sure[token.i] = True
        layout.sure[token.i] = _found_sure(layout, token, mention)
    return layout.sure[token.i]


def _found_sure(layout: Layout, token: Token, mention: Mention) -> bool:
    if _open_verb(layout, token) is not None:
        return False
    subject = _subject_above(layout, token)
    if subject is not None:
        above = layout.mention_at(subject)
        same = above is not None and above.entity == mention.entity
        return same and surely_meant(layout, subject)
    return _alone(layout, token, mention)


def _fits(layout: Layout, mention: Mention | None, gender: str) -> bool:
    """Whether a mention is a person whose gender does not contradict."""
    if mention is None or mention.kind is not Kind.PERSON:
        return False
    known = layout.entities.get(mention.entity or "")
    return known is None or known.gender in (None, gender)


def _subject_above(layout: Layout, token: Token) -> Token | None:
    """The nearest subject above a pronoun that could be meant, None where no person is one.

    The subject of its own verb is not meant by "him", but may be by "his" and "himself".
    """
    gender = THIRD[token.lower]
    barred = token.tag == "PRP" and not token.lower.endswith("self")
    for above in layout.parse.ancestors(token):
        if above.pos not in ("VERB", "AUX"):
            continue
        own, barred = barred, False
        for subject in layout.below(above, "nsubj", "nsubjpass"):
            before = subject.i < token.i or above.dep == "ROOT"
            if subject.i == token.i or own or not before or subject.tag in ("WP", "WDT"):
                continue
            if _fits(layout, layout.mention_at(subject), gender):
                return subject
    return None


def _open_verb(layout: Layout, token: Token) -> Token | None:
    """The verb with two persons behind which a pronoun's clause of circumstance leaves open who is meant."""
    gender = THIRD[token.lower]
    for clause in (token, *layout.parse.ancestors(token)):
        if clause.dep != "advcl":
            continue
        verb = layout.parse.head(clause)
        subjects = layout.below(verb, "nsubj", "nsubjpass")
        objects = layout.below(verb, "dobj", "dative")
        if not subjects or any(t.i > token.i for t in (*subjects, *objects)) or clause.i < verb.i:
            continue
        own = layout.below(clause, "nsubj", "nsubjpass")
        if not any(_fits(layout, layout.mention_at(t), gender) for t in own):
            continue
        if any(t.i != token.i and layout.mention_at(t) is not None and t.lower not in THIRD for t in own):
            # "because Roe misled him": the clause names its own.
            continue
        both = [t for t in (*subjects, *objects) if _fits(layout, layout.mention_at(t), gender)]
        if len({m.entity for t in both if (m := layout.mention_at(t)) is not None}) > 1:
            return verb
    return None


def _alone(layout: Layout, token: Token, mention: Mention) -> bool:
    """Whether nobody else was named just before who could be meant.

    "Roe won. After her talk with Doe, she left": the subject goes on, whoever came up beside.
    """
    gender = THIRD[token.lower]
    here = layout.sentence(token).index
    goes_on = token.dep == "nsubj" and layout.parse.head(token).dep == "ROOT"
    for index in range(here, max(-1, here - BACK - 1), -1):
        words = layout.parse.words(layout.parse.sentences[index])
        told = [t for t in words if t.i < token.i and _names(layout, t, gender)]
        leading = [t for t in told if t.dep in ("nsubj", "nsubjpass") and layout.parse.head(t).dep == "ROOT"]
        if index == here and goes_on and not any(t.dep in ("nsubj", "nsubjpass", "poss") for t in told):
            continue
        if index == here and _another_before(layout, token, mention, words):
            return False
        if index < here and leading and token.dep not in ("dobj", "dative", "pobj"):
            told = leading
        if told:
            known = {m.entity for t in told if (m := layout.mention_at(t)) is not None}
            return known == {mention.entity} and not all(_is_aside(layout, t) for t in told)
    return True


def _another_before(layout: Layout, token: Token, mention: Mention, words: Sequence[Token]) -> bool:
    """Whether a pronoun before it in the sentence may be somebody else, or it is open whom that one means."""
    for t in words:
        if t.i >= token.i:
            return False
        if THIRD.get(t.lower) == THIRD[token.lower]:
            before = layout.mention_at(t)
            if before is None or before.entity != mention.entity or not surely_meant(layout, t):
                return True
    return False


def _names(layout: Layout, token: Token, gender: str) -> bool:
    """Whether a word names or describes a known person of a gender, and is no pronoun."""
    mention = layout.mention_at(token)
    known = mention is not None and mention.form is not Form.PRONOUN and mention.entity is not None
    return known and _fits(layout, mention, gender)


def _is_aside(layout: Layout, token: Token) -> bool:
    """Whether a name stands behind "by" or "from", as whose words something is."""
    mention = layout.mention_at(token)
    words = layout.tokens_in(mention.span) if mention is not None else [token]
    return any(t.dep == "pobj" and layout.parse.head(t).lower in ("by", "from") for t in words)
