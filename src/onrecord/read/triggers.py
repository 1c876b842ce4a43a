"""Which words of a report tell of an event, and of which kind."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.lexicon.kinds import EventKind, Trigger, event_words, kinds, triggers_by_head
from onrecord.model import Form, Kind, Span, Token
from onrecord.read.acts_of_words import brought, is_news, rank, without_last
from onrecord.read.figures import is_figure, is_for_the_reader, is_verbal
from onrecord.read.layout import NOUNS, OBJECTS, Layout

SEVERAL = frozenset({"NNS", "NNPS"})

BEARERS = frozenset({Kind.PERSON, Kind.ORGANISATION, Kind.OUTLET, Kind.AGENCY, Kind.PLATFORM, Kind.WORK})
"""Kinds of mentions whose names are no news."""

GROUPS = frozenset({"we", "they", "both", "two", "all", "pair", "duo"})
"""Subjects that are several without being a plural noun."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting:
    """A trigger found: the kind, the head word, and all words of the match."""

    kind: EventKind
    token: Token
    span: Span
    verb: bool
    loose: bool
    rule: str


def find_triggers(layout: Layout) -> list[Sighting]:
    """Every trigger of a report in reading order.

    Loose ones count as their kind where the report has a firm trigger of it, and as
    the kind's `otherwise` where it has none. A head word tells of one event at most.
    """
    index = triggers_by_head()
    every = kinds()
    found: list[tuple[Token, Trigger, Span]] = []
    asides = _to_the_reader(layout)
    for token in layout.parse.tokens:
        if token.i in asides:
            continue
        matches = index.get(token.lower, ())
        if token.lemma.lower() != token.lower:
            matches = (*matches, *index.get(token.lemma.lower(), ()))
        best: tuple[Trigger, Span] | None = None
        for trigger in matches:
            if best is not None and rank(trigger) <= rank(best[0]):
                continue
            span = _match(layout, token, trigger)
            if span is not None:
                best = (trigger, span)
        if best is not None and (not every[best[0].kind].said or is_news(layout, token, best[0])):
            found.append((token, *best))
    found = without_last(layout, found)
    firm = {trigger.kind for _, trigger, _ in found if not trigger.loose}
    sightings = []
    for token, trigger, span in _without_echoes(layout, found):
        kind = every[trigger.kind]
        if trigger.loose and trigger.kind not in firm:
            if kind.otherwise is None:
                continue
            kind = every[kind.otherwise]
        sightings.append(
            Sighting(
                kind=kind,
                token=token,
                span=span,
                verb=trigger.verb,
                loose=trigger.loose,
                rule=f"{trigger.kind}:{trigger.text}",
            )
        )
    return sightings


def _without_echoes(
    layout: Layout, found: list[tuple[Token, Trigger, Span]]
) -> list[tuple[Token, Trigger, Span]]:
    """Leaves out words that only say again what another trigger of the phrase says.

    "had a phone conversation, the sixth contact": the apposition; "held talks": the verb;
    "a good conversation, but not a conversation that …": the second of two predicates.
    """
    family = {t.i: kinds()[trigger.kind].family for t, trigger, _ in found}
    kept = []
    heads = {t.i for t, _, _ in found}
    for token, trigger, span in found:
        head = layout.parse.head(token)
        echo = (
            token.dep in ("appos", "conj")
            and family.get(head.i) == family[token.i]
            and (token.dep == "appos" or (token.lemma == head.lemma and head.dep in ("attr", "pobj")))
        )
        if trigger.verb:
            nouns = [t for t in layout.below(token, *OBJECTS, "pobj") if family.get(t.i) == family[token.i]]
            echo = echo or bool(nouns)
        if kinds()[trigger.kind].carries:
            # "announced the resignation": what it brings is the event.
            echo = echo or any(t.i in heads for t in brought(layout, token))
        # "attack drone", "the negotiation process": a modifier names a sort of thing, no event.
        echo = echo or token.dep == "compound"
        if not echo:
            kept.append((token, trigger, span))
    return kept


