"""PLOVER's sixteen types: every kind is coded with one of them, or honestly with none."""

from __future__ import annotations

import pytest

from onrecord.lexicon import plover
from onrecord.lexicon.kinds import kinds


def test_there_are_sixteen_types() -> None:
    assert len(plover.types()) == 16


def test_every_type_has_a_kind() -> None:
    coded = {kind.plover for kind in kinds().values()}
    by_words = {mode for kind in kinds().values() for mode, _ in kind.modes if mode[0].isupper()}

    assert set(plover.types()) <= coded | by_words


@pytest.mark.parametrize("name", kinds())
def test_every_mode_of_a_kind_is_one_of_its_type(name: str) -> None:
    kind = kinds()[name]
    modes = [mode for mode in (kind.mode, *(m for m, _ in kind.modes)) if mode]

    if kind.plover == plover.NONE:
        assert not modes
    for mode in modes:
        word = mode if mode[0].isupper() else plover.code(kind.plover, mode)
        of_type, own = plover.split(word)
        assert own is None or own in plover.types()[of_type]


def test_every_mode_that_stands_for_another_exists() -> None:
    for of_type, modes in plover.types().items():
        for word in (of_type, *(plover.code(of_type, m) for m in modes)):
            for turned in (plover.announced(word), plover.refused(word)):
                to, mode = plover.split(turned)
                assert mode is None or mode in plover.types()[to]


@pytest.mark.parametrize(
    ("word", "announced"),
    [
        ("CONSULT-visit", "AGREE"),
        ("RETREAT-release", "AGREE"),
        ("PROTEST-boycott", "THREATEN-restrict"),
        ("COERCE-curfew", "THREATEN-curfew"),
        ("ASSAULT-firearms", "THREATEN-violence"),
        ("REQUEST-yield", "REQUEST-yield"),
    ],
)
def test_what_is_announced_is_a_promise_or_a_threat(word: str, announced: str) -> None:
    assert plover.announced(word) == announced


@pytest.mark.parametrize(
    ("word", "refused"),
    [
        ("CONSULT", "REJECT-meet"),
        ("AID", "REJECT-assist"),
        ("RETREAT-resign", "REJECT-change"),
        ("ASSAULT-firearms", "ASSAULT-firearms"),
    ],
)
def test_what_somebody_will_not_grant_is_refused(word: str, refused: str) -> None:
    assert plover.refused(word) == refused
