"""Kinds of events as data: what each is called, how it is coded, and which words tell of it.

Every kind is one file in `lexicon/events`. Its triggers are written in a small notation,
one string each; the first word of a verb and the last word of a noun is the head:

    phone call            these words in a row (lemmas or the words themselves)
    sanction|embargo      either word
    speak +with|to        needs one of these prepositions below the head
    call -for|to          must have none of these prepositions below the head
    speak ~phone|line     needs one of these words among what the head governs
    attack !record|job    must have none of these words among what the head governs
    impose >sanction      needs one of these words (or PERSON, STATE, ANY) as direct object
    meet &                needs several parties as its subject ("the two leaders met")
    call *                must not take a second predicate ("called the call excellent")
    agreement <in         must not stand behind this preposition without an article ("in agreement")
    fall ^shares|prices   needs one of these words as its subject
    rally @PERSON|party   a noun: needs one of these (or PERSON) as its owner, as who is named behind "of" or
                          "between", or as the subject of the verb that it is the object of
    offer :to             needs a clause below it: "to" an infinitive, "ing" a verbal noun, "that" a clause
                          with a verb of its own, "must" one with "must", "wont" one with "will not"
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any

from onrecord.errors import LexiconError
from onrecord.lexicon.base import names_in, read_toml

COMPLEMENTS = frozenset({"to", "that", "must", "wont", "ing"})
"""What `:` may ask for."""

CLASSES = frozenset({"PERSON", "STATE", "ANY"})
"""What `>` may ask of an object besides words: a person, a state or body, anything named."""

TABLES = ("nouns", "verbs", "loose_nouns", "loose_verbs")


@dataclass(frozen=True, slots=True, kw_only=True)
class Trigger:
    """Words that tell of an event, with what must and must not stand with them.

    `loose` triggers tell of their kind only in a report that has a firm trigger of it,
    and otherwise of the kind named as `otherwise` in the file.
    """

    kind: str
    text: str
    verb: bool
    loose: bool
    words: tuple[frozenset[str], ...]
    needs: frozenset[str] = frozenset()
    bars: frozenset[str] = frozenset()
    under: frozenset[str] = frozenset()
    never: frozenset[str] = frozenset()
    objects: frozenset[str] = frozenset()
    behind: frozenset[str] = frozenset()
    clause: frozenset[str] = frozenset()
    subjects: frozenset[str] = frozenset()
    owners: frozenset[str] = frozenset()
    several: bool = False
    plain: bool = False

    @property
    def head(self) -> frozenset[str]:
        """The word, or words, that the match starts from."""
        return self.words[0] if self.verb else self.words[-1]

    @property
    def weight(self) -> tuple[int, int, bool]:
        """How much the trigger asks for; where two match, the one that asks for more wins."""
        asked = (self.needs, self.under, self.objects, self.clause, self.subjects, self.owners)
        return (len(self.words), sum(1 for a in asked if a) + self.several, not self.loose)


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A sentence with the words that tell of the event in it; no words: it tells of none."""

    text: str
    trigger: str
    realis: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EventKind:
    """One kind of event.

    `family` names kinds that one report may use for the same happening ("the talks" for
    a call). `roles` says which part in the event a subject, object, possessor or the object of a
    preposition plays. `toward` is the word between the label and what the event was done to
    ("Attack on", "Killing of"). `once` is true of a resignation: whoever announces one on Monday
    and leaves in May has resigned once. `modes` are PLOVER's modes with the words that tell of each,
    the most telling first; `mode` is the one without such a word.
    """

    name: str
    label: str
    toward: str
    plover: str
    family: str
    otherwise: str | None
    slots: MappingProxyType[str, str]
    roles: MappingProxyType[str, str]
    triggers: tuple[Trigger, ...]
    examples: tuple[Example, ...]
    mode: str | None = None
    modes: tuple[tuple[str, tuple[str, ...]], ...] = ()
    said: bool = False
    """Whether it is done by words alone (a demand, a threat): told as an event only where it is the news."""
    last: bool = False
    """Whether it is told only of a report whose lead tells of nothing else."""
    carries: bool = False
    """Whether it only brings something else: of "announced the resignation" the resignation is told."""
    occasion: bool = False
    """Whether it is only where words are said: what is said in a speech is about something else."""
    named: bool = False
    """Whether such events bear names ("the Norland Accord"): the word in another name tells of none."""
    once: bool = False
    """Whether somebody does it once in a story, and saying that one will is already the news of it."""
    one_day: bool = False
    """Whether it lies on one day, so that two days told of it exclude each other. Talks go on, a
    resignation is announced on one day and takes effect on another."""
    lasts: bool = False
    """Whether it goes on for a while, so that a length told with it is its own; appointments do not."""
    public: bool = False
    """Whether its figures stand in programmes, registers and results, or before all eyes: nobody names a
    source for a score. Chosen."""


