"""Events made by hand for what is drawn: open ends, wide intervals, many on one day, every way of telling."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import count

from made_record import MADE_BY

from onrecord.model import (
    Document,
    Duration,
    Event,
    EventMention,
    Interval,
    MaybeSame,
    Participant,
    Party,
    Place,
    Reading,
    Realis,
    Record,
    Span,
    When,
    WhenBasis,
    sha256,
)

WORDS = "on Monday"
TEXT = f"The two sides met {WORDS}, the ministry said.\n"


def report(name: str = "wire.txt", outlet: str | None = "Wire Daily") -> Document:
    return Document(
        id=f"d-{name}",
        name=name,
        text=TEXT,
        text_sha256=sha256(TEXT),
        outlet=outlet,
        lang="en",
        published=date(2025, 6, 4),
    )


REPORT = report()
_numbers = count(1)


def when(first: str | None, last: str | None, basis: WhenBasis = WhenBasis.STATED) -> When:
    start = TEXT.index(WORDS)
    return When(
        interval=Interval(first=first, last=last),
        basis=basis,
        rule="made-by-hand",
        evidence=Span(start, start + len(WORDS)),
    )


def made(
    label: str,
    first: str | None = None,
    last: str | None = None,
    *,
    realis: Realis = Realis.ACTUAL,
    basis: WhenBasis = WhenBasis.STATED,
    known: bool = True,
    duration: Duration | None = None,
    ordinal: int | None = None,
    maybe: tuple[str, ...] = (),
    who: tuple[str, ...] = (),
) -> tuple[Event, EventMention]:
    """An event with its one telling; `known` is whether anything is known of its time."""
    id_ = f"ev-{next(_numbers):03}"
    span = Span(TEXT.index("met"), TEXT.index("met") + 3)
    time = when(first, last, basis) if known and (first or last) else None
    people = tuple(Participant(role="who", party=Party(name=name)) for name in who)
    mention = EventMention(
        id=f"{id_}.m",
        kind="meeting",
        plover="CONSULT",
        trigger=span,
        realis=realis,
        sentence=Span(0, len(TEXT) - 1),
        when=time,
        duration=duration,
        participants=people,
    )
    event = Event(
        id=id_,
        kind="meeting",
        label=label,
        realis=realis,
        when=time,
        duration=duration,
        ordinal=ordinal,
        participants=people,
        topics=(),
        place=None,
        mention_ids=(mention.id,),
        mentions=(Place(doc=REPORT.id, span=span),),
        documents=(REPORT.id,),
        outlets=1,
        roots=("the ministry",),
        possibly_same_as=tuple(MaybeSame(event=other, reason="for: same") for other in maybe),
    )
    return event, mention


def record_of(*told: tuple[Event, EventMention], title: str = "Made of events") -> Record:
    reading = Reading(document=REPORT, made_by=MADE_BY, events=tuple(mention for _, mention in told))
    return Record(title=title, made_by=MADE_BY, readings=(reading,), events=tuple(event for event, _ in told))


def every_case() -> Record:
    """One event for each way in which a time can be known, and each way in which it can be told."""
    return record_of(
        made("Call on a known day", "2025-06-04", "2025-06-04", duration=Duration(low=67.5, high=82.5)),
        made("Shelling over three nights", "2025-05-24", "2025-05-26"),
        made("Exchange in a known month", "2025-05-01", "2025-05-31"),
        made("Founding in a known year", "2024-01-01", "2024-12-31"),
        made("Blockade with an open end", "2025-06-01", None),
        made("Treaty with an open start", None, "2025-05-20"),
        made("Call with limits alone", "2025-01-01", None, basis=WhenBasis.BOUNDS),
        made("Truce between two limits", "2025-03-01", "2025-06-01", basis=WhenBasis.BOUNDS),
        made("Talks by nobody's date"),
        made("Talks planned for a day", "2025-06-20", "2025-06-20", realis=Realis.PLANNED),
        made(
            "Talks planned after a day",
            "2025-06-23",
            None,
            realis=Realis.PLANNED,
            basis=WhenBasis.BOUNDS,
        ),
        made("Summit planned without a date", realis=Realis.PLANNED),
        made("Truce proposed for a week", "2025-06-09", "2025-06-15", realis=Realis.PROPOSED),
        made("Truce proposed for a day", "2025-06-17", "2025-06-17", realis=Realis.PROPOSED),
        made("Visit that could come", "2025-07-01", "2025-07-31", realis=Realis.HYPOTHETICAL),
        made("Attack that is alleged", "2025-05-28", "2025-05-28", realis=Realis.ALLEGED),
        made("Attack that is denied", "2025-05-28", "2025-05-28", realis=Realis.DENIED),
        made("Raid denied over two days", "2025-05-29", "2025-05-30", realis=Realis.DENIED),
        made("Deal that is denied", realis=Realis.DENIED),
        title="Every case",
    )


def many(number: int = 60) -> Record:
    """Events in one month and a half, many of them on one day, with long labels."""
    start = date(2025, 4, 28)
    told = []
    for i in range(number):
        day = (start + timedelta(days=i * 7 % 45 if i % 3 else 20)).isoformat()
        names = "the foreign ministers of Arvenia, Belmark, Dorland and three others"
        told.append(made(f"Meeting {i + 1}, {names}", day, day, realis=list(Realis)[i % 5 and i % 6]))
    return record_of(*told, title="Many")


def far_apart() -> Record:
    """A treaty of 1700 and a call of 2025."""
    return record_of(
        made("Treaty of Tolm", "1700-08-18", "1700-08-18"),
        made("Charter of the strait", "1700-01-01", "1700-12-31"),
        made("Call about the treaty", "2025-06-04", "2025-06-04"),
        made("Talks about the call", "2025-06-06", "2025-06-06", realis=Realis.PLANNED),
        title="Far apart",
    )


def with_two_reports(event: Event, mention: EventMention, words: str) -> Record:
    """A record in which a second report tells the event too, and has its day from `words`."""
    text = f"They met {words}.\n"
    other = replace(report("late.txt", "Evening Post"), text=text, text_sha256=sha256(text))
    span = Span(text.index(words), text.index(words) + len(words))
    time = replace(mention.when, evidence=span, basis=WhenBasis.RELATIVE) if mention.when else None
    again = replace(mention, id=f"{mention.id}2", when=time, trigger=Span(5, 8), sentence=Span(0, len(text)))
    both = replace(event, mention_ids=(mention.id, again.id), documents=(REPORT.id, other.id), outlets=2)
    readings = (
        Reading(document=other, made_by=MADE_BY, events=(again,)),
        Reading(document=REPORT, made_by=MADE_BY, events=(mention,)),
    )
    return Record(title="Two reports", made_by=MADE_BY, readings=readings, events=(both,))
