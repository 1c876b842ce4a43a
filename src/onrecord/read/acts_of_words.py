"""Acts done by words alone, and words that only bring another event: when they are events of their own."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.lexicon.kinds import Trigger, event_words, kinds
from onrecord.model import Mode, Span, Token
from onrecord.read.layout import Layout

Found = tuple[Token, Trigger, Span]
"""A trigger where it was found: its head word, itself, and the words of the match."""

LEAD = 3
"""Sentences, counted from nought, in which an act of words is the report's news: the headline and two more,
or the first four of a report without one. Further down it is a statement like any other."""

FIRST = 1
"""Sentences, counted from nought, that tell what a report is about: the headline and the one after it."""

NOBODY = frozenset(
    {"i", "we", "you", "it", "that", "this", "which", "who", "what", "there", "one", "some", "many"}
)
"""Subjects that do not say who demanded, threatened or accused."""

BROUGHT = ("dobj", "nsubjpass", "oprd", "ccomp", "xcomp", "conj", "prep", "pobj", "pcomp")
"""How what is announced, planned or decided hangs on the word for it."""

CLAUSES_BROUGHT = ("ccomp", "xcomp", "conj")

ASIDE = frozenset({"relcl", "acl", "advcl", "appos"})
"""What stands in the background of a sentence."""


def without_last(layout: Layout, found: list[Found]) -> list[Found]:
    """Leaves out bare statements, but for one of a report whose first sentences tell of nothing else.

    What stands in their background does not count: "described as a disgrace whoever attacked the police".
    """
    every = kinds()
    others = [f for f in found if not every[f[1].kind].last]
    if any(layout.sentence(token).index <= FIRST and not _is_aside(layout, token) for token, _, _ in others):
        return others
    bare = [f for f in found if every[f[1].kind].last and not _is_aside(layout, f[0])]
    return sorted([*others, *bare[:1]], key=lambda f: f[0].i)


def _is_aside(layout: Layout, token: Token) -> bool:
    """Whether the word stands in the background: a relative clause, behind "after" or "about"."""
    above = [token, *layout.parse.ancestors(token)]
    behind = event_words("settled") | event_words("topical")
    return any(t.dep in ASIDE or (t.dep == "prep" and t.lower in behind) for t in above)


def is_news(layout: Layout, token: Token, trigger: Trigger) -> bool:
    """Whether an act done by words alone is what the report tells as its news, and somebody's.

    "Norland demanded a truce" in the lead is; what somebody is quoted as demanding, what "they" demand
    further down, and the demand in a relative clause are statements, and no rows of a timeline.
    """
    if layout.sentence(token).index > LEAD:
        return False
    statement = layout.statement_of(token.span)
    if statement is not None and statement.mode is Mode.DIRECT:
        return False
    if not trigger.verb:
        return True
    if token.tag == "VBN" and token.dep in ("advcl", "acl"):
        # "Asked for her view, she laughed": what was done to her is told in passing.
        return False
    if token.dep == "relcl" or (token.dep == "acl" and token.tag == "VBN"):
        return False
    subject = next(iter(layout.below(token, "nsubj", "nsubjpass")), None)
    if subject is None:
        above = layout.parse.head(token)
        subject = next(iter(layout.below(above, "nsubj", "nsubjpass")), None)
    return subject is None or subject.lower not in NOBODY


def brought(layout: Layout, token: Token) -> Iterator[Token]:
    """What a verb or noun brings: "announced the resignation", "a plan to attack", "says that he will go".

    Not what stands beside it ("announced a rule to stop the killing"), nor what a verb below it is
    done to ("says that he supports the strike"), unless that verb only carries its object.
    """
    for child in layout.below(token, *BROUGHT):
        yield child
        yield from _deeper(layout, child)
    if token.pos == "NOUN":
        for clause in layout.below(token, "acl"):
            yield clause
            yield from _deeper(layout, clause)


def _deeper(layout: Layout, token: Token) -> Iterator[Token]:
    carries = token.pos not in ("VERB", "AUX") or token.lemma.lower() in event_words("light")
    for child in layout.below(token, *(BROUGHT if carries else CLAUSES_BROUGHT)):
        yield child
        yield from _deeper(layout, child)


def rank(trigger: Trigger) -> tuple[bool, bool, tuple[int, int, bool]]:
    """Which of two triggers at one word wins: what names a happening before what only brings one."""
    kind = kinds()[trigger.kind]
    return (not kind.last, not kind.carries, trigger.weight)
