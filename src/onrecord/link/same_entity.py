"""Whether two names of two reports are one person, organisation or place."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from rapidfuzz.distance import DamerauLevenshtein

from onrecord.lexicon.people import PARTICLES, given_names
from onrecord.lexicon.spellings import given_spellings, same_given_name, same_word, spellings
from onrecord.link.base import RULED
from onrecord.model import Answer, Kind, Verdict
from onrecord.text.bodies import body_words
from onrecord.text.names import latin, name_key, place_key

BODIES = frozenset({Kind.ORGANISATION, Kind.OUTLET, Kind.AGENCY, Kind.PLATFORM})
"""Kinds that one body can be taken for in different reports; the most specific is kept."""

Rulings = Mapping[frozenset[str], bool]
"""Pairs of ids that a person ruled the same (True) or different (False)."""

SHORTEST_SLIP = 5
"""Letters of a name in which one wrong letter is a slip; shorter names are too near one another. Chosen."""

_ARTICLE = re.compile(r"\b(?:al|el|as|ad|ar|ul)[-\s](?=\w)|\b(?:Al|El|As|Ad|Ar|Ul)-(?=\w)")
"""The Arabic article, which reports write, vary and leave out: "al-Assad", "el Assad", "Assad"."""

_SUFFIXES = frozenset(name_key(word) for word in ("Jr", "Sr", "II", "III", "IV"))
"""What follows a surname and tells father from son."""

_PARTICLES = frozenset(name_key(word) for word in (*PARTICLES, "abu", "ben"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """What reports agree on about somebody: id, kind, name, Wikidata id.

    Equal profiles of different reports are one item, so that a name in ten thousand
    reports is compared once.
    """

    id: str
    kind: Kind
    name: str
    wikidata: str | None

    @property
    def key(self) -> str:
        """What profiles are sorted and told apart by."""
        return "\x1f".join((self.id, self.kind, self.name, self.wikidata or ""))

    @property
    def words(self) -> tuple[str, ...]:
        """The name's words in the form in which spellings meet."""
        if self.kind is Kind.PERSON:
            return tuple(name_key(_ARTICLE.sub("", self.name)).split())
        return body_words(self.name) if self.kind in BODIES else tuple(place_key(self.name).split())

    @property
    def bare(self) -> bool:
        """Whether a person's name is a surname, or a forename, and nothing more."""
        return all(w in _PARTICLES for w in self.words[:-1])

    @property
    def core(self) -> tuple[str, ...]:
        """A person's words without "Jr." and without initials in front of a forename ("W. Mark Felt")."""
        words = self.words
        while len(words) > 1 and words[-1] in _SUFFIXES:
            words = words[:-1]
        while len(words) > 2 and len(words[0]) == 1 and len(words[1]) > 1:
            words = words[1:]
        return words

    @property
    def suffix(self) -> str:
        """ "jr", "iii" … or nothing."""
        return self.words[-1] if len(self.words) > 1 and self.words[-1] in _SUFFIXES else ""


