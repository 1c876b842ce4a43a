"""What stands on two feet, on one, on none; and what is no finding at all."""

from __future__ import annotations

from dataclasses import replace

import pytest

from factdesk import FactDesk, claims, compared, words_of
from onrecord.compare.agreement import Agreement
from onrecord.model import Copy, Finding, FindingKind, Hop, HopRole, Kind, Mode, Party, Slot, Span


def lasting(name: str, by: str | None, *, side: str = "", text: str = "an hour") -> FactDesk:
    """A report that says how long the call was, on somebody's word or its own."""
    desk = FactDesk(name, name, "2024-03-05", f"It lasted {text}." + (f" So said {by}." if by else ""))
    said = desk.said(f"It lasted {text}", desk.spokesman(by, side or f"side:{by}")) if by else None
    desk.fact(Slot.DURATION, text, "54..66", said=said)
    return desk


def found(*desks: FactDesk, copies: tuple[Copy, ...] = (), slot: str = "an hour") -> list[Finding]:
    return [f for f in compared(Agreement(), *desks, copies=copies) if slot in f.reason]


def test_two_sides_that_give_one_length_corroborate_it() -> None:
    a, b = lasting("Courier", "Pavel Orsk"), lasting("Today", "Dara Velin")

    (finding,) = found(a, b)

    assert finding.kind is FindingKind.CORROBORATED
    assert "2 independent roots say so: Dara Velin and Pavel Orsk (Courier and Today)" in finding.reason
    assert words_of(finding, a, b) == ["an hour", "an hour"]


@pytest.mark.parametrize(
    ("one", "other"),
    [("Jesse Orsk", "Jesse L. Orsk Jr."), ("CEC", "Central Election Commission")],
)
def test_two_names_that_could_be_of_one_bear_nothing_out(one: str, other: str) -> None:
    kinds = [f.kind for f in found(lasting("Courier", one), lasting("Today", other))]

    assert FindingKind.CORROBORATED not in kinds


def test_two_spokesmen_of_one_side_are_one_root() -> None:
    a, b = lasting("Courier", "Pavel Orsk", side="palace"), lasting("Today", "Dara Velin", side="palace")

    (finding,) = found(a, b)

    assert finding.kind is FindingKind.SINGLE_ROOT


def test_an_outlets_own_word_beside_a_root_is_neither() -> None:
    assert found(lasting("Courier", "Pavel Orsk"), lasting("Today", None)) == []


def test_two_voices_in_one_report_are_that_reports_telling() -> None:
    desk = FactDesk("Courier", "Courier", "2024-03-05", "It lasted an hour, said Orsk. An hour, said Velin.")
    for words, by, length in (("It lasted an hour", "Orsk", "an hour"), ("An hour", "Velin", "An hour")):
        said = desk.said(words, desk.spokesman(by, by))
        desk.fact(Slot.DURATION, length, "54..66", said=said)

    assert found(desk) == []


def test_a_speaker_does_not_bear_himself_out_but_two_who_heard_him_do() -> None:
    desks = []
    for name, by in (("Courier", "Pavel Orsk"), ("Today", "Dara Velin"), ("Post", None)):
        text = f"The sluices stay closed, she said, according to {by}."
        desk = FactDesk(name, name, "2024-03-05", text)
        heard = desk.spokesman(by, by) if by else None
        desk.saying("The sluices stay closed", "sluice stay closed", desk.marsk, on=heard)
        desks.append(desk)

    assert [f.kind for f in found(desks[0], desks[1], slot="sluices")] == [FindingKind.CORROBORATED]
    assert found(desks[0], desks[2], slot="sluices") == []


def test_somebody_only_described_does_not_corroborate() -> None:
    a = lasting("Courier", "Pavel Orsk")
    b = FactDesk("Today", "Today", "2024-03-05", "It lasted an hour. So said the aide.")
    said = b.said("It lasted an hour", Party(name="the aide"))
    b.fact(Slot.DURATION, "an hour", "54..66", said=said)

    assert [f for f in found(a, b) if f.kind is FindingKind.CORROBORATED] == []


def test_two_outlets_without_a_source_are_a_finding_and_one_is_not() -> None:
    (finding,) = found(lasting("Courier", None), lasting("Today", None))

    assert finding.kind is FindingKind.UNATTRIBUTED
    assert found(lasting("Courier", None)) == []


