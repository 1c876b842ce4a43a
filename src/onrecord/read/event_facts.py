"""What the tellings of one happening add to one another: parties, day, topics, number, initiator."""

from __future__ import annotations

from datetime import date

from onrecord.lexicon.holidays import holidays_in
from onrecord.lexicon.kinds import EventKind, event_words
from onrecord.model import Interval, Part, Participant, Party, Span, Token, When, WhenBasis
from onrecord.read.date_words import Times
from onrecord.read.fresh_days import fresh_news, says_when
from onrecord.read.layout import Layout
from onrecord.read.opening import is_told_first
from onrecord.read.realis import is_pointing
from onrecord.read.retellings import LEAD, REAL, Happening, Telling, is_definite, with_sides
from onrecord.read.topics import Subject
from onrecord.read.triggers import Sighting

FOUNDING = ("agreement", "ceasefire", "exchange")
"""Kinds that come out of a meeting: "agreements reached on June 2 … this meeting"."""


def kind_of(happening: Happening) -> EventKind:
    """The most telling kind among the tellings: a firm one before a loose one, "talks" last."""
    kinds = [t.sighting for t in happening.tellings]
    kinds.sort(key=lambda s: (s.kind.name == "talks", s.loose, s.span))
    return kinds[0].kind


def parties_of(happening: Happening, happenings: list[Happening]) -> tuple[Participant, ...]:
    """Everybody that some telling of the happening names with an entity, first named first.

    A group that nobody names ("a meeting between the presidents") is the pair of the last contact before it.
    """
    found = _named(happening)
    contact = happening.first.sighting.kind.family == "contact"
    named = any(t.cast.strangers for t in happening.tellings)
    if found or named or not contact or not any(t.cast.group for t in happening.tellings):
        return found
    before = [
        h
        for h in happenings
        if h is not happening and h.first.start < happening.first.start and len(h.people) == 2
    ]
    if not before:
        return ()
    latest = max(before, key=lambda h: max(t.start for t in h.tellings if t.start < happening.first.start))
    return tuple(p for p in _named(latest) if p.party.entity in latest.people)


def _named(happening: Happening) -> tuple[Participant, ...]:
    found: dict[str, Participant] = {}
    for telling in happening.tellings:
        for participant in telling.cast.participants:
            if participant.party.entity is not None:
                found.setdefault(participant.party.entity, participant)
    return tuple(found.values())


def filled(telling: Telling, parties: tuple[Participant, ...]) -> tuple[Participant, ...]:
    """The telling's own participants, then those that other tellings of the event name.

    The latter are understood here, not written: they carry no mention.
    """
    own = telling.cast.participants
    known = {p.party.entity for p in own} | {p.party.name for p in own}
    named = any(p.party.entity for p in own)
    added = [
        Participant(role=p.role, party=Party(name=p.party.name, entity=p.party.entity))
        for p in parties
        if p.party.entity not in known and p.party.name not in known
    ]
    if named and telling.sighting.kind.family != "contact":
        added = [p for p in added if p.role not in {o.role for o in own}]
    return (*own, *added)


def shared_day(
    layout: Layout,
    times: Times,
    happening: Happening,
    days: dict[int, When | None],
    happenings: list[Happening],
    lead: Telling | None,
) -> When | None:
    """The day that the happening's tellings give one another, or what limits it.

    The narrowest stated day wins. Without one: an agreement that the meeting is said to have
    brought; the limits in an apposition ("the sixth contact since …"); for what the lead tells as
    new, the day of publishing or the one before, narrowed by an observance named as the occasion.
    """
    known = [(t, w) for t in happening.tellings if (w := days[t.sighting.token.i]) is not None]
    # "His resignation takes effect on May 31": the day of the effect is not that of the deed.
    deeds = happening.first.sighting.kind.once and happening.is_real
    found = [w for t, w in known if not deeds or t.realis in REAL]
    if found:
        return min(found, key=lambda w: (w.basis is WhenBasis.BOUNDS, _width(w.interval)))
    return (
        _behind_agreement(layout, happening, days, happenings)
        or _since(layout, times, happening)
        or _fresh(layout, times, happening, lead)
    )


def _width(interval: Interval) -> int:
    if interval.first_day is None or interval.last_day is None:
        return 10**6
    return (interval.last_day - interval.first_day).days


