"""Words that the trained head takes for loaded: candidates, in the tiers that have one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.model import Document, FramingKind, MadeBy, Reading, sha256
from onrecord.read import made_by, nlp, read
from onrecord.read.framing import READER as FRAMING
from onrecord.read.tagging.loaded import LEARNED, Judged, loaded_net, loaded_words
from onrecord.read.tagging.nets import ENV, WEIGHTS, Tier


def document(text: str) -> Document:
    return Document(id="d", name="d", text=text, text_sha256=sha256(text), lang="en")


def judged(text: str, share: float, *words: str, word_share: float = 0.9) -> list[str]:
    """The words that are marked where the head gives `words` that share."""
    parse = nlp.parse(document(text))
    shares = {t.i: word_share if t.text in words else 0.0 for t in parse.tokens}
    one = Judged(sentence=parse.sentences[0], share=share, words=shares)
    return [text[f.span.start : f.span.end] for f in loaded_words(parse, [one])]


TEXT = "The mayor gave a murky and deaf to reason answer to the people."


def test_a_word_is_marked_where_sentence_and_word_are_sure() -> None:
    assert judged(TEXT, 0.9, "murky") == ["murky"]
    assert judged(TEXT, 0.3, "murky") == []
    assert judged(TEXT, 0.9, "murky", word_share=0.5) == []


def test_words_beside_each_other_are_one_mark() -> None:
    assert judged(TEXT, 0.9, "deaf", "reason") == ["deaf to reason"]


def test_a_mark_is_never_half_a_word() -> None:
    text = "It was a full-throated and scandal-mongering speech."

    assert judged(text, 0.9, "throated") == ["full-throated"]
    assert judged(text, 0.9, "scandal") == ["scandal-mongering"]


def test_words_that_only_hold_a_sentence_together_are_no_mark() -> None:
    assert judged(TEXT, 0.9, "the", "and") == []


@pytest.mark.parametrize("tier", [Tier.FAST, Tier.RULES])
def test_the_other_tiers_have_no_such_head(tier: Tier, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(ENV, tier)

    assert loaded_net(tier) is None
    assert all(f.rule != LEARNED for f in read(document("A shrill and murky pack of lies.")).framing)
    assert not [name for name in made_by().models if name.startswith("loaded")]


def test_the_reading_says_which_head_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(ENV, Tier.ACCURATE)

    assert made_by().models["loaded_accurate"].startswith("sha256:")


def test_the_weights_are_small_and_have_a_card() -> None:
    folder = WEIGHTS / Tier.ACCURATE
    card = (folder / "loaded.card.md").read_text(encoding="utf-8")

    assert (folder / "loaded.onnx").stat().st_size <= 5_000_000
    for told in ("BABE", "licence", "training/", "candidates", "scores no sentence, report or outlet"):
        assert told in card


def learned(text: str, monkeypatch: pytest.MonkeyPatch) -> Reading:
    monkeypatch.setenv(ENV, Tier.ACCURATE)
    return read(document(text))


def test_a_scornful_sentence_has_candidates_and_a_plain_one_none(monkeypatch: pytest.MonkeyPatch) -> None:
    scorn = "The shrill governor peddled yet another cockamamie fantasy to his gullible cronies on Monday."
    plain = "The governor presented the budget to the committee on Monday."

    assert [f for f in learned(scorn, monkeypatch).framing if f.rule == LEARNED]
    assert [f for f in learned(plain, monkeypatch).framing if f.rule == LEARNED] == []


def test_a_candidate_that_a_list_has_too_is_told_once() -> None:
    text = "The plan is a farce."
    doc = document(text)
    parse = nlp.parse(doc)
    reading = Reading(document=doc, made_by=MadeBy(onrecord="", readers={}, models={}))
    words = {t.i: float(t.text == "farce") for t in parse.tokens}
    one = Judged(sentence=parse.sentences[0], share=0.9, words=words)
    reading = replace(reading, framing=tuple(loaded_words(parse, [one])))
    found = FRAMING.read(parse, reading).framing

    assert [(f.kind, f.rule, f.voice) for f in found] == [(FramingKind.LOADED, "loaded", "outlet")]
