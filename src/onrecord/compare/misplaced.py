"""Words that a report hangs on one occasion and another report knows from a different one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from onrecord.compare.base import finding
from onrecord.model import (
    Document,
    Event,
    Finding,
    FindingKind,
    Links,
    Mode,
    Place,
    Quote,
    Reading,
    Realis,
    Span,
    Stance,
    Statement,
    Variant,
)
from onrecord.text.labels import short_names
from onrecord.text.normal import stem, words_of
from onrecord.text.quotes import pair_quotes

FEW = 3
"""Most words of a phrase that is looked for by speaker and medium; longer ones are linked as quotes."""

RARE = 3
"""Most occasions on which a speaker may be quoted with a phrase before it is his habit and no clue."""

SAME_NEWS = 3
"""Most days between two reports that may tell one piece of news with different days. Chosen, not measured."""

LETTERS = 5
"""Letters of the longest word that a quoted phrase must have to be told from others."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Phrase:
    """A short phrase in quotation marks, with who said it, where, and about what."""

    document: Document
    statement: Statement
    span: Span
    words: tuple[str, ...]
    speaker: str
    medium: str | None
    event: Event


class Misplaced:
    """Finds quotations told of another event than the one they are known from.

    A long quotation is known by its words. A short one ("excellent") counts only if speaker, medium
    and kind of event are the same and nobody but these reports has it: speakers do repeat
    themselves, so the reason says where it is known from and leaves the judgement to people.
    """

    name = "misplaced"

    def compare(self, readings: Sequence[Reading], links: Links) -> tuple[Finding, ...]:
        """RECYCLED where the other event is known to be later, MISPLACED where it is earlier or undated."""
        names = short_names([r.document for r in readings])
        events = {e.id: e for e in links.events}
        told: dict[tuple[str, str], list[Event]] = defaultdict(list)
        for event in links.events:
            for doc in event.documents:
                told[doc, event.kind].append(event)
        speakers = {e.id: e.name for e in links.entities}
        documents = {r.document.id: r.document for r in readings}
        about = {
            s.id: tuple(links.event_of[e] for e in s.about if e in links.event_of)
            for r in readings
            for s in r.statements
        }
        found = [
            f for quote in links.quotes for f in _long(quote, about, events, told, documents, names, speakers)
        ]
        found.extend(_short(readings, links, events, names))
        return tuple(found)


def _long(
    quote: Quote,
    about: dict[str, tuple[str, ...]],
    events: dict[str, Event],
    told_in: Mapping[tuple[str, str], Sequence[Event]],
    documents: dict[str, Document],
    names: dict[str, str],
    speakers: Mapping[str, str],
) -> Iterator[Finding]:
    first = next((v for v in quote.variants if v.mode is not Mode.INDIRECT and about.get(v.statement)), None)
    if first is None or documents[first.doc].published is None:
        return
    home = about[first.statement]
    done = {first.doc}
    who = speakers.get(quote.speaker or "", "the speaker")
    for variant in _same_words(quote, first):
        there = about.get(variant.statement, ())
        if variant.doc in done or not there or set(home) & set(there):
            continue
        pair = _apart(home, there, variant.doc, events, told_in)
        if pair is None or _is_one_news(*pair, documents[first.doc], documents[variant.doc]):
            continue
        a, b = pair
        done.add(variant.doc)
        yield _finding(
            a,
            b,
            [quote.id, variant.statement, first.statement],
            [Place(doc=first.doc, span=first.span), Place(doc=variant.doc, span=variant.span)],
            f"{names[variant.doc]} hangs words of {who} on “{b.label}” that {names[first.doc]} "
            f"gives with “{a.label}”",
            "words-of-another-occasion",
        )


def _same_words(quote: Quote, first: Variant) -> Iterator[Variant]:
    """The variants that quote the words of `first`; a retelling may be of what was said anew."""
    number = quote.variants.index(first)
    for difference in quote.differences:
        other = {difference.a: difference.b, difference.b: difference.a}.get(number)
        if other is not None and quote.variants[other].mode is not Mode.INDIRECT:
            yield quote.variants[other]


