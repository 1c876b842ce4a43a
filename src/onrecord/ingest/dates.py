"""The day that words give: of a header, a page's metadata, a dateline, an address."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

from onrecord.lexicon.base import read_toml
from onrecord.model import DateBasis, Span

FIRST_YEAR = 1700
"""Earlier years are misprints: the oldest newspapers in digital collections are of the 18th century."""

LAST_YEAR = 2036
"""Later years are placeholders ("2099-12-31") or misprints: ten years after this version was written.
The clock is never asked; whoever knows the day gives it (`--today`)."""

PLACEHOLDERS = frozenset(
    {date(1970, 1, 1), date(1969, 12, 31), date(1900, 1, 1), date(1899, 12, 30), date(1899, 12, 31)}
)
"""What programs write where no date is known: the zero of Unix (also seen from the Americas) and of
spreadsheets. A report of such a day is refused too: nobody can tell the two apart."""

MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_MONTH = (
    r"(?P<{}>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_DAY = r"(?P<{}>\d{{1,2}})(?:st|nd|rd|th)?"
_CLOCK = r"(?:\d{1,2}:\d{2}(?::\d{2})?\s+(?:(?:[A-Z]{2,4}|[+-]\d{4})\s+)?)?"
DATE = re.compile(
    r"(?<![\w.])(?:"
    r"(?P<y1>\d{4})[-/.](?P<m1>\d{1,2})[-/.](?P<d1>\d{1,2})(?=$|\D)"
    rf"|{_DAY.format('d2')}(?:\s+(?:of\s+)?|-){_MONTH.format('n2')}\.?"
    r"(?:(?:,?\s+|-)(?P<y2>\d{4})\b)?(?![a-z])"
    rf"|{_MONTH.format('n3')}\.?\s+{_DAY.format('d3')}(?![\d:]|[./]\d)(?:,?\s+{_CLOCK}(?P<y3>\d{{4}})\b)?"
    r"|(?P<a4>\d{1,2})[./-](?P<b4>\d{1,2})[./-](?P<y4>\d{4})(?!\d)"
    r"|(?P<y5>\d{4})(?P<m5>\d{2})(?P<d5>\d{2})(?!\d)"
    r")",
    re.IGNORECASE,
)
_URL = re.compile(
    r"[/\-_](?P<y>(?:1[789]|20|21)\d\d)"
    r"(?:[/\-_](?P<m>\d{1,2})[/\-_](?P<d>\d{1,2})(?=$|[/\-_.?#])|/(?P<m2>\d{1,2})(?=/))"
)
_MONTH_ALONE = re.compile(
    rf"(?P<y>\d{{4}})-(?P<m>0?[1-9]|1[0-2])|{_MONTH.format('n')}\.?,?\s+(?P<y2>\d{{4}})", re.IGNORECASE
)
_SECONDS = re.compile(r"(?P<s>[1-9]\d{9})(?:\.\d+)?|(?P<ms>[1-9]\d{12})")
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_WEEKDAY = r"\b(?P<w>(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tues?|wed|thu(?:rs?)?|fri|sat|sun)\b\.?"
_BEFORE = re.compile(_WEEKDAY + r"[,\s]*(?:the\s+)?$", re.IGNORECASE)
_AFTER = re.compile(r"[,\s]*\(?" + _WEEKDAY, re.IGNORECASE)
_ZONED = re.compile(r"\d:?\d\d(?:\.\d+)?\s*(?:Z|GMT|UTC|[+-]\d\d:?\d\d)(?!\w)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """One source's word for the day of publication; parts that it does not give are None.

    `words` are as written. `bad` says why they are no date, `odd` what is wrong with one all the same.
    `updated` marks the day of a later change, which is no day of publication. `zoned` marks an instant
    with its zone: elsewhere it may be another day. `limits` are the first and the last day that words
    which give no day leave open ("June 2025", "04/06/2025").
    """

    basis: DateBasis
    words: str
    year: int | None = None
    month: int | None = None
    day: int | None = None
    span: Span | None = None
    bad: str | None = None
    odd: str | None = None
    updated: bool = False
    zoned: bool = False
    limits: tuple[date, date] | None = None

    @property
    def full(self) -> date | None:
        """The day, where year, month and day are all given."""
        if self.bad or self.year is None or self.month is None or self.day is None:
            return None
        return date(self.year, self.month, self.day)


def read_date(words: str, basis: DateBasis, start: int = 0) -> Dated | None:
    """The first date in `words`, None where there is none. `start` is where `words` stand in the text.

    "4 June 2025", "June 4, 2025", "2025-06-04", "04.06.2025" and years left out are read;
    "04/06/2025" could be two days and is marked bad, as are impossible days and `PLACEHOLDERS`.
    Of an instant with a zone, the day is that of the place where it was written.
    """
    return next(_each_date(words, basis, start), None)


def read_line(words: str, basis: DateBasis, start: int = 0) -> list[Dated]:
    """Every date in a line that says when, those of later changes marked ("…, updated 5 June 2025")."""
    told = []
    at = 0
    for dated in _each_date(words, basis, start):
        assert dated.span is not None
        before = words[at : dated.span.start - start].casefold()
        changed = max((before.rfind(w) for w in date_words()["changed"]), default=-1)
        first = max((before.rfind(w) for w in date_words()["first"]), default=-1)
        told.append(replace(dated, updated=changed > first))
        at = dated.span.end - start
    return told


def required_date(words: str, basis: DateBasis, place: Span | None = None) -> Dated | None:
    """The date of a field that is there to give one: what cannot be read as one is bad, not absent.

    None where the field says that there is none ("n/a"). A number of ten digits is read as seconds since
    1970, one of thirteen as milliseconds, in UTC. Several different days are bad. `place` is where
    the words stand in the text, if they do.
    """
    if not words.strip() or words.strip().casefold() in date_words()["absent"]:
        return None
    if basis in (DateBasis.GIVEN, DateBasis.METADATA) and (seconds := _SECONDS.fullmatch(words)):
        count = int(seconds["s"] or seconds["ms"]) / (1 if seconds["s"] else 1000)
        day = (datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=count)).date()
        return _checked(words, basis, day.year, day.month, day.day, None)
    told = read_line(words, basis, place.start if place else 0)
    first = next((d for d in told if not d.updated), told[0] if told else None)
    if first is None or (not first.bad and first.full is None):
        bad = "no day, month and year in it; write it as YYYY-MM-DD"
        return Dated(basis=basis, words=words, span=place, bad=bad, limits=_month(words))
    if any(d.full and first.full and d.full != first.full and not d.updated for d in told):
        return replace(first, words=words, span=place, bad="it names several days; write one as YYYY-MM-DD")
    return first if place else replace(first, span=None)


def date_words() -> dict[str, tuple[str, ...]]:
    """Words in place of a date (`absent`), before the day of a change and of the first publication."""
    return {key: tuple(words) for key, words in read_toml("segments.toml")["date"].items()}


def _month(words: str) -> tuple[date, date] | None:
    found = _MONTH_ALONE.fullmatch(words.strip())
    if found is None:
        return None
    return month_limits(int(found["y"] or found["y2"]), int(found["m"] or _month_number(found["n"])))


def month_limits(year: int, month: int) -> tuple[date, date] | None:
    """First and last day of a month; None for years that no report is of."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    after = date(year + month // 12, month % 12 + 1, 1)
    return date(year, month, 1), after - timedelta(days=1)