def _match(layout: Layout, token: Token, trigger: Trigger) -> Span | None:
    """The span of `trigger` with its head at `token`, None where it is not met."""
    if trigger.verb:
        # "published reports": a participle before a noun tells what sort it is, not what happened.
        if token.pos not in ("VERB", "AUX") or not token.tag.startswith("VB") or token.dep == "amod":
            return None
        if _is_called(layout, token):
            return None
    elif token.tag not in NOUNS and token.pos not in ("NOUN", "PROPN"):
        return None
    words = _words(layout, token, trigger)
    if not trigger.verb and not kinds()[trigger.kind].named and _is_in_a_name(layout, token):
        return None
    if words is None or not _conditions(layout, token, trigger) or is_figure(layout, token):
        return None
    if is_verbal(layout, token, kinds()[trigger.kind]) != (trigger.kind == "criticism") and _is_doubtful(
        trigger
    ):
        return None
    return Span(min(t.start for t in words), max(t.end for t in words))


def _to_the_reader(layout: Layout) -> frozenset[int]:
    """Numbers of the tokens of sentences that speak to the reader of the page."""
    sentences = {layout.sentence(t) for t in layout.parse.tokens}
    spoken = [s for s in sentences if is_for_the_reader(layout, s)]
    return frozenset(t.i for s in spoken for t in layout.parse.words(s))


def _is_doubtful(trigger: Trigger) -> bool:
    """Whether its head is a word for violence that is used of words too: "attacked the plan"."""
    return trigger.kind in ("attack", "abuse", "criticism") and not trigger.head.isdisjoint(
        event_words("two_meanings")
    )


def _is_called(layout: Layout, verb: Token) -> bool:
    """ "his father, also named Alan Brack": that is what he is called, nobody appointed him."""
    if verb.tag != "VBN" or verb.dep not in ("acl", "advcl") or layout.parse.head(verb).dep == "ROOT":
        return False
    return any(t.tag == "NNP" and layout.is_person(t) for t in layout.below(verb, "oprd", "attr", "dobj"))


def _is_in_a_name(layout: Layout, token: Token) -> bool:
    """Whether a noun is a part of somebody's name: "Daughters of the Revolution", "Attack Records"."""
    mention = layout.mention_at(token)
    if mention is None or token.tag not in ("NNP", "NNPS") or mention.kind not in BEARERS:
        return False
    return mention.form is Form.NAME and len(layout.tokens_in(mention.span)) > 1


def _is(token: Token, words: frozenset[str]) -> bool:
    return token.lower in words or token.lemma.lower() in words


def _words(layout: Layout, token: Token, trigger: Trigger) -> list[Token] | None:
    tokens = layout.parse.tokens
    count = len(trigger.words)
    if trigger.verb:
        found = [token]
        for word in trigger.words[1:]:
            after = found[-1].i + 1
            if after < len(tokens) and _is(tokens[after], word):
                found.append(tokens[after])
                continue
            # "handed the bodies over": a particle may stand apart.
            # "gave three speeches in May": a preposition before a date is no particle.
            behind = [
                t
                for t in layout.below(token, "prt", "advmod", "prep")
                if t.i > token.i and not any(layout.is_timed(x) for x in layout.below(t, "pobj"))
            ]
            apart = [t for t in behind if _is(t, word)]
            if not apart:
                return None
            found.append(apart[0])
        # The span of a verb with a particle that stands apart is the verb alone.
        return found if found[-1].i - token.i < count else [token]
    first = token.i - count + 1
    if first < 0:
        return None
    found = list(tokens[first : token.i + 1])
    return found if all(_is(t, w) for t, w in zip(found, trigger.words, strict=True)) else None


