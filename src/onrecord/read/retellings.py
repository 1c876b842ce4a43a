"""Which event mentions of one report retell the same event."""

from __future__ import annotations

from dataclasses import dataclass, field

from onrecord.lexicon.kinds import event_words
from onrecord.model import Duration, Interval, Kind, Part, Realis
from onrecord.read.arguments import counted_by
from onrecord.read.layout import Layout
from onrecord.read.participants import Cast
from onrecord.read.realis import is_pointing
from onrecord.read.triggers import Sighting

FAR = 6
"""How many sentences back "the talks" reaches for talks before it may mean any contact."""

NEAR = 2
"""How many sentences back words that name nobody may repeat a plan or proposal."""

MONTH = 31
"""Days of the longest month."""

LEAD = 2
"""How many sentences from the start tell what a report is about."""

ORDERS = frozenset({"second", "third", "last", "next"})

REAL = frozenset({Realis.ACTUAL, Realis.ALLEGED})

PRINCIPAL = frozenset({"who", "target"})
"""Roles of the person that the event is of: who resigns, is appointed, endorsed, arrested."""


@dataclass(slots=True, kw_only=True)
class Telling:
    """One sighting with what is known of it; a draft of an event mention."""

    sighting: Sighting
    cast: Cast
    realis: Realis
    interval: Interval | None
    duration: Duration | None
    place: str | None
    sentence: int
    statement: str | None
    """Id of the statement that the telling stands in."""
    proposer: str | None = None
    """Id of who proposes it, where somebody does."""

    @property
    def people(self) -> frozenset[str]:
        """Ids of the entities that take part."""
        return frozenset(p.party.entity for p in self.cast.participants if p.party.entity)

    @property
    def start(self) -> int:
        """Where the trigger starts."""
        return self.sighting.span.start


@dataclass(slots=True, kw_only=True)
class Happening:
    """Tellings of one event in one report, in reading order."""

    tellings: list[Telling] = field(default_factory=list)

    def known(self, role: str | None = None) -> frozenset[str]:
        """Ids of everybody known to take part, or to play `role`."""
        return frozenset(
            p.party.entity
            for t in self.tellings
            for p in t.cast.participants
            if p.party.entity and (role is None or p.role == role)
        )

    @property
    def people(self) -> frozenset[str]:
        """Ids of the persons known to take part."""
        return frozenset(one for one in self.known() if one.startswith("person:"))

    @property
    def size(self) -> int:
        """How many take part if a telling says so ("the two leaders"), else 0."""
        return max(0, *(t.cast.group for t in self.tellings))

    @property
    def first(self) -> Telling:
        """The first telling."""
        return self.tellings[0]

    @property
    def last(self) -> Telling:
        """The latest telling."""
        return self.tellings[-1]

    @property
    def kinds(self) -> frozenset[str]:
        """Names of the kinds that its tellings are of."""
        return frozenset(t.sighting.kind.name for t in self.tellings)

    @property
    def is_real(self) -> bool:
        """Whether some telling has it as having happened."""
        return any(t.realis in REAL for t in self.tellings)


def lead_of(tellings: list[Telling]) -> Telling | None:
    """The telling that opens the report: the first actual one in its first sentences, contacts first."""
    lead = [t for t in tellings if t.realis is Realis.ACTUAL and t.sentence <= LEAD]
    if not lead:
        return None
    here = [t for t in lead if t.sentence == lead[0].sentence]
    return min(here, key=lambda t: (t.sighting.kind.family != "contact", t.start))


def group(layout: Layout, tellings: list[Telling], lead: Telling | None) -> list[Happening]:
    """The happenings of a report, in order of their first telling.

    A telling that points to a plan or proposal told before ("the memorandum") becomes as real as that.
    """
    happenings: list[Happening] = []
    for telling in tellings:
        home = _home(layout, telling, happenings, lead)
        if home is None:
            happenings.append(Happening(tellings=[telling]))
        else:
            if telling.realis in REAL and not home.is_real and not _is_one_deed(telling, home):
                telling.realis = home.first.realis
            home.tellings.append(telling)
    return happenings


def _home(
    layout: Layout, telling: Telling, happenings: list[Happening], lead: Telling | None
) -> Happening | None:
    """The happening that `telling` belongs to, None for a new one."""
    if _marks_another(layout, telling):
        return None
    points = is_definite(layout, telling)
    fitting = [
        h
        for h in happenings
        if _fits(layout, telling, h)
        and (
            _real_enough(telling, h, points)
            or _is_one_deed(telling, h)
            or _is_one_process(layout, telling, h)
            or _goes_on_about(telling, h)
        )
        and not _holds(layout, telling, h)
    ]
    announced = [h for h in fitting if _is_its_headline(layout, telling, h)]
    if announced:
        return announced[0]
    if telling.people:
        return _home_of_named(layout, telling, fitting, points, lead)
    if telling.cast.sides and points:
        ours = [h for h in fitting if telling.cast.sides & with_sides(layout, h.people)]
        fitting = ours or fitting
    if points or telling.cast.group:
        fitting = [h for h in fitting if not _names_its_day(telling, h)]
        return max(fitting, key=lambda h: _closeness(telling, h, lead), default=None)
    repeated = [h for h in fitting if _repeats(telling, h) or _goes_on_about(telling, h)]
    return max(repeated, key=lambda h: h.last.start, default=None)


