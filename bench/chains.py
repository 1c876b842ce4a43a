"""Chains of sources on an MPQA-like gold file: on whose word a thing is said, hop by hop.

    python bench/chains.py GOLD.jsonl [--out PRED.jsonl] [--part tune|check] [--limit N]
                           [--attitudes none|others|all]

Reads `{"doc_id", "text", "target", "target_text", "chain": [{"text", "span"}]}` lines: a sentence,
a stretch of it, and the sources over that stretch from the writer ("w") inwards. Runs the whole
reading on each sentence by itself and prints one JSON object.

**Predicted chain.** The innermost statement whose content holds four fifths of the target's words
or, where there is none, at least half of them (the one with the fewest words, of equals the one
nested deepest), then the statements that it stands within, outermost first. Each gives its own hops
of `Statement.chain`: without platforms and settings, and without an outlet that was only told or
published in. A statement that repeats the source of the one around it ("he said he hopes") gives
that source again. Quoted words with nobody named give a source without a name; reporting words with
nobody behind them ("it is believed") give none, as in MPQA. `--attitudes` says whose attitudes
within statements are read: all by default, since MPQA marks them all; the product reads none unless
asked ("none" gives its figures).

**Whole chain right.** As many sources as the gold has behind the writer, and each pair the same:
- The head word of the predicted source, or of the name that it was resolved to, is among the gold
  source's words or those at its span. Heads are the last word before a comma, bracket, preposition,
  relative or participle, and the name of an apposition; function words never count. A country's name,
  people and capital are one word, as are it and its government, and a plural is its singular;
  initials are the name that they stand for.
- MPQA often writes a name from elsewhere in the article. Where the gold source's head does not stand
  in the sentence, a pronoun, quoted words without a speaker, and "the", "this" or a possessive
  before a common noun are right; another name never is. (`named_here` leaves these items out.)
- An unresolved pronoun whose gold name stands in the sentence is wrong.

**Figures**, all in per cent of items: by number of sources behind the writer (`depth`), over `all`,
for `two_and_more` sources (the chain without "w" has two entries or more), and for
`two_with_writer` (the chain with "w" has two or more). `one_level` scores the same with nesting
ignored: the outermost or the innermost statement alone, whichever does better. `collapsed` counts
neighbours of the same source once, in gold and prediction.

`--part` takes seven tenths of the articles ("tune") or the rest ("check"), by a hash of their id.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import sys
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from gold import fingerprint, rows_of
from onrecord.lexicon.base import read_toml
from onrecord.lexicon.countries import country_named, country_of_capital, country_of_people
from onrecord.model import Document, Hop, HopRole, Reading, Statement, sha256
from onrecord.read import made_by, mentions, nlp
from onrecord.read.nested import Attitudes
from onrecord.read.statements import StatementsReader

NEARLY, HELD = 0.8, 0.5
"""Shares of a target's words that a content must hold, if one does, and at the least. Chosen."""

TUNE = 7
"""Tenths of the articles that are for tuning."""

PRONOUNS = frozenset(
    word
    for words in (
        "i me my mine myself we us our ours ourselves you your yours yourself he him his himself she her",
        "hers herself it its itself they them their theirs themselves who whom whose which that those these",
        "this one ones other others some many most all each both everyone everybody somebody someone anyone",
    )
    for word in words.split()
)
GOVERNING = frozenset({"government", "authorities", "administration"})
"""Behind a country these mean the country, as MPQA's names do ("the Chinese government": "China")."""

_WORD = re.compile(r"[^\W_]+(?:[.’'-][^\W_]+)*\.?", re.UNICODE)
_END_OF_HEAD = re.compile(
    r",|\(|\[|:|;|\s[-–—]+\s|\b(?:of|for|in|at|from|with|on|to|by|who|which|that|whose|whom|as|including|"
    r"\w{3,}ed|\w{3,}ing)\b"
)
_DESCRIBED = re.compile(r"(?:the|this|that|these|those|his|her|its|their|our|my|your|a|an)\s", re.IGNORECASE)

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Source:
    """A predicted source: the words that stand in the sentence, and the name that they were resolved to."""

    words: str
    name: str
    level: int = 0
    """How many statements stand around the one that gives it."""


