"""Reports with quotations made by the hundred thousand, and what linking them costs."""

from __future__ import annotations

import math
import random
import resource
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from time import process_time
from timeit import default_timer
from typing import Any

from onrecord.link.quotes import link_quotes
from onrecord.link.wording import function_words
from onrecord.model import (
    DateBasis,
    Document,
    MadeBy,
    Mode,
    Party,
    Reading,
    Span,
    Statement,
    sha256,
)
from onrecord.text.normal import words_of
from quote_edits import STOCK, Saying

FIRST_DAY = date(2025, 1, 1)
PER_REPORT = 10
"""Quotations of a made report."""

KEPT = 0.4
"""Share of the words with content that a made story has from its original; the others are its own."""

MAKER = MadeBy(onrecord="-", readers={}, models={})


def report(
    name: str, day: date | None, told: Sequence[tuple[str, str, str]], event: str | None = None
) -> Reading:
    """A reading with one statement for each (speaker, mode, words); `event` is what all are about."""
    text, statements = "", []
    for number, (speaker, mode, words) in enumerate(told):
        start = len(text) + (1 if mode == "direct" else 0)
        text += f"“{words}” " if mode == "direct" else f"{words} "
        party = Party(name=speaker, entity=f"person:{speaker}")
        statements.append(
            Statement(
                id=f"{name}.{number}",
                mode=Mode(mode),
                content=(Span(start, start + len(words)),),
                speaker=party,
                about=(event,) if event else (),
            )
        )
    basis = DateBasis.GIVEN if day is not None else None
    document = Document(
        id=name,
        name=name,
        text=text,
        text_sha256=sha256(text),
        lang="en",
        published=day,
        published_basis=basis,
    )
    return Reading(document=document, made_by=MAKER, statements=tuple(statements))


def _made(words: str, story: int) -> str:
    """The words with most of those with content changed into the story's own, a word always into the same."""
    out = words
    for word in reversed(words_of(words)):
        if word.form in function_words() or not word.form.isalpha():
            continue
        # Drawn by word and story, so that every quotation of a story changes it in one way.
        if random.Random(f"{story} {word.form}").random() >= KEPT:
            new = f"{word.form[:4]}{_letters(story)}"
            out = out[: word.span.start] + new + out[word.span.end :]
    return out


def _letters(number: int) -> str:
    """A number as letters: 0 is "a", 26 is "ba"."""
    out = chr(97 + number % 26)
    return _letters(number // 26) + out if number >= 26 else out


def grown(said: Sequence[Saying], count: int, seed: int) -> Iterator[Reading]:
    """Reports with `count` quotations in all.

    Each saying of a made story is printed once to four times in reports of three days: whole, cut at the end,
    or with a word changed. One in a hundred is a stock phrase, one in twenty is of one and the same speaker.
    """
    rng = random.Random(seed)
    row: list[tuple[date, tuple[str, str, str]]] = []
    made = story = reports = 0
    while made < count:
        for saying in said:
            speaker = "everybody's speaker" if rng.random() < 0.05 else f"{saying.speaker} {_letters(story)}"
            words = rng.choice(STOCK) if rng.random() < 0.01 else _made(saying.words, story)
            day = FIRST_DAY + timedelta(days=story % 700)
            for printing in range(rng.randint(1, 4)):
                told = _printed(words, printing, rng)
                row.append((day + timedelta(days=printing % 3), (speaker, "direct", told)))
                made += 1
            if made >= count:
                break
        rng.shuffle(row)
        for start in range(0, len(row), PER_REPORT):
            piece = row[start : start + PER_REPORT]
            yield report(f"r{reports:08}", min(d for d, _ in piece), [t for _, t in piece])
            reports += 1
        row = []
        story += 1


def _printed(words: str, printing: int, rng: random.Random) -> str:
    parts = words.split()
    if printing and len(parts) > 8:
        if rng.random() < 0.3:
            return " ".join(parts[: -len(parts) // 4])
        if rng.random() < 0.3:
            parts[len(parts) // 2] = "otherwise"
    return " ".join(parts)


def measure(make: Callable[[int], Iterator[Reading]], most: int) -> dict[str, Any]:
    """Seconds and peak memory of linking a hundredth, a tenth and all of `most`, and the fitted exponent.

    Fitted is the time of the processor: the machine may have other work.
    """
    rows = []
    for count in sorted({max(1000, most // 100), max(1000, most // 10), most}):
        readings = list(make(count))
        started, used = default_timer(), process_time()
        quotes = link_quotes(readings, {}, {})
        seconds, busy = default_timer() - started, process_time() - used
        rows.append(
            {
                "quotations": sum(len(r.statements) for r in readings),
                "seconds": round(seconds, 1),
                "cpu_seconds": round(busy, 1),
                "linked_groups": len(quotes),
                "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
            }
        )
        del readings, quotes
    points = [(math.log(r["quotations"]), math.log(max(r["cpu_seconds"], 0.1))) for r in rows]
    mean_x, mean_y = (sum(p[i] for p in points) / len(points) for i in (0, 1))
    spread = sum((x - mean_x) ** 2 for x, _ in points)
    slope = sum((x - mean_x) * (y - mean_y) for x, y in points) / spread if spread else 0.0
    return {"sizes": rows, "exponent": round(slope, 2)}
