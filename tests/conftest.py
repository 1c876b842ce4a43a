"""What all tests share: where the founding example lies, and how to name words in a text."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.read.tagging.nets import ENV, Tier

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


@pytest.fixture(autouse=True, scope="module")
def _rules_alone(request: pytest.FixtureRequest) -> Iterator[None]:
    """Test rules of reading by themselves, unless a file names another `TIER`.

    What the tagger adds has tests of its own (`test_tagging_*`); all other stages read as users do.
    """
    with pytest.MonkeyPatch.context() as patch:
        if request.path.parent.name == "read":
            patch.setenv(ENV, getattr(request.module, "TIER", Tier.RULES))
        yield
