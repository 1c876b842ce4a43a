"""When an event was, from the time expressions that stand with it."""

from __future__ import annotations

from onrecord.lexicon.kinds import event_words
from onrecord.model import (
    Interval,
    Span,
    TimeExpression,
    Token,
    When,
    cover,
)
from onrecord.read.date_limits import basis_of, when_of
from onrecord.read.date_words import (
    MOVED_TO,
    WITHIN,
    Times,
    carrier,
    is_elsewhere,
    is_moved_to,
    is_plain_day,
    mover,
    names_a_thing,
    only_counts,
)
from onrecord.read.layout import Layout
from onrecord.read.triggers import Sighting

PAST = frozenset({"VBD", "VBN"})

CLOSE = 3
"""How many words may stand between an event's phrase and a date that belongs to it."""


def day_of(layout: Layout, times: Times, sighting: Sighting, sightings: list[Sighting]) -> When | None:
    """The day or days of an event where a date stands with it, None where none does.

    Tried in this order: inside the event's own phrase; right behind it; a clause that says
    when it began; the date of its verb; that of the event that it was a part of.
    """
    sentence = layout.sentence(sighting.token)
    here = [t for t in times.dates if sentence.span.holds(t.span) and t.interval is not None]
    here = [t for t in here if not is_elsewhere(layout, times, t, sighting.token)]
    moved = _moved_to(layout, times, sighting, here)
    if moved is not None:
        return moved
    here = [t for t in here if not is_moved_to(layout, times, t)]
    if not here:
        return None
    for rule, chosen in (
        ("in-its-phrase", [t for t in here if _in_phrase(layout, times, sighting, t)]),
        ("right-behind", [t for t in here if _right_behind(layout, times, sighting, t, sightings)]),
        ("its-clause", [t for t in here if _in_clause(layout, times, sighting, t, sightings)]),
        ("same-moment", [t for t in here if _at_its_moment(layout, times, sighting, t, sightings)]),
        ("in-its-event", [t for t in here if _in_its_event(layout, times, sighting, t, sightings)]),
    ):
        if chosen:
            return when_of(layout, times, _listed(layout, sighting, chosen), rule)
    return _began(layout, times, sighting, here)


def _moved_to(layout: Layout, times: Times, sighting: Sighting, here: list[TimeExpression]) -> When | None:
    """The day that an event is moved to: "the summit was postponed to 20 June"."""
    noun = sighting.token
    if sighting.verb or noun.dep not in ("dobj", "nsubjpass"):
        return None
    for expression in here:
        token = times.token(expression)
        verb = mover(layout, token) if token is not None else None
        if token is None or verb is None or verb.i != noun.head or expression.interval is None:
            continue
        if layout.parse.head(token).lower in MOVED_TO:
            return When(
                interval=expression.interval,
                basis=basis_of([expression]),
                rule="moved-to",
                evidence=expression.span,
            )
    return None


def _listed(layout: Layout, sighting: Sighting, chosen: list[TimeExpression]) -> list[TimeExpression]:
    """The date nearest to the event, with those listed with it ("on May 24, 25 and 26").

    "apologised on Saturday for remarks made earlier this week": the second date is another's.
    """
    groups: list[list[TimeExpression]] = []
    for expression in sorted(chosen, key=lambda t: t.span):
        if groups:
            between = layout.tokens_in(Span(groups[-1][-1].span.end, expression.span.start))
            if all(t.pos not in ("VERB", "AUX", "NOUN", "PROPN") for t in between):
                groups[-1].append(expression)
                continue
        groups.append([expression])

    def gap(group: list[TimeExpression]) -> int:
        whole = cover([t.span for t in group])
        return max(whole.start - sighting.span.end, sighting.span.start - whole.end)

    return min(groups, key=gap)


def _in_phrase(layout: Layout, times: Times, sighting: Sighting, expression: TimeExpression) -> bool:
    """Whether the date hangs on the trigger itself: "Monday's call", "the attack of June 1"."""
    token = times.token(expression)
    if token is None or (names_a_thing(layout, token) and token.head != sighting.token.i):
        return False
    steps = 0
    while token is not None and token.head != token.i and steps < 6:
        if token.i == sighting.token.i:
            return steps > 0
        if (
            token.dep in ("relcl", "ccomp", "acl", "advcl", "parataxis", "nsubj", "csubj", "poss", "conj")
            and steps
        ):
            return False
        if (
            token.pos in ("VERB", "AUX", "NOUN")
            and steps
            and token.i != sighting.token.i
            and token.dep != "npadvmod"
        ):
            return only_counts(token) and _reaches(layout, token, sighting)
        token = layout.parse.head(token)
        steps += 1
    return token is not None and steps > 0 and token.i == sighting.token.i