def _apart(
    home: Sequence[str],
    there: Sequence[str],
    doc: str,
    events: dict[str, Event],
    told_in: Mapping[tuple[str, str], Sequence[Event]],
) -> tuple[Event, Event] | None:
    """Two events of one kind, one of each side, that are surely two; none if any two could be one.

    A report may tell the words of something that it dates no better; then the event of the kind that it
    does tell of counts.
    """
    pairs = [(events[a], events[b]) for a in home for b in there if events[a].kind == events[b].kind]
    if pairs:
        apart = all(_known_apart(a, b) for a, b in pairs)
        return min(pairs, key=lambda p: (p[0].id, p[1].id)) if apart else None
    for a in sorted(home):
        instead = _told_instead(events[a], told_in.get((doc, events[a].kind), ()))
        if instead is not None:
            return events[a], instead
    return None


def _short(
    readings: Sequence[Reading], links: Links, events: dict[str, Event], names: dict[str, str]
) -> Iterator[Finding]:
    phrases: dict[tuple[str, tuple[str, ...]], list[_Phrase]] = defaultdict(list)
    for reading in readings:
        for phrase in _phrases(reading, links, events):
            phrases[(phrase.speaker, phrase.words)].append(phrase)
    linked = {v.statement: q.id for q in links.quotes for v in q.variants}
    speakers = {e.id: e.name for e in links.entities}
    for (speaker, _), same in sorted(phrases.items()):
        if len({p.event.id for p in same}) > RARE:
            continue
        same.sort(key=_seniority)
        home = next((p for p in same if p.document.published is not None and _dated(p.event)), None)
        if home is None:
            continue
        done = set()
        for phrase in same:
            if phrase.document.id in done or phrase.document.id == home.document.id:
                continue
            if not _another_occasion(home, phrase) or _one_quote(home, phrase, linked):
                continue
            done.add(phrase.document.id)
            word = phrase.document.slice(phrase.span)
            yield _finding(
                home.event,
                phrase.event,
                [phrase.statement.id, home.statement.id, phrase.event.id, home.event.id],
                [
                    Place(doc=home.document.id, span=home.span),
                    Place(doc=phrase.document.id, span=phrase.span),
                ],
                f"{names[phrase.document.id]} has {speakers.get(speaker, 'the speaker')} say “{word}” of "
                f"“{phrase.event.label}”; {names[home.document.id]} knows the word from "
                f"“{home.event.label}”",
                "phrase-of-another-occasion",
            )


def _seniority(phrase: _Phrase) -> tuple[str, str, int]:
    day = phrase.document.published.isoformat() if phrase.document.published else "9999"
    return (day, phrase.document.id, phrase.span.start)


def _phrases(reading: Reading, links: Links, events: dict[str, Event]) -> Iterator[_Phrase]:
    document = reading.document
    marks = [pair.inner for pair in pair_quotes(document.text).pairs]
    for statement in reading.statements:
        if statement.mode is Mode.INDIRECT or statement.stance is Stance.SILENCE:
            continue
        told = [events[links.event_of[e]] for e in statement.about if e in links.event_of]
        if not told or statement.speaker is None or statement.speaker.entity is None:
            continue
        local = statement.speaker.entity
        medium = statement.medium.entity or statement.medium.name if statement.medium is not None else None
        for span in _quoted(statement, marks):
            words = words_of(document.slice(span), span.start)
            if 1 <= len(words) <= FEW and max(len(w.form) for w in words) >= LETTERS:
                yield _Phrase(
                    document=document,
                    statement=statement,
                    span=Span(words[0].span.start, words[-1].span.end),
                    words=tuple(stem(w.form) for w in words),
                    speaker=links.entity_of.get((document.id, local), local),
                    medium=medium,
                    event=told[0],
                )


