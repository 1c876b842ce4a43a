"""Who bears a claim out, and whether two who do are surely of two institutions."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from onrecord.lexicon import belonging
from onrecord.model import RELAYS, Claim, Hop, Kind, Reading, Slot, Telling, root_hop
from onrecord.text.normal import fold, words_of

FACTS = frozenset({Slot.TOOK_PLACE, Slot.DAY, Slot.DURATION, Slot.ORDINAL, Slot.NUMBER, Slot.INITIATOR})
"""Slots that are checked against the world; the others tell what somebody said or did with words."""

NAMING = 4
"""Least letters of a word that makes two names possibly one. Chosen."""

REACH = 60
"""Most characters between a name and that of whom or what it belongs to. Chosen."""

_TITLE = rf"\b(?:{'|'.join(sorted(belonging.words('posts')))})\b\.?"
_BEFORE = re.compile(rf"((?:[\w’'.-]+\s+){{0,5}}){_TITLE}(?:\s+of\s+([\w-]+))?,?\s+$", re.I)
"""What stands before a name: "Staunton Police Chief Ann Lee", "Smith's lawyer, Ann Lee"."""
_AFTER = re.compile(rf"^,\s+([^,.;]{{0,50}}?{_TITLE}[^,.;]{{0,50}})", re.I)
"""What stands behind it: "Ann Lee, a lawyer for Smith", "Ann Lee, Smith's lawyer"."""

Belongs = Mapping[str, frozenset[str]]
"""Words of each person's titles that say whom or what they belong to, folded, by entity id."""


def vouching(claim: Claim) -> dict[str, list[tuple[Telling, Hop]]]:
    """Known roots that make a claim more certain, by side, with what they are told to have said.

    "The president" beside a name may be one person; and that somebody said a thing is not
    borne out by himself. An agency that names no source may have it from another root.
    """
    who = [] if claim.slot in FACTS else claim.value.partition("|")[0].split("+")
    found: dict[str, list[tuple[Telling, Hop]]] = {}
    for telling in claim.tellings:
        hop = root_hop(telling.chain) if telling.root is not None else None
        if hop is None or hop.role in RELAYS or hop.entity is None or hop.entity in who:
            continue
        found.setdefault(hop.side or hop.entity, []).append((telling, hop))
    return found


def belongs(readings: Sequence[Reading]) -> Belongs:
    """Whom or what each person belongs to, as far as a title beside the name says so."""
    found: dict[str, set[str]] = defaultdict(set)
    for reading in readings:
        text = reading.document.text
        for mention in reading.mentions:
            if mention.entity is None or mention.kind is not Kind.PERSON:
                continue
            before = _BEFORE.search(text[max(0, mention.span.start - REACH) : mention.span.start])
            after = _AFTER.match(text[mention.span.end : mention.span.end + 2 * REACH])
            if before is not None:
                found[mention.entity].update(_owners(before[1], last=True))
                found[mention.entity].update(_owners(before[2] or ""))
            if after is not None:
                found[mention.entity].update(_owners(after[1].partition(" and ")[0]))
    return {person: frozenset(words) for person, words in found.items()}


def _owners(title: str, *, last: bool = False) -> Iterator[str]:
    """Names and bodies in the words of a title, posts left out; only those of its end if `last`."""
    posts, services = belonging.words("posts"), belonging.words("services")
    for word in reversed(words_of(title)):
        form = word.form.removesuffix("'s").removesuffix("s’")
        if title[word.span.start].isupper() or form in services or form in posts:
            if form not in posts and len(form) >= NAMING:
                yield form
        elif last:
            return


def are_surely_two(said: Mapping[str, list[tuple[Telling, Hop]]], owners: Belongs) -> bool:
    """Whether two of those who vouch are surely of two institutions.

    "Jackson" and "Mr. Jackson Jr." may be one man; a police chief and his police, a lawyer and his
    client, two who speak for one body have their word from one place. Titles are asked where linking
    does not know for whom both speak.
    """
    return any(
        not any(
            _could_be_one(a.name, b.name)
            or (not (a.side and b.side) and _titled(a, owners) & _titled(b, owners))
            or {a.side, a.entity} & {b.side, b.entity} - {None}
            for _, a in said[one]
            for _, b in said[other]
        )
        for one, other in combinations(said, 2)
    )


def _titled(hop: Hop, owners: Belongs) -> set[str]:
    """The words of a name and of the titles it is given."""
    own = {w.form for w in words_of(hop.name) if len(w.form) >= NAMING}
    return own | owners.get(hop.entity or "", frozenset())


def _could_be_one(one: str, other: str) -> bool:
    """Whether two names share a word, or one is made of letters that the other's words begin with."""
    a, b = ([w.form for w in words_of(name) if len(w.form) > 1] for name in (one, other))
    if {w for w in a if len(w) >= NAMING} & {w for w in b if len(w) >= NAMING}:
        return True
    for short, long in ((one, b), (other, a)):
        letters = fold(short)
        if short.isupper() and len(long) > 1 and set(letters) <= {w[0] for w in long}:
            return True
    return False
