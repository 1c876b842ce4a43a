"""Attitudes within what is said: "Roe said that Doe fears a split" is Roe's word on what Doe fears."""

from __future__ import annotations

from enum import StrEnum

from onrecord.lexicon.attitudes import AttitudeWords, attitude_words
from onrecord.model import Kind, Span, Token
from onrecord.read.attitudes import find_attitudes
from onrecord.read.by_place import ByPlace
from onrecord.read.chains import Spoken, cast_within
from onrecord.read.contents import content_spans
from onrecord.read.drafts import Draft
from onrecord.read.grammar import lemma_of
from onrecord.read.holders import blamed
from onrecord.read.speakers import Cast

SELF = frozenset({"i", "me", "my", "we", "us", "our", "you", "your", "myself", "ourselves"})
"""Pronouns of whoever is quoted and of those whom he talks to."""


REACH = 30
"""How many tokens back "it" may point: about a sentence. Chosen."""


class Attitudes(StrEnum):
    """Whose attitudes within statements are read."""

    NONE = "none"
    OTHERS = "others"
    """Those whom a speaker tells of: "Roe said that Doe fears a split"."""
    ALL = "all"
    """Also the speaker's own ("Roe said he fears a split"), and what the report itself tells of
    somebody: "Roe fears a split" is on the outlet's word."""


def with_nested(cast: Cast, spoken: list[Spoken], whose: Attitudes) -> list[Spoken]:
    """`spoken` and the attitudes that stand within them, each under the one who reports it.

    Left out whatever is asked for: what nobody in particular wants, and what stands in a
    question, a silence or a mistake.
    """
    if whose is Attitudes.NONE:
        return spoken
    own = whose is Attitudes.ALL
    words = attitude_words("en")
    known = {s.draft.verb: s for s in spoken if s.draft.verb >= 0}
    place = ByPlace(spoken, lambda s: s.draft.spans)
    made: list[Spoken] = []
    for draft in _outer_first(cast, find_attitudes(cast.parse, words)):
        parent = _blamer(cast, known, draft)
        if draft.verb in known:
            if parent is not None:
                _hand_over(cast, known[draft.verb], draft, parent)
            continue
        if parent is None:
            anchor = cast.parse.tokens[draft.verb].start
            around = [s for s in (*place.near(Span(anchor, anchor)), *made) if s.holds(anchor)]
            parent = _teller_of(draft, min(around, key=_length, default=None))
        if draft.speaker in _tellers(parent) or (parent is None and not own):
            continue
        _mean_somebody(cast, words, draft, parent)
        if not _is_held(cast, words, draft, own):
            continue
        nested = cast_within(cast, draft, parent)
        if nested is None or (parent is not None and not own and not _of_another(nested, parent)):
            continue
        for s in around_in(cast, spoken, nested):
            s.parent = nested
        made.append(nested)
    return [*spoken, *made]


def _blamer(cast: Cast, known: dict[int, Spoken], draft: Draft) -> Spoken | None:
    """The statement that blames or thanks somebody for the attitude: "accused Roe of wanting it"."""
    found = blamed(cast.parse, cast.parse.tokens[draft.verb])
    return known.get(found[0].i) if found is not None else None


def _hand_over(cast: Cast, s: Spoken, draft: Draft, parent: Spoken) -> None:
    """Give what one is blamed for to the one who is blamed, within the blame."""
    s.draft.source, s.draft.speaker = draft.source, draft.speaker
    given = cast_within(cast, s.draft, parent)
    if given is not None:
        s.parent, s.speaker, s.role, s.hops = parent, given.speaker, given.role, given.hops


def _teller_of(draft: Draft, parent: Spoken | None) -> Spoken | None:
    """The one around who tells it: not a statement by the same that only names it ("voiced anger" at it)."""
    while parent is not None and draft.speaker == parent.draft.speaker:
        if parent.holds(draft.spans[0].start):
            break
        parent = parent.parent
    return parent


def _tellers(s: Spoken | None) -> set[int | None]:
    """The tokens that name whoever holds or says a statement and those around it."""
    found: set[int | None] = {None}
    at = s
    while at is not None:
        found.add(at.draft.speaker)
        at = at.parent
    return found


