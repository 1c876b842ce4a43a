"""Which way a sentence looks around an expression of time, read off the words before and after it."""

from __future__ import annotations

import re

from onrecord.read.times.words import DATA

TENSE: dict[str, frozenset[str]] = {name: frozenset(words) for name, words in DATA["tense"].items()}

_WORD = re.compile(r"'?[a-z]+(?:n't)?|[.;!?\n\"]|\d+")
_LOOK = 16
"""How many words to either side are asked for the tense. Chosen on the training texts."""

_ABBREVIATED = re.compile(
    r"\b(?:[a-z]\.(?:[a-z]\.)*|(?:" + "|".join(map(re.escape, DATA["tense_scan"]["abbreviations"])) + r")\.)"
)
"""A full stop that ends no sentence: "5 p.m.", "Gen.", "U.S."."""

_UNTIL = re.compile(
    r"\b(?:until|till|as early as|as soon as|as late as|no later than)\s+"
    r"(?:(?:about\s+)?(?:\d{1,2}(?::\d\d)?\s?[ap]\.?m\.?(?:\s[a-z]{3,4})?|noon|midnight|late|early)\s+)?"
    r"(?:on\s+)?$"
)
_WAS_UNTIL = re.compile(r"\W+(?:\w+\W+){1,3}(?:had|was|were|did)\b")
"""What follows a day on which something came to an end: "until Thursday, they had not"."""
_FALSE_ED = frozenset(DATA["tense_scan"]["false_ed"])
_NO_PRESENT = frozenset({"did", "not", "didn't", "to", "the", "a", "helped", "let", "made"})
_SET = frozenset({"set", "scheduled", "slated", "planned"})
_TAKES = frozenset({"effect", "office", "over", "place"})
_ONE = frozenset({"a", "an", "another"})
_PLAN = tuple(w for w in DATA["tense"]["future_heads"] if not w.endswith(("ed", "ing")))
_BE = frozenset({"be", "is", "are", "being", "get"})


def words_before(text: str, start: int) -> list[str]:
    """The words before `start` in its sentence, nearest first."""
    words = _WORD.findall(unstopped(text[max(0, start - 140) : start]))[::-1]
    for i, word in enumerate(words):
        if word in ".;!?":
            return words[:i]
    return words[:_LOOK]


def words_after(text: str, end: int) -> list[str]:
    """The words after `end` in its sentence."""
    words = _WORD.findall(unstopped(text[end : end + 110]))
    for i, word in enumerate(words):
        if word in ".;!?":
            return words[:i]
    return words[:_LOOK]


def direction(text: str, start: int, end: int) -> int:
    """-1 where the sentence around an expression looks back, 1 where ahead, 0 where nothing tells."""
    before = words_before(text, start)
    if _UNTIL.search(text, max(0, start - 40), start):
        if _WAS_UNTIL.match(text, end):
            return -1
        opens = len(before) <= 3
        return -1 if opens and _tense_forwards(words_after(text, end)[:6]) < 0 else 1
    if text.startswith("'s ", end):
        # "Wednesday's ruling" has been, whatever is to come of it.
        return -1
    if before[:1] in (["is"], ["are"]) or (before[:1] == ["for"] and _SET.intersection(before[1:6])):
        # "The vote is Friday"; "set the hearing for Friday".
        return 1
    found = _tense_backwards(before)
    return found if found else _tense_forwards(words_after(text, end))


def unstopped(words: str) -> str:
    """`words` without the full stops of abbreviations."""
    return _ABBREVIATED.sub(lambda m: m[0].replace(".", ""), words)


def is_past(word: str) -> bool:
    """Whether a word is, or ends as, a form of the past."""
    return word in TENSE["past"] or (word.endswith("ed") and len(word) > 4 and word not in _FALSE_ED)


_SAME_IN_BASE = frozenset({"put", "set", "cut", "hit", "burst", "become", "come", "run", "found", "need"})


def _looks_ahead(word: str, after: str) -> bool:
    if word == "going":
        return after == "to"
    if word == "may" and is_past(after) and after not in TENSE["base"] | _SAME_IN_BASE:
        # "May met Merkel": a name, for no modal has a past behind it.
        return False
    return word in TENSE["future"] and not (word == "next" and after in ("to", "door"))


def _tense_backwards(words: list[str]) -> int:
    planned = 0
    for i, word in enumerate(words):
        before = words[i + 1] if i + 1 < len(words) else ""
        after = words[i - 1] if i else ""
        if _looks_ahead(word, after) or _is_due(words, i):
            return 1
        if is_past(word):
            if told := _past_form(words, i):
                return told
            continue
        if word == "to" and after in TENSE["base"]:
            # "Banks to reopen Thursday": where no other verb tells, an infinitive looks ahead.
            planned = 1
        if word in ("has", "have", "'ve") or (word == "could" and after == "not"):
            return -1
        if _is_scheduled(word, before, after):
            return 1
    return planned


def _is_due(words: list[str], i: int) -> bool:
    """Whether a word, nearest first, is of "is due to", "set for", "planned"; not of "had been due to"."""
    word, before = words[i], words[i + 1] if i + 1 < len(words) else ""
    if word == "set" and i and words[i - 1] == "for":
        return True
    if word == "to" and before in TENSE["future_heads"] and words[i + 2 : i + 4] != ["been", "had"]:
        return True
    if word not in TENSE["future_participles"]:
        return False
    if before == "been":
        return words[i + 2 : i + 3] != ["had"]
    return before not in ("had", "was", "were", "as", "previously", "originally")


def _past_form(words: list[str], i: int) -> int:
    """What a form of the past tells: it may be an infinitive or a participle; 0 where it tells nothing."""
    before = words[i + 1] if i + 1 < len(words) else ""
    after = words[i - 1] if i else ""
    if before == "may" and words[i] not in TENSE["base"] | _SAME_IN_BASE:
        return -1
    if before in TENSE["modals"]:
        # "could hit the coast": a form that past and infinitive share.
        return 1
    if before == "to":
        return 0
    if before in ("is", "are") and after != "by":
        return 1
    if before in _BE or (before in ("not", "also") and i + 2 < len(words) and words[i + 2] in _BE):
        return 0
    return -1


def _is_scheduled(word: str, before: str, after: str) -> bool:
    """Whether a present tense beside a day means what is to come: "the court hears", "they plan a march"."""
    if word in TENSE["present_future"] or (word in ("plan", "plans") and after in _ONE):
        return True
    if word == "takes" and after in _TAKES:
        return True
    if word in TENSE["present_plural"] and before not in _NO_PRESENT:
        return True
    if word.endswith("ing") and before in ("is", "are"):
        return True
    return word in TENSE["leaving"] and before in ("was", "were")


def _tense_forwards(words: list[str]) -> int:
    states = False
    for i, word in enumerate(words):
        if _looks_ahead(word, words[i + 1] if i + 1 < len(words) else ""):
            return 1
        if word in TENSE["future_participles"] and (i == 0 or words[i - 1] in ("is", "are")):
            return 1
        if (word in _PLAN and words[i + 1 : i + 2] == ["to"]) or word in TENSE["present_future"]:
            return 1
        if word in ("is", "are") and not states:
            # The first "is" tells: "On Friday he is leaving", not "the lesson is clear: they are leaving".
            if words[i + 1 : i + 2] and words[i + 1].endswith("ing"):
                return 1
            states = True
        if is_past(word) and (i == 0 or words[i - 1] not in ("be", "is", "are")):
            return -1
    return 0