def _is_its_headline(layout: Layout, telling: Telling, happening: Happening) -> bool:
    """Whether only headlines told the happening so far, and the story now tells one of its kind.

    "Bus crash kills four. … Four people were killed when a bus crashed": a headline says again what follows.
    """
    if telling.realis not in REAL or telling.sighting.kind.name not in happening.kinds:
        return False
    if is_in_headline(layout, telling) or telling.sentence - happening.last.sentence > FAR:
        return False
    return all(is_in_headline(layout, t) for t in happening.tellings)


def is_in_headline(layout: Layout, telling: Telling) -> bool:
    """Whether a headline tells it, so that the story may give it any day of late."""
    return layout.document.part_at(telling.start) is Part.HEADLINE


def _home_of_named(
    layout: Layout, telling: Telling, fitting: list[Happening], points: bool, lead: Telling | None
) -> Happening | None:
    mine = states(layout, telling.people)
    shared = [h for h in fitting if mine & states(layout, h.known())]
    if _is_plural(telling) and not points:
        # "frustrated with Russia's attacks": many, and no attack in particular.
        shared = [h for h in shared if telling.interval is not None]
    if shared:
        return max(shared, key=lambda h: _closeness(telling, h, lead))
    unnamed = [
        h for h in fitting if not h.known() and (h.first is lead or (_may_name(telling, h) and points))
    ]
    halves = [h for h in fitting if len(h.known()) == 1 and _other_half(telling, h)]
    return max(unnamed + halves, key=lambda h: _closeness(telling, h, lead), default=None)


def _may_name(telling: Telling, happening: Happening) -> bool:
    """Whether a telling may be the first to name who takes part: close by, and not in full itself."""
    near = telling.sentence - happening.last.sentence <= NEAR
    return near and len(telling.people) < NEAR and not any(t.place for t in happening.tellings)


def _other_half(telling: Telling, happening: Happening) -> bool:
    """Whether each names one side, in different parts, of one talk: "A's call", "the call with B"."""
    if telling.sighting.kind.family != "contact" or len(telling.people) != 1:
        return False
    mine = {p.role for p in telling.cast.participants if p.party.entity}
    theirs = {p.role for t in happening.tellings for p in t.cast.participants if p.party.entity}
    return not mine & theirs


def _closeness(telling: Telling, happening: Happening, lead: Telling | None) -> tuple[int, ...]:
    """Which of several fitting happenings is meant: of the same day, of like kind and near, or the latest."""
    dated = telling.interval is not None and any(t.interval for t in happening.tellings)
    near = telling.sentence - happening.last.sentence <= FAR
    alike = telling.sighting.kind.name in happening.kinds
    # "wanted to appoint somebody … his appointment": what happened before what was wanted.
    real = near and alike and happening.is_real == (telling.realis in REAL)
    return (dated, near and alike, real, happening.first is lead and not near, happening.last.start)


def _repeats(telling: Telling, happening: Happening) -> bool:
    """Whether bare words repeat a plan or proposal told just before."""
    if telling.proposer is not None and telling.realis is happening.first.realis:
        return telling.sighting.kind.name in happening.kinds and telling.proposer == happening.first.proposer
    return (
        telling.realis not in REAL
        and telling.realis is happening.first.realis
        and telling.sighting.kind.name in happening.kinds
        and telling.sentence - happening.last.sentence <= NEAR
        and telling.interval is None
    ) or (
        telling.realis not in REAL
        and telling.sentence - happening.last.sentence <= 1
        and telling.sighting.token.lemma == happening.last.sighting.token.lemma
    )


def _names_its_day(telling: Telling, happening: Happening) -> bool:
    """ "the return of the bodies … the exchange of March 9": its day says that another is meant."""
    words = {t.sighting.token.lemma.lower() for t in happening.tellings}
    if telling.sighting.kind.family == "contact" or any(t.interval for t in happening.tellings):
        return False
    if telling.interval is None:
        return False
    return telling.sighting.token.lemma.lower() not in words or _is_long(telling.interval)


def _is_long(interval: Interval) -> bool:
    """Whether it is longer than a month: "the 2014 election" needs no election told of before."""
    first, last = interval.first_day, interval.last_day
    return first is not None and last is not None and (last - first).days > MONTH


