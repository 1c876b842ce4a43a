"""How common words are in news."""

from __future__ import annotations

from functools import cache

from onrecord.lexicon.base import read_toml

RAREST = 1 / 512
"""Share of reports that a word counts as having which is not in the table; the table ends at 1 of 128."""


@cache
def news_shares() -> dict[str, float]:
    """Stem, or two neighbouring stems with a blank between, to the share of news reports that have it."""
    table: dict[str, list[str]] = read_toml("news_words.toml")["halves"]
    return {term: 2 ** (-int(step) / 2) for step, terms in table.items() for term in terms}
