"""Days that a report tells as past or as still to come: it is no older, and no younger, than these."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.lexicon.bounds import bounds
from onrecord.model import Anchor, Limit, Parse, Span, TimeExpression, TimeType, Token
from onrecord.read.grammar import lemma_of, negated
from onrecord.text.wording import interval_words

_VERBS = ("VERB", "AUX")
_MODALS = frozenset({"would", "could", "might", "may", "should", "must", "can", "ca"})
_WILL = frozenset({"will", "shall", "'ll", "’ll", "wo"})
_IFS = frozenset({"if", "unless", "whether", "until", "till", "before", "once", "should"})


def told_days(parse: Parse, times: Sequence[TimeExpression], quoted: Sequence[Span]) -> Iterator[Limit]:
    """A limit for each date with its year that stands with a finite verb in the past or the future tense.

    A past day limits from below, a future one from above. Verbs of planning, conditions, infinitives
    and prepositions such as "by" or "until" tell nothing, nor does a future inside quotation marks: it
    could have come since.
    """
    for time in times:
        if time.anchor is not Anchor.EXPLICIT or time.type not in (TimeType.DATE, TimeType.TIME):
            continue
        interval = time.interval
        if interval is None or interval.first is None or interval.last is None or time.mod is not None:
            continue
        above, before = _above(parse, time.span)
        if above is None:
            continue
        if _has_been(parse, above, before, interval.is_one_day):
            yield Limit(
                first=interval.first_day,
                rule="told-past",
                reason=f"tells {interval_words(interval, clock=False)} as past",
                span=time.span,
            )
        elif _is_ahead(parse, above, before) and not any(q.holds(time.span) for q in quoted):
            yield Limit(
                last=interval.last_day,
                rule="told-future",
                reason=f"tells {interval_words(interval, clock=False)} as still to come",
                span=time.span,
            )


def _has_been(parse: Parse, above: Token, before: str, one_day: bool) -> bool:
    words = bounds()
    if above.pos not in _VERBS:
        return (
            lemma_of(above) in words.unplanned
            and before in ("", "of", "on", "in")
            and not _is_if(parse, above)
        )
    if negated(parse, above) or lemma_of(above) in words.plans or before not in words.past_before | {""}:
        return False
    if _is_if(parse, above) or not _is_past(parse, above):
        return False
    return one_day or not _says_of_later(parse, above)


def _says_of_later(parse: Parse, verb: Token) -> bool:
    """ "In 2017, she said, more would come": the time may be that of what is said."""
    told = [c for c in parse.children(verb) if c.dep in ("ccomp", "xcomp")]
    return any(_aux(parse, c) & (_WILL | _MODALS | {"to"}) for c in told)


def _is_ahead(parse: Parse, above: Token, before: str) -> bool:
    words = bounds()
    if negated(parse, above) or _is_if(parse, above):
        return False
    if lemma_of(above) in words.ahead and _is_now(parse, above):
        return before in ("for", "on")
    if before not in words.future_before | {""}:
        return False
    aux = _aux(parse, above)
    if "to" in aux and above.tag == "VB":
        higher = parse.head(above)
        return higher.lower in ("is", "are") or (lemma_of(higher) in words.ahead and _is_now(parse, higher))
    return bool(aux & _WILL) and above.tag in ("VB", "VBN") and lemma_of(above) not in words.plans


def _is_now(parse: Parse, word: Token) -> bool:
    """Whether a participle or adjective stands with "is" or "are"."""
    above = parse.head(word)
    return bool(_aux(parse, word) & {"is", "are"}) or (word.dep == "acomp" and above.lower in ("is", "are"))


def _above(parse: Parse, span: Span) -> tuple[Token | None, str]:
    """The verb or noun that a time stands with directly, and the preposition between them ("" for none)."""
    inside = parse.inside(span)
    tops = [t for t in inside if not span.start <= parse.head(t).start < span.end]
    if len(tops) != 1:
        return None, ""
    top = tops[0]
    above = parse.head(top)
    if top.pos == "ADP":
        return above, top.lower
    if above.pos == "ADP" or above.dep == "prep":
        return parse.head(above), above.lower
    if above.pos in _VERBS:
        return (above, "") if top.dep in ("npadvmod", "obl", "advmod") else (None, "")
    return (above, "") if top.dep in ("compound", "nmod", "nummod", "npadvmod") else (None, "")


def _is_if(parse: Parse, word: Token) -> bool:
    """Whether nothing is told as so: a condition, a question, what could or would be."""
    chain = [word, *parse.ancestors(word)]
    marks = {c.lower for t in chain for c in parse.children(t) if c.dep in ("mark", "advmod", "aux")}
    return bool(marks & (_IFS | _MODALS))


def _aux(parse: Parse, verb: Token) -> set[str]:
    return {c.lower for c in parse.children(verb) if c.dep in ("aux", "auxpass")}


def _is_past(parse: Parse, verb: Token) -> bool:
    aux = _aux(parse, verb)
    if aux & (_WILL | {"to", "be"}):
        return False
    if verb.tag == "VBD":
        return True
    return verb.tag == "VBN" and bool(aux & {"was", "were", "has", "have", "had", "'ve", "’ve"})


def _is_future(parse: Parse, verb: Token) -> bool:
    return bool(_aux(parse, verb) & _WILL) and verb.tag in ("VB", "VBN")
