"""Whose mouth quoted words come from, by the reporting words right beside the marks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.lexicon.cues import CueWords
from onrecord.model import Parse
from onrecord.read.beside import Quoted, cue_beside, near_name
from onrecord.read.grammar import antecedent, phrase, subject
from onrecord.read.quotations import find_quotations
from onrecord.text.quotes import Quotes


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """A quotation: tokens `first` up to `last`, and the token that names who speaks, where that is told."""

    first: int
    last: int
    head: int | None


def find_voices(parse: Parse, quotes: Quotes, words: CueWords) -> list[Voice]:
    """Every outermost quotation that could be speech, in reading order, with its speaker.

    A quotation without reporting words that follows the last one's in the same paragraph
    ("“…,” he said. “…”") goes on with that speaker.
    """
    quoted = find_quotations(parse, quotes)
    where = {t.i: q for q in quoted for t in q.tokens}
    found: list[Voice] = []
    for q in quoted:
        if not q.speech:
            continue
        head = _speaker(parse, words, q, where)
        if head is None and found and _goes_on(parse, found[-1], q):
            head = found[-1].head
        found.append(Voice(first=q.tokens[0].i, last=q.tokens[-1].i + 1, head=head))
    return found


def _speaker(parse: Parse, words: CueWords, q: Quoted, where: dict[int, Quoted]) -> int | None:
    choice = cue_beside(parse, words, q, where)
    if choice is None:
        return None
    verb = choice[0]
    who = subject(parse, verb) or near_name(parse, verb)
    if who is None or who.i in where:
        return None
    return antecedent(parse, who).i


def _goes_on(parse: Parse, before: Voice, q: Quoted) -> bool:
    """Whether a quotation opens a sentence right behind the sentence of the one before."""
    last = parse.sentence_of(parse.tokens[before.last - 1])
    if before.head is not None and before.head >= before.last:
        last = parse.sentence_of(parse.tokens[before.head])
    here = parse.sentence_of(q.tokens[0])
    opens = here.first >= q.tokens[0].i - 1
    return opens and here.paragraph == last.paragraph and 0 <= here.index - last.index <= 1


def speakers_first(parse: Parse, voices: list[Voice]) -> Iterator[int]:
    """Token numbers in the order in which a reader knows whom they mean: who speaks before what is said.

    In "“He lies,” Roe said" it is Roe who calls somebody else a liar.
    """
    ahead: dict[int, list[int]] = {}
    for voice in voices:
        if voice.head is not None and voice.head >= voice.last:
            named = [i for i in phrase(parse, parse.tokens[voice.head]) if i >= voice.last]
            ahead.setdefault(voice.first, []).extend(named)
    done: set[int] = set()
    for token in parse.tokens:
        for i in ahead.get(token.i, ()):
            if i not in done:
                done.add(i)
                yield i
        if token.i not in done:
            done.add(token.i)
            yield token.i
