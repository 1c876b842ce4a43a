"""Which language a report is written in."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

FEWEST_LETTERS = 40
"""Letters below which the detector is not asked: on shorter texts it guesses. Chosen."""

SURE = 0.80
"""Probability from which the detector is believed over silence. Chosen."""

SAMPLE = 4000
"""Characters that are looked at; more changes nothing."""

_TAG = re.compile(r"[a-z]{2,3}(?=$|[-_])")


def base_language(tag: str | None) -> str | None:
    """The bare language of a BCP 47 tag: "en-US" gives "en". None for what is no tag."""
    found = _TAG.match((tag or "").strip().lower())
    return found.group() if found else None


def detect_language(body: str) -> str | None:
    """The language of `body` as an ISO 639-1 code, None where it is too short or unclear.

    By py3langid (Lui and Baldwin 2012, "langid.py") with normalised probabilities.
    """
    sample = body[:SAMPLE]
    if sum(c.isalpha() for c in sample) < FEWEST_LETTERS:
        return None
    # A lone surrogate has no UTF-8 form, which the detector works on.
    code, sure = _detector().classify(sample.encode("utf-8", "replace").decode())
    return str(code) if sure >= SURE else None


@cache
def _detector() -> Any:
    # Imported here because the model takes a second to load and the command line must start fast.
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
