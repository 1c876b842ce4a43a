"""Whether a date tells of what has been: it belongs to a verb of the past that plans nothing."""

from __future__ import annotations

import re

from onrecord.read.times.tense import TENSE, is_past, unstopped
from onrecord.read.times.words import DATA

_TOKEN = re.compile(r"'?[a-z]+(?:n't)?|\d+(?:[.,]\d+)*|[.;!?:,\n\"()—–]")
_WINDOW = 160
"""Characters to either side in which the verb is looked for. Chosen, not measured."""
_STOPS = frozenset('.;!?:\n"()—–')
_BREAKS = _STOPS | {","}

_WORDS: dict[str, frozenset[str]] = {name: frozenset(words) for name, words in DATA["been"].items()}
_PLANS = TENSE["future_participles"] | TENSE["future_heads"] | _WORDS["plans"]
_AHEAD = (TENSE["future"] | TENSE["modals"] | TENSE["present_future"] | {"is", "are", "be", "due"}) - {"next"}
_DETERMINERS = frozenset(
    {"a", "an", "the", "its", "his", "her", "their", "our", "this", "that", "these", "those"}
)
_FALSE_ING = frozenset(DATA["been"]["false_ing"])


def _backwards(text: str, start: int) -> list[str]:
    """Words and marks before `start`, nearest first, to the start of the sentence."""
    tokens = _TOKEN.findall(unstopped(text[max(0, start - _WINDOW) : start]))[::-1]
    stop = next((i for i, token in enumerate(tokens) if token in _STOPS), len(tokens))
    return tokens[:stop]


def _forwards(text: str, end: int) -> list[str]:
    """Words and marks after `end`, to the end of the sentence."""
    tokens = _TOKEN.findall(unstopped(text[end : end + _WINDOW]))
    stop = next((i for i, token in enumerate(tokens) if token in _STOPS), len(tokens))
    return tokens[:stop]


def has_been(text: str, start: int, end: int) -> bool:
    """Whether the date at `start` to `end` hangs on a verb of the past or the perfect.

    True for "resigned on August 20", "In July the minister resigned", "since July". False where the
    verb plans ("agreed to meet on July 3", "scheduled in July", "called an election on July 3"), where
    another preposition leads the date ("for July", "until July 3"), and where nothing tells.
    """
    before, after = _backwards(text, start), _forwards(text, end)
    while before and before[0] in _WORDS["beside"]:
        before = before[1:]
    if after[:1] and (after[0] in _AHEAD or after[0] in _WORDS["ranges"]):
        return False
    if before[:1] == ["since"]:
        return True
    if before[:1] and before[0] in _WORDS["refused_before"] | _DETERMINERS:
        return False
    led = bool(before) and before[0] in ("in", "on", "during")
    rest = before[1:] if led else before
    if not [token for token in rest if token != ","]:
        return led and _told_after(after)
    return _told_before(rest)


def _told_before(words: list[str]) -> bool:
    """Whether the nearest verb before a date, in its own clause, is one of the past that plans nothing."""
    for i, word in enumerate(words):
        before = words[i + 1] if i + 1 < len(words) else ""
        after = words[i - 1] if i else ""
        if word in _BREAKS or word in _AHEAD:
            return False
        if word == "to" and after not in _DETERMINERS | _WORDS["no_verb"]:
            return False
        if (
            word.endswith("ing")
            and word not in _FALSE_ING
            and before not in _DETERMINERS | {"in", "at", "of"}
        ):
            return False
        if is_past(word) or word in _WORDS["past"]:
            if before in _DETERMINERS:
                # "the disputed vote in July": an adjective.
                continue
            if word in _PLANS or (i and word in _WORDS["of_others"]):
                return False
            if before in TENSE["modals"] or before in ("to", "is", "are", "be", "not"):
                return False
            return before in _WORDS["of_a_verb"] or not _looks_ahead(words[i + 1 :])
        if word in ("has", "have", "had", "'ve"):
            return True
    return False


def _looks_ahead(words: list[str]) -> bool:
    """Whether a clause has a word of what is to come: "will redeem its preferred shares on July 3"."""
    clause = words[: next((i for i, word in enumerate(words) if word in _BREAKS), len(words))]
    return any(word in _AHEAD for word in clause)


def _told_after(words: list[str]) -> bool:
    """Whether the clause that a date opens is told in the past and names nothing to come."""
    told = False
    for i, word in enumerate(words):
        before = words[i - 1] if i else ""
        after = words[i + 1] if i + 1 < len(words) else ""
        if word in _AHEAD or (word in ("was", "were") and after in {"to"} | _PLANS):
            return False
        if told or before in _DETERMINERS:
            continue
        if is_past(word) or word in _WORDS["past"]:
            told = word not in TENSE["future_participles"]
            if not told:
                return False
    return told
