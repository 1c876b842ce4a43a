"""How alike two wordings are, and whether that makes one thing said of them."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.link.reprise import carried_over
from onrecord.link.told import Told, could_reach, is_told, likeness, score, tell
from onrecord.link.wording import Wording, wording_of
from onrecord.model import Document, Mode, Span, Statement


def words(text: str, mode: Mode = Mode.INDIRECT) -> Wording:
    document = Document(id="d", name="d", text=text, text_sha256="")
    return wording_of(Statement(id="s", mode=mode, content=(Span(0, len(text)),)), document)


def told(text: str, mode: Mode = Mode.INDIRECT) -> Told:
    return tell(words(text, mode), mode)


def odds(a: Told, b: Told) -> float:
    return score(likeness(a, b, False, False).features)


def test_near_words_and_inflections_meet() -> None:
    found = likeness(
        told("she offered to assist with the talks"), told("an offer to help the negotiation"), False, False
    )

    assert set(found.shared) == {"assist", "offer", "negotiation"}


def test_rare_words_say_more_than_names_and_common_ones() -> None:
    rare = odds(told("that the binder lists every smuggler"), told("a binder of smugglers"))
    common = odds(told("that Putin spoke of the last year"), told("Putin named the last year"))

    assert rare > common


def test_a_title_before_a_name_ends_no_sentence() -> None:
    (sentence,) = told("that Mr. Mattis would leave at the end of February").sentences

    assert "mattis" in sentence.forms


def test_few_words_must_be_clear_without_the_event() -> None:
    assert is_told(0.7, 3, quoted=True, event=False)
    assert not is_told(0.7, 2, quoted=True, event=True)
    assert not is_told(0.7, 3, quoted=False, event=False)
    assert not is_told(9.0, 1, quoted=True, event=True)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=60), st.text(max_size=60))
def test_likeness_is_the_same_either_way_round(a: str, b: str) -> None:
    x, y = told(f"word {a}"), told(f"word {b}")

    assert likeness(x, y, False, True) == likeness(y, x, False, True)
    if score(likeness(x, y, False, False).features) >= 0.6:
        assert could_reach(x, y, 0.6)


def test_a_piece_of_a_quotation_must_stand_whole_and_with_content() -> None:
    whole = words("Because I think there is no water left in the basin, we wait", Mode.DIRECT)

    assert carried_over(words("they wait “because there is no water left”", Mode.MIXED), whole, False)
    assert not carried_over(words("they wait “because there is no hope left”", Mode.MIXED), whole, False)
    assert not carried_over(words("they wait “there is no”", Mode.MIXED), whole, False)
