"""What a report leaves out, and what it may leave out without being told on."""

from __future__ import annotations

from dataclasses import replace

from factdesk import CALL, FactDesk, compared, one_call, words_of
from onrecord.compare.omission import Omission
from onrecord.model import Finding, FindingKind, Mode, Party, Quantity, Quote, Slot, Span, Variant


def report(name: str, published: str | None = "2024-03-05") -> FactDesk:
    """A report for which the call is the main thing."""
    text = "It lasted an hour. They spoke on Monday. The engineers leave tomorrow."
    desk = FactDesk(name, name, published, text)
    desk.fact(Slot.DURATION, "an hour", "54..66")
    desk.fact(Slot.DAY, "on Monday", "2024-03-04..2024-03-04")
    return desk


def other(name: str, published: str | None = "2024-03-05") -> FactDesk:
    """The same without the engineers."""
    desk = FactDesk(name, name, published, "It lasted an hour. They spoke on Monday.")
    desk.fact(Slot.DURATION, "an hour", "54..66")
    desk.fact(Slot.DAY, "on Monday", "2024-03-04..2024-03-04")
    return desk


WORDS, MEANT = "The engineers leave tomorrow", "engineer leave tomorrow"


def saying(desk: FactDesk, by: Party | None = None, meant: str = MEANT, slot: Slot = Slot.SAID) -> FactDesk:
    desk.saying(WORDS, meant, by or desk.marsk, slot=slot)
    return desk


def found(*desks: FactDesk) -> list[Finding]:
    return compared(Omission(), *desks)


def test_words_of_a_party_that_the_other_report_never_touches_are_left_out() -> None:
    a, b = saying(report("Courier")), other("Today")

    (finding,) = found(a, b)

    assert finding.kind is FindingKind.OMISSION
    assert finding.reason == (
        "Today leaves out of “The call” what Courier tells on the word of Ilena Marsk: "
        "Ilena Marsk said “The engineers leave tomorrow”."
    )
    assert words_of(finding, a, b) == [WORDS, "called"]


def test_words_of_a_bystander_may_be_left_out() -> None:
    desk = report("Courier")

    assert found(saying(desk, Party(name="Edda Vorn", entity="person:edda-vorn")), other("Today")) == []


def test_a_bystanders_offer_may_not() -> None:
    desk = report("Courier")
    vorn = Party(name="Edda Vorn", entity="person:edda-vorn")

    assert len(found(saying(desk, vorn, slot=Slot.OFFERED), other("Today"))) == 1


def test_a_fragment_may_be_left_out() -> None:
    assert found(saying(report("Courier"), meant="leave tomorrow"), other("Today")) == []


def test_what_nobody_named_says_may_be_left_out() -> None:
    assert found(saying(report("Courier"), Party(name="sources")), other("Today")) == []


def test_a_day_or_topic_may_be_left_out() -> None:
    a = report("Courier")
    a.fact(Slot.TOPIC, "engineers", "engineers")

    assert found(a, other("Today")) == []


def test_a_report_cannot_leave_out_what_came_later() -> None:
    late = saying(report("Courier", published="2024-03-09"))

    assert found(late, other("Today", published="2024-03-05")) == []
    assert len(found(late, other("Today", published="2024-03-08"))) == 1


def test_of_an_undated_report_nobody_can_say() -> None:
    assert found(saying(report("Courier")), other("Today", published=None)) == []


def test_words_that_another_report_hangs_on_another_event_are_nobodys_omission() -> None:
    a, b, c = saying(report("Courier")), other("Today"), saying(report("Post"))
    links = one_call(a, b, c)
    variants = tuple(
        Variant(doc=d.document.id, span=s.content[0], mode=Mode.DIRECT, statement=s.id, text=WORDS)
        for d in (a, c)
        for s in d.reading.statements
    )
    quote = Quote(id="q", speaker=None, event=None, variants=variants)
    (claim,) = [x for x in links.claims if x.slot is Slot.SAID]
    first, second = claim.tellings
    apart = tuple(
        replace(claim, id=event, event=event, tellings=(telling,))
        for event, telling in (("event-other", second), (CALL, first))
    )
    recycled = replace(links, quotes=(quote,), claims=apart)
    readings = [d.reading for d in (a, b, c)]

    assert len(Omission().compare(readings, links)) == 1
    assert Omission().compare(readings, recycled) == ()


def test_the_order_of_reports_changes_nothing() -> None:
    a, b, c = saying(report("Courier")), other("Today"), other("Post")

    assert found(a, b, c) == found(c, b, a)
    assert len(found(a, b, c)) == 2


def test_all_that_one_report_leaves_out_of_an_event_is_one_finding_acts_first() -> None:
    desk = FactDesk(
        "Courier", "Courier", "2024-03-05", "The engineers leave tomorrow. The dam will be repaired."
    )
    desk.fact(Slot.DURATION, "called", "54..66")
    desk.fact(Slot.DAY, "called", "2024-03-04..2024-03-04")
    desk.saying(WORDS, MEANT, desk.marsk)
    desk.saying("The dam will be repaired", "dam repair soon", desk.brandek, slot=Slot.PROMISED)

    (finding,) = found(desk, other("Today"))

    assert finding.reason.index("made a promise") < finding.reason.index("said")
    assert len([p for p in finding.evidence if p.doc == desk.document.id]) == 2


def test_a_figure_that_a_report_has_elsewhere_is_not_left_out() -> None:
    a, b = report("Courier"), other("Today")
    a.fact(Slot.NUMBER, "engineers", "engineer|12..12", said=a.said(WORDS, a.marsk))
    twelve = Quantity(id="q", span=Span(0, 4), unit="engineer", low=12.0, high=12.0, rule="count")

    assert len(found(a, b)) == 1
    b.reading = replace(b.reading, quantities=(twelve,))
    assert found(a, b) == []