def test_a_reprint_makes_no_second_outlet() -> None:
    a, b = lasting("Agency", "Pavel Orsk"), lasting("Post", "Pavel Orsk")
    whole = Span(0, len(b.document.text))
    copy = Copy(doc=b.document.id, of=a.document.id, share=1.0, spans=((whole, whole),), reason="a reprint")

    assert [f.kind for f in found(a, b)] == [FindingKind.SINGLE_ROOT]
    assert found(a, b, copies=(copy,)) == []


def test_that_everybody_quotes_a_speaker_on_himself_is_no_finding() -> None:
    desks = []
    for name in ("Courier", "Today"):
        desk = FactDesk(name, name, "2024-03-05", "The sluices stay closed, she said.")
        desk.saying("The sluices stay closed", "sluice stay closed", desk.marsk)
        desks.append(desk)

    assert found(*desks, slot="sluices") == []


def test_words_that_outlets_know_from_one_other_mouth_are() -> None:
    desks = []
    for name in ("Courier", "Today"):
        desk = FactDesk(name, name, "2024-03-05", "The sluices stay closed, she said, said Pavel Orsk.")
        orsk = desk.spokesman("Pavel Orsk")
        desk.saying("The sluices stay closed", "sluice stay closed", desk.marsk, on=orsk)
        desks.append(desk)

    (finding,) = found(*desks, slot="sluices")

    assert finding.kind is FindingKind.SINGLE_ROOT
    assert finding.reason.endswith("but it stands on one root: Pavel Orsk.")


def test_a_topic_that_two_sides_name_is_no_finding() -> None:
    desks = []
    for by in ("Pavel Orsk", "Dara Velin"):
        desk = FactDesk(by, by, "2024-03-05", f"It was about the dam, said {by}.")
        desk.fact(
            Slot.TOPIC, "the dam", "dam", said=desk.said("It was about the dam", desk.spokesman(by, by))
        )
        desks.append(desk)

    assert found(*desks, slot="dam") == []


def test_the_order_of_reports_changes_nothing() -> None:
    a, b, c = lasting("Courier", "Pavel Orsk"), lasting("Today", "Dara Velin"), lasting("Post", None)

    assert found(a, b, c) == found(c, b, a)


def relayed(name: str, agency: str) -> FactDesk:
    """A report that has the length of the call from an agency, and nobody behind it."""
    desk = FactDesk(name, name, "2024-03-05", f"It lasted an hour, according to {agency}.")
    party = desk.entity(agency, Kind.AGENCY)
    hop = Hop(role=HopRole.AGENCY, name=agency, entity=party.entity)
    own = Hop(role=HopRole.OUTLET, name=name, implicit=True)
    desk.fact(
        Slot.DURATION, "an hour", "54..66", said=desk.said("It lasted an hour", party, chain=(own, hop))
    )
    return desk


def test_an_agency_that_names_no_source_is_no_second_foot() -> None:
    a, b, c = lasting("Courier", "Pavel Orsk"), relayed("Post", "Meridian"), lasting("Today", "Dara Velin")

    assert found(a, b) == []
    assert found(relayed("Herald", "Wire"), b) == []
    (finding,) = found(a, b, c)
    assert "2 independent roots say so: Dara Velin and Pavel Orsk" in finding.reason


def test_lengths_that_only_fit_are_told_in_each_ones_words() -> None:
    a = lasting("Courier", "Pavel Orsk")
    b = FactDesk("Today", "Today", "2024-03-05", "It lasted 55 minutes. So said Velin.")
    said = b.said("It lasted 55 minutes", b.spokesman("Dara Velin", "side:velin"))
    b.fact(Slot.DURATION, "55 minutes", "55..55", said=said)

    (finding,) = [f for f in found(a, b, slot="minutes") if f.kind is FindingKind.CORROBORATED]

    assert "agree, each in their own words: 55 minutes (Dara Velin); an hour (Pavel Orsk)" in finding.reason