def _goes_on_about(telling: Telling, happening: Happening) -> bool:
    """ "will start negotiations. … They know details of a negotiation": one word twice in one statement."""
    last = happening.last
    return (
        telling.statement is not None
        and telling.statement == last.statement
        and telling.sighting.kind.family == "contact"
        and telling.sighting.token.lemma.lower().rstrip("s") == last.sighting.token.lemma.lower().rstrip("s")
        and telling.sentence - last.sentence <= 1
    )


def _is_one_process(layout: Layout, telling: Telling, happening: Happening) -> bool:
    """Whether two undated tellings of talks name the same two sides.

    Negotiations go on: what is to start, to be resumed or to be supported is one process.
    """
    tellings = (telling, *happening.tellings)
    return (
        {t.sighting.kind.name for t in tellings} == {"talks"}
        and not any(t.sighting.verb or t.interval or t.realis is Realis.DENIED for t in tellings)
        and len(telling.people) > 1
        and states(layout, telling.people) == states(layout, happening.known())
    )


def _holds(layout: Layout, telling: Telling, happening: Happening) -> bool:
    """Whether one hangs below the other: "a memorandum that envisions a peace agreement" is two things."""
    inside = False
    for token in (telling.sighting.token, *layout.parse.ancestors(telling.sighting.token)):
        if inside and any(t.sighting.token.i == token.i for t in happening.tellings):
            return True
        inside = inside or token.dep == "relcl"
    return False


def _marks_another(layout: Layout, telling: Telling) -> bool:
    nouns = [telling.sighting.token]
    counted = counted_by(layout, telling.sighting.token)
    if counted is not None:
        nouns.append(counted)
    children = [t for noun in nouns for t in layout.parse.children(noun)]
    marks = event_words("another")
    if telling.realis not in REAL:
        # "will not sanction X … will not impose further sanctions": what is not done has no next one.
        marks -= {"further"}
    # "the second call" may be the one told of; "a second call" is not.
    known = any(t.lower == "the" for t in children)
    return any(t.lower in marks - (ORDERS if known else set()) for t in children)


def is_definite(layout: Layout, telling: Telling) -> bool:
    """Whether the words point to something told already: "the call", "his talks", "it was a good call"."""
    token = telling.sighting.token
    if telling.sighting.verb:
        return False
    if is_pointing(layout, token):
        return token.tag == "NN" or token.lower in event_words("one_in_many") or _has_article(layout, telling)
    if token.dep in ("attr", "oprd"):
        subject = layout.below(layout.parse.head(token), "nsubj", "dobj")
        return any(t.lower in ("it", "this", "that") for t in subject)
    # "In a new conversation, X told Y": what is spoken in it makes it the one told of.
    verb = layout.governor(token)
    fronted = verb is not None and token.i < verb.i and verb.lemma.lower() in event_words("speech")
    return fronted and token.dep == "pobj" and layout.parse.head(token).lower in ("during", "in")


def _has_article(layout: Layout, telling: Telling) -> bool:
    return any(t.dep == "det" for t in layout.parse.children(telling.sighting.token))


def _fits(layout: Layout, telling: Telling, happening: Happening) -> bool:
    return (
        telling.sighting.kind.family == happening.first.sighting.kind.family
        and _kinds_fit(telling, happening)
        and _number_fits(telling, happening)
        and _times_fit(telling, happening)
        and _place_fits(telling, happening)
        and _people_fit(layout, telling, happening)
        and _near_enough(telling, happening)
    )


def _kinds_fit(telling: Telling, happening: Happening) -> bool:
    """A call is no meeting; "talks" and bare "conversation" may be either."""
    kinds = {t.sighting.kind.name for t in happening.tellings if not t.sighting.loose} - {"talks"}
    mine = telling.sighting.kind.name
    return mine == "talks" or telling.sighting.loose or not kinds or mine in kinds


def _real_enough(telling: Telling, happening: Happening, points: bool) -> bool:
    if telling.realis not in REAL:
        return any(t.realis is telling.realis for t in happening.tellings)
    if happening.is_real:
        return True
    alike = telling.sighting.kind.name in happening.kinds
    return points and alike and telling.sentence - happening.last.sentence <= NEAR


def _number_fits(telling: Telling, happening: Happening) -> bool:
    return telling.sighting.verb or _is_plural(telling) == _is_plural(happening.first)


def _is_plural(telling: Telling) -> bool:
    token = telling.sighting.token
    return not telling.sighting.verb and token.tag == "NNS" and token.lower not in event_words("one_in_many")


def _times_fit(telling: Telling, happening: Happening) -> bool:
    for other in happening.tellings:
        if _is_effect(telling, other):
            continue
        if telling.interval and other.interval and not telling.interval.meets(other.interval):
            return False
        if telling.duration and other.duration and not telling.duration.meets(other.duration):
            return False
    return True


