"""What a report is about, and the day of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from onrecord.lexicon.kinds import event_words
from onrecord.model import (
    EventMention,
    Interval,
    MainEvent,
    Realis,
    Sentence,
    Span,
    TimeExpression,
    Token,
    When,
    WhenBasis,
)
from onrecord.read.date_limits import dated
from onrecord.read.date_words import Times, is_plain_day
from onrecord.read.fresh_days import fresh_news, says_when
from onrecord.read.layout import Layout
from onrecord.read.opening import (
    Opening,
    dates_the_news,
    is_label,
    is_told_first,
    opening_of,
    subject_stems,
)

NARROW = 7
"""Days that a date may span and still say when something happened: "this week" does, a year not. Chosen."""

RECENT = timedelta(days=7)
"""How far back a date further down may lie and still be that of the news. Chosen."""

LONG_AGO = timedelta(days=30)
"""How far back a date in the opening may lie and still be that of the news. Chosen."""

SOME = 0.2
"""The least share of the headline's words in a later sentence of the lead whose date counts. Chosen."""

LIKE = 0.5
"""Points from which a dated sentence further down tells the news again. Chosen."""

LABELLED = 1.5
"""Points for an event in a headline's label: it adds to what the lead tells, and is not enough alone."""

ENOUGH = 2.5
"""Points below which an event of the opening is not what the report is about. Chosen."""

SAID = 0.85
"""What saying something counts beside what is said to have happened. Chosen."""

THEMED = 1.5
"""Points for an event that the opening tells with a word of the headline. Chosen."""

AHEAD = 0.9
"""What a planned or proposed event counts beside one that is told as having happened. Chosen."""

ASIDE = 0.25
"""Points for a telling in the background or further down, up to one for all of them. Chosen."""

BESIDE = frozenset({"lead-date", "date-below", "only-date"})
"""Rules of days that do not stand with the event itself."""

REAL = frozenset({Realis.ACTUAL, Realis.ALLEGED})


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """What the day of a report's news is looked for with.

    `tellings` are the mentions of its main event (none where its kind is unknown), `things` the
    tokens that tell of any event.
    """

    layout: Layout
    times: Times
    opening: Opening
    tellings: tuple[EventMention, ...]
    things: frozenset[int]
    dated: tuple[tuple[Span, Token], ...]
    """The words that date an event in its own sentence, with the token that tells of it."""
    span: Span

    @property
    def is_ahead(self) -> bool:
        """Whether the main event is told, but nowhere as having happened."""
        return bool(self.tellings) and not any(e.realis in REAL for e in self.tellings)

    def could_be(self, expression: TimeExpression, reach: timedelta, widest: int) -> bool:
        """Whether a date is narrow enough, not far behind the day of publishing, and not ahead of a deed."""
        interval, published = expression.interval, self.times.published
        if interval is None or width(interval) > widest:
            return False
        first = interval.first_day
        if published is None or first is None:
            return True
        return published - first <= reach and (self.is_ahead or first <= published)


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """A time found, the rule that found it, and why in words."""

    when: When | None
    likely: date | None = None
    rule: str
    reason: str


def find_main(layout: Layout, times: Times, events: Sequence[EventMention]) -> MainEvent | None:
    """The event that a report is about, with its day; None for a report without a sentence.

    The day is that which its own tellings in the opening give it; else a date with what the opening
    tells; else one that another telling gives; else, as bounds only, a date with a sentence that tells
    the news again, or the only late one. Without any: the day of publishing or the one before, as bounds.
    """
    opening = opening_of(layout)
    if opening is None:
        return None
    event = _most_told(layout, opening, events)
    found = _about(_news(layout, times, opening, events, event), event)
    if event is None or any(e.realis in REAL for e in _tellings(events, event)):
        return found
    if found.rule not in BESIDE and (found.when is None or width(found.when.interval) <= NARROW):
        return found
    # "is expected to be charged, her lawyer said on Friday": what happened on Friday is that she said so.
    said = _most_told(layout, opening, [e for e in events if e.realis in REAL])
    return _about(_news(layout, times, opening, events, said), said)


def _tellings(events: Iterable[EventMention], event: EventMention | None) -> tuple[EventMention, ...]:
    return tuple(e for e in events if event is not None and e.same_as == event.id)


def _news(
    layout: Layout,
    times: Times,
    opening: Opening,
    events: Sequence[EventMention],
    event: EventMention | None,
) -> News:
    return News(
        layout=layout,
        times=times,
        opening=opening,
        tellings=_tellings(events, event),
        things=frozenset(_head(layout, e.trigger).i for e in events),
        dated=tuple(_dated(layout, events)),
        span=event.trigger if event is not None else _verb_of(layout, opening),
    )


def _about(news: News, event: EventMention | None) -> MainEvent:
    day = (
        _own_day(e for e in news.tellings if _is_dated_early(news.opening, e))
        or _lead_day(news, 0)
        or _own_day(e for e in news.tellings if not _is_loose(news, e))
        or _day_below(news, 0)
        or _lead_day(news, NARROW)
        or _own_day(news.tellings)
        or _without_date(news)
    )
    return MainEvent(
        event=event.id if event is not None else None,
        span=news.span,
        when=day.when,
        likely=day.likely or _likely(news.times, day.when),
        reason=day.reason,
        rule=day.rule,
    )


