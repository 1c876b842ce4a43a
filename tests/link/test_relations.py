"""How events stand to each other, where a report says so in words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.lexicon.base import read_toml
from onrecord.link import link_events
from onrecord.model import EventMention, Relation, Span
from storydesk import Desk


def relations(
    text: str,
    first: tuple[str, str],
    second: tuple[str, str],
    days: tuple[str | None, str | None] = (None, None),
) -> dict[str, list[str]]:
    """For the kind of each of two events that `text`, one sentence, tells: how it stands to the other."""
    desk = Desk("a", None, "2025-06-05", text)
    for (kind, trigger), day in zip((first, second), days, strict=True):
        desk.event(kind, trigger, desk.entity("Norland"), day=day)
    whole = tuple(replace(e, sentence=Span(0, len(text))) for e in desk.reading.events)
    events, _ = link_events([replace(desk.reading, events=whole)], desk.reading.entities, {})
    return {e.kind: [r.kind for r in e.relations] for e in events}


def test_who_acts_in_response_says_so() -> None:
    text = "Norland expelled two envoys in retaliation for the arrest of its consul."

    assert relations(text, ("expulsion", "expelled"), ("arrest", "arrest")) == {
        "expulsion": ["response-to"],
        "arrest": [],
    }


def test_what_sparks_something_is_what_that_responds_to() -> None:
    found = relations("The raid by Norland sparked protests.", ("attack", "raid"), ("protest", "protests"))

    assert found == {"attack": [], "protest": ["response-to"]}


@pytest.mark.parametrize(
    "text",
    [
        "Norland voted hours after the attack.",
        "After the attack on the bridge, Norland voted.",
        "The attack on Norland came two days before it voted.",
    ],
)
def test_before_and_after_are_told_both_ways(text: str) -> None:
    first, second = sorted([("attack", "attack"), ("vote", "voted")], key=lambda t: text.index(t[1]))

    found = relations(text, first, second)

    assert found == {"attack": ["before"], "vote": ["after"]}


@pytest.mark.parametrize(
    "text",
    [
        "Norland voted and, after a long debate, condemned the attack.",
        "Norland voted on the budget that was drawn up before the attack.",
        "Norland voted, but the mood had changed after the attack.",
        "Norland voted amid the attack.",
    ],
)
def test_words_of_another_clause_order_nothing(text: str) -> None:
    assert relations(text, ("vote", "voted"), ("attack", "attack")) == {"vote": [], "attack": []}


def test_days_that_say_otherwise_win() -> None:
    found = relations(
        "Norland voted after the attack.",
        ("vote", "voted"),
        ("attack", "attack"),
        ("2025-06-01", "2025-06-03"),
    )

    assert found == {"vote": [], "attack": []}


def test_every_relation_says_what_it_rests_on() -> None:
    desk = Desk("a", None, "2025-06-05", "Norland voted after the attack.")
    for kind, trigger in (("vote", "voted"), ("attack", "attack")):
        desk.event(kind, trigger, desk.entity("Norland"))
    told: list[EventMention] = [replace(e, sentence=Span(0, 31)) for e in desk.reading.events]

    events, _ = link_events([replace(desk.reading, events=tuple(told))], desk.reading.entities, {})

    (vote,) = (e for e in events if e.kind == "vote")
    (attack,) = (e for e in events if e.kind == "attack")
    assert vote.relations == (
        Relation(kind="after", event=attack.id, reason="told so: “voted after the attack”"),
    )


@pytest.mark.parametrize("order", read_toml("event_order.toml")["orders"], ids=lambda o: o["kind"])
def test_each_example_has_words_of_its_kind(order: dict[str, object]) -> None:
    words = order["between"]

    assert isinstance(words, list)
    assert any(f" {w} " in str(order["example"]) for w in words)
