"""Measure which spellings of a person's name are taken for one, on a list of pairs.

usage: python bench/names.py PAIRS.tsv [--wrong]

PAIRS: lines "same|different<TAB>name<TAB>name", as bench/name_pairs.tsv; lines with # are comments. Two names
are one if `onrecord.link` calls two persons of these names, in two reports, the same. Prints the share
of pairs that are right as one JSON object: "same" is recall, "different" how many stay apart.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from pathlib import Path

from gold import fingerprint
from onrecord.link.same_entity import EntityLinker, Profile
from onrecord.model import Answer, Kind


def are_one(a: str, b: str) -> bool:
    """Whether linking takes persons of these two names for one."""
    one, other = (
        Profile(id=f"person:{n}", kind=Kind.PERSON, name=name, wikidata=None) for n, name in enumerate((a, b))
    )
    linker = EntityLinker()
    met = set(linker.keys(one)) & set(linker.keys(other))
    return bool(met) and linker.compare(one, other).answer is Answer.SAME


def pairs_of(path: Path) -> list[tuple[str, str, str]]:
    """The pairs with what they are."""
    lines = path.read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line.strip() and not line.startswith("#")]
    return [(said, a, b) for said, a, b in rows]


def main(argv: list[str] | None = None) -> int:
    """Run on a list and print the figures as one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("pairs", type=Path)
    parser.add_argument("--wrong", action="store_true", help="list the pairs that are wrong")
    args = parser.parse_args(argv)
    counts: Counter[tuple[str, bool]] = Counter()
    wrong = []
    for said, a, b in pairs_of(args.pairs):
        right = are_one(a, b) == (said == "same")
        counts[(said, right)] += 1
        if not right:
            wrong.append([said, a, b])
    result: dict[str, object] = {"corpus": fingerprint([args.pairs])}
    for said in ("same", "different"):
        good, bad = counts[(said, True)], counts[(said, False)]
        share = round(100 * good / (good + bad), 1) if good + bad else 0.0
        result[said] = {"right": good, "of": good + bad, "share": share}
    if args.wrong:
        result["wrong"] = wrong
    print(json.dumps(result, ensure_ascii=False))
    return 0


if __name__ == "__main__":
    sys.exit(main())
