"""What all tests share: where the founding example lies, and how to name words in a text."""

from __future__ import annotations

from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SEEDS = ROOT.parent / "shared" / "seeds"
EXAMPLE = ROOT / "examples" / "story"


@pytest.fixture(scope="session")
def seeds_folder() -> Path:
    """The five real reports of the founding example."""
    if not SEEDS.is_dir():
        pytest.skip(
            "the five reports of the founding example are not here (../shared/seeds): they are others' texts"
        )
    return SEEDS


@pytest.fixture(scope="session")
def example_folder() -> Path:
    """The example story's reports."""
    return EXAMPLE
