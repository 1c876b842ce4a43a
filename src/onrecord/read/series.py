"""Which in a row an event is, and who brought it about."""

from __future__ import annotations

import re

from onrecord.lexicon.kinds import event_words
from onrecord.model import Party, Token
from onrecord.read.arguments import counted_by
from onrecord.read.layout import Layout
from onrecord.read.retellings import Telling
from onrecord.read.triggers import Sighting

ORDINALS = {
    word: number
    for number, word in enumerate(
        ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
         "eleventh", "twelfth"], 1
    )
}  # fmt: skip

NUMERAL = re.compile(r"(\d{1,3})(?:st|nd|rd|th)")

WHILES = frozenset({"minute", "hour", "day", "week", "month", "decade"})
"""Units of a while that a count may be within: "the third call this week". Most stories lie in one year."""


def ordinal_of(layout: Layout, sighting: Sighting) -> int | None:
    """The event's place in a row: 6 for "the sixth contact", 3 for "a third round of talks".

    None for what is only counted within a while ("the third call this week", "the second in nine days").
    """
    token = sighting.token
    nouns = list(layout.below(token, "appos"))
    if sighting.verb:
        # "met for the third time".
        nouns += [t for t in layout.objects_of(token, "for") if t.lemma.lower() == "time"]
    else:
        nouns.append(token)
        counted = counted_by(layout, token)
        nouns += [counted] if counted is not None else []
    for noun in nouns:
        if noun is not token and noun.lemma.lower() not in event_words("numbered"):
            continue
        near = layout.below(noun, "amod", "nummod", "compound", "advmod")
        # "the fourth known contact": the parser may hang "fourth" on "known".
        near += [deeper for t in near for deeper in layout.below(t, "advmod", "amod")]
        for t in near:
            match = NUMERAL.fullmatch(t.lower)
            number = int(match[1]) if match else ORDINALS.get(t.lower)
            if number is not None and not _counts_within(layout, noun, number):
                return number
    return None


def _counts_within(layout: Layout, noun: Token, number: int) -> bool:
    """Whether the number only counts within a while: "the second call in nine days"."""
    words = {t.lower for t in layout.below(noun, "prep", "advcl")}
    words |= {m.lower for t in layout.below(noun, "advcl") for m in layout.below(t, "mark")}
    if number == 1 and "since" in words:
        return True
    if any(layout.is_timed(t) for t in layout.objects_of(noun, "in", "within")):
        return True
    above = layout.parse.head(noun)
    verb = layout.governor(noun)
    tops = [top for top in (noun, above, verb) if top is not None]
    timed = [t for top in tops for t in layout.below(top, "npadvmod")]
    whiles = [t for t in timed if any(c.lower in ("this", "last") for c in layout.parse.children(t))]
    if verb is not None:
        # "held their third meeting in a month", but "met in May for the third time".
        whiles += [t for t in layout.objects_of(verb, "in", "within") if layout.below(t, "det", "nummod")]
    return any(t.lemma.lower() in WHILES for t in whiles)


def initiator_of(layout: Layout, telling: Telling) -> Party | None:
    """Who brought the event about: "announced by X", "at the request of X", "X arranged it", "X called Y"."""
    token = telling.sighting.token
    if telling.sighting.verb and telling.sighting.kind.name == "call" and layout.below(token, "dobj"):
        return next((p.party for p in telling.cast.participants if p.role == "who"), None)
    for t in (*_bringers(layout, token), *_requesting(layout, telling.sighting)):
        mention = layout.mention_at(t)
        if mention is not None and mention.entity is not None:
            return Party(name=mention.name, mention=mention.id, entity=mention.entity)
    return None


def _bringers(layout: Layout, token: Token) -> list[Token]:
    """Who stands beside a verb of bringing about: "the call, arranged by X", "X initiated the call"."""
    above = layout.parse.head(token)
    by = [v for v in layout.below(token, "acl") if v.lemma.lower() in event_words("initiating")]
    brings = above.pos == "VERB" and above.lemma.lower() in event_words("initiating")
    if brings and token.dep == "nsubjpass":
        by.append(above)
    found = [t for verb in by for t in layout.objects_of(verb, "by")]
    if token.dep == "dobj" and above.lemma.lower() == "initiate":
        found += layout.below(above, "nsubj")
    return found


def _requesting(layout: Layout, sighting: Sighting) -> list[Token]:
    """ "At the request of X", "at X's invitation", "on the initiative of X"."""
    verb = sighting.token if sighting.verb else layout.governor(sighting.token)
    tops = [sighting.token, *([verb] if verb is not None else [])]
    nouns = [t for top in tops for t in layout.objects_of(top, "at", "on", "upon")]
    asked = [t for t in nouns if t.lemma.lower() in event_words("request")]
    return [
        t
        for noun in asked
        for t in (*layout.below(noun, "poss"), *layout.objects_of(noun, "of", "by", "from"))
    ]