def parse_trigger(text: str, kind: str, verb: bool, loose: bool) -> Trigger:
    """The trigger that `text` writes down (notation: see the module).

    Raises:
        LexiconError: no words before the first condition, or an unknown sign.
    """
    words: list[frozenset[str]] = []
    asked: dict[str, frozenset[str]] = {}
    for part in text.split():
        sign, rest = part[0], part[1:]
        if sign in "+-~!><:^@" and rest:
            asked[sign] = asked.get(sign, frozenset()) | frozenset(rest.split("|"))
        elif part in {"&", "*"}:
            asked[part] = frozenset({part})
        elif sign.isalpha() or part == "-":
            words.append(frozenset(part.split("|")))
        else:
            raise LexiconError(f"events/{kind}.toml: {text!r}: unknown condition {part!r}")
    if not words:
        raise LexiconError(f"events/{kind}.toml: {text!r} has no words")
    if unknown := asked.get(":", frozenset()) - COMPLEMENTS:
        raise LexiconError(f"events/{kind}.toml: {text!r}: unknown clause {min(unknown)!r}")
    return Trigger(
        kind=kind,
        text=text,
        verb=verb,
        loose=loose,
        words=tuple(words),
        needs=asked.get("+", frozenset()),
        bars=asked.get("-", frozenset()),
        under=asked.get("~", frozenset()),
        never=asked.get("!", frozenset()),
        objects=asked.get(">", frozenset()),
        behind=asked.get("<", frozenset()),
        clause=asked.get(":", frozenset()),
        subjects=asked.get("^", frozenset()),
        owners=asked.get("@", frozenset()),
        several="&" in asked,
        plain="*" in asked,
    )


@cache
def _clause_roles() -> dict[str, dict[str, str]]:
    """The parts that kinds have for those in the clause below, by kind: relation to role."""
    found: dict[str, dict[str, str]] = {}
    for role, relations in read_toml("clause_roles.toml").items():
        for relation, names in relations.items():
            for name in names:
                found.setdefault(name, {})[relation] = role
    return found


def _kind(name: str, language: str) -> EventKind:
    data: dict[str, Any] = read_toml(f"events/{name}.toml")
    missing = [key for key in ("label", "plover", "roles", "triggers", "examples") if key not in data]
    if missing:
        raise LexiconError(f"events/{name}.toml: missing {', '.join(missing)}")
    tables = data["triggers"].get(language, {})
    unknown = sorted(set(tables) - set(TABLES))
    if unknown:
        raise LexiconError(f"events/{name}.toml: no such trigger table: {', '.join(unknown)}")
    triggers = [
        parse_trigger(text, name, table.endswith("verbs"), table.startswith("loose"))
        for table in TABLES
        for text in tables.get(table, ())
    ]
    modes = data.get("modes", {}).get(language, {})
    return EventKind(
        name=name,
        label=data["label"],
        toward=data.get("toward", "of"),
        plover=data["plover"],
        family=data.get("family", name),
        otherwise=data.get("otherwise"),
        slots=MappingProxyType(dict(data.get("slots", {}))),
        roles=MappingProxyType({**_clause_roles().get(name, {}), **data["roles"]}),
        triggers=tuple(triggers),
        examples=tuple(Example(**example) for example in data["examples"]),
        mode=data.get("mode"),
        modes=tuple((m, tuple(words)) for m, words in modes.items()),
        said=bool(data.get("said", False)),
        last=bool(data.get("last", False)),
        carries=bool(data.get("carries", False)),
        occasion=bool(data.get("occasion", False)),
        named=bool(data.get("named", False)),
        once=bool(data.get("once", False)),
        one_day=bool(data.get("one_day", False)),
        lasts=bool(data.get("lasts", False)),
        public=bool(data.get("public", False)),
    )


@cache
def kinds(language: str = "en") -> MappingProxyType[str, EventKind]:
    """Every kind of event by name, in order of name.

    Raises:
        LexiconError: a file lacks a table or has a condition that nobody knows.
    """
    return MappingProxyType({name: _kind(name, language) for name in names_in("events")})


@cache
def triggers_by_head(language: str = "en") -> MappingProxyType[str, tuple[Trigger, ...]]:
    """Triggers of all kinds by each word that may be their head, those that ask for most first."""
    found: dict[str, list[Trigger]] = {}
    for kind in kinds(language).values():
        for trigger in kind.triggers:
            for word in sorted(trigger.head):
                found.setdefault(word, []).append(trigger)
    return MappingProxyType(
        {
            word: tuple(sorted(triggers, key=lambda t: (*(-int(w) for w in t.weight), t.kind, t.text)))
            for word, triggers in found.items()
        }
    )


@cache
def event_words(table: str, language: str = "en") -> frozenset[str]:
    """The words of one table of the language's event file, in lower case.

    Raises:
        LexiconError: there is no such file or table.
    """
    data = read_toml(f"languages/{language}_events.toml")
    if table not in data:
        raise LexiconError(f"languages/{language}_events.toml: no table {table!r}")
    return frozenset(data[table])