def _conditions(layout: Layout, token: Token, trigger: Trigger) -> bool:
    children = layout.parse.children(token)
    preps = {t.lower for t in children if t.dep in ("prep", "dative", "agent", "mark", "prt")}
    phase = phase_verb(layout, token) if trigger.verb else None
    if phase is not None:
        preps |= {t.lower for t in layout.below(phase, "prep")}
    if not trigger.verb and token.i + 1 < len(layout.parse.tokens):
        preps.add(layout.parse.tokens[token.i + 1].lower)
    # "fired him on Monday" is no "fire on".
    if trigger.needs and all(_only_dates(layout, token, prep) for prep in sorted(preps & trigger.needs)):
        return False
    # "in exchange of views" is barred, "the exchange of March 9" is not.
    bars = trigger.bars & preps
    if not trigger.verb and kinds()[trigger.kind].family == "contact" and _is_to_somebody(layout, token):
        bars -= {"to"}
    if any(not _only_dates(layout, token, prep) for prep in sorted(bars)):
        return False
    if "to" in trigger.bars and _is_appeal(layout, token):
        return False
    talks = trigger.verb and trigger.needs and kinds()[trigger.kind].family == "contact"
    if talks and not _has_partner(layout, token, trigger.needs):
        return False
    if trigger.behind & {layout.parse.head(token).lower} and not any(
        t.dep in ("det", "poss") for t in children
    ):
        return False
    if trigger.several and not _is_several(layout, token):
        return False
    if trigger.clause and not _has_clause(layout, token, trigger.clause):
        return False
    if trigger.plain and any(t.dep in ("oprd", "ccomp", "xcomp") and t.pos != "VERB" for t in children):
        return False
    if trigger.objects and not any(_is_object(layout, t, trigger.objects) for t in _objects(layout, token)):
        return False
    if trigger.subjects and not any(
        _is_object(layout, t, trigger.subjects) for t in _subjects(layout, token)
    ):
        return False
    if trigger.owners and not any(_is_object(layout, t, trigger.owners) for t in _owners(layout, token)):
        return False
    if trigger.under or trigger.never:
        near = _near(layout, token)
        if trigger.never & near or (trigger.under and not trigger.under & near):
            return False
    return True


def _only_dates(layout: Layout, token: Token, preposition: str) -> bool:
    """Whether nothing but a time stands behind the preposition: "the exchange of March 9"."""
    behind = layout.objects_of(token, preposition)
    return bool(behind) and all(layout.is_timed(t) for t in behind)


def phase_verb(layout: Layout, verb: Token) -> Token | None:
    """The verb that only says how far an action is ("just finished speaking"), None where there is none.

    What belongs to the action may hang on it: "I finished speaking, by telephone, with X".
    """
    head = layout.parse.head(verb)
    phased = verb.dep == "xcomp" and head.lemma.lower() in event_words("phase")
    return head if phased and head.i < verb.i else None


def _is_to_somebody(layout: Layout, noun: Token) -> bool:
    """ "a call to the chancellor", not "a call to arms"."""
    behind = [t for one in layout.objects_of(noun, "to") for t in layout.with_conjuncts(one)]
    return any(layout.is_person(t) or t.lemma.lower() in event_words("principals") for t in behind)


def _is_appeal(layout: Layout, noun: Token) -> bool:
    """Whether an infinitive follows in the same breath: "calls by critics to veto the bill".

    "a call to discuss the bill" is a talk all the same.
    """
    for token in layout.parse.tokens[noun.i + 1 : layout.sentence(noun).last]:
        if token.pos in ("PUNCT", "VERB", "AUX"):
            return False
        if token.tag == "TO":
            verb = layout.parse.head(token)
            return noun.tag == "NNS" or verb.lemma.lower() not in event_words("talking")
    return False


def _has_partner(layout: Layout, verb: Token, preps: frozenset[str]) -> bool:
    """Whether somebody who can talk stands behind the preposition: not "spoke with emotional power"."""
    if layout.below(verb, "auxpass"):
        # "the protests were met with force"
        return False
    above = phase_verb(layout, verb)
    tops = [verb] if above is None else [verb, above]
    things = [t for top in tops for prep in sorted(preps) for t in layout.objects_of(top, prep)]
    return any(
        layout.is_person(t)
        or layout.is_state(t)
        or t.tag in SEVERAL
        or t.lemma.lower() in event_words("group") | event_words("acts_for")
        or layout.mention_at(t) is not None
        for t in things
    )


def _has_clause(layout: Layout, token: Token, wanted: frozenset[str]) -> bool:
    """Whether a clause of one of the wanted forms hangs on the word: "offered to help", "said he must go"."""
    for clause in layout.below(token, "xcomp", "ccomp", "acl", "pcomp", "advcl"):
        below = layout.parse.children(clause)
        if "to" in wanted and any(t.tag == "TO" for t in below):
            return True
        if "ing" in wanted and clause.tag == "VBG" and clause.dep != "advcl":
            return True
        if clause.dep != "ccomp":
            continue
        negated = any(t.dep == "neg" or t.lower in ("not", "never") for t in below)
        if "wont" in wanted and negated and any(t.lower in ("will", "would", "wo") for t in below):
            return True
        if "that" in wanted or ("must" in wanted and any(t.lower == "must" for t in below)):
            return True
    return False


