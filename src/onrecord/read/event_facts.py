"""What the tellings of one happening add to one another: parties, day, topics, number, initiator."""

from __future__ import annotations

import re
from datetime import date

from onrecord.lexicon.holidays import holidays_in
from onrecord.lexicon.kinds import EventKind
from onrecord.model import Interval, Participant, Party, Realis, Span, Token, When, WhenBasis
from onrecord.read.event_days import Times, fresh_news
from onrecord.read.participants import GROUP_HEADS
from onrecord.read.retellings import Happening, Telling, is_definite
from onrecord.read.scene import Scene
from onrecord.read.topics import Subject
from onrecord.read.triggers import Sighting

LEAD = 2
"""How many sentences from the start tell what a report is about."""

ORDINALS = {
    word: number
    for number, word in enumerate(
        ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
         "eleventh", "twelfth"], 1
    )
}  # fmt: skip

NUMERAL = re.compile(r"(\d{1,3})(?:st|nd|rd|th)")

NUMBERED = frozenset(
    {"round", "contact", "time", "meeting", "call", "conversation", "session", "exchange", "stage"}
)
"""Nouns whose ordinal is that of the event they stand for or count."""

FOUNDING = ("agreement", "ceasefire", "exchange")
"""Kinds that come out of a meeting: "agreements reached on June 2 … this meeting"."""

OCCASION = re.compile(
    r"\b(?:congratulat\w*|greet\w*|felicitat\w*|wish\w*|on the occasion of|well-wish\w*)\b", re.I
)
"""Words that bind an observance to the moment of a talk."""


def kind_of(happening: Happening) -> EventKind:
    """The most telling kind among the tellings: a firm one before a loose one, "talks" last."""
    kinds = [t.sighting for t in happening.tellings]
    kinds.sort(key=lambda s: (s.kind.name == "talks", s.loose, s.span))
    return kinds[0].kind


def parties_of(happening: Happening) -> tuple[Participant, ...]:
    """Everybody that some telling of the happening names with an entity, first named first."""
    found: dict[tuple[str, str], Participant] = {}
    roles: dict[str, str] = {}
    for telling in happening.tellings:
        for participant in telling.cast.participants:
            key = participant.party.entity
            if key is not None and key not in roles:
                roles[key] = participant.role
                found[participant.role, key] = participant
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
    scene: Scene,
    times: Times,
    happening: Happening,
    days: dict[int, When | None],
    happenings: list[Happening],
) -> When | None:
    """The day that the happening's tellings give one another, or what limits it.

    The narrowest stated day wins. Without one: an agreement that the meeting is said to have
    brought; the limits in an apposition ("the sixth contact since …"); for what the lead tells as
    new, the day of publishing or the one before, narrowed by an observance named as the occasion.
    """
    found = [w for t in happening.tellings if (w := days[t.sighting.token.i]) is not None]
    if found:
        return min(found, key=lambda w: (w.basis is WhenBasis.BOUNDS, _width(w.interval)))
    return (
        _behind_agreement(scene, happening, days, happenings)
        or _since(scene, times, happening)
        or _fresh(scene, times, happening, happenings)
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
    scene: Scene, happening: Happening, days: dict[int, When | None], happenings: list[Happening]
) -> When | None:
    """ "the Istanbul agreements reached on June 2. The only result of this meeting …": 2 June."""
    first = happening.tellings[0]
    if first.sighting.kind.family != "contact" or not is_definite(scene, first):
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


def _since(scene: Scene, times: Times, happening: Happening) -> When | None:
    """ "the sixth contact since Trump took office in January 2025": not before that."""
    for telling in happening.tellings:
        token = telling.sighting.token
        for noun in (token, *scene.below(token, "appos")):
            for clause in scene.below(noun, "advcl", "prep"):
                if clause.lower != "since" and not any(
                    t.lower == "since" for t in scene.below(clause, "mark")
                ):
                    continue
                inside = {t.i for t in scene.parse.subtree(clause)}
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


def _fresh(scene: Scene, times: Times, happening: Happening, happenings: list[Happening]) -> When | None:
    first = happening.tellings[0]
    if (
        first is not _lead_telling(happenings)
        or first.realis is not Realis.ACTUAL
        or not _told_new(scene, first)
    ):
        return None
    when = fresh_news(times.published, first.sighting.span)
    if when is None or times.published is None:
        return None
    return _occasion(scene, happening, when, times.published) or when


def _lead_telling(happenings: list[Happening]) -> Telling | None:
    """The telling that opens the report: the first actual one of its first event-bearing sentences."""
    tellings = [t for h in happenings for t in h.tellings if t.realis is Realis.ACTUAL and t is h.tellings[0]]
    lead = min((t.sentence for t in tellings), default=None)
    if lead is None:
        return None
    here = [t for t in tellings if t.sentence == lead]
    size = {id(h.tellings[0]): len(h.tellings) for h in happenings}
    chosen = min(here, key=lambda t: (-size[id(t)], t.sighting.span))
    return chosen if chosen.sentence <= LEAD else None