def _reaches(layout: Layout, token: Token, sighting: Sighting) -> bool:
    return any(t.i == sighting.token.i for t in list(layout.parse.ancestors(token))[:2])


def _right_behind(
    layout: Layout, times: Times, sighting: Sighting, expression: TimeExpression, sightings: list[Sighting]
) -> bool:
    """Whether a calendar date follows the event's phrase directly, whatever the parser hangs it on.

    "discussed Ukraine's attack on the bombers on June 1": the last event named before the date,
    with neither a verb nor a comma between the two. Other days than those of the calendar have to
    touch a talk ("told them so in a phone call Tuesday morning") or to follow what came first ("spoke
    after a tour of the plant on Monday").
    """
    if sighting.verb or expression.span.start < sighting.span.end:
        return False
    if not expression.rule.startswith("date"):
        between = layout.document.slice(Span(sighting.span.end, expression.span.start))
        if sighting.kind.family == "contact" and not between.strip():
            return True
        if not _comes_before(layout, sighting) or not is_plain_day(layout, expression):
            return False
    token = times.token(expression)
    if token is None:
        return False
    inner = layout.tokens_in(Span(sighting.span.end, expression.span.start))
    if any(
        t.pos in ("VERB", "AUX", "PUNCT", "SCONJ", "CCONJ") and t.dep != "amod" and t.text != "-"
        for t in inner
    ):
        return False
    if any(
        other is not sighting and sighting.span.end <= other.span.start < expression.span.start
        for other in sightings
    ):
        return False
    phrase = layout.phrase(sighting.token)
    gap = len(layout.tokens_in(Span(max(phrase.end, sighting.span.end), expression.span.start)))
    return gap <= CLOSE


def _comes_before(layout: Layout, sighting: Sighting) -> bool:
    """Whether the event is what something else came after: "spoke after a tour"."""
    return sighting.token.dep == "pobj" and layout.parse.head(sighting.token).lower in ("after", "following")


def _in_clause(
    layout: Layout, times: Times, sighting: Sighting, expression: TimeExpression, sightings: list[Sighting]
) -> bool:
    """Whether the date is that of the verb that carries the event."""
    token = times.token(expression)
    if token is None:
        return False
    verb = carrier(layout, token)
    barred = _barred(layout, expression, token, sightings)
    if sighting.verb:
        own = layout.clause(sighting.token)
        carried = (
            _shares_its_subject(layout, sighting.token) and layout.parse.head(sighting.token).i == verb.i
        )
        speech = verb.lemma.lower() in event_words("speech")
        return (own.i == verb.i or carried) and _direct(layout, token, verb, barred) and not speech
    above = layout.governor(sighting.token)
    if above is None:
        return False
    path, lemma = _relation(layout, sighting.token, above), above.lemma.lower()
    while (above.dep == "acomp" or _shares_its_subject(layout, above)) and above.i != verb.i:
        above = layout.parse.head(above)
    if above.i != verb.i:
        return False
    if path in ("nsubj", "nsubjpass", "dobj", "attr"):
        # Who announces a resignation has resigned.
        deed = sighting.kind.once and lemma in event_words("happening")
        spoken = lemma in event_words("speech") and path != "nsubjpass" and not deed
        happens = lemma in event_words("happening") | event_words("light")
        return happens and not spoken and _direct(layout, token, above, barred)
    if path == "for" and lemma in event_words("going"):
        return _direct(layout, token, above, barred)
    if sighting.kind.family == "contact" and path in ("in", "on", "during"):
        # "told donors in a call on Saturday": what is spoken there is spoken that day.
        return _direct(layout, token, above, barred)
    # "made such a demand on May 16 at talks in Istanbul": at talks held that day.
    return path in ("at", "during") and lemma not in ("say", "write", "tell")


def _shares_its_subject(layout: Layout, verb: Token) -> bool:
    """Whether a verb goes on with the subject of the one above it: "met on Monday and agreed"."""
    return verb.dep == "xcomp" or (verb.dep == "conj" and not layout.below(verb, "nsubj", "nsubjpass"))


