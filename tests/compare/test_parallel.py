"""Sentences of two reports that tell the same: what in them cannot both be, and what only looks so."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from onrecord.compare.contradiction import Contradiction
from onrecord.link import link
from onrecord.link.relabel import relabel
from onrecord.model import Finding, FindingKind
from readdesk import reading

BRIDGE = "The Valdorian army said that 40 soldiers were trapped when the old bridge over the Venna collapsed."


def findings(*reports: tuple[str, str, str | None]) -> tuple[Finding, ...]:
    readings = [reading(*report) for report in reports]
    links = link(readings)
    return Contradiction().compare([relabel(r, links) for r in readings], links)


def of_two(a: str, b: str, days: Sequence[str | None] = ("2024-03-05", "2024-03-05")) -> tuple[Finding, ...]:
    return findings(("Courier", a, days[0]), ("Today", b, days[1]))


@pytest.mark.parametrize(
    ("a", "b", "rule"),
    [
        (
            "The old bridge over the Venna was closed to lorries after 12 cracks were seen in its arches.",
            "The old bridge over the Venna was closed to lorries after 21 cracks were seen in its arches.",
            "parallel-figure",
        ),
        (
            "The assembly of Korvath passed the harbour bill by a vote of 61 to 44 after a long debate.",
            "The assembly of Korvath passed the harbour bill by a vote of 66 to 44 after a long debate.",
            "parallel-figure",
        ),
        (
            "The harbour company opened its grain terminal in Ostrel on Friday, with little ceremony.",
            "The harbour company opened its grain terminal in Ostrel on Sunday, with little ceremony.",
            "parallel-day",
        ),
        (
            "Drivers of the harbour railway will strike over pensions before the summer holidays.",
            "Drivers of the harbour railway will not strike over pensions before the summer holidays.",
            "parallel-denial",
        ),
        (
            "The assembly's budget committee approved the plan for a second grain terminal at the harbour.",
            "The assembly's budget committee rejected the plan for a second grain terminal at the harbour.",
            "parallel-opposite",
        ),
        (
            "The harbour company will build its second grain terminal in Berlin with money of the bank.",
            "The harbour company will build its second grain terminal in London with money of the bank.",
            "parallel-place",
        ),
        (
            "At the harbour two speed boats surrounded the grain ship around noon before the guards arrived.",
            "Three boats surrounded the grain ship around noon, the harbour's director told the newspaper.",
            "parallel-figure",
        ),
    ],
)
def test_what_cannot_both_be_is_a_contradiction(a: str, b: str, rule: str) -> None:
    (finding,) = of_two(a, b)

    assert finding.kind is FindingKind.CONTRADICTION
    assert finding.rule == rule
    assert len({place.doc for place in finding.evidence}) == 2


@pytest.mark.parametrize(
    ("a", "b"),
    [
        # rounding, bounds, units
        (
            "The bridge cost the city $4.12 million, of which the port paid a third last summer.",
            "The bridge cost the city about $4 million, of which the port paid a third last summer.",
        ),
        (
            "The old bridge over the Venna was closed to lorries after 12 cracks were seen in its arches.",
            "The old bridge over the Venna was closed to lorries after at least 10 cracks were seen.",
        ),
        (
            "The old bridge over the Venna was closed to lorries for two hours after the night's storm.",
            "The old bridge over the Venna was closed to lorries for 120 minutes after the night's storm.",
        ),
        # a part, another occasion
        (
            "The old bridge over the Venna was closed to lorries after 12 cracks were seen in its arches.",
            "The old bridge over the Venna was closed to lorries after 3 of the 12 cracks were seen.",
        ),
        (
            "The harbour company lost 12 lorries when the old bridge over the Venna collapsed.",
            "In a separate case a year earlier, the harbour company lost 31 lorries when the old bridge over "
            "the Venna collapsed.",
        ),
        # another clock
        (
            "The harbour company opened its grain terminal in Ostrel on Friday night, without much noise.",
            "The harbour company opened its grain terminal in Ostrel early on Saturday, local time, "
            "without much noise.",
        ),
        # who says it, not what
        (
            "Officers found two crates of rifles under the arches of the bridge, Anna Smith said.",
            "Officers found two crates of rifles under the arches of the bridge, but Paul Jones was calm.",
        ),
        # not denied
        (
            "Drivers of the harbour railway will strike over pensions before the summer holidays.",
            "Drivers of the harbour railway will not only strike over pensions before the summer holidays.",
        ),
    ],
)
def test_what_could_both_be_is_none(a: str, b: str) -> None:
    assert of_two(a, b) == ()


def test_a_toll_that_has_risen_in_a_later_report_is_no_contradiction() -> None:
    more = BRIDGE.replace("40 soldiers were trapped", "52 soldiers were killed")
    less = BRIDGE.replace("40 soldiers were trapped", "40 soldiers were killed")

    assert of_two(less, more, ("2024-03-05", "2024-03-07")) == ()
    assert len(of_two(more, less, ("2024-03-05", "2024-03-07"))) == 1
    assert len(of_two(less, more)) == 1


def test_a_report_that_gives_two_figures_for_one_thing_contradicts_itself() -> None:
    text = "The old bridge over the Venna was closed to lorries after 12 cracks were seen in its arches."
    other = text.replace("12", "21")

    (finding,) = findings(("Courier", f"{text} Nobody was hurt on the bridge. {other}", "2024-03-05"))

    assert finding.kind is FindingKind.SELF_CONTRADICTION
    assert "after 12 cracks" in finding.reason
    assert "after 21 cracks" in finding.reason


def test_each_on_the_word_of_another_person_is_two_accounts() -> None:
    a = "Anna Smith said that the storm sank 12 boats of the fishing village on the northern shore."
    b = "Paul Jones said that the storm sank 31 boats of the fishing village on the northern shore."

    (finding,) = of_two(a, b)

    assert finding.kind is FindingKind.DIFFERENT_ACCOUNT
    assert "Courier on the word of Anna Smith" in finding.reason


def test_one_speaker_on_two_occasions_is_set_against_himself() -> None:
    a = "“I will stand for mayor of the harbour city at the next election,” Anna Smith said."
    b = "“I will not stand for mayor of the harbour city at the next election,” Anna Smith said."

    assert of_two(a, b) == ()
    (finding,) = of_two(a, b, ("2024-03-05", "2024-04-20"))
    assert finding.kind is FindingKind.SPEAKER_INCONSISTENT


def test_a_copy_of_either_side_is_no_second_finding_and_order_changes_nothing() -> None:
    a = ("Courier", BRIDGE, "2024-03-05")
    b = ("Today", BRIDGE.replace("40", "62"), "2024-03-05")
    c = ("Post", BRIDGE, "2024-03-05")

    (finding,) = findings(a, b, c)

    assert len(finding.evidence) == 3
    assert findings(c, b, a) == (finding,)