def _mean_somebody(cast: Cast, words: AttitudeWords, draft: Draft, parent: Spoken | None) -> None:
    """Let a pronoun that nobody is known by stand for the last one before it who fits, or the teller.

    "he" and "she" are a person of the same sentence named after the teller, or the teller; "it" is
    the body or country that was the last subject; "they" are the last of several.
    """
    if draft.speaker is None:
        return
    pronoun = cast.parse.tokens[draft.speaker]
    number = _NUMBER.get(pronoun.lower)
    mention = cast.mention_at(pronoun.i)
    if number is None or (mention is not None and mention.entity is not None):
        return
    teller = parent.draft.speaker if parent is not None and parent.draft.speaker is not None else -1
    reach = max(teller, pronoun.i - REACH) if 0 <= teller < pronoun.i else max(0, pronoun.i - REACH)
    before = cast.parse.tokens[max(0, reach) : pronoun.i]
    fits = [t for t in before if _fits(t, number) and is_somebody(cast, words, t)]
    if fits:
        draft.speaker = fits[-1].i
    elif teller > pronoun.i and _fits(cast.parse.tokens[teller], number):
        draft.speaker = teller


_NUMBER = {
    "he": "one", "she": "one", "his": "one", "her": "one", "it": "body", "its": "body",
    "they": "many", "their": "many",
}  # fmt: skip


def _fits(token: Token, number: str) -> bool:
    """Whether a subject can be meant by a pronoun for one person, one body or several."""
    if token.dep not in ("nsubj", "nsubjpass", "poss", "pobj") or token.pos not in ("NOUN", "PROPN", "PRON"):
        return False
    if number == "many":
        return token.tag in ("NNS", "NNPS") or token.entity in ("GPE", "ORG", "NORP")
    if token.tag not in ("NN", "NNP") or token.dep == "pobj":
        return False
    return (token.entity in ("GPE", "ORG", "NORP")) == (number == "body") or token.entity == ""


def around_in(cast: Cast, spoken: list[Spoken], nested: Spoken) -> list[Spoken]:
    """Statements of the same parent that turn out to stand within the new one."""
    return [
        s
        for s in spoken
        if s.parent is nested.parent
        and s.draft.verb >= 0
        and s.draft.speaker != nested.draft.speaker
        and nested.holds(cast.parse.tokens[s.draft.verb].start)
        and _length(s) < _length(nested)
    ]


def _outer_first(cast: Cast, drafts: list[Draft]) -> list[Draft]:
    for draft in drafts:
        draft.spans = content_spans(cast.parse, draft)
    whole = [d for d in drafts if d.spans]
    return sorted(whole, key=lambda d: (-sum(s.length for s in d.spans), d.verb))


def _length(s: Spoken) -> int:
    return sum(span.length for span in s.draft.spans)


def _is_held(cast: Cast, words: AttitudeWords, draft: Draft, own: bool) -> bool:
    """Whether somebody in particular holds the attitude."""
    if draft.speaker is None:
        return False
    head = cast.parse.tokens[draft.speaker]
    return own if head.lower in SELF else is_somebody(cast, words, head)


def is_somebody(cast: Cast, words: AttitudeWords, head: Token) -> bool:
    """Whether a noun or pronoun means people or what people form."""
    mention = cast.mention_at(head.i)
    if mention is not None and mention.kind in _HOLDERS:
        return True
    if head.pos == "PRON":
        return head.lower in ("he", "she", "they", "his", "her", "their", "him", "them", "who", "those")
    lemma = lemma_of(head)
    if head.pos == "PROPN" or (head.pos == "NOUN" and head.text[:1].isupper()):
        return head.entity not in _NOBODY
    listed = words.can_hold(lemma) or lemma in cast.words.unnamed_heads | cast.words.official_heads
    return listed or head.entity in ("PERSON", "ORG", "GPE", "NORP")


_NOBODY = frozenset({"DATE", "TIME", "EVENT", "LAW", "WORK_OF_ART", "PRODUCT", "LANGUAGE", "MONEY", "FAC"})
"""The recogniser's labels of names that nobody goes by."""


_HOLDERS = frozenset({Kind.PERSON, Kind.ORGANISATION, Kind.GROUP, Kind.PLACE, Kind.AGENCY, Kind.OUTLET})


def _of_another(nested: Spoken, parent: Spoken) -> bool:
    """Whether the attitude is not that of the one who tells of it."""
    a, b = nested.speaker, parent.speaker
    if a is None or b is None:
        return True
    return a.name != b.name and (a.entity is None or a.entity != b.entity)
