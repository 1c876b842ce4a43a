"""Make src/onrecord/lexicon/name_variants.toml: spellings of one given name or surname, in all languages.

usage: python training/name_variants.py person_names.txt > src/onrecord/lexicon/name_variants.toml

person_names.txt is the list that the package `rigour` (MIT; OpenSanctions) carries in rust/data/names/: one
line "form, form, … => Q-id" for every Wikidata item (CC0) of a given name or surname. Kept are words in
Latin letters of at least MIN letters, of items that hold a given name of our own lists or a surname of
offices.toml; of those the forms that look alike and that `name_key` does not already make equal. An item that
holds names of ours of both genders is left out, so that "Daniel" and "Daniela" stay two.

The package itself is no dependency: it needs PyICU, of which there are no wheels, and takes 7 seconds of
CPU and 446 MB to load its tagger.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

from rapidfuzz.distance import JaroWinkler

from onrecord.lexicon.people import given_names, people
from onrecord.text.names import latin, name_key

MIN = 3
"""Letters; shorter forms ("Al", "Li") are names of too many."""

MOST = 40
"""Forms of one item; longer ones are dictionaries of every rendering. Chosen."""

ALIKE = 0.8
"""Jaro-Winkler likeness of two forms' keys. Chosen by reading what stays and goes."""


def plain(form: str) -> str | None:
    """A form in Latin letters without accents, if it is one word of them."""
    spelled = latin(form.strip())
    return spelled if re.fullmatch(r"[a-z]+", spelled) and len(spelled) >= MIN else None


def alike(form: str, our: str) -> bool:
    """Whether a form looks like one of our names: what is rendered by sound ("hsin") is not."""
    return float(JaroWinkler.similarity(name_key(form), name_key(our))) >= ALIKE


def one_name(one: str, other: str, both_ours: bool) -> bool:
    """Whether two forms can be one name: a pet form in -ka or an H more is a name of its own.

    So is, of two names of our own lists, one with another first letter.
    """
    a, b = sorted((name_key(one), name_key(other)), key=len)
    return (a[0] == b[0] or not both_ours) and b not in (f"{a[:-1]}ka", f"h{a}")


def groups(lines: list[str]) -> list[tuple[str, ...]]:
    """The groups that are kept: one form for each key, the wanted one first."""
    given = given_names()
    wanted = set(given) | {latin(p.surname) for p in people() if " " not in p.surname}
    found: set[tuple[str, ...]] = set()
    for line in lines:
        forms, _, _ = line.partition(" => ")
        words = [w for form in forms.split(",") if (w := plain(form))]
        ours = sorted({w for w in words if w in wanted})
        if not ours:
            continue
        genders = {given[w] for w in ours if w in given} - {"n"}
        if len(genders) > 1:
            continue
        for our in ours:
            keys = {name_key(our): our}
            for w in words:
                if alike(w, our) and one_name(w, our, w in wanted):
                    keys.setdefault(name_key(w), w)
            if 1 < len(keys) <= MOST:
                found.add(tuple(sorted(keys.values())))
    sets = {row: frozenset(row) for row in found}
    holders: dict[str, list[tuple[str, ...]]] = {}
    for row in found:
        for form in row:
            holders.setdefault(form, []).append(row)
    return sorted(row for row in found if not any(sets[row] < sets[other] for other in holders[row[0]]))


def main() -> int:
    """Print the file."""
    rows = groups(Path(sys.argv[1]).read_text(encoding="utf-8").splitlines())
    print(
        "# Spellings of one given name or surname. Made by training/name_variants.py from the name list of\n"
        "# rigour 2.6.1 (MIT, OpenSanctions), which is drawn from Wikidata (CC0). Forms in one line are one\n"
        "# name; a form can stand in several lines.\n"
        'source = "rigour 2.6.1 (MIT), rust/data/names/person_names.txt, from Wikidata (CC0)"'
    )
    print("variants = [")
    for row in rows:
        print(f'  "{" ".join(row)}",')
    print("]")
    return 0


if __name__ == "__main__":
    sys.exit(main())
