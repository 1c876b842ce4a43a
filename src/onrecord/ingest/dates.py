"""When a report was published, and on whose word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from onrecord.model import DateBasis, Problem, Span

FIRST_YEAR = 1700
"""Earlier years are misprints: the oldest newspapers in digital collections are of the 18th century."""

LAST_YEAR = 2200
"""Later years are placeholders ("2999-12-31"). The clock is never asked."""

SLACK = 1
"""Days by which a dateline or an address may differ without a word: copy is filed the evening before,
and addresses are made in another time zone."""

MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_MONTH = (
    r"(?P<{}>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_DAY = r"(?P<{}>\d{{1,2}})(?:st|nd|rd|th)?"
DATE = re.compile(
    r"(?<![\w.])(?:"
    r"(?P<y1>\d{4})[-/.](?P<m1>\d{1,2})[-/.](?P<d1>\d{1,2})(?=$|\D)"
    rf"|{_DAY.format('d2')}\s+(?:of\s+)?{_MONTH.format('n2')}\.?(?:,?\s+(?P<y2>\d{{4}})\b)?(?![a-z])"
    rf"|{_MONTH.format('n3')}\.?\s+{_DAY.format('d3')}(?![\d:]|[./]\d)(?:,?\s+(?P<y3>\d{{4}})\b)?"
    r"|(?P<a4>\d{1,2})[./](?P<b4>\d{1,2})[./](?P<y4>\d{4})(?!\d)"
    r"|(?P<y5>\d{4})(?P<m5>\d{2})(?P<d5>\d{2})(?!\d)"
    r")",
    re.IGNORECASE,
)
_URL = re.compile(
    r"[/\-_](?P<y>(?:1[789]|20|21)\d\d)"
    r"(?:[/\-_](?P<m>\d{1,2})[/\-_](?P<d>\d{1,2})(?=$|[/\-_.?#])|/(?P<m2>\d{1,2})(?=/))"
)
_SAYS = {
    DateBasis.GIVEN: "whoever handed it in says",
    DateBasis.HEADER: "its header says",
    DateBasis.METADATA: "the page's metadata say",
    DateBasis.DATELINE: "its dateline says",
    DateBasis.URL: "its address says",
    DateBasis.TEXT: "its text says",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """One source's word for the day of publication; parts that it does not give are None.

    `words` are as written. `bad` says why they are no date.
    """

    basis: DateBasis
    words: str
    year: int | None = None
    month: int | None = None
    day: int | None = None
    span: Span | None = None
    bad: str | None = None

    @property
    def full(self) -> date | None:
        """The day, where year, month and day are all given."""
        if self.bad or self.year is None or self.month is None or self.day is None:
            return None
        return date(self.year, self.month, self.day)


def read_date(words: str, basis: DateBasis, start: int = 0) -> Dated | None:
    """The first date in `words`, None where there is none. `start` is where `words` stand in the text.

    "4 June 2025", "June 4, 2025", "2025-06-04", "04.06.2025" and years left out are read;
    "04/06/2025" could be two days and is marked bad, as are impossible days.
    """
    found = DATE.search(words)
    if found is None:
        return None
    span = Span(start + found.start(), start + found.end())
    part = found.groupdict()
    if part["a4"]:
        return _day_and_month(found, span, basis)
    name = part["n2"] or part["n3"]
    month = part["m1"] or part["m5"] or (_month_number(name) if name else None)
    year = part["y1"] or part["y2"] or part["y3"] or part["y5"]
    day = part["d1"] or part["d2"] or part["d3"] or part["d5"]
    return _checked(found.group(), basis, int(year) if year else None, int(month or 0), int(day or 0), span)


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


def choose_date(told: Sequence[Dated]) -> tuple[Dated | None, list[Problem]]:
    """The first full date of `told` (most trusted first), and what is odd about them.

    A date without a year never dates a report; it can complete a year and month from
    another source and can contradict. Without any date there is a "no-date" problem.
    """
    problems = [
        Problem(
            kind="bad-date", message=f"{d.words!r} ({d.basis}) is not used as a date: {d.bad}", span=d.span
        )
        for d in told
        if d.bad
    ]
    good = [d for d in told if not d.bad]
    chosen = next((d for d in good if d.full), None) or next(_completed(good), None)
    if chosen is None:
        message = "no publication date in the file; events stay undated unless the text dates them"
        return None, [*problems, Problem(kind="no-date", message=message)]
    for other in good:
        if other is not chosen and _disagree(chosen, other):
            message = (
                f"{_SAYS[chosen.basis]} {chosen.full}, {_SAYS[other.basis]} {other.words!r}; "
                "the first is used"
            )
            problems.append(Problem(kind="dates-disagree", message=message, span=other.span))
    return chosen, problems


def _completed(told: Sequence[Dated]) -> Iterator[Dated]:
    for whole in told:
        for part in told:
            if (
                whole.year is not None
                and whole.day is None
                and part.year is None
                and part.day is not None
                and part.month == whole.month
            ):
                done = _checked(part.words, part.basis, whole.year, part.month or 0, part.day, part.span)
                if not done.bad:
                    yield done


def _disagree(chosen: Dated, other: Dated) -> bool:
    day = chosen.full
    assert day is not None
    if other.day is None or other.month is None:
        return (other.year, other.month) != (day.year, day.month)
    loose = SLACK if other.basis in (DateBasis.DATELINE, DateBasis.URL) else 0
    # Without a year, the nearest such day counts: a dateline of 31 December on 1 January is one day off.
    years = [other.year] if other.year else [day.year - 1, day.year, day.year + 1]
    return all(abs((d - day).days) > loose for d in _days(years, other.month, other.day))


def _days(years: Sequence[int], month: int, day: int) -> Iterator[date]:
    for year in years:
        try:
            yield date(year, month, day)
        except ValueError:
            continue


def _day_and_month(found: re.Match[str], span: Span, basis: DateBasis) -> Dated:
    a, b, year = int(found["a4"]), int(found["b4"]), int(found["y4"])
    words = found.group()
    # With dots the day comes first everywhere; with slashes it depends on the country.
    if "/" not in words or a > 12:
        return _checked(words, basis, year, b, a, span)
    if b > 12 or a == b:
        return _checked(words, basis, year, a, b, span)
    bad = "day and month cannot be told apart; write it as YYYY-MM-DD"
    return Dated(basis=basis, words=words, span=span, bad=bad)


def _checked(
    words: str, basis: DateBasis, year: int | None, month: int, day: int | None, span: Span | None
) -> Dated:
    bad = None
    if year is not None and not FIRST_YEAR <= year <= LAST_YEAR:
        bad = f"no year between {FIRST_YEAR} and {LAST_YEAR}"
    else:
        try:
            date(year or 2000, month, day or 1)
        except ValueError:
            bad = "there is no such day"
    return Dated(basis=basis, words=words, year=year, month=month, day=day, span=span, bad=bad)


def _month_number(name: str) -> int:
    return next(n for n, month in enumerate(MONTHS, 1) if month.startswith(name.lower()[:3]))
