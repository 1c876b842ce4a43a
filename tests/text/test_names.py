"""Names as ids and across spellings."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.text.names import latin, name_key, slug


@pytest.mark.parametrize(
    "spellings",
    [
        ("Yury", "Yuri", "Юрий"),
        ("Zelensky", "Zelenskyy", "Zelenskiy", "Зеленский", "Зеленський"),
        ("Dmitry", "Dmitri", "Dmitriy"),
        ("Sergei", "Sergey"),
        ("Alexei", "Alexey", "Aleksey"),
        ("Erdoğan", "Erdogan"),
        ("Sánchez", "Sanchez"),
    ],
)
def test_usual_spellings_of_one_name_meet(spellings: tuple[str, ...]) -> None:
    assert len({name_key(name) for name in spellings}) == 1


@pytest.mark.parametrize(("a", "b"), [("Putin", "Rutte"), ("Merkel", "Merz"), ("Clinton", "Clapton")])
def test_different_names_stay_apart(a: str, b: str) -> None:
    assert name_key(a) != name_key(b)


def test_a_slug_is_plain_and_hyphenated() -> None:
    assert slug("Ursula von der Leyen") == "ursula-von-der-leyen"
    assert slug("Sinéad O’Connor Jr.") == "sinead-oconnor-jr"


@given(st.text(max_size=40))
def test_any_text_has_a_slug_of_letters_digits_and_hyphens(text: str) -> None:
    assert all(c.isalnum() or c == "-" for c in slug(text))


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz ", max_size=30))
def test_plain_latin_stays_as_it_is(text: str) -> None:
    assert latin(text) == text