def _dated(layout: Layout, events: Iterable[EventMention]) -> Iterator[tuple[Span, Token]]:
    for event in events:
        when = event.when
        if when is not None and when.evidence is not None and event.sentence.holds(when.evidence):
            yield when.evidence, _head(layout, event.trigger)


def _most_told(layout: Layout, opening: Opening, events: Sequence[EventMention]) -> EventMention | None:
    """The first mention of the event that the opening tells most of; None where it tells of none."""
    told: dict[str, float] = defaultdict(float)
    beside: dict[str, float] = defaultdict(float)
    themed: set[str] = set()
    for event in events:
        token = _head(layout, event.trigger)
        if is_label(layout, token) and layout.sentence(token) in opening.headlines:
            beside[event.same_as] += LABELLED
        else:
            points = _points(layout, opening, event, token)
            told[event.same_as] += points
            beside[event.same_as] += 0 if points else ASIDE
    for event in events:
        if told[event.same_as] and event.same_as not in themed and opening.names(layout, event.trigger):
            told[event.same_as] += THEMED
            themed.add(event.same_as)
    first = [e for e in events if e.id == e.same_as and told[e.id] >= ENOUGH]

    def rank(event: EventMention) -> tuple[float, int]:
        return (told[event.id] + min(beside[event.id], LABELLED + 4 * ASIDE), -event.trigger.start)

    return max(first, key=rank, default=None)


def _points(layout: Layout, opening: Opening, event: EventMention, token: Token) -> float:
    """How much one telling says that the report is about its event. Weights chosen, not learned."""
    sentence = layout.sentence(token)
    if sentence not in opening.sentences or not is_told_first(layout, token):
        return 0.0
    points = 4.0 if sentence in opening.title else 3.0 if sentence in opening.first else 2.0
    if _is_acted_on(layout, token):
        points /= 2
    if token.lemma.lower() in event_words("speech"):
        points *= SAID
    if event.realis in (Realis.HYPOTHETICAL, Realis.DENIED):
        return 0.0
    return points if event.realis in REAL else AHEAD * points


def _is_acted_on(layout: Layout, token: Token) -> bool:
    """Whether the event is only what something else is done about: "disregards the protests"."""
    first = token
    while first.dep == "conj":
        first = layout.parse.head(first)
    if first.dep != "dobj" or token.pos not in ("NOUN", "PROPN"):
        return False
    verb = layout.governor(token)
    return verb is not None and verb.lemma.lower() not in event_words("light") | event_words("happening")


def _head(layout: Layout, span: Span) -> Token:
    """The token of `span` on which its others hang."""
    inside = layout.tokens_in(span)
    own = {t.i for t in inside}
    return next(t for t in inside if t.head not in own or t.head == t.i)


def _verb_of(layout: Layout, opening: Opening) -> Span:
    """The words that carry the news where no event of a known kind does: the root of the first sentence."""
    words = layout.parse.words(opening.sentences[0])
    return next((t.span for t in words if t.dep == "ROOT"), words[0].span)


def width(interval: Interval) -> int:
    """Days from the first to the last possible one; very many for an open end."""
    if interval.first_day is None or interval.last_day is None:
        return 10**6
    return (interval.last_day - interval.first_day).days


def _own_day(tellings: Iterable[EventMention]) -> Day | None:
    known = [e.when for e in tellings if e.when is not None and e.when.basis is not WhenBasis.BOUNDS]
    if not known:
        return None
    when = min(known, key=lambda w: width(w.interval))
    return Day(when=when, rule="own-date", reason="a date stands with it")


def _is_loose(news: News, telling: EventMention) -> bool:
    """Whether a telling is dated by months or years of which the week of publishing is a part."""
    published, when = news.times.published, telling.when
    if when is None or published is None or width(when.interval) <= NARROW:
        return False
    return when.interval.meets(Interval(first=(published - RECENT).isoformat(), last=published.isoformat()))


def _is_dated_early(opening: Opening, telling: EventMention) -> bool:
    """Whether a telling in the opening has a date of its own, and no whole year for one."""
    when = telling.when
    if when is None or when.basis is WhenBasis.SAME_EVENT or width(when.interval) > NARROW:
        return False
    return _is_in(opening, telling.trigger)


def _lead_day(news: News, widest: int) -> Day | None:
    """The first date of at most `widest` days more than one that stands with what the opening tells."""
    told = {news.layout.sentence(_head(news.layout, e.trigger)).index for e in news.tellings}
    for sentence in news.opening.sentences:
        on_it = sentence in news.opening.first or sentence.index in told
        if not on_it and news.opening.share(news.layout, sentence) < SOME:
            continue
        for expression, token in _dates(news, sentence):
            if news.could_be(expression, LONG_AGO, widest) and _is_news(news, expression, token):
                when = dated(news.layout, news.times, expression, "lead-date")
                if width(when.interval) > widest:
                    continue
                return Day(when=when, rule="lead-date", reason="a date stands with what the opening tells")
    return None


