"""Who cannot have said it: deeds, errors, things, nobody; and whose words must not go to another."""

from __future__ import annotations

from reported import statements, who, words

from onrecord.model import Stance


def test_a_decision_to_act_is_a_deed_and_a_threat_to_act_is_said() -> None:
    deed = "Trump's decision to withdraw troops from Syria surprised allies."
    said = "Trump's threat to withdraw troops from Syria surprised allies."

    assert statements(deed) == ()
    assert [words(said, s.content) for s in statements(said)] == ["to withdraw troops from Syria"]


def test_what_somebody_wrongly_believes_another_said_is_nobodys_word() -> None:
    mistaken = statements("Trump mistakenly believed that Putin said he was weak.")
    plain = statements("Trump believed that Putin said he was weak.")

    assert [(who(s), s.stance) for s in mistaken] == [("Donald Trump", Stance.DOUBTING)]
    assert [who(s) for s in plain] == ["Donald Trump", "Vladimir Putin"]