def inherited(shared: When | None, telling: Telling, happening: Happening) -> When | None:
    """The day that other tellings give to one that states none itself."""
    if shared is None:
        return None
    if telling is happening.tellings[0] and shared.rule in (
        "fresh-news",
        "occasion",
        "since",
        "behind-agreement",
    ):
        return shared
    if shared.basis is WhenBasis.BOUNDS:
        return shared
    return When(
        interval=shared.interval, basis=WhenBasis.SAME_EVENT, rule=shared.rule, evidence=shared.evidence
    )


def _behind_agreement(
    layout: Layout, happening: Happening, days: dict[int, When | None], happenings: list[Happening]
) -> When | None:
    """ "the Istanbul agreements reached on June 2. The only result of this meeting …": 2 June."""
    first = happening.tellings[0]
    if first.sighting.kind.family != "contact" or not is_definite(layout, first):
        return None
    for other in reversed(happenings):
        last = other.last
        near = (
            0 <= first.sentence - last.sentence <= 1 and last.sighting.span.start < first.sighting.span.start
        )
        if near and last.sighting.kind.name in FOUNDING:
            when = days[last.sighting.token.i]
            if when is not None:
                first.place = first.place or last.place
                return When(
                    interval=when.interval, basis=when.basis, rule="behind-agreement", evidence=when.evidence
                )
    return None


def _since(layout: Layout, times: Times, happening: Happening) -> When | None:
    """ "the sixth contact since she took office in May 2020": not before that."""
    for telling in happening.tellings:
        token = telling.sighting.token
        for noun in (token, *layout.below(token, "appos")):
            for clause in layout.below(noun, "advcl", "prep"):
                if clause.lower != "since" and not any(
                    t.lower == "since" for t in layout.below(clause, "mark")
                ):
                    continue
                inside = {t.i for t in layout.parse.subtree(clause)}
                for expression in times.dates:
                    at = times.token(expression)
                    if at is not None and at.i in inside and expression.interval is not None:
                        published = times.published.isoformat() if times.published else None
                        return When(
                            interval=Interval(first=expression.interval.first, last=published),
                            basis=WhenBasis.BOUNDS,
                            rule="since",
                            evidence=expression.span,
                        )
    return None


def _fresh(layout: Layout, times: Times, happening: Happening, lead: Telling | None) -> When | None:
    if lead is None or lead not in happening.tellings or not told_new(layout, lead):
        return None
    if any(says_when(layout, times, t.sighting.token) for t in happening.tellings if t.realis in REAL):
        return None
    when = fresh_news(times.published, lead.sighting.span)
    if when is None or times.published is None:
        return None
    return _occasion(layout, happening, when, times.published) or when


def told_new(layout: Layout, telling: Telling) -> bool:
    """Whether a finite verb in past, perfect or the present of headlines carries the event.

    Not what is told in the background, or what had happened before what is told.
    """
    token = telling.sighting.token
    if not is_told_first(layout, token):
        return False
    if telling.sighting.verb:
        return _is_new(layout, token)
    verb = layout.governor(token)
    if verb is None:
        # "Bus crash in Orland": a headline without a verb.
        return token.head == token.i and layout.document.part_at(token.start) is Part.HEADLINE
    return not is_pointing(layout, token) and _is_new(layout, verb)


def _is_new(layout: Layout, verb: Token) -> bool:
    had = any(t.lower in ("had", "'d") for t in layout.below(verb, "aux"))
    # "said that he had resigned" is what she said, moved back: "he has resigned".
    said = verb.dep == "ccomp" and layout.parse.head(verb).lemma.lower() in event_words("speech")
    return verb.tag in ("VBD", "VBN", "VBZ", "VBP") and (said or not had)


def _occasion(layout: Layout, happening: Happening, when: When, published: date) -> When | None:
    """An observance within the limits, for which one participant congratulates another."""
    people = happening.known()
    for sentence in layout.parse.sentences:
        if not any(t.lemma.lower() in event_words("occasion") for t in layout.parse.words(sentence)):
            continue
        text = layout.document.slice(sentence.span)
        named = {m.entity for t in layout.parse.words(sentence) if (m := layout.mention_at(t)) is not None}
        if len(people & named) < min(2, len(people)) or not people:
            continue
        for holiday, start, end in holidays_in(text):
            for year in (published.year, published.year - 1):
                day = holiday.on(year)
                if day is not None and when.interval.first and when.interval.last:
                    iso = day.isoformat()
                    if when.interval.first <= iso <= when.interval.last:
                        return When(
                            interval=Interval(first=iso, last=iso),
                            basis=WhenBasis.BOUNDS,
                            rule="occasion",
                            evidence=Span(sentence.span.start + start, sentence.span.start + end),
                        )
    return None


