"""A small record made by hand: invented states, leaders and outlets, and every kind of finding."""

# ruff: noqa: E501, RUF005 - reports are written as reports are, not in short lines

from __future__ import annotations

from datetime import date

from onrecord.model import (
    Anchor,
    Assertion,
    Buried,
    Chain,
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
    MadeBy,
    MainEvent,
    MaybeSame,
    Mention,
    Mode,
    NewsStory,
    Office,
    Part,
    Participant,
    Party,
    Place,
    Portrait,
    Position,
    Problem,
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
    Tally,
    Telling,
    TimeExpression,
    TimeType,
    Variant,
    Voice,
    When,
    WhenBasis,
    sha256,
)

HARBOUR = """Dorsk and Reik talk about the Sella strait

President Ilana Dorsk of Arvenia spoke by phone with Prime Minister Tomas Reik of Belmark on Tuesday for about an hour and a quarter, her office said.

“It was a useful talk, but not one that will reopen the strait,” Dorsk wrote on Plaza.

Dorsk said that Belmark had offered to clear the mines. She told Reik that the blockade must end, “and I thought we agreed on that”.

A meeting in Tolm is planned after 22 June. Belmark denied that it had agreed to any sanctions.

Shells fell on the port on the nights of 24, 25 and 26 May.
"""

COURIER = """The strongman of Belmark, Tomas Reik, had an hour-long conversation with Arvenia's president, Wire One reported, citing the premier's aide, Pavel Orsini.

According to Orsini, Dorsk asked Belmark to clear the mines and both called the talk “alarming”. It was the sixth call this year.

“It was a useful talk, but not a talk that will reopen the strait”, Dorsk had said earlier. On this they were in agreement, the Courier has learned.

Observers said that sanctions could follow within weeks.
"""

GAZETTE = """4 June. Ilana Dorsk and Tomas Reik held a phone call yesterday that lasted 75 minutes, Dorsk announced on Plaza.

Reik's aide Pavel Orsini noted that Belmark "was not aware" of the shelling of the port.

Read also: What the last meeting brought
"""


def _document(name: str, text: str, **fields: object) -> Document:
    return Document(id="d" + sha256(text)[:8], name=name, text=text, text_sha256=sha256(text), **fields)  # type: ignore[arg-type]


def at(document: Document, words: str, nth: int = 0) -> Span:
    """Where `words` stand."""
    start = -1
    for _ in range(nth + 1):
        start = document.text.index(words, start + 1)
    return Span(start, start + len(words))


def place(document: Document, words: str, nth: int = 0) -> Place:
    return Place(doc=document.id, span=at(document, words, nth))


D1 = _document(
    "report-harbour.txt",
    HARBOUR,
    outlet="Harbour Times",
    title="Dorsk and Reik talk about the Sella strait",
    lang="en",
    published=date(2025, 6, 4),
    published_basis=DateBasis.GIVEN,
    url="https://example.invalid/strait",
    segments=(Segment(span=Span(0, 42), role=Part.HEADLINE),),
)
D2 = _document(
    "report-courier.txt",
    COURIER,
    lang="en",
    problems=(Problem(kind="no-date", message="nothing says when this report was published"),),
)
D3 = _document(
    "report-gazette.txt",
    GAZETTE,
    outlet="Sella Gazette",
    lang="en",
    published=date(2025, 6, 4),
    published_basis=DateBasis.DATELINE,
    published_span=Span(0, 6),
    segments=(
        Segment(span=Span(0, 7), role=Part.DATELINE),
        Segment(
            span=Span(
                GAZETTE.index("Read also"),
                GAZETTE.index("Read also") + len("Read also: What the last meeting brought"),
            ),
            role=Part.RELATED,
        ),
    ),
)

DORSK = Party(name="Ilana Dorsk", entity="person:ilana-dorsk")
REIK = Party(name="Tomas Reik", entity="person:tomas-reik")
ORSINI = Party(name="Pavel Orsini", entity="person:pavel-orsini")


