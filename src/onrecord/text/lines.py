"""Plain characters and hard-wrapped lines, always one character for one."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

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

_BLANKS = str.maketrans({mark: to for mark, to in _PLAIN.items() if to == " "})

MOST_WRAPPED = 120
"""Lines longer than this, in characters, are paragraphs. Chosen: mail and teletype wrap at 60 to 100."""

LEAST_LINES = 4
"""Fewer lines than this show no habit of breaking off. Chosen."""

SET_IN = 2
"""Blanks by which a paragraph's first line is set in, at least. Chosen."""

_ENDED = re.compile(r"[.!?:;\"')\]]\s*$")
_MARKS = ("- ", "– ", "— ", "• ", "* ", "· ", "▪", "►")


def plain(text: str) -> str:
    """`text` in plain quotation marks, apostrophes and blanks, character for character."""
    return text.translate(_PLAIN)


def even_blanks(text: str) -> str:
    """`text` with blanks of every width as plain blanks, character for character."""
    return text.translate(_BLANKS)


def unwrap(text: str) -> str:
    """`text` with the line ends inside hard-wrapped paragraphs as blanks, character for character.

    A text counts as hard-wrapped when its lines are short and each is as full as the next
    word allows, or when most of those followed by another line break off inside a sentence.
    A line with room for the next word still ends its paragraph, as do an empty line and, on the
    next, a list's mark or blanks before the words.
    """
    lines = text.split("\n")
    flat = [plain(line).rstrip() for line in lines]
    followed = [(a, b) for a, b in itertools.pairwise(flat) if a.strip() and b.strip()]
    width = max((len(a) for a, _ in followed), default=0)
    if not followed or any(len(line) > MOST_WRAPPED for pair in followed for line in pair):
        return text
    filled = _is_filled(followed, width)
    broken = [a for a, _ in followed if not _ENDED.search(a)]
    if not filled and (len(followed) < LEAST_LINES or 2 * len(broken) < len(followed)):
        return text
    out = []
    for (line, here), after in zip(zip(lines, flat, strict=True), flat[1:], strict=False):
        if filled:
            full = not _has_room(here, after, width)
        else:
            full = len(here) >= (0.6 if _ENDED.search(here) else 0.4) * width
        inside = here.strip() and after.strip() and full and not _opens(here, after)
        out.append(line + (" " if inside else "\n"))
    return "".join(out) + lines[-1]


def _is_filled(followed: Sequence[tuple[str, str]], width: int) -> bool:
    """Whether lines end where the next word found no room, and at least one of them inside a sentence."""
    going_on = [(a, b) for a, b in followed if not _opens(a, b)]
    soft = [(a, b) for a, b in going_on if not _has_room(a, b, width)]
    inside = [b for a, b in soft if not _ENDED.search(a)]
    # Behind a headline a capital follows too, but a headline leaves room, and there is one of it.
    surely = any(b.lstrip()[:1].islower() for b in inside) or (inside and len(soft) == len(going_on) > 1)
    # Where nothing else parts them, every paragraph ends on a line with room.
    return bool(surely) and 2 * len(soft) >= len(going_on)


def _has_room(line: str, after: str, width: int) -> bool:
    """Whether the first word of the line `after` would have stood in `line`."""
    word = after.split(None, 1)[0] if after.strip() else ""
    return len(line) + 1 + len(word) <= width


def _opens(line: str, after: str) -> bool:
    """Whether `after` starts a paragraph of its own: by a list's mark, or set in from the line before."""
    return after.lstrip().startswith(_MARKS) or _lead(after) >= _lead(line) + SET_IN


def _lead(line: str) -> int:
    """Characters before a line's words; a list's mark is no word."""
    bare = line.lstrip()
    mark = next((m for m in _MARKS if bare.startswith(m)), "")
    return len(line) - len(bare) + len(mark)
