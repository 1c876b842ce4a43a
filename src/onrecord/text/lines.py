"""Plain characters and hard-wrapped lines, always one character for one."""

from __future__ import annotations

import itertools
import re

_PLAIN = str.maketrans(
    {
        "\u2018": "'",
        "\u2019": "'",
        "\u02bc": "'",
        "\u02b9": "'",
        "\u201b": "'",
        "\u201c": '"',
        "\u201d": '"',
        "\u201e": '"',
        "\u201f": '"',
        "\u00ab": '"',
        "\u00bb": '"',
        "\u00a0": " ",
        "\u2009": " ",
        "\u202f": " ",
        "\u200b": " ",
        "\ufeff": " ",
        "\t": " ",
        "\r": " ",
    }
)

MOST_WRAPPED = 120
"""Lines longer than this, in characters, are paragraphs. Chosen: mail and teletype wrap at 60 to 100."""

LEAST_LINES = 4
"""Fewer lines than this show no habit. Chosen."""

_ENDED = re.compile(r"[.!?:;\"')\]]\s*$")


def plain(text: str) -> str:
    """`text` in plain quotation marks, apostrophes and blanks, character for character."""
    return text.translate(_PLAIN)


def unwrap(text: str) -> str:
    """`text` with the line ends inside hard-wrapped paragraphs as blanks, character for character.

    A text counts as hard-wrapped when its lines are short and most of those followed by
    another line break off inside a sentence. A line much shorter than the others, or an
    empty one, still ends its paragraph.
    """
    lines = text.split("\n")
    followed = [a for a, b in itertools.pairwise(lines) if a.strip() and b.strip()]
    width = max((len(line.rstrip()) for line in lines), default=0)
    broken = [line for line in followed if not _ENDED.search(line)]
    if len(followed) < LEAST_LINES or width > MOST_WRAPPED or 2 * len(broken) < len(followed):
        return text
    out = []
    for i, line in enumerate(lines[:-1]):
        full = len(line.rstrip()) >= 0.6 * width or not _ENDED.search(line)
        after = lines[i + 1].strip()
        inside = line.strip() and after and full and not after.startswith(_MARKS)
        out.append(line + (" " if inside else "\n"))
    return "".join(out) + lines[-1]


_MARKS = ("- ", "– ", "— ", "• ", "* ", "· ", "▪", "►")
