"""Names of organisations, whatever their spelling: legal forms, "Department of X", initials."""

from __future__ import annotations

import re
from functools import lru_cache

from onrecord.text.names import latin, name_key

_LEGAL = frozenset(
    name_key(word)
    for word in (
        *("inc", "incorporated", "corp", "corporation", "co", "company", "ltd", "limited"),
        *("llc", "llp", "plc", "gmbh", "ag", "sa", "nv", "bv", "oy", "ab", "spa"),
    )
)
"""Legal forms at the end of a company's name."""

_SMALL_WORDS = frozenset("of the and for in on at to a an de la le du del di des y et und der".split())  # noqa: SIM905
"""Words that initials leave out."""

_SMALL = frozenset(name_key(word) for word in _SMALL_WORDS)

LONGEST = 7
"""Letters of an acronym; a longer word in capitals is shouted. Chosen: few acronyms are longer."""

_BRITISH = {
    name_key(british): name_key(american)
    for british, american in (
        ("centre", "center"), ("defence", "defense"), ("labour", "labor"), ("programme", "program"),
        ("organisation", "organization"), ("theatre", "theater"), ("harbour", "harbor"),
    )
}  # fmt: skip

_OFFICES = frozenset(name_key(word) for word in ("department", "ministry"))
"""Bodies that go by "Department of Justice" and "Justice Department" alike."""

_INITIALS = re.compile(r"\b(?:[A-Za-z]\.\s?){2,}")
"""Letters with stops: "N.F.L.", "U. S."."""


@lru_cache(maxsize=65536)
def body_words(name: str) -> tuple[str, ...]:
    """The words of an organisation's name in the form in which spellings meet.

    Articles in front and legal forms behind are left out; "Department of Justice" reads as "Justice
    Department", "N.F.L." as "NFL", "Defence" as "Defense". Never empty unless the name has no letters.
    """
    joined = _INITIALS.sub(lambda m: re.sub(r"[.\s]", "", m[0]) + " ", name)
    words = [_BRITISH.get(w, w) for w in name_key(joined.replace("&", " and ")).split()]
    if len(words) > 1 and words[0] == name_key("the"):
        words = words[1:]
    while len(words) > 1 and words[-1] in _LEGAL:
        words.pop()
    for i, word in enumerate(words[:-2]):
        if word in _OFFICES and words[i + 1] == name_key("of"):
            after = [w for w in words[i + 2 :] if w != name_key("the")]
            return (*words[:i], *after, word)
    return tuple(words)


def body_head(words: tuple[str, ...]) -> int:
    """Index of the word that says what a body is: "Academy" in "Academy of Arts", else the last."""
    for i, word in enumerate(words):
        if i and word in (name_key("of"), name_key("for")):
            return i - 1
    return len(words) - 1


def initials(name: str) -> str:
    """First letters of the words that count, small: "ccer"; "" for a name of one word."""
    words = [w for w in re.findall(r"[^\W_]+", latin(name)) if w not in _SMALL_WORDS]
    return "".join(w[0] for w in words) if len(words) > 1 else ""


def acronym(name: str) -> str:
    """The letters of a name that is nothing but capitals ("R.N.C." and "RNC" give "rnc"); "" for others."""
    letters = re.sub(r"[.\s]", "", name)
    return letters.lower() if letters.isalpha() and letters.isupper() and 2 < len(letters) <= LONGEST else ""


def is_short_for(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Whether one name is the other's with words left out: "Central Command", "the Academy", "Jaguars".

    The word that says what the body is must be the same in both and the order kept; the full name has more.
    """
    if not short or len(short) >= len(full) or short[body_head(short)] != full[body_head(full)]:
        return False
    rest = iter(full)
    return all(word in rest for word in short if word not in _SMALL)
