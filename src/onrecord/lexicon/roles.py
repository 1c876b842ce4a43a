"""Words for offices, in the form in which reports' ways of writing them meet."""

from __future__ import annotations

from functools import cache

from onrecord.lexicon.base import read_toml


@cache
def _words(table: str) -> dict[str, str]:
    return {str(word): str(meant) for word, meant in read_toml("titles.toml")[table].items()}


def plain_role(role: str) -> str:
    """What words for one office have in common: "Sen." and "senator", "spokeswoman" and "spokesman"."""
    written = written_out(role).lower()
    return _words("same_office").get(written, written)


def written_out(role: str) -> str:
    """A role as it is shown: "sen." is "senator"."""
    return _words("written_out").get(role.lower(), role)
