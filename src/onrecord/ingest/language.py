"""Which language a report is written in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from onrecord.ingest.dates import MONTHS
from onrecord.lexicon.base import read_toml

FEWEST_LETTERS = 40
"""Letters below which the detector is not asked: on shorter texts it guesses. Chosen."""

SURE = 0.80
"""Probability from which the detector is believed over silence. Chosen."""

SAMPLE = 4000
"""Characters that are looked at; more changes nothing."""

PLAIN_ENGLISH = 0.30
"""Share of a text's words that are English function words from which on it is English, whatever the
detector says. Chosen: English reports have more; Nigerian Pidgin, Dutch and German less."""

_TAG = re.compile(r"[a-z]{2,3}(?=$|[-_])")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_DATES = frozenset(name[:n] for name in (*MONTHS, *_WEEKDAYS) for n in (3, 4, len(name)))


@dataclass(frozen=True, slots=True)
class Found:
    """The language of a text, None where it is too short or unclear.

    `instead_of` is what the detector took the text for where its words say that it is English.
    """

    code: str | None
    instead_of: str | None = None


def base_language(tag: str | None) -> str | None:
    """The bare language of a BCP 47 tag: "en-US" gives "en". None for what is no tag."""
    found = _TAG.match((tag or "").strip().lower())
    return found.group() if found else None


def detect_language(body: str) -> Found:
    """The language of `body` as an ISO 639 code.

    By py3langid (Lui and Baldwin 2012, "langid.py") with normalised probabilities, which is asked about
    the words alone: a page of dates or figures is of no language. It takes short English for languages
    near it, so what is made of English function words is English.
    """
    words = _words(body[:SAMPLE])
    letters = sum(len(word) for word in words)
    if letters < FEWEST_LETTERS:
        return Found(None)
    # A lone surrogate has no UTF-8 form, which the detector works on.
    sample = " ".join(words).encode("utf-8", "replace").decode()
    code, sure = _detector().classify(sample)
    if code != "en" and sum(word.casefold() in _english() for word in words) >= PLAIN_ENGLISH * len(words):
        return Found("en", instead_of=str(code) if sure >= SURE else None)
    return Found(str(code) if sure >= SURE else None)


def _words(text: str) -> list[str]:
    """The words of `text` without figures and the names of months and weekdays, which lists are full of."""
    return [word for word in _WORD.findall(text) if word.casefold() not in _DATES]


@cache
def _english() -> frozenset[str]:
    return frozenset(read_toml("function_words.toml")["en"])


@cache
def _detector() -> Any:
    # Imported here because the model takes a second to load and the command line must start fast.
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
