"""Whom a report names by office and name: it was written while they held it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from onrecord.lexicon.bounds import bounds
from onrecord.lexicon.people import Person, person, titles
from onrecord.model import Form, Kind, Limit, Mention, Parse, Problem, Span, Token
from onrecord.read.grammar import lemma_of
from onrecord.read.times.calendar import last_of_month
from onrecord.text.wording import day_words

_WORDS = re.compile(r"[\w'’]+(?:-[\w'’]+)*")
_OPENERS = frozenset({"The", "When", "While", "As", "But", "And", "If", "That", "Both", "Yet", "So"})
_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")
FARTHEST = 4
"""Words before an office in which "former" and the like still belong to it. Chosen."""

Term = tuple[date, date]


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """Somebody named by an office: the terms in which they held it, and the words."""

    who: str
    name: str
    role: str
    terms: tuple[Term, ...]
    span: Span


def office_limits(
    parse: Parse, text: str, mentions: Sequence[Mention], quoted: Sequence[Span]
) -> tuple[list[Limit], list[Problem]]:
    """The days on which all of those named by office and name held it, by the lexicon's terms.

    Where no day is left, there is no limit, and a problem says so.
    """
    holders = _holders(parse, text, mentions, quoted)
    common: list[Term] = [(date.min, date.max)]
    for holder in holders:
        common = [both for a in common for b in holder.terms if (both := _both(a, b))]
    if not holders:
        return [], []
    if not common:
        names = ", ".join(sorted({f"{h.name} ({h.role})" for h in holders}))
        message = f"nobody's terms of office say when this was written: {names} held them at no one time"
        return [], [Problem(kind="bounds-disagree", message=message, span=holders[-1].span)]
    first, last = min(common)[0], max(common, key=lambda t: t[1])[1]
    limits = []
    if first != date.min:
        limits.append(_limit(holders, first=first))
    if last != date.max:
        limits.append(_limit(holders, last=last))
    return limits, []


def _limit(holders: Sequence[Holder], first: date | None = None, last: date | None = None) -> Limit:
    at = 0 if first else 1
    day = first or last
    assert day is not None
    holder = next(h for h in holders if any(term[at] == day for term in h.terms))
    words = "from" if first else "until"
    return Limit(
        first=first,
        last=last,
        rule="office-holder",
        reason=f"names {holder.name} as {holder.role}, in office {words} {day_words(day)}",
        span=holder.span,
    )


def _both(a: Term, b: Term) -> Term | None:
    first, last = max(a[0], b[0]), min(a[1], b[1])
    return (first, last) if first <= last else None


def _holders(parse: Parse, text: str, mentions: Sequence[Mention], quoted: Sequence[Span]) -> list[Holder]:
    found: list[Holder] = []
    out: set[str] = set()
    named = [m for m in mentions if m.kind is Kind.PERSON and m.form is Form.NAME and m.entity]
    # A surname alone could be somebody's who held the office at another time.
    in_full = {m.entity for m in named if len(text[slice(*m.span)].split()) > 1}
    for mention in named:
        titled = _title_before(text, mention)
        known = person(mention.entity or "")
        if titled is None or known is None or known.id not in in_full:
            continue
        role, span = titled
        if _not_now(text, span.start):
            out.add(known.id)
            continue
        terms = _terms(known, role, _body_before(text, span.start, mentions))
        if terms and _is_present(parse, text, span, mention, quoted):
            found.append(Holder(who=known.id, name=known.name, role=role.casefold(), terms=terms, span=span))
    return [h for h in found if h.who not in out]


UNKNOWN = "?"
"""A body that is named beside an office, and not known."""


def _body_before(text: str, at: int, mentions: Sequence[Mention]) -> str | None:
    """Whose office it is by the word before it ("French President"); None where no name stands there."""
    before = text[:at].rstrip()
    of = next((m.entity for m in mentions if m.span.end == len(before) and m.entity), None)
    word = _WORDS.findall(before[-40:])[-1:]
    opens = not before or before[-1] in '.!?;:"“”,)—–-\n'
    return of or (
        UNKNOWN if word and not opens and word[0][0].isupper() and word[0] not in _OPENERS else None
    )


def _title_before(text: str, mention: Mention) -> tuple[str, Span] | None:
    """The words of an office right before a name, and where office and name stand."""
    start = mention.span.start
    low = text[max(0, start - 40) : start].casefold()
    for role in _roles():
        if low.endswith((role + " ", role + "\n")):
            at = start - len(role) - 1
            if at and (text[at - 1].isalnum() or text[at - 1 : at] == "-"):
                return _hyphened(text, at, mention)
            return text[at : at + len(role)], Span(at, mention.span.end)
    return None


def _hyphened(text: str, at: int, mention: Mention) -> tuple[str, Span] | None:
    # "then-President X": the office, with what stands before it to be judged.
    if text[at - 1 : at] != "-":
        return None
    return text[at : mention.span.start - 1], Span(at, mention.span.end)


@cache
def _roles() -> tuple[str, ...]:
    """Words of office, the longest first."""
    known = [role for role, offices in titles().roles.items() if offices]
    return tuple(sorted(known, key=lambda role: (-len(role), role)))


def _not_now(text: str, at: int) -> bool:
    before = _WORDS.findall(re.split(r"[.;!?\n]\s", text[max(0, at - 60) : at])[-1].casefold())
    parts = [p for word in before[-FARTHEST:] for p in (word, *word.split("-"))]
    return any(p in bounds().not_in_office for p in parts)


def _terms(known: Person, role: str, body: str | None) -> tuple[Term, ...]:
    wanted = titles().roles[role.casefold()]
    return tuple(
        (_first(o.first), _last(o.last))
        for o in known.offices
        if o.role in wanted and (o.first or o.last) and (body is None or body in (o.of, known.side))
    )


def _first(iso: str | None) -> date:
    return (
        date.fromisoformat((iso + "-01-01")[:10] if len(iso) == 4 else (iso + "-01")[:10])
        if iso
        else date.min
    )


def _last(iso: str | None) -> date:
    if not iso:
        return date.max
    if len(iso) == 4:
        return date(int(iso), 12, 31)
    return last_of_month(int(iso[:4]), int(iso[5:7])) if len(iso) == 7 else date.fromisoformat(iso)


def _is_present(parse: Parse, text: str, span: Span, mention: Mention, quoted: Sequence[Span]) -> bool:
    """Whether the holder acts in the report's own present: a subject, in a sentence without a year."""
    token = _head_of(parse, mention.span)
    if token is None or any(q.holds(span) for q in quoted):
        return False
    sentence = parse.sentence_of(token)
    start, end = sentence.span
    if _YEAR.search(text, start, end) or bounds().pattern.search(text, start, end):
        return False
    top = token
    while top.dep in ("conj", "appos", "compound", "flat") and parse.head(top) is not top:
        top = parse.head(top)
    if top.dep not in ("nsubj", "nsubjpass") and not _is_met(parse, top):
        return False
    verb = next((t for t in parse.ancestors(top) if t.pos in ("VERB", "AUX")), top)
    if not _is_main(parse, verb):
        return False
    return not any(c.lower == "had" for c in parse.children(verb) if c.dep in ("aux", "auxpass"))


def _is_main(parse: Parse, verb: Token) -> bool:
    """Whether the verb is its sentence's own: what is told "after President X …" may be long ago."""
    while verb.dep == "conj" and parse.head(verb) is not verb:
        verb = parse.head(verb)
    return verb.dep == "ROOT"


def _is_met(parse: Parse, token: Token) -> bool:
    """Whether somebody meets or speaks to them: "met President X", "spoke with President X"."""
    above = parse.head(token)
    if token.dep in ("dobj", "dative"):
        return lemma_of(above) in bounds().with_whom
    return (
        token.dep == "pobj" and above.lower in ("with", "to", "between") and parse.head(above).pos == "VERB"
    )


def _head_of(parse: Parse, span: Span) -> Token | None:
    inside = parse.inside(span)
    return next((t for t in inside if not span.start <= parse.head(t).start < span.end), None) or (
        inside[-1] if inside else None
    )