def _outlet(name: str) -> Hop:
    return Hop(role=HopRole.OUTLET, name=name, implicit=True)


def _person(document: Document, name: str, words: str, entity: str, role: HopRole = HopRole.SPEAKER) -> Hop:
    return Hop(role=role, name=name, span=at(document, words), entity=entity)


C_OFFICE: Chain = (
    _outlet("Harbour Times"),
    Hop(
        role=HopRole.OFFICIAL,
        name="office of the president of Arvenia",
        span=at(D1, "her office"),
        side="place:arvenia",
    ),
)
C_DORSK_1: Chain = (
    _outlet("Harbour Times"),
    Hop(role=HopRole.MEDIUM, name="Plaza", span=at(D1, "Plaza"), entity="platform:plaza"),
    _person(D1, "Ilana Dorsk", "Dorsk wrote"[:5], "person:ilana-dorsk"),
)
C_ORSINI_2: Chain = (
    _outlet("report-courier"),
    Hop(role=HopRole.AGENCY, name="Wire One", span=at(D2, "Wire One"), entity="agency:wire-one"),
    _person(D2, "Pavel Orsini", "Pavel Orsini", "person:pavel-orsini", HopRole.OFFICIAL),
)
C_OBSERVERS: Chain = (
    _outlet("report-courier"),
    Hop(role=HopRole.UNNAMED, name="observers", span=at(D2, "Observers")),
)
C_DORSK_3: Chain = (
    _outlet("Sella Gazette"),
    Hop(role=HopRole.MEDIUM, name="Plaza", span=at(D3, "Plaza"), entity="platform:plaza"),
    _person(D3, "Ilana Dorsk", "Ilana Dorsk", "person:ilana-dorsk"),
)
C_ORSINI_3: Chain = (
    _outlet("Sella Gazette"),
    _person(D3, "Pavel Orsini", "Pavel Orsini", "person:pavel-orsini", HopRole.OFFICIAL),
    Hop(role=HopRole.SPEAKER, name="Tomas Reik", entity="person:tomas-reik", implicit=True),
)

USEFUL_1 = "It was a useful talk, but not one that will reopen the strait,"
USEFUL_2 = "It was a useful talk, but not a talk that will reopen the strait"


def _statement(
    document: Document, words: str, mode: Mode, speaker: Party | None, **fields: object
) -> Statement:
    span = at(document, words)
    return Statement(
        id=f"{document.id}.s{span.start}",
        mode=mode,
        content=(span,),
        speaker=speaker,
        rule="made-by-hand",
        **fields,  # type: ignore[arg-type]
    )


S_USEFUL_1 = _statement(
    D1,
    USEFUL_1,
    Mode.DIRECT,
    DORSK,
    cue=(at(D1, "wrote"),),
    source=(at(D1, "Dorsk wrote"),),
    medium=Party(name="Plaza", entity="platform:plaza"),
    chain=C_DORSK_1,
    root="Ilana Dorsk",
)
S_OFFERED_1 = _statement(
    D1,
    "Belmark had offered to clear the mines",
    Mode.INDIRECT,
    DORSK,
    cue=(at(D1, "said that"),),
    chain=C_DORSK_1,
    root="Ilana Dorsk",
    about=("ev-call-3jun",),
)
S_AGREED_1 = _statement(
    D1,
    "and I thought we agreed on that",
    Mode.MIXED,
    DORSK,
    addressee=REIK,
    chain=C_DORSK_1,
    root="Ilana Dorsk",
)
S_ASKED_2 = _statement(
    D2,
    "Dorsk asked Belmark to clear the mines and both called the talk “alarming”",
    Mode.MIXED,
    ORSINI,
    cue=(at(D2, "According to"),),
    stance=Stance.NEUTRAL,
    chain=C_ORSINI_2,
    root="Pavel Orsini",
)
S_USEFUL_2 = _statement(
    D2,
    USEFUL_2,
    Mode.DIRECT,
    DORSK,
    cue=(at(D2, "said earlier"),),
    chain=(_outlet("report-courier"), _person(D2, "Ilana Dorsk", "Dorsk had"[:5], "person:ilana-dorsk")),
    root="Ilana Dorsk",
)
S_AGREED_2 = _statement(D2, "On this they were in agreement", Mode.INDIRECT, None, chain=C_OBSERVERS)
S_SANCTIONS_2 = _statement(
    D2,
    "sanctions could follow within weeks",
    Mode.INDIRECT,
    Party(name="observers"),
    cue=(at(D2, "said that"),),
    chain=C_OBSERVERS,
    stance=Stance.DOUBTING,
)
S_AWARE_3 = _statement(
    D3,
    'Belmark "was not aware" of the shelling of the port',
    Mode.MIXED,
    ORSINI,
    cue=(at(D3, "noted"),),
    chain=C_ORSINI_3,
    root="Pavel Orsini",
)