def _dates(news: News, sentence: Sentence | None = None) -> list[tuple[TimeExpression, Token]]:
    found = []
    for expression in news.times.dates:
        token = news.times.token(expression)
        if token is not None and (sentence is None or sentence.span.holds(expression.span)):
            found.append((expression, token))
    return found


def _day_below(news: News, widest: int) -> Day | None:
    """A late date in a sentence that tells the news again, else the only late date there is.

    The date is not tied to the event by grammar: what is known is that it lies between the two days.
    """
    published = news.times.published
    if published is None:
        return None
    late = [(e, t) for e, t in _dates(news) if news.could_be(e, RECENT, widest) and not _is_end(news, t)]
    scored = [(_likeness(news, e, t, published), -t.i, e) for e, t in late]
    best = max(scored, key=lambda s: s[:2], default=None)
    if best is not None and best[0] >= LIKE:
        return _up_to(news, best[2], published, "date-below", "a sentence that tells it again has a date")
    free = [e for e, _ in late if not _is_taken(news, e)]
    if len({e.interval.first_day for e in free if e.interval is not None}) == 1:
        return _up_to(news, free[0], published, "only-date", "the report names one day of late")
    return None


def _owners(news: News, expression: TimeExpression) -> list[Token]:
    """The tokens that tell of the events which the expression dates."""
    return [token for span, token in news.dated if span.holds(expression.span)]


def _is_news(news: News, expression: TimeExpression, token: Token) -> bool:
    """Whether a date stands with what its sentence tells."""
    if news.layout.parse.head(token).lower in event_words("ends_of_time"):
        return False
    owners = _owners(news, expression)
    if owners:
        return any(is_told_first(news.layout, owner) for owner in owners)
    return dates_the_news(news.layout, token, news.things, is_plain_day(news.layout, expression))


def _is_end(news: News, token: Token) -> bool:
    """Whether something only runs from or up to the date: "since Monday"."""
    return news.layout.parse.head(token).lower in event_words("ends_of_time")


def _is_taken(news: News, expression: TimeExpression) -> bool:
    """Whether a date is that of an event in the background."""
    owners = _owners(news, expression)
    return bool(owners) and not any(is_told_first(news.layout, owner) for owner in owners)


def _likeness(news: News, expression: TimeExpression, token: Token, published: date) -> float:
    """How much the sentence of a date tells the news again. Weights chosen, not learned."""
    sentence = news.layout.sentence(token)
    points = news.opening.share(news.layout, sentence)
    points += 0.25 * _is_news(news, expression, token)
    points += 0.2 * bool(news.opening.subject & subject_stems(news.layout, sentence))
    first = expression.interval.first_day if expression.interval else None
    return points - 0.2 * ((published - first) / RECENT if first is not None else 0)


def _up_to(news: News, expression: TimeExpression, published: date, rule: str, reason: str) -> Day:
    when = dated(news.layout, news.times, expression, rule)
    likely = when.interval.first_day if when.interval.is_one_day else None
    last = max(published, likely or published).isoformat()
    first = min(when.interval.first or last, (published - timedelta(days=1)).isoformat())
    interval = Interval(first=first, last=last)
    return Day(
        when=replace(when, interval=interval, basis=WhenBasis.BOUNDS), likely=likely, rule=rule, reason=reason
    )


def _without_date(news: News) -> Day:
    if news.is_ahead:
        return Day(when=None, rule="ahead", reason="it lies ahead, and no day is told")
    known = [e.when for e in news.tellings if e.when is not None]
    when = fresh_news(news.times.published, news.span)
    # "its first cup since Monday" says how rare the news is, which is told as new all the same.
    rules = ("fresh-news", "since") if when is not None else ("fresh-news",)
    limits = [w for w in known if w.rule not in rules]
    if limits:
        limit = min(limits, key=lambda w: width(w.interval))
        return Day(when=limit, rule="own-limits", reason="no date stands with it, but what limits it")
    if _says_another_day(news):
        return Day(when=None, rule="untold-day", reason="its words say when, but give no day to read")
    if when is None:
        return Day(when=None, rule="no-date", reason="neither its day nor that of publishing is told")
    reason = "told as news, without a date: of the day of publishing, or of the day before"
    return Day(when=when, rule="fresh-news", reason=reason)


def _says_another_day(news: News) -> bool:
    """Whether what tells the news says when it was, so that it is not simply of late."""
    spans = [e.trigger for e in news.tellings if _is_in(news.opening, e.trigger)] or [news.span]
    return any(says_when(news.layout, news.times, _head(news.layout, span)) for span in spans)


def _is_in(opening: Opening, span: Span) -> bool:
    return any(s.span.holds(span) for s in opening.sentences)


def _likely(times: Times, when: When | None) -> date | None:
    """The day of publishing, where it is one of several that are possible."""
    if when is None or times.published is None or when.interval.is_one_day:
        return None
    day = times.published.isoformat()
    meets = width(when.interval) <= NARROW and when.interval.meets(Interval(first=day, last=day))
    return times.published if meets else None
