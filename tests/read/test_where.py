"""Where an event is told to be."""

from __future__ import annotations

import pytest
from test_events import read, told


@pytest.mark.parametrize(
    ("text", "words", "place"),
    [
        ("Macron met Merz in Rome.", "met", "Rome"),
        ("In Rome, Macron met Merz.", "met", "Rome"),
        ("Macron and Merz held talks in Rome.", "talks", "Rome"),
        ("Talks between Kenya and Uganda were held in Rome.", "Talks", "Rome"),
        ("Talks between Kenya and Uganda resumed in Rome.", "Talks", "Rome"),
        ("The Istanbul talks were short.", "talks", "Istanbul"),
        ("Macron met Merz at the White House.", "met", "White House"),
        ("Rebels attacked a convoy in the northern city of Mombasa.", "attacked", "Mombasa"),
        ("Rebels attacked positions near the town of Mombasa.", "attacked", "Mombasa"),
        ("Six soldiers were killed in a raid on a village in Kenya.", "killed", "Kenya"),
        ("Six soldiers were killed by gunmen in Mombasa.", "killed", "Mombasa"),
        ("Thousands marched in the capital, Nairobi.", "marched", "Nairobi"),
        ("Macron visited Nairobi.", "visited", "Nairobi"),
    ],
)
def test_a_place_stands_behind_in_or_at(text: str, words: str, place: str) -> None:
    assert told(read(text), words).place == place


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("NAIROBI — Rebels attacked the port on Monday.", "attacked"),
        ("Macron met Merz in May.", "met"),
        ("Speaking in Rome, the minister said that rebels had attacked the port.", "attacked"),
        ("Macron and the king of Morocco met.", "met"),
        ("Macron met Merz, who was born in Rome.", "met"),
        ("Kenya attacked Uganda.", "attacked"),
    ],
)
def test_another_place_is_not_where_it_was(text: str, words: str) -> None:
    assert told(read(text), words).place is None
