"""Groups of reports' own entities, on the way to the record's: who is in them, and in whose company."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from onrecord.lexicon.gazetteer import known_ids
from onrecord.link.same_entity import Profile, Rulings
from onrecord.model import Entity, Kind

STORY = 60
"""Most reports that are taken for one story: in more, a name joins the only one of other reports that fits if
those reports and its own have somebody else in common. Chosen: stories of the corpora here have 3 to 40."""

RARE = 200
"""Most reports that name somebody who ties them; whoever is everywhere ties nothing. Chosen."""

NEAR = 50
"""Reports of a group that are looked at for company. Chosen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Owner:
    """One report's own entity with its profile; `uses` is how often the report names it."""

    doc: str
    entity: Entity
    profile: Profile
    uses: int

    @property
    def key(self) -> tuple[str, str]:
        """What owners are sorted by."""
        return self.doc, self.entity.id


@dataclass(slots=True, eq=False)
class Group:
    """Reports' entities that are one; empty when all have moved to another group."""

    owners: list[Owner] = field(default_factory=list)

    @property
    def docs(self) -> frozenset[str]:
        """The reports that name it."""
        return frozenset(o.doc for o in self.owners)

    @property
    def profiles(self) -> list[Profile]:
        """Its different profiles, sorted."""
        return sorted({o.profile for o in self.owners}, key=lambda p: p.key)

    @property
    def known(self) -> bool:
        """Whether the lexicon knows it."""
        return any(o.entity.id in known_ids() for o in self.owners)

    @property
    def full_person(self) -> bool:
        """Whether some report gives a person's name in full."""
        return any(o.profile.kind is Kind.PERSON and not o.profile.bare for o in self.owners)

    @property
    def gender(self) -> str | None:
        """What most reports say, where any does."""
        count = Counter(o.entity.gender for o in self.owners if o.entity.gender in ("f", "m"))
        return min(count, key=lambda g: (-count[g], g)) if count else None

    @property
    def weight(self) -> tuple[int, int]:
        """How many reports name it, and how often."""
        return len(self.docs), sum(o.uses for o in self.owners)

    @property
    def key(self) -> str:
        """What groups are sorted by."""
        return min(o.profile.key for o in self.owners) if self.owners else "\x7f"

    def take(self, owners: Sequence[Owner], out_of: Group) -> None:
        """Move `owners` here."""
        moved = {id(o) for o in owners}
        self.owners.extend(owners)
        out_of.owners = [o for o in out_of.owners if id(o) not in moved]


def called_in_full(owner: Owner) -> bool:
    """Whether a report names its person by more than one word."""
    names = owner.entity.names or (owner.entity.name,)
    return any(len(Profile(id="", kind=Kind.PERSON, name=n, wikidata=None).core) > 1 for n in names)


class Company:
    """Which groups are named in one report, to tell whether two reports are of one story.

    In few reports (`STORY`) everybody is in company of everybody. Knows, too, what a person ruled
    different, and which must not be joined for that.
    """

    def __init__(self, groups: Iterable[Group], rulings: Rulings | None = None) -> None:
        self.apart = [pair for pair, same in (rulings or {}).items() if not same]
        self.in_doc: dict[str, set[int]] = {}
        self.docs: dict[int, frozenset[str]] = {}
        everywhere: set[str] = set()
        for group in groups:
            docs = group.docs
            everywhere |= docs
            kinds = {o.profile.kind for o in group.owners}
            if 1 < len(docs) <= RARE and not kinds & {Kind.PLACE, Kind.NATIONALITY}:
                self.docs[id(group)] = docs
                for doc in docs:
                    self.in_doc.setdefault(doc, set()).add(id(group))
        self.small = len(everywhere) <= STORY

    def may_join(self, owners: Sequence[Owner], group: Group) -> bool:
        """Whether neither a ruling nor two Wikidata ids keep reports' entities out of a group."""
        ids = {o.profile.wikidata for o in (*owners, *group.owners) if o.profile.wikidata}
        return len(ids) < 2 and not self.ruled(owners, group)

    def ruled(self, owners: Sequence[Owner], group: Group) -> bool:
        """Whether a person ruled that these are not of the group."""
        ours = {i for o in owners for i in (o.entity.id, o.profile.id)}
        theirs = {i for o in group.owners for i in (o.entity.id, o.profile.id)}
        return any(ours & pair and theirs & (pair - ours) for pair in self.apart)

    def shared(self, doc: str, group: Group, besides: Group) -> bool:
        """Whether the report names somebody else who stands in a report of `group` too."""
        if self.small or doc in group.docs:
            return True
        here = self.in_doc.get(doc, set()) - {id(group), id(besides)}
        others = sorted(group.docs)[:NEAR]
        return any(here & self.in_doc.get(other, set()) for other in others)
