"""Whom "his ministry" and "her office" speak for."""

from __future__ import annotations

import pytest

from readdesk import reading


@pytest.mark.parametrize(
    ("words", "side"),
    [
        (
            "Foreign Minister Jonas Reth of Norway will lead the delegation, his ministry said.",
            "place:norway",
        ),
        ("Chancellor Olaf Scholz met workers. His office said that the visit went well.", "place:germany"),
        ("Chancellor Olaf Scholz met workers. His brother said that the visit went well.", None),
    ],
)
def test_somebodys_ministry_or_office_speaks_for_whom_he_speaks_for(words: str, side: str | None) -> None:
    (statement,) = reading("Daily", words, "2024-03-05").statements

    assert statement.chain[-1].side == side
