"""The same fact in other words is a matter of wording, and no more is said of it."""

from __future__ import annotations

from onrecord.compare.tone import Tone
from onrecord.link import link
from onrecord.link.relabel import relabel
from onrecord.model import Finding, FindingKind
from readdesk import reading


def found(a: str, b: str) -> tuple[Finding, ...]:
    readings = [reading("Courier", a, "2024-03-05"), reading("Today", b, "2024-03-05")]
    links = link(readings)
    return Tone().compare([relabel(r, links) for r in readings], links)


SAID = "Defence Minister Paul Jones {} that the army had captured 23 rebels near the old bridge on Monday."


def test_who_claims_in_one_report_and_says_in_another_is_told_with_other_verbs() -> None:
    (finding,) = found(SAID.format("claimed"), SAID.format("said"))

    assert finding.kind is FindingKind.FRAMING_ONLY
    assert finding.rule == "reporting-verb"
    assert "“claimed” (Courier, which so keeps its distance) – “said” (Today)" in finding.reason
    assert {place.doc for place in finding.evidence} == {
        reading("Courier", SAID.format("claimed"), "2024-03-05").document.id,
        reading("Today", SAID.format("said"), "2024-03-05").document.id,
    }


def test_two_plain_verbs_are_no_difference() -> None:
    assert found(SAID.format("said"), SAID.format("added")) == ()


def test_other_figures_are_no_matter_of_wording() -> None:
    a = "The regime's army captured 23 rebels near the old bridge over the Venna on Monday morning."
    b = "The army captured 12 rebels near the old bridge over the Venna on Monday morning."

    assert found(a, b) == ()


def test_what_papers_show_and_what_is_told_by_a_rival_is_no_choice_of_verbs() -> None:
    said = SAID.format("said")

    assert found(SAID.format("showed"), said) == ()
    assert found(said.replace("Paul Jones said", "Paul Jones, Ann Lee said, claimed"), said) == ()


def test_the_same_verbs_of_two_speakers_are_no_difference_of_wording() -> None:
    other = SAID.replace("Defence Minister Paul Jones", "Opposition leader Ann Lee")

    assert found(SAID.format("claimed"), other.format("said")) == ()
