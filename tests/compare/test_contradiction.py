"""What excludes each other, what only looks so, and who is said to have put something forward."""

from __future__ import annotations

from dataclasses import replace

import pytest

from factdesk import FactDesk, compared, one_call, words_of
from onrecord.compare.contradiction import Contradiction
from onrecord.model import Finding, FindingKind, Party, Slot, Span


def telling(name: str, slot: Slot, words: str, value: str) -> FactDesk:
    desk = FactDesk(name, name, "2024-03-05", f"It is told: {words}.")
    desk.fact(slot, words, value)
    return desk


def found(*desks: FactDesk) -> list[Finding]:
    return compared(Contradiction(), *desks)


def test_24_and_42_prisoners_exclude_each_other() -> None:
    a = telling("Courier", Slot.NUMBER, "42 prisoners", "prisoner|42..42")
    b = telling("Today", Slot.NUMBER, "24 prisoners", "prisoner|24..24")

    (finding,) = found(a, b)

    assert finding.kind is FindingKind.CONTRADICTION
    assert "“42 prisoners” (Courier; on the word of no named source)" in finding.reason
    assert finding.reason.endswith("Both cannot be.")
    assert sorted(words_of(finding, a, b)) == ["24 prisoners", "42 prisoners"]


@pytest.mark.parametrize(
    ("slot", "one", "other"),
    [
        (Slot.NUMBER, "prisoner|42..42", "prisoner|21.."),
        (Slot.NUMBER, "prisoner|42..42", "soldier|24..24"),
        (Slot.DURATION, "55..55", "0..60"),
        (Slot.DURATION, "120..", "121.."),
        (Slot.DURATION, "50..50", "54..66"),
        (Slot.DURATION, "50..50", "60..60"),
        (Slot.DAY, "2024-03-04..2024-03-04", "2024-03-01..2024-03-31"),
        (Slot.PLACE, "Istanbul", "Turkey"),
        (Slot.TOPIC, "the dam", "prisoners"),
        (Slot.ORDINAL, "4", "4"),
    ],
)
def test_what_could_both_be_is_no_contradiction(slot: Slot, one: str, other: str) -> None:
    assert found(telling("Courier", slot, "one", one), telling("Today", slot, "other", other)) == []


@pytest.mark.parametrize(
    ("slot", "one", "other"),
    [
        (Slot.DURATION, "55..55", "120.."),
        (Slot.DURATION, "50..50", "68..83"),
        (Slot.DURATION, "52..52", "50..50"),
        (Slot.DAY, "2024-03-04..2024-03-04", "2024-03-12..2024-03-12"),
    ],
)
def test_what_excludes_each_other_is_a_contradiction(slot: Slot, one: str, other: str) -> None:
    a, b = telling("Courier", slot, "one", one), telling("Today", slot, "other", other)

    assert [f.kind for f in found(a, b)] == [FindingKind.CONTRADICTION]


def test_a_resignation_is_announced_on_one_day_and_takes_effect_on_another() -> None:
    days = ("2024-03-04..2024-03-04", "2024-05-01..2024-05-01")
    a, b = (telling(name, Slot.DAY, "one", day) for name, day in zip(("Courier", "Today"), days, strict=True))
    links = one_call(a, b)
    resigned = replace(links, events=(replace(links.events[0], kind="resignation"),))

    assert Contradiction().compare([a.reading, b.reading], resigned) == ()


def test_what_one_side_denies_and_the_others_tell_is_a_contradiction() -> None:
    a = FactDesk("Courier", "Courier", "2024-03-05", "")
    b = FactDesk("Today", "Today", "2024-03-05", "There was no call, said Dara Velin.")
    said = b.said("There was no call", b.spokesman("Dara Velin"))
    b.fact(Slot.TOOK_PLACE, "no call", "no", said=said)

    (finding,) = found(a, b)

    assert finding.kind is FindingKind.CONTRADICTION
    assert "“did not take place” (Today; on the word of Dara Velin)" in finding.reason


def test_two_sources_that_are_both_named_give_two_accounts() -> None:
    desks = []
    for name, by, words, value in (
        ("Courier", "Orsk", "55 minutes", 55),
        ("Today", "Velin", "two hours", 120),
    ):
        desk = FactDesk(name, name, "2024-03-05", f"It lasted {words}, said {by}.")
        desk.fact(
            Slot.DURATION,
            words,
            f"{value}..{value}",
            said=desk.said(f"It lasted {words}", desk.spokesman(by, by)),
        )
        desks.append(desk)

    (finding,) = found(*desks)

    assert finding.kind is FindingKind.DIFFERENT_ACCOUNT
    assert finding.reason.endswith("Each stands on its own source; both cannot be.")


def test_a_report_that_gives_two_lengths_contradicts_itself() -> None:
    desk = FactDesk("Courier", "Courier", "2024-03-05", "It lasted 55 minutes. It lasted two hours.")
    desk.fact(Slot.DURATION, "55 minutes", "55..55")
    desk.fact(Slot.DURATION, "two hours", "120..120")

    (finding,) = found(desk)

    assert finding.kind is FindingKind.SELF_CONTRADICTION


# --- who put it forward --------------------------------------------------------------------------