class EntityLinker:
    """Persons by Wikidata id, surname and given name; bodies and places by name.

    A bare surname is nobody's in particular here, nor is a forename alone: see `onrecord.link.lone`.
    `shared` are pairs (forename, surname) that persons with different middle names share: a
    name without one may then be either's.
    """

    def __init__(
        self,
        rulings: Rulings | None = None,
        shared: Collection[tuple[str, str]] = (),
        forenames: Collection[str] = (),
    ) -> None:
        self.rulings = rulings or {}
        self.shared = frozenset(shared)
        self.forenames = frozenset(forenames)
        """Spellings of single words that may be forenames; other full names need no key for theirs."""

    def keys(self, item: Profile) -> Iterable[str]:
        """Wikidata id, id, and every spelling of the surname (for a person) or the whole name.

        A person is filed, too, under the forename with the surname less one letter (Garbe's deletion
        neighbourhoods), so that a slip of one letter is found without comparing all of one forename.
        """
        yield f"id:{item.id}"
        if item.wikidata:
            yield f"wd:{item.wikidata}"
        if item.kind is not Kind.PERSON:
            yield f"n:{' '.join(item.words)}"
        elif item.words:
            core = item.core
            yield from (f"p:{s}" for s in spellings(core[-1]))
            yield from (f"g:{s}" for s in given_spellings(core[0]) if s in self.forenames)
            if len(core) > 2:
                # A headline's next word may be glued on: "Ann Roe Names".
                yield from (f"p:{s}" for s in spellings(core[1]))
            if len(core) > 1:
                yield from (f"t:{core[0]} {s}" for s in _one_letter_less(core[-1]))
        for pair in self.rulings:
            if item.id in pair:
                yield "ruled:" + "\x1f".join(sorted(pair))

    def compare(self, a: Profile, b: Profile) -> Verdict:
        """Whether two profiles are one."""
        ruled = self.rulings.get(frozenset({a.id, b.id}))
        if ruled is not None and a.id != b.id:
            return Verdict(answer=Answer.SAME if ruled else Answer.DIFFERENT, reason="ruled", rule=RULED)
        if a.wikidata and b.wikidata:
            same = a.wikidata == b.wikidata
            return _say(same, f"Wikidata ids {a.wikidata} and {b.wikidata}", "wikidata")
        if a.kind is not b.kind and not (a.kind in BODIES and b.kind in BODIES):
            return _say(False, "a different kind of thing", "kind")
        if a.kind is Kind.PERSON:
            return self._persons(a, b)
        return _say(a.words == b.words or a.id == b.id, f"names {a.name} and {b.name}", "name")

    def _persons(self, a: Profile, b: Profile) -> Verdict:
        if a.words == b.words or a.id == b.id:
            return _say(True, f"{a.name} and {b.name} are spellings of one name", "full-name")
        x, y = a.core, b.core
        if not x or not y:
            return _say(False, "no name", "surname")
        if len(x) == 1 or len(y) == 1:
            return _lone(a, b)
        if (len(x) > 2 and x[:2] == y) or (len(y) > 2 and y[:2] == x):
            return _maybe("one has another word behind the name", "glued-on")
        if not same_word(x[-1], y[-1]):
            return (
                _slip(a, b, x[-1], y[-1])
                if same_word(x[0], y[0])
                else _say(False, "different surnames", "surname")
            )
        if a.bare or b.bare:
            return _maybe("one is a bare surname", "bare-surname")
        if same_given_name(x[0], y[0]):
            return self._namesakes(a, b)
        if (len(x) > 2 and same_given_name(x[1], y[0])) or (len(y) > 2 and same_given_name(y[1], x[0])):
            return _maybe("one goes by the middle name", "second-forename")
        if x[0][0] == y[0][0] and 1 in (len(x[0]), len(y[0])):
            return _maybe("an initial fits the given name", "initial")
        known = latin(a.name.split()[0]) in given_names() and latin(b.name.split()[0]) in given_names()
        if known:
            return _say(False, f"given names differ: {a.name}, {b.name}", "given-name")
        return _slip(a, b, x[0], y[0])

    def _namesakes(self, a: Profile, b: Profile) -> Verdict:
        """Two persons of one given name and surname."""
        x, y = a.core, b.core
        if a.suffix != b.suffix:
            if a.suffix and b.suffix:
                return _say(False, f"{a.name} and {b.name} are father and son", "suffix")
            return _maybe(
                f"one of {a.name} and {b.name} leaves out what tells father from son", "suffix-left-out"
            )
        middle = _middle(x, y)
        if middle is False:
            return _say(False, f"middle names differ: {a.name}, {b.name}", "middle-name")
        if middle is None and (x[0], x[-1]) in self.shared:
            return _maybe(
                "two persons differ only in the middle name, which one leaves out", "middle-left-out"
            )
        return _say(True, f"{a.name} and {b.name} share given name and surname", "given-and-surname")


def _say(same: bool, reason: str, rule: str) -> Verdict:
    return Verdict(answer=Answer.SAME if same else Answer.DIFFERENT, reason=reason, rule=rule)


def _maybe(reason: str, rule: str) -> Verdict:
    return Verdict(answer=Answer.POSSIBLY, reason=reason, rule=rule)


def _lone(a: Profile, b: Profile) -> Verdict:
    """A single word against a name: a bare surname or forename that fits it, or nothing."""
    lone, full = (a, b) if len(a.core) == 1 else (b, a)
    word, theirs = lone.core[0], full.core
    if same_word(word, theirs[-1]):
        return _maybe("one is a bare surname", "bare-surname")
    if len(theirs) > 1 and same_given_name(word, theirs[0]):
        return _maybe("one is a forename alone", "forename")
    return _say(False, "different names", "surname")


def _slip(a: Profile, b: Profile, x: str, y: str) -> Verdict:
    """One wrong, missing or swapped letter in an otherwise equal name: "Rait" and "Raite"."""
    long = min(len(x), len(y)) >= SHORTEST_SLIP - 1 and max(len(x), len(y)) >= SHORTEST_SLIP
    if (
        long
        and x[0] == y[0]
        and DamerauLevenshtein.distance(x, y, score_cutoff=1) <= 1
        and _middle(a.core, b.core) is not False
    ):
        return _maybe(f"{a.name} and {b.name} differ in one letter", "slip")
    return _say(False, "different names", "surname")


def _one_letter_less(word: str) -> set[str]:
    """A word, and it without any one of its letters: two words that differ in one letter share some."""
    if len(word) < SHORTEST_SLIP - 1:
        return set()
    return {word, *(word[:i] + word[i + 1 :] for i in range(1, len(word)))}


def _middle(x: tuple[str, ...], y: tuple[str, ...]) -> bool | None:
    """Whether middle names agree; None where one has none."""
    if len(x) <= 2 or len(y) <= 2:
        return True if len(x) == len(y) else None
    pairs = zip(x[1:-1], y[1:-1], strict=False)
    return all(same_word(p, q) or (1 in (len(p), len(q)) and p[0] == q[0]) for p, q in pairs)


def shared_names(profiles: Iterable[Profile]) -> frozenset[tuple[str, str]]:
    """(forename, surname) of persons who differ only in their middle names."""
    middles: dict[tuple[str, str], list[tuple[str, ...]]] = {}
    for p in profiles:
        if p.kind is Kind.PERSON and len(p.core) > 2:
            middles.setdefault((p.core[0], p.core[-1]), []).append(p.core)
    return frozenset(
        name
        for name, cores in middles.items()
        if any(_middle(cores[0], other) is False for other in cores[1:])
    )
