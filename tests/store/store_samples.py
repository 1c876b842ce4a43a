"""A small story made by hand, with something in every field that a store keeps."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from onrecord.model import (
    Anchor,
    Assertion,
    Claim,
    Copy,
    DateBasis,
    Difference,
    DifferenceClass,
    DiffOp,
    Document,
    Duration,
    Entity,
    Event,
    EventMention,
    Finding,
    FindingKind,
    Form,
    Framing,
    FramingKind,
    Hop,
    HopRole,
    Interval,
    Kind,
    Limit,
    MadeBy,
    MaybeSame,
    Mention,
    Mode,
    NewsStory,
    Part,
    Participant,
    Party,
    Place,
    Portrait,
    Problem,
    PublishedBounds,
    Quantity,
    Quote,
    Reading,
    Realis,
    Record,
    Relation,
    Ruling,
    Segment,
    SetAside,
    Slot,
    Span,
    Stance,
    Statement,
    Telling,
    TimeExpression,
    TimeType,
    Variant,
    When,
    WhenBasis,
    sha256,
)

MAKER = MadeBy(onrecord="0.1.0", readers={"mentions": "1", "times": "2"}, models={"en_sm": "3.8 sha256:00"})

WORDS = "the talks lasted an hour and were frank"


def document(name: str, text: str, id_: str | None = None, **more: object) -> Document:
    made = Document(id=id_ or f"d-{sha256(text)[:8]}", name=name, text=text, text_sha256=sha256(text))
    return replace(made, **more)  # type: ignore[arg-type]


def report(n: int, who: str = "Ana Café") -> Document:
    """Report number `n`: one headline and one line in which `who` says WORDS."""
    text = f"Story {n} 🗞\n{who} said {WORDS} on 4 June, story {n} adds."
    return document(
        f"{n:04}.txt",
        text,
        outlet=f"Outlet {n % 3}",
        lang="en",
        published=date(2031, 6, 1 + n % 20),
        published_basis=DateBasis.GIVEN,
        segments=(Segment(span=Span(0, text.index("\n")), role=Part.HEADLINE),),
        problems=(Problem(kind="no-url", message="nobody says where it stood"),),
    )


def span_of(made: Document, words: str) -> Span:
    start = made.text.index(words)
    return Span(start, start + len(words))


def reading(made: Document, who: str = "Ana Café", made_by: MadeBy = MAKER) -> Reading:
    """A reading with one of everything."""
    said, lasted = span_of(made, WORDS), span_of(made, "an hour")
    speaker = span_of(made, who)
    ids = {kind: f"{made.id}.{kind}{said.start}" for kind in "ste"} | {"m": f"{made.id}.m{speaker.start}"}
    party = Party(name=who, mention=ids["m"], entity="person:ana")
    when = When(
        interval=Interval(first="2031-06-04", last="2031-06-04"), basis=WhenBasis.STATED, rule="day-month"
    )
    outer = Statement(
        id=ids["s"],
        mode=Mode.INDIRECT,
        content=(said,),
        cue=(span_of(made, "said"),),
        source=(speaker,),
        speaker=party,
        chain=(
            Hop(role=HopRole.OUTLET, name=made.outlet or made.name, implicit=True),
            Hop(role=HopRole.SPEAKER, name=who, span=speaker, entity="person:ana"),
        ),
        root=who,
        about=(ids["e"],),
        rule="said-that",
    )
    inner = Statement(id=f"{ids['s']}-2", mode=Mode.DIRECT, content=(lasted,), within=ids["s"])
    return Reading(
        document=made,
        made_by=made_by,
        published_bounds=PublishedBounds(
            interval=Interval(first="2031-05-06", last=None),
            limits=(
                Limit(first=date(2031, 5, 6), rule="office-holder", reason="names Ana Café", span=speaker),
            ),
        ),
        mentions=(
            Mention(
                id=ids["m"], span=speaker, kind=Kind.PERSON, form=Form.NAME, name=who, entity="person:ana"
            ),
        ),
        entities=(Entity(id="person:ana", kind=Kind.PERSON, name=who),),
        times=(
            TimeExpression(
                id=ids["t"],
                span=span_of(made, "4 June"),
                type=TimeType.DATE,
                value="2031-06-04",
                rule="day-month",
                anchor=Anchor.PUBLISHED,
                interval=when.interval,
            ),
        ),
        quantities=(
            Quantity(id=f"{made.id}.q1", span=lasted, unit="minutes", low=50, high=70, rule="about"),
        ),
        statements=(outer, inner),
        events=(
            EventMention(
                id=ids["e"],
                kind="meeting",
                plover="CONSULT",
                trigger=span_of(made, "talks"),
                realis=Realis.ACTUAL,
                sentence=said,
                participants=(Participant(role="who", party=party),),
                when=when,
                duration=Duration(low=50, high=70, evidence=lasted),
                topics=("trade",),
                statement=ids["s"],
                same_as=ids["e"],
            ),
        ),
        assertions=(
            Assertion(
                id=f"{made.id}.aduration-{lasted.start}",
                slot=Slot.DURATION,
                span=lasted,
                text="an hour",
                value="50..70",
                event=ids["e"],
                statement=ids["s"],
            ),
        ),
        framing=(
            Framing(span=span_of(made, "frank"), kind=FramingKind.LOADED, voice=ids["s"], about="person:ana"),
        ),
        problems=made.problems,
    )


RULING = Ruling(
    id="r1", kind="different", subject=("a", "b"), why="two days", by="an editor", made="2031-07-01T10:00:00Z"
)


def record(readings: tuple[Reading, ...]) -> Record:
    """A record with one of everything, about the first two of `readings` or more."""
    first, second = readings[:2]
    places = tuple(Place(doc=r.document.id, span=r.statements[0].content[0]) for r in (first, second))
    told = first.statements[0]
    event = Event(
        id="meeting:1",
        kind="meeting",
        label="Talks of 4 June",
        realis=Realis.ACTUAL,
        when=first.events[0].when,
        duration=first.events[0].duration,
        ordinal=None,
        participants=first.events[0].participants,
        topics=("trade",),
        place=None,
        mention_ids=(first.events[0].id, second.events[0].id),
        mentions=places,
        documents=(first.document.id, second.document.id),
        outlets=2,
        roots=("Ana Café",),
        possibly_same_as=(MaybeSame(event="meeting:2", reason="no day"),),
        relations=(Relation(kind="before", event="meeting:2"),),
    )
    quote = Quote(
        id="quote:1",
        speaker="person:ana",
        event="meeting:1",
        variants=tuple(
            Variant(doc=p.doc, span=p.span, mode=Mode.INDIRECT, statement=r.statements[0].id, text=WORDS)
            for p, r in zip(places, (first, second), strict=True)
        ),
        differences=(
            Difference(a=0, b=1, ops=(DiffOp(op="equal", a="the", b="the"),), kind=DifferenceClass.IDENTICAL),
        ),
    )
    claim = Claim(
        id="claim:1",
        event="meeting:1",
        slot=Slot.DURATION,
        text="an hour",
        value="50..70",
        tellings=(
            Telling(
                doc=places[0].doc,
                span=places[0].span,
                chain=told.chain,
                root="Ana Café",
                stance=Stance.NEUTRAL,
                assertion=first.assertions[0].id,
                value="50..70",
                statement=told.id,
            ),
        ),
        documents=1,
        outlets=1,
        roots=("Ana Café",),
        unattributed=0,
        omitted_by=(places[1].doc,),
    )
    return Record(
        title="Talks",
        made_by=MAKER,
        readings=readings,
        entities=(Entity(id="person:ana", kind=Kind.PERSON, name="Ana Café", mentions=places),),
        events=(event,),
        quotes=(quote,),
        claims=(claim,),
        copies=(
            Copy(
                doc=places[1].doc,
                of=places[0].doc,
                share=0.9,
                spans=((places[1].span, places[0].span),),
                reason="the same words",
            ),
        ),
        stories=(
            NewsStory(
                id="n1",
                label="Talks",
                documents=tuple(r.document.id for r in readings),
                centre=readings[0].document.id,
                first=date(2024, 3, 9),
                last=None,
                words=("café",),
                reason="all share a word",
                rule="shared-words",
            ),
        ),
        findings=(
            Finding(
                id="finding:1",
                kind=FindingKind.SINGLE_ROOT,
                subject=("claim:1",),
                evidence=places,
                reason="one person says so",
                rule="one-root",
            ),
        ),
        portraits=(
            Portrait(outlet="Outlet 0", documents=(), naming=(), loaded=(), verbs=(), voices=(), words=9),
        ),
        rulings=(RULING,),
        set_aside=(SetAside(name="x.txt", kind="empty", reason="nothing in it", stage="ingest"),),
    )