def _told_new(scene: Scene, telling: Telling) -> bool:
    """Whether a finite verb in past, perfect or the present of headlines carries the event."""
    token = telling.sighting.token
    verb = token if telling.sighting.verb else scene.governor(token)
    if verb is None:
        return True
    if verb.tag in ("VBD", "VBN"):
        return True
    return verb.tag in ("VBZ", "VBP")


def _occasion(scene: Scene, happening: Happening, when: When, published: date) -> When | None:
    """An observance within the limits, for which one participant congratulates another."""
    people = happening.known()
    for sentence in scene.parse.sentences:
        text = scene.document.slice(sentence.span)
        if not OCCASION.search(text):
            continue
        named = {m.entity for t in scene.parse.words(sentence) if (m := scene.mention_at(t)) is not None}
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


def ordinal_of(scene: Scene, sighting: Sighting) -> int | None:
    """The event's place in a row: 6 for "the sixth contact", 3 for "a third round of talks"."""
    nouns = [] if sighting.verb else [sighting.token]
    nouns += scene.below(sighting.token, "appos")
    if not sighting.verb:
        prep = scene.parse.head(sighting.token)
        if prep.lower == "of" and scene.parse.head(prep).lemma.lower() in NUMBERED:
            nouns.append(scene.parse.head(prep))
    for noun in nouns:
        if noun is not sighting.token and noun.lemma.lower() not in NUMBERED:
            continue
        for t in scene.below(noun, "amod", "nummod", "compound", "advmod"):
            number = ORDINALS.get(t.lower)
            if number is not None:
                return number
            match = NUMERAL.fullmatch(t.lower)
            if match:
                return int(match[1])
    return None


def initiator_of(scene: Scene, telling: Telling) -> Party | None:
    """Who brought the event about: "initially announced by X", "at the request of X", "X called Y"."""
    token = telling.sighting.token
    if telling.sighting.verb and telling.sighting.kind.name == "call" and scene.below(token, "dobj"):
        return next((p.party for p in telling.cast.participants if p.role == "who"), None)
    for verb in scene.below(token, "acl"):
        if verb.lemma.lower() in (
            "initiate",
            "request",
            "announce",
            "propose",
            "convene",
            "organise",
            "organize",
        ):
            for t in scene.objects_of(verb, "by"):
                mention = scene.mention_at(t)
                if mention is not None and mention.entity is not None:
                    return Party(name=mention.name, mention=mention.id, entity=mention.entity)
    return None


def placed_subjects(
    scene: Scene, subjects: list[Subject], happenings: list[Happening]
) -> dict[int, list[Subject]]:
    """Each subject with the talk that it was discussed in, by the token of the talk's first telling.

    That is a talk in the same clause; else the latest actual one before it that the ones who discuss
    take part in; a report's first sentences may speak of the talk that comes after them.
    """
    found: dict[int, list[Subject]] = {}
    talks = [h for h in happenings if h.tellings[0].sighting.kind.family == "contact"]
    talks = [h for h in talks if any(t.realis is Realis.ACTUAL for t in h.tellings)]
    for subject in subjects:
        home = _home_of(scene, subject, talks)
        if home is not None:
            found.setdefault(home.tellings[0].sighting.token.i, []).append(subject)
    return found


def _home_of(scene: Scene, subject: Subject, talks: list[Happening]) -> Happening | None:
    sentence = scene.sentence(subject.cue).index
    for talk in talks:
        if any(t.sighting.token.i == subject.cue.i for t in talk.tellings):
            return talk
    for talk in talks:
        if any(t.sentence == sentence and _same_clause(scene, t, subject) for t in talk.tellings):
            return talk
    by = _discussers(scene, subject.by)
    fitting = [h for h in talks if not by or not h.known() or by <= h.known() or _states_of(scene, h) >= by]
    before = [h for h in fitting if any(t.sighting.span.start < subject.span.start for t in h.tellings)]

    def latest(h: Happening) -> int:
        return max(t.sighting.span.start for t in h.tellings if t.sighting.span.start < subject.span.start)

    if before:
        return max(before, key=latest)
    return fitting[0] if fitting and sentence <= LEAD else None


def _same_clause(scene: Scene, telling: Telling, subject: Subject) -> bool:
    return scene.clause(telling.sighting.token).i == scene.clause(subject.cue).i and not (
        subject.span.holds(telling.sighting.span)
    )


def _discussers(scene: Scene, by: Token | None) -> frozenset[str]:
    if by is None or (by.lemma.lower() in GROUP_HEADS and by.tag == "NNS"):
        return frozenset()
    found = set()
    for token in scene.with_conjuncts(by):
        mention = scene.mention_at(token)
        if mention is not None and mention.entity is not None:
            found.add(mention.entity)
    return frozenset(found)


def _states_of(scene: Scene, happening: Happening) -> frozenset[str]:
    """The states and bodies that the participants speak for: "Russia and the US discussed …" of their leaders."""
    found = set()
    for one in happening.known():
        entity = scene.entities.get(one)
        if entity is not None and entity.side:
            found.add(entity.side)
    return frozenset(found)
