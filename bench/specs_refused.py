"""Which cases of the Recognizers specs no newspaper could print, each by a rule with a name.

The specs were written for an assistant that is typed or spoken to. A command ("set up a call") is
no ground for refusal as long as the words of time in it could stand in a report. No rule asks
whether OnRecord gets a case right.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

Row = dict[str, Any]
Taking = Callable[[Row], bool]

SETTINGS = ("CalendarMode", "TasksMode", "ExperimentalMode", "ExtendedTypes", "SplitDateAndTime")
"""Ends of the names of suites that ask the same phrases under another setting of the assistant."""

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_ONES = r"(?:one|two|three|four|five|six|seven|eight|nine)"
_NUMBER = rf"(?:{_ONES}|ten|eleven|twelve|\w+teen|(?:twenty|thirty|forty|fifty)(?:[ -]{_ONES})?)"


@dataclass(frozen=True, slots=True)
class Refusal:
    """A named reason, what it means for a reader, and which cases it takes."""

    name: str
    why: str
    takes: Taking


def _golds(row: Row) -> list[str]:
    return [gold["text"].lower() for gold in row["timexes"]]


def _values(row: Row) -> list[tuple[str, Row]]:
    return [(gold["text"].lower(), value) for gold in row["timexes"] for value in gold["values"]]


def _expects(*patterns: str) -> Taking:
    """Cases of which some expected expression matches one of `patterns`."""
    found = re.compile("|".join(f"(?:{p})" for p in patterns), re.IGNORECASE)
    return lambda row: any(found.search(text) for text in _golds(row))


def _says(*patterns: str) -> Taking:
    """Cases whose text matches one of `patterns`."""
    found = re.compile("|".join(f"(?:{p})" for p in patterns), re.IGNORECASE)
    return lambda row: found.search(row["text"]) is not None


def _either(*takings: Taking) -> Taking:
    return lambda row: any(taking(row) for taking in takings)


WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "tuesday", "thursday")


def another_setting(row: Row) -> bool:
    """A suite of another setting."""
    return bool(row["suite"].endswith(SETTINGS))


def zone(row: Row) -> bool:
    """A zone alone is expected."""
    return any(gold["type"] == "timezone" for gold in row["timexes"])


def lent_parts(row: Row) -> bool:
    """An alternative is expected to hold words that stand only with the other ("this or next week").

    Or not to hold them: of "next week on Tuesday or Thursday" one suite puts Thursday in any week.
    """
    single = any(text in ("this", "next") for text in _golds(row))
    shared = any(
        re.fullmatch(r"mon|wed|fri|monday|tuesday|wednesday|thursday|friday", text)
        and value["type"] != "date"
        for gold in row["timexes"]
        if gold["type"] == "datetimealt"
        for text, value in [(gold["text"].lower(), v) for v in gold["values"]]
    )
    week = re.search(r"next week (?:on )?\w+", row["text"])
    apart = week and any(text in WEEKDAYS and value["type"] == "date" for text, value in _values(row))
    return single or shared or (bool(apart) and row["suite"] == "DateTimeModel")


_VAGUE = re.compile(r"\b(?:few|some|several)\b|^(?:the )?coming weeks$")


def numbered_vague(row: Row) -> bool:
    """Exact numbers for words that give none: "a few hours" as three."""
    return any(
        _VAGUE.search(text) and not re.search(r"X[A-Z]", value.get("timex", ""))
        for text, value in _values(row)
    )


_MINUTES = re.compile(r"\b(?:minutes?|mins?|hours?|hrs?|\d+h)\b")
_DAYS = re.compile(
    r"\b(?:yesterday|today|tomorrow|tonight|\w+day)\b|o'clock|\bpast\b|\bfrom \d|\bin the \w+ing"
)


def the_minute_of_asking(row: Row) -> bool:
    """An instant counted from the minute at which the words were typed; reports are dated by the day."""
    return any(
        _MINUTES.search(text)
        and re.match(r"\(?\d{4}-\d\d-\d\dT\d\d:\d\d|\(PRESENT_REF", value.get("timex", ""))
        and (re.search(r"^within|\bday and\b", text) or not _DAYS.search(text))
        for text, value in _values(row)
    )


_SAYS_CLOCK = re.compile(
    r"\d ?[ap]\.? ?m\b|[ap]\.m|\d[:.]\d\d|o'?clock|\bnoon|midnight|\bhalf past\b|\bpast\b"
    r"|morning|afternoon|evening|night|\b\w+-(?:thirty|fifteen|\w+-\w+)\b"
)


def bare_hour(row: Row) -> bool:
    """A clock time of a bare number, without a word that makes it one."""
    return any(
        value["type"] in ("time", "timerange", "datetime", "datetimerange")
        and re.search(r"T\d\d", value.get("timex", ""))
        and "T23:59:59" not in value.get("timex", "")
        and not _SAYS_CLOCK.search(text)
        and (not _MINUTES.search(text) or re.search(r"\bfrom \d+(?: for|$)", text))
        for text, value in _values(row)
    )


_TWO_FIGURES = re.compile(
    r"(?<![\d/.:-])\d{1,2}([/.-])\d{1,2}(?![\d:]|\.\d|/\d|-\d+(?!/)| ?[ap]\.?m)(?!, ?\d{4})"
)


_THREE_FIGURES = re.compile(r"(?<![\d/.:-])(\d{1,2})([/-])(\d{1,2})(?:(?:\2\d{4}|\2\d\d)(?!\d)|(?=[-–]\d))")


def _no_order_told(text: str) -> bool:
    """Whether `text` has a date in figures that could be two, and none that has one order alone."""
    pairs = [(int(m[1]), int(m[3])) for m in _THREE_FIGURES.finditer(text)]
    could_be_two = [a != b and max(a, b) <= 12 for a, b in pairs]
    return any(could_be_two) and not any(max(a, b) > 12 for a, b in pairs)


def figures_without_order(row: Row) -> bool:
    """Day and month in figures: "6/4" and "6/4/2018" are April to some readers and June to others.

    With a year they are kept where another date of the sentence shows the order ("6/14/2018").
    """
    for text, value in _values(row):
        if _no_order_told(text) and _no_order_told(row["text"]):
            return True
        days = {frozenset(map(int, m)) for m in re.findall(r"-(\d\d)-(\d\d)", value.get("timex", ""))}
        for figures in _TWO_FIGURES.finditer(text):
            if frozenset(map(int, re.findall(r"\d+", figures[0]))) in days:
                return True
    return False


def counted_in_weeks(row: Row) -> bool:
    """ "Last Wednesday" in the week before the last one of that name: to a newspaper, the last one."""
    if not row["dct"]:
        return False
    today = date.fromisoformat(row["dct"][:10])
    for text, value in _values(row):
        which = re.match(r"(?:from )?(next|last|previous|following) \w+day\b", text)
        day = re.match(r"\d{4}-\d\d-\d\d", value.get("value") or value.get("start") or "")
        if which and day and abs((date.fromisoformat(day[0]) - today).days) > 7:
            return True
    return False


def against_the_tense(row: Row) -> bool:
    """What happened is expected to lie ahead of the day of asking, and no year says so."""
    if (
        not row["dct"]
        or not re.search(r"\bhappened\b", row["text"])
        or re.search(r"\d{4}|\bnext\b", row["text"])
    ):
        return False
    for gold in row["timexes"]:
        days = [(value.get("value") or value.get("start") or "")[:10] for value in gold["values"]]
        if days and all(day > row["dct"][:10] and _DAY.match(day) for day in days):
            return True
    return False


_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_DATED_WEEKDAY = re.compile(rf"(?P<named>mon|tue|wed|thu|fri|sat|sun)[a-z]*day,? {_MONTH} \d")


def wrong_weekday(row: Row) -> bool:
    """A weekday that no expected day is, so that one of the two is an error."""
    for text in _golds(row):
        named = _DATED_WEEKDAY.match(text)
        days = [
            value.get("value") or value.get("start") or "" for words, value in _values(row) if words == text
        ]
        fits = [date.fromisoformat(day[:10]).strftime("%a").lower() for day in days if _DAY.match(day)]
        if named and fits and named["named"] not in fits:
            return True
    return False


def contradicted(rows: Iterable[Row]) -> set[tuple[str, str]]:
    """Texts, with their days, in which one suite without special setting finds a time and another none."""
    expects: dict[tuple[str, str], set[bool]] = {}
    for row in rows:
        if not another_setting(row):
            expects.setdefault((row["text"], row["dct"]), set()).add(bool(row["timexes"]))
    return {key for key, both in expects.items() if len(both) == 2}


_TYPED = (
    r"\btmr\w*|\btonite|ish\b|\bmid night\b|\beveryday\b|\beo[dy]\b|\botd\b|\bw/c\b|\boclock\b",
    r"\d[ap]\b(?!\.)|ampm|\b[ap] ?\. m|\b[ap] m\b|\d\.[ap]m|\bpm get\b|\b(?:today|tomorrow) [ap]m\b",
    r"\d+(?:years|sec|min|[dywh])\b(?<!\dpm)(?<!\dam)|-min\b|\d\d s\b|~|[<>=@]",
    r"\b\dth\b(?<![04-9]th)|\b[2-9]1th\b|\bfirst 12\b|\bof \d\d$|\b[cs]y ?\d+",
    rf"\b{_MONTH}\d|\d{{3,4}}(?: ?[ap]\.?m|-\d{{3,4}}\b(?!-))(?<!\b20\d\d-20\d\d)",
    r"\b(?:three week|two year)$|\btill date$|\bhour and half|\band half hour|\bin morning\b|\bone a day\b",
)
_DICTATED = (
    r"\btwo thousand\b|\b(?:seven|eigh|nine)teen (?:hundred|\w+ty)\b",
    rf"\b{_MONTH} {_NUMBER}\b(?![ -]?(?:st|nd|rd|th|first|second|third|\w+th)\b)|\b{_NUMBER} {_MONTH}\b",
    rf"\b(?:second|third|\w+th) (?:at )?{_NUMBER}\b|\b{_ONES} (?:thirty|forty five)\b",
    r"\b(?:six|seven|eight) p\.?m\b|\bforty-three minutes$|\bat seven \w+-\w+$",
)
_MACHINE = (
    r"\d{8}|\b\d{4} \d\d \d\d\b|\b\d{4}-\d{1,2}$|^\d{1,2}-\d{4}$|\d\d:\d\d:\d\d \d|-\d{4}-\d{1,2}-",
    r"[a-z]{3}/\d|\d/[a-z]{3}|\d-\d{4}-[a-z]|[a-z]-\d{4}-\d|\d{4}-[a-z]{3}-|\(tue\)",
    r"\b[a-z]{3}-\d\d\b(?!-)|[a-z]{3}-\d\d-\d{4}",
)
_PATH = re.compile(r"\S*(?:www\.|\.xlsx)\S*|^-\d{4}")
_GENERAL = (
    r"\b(?:\d|one|three|all four) (?:morning|evening|afternoon|night) (?:together|sessions|classes|markets)",
    r"\b1 evening\b|\bthe year before\b|\bthat one tuesday\b|\bmy day\b|\bin fiscal year$",
)

REFUSALS: tuple[Refusal, ...] = (
    Refusal("another-setting", "the phrase is asked under another setting of the assistant", another_setting),
    Refusal("zone", "a zone alone is no time", zone),
    Refusal("lent-parts", "alternatives are expected to lend each other their missing words", lent_parts),
    Refusal(
        "typed",
        "chat spelling: 'tmr', '9p', 'eod', '3h', 'mar4', '2th', 'p . m .', '1140 a.m.'",
        _either(_expects(*_TYPED), _says(r"\btongiht\b")),
    ),
    Refusal(
        "dictated",
        "days, years or clock times spelled out as they are dictated, which a newspaper prints in figures",
        _expects(*_DICTATED),
    ),
    Refusal(
        "machine",
        "a stamp, path or code for machines: '20161016', '2015-3', 'Dec/2018', '2020/23/Sep'",
        _either(
            _expects(*_MACHINE), lambda row: bool(row["timexes"]) and _PATH.search(row["text"]) is not None
        ),
    ),
    Refusal(
        "query",
        "a question put to a table, not a sentence",
        _either(_expects(r"greater|^[<>=]"), _says(r"equals to date")),
    ),
    Refusal(
        "bare-hour", "a bare number as a clock time: 'at 6', 'Monday 12-4', 'between 9 and 10'", bare_hour
    ),
    Refusal(
        "figures-without-order",
        "day and month in figures, which readers take in two orders",
        figures_without_order,
    ),
    Refusal(
        "minute-of-asking",
        "an instant counted from the minute of asking; a report has a day of publication",
        the_minute_of_asking,
    ),
    Refusal(
        "numbered-vague",
        "an exact number for 'a few', 'some', 'several'; TIMEX3 leaves it open",
        numbered_vague,
    ),
    Refusal(
        "meal",
        "meals as hours of the day; TIMEX3 has none",
        _expects(r"\b(?:breakfast|lunch|lunchtime|dinner|dinnertime)\b"),
    ),
    Refusal(
        "counted-in-weeks",
        "'last Wednesday', 'next Friday' as that of the week before or after; a newspaper means the nearest",
        counted_in_weeks,
    ),
    Refusal(
        "against-the-tense", "what happened is expected to lie ahead of the day of asking", against_the_tense
    ),
    Refusal(
        "wrong-weekday",
        "the weekday that is named is not that of the expected day",
        wrong_weekday,
    ),
    Refusal(
        "across-a-clause",
        "one expression is expected across a clause: 'next week, how about on Wednesday'",
        _expects(r"\b(?:how about|maybe|say|preferably)\b"),
    ),
    Refusal(
        "names-no-day",
        "a general word is expected to name one day or year: 'four afternoon classes', 'partner of the year'",
        _either(_says(*_GENERAL), _expects(r"^(?:for )?the (?:hour|day|week|fortnight|month|year)$")),
    ),
    Refusal(
        "contradicted",
        "nothing is expected where another suite expects a time in the same words",
        lambda row: not row["timexes"] and bool(row.get("contradicted")),
    ),
)
"""In this order: a case that several could take is counted with the first."""
