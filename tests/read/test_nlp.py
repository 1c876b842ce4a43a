"""The parse: every word at its place in the stored text, with known flaws of pages mended."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.errors import ModelError
from onrecord.model import Document, Parse, Part, Segment, Span, Token, sha256
from onrecord.read import nlp
from onrecord.read.units import LONGEST, units_of


def document(text: str, *segments: Segment) -> Document:
    return Document(id="d", name="d", text=text, text_sha256=sha256(text), segments=segments)


def token(text: str, words: str) -> Token:
    return next(t for t in nlp.parse(document(text)).tokens if t.text == words)


def test_a_bare_surname_that_is_a_word_is_a_person() -> None:
    assert token("On Monday, Trump pushed for an immediate ceasefire.", "Trump").entity == "PERSON"


def test_a_surname_that_only_the_report_knows_is_a_person() -> None:
    text = "Marta Stone, a nurse, left. Later, Stone said she was tired."
    parse = nlp.parse(document(text))

    assert [t.entity for t in parse.tokens if t.text == "Stone"] == ["PERSON", "PERSON"]


def test_reading_one_report_changes_nothing_for_the_next() -> None:
    plain_text = "The old Stone said nothing."
    alone = nlp.parse(document(plain_text))
    nlp.parse(document("Marta Stone, a nurse, left."))

    assert nlp.parse(document(plain_text)) == alone


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Yury Ushakovquoted by Reuters said so.", ["Yury", "Ushakov", "quoted"]),
        ("Spokesman Dmitry Peskovwho left said so.", ["Dmitry", "Peskov", "who"]),
        ("It was said byPutin on Monday.", ["by", "Putin"]),
    ],
)
def test_words_glued_to_a_known_name_come_apart(text: str, words: list[str]) -> None:
    found = [t.text for t in nlp.parse(document(text)).tokens]

    assert all(word in found for word in words)


@pytest.mark.parametrize("word", ["Trumpism", "Putinist", "Johnson", "Leyland", "Obamacare"])
def test_words_made_from_a_name_stay_whole(word: str) -> None:
    assert word in [t.text for t in nlp.parse(document(f"They spoke of {word} again.")).tokens]


def test_a_stop_between_role_and_name_ends_no_sentence() -> None:
    parse = nlp.parse(document("According to a Kremlin advisor. Yuri Ushakov said on Monday, it rained."))

    assert len(parse.sentences) == 1


def test_a_stop_after_a_role_ends_a_sentence_elsewhere() -> None:
    parse = nlp.parse(document("He is an advisor. Yuri Ushakov said on Monday that it rained."))

    assert len(parse.sentences) == 2


def test_a_caption_is_not_parsed() -> None:
    text = "Two men in Helsinki\nThe men met."
    caption = Segment(span=Span(0, 19), role=Part.CAPTION)

    assert [t.text for t in nlp.parse(document(text, caption)).tokens][:2] == ["The", "men"]


def test_a_long_line_is_parsed_in_pieces() -> None:
    text = "It rained all day. " * (LONGEST // 10)
    units = units_of(document(text))

    assert len(units) > 1
    assert all(len(words) <= LONGEST and text[start:].startswith(words) for start, words in units)


def test_models_are_named_with_version_and_hash() -> None:
    name, told = next(iter(nlp.models().items()))

    assert name.startswith("en_core_web")
    assert "3.8.0 sha256:" in told


def test_a_model_that_is_not_there_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(nlp.ENV, "no_such_model")

    with pytest.raises(ModelError, match="pip install no_such_model"):
        nlp.load()


def test_a_changed_model_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="not the pinned one"):
        nlp.check_files(tmp_path)


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=150))
def test_tokens_are_in_order_and_inside_the_text(text: str) -> None:
    parse = nlp.parse(document(text))

    ends = 0
    for t in parse.tokens:
        assert ends <= t.start < t.end <= len(text)
        assert nlp.plain(text[t.start : t.end]) == t.text or t.text == ","
        ends = t.end
    assert sum(s.last - s.first for s in parse.sentences) == len(parse.tokens)


def test_further_blanks_change_no_word_of_the_parse() -> None:
    once = nlp.parse(document("Kern met Brandt in Geneva. They talked for an hour."))
    more = nlp.parse(document("Kern met  Brandt in \u00a0 Geneva.  They talked\t for an hour."))

    def shown(parse: Parse) -> list[tuple[str, str, str, int]]:
        return [(t.text, t.tag, t.dep, t.head) for t in parse.tokens]

    assert shown(more) == shown(once)
    assert len(more.sentences) == len(once.sentences) == 2


def test_forms_that_are_taken_for_a_shorter_verbs_are_the_longer_ones() -> None:
    parse = nlp.parse(document("Kenya hopes to win. Students staged a march and hopped about."))
    found = {t.text: t.lemma for t in parse.tokens}

    assert (found["hopes"], found["staged"], found["hopped"]) == ("hope", "stage", "hop")
