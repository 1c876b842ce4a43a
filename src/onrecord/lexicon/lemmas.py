"""Forms of verbs of which the parser's lemmatiser makes another verb."""

from __future__ import annotations

from functools import cache
from types import MappingProxyType

from onrecord.lexicon.base import read_toml


@cache
def mistaken_forms(language: str = "en") -> MappingProxyType[str, str]:
    """The verb of each form that is taken for another's: "hoped" is of "hope".

    Raises:
        LexiconError: the language has no such list.
    """
    verbs = read_toml(f"languages/{language}_lemmas.toml")["verbs"]
    return MappingProxyType(
        {form: verb for verb in verbs for form in (f"{verb}s", f"{verb}d", f"{verb[:-1]}ing")}
    )
