"""What a rule of the grammar is."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from onrecord.read.times.scene import Scene, Sense

Meaning = Callable[["re.Match[str]", Scene], Sense | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """A name, the words that it matches, and what they mean.

    The meaning is None where the words are no time after all; it raises
    `Impossible` where they are a date that the calendar does not have.
    Only a group named "span" (where there is one) becomes the expression.
    """

    name: str
    pattern: re.Pattern[str]
    meaning: Meaning


def rule(name: str, pattern: str, meaning: Meaning) -> Rule:
    """A rule whose pattern ends at the end of a word."""
    return Rule(name, re.compile(pattern + r"(?!\w)"), meaning)
