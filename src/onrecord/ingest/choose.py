"""Which source's word on the day of publication is taken, and what the others leave to be told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from onrecord.ingest.dates import Dated, month_limits, whole_day
from onrecord.model import DateBasis, Limit, Problem

SLACK = 1
"""Days by which a dateline or an address may differ without a word: copy is filed the evening before,
and addresses are made in another time zone. The same for instants whose zone is told."""

_SAYS = {
    DateBasis.GIVEN: "whoever handed it in says",
    DateBasis.HEADER: "its header says",
    DateBasis.METADATA: "the page's metadata say",
    DateBasis.DATELINE: "its dateline says",
    DateBasis.URL: "its address says",
    DateBasis.TEXT: "its text says",
}

_LIMITS = {
    DateBasis.GIVEN: "is handed in with {}",
    DateBasis.HEADER: "says {} in its header",
    DateBasis.METADATA: "says {} in the page's metadata",
    DateBasis.DATELINE: "says {} in its dateline",
    DateBasis.URL: "has {} in its address",
    DateBasis.TEXT: "says {} in its text",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """The source taken (None: none gives a day), what limits the day without one, and what is odd."""

    dated: Dated | None
    limits: tuple[Limit, ...] = ()
    problems: tuple[Problem, ...] = ()


def choose_date(told: Sequence[Dated], today: date | None = None) -> Choice:
    """The first full date of `told`, most trusted first; one beside which a wrong weekday stands comes last.

    A date without a year never dates a report; it can complete a year and month from another source and
    can contradict. The day of a change never dates it either. Days after `today` are refused, if it is
    given. Without any date there is a "no-date" problem, and the limits that the sources leave.
    """
    told = [_not_after(dated, today) for dated in told]
    problems = [
        Problem(
            kind="bad-date", message=f"{d.words!r} ({d.basis}) is not used as a date: {d.bad}", span=d.span
        )
        for d in told
        if d.bad
    ]
    problems += [
        Problem(kind="wrong-weekday", message=f"{d.words!r} ({d.basis}) is odd: {d.odd}", span=d.span)
        for d in told
        if d.odd and not d.bad
    ]
    good = [d for d in told if not d.bad and not d.updated]
    full = [d for d in good if d.full]
    full.sort(key=lambda d: d.odd is not None)
    chosen = next(iter(full), None) or next(_completed(good), None)
    if chosen is None:
        message = "no publication date in the file; events stay undated unless the text dates them"
        problems.append(Problem(kind="no-date", message=message))
        return Choice(dated=None, limits=tuple(_limits(told)), problems=tuple(problems))
    problems += _disagreements(chosen, [d for d in good if d is not chosen])
    problems += _changes(chosen, [d for d in told if d.updated and not d.bad])
    return Choice(dated=chosen, problems=tuple(dict.fromkeys(problems)))


def _not_after(dated: Dated, today: date | None) -> Dated:
    if today is None or dated.full is None or dated.full <= today:
        return dated
    return replace(dated, bad=f"it lies after {today}, the day given as today")


def _disagreements(chosen: Dated, others: Sequence[Dated]) -> Iterator[Problem]:
    for other in others:
        if _disagree(chosen, other):
            yield Problem(
                kind="dates-disagree",
                message=f"{_SAYS[chosen.basis]} {chosen.full}"
                + (" and also" if other.basis is chosen.basis else f", {_SAYS[other.basis]}")
                + f" {other.words!r}; "
                + ("the first is used" if not chosen.odd and not other.odd else f"{chosen.full} is used"),
                span=other.span,
            )


def _changes(chosen: Dated, changes: Sequence[Dated]) -> Iterator[Problem]:
    day = chosen.full
    for change in changes:
        if day is None or change.full is None or abs((change.full - day).days) <= SLACK:
            continue
        if change.full < day:
            message = (
                f"{_SAYS[chosen.basis]} {day} for its publication, {_SAYS[change.basis]} {change.words!r} "
                "for a later change; the first is used"
            )
            yield Problem(kind="dates-disagree", message=message, span=change.span)
        else:
            message = (
                f"published {day}, changed {change.words!r}: what it says may be of any day between the two"
            )
            yield Problem(kind="changed-later", message=message, span=change.span)


def _limits(told: Sequence[Dated]) -> Iterator[Limit]:
    """What sources that name no day of publication say of it all the same."""
    for dated in told:
        ends = dated.limits
        if not dated.bad and dated.year and dated.month and dated.day is None:
            ends = month_limits(dated.year, dated.month)
        if ends:
            yield Limit(
                first=ends[0],
                last=ends[1],
                rule="part-of-a-date",
                reason=_LIMITS[dated.basis].format(repr(dated.words)),
                span=dated.span,
            )
        if dated.updated and not dated.bad and dated.full:
            reason = _LIMITS[dated.basis].format(repr(dated.words)) + " as the day of a later change"
            yield Limit(last=dated.full, rule="changed", reason=reason, span=dated.span)


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
                done = whole_day(part, whole.year)
                if not done.bad:
                    yield done


def _disagree(chosen: Dated, other: Dated) -> bool:
    day = chosen.full
    assert day is not None
    if other.day is None or other.month is None:
        return (other.year, other.month) != (day.year, day.month)
    near = (DateBasis.DATELINE, DateBasis.URL)
    loose = SLACK if other.basis in near or chosen.basis in near or other.zoned or chosen.zoned else 0
    # Without a year, the nearest such day counts: a dateline of 31 December on 1 January is one day off.
    years = [other.year] if other.year else [day.year - 1, day.year, day.year + 1]
    return all(abs((d - day).days) > loose for d in _days(years, other.month, other.day))


def _days(years: Sequence[int], month: int, day: int) -> Iterator[date]:
    for year in years:
        try:
            yield date(year, month, day)
        except ValueError:
            continue
