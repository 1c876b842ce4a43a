"""Events in plain words say who did it and to whom it was done."""

from __future__ import annotations

from onrecord.link.labels import event_label
from onrecord.model import Participant, Party


def participant(role: str, name: str) -> Participant:
    return Participant(role=role, party=Party(name=name, entity=f"person:{name.lower()}"))


def test_who_appoints_and_who_is_appointed_are_not_one_list() -> None:
    label = event_label("appointment", [participant("agent", "Roe"), participant("who", "Doe")], None, None)

    assert label.startswith("Appointment of Doe by Roe")


def test_who_resigns_alone_is_named_behind_the_kind() -> None:
    label = event_label("resignation", [participant("who", "Doe")], None, None)

    assert label.startswith("Resignation, Doe")