BY_BRANDEK = ("send engineers to help repair the dam", "send engineer help repair dam")
BY_MARSK = ("would welcome help in repairing the dam by engineers", "help repair dam engineer")


def offers(name: str, words: str, meant: str, who: str, on: str) -> FactDesk:
    """A report in which somebody puts something forward, on the word of a spokesman."""
    desk = FactDesk(name, name, "2024-03-05", f"The talk: {words}. So said {on}.")
    desk.saying(words, meant, getattr(desk, who), on=desk.spokesman(on, on), slot=Slot.OFFERED)
    return desk


def test_who_asked_and_who_offered_is_told_differently_by_the_two_sides() -> None:
    a = offers("Courier", *BY_BRANDEK, who="brandek", on="Pavel Orsk")
    b = offers("Today", *BY_MARSK, who="marsk", on="Dara Velin")

    (finding,) = found(a, b)

    assert finding.kind is FindingKind.DIFFERENT_ACCOUNT
    assert "Tomas Brandek according to Pavel Orsk" in finding.reason
    assert "Ilena Marsk according to Dara Velin" in finding.reason
    assert sorted(words_of(finding, a, b)) == sorted([BY_BRANDEK[0], BY_MARSK[0]])


def test_both_on_one_word_are_one_account() -> None:
    a = offers("Courier", *BY_BRANDEK, who="brandek", on="Pavel Orsk")
    b = offers("Today", *BY_MARSK, who="marsk", on="Pavel Orsk")

    assert found(a, b) == []


def test_help_with_other_things_is_another_offer() -> None:
    a = offers("Courier", *BY_BRANDEK, who="brandek", on="Pavel Orsk")
    b = offers(
        "Today", "help with the harvest in autumn", "help harvest autumn", who="marsk", on="Dara Velin"
    )

    assert found(a, b) == []


def test_two_reports_of_one_persons_offer_are_no_difference() -> None:
    a = offers("Courier", *BY_BRANDEK, who="brandek", on="Pavel Orsk")
    b = offers("Today", *BY_MARSK, who="brandek", on="Dara Velin")

    assert found(a, b) == []


def described(told: str | None) -> FactDesk:
    """A report in which "the president", told to somebody, puts it forward."""
    desk = FactDesk("Today", "Today", "2024-03-05", f"The president {BY_MARSK[0]}, said Dara Velin.")
    fact = desk.saying(
        *BY_MARSK, Party(name="The president"), on=desk.spokesman("Dara Velin", "Velin"), slot=Slot.OFFERED
    )
    if told is not None:
        desk.addressed(fact, getattr(desk, told))
    return desk


def test_somebody_described_is_not_the_one_he_speaks_to() -> None:
    a = offers("Courier", *BY_BRANDEK, who="brandek", on="Pavel Orsk")

    assert [f.kind for f in found(a, described("brandek"))] == [FindingKind.DIFFERENT_ACCOUNT]


def test_somebody_described_may_be_anybody_else() -> None:
    a = offers("Courier", *BY_BRANDEK, who="brandek", on="Pavel Orsk")

    assert found(a, described(None)) == []


def test_whose_word_a_number_is_stands_with_each_report_that_has_it_from_him() -> None:
    a = telling("Courier", Slot.NUMBER, "42 prisoners", "prisoner|42..42")
    b = FactDesk("Post", "Post", "2024-03-05", "It was 42 prisoners. So said Jonas Reth.")
    said = b.said("It was 42 prisoners", b.spokesman("Jonas Reth"))
    b.fact(Slot.NUMBER, "42 prisoners", "prisoner|42..42", said=said)
    c = telling("Today", Slot.NUMBER, "24 prisoners", "prisoner|24..24")

    (finding,) = found(a, b, c)
    (plain,) = found(b, c)

    assert "“42 prisoners” (Post on the word of Jonas Reth; Courier names no source)" in finding.reason
    assert "“42 prisoners” (Post; on the word of Jonas Reth)" in plain.reason


def test_two_figures_in_one_sentence_are_of_two_things() -> None:
    desk = FactDesk("Courier", "Courier", "2024-03-05", "A poll gave her 46 voters to 45 voters.")
    desk.fact(Slot.NUMBER, "46 voters", "voter|46..46")
    desk.fact(Slot.NUMBER, "45 voters", "voter|45..45")
    links = one_call(desk)
    text = desk.reading.document.text
    (mention, *others) = desk.reading.events
    told = replace(mention, sentence=Span(0, len(text)))
    reading = replace(desk.reading, events=(told, *others))

    assert Contradiction().compare([reading], links) == ()


def test_sums_of_what_goes_on_are_no_contradiction_and_those_of_one_day_are() -> None:
    a = telling("Courier", Slot.NUMBER, "$43 million", "USD|43000000..43000000")
    b = telling("Today", Slot.NUMBER, "$13 million", "USD|13000000..13000000")
    links = one_call(a, b)
    paid = replace(links, events=(replace(links.events[0], kind="financing"),))

    assert Contradiction().compare([a.reading, b.reading], paid) == ()
    assert [f.kind for f in Contradiction().compare([a.reading, b.reading], links)] == [
        FindingKind.CONTRADICTION
    ]