def _objects(layout: Layout, token: Token) -> list[Token]:
    found = layout.below(token, "dobj", "nsubjpass", "dative")
    if token.dep in ("acl", "amod") and token.tag == "VBN":
        found.append(layout.parse.head(token))
    # "a host of statements", "part of its aid": what is counted is what it is done to.
    shares = event_words("counting") | event_words("shares")
    found += [t for one in found if one.lemma.lower() in shares for t in layout.objects_of(one, "of")]
    return [t for one in found for t in layout.with_conjuncts(one)]


def _subjects(layout: Layout, token: Token) -> list[Token]:
    """Who or what does it, through a list of verbs and a noun that only counts ("thousands of farmers")."""
    found = layout.below(token, "nsubj")
    if not found and token.dep in ("conj", "xcomp"):
        found = layout.below(layout.parse.head(token), "nsubj")
    counted = [t for one in found for t in layout.objects_of(one, "of")]
    return [t for one in (*found, *counted) for t in layout.with_conjuncts(one)]


def _owners(layout: Layout, noun: Token) -> list[Token]:
    """Whose a noun is: "her rally", "the marriage of A and B", "A held a rally"."""
    found = [*layout.below(noun, "poss", "compound"), *layout.objects_of(noun, "of", "between")]
    verb = layout.parse.head(noun)
    through = layout.parse.head(verb) if verb.pos == "ADP" else verb
    if noun.dep in ("dobj", "pobj") and through.pos == "VERB":
        found += _subjects(layout, through)
    return [t for one in found for t in layout.with_conjuncts(one)]


def _is_object(layout: Layout, token: Token, wanted: frozenset[str]) -> bool:
    if _is(token, wanted):
        return True
    if "PERSON" in wanted and any(layout.is_person(t) for t in (token, *layout.below(token, "appos"))):
        return True
    if "STATE" in wanted and layout.is_state(token):
        return True
    return "ANY" in wanted and (layout.is_person(token) or layout.is_state(token))


def _near(layout: Layout, token: Token) -> set[str]:
    """Words that the head governs directly: objects, modifiers, and what stands behind prepositions."""
    found = []
    children = list(layout.parse.children(token))
    phase = phase_verb(layout, token)
    if phase is not None:
        children += layout.below(phase, "prep")
    for child in children:
        if child.dep in ("prep", "dative", "agent"):
            for t in layout.objects_of(layout.parse.head(child), child.lower):
                for one in layout.with_conjuncts(t):
                    found.append(one)
                    # "exchange of the bodies of soldiers": one "of" further down.
                    found.extend(layout.objects_of(one, "of"))
                    found.extend(layout.below(one, "compound"))
        elif child.dep not in ("nsubj", "ccomp", "advcl", "relcl", "punct"):
            found.append(child)
            found.extend(layout.below(child, "compound"))
    after = layout.parse.tokens[token.i + 1] if token.i + 1 < len(layout.parse.tokens) else token
    if after.pos == "ADP" and token.pos == "NOUN":
        # "renewed her attack on his record": the parser may hang "on" on the verb.
        found.extend(layout.below(after, "pobj"))
    return {t.lower for t in found} | {t.lemma.lower() for t in found}


def _is_several(layout: Layout, token: Token) -> bool:
    """Whether the verb's subject is more than one party and nobody else is named as the other side."""
    subject = next(iter(layout.below(token, "nsubj")), None)
    if subject is None and token.dep == "conj":
        subject = next(iter(layout.below(layout.parse.head(token), "nsubj")), None)
    if subject is None:
        return False
    several = (
        subject.tag in SEVERAL
        or subject.lower in GROUPS
        or any(t.dep == "conj" for t in layout.parse.children(subject))
    )
    return several and not any(t.lower in ("to", "with") for t in layout.below(token, "prep"))
