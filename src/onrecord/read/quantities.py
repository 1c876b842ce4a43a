"""Numbers that a report gives: counts, money, shares, and the lengths of time among its times."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from onrecord.lexicon.base import read_toml
from onrecord.model import Document, Parse, Part, Quantity, Reading, Span, TimeExpression, TimeType, Token

LOOSE = 0.10
"""How far "about" reaches either way, as a share. Chosen, not measured; the same as for times."""

DATA: dict[str, Any] = read_toml("languages/en_quantities.toml")
MULTIPLIERS: dict[str, float] = DATA["multipliers"]
VAGUE: dict[str, list[float]] = DATA["vague"]
BOUNDS: dict[str, str] = DATA["bounds"]
CURRENCIES: dict[str, str] = DATA["currencies"]
_NOT_COUNTED = frozenset(DATA["not_counted"]["words"])
_SMALL: dict[str, int] = {
    w: n for w, n in read_toml("languages/en_time.toml")["numbers"].items() if w not in ("a", "an")
}


def _any(words: list[str] | dict[str, Any]) -> str:
    ordered = sorted(words, key=lambda w: (-len(w), w))
    return "(?:" + "|".join(re.escape(w).replace(r"\ ", r"\s{1,8}") for w in ordered) + ")"


_BIG = _any([w for w in MULTIPLIERS if len(w) > 1])
_WORDS = _any(_SMALL)
_FIGURE = rf"(?:\d{{1,3}}(?:,\d{{3}})+|\d+)(?:\.\d+)?(?:\s?(?:{_BIG}|[mbk])\b)?"
_SPELT = rf"(?:{_WORDS}|an?(?=\s{{1,8}}(?:hundred|thousand|million|billion)))"
_NUMBER = rf"(?:{_FIGURE}|{_SPELT}(?:[\s-]{{1,4}}(?:and\s{{1,8}})?(?:{_WORDS}|{_BIG}))*)"
_SIGN = _any([c for c in CURRENCIES if not c.isalpha()])
_NAMED = _any([c for c in CURRENCIES if c.isalpha() or " " in c])
_PATTERN = re.compile(
    rf"(?<![\w.,$£€:/-])(?P<whole>(?:(?P<bound>{_any(BOUNDS)})\s{{1,8}})?(?:(?P<between>between|from)\s{{1,8}})?"
    rf"(?:(?P<vague>{_any(VAGUE)})\b|(?P<sign>{_SIGN})?(?P<low>{_NUMBER})"
    rf"(?:(?:\s{{1,8}}(?:to|and|or)\s{{1,8}}|\s?[-–]\s?)(?P<sign2>{_SIGN})?(?P<high>{_NUMBER}))?))"
    rf"(?![\d\w])(?P<unit>\s?(?:%|percent\b|per\s{{1,8}}cent\b|percentage\s{{1,8}}points?\b)|[-\s]{_NAMED}s?\b)?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Amount:
    """A number found, before its unit is known."""

    span: Span
    low: float | None
    high: float | None
    unit: str | None
    rule: str


def number_of(words: str) -> float | None:
    """The number that `words` give ("5,000", "two and a half million" without the half); None for none."""
    total = current = 0.0
    seen = False
    for word in re.findall(r"\d[\d,]*(?:\.\d+)?|[a-z]+", words.lower()):
        if word[0].isdigit():
            digits = word.replace(",", "")
            if len(digits) > 30:
                return None
            current += float(digits)
        elif word in _SMALL:
            current += _SMALL[word]
        elif word in MULTIPLIERS:
            current = max(current, 1.0) * MULTIPLIERS[word]
            if MULTIPLIERS[word] > 100:
                total, current = total + current, 0.0
        elif word not in ("and", "a", "an"):
            return None
        seen = True
    return total + current if seen else None


def bounded(low: float | None, high: float | None, bound: str | None) -> tuple[float | None, float | None]:
    """What "at least", "about" … make of a range; None is an open end."""
    if bound == "low":
        return low, None
    if bound == "high":
        return None, high
    if bound in ("about", "under"):
        least = None if low is None else low * (1 - LOOSE)
        most = high if bound == "under" or high is None else high * (1 + LOOSE)
        return least, most
    return low, high


def find_quantities(
    document: Document, parse: Parse, times: tuple[TimeExpression, ...] = ()
) -> tuple[Quantity, ...]:
    """Every count, sum, share and length of time, in reading order.

    Counts take the lemma of the counted noun as unit ("5,000 young people": "people");
    a number without such a noun is left out, and so are ordinals, years and other parts of times.
    Lengths of time are those of `times`, in minutes. Only body and headline are read.
    """
    found = [
        _length(document, time)
        for time in times
        if time.minutes is not None and time.type is TimeType.DURATION
    ]
    taken = sorted(time.span for time in times)
    for amount in _amounts(document, taken):
        quantity = _counted(document, parse, amount)
        if quantity is not None:
            found.append(quantity)
    return tuple(sorted(found, key=lambda q: q.span))


def _length(document: Document, time: TimeExpression) -> Quantity:
    low, high = time.minutes or (None, None)
    return Quantity(
        id=f"{document.id}.q{time.span.start}",
        span=time.span,
        unit="minutes",
        low=low,
        high=high,
        rule=f"time-{time.rule}",
    )


def _amounts(document: Document, taken: list[Span]) -> Iterator[_Amount]:
    for m in _PATTERN.finditer(document.text):
        number = Span(*(m.span("vague") if m["vague"] else m.span("low")))
        if any(span.touches(number) for span in taken) or not _is_read(document, number):
            continue
        bound = BOUNDS.get(re.sub(r"\s+", " ", m["bound"].lower())) if m["bound"] else None
        if m["vague"]:
            low, high = VAGUE[re.sub(r"\s+", " ", m["vague"].lower())]
            ends: tuple[float | None, float | None] = (float(low), None if high < 0 else float(high))
        else:
            ends = _ends(m)
        low_end, high_end = bounded(*ends, bound)
        if low_end is None and high_end is None:
            continue
        yield _Amount(
            span=_trimmed(m),
            low=low_end,
            high=high_end,
            unit=_unit(m),
            rule=f"count-{bound}" if bound else "count",
        )


def _is_read(document: Document, span: Span) -> bool:
    return document.part_at(span.start) in (Part.BODY, Part.HEADLINE)


def _ends(m: re.Match[str]) -> tuple[float | None, float | None]:
    low = number_of(m["low"])
    high = number_of(m["high"]) if m["high"] else None
    if high is None or low is None:
        return low, low
    scale = re.search(rf"(?:{_BIG}|[mbk])$", m["high"], re.IGNORECASE)
    if scale and not re.search(rf"(?:{_BIG}|[mbk])$", m["low"], re.IGNORECASE) and low < high:
        # "between 10 and 15 million": the million belongs to both.
        scaled = low * MULTIPLIERS[scale.group().lower()]
        low = scaled if scaled <= high else low
    return (low, high) if low <= high else (low, low)


def _unit(m: re.Match[str]) -> str | None:
    if m["sign"]:
        return CURRENCIES[m["sign"].lower()]
    unit = (m["unit"] or "").strip(" -\n\t").lower()
    if not unit:
        return None
    if unit.startswith(("%", "per")):
        return "percent"
    return CURRENCIES.get(unit) or CURRENCIES.get(unit.removesuffix("s"))


def _trimmed(m: re.Match[str]) -> Span:
    """The span without a "from" or "between" that opens no range, and with the unit."""
    start = m.start("whole")
    if m["between"] and not m["high"]:
        start = m.start("sign") if m["sign"] else m.start("low") if m["low"] else m.start("vague")
    return Span(start, m.end("unit") if m["unit"] else m.end("whole"))


def _counted(document: Document, parse: Parse, amount: _Amount) -> Quantity | None:
    if amount.unit is not None:
        rule = "percent" if amount.unit == "percent" else "money"
        return Quantity(
            id=f"{document.id}.q{amount.span.start}",
            span=amount.span,
            unit=amount.unit,
            low=amount.low,
            high=amount.high,
            rule=rule,
        )
    noun = _noun_after(parse, amount.span.end)
    if noun is None:
        return None
    return Quantity(
        id=f"{document.id}.q{amount.span.start}",
        span=Span(amount.span.start, noun.end),
        unit=noun.lemma.lower(),
        low=amount.low,
        high=amount.high,
        rule=amount.rule,
    )


def _noun_after(parse: Parse, offset: int) -> Token | None:
    """The noun that a number before `offset` counts: the last of the plural noun phrase that follows."""
    before = parse.at(max(0, offset - 1))
    if before is None:
        return None
    noun: Token | None = None
    for token in parse.tokens[before.i + 1 : before.i + 7]:
        if token.lower == "of" and noun is None:
            if before.lower in ("one", "1"):
                # "one of the president's picks" counts nothing.
                return None
            continue
        counts = token.pos == "NOUN" or token.tag == "NNPS"
        if counts and token.lower not in _NOT_COUNTED and token.text.isalpha():
            noun = token
            if token.tag in ("NNS", "NNPS"):
                break
            continue
        if (
            token.pos in ("ADJ", "NUM", "ADV", "PUNCT")
            and noun is None
            and token.text != "."
            and token.text not in ",;:()"
        ):
            continue
        if token.text == "-" or (token.tag in ("VBN", "VBG", "VBD", "HYPH") and noun is None):
            continue
        break
    if noun is None:
        return None
    plural = noun.tag in ("NNS", "NNPS") or noun.lower in ("people", "police", "aircraft", "personnel")
    single = before.lower in ("one", "1")
    return noun if plural or single else None


class QuantitiesReader:
    """Finds numbers with their units."""

    name = "quantities"
    version = "1"
    needs = frozenset({"times"})
    gives = frozenset({"quantities"})

    def read(self, parse: Parse, reading: Reading) -> Reading:
        """`reading` with its quantities."""
        return replace(reading, quantities=find_quantities(reading.document, parse, reading.times))


READER = QuantitiesReader()
