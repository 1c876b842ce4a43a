"""On how many feet: independent root sources, counted by institution."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from onrecord.lexicon import belonging
from onrecord.lexicon.cues import cue_words
from onrecord.link.accounts import state_of
from onrecord.link.wording import function_words
from onrecord.model import RELAYS, Chain, Entity, Hop, HopRole, Kind, root_hop

_NAME = re.compile(r"[A-Z][\w’'.&-]*[\w.]")
_TAIL = re.compile(
    r"\s*[,(;–—]|\s+(?:\w+ed|seen|written|made|sent|like|such as|including|of|for|in|on|who|that|which|with"
    r"|to|at|from|close|familiar)\s"
)
"""Where the words end whose last one says who a source is."""
_PAPER = re.compile(
    r"^(?:an?|the|his|her|their)\s+(?:\w+\s){0,2}(?:statement|release|letter|report|post|indictment|filing|papers"
    r"|complaint|brief|memo|email|e-mail|message|readout)\s+(?:\w+ed\s)?(?:from|by|of)\s+",
    re.I,
)
"""A paper before whoever speaks in it: "a press release from the attorney's office"."""
_OF_NAMED = re.compile(r"^the\s.+?\s(?:of|for)\s(?:the\s)?(?=[A-Z])", re.I)
_OWNER = re.compile(r"^(?:the\s+)?(.+?)['’](?:s\s|\s)", re.I)


@dataclass(frozen=True, slots=True)
class Roots:
    """Who is behind a hop: the institution that it stands for, looked up in the record's entities."""

    entities: Mapping[str, Entity]
    """By name."""
    sides: Mapping[str, str]
    """The state or body that each person speaks for, by id; the id itself for nobody's spokesman."""
    persons: Mapping[str, tuple[str, ...]]
    """Names of persons, by their last word."""

    def of(self, chain: Chain) -> list[tuple[str, str]]:
        """(key, name) of each institution or person that vouches for a chain; none for nobody named.

        Relays (agencies, outlets, platforms) vouch for nothing: what they tell in their own
        voice is as unattributed as what the report itself does. Those named together
        ("according to X and Y") vouch each for themselves.
        """
        hop = root_hop(chain)
        if hop is None or hop.role in RELAYS:
            return []
        found = list(self._behind(hop))
        for after in chain[chain.index(hop) + 1 :]:
            if not after.beside:
                break
            if after.role not in RELAYS and after.role is not HopRole.UNNAMED:
                found.extend(self._behind(after))
        return found

    def _behind(self, hop: Hop) -> Iterator[tuple[str, str]]:
        if hop.entity is not None or hop.side is not None:
            yield root_key(hop), hop.name
            return
        # What two people say together is each one's word, not a third's.
        together = [self.entities[n] for n in re.split(r", | and ", hop.name) if n in self.entities]
        if len(together) > 1:
            for one in together:
                yield self.sides[one.id], one.name
            return
        paper = _PAPER.match(hop.name)
        if paper is not None:
            hop = replace(hop, name=hop.name[paper.end() :])
        known = self._person(hop.name)
        if known is not None:
            yield self.sides[known.id], known.name
        elif is_named(hop):
            owner = _OWNER.match(hop.name)
            whose = self._person(owner[1]) if owner is not None else None
            yield (self.sides[whose.id] if whose is not None else _plain(hop.name)), hop.name

    def _person(self, words: str) -> Entity | None:
        """The one person whose first and last name stand in `words`; a bare surname will do alone."""
        said = re.findall(r"[^\W\d_][\w’'-]*", words)
        fitting = {
            name
            for word in said
            for name in self.persons.get(word, ())
            if len(said) == 1 or name.split()[0] in said
        }
        return self.entities[fitting.pop()] if len(fitting) == 1 else None


def roots_in(entities: Sequence[Entity]) -> Roots:
    """The record's entities, ready for the question who is behind a hop."""
    persons: dict[str, list[str]] = defaultdict(list)
    for entity in entities:
        if entity.kind is Kind.PERSON and entity.name.split():
            persons[entity.name.split()[-1]].append(entity.name)
    by_id = {e.id: e for e in entities}
    return Roots(
        sides=MappingProxyType({e.id: state_of(e.id, by_id) for e in entities}),
        entities=MappingProxyType({e.name: e for e in entities}),
        persons=MappingProxyType({last: tuple(sorted(names)) for last, names in persons.items()}),
    )


def root_key(hop: Hop) -> str:
    """What makes two roots one: the institution spoken for, else the person, else the name.

    Two spokesmen of one government are one root; so are ten outlets that quote one post.
    """
    return hop.side or hop.entity or _plain(hop.name)


def is_named(hop: Hop) -> bool:
    """Whether a hop that is no known entity names somebody who can be held to it.

    A name does, "Ann Lee's lawyer", "the leaders of the Senate", and a body ("the committee");
    "some close to the chairman", "critics", "the investigation" do not.
    """
    words = hop.name.split()
    bodies = belonging.words("bodies")
    if not words or words[0].lower() in belonging.words("loose") or words[0][0].isdigit():
        return False
    head = _TAIL.split(f"{hop.name} ", maxsplit=1)[0].split() or words
    last = head[-1].strip("“”\"'’.,")
    singular = last.lower().removesuffix("s")
    lists = cue_words("en")
    if _OWNER.match(" ".join(head)) and any(w[:1].isupper() for w in head[:-1]):
        # "Lee's lawyer" speaks; "Lee's tax return" is a paper.
        known = bodies | belonging.words("kin") | lists.official_heads | lists.unnamed_heads
        return singular in known
    of = _OF_NAMED.match(hop.name)
    if of is not None and hop.name[of.end()].isupper():
        return True
    if last.lower() in bodies or singular in bodies | lists.plural_bodies:
        return True
    if singular in lists.unnamed_heads or last.lower() in lists.unnamed_heads:
        return False
    # "Critics" opens a sentence; "Republicans" and "Anna Smith" are names wherever they stand.
    return _NAME.fullmatch(last) is not None and last.lower() not in function_words()


def _plain(name: str) -> str:
    """A name without its article, so that "the ministry" and "The ministry" are one."""
    words = name.split()
    if words and words[0].lower() in ("the", "a", "an"):
        words = words[1:]
    return " ".join(words).lower()


def independent_roots(chains: Iterable[Chain], roots: Roots) -> tuple[str, ...]:
    """Names of the independent roots of `chains`, sorted; chains without one add nothing.

    A root that several people spoke for is named after all of them ("A / B").
    """
    names: dict[str, set[str]] = {}
    for chain in chains:
        for key, name in roots.of(chain):
            names.setdefault(key, set()).add(name)
    # A bare surname that two persons bear is no third one beside either of them.
    for key in [k for k in names if " " not in k and ":" not in k]:
        whole = [k for k in names if k != key and any(n.lower().split()[-1] == key for n in names[k])]
        if len(whole) == 1:
            del names[key]
    return tuple(sorted(" / ".join(sorted(group)) for group in names.values()))
