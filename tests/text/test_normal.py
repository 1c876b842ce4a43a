from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import Span
from onrecord.text.normal import comparable, stem, words_of


def test_a_comparable_form_leads_back_to_the_characters_it_came_from() -> None:
    text = "  Trumpʼs  “GOOD”\n talk"

    form = comparable(text)

    at = form.text.index('"good"')
    back = form.back(Span(at, at + 6))
    assert form.text == 'trump\'s "good" talk'
    assert text[back.start : back.end] == "“GOOD”"


def test_initials_are_one_word_and_a_hyphen_parts_two() -> None:
    forms = [w.form for w in words_of("The U.S. had an hour-long call, 5,000 lines; don’t")]

    assert forms == ["the", "us", "had", "an", "hour", "long", "call", "5,000", "lines", "don't"]


def test_forms_of_a_word_meet_and_other_words_do_not() -> None:
    assert stem("weapons") == stem("weapon")
    assert stem("agreed") == stem("agreement")
    assert stem("discussed") == stem("discussions")
    assert stem("agreed") != stem("argued")
    assert stem("peace") != stem("piece")


@given(st.text(), st.integers(0, 1000))
def test_words_and_ways_back_lie_inside_any_text(text: str, start: int) -> None:
    form = comparable(text, start)
    words = words_of(text, start)

    assert all(start <= i < start + len(text) for i in form.offsets)
    assert list(form.offsets) == sorted(form.offsets)
    assert all(start <= w.span.start < w.span.end <= start + len(text) for w in words)
