"""What event mentions mean, as numbers."""

from __future__ import annotations

import math

import pytest

from onrecord.model import Document, EventMention, sha256
from onrecord.read import made_by, read
from onrecord.read.tagging.nets import ENV
from onrecord.read.tagging.tapped import tapped


@pytest.fixture(autouse=True)
def accurate(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(ENV, "accurate")


def told(text: str) -> dict[str, EventMention]:
    """The event mentions of a report by their triggers."""
    document = Document(id="d", name="d", text=text, text_sha256=sha256(text), lang="en")
    return {document.slice(e.trigger): e for e in read(document).events}


def near(a: EventMention, b: EventMention) -> float:
    """Cosine of two senses."""
    x, y = ([n - 256 if n > 127 else n for n in e.sense] for e in (a, b))
    return sum(p * q for p, q in zip(x, y, strict=True)) / math.hypot(*x) / math.hypot(*y)


def test_tellings_of_one_happening_lie_nearer_than_those_of_two() -> None:
    first = told("A strong earthquake struck the island on Tuesday, killing five people.")
    second = told("Five people were killed when a quake hit the island. The minister resigned on Friday.")

    deaths = near(first["killing"], second["killed"])

    assert deaths > 0.6
    assert deaths > near(first["killing"], second["resigned"]) + 0.3


@pytest.mark.parametrize("name", ["rules", "fast"])
def test_without_the_accurate_tagger_events_have_none(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(ENV, name)

    assert {e.sense for e in told("The minister resigned on Friday.").values()} == {b""}


def test_a_reading_names_the_weights_that_senses_come_from(monkeypatch: pytest.MonkeyPatch) -> None:
    assert made_by().models["senses"].startswith("sha256:")

    monkeypatch.setenv(ENV, "rules")
    assert "senses" not in made_by().models


def test_a_model_gets_one_more_output_by_a_message_that_follows_it() -> None:
    short, long = tapped(b"model", ["x"]), tapped(b"", ["y" * 200])

    assert short == b"model" + bytes([0x3A, 5, 0x62, 3, 0x0A, 1]) + b"x"
    # Lengths above 127 take two bytes.
    assert long[:6] == bytes([0x3A, 0xCE, 0x01, 0x62, 0xCB, 0x01])