def _quoted(statement: Statement, marks: Sequence[Span]) -> Iterator[Span]:
    for span in statement.content:
        if any(m.holds(span) or (m.start - 1 <= span.start and span.end <= m.end + 1) for m in marks):
            yield span
        else:
            yield from (m for m in marks if span.holds(m))


def _another_occasion(home: _Phrase, other: _Phrase) -> bool:
    if home.event.id == other.event.id or home.event.kind != other.event.kind:
        return False
    if home.medium is None or home.medium != other.medium:
        return False
    if {home.event.realis, other.event.realis} != {Realis.ACTUAL}:
        return False
    if _is_one_news(home.event, other.event, home.document, other.document):
        return False
    return _known_apart(home.event, other.event)


def _known_apart(a: Event, b: Event) -> bool:
    """Whether the two events are surely not one: by day, length, number or parties.

    That the linker did not join them is not enough: a telling may lack what would join it.
    """
    if a.id == b.id or any(m.event == b.id for m in a.possibly_same_as):
        return False
    if a.when is not None and b.when is not None and not a.when.interval.meets(b.when.interval):
        return True
    if a.duration is not None and b.duration is not None and not a.duration.meets(b.duration):
        return True
    if a.ordinal is not None and b.ordinal is not None and a.ordinal != b.ordinal:
        return True
    x, y = _people(a), _people(b)
    return len(x) >= 2 and len(y) >= 2 and not (x <= y or y <= x)


def _is_one_news(a: Event, b: Event, one: Document, other: Document) -> bool:
    """Whether two reports of the same days may date one piece of news by different words.

    "Apologised on Friday" and "apologised at the weekend" are one apology, told twice. Two that are numbered,
    or whose lengths exclude each other, are known to be two whatever the days; so are days far apart.
    """
    if a.kind != b.kind or one.published is None or other.published is None:
        return False
    if a.duration is not None and b.duration is not None and not a.duration.meets(b.duration):
        return False
    if a.ordinal is not None and b.ordinal is not None and a.ordinal != b.ordinal:
        return False
    return abs((one.published - other.published).days) <= SAME_NEWS and _days_between(a, b) <= SAME_NEWS


def _days_between(a: Event, b: Event) -> int:
    """Days from the end of one event to the start of the other, as far as they are known; else 0."""
    if a.when is None or b.when is None:
        return 0
    x, y = a.when.interval, b.when.interval
    ends = ((x.last_day, y.first_day), (y.last_day, x.first_day))
    return max([(first - last).days for last, first in ends if first is not None and last is not None] + [0])


def _people(event: Event) -> set[str]:
    ids = {p.party.entity or "" for p in event.participants}
    return {i for i in ids if i.startswith("person:")}


def _told_instead(home: Event, own: Sequence[Event]) -> Event | None:
    """Of a report's `own` events of the kind the other one, where it says nothing of `home` at all."""
    if any(e.id == home.id for e in own):
        return None
    apart = [e for e in own if e.realis is Realis.ACTUAL and _known_apart(home, e)]
    return max(apart, key=lambda e: (len(e.mentions), e.id), default=None)


def _one_quote(a: _Phrase, b: _Phrase, linked: dict[str, str]) -> bool:
    quote = linked.get(a.statement.id)
    return quote is not None and quote == linked.get(b.statement.id)


def _dated(event: Event) -> bool:
    return event.when is not None and (event.when.interval.last is not None)


def _finding(
    home: Event, other: Event, subject: Sequence[str], evidence: Sequence[Place], said: str, rule: str
) -> Finding:
    later = (
        home.when is not None
        and other.when is not None
        and home.when.interval.last is not None
        and other.when.interval.first is not None
        and home.when.interval.last[:10] < other.when.interval.first[:10]
    )
    kind = FindingKind.RECYCLED if later else FindingKind.MISPLACED
    verdict = (
        "the words are older than the occasion they are told of" if later else "one of the two is misplaced"
    )
    if rule == "phrase-of-another-occasion":
        verdict = f"either it was said twice, or {verdict}"
    return finding(kind, subject, evidence, f"{said}; {verdict}.", rule)