def _when(document: Document, words: str, first: str | None, last: str | None, basis: WhenBasis) -> When:
    return When(
        interval=Interval(first=first, last=last),
        basis=basis,
        rule="made-by-hand",
        evidence=at(document, words),
    )


def _mention(
    document: Document, words: str, kind: str, realis: Realis = Realis.ACTUAL, nth: int = 0, **fields: object
) -> EventMention:
    span = at(document, words, nth)
    return EventMention(
        id=f"{document.id}.e{span.start}",
        kind=kind,
        plover="CONSULT",
        trigger=span,
        realis=realis,
        sentence=span,
        **fields,  # type: ignore[arg-type]
    )


WHO = (Participant(role="who", party=DORSK), Participant(role="with", party=REIK))
W1 = _when(D1, "Tuesday", "2025-06-03", "2025-06-03", WhenBasis.STATED)
W3 = _when(D3, "yesterday", "2025-06-03", "2025-06-03", WhenBasis.RELATIVE)
L1 = Duration(low=68, high=82, evidence=at(D1, "about an hour and a quarter"))
L2 = Duration(low=55, high=65, evidence=at(D2, "hour-long"))
L3 = Duration(low=75, high=75, evidence=at(D3, "75 minutes"))

M_CALL_1 = _mention(
    D1, "spoke by phone", "call", participants=WHO, when=W1, duration=L1, topics=("Sella strait",)
)
M_MEETING_1 = _mention(
    D1,
    "meeting",
    "meeting",
    Realis.PLANNED,
    when=_when(D1, "after 22 June", "2025-06-23", None, WhenBasis.STATED),
    place="Tolm",
)
M_SANCTIONS_1 = _mention(D1, "sanctions", "sanction", Realis.DENIED)
M_SHELLS_1 = _mention(
    D1,
    "Shells fell",
    "attack",
    when=_when(D1, "nights of 24, 25 and 26 May", "2025-05-24", "2025-05-26", WhenBasis.STATED),
)
M_CALL_2 = _mention(D2, "conversation", "call", participants=WHO, duration=L2, ordinal=6)
M_SANCTIONS_2 = _mention(D2, "sanctions", "sanction", Realis.HYPOTHETICAL)
M_CALL_3 = _mention(D3, "phone call", "call", participants=WHO, when=W3, duration=L3, initiator=DORSK)


def _event(
    id_: str, kind: str, label: str, mentions: tuple[tuple[Document, EventMention], ...], **fields: object
) -> Event:
    first = mentions[0][1]
    docs = tuple(dict.fromkeys(d.id for d, _ in mentions))
    base: dict[str, object] = {
        "when": first.when,
        "duration": first.duration,
        "ordinal": first.ordinal,
        "participants": first.participants,
        "topics": first.topics,
        "place": first.place,
        "documents": docs,
        "outlets": len(docs),
    }
    base.update(fields)
    return Event(
        id=id_,
        kind=kind,
        label=label,
        realis=first.realis,
        mention_ids=tuple(m.id for _, m in mentions),
        mentions=tuple(Place(doc=d.id, span=m.trigger) for d, m in mentions),
        **base,  # type: ignore[arg-type]
    )


