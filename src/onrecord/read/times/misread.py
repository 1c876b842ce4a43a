"""Dates with letters for figures, as on scanned pages ("June l2"), or with figures of another script.

They are told, never guessed.
"""

from __future__ import annotations

import re
from itertools import product

from onrecord.model import Span
from onrecord.read.times.words import MONTHS

_ALIKE = {"l": "1", "i": "1", "o": "0", "s": "5"}
"""Letters that scanned pages show as figures, and the other way round."""


def _misspelt() -> list[str]:
    """Month names with one or two of their letters read as figures: "ju1y", "0ct0ber"."""
    found = []
    for name in MONTHS:
        if len(name) < 4:
            continue
        choices = [(letter, _ALIKE[letter]) if letter in "lio" else (letter,) for letter in name]
        found += ["".join(word) for word in product(*choices) if "".join(word) != name]
    return sorted(found, key=lambda word: (-len(word), word))


_MONTH = "|".join(sorted(MONTHS, key=lambda month: (-len(month), month)))
_BAD_DAY = r"(?=[\dlioLIO]{1,2}(?:st|nd|rd|th)?\b)(?:\d[lioLIO]|[lioLIO]\d)(?:st|nd|rd|th)?"
_BAD_YEAR = r"(?=[12lI]\w{3}\b)(?=\d*[lioLIO])(?=(?:[lioLIO]?\d){2})[12lI][\dlioLIO]{3}"

_MISREAD = re.compile(
    rf"\b(?:(?:{_MONTH})\.?[ ]{_BAD_DAY}(?:,?[ ][\dlioLIO]{{4}})?"
    rf"|{_BAD_DAY}[ ](?:{_MONTH})\b(?:,?[ ][\dlioLIO]{{4}})?"
    rf"|(?:{'|'.join(_misspelt())})(?:[ ]\d{{1,2}})?(?:,?[ ]\d{{4}})?"
    r"|[oO]\d[/.]\d\d[/.]\d{4}|\d\d[/.][oO]\d[/.]\d{4}|\d\d[/.]\d\d[/.]2[oO]\d\d"
    rf"|(?<=[Ii]n[ ]){_BAD_YEAR}|(?<=since[ ]){_BAD_YEAR}|(?<=of[ ]){_BAD_YEAR}"
    rf"|(?:{_MONTH})\.?[ ](?:\d{{1,2}}(?:st|nd|rd|th)?,?[ ])?{_BAD_YEAR})\b",
    re.IGNORECASE,
)


_SIGN = re.compile(r"\d[lioLIO]|[lioLIO]\d|[a-zA-Z][01][a-zA-Z]|\b0ct")
"""A letter beside a figure: rare, and in every misread date."""
_AROUND = 24
"""Characters to either side of it that hold the whole date."""


_OTHER = r"(?:[0-9]?(?![0-9])\d\d?)"
_OTHER_SCRIPT = re.compile(
    rf"\b(?:{_OTHER}(?:st|nd|rd|th)?[ ](?:of[ ])?(?:{_MONTH})\b(?:\.?,?[ ]\d{{4}})?"
    rf"|(?:{_MONTH})\.?[ ]{_OTHER}(?:st|nd|rd|th)?(?:,?[ ]\d{{4}})?)(?!\w)",
    re.IGNORECASE,
)
"""A day in the figures of another script, and its month: "٣ June"."""
_ANOTHER_FIGURE = re.compile(r"(?![0-9])\d")


def misread(text: str) -> list[Span]:
    """Where `text` has a date of which a figure is a letter or of another script, or a letter a figure."""
    found: list[Span] = []
    if _ANOTHER_FIGURE.search(text):
        found += [Span(*m.span()) for m in _OTHER_SCRIPT.finditer(text)]
    return sorted([*found, *_lettered(text)])


def _lettered(text: str) -> list[Span]:
    found: list[Span] = []
    for sign in _SIGN.finditer(text):
        if found and sign.start() < found[-1].end:
            continue
        stop = min(len(text), sign.end() + _AROUND)
        for m in _MISREAD.finditer(text, max(0, sign.start() - _AROUND), stop):
            span = Span(*m.span())
            if (
                span.start < sign.end()
                and sign.start() < span.end
                and (not found or span.start >= found[-1].end)
            ):
                found.append(span)
                break
    return found