def _each_date(words: str, basis: DateBasis, start: int) -> Iterator[Dated]:
    for found in DATE.finditer(words):
        dated = _of_match(found, basis, start)
        zoned = _ZONED.search(words, found.end(), found.end() + 30) is not None
        yield replace(dated, zoned=zoned, odd=_odd(dated, found))


def _odd(dated: Dated, found: re.Match[str]) -> str | None:
    """What is wrong with a day beside whose date another weekday is named."""
    named = _BEFORE.search(found.string, max(0, found.start() - 20), found.start()) or _AFTER.match(
        found.string, found.end()
    )
    day = dated.full
    if named is None or day is None or DAYS[day.weekday()].startswith(named["w"].capitalize()):
        return None
    return f"beside it stands {named['w']!r}, but {day} was a {DAYS[day.weekday()]}"


def _of_match(found: re.Match[str], basis: DateBasis, start: int) -> Dated:
    span = Span(start + found.start(), start + found.end())
    part = found.groupdict()
    if part["a4"]:
        return _day_and_month(found, span, basis)
    name = part["n2"] or part["n3"]
    month = part["m1"] or part["m5"] or (_month_number(name) if name else None)
    year = part["y1"] or part["y2"] or part["y3"] or part["y5"]
    day = part["d1"] or part["d2"] or part["d3"] or part["d5"]
    return _checked(found.group(), basis, int(year) if year else None, int(month or 0), int(day or 0), span)


def whole_day(part: Dated, year: int) -> Dated:
    """A date without its year, completed."""
    return _checked(part.words, part.basis, year, part.month or 0, part.day, part.span)


def date_of_url(url: str | None) -> Dated | None:
    """The date in an address ("/2025/06/04/", "/2025/06/"), None where there is none."""
    found = _URL.search(url or "")
    if found is None:
        return None
    day = found["d"]
    checked = _checked(
        found.group().strip("/-_"),
        DateBasis.URL,
        int(found["y"]),
        int(found["m"] or found["m2"]),
        int(day) if day else None,
        None,
    )
    # Numbers in an address that make no date are simply not one ("/2024/99/").
    return None if checked.bad else checked


def _day_and_month(found: re.Match[str], span: Span, basis: DateBasis) -> Dated:
    a, b, year = int(found["a4"]), int(found["b4"]), int(found["y4"])
    words = found.group()
    # With dots the day comes first everywhere; with slashes and dashes it depends on the country.
    if not ({"/", "-"} & set(words)) or a > 12:
        return _checked(words, basis, year, b, a, span)
    if b > 12 or a == b:
        return _checked(words, basis, year, a, b, span)
    either = [_checked(words, basis, year, *pair, span) for pair in ((a, b), (b, a))]
    days = sorted(d.full for d in either if d.full)
    bad = "day and month cannot be told apart; write it as YYYY-MM-DD"
    limits = (days[0], days[-1]) if len(days) == 2 else None
    return Dated(basis=basis, words=words, span=span, bad=bad, limits=limits)


def _checked(
    words: str, basis: DateBasis, year: int | None, month: int, day: int | None, span: Span | None
) -> Dated:
    bad = None
    if year is not None and not FIRST_YEAR <= year <= LAST_YEAR:
        bad = f"no year between {FIRST_YEAR} and {LAST_YEAR}"
    else:
        try:
            told = date(year or 2000, month, day or 1)
        except ValueError:
            bad = "there is no such day"
        else:
            if year and day and told in PLACEHOLDERS:
                bad = "programs write this day where they know none"
    return Dated(basis=basis, words=words, year=year, month=month, day=day, span=span, bad=bad)


def _month_number(name: str) -> int:
    return next(n for n, month in enumerate(MONTHS, 1) if month.startswith(name.lower()[:3]))