EVENTS = (
    _event(
        "ev-call-3jun",
        "call",
        "Phone call: Ilana Dorsk and Tomas Reik",
        ((D1, M_CALL_1), (D3, M_CALL_3)),
        roots=("Ilana Dorsk",),
        possibly_same_as=(
            MaybeSame(
                event="ev-call-undated",
                reason="for: same people, same kind, same wording of one quotation; against: about 1 h is not 75 min; no date in one report",
            ),
        ),
        reason="same people, same day, lengths agree",
    ),
    _event(
        "ev-call-undated",
        "call",
        "Phone call: Ilana Dorsk and Tomas Reik (sixth)",
        ((D2, M_CALL_2),),
        when=When(interval=Interval(first="2025-01-01", last=None), basis=WhenBasis.UNKNOWN, rule="none"),
        roots=("Pavel Orsini",),
        possibly_same_as=(
            MaybeSame(
                event="ev-call-3jun",
                reason="for: same people, same kind, same wording of one quotation; against: about 1 h is not 75 min; no date in one report",
            ),
        ),
        relations=(Relation(kind="after", event="ev-shelling"),),
    ),
    _event("ev-meeting", "meeting", "Meeting in Tolm", ((D1, M_MEETING_1),), unattributed=1),
    _event(
        "ev-sanctions-agreed",
        "sanction",
        "Sanctions agreed by Belmark",
        ((D1, M_SANCTIONS_1),),
        roots=("Belmark",),
    ),
    _event("ev-sanctions-may", "sanction", "Sanctions", ((D2, M_SANCTIONS_2),), unattributed=1),
    _event("ev-shelling", "attack", "Shelling of the port", ((D1, M_SHELLS_1),), unattributed=1),
)


def _telling(
    document: Document, words: str, chain: Chain, root: str | None, value: str, **fields: object
) -> Telling:
    span = at(document, words)
    return Telling(
        doc=document.id,
        span=span,
        chain=chain,
        root=root,
        stance=Stance.NEUTRAL,
        assertion=f"{document.id}.a{span.start}",
        value=value,
        **fields,  # type: ignore[arg-type]
    )


CLAIMS = (
    Claim(
        id="cl-agreed",
        event="ev-call-3jun",
        slot=Slot.AGREED,
        text="Both agreed that the blockade must end",
        value="blockade-ends",
        tellings=(
            _telling(
                D1,
                "I thought we agreed on that",
                C_DORSK_1,
                "Ilana Dorsk",
                "blockade-ends",
                statement=S_AGREED_1.id,
            ),
        ),
        documents=1,
        outlets=1,
        roots=("Ilana Dorsk",),
        unattributed=0,
        omitted_by=(D3.id,),
    ),
    Claim(
        id="cl-duration",
        event="ev-call-3jun",
        slot=Slot.DURATION,
        text="The call lasted about 1 h 15 min",
        value="75..75",
        tellings=(
            _telling(
                D1, "about an hour and a quarter", C_OFFICE, "office of the president of Arvenia", "68..82"
            ),
            _telling(D3, "75 minutes", C_DORSK_3, "Ilana Dorsk", "75..75"),
        ),
        documents=2,
        outlets=2,
        roots=("Ilana Dorsk",),
        unattributed=0,
    ),
    Claim(
        id="cl-offered-a",
        event="ev-call-3jun",
        slot=Slot.OFFERED,
        text="Belmark offered to clear the mines",
        value="place:belmark|clear mines",
        tellings=(
            _telling(
                D1,
                "Belmark had offered to clear the mines",
                C_DORSK_1,
                "Ilana Dorsk",
                "x",
                statement=S_OFFERED_1.id,
            ),
        ),
        documents=1,
        outlets=1,
        roots=("Ilana Dorsk",),
        unattributed=0,
        omitted_by=(D3.id,),
    ),
    Claim(
        id="cl-offered-b",
        event="ev-call-undated",
        slot=Slot.OFFERED,
        text="Dorsk asked Belmark to clear the mines",
        value="person:ilana-dorsk|clear mines",
        tellings=(
            _telling(
                D2,
                "Dorsk asked Belmark to clear the mines",
                C_ORSINI_2,
                "Pavel Orsini",
                "y",
                statement=S_ASKED_2.id,
            ),
        ),
        documents=1,
        outlets=1,
        roots=("Pavel Orsini",),
        unattributed=0,
    ),
    Claim(
        id="cl-sanctions",
        event="ev-sanctions-may",
        slot=Slot.TOOK_PLACE,
        text="Sanctions could follow within weeks",
        value="possible",
        tellings=(_telling(D2, "sanctions could follow within weeks", C_OBSERVERS, None, "possible"),),
        documents=1,
        outlets=1,
        roots=(),
        unattributed=1,
    ),
    Claim(
        id="cl-aware",
        event="ev-call-3jun",
        slot=Slot.SAID,
        text="Belmark was not aware of the shelling",
        value="not aware",
        tellings=(
            _telling(D3, "was not aware", C_ORSINI_3, "Pavel Orsini", "not aware", statement=S_AWARE_3.id),
        ),
        documents=1,
        outlets=1,
        roots=("Pavel Orsini",),
        unattributed=0,
        omitted_by=(D1.id,),
    ),
)


