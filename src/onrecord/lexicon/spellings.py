"""Which words of names are one name: short forms, and spellings of all languages."""

from __future__ import annotations

from functools import cache

from onrecord.lexicon.base import read_toml
from onrecord.text.names import name_key


@cache
def _full_given_names() -> dict[str, frozenset[str]]:
    """Short form to the full given names that it stands for, as `name_key` has them."""
    found: dict[str, set[str]] = {}
    for full, shorts in read_toml("nicknames.toml")["short"].items():
        for short in (full, *shorts):
            found.setdefault(name_key(short), set()).add(name_key(full))
    return {short: frozenset(fulls) for short, fulls in found.items()}


@cache
def _variants() -> dict[str, frozenset[str]]:
    """Spelling of a name, as `name_key` has it, to the numbers of the groups that it belongs to."""
    found: dict[str, set[str]] = {}
    for number, row in enumerate(read_toml("name_variants.toml")["variants"]):
        for form in row.split():
            found.setdefault(name_key(form), set()).add(str(number))
    return {form: frozenset(numbers) for form, numbers in found.items()}


def spellings(word: str) -> frozenset[str]:
    """What a name's word (as `name_key` has it) is filed under: itself, and the groups of spellings it is in.

    Two words are spellings of one name if they share any of these.
    """
    return _variants().get(word, frozenset()) | {word}


def given_spellings(word: str) -> frozenset[str]:
    """`spellings` of a given name (as `name_key` has it), and the full names that it can be short for."""
    return spellings(word) | _full_given_names().get(word, frozenset())


def same_word(a: str, b: str) -> bool:
    """Whether two words of names (as `name_key` has them) are equal, or known spellings of one name."""
    return a == b or bool(_variants().get(a, frozenset()) & _variants().get(b, frozenset()))


def same_given_name(a: str, b: str) -> bool:
    """Whether two given names (as `name_key` has them) are one, in another spelling or in short."""
    names = _full_given_names()
    return same_word(a, b) or bool(names.get(a, frozenset({a})) & names.get(b, frozenset({b})))
