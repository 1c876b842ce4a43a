"""Which event mentions of one report retell the same event."""

from __future__ import annotations

from dataclasses import dataclass, field

from onrecord.model import Duration, Entity, Interval, Realis
from onrecord.read.participants import Cast
from onrecord.read.scene import Scene
from onrecord.read.triggers import Sighting

FAR = 6
"""How many sentences back "the talks" may reach for talks before it means the main event."""

OTHER = frozenset(
    {"another", "other", "separate", "previous", "earlier", "last", "next", "further", "second", "third"}
)
"""Modifiers that say: not the one told of just now."""

DEFINITE = frozenset({"the", "this", "that", "these", "those", "its", "their"})

SINGULAR = frozenset({"talks", "negotiations", "hostilities", "sanctions", "elections", "discussions"})
"""Plural words for one happening."""

REAL = frozenset({Realis.ACTUAL, Realis.ALLEGED})


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
    paragraph: int
    statement: str | None
    """Id of the statement that the telling stands in."""

    @property
    def people(self) -> frozenset[str]:
        """Entities that take part, by id; names where there is no id."""
        return frozenset(p.party.entity for p in self.cast.participants if p.party.entity)


@dataclass(slots=True, kw_only=True)
class Happening:
    """Tellings of one event in one report, first one first."""

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
    def size(self) -> int:
        """How many take part if a telling says so ("the two leaders"), else 0."""
        return max((t.cast.group for t in self.tellings), default=0)

    @property
    def last(self) -> Telling:
        """The latest telling."""
        return self.tellings[-1]


def group(scene: Scene, tellings: list[Telling]) -> list[Happening]:
    """The happenings of a report, in order of their first telling."""
    happenings: list[Happening] = []
    for telling in tellings:
        home = _home(scene, telling, happenings)
        if home is None:
            happenings.append(Happening(tellings=[telling]))
        else:
            home.tellings.append(telling)
    return happenings


def _home(scene: Scene, telling: Telling, happenings: list[Happening]) -> Happening | None:
    """The happening that `telling` belongs to: the latest that fits, words alike before others."""
    if _marks_other(scene, telling):
        return None
    fitting = [h for h in happenings if _fits(scene, telling, h)]
    if not fitting:
        return None
    by_recency = sorted(fitting, key=lambda h: -h.last.sighting.span.start)
    alike = [
        h
        for h in by_recency
        if telling.sentence - h.last.sentence <= FAR
        and any(t.sighting.token.lemma == telling.sighting.token.lemma for t in h.tellings)
    ]
    named = bool(telling.people) or telling.interval is not None
    if named or is_definite(scene, telling) or telling.sighting.verb:
        if named and not alike:
            shared = [h for h in by_recency if telling.people & h.known()]
            return (shared or by_recency)[0]
        return (alike or by_recency)[0]
    return None


def _marks_other(scene: Scene, telling: Telling) -> bool:
    return any(t.lower in OTHER for t in scene.parse.children(telling.sighting.token))


def is_definite(scene: Scene, telling: Telling) -> bool:
    """Whether the words point to something told already: "the call", "his talks", "it was a good call"."""
    token = telling.sighting.token
    if telling.sighting.verb:
        return False
    children = scene.parse.children(token)
    if any(t.dep == "det" and t.lower in DEFINITE for t in children):
        return True
    if any(t.dep == "poss" for t in children):
        return token.tag == "NN" or token.lower in SINGULAR
    if token.dep in ("attr", "oprd"):
        subject = scene.below(scene.parse.head(token), "nsubj")
        return any(t.lower in ("it", "this", "that") for t in subject)
    # "In a new conversation, X told Y": who speaks in it makes it the one told of.
    return token.dep == "pobj" and scene.parse.head(token).lower in ("during", "in") and token.tag == "NN"


def _fits(scene: Scene, telling: Telling, happening: Happening) -> bool:
    if telling.sighting.kind.family != happening.last.sighting.kind.family:
        return False
    return (
        _kinds_fit(telling, happening)
        and _realis_fits(telling, happening)
        and _number_fits(telling, happening)
        and _times_fit(telling, happening)
        and _place_fits(telling, happening)
        and _people_fit(scene, telling, happening)
        and _near_enough(scene, telling, happening)
    )


def _kinds_fit(telling: Telling, happening: Happening) -> bool:
    """A call is no meeting; "talks" and bare "conversation" may be either."""
    kinds = {t.sighting.kind.name for t in happening.tellings if not t.sighting.loose}
    kinds.discard("talks")
    mine = telling.sighting.kind.name
    return mine == "talks" or telling.sighting.loose or not kinds or mine in kinds


def _realis_fits(telling: Telling, happening: Happening) -> bool:
    theirs = {t.realis for t in happening.tellings}
    if telling.realis in REAL:
        return bool(theirs & REAL)
    return telling.realis in theirs


def _number_fits(telling: Telling, happening: Happening) -> bool:
    def plural(t: Telling) -> bool:
        token = t.sighting.token
        return not t.sighting.verb and token.tag == "NNS" and token.lower not in SINGULAR

    return plural(telling) == plural(happening.tellings[0]) or telling.sighting.verb


def _times_fit(telling: Telling, happening: Happening) -> bool:
    for other in happening.tellings:
        if telling.interval and other.interval and not telling.interval.meets(other.interval):
            return False
        if telling.duration and other.duration and not telling.duration.meets(other.duration):
            return False
    return True


def _place_fits(telling: Telling, happening: Happening) -> bool:
    places = {t.place for t in happening.tellings if t.place}
    if telling.place is None or telling.place in places:
        return True
    calls = any(t.sighting.kind.name == "call" for t in happening.tellings)
    return not places and not calls


def _people_fit(scene: Scene, telling: Telling, happening: Happening) -> bool:
    size = max(happening.size, telling.cast.group)
    if telling.sighting.kind.family == "contact":
        mine, theirs = telling.people, happening.known()
        if mine and theirs and not (mine <= theirs or theirs <= mine) and not _may_join(scene, mine, theirs):
            return False
        return not (size > 0 and len(mine | theirs) > size)
    for role in sorted({p.role for p in telling.cast.participants}):
        mine = frozenset(
            p.party.entity for p in telling.cast.participants if p.role == role and p.party.entity
        )
        theirs = happening.known(role)
        if mine and theirs and not (_sides(scene, mine) & _sides(scene, theirs)):
            return False
    return True


def _may_join(scene: Scene, mine: frozenset[str], theirs: frozenset[str]) -> bool:
    """Two who each stand with one side only may be the two sides of one talk: {A} and {B}."""
    del scene
    return len(mine) == 1 and len(theirs) == 1


def _sides(scene: Scene, ids: frozenset[str]) -> frozenset[str]:
    """`ids` with the states or bodies that the persons among them speak for."""
    found = set(ids)
    for one in ids:
        entity: Entity | None = scene.entities.get(one)
        if entity is not None and entity.side:
            found.add(entity.side)
    return frozenset(found)


def _near_enough(scene: Scene, telling: Telling, happening: Happening) -> bool:
    """What is not contact between parties, or points back to nothing, is the same only close by."""
    if telling.sighting.kind.family == "contact":
        return True
    return telling.sentence - happening.last.sentence <= FAR and (
        is_definite(scene, telling)
        or (bool(telling.people & happening.known()) and telling.sighting.token.tag != "NNS")
        or telling.realis not in REAL
    )