def _ops(pieces: list[tuple[str, str, str]]) -> tuple[DiffOp, ...]:
    ops = []
    for op, a, b in pieces:
        ops.append(
            DiffOp(op=op, a=a, b=b, a_span=at(D1, a) if a else None, b_span=at(D2, b) if b else None),
        )
    return tuple(ops)


QUOTES = (
    Quote(
        id="qu-useful",
        speaker="Ilana Dorsk",
        event="ev-call-3jun",
        variants=(
            Variant(
                doc=D1.id, span=at(D1, USEFUL_1), mode=Mode.DIRECT, statement=S_USEFUL_1.id, text=USEFUL_1
            ),
            Variant(
                doc=D2.id, span=at(D2, USEFUL_2), mode=Mode.DIRECT, statement=S_USEFUL_2.id, text=USEFUL_2
            ),
        ),
        differences=(
            Difference(
                a=0,
                b=1,
                ops=_ops(
                    [
                        ("equal", "It was a useful talk, but not ", "It was a useful talk, but not "),
                        ("replace", "one", "a talk"),
                        ("equal", " that will reopen the strait", " that will reopen the strait"),
                        ("delete", ",", ""),
                    ]
                )[:1]
                + (
                    DiffOp(
                        op="replace",
                        a="one",
                        b="a talk",
                        a_span=at(D1, "one that")._replace(end=at(D1, "one that").start + 3),
                        b_span=at(D2, "a talk that")._replace(end=at(D2, "a talk that").start + 6),
                    ),
                )
                + _ops([("equal", " that will reopen the strait", " that will reopen the strait")]),
                kind=DifferenceClass.QUOTED_WORDS_DIFFER,
                reason="the words in quotation marks differ",
            ),
        ),
        roots=("Ilana Dorsk",),
        reason="16 of 18 words are the same",
    ),
    Quote(
        id="qu-agreed",
        speaker="Ilana Dorsk",
        event="ev-call-3jun",
        variants=(
            Variant(
                doc=D1.id,
                span=at(D1, "I thought we agreed on that"),
                mode=Mode.MIXED,
                statement=S_AGREED_1.id,
                text="I thought we agreed on that",
            ),
            Variant(
                doc=D2.id,
                span=at(D2, "On this they were in agreement"),
                mode=Mode.INDIRECT,
                statement=S_AGREED_2.id,
                text="On this they were in agreement",
            ),
        ),
        differences=(
            Difference(
                a=0,
                b=1,
                ops=(
                    DiffOp(
                        op="replace",
                        a="I thought we agreed on that",
                        b="On this they were in agreement",
                        a_span=at(D1, "I thought we agreed on that"),
                        b_span=at(D2, "On this they were in agreement"),
                    ),
                ),
                kind=DifferenceClass.HEDGE_LOST,
                reason="“I thought” is gone",
            ),
        ),
    ),
)


