"""Parts that stand the other way round: who faces criticism is its target, the Kenya probe is into Kenya."""

from __future__ import annotations

from onrecord.lexicon.countries import country_named
from onrecord.lexicon.kinds import event_words
from onrecord.model import Kind, Token
from onrecord.read.doers import is_passive
from onrecord.read.layout import Layout
from onrecord.read.triggers import Sighting


def undergone(layout: Layout, sighting: Sighting) -> Token | None:
    """The verb whose subject has it done to it: "faced criticism", "won the endorsement"; None for none."""
    roles = sighting.kind.roles
    head = layout.parse.head(sighting.token)
    gets = event_words("undergoing") | event_words("gaining")
    if sighting.token.dep != "dobj" or head.lemma.lower() not in gets or is_passive(layout, head):
        return None
    return head if roles.get("subject") == "agent" and roles.get("object") == "target" else None


def with_subject(
    layout: Layout, sighting: Sighting, found: list[tuple[str, Token]], subject: Token, verb: Token
) -> list[tuple[str, Token]]:
    """What hangs on a noun, with the subject of the verb that carries it.

    Whoever "faced criticism from liberals" is the one it is aimed at, unless another is named ("drew
    criticism of the mayor"); whoever "won the endorsement of the union" is given it by the union.
    """
    if undergone(layout, sighting) is None:
        return [("subject", subject), *found]
    found = found + [("from", t) for t in layout.objects_of(verb, "from")]
    if verb.lemma.lower() in event_words("gaining"):
        return [("object", subject), *(("by" if r in ("of", "from") else r, t) for r, t in found)]
    roles = sighting.kind.roles
    aimed = any(roles.get(r) == "target" and r != "from" for r, _ in found)
    return found if aimed else [("object", subject), *found]


def gains(layout: Layout, sighting: Sighting, modifier: Token) -> bool:
    """ "Roe Wins Endorsement": a headline's verb may be taken for a part of the name."""
    between = layout.parse.tokens[modifier.i + 1 : sighting.token.i]
    gets = event_words("undergoing") | event_words("gaining")
    verb = any(t.text.istitle() and t.lower.removesuffix("s") in gets for t in between)
    return verb and sighting.kind.roles.get("object") == "target"


def is_looked_into(layout: Layout, sighting: Sighting, modifier: Token) -> bool:
    """Whether a name before "probe" or "trial" says what it is about: "the Russia probe".

    Who looks into things does it himself: "the Senate inquiry", "the FBI investigation"; so do those who
    are named as a people where the matter stands behind: "a Kenyan investigation into the crash".
    """
    if sighting.token.lemma.lower() not in event_words("probes"):
        return False
    words = [t.lower for t in layout.tokens_in(m.span)] if (m := layout.mention_at(modifier)) else []
    words += [w.lower() for w in (m.name.split() if m is not None and m.kind is not Kind.PLACE else ())]
    if event_words("probers") & {*words, modifier.lower, modifier.lemma.lower()}:
        return False
    into = bool(layout.objects_of(sighting.token, "into", "of", "over", "on", "against"))
    initials = modifier.text.replace(".", "").isupper()
    people = modifier.tag == "JJ" or (m is not None and m.kind is Kind.NATIONALITY) or initials
    return not (into and people)


def is_a_state(layout: Layout, modifier: Token) -> bool:
    """Whether a state stands as a noun before another, though it has an adjective: "the Kenya probe"."""
    mention = layout.mention_at(modifier)
    state = country_named(mention.name) if mention is not None and mention.kind is Kind.PLACE else None
    return state is not None and modifier.tag == "NNP" and not modifier.text.replace(".", "").isupper()
