"""What people do with words: every example in the data file holds."""

from __future__ import annotations

from typing import Any

import pytest

from onrecord.lexicon.acts import load_acts
from onrecord.lexicon.base import read_toml
from onrecord.model import Document, MadeBy, Reading, Slot, sha256
from onrecord.read import nlp
from onrecord.read.claims import READER as CLAIMS
from onrecord.read.mentions import READER as MENTIONS
from onrecord.read.statements import READER as STATEMENTS

EXAMPLES: list[dict[str, Any]] = read_toml("acts.toml")["example"]
LEAD = "Edda Vorn met Jonas Reth. "


def slots(sentence: str) -> set[Slot]:
    """The kinds of fact found in a sentence about somebody known."""
    text = sentence
    for role, name in (("The chancellor", "Edda Vorn"), ("The minister", "Jonas Reth")):
        text = text.replace(role, name)
    for role in ("The president", "The ministry", "The prime minister"):
        text = text.replace(role, "Edda Vorn")
    document = Document(id="d", name="d", text=LEAD + text, text_sha256=sha256(LEAD + text), lang="en")
    reading = Reading(document=document, made_by=MadeBy(onrecord="0", readers={}, models={}))
    parse = nlp.parse(document)
    for reader in (MENTIONS, STATEMENTS, CLAIMS):
        reading = reader.read(parse, reading)
    return {a.slot for a in reading.assertions}


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda e: e["text"])
def test_every_example_holds(example: dict[str, Any]) -> None:
    found = slots(example["text"])

    assert (Slot(example["slot"]) in found) != example.get("not", False)


def test_every_slot_has_an_example_that_matches_and_offers_one_that_does_not() -> None:
    acts = load_acts()
    shown = {Slot(e["slot"]) for e in EXAMPLES if not e.get("not")}

    assert shown >= {*acts.slot_of.values(), Slot.OFFERED}
    assert any(e.get("not") and e["slot"] == Slot.OFFERED for e in EXAMPLES)


def test_words_are_in_lower_case_and_in_one_list_only() -> None:
    acts = load_acts()
    verbs = [*acts.slot_of, *acts.offers, *acts.requests]

    assert all(word == word.lower() for word in (*verbs, *acts.parts, *acts.hedge_words))
    assert len(verbs) == len(set(verbs))
    assert set(acts.particles) <= set(acts.slot_of)