def proposer_of(layout: Layout, sighting: Sighting) -> str | None:
    """Id of whoever proposes the event, asks for it or presses for it; None where nobody named does."""
    verb = layout.governor(sighting.token)
    if sighting.verb or verb is None or verb.lemma.lower() not in event_words("proposed"):
        return None
    subject = next(iter(layout.below(verb, "nsubj")), None)
    mention = layout.mention_at(subject) if subject is not None else None
    return mention.entity if mention is not None else None


def placed_subjects(
    layout: Layout, subjects: list[Subject], happenings: list[Happening], lead: Telling | None
) -> dict[int, list[Subject]]:
    """Each subject with the talk that it was discussed in, by the start of the talk's first telling.

    That is a talk in the same clause; else the latest one before it that those who discuss take part in;
    for what "was discussed" by nobody named, the talk that the report is about.
    """
    found: dict[int, list[Subject]] = {}
    talks = [h for h in happenings if h.first.sighting.kind.family == "contact" and h.is_real]
    for subject in subjects:
        home = _home_of(layout, subject, talks, lead)
        if home is not None:
            found.setdefault(home.first.start, []).append(subject)
    return found


def _home_of(
    layout: Layout, subject: Subject, talks: list[Happening], lead: Telling | None
) -> Happening | None:
    sentence = layout.sentence(subject.cue).index
    for talk in talks:
        if any(t.sentence == sentence and _same_clause(layout, t, subject) for t in talk.tellings):
            return talk
    main = next((h for h in talks if lead in h.tellings), None)
    by = _discussers(layout, subject.by)
    if by is None:
        return main or max(talks, key=lambda h: h.first.start < subject.span.start, default=None)
    fitting = [h for h in talks if _could_discuss(layout, h, by)]
    before = [h for h in fitting if h.first.start < subject.span.start]

    def latest(h: Happening) -> int:
        return max(t.start for t in h.tellings if t.start < subject.span.start)

    if before:
        return max(before, key=latest)
    return fitting[0] if fitting and sentence <= LEAD else None


def _could_discuss(layout: Layout, talk: Happening, by: frozenset[str]) -> bool:
    """Whether those who discuss take part: by name, as the states they speak for, or as a pair of persons."""
    if not by:
        return len(talk.people) > 1 or talk.size > 0
    return by <= with_sides(layout, talk.known())


def _same_clause(layout: Layout, telling: Telling, subject: Subject) -> bool:
    same = layout.clause(telling.sighting.token).i == layout.clause(subject.cue).i
    return same and not subject.span.holds(telling.sighting.span)


def _discussers(layout: Layout, by: Token | None) -> frozenset[str] | None:
    """Ids of those who discuss; empty for a group without names, None where nobody is told."""
    if by is None:
        return None
    found = set()
    for token in layout.with_conjuncts(by):
        mention = layout.mention_at(token)
        if mention is not None and mention.entity is not None:
            found.add(mention.entity)
    return frozenset(found)


def beside(
    layout: Layout, happening: Happening, happenings: list[Happening], known: dict[int, When]
) -> When | None:
    """The day of another event that this one is told to have come right before or after.

    "Immediately after the call, he spoke with …": the same day, as limits.
    """
    for telling in happening.tellings:
        token = telling.sighting.token
        verb = token if telling.sighting.verb else layout.governor(token)
        if verb is None:
            continue
        for prep in layout.below(verb, "prep"):
            words = {t.lower for t in layout.parse.children(prep)} | {
                layout.parse.tokens[max(0, prep.i - 1)].lower
            }
            if prep.lower not in ("after", "before", "following") or not words & event_words("close_in_time"):
                continue
            at = {t.i for t in layout.below(prep, "pobj")}
            for other in happenings:
                when = known.get(other.first.start)
                if other is not happening and when and any(t.sighting.token.i in at for t in other.tellings):
                    return When(
                        interval=when.interval,
                        basis=WhenBasis.BOUNDS,
                        rule="right-beside",
                        evidence=when.evidence,
                    )
    return None