def _finding(
    number: int, kind: FindingKind, subject: tuple[str, ...], evidence: tuple[Place, ...], reason: str
) -> Finding:
    return Finding(
        id=f"fi-{number:02}-{kind}",
        kind=kind,
        subject=subject,
        evidence=evidence,
        reason=reason,
        rule=f"rule-{kind}",
    )


FINDINGS = tuple(
    _finding(number, kind, subject, evidence, reason)
    for number, (kind, subject, evidence, reason) in enumerate(
        [
            (
                FindingKind.DIFFERENT_ACCOUNT,
                ("cl-offered-a", "cl-offered-b"),
                (
                    place(D1, "Belmark had offered to clear the mines"),
                    place(D2, "Dorsk asked Belmark to clear the mines"),
                ),
                "Who raised the clearing of mines is told differently by Ilana Dorsk and Pavel Orsini.",
            ),
            (
                FindingKind.HEDGE_LOST,
                ("qu-agreed",),
                (place(D1, "I thought we agreed on that"), place(D2, "On this they were in agreement")),
                "“I thought” is lost: an opinion is told as a fact.",
            ),
            (
                FindingKind.QUOTE_CHANGED,
                ("qu-useful",),
                (place(D1, USEFUL_1), place(D2, USEFUL_2)),
                "The words inside the quotation marks differ: “one” and “a talk”.",
            ),
            (
                FindingKind.MISPLACED,
                ("qu-useful",),
                (place(D2, USEFUL_2), place(D1, USEFUL_1)),
                "A quotation known from the call of 3 June stands with an undated call.",
            ),
            (
                FindingKind.SINGLE_ROOT,
                ("cl-duration",),
                (place(D1, "about an hour and a quarter"), place(D3, "75 minutes")),
                "Two outlets, one root: Ilana Dorsk.",
            ),
            (
                FindingKind.UNATTRIBUTED,
                ("cl-sanctions",),
                (place(D2, "sanctions could follow within weeks"),),
                "Nobody named vouches for it.",
            ),
            (
                FindingKind.OMISSION,
                ("cl-aware", D1.id),
                (place(D3, "was not aware"),),
                "Harbour Times does not tell that Belmark was not aware of the shelling.",
            ),
            (
                FindingKind.UNDATED,
                ("ev-call-undated",),
                (place(D2, "conversation"),),
                "No report says when this call was.",
            ),
            (
                FindingKind.CORROBORATED,
                ("ev-call-3jun",),
                (place(D1, "spoke by phone"), place(D3, "phone call")),
                "Two reports tell of the call on 3 June.",
            ),
        ],
        start=1,
    )
)

MADE_BY = MadeBy(
    onrecord="0.1.0", readers={"times": "1", "events": "1"}, models={"tiny-model 1.0": "sha256:00ff"}
)


def _named(
    document: Document, words: str, name: str, entity: str, form: Form = Form.NAME, nth: int = 0
) -> Mention:
    span = at(document, words, nth)
    return Mention(
        id=f"{document.id}.m{span.start}-{span.end}",
        span=span,
        kind=Kind.PERSON,
        form=form,
        name=name,
        entity=entity,
        reason="made-by-hand",
    )