def test_who_welcomes_an_event_does_not_vouch_for_it_and_who_confirms_it_does() -> None:
    def called(name: str, cue: str, by: str) -> FactDesk:
        desk = FactDesk(name, name, "2024-03-05", f"{by} {cue} the long talk.")
        said = desk.said("the long talk", desk.spokesman(by, f"side:{by}"))
        changed = replace(said, cue=(desk.span(cue),))
        others = (changed if s.id == said.id else s for s in desk.reading.statements)
        desk.reading = replace(desk.reading, statements=tuple(others))
        desk.fact(Slot.TOOK_PLACE, "the long talk", "yes", said=changed)
        return desk

    def roots(*desks: FactDesk) -> set[str]:
        return {root for c in claims(*desks, slot=Slot.TOOK_PLACE) for root in c.roots}

    assert roots(called("Courier", "confirmed", "Dara Velin"), called("Today", "welcomed", "Edda Vorn")) == {
        "Dara Velin"
    }
    assert roots(called("Courier", "announced", "Dara Velin")) == {"Dara Velin"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Lysna Police Chief Pavel Orsk", "Lysna police"),
        ("Lysna Police Chief Pavel Orsk", "Dara Velin, a sergeant with the Lysna police"),
        ("Ann Orsk, a lawyer for Velin", "Dara Velin"),
        ("Velin's mother, Ann Orsk", "Dara Velin"),
    ],
)
def test_who_belongs_to_the_other_bears_nothing_out(one: str, other: str) -> None:
    def told(outlet: str, by: str) -> FactDesk:
        desk = FactDesk(outlet, outlet, "2024-03-05", f"It lasted an hour, said {by}.")
        name = next(n for n in ("Pavel Orsk", "Ann Orsk", "Dara Velin", "Lysna police") if n in by)
        kind = Kind.ORGANISATION if name == "Lysna police" else Kind.PERSON
        said = desk.said("It lasted an hour", desk.entity(name, kind))
        desk.fact(Slot.DURATION, "an hour", "54..66", said=said)
        return desk

    assert [f for f in found(told("Courier", one), told("Today", other)) if f.kind == "corroborated"] == []


def test_two_presidents_in_one_sentence_are_two() -> None:
    a = FactDesk("Courier", "Courier", "2024-03-05", "Pavel Orsk and President Dara Velin said: an hour.")
    b = lasting("Today", "Dara Velin")
    said = a.said("an hour", a.spokesman("Pavel Orsk", "side:orsk"))
    a.entity("Dara Velin", side="side:Dara Velin")
    a.fact(Slot.DURATION, "an hour", "54..66", said=said)

    assert [f.kind for f in found(a, b)] == [FindingKind.CORROBORATED]


def test_that_it_happened_only_its_parties_bear_out() -> None:
    def talked(outlet: str, by: str) -> FactDesk:
        desk = FactDesk(outlet, outlet, "2024-03-05", f"The talk was long, said {by}.")
        party = {"Ilena Marsk": desk.marsk, "Tomas Brandek": desk.brandek}.get(by)
        said = desk.said("The talk was long", party or desk.spokesman(by, f"side:{by}"))
        desk.fact(Slot.DAY, "The talk", "2024-03-04..2024-03-04", said=said)
        return desk

    def kinds(*by: str) -> list[FindingKind]:
        return [f.kind for f in found(*(talked(f"Paper {n}", b) for n, b in enumerate(by)), slot="on 4")]

    assert kinds("Ilena Marsk", "Tomas Brandek") == [FindingKind.CORROBORATED]
    assert kinds("Ilena Marsk", "Pavel Orsk") == []


def test_a_fact_beside_which_a_report_names_somebody_is_not_without_a_source() -> None:
    a = lasting("Courier", None)
    b = FactDesk("Today", "Today", "2024-03-05", "It lasted an hour. It was friendly, the palace said.")
    b.fact(Slot.DURATION, "an hour", "54..66")
    b.said("It was friendly", b.entity("the palace", Kind.ORGANISATION), mode=Mode.INDIRECT)

    assert found(a, b) == []


def test_one_person_and_torn_numbers_are_nothing_to_ask_a_source_for() -> None:
    def counted(outlet: str, words: str, value: str) -> FactDesk:
        desk = FactDesk(outlet, outlet, "2024-03-05", f"There were {words} in the room.")
        desk.fact(Slot.NUMBER, words, value)
        return desk

    def kinds(words: str, value: str) -> list[FindingKind]:
        return [f.kind for f in found(*(counted(p, words, value) for p in ("Courier", "Today")), slot=words)]

    assert kinds("12 guards", "guard|12..12") == [FindingKind.UNATTRIBUTED]
    assert kinds("one guard", "guard|1..1") == []


def test_what_ones_own_institution_tells_of_him_is_no_finding() -> None:
    desks = []
    for name in ("Courier", "Today"):
        desk = FactDesk(name, name, "2024-03-05", "The sluices stay closed, Velin said, said Pavel Orsk.")
        velin, orsk = desk.spokesman("Dara Velin", "palace"), desk.spokesman("Pavel Orsk", "palace")
        desk.saying("The sluices stay closed", "sluice stay closed", velin, on=orsk)
        desks.append(desk)

    assert found(*desks, slot="sluices") == []
