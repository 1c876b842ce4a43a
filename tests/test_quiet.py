"""Python's collector is as it was after long work, however the work ends."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from onrecord.quiet import without_collecting


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    was = gc.isenabled()
    yield
    (gc.enable if was else gc.disable)()


def test_the_collector_rests_inside_and_works_again_after_it() -> None:
    gc.enable()

    with without_collecting():
        assert not gc.isenabled()

    assert gc.isenabled()


def test_it_works_again_after_an_error_too() -> None:
    gc.enable()

    with pytest.raises(ValueError), without_collecting():
        raise ValueError

    assert gc.isenabled()


def test_who_switched_it_off_finds_it_off() -> None:
    gc.disable()

    with without_collecting():
        pass

    assert not gc.isenabled()