READINGS = (
    Reading(
        document=D2,
        made_by=MADE_BY,
        mentions=(
            _named(D2, "The strongman of Belmark", "Tomas Reik", "person:tomas-reik", Form.NOMINAL),
            _named(D2, "Tomas Reik", "Tomas Reik", "person:tomas-reik"),
            _named(D2, "Pavel Orsini", "Pavel Orsini", "person:pavel-orsini"),
        ),
        statements=(S_ASKED_2, S_USEFUL_2, S_AGREED_2, S_SANCTIONS_2),
        events=(M_CALL_2, M_SANCTIONS_2),
        main_event=MainEvent(
            event=M_CALL_2.id,
            span=M_CALL_2.trigger,
            when=_when(D2, "conversation", "2025-06-03", "2025-06-04", WhenBasis.BOUNDS),
            likely=date(2025, 6, 4),
            reason="told as news, without a date: of the day of publishing, or of the day before",
            rule="fresh-news",
        ),
        framing=(
            Framing(
                span=at(D2, "strongman"),
                kind=FramingKind.LABEL,
                voice="outlet",
                about="person:tomas-reik",
                rule="label",
            ),
            Framing(span=at(D2, "alarming"), kind=FramingKind.LOADED, voice=S_ASKED_2.id, rule="loaded"),
        ),
        problems=(
            Problem(
                kind="event-without-date", message="no date stands with the call", span=at(D2, "conversation")
            ),
        ),
    ),
    Reading(
        document=D3,
        made_by=MADE_BY,
        mentions=(
            _named(D3, "Ilana Dorsk", "Ilana Dorsk", "person:ilana-dorsk"),
            _named(D3, "Tomas Reik", "Tomas Reik", "person:tomas-reik"),
        ),
        times=(
            TimeExpression(
                id=f"{D3.id}.t{at(D3, 'yesterday').start}",
                span=at(D3, "yesterday"),
                type=TimeType.DATE,
                value="2025-06-03",
                rule="yesterday",
                anchor=Anchor.PUBLISHED,
                interval=Interval(first="2025-06-03", last="2025-06-03"),
            ),
            TimeExpression(
                id=f"{D3.id}.t{at(D3, '75 minutes').start}",
                span=at(D3, "75 minutes"),
                type=TimeType.DURATION,
                value="PT75M",
                rule="minutes",
                anchor=Anchor.EXPLICIT,
                minutes=(75, 75),
            ),
        ),
        quantities=(
            Quantity(
                id=f"{D3.id}.q{at(D3, '75 minutes').start}",
                span=at(D3, "75 minutes"),
                unit="minutes",
                low=75,
                high=75,
                rule="minutes",
            ),
        ),
        statements=(S_AWARE_3,),
        events=(M_CALL_3,),
        assertions=(
            Assertion(
                id=f"{D3.id}.aduration-{at(D3, '75 minutes').start}",
                slot=Slot.DURATION,
                span=at(D3, "75 minutes"),
                text="75 minutes",
                value="75..75",
                event=M_CALL_3.id,
            ),
        ),
    ),
    Reading(
        document=D1,
        made_by=MADE_BY,
        mentions=(
            _named(D1, "Ilana Dorsk", "Ilana Dorsk", "person:ilana-dorsk"),
            _named(D1, "She", "Ilana Dorsk", "person:ilana-dorsk", Form.PRONOUN),
        ),
        statements=(S_USEFUL_1, S_OFFERED_1, S_AGREED_1),
        events=(M_CALL_1, M_MEETING_1, M_SANCTIONS_1, M_SHELLS_1),
    ),
)

