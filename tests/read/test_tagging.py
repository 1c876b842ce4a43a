"""What the trained taggers find beside the rules, and what they may not spoil."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.errors import ModelError
from onrecord.model import Document, Reading, Stance, Statement, sha256
from onrecord.read import made_by, read
from onrecord.read.tagging import nets
from onrecord.read.tagging.nets import ENV, WEIGHTS, Tier, hashed, tier

TIER = Tier.ACCURATE
BOTH = pytest.mark.parametrize("of", [Tier.ACCURATE, Tier.FAST])


def reading(text: str) -> Reading:
    return read(Document(id="d", name="d", text=text, text_sha256=sha256(text), lang="en"))


def found(text: str) -> list[tuple[str, str]]:
    """Speaker and words of each statement."""

    def words(s: Statement) -> str:
        return " … ".join(text[span.start : span.end] for span in s.content)

    return [(s.speaker.name if s.speaker else "", words(s)) for s in reading(text).statements]


def test_an_attitude_that_no_rule_knows_is_found() -> None:
    text = "The governor has come under pressure. Farm groups are lobbying for a delay of the water law."

    rules = [s for s in reading(text).statements if s.rule != "tagged"]
    assert not rules
    assert ("Farm groups", "a delay of the water law") in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "Nobody said that the war was over.",
        "No senior official has defended the withdrawal.",
        "The museum showed “The Night Watch” to visitors for a week.",
        "The two leaders discussed the harvest and the drought.",
        "The bridge was closed on Monday after heavy rain.",
    ],
)
def test_what_nobody_says_stays_out(text: str) -> None:
    assert found(text) == []


def test_whom_it_was_told_to_is_no_part_of_what_was_told() -> None:
    text = "President Ann Kern informed the chancellor about the closure of the border."

    (statement,) = reading(text).statements

    assert not text[statement.start : statement.end].startswith("the chancellor")


def test_a_relative_clause_at_the_end_is_not_lost() -> None:
    text = "The minister stated that he was ready to work on a memorandum, which includes a ceasefire."

    assert found(text)[0][1].endswith("which includes a ceasefire")


def test_silence_stays_silence() -> None:
    text = "Ivo Brandt, a spokesman for the ministry, declined to comment on the report."

    assert {s.stance for s in reading(text).statements} == {Stance.SILENCE}


def test_two_verbs_of_one_speaker_are_two_statements() -> None:
    text = (
        "Aumar's chancellor, Edda Vorn, welcomed the exchange and said that a meeting was possible in April."
    )

    assert found(text) == [
        ("Edda Vorn", "the exchange"),
        ("Edda Vorn", "that a meeting was possible in April"),
    ]


@BOTH
def test_each_tier_reads_a_plain_quotation(of: Tier, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(ENV, of)

    assert found("“We will not wait,” President Ann Kern said on Monday.") == [
        ("Ann Kern", "“We will not wait,”")
    ]


@BOTH
def test_weights_are_named_in_what_made_a_reading(of: Tier, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(ENV, of)

    digest = hashlib.sha256((WEIGHTS / of / "model.onnx").read_bytes()).hexdigest()
    assert made_by().models[f"attribution_{of}"] == f"sha256:{digest}"


def test_rules_alone_name_no_weights(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(ENV, Tier.RULES)

    assert not [name for name in made_by().models if name.startswith("attribution")]


def test_an_unknown_tagger_is_refused_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(ENV, "fastest")

    with pytest.raises(ModelError, match=r"'fastest'; it can be: accurate, fast, rules"):
        tier()


def test_missing_weights_say_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(nets, "WEIGHTS", tmp_path)

    with pytest.raises(ModelError, match="weights are missing"):
        nets.weights.__wrapped__(Tier.FAST)


@BOTH
def test_weights_are_small_and_have_a_card(of: Tier) -> None:
    assert (WEIGHTS / of / "model.onnx").stat().st_size <= 30_000_000
    card = (WEIGHTS / of / "card.md").read_text(encoding="utf-8")
    for told in ("PolNeAR", "licence", "training/", "who said what"):
        assert told in card


def test_words_have_their_places_on_any_machine() -> None:
    assert hashed("Said") == hashed("said") == (3890, 3442, 2511)


SCRAPS = ("He said that we won", '" \u201c \u201d , .', "Kern 42 \u0442 e\u0301 told reporters", "\n")
NEWS = st.lists(st.sampled_from([*" ".join(SCRAPS[:3]).split(), "\n"]), max_size=60).map(" ".join)


@settings(max_examples=40, deadline=None, derandomize=True)
@given(st.text(max_size=120) | NEWS)
def test_every_span_lies_in_any_text(text: str) -> None:
    for statement in reading(text).statements:
        for span in (*statement.content, *statement.cue, *statement.source):
            assert 0 <= span.start < span.end <= len(text)


def test_a_sentence_without_end_is_read() -> None:
    text = "He said " + "that we won and " * 400 + "left."

    assert reading(text).statements
