"""What is told of anybody, of any time or of a sort of thing, and so is no event of the record."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from onrecord.lexicon.kinds import event_words
from onrecord.model import Part, Realis, Token, When
from onrecord.read.layout import Layout
from onrecord.read.retellings import Happening, Telling

OPENING = 2
"""Sentences, counted from nought, in which what is told is the news: headline, lead and one more. Chosen."""


SPOKEN = ("planned", "proposed", "hypothetical", "alleged", "denied")
"""Ways of telling for which there are nouns that an infinitive may stand behind ("a plan to attack")."""


def without_general(
    layout: Layout, happenings: Iterable[Happening], days: Mapping[int, When | None]
) -> list[Happening]:
    """The happenings of which at least one telling is of something that happened, or could.

    Left out: "a policy to detain them", "anyone convicted of fraud", "she is for marriage", "it lets
    officials search homes": no day, no place, nobody by name, and a form that speaks of a sort of thing.
    """
    return [h for h in happenings if any(_is_particular(layout, t, days) for t in h.tellings)]


def _is_particular(layout: Layout, telling: Telling, days: Mapping[int, When | None]) -> bool:
    token = telling.sighting.token
    if telling.sighting.verb and _is_of_anybody(layout, telling):
        return False
    if days.get(token.i) is not None or telling.duration is not None:
        return True
    if telling.place is not None:
        return True
    if not telling.sighting.verb and telling.realis is Realis.ACTUAL and _is_sort(layout, token):
        return False
    if telling.people:
        return True
    sentence = layout.sentence(token)
    if sentence.index <= OPENING or layout.document.part_at(sentence.span.start) is Part.HEADLINE:
        return True
    if telling.sighting.verb:
        return _is_told(layout, token) or (telling.realis is not Realis.ACTUAL and _has_party(telling))
    return telling.realis is not Realis.ACTUAL or _is_one(layout, token)


def _is_sort(layout: Layout, noun: Token) -> bool:
    """Whether a bare plural in the plain present means a sort of thing: "judges take sides in elections"."""
    if noun.tag != "NNS" or layout.document.part_at(noun.start) is Part.HEADLINE:
        return False
    if layout.below(noun, "det", "poss", "nummod", "predet", "amod", "compound", "prep", "acl", "relcl"):
        return False
    verb = layout.governor(noun)
    if layout.parse.head(noun).lower == "of":
        # "prepares another round of talks"
        return False
    if verb is None or verb.tag not in ("VBZ", "VBP") or layout.below(verb, "aux", "auxpass"):
        return False
    return not (noun.dep == "nsubj" and layout.parse.head(noun).i == verb.i)


def _has_party(telling: Telling) -> bool:
    return bool(telling.cast.participants) or bool(telling.cast.strangers) or telling.cast.group != 0


def _is_of_anybody(layout: Layout, telling: Telling) -> bool:
    """ "a policy to detain migrants", "all people arrested", "those who have been convicted"."""
    token = telling.sighting.token
    if token.dep not in ("acl", "relcl"):
        return False
    head = layout.parse.head(token)
    if any(t.tag == "TO" for t in layout.parse.children(token)):
        # "a threat to attack" speaks of it, "a policy to detain" of a sort of thing.
        spoken = any(head.lemma.lower() in event_words(f"{realis}_nouns") for realis in SPOKEN)
        return not (spoken or telling.people or layout.is_person(head))
    return _is_anybody(layout, head) or (_is_bare(layout, head) and _is_perfect_or_present(layout, token))


def _is_anybody(layout: Layout, noun: Token) -> bool:
    general = event_words("anybody")
    return noun.lower in general or any(t.lower in general for t in layout.below(noun, "det"))


def _is_bare(layout: Layout, noun: Token) -> bool:
    """Whether a plural stands without an article, an owner, a number or a name."""
    if noun.tag != "NNS" or layout.mention_at(noun) is not None:
        return False
    return not layout.below(noun, "det", "poss", "nummod", "predet")


def _is_perfect_or_present(layout: Layout, verb: Token) -> bool:
    """Whether a clause tells no one moment: "who have been convicted", "who protest"."""
    first = next(iter(layout.below(verb, "aux", "auxpass")), verb)
    return verb.dep == "relcl" and first.tag in ("VBP", "VBZ")


def _is_told(layout: Layout, verb: Token) -> bool:
    """Whether a verb tells of a moment: in the past, just done, going on, or ahead."""
    helpers = layout.below(verb, "aux", "auxpass")
    if any(t.tag == "TO" for t in helpers):
        return False
    if helpers:
        return True
    if verb.tag == "VBD":
        return True
    # "the bridge destroyed in the flood" tells of what has happened, "destroying bridges" of a sort of thing.
    if verb.tag == "VBN":
        return verb.dep in ("acl", "conj", "ROOT")
    if verb.dep == "conj" and verb.tag == "VB":
        return _is_told(layout, layout.parse.head(verb))
    return False


def _is_one(layout: Layout, noun: Token) -> bool:
    """Whether a noun means what there was: "the raid", "two raids", "raids staged by both", "raids began"."""
    if layout.below(noun, "det", "poss", "nummod", "predet", "acl"):
        return True
    if noun.lower in event_words("one_in_many") or any(
        t.lower in event_words("another") for t in layout.below(noun, "amod")
    ):
        return True
    verb = layout.governor(noun)
    if verb is None or verb.tag not in ("VBD", "VBN", "VBG"):
        return False
    carried = event_words("light") | event_words("happening") | event_words("lasting")
    return verb.lemma.lower() in carried and layout.parse.head(noun).i == verb.i