RECORD = Record(
    title="The Sella strait",
    made_by=MADE_BY,
    readings=READINGS,
    entities=(
        Entity(
            id="person:ilana-dorsk",
            kind=Kind.PERSON,
            name="Ilana Dorsk",
            names=("Dorsk", "Ilana Dorsk"),
            roles=(Office(role="president of Arvenia", first="2020-01-01", of="place:arvenia"),),
            gender="f",
            side="place:arvenia",
            mentions=(place(D3, "Ilana Dorsk"), place(D1, "Ilana Dorsk")),
        ),
        Entity(
            id="person:pavel-orsini",
            kind=Kind.PERSON,
            name="Pavel Orsini",
            names=("Pavel Orsini",),
            mentions=(place(D2, "Pavel Orsini"), place(D3, "Pavel Orsini")),
        ),
        Entity(
            id="person:tomas-reik",
            kind=Kind.PERSON,
            name="Tomas Reik",
            names=("Reik", "Tomas Reik"),
            mentions=(place(D2, "Tomas Reik"), place(D3, "Tomas Reik"), place(D1, "Tomas Reik")),
        ),
    ),
    events=EVENTS,
    quotes=QUOTES,
    claims=CLAIMS,
    copies=(
        Copy(
            doc=D2.id,
            of=D1.id,
            share=0.21,
            spans=((at(D2, "useful talk"), at(D1, "useful talk")),),
            reason="a quotation in common",
        ),
    ),
    stories=(
        NewsStory(
            id="n1",
            label="Dorsk and Reik spoke",
            documents=(D1.id, D2.id),
            centre=D1.id,
            first=date(2024, 3, 9),
            last=date(2024, 3, 10),
            words=("useful talk", "Reik"),
            reason="2 reports share words that others have seldom: “useful talk” and “Reik”",
            rule="shared-words",
        ),
        NewsStory(
            id="n2",
            label="A day later",
            documents=(D3.id,),
            centre=D3.id,
            first=None,
            last=None,
            words=(),
            reason="no other report shares enough of its words",
            rule="alone",
        ),
    ),
    findings=FINDINGS,
    portraits=(
        Portrait(
            outlet="Harbour Times",
            documents=(D1.id,),
            naming=(
                Tally(
                    form="President Ilana Dorsk",
                    count=1,
                    places=(place(D1, "President Ilana Dorsk"),),
                    about="person:ilana-dorsk",
                ),
            ),
            loaded=(),
            verbs=(
                Tally(form="wrote", count=1, places=(place(D1, "wrote"),)),
                Tally(form="said", count=2, places=(place(D1, "said"), place(D1, "said", 1))),
            ),
            voices=(Voice(entity="person:ilana-dorsk", name="Ilana Dorsk", direct=19, indirect=8),),
            words=92,
        ),
        Portrait(
            outlet="Sella Gazette",
            documents=(D3.id,),
            naming=(
                Tally(
                    form="Ilana Dorsk",
                    count=1,
                    places=(place(D3, "Ilana Dorsk"),),
                    about="person:ilana-dorsk",
                ),
            ),
            loaded=(),
            verbs=(Tally(form="noted", count=1, places=(place(D3, "noted"),)),),
            voices=(Voice(entity="person:pavel-orsini", name="Pavel Orsini", direct=3, indirect=6),),
            words=38,
        ),
        Portrait(
            outlet="unnamed outlet of report-courier.txt",
            documents=(D2.id,),
            naming=(
                Tally(
                    form="the strongman of Belmark",
                    count=1,
                    places=(place(D2, "The strongman of Belmark"),),
                    about="person:tomas-reik",
                ),
            ),
            loaded=(
                Tally(
                    form="strongman",
                    count=1,
                    places=(place(D2, "strongman"),),
                    about="person:tomas-reik",
                    kind=FramingKind.LABEL,
                ),
            ),
            verbs=(),
            quoted=(
                Tally(form="alarming", count=1, places=(place(D2, "alarming"),), kind=FramingKind.LOADED),
            ),
            order=(
                Position(subject="ev-call-3jun", place=place(D2, "conversation"), before=0.1, paragraph=1),
            ),
            buried=(
                Buried(
                    here=Position(subject="cl-agreed", place=place(D2, "sanctions"), before=0.8, paragraph=4),
                    there=Position(subject="cl-agreed", place=place(D1, "wrote"), before=0.1, paragraph=1),
                ),
            ),
            voices=(
                Voice(entity="person:pavel-orsini", name="Pavel Orsini", direct=1, indirect=12),
                Voice(entity=None, name="observers", direct=0, indirect=5),
            ),
            words=71,
        ),
    ),
    rulings=(
        Ruling(
            id="ru-1",
            kind="different",
            subject=("ev-call-3jun", "ev-call-undated"),
            why="the desk rang both offices",
            by="desk",
            made="2025-06-20T10:00:00Z",
        ),
    ),
    set_aside=(
        SetAside(name="broken.html", kind="not-utf-8", reason="byte 17 is not UTF-8", stage="ingest"),
    ),
)