def main(argv: list[str] | None = None) -> int:
    """Score one gold file and print the figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("gold", type=Path)
    parser.add_argument("--out", type=Path, help="write the predicted chains here")
    parser.add_argument("--part", choices=("tune", "check"), help="only these articles")
    parser.add_argument(
        "--attitudes", type=Attitudes, choices=tuple(Attitudes), default=Attitudes.ALL, help="whose are read"
    )
    parser.add_argument("--limit", type=int, help="read only the first N items")
    options = parser.parse_args(argv)
    rows = [r for r in rows_of([options.gold]) if options.part in (None, part_of(r["doc_id"]))]
    items = [plain(row) for row in rows][: options.limit]
    predicted = predict(items, options.attitudes)
    if options.out:
        lines = [
            json.dumps({**r, "predicted": p}, ensure_ascii=False)
            for r, p in zip(items, predicted, strict=True)
        ]
        options.out.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    metrics = {
        **figures(items, predicted),
        "attitudes": str(options.attitudes),
        "part": options.part or "all",
        "corpus": fingerprint([options.gold]),
    }
    json.dump(metrics, sys.stdout, ensure_ascii=False)
    print()
    return 0


def part_of(doc_id: str) -> str:
    """ "tune" or "check": which part an article belongs to."""
    return "tune" if int(hashlib.sha256(doc_id.encode()).hexdigest(), 16) % 10 < TUNE else "check"


def plain(row: Row) -> Row:
    r"""The item with its escapes (\' and \n) made plain, spans moved along, and its target found again."""
    text = _unescaped(row["text"])

    def moved(span: list[int] | None) -> list[int] | None:
        return [len(_unescaped(row["text"][:end])) for end in span] if span is not None else None

    at = text.find(_unescaped(row["target_text"]))
    found = [at, at + len(_unescaped(row["target_text"]))] if at >= 0 else None
    chain = [{**source, "span": moved(source["span"])} for source in row["chain"]]
    return {**row, "text": text, "target": moved(row["target"]) or found, "chain": chain}


def _unescaped(text: str) -> str:
    return text.replace("\\'", "'").replace("\\n", " ")


def predict(items: list[Row], whose: Attitudes = Attitudes.ALL) -> list[list[Row]]:
    """The predicted chain of every item, outermost source first, as words, name and level."""
    said: dict[str, tuple[Statement, ...]] = {}
    for row in items:
        if row["text"] not in said:
            said[row["text"]] = statements_of(row["text"], whose)
    return [[asdict(source) for source in chain_over(row, said[row["text"]])] for row in items]


def statements_of(text: str, whose: Attitudes = Attitudes.ALL) -> tuple[Statement, ...]:
    """What a reading finds in one sentence."""
    document = Document(id="d", name="w", text=text, text_sha256=sha256(text), lang="en")
    parsed, reading = nlp.parse(document), Reading(document=document, made_by=made_by())
    for reader in (mentions.READER, StatementsReader(whose)):
        reading = reader.read(parsed, reading)
    return reading.statements


def chain_over(row: Row, statements: Iterable[Statement]) -> list[Source]:
    """The sources over an item's target, outermost first, without the writer."""
    if row["target"] is None:
        return []
    start, end = row["target"]
    words = [m.start() for m in _WORD.finditer(row["text"], start, end)]
    by_id = {s.id: s for s in statements}
    held = {s.id: _held(s, words) for s in by_id.values()}
    whole = [s for s in by_id.values() if words and held[s.id] >= NEARLY * len(words)]
    holding = whole or [s for s in by_id.values() if words and held[s.id] >= HELD * len(words)]
    if not holding:
        return []
    at: Statement | None = min(holding, key=lambda s: (_size(s, row["text"]), -len(_line(s, by_id)), s.id))
    assert at is not None
    found: list[Source] = []
    for level, one in enumerate(_line(at, by_id)):
        own = own_sources(one, by_id.get(one.within or ""), row["text"])
        found.extend(replace(source, level=level) for source in own)
    return found


def _held(statement: Statement, words: list[int]) -> int:
    return sum(any(span.start <= w < span.end for span in statement.content) for w in words)


def _size(statement: Statement, text: str) -> int:
    return sum(len(_WORD.findall(text, s.start, s.end)) for s in statement.content)


def _line(statement: Statement, by_id: dict[str, Statement]) -> list[Statement]:
    line = [statement]
    while line[0].within in by_id and len(line) < 12:
        line.insert(0, by_id[line[0].within or ""])
    return line


def own_sources(statement: Statement, around: Statement | None, text: str) -> list[Source]:
    """The sources that a statement adds to those of the statement around it."""
    known = len(around.chain) if around is not None else 1
    places = {p.name for p in (statement.medium, statement.addressee) if p is not None}
    found = [
        _source(hop, text)
        for hop in statement.chain[known:]
        if hop.role is not HopRole.MEDIUM and hop.name not in places
    ]
    if found:
        return found
    if statement.speaker is not None:
        words = text[statement.source[0].start : statement.source[-1].end] if statement.source else ""
        return [Source(words or statement.speaker.name, statement.speaker.name)]
    return [] if statement.cue else [Source("", "")]


def _source(hop: Hop, text: str) -> Source:
    return Source(text[hop.span.start : hop.span.end] if hop.span else hop.name, hop.name)


def figures(items: list[Row], predicted: list[list[Row]]) -> Row:
    """Every figure of the docstring."""
    chains = [[Source(**s) for s in p] for p in predicted]
    whole = _scores(items, chains)
    first = [[s for s in chain if s.level == 0] for chain in chains]
    last = [[s for s in chain if s.level == chain[-1].level] for chain in chains]
    levels = {"outermost": _scores(items, first), "innermost": _scores(items, last)}
    return {
        **whole,
        "one_level": {key: max(level[key] for level in levels.values()) for key in whole if key in KEPT},
        "collapsed": _scores(items, chains, collapse=True),
        "named_here": _scores(items, chains, only=_named_here),
    }


KEPT = ("all", "two_and_more", "two_with_writer")


def _scores(
    items: list[Row],
    chains: list[list[Source]],
    collapse: bool = False,
    only: Callable[[Row], bool] | None = None,
) -> Row:
    right: dict[int, list[bool]] = {}
    for row, chain in zip(items, chains, strict=True):
        gold = row["chain"][1:]
        if only is not None and not only(row):
            continue
        if collapse:
            gold = [g for n, g in enumerate(gold) if n == 0 or g["text"] != gold[n - 1]["text"]]
            chain = [s for n, s in enumerate(chain) if n == 0 or s.name != chain[n - 1].name]
        right.setdefault(len(gold), []).append(chain_right(row["text"], gold, chain))

    def share(least: int, most: int | None = None) -> float | None:
        held = [
            r for depth, rs in right.items() if depth >= least and (most is None or depth <= most) for r in rs
        ]
        return round(100 * sum(held) / len(held), 1) if held else None

    return {
        "all": share(0),
        "two_and_more": share(2),
        "two_with_writer": share(1),
        "depth": {
            "0": share(0, 0),
            "1": share(1, 1),
            "2": share(2, 2),
            "3+": share(3),
        },
        "items": {str(d): len(right[d]) for d in sorted(right)},
    }


def chain_right(text: str, gold: list[Row], chain: list[Source]) -> bool:
    """Whether a chain has the gold's sources, one by one."""
    return len(gold) == len(chain) and all(same(text, g, s) for g, s in zip(gold, chain, strict=True))


def same(text: str, gold: Row, source: Source) -> bool:
    """Whether a predicted source is the gold's; see the module's docstring."""
    words = gold_words(text, gold)
    heads = {*heads_of(source.words), *heads_of(source.name)}
    if heads & words or heads & _initials(gold["text"]):
        return True
    pronoun = source.words.lower() in PRONOUNS
    if gold["span"] is not None:
        return pronoun and text[slice(*gold["span"])].lower() == source.words.lower()
    if named_in(text, gold):
        return False
    return not source.words or pronoun or (bool(_DESCRIBED.match(source.words)) and _common(source.words))


def _initials(name: str) -> set[str]:
    """What a name of three words or more is called for short ("the Christian Democratic Union": "cdu")."""
    capitals = "".join(w[0] for w in _WORD.findall(name) if w[0].isupper())
    return {capitals.lower()} if len(capitals) > 2 else set()


def gold_words(text: str, gold: Row) -> set[str]:
    """The words that a gold source is known by."""
    at = text[slice(*gold["span"])] if gold["span"] is not None else ""
    return {form(w) for w in _WORD.findall(f"{gold['text']} {at}") if not function(w)}


def named_in(text: str, gold: Row) -> bool:
    """Whether a head word of the gold source stands in the sentence."""
    return gold["span"] is not None or bool(
        heads_of(gold["text"]) & {form(w) for w in _WORD.findall(text) if not function(w)}
    )


def _named_here(row: Row) -> bool:
    return all(named_in(row["text"], g) for g in row["chain"][1:])


def heads_of(phrase: str) -> set[str]:
    """The words that carry a noun phrase: its head, and the head of a name set beside it."""
    pieces = [p for p in re.split(r",\s*", phrase) if p[:1].isupper()]
    found: set[str] = set()
    for piece in [phrase, *pieces]:
        cut = _END_OF_HEAD.search(piece, 1)
        words = [w for w in _WORD.findall(piece[: cut.start()] if cut else piece) if not function(w)]
        words = words or [w for w in _WORD.findall(piece) if not function(w)][:1]
        found.update(form(w) for w in words[-1:])
        if len(words) > 1 and words[-1].lower() in GOVERNING and form(words[-2]).startswith("place:"):
            found.add(form(words[-2]))
    return found


def _common(phrase: str) -> bool:
    cut = _END_OF_HEAD.search(phrase, 1)
    words = _WORD.findall(phrase[: cut.start()] if cut else phrase)
    return bool(words) and words[-1].islower()


def form(word: str) -> str:
    """A word as it is compared: without "'s" and a plural's end, a country's people as the country."""
    bare = re.sub(r"[’']s?$", "", word.rstrip("."))
    bare = bare.capitalize() if bare.isupper() and len(bare) > 4 else bare
    state = country_named(bare) or country_of_people(bare) or country_of_capital(bare)
    if state is not None:
        return state.id
    lower = bare.lower()
    return lower[:-1] if len(lower) > 3 and lower.endswith("s") and not lower.endswith("ss") else lower


@cache
def _function_words() -> frozenset[str]:
    return frozenset(read_toml("function_words.toml")["en"]) | {"mr", "mrs", "ms", "dr"}


def function(word: str) -> bool:
    """Whether a word says nothing about who is meant."""
    return word.lower().rstrip(".") in _function_words() and word not in ("US", "IT")


if __name__ == "__main__":
    sys.exit(main())
