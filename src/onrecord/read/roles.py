"""Role nouns in a report: "president", "prime minister", "foreign policy aide"."""

from __future__ import annotations

from functools import cache

from onrecord.lexicon.people import titles
from onrecord.model import Parse


@cache
def _role_words() -> dict[str, tuple[tuple[str, tuple[str, ...]], ...]]:
    """First word -> (role noun, its tokens), the longest first."""
    found: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
    words = titles()
    for role in sorted({*words.roles, *words.epithets, *words.groups}):
        tokens = tuple(role.replace("-", " - ").split())
        found.setdefault(tokens[0], []).append((role, tokens))
    return {first: tuple(sorted(rows, key=lambda row: -len(row[1]))) for first, rows in found.items()}


def role_at(parse: Parse, i: int) -> tuple[str, int] | None:
    """The longest role noun that starts at token `i`, with the index behind its last token."""
    tokens = parse.tokens
    for role, words in _role_words().get(tokens[i].lower, ()):
        last = i + len(words)
        if (
            last <= len(tokens)
            and all(tokens[i + n].lower == word for n, word in enumerate(words))
            and tokens[last - 1].pos in ("NOUN", "PROPN")
        ):
            return role, last
    return None