def _place_fits(telling: Telling, happening: Happening) -> bool:
    places = {t.place for t in happening.tellings if t.place}
    if telling.place is None or telling.place in places:
        return True
    # "They met on Monday. … The talks in Geneva": a place may be told later, but not of talks at no time.
    return not places and "call" not in happening.kinds and any(t.interval for t in happening.tellings)


def _people_fit(layout: Layout, telling: Telling, happening: Happening) -> bool:
    if telling.sighting.kind.family == "contact":
        return _contacts_fit(layout, telling, happening)
    for role in sorted({p.role for p in telling.cast.participants}):
        mine = frozenset(
            p.party.entity for p in telling.cast.participants if p.role == role and p.party.entity
        )
        theirs = happening.known(role)
        if mine and theirs and not (with_sides(layout, mine) & with_sides(layout, theirs)):
            return False
        if role in PRINCIPAL and _other_persons(mine, theirs):
            return False
    return True


def _other_persons(mine: frozenset[str], theirs: frozenset[str]) -> bool:
    """Whether both name persons, and nobody in common: two ministers of one state resign twice."""
    a, b = ({one for one in ids if one.startswith("person:")} for ids in (mine, theirs))
    return bool(a and b) and not a & b


def _is_one_deed(telling: Telling, happening: Happening) -> bool:
    """ "announced that he will leave in May … his resignation": of one person, and done once.

    What is only demanded, supposed or denied is not the deed.
    """
    kind = telling.sighting.kind
    told = {t.realis for t in (telling, *happening.tellings)}
    if not kind.once or happening.kinds != {kind.name} or not told <= REAL | {Realis.PLANNED}:
        return False
    mine = {(p.role, p.party.entity) for p in telling.cast.participants if p.party.entity}
    theirs = {(p.role, p.party.entity) for t in happening.tellings for p in t.cast.participants}
    return bool({pair for pair in mine if pair[0] in PRINCIPAL} & theirs)


def _is_effect(a: Telling, b: Telling) -> bool:
    """Whether one tells the deed and the other the later day on which it takes effect."""
    kind = a.sighting.kind
    if not kind.once or kind.name != b.sighting.kind.name:
        return False
    return (a.realis in REAL) != (b.realis in REAL) and Realis.PLANNED in (a.realis, b.realis)


def _contacts_fit(layout: Layout, telling: Telling, happening: Happening) -> bool:
    """One side's parties must be among the other's; "European leaders" may be a list of persons."""
    mine, theirs = states(layout, telling.people), states(layout, happening.known())
    if telling.cast.some:
        # "the heads of most of the European nations": nobody says that it is the list told before.
        return any(telling.cast.strangers & t.cast.strangers for t in happening.tellings)
    if telling.cast.strangers:
        others = frozenset(
            p.party.entity for t in happening.tellings for p in t.cast.participants if p.role == "with"
        )
        persons = [one for one in others if one and one.startswith("person:")]
        same = any(telling.cast.strangers & t.cast.strangers for t in happening.tellings)
        return (len(persons) > 1 or same) and mine <= theirs | mine
    # "his Russian counterpart" is nobody in a talk whose persons are all of other states.
    if telling.cast.sides and theirs and not telling.cast.sides & with_sides(layout, theirs):
        return False
    if mine and theirs and not (mine <= theirs or theirs <= mine) and not _other_half(telling, happening):
        return False
    size = max(happening.size, telling.cast.group)
    return not (size > 0 and len(mine | theirs) > size)


def with_sides(layout: Layout, ids: frozenset[str]) -> frozenset[str]:
    """`ids` with the states or bodies that the persons among them speak for."""
    found = set(ids)
    for one in ids:
        entity = layout.entities.get(one)
        if entity is not None and entity.side:
            found.add(entity.side)
    return frozenset(found)


def states(layout: Layout, ids: frozenset[str]) -> frozenset[str]:
    """`ids` with states in place of the capitals that stand for them: Moscow is Russia."""
    known = {one: layout.entities.get(one) for one in ids}
    return frozenset(
        e.side if e is not None and e.kind is Kind.PLACE and e.side else one for one, e in known.items()
    )


def _near_enough(telling: Telling, happening: Happening) -> bool:
    """What is no contact between parties is the same only close by, unless both sides are named again."""
    if telling.sighting.kind.family == "contact" or telling.sentence - happening.last.sentence <= FAR:
        return True
    if _is_one_deed(telling, happening):
        return True
    if telling.realis in REAL:
        return False
    mine = {p.role for p in telling.cast.participants if p.party.entity}
    named = {"agent", "target"} <= mine and happening.known("agent") and happening.known("target")
    return bool(named) or telling.proposer in {t.proposer for t in happening.tellings} - {None}