def _at_its_moment(
    layout: Layout, times: Times, sighting: Sighting, expression: TimeExpression, sightings: list[Sighting]
) -> bool:
    """Whether the date is that of a clause with "when" or "as" below the event's verb.

    "Four people were killed when a bus crashed on Monday": on Monday.
    """
    token = times.token(expression)
    if token is None or not sighting.verb or sighting.token.tag not in PAST:
        return False
    verb = carrier(layout, token)
    if verb.dep != "advcl" or verb.tag not in PAST or layout.parse.head(verb).i != sighting.token.i:
        return False
    marks = {t.lower for t in layout.below(verb, "mark", "advmod")}
    barred = _barred(layout, expression, token, sightings)
    return bool(marks & {"when", "as"}) and _direct(layout, token, verb, barred)


def _in_its_event(
    layout: Layout, times: Times, sighting: Sighting, expression: TimeExpression, sightings: list[Sighting]
) -> bool:
    """Whether the date is that of an event that this one is a part of: "killed in an attack on May 3"."""
    for other in sightings:
        prep = layout.parse.head(other.token)
        if other is sighting or other.token.dep != "pobj" or prep.lower not in WITHIN:
            continue
        if layout.parse.head(prep).i == sighting.token.i and _in_phrase(layout, times, other, expression):
            return True
    return False


def _barred(
    layout: Layout, expression: TimeExpression, token: Token, sightings: list[Sighting]
) -> frozenset[int] | None:
    """The nouns that keep a date for themselves; None where every noun does.

    "named Ann Kern as his successor on Tuesday", "met the press Tuesday": a parser hangs the day on the
    noun before it, but only an event would keep it.
    """
    bare = token.dep == "npadvmod" or (token.dep == "pobj" and layout.parse.head(token).lower == "on")
    if not bare or not is_plain_day(layout, expression):
        return None
    return frozenset(s.token.i for s in sightings)


def _direct(layout: Layout, token: Token, verb: Token, barred: frozenset[int] | None) -> bool:
    """Whether no noun that could keep the date for itself stands between it and the verb."""
    for above in layout.parse.ancestors(token):
        if above.i == verb.i:
            return True
        keeps = barred is None or above.i in barred
        if above.pos in ("NOUN", "PROPN") and keeps and not only_counts(above):
            return False
    return token.i == verb.i


def _relation(layout: Layout, noun: Token, verb: Token) -> str:
    """How a noun hangs on the verb: the dependency label, or the preposition."""
    token = noun
    while token.head != token.i:
        head = layout.parse.head(token)
        if head.i == verb.i:
            return token.lower if token.dep == "prep" else token.dep
        if head.dep == "prep" and head.lower not in ("of", "at", "during", "in", "for"):
            return ""
        token = head
    return ""


def _began(layout: Layout, times: Times, sighting: Sighting, here: list[TimeExpression]) -> When | None:
    """ "the exchange …, which began on June 9 … and continues to this day": from then on."""
    if sighting.verb:
        return None
    noun = sighting.token
    verbs = [v for t in layout.with_conjuncts(noun) for v in _relative_verbs(layout, t)]
    for verb in verbs:
        if verb.lemma.lower() not in event_words("beginning") | event_words("happening"):
            continue
        inside = {t.i for t in layout.parse.subtree(verb)} if verb.dep == "amod" else set()
        chosen = [
            t
            for t in here
            if (token := times.token(t)) is not None
            and (layout.clause(token).i == verb.i or token.i in inside)
        ]
        if not chosen:
            continue
        when = when_of(layout, times, chosen[:1], "relative-clause")
        if verb.lemma.lower() not in event_words("beginning") or when.interval.first is None:
            return when
        last = times.published.isoformat() if times.published and when.interval.first else None
        if last is not None and last < when.interval.first:
            last = None
        return When(
            interval=Interval(first=when.interval.first, last=last),
            basis=when.basis,
            rule="relative-clause",
            evidence=when.evidence,
        )
    return None


def _relative_verbs(layout: Layout, noun: Token) -> list[Token]:
    found = layout.below(noun, "relcl", "acl")
    # "the vote, due on Thursday"
    found += [t for t in layout.below(noun, "amod") if layout.below(t, "prep", "npadvmod")]
    for t in layout.objects_of(noun, "of"):
        found += layout.below(t, "relcl")
        for other in layout.with_conjuncts(t):
            found += layout.below(other, "relcl")
    return found
