"""Facts in a few words: a set phrase with the report's own words, never free-written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from onrecord.link.labels import length_words, name_list
from onrecord.link.same_fact import Item, read_range
from onrecord.model import Duration, Interval, Mode, Realis, Slot
from onrecord.text.wording import interval_words

LONGEST = 45
"""Words of a statement that a fact's wording repeats; longer ones are cut."""

_YET_TO_COME = frozenset({Realis.PLANNED, Realis.PROPOSED, Realis.HYPOTHETICAL})
_MARKS = '“”„«»"'
_ENDS = " ,;:.–-"


def wording(group: Sequence[Item], names: Mapping[str, str], realis: Realis | None) -> str:
    """What the tellings of `group` tell. `names` are the entities' by id; `realis` is the event's."""
    lead = group[0].assertion
    match lead.slot:
        case Slot.TOOK_PLACE:
            return "took place" if lead.value == "yes" else "did not take place"
        case Slot.PLANNED:
            return f"is {lead.value}"
        case Slot.DAY:
            _, first, last = read_range(lead.value)
            days = interval_words(Interval(first=first or None, last=last or None))
            return f"on {days}" if first[:10] == last[:10] else days
        case Slot.DURATION:
            return f"{'is to last' if realis in _YET_TO_COME else 'lasted'} {_length(group)}"
        case Slot.ORDINAL:
            return f"number {lead.value} of its kind"
        case Slot.PLACE:
            return f"in {lead.value}"
        case Slot.INITIATOR:
            return f"initiated or announced by {names.get(group[0].who, group[0].who)}"
        case Slot.PARTICIPANT:
            return f"with {names.get(group[0].who, group[0].who)}"
        case Slot.TOPIC:
            return f"about {lead.value}"
        case Slot.NUMBER:
            unit = read_range(lead.value)[0]
            return lead.text if _has_unit(lead.text, unit) else f"{lead.text} {unit}"
        case _:
            return _said(group, names)


def _has_unit(text: str, unit: str) -> bool:
    """Whether the words say what is counted: "two men" of men, "$60 billion" of dollars."""
    if len(unit) == 3 and unit.isupper():
        return unit in text or any(mark in text for mark in _SIGNS) or "dollar" in text.lower()
    first, irregular = unit[:4].lower(), _PLURALS.get(unit.lower(), unit.lower())
    return first in text.lower() or irregular in text.lower()


_SIGNS = "$€£¥₹₽"
_PLURALS = {
    "man": "men",
    "woman": "women",
    "child": "children",
    "person": "people",
    "foot": "feet",
    "mouse": "mice",
    "life": "lives",
    "wife": "wives",
    "half": "halves",
    "tooth": "teeth",
    "goose": "geese",
}
"""Plurals that do not begin as their nouns do."""


def _length(group: Sequence[Item]) -> str:
    """The report's own words, unless they only fit before a noun ("hour-long")."""
    text = " ".join(group[0].assertion.text.split())
    if "-" not in text:
        return text
    _, low, high = read_range(group[0].assertion.value)
    return length_words(
        Duration(low=float(low) if low else None, high=float(high) if high else None, evidence=None)
    )


def _said(group: Sequence[Item], names: Mapping[str, str]) -> str:
    fullest = max(group, key=lambda item: (len(item.words), item.assertion.id))
    who = next((name for item in group if (name := _name(item.who, names))), "")
    who = who or ("" if fullest.is_named else fullest.who)
    words = _trimmed(fullest.assertion.text)
    if _has_verb(fullest):
        return f"{who} {_without_name(words, who)}" if who else words
    if fullest.statement is not None and fullest.statement.mode is Mode.DIRECT:
        words = f"“{words.strip(_MARKS + _ENDS)}”"
    else:
        words = words.removeprefix("that ")
    verb = _AGAINST.get(fullest.assertion.slot, "")
    return f"{who}{verb}: {words}" if who else words


_AGAINST = {Slot.DENIED: " denied", Slot.REFUSED: " rejected"}
"""What is said of words that their speaker does not make his own."""


def _name(who: str, names: Mapping[str, str]) -> str:
    """The names of one entity or of several joined by "+"; empty where one is not known."""
    parts = who.split("+")
    return name_list([names[p] for p in parts]) if all(p in names for p in parts) else ""


def _has_verb(item: Item) -> bool:
    """Whether the words tell the act themselves: "offered to send engineers", not "that he would"."""
    statement, assertion = item.statement, item.assertion
    if statement is None:
        return True
    if assertion.span.start < statement.content[0].start:
        return any(c.start == assertion.span.start for c in statement.cue)
    # An act told inside somebody else's statement.
    speaker = statement.speaker.entity if statement.speaker is not None else None
    who = assertion.value.partition("|")[0]
    return ":" in who and speaker is not None and who != speaker


def _without_name(words: str, who: str) -> str:
    """`words` without the name that they open with, however short: "Putin offered" becomes "offered"."""
    said = words.split()
    named = set(who.split())
    while said and said[0].strip(_ENDS) in named:
        said.pop(0)
    return " ".join(said)


def _trimmed(text: str) -> str:
    """The words on one line, at most `LONGEST`, without marks that are open on one side only."""
    words = text.split()
    line = " ".join(words[:LONGEST]) + (" …" if len(words) > LONGEST else "")
    line = line.strip(_ENDS)
    for left, right in (("“", "”"), ("«", "»")):
        if line.count(left) != line.count(right):
            line = line.replace(left, "").replace(right, "")
    if line.count('"') % 2:
        line = line.replace('"', "")
    return line.strip(_ENDS)
